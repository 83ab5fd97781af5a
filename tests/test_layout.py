"""The laid-out page: no document leaves its boxes, parts a paragraph badly, or prints what cannot be read.

First each check is shown a page with the fault it looks for, and one without. Then the documents: the packages as
their readers get them, while they are built, and every other variant. What is known and stays, or waits to be mended,
is in one table, ``KNOWN``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

import pytest
import weasyprint  # type: ignore[import-untyped]

from conftest import BLANKS, EXAMPLES, Packages, variants_of
from layout import (
    CHECKS,
    Finding,
    contrast,
    contrast_is_too_low,
    findings,
    heading_is_last_on_its_page,
    last_line_is_a_scrap,
    last_page_is_lonely,
    leaves_its_box,
    leaves_the_page,
    line_is_parted,
    overlaps,
    page_is_half_empty,
    picture_is_stretched,
    read_layout,
    words_are_too_small,
)
from toolkit.writers import pdf

# A page of 100 by 100 mm with 10 mm of margin, 12 pt letters on lines of 5 mm: 16 lines.
SMALL_PAGE: Final = """<style>@page { size: 100mm 100mm; margin: 10mm }
html { font: 12pt/5mm Lato; color: #000 } body { margin: 0 } p, h2 { margin: 0; font-size: 12pt; orphans: 1; widows: 1 }
.fill { height: 10mm; background: #eee }</style>"""
LINE: Final = "<p>A line of words</p>"


def found(check: object, html: str, reader: str = "partner", variant: str = "standard") -> list[Finding]:
    """What ``check`` says of a page of this HTML; it must be one of those that run over every document."""
    assert check in CHECKS.values()
    laid_out = weasyprint.HTML(
        string=f"<html lang='en'>{SMALL_PAGE}{html}", url_fetcher=pdf.AssetFetcher(), base_url="asset:"
    ).render()
    name = next(name for name, one in CHECKS.items() if one is check)
    return [one for one in findings(read_layout(laid_out, reader, variant)) if one.check == name]


def picture(style: str, name: str = "home", kind: str = "") -> str:
    return f"<img class='{kind}' alt='' src='asset:picture/{name}' style='display: block; {style}'>"


# ---------------------------------------------------------------- where things stand


def test_a_plain_page_has_nothing_to_mend() -> None:
    page = f"<h2>A heading</h2>{LINE * 4}{picture('width: 20mm')}"
    assert [one for check in CHECKS.values() for one in found(check, page)] == []


@pytest.mark.parametrize(
    "thing",
    [
        "<p style='margin-left: 60mm; white-space: nowrap'>Words that go on and on and on</p>",
        "<p style='position: absolute; top: 95mm'>Words below the paper</p>",
        "<div class='fill' style='margin-right: -5mm'></div>",
        picture("width: 20mm; margin-left: -5mm"),
    ],
)
def test_what_stands_in_the_margin_or_past_the_paper_is_found(thing: str) -> None:
    (one, *_) = found(leaves_the_page, thing)
    assert one.page == 1


def test_what_is_made_to_go_to_the_edge_may_but_not_past_it() -> None:
    assert (
        found(leaves_the_page, picture("width: 100mm; max-width: none; margin: -10mm", kind="banner")) == []
    )
    assert found(leaves_the_page, picture("width: 110mm; max-width: none; margin: -10mm", kind="banner"))


def test_the_place_is_told_in_mm_from_the_corner_of_the_page() -> None:
    (one,) = found(leaves_the_page, picture("width: 20mm; margin: 7mm 0 0 65mm"))
    assert (one.left_mm, one.top_mm) == (75, 17)
    assert "75 mm across and 17 mm down" in str(one)


@pytest.mark.parametrize(
    "thing",
    [
        "<p style='width: 10mm'>Extraordinarily</p>",
        "<div style='height: 4mm'><p>One line</p><p>and another</p></div>",
        "<div style='max-height: 4mm; overflow: hidden'><p>One line</p><p>and another</p></div>",
    ],
)
def test_words_that_leave_their_box_are_found(thing: str) -> None:
    assert found(leaves_its_box, thing)
    assert found(leaves_its_box, "<div style='height: 20mm'><p>One line</p></div>") == []


def test_lines_on_each_other_are_found() -> None:
    assert found(overlaps, LINE + "<p style='margin-top: -4mm'>Another line</p>")
    assert found(overlaps, LINE + LINE) == []


def test_words_on_a_picture_are_found_unless_it_is_made_to_be_written_on() -> None:
    beneath = "position: absolute; width: 30mm; top: 0; left: 0"
    assert found(overlaps, picture(beneath) + LINE)
    assert found(overlaps, picture(beneath, kind="frame") + LINE) == []


# ---------------------------------------------------------------- where pages turn


def test_a_heading_at_the_foot_of_a_page_is_found() -> None:
    parted = f"{LINE * 15}<h2 style='break-after: auto'>What comes next</h2>{LINE * 3}"
    (one,) = found(heading_is_last_on_its_page, parted)
    assert (one.page, one.top_mm) == (1, 86)
    assert found(heading_is_last_on_its_page, parted.replace("auto", "avoid")) == []


@pytest.mark.parametrize("lines_before", [13, 15])
def test_a_line_of_a_paragraph_alone_on_a_page_is_found(lines_before: int) -> None:
    three_lines = "<p>one<br>two<br>three lines of words<br>four</p>"
    assert len(found(line_is_parted, LINE * lines_before + three_lines)) == 1
    assert found(line_is_parted, LINE * 14 + three_lines) == []


def test_a_scrap_of_a_last_line_is_found_where_the_column_is_wide() -> None:
    wide = "<style>@page { size: 200mm 100mm }</style>"
    assert found(last_line_is_a_scrap, f"{wide}<p>one<br>two<br>too.</p>")
    assert found(last_line_is_a_scrap, f"{wide}<p>one<br>two<br>three words here</p>") == []
    assert found(last_line_is_a_scrap, f"{wide}<p>one<br>too.</p>") == []
    assert found(last_line_is_a_scrap, "<p>one<br>two<br>too.</p>") == []


def test_a_half_empty_page_is_found_unless_it_is_meant_or_must_be() -> None:
    after = "<p style='break-before: page'>A new page</p>"
    assert found(page_is_half_empty, LINE * 4 + after) == []
    kept = "<div style='break-inside: avoid'>{}</div>"
    assert found(page_is_half_empty, LINE * 4 + kept.format(LINE * 14)) == []
    short = "<style>h2 { break-before: avoid }</style>" + LINE * 4
    glued = "<div style='break-inside: avoid-page'>" + "<div class='fill'></div>" * 5 + "</div>"
    pushed = f"{short}<div style='page: other'>{LINE}</div><style>@page other {{ }}</style>{glued}"
    (one,) = found(page_is_half_empty, pushed)
    assert one.page == 1 and "only 2" in one.what


def test_a_last_page_of_a_line_or_two_is_found_but_not_one_with_a_picture() -> None:
    (one,) = found(last_page_is_lonely, LINE * 17)
    assert one.page == 2
    assert found(last_page_is_lonely, LINE * 19) == []
    assert found(last_page_is_lonely, LINE * 16 + picture("width: 40mm") + LINE) == []
    assert found(last_page_is_lonely, LINE) == []


def test_who_made_a_document_does_not_fill_a_page() -> None:
    made_by = f"<footer class='colophon'>{LINE * 3}</footer>"
    assert found(last_page_is_lonely, LINE * 17 + made_by)


# ---------------------------------------------------------------- pictures, sizes, colours


def test_a_stretched_picture_is_found() -> None:
    assert found(picture_is_stretched, picture("width: 20mm; height: 22mm"))
    assert found(picture_is_stretched, picture("width: 20mm; height: 20mm")) == []


@pytest.mark.parametrize(
    ("reader", "variant", "least"),
    [("partner", "standard", 11), ("child", "standard", 12), ("child", "large-print", 16)],
)
def test_small_letters_are_found_at_the_foot_of_the_page_too(reader: str, variant: str, least: int) -> None:
    page = (
        "<style>@page {{ @bottom-left {{ content: 'Page 1'; font: {0}pt Lato }} }}</style>"
        "<p style='font-size: {0}pt'>Words</p>"
    )
    assert len(found(words_are_too_small, page.format(least - 0.5), reader, variant)) == 2
    assert found(words_are_too_small, page.format(least), reader, variant) == []


def test_contrast_is_as_wcag_has_it() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = (0x76 / 255,) * 3
    assert contrast(grey, (1, 1, 1)) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    "pale",
    [
        "<p style='color: #8a8a8a'>Words</p>",
        "<div style='background: #333'><p>Words</p></div>",
        "<div style='background: linear-gradient(#fff, #222)'><p>Words</p></div>",
        "<p style='color: rgba(0, 0, 0, 0.4)'>Words</p>",
        "<style>html { background: #444 }</style><p>Words</p>",
        picture("position: absolute; top: 0; left: 0; width: 50mm", "school", "frame")
        + "<p style='color:#777'>Words</p>",
    ],
)
def test_words_too_near_their_ground_are_found(pale: str) -> None:
    assert found(contrast_is_too_low, pale)


def test_large_words_need_less_contrast_and_strong_variants_more() -> None:
    grey = "<p style='color: #808080; font-size: {}pt; font-weight: {}'>Words</p>"
    assert found(contrast_is_too_low, grey.format(17, 400))
    assert found(contrast_is_too_low, grey.format(18, 400)) == []
    assert found(contrast_is_too_low, grey.format(14, 700)) == []
    dark = "<p style='color: #666'>Words</p>"
    assert found(contrast_is_too_low, dark) == []
    assert found(contrast_is_too_low, dark, variant="high-contrast")


# ---------------------------------------------------------------- the documents


@dataclass(frozen=True, slots=True)
class Known:
    """Findings that are known: of one check, in the files whose names fit ``files``; ``why`` they are left."""

    check: str
    files: str
    why: str


VALUE: Final = (
    "the last word is a value from the case, or is in a narrow cell; neither is changed for its looks"
)
BREAKS: Final = "waits for the guide: its page breaks were chosen for the standard size"

MOST_PAGES_OF_EASY_READ: Final = 24

# First what stays as it is, then what waits to be mended. Take a row out when what it names is mended.
KNOWN: Final = (
    Known("last line is a scrap", "commitment-letter.*", VALUE),
    Known("last line is a scrap", "carers-guide.*.dyslexia-friendly.*", VALUE),
    Known("last line is a scrap", "decision-letter.*", VALUE),
    Known("last line is a scrap", "what-happened.*", VALUE),
    Known("last line is a scrap", "full-process.large-print.*", VALUE),
    Known("last line is a scrap", "key-dates.large-print.*", VALUE),
    Known("page is half empty", "my-views.dyslexia-friendly.*", BREAKS),
    Known("page is half empty", "childrens-guide.large-print.*", BREAKS),
    Known("page is half empty", "carers-guide.*.large-print.*", BREAKS),
    Known("page is half empty", "key-dates.large-print.*", BREAKS),
    Known("page is half empty", "visit-record.large-print.*", BREAKS),
    Known("last page is lonely", "key-dates.large-print.*", BREAKS),
    Known("last page is lonely", "sharing-guidance.dyslexia-friendly.*", BREAKS),
    Known("last page is lonely", "what-happened.dyslexia-friendly.*", BREAKS),
)


def test_no_document_has_anything_to_mend(packages: Packages) -> None:
    told = {name: packages.layouts_of(name) for name in packages.plans}
    unknown = _unknown(told)
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize(
    ("name", "variant"), [(name, variant) for name in (*EXAMPLES, BLANKS) for variant in variants_of(name)]
)
def test_nor_in_any_other_variant(name: str, variant: str, packages: Packages) -> None:
    place = f"{name}.{variant}"
    unknown = _unknown({place: packages.layouts_of(place)})
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("name", [*EXAMPLES, BLANKS])
def test_easy_read_has_24_pages_at_most(name: str, packages: Packages) -> None:
    made = packages.of(f"{name}.easy-read").documents
    assert made
    assert {one["path"]: one["pages"] for one in made if one["pages"] > MOST_PAGES_OF_EASY_READ} == {}


def _unknown(told: Mapping[str, Mapping[str, Iterable[tuple[str, str]]]]) -> list[str]:
    return [
        f"{name}, {file}, {sentence}"
        for name, files in told.items()
        for file, sentences in files.items()
        for check, sentence in sentences
        if not any(one.check == check and fnmatchcase(file, one.files) for one in KNOWN)
    ]
