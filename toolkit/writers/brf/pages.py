"""Blocks of braille lines on pages of 25 lines, and the pages as a file: CRLF after each line, a form feed between pages.

The first line of a page has its number at the right, as is usual in the United Kingdom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .layout import CELLS, Block, braille_number

LINES = 25
ROOM = LINES - 1  # below the line of the number

Page = tuple[str, ...]


def pages_of(blocks: Sequence[Block]) -> list[Page]:
    """The lines of each page, without its number. A block that leads stands on the page of what it leads to."""
    pages: list[list[str]] = [[]]
    after = False
    for unit in _units(blocks):
        gap = bool(pages[-1]) and (after or unit[0].before)
        lines = list(_lines(unit))
        after = unit[-1].after
        kept = len(lines) - len(unit[-1].lines) + 1  # what leads, and one line of what it leads to
        if kept > ROOM:
            kept = 1
        if len(pages[-1]) + gap + kept > ROOM:
            pages.append([])
            gap = False
        pages[-1].extend([""] * gap)
        for line in lines:
            if len(pages[-1]) == ROOM:
                pages.append([])
            if line or pages[-1]:
                pages[-1].append(line)
    return [_without_empty_end(page) for page in pages]


def _without_empty_end(page: list[str]) -> Page:
    return tuple(page if page[-1:] != [""] else page[:-1])


def as_brf(pages: Sequence[Page]) -> bytes:
    """The file: ASCII alone."""
    numbered = (
        "".join(f"{line}\r\n" for line in (braille_number(number).rjust(CELLS), *page))
        for number, page in enumerate(pages, 1)
    )
    return "\f".join(numbered).encode("ascii")


def _units(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Each block with those that lead to it."""
    unit: list[Block] = []
    for block in blocks:
        unit.append(block)
        if not block.leads:
            yield unit
            unit = []
    if unit:
        yield unit


def _lines(unit: Sequence[Block]) -> Iterator[str]:
    for number, block in enumerate(unit):
        if number and (block.before or unit[number - 1].after):
            yield ""
        yield from block.lines
