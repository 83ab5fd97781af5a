"""Which heading of a table speaks for which of its cells, as the HTML standard's table model says it.

Rows and columns count from 0. A span that runs over a page break counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from xml.etree.ElementTree import Element

from .boxes import Kind, Piece
from .elements import Path, name_of

Scope: TypeAlias = Literal["Row", "Column"]


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What is said of a ``td`` or ``th``. ``identifier`` and ``scope`` are those of a heading."""

    column_span: int
    row_span: int
    identifier: str | None
    scope: Scope | None
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    element: Element
    table: int
    group: Element
    row: int
    column: int
    row_span: int
    column_span: int
    scope: Scope | None

    @property
    def identifier(self) -> str:
        return f"table-{self.table}-row-{self.row}-column-{self.column}"

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.column_span)


def facts_of_cells(pieces: Sequence[Piece]) -> Mapping[Element, CellFacts]:
    """The facts of every cell that ``pieces`` show, in all tables."""
    tables: dict[Element, list[Piece]] = {}
    for piece in pieces:
        if piece.kind is Kind.PRESENCE and name_of(piece.path[-1]) in ("td", "th"):
            tables.setdefault(_nearest(piece.path, "table"), []).append(piece)
    return {
        cell.element: facts
        for number, cells in enumerate(tables.values(), start=1)
        for cell, facts in _facts_of_table(tuple(_placed(number, cells)))
    }


def _nearest(path: Path, *names: str) -> Element:
    return next(element for element in reversed(path) if name_of(element) in names)


def _placed(table: int, cells: Sequence[Piece]) -> Iterator[_Cell]:
    """Put cells into the grid. A rowspan ends with its group of rows."""
    row = 0
    for group, in_group in _gathered(cells, above=2).items():
        taken: set[tuple[int, int]] = set()
        for in_row in _gathered(in_group, above=1).values():
            column = 0
            for piece in in_row:
                while (row, column) in taken:
                    column += 1
                cell = _cell(piece, table, group, row, column, _scope_of(piece, in_row))
                taken.update((r, c) for r in cell.rows for c in cell.columns)
                yield cell
            row += 1


def _gathered(cells: Sequence[Piece], above: int) -> Mapping[Element, list[Piece]]:
    """Cells by the element ``above`` them: on paper, a foot may come between two parts of a body."""
    gathered: dict[Element, list[Piece]] = {}
    for piece in cells:
        gathered.setdefault(piece.path[-1 - above], []).append(piece)
    return gathered


def _cell(piece: Piece, table: int, group: Element, row: int, column: int, scope: Scope | None) -> _Cell:
    return _Cell(piece.path[-1], table, group, row, column, piece.box.rowspan, piece.box.colspan, scope)


def _scope_of(piece: Piece, row: Sequence[Piece]) -> Scope | None:
    element = piece.path[-1]
    if name_of(element) != "th":
        return None
    stated = element.get("scope", "")
    if stated.startswith("row"):
        return "Row"
    is_row_of_headings = all(name_of(other.path[-1]) == "th" for other in row)
    heads_a_column = stated.startswith("col") or name_of(piece.path[-3]) == "thead" or is_row_of_headings
    return "Column" if heads_a_column else "Row"


def _facts_of_table(cells: Sequence[_Cell]) -> Iterator[tuple[_Cell, CellFacts]]:
    headings = [cell for cell in cells if cell.scope is not None]
    for cell in cells:
        yield (
            cell,
            CellFacts(
                column_span=cell.column_span,
                row_span=cell.row_span,
                identifier=cell.identifier if cell.scope else None,
                scope=cell.scope,
                headings=tuple(heading.identifier for heading in headings if _speaks_for(heading, cell)),
            ),
        )


def _speaks_for(heading: _Cell, cell: _Cell) -> bool:
    if heading is cell:
        return False
    if heading.element.get("scope") == "rowgroup":
        return heading.group is cell.group and heading.row <= cell.row and heading.column <= cell.column
    if heading.scope == "Column":
        return heading.row < cell.row and cell.column in heading.columns
    return heading.column < cell.column and cell.row in heading.rows
