"""What the pages of a PDF draw, read from their content streams: words by their number in the structure, and artifacts.

Letters are found by each font's own table (ToUnicode), as a screen reader finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

OPERATORS: Final = "BDC BMC EMC Tf Tm Tj TJ ' \""
TABLE: Final = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
PAIR: Final = re.compile(r"<(\w+)>\s*<(\w*)>")
RANGE: Final = re.compile(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", re.DOTALL)
ONE: Final = re.compile(r"<(\w*)>")

Letters = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One piece of marked content. ``number`` is its MCID; ``artifact`` the kind of it, ``None`` where it is none.

    A piece with neither lies outside the structure and is not marked as decoration. ``line`` is how far down its
    words begin, in whatever unit the page has: another number is another line.
    """

    number: int | None
    artifact: str | None
    words: str
    line: float = 0.0


def drawn_on(page: pikepdf.Page) -> list[Drawn]:
    """Everything that a page draws with letters, and every piece of marked content, in the order of the stream."""
    fonts: Any = page.resources.get("/Font", {})
    letters = {name: _letters_of(font) for name, font in fonts.items()}
    pen = _Pen(letters)
    for instruction in pikepdf.parse_content_stream(page, OPERATORS):
        pen.follow(str(instruction.operator), instruction.operands)
    return [
        Drawn(piece.number, piece.artifact, piece.words, piece.line) for piece in pen.pieces if piece.counts
    ]


@dataclass
class _Piece:
    number: int | None
    artifact: str | None
    actual: str | None
    parts: list[str]
    inner: bool = False  # says nothing of itself: its words are those of the piece around it
    line: float = 0.0

    @property
    def words(self) -> str:
        return self.actual if self.actual is not None else "".join(self.parts)

    @property
    def counts(self) -> bool:
        return not self.inner and (self.number is not None or bool("".join(self.parts).strip()))


class _Pen:
    """Follows the operators of one page."""

    def __init__(self, letters: Mapping[str, tuple[int, Letters]]) -> None:
        self.letters = letters
        self.font: tuple[int, Letters] = (1, {})
        self.loose = _Piece(None, None, None, [])
        self.pieces: list[_Piece] = [self.loose]
        self.open: list[_Piece] = []

    def follow(self, operator: str, operands: Any) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
            case "EMC":
                self._end()
            case "Tf":
                self.font = self.letters.get(str(operands[0]), (1, {}))
            case "Tm":
                here = self._here()
                here.line = here.line or float(operands[5])
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        self._write(bytes(part))
            case _:
                self._write(bytes(operands[-1]))

    def _begin(self, tag: str, properties: Any) -> None:
        said: Any = properties if isinstance(properties, pikepdf.Dictionary) else {}
        number = int(said["/MCID"]) if "/MCID" in said else None
        actual = str(said["/ActualText"]) if "/ActualText" in said else None
        kind = " ".join(str(said[key])[1:] for key in ("/Type", "/Subtype") if key in said)
        artifact = kind if tag == "/Artifact" else None
        inner = number is None and artifact is None
        piece = _Piece(number, artifact, actual, [], inner)
        self.pieces.append(piece)
        self.open.append(piece)

    def _end(self) -> None:
        piece = self.open.pop()
        if piece.inner:
            self._here().parts.append(piece.words)

    def _here(self) -> _Piece:
        return self.open[-1] if self.open else self.loose

    def _write(self, codes: bytes) -> None:
        width, letters = self.font
        numbers = (int.from_bytes(codes[at : at + width], "big") for at in range(0, len(codes), width))
        self._here().parts.append("".join(letters.get(number, "") for number in numbers))


def _letters_of(font: Any) -> tuple[int, Letters]:
    """How many bytes a letter takes, and the letters by their numbers."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    if "/ToUnicode" not in font:
        return width, {}
    return width, dict(_table(font.ToUnicode.read_bytes().decode("ascii", "replace")))


def _table(source: str) -> Iterator[tuple[int, str]]:
    for kind, body in TABLE.findall(source):
        if kind == "bfchar":
            yield from ((int(code, 16), _letter(text)) for code, text in PAIR.findall(body))
            continue
        for first, last, text, several in RANGE.findall(body):
            codes = range(int(first, 16), int(last, 16) + 1)
            if several:
                yield from zip(codes, map(_letter, ONE.findall(several)), strict=False)
            else:
                start = _letter(text)
                yield from ((code, start[:-1] + chr(ord(start[-1]) + code - codes[0])) for code in codes)


def _letter(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be", "replace")
