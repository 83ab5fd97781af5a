"""A batch: a package for every case in a folder or a .jsonl file, whatever is wrong with the one beside it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases import merged, smallest_data
from conftest import DEMONSTRATION_DAY, ROOT
from extraction import text_of
from test_cli import Ran, Run, run
from toolkit.batch import keys
from toolkit.batch.building import Job, Outcome, with_shared_key
from toolkit.batch.planning import plan
from toolkit.batch.reading import read_one
from toolkit.batch.sources import CaseFile, find_cases
from toolkit.content.reader import Guide
from toolkit.package.choices import Choices
from toolkit.package.stock import Stock, read_stock
from toolkit.proof.pdf_sameness import differences

__all__ = ["run"]

QUICK = ["--documents", "my-views", "--formats", "html", "--today", "2026-03-20"]
FAULTY = {"schema": 1, "reference": "LH-9", "child": {"name": "Secretname"}}


def case(number: int, name: str) -> dict[str, Any]:
    return smallest_data(reference=f"LH-{number}", child={"name": name, "known_as": name})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three cases, one of them faulty, and a file that is none."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for number, data in enumerate([case(1, "Aardvark"), FAULTY, case(2, "Badger")], 1):
        (folder / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "notes.txt").write_text("not a case")
    return folder


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The same three as lines of a file, with an empty line between."""
    file = tmp_path / "cases.jsonl"
    texts = [json.dumps(data) for data in (case(1, "Aardvark"), FAULTY, case(2, "Badger"))]
    file.write_text("\n\n".join(texts), encoding="utf-8")
    return file


