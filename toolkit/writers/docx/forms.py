"""What is filled in by hand or in Word: fields, room to write and to draw, lines to sign on.

Every place to write is one cell that grows as it is typed into, named by the words before it.
"""

from __future__ import annotations

from itertools import groupby

from ...document.nodes import (
    Artwork,
    DrawSpace,
    Field,
    Fields,
    Inlines,
    PhotoSpace,
    PhotoSpaces,
    Signature,
    Signatures,
    WriteSpace,
)
from ...document.walk import plain
from .drawings import draw_artwork
from .formatting import Border, Lines
from .inlines import run, write_inlines
from .measures import parts_of, twips
from .room import Room, paragraph
from .styles import BOXES, SIGNING
from .tables import Cell, Grid, Row, apart, box, row_head, text_cell, write_grid
from .xml import EMPTY, Xml, joined

LINE_MM = 8.5  # a line to write on
MOST_MM = 215  # the highest box that a page can hold
FIELD_WEIGHTS = (38, 62)
SIGNATURE_WEIGHTS = (36, 40, 24)
SIGNATURE_MM = 16
SIGNATURE_PICTURE_MM = 12
LINES_BESIDE_A_LABEL = 2  # with more lines, the place to write stands below, over the whole width


def write_fields(fields: Fields, room: Room) -> Xml:
    """Short fields as rows of a table, label beside; long ones as a label with a box below."""
    groups = groupby(fields.fields, key=lambda field: field.lines <= LINES_BESIDE_A_LABEL)
    return apart(
        written
        for is_short, group in groups
        for written in (_short_fields(tuple(group), room) if is_short else _long_fields(tuple(group), room))
    )


def write_space(space: WriteSpace, room: Room) -> Xml:
    return joined(_labelled_box(space.label, EMPTY, EMPTY, _height(space.lines), room))


def draw_space(space: DrawSpace, room: Room) -> Xml:
    return joined(_labelled_box(space.label, EMPTY, EMPTY, twips(min(space.height_mm, MOST_MM)), room))


def photo_spaces(spaces: PhotoSpaces, room: Room) -> Xml:
    """Places as wide and as high as the print that belongs there: beside each other where the page is wide enough."""
    if len(spaces.spaces) > 1 and sum(twips(space.width_mm) for space in spaces.spaces) <= room.width:
        return _photo_row(spaces.spaces, room)
    return apart(_photo_space(space, room) for space in spaces.spaces)


def _photo_row(spaces: tuple[PhotoSpace, ...], room: Room) -> Xml:
    labels = tuple(
        Cell(blocks=paragraph(Lines(style="FieldLabel"), write_inlines(space.label, room)))
        for space in spaces
    )
    places = tuple(text_cell(run(space.words, room), "FieldHint") for space in spaces)
    height = max(twips(space.height_mm) for space in spaces)
    rows = (Row(cells=labels, is_head=True), Row(cells=places, height=height))
    return write_grid(Grid(widths=[twips(space.width_mm) for space in spaces], rows=rows, style=BOXES), room)


def _photo_space(space: PhotoSpace, room: Room) -> Xml:
    label = paragraph(Lines(style="FieldLabel"), write_inlines(space.label, room))
    width, height = (twips(mm) for mm in (space.width_mm, space.height_mm))
    place = box(height, run(space.words, room), plain(space.label), room, min(width, room.width), "FieldHint")
    return joined((label, place))


def write_signatures(signatures: Signatures, room: Room) -> Xml:
    signed = signatures.signatures
    if room.look.is_certificate and len(signed) > 1:
        return _beside_each_other(signed, room)
    rows = tuple(_signature_row(signature, signatures, room) for signature in signed)
    return write_grid(
        Grid(widths=parts_of(room.width, SIGNATURE_WEIGHTS), rows=rows, style=SIGNING, row_heads=True), room
    )


