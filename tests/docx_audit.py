"""What is wrong with a Word file for somebody who hears it or edits it: ``faults`` names each in a sentence.

The rules are those of the house for accessible Word files. The file is read by itself, so any DOCX can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
EARLIEST = (1980, 1, 1, 0, 0, 0)
GAP = "TableGap"
TYPED_MARK = re.compile(r"^\s*([•‣◦▪·*–—-]|\d+[.)]|[a-z]\))\s")
TYPED_MARK_OF_A_CELL = re.compile(r"^\s*[•‣◦▪·*]\s")  # a row may be named by its number
TICK_BOX = re.compile("[☐☑☒]")
RAW_ADDRESS = re.compile(r"^\s*(https?://|www\.|mailto:|tel:)\S+\s*$")
ADDRESS = re.compile(r"^(https?|mailto|tel):")
KNOWN_FIELDS = {"PAGE", "NUMPAGES"}


class Word:
    """A DOCX file opened: its parts as trees, and what its styles say."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.times = {entry.date_time for entry in package.infolist()}
            self.parts = {
                name: etree.fromstring(package.read(name))
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = next(iter(self.parts["word/document.xml"].iter(f"{W}body")))
        self.styles = {
            str(style.get(f"{W}styleId")): style for style in self.parts["word/styles.xml"].iter(f"{W}style")
        }

    def paragraphs(self) -> Iterator[etree._Element]:
        yield from self.body.iter(f"{W}p")

    def style(self, paragraph: etree._Element) -> str:
        return _value(paragraph, "pPr", "pStyle") or "Normal"

    def from_style(self, style: str, *path: str) -> str | None:
        """A value of a style, or of one that it is based on."""
        while style in self.styles:
            found = _value(self.styles[style], *path)
            if found is not None:
                return found
            style = _value(self.styles[style], "basedOn") or ""
        return None

    def level(self, paragraph: etree._Element) -> int | None:
        """The heading level, from 1."""
        found = self.from_style(self.style(paragraph), "pPr", "outlineLvl")
        return None if found is None else int(found) + 1

    def is_in_list(self, paragraph: etree._Element) -> bool:
        path = ("pPr", "numPr", "numId")
        return bool(_value(paragraph, *path) or self.from_style(self.style(paragraph), *path))


def text_of(element: etree._Element) -> str:
    return "".join(str(found.text or "") for found in element.iter(f"{W}t"))


def faults(data: bytes) -> list[str]:
    """Every fault of the file, in a sentence each; empty where all rules hold."""
    word = Word(data)
    return [fault for rule in RULES for fault in rule(word)]


def _value(element: etree._Element, *path: str) -> str | None:
    found = element.find("/".join(f"{W}{name}" for name in path))
    return None if found is None else str(found.get(f"{W}val"))


def _has(element: etree._Element, *tags: str) -> bool:
    return next(element.iter(*tags), None) is not None


def _metadata(word: Word) -> Iterator[str]:
    core = word.parts["docProps/core.xml"]
    for name in ("title", "creator", "language"):
        if not (core.findtext(f"{DC}{name}") or "").strip():
            yield f"The properties have no {name}."
    if core.findtext(f"{DC}description"):
        yield "The properties have a comment."
    said = b"".join(etree.tostring(word.parts[name]) for name in word.parts if name.startswith("docProps/"))
    if b"python-docx" in said or b"2013-" in said:
        yield "The properties are those of python-docx."


def _times(word: Word) -> Iterator[str]:
    if word.times != {EARLIEST}:
        yield "The package holds the time of its making."


def _language(word: Word) -> Iterator[str]:
    spoken = word.parts["docProps/core.xml"].findtext(f"{DC}language")
    found = word.parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if found is None or spoken not in (found.get(f"{W}val"), found.get(f"{W}bidi")):
        yield "The styles do not say the language of the document."
    if word.parts["word/settings.xml"].find(f"{W}themeFontLang") is None:
        yield "The settings do not say the language of the document."


def _headings(word: Word) -> Iterator[str]:
    last = 0
    for paragraph in word.paragraphs():
        level = word.level(paragraph)
        if level is None:
            continue
        if not text_of(paragraph).strip():
            yield "A heading is empty."
        if level > last + 1:
            yield f"The heading “{text_of(paragraph)}” skips from level {last} to {level}."
        if level == 1 and last:
            yield f"“{text_of(paragraph)}” is a second title."
        last = level
    if not last:
        yield "There is no heading."


def _styles(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs():
        if word.style(paragraph) not in word.styles:
            yield f"The style {word.style(paragraph)} is not there."


def _lists(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs():
        text = text_of(paragraph)
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
        mark = TYPED_MARK_OF_A_CELL if in_cell else TYPED_MARK
        if mark.match(text) and not word.is_in_list(paragraph) and word.level(paragraph) is None:
            yield f"“{text}” is a typed list, not a real one."
    for node in word.body.iter(f"{W}t"):
        control = next(node.iterancestors(f"{W}sdt"), None)
        if TICK_BOX.search(node.text or "") and (control is None or not _has(control, f"{W14}checkbox")):
            yield "A box to tick is only a character."


def _pictures(word: Word) -> Iterator[str]:
    for drawing in word.body.iter(f"{W}drawing"):
        named = next(drawing.iter(f"{WP}docPr"))
        if not named.get("descr") and not _has(named, DECORATIVE):
            yield "A picture has neither words nor the mark of decoration."
        if drawing.find(f"{WP}anchor") is not None:
            yield "A picture floats, out of the order of the text."


def _empty_paragraphs(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs():
        if text_of(paragraph).strip() or _has(paragraph, f"{W}drawing"):
            continue
        if not _is_only_one_of_a_cell(paragraph) and not _is_gap_between_tables(word, paragraph):
            yield "An empty paragraph makes space."


def _is_only_one_of_a_cell(paragraph: etree._Element) -> bool:
    cell = paragraph.getparent()
    return cell is not None and cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1


def _is_gap_between_tables(word: Word, paragraph: etree._Element) -> bool:
    above, below = paragraph.getprevious(), paragraph.getnext()
    stands = above is not None and above.tag == f"{W}tbl"
    ends = below is None or below.tag in (f"{W}tbl", f"{W}sectPr")
    return word.style(paragraph) == GAP and stands and ends


def _tables(word: Word) -> Iterator[str]:
    for table in word.body.iter(f"{W}tbl"):
        yield from _heads(table)
        yield from _widths(table)
        after = table.getnext()
        if after is not None and after.tag == f"{W}tbl":
            yield "Two tables touch, so Word joins them."
        if _has(table, f"{W}gridSpan", f"{W}vMerge"):
            yield "A table has joined cells."


def _heads(table: etree._Element) -> Iterator[str]:
    rows, look = table.findall(f"{W}tr"), table.find(f"{W}tblPr/{W}tblLook")
    first_row, first_column = (
        (look is not None and look.get(f"{W}{part}") == "1") for part in ("firstRow", "firstColumn")
    )
    has_head = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    if len(rows) > 1 and not has_head and not first_column:
        yield "A table has neither a row of heads nor a column of heads."
    if has_head != first_row:
        yield "A row of heads is not both repeated and marked."
    if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
        yield "A row can split over two pages."


def _widths(table: etree._Element) -> Iterator[str]:
    layout, width = table.find(f"{W}tblPr/{W}tblLayout"), table.find(f"{W}tblPr/{W}tblW")
    grid = [str(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    if layout is None or layout.get(f"{W}type") != "fixed":
        yield "A table has no fixed widths."
    if width is None or str(sum(map(int, grid))) != width.get(f"{W}w"):
        yield "The columns of a table do not add up to its width."
    for row in table.findall(f"{W}tr"):
        if [cell.get(f"{W}w") for cell in row.findall(f"{W}tc/{W}tcPr/{W}tcW")] != grid:
            yield "A row has other widths than its table."


def _links(word: Word) -> Iterator[str]:
    known = {part.get("Id"): str(part.get("Target")) for part in word.parts["word/_rels/document.xml.rels"]}
    for link in word.body.iter(f"{W}hyperlink"):
        if not ADDRESS.match(known.get(link.get(f"{R}id"), "")):
            yield f"The link “{text_of(link)}” leads nowhere."
        if not text_of(link).strip() or RAW_ADDRESS.match(text_of(link)):
            yield "The words of a link are only an address."


def _fields(word: Word) -> Iterator[str]:
    for name, part in word.parts.items():
        for field in part.iter(f"{W}fldSimple", f"{W}instrText"):
            code = str(field.get(f"{W}instr") or field.text).split()
            if not code or code[0] not in KNOWN_FIELDS:
                yield f"{name} holds a field that is not the number of a page."


Rule = Callable[[Word], Iterator[str]]
RULES: tuple[Rule, ...] = (
    _metadata,
    _times,
    _language,
    _headings,
    _styles,
    _lists,
    _pictures,
    _empty_paragraphs,
    _tables,
    _links,
    _fields,
)
