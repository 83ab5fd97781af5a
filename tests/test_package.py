"""A package: its bytes, its names, whether it is whole, and that nobody reads what is withheld from them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
import pytest

from cases import case_of, example
from conftest import ROOT, Packages
from extraction import squeezed, text_of
from toolkit.case.schema import Case
from toolkit.package import building, folder
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.folder import write_whole
from toolkit.package.report import Report
from toolkit.package.stock import Stock, read_stock
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.table import WRITERS

TODAY: Final = date(2026, 3, 20)
NAMED: Final = ("certificate", "decision-letter", "card", "childrens-guide")
SHEETS: Final = {"certificate": 1, "card": 2}
SIXTY_LETTERS: Final = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
NAMES: Final = (
    "O'Brien-Çelik",
    "Nguyễn Thị Ánh",
    "Łukasz",
    SIXTY_LETTERS,
    f"{SIXTY_LETTERS} {SIXTY_LETTERS[:59]}",
    "آمنہ",
    "{{ 7*7 }}",
    "<b>x</b>",
    "**x**",
    "=cmd()",
    "X",
    "&amp; \\ \"quoted\" 'so' `code`",
)


def build(case: Case, out: Path, *documents: str, formats: tuple[str, ...] = (), **choices: Any) -> Report:
    chosen = Choices(documents=documents or None, formats=formats or None, **choices)
    return build_package(case, ROOT / "examples", out, read_stock(), chosen, TODAY)


def files_in(folder: Path) -> dict[str, str]:
    """Every file beneath ``folder``, hidden ones too, and the sum of its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}


# ---------------------------------------------------------------- the same bytes