def _short_fields(fields: tuple[Field, ...], room: Room) -> list[Xml]:
    rows = tuple(
        Row(cells=(_label_cell(field, room), _answer_cell(field, room)), height=_height(max(field.lines, 1)))
        for field in fields
    )
    return [
        write_grid(
            Grid(widths=parts_of(room.width, FIELD_WEIGHTS), rows=rows, style=BOXES, row_heads=True), room
        )
    ]


def _long_fields(fields: tuple[Field, ...], room: Room) -> list[Xml]:
    boxes = []
    for field in fields:
        value = write_inlines(field.value, room)
        boxes += _labelled_box(
            field.label, write_inlines(field.hint, room), value, _height(field.lines), room
        )
    return boxes


def _labelled_box(label: Inlines, hint: Xml, value: Xml, height: int, room: Room) -> list[Xml]:
    words = paragraph(Lines(style="FieldLabel"), write_inlines(label, room))
    advice = paragraph(Lines(style="FieldHint"), hint) if hint else EMPTY
    return [words, advice, box(height, value, plain(label), room)]


def _label_cell(field: Field, room: Room) -> Cell:
    head = row_head(write_inlines(field.label, room), room)
    hint = write_inlines(field.hint, room)
    advice = paragraph(Lines(style="FieldHint"), hint) if hint else EMPTY
    return Cell(blocks=joined((head.blocks, advice)), shade=head.shade)


def _answer_cell(field: Field, room: Room) -> Cell:
    return text_cell(write_inlines(field.value, room), "Answer")


def _signature_row(signature: Signature, signatures: Signatures, room: Room) -> Row:
    who = Cell(blocks=_who(signature, "RowHeading", room))
    signed = (
        _signed(signature.picture, room) if signature.picture else _line_to_sign(signatures.sign_label, room)
    )
    dated = _undated(room) if signature.picture else _line_to_sign(signatures.date_label, room)
    return Row(cells=(who, signed, dated), height=twips(SIGNATURE_MM))


def _who(signature: Signature, style: str, room: Room) -> Xml:
    """Name and role, a line each; where nobody is named yet, only the role."""
    name, role = (write_inlines(words, room) for words in (signature.name, signature.role))
    if not name:
        return paragraph(Lines(style=style), role)
    return joined(
        (
            paragraph(Lines(style=style), name),
            paragraph(Lines(style="SignatureLabel"), role) if role else EMPTY,
        )
    )


def _beside_each_other(signed: tuple[Signature, ...], room: Room) -> Xml:
    """One row: over each name is its line, with the picture of the signature or with room to write."""
    widths = parts_of(room.width, (1,) * len(signed))
    cells = tuple(_signed_above(signature, room) for signature in signed)
    return write_grid(
        Grid(widths=widths, rows=(Row(cells=cells, height=twips(SIGNATURE_MM)),), style=SIGNING), room
    )


def _signed_above(signature: Signature, room: Room) -> Cell:
    drawn = (
        paragraph(Lines(style="SignatureLabel"), draw_artwork(signature.picture, room, SIGNATURE_PICTURE_MM))
        if signature.picture
        else EMPTY
    )
    return Cell(blocks=joined((drawn, _who(signature, "SignatureName", room))), stands="bottom")


def _undated(room: Room) -> Cell:
    """Beside a signature that is printed: its day stands in the words above."""
    return Cell(blocks=paragraph(Lines(style="SignatureLabel")))


def _signed(picture: Artwork, room: Room) -> Cell:
    """The picture of a signature on its line."""
    drawn = draw_artwork(picture, room, SIGNATURE_PICTURE_MM)
    return Cell(blocks=paragraph(Lines(style="SignatureLabel"), drawn), borders=(_rule(room),))


def _line_to_sign(words: str, room: Room) -> Cell:
    label = paragraph(Lines(style="SignatureLabel"), run(words, room))
    return Cell(blocks=label, borders=(_rule(room),))


def _rule(room: Room) -> Border:
    return Border("bottom", room.look.ink, 8)


def _height(lines: int) -> int:
    """Twips for lines to write on, no more than a page holds."""
    return twips(min(lines * LINE_MM, MOST_MM))
