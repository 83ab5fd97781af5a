"""What a start reads and loads: little for a question, nothing twice, and nothing that somebody else may have written."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from test_cli import Run, run
from toolkit import VERSION
from toolkit.package import kept
from toolkit.package.kept import kept_as_json, kept_whole

__all__ = ["run"]

# What takes long to load, and what reads or writes a case.
HEAVY = (
    "weasyprint",
    "docx",
    "toolkit.document.nodes",
    "toolkit.content",
    "toolkit.package.building",
    "toolkit.check",
)


def loaded_for(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    asked = (
        "import sys\nfrom toolkit import cli\n"
        f"sys.argv = ['build.py', *{arguments!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("package", "--help"), ("list",), ("list", "--json")])
def test_a_question_loads_no_engine_and_no_model(arguments: tuple[str, ...], run: Run) -> None:
    run("list")  # so that the list is kept
    assert [name for name in HEAVY if name in loaded_for(*arguments)] == []


def test_a_check_loads_no_engine() -> None:
    assert not {"weasyprint", "docx"} & loaded_for("check", "examples/robin.yaml")


def test_the_version_is_that_of_the_project() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


# ---------------------------------------------------------------- what is kept


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what is kept."""
    monkeypatch.setattr(kept, "PLACE", tmp_path / "kept")
    return tmp_path / "kept"


@pytest.mark.parametrize("keep", [kept_whole, kept_as_json])
def test_what_was_made_is_made_once_and_again_when_wording_has_changed(
    keep: Callable[[str, Callable[[], dict[str, str]]], dict[str, str]],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []

    def make() -> dict[str, str]:
        made.append(1)
        return {"title": "Your road map"}

    assert keep("guides", make) == keep("guides", make) == {"title": "Your road map"}
    assert len(made) == 1
    monkeypatch.setattr(kept, "of_wording", lambda: "another")
    keep("guides", make)
    assert len(made) == 2 and len(list(place.glob("guides-*"))) == 1  # what is old goes


@pytest.mark.parametrize(
    "harm", ["others may write it", "others may write into its folder", "a link", "no sense"]
)
def test_what_somebody_else_may_have_written_is_not_read(place: Path, harm: str, tmp_path: Path) -> None:
    kept_whole("guides", lambda: "true")
    (file,) = place.iterdir()
    match harm:
        case "others may write it":
            file.chmod(0o666)
        case "others may write into its folder":
            place.chmod(0o777)
        case "a link":
            file.rename(tmp_path / "elsewhere")
            file.symlink_to(tmp_path / "elsewhere")
        case "no sense":
            file.write_bytes(b"cos\nsystem\n(S'false'\ntR.")
            file.chmod(0o622)
    assert kept_whole("guides", lambda: "made again") == "made again"


def test_where_nothing_can_be_kept_all_is_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(kept, "PLACE", tmp_path / "a file" / "kept")
    assert [kept_whole("guides", lambda: "made") for _ in "12"] == ["made", "made"]


def test_a_list_says_the_same_whether_it_was_kept_or_not(run: Run, place: Path) -> None:
    first, second = run("list", "--json"), run("list", "--json")
    assert first == second and json.loads(first.out)["documents"]
