"""Lines of words in, lines of ASCII braille out: English contracted, words of another language letter by letter.

Words of another script (Arabic, Urdu) are in that language's own braille: English braille has no sign for its letters.
The whole document goes to liblouis in one call for each table. Characters without a sign are written in another way and
take one more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ...document import nodes
from ...document.nodes import Inlines
from ...document.walk import walk
from .errors import NoBrailleSign
from .liblouis import CONTRACTED, UNCONTRACTED, own_table, to_braille
from .signs import unusual, without_signs


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that are translated together: of line ``line``, of row ``row`` in it, after a space or not."""

    line: int
    row: int
    table: str
    text: str


def translated(lines: Sequence[Inlines]) -> list[list[str]]:
    """Each line's braille, in rows where it has breaks; raises NoBrailleSign, BrailleNotThere, NoAnswer."""
    pieces = [piece for number, content in enumerate(lines) for piece in _pieces(number, content)]
    rows: dict[tuple[int, int], str] = {}
    for piece, braille in zip(pieces, _braille_of(pieces, lines), strict=True):
        before = rows.get((piece.line, piece.row), "")
        begins, ends = (" " * at for at in (piece.text.startswith(" "), piece.text.endswith(" ")))
        rows[piece.line, piece.row] = f"{before}{begins}{braille}{ends}"
    said: list[list[str]] = [[] for _ in lines]
    for (line, _), braille in sorted(rows.items()):
        if braille.split():
            said[line].append(" ".join(braille.split()))
    return said


def _braille_of(pieces: Sequence[_Piece], lines: Sequence[Inlines]) -> list[str]:
    made: dict[int, str] = {}
    for table in dict.fromkeys(piece.table for piece in pieces):
        places = [number for number, piece in enumerate(pieces) if piece.table == table]
        texts = [pieces[number].text for number in places]
        made.update(zip(places, _of_table(texts, table, lines), strict=True))
    return [made[number] for number in range(len(pieces))]


def _of_table(texts: list[str], table: str, lines: Sequence[Inlines]) -> list[str]:
    """One call; the characters that may have no sign go along by themselves, so that it is known which have none."""
    asked = unusual(texts)
    answer = to_braille([*texts, *asked], table)
    made, signs = answer[: len(texts)], answer[len(texts) :]
    instead = without_signs(asked, signs)
    if not instead:
        return made
    for character, replacement in instead.items():
        if replacement is None:
            raise NoBrailleSign(character, _fact_with(character, lines))
    again = [number for number, text in enumerate(texts) if any(character in text for character in instead)]
    mended = to_braille([texts[number].translate(_replacing(instead)) for number in again], table)
    for number, braille in zip(again, mended, strict=True):
        made[number] = braille
    return made


def _replacing(instead: dict[str, str | None]) -> dict[int, str | None]:
    return {ord(character): replacement for character, replacement in instead.items()}


def _fact_with(character: str, lines: Sequence[Inlines]) -> str:
    """The fact whose value holds the character; empty where it stands in wording."""
    found = (node for node in walk(tuple(lines)) if isinstance(node, nodes.Text) and character in node.text)
    return next((node.fact for node in found if node.fact), "")


def _pieces(line: int, content: Inlines) -> Iterator[_Piece]:
    """Words of one table that follow each other, joined; a break begins a new row."""
    row, table, text = 0, CONTRACTED, ""
    for words, needed in _words(content, CONTRACTED):
        if words == "\n" or needed != table:
            if text:
                yield _Piece(line, row, table, text)
            row, table, text = row + (words == "\n"), needed, "" if words == "\n" else words
        else:
            text += words
    if text:
        yield _Piece(line, row, table, text)


def _words(content: Inlines, table: str) -> Iterator[tuple[str, str]]:
    for node in content:
        match node:
            case nodes.Text(text=text):
                yield " ".join(text.splitlines()), table
            case nodes.InLanguage(language=language, content=inside):
                yield from _words(inside, own_table(language) or UNCONTRACTED)
            case nodes.Strong(content=inside) | nodes.Emphasis(content=inside) | nodes.Link(content=inside):
                yield from _words(inside, table)
            case nodes.Blank(label=label):
                yield f"({label[:1].lower()}{label[1:]})", table
            case nodes.Break():
                yield "\n", table
            case _:
                assert_never(node)
