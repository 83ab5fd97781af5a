"""The command line: its exit status, its lines on stderr, and that it says no value of a case."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cases import example_data, put
from conftest import ROOT
from toolkit import cli, commands
from toolkit.package.choices import PRINT_RUN
from toolkit.writers.table import BOOKLET, FILLABLE, WRITERS

AMIRA = str(ROOT / "examples" / "amira.yaml")
FAULTY = """\
schema: 1
reference: LH-FAULTY
child:
  name: Secretname Hidden
  borm: 2014-05-02
  born: 2044-05-02
home: {kind: castle}
carers: [{name: Othersecret}]
team: {social_worker: {name: Dev Patel, phone: call-me-secretly}}
"""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, as ``build.py`` does."""

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["build.py", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a faulty case in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    return Path("faulty.yaml")


# ---------------------------------------------------------------- building


def test_a_package_is_built_from_any_folder_and_its_place_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(
        "package",
        AMIRA,
        "--out",
        "out here",
        "--today",
        "2026-03-20",
        "--documents",
        "card",
        "--formats",
        "pdf",
    )
    assert ran.status == 0
    assert ran.out.startswith("1 documents in 1 files are in out here/LH-2026-0147/\n")
    assert (tmp_path / "out here" / "LH-2026-0147" / "card.easy-read.en-GB.pdf").is_file()


def test_formats_variants_documents_and_languages_are_chosen_on_the_command_line(
    run: Run, tmp_path: Path
) -> None:
    chosen = ["--documents", "card, my-views", "--variants", "large-print,standard", "--formats", "html,docx"]
    ran = run("package", AMIRA, "--out", tmp_path, *chosen, "--languages", "en-GB", "--today", "2026-03-20")
    assert ran.status == 0
    made = json.loads((tmp_path / "LH-2026-0147" / "manifest.json").read_text())["documents"]
    assert len(made) == 8
    assert {(one["document"], one["variant"], one["format"]) for one in made} == {
        (document, variant, format_)
        for document in ("card", "my-views")
        for variant in ("large-print", "standard")
        for format_ in ("html", "docx")
    }


def test_all_is_a_word_that_each_option_takes(run: Run, tmp_path: Path) -> None:
    every = ["--variants", "all", "--formats", "all", "--languages", "all"]
    ran = run(
        "package", AMIRA, "--out", tmp_path, "--documents", "key-dates", *every, "--today", "2026-03-20"
    )
    assert ran.status == 0
    made = json.loads((tmp_path / "LH-2026-0147" / "manifest.json").read_text())["documents"]
    variants = {one["variant"] for one in made}
    formats = set(WRITERS) - {BOOKLET, FILLABLE}  # the key dates are neither
    assert {one["format"] for one in made} == {*formats, PRINT_RUN}
    assert len(made) == len(variants) * len(formats) + 1 and len(variants) > 3


def test_every_document_can_be_asked_for_at_once(run: Run, tmp_path: Path) -> None:
    ran = run(
        "package",
        AMIRA,
        "--out",
        tmp_path,
        "--documents",
        "all",
        "--formats",
        "html",
        "--today",
        "2026-03-20",
    )
    assert ran.status == 0
    whole = json.loads((tmp_path / "LH-2026-0147" / "manifest.json").read_text())
    listed = json.loads(run("list", "--json").out)["documents"]
    assert {one["document"] for one in whole["documents"]} == {one["document"] for one in listed}


def test_blanks_are_built(run: Run, tmp_path: Path) -> None:
    ran = run("blanks", "--out", tmp_path, "--documents", "flow-chart,certificate", "--formats", "html")
    assert ran.status == 0
    assert {path.name for path in (tmp_path / "blanks").iterdir()} == {
        "flow-chart.standard.en-GB.html",
        "manifest.json",
    }


def test_a_document_that_must_not_be_made_is_told_with_fact_document_and_reader_and_the_rest_is_built(
    run: Run, tmp_path: Path
) -> None:
    data = put(example_data(), "withhold", [{"fact": "home.address", "from": ["practitioner"]}])
    data = put(data, "views.words", "I like it in Larch Lane.")
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    ran = run(
        "package", tmp_path / "case.json", "--out", tmp_path / "out", "--documents", "recommendation,card",
        "--formats", "html", "--today", "2026-03-20",
    )  # fmt: skip
    assert ran.status == 2
    (line,) = [line for line in ran.err.splitlines() if "recommendation" in line]
    assert "home.address" in line and "practitioner" in line and "Larch" not in ran.err
    assert {path.name for path in (tmp_path / "out" / "LH-2026-0147").iterdir()} == {
        "card.standard.en-GB.html",
        "manifest.json",
    }


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize("command", ["package", "check"])
def test_every_fault_is_a_line_with_file_line_and_path_and_no_value(
    run: Run, faulty: Path, command: str
) -> None:
    ran = run(command, faulty, *(["--out", "out"] if command == "package" else []))
    assert ran.status == 2
    places = [line.split(": ", 2)[:2] for line in ran.err.splitlines() if line.startswith("faulty.yaml")]
    assert places == [
        ["faulty.yaml:5", "child.borm"],
        ["faulty.yaml:6", "child.born"],
        ["faulty.yaml:7", "home.kind"],
        ["faulty.yaml:9", "team.social_worker.phone"],
    ]
    assert "“born”" in ran.err
    assert not any(
        value in ran.err + ran.out for value in ("Secret", "secret", "castle", "Hidden", "Traceback")
    )
    assert not Path("out").exists()


def test_a_faulty_case_leaves_an_older_package_alone(run: Run, faulty: Path) -> None:
    older = Path("out") / "LH-FAULTY"
    older.mkdir(parents=True)
    (older / "manifest.json").write_text("{}")
    assert run("package", faulty, "--out", "out").status == 2
    assert [path.name for path in Path("out").rglob("*")] == ["LH-FAULTY", "manifest.json"]


def test_words_that_no_option_knows_are_told_all_at_once_with_the_nearest(run: Run, tmp_path: Path) -> None:
    wrong = [
        "--documents",
        "crad,certificat",
        "--variants",
        "large-prnit",
        "--formats",
        "pfd",
        "--languages",
        "xx",
    ]
    ran = run("package", AMIRA, "--out", tmp_path / "out", *wrong)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 5
    for nearest in ("“card”", "“certificate”", "“large-print”", "“pdf”", "en-GB"):
        assert nearest in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["package", "nowhere.yaml", "--out", "out"],
        ["package", AMIRA, "--out", "out", "--today", "20-3-2026"],
        ["package", AMIRA],
        ["package", AMIRA, "--out", "out", "--nonsense"],
        ["batch", "nowhere", "--out", "out"],
        ["batch", AMIRA, "--out", "out", "--jobs", "0"],
        ["check", "nowhere.yaml"],
        ["nonsense"],
        [],
    ],
    ids=lambda arguments: " ".join(arguments).replace(AMIRA, "amira")[:40] or "nothing",
)
def test_what_cannot_be_understood_is_the_inputs_fault_and_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.status == 2
    assert 1 <= len(ran.err.splitlines()) <= 2 and "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_fault_of_the_input_ends_with_1_and_says_no_value(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Amira Hussain-Kelly")

    monkeypatch.delenv("LASTING_HOME_DEVELOPER", raising=False)
    monkeypatch.setattr(commands, "build_package", fail)
    ran = run("package", AMIRA, "--out", tmp_path / "out", "--today", "2026-03-20")
    assert ran.status == 1
    assert "RuntimeError" in ran.err and "Amira" not in ran.err and "Traceback" not in ran.err


