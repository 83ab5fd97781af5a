"""A finished file in, everything out that can be found in it by opening it with any program.

``words`` are what somebody reads or hears, or is told of the file by a program: the text of its pages, alternative text,
titles, fields and what stands in them, comments, what it says of itself. ``beneath`` is the rest: the names of its
parts, attributes, style sheets. Two pieces are kept so far apart that no number runs over from one into the next.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pikepdf

from ..assets import STYLES
from .braille import braille_as_text
from .extraction import NOT_RUNNING_TEXT, WORD, pages_of_pdf, paragraph_of, parsed_html, text_of_ics
from .media import words_in_picture
from .plain_text import plain_text_as_text

APART = "\n\n\n\n"
PDF_BEGINS, ZIP_BEGINS = b"%PDF-", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in a file, in pieces."""

    told: tuple[str, ...]
    under: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return APART.join(self.told)

    @property
    def beneath(self) -> str:
        return APART.join(self.under)


Piece = tuple[bool, str]
"""Whether somebody is told these words, and the words."""
Met = dict[bytes, tuple[Piece, ...]]
"""Parts of files that were taken apart already: most files of a package have the same style sheets and pictures."""


def contents_of(content: bytes, format_: str, met: Met | None = None) -> Contents:
    """Everything in a file of a format that the table of writers names, of the print run or of the proof.

    ``met`` is kept by the caller from file to file of one case, and never for another.
    """
    return _joined(READERS[format_](content, {} if met is None else met))


def _once(part: bytes, met: Met, read: Callable[[bytes], Iterator[Piece]]) -> tuple[Piece, ...]:
    if part not in met:
        met[part] = tuple(read(part))
    return met[part]


def _joined(pieces: Iterator[Piece]) -> Contents:
    told: dict[str, None] = {}
    beneath: dict[str, None] = {}
    for is_told, text in pieces:
        (told if is_told else beneath)[text] = None
    return Contents(tuple(told), tuple(beneath))


def _enclosed(content: bytes) -> Iterator[Piece]:
    """A file within the file: an attachment, a picture, a part of a package."""
    if content.startswith(PDF_BEGINS):
        yield from _in_pdf(content, {})
    elif content.startswith(ZIP_BEGINS):
        yield from _in_package(content, {})
    elif pictured := list(words_in_picture(content)):
        yield from ((True, words) for words in pictured)
    else:
        text = content.decode("utf-8", "replace")
        yield False, html.unescape(text)
        yield True, _without_marks(text)


def _without_marks(text: str) -> str:
    """The words of a text in XML or HTML."""
    return html.unescape(re.sub(r"<[^<>]*>", " ", text))


# ---------------------------------------------------------------- PDF

# The keys of what a program shows or says.
TOLD = frozenset(
    b"Alt ActualText E Contents TU V DV Title Subject Author Keywords Desc UF F RC CA".split(),
)
FONT_PROGRAM = ("/Length1", "/Length2", "/Length3")
WITHIN = rb"(?:\\.|[^\\()]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\))*"
STRING = re.compile(rb"(?:/(\w+)\s*)?(?:\((%b)\)|<([0-9A-Fa-f\s]*)>)" % WITHIN, re.DOTALL)
SAID_INSTEAD = re.compile(rb"/(ActualText|Alt|E|Contents)\s*<()([0-9A-Fa-f\s]*)>")
NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
ONE_AFTER_ANOTHER = re.compile(rb"\)[\s\d.-]*\(")  # the pieces of a word that is drawn with space taken out
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
SAID_BY_LETTER = {b"n": b"\n", b"r": b"\n", b"t": b" ", b"b": b"", b"f": b"\n"}
CODED = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
TABLES = re.compile(rb"\bxref\b.*?trailer", re.DOTALL)
STREAM, ENDS = re.compile(rb"\bstream\r?\n"), b"endstream"


