"""A batch: a package for every case in a folder or a .jsonl file, whatever is wrong with the one beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cases import smallest_data
from extraction import text_of
from test_cli import Run, run
from toolkit.package.batch import CaseFile, find_cases

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
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["LH-1", "LH-2"]
    assert "2 of 3 packages" in ran.out
    assert line in ran.err and "child.born: this is missing" in ran.err
    assert "Secretname" not in ran.err + ran.out and "Traceback" not in ran.err


def test_no_package_holds_a_word_of_another_case(run: Run, folder: Path, tmp_path: Path) -> None:
    run("batch", folder, "--out", tmp_path / "out", *QUICK)
    for reference, own, other in (("LH-1", "Aardvark", "Badger"), ("LH-2", "Badger", "Aardvark")):
        text = text_of(tmp_path / "out" / reference / "my-views.standard.en-GB.html")
        assert own in text and other not in text


def test_one_process_and_two_give_the_same_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    built = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        run("batch", folder, "--out", out, "--jobs", jobs, *QUICK)
        built.append({str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()})
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
