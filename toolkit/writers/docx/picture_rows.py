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

WriteBlocks = Callable[[tuple[Block, ...], Room], Xml]


def write_picture_rows(rows: tuple[PictureRow, ...], room: Room, write: WriteBlocks) -> Xml:
    """Rows that follow each other, in one table: a screen reader says that there is one once."""
    widths = [twips(COLUMN_MM), room.width - twips(COLUMN_MM)]
    return write_grid(
        Grid(widths=widths, rows=tuple(_row(row, widths[1], room, write) for row in rows), style=ROWS), room
    )


def _row(row: PictureRow, width: int, room: Room, write: WriteBlocks) -> Row:
    shade = room.frame.lines.shade if room.frame else ""
    inside = room.cell(width, "RowText")
    drawn = paragraph(Lines(style="RowPicture"), draw(row.picture, inside, PICTURE_MM))
    words = closed(write(row.blocks, inside)) or paragraph(inside.plain_lines)
    return Row(cells=(Cell(blocks=drawn, shade=shade), Cell(blocks=words, shade=shade, stands="center")))
