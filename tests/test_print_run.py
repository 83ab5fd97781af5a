"""The print run: one file for the office's printer, in the order of handing out, that comes out right on paper."""

from __future__ import annotations

import ctypes
import io
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest

from cases import TODAY, example, recipient, smallest_data, view_of
from documents import document, paragraph
from extraction import everything_in, pages_of_pdf, squeezed
from tiny import english
from toolkit.batch.building import Job, with_shared_key
from toolkit.batch.planning import plan
from toolkit.batch.reading import read_one
from toolkit.batch.sources import find_cases
from toolkit.case.disclosure import Recipient
from toolkit.case.schema import Case
from toolkit.package.building import build_blanks, build_package
from toolkit.package.choices import PRINT_RUN, Choices
from toolkit.package.hand_out import DOCUMENTS, place_in_hand_out
from toolkit.package.print_run import Printed, make_print_run, one_for_each
from toolkit.package.report import Report
from toolkit.package.stock import read_stock
from toolkit.package.wanted import Preference
from toolkit.writers.imposition import A4, A4_ACROSS, MM, Sheets, fits_a4, turn

A4_UPRIGHT: Final = (595, 842)
SOME: Final = (
    "childrens-guide",
    "my-views",
    "card",
    "certificate",
    "carers-guide",
    "parents-letter",
    "key-dates",
)
FOLD: Final = A4[1] / 2  # of a card that lies on its side on an upright sheet


def letters(page: str) -> str:
    """The letters of a page, whatever the order in which they are found: on its side it is another one."""
    return "".join(sorted(squeezed(page)))


@dataclass(frozen=True)
class Built:
    """A package with a print run, and the run's pages as text."""

    folder: Path
    report: Report

    @property
    def file(self) -> Path:
        return self.folder / "print-run.pdf"

    @cached_property
    def pages(self) -> list[str]:
        return [squeezed(page) for page in pages_of_pdf(self.file.read_bytes())]

    @cached_property
    def letters(self) -> list[str]:
        return [letters(page) for page in self.pages]

    @cached_property
    def cover(self) -> str:
        """The words of the cover sheet: what comes before the first document."""
        first = min(start for start in map(self.start_of, self.paths) if start is not None)
        return "".join(self.pages[:first])

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.report.made if one.format == "pdf"]

    def start_of(self, path: str) -> int | None:
        """Where in the run, from 0, this file's pages lie all together; None where it is not in it."""
        wanted = [letters(page) for page in pages_of_pdf((self.folder / path).read_bytes())]
        ends = len(self.letters) - len(wanted) + 1
        return next((at for at in range(ends) if self.letters[at : at + len(wanted)] == wanted), None)


def build(case: Case, out: Path, *documents: str, **choices: Any) -> Built:
    asked = Choices(documents=documents or None, formats=("print-run",), **choices)
    report = build_package(case, out, out, read_stock(), asked, TODAY)
    return Built(out / case.reference, report)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(example(today=TODAY), tmp_path_factory.mktemp("run"), *SOME)


# ---------------------------------------------------------------- sheets


def test_every_document_is_in_the_run_once_and_begins_on_an_odd_page(built: Built) -> None:
    starts = [built.start_of(path) for path in built.paths]
    assert len(built.paths) == len(SOME) + 1  # two carers
    assert None not in starts and len(set(starts)) == len(starts)
    assert all(start % 2 == 0 for start in starts if start is not None)  # from 0: page 1, 3, 5 …


def test_every_page_of_the_run_is_upright_a4_and_every_sheet_has_its_back(built: Built) -> None:
    with pypdfium2.PdfDocument(built.file) as file:
        assert {tuple(map(round, page.get_size())) for page in file} == {A4_UPRIGHT}
        assert len(file) % 2 == 0


def test_what_is_not_a_page_of_a_document_or_of_the_cover_is_blank(built: Built) -> None:
    in_documents = sum(one.pages or 0 for one in built.report.made if one.format == "pdf")
    cover = sum("PrintRun".lower() in page.lower() for page in built.pages)
    assert sum(bool(page) for page in built.pages) == in_documents + cover


def test_the_papers_are_in_the_order_in_which_they_are_handed_out(built: Built) -> None:
    in_order = sorted(built.paths, key=lambda path: built.start_of(path) or 0)
    assert [path.split(".standard")[0].split(".large")[0] for path in in_order] == [
        "childrens-guide",
        "my-views",
        "card",
        "certificate",
        "carers-guide.carers-0",
        "carers-guide.carers-1",
        "parents-letter.parents-0",
        "key-dates",
    ]


