"""The PDF writer: it opens only the project's own, takes every complaint for a fault, and prints in the project's fonts."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pikepdf
import pytest
from PIL import Image

from attacks.hostile.addresses import EVERY as EVERY_ADDRESS
from conftest import ROOT, Package, Packages
from documents import case_picture, document, line, paragraph, section
from extraction import squeezed, text_of_pdf
from toolkit.document.nodes import Link, Paragraph, Picture
from toolkit.writers import pdf
from toolkit.writers.glyphs import MissingGlyph, printable_characters
from toolkit.writers.html import sheet
from toolkit.writers.pdf import AssetFetcher, EngineComplaint, write_pdf

FONTS: Final = re.compile(r"(Lato|Andika|Noto-?Naskh-?Arabic|Noto-?Sans-?Symbols-?2)", re.IGNORECASE)
opened: list[str] | None = None


def listen(event: str, arguments: tuple[Any, ...]) -> None:
    if opened is not None and (
        event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "urllib."))
    ):
        opened.append(f"{event} {arguments[0]}" if event == "open" else event)


@pytest.fixture
def what_is_opened() -> Iterator[list[str]]:
    """Every file that Python opens, and every socket and program, from here to the end of the test."""
    global opened
    if not hasattr(sys, "_is_listened_to"):
        sys.addaudithook(listen)  # a hook cannot be taken away again, so it is put in place once
        sys._is_listened_to = True  # type: ignore[attr-defined]
    opened = []
    yield opened
    opened = None


def drawing() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (1, 2, 3)).save(file, "PNG")
    return file.getvalue()


# ---------------------------------------------------------------- what the engine may open


@pytest.mark.parametrize("address", EVERY_ADDRESS)
def test_an_address_that_is_no_asset_is_refused(address: str) -> None:
    with pytest.raises(EngineComplaint, match="not one of the project's assets"):
        AssetFetcher(document()).fetch(address)


@pytest.mark.parametrize(
    "asking",
    [
        '<img src="{}">',
        '<link rel="attachment" href="{}">',
        '<link rel="stylesheet" href="{}">',
        '<object data="{}"></object>',
        '<embed src="{}">',
        '<p style="background: url(&quot;{}&quot;)">x</p>',
        '<svg aria-label="x"><image href="{}" width="9" height="9"/></svg>',
        '<svg aria-label="x"><use href="{}"/></svg>',
    ],
)
def test_no_way_of_asking_opens_a_file_or_a_socket(
    asking: str, what_is_opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pdf(document(paragraph("warm")))
    for address in ("file:///etc/passwd", "/etc/passwd", "http://127.0.0.1:9/x", "//127.0.0.1:9/x"):
        body = f'<html lang="en"><title>x</title><p>x</p>{asking.format(address)}'
        monkeypatch.setattr(pdf, "page", lambda *_, body=body, **__: body)
        what_is_opened.clear()
        with suppress(EngineComplaint):
            write_pdf(document())
        assert [one for one in what_is_opened if "passwd" in one or "socket" in one] == []


def test_an_asset_and_the_documents_own_picture_are_served() -> None:
    own = case_picture(drawing())
    fetcher = AssetFetcher(document(own))
    assert b"<svg" in fetcher.fetch("asset:picture/home").read()
    assert fetcher.fetch(pdf._case_address(own)).read() == own.data
    with pytest.raises(EngineComplaint):
        AssetFetcher(document()).fetch(pdf._case_address(own))


def test_printing_opens_only_the_projects_assets_and_no_socket(what_is_opened: list[str]) -> None:
    write_pdf(document(paragraph("warm")))  # the engine's own parts are loaded by now
    pdf._pictures().clear()
    what_is_opened.clear()
    link = Paragraph((Link("http://127.0.0.1:9/x", line("a link")),))
    odd = paragraph('<img src="file:///etc/passwd"><link rel=attachment href="file:///etc/hostname">')
    write_pdf(document(link, odd, Picture("cake", "A cake"), case_picture(drawing()), look="letter"))
    beyond = [
        one
        for one in what_is_opened
        if not re.match(rf"open {re.escape(str(ROOT))}/(assets|templates)/", one)
    ]
    assert beyond == []
    assert any("cake.svg" in one for one in what_is_opened)


def test_nothing_is_attached_to_a_file(packages: Packages) -> None:
    for name, file in opened_pdfs(packages.of("amira")):
        assert not file.attachments and "/AF" not in file.Root and "/OpenAction" not in file.Root, name
        for page in file.pages:
            for annotation in page.get("/Annots", []):
                assert annotation.Subtype in ("/Link", "/Widget"), name


def test_a_page_that_asks_for_an_address_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pdf, "page", lambda *_, **__: '<html lang="en"><title>x</title><img src="file:///etc/passwd">'
    )
    with pytest.raises(EngineComplaint):
        write_pdf(document())


# ---------------------------------------------------------------- complaints are errors


@pytest.mark.parametrize(
    "rule", ["p { colour: red }", "p { width: 3 apples }", "@media { p", "p:nonsense { margin: 0 }"]
)
def test_a_warning_of_the_engine_is_an_error(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "sheet", lambda *which: f"{sheet(*which)}\n{rule}")
    pdf._parsed_sheet.cache_clear()
    with pytest.raises(EngineComplaint):
        write_pdf(document(paragraph("Hello")))
    pdf._parsed_sheet.cache_clear()


def test_a_picture_that_is_not_there_is_an_error() -> None:
    with pytest.raises(EngineComplaint):
        write_pdf(document(Picture("nowhere", "Nothing")))


def test_a_character_without_a_picture_is_refused_and_named_by_its_fact() -> None:
    with pytest.raises(MissingGlyph) as refused:
        write_pdf(document(section("A", paragraph("Hello \U00013000", "child.name"))))
    assert (refused.value.fact, refused.value.character) == ("child.name", "\U00013000")
    assert "\U00013000" not in str(refused.value) and "U+13000" in str(refused.value)


@pytest.mark.parametrize("letters", ["ŵŷ", "ẮỖ", "ЖЇ", "Ωή", "ŁİŞ", "آمنہ", "☐☑✓→★", "“”’–…£"])
def test_the_fonts_have_the_letters_that_names_are_written_in(letters: str) -> None:
    assert set(letters) <= printable_characters()
    assert squeezed(letters) in squeezed(text_of_pdf(write_pdf(document(paragraph(letters)))[0]))


# ---------------------------------------------------------------- fonts and what a file says of itself


def opened_pdfs(package: Package) -> Iterator[tuple[str, pikepdf.Pdf]]:
    for path in package.files("pdf"):
        with pikepdf.open(path) as file:
            yield path.name, file


def fonts_of(file: pikepdf.Pdf) -> Iterator[Any]:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield item


def test_only_the_projects_fonts_are_printed_and_each_is_embedded(package: Package) -> None:
    for name, file in opened_pdfs(package):
        fonts = list(fonts_of(file))
        assert fonts, name
        for font in fonts:
            assert FONTS.search(str(font.FontName)), (name, str(font.FontName))
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()), name


def test_a_file_says_its_title_language_and_maker_and_no_clock(package: Package) -> None:
    for name, file in opened_pdfs(package):
        assert str(file.docinfo["/Title"]).strip(), name
        assert str(file.docinfo["/Author"]) == "Larkshire County Council", name
        assert not {"/CreationDate", "/ModDate"} & set(file.docinfo.keys()), name
        assert str(file.Root.Lang) == "en-GB", name
        assert bool(file.Root.MarkInfo.Marked) and bool(file.Root.ViewerPreferences.DisplayDocTitle), name


def test_the_pages_are_a4_and_the_posters_a3(package: Package) -> None:
    for name, file in opened_pdfs(package):
        sides = (842, 1191) if name.startswith("road-map-poster") and "easy-read" not in name else (595, 842)
        for page in file.pages:
            assert tuple(sorted(round(float(side)) for side in page.mediabox[2:])) == sides, name


# ---------------------------------------------------------------- once a process


def test_fonts_are_set_up_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    write_pdf(document(paragraph("Hello")))

    def refuse(*_: object) -> None:
        raise AssertionError("a second FontConfiguration")

    monkeypatch.setattr(pdf, "FontConfiguration", refuse)
    write_pdf(document(paragraph("Hello again"), variant="large-print"))
    assert pdf.fonts() is pdf.fonts()


def test_a_childs_picture_stays_in_no_cache_and_the_projects_pictures_do() -> None:
    own = case_picture(drawing())
    written, _ = write_pdf(document(own, Picture("cake", "A cake")))
    write_pdf(document(Picture("cake", "A cake")))
    assert not [key for key in map(str, pdf._pictures()) if "case-picture" in key]
    assert [key for key in map(str, pdf._pictures()) if "cake" in key]
    with pikepdf.open(io.BytesIO(written)) as file:
        assert any(page.get_images() for page in file.pages)


def test_the_same_document_gives_the_same_bytes_whatever_was_printed_between() -> None:
    first = write_pdf(document(paragraph("Hello"), Picture("cake", "A cake")))
    write_pdf(document(paragraph("Between"), case_picture(drawing()), look="letter", variant="large-print"))
    assert write_pdf(document(paragraph("Hello"), Picture("cake", "A cake"))) == first
    assert first[1] == 1


def test_the_emoji_in_a_childs_words_are_printed() -> None:
    words = "I love it here \u2764\ufe0f \U0001f436 \u26bd \U0001f600"
    printed_file, _ = write_pdf(document(section("A", paragraph(words, "views.words"))))
    assert "\U0001f436" in text_of_pdf(printed_file)