def _in_pdf(content: bytes, met: Met) -> Iterator[Piece]:
    pages = pages_of_pdf(content)
    feet: dict[str, None] = {}

    def without_foot(found: re.Match[str]) -> str:
        feet[found[1]] = None
        return ""

    yield (
        True,
        "\n".join(NOT_RUNNING_TEXT.sub(without_foot, page) for page in pages),
    )  # sentences run over pages
    yield from ((True, foot) for foot in feet)
    bare = TABLES.sub(b"\n", b"\n".join(_between_streams(content)))
    yield False, bare.decode("latin-1")
    yield from _in_objects(bare)
    with pikepdf.open(io.BytesIO(content)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Stream):
                yield from _in_stream(item, met)


def _between_streams(content: bytes) -> Iterator[bytes]:
    at = 0
    while found := STREAM.search(content, at):
        yield content[at : found.start()]
        end = content.find(ENDS, found.end())
        at = end + len(ENDS) if end >= 0 else found.end()
    yield content[at:]


def _in_objects(source: bytes) -> Iterator[Piece]:
    """Every string and every name of objects as they are written. Taking each apart takes ten times as long."""
    for key, typed, digits in STRING.findall(source):
        yield key in TOLD, _string(typed, digits)
    for name in set(NAME.findall(source)):
        yield False, unquote_to_bytes(name.replace(b"#", b"%")).decode("utf-8", "replace")


def _string(typed: bytes, digits: bytes) -> str:
    if digits:
        figures = b"".join(digits.split()).decode()
        raw = bytes.fromhex(figures + "0" * (len(figures) % 2))
    else:
        raw = ESCAPE.sub(_unescaped, typed)
    if raw.isascii():
        return raw.decode("ascii")
    for mark, name in CODED:
        if raw.startswith(mark):
            return raw.removeprefix(mark).decode(name, "replace")
    return raw.decode("pdfdoc", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) % 256])
    return SAID_BY_LETTER.get(found[2], found[2] or b"")


def _in_stream(stream: pikepdf.Stream, met: Met) -> Iterator[Piece]:
    kind = stream.get("/Type")
    if stream.get("/Subtype") == "/Image":
        if stream.get("/Filter") == "/DCTDecode":
            yield from _enclosed(stream.read_raw_bytes())
    elif kind in ("/Metadata", "/EmbeddedFile"):
        yield from _enclosed(stream.read_bytes())
    elif kind == "/ObjStm":
        yield from _in_objects(stream.read_bytes())
    elif kind != "/XRef" and not any(key in stream for key in FONT_PROGRAM):
        yield from _once(stream.read_raw_bytes(), met, lambda _: _in_drawing(stream.read_bytes()))


def _in_drawing(source: bytes) -> Iterator[Piece]:
    """The strings of a stream that draws. Figures there are letters by their numbers: those are the pages' text."""
    found = SAID_INSTEAD.findall(source)
    if b"(" in source:
        found += [one for one in STRING.findall(ONE_AFTER_ANOTHER.sub(b"", source)) if one[1]]
    for key, typed, digits in found:
        yield key in TOLD, _string(typed, digits)


# ---------------------------------------------------------------- Word

TOLD_ATTRIBUTES = frozenset({"descr", "title", "tooltip", "alt", f"{WORD}tooltip"})
TOLD_ELEMENTS = frozenset(
    f"{WORD}{name}" for name in ("alias", "tag", "helpText", "statusText", "tblCaption")
)
PARAGRAPH, RUN_TEXT = f"{WORD}p", f"{WORD}t"
NOT_TOLD = "docProps/app.xml"  # which program made it


def _in_package(content: bytes, met: Met) -> Iterator[Piece]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        yield True, parts.comment.decode("utf-8", "replace")
        for info in parts.infolist():
            yield True, info.comment.decode("utf-8", "replace")
            yield False, info.filename
            yield False, info.extra.decode("utf-8", "replace")
            if info.filename.endswith((".xml", ".rels")):
                read = _in_part if info.filename != NOT_TOLD else _in_part_for_programs
                yield from _once(parts.read(info), met, read)
            else:
                yield from _once(parts.read(info), met, _enclosed)


def _in_part_for_programs(content: bytes) -> Iterator[Piece]:
    return _in_part(content, False)


