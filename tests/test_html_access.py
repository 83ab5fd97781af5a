"""Every page of HTML in a real browser: axe-core, the Nu checker, and what a window and a keyboard ask.

Pages of one document are alike in every example: so all of one example and the blanks is looked at in the standard
variant and in easy read, which has words of its own; a page of each look in the standard variant in every way there is,
and in the other variants in those ways that change most; and what three other examples say to families in the
narrowest window, where words have least room. ``make prove-html`` looks at every page of every example in every way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from conftest import BLANKS, EXAMPLES, Package, Packages, build_of
from documents import document, paragraph, section
from toolkit.document.looks import Looks
from toolkit.document.nodes import Figures, Picture, PictureRow
from toolkit.proof import browser, nu
from toolkit.proof.browser import CONTRAST, EVERY_WAY, FORCED_DARK, NARROW, NARROW_SPACED, WHITE, WIDE, Way
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.html import write_html
from toolkit.writers.pdf import printed_page

RICH: Final = "amira"
OTHERS: Final = ("idris", "robin", "theo")  # a children's home, a teenager, a home in the family
FAMILIES: Final = ("child", "parent", "carer", "invitee")
# One document of each look, and those with a road, a table, a form or a chart of their own.
ONE_OF_EACH: Final = re.compile(
    r"childrens-guide|teens-guide|parents-guide|carers-guide|decision-letter|certificate|card|road-map-poster|memory-page"
    r"|invitation\.people-0\.matching-meeting|minute-guide-education|flow-chart|matching-meeting|full-process|key-dates"
)
OF_EASY_READ: Final = re.compile(
    r"childrens-guide|my-views|certificate|outline-process"
)  # they wear one look
OWN_WORDS: Final = ("standard", "easy-read")
CHANGING_MOST: Final = (NARROW_SPACED, FORCED_DARK, CONTRAST, WHITE)


def pages_of(name: str, packages: Packages) -> Package:
    """Every document of an example as HTML alone: of the first and the blanks in every variant, else in those with words."""
    variants = tuple(VARIANTS) if name in (RICH, BLANKS) else OWN_WORDS
    build = build_of(name, variants=variants, formats=("html",))
    return packages.of(f"{name}-pages", build)


def of_variant(package: Package, variant: str) -> list[Path]:
    found = [package.folder / one["path"] for one in package.documents if one["variant"] == variant]
    assert found
    return found


def wrong(pages: Sequence[Path], ways: Sequence[Way]) -> dict[str, tuple[str, ...]]:
    return {page.name: found for page, found in browser.found_in(pages, ways).items() if found}


@pytest.mark.parametrize(
    ("name", "variant"),
    [(name, variant) for name in (RICH, BLANKS) for variant in OWN_WORDS],
)
def test_every_document_is_accessible_in_a_narrow_and_a_wide_window(
    name: str, variant: str, packages: Packages
) -> None:
    assert wrong(of_variant(pages_of(name, packages), variant), (NARROW, WIDE)) == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_document_holds_spacing_forced_colours_and_whatever_its_reader_chooses(
    variant: str, packages: Packages
) -> None:
    chosen = OF_EASY_READ if variant == "easy-read" else ONE_OF_EACH
    pages = [page for page in of_variant(pages_of(RICH, packages), variant) if chosen.match(page.name)]
    assert len(pages) > 3
    assert wrong(pages, EVERY_WAY if variant == "standard" else CHANGING_MOST) == {}


@pytest.mark.parametrize("name", OTHERS)
def test_what_families_get_is_accessible_in_a_narrow_window(name: str, packages: Packages) -> None:
    package = pages_of(name, packages)
    pages = [
        package.folder / one["path"]
        for one in package.documents
        if one["reader"] in FAMILIES and one["variant"] in OWN_WORDS
    ]
    assert pages
    assert wrong(pages, (NARROW,)) == {}


def test_a_script_in_a_page_of_ours_does_not_run_and_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        write_html(document(paragraph("Words"))).replace(
            b"</main>", b"<script>document.title = 'x'</script></main>"
        )
    )
    with browser.open_browser() as visits:
        assert [what for what in visits.found_in(path, (NARROW,)) if "Content Security Policy" in what]
        with visits.page(path) as page:
            assert page.title() == "A sample"


def test_the_nu_checker_finds_no_error_in_any_page(packages: Packages) -> None:
    pages = [page for name in (*EXAMPLES, BLANKS) for page in pages_of(name, packages).files()]
    assert len(pages) > 500
    assert {page.name: found for page, found in nu.errors_in(pages).items() if found} == {}


def test_a_picture_stands_above_its_words_in_a_narrow_window(tmp_path: Path) -> None:
    rows = (
        PictureRow(Picture("home", ""), (paragraph("A lasting home is a home where you can stay."),)),
        PictureRow(Figures((Looks(), Looks(), Looks())), (paragraph("These people look after you."),)),
    )
    path = tmp_path / "page.html"
    path.write_bytes(write_html(document(section("Home", *rows))))
    assert wrong([path], (NARROW, WIDE)) == {}
    with browser.open_browser() as visits, visits.page(path) as page:
        for way, stands in ((NARROW, "above"), (WIDE, "beside")):
            browser.dress(page, way)
            picture, words = (
                page.locator(one).first.bounding_box() for one in (".row-picture", ".row-words")
            )
            assert picture and words
            assert (picture["y"] + picture["height"] <= words["y"]) is (stands == "above")


# ---------------------------------------------------------------- what a reader may change


LOOKS: Final = """() => {
  const { fontSize, letterSpacing, color } = getComputedStyle(document.querySelector("main p"));
  return [fontSize, letterSpacing, color, getComputedStyle(document.documentElement).backgroundColor];
}"""


@pytest.fixture
def plain_page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(write_html(document(section("A heading", paragraph("Words to be read.")))))
    return path


def test_a_reader_changes_size_spacing_and_colours_and_nothing_is_kept(plain_page: Path) -> None:
    with browser.open_browser() as visits, visits.page(plain_page) as page:
        before = page.evaluate(LOOKS)
        page.locator("summary").press("Enter")
        page.get_by_label("Largest", exact=True).press("Space")
        page.locator("#reading-spacing-wider").press("Space")
        page.locator("#reading-colours-white-on-black").press("Space")
        chosen = page.evaluate(LOOKS)
        assert all(one != other for one, other in zip(before, chosen, strict=True))
        assert chosen[2:] == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
        page.reload()
        assert page.evaluate(LOOKS) == before
        assert page.evaluate("() => [document.cookie, localStorage.length, sessionStorage.length]") == [
            "",
            0,
            0,
        ]


def test_the_way_back_is_one_button_and_paper_has_no_buttons(plain_page: Path) -> None:
    with browser.open_browser() as visits, visits.page(plain_page) as page:
        page.evaluate("() => { document.querySelector('details').open = true }")
        page.locator("#reading-colours-cream").check()
        page.locator("button[type=reset]").press("Enter")
        assert page.locator("#reading-colours-usual").is_checked()
        page.emulate_media(media="print")
        assert not page.locator("form").is_visible()


def test_what_a_reader_may_change_is_for_a_window_alone_and_needs_no_script() -> None:
    sample = document(paragraph("Words to be read."))
    page = write_html(sample).decode()
    assert "<form" in page and "<script" not in page
    assert "<form" not in printed_page(sample)


@pytest.mark.parametrize("look", ["storybook", "letter"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_page_as_it_is_has_the_sizes_of_its_tokens(look: str, variant: str, tmp_path: Path) -> None:
    from toolkit.writers.tokens import tokens

    path = tmp_path / "page.html"
    path.write_bytes(write_html(document(section("A heading"), look=look, variant=variant)))
    size = float(tokens(look, variant)["h2-size"].removesuffix("pt")) * 96 / 72
    with browser.open_browser() as visits, visits.page(path) as page:
        shown = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('h2')).fontSize)")
    assert shown == pytest.approx(size, abs=0.1)


# ---------------------------------------------------------------- what is wrong is found

FAULTS: Final = {
    "image-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "heading-order": "<h4>Too deep</h4>",
    "color-contrast": '<p style="color: #999999">Pale</p>',
    "px wide in a window": '<div style="width: 2000px">Wide</div>',
    "are cut off by": '<div style="overflow: hidden; height: 1em; line-height: 1"><p>One</p><p>Two</p></div>',
    "lie on each other": '<p>One line of words</p><p style="margin-top: -2em">Another line of words</p>',
    "lie outside the window": '<p style="position: absolute; left: -30px">Lost</p>',
    "hardly a letter": '<p style="width: 0.4em; overflow-wrap: anywhere">Words in a well</p>',
    "smaller than 24 px": '<button style="height: 10px; padding: 0">x</button>',
    "nobody sees": '<a href="#main" style="outline: none; display: block; line-height: 2">Where?</a>',
    "the Tab key should lead": '<a href="#main" id="late">Second</a><a href="#main" tabindex="1">First</a>',
    "the page asks for": '<img alt="" src="https://example.org/x.png">',
    "cannot be read": '<p style="forced-color-adjust: none; color: #222222">Dark on dark</p>',
    "a script failed": "<script>throw new Error('x')</script>",
}


def broken(body: str) -> str:
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>'
    return f'{head}<body><main id="main"><h1>A page</h1>{body}</main></body></html>'


@pytest.fixture(scope="module")
def faulty_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[str, ...]]]:
    folder = tmp_path_factory.mktemp("faulty")
    paths = {fault: folder / f"{number}.html" for number, fault in enumerate(FAULTS)}
    for fault, path in paths.items():
        path.write_text(broken(FAULTS[fault]), encoding="utf-8")
    ways = (NARROW, replace(browser.FORCED_DARK, name="forced"))
    found = browser.found_in(paths.values(), ways)
    yield {fault: found[path] for fault, path in paths.items()}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_browser_finds_what_is_wrong(fault: str, faulty_pages: dict[str, tuple[str, ...]]) -> None:
    assert [what for what in faulty_pages[fault] if fault in what]


def test_the_nu_checker_finds_what_is_wrong_in_the_page_that_has_it(tmp_path: Path) -> None:
    good, bad = tmp_path / "good page.html", tmp_path / "bad.html"
    good.write_text(broken("<p>Words</p>"), encoding="utf-8")
    bad.write_text(broken("<p><div>Not here</div></p>"), encoding="utf-8")
    found = nu.errors_in([good, bad])
    assert found[good] == () and found[bad]


def test_without_the_tools_it_is_said_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(browser, "AXE", tmp_path / "axe.js")
    monkeypatch.setattr(nu, "JAR", tmp_path / "vnu.jar")
    assert not browser.is_there() and not nu.is_there()
    with pytest.raises(browser.BrowserMissing, match="make setup-test"):
        browser.found_in([])
    with pytest.raises(nu.NuCheckerError, match="make setup-test"):
        nu.errors_in([tmp_path / "page.html"])