def test_the_same_case_gives_the_same_bytes_in_another_process_folder_and_hash_seed(
    packages: Packages, tmp_path: Path
) -> None:
    ours = packages.of("amira")
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    command = [sys.executable, str(ROOT / "build.py"), "package", str(ROOT / "examples" / "amira.yaml")]
    run = subprocess.run(
        [*command, "--out", "packages", "--today", "2026-03-20"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert files_in(tmp_path / "packages" / ours.folder.name) == files_in(ours.folder)
    # What a person is told besides: the one thing that was not as its reader wishes, and no engine's chatter.
    assert [line.split(": ")[1] for line in run.stderr.splitlines()] == ["parents.0.language"]


# ---------------------------------------------------------------- names of any kind


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_comes_out_as_it_was_typed(name: str, tmp_path: Path) -> None:
    # The others are called by the next names of the list, so that each stands in each place once.
    at = NAMES.index(name)
    carer, worker, person = (NAMES[(at + step) % len(NAMES)] for step in (1, 2, 3))
    case = example(
        today=TODAY,
        child={"name": name, "known_as": name, "variant": "standard"},
        carers=[{"name": carer, "known_as": carer}],
        people=[{"name": person, "invite_to": ["celebration"]}],
        team={"social_worker": {"name": worker}},
        withhold=[],
    )
    report = build(case, tmp_path, *NAMED, "invitation")
    assert report.refused == []
    read: dict[str, str] = {}
    for made in report.made:
        assert name not in made.path
        file = tmp_path / case.reference / made.path
        read[made.format] = read.get(made.format, "") + (text := squeezed(text_of(file)))
        assert squeezed(name) in text, made.path
        if made.document in SHEETS and made.pages:
            assert made.pages == SHEETS[made.document], made.path
            assert letters_outside(file) == 0, made.path
    for format_, text in read.items():
        assert [one for one in (carer, worker, person) if squeezed(one) not in text] == [], format_


def letters_outside(file: Path) -> int:
    """How many letters of a PDF stand beyond the edge of their page."""
    with pypdfium2.PdfDocument(file) as pdf:
        return sum(1 for page in pdf for box in boxes(page) if not is_within(box, page))


def boxes(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    text = page.get_textpage()
    yield from (text.get_charbox(index) for index in range(text.count_chars()))


def is_within(box: tuple[float, float, float, float], page: pypdfium2.PdfPage) -> bool:
    left, bottom, right, top = box
    width, height = page.get_size()
    return left >= 0 and bottom >= 0 and right <= width and top <= height


def test_a_character_that_no_font_has_is_refused_with_a_sentence_and_never_a_box(tmp_path: Path) -> None:
    case = example(today=TODAY, child={"name": "Amira \U00013000", "known_as": "Amira"})
    report = build(case, tmp_path, "certificate", "card", formats=("pdf",))
    assert [made.document for made in report.made] == ["card"]  # which calls her Amira
    (refused,) = report.refused
    assert refused.document == "certificate"
    assert refused.why == (
        "the fact child.name holds a character that no font can print (U+13000). Write it in another way."
    )
    assert files_in(tmp_path / case.reference).keys() == {"manifest.json", "card.standard.en-GB.pdf"}


# ---------------------------------------------------------------- whole or absent


class Interrupted(BaseException):
    """As when somebody presses control and C."""


def fail_at(format_: str, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(document: Any) -> Any:
        raise error

    monkeypatch.setitem(WRITERS, format_, fail)


@pytest.mark.parametrize("error", [RuntimeError("a fault of ours"), Interrupted(), OSError(28, "disk full")])
def test_a_build_that_stops_leaves_the_older_package_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    build(example(today=TODAY), tmp_path, "card", "certificate", formats=("html",))
    before = files_in(tmp_path)
    fail_at("docx", monkeypatch, error)
    with pytest.raises(type(error)):
        build(example(today=TODAY), tmp_path, "card", "my-views", formats=("html", "docx"))
    assert files_in(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["LH-2026-0147"]


def test_a_first_build_that_stops_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at("html", monkeypatch, Interrupted())
    with pytest.raises(Interrupted):
        build(example(today=TODAY), tmp_path / "new", "card", formats=("html",))
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("steps", ["one", "two"])
def test_a_package_that_cannot_be_put_in_place_leaves_the_older_one(
    steps: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(example(today=TODAY), tmp_path, "card", formats=("html",))
    before, rename = files_in(tmp_path), Path.rename

    def exchange(one: Path, other: Path) -> bool:
        if steps == "one":
            raise OSError(13, "not allowed")
        return False

    def refuse(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(13, "not allowed")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(folder, "_exchanged", exchange)
    with pytest.raises(OSError, match="not allowed"):
        build(example(today=TODAY), tmp_path, "certificate", formats=("html",))
    assert files_in(tmp_path) == before


def test_a_rebuild_takes_the_place_of_the_older_package_whole(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    build(example(today=TODAY), folder, "card", "certificate", formats=("html",))
    build(example(today=TODAY), folder, "my-views", formats=("html",))
    assert files_in(folder).keys() == {
        "LH-2026-0147/my-views.standard.en-GB.html",
        "LH-2026-0147/manifest.json",
    }


def test_the_manifest_is_written_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def note(path: Path, content: bytes) -> None:
        written.append(path.name)
        write_whole(path, content)

    monkeypatch.setattr(building, "write_whole", note)
    build(example(today=TODAY), tmp_path, "card", "certificate", formats=("html", "docx"))
    assert len(written) == 5 and written.index("manifest.json") == 4


# ---------------------------------------------------------------- choices


def test_every_variant_can_be_asked_for_and_each_is_a_file_of_its_own(tmp_path: Path) -> None:
    report = build(example(today=TODAY), tmp_path, "card", formats=("html",), variants=tuple(VARIANTS))
    assert [made.variant for made in report.made] == list(VARIANTS)
    assert len({made.sha256 for made in report.made}) == len(VARIANTS)
    assert {made.wanted_variant for made in report.made} == {None}


def test_a_language_without_wording_gives_english_a_warning_and_says_so_in_the_manifest(
    tmp_path: Path,
) -> None:
    case = case_of(today=TODAY, carers=[{"name": "Jean Whitfield", "language": "cy"}])
    report = build(case, tmp_path, "carers-guide", formats=("html",))
    (made,) = report.made
    assert (made.language, made.wanted_language) == ("en-GB", "cy")
    (warning,) = report.warnings
    assert warning[0] == "carers.0.language" and "in English" in warning[1]


def test_two_languages_that_both_come_out_in_english_are_one_file(tmp_path: Path) -> None:
    stock = read_stock()
    both = Stock(
        stock.library, {**stock.catalogues, "cy": stock.catalogues["en-GB"]}, stock.pictures
    )  # the words of the guides are in English alone
    chosen = Choices(documents=("card",), formats=("html",), languages=("en-GB", "cy"))
    report = build_package(example(today=TODAY), ROOT / "examples", tmp_path, both, chosen, TODAY)
    assert [(made.path, made.wanted_language) for made in report.made] == [("card.standard.en-GB.html", None)]
    assert "child.language" in dict(report.warnings)


def test_asking_by_name_overrules_age_but_never_a_decision_that_is_not_there(tmp_path: Path) -> None:
    report = build(case_of(today=TODAY), tmp_path, "teens-guide", "certificate", formats=("html",))
    assert [made.document for made in report.made] == ["teens-guide"]
    assert [(one.document, one.why) for one in report.not_made] == [
        ("certificate", "no outcome is recorded yet in steps.ratification.outcome.")
    ]


# ---------------------------------------------------------------- a picture


def test_a_childs_picture_that_cannot_be_read_is_left_out_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "drawing.png").write_bytes(b"GIF89a not a picture")
    case = example(today=TODAY, views={"picture": "drawing.png"})
    chosen = Choices(documents=("card", "decision-letter"), formats=("html",))
    report = build_package(case, tmp_path, tmp_path / "out", read_stock(), chosen, TODAY)
    assert len(report.made) == 2
    assert [path for path, _ in report.warnings if path == "views.picture"] == ["views.picture"]
    assert "drawing" not in str(report.warnings)
