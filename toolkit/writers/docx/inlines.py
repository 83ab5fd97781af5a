"""The content of a line as runs. Words come out as they are: no field, no markup, whatever they look like."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from ...document.directions import direction_of
from ...document.nodes import Blank, Break, Emphasis, InLanguage, Inline, Inlines, Link, Strong, Text
from .formatting import NO_LETTERS, TICK_FONT, Letters, run_properties
from .room import Room
from .xml import EMPTY, Xml, characters, element, joined

LEFT_TO_RIGHT = "\u200e"  # the mark that makes figures one piece, for Word and for LibreOffice
BLANKS = {"short": "_" * 16, "long": "_" * 40}
TICKED, NOT_TICKED = "☒", "☐"
LONGEST_NAME = 60  # Word refuses longer names of a content control


def write_inlines(content: Inlines, room: Room, letters: Letters = NO_LETTERS) -> Xml:
    """The runs of a line; ``letters`` is what they have besides their paragraph's style."""
    return joined(_inline(node, room, letters) for node in content)


def run(text: str, room: Room, letters: Letters = NO_LETTERS) -> Xml:
    """One run of plain words, in the direction of the document."""
    rtl = direction_of(letters.language) == "rtl" if letters.language else room.rtl
    return _run(text, letters if letters.rtl == rtl else replace(letters, rtl=rtl))


def checkbox(words: str, ticked: bool, room: Room) -> Xml:
    """A box that is ticked with a click; ``words`` name it to a screen reader."""
    state = element("w14:checked", **{"w14:val": int(ticked)})
    marks = {"w14:checkedState": TICKED, "w14:uncheckedState": NOT_TICKED}
    drawn = (_tick_mark(name, mark) for name, mark in marks.items())
    properties = (*_control_name(words, room), element("w14:checkbox", state, *drawn))
    mark = _run(TICKED if ticked else NOT_TICKED, Letters(style="TickBox"))
    return _control(properties, mark)


def _tick_mark(name: str, mark: str) -> Xml:
    return element(name, **{"w14:val": f"{ord(mark):04X}", "w14:font": TICK_FONT})


def _inline(node: Inline, room: Room, letters: Letters) -> Xml:
    match node:
        case Text():
            return _text(node, room, letters)
        case Strong(content):
            return write_inlines(content, room, replace(letters, bold=True))
        case Emphasis(content):
            return write_inlines(content, room, _emphasised(letters))
        case Link(address, content):
            bold = letters.bold or letters.style == "Emphasis"
            runs = write_inlines(content, room, replace(letters, style="Hyperlink", bold=bold))
            return element("w:hyperlink", runs, **{"r:id": room.ledger.link(address)})
        case Blank():
            return _blank(node, room)
        case Break():
            return element("w:r", element("w:br"))
        case InLanguage(language, content):
            return write_inlines(content, room, replace(letters, language=language))
        case _:
            assert_never(node)


def _emphasised(letters: Letters) -> Letters:
    """In the style of emphasis, which each look has its own way of; a link keeps the style of links, and is bold."""
    return replace(letters, bold=True) if letters.style else replace(letters, style="Emphasis")


def _text(node: Text, room: Room, letters: Letters) -> Xml:
    """Phones, dates and the like keep their order in a right-to-left line: the run itself is as typed."""
    if room.rtl and node.figures:
        mark = _run(LEFT_TO_RIGHT, NO_LETTERS)
        return joined((mark, _run(node.text, letters), mark))
    return run(node.text, room, letters)


def _run(text: str, letters: Letters) -> Xml:
    shown = element("w:t", characters(text), **{"xml:space": "preserve"})
    return element("w:r", run_properties(letters), shown)


def _blank(node: Blank, room: Room) -> Xml:
    """A content control: whoever edits clicks on the line and types; a screen reader says its label."""
    properties = (*_control_name(node.label, room), element("w:showingPlcHdr"), element("w:text"))
    return _control(properties, _run(BLANKS[node.length], NO_LETTERS))


def _control(properties: tuple[Xml, ...], content: Xml) -> Xml:
    return element("w:sdt", element("w:sdtPr", *properties), element("w:sdtContent", content))


def _control_name(words: str, room: Room) -> tuple[Xml, Xml]:
    name = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"
    return element("w:alias", val=name) if name else EMPTY, element("w:id", val=room.ledger.next_id())
