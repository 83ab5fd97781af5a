"""What is wrong with a Word file for somebody who hears it or edits it: ``faults`` names each in a sentence.

The rules are those of the house for accessible Word files (``docs/accessibility.md``). The file is read by itself, so
any DOCX can be asked; what a variant demands on top comes as ``Demands``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element

from ..brand.colours import contrast
from .word_file import W14, WP, R, W, Word, has, is_on, text_of, value

DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
EARLIEST = (1980, 1, 1, 0, 0, 0)
GAP = "TableGap"
LAYOUT = "LastingHomeRows"  # a table that only puts a picture beside its words
TYPED_MARK = re.compile(r"^\s*([•‣◦▪·*–—-]|\d+[.)]|[a-z]\))\s")
TYPED_MARK_OF_A_CELL = re.compile(r"^\s*[•‣◦▪·*]\s")  # a row may be named by its number
TICK_BOX = re.compile("[☐☑☒]")
RAW_ADDRESS = re.compile(r"^\s*(https?://|www\.|mailto:|tel:)\S+\s*$")
ADDRESS = re.compile(r"^(https?|mailto|tel):")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
KNOWN_FIELDS = {"PAGE", "NUMPAGES"}
KNOWN_PROPERTIES = {f"{DC}title", f"{DC}subject", f"{DC}creator", f"{DC}language", f"{CP}keywords"}
OF_A_STYLE = {
    "sz": "size",
    "szCs": "size",
    "color": "colour",
    "rFonts": "font",
    "i": "slant",
    "spacing": "spacing",
}


@dataclass(frozen=True, slots=True)
class Demands:
    """What a reader needs of every word: at least this size and contrast; ``slanted`` says whether letters may lean."""

    smallest_pt: float = 11
    least_contrast: float = 4.5
    slanted: bool = True


DEMANDS: Mapping[str, Demands] = MappingProxyType(
    {
        "standard": Demands(),
        "easy-read": Demands(smallest_pt=14, slanted=False),
        "large-print": Demands(smallest_pt=16, least_contrast=7),
        "dyslexia-friendly": Demands(smallest_pt=12, slanted=False),
        "high-contrast": Demands(least_contrast=7),
    }
)


def faults(data: bytes, demands: Demands = DEMANDS["standard"]) -> list[str]:
    """Every fault of the file, in a sentence each, once; empty where all rules hold."""
    word = Word(data)
    told = [fault for rule in RULES for fault in rule(word)]
    return list(dict.fromkeys([*told, *_letters(word, demands)]))


# ---------------------------------------------------------------- the file as a whole


def _metadata(word: Word) -> Iterator[str]:
    core = word.parts["docProps/core.xml"]
    for name in ("title", "creator", "language"):
        if not (core.findtext(f"{DC}{name}") or "").strip():
            yield f"The properties have no {name}."
    for found in core:
        if found.tag not in KNOWN_PROPERTIES:
            yield f"The properties hold more than they need: {found.tag.rpartition('}')[2]}."
    if b"python-docx" in word.raw or b"2013-" in word.raw:
        yield "The properties are those of python-docx."


def _times(word: Word) -> Iterator[str]:
    if word.times != {EARLIEST}:
        yield "The package holds the time of its making."


def _language(word: Word) -> Iterator[str]:
    spoken = word.parts["docProps/core.xml"].findtext(f"{DC}language")
    if spoken not in (word.default("lang"), word.default("lang", attribute="bidi")):
        yield "The styles do not say the language of the document."
    if word.parts["word/settings.xml"].find(f"{W}themeFontLang") is None:
        yield "The settings do not say the language of the document."
    for run in word.body.iter(f"{W}r"):
        found = run.find(f"{W}rPr/{W}lang")
        if found is not None and not all(LANGUAGE.fullmatch(tag) for tag in found.attrib.values()):
            yield "Words are said to be in a language that has no such tag."


def _settings(word: Word) -> Iterator[str]:
    settings = word.parts["word/settings.xml"]
    if is_on(settings, "autoHyphenation"):
        yield "Words are parted at the end of a line."
    is_coloured = word.parts["word/document.xml"].find(f"{W}background") is not None
    if is_coloured != is_on(settings, "displayBackgroundShape"):
        yield "The colour of the page is not both named and shown."
    if settings.find(f"{W}attachedTemplate") is not None:
        yield "The file asks for a template from elsewhere."


def _fetches(word: Word) -> Iterator[str]:
    for name, part in word.parts.items():
        if not name.endswith(".rels"):
            continue
        for one in part:
            if one.get("TargetMode") == "External" and not str(one.get("Type")).endswith("/hyperlink"):
                yield f"{name} asks for something from elsewhere."


def _fields(word: Word) -> Iterator[str]:
    for name, part in word.parts.items():
        for field in (*part.iter(f"{W}fldSimple"), *part.iter(f"{W}instrText")):
            code = str(field.get(f"{W}instr") or field.text).split()
            if not code or code[0] not in KNOWN_FIELDS:
                yield f"{name} holds a field that is not the number of a page."


# ---------------------------------------------------------------- headings, styles, lists


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
    """Whoever types on gets what a style says, so nothing of the letters may stand in the line itself."""
    for paragraph in word.paragraphs():
        if word.style(paragraph) not in word.styles:
            yield f"The style {word.style(paragraph)} is not there."
        if value(paragraph, "pPr", "jc") == "both":
            yield "Lines are drawn out to both edges."
    for run in word.body.iter(f"{W}r"):
        named = value(run, "rPr", "rStyle")
        if named and named not in word.styles:
            yield f"The style {named} is not there."
        for found in run.findall(f"{W}rPr/*"):
            what = OF_A_STYLE.get(found.tag.removeprefix(W))
            if what:
                yield f"The {what} of “{text_of(run)}” is written into the line, where a style should carry it."


def _lists(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs():
        text = text_of(paragraph)
        mark = TYPED_MARK if word.above(paragraph, f"{W}tc") is None else TYPED_MARK_OF_A_CELL
        if mark.match(text) and not word.is_in_list(paragraph) and word.level(paragraph) is None:
            yield f"“{text}” is a typed list, not a real one."
    for node in word.body.iter(f"{W}t"):
        control = word.above(node, f"{W}sdt")
        if TICK_BOX.search(node.text or "") and (control is None or not has(control, f"{W14}checkbox")):
            yield "A box to tick is only a character."


def _empty_paragraphs(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs():
        if text_of(paragraph).strip() or has(paragraph, f"{W}drawing"):
            continue
        if not _is_only_one_of_a_cell(word, paragraph) and not _is_gap_between_tables(word, paragraph):
            yield "An empty paragraph makes space."


def _is_only_one_of_a_cell(word: Word, paragraph: Element) -> bool:
    parent = word.parents[paragraph]
    return parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1


def _is_gap_between_tables(word: Word, paragraph: Element) -> bool:
    above, below = word.neighbours(paragraph)
    stands = above is not None and above.tag == f"{W}tbl"
    ends = below is None or below.tag in (f"{W}tbl", f"{W}sectPr")
    return word.style(paragraph) == GAP and stands and ends


# ---------------------------------------------------------------- pictures, tables, links


def _pictures(word: Word) -> Iterator[str]:
    for drawing in word.body.iter(f"{W}drawing"):
        named = next(drawing.iter(f"{WP}docPr"))
        if not named.get("descr") and not has(named, DECORATIVE):
            yield "A picture has neither words nor the mark of decoration."
        if drawing.find(f"{WP}anchor") is not None:
            yield "A picture floats, out of the order of the text."


def _tables(word: Word) -> Iterator[str]:
    for table in word.body.iter(f"{W}tbl"):
        yield from _heads(table)
        yield from _widths(table)
        _, after = word.neighbours(table)
        if after is not None and after.tag == f"{W}tbl":
            yield "Two tables touch, so Word joins them."
        if has(table, f"{W}gridSpan", f"{W}vMerge"):
            yield "A table has joined cells."


def _heads(table: Element) -> Iterator[str]:
    rows, look = table.findall(f"{W}tr"), table.find(f"{W}tblPr/{W}tblLook")
    first_row, first_column = (
        (look is not None and look.get(f"{W}{part}") == "1") for part in ("firstRow", "firstColumn")
    )
    has_head = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    is_layout = value(table, "tblPr", "tblStyle") == LAYOUT
    if len(rows) > 1 and not has_head and not first_column and not is_layout:
        yield "A table has neither a row of heads nor a column of heads."
    if is_layout and (has_head or first_row or first_column or any(map(_picture_speaks, rows))):
        yield "A table for layout has heads, or a picture that is more than decoration."
    if has_head != first_row:
        yield "A row of heads is not both repeated and marked."
    if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
        yield "A row can split over two pages."


def _picture_speaks(row: Element) -> bool:
    """Whether the first cell of a row holds anything that is heard."""
    first = row.find(f"{W}tc")
    return first is not None and (
        bool(text_of(first).strip()) or any(found.get("descr") for found in first.iter(f"{WP}docPr"))
    )


def _widths(table: Element) -> Iterator[str]:
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
    """An address may be spelt out in a sentence, which names it, for whoever has only the paper."""
    known = {part.get("Id"): str(part.get("Target")) for part in word.parts["word/_rels/document.xml.rels"]}
    for link in word.body.iter(f"{W}hyperlink"):
        text, paragraph = text_of(link), word.above(link, f"{W}p")
        if not ADDRESS.match(known.get(link.get(f"{R}id"), "")):
            yield f"The link “{text}” leads nowhere."
        is_alone = paragraph is None or text_of(paragraph).strip() == text.strip()
        if not text.strip() or (RAW_ADDRESS.match(text) and is_alone):
            yield "The words of a link are only an address."


# ---------------------------------------------------------------- letters


def _letters(word: Word, demands: Demands) -> Iterator[str]:
    """Size, slant and contrast of every word, as styles and page come to them."""
    for paragraph in word.paragraphs():
        ground = word.ground(paragraph)
        for run in paragraph.iter(f"{W}r"):
            if text_of(run).strip():
                yield from _of_one_run(word, run, paragraph, ground, demands)
    yield from _styles_to_type_in(word, demands)


def _of_one_run(word: Word, run: Element, paragraph: Element, ground: str, demands: Demands) -> Iterator[str]:
    style = value(run, "rPr", "rStyle") or word.style(paragraph)
    size, colour = (word.of_run(run, paragraph, name) for name in ("sz", "color"))
    if size is None or colour is None:
        yield f"The style {style} leaves size or colour to chance."
        return
    if int(size) / 2 < demands.smallest_pt:
        yield f"The style {style} has letters of {int(size) / 2:g} pt; {demands.smallest_pt:g} pt is the least."
    found = contrast(f"#{colour}", f"#{ground}")
    if found < demands.least_contrast:
        told, least = text_of(run), demands.least_contrast
        yield f"The style {style} has a contrast of {found:.1f} in “{told}”; {least:g} is the least."
    if not demands.slanted and word.of_run(run, paragraph, "i") not in (None, "0", "false"):
        yield f"The style {style} has slanted letters."


def _styles_to_type_in(word: Word, demands: Demands) -> Iterator[str]:
    """Every style that somebody may choose is as large, and leans no more, than what stands there already."""
    for identifier, style in word.styles.items():
        size = word.from_style(identifier, "rPr", "sz")
        if identifier != GAP and size is not None and int(size) / 2 < demands.smallest_pt:
            yield f"The style {identifier} has letters of {int(size) / 2:g} pt; {demands.smallest_pt:g} pt is the least."
        if not demands.slanted and is_on(style, "rPr", "i"):
            yield f"The style {identifier} has slanted letters."


Rule = Callable[[Word], Iterator[str]]
RULES: tuple[Rule, ...] = (
    _metadata,
    _times,
    _language,
    _settings,
    _fetches,
    _fields,
    _headings,
    _styles,
    _lists,
    _empty_paragraphs,
    _pictures,
    _tables,
    _links,
)
