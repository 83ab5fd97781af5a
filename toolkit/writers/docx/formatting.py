"""The formatting of paragraphs and runs, in the one order in which Word accepts its elements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .xml import EMPTY, Xml, element, joined

ARABIC_FONT = "Noto Naskh Arabic"
TICK_FONT = "Segoe UI Symbol"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Border:
    """``size`` in eighths of a point, ``space`` to the text in points."""

    side: str
    colour: str
    size: int = 6
    space: int = 0
    kind: str = "single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """How a paragraph stands: places in twips, ``line`` in 240ths, ``outline`` from 0; None leaves it to the style."""

    style: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    number: int | None = None
    level: int = 0
    borders: tuple[Border, ...] = ()
    shade: str = ""
    right_tab: int | None = None
    bidi: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: str = ""
    centre_on_line: bool = False
    outline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How characters look: ``size`` in half-points, ``spacing`` in twips; None leaves it to the style.

    ``language`` is the tag of what is spoken here, where it is not the document's.
    """

    style: str = ""
    font: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    spacing: int | None = None
    size: int | None = None
    underline: bool = False
    rtl: bool = False
    language: str = ""


NO_LINES = Lines()
NO_LETTERS = Letters()


@lru_cache(maxsize=2048)  # of formatting alone: no word of a document is in it
def paragraph_properties(lines: Lines) -> Xml:
    """``w:pPr``, or nothing where there is nothing to say."""
    inside = joined(
        (
            _valued("w:pStyle", lines.style),
            _flag("w:keepNext", lines.keep_next),
            _flag("w:keepLines", lines.keep_lines),
            _flag("w:pageBreakBefore", lines.page_break),
            _numbering(lines),
            borders("w:pBdr", lines.borders),
            shading(lines.shade),
            _right_tab(lines.right_tab),
            _flag("w:bidi", lines.bidi),
            _spacing(lines),
            _indent(lines),
            _valued("w:jc", lines.align),
            _valued("w:textAlignment", "center" if lines.centre_on_line else ""),
            _valued("w:outlineLvl", "" if lines.outline is None else str(lines.outline)),
        )
    )
    return element("w:pPr", inside) if inside else EMPTY


@lru_cache(maxsize=2048)
def run_properties(letters: Letters) -> Xml:
    """``w:rPr``, or nothing where there is nothing to say. Sizes and weights count for every script."""
    size = "" if letters.size is None else str(letters.size)
    inside = joined(
        (
            _valued("w:rStyle", letters.style),
            _fonts(letters.font),
            _flag("w:b", letters.bold),
            _flag("w:bCs", letters.bold),
            _flag("w:i", letters.italic),
            _flag("w:iCs", letters.italic),
            _valued("w:color", letters.colour),
            _valued("w:spacing", "" if letters.spacing is None else str(letters.spacing)),
            _valued("w:sz", size),
            _valued("w:szCs", size),
            _valued("w:u", "single" if letters.underline else ""),
            _flag("w:rtl", letters.rtl),
            _language(letters),
        )
    )
    return element("w:rPr", inside) if inside else EMPTY


def _language(letters: Letters) -> Xml:
    if not letters.language:
        return EMPTY
    spoken = {"bidi" if letters.rtl else "val": letters.language}
    return element("w:lang", **spoken)


def borders(name: str, drawn: tuple[Border, ...]) -> Xml:
    """The lines round a paragraph (``w:pBdr``), a table (``w:tblBorders``), a cell (``w:tcBorders``) or a page."""
    if not drawn:
        return EMPTY
    return element(name, *map(_border, sorted(drawn, key=lambda border: SIDES.index(border.side))))


def shading(colour: str) -> Xml:
    return element("w:shd", val="clear", color="auto", fill=colour) if colour else EMPTY


def _border(border: Border) -> Xml:
    return element(
        f"w:{border.side}", val=border.kind, sz=border.size, space=border.space, color=border.colour
    )


def _valued(name: str, value: str) -> Xml:
    return element(name, val=value) if value else EMPTY


def _flag(name: str, wanted: bool) -> Xml:
    return element(name) if wanted else EMPTY


def _numbering(lines: Lines) -> Xml:
    if lines.number is None:
        return EMPTY
    return element("w:numPr", element("w:ilvl", val=lines.level), element("w:numId", val=lines.number))


def _right_tab(place: int | None) -> Xml:
    return element("w:tabs", element("w:tab", val="right", pos=place)) if place is not None else EMPTY


def _spacing(lines: Lines) -> Xml:
    known = {"before": lines.before, "after": lines.after, "line": lines.line}
    said: dict[str, str | int] = {name: value for name, value in known.items() if value is not None}
    if lines.line is not None:
        said["lineRule"] = "auto"
    return element("w:spacing", **said) if said else EMPTY


def _indent(lines: Lines) -> Xml:
    known = {"left": lines.left, "right": lines.right, "hanging": lines.hanging}
    said = {name: value for name, value in known.items() if value is not None}
    return element("w:ind", **said) if said else EMPTY


def _fonts(font: str) -> Xml:
    return element("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=ARABIC_FONT) if font else EMPTY