def test_every_document_has_its_place_in_the_hand_out() -> None:
    assert set(read_stock().library.guides) - set(DOCUMENTS) == set()


def test_a_document_without_a_place_comes_last_of_its_readers() -> None:
    child = recipient("child")
    assert place_in_hand_out("celebration-plan", child) < place_in_hand_out("something-new", child)
    assert place_in_hand_out("something-new", child) < place_in_hand_out("carers-guide", recipient("carer"))


# ---------------------------------------------------------------- a card that lies on its side


@dataclass(frozen=True)
class Letter:
    """A letter on paper: its middle, and the ways in which its line runs and its top points."""

    at: tuple[float, float]
    along: tuple[float, float]
    up: tuple[float, float]

    def seen_through_the_sheet(self) -> Letter:
        """Where a letter on the back is, told by the front: the printer turns the sheet on its long edge."""
        return Letter((A4[0] - self.at[0], self.at[1]), _mirrored(self.along), _mirrored(self.up))


def _mirrored(way: tuple[float, float]) -> tuple[float, float]:
    return -way[0] + 0.0, way[1]


def letters_of(file: Path, number: int, words: str) -> list[Letter]:
    """The letters of ``words`` on a page of the file, the first place where they stand."""
    with pypdfium2.PdfDocument(file) as opened:
        page = opened[number].get_textpage()
        whole = page.get_text_range()
        first = whole.index(words)
        return [
            _letter(page, index) for index in range(first, first + len(words)) if not whole[index].isspace()
        ]


def _letter(page: Any, index: int) -> Letter:
    matrix = pdfium.FS_MATRIX()
    assert pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
    size = (matrix.a**2 + matrix.b**2) ** 0.5
    left, bottom, right, top = page.get_charbox(index)
    along = (round(matrix.a / size, 3) + 0.0, round(matrix.b / size, 3) + 0.0)
    up = (round(matrix.c / size, 3) + 0.0, round(matrix.d / size, 3) + 0.0)
    return Letter(((left + right) / 2, (bottom + top) / 2), along, up)


@pytest.fixture(scope="module")
def card(built: Built) -> dict[str, list[Letter]]:
    """Words of the card's four sides, as who holds the front sees them, those of the back through the paper."""
    (path,) = (one for one in built.paths if one.startswith("card."))
    start = built.start_of(path)
    assert start is not None
    front, back = (halves_across(built.folder / path, number) for number in (0, 1))
    left, right = (letters_of(built.file, start + 1, word) for word in back)
    found = {
        "cover": letters_of(built.file, start, front[1]),
        "inside left": [letter.seen_through_the_sheet() for letter in left],
        "inside right": [letter.seen_through_the_sheet() for letter in right],
    }
    assert all(found.values())
    return found


def halves_across(file: Path, number: int) -> tuple[str, str]:
    """A word of the left and of the right half of a page across."""
    with pypdfium2.PdfDocument(file) as opened:
        page = opened[number].get_textpage()
        middle, (width, height) = A4_ACROSS[0] / 2, A4_ACROSS
        left = page.get_text_bounded(0, 0, middle, height)
        right = page.get_text_bounded(middle, 0, width, height)
        return _longest(left), _longest(right)


def _longest(text: str) -> str:
    return max(text.split(), key=len, default="")


def test_the_cards_cover_is_right_of_the_fold_and_the_inside_left_is_behind_it(
    card: dict[str, list[Letter]],
) -> None:
    # Held across, with the top at the upright sheet's right edge, right of the fold is below the sheet's middle.
    assert all(letter.at[1] < FOLD for letter in card["cover"])
    assert all(letter.at[1] < FOLD for letter in card["inside left"])
    assert all(letter.at[1] > FOLD for letter in card["inside right"])


def test_who_turns_the_card_like_a_page_finds_its_inside_upright(card: dict[str, list[Letter]]) -> None:
    assert {letter.up for side in card.values() for letter in side} == {(1, 0)}  # tops all point the same way
    assert {letter.along for letter in card["cover"]} == {(0, -1)}
    assert {letter.along for letter in card["inside left"]} == {(0, 1)}  # seen through the paper: mirrored


def test_an_upright_page_is_not_turned_and_one_across_is_turned_both_ways() -> None:
    assert turn(A4, is_front=True) == turn(A4, is_front=False)
    front, back = turn(A4_ACROSS, is_front=True), turn(A4_ACROSS, is_front=False)
    assert front[1] == -back[1] and front[2] == -back[2]


@pytest.mark.parametrize(("size", "fits"), [((210, 297), True), ((297, 210), True), ((420, 297), False)])
def test_a_page_fits_a4_whichever_way_it_lies(size: tuple[int, int], fits: bool) -> None:
    assert fits_a4((size[0] * MM, size[1] * MM)) is fits


