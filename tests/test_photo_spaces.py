"""Places for photographs: as large as the print that belongs there, in every format, and named for who listens."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
import weasyprint  # type: ignore[import-untyped]
from lxml import etree

from cases import case_of, example, view_of
from documents import document, line
from extraction import text_of_pdf
from toolkit.case.disclosure import no_case
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document, PhotoSpace, PhotoSpaces
from toolkit.document.walk import walk
from toolkit.package.stock import read_stock
from toolkit.proof.word_file import W
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers import pdf
from toolkit.writers.docx import write_docx
from toolkit.writers.html import write_html

PX_A_MM: Final = 96 / 25.4
TWIPS_A_MM: Final = 1440 / 25.4
PRINTS: Final = {(150, 100), (90, 130), (130, 90)}


def memory_page(born: str | None, variant: str = "standard") -> Document:
    stock = read_stock()
    guide, english = stock.library.guides["memory-page"], stock.catalogues["en-GB"]
    view = view_of(example(child={"born": born}) if born else case_of(), "child")
    return vary(compose(guide, view, stock.library, english, stock.pictures), variant)


def boxes_of(page: Document, css_class: str) -> Iterator[Any]:
    """The boxes of a class, as the engine lays them out on paper."""
    laid_out = weasyprint.HTML(
        string=pdf.printed_page(page), url_fetcher=pdf.AssetFetcher(page), base_url=pdf.SCHEME
    ).render(stylesheets=[pdf.stylesheet_of(page)], font_config=pdf.fonts())
    for sheet in laid_out.pages:
        for box in sheet._page_box.descendants():
            if box.element is not None and box.element.get("class") == css_class and box.is_in_normal_flow():
                yield box


def spaces_in(page: Document) -> list[PhotoSpace]:
    return [node for node in walk(page.blocks) if isinstance(node, PhotoSpace)]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("born", ["2016-01-01", "2010-01-01"])
def test_a_place_on_paper_is_as_large_as_the_print(born: str, variant: str) -> None:
    page = memory_page(born, variant)
    laid_out = [
        (box.border_width() / PX_A_MM, box.border_height() / PX_A_MM) for box in boxes_of(page, "photo-place")
    ]
    wanted = [(space.width_mm, space.height_mm) for space in spaces_in(page)]
    assert len(laid_out) == len(wanted) >= 3
    for drawn, size in zip(laid_out, wanted, strict=True):
        assert drawn == pytest.approx(size, abs=0.2)


def test_the_places_for_photographs_are_prints_of_the_usual_sizes() -> None:
    for born in ("2016-01-01", "2010-01-01"):
        photographs = [space for space in spaces_in(memory_page(born)) if space.holds == "photograph"]
        assert {(space.width_mm, space.height_mm) for space in photographs} <= PRINTS


def test_a_place_in_word_is_a_cell_as_large_as_the_print() -> None:
    one = PhotoSpace(line("The cake"), "Stick it here", 150, 100)
    two = (PhotoSpace(line("Us"), "Here", 90, 130), PhotoSpace(line("A leaf"), "There", 75, 130, "pocket"))
    sample = document(PhotoSpaces((one,)), PhotoSpaces(two))
    with ZipFile(BytesIO(write_docx(sample))) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    sizes = []
    for table in body.iter(f"{W}tbl"):
        heights = [int(height.get(f"{W}val", "")) for height in table.iter(f"{W}trHeight")]
        widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        sizes.append(([round(w / TWIPS_A_MM) for w in widths], round(heights[-1] / TWIPS_A_MM)))
    assert sizes == [([150], 100), ([90, 75], 130)]


def test_a_window_shows_the_size_and_says_what_belongs_there() -> None:
    page = write_html(
        document(PhotoSpaces((PhotoSpace(line("<b>cake</b>"), "Stick it here", 150, 100),)))
    ).decode()
    assert "width: 150mm" in page and "height: 100mm" in page
    assert page.index("&lt;b&gt;cake&lt;/b&gt;") < page.index("Stick it here")


def test_who_listens_hears_the_name_of_each_place() -> None:
    page = memory_page("2016-01-01")
    heard = text_of_pdf(pdf.write_pdf(page)[0])
    for space in spaces_in(page):
        assert "".join(node.text for node in walk(space.label)) in heard


def test_a_blank_memory_page_has_the_same_places_and_lines_for_the_facts() -> None:
    stock = read_stock()
    guide, english = stock.library.guides["memory-page"], stock.catalogues["en-GB"]
    view = no_case(view_of(case_of(), "child").recipient, view_of(case_of(), "child").today)
    blank = compose(guide, view, stock.library, english, stock.pictures)
    assert spaces_in(blank) == spaces_in(memory_page("2016-01-01"))


@pytest.mark.parametrize("born", ["2016-01-01", "2010-01-01"])
@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "easy-read"])
def test_the_memory_page_is_one_sheet_of_paper(born: str, variant: str) -> None:
    assert pdf.write_pdf(memory_page(born, variant))[1] <= (3 if variant == "large-print" else 2)
