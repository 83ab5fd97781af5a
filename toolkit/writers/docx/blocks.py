"""The blocks of a document as Word's paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from ...document.nodes import (
    Block,
    Box,
    CasePicture,
    Details,
    Drawing,
    DrawSpace,
    Fields,
    Figures,
    Flow,
    Item,
    Listing,
    PageBreak,
    Panels,
    Paragraph,
    PhotoSpaces,
    Picture,
    PictureRow,
    Portrait,
    Portraits,
    Quotation,
    Road,
    Section,
    Signatures,
    Strong,
    Table,
    WriteSpace,
)
from ...document.walk import plain
from .charts import beside, heading, write_flow, write_panels, write_road
from .drawings import draw, draw_person
from .formatting import Lines
from .forms import draw_space, photo_spaces, write_fields, write_signatures, write_space
from .inlines import checkbox, run, write_inlines
from .measures import LINE
from .numbering import BULLETS, TICKS
from .picture_rows import write_picture_rows
from .room import Room, on_new_page, paragraph
from .tables import apart, write_details, write_table
from .xml import EMPTY, Xml, element, joined

BOX_FRAMES = {"tip": "BoxTip", "promise": "BoxPromise", "help": "BoxHelp", "plain": "BoxPlain"}
CARD_PICTURE_MM = 55
LIST_STYLES = {"bullet": "ListBullet", "number": "ListNumber", "tick": "ListTick"}


def write_blocks(blocks: tuple[Block, ...], room: Room) -> Xml:
    return apart(_in_order(blocks, room))


def _in_order(blocks: tuple[Block, ...], room: Room) -> Iterator[Xml]:
    """Each block; one that follows a break begins a new page, a box that follows its like stays apart from it."""
    before: Block | None = None
    set_apart = False
    for group in _grouped(blocks):
        set_apart = not set_apart and _are_alike(before, group[0])
        written = _written(group, room, set_apart)
        yield on_new_page(written) if isinstance(before, PageBreak) else written
        before = group[-1]


def _grouped(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Pictures with their words that follow each other together, every other block by itself."""
    for are_rows, group in groupby(blocks, key=lambda block: isinstance(block, PictureRow)):
        if are_rows:
            yield tuple(group)
        else:
            yield from ((block,) for block in group)


def _written(group: tuple[Block, ...], room: Room, set_apart: bool) -> Xml:
    rows = tuple(block for block in group if isinstance(block, PictureRow))
    return write_picture_rows(rows, room, write_blocks) if rows else write_block(group[0], room, set_apart)


def _are_alike(one: Block | None, other: Block) -> bool:
    return isinstance(one, Box) and isinstance(other, Box) and one.tone == other.tone


def write_block(block: Block, room: Room, set_apart: bool = False) -> Xml:
    match block:
        case Paragraph(content):
            return paragraph(room.plain_lines, write_inlines(content, room))
        case Listing():
            return _listing(block, room)
        case Table():
            return write_table(block, room)
        case Picture() | CasePicture() | Figures():
            return _picture(block, room)
        case Portraits():
            return apart(_portrait(person, room) for person in block.people)
        case Box():
            return _box(block, room, set_apart)
        case Quotation():
            return _quotation(block, room)
        case Details():
            return write_details(block, room)
        case Fields():
            return write_fields(block, room)
        case WriteSpace():
            return write_space(block, room)
        case DrawSpace():
            return draw_space(block, room)
        case PhotoSpaces():
            return photo_spaces(block, room)
        case Panels():
            return write_panels(block, room, write_blocks)
        case Road():
            return write_road(block, room, write_blocks)
        case Flow():
            return write_flow(block, room, write_blocks)
        case Signatures():
            return write_signatures(block, room)
        case PictureRow():
            return write_picture_rows((block,), room, write_blocks)
        case PageBreak():
            return EMPTY
        case Section():
            return _section(block, room)
        case _:
            assert_never(block)


def _section(section: Section, room: Room) -> Xml:
    words = beside(section.picture, write_inlines(section.title, room), room)
    title = heading(section.level, words, room.lines) if words else EMPTY
    above = _picture_of_a_card(section.picture, room)
    written = apart((above, title, write_blocks(section.blocks, room)))
    return on_new_page(written) if section.starts_page else written


def _picture_of_a_card(picture: Drawing | None, room: Room) -> Xml:
    if picture is None or not room.look.is_folded:
        return EMPTY
    return paragraph(Lines(style="Picture"), draw(picture, room, CARD_PICTURE_MM))


def _picture(picture: Drawing | CasePicture, room: Room) -> Xml:
    style = "Picture" if room.style == "Normal" else room.style
    stays = isinstance(picture, Picture) and picture.size == "small"  # a sign goes with what it stands for
    return paragraph(replace(room.plain_lines, style=style, keep_next=stays), draw(picture, room))


def _portrait(person: Portrait, room: Room) -> Xml:
    """The drawing, the name, and who it is."""
    role = (run(" – ", room), write_inlines(person.role, room)) if person.role else ()
    name = write_inlines((Strong(person.name),), room)
    lines = replace(
        room.plain_lines, line=LINE
    )  # a line of its own height: a fixed one would cut the drawing
    return paragraph(lines, draw_person(person, room), run("  ", room), name, *role)


def _box(box: Box, room: Room, set_apart: bool) -> Xml:
    inside = room.framed(BOX_FRAMES[box.tone], set_apart)
    words = write_inlines(box.title, inside)
    title = paragraph(inside.frame_lines(f"{inside.style}Title"), words) if words else EMPTY
    return apart((title, write_blocks(box.blocks, inside)))


def _quotation(quotation: Quotation, room: Room) -> Xml:
    inside = room.framed("Quotation")
    words = write_inlines(quotation.source, inside)
    source = paragraph(Lines(style="QuotationSource"), words) if words else EMPTY
    return apart((source, write_blocks(quotation.blocks, inside)))


def _listing(listing: Listing, room: Room) -> Xml:
    known = {"bullet": BULLETS, "tick": TICKS}
    number = known.get(listing.kind) or room.ledger.restarted_list()
    return apart(written for item in listing.items for written in _item(item, listing.kind, number, room))


def _item(item: Item, kind: str, number: int, room: Room) -> Iterator[Xml]:
    """The first paragraph or picture bears the mark; what follows stands beside it."""
    inside = room.nested()
    first, rest = item.blocks[0], item.blocks[1:]
    if isinstance(first, Paragraph | Picture | Figures | CasePicture):
        mark = _tick(first, item.ticked, room) if kind == "tick" else EMPTY
        yield paragraph(_item_lines(kind, number, room), mark, _first_content(first, inside))
    else:
        yield write_block(first, inside)
    yield from (write_block(block, inside) for block in rest)


def _first_content(first: Paragraph | Drawing | CasePicture, room: Room) -> Xml:
    return write_inlines(first.content, room) if isinstance(first, Paragraph) else draw(first, room)


def _tick(first: Paragraph | Drawing | CasePicture, ticked: bool, room: Room) -> Xml:
    words = plain(first.content) if isinstance(first, Paragraph) else first.words
    return joined((checkbox(words, ticked, room), element("w:r", element("w:tab"))))


def _item_lines(kind: str, number: int, room: Room) -> Lines:
    if room.style == "Normal":
        return Lines(style=LIST_STYLES[kind], number=number, level=room.depth)
    left = room.left + room.look.list_indent
    lines = room.frame_lines(room.style)
    return replace(lines, number=number, level=room.depth, left=left, hanging=room.look.list_indent)