# ---------------------------------------------------------------- the cover sheet


def test_the_cover_names_every_paper_and_the_page_where_it_begins(built: Built) -> None:
    for path in built.paths:
        start = built.start_of(path)
        assert start is not None
        pages = len(pages_of_pdf((built.folder / path).read_bytes()))
        assert f"{-(-pages // 2)}{start + 1}" in built.cover  # its sheets, and its page


def test_the_cover_says_whom_each_paper_is_for(built: Built) -> None:
    assert all(squeezed(name) in built.cover for name in ("Amira Hussain-Kelly", "Jean Whitfield, carer"))


def test_the_cover_tells_how_many_sheets_there_are(built: Built) -> None:
    total = english().print_run["total"].format(count=len(built.pages) // 2)
    assert squeezed(total) in built.cover


def test_a_whole_package_has_one_run_whose_cover_fits_its_numbers(tmp_path: Path) -> None:
    built = build(example(today=TODAY), tmp_path)
    starts = [built.start_of(path) for path in built.paths if not path.startswith("road-map-poster")]  # A3
    assert None not in starts
    assert all(str(start + 1) in built.cover for start in starts if start is not None)


# ---------------------------------------------------------------- whom it goes to, and what is left out


def printed(title: str, who: Recipient, size: tuple[float, float] = A4, **changes: Any) -> Printed:
    sheets = Sheets()
    sheets.add_side(size)
    content = io.BytesIO()
    sheets.pdf.save(content)
    made = document(paragraph("Words."), title=paragraph(title).content, **changes)
    return Printed(made, who, f"{made.identifier}.pdf", content.getvalue())


def run_of(*parts: Printed, case: Case | None = None) -> list[str]:
    view = view_of(case or example())
    run = make_print_run(parts, view, read_stock().catalogues, "en-GB", read_stock().library.brand)
    return [squeezed(page) for page in pages_of_pdf(run.content)]


def test_what_is_larger_than_a4_is_left_out_and_named_by_its_file() -> None:
    poster = printed("Poster", recipient("child"), (420 * MM, 297 * MM), identifier="poster")
    pages = run_of(printed("Guide", recipient("child"), identifier="guide"), poster)
    assert len(pages) == 4  # the cover and the guide, each with its back
    assert "poster.pdf" in pages[0] and squeezed(english().print_run["larger"]) in pages[0]


def test_a_booklet_is_named_on_the_cover_and_is_not_in_the_run(tmp_path: Path) -> None:
    asked = Choices(documents=("my-views",), formats=("booklet", "print-run"))
    report = build_package(example(today=TODAY), tmp_path, tmp_path, read_stock(), asked, TODAY)
    built = Built(tmp_path / report.reference, report)
    assert [one.format for one in report.made] == ["pdf", "booklet", "print-run"]
    assert squeezed("my-views.standard.en-GB.booklet.pdf") in built.cover
    assert len(built.pages) == 2 + len(pages_of_pdf((built.folder / built.paths[0]).read_bytes()))


def test_what_practitioners_must_not_be_told_is_not_in_the_run_in_any_byte(tmp_path: Path) -> None:
    withheld = [{"fact": "carers.name", "from": ["practitioner"]}]
    built = build(example(today=TODAY, withhold=withheld), tmp_path, *SOME)
    found = everything_in(built.file)
    assert not [name for name in ("Jean", "Paul", "Whitfield") if name in found]
    assert built.start_of("key-dates.standard.en-GB.pdf") is not None
    for path in ("carers-guide.carers-0.standard.en-GB.pdf", "childrens-guide.standard.en-GB.pdf"):
        assert squeezed(path) in built.cover
    assert squeezed("Carer 1") in built.cover and squeezed("Carer 2") in built.cover


@pytest.mark.parametrize(
    ("fact", "document", "words", "whom"),
    [
        ("child.name", "certificate", ("Amira", "Hussain"), "The child"),
        ("parents.name", "parents-guide", ("Samina",), "Parent 1"),
        ("people.name", "invitation", ("Okafor", "Zac"), "Guest 1"),
        ("steps.matching_meeting.place", "invitation", ("Central Library",), "Mrs Okafor, guest"),
        ("views.words", "decision-letter", ("shouts at the telly",), "Amira Hussain-Kelly"),
    ],
)
def test_a_paper_with_something_kept_from_the_office_is_named_by_its_file_and_its_readers_part(
    tmp_path: Path, fact: str, document: str, words: tuple[str, ...], whom: str
) -> None:
    withheld = [{"fact": fact, "from": ["practitioner"]}]
    built = build(example(today=TODAY, withhold=withheld), tmp_path, document)
    assert built.paths
    found = everything_in(built.file)
    assert not [word for word in words if word in found or squeezed(word) in squeezed(found)]
    assert squeezed(english().print_run["withheld"]) in built.pages[0]
    assert squeezed(built.paths[0]) in built.pages[0] and squeezed(whom) in built.pages[0]


def test_a_name_that_no_font_can_print_gives_way_to_the_role() -> None:
    case = example(carers=[{"name": "𓀀 Whitfield", "known_as": "Jean"}])
    pages = run_of(printed("Guide", recipient("carer")), case=case)
    assert "Carer1" in pages[0]


@pytest.mark.parametrize("prefers", ["standard", "large-print", "easy-read"])
def test_each_recipient_gets_the_variant_they_prefer_else_the_first(prefers: str) -> None:
    who = recipient("carer")
    both = [printed("Guide", who, variant=variant) for variant in ("standard", "large-print")]
    (chosen,) = one_for_each(both, lambda recipient: Preference(prefers))
    assert chosen.document.variant == (prefers if prefers in ("standard", "large-print") else "standard")


def test_with_two_variants_asked_for_each_carer_has_their_own_in_the_run(tmp_path: Path) -> None:
    built = build(example(today=TODAY), tmp_path, "carers-guide", variants=("standard", "large-print"))
    in_run = {path for path in built.paths if built.start_of(path) is not None}
    assert in_run == {
        "carers-guide.carers-0.standard.en-GB.pdf",
        "carers-guide.carers-1.large-print.en-GB.pdf",
    }


# ---------------------------------------------------------------- the file and the package


def test_the_run_is_marked_as_a_print_copy_in_manifest_and_metadata(built: Built) -> None:
    entries = json.loads((built.folder / "manifest.json").read_text())["documents"]
    (entry,) = (one for one in entries if one["format"] == PRINT_RUN)
    assert {key: value for key, value in entry.items() if key != "sha256"} == {
        "document": "print-run",
        "reader": "practitioner",
        "person": None,
        "variant": "standard",
        "language": "en-GB",
        "format": "print-run",
        "path": "print-run.pdf",
        "print_copy": True,
        "pages": len(built.pages),
    }
    assert not any("print_copy" in one for one in entries if one["format"] == "pdf")
    with pikepdf.open(built.file) as file:
        assert str(file.docinfo["/Title"]) == "Print run LH-2026-0147 (print copy)"
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert "/CreationDate" not in file.docinfo
        with file.open_metadata() as xmp:
            assert xmp["dc:title"] == "Print run LH-2026-0147 (print copy)"
            assert "pdfuaid:part" not in xmp


def test_the_same_case_gives_the_same_run(built: Built, tmp_path: Path) -> None:
    again = build(example(today=TODAY), tmp_path, *SOME)
    assert again.file.read_bytes() == built.file.read_bytes()


def test_a_run_is_made_only_when_it_is_asked_for(tmp_path: Path) -> None:
    asked = Choices(documents=("key-dates",), formats=("pdf",))
    report = build_package(example(today=TODAY), tmp_path, tmp_path, read_stock(), asked, TODAY)
    assert [one.format for one in report.made] == ["pdf"]


def test_blanks_have_no_run_and_the_manifest_says_why(tmp_path: Path) -> None:
    asked = Choices(documents=("key-dates",), formats=("print-run",))
    report = build_blanks(tmp_path, read_stock(), asked, TODAY, lambda name, done, of: None)
    assert [one.format for one in report.made] == ["pdf"]
    assert [(one.document, one.why) for one in report.not_made] == [
        (PRINT_RUN, "it makes no sense without a case.")
    ]


def test_a_batch_makes_a_run_for_each_case(tmp_path: Path) -> None:
    source = tmp_path / "cases"
    source.mkdir()
    for number in (1, 2):
        data = json.dumps(smallest_data(reference=f"LH-{number}"))
        (source / f"{number}.json").write_text(data, encoding="utf-8")
    asked = Choices(documents=("key-dates",), formats=("print-run",))
    job = with_shared_key(Job(tmp_path / "out", asked, TODAY))
    planned = plan(find_cases(source), job, lambda sources: [read_one(one, TODAY) for one in sources])
    outcomes = [task.carry_out(lambda number: None, {}) for task in planned.to_build]
    assert [one.error for one in outcomes] == [None, None]
    assert all((tmp_path / "out" / f"LH-{number}" / "print-run.pdf").is_file() for number in (1, 2))