def _in_part(content: bytes, is_told: bool = True) -> Iterator[Piece]:
    """The paragraphs with their runs joined, other texts each by itself, attributes, comments."""
    reading = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True, insert_pis=True))
    whole = ElementTree.fromstring(content, reading)
    paragraphs: list[str] = []
    attributes: dict[Piece, None] = {}
    for node in whole.iter():
        if node.tag == PARAGRAPH:
            paragraphs.append(paragraph_of(node))
        elif node.text and node.tag != RUN_TEXT and node.text.strip():
            yield is_told and not str(node.tag).startswith(WORD), node.text
        if node.tail and node.tail.strip():
            yield False, node.tail
        for name, value in node.attrib.items():
            attributes[is_told and (name in TOLD_ATTRIBUTES or node.tag in TOLD_ELEMENTS), value] = None
    yield from attributes
    yield True, "\n".join(paragraphs)


# ---------------------------------------------------------------- HTML

DATA_ADDRESS = re.compile(r"data:([\w/+.-]*)((?:;[\w=-]+)*),([^\"'()\s<>]*)")
DRAWN = re.compile(r"[\sMmLlHhVvCcSsQqTtAaZz\d.,-]{30,}")  # the line of a drawing
ESCAPED = re.compile(r"\\u?([0-9a-fA-F]{2,6}) ?")


def _in_html(content: bytes, met: Met) -> Iterator[Piece]:
    source = content.decode("utf-8", "replace")
    enclosed: list[re.Match[str]] = []

    def without(found: re.Match[str]) -> str:
        enclosed.append(found)
        return ""

    page = parsed_html(DATA_ADDRESS.sub(without, source).encode())
    for found in enclosed:
        if not found[1].startswith("font/"):
            yield from _once(_data(found[2], found[3]), met, _enclosed)
    yield True, "".join(page.lines)
    for before, after in pairwise(page.words):
        if before[-1:].isalnum() and after[:1].isalnum():  # a label beside its value has no space between
            yield True, f"{before}\n{after}"
    yield from ((True, words) for words in page.told)
    for text in page.beneath:
        if not DRAWN.fullmatch(text):
            yield from _once(text.encode(), met, _in_style)


def _in_style(content: bytes) -> Iterator[Piece]:
    """A style sheet, a script or an attribute, without the lines that are the project's own."""
    lines = (line for line in content.decode().split("\n") if line not in _own_style())
    yield False, ESCAPED.sub(_letter, "\n".join(lines))


@cache
def _own_style() -> frozenset[str]:
    """The lines of the project's own style sheets, which are of no case."""
    sheets = (path.read_text(encoding="utf-8") for path in STYLES.rglob("*.css"))
    return frozenset(line for sheet in sheets for line in sheet.split("\n"))


def _data(how: str, body: str) -> bytes:
    if ";base64" not in how:
        return unquote_to_bytes(html.unescape(body))
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return body.encode()


def _letter(found: re.Match[str]) -> str:
    """A letter that a style sheet or a script gives by its number."""
    number = int(found[1], 16)
    return chr(number) if number <= 0x10FFFF else found[0]


# ---------------------------------------------------------------- what is text

WHEN = re.compile(r"\b(\d{8})T(\d{4})\d{2}Z?\b")


def _in_calendar(content: bytes, met: Met) -> Iterator[Piece]:
    yield True, WHEN.sub(r"\1 \2", text_of_ics(content))
    yield False, content.decode("utf-8", "replace")


def _in_plain_text(content: bytes, met: Met) -> Iterator[Piece]:
    read = plain_text_as_text(content)
    yield True, read
    as_read = frozenset(read.split("\n"))
    yield False, "\n".join(line for line in content.decode().split("\n") if line not in as_read)


def _in_braille(content: bytes, met: Met) -> Iterator[Piece]:
    yield True, braille_as_text(content)
    yield False, content.decode("ascii", "replace")


READERS: Mapping[str, Callable[[bytes, Met], Iterator[Piece]]] = MappingProxyType(
    {
        **dict.fromkeys(("pdf", "booklet", "fillable", "print-run"), _in_pdf),
        "html": _in_html,
        "docx": _in_package,
        "txt": _in_plain_text,
        "brf": _in_braille,
        "ics": _in_calendar,
    }
)
