"""A picture with the words that it goes with beside it, as one row of a table without lines.

A table keeps the two together whatever is typed: the row is as high as the higher of them, it never parts over a page,
and what comes next begins below both. A floating picture does none of this: it slides over the next row where the words
are short. The table has no heads and its own style, so that it is known to be there for the layout; the first cell holds
decoration alone, so who listens hears the words, row by row, in order.
"""

from __future__ import annotations

from collections.abc import Callable

from ...document.nodes import Block, PictureRow
from .drawings import draw
from .formatting import Lines
from .measures import twips
from .room import Room, paragraph
from .styles import ROWS
from .tables import Cell, Grid, Row, closed, write_grid
from .xml import Xml

PICTURE_MM, COLUMN_MM = 32, 39
OF_A_CERTIFICATE_MM = 17, 60  # its lines stand under each other on one sheet, in the middle

WriteBlocks = Callable[[tuple[Block, ...], Room], Xml]


def write_picture_rows(rows: tuple[PictureRow, ...], room: Room, write: WriteBlocks) -> Xml:
    """Rows that follow each other, in one table: a screen reader says that there is one once."""
    column = _sizes(room)[1]
    widths = [twips(column), room.width - twips(column)]
    return write_grid(
        Grid(widths=widths, rows=tuple(_row(row, widths[1], room, write) for row in rows), style=ROWS), room
    )


def _sizes(room: Room) -> tuple[int, int]:
    """Of the picture and of its column, in mm."""
    return OF_A_CERTIFICATE_MM if room.look.is_certificate else (PICTURE_MM, COLUMN_MM)


def _row(row: PictureRow, width: int, room: Room, write: WriteBlocks) -> Row:
    shade = room.frame.lines.shade if room.frame else ""
    inside = room.cell(width, "RowText")
    drawn = paragraph(Lines(style="RowPicture"), draw(row.picture, inside, _sizes(room)[0]))
    words = closed(write(row.blocks, inside)) or paragraph(inside.plain_lines)
    return Row(cells=(Cell(blocks=drawn, shade=shade), Cell(blocks=words, shade=shade, stands="center")))
