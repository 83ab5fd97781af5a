"""A page of HTML: one file that fetches nothing, in good order, with personal text only where text belongs."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from conftest import Package
from documents import case_picture, document, line, paragraph, section
from extraction import text_of_html
from toolkit.document.nodes import Blank, Link, Paragraph, Text
from toolkit.writers.html import write_html
from toolkit.writers.tokens import tokens

EMPTY: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
FETCHES: Final = frozenset({"script", "link", "iframe", "object", "embed", "base", "video", "audio", "frame"})
BLOCKS: Final = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "div",
        "section",
        "main",
        "header",
        "footer",
    }
)
ODD: Final = (
    "<b>x</b>",
    "{{ 7*7 }}",
    '" onmouseover="x',
    "&amp;",
    "O'Brien-Çelik",
    "<!-- x",
    "</title>",
    "آمنہ",
)


class Page(HTMLParser):
    """A page read strictly: every element that is opened is closed in turn."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.wrong: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag} has an attribute twice")
        if tag in BLOCKS and "p" in self.open:
            self.wrong.append(f"{tag} inside p")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]


@lru_cache(maxsize=200)
def page_in(file: Path) -> Page:
    return Page(file.read_text(encoding="utf-8"))


def pages(package: Package) -> Iterator[tuple[str, Page]]:
    for file in package.files("html"):
        yield file.name, page_in(file)


# ---------------------------------------------------------------- every page of every example


def test_a_page_is_well_formed(package: Package) -> None:
    for name, page in pages(package):
        assert (page.wrong, page.open) == ([], []), name
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        inside = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
        assert set(inside) <= set(ids), name


def test_a_page_fetches_nothing_and_runs_nothing(package: Package) -> None:
    for name, page in pages(package):
        assert not FETCHES & {tag for tag, _ in page.elements}, name
        assert all(form["method"] == "dialog" and "action" not in form for form in page.all("form")), name
        for tag, attributes in page.elements:
            assert not any(key.startswith("on") or key in ("srcset", "background") for key in attributes), (
                name
            )
            assert re.fullmatch(
                r"((width|height): \d+(%|mm)(; --proportions: \d+ / \d+)?)?", attributes.get("style", "")
            ), name
            assert attributes.get("src", "data:image/").startswith("data:image/"), name
            if "href" in attributes:
                assert tag == "a" and re.match(r"#|https?://|mailto:|tel:", attributes["href"]), name
        for style in page.texts.get("style", []):
            assert not re.search(r"@import|url\(|expression|https?:", style), name


def test_a_page_says_its_language_title_and_place_for_the_text(package: Package) -> None:
    for name, page in pages(package):
        (html,) = page.all("html")
        assert html == {"lang": "en-GB", "dir": "ltr"}, name
        (title,) = page.texts["title"]
        assert title.strip() and len(page.all("title")) == 1, name
        assert len(page.all("main")) == 1, name
        assert page.all("meta")[0] == {"charset": "utf-8"}, name


def test_headings_begin_with_one_h1_and_skip_no_level(package: Package) -> None:
    for name, page in pages(package):
        levels = page.levels()
        assert levels.count(1) == 1 and levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_picture_has_words_or_is_decoration_and_every_table_has_heads(package: Package) -> None:
    for name, page in pages(package):
        assert all("alt" in picture for picture in page.all("img")), name
        assert all(head.get("scope") in ("col", "row") for head in page.all("th")), name
        assert len(page.all("table")) <= len(page.all("th")), name


def test_links_have_words(package: Package) -> None:
    for name, page in pages(package):
        assert len(page.texts.get("a", [])) >= len(page.all("a")), name


# ---------------------------------------------------------------- small documents


@pytest.mark.parametrize("words", ODD)
def test_text_comes_out_as_it_was_typed_and_stands_in_no_attribute(words: str) -> None:
    page = write_html(
        document(
            paragraph(words, "child.known_as"),
            section(words, paragraph("x")),
            title=line(words, "child.name"),
            subtitle=line(words, "carers.known_as"),
        )
    )
    read = Page(page.decode())
    assert (read.wrong, read.open) == ([], [])
    assert text_of_html(page).count(words) == 4
    assert "".join(read.texts["title"]) == words
    assert not any(words in value for _, attributes in read.elements for value in attributes.values())


def test_a_line_to_write_on_is_said_to_a_listener() -> None:
    page = write_html(document(Paragraph((Text("Name: "), Blank("A line to write on")))))
    assert "A line to write on" in text_of_html(page)


def test_a_link_is_an_address_and_its_words() -> None:
    page = Page(
        write_html(document(Paragraph((Link("https://example.org/?a=1&b=2", line("here")),)))).decode()
    )
    assert page.all("a")[-1] == {"href": "https://example.org/?a=1&b=2"}
    assert page.texts["a"][-1] == "here"


def test_figures_keep_their_order_where_text_runs_from_right_to_left() -> None:
    number = Paragraph((Text("01632 960001", "council.phone", figures=True),))
    page = write_html(document(number, language="ur", direction="rtl")).decode()
    assert '<span dir="ltr">01632 960001</span>' in page
    assert '<html lang="ur" dir="rtl">' in page


def test_a_childs_picture_is_within_the_page_with_its_words() -> None:
    drawing = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawing, "PNG")
    page = Page(write_html(document(case_picture(drawing.getvalue()))).decode())
    (picture,) = [one for one in page.all("img") if one["src"].startswith("data:image/png")]
    assert picture["alt"] == "The picture that the child drew"
    assert base64.b64decode(picture["src"].split(",")[1]) == drawing.getvalue()


def test_the_same_document_gives_the_same_page() -> None:
    assert write_html(document(paragraph("Hello"))) == write_html(document(paragraph("Hello")))


# ---------------------------------------------------------------- tokens


def test_a_variant_has_the_last_word_on_a_look_and_a_missing_sheet_is_no_default() -> None:
    standard, large = tokens("letter", "standard"), tokens("letter", "large-print")
    assert standard.keys() <= large.keys()
    assert (
        float(large["text-size"].removesuffix("pt")) >= 18 > float(standard["text-size"].removesuffix("pt"))
    )
    with pytest.raises(OSError, match="variant-none"):
        tokens("letter", "none")
