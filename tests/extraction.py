"""What a reader, or a curious program, finds in a finished file.

``text_of`` is what is read: the text of a PDF's pages, of a Word file with its runs joined, of a page of HTML, of a
calendar unfolded, of plain text as a page has it, of braille read back. ``everything_in`` is that and all that lies
beneath: metadata, alternative text, outlines, parts, attributes. ``squeezed`` makes two texts comparable whatever
the line breaks.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from toolkit.proof.braille import braille_as_text
from toolkit.proof.plain_text import plain_text_as_text

# Spaces and breaks of any kind, joiners, and hyphens: pdfium reads one at the end of a line as a mark of its own.
INVISIBLE = re.compile("[-\\s\u00ad\u2010\u200b-\u200f\u2060\ufeff\ufffe\x02]+")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = (
    "style",
    "script",
    "title",
    "meta",
    "form",
)  # a form is what a window offers its reader, no word of the document


def squeezed(text: str) -> str:
    """``text`` without spaces, line breaks and hyphens, in one form of each letter."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=2000)
def text_of(path: Path) -> str:
    """The text of a file as it is read, by the ending of its name."""
    return TEXT_OF[path.suffix](path.read_bytes())


def everything_in(path: Path) -> str:
    """All that can be found in a file by opening it with other programs than a reader's."""
    return "\n".join([path.name, text_of(path), *BENEATH[path.suffix](path.read_bytes())])


# ---------------------------------------------------------------- PDF


# The foot of a page with the numbers of a road's stops before it, and the marks of lists: drawn after all else on a page.
NOT_RUNNING_TEXT = re.compile(r"^((?:[1-9]\s+)*.*\bPage \d+ of \d+|[•◦☐☑\s]+)\s*$", re.MULTILINE)


def text_of_pdf(content: bytes) -> str:
    """The text of the pages without feet and marks, so that a sentence may run over a page."""
    return "\n".join(NOT_RUNNING_TEXT.sub("", page) for page in pages_of_pdf(content))


def pages_of_pdf(content: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(content) as file:
        return [page.get_textpage().get_text_range() for page in file]


def _beneath_pdf(content: bytes) -> Iterator[str]:
    """Every string and name of the file's objects, and every stream that is text: titles, alternatives, XMP."""
    with pikepdf.open(io.BytesIO(content)) as file:
        yield from _strings(file.trailer.get("/Info"))
        for item in file.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") in ("/XML", None):
                yield item.read_bytes().decode("utf-8", "replace")


def _strings(item: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(item, (pikepdf.String, pikepdf.Name)):
        yield str(item)
    elif isinstance(item, pikepdf.Array) and depth < 8:
        for inner in item:
            if not _is_reference(inner):
                yield from _strings(inner, depth + 1)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 8:
        for _, inner in item.items():
            if not _is_reference(inner):
                yield from _strings(inner, depth + 1)


def _is_reference(item: Any) -> bool:
    return isinstance(item, pikepdf.Object) and item.is_indirect


# ---------------------------------------------------------------- Word


def text_of_docx(content: bytes) -> str:
    """The paragraphs of the body, heads and feet, each with its runs joined."""
    return "\n".join(_paragraphs(content))


def _paragraphs(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for paragraph in ElementTree.fromstring(parts.read(name)).iter(f"{WORD}p"):
                    yield "".join(_run(node) for node in paragraph.iter())


def _run(node: ElementTree.Element) -> str:
    match node.tag.removeprefix(WORD):
        case "t":
            return node.text or ""
        case "br" | "tab" | "cr":
            return " "
        case "noBreakHyphen":
            return "-"
        case _:
            return ""


def _beneath_docx(content: bytes) -> Iterator[str]:
    """Every part's name, text and attributes, with the text of the whole part joined too."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        yield from (f"{info.filename} {info.comment!r}" for info in parts.infolist())
        for name in parts.namelist():
            if not name.endswith((".xml", ".rels")):
                yield parts.read(name).decode("utf-8", "replace")
                continue
            whole = ElementTree.fromstring(parts.read(name))
            yield "".join(whole.itertext())
            yield from (value for node in whole.iter() for value in node.attrib.values())


# ---------------------------------------------------------------- HTML


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.beneath: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN and tag != "meta"
        self.beneath.extend(value or "" for _, value in attrs)
        if tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        (self.beneath if self.unseen else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        self.beneath.append(data)


def _parsed(content: bytes) -> _Words:
    found = _Words()
    found.feed(content.decode())
    found.close()
    return found


def text_of_html(content: bytes) -> str:
    """What stands in the body, with entities read."""
    return "".join(_parsed(content).words)


def _beneath_html(content: bytes) -> Iterator[str]:
    yield content.decode()
    yield from _parsed(content).beneath


# ---------------------------------------------------------------- calendars


def text_of_ics(content: bytes) -> str:
    """The lines of a calendar, unfolded and unescaped."""
    unfolded = content.decode().replace("\r\n ", "").replace("\r\n\t", "")
    return re.sub(r"\\([\\;,])", r"\1", unfolded.replace("\\n", "\n"))


def _beneath_as_it_is(content: bytes) -> Iterator[str]:
    yield content.decode()


TEXT_OF = {
    ".pdf": text_of_pdf,
    ".docx": text_of_docx,
    ".html": text_of_html,
    ".ics": text_of_ics,
    ".txt": plain_text_as_text,
    ".brf": braille_as_text,
}
BENEATH = {
    ".pdf": _beneath_pdf,
    ".docx": _beneath_docx,
    ".html": _beneath_html,
    ".ics": _beneath_as_it_is,
    ".txt": _beneath_as_it_is,
    ".brf": _beneath_as_it_is,
}
