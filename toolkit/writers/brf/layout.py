"""Braille words in lines of 40 cells, by the conventions of literary braille (BANA's Braille Formats, UKAAF).

A paragraph begins in cell 3 and runs over to cell 1; an item of a list begins in cell 1 and runs over to cell 3, each
list within a list two cells further in; the title stands in the middle, a part's heading in cell 5, one within it in
cell 7. Numbers of cells here are indents: cell 3 is 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..aloud import Line

CELLS = 40
AT_EACH_SIDE = 3  # empty cells beside a centred heading, at the least
PART, WITHIN = 4, 6
PARAGRAPH = (2, 0)
GOES_ON = '"'  # dot 5 at a line's end: the word goes on in the next line (UEB 10.13)
BEGINS_A_SIGN = '"#^,.;@_'  # a cell that may belong to the one after it is never the last of a line
LISTED = ("item", "entry")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of braille that belong together. ``before``, ``after``: an empty line is wanted there.

    ``leads``: it is never the last on a page.
    """

    lines: tuple[str, ...]
    before: bool = False
    after: bool = False
    leads: bool = False


def blocks_of(lines: Sequence[Line], braille: Sequence[Sequence[str]]) -> list[Block]:
    """What is to be put on pages, in order. ``braille`` has the rows of each line."""
    blocks: list[Block] = []
    both = list(zip(lines, braille, strict=True))
    for listed, run in groupby(both, lambda pair: pair[0].role in LISTED):
        pairs = [(line, rows) for line, rows in run if rows]
        blocks.extend(_listed(pairs) if listed else (_block(line, rows) for line, rows in pairs))
    return blocks


def _block(line: Line, rows: Sequence[str]) -> Block:
    match line.role:
        case "title" | "subtitle":
            return Block(tuple(_centred(rows)), line.begins, after=True, leads=True)
        case "heading":
            indent = PART if line.level <= 2 else WITHIN
            return Block(tuple(_wrapped(rows, indent, indent)), before=True, leads=True)
        case "lead":
            return Block(tuple(_wrapped(rows, *PARAGRAPH)), leads=True)
        case _:
            return Block(tuple(_wrapped(rows, *PARAGRAPH)))


def _listed(pairs: Sequence[tuple[Line, Sequence[str]]]) -> Iterator[Block]:
    """A list, or the rows of a table, with an empty line around each, since its cells are the other way about."""
    deepest = max((line.level for line, _ in pairs), default=0)
    for number, (line, rows) in enumerate(pairs):
        indent, over = 2 * line.level, 2 * deepest + 2
        marked = [f"{_number(line.marker)}{rows[0]}", *rows[1:]]
        apart = line.role == "entry" and line.begins
        yield Block(
            tuple(_wrapped(marked, indent, over)), number == 0 or apart, after=number == len(pairs) - 1
        )


def _number(marker: str) -> str:
    """``1.`` in braille; a bullet says nothing that the layout does not."""
    digits = marker.removesuffix(".")
    return f"{braille_number(int(digits))}4 " if digits.isdigit() else ""


def braille_number(number: int) -> str:
    """A whole number in ASCII braille."""
    return "#" + str(number).translate(str.maketrans("1234567890", "ABCDEFGHIJ"))


def _centred(rows: Sequence[str]) -> Iterator[str]:
    for row in rows:
        for line in _broken(row, CELLS - 2 * AT_EACH_SIDE, CELLS - 2 * AT_EACH_SIDE):
            yield " " * ((CELLS - len(line)) // 2) + line


def _wrapped(rows: Sequence[str], first: int, over: int) -> Iterator[str]:
    """The rows in lines; the first begins at the indent ``first``, all others at ``over``."""
    indent = first
    for row in rows:
        for line in _broken(row, CELLS - indent, CELLS - over):
            yield " " * indent + line
            indent = over


def _broken(row: str, room: int, room_over: int) -> Iterator[str]:
    """Lines of at most ``room`` cells, later ones of ``room_over``, broken at spaces, or within a word that is longer."""
    line = ""
    for word in row.split():
        for piece, goes_on in _pieces(word, min(room, room_over)):
            wide = f"{line} {piece}" if line else piece
            if len(wide) <= room:
                line = wide
            else:
                yield line
                line, room = piece, room_over
            if goes_on:
                yield line
                line, room = "", room_over
    if line:
        yield line


def _pieces(word: str, room: int) -> Iterator[tuple[str, bool]]:
    """A word that fits, or its pieces, each but the last ending a line: after a hyphen, or with the sign that it goes on."""
    while len(word) > room:
        cut = word.rfind("-", 1, room) + 1
        if cut:
            yield word[:cut], True
        else:
            cut = room - 1
            while cut > 1 and word[cut - 1] in BEGINS_A_SIGN:
                cut -= 1
            yield word[:cut] + GOES_ON, True
        word = word[cut:]
    yield word, False
