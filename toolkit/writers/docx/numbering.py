"""The numbering part: three kinds of list, three levels deep; every numbered list starts again from 1."""

from __future__ import annotations

from .formatting import Letters, run_properties
from .look import Look
from .xml import EMPTY, NAMESPACES, Xml, element, part

BULLETS, NUMBERS, TICKS = 1, 2, 3  # w:numId of the lists that the styles name
FIRST_RESTART = 4
LEVELS = 3

_BULLET_LEVELS = (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))
_NUMBER_LEVELS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
_TICK_LEVELS = (("none", ""),) * LEVELS  # the box to tick stands in the text, where it can be clicked
_STYLES = {BULLETS: "ListBullet", NUMBERS: "ListNumber", TICKS: "ListTick"}


def numbering_part(restarts: int, look: Look) -> bytes:
    """``word/numbering.xml`` with ``restarts`` numbered lists, their ids from ``FIRST_RESTART``."""
    kinds = {BULLETS: _BULLET_LEVELS, NUMBERS: _NUMBER_LEVELS, TICKS: _TICK_LEVELS}
    return part(
        element(
            "w:numbering",
            *(_definition(number, levels, look) for number, levels in kinds.items()),
            *(_list(number, number) for number in kinds),
            *(_list(FIRST_RESTART + index, NUMBERS, restarted=True) for index in range(restarts)),
            **NAMESPACES,
        )
    )


def _definition(number: int, levels: tuple[tuple[str, str], ...], look: Look) -> Xml:
    return element(
        "w:abstractNum",
        element("w:nsid", val=f"4C48{number:04X}"),
        element("w:multiLevelType", val="multilevel"),
        element("w:tmpl", val=f"4C49{number:04X}"),
        *(_level(index, kind, mark, number, look) for index, (kind, mark) in enumerate(levels)),
        abstractNumId=number,
    )


def _level(index: int, kind: str, mark: str, number: int, look: Look) -> Xml:
    indent = element("w:ind", left=look.list_indent * (index + 1), hanging=look.list_indent)
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val=kind),
        element("w:pStyle", val=_STYLES[number]) if index == 0 else EMPTY,
        element("w:suff", val="nothing") if kind == "none" else EMPTY,
        element("w:lvlText", val=mark),
        element("w:lvlJc", val="left"),
        element("w:pPr", indent),
        run_properties(Letters(font=look.heading_font, bold=True, colour=look.accent)),
        ilvl=index,
    )


def _list(number: int, definition: int, *, restarted: bool = False) -> Xml:
    start = element("w:startOverride", val=1)
    override = (element("w:lvlOverride", start, ilvl=level) for level in range(LEVELS if restarted else 0))
    return element("w:num", element("w:abstractNumId", val=definition), *override, numId=number)
