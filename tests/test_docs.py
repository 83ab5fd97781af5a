"""What the documentation says holds: its commands run, its faults are the real ones, its pages are up to date."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from toolkit.case.reader import case_of
from toolkit.content.guide import Look
from toolkit.reading.source import read_bytes
from toolkit.writers.tokens import tokens

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

sys.path.insert(0, str(ROOT / "tools"))

SHOWING = README + "".join(
    (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("printing.md", "explain.md", "batch.md")
)
COMMANDS = re.findall(r"^python (build\.py .*)$", SHOWING, re.MULTILINE)
SHOWN = re.findall(r"^\$ python (build\.py .*)\n((?:.+\n)+)", README, re.MULTILINE)


def run(command: str, out: Path) -> subprocess.CompletedProcess[str]:
    words = [str(out) if word == "out" else word for word in shlex.split(command)]
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_that_is_shown_does_what_it_says(command: str, tmp_path: Path) -> None:
    done = run(command, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    if "--out" in command:
        assert list((tmp_path / "out").glob("*/manifest.json"))


@pytest.mark.parametrize(("command", "answer"), SHOWN)
def test_each_answer_that_the_readme_shows_is_the_real_one(command: str, answer: str, tmp_path: Path) -> None:
    done = run(command, tmp_path)
    assert done.stderr + done.stdout == answer.removesuffix("```\n")


def test_the_smallest_case_that_the_docs_show_is_a_case() -> None:
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert examples
    for example in examples:
        assert case_of(read_bytes(example.encode(), "docs/case-file.md"), date(2026, 3, 20)).carers


def test_the_disclosure_page_is_made_from_the_schema() -> None:
    import disclosure_page

    assert disclosure_page.PAGE.read_text(encoding="utf-8") == disclosure_page.page()


def test_the_sentence_that_the_architecture_follows_is_a_real_one() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    place = re.search(r"^`(guides/\S+\.yaml)` says", page, re.MULTILINE)
    sentence = re.search(r"```yaml\n(.*?)\n```", page, re.DOTALL)
    assert place and sentence
    assert sentence[1] in (ROOT / place[1]).read_text(encoding="utf-8")


def test_every_room_that_the_architecture_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^\| `(toolkit/[\w/.]+)` \|", page, re.MULTILINE)
    assert len(rooms) > 8
    assert [room for room in rooms if not (ROOT / room).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http", "mailto", "tel", "lang:")):
            assert (page.parent / target).exists(), target


def test_every_library_that_the_project_needs_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    named = [
        *project["project"]["dependencies"],
        *(one for group in project["dependency-groups"].values() for one in group),
    ]
    libraries = (
        one.split("==")[0] for one in named if isinstance(one, str)
    )  # the rest is the name of another group
    missing = [name for name in libraries if name not in page]
    assert [name for name in missing if not name.startswith("types-") and not name.endswith("-stubs")] == []


def test_make_help_lists_every_command_of_the_makefile() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert named
    assert [word for word in named[1].split() if f"make {word} " not in done.stdout] == []


def test_the_type_scale_that_the_design_page_shows_is_that_of_the_sheets() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    scale = page.split("## Type scale")[1].split("## Colour")[0]
    rows = re.findall(
        r"^\| ([a-z-]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", scale, re.MULTILINE
    )
    assert len(rows) > 8
    for look, *sizes in rows:
        told = tokens(look, "standard")
        names = ("text-size", "line-height", "title-size", "h2-size", "small-size")
        assert [told[name].removesuffix("pt") for name in names] == sizes, look


def test_the_design_page_gives_every_look_a_voice() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    assert all(f"`{look}`" in page for look in get_args(Look))
