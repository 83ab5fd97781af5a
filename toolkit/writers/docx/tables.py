"""Tables of fixed widths whose rows do not split; heads are marked, so that a screen reader can say them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...document.nodes import Details, Inlines, Table
from .formatting import Border, Lines, borders, shading
from .inlines import write_inlines
from .measures import parts_of
from .room import Room, paragraph
from .styles import BOXES, TABLE
from .xml import EMPTY, Xml, element, joined

DETAIL_WEIGHTS = (36, 64)
WRITING_ROW = 480  # twips: a row that somebody is to write in by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """``blocks`` are paragraphs already written, one at least. ``stands`` is where, if not at the top: center, bottom."""

    blocks: Xml
    shade: str = ""
    borders: tuple[Border, ...] = ()
    stands: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``height`` in twips, at least; a row of heads comes back on every page."""

    cells: tuple[Cell, ...]
    is_head: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: ``widths`` in twips. ``name`` is what a screen reader says of it."""

    widths: list[int]
    rows: tuple[Row, ...]
    style: str = TABLE
    row_heads: bool = False
    name: str = ""


def write_grid(grid: Grid, room: Room) -> Xml:
    """The table, or nothing where it has no row: Word opens no such table."""
    if not grid.rows:
        return EMPTY
    columns = (element("w:gridCol", w=width) for width in grid.widths)
    return element(
        "w:tbl",
        _table_properties(grid, room),
        element("w:tblGrid", *columns),
        *(_row(row, grid.widths) for row in grid.rows),
    )


def write_table(table: Table, room: Room) -> Xml:
    heads = Row(
        cells=tuple(_head(write_inlines(column, room), room) for column in table.columns), is_head=True
    )
    rows = (heads, *(_table_row(row, table.row_heads, room) for row in table.rows))
    widths = parts_of(room.width, table.widths)
    return write_grid(Grid(widths=widths, rows=rows, row_heads=table.row_heads), room)


def write_details(details: Details, room: Room) -> Xml:
    rows = tuple(
        Row(
            cells=(
                row_head(write_inlines(entry.label, room), room),
                text_cell(write_inlines(entry.value, room)),
            )
        )
        for entry in details.entries
    )
    return write_grid(Grid(widths=parts_of(room.width, DETAIL_WEIGHTS), rows=rows, row_heads=True), room)


def text_cell(content: Xml, style: str = "TableText") -> Cell:
    return Cell(blocks=paragraph(Lines(style=style), content))


def row_head(content: Xml, room: Room) -> Cell:
    return Cell(blocks=paragraph(Lines(style="RowHeading"), content), shade=room.look.accent_soft)


def _head(content: Xml, room: Room) -> Cell:
    return Cell(blocks=paragraph(Lines(style="TableHeading"), content), shade=room.look.accent)


def _table_row(row: tuple[Inlines, ...], row_heads: bool, room: Room) -> Row:
    written = [write_inlines(cell, room) for cell in row]
    styles = ["RowHeading" if row_heads and not index else "TableText" for index in range(len(row))]
    cells = tuple(text_cell(content, style) for content, style in zip(written, styles, strict=True))
    return Row(cells=cells, height=0 if all(written) else WRITING_ROW)


def _table_properties(grid: Grid, room: Room) -> Xml:
    has_head = any(row.is_head for row in grid.rows)
    return element(
        "w:tblPr",
        element("w:tblStyle", val=grid.style),
        element("w:bidiVisual") if room.rtl else EMPTY,
        element("w:tblW", w=sum(grid.widths), type="dxa"),
        element("w:tblInd", w=room.left, type="dxa") if room.left else EMPTY,
        element("w:tblLayout", type="fixed"),
        _table_look(has_head, grid.row_heads),
        element("w:tblCaption", val=grid.name) if grid.name else EMPTY,
    )


def _table_look(has_head: bool, row_heads: bool) -> Xml:
    value = 0x0600 | (0x0020 if has_head else 0) | (0x0080 if row_heads else 0)
    return element(
        "w:tblLook",
        val=f"{value:04X}",
        firstRow=int(has_head),
        lastRow=0,
        firstColumn=int(row_heads),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _row(row: Row, widths: list[int]) -> Xml:
    height = element("w:trHeight", val=row.height, hRule="atLeast") if row.height else EMPTY
    head = element("w:tblHeader") if row.is_head else EMPTY
    cells = (_cell(cell, width) for cell, width in zip(row.cells, widths, strict=True))
    return element("w:tr", element("w:trPr", element("w:cantSplit"), height, head), *cells)


def _cell(cell: Cell, width: int) -> Xml:
    properties = element(
        "w:tcPr",
        element("w:tcW", w=width, type="dxa"),
        borders("w:tcBorders", cell.borders),
        shading(cell.shade),
        element("w:vAlign", val=cell.stands) if cell.stands else EMPTY,
    )
    return element("w:tc", properties, cell.blocks)


def box(
    height: int, content: Xml, name: str, room: Room, width: int | None = None, style: str = "Answer"
) -> Xml:
    """One bordered cell to write or draw in, ``height`` twips high at least; as wide as its room unless told."""
    cell = replace(text_cell(content, style), shade=room.look.paper)
    row = Row(cells=(cell,), height=height)
    return write_grid(Grid(widths=[width or room.width], rows=(row,), style=BOXES, name=name), room)


def apart(blocks: Iterable[Xml]) -> Xml:
    """The blocks in order. Word joins tables that touch, so a line of 2 pt stands between them."""
    written: list[Xml] = []
    for block in filter(None, blocks):
        if written and _ends_in_table(written[-1]) and block.startswith("<w:tbl>"):
            written.append(_gap())
        written.append(block)
    return joined(written)


def closed(blocks: Xml) -> Xml:
    """The blocks of a cell or a body, which Word wants to end in a paragraph."""
    return joined((blocks, _gap())) if _ends_in_table(blocks) else blocks


def _gap() -> Xml:
    return paragraph(Lines(style="TableGap"))


def _ends_in_table(block: Xml) -> bool:
    return block.endswith("</w:tbl>")