@pytest.mark.parametrize(("source", "line"), [("folder", "2.json:1: "), ("lines", "cases.jsonl:3: ")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_faulty_case_does_not_stop_the_others(
    run: Run, tmp_path: Path, request: pytest.FixtureRequest, source: str, line: str, jobs: str
) -> None:
    ran = run("batch", request.getfixturevalue(source), "--out", tmp_path / "out", "--jobs", jobs, *QUICK)
    assert ran.status == 2
    assert sorted(path.name for path in (tmp_path / "out").glob("LH*")) == ["LH-1", "LH-2"]
    assert "2 of 3 packages" in ran.out
    assert line in ran.err and "child.born: this is missing" in ran.err
    assert "Secretname" not in ran.err + ran.out and "Traceback" not in ran.err


def test_no_package_holds_a_word_of_another_case(run: Run, folder: Path, tmp_path: Path) -> None:
    run("batch", folder, "--out", tmp_path / "out", *QUICK)
    for reference, own, other in (("LH-1", "Aardvark", "Badger"), ("LH-2", "Badger", "Aardvark")):
        text = text_of(tmp_path / "out" / reference / "my-views.standard.en-GB.html")
        assert own in text and other not in text


def test_no_package_holds_a_word_of_the_case_before_it_in_the_same_process(
    folder: Path, tmp_path: Path
) -> None:
    asked = Choices(documents=("my-views",), formats=("txt",))
    job = with_shared_key(Job(tmp_path / "out", asked, DEMONSTRATION_DAY))
    planned = plan(find_cases(folder), job, lambda some: [read_one(one, job.today) for one in some])
    for task in planned.to_build:
        task.carry_out(lambda number: None, {})
    for reference, own, other in (("LH-1", "Aardvark", "Badger"), ("LH-2", "Badger", "Aardvark")):
        text = text_of(tmp_path / "out" / reference / "my-views.standard.en-GB.txt")
        assert own in text and other not in text


def test_one_process_and_two_give_the_same_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    built = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        run("batch", folder, "--out", out, "--jobs", jobs, *QUICK)
        built.append({path: content for path, (content, _) in packages_in(out).items()})
    assert built[0] == built[1] and len(built[0]) == 4


def test_two_cases_of_one_reference_are_refused_before_anything_is_built(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "4.json").write_text(json.dumps({**case(1, "Cat"), "reference": "lh-1"}), encoding="utf-8")
    ran = run("batch", folder, "--out", tmp_path / "out", *QUICK)
    assert ran.status == 2
    assert "4.json:1: reference: another case of this batch has this reference already." in ran.err
    assert not (tmp_path / "out").exists()


def test_a_batch_without_faults_ends_with_0(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "2.json").unlink()
    ran = run("batch", folder, "--out", tmp_path / "out", *QUICK)
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("name", ["empty", "notes.txt", "nowhere", "none.jsonl"])
def test_a_source_without_cases_is_the_inputs_fault(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("not a case")
    (tmp_path / "none.jsonl").write_text("\n \n")
    ran = run("batch", tmp_path / name, "--out", tmp_path / "out", *QUICK)
    assert ran.status == 2 and len(ran.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_cases_are_found_in_the_order_of_names_and_lines(folder: Path, lines: Path) -> None:
    assert [found.path.name for found in find_cases(folder)] == ["1.json", "2.json", "3.json"]
    assert find_cases(lines) == [CaseFile(lines, 1), CaseFile(lines, 3), CaseFile(lines, 5)]


# ---------------------------------------------------------------- run again


def packages_in(out: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of every package: its bytes, and when it was put there."""
    return {
        str(path.relative_to(out)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in out.glob("*/*")
        if not path.parent.name.startswith(".")
    }


def built_again(run: Run, source: Path, out: Path, *more: str) -> tuple[Ran, set[str]]:
    """What was told, and which files were put there anew."""
    before = packages_in(out)
    ran = run("batch", source, "--out", out, *QUICK, *more)
    return ran, {path for path, found in packages_in(out).items() if before.get(path) != found}


def test_what_has_not_changed_is_not_built_again_and_its_faults_are_told_again(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    first = run("batch", folder, "--out", tmp_path / "out", *QUICK)
    ran, anew = built_again(run, folder, tmp_path / "out", "--why")
    assert anew == set() and "built because" not in ran.out
    assert (ran.status, ran.err) == (first.status, first.err) == (2, first.err)
    assert "2 of 3 packages" in ran.out and "2 of them unchanged" in ran.out


def test_all_are_built_where_all_are_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    run("batch", folder, "--out", tmp_path / "out", *QUICK)
    ran, anew = built_again(run, folder, tmp_path / "out", "--all", "--why")
    assert len(anew) == 4 and ran.out.count(f"built because {keys.ASKED}") == 2


def test_a_case_that_has_changed_is_built_and_the_others_are_not(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("batch", folder, "--out", out, *QUICK)
    (folder / "1.json").write_text(json.dumps(case(1, "Aardwolf")), encoding="utf-8")
    ran, anew = built_again(run, folder, out, "--why")
    assert {path.split("/")[0] for path in anew} == {"LH-1"}
    assert f"LH-1: built because {keys.WHY['case']}" in ran.out and "LH-2" not in ran.out
    assert "Aardwolf" in text_of(out / "LH-1" / "my-views.standard.en-GB.html")


@pytest.mark.parametrize(
    "harm", ["a file is gone", "a file is more", "another manifest", "no record", "no sense"]
)
def test_a_package_that_is_not_as_it_was_is_built_again(
    run: Run, folder: Path, tmp_path: Path, harm: str
) -> None:
    out = tmp_path / "out"
    run("batch", folder, "--out", out, *QUICK)
    whole = {path: content for path, (content, _) in packages_in(out).items()}
    match harm:
        case "a file is gone":
            (out / "LH-1" / "my-views.standard.en-GB.html").unlink()
        case "a file is more":
            (out / "LH-1" / "more.txt").write_text("more")
        case "another manifest":
            (out / "LH-1" / "manifest.json").write_text("{}")
        case "no record":
            (out / ".batch" / "LH-1.json").unlink()
        case "no sense":
            (out / ".batch" / "LH-1.json").write_text('{"version": 1, "reference": "LH-1"}')
    _, anew = built_again(run, folder, out)
    assert any(path.startswith("LH-1/") for path in anew)
    assert {path: content for path, (content, _) in packages_in(out).items()} == whole


def test_documents_that_say_the_same_are_taken_over_and_the_rest_is_written(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    out, asked = (
        tmp_path / "out",
        ["--documents", "sharing-guidance,my-views", "--formats", "html,txt", *QUICK[4:]],
    )
    run("batch", folder, "--out", out, *asked)
    (folder / "1.json").write_text(json.dumps(case(1, "Aardwolf")), encoding="utf-8")
    ran = run("batch", folder, "--out", out, "--why", *asked)
    assert re.findall(r"^  (\S+): ", ran.out, re.MULTILINE) == [
        "my-views.standard.en-GB.html",
        "my-views.standard.en-GB.txt",
    ]
    report = json.loads((out / "batch-report.json").read_bytes())
    assert (report["built"], report["unchanged"], report["written"], report["taken_over"]) == (1, 1, 2, 2)
    run("package", folder / "1.json", "--out", tmp_path / "alone", *asked)
    assert packages_in(out).keys() > packages_in(tmp_path / "alone").keys()
    for path, (content, _) in packages_in(tmp_path / "alone").items():
        assert packages_in(out)[path][0] == content


def test_a_changed_sentence_writes_only_the_documents_that_show_it(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Choices(documents=("sharing-guidance", "my-views"), formats=("txt",))

    def built(stock: Stock, wording: str) -> list[tuple[str, ...]]:
        monkeypatch.setattr("toolkit.batch.building.read_stock", lambda brand: stock)
        monkeypatch.setattr(keys, "wording", lambda brand: wording)
        job = Job(tmp_path / "out", asked, DEMONSTRATION_DAY)
        job = with_shared_key(job)
        planned = plan(find_cases(folder), job, lambda some: [read_one(one, job.today) for one in some])
        return [task.carry_out(lambda number: None, {}).written for task in planned.to_build]

    stock = read_stock()
    assert [len(written) for written in built(stock, "as it was")] == [2, 2]
    guide = stock.library.guides["my-views"]
    guides = {**stock.library.guides, "my-views": with_another_title(guide)}
    changed = replace(stock, library=replace(stock.library, guides=guides))
    assert built(changed, "as it is now") == [("my-views.standard.en-GB.txt",)] * 2
    assert built(changed, "as it is now") == []


def with_another_title(guide: Guide) -> Guide:
    words = {key: words.model_copy(update={"title": words.subtitle}) for key, words in guide.words.items()}
    return replace(guide, words=words)


@pytest.mark.parametrize("part", ["wording", "making"])
def test_a_machine_with_other_wording_or_another_toolkit_builds_nothing(
    folder: Path, tmp_path: Path, part: str
) -> None:
    job = with_shared_key(
        Job(tmp_path / "out", Choices(documents=("my-views",), formats=("txt",)), DEMONSTRATION_DAY)
    )
    job = replace(job, shared={**job.shared, part: "another"})
    planned = plan(find_cases(folder), job, lambda some: [read_one(one, job.today) for one in some])
    outcomes = [task.carry_out(lambda number: None, {}) for task in planned.to_build]
    assert [one.record for one in outcomes] == [None, None] and not list((tmp_path / "out").glob("LH*"))
    assert all("other wording" in (one.trouble or "") for one in outcomes)


def test_what_is_withheld_later_is_looked_for_in_what_is_taken_over_too(tmp_path: Path) -> None:
    source = tmp_path / "cases"
    source.mkdir()
    asked = Choices(documents=("my-views",), formats=("txt",))
    job = with_shared_key(Job(tmp_path / "out", asked, DEMONSTRATION_DAY))

    def built(data: dict[str, Any]) -> Outcome:
        (source / "1.json").write_text(json.dumps(data), encoding="utf-8")
        planned = plan(find_cases(source), job, lambda some: [read_one(one, job.today) for one in some])
        return planned.to_build[0].carry_out(lambda number: None, {})

    data = merged(case(1, "Aardvark"), {"home": {"address": ["5 Larch Lane", "Garstow", "LX3 0AA"]}})
    data["views"] = {"words": "I like Larch Lane."}
    first = built(data).record
    assert first and first.files and not first.refused
    second = built({**data, "withhold": [{"fact": "home.address", "from": ["child"]}]}).record
    assert second and [one.fact for one in second.refused] == ["home.address"] and not second.files


# ---------------------------------------------------------------- what is kept and told of a batch


def test_nothing_of_a_case_is_in_what_a_batch_keeps_or_tells(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "cases"
    source.mkdir()
    (source / "Zadie.json").write_text(json.dumps(case(1, "Zadie")), encoding="utf-8")
    told = merged(case(2, "Quillon"), {"views": {"words": "Zadie said so.", "picture": "Quillons.png"}})
    (source / "Quillon.json").write_text(json.dumps(told), encoding="utf-8")
    (source / "faulty.json").write_text(json.dumps({**case(3, "Barnaby"), "Zadie": 1}), encoding="utf-8")
    run("batch", source, "--out", tmp_path / "out", *QUICK)
    kept = [*(tmp_path / "out" / ".batch").iterdir(), *(tmp_path / "out").glob("batch-report.*")]
    assert len(kept) == 5
    for file in kept:
        assert not re.search("zadie|quillon|barnaby", file.read_text(), re.IGNORECASE), file.name


def test_the_report_counts_by_reader_and_by_fault(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "4.json").write_text(json.dumps({**FAULTY, "reference": "LH-8"}), encoding="utf-8")
    ran = run("batch", folder, "--out", tmp_path / "out", *QUICK)
    report = json.loads((tmp_path / "out" / "batch-report.json").read_bytes())
    assert (report["schema"], report["cases"], report["built"], report["need_attention"]) == (1, 4, 2, 2)
    child, *rest = report["readers"]
    assert (child["reader"], child["files"]) == ("child", 2) and all(one["files"] == 0 for one in rest)
    born = next(one for one in report["faults"] if one["path"] == "child.born")
    assert born["cases"] == ["2", "4"]  # by their place: a case that cannot be read has no reference
    page = (tmp_path / "out" / "batch-report.html").read_text(encoding="utf-8")
    assert born["what"] in page and "2 need attention" in ran.out


def test_a_document_over_its_limit_is_told_and_costs_only_itself(
    run: Run, lines: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    little = ["--document-mebibytes", "1"]
    ran = run("batch", lines, "--out", out, *QUICK, *little)
    assert ran.status == 2 and ran.err.count("my-views for child is not made: it took more than 1 MiB") == 2
    manifest = json.loads((out / "LH-1" / "manifest.json").read_bytes())
    assert manifest["documents"] == [] and "the limit for one document" in manifest["not_made"][-1]["why"]
    ran = run("batch", lines, "--out", out, *QUICK, *little, "--why")
    assert "built because" not in ran.out  # under the same limit it would come to the same
    ran = run("batch", lines, "--out", out, *QUICK, "--why")
    assert ran.out.count(f"built because {keys.STOPPED}") == 2
    assert "my-views.standard.en-GB.html" in ran.out and "not made" not in ran.err


def test_the_engine_that_fills_writes_the_same_pages_and_the_report_tells_its_share(
    run: Run, lines: Path, tmp_path: Path
) -> None:
    asked = ["--documents", "my-views", "--formats", "pdf", "--today", "2026-03-20"]
    for engine in ("plain", "filled"):
        run("batch", lines, "--out", tmp_path / engine, "--engine", engine, *asked)
    reports = {
        name: json.loads((tmp_path / name / "batch-report.json").read_bytes()) for name in ("plain", "filled")
    }
    assert reports["plain"]["engine"] == {"plain": 2}
    assert sum(reports["filled"]["engine"].values()) == 2 and reports["filled"]["engine"].get("filled") == 1
    for reference in ("LH-1", "LH-2"):
        plain, filled = (
            (tmp_path / name / reference / "my-views.standard.en-GB.pdf").read_bytes()
            for name in ("plain", "filled")
        )
        assert list(differences(plain, filled)) == [] and plain != filled


def test_an_engine_that_is_not_there_is_the_inputs_fault(run: Run, lines: Path, tmp_path: Path) -> None:
    ran = run("batch", lines, "--out", tmp_path / "out", "--engine", "steam", *QUICK)
    assert ran.status == 2 and ran.err.startswith("command line:1: --engine: there is no “steam”.")


# ---------------------------------------------------------------- killed


def test_a_batch_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    source, out, count = tmp_path / "cases.jsonl", tmp_path / "out", 40
    source.write_text("\n".join(json.dumps(case(number, f"Child{number}")) for number in range(1, count + 1)))
    command = [sys.executable, "build.py", "batch", str(source), "--out", str(out), "--jobs", "2", *QUICK]
    for much in (3, 10):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as going:
            while len(list(out.glob(".batch/*.json"))) < much:
                time.sleep(0.01)
            going.kill()
        wait_until_nobody_builds(out)
        recorded = {path.stem for path in out.glob(".batch/*.json")}
        before = {path: at for path, (_, at) in packages_in(out).items() if path.split("/")[0] in recorded}
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0 and f"{count} of {count} packages" in ran.stdout
    after = packages_in(out)
    assert {path: after[path][1] for path in before} == before  # nothing is repeated
    assert (
        len(after) == 2 * count and list(out.glob(".LH*")) == []
    )  # nothing is omitted, and nothing left behind


def wait_until_nobody_builds(out: Path) -> None:
    """The processes that were building end when they find that whoever gave them work is gone."""
    until = time.monotonic() + 60
    while list(out.glob(".*.lock")) and time.monotonic() < until:
        time.sleep(0.05)