def test_a_folder_that_cannot_be_written_ends_with_1_and_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    ran = run("package", AMIRA, "--out", tmp_path / "out", "--today", "2026-03-20")
    assert ran.status == 1
    assert len([line for line in ran.err.splitlines() if "cannot be written" in line]) == 1


# ---------------------------------------------------------------- check and list


def test_the_guides_and_the_examples_have_nothing_to_mend(run: Run) -> None:
    for paths in ([], [ROOT / "examples"]):
        ran = run("check", *paths, "--today", "2026-03-20")
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.endswith("files checked: nothing to mend.\n")


def test_advice_is_counted_and_told_when_it_is_asked_for(run: Run) -> None:
    counted, told = run("check"), run("check", "--advice")
    lines = [line for line in told.out.splitlines() if ": E2 " in line]
    assert lines and counted.out.startswith(f"{len(lines)} sentences could be easier")
    assert (counted.status, told.status, told.err) == (0, 0, "")


def test_list_says_what_exists_in_a_shape_for_programs(run: Run) -> None:
    ran = run("list", "--json")
    found = json.loads(ran.out)
    assert (ran.status, list(found)) == (0, ["documents", "variants", "formats", "languages"])
    assert all(set(one) >= {"document", "reader", "what"} for one in found["documents"])
    assert len(found["documents"]) == 35
    assert found["formats"] == [*WRITERS, PRINT_RUN] and "en-GB" in found["languages"]
    named = run("list").out
    assert all(one["document"] in named for one in found["documents"])


# ---------------------------------------------------------------- as a program


def test_the_program_ends_with_2_for_a_faulty_case_and_shows_no_traceback(faulty: Path) -> None:
    for arguments in (["check", str(faulty)], ["package", str(faulty), "--out", "out"]):
        command = [sys.executable, str(ROOT / "build.py"), *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 2
        assert ran.stderr.startswith("faulty.yaml:5: child.borm: ")
        assert "Traceback" not in ran.stderr
