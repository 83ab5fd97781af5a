"""A booklet: its sheets fold into the right order, its type is as large as before, and it says that it is for paper."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TODAY, example
from documents import document, paragraph, section
from extraction import pages_of_pdf, squeezed
from toolkit.case.disclosure import disclose
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document
from toolkit.package.building import build_blanks, build_package
from toolkit.package.calls import Call, calls_of
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers import booklet
from toolkit.writers.booklet import write_booklet
from toolkit.writers.imposition import Side, gathered, saddle_stitched

A4_ACROSS: Final = (842, 595)
MOST_SHEETS: Final = 15  # that an office stapler takes, folded
SMALLEST_PT: Final = {"child": 12.0, "parent": 11.0, "carer": 11.0}
BOOKLETS: Final = tuple(name for name, guide in read_stock().library.guides.items() if guide.facts.booklet)


# ---------------------------------------------------------------- sheets and folds


Page = TypeVar("Page")


def folded(sides: Sequence[tuple[Page, Page]]) -> list[Page]:
    """The pages as they are read once the sheets are printed, turned on the short edge, laid together and folded.

    Behind the right half of a front is the left half of its back. Folded, the right leaves lie over the left ones.
    """
    fronts, backs = sides[0::2], sides[1::2]
    right_leaves = [(front[1], back[0]) for front, back in zip(fronts, backs, strict=True)]
    left_leaves = [(back[1], front[0]) for front, back in zip(fronts, backs, strict=True)]
    return [page for leaf in [*right_leaves, *reversed(left_leaves)] for page in leaf]


def numbers(pages: Sequence[int | None]) -> list[tuple[int | None, int | None]]:
    return [(side.left, side.right) for side in saddle_stitched(pages)]


@given(st.integers(1, 200), st.booleans())
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(count: int, back_cover: bool) -> None:
    pages = gathered(count, back_cover)
    assert len(pages) % 4 == 0 and len(pages) - count < 4
    read = folded(numbers(pages))
    assert [page for page in read if page is not None] == list(range(1, count + 1))


@given(st.integers(2, 200))
def test_the_last_page_is_the_back_cover_and_blanks_lie_inside_it(count: int) -> None:
    read = folded(numbers(gathered(count, back_cover=True)))
    assert read[0] == 1 and read[-1] == count
    assert read[count - 1 : -1] == [None] * (len(read) - count)


def test_without_a_back_cover_the_blanks_come_last() -> None:
    assert gathered(5, back_cover=False) == [1, 2, 3, 4, 5, None, None, None]


def test_eight_pages_lie_on_two_sheets_as_a_printer_lays_them() -> None:
    assert saddle_stitched(range(1, 9)) == [Side(8, 1), Side(2, 7), Side(6, 3), Side(4, 5)]


def test_pages_that_fill_no_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        saddle_stitched([1, 2, 3])


# ---------------------------------------------------------------- the file


@cache
def guide_of(name: str, variant: str = "standard") -> Document:
    case, stock = example(today=TODAY), read_stock()
    call = next(one for one in calls_of(case, stock.library.guides, TODAY, [name]) if isinstance(one, Call))
    view = disclose(case, call.recipient, TODAY)
    made = compose(call.guide, view, stock.library, stock.catalogues["en-GB"], stock.pictures)
    return vary(made, variant)


@cache
def booklet_of(name: str, variant: str = "standard") -> bytes:
    return write_booklet(guide_of(name, variant))[0]


def halves(content: bytes) -> list[tuple[str, str]]:
    """The words on the left and on the right half of each side."""
    found = []
    with pypdfium2.PdfDocument(content) as file:
        for page in file:
            width, height = page.get_size()
            words = page.get_textpage()
            boxes = ((0, 0, width / 2, height), (width / 2, 0, width, height))
            left, right = (squeezed(words.get_text_bounded(*box)) for box in boxes)
            found.append((left, right))
    return found


def test_every_side_is_a4_across_and_there_is_a_back_for_every_front() -> None:
    with pypdfium2.PdfDocument(booklet_of("childrens-guide")) as file:
        assert {tuple(map(round, page.get_size())) for page in file} == {A4_ACROSS}
        assert len(file) % 2 == 0


def test_the_first_front_holds_the_back_cover_and_the_first_page() -> None:
    made = guide_of("childrens-guide")
    left, right = halves(booklet_of("childrens-guide"))[0]
    assert squeezed(made.labels["made_by"]) in left
    assert "Theroadtoyourlastinghome" in right


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_page_is_in_the_folded_booklet_once_and_in_order(name: str) -> None:
    content, _ = booklet._a5_pages(guide_of(name))
    sides = halves(booklet_of(name))
    read = folded(sides)
    pages = [squeezed(page) for page in pages_of_pdf(content)]
    assert [page for page in read if page] == [page for page in pages if page]


@pytest.mark.parametrize("variant", [name for name, variant in VARIANTS.items() if variant.folds])
@pytest.mark.parametrize("name", BOOKLETS)
def test_no_booklet_is_too_thick_to_fold_and_none_has_small_type(name: str, variant: str) -> None:
    made = guide_of(name, variant)
    content, _ = booklet._a5_pages(made)
    sizes = list(type_sizes(content))
    floor = 16.0 if variant == "large-print" else SMALLEST_PT[made.reader]
    assert min(sizes) >= floor
    assert len(gathered(len(pages_of_pdf(content)), True)) // 4 <= MOST_SHEETS


def type_sizes(content: bytes) -> Iterator[float]:
    """The size in points of every letter, as it is printed."""
    with pypdfium2.PdfDocument(content) as file:
        for page in file:
            words = page.get_textpage()
            for index in range(words.count_chars()):
                if chr(pdfium.FPDFText_GetUnicode(words, index)).isalnum():
                    yield round(pdfium.FPDFText_GetFontSize(words, index) * _scale(words, index), 2)


def _scale(words: Any, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    assert pdfium.FPDFText_GetMatrix(words, index, ctypes.byref(matrix))
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def test_pages_are_placed_at_the_size_they_were_laid_out_in() -> None:
    with pikepdf.open(io.BytesIO(booklet_of("my-views"))) as file:
        for page in file.pages:
            for step in pikepdf.parse_content_stream(page, "cm"):
                assert [float(number) for number in list(step.operands)[:4]] == [1, 0, 0, 1]


def test_a_document_that_fills_its_sheets_gets_no_sheet_for_a_back_cover() -> None:
    parts = (
        replace(section("Part", paragraph("A few words.")), anchor=f"part-{number}", starts_page=number > 0)
        for number in range(4)
    )
    made = document(*parts, look="calm")
    content, has_back_cover = booklet._a5_pages(made)
    assert (len(pages_of_pdf(content)), has_back_cover) == (4, False)
    assert write_booklet(made)[1] == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_booklet(guide_of("my-views"))[0] == booklet_of("my-views")


def test_a_booklet_says_that_it_is_a_print_copy_and_where_the_accessible_file_is() -> None:
    made = guide_of("my-views")
    with pikepdf.open(io.BytesIO(booklet_of("my-views"))) as file:
        assert str(file.docinfo["/Title"]) == "My views (print copy)"
        assert str(file.docinfo["/Subject"]) == made.labels["print_copy_booklet"]
        assert "/CreationDate" not in file.docinfo and "/ModDate" not in file.docinfo
        assert str(file.Root.Lang) == "en-GB"
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        with file.open_metadata() as xmp:
            assert xmp["dc:title"] == "My views (print copy)"
            assert xmp["dc:description"] == made.labels["print_copy_booklet"]
            assert "pdfuaid:part" not in xmp


# ---------------------------------------------------------------- in a package


def formats_made(report: Any, name: str) -> dict[str, Any]:
    return {one.format: one for one in report.made if one.document == name}


def test_the_accessible_file_is_made_beside_a_booklet_though_nobody_asked(tmp_path: Path) -> None:
    choices = Choices(documents=("my-views", "card"), formats=("booklet",))
    report = build_package(example(today=TODAY), tmp_path, tmp_path, read_stock(), choices, TODAY)
    made = formats_made(report, "my-views")
    assert list(made) == ["pdf", "booklet"]
    assert (made["pdf"].print_copy, made["booklet"].print_copy) == (None, True)
    assert made["booklet"].path == made["pdf"].path.replace(".pdf", ".booklet.pdf")
    assert made["booklet"].pages == len(
        pages_of_pdf((tmp_path / report.reference / made["booklet"].path).read_bytes())
    )
    assert (
        formats_made(report, "card") == {}
    )  # a card is no booklet: as with a calendar, nothing is made of it


def test_a_blank_can_be_a_booklet(tmp_path: Path) -> None:
    choices = Choices(documents=("childrens-guide",), formats=("booklet",))
    report = build_blanks(tmp_path, read_stock(), choices, TODAY, lambda name, done, of: None)
    assert list(formats_made(report, "childrens-guide")) == ["pdf", "booklet"]
