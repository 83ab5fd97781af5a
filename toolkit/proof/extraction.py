"""The text of a finished file, as its reader meets it: pages of a PDF, a Word file with its runs joined, a page of HTML, a
calendar unfolded, plain text as a page has it, braille read back.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType
from xml.etree import ElementTree

import pypdfium2  # type: ignore[import-untyped]

from .braille import braille_as_text
from .plain_text import plain_text_as_text

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A form is what a window offers its reader, no word of the document.
UNSEEN = ("style", "script", "title", "meta", "form")

# The foot of a page with the numbers of a road's stops before it, and the marks of lists: drawn after all else on a page.
NOT_RUNNING_TEXT = re.compile(r"^((?:[1-9]\s+)*.*\bPage \d+ of \d+|[•◦☐☑\s]+)\s*$", re.MULTILINE)


def text_of_pdf(content: bytes) -> str:
    """The text of the pages without feet and marks, so that a sentence may run over a page."""
    return "\n".join(NOT_RUNNING_TEXT.sub("", page) for page in pages_of_pdf(content))


def pages_of_pdf(content: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(content) as file:
        return [page.get_textpage().get_text_range() for page in file]


def text_of_docx(content: bytes) -> str:
    """The paragraphs of the body, heads and feet, each with its runs joined."""
    return "\n".join(_paragraphs(content))


def _paragraphs(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                yield from map(paragraph_of, ElementTree.fromstring(parts.read(name)).iter(f"{WORD}p"))


def paragraph_of(paragraph: ElementTree.Element) -> str:
    """The words of a ``w:p``, its runs joined."""
    return "".join(_run(node) for node in paragraph.iter())


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


# What stands in these goes on in the line; everything else begins a new one.
IN_A_LINE = frozenset(
    re.findall(r"\w+", "a abbr b bdi bdo cite code em i label mark q s small span strong sub sup u wbr")
)
# Attributes whose value is said or shown to somebody.
TOLD_ATTRIBUTES = frozenset({"alt", "content", "label", "placeholder", "summary", "title", "value"})


class PageOfHtml(HTMLParser):
    """``words`` stand in the body, in ``lines`` with each block on its own.

    ``told`` is said besides: titles, alternative text, comments. ``beneath`` are tags, other attributes and style sheets.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.lines: list[str] = []
        self.told: list[str] = []
        self.beneath: dict[str, None] = {}
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN and tag != "meta":
            self.unseen.append(tag)
        self.beneath[tag] = None
        is_for_programs = ("name", "viewport") in attrs or any(name == "http-equiv" for name, _ in attrs)
        for name, value in attrs:
            self.beneath[name] = None
            is_told = name in TOLD_ATTRIBUTES or name.startswith(("aria-", "data-"))
            if value and is_told and not is_for_programs:
                self.told.append(value)
            elif value:
                self.beneath[value] = None
        if tag == "br":
            self.words.append(" ")
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_line(tag)
        if tag in self.unseen:
            self.unseen.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)
            self.lines.append(data)
        elif self.unseen[-1] in ("title", "form"):
            self.told.append(data)
        else:
            self.beneath[data] = None

    def handle_decl(self, decl: str) -> None:
        self.beneath[decl] = None

    def handle_pi(self, data: str) -> None:
        self.told.append(data)

    def unknown_decl(self, data: str) -> None:
        self.told.append(data)

    def handle_comment(self, data: str) -> None:
        self.told.append(data)

    def _end_line(self, tag: str) -> None:
        if tag not in IN_A_LINE:
            self.lines.append("\n")


def parsed_html(content: bytes) -> PageOfHtml:
    found = PageOfHtml()
    found.feed(content.decode())
    found.close()
    return found


def text_of_html(content: bytes) -> str:
    """What stands in the body, with entities read."""
    return "".join(parsed_html(content).words)


def text_of_ics(content: bytes) -> str:
    """The lines of a calendar, unfolded and unescaped."""
    unfolded = re.sub(rb"\r?\n[ \t]", b"", content).decode("utf-8", "replace")  # a letter may be folded too
    return re.sub(r"\\([\\;,nN])", lambda mark: "\n" if mark[1] in "nN" else mark[1], unfolded)


TEXT_OF: Mapping[str, Callable[[bytes], str]] = MappingProxyType(
    {
        "pdf": text_of_pdf,
        "html": text_of_html,
        "docx": text_of_docx,
        "txt": plain_text_as_text,
        "brf": braille_as_text,
        "ics": text_of_ics,
    }
)
