"""A document in, its skeleton out: all that every child's copy shares, and apart from it the words of this child.

A *value* is the words of a fact about somebody. The skeleton names where values stand and holds none of them; what the
council says of itself, and what the rules say (``council.…``, ``clock.…``), is the same for everybody and is wording.
``marked`` is the document with a mark in place of each value: a letter that no font has and no text holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Final

from ...document import nodes
from ...document.looks import Looks
from ...document.nodes import Document, Text
from ...document.walk import plain
from ..drawings import Drawn, svg_of
from ..html import DIGITS_ALONE
from ..last_words import LONG_ENOUGH
from .refusals import NotFilled, Reason

FIRST_MARK: Final = 0xE000
MOST_VALUES: Final = 0xF8FF - FIRST_MARK
PADDING: Final = chr(0xF8FF)  # behind a mark where the page asks how long a line is
FIRST_DIGIT: Final = (
    0x1D7F6  # of digits that no telephone number is typed in, for a mark that is to look like one
)
MARK: Final = re.compile("([\ue000-\uf8fe]|[\U0001d7f6-\U0001d7ff]+)\uf8ff*")
FEWEST_DIGITS: Final = 7
SAME_FOR_EVERYBODY: Final = ("council.", "clock.")
# A page closes these up, and a mark has none of them.
UNEVEN_SPACE: Final = re.compile(r"[\t\n\r\f\v]|  |\A | \Z|\A\Z")
RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\U00010800-\U00010fff]")
# These ask how many letters a line has, and choose a class by it.
MEASURED_LOOKS: Final = frozenset({"card", "certificate", "invitation", "poster"})
THEMED_LOOKS: Final = frozenset({"card", "certificate"})
NOT_PRINTED: Final = frozenset({"events"})


@dataclass(frozen=True, slots=True)
class Skeleton:
    """``key`` is the same for two documents that differ in values alone. ``values`` are in the order of their marks.

    ``drawings`` are the people drawn as they look, as SVG, in the order of the document.
    """

    key: Hashable
    values: tuple[str, ...]
    drawings: tuple[bytes, ...]


def skeleton_of(document: Document) -> Skeleton:
    """Raises NotFilled for a document that cannot be filled whatever its templates are."""
    if document.direction != "ltr":
        raise NotFilled(Reason.RIGHT_TO_LEFT)
    reading = _Reading()
    key = tuple(
        (name, reading.of(getattr(document, name)))
        for name in _names_of(Document)
        if name not in NOT_PRINTED and name not in ("reference", "labels", "theme")
    )
    theme = document.theme if document.look in THEMED_LOOKS else None
    if document.reference:
        reading.value(document.reference)
        if "," in document.reference:  # a list of key words to whoever reads the page
            raise NotFilled(Reason.UNEVEN_SPACE)
    labels = tuple(sorted(document.labels.items()))
    return Skeleton(
        (key, theme, labels, bool(document.reference)), tuple(reading.values), tuple(reading.drawings)
    )


def is_personal(text: Text) -> bool:
    return text.fact is not None and not text.fact.startswith(SAME_FOR_EVERYBODY)


class _Reading:
    """One walk over a document: what it has met of values, and what it says of each node."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self.drawings: list[bytes] = []

    def value(self, words: str) -> None:
        if UNEVEN_SPACE.search(words):
            raise NotFilled(Reason.UNEVEN_SPACE)
        if RIGHT_TO_LEFT.search(words):
            raise NotFilled(Reason.RIGHT_TO_LEFT)
        if MARK.search(words) or PADDING in words or len(self.values) >= MOST_VALUES:
            raise NotFilled(Reason.STRANGE_LETTERS)
        self.values.append(words)

    def of(self, node: Any) -> Hashable:
        kind = type(node)
        if kind is Text:
            return self._text(node)
        if kind is tuple:
            return self._tuple(node)
        names = _names_of(kind)  # type: ignore[arg-type]
        if not names:
            return node  # type: ignore[no-any-return]
        if kind is nodes.CasePicture:
            raise NotFilled(Reason.CASE_PICTURE)
        if kind is nodes.Figures:
            return (kind, self._drawn(node), len(node.people), self._words(node.words), node.size)
        if kind is nodes.Portrait:
            return (kind, self._drawn(node), self.of(node.name), self.of(node.role))
        if kind is Looks:
            return (kind, self._drawn(node))
        before = len(self.values)
        found = (kind, *(self.of(getattr(node, name)) for name in names))
        if kind is nodes.Link and len(self.values) > before:
            raise NotFilled(Reason.LINK)
        return found

    def _drawn(self, drawn: Drawn) -> bytes:
        """A drawing is told apart by its frame: how wide and high it is."""
        svg = svg_of(drawn)
        self.drawings.append(svg)
        return frame_of(svg)

    def _words(self, words: str) -> bool:
        """Words that stand for a picture of somebody are theirs."""
        if words:
            self.value(words)
        return bool(words)

    def _text(self, text: Text) -> Hashable:
        if not is_personal(text):
            return text
        self.value(text.text)
        return (Text, text.figures, bool(text.figures and DIGITS_ALONE.fullmatch(text.text)))

    def _tuple(self, content: tuple[Any, ...]) -> Hashable:
        """Of a line that ends in wording also whether it is so long that its last words are kept together."""
        before = len(self.values)
        found = tuple(map(self.of, content))
        if len(self.values) > before and type(content[-1]) is Text and content[-1].fact is None:
            return (found, len(plain(content)) >= LONG_ENOUGH)
        return found


def frame_of(svg: bytes) -> bytes:
    """The tag that an SVG begins with."""
    return svg[: svg.index(b">") + 1]


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a node; nothing for a plain value."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def marked(document: Document, skeleton: Skeleton) -> Document:
    """``document`` with a mark in place of each value, where a line is measured one as long as the value."""
    padded = document.look in MEASURED_LOOKS
    marks = iter(_mark(number, value, padded) for number, value in enumerate(skeleton.values))
    # In the order in which the values were read.
    changes = {
        name: _marked(getattr(document, name), lambda: next(marks))
        for name in _names_of(Document)
        if name not in NOT_PRINTED and name not in ("reference", "labels")
    }
    reference = next(marks) if document.reference else ""
    return replace(document, **changes, reference=reference, events=())


def _mark(number: int, value: str, padded: bool) -> str:
    length = len(value) if padded else 1
    if DIGITS_ALONE.fullmatch(value):
        written = str(number).rjust(max(FEWEST_DIGITS, length), "0")
        return "".join(chr(FIRST_DIGIT + int(digit)) for digit in written)
    return chr(FIRST_MARK + number) + PADDING * (length - 1)


def _marked(node: Any, mark: Callable[[], str]) -> Any:
    match node:
        case Text():
            return replace(node, text=mark()) if is_personal(node) else node
        case nodes.Figures(people=people, words=words):
            return replace(node, people=tuple(Looks() for _ in people), words=mark() if words else "")
        case Looks():
            return Looks()
    if type(node) is tuple:
        return tuple(_marked(one, mark) for one in node)
    names = _names_of(type(node))  # type: ignore[arg-type]
    if not names or type(node) in OPAQUE:
        return node
    return replace(node, **{name: _marked(getattr(node, name), mark) for name in names})


OPAQUE: Final = frozenset({nodes.Brand, nodes.Artwork, nodes.Dress, nodes.BrandColours})


def drawings_in(document: Document) -> list[Drawn]:
    """Whoever is drawn in a document, in the order of its skeleton."""
    found: list[Drawn] = []

    def look(node: Any) -> None:
        if isinstance(node, nodes.Figures | nodes.Portrait | Looks):
            found.append(node)
        elif isinstance(node, tuple):
            for one in node:
                look(one)
        else:
            for name in _names_of(type(node)):  # type: ignore[arg-type]
                look(getattr(node, name))

    look(document.blocks)
    return found


def pieces_of(words: str) -> tuple[str | int, ...]:
    """Words with marks as the wording and the numbers of the values, in order."""
    parts = MARK.split(words)
    return tuple(_pieces(parts))


def _pieces(parts: list[str]) -> Iterator[str | int]:
    for at, part in enumerate(parts):
        if at % 2:
            yield _number_of(part)
        elif part:
            yield part


def _number_of(mark: str) -> int:
    if ord(mark[0]) < FIRST_DIGIT:
        return ord(mark) - FIRST_MARK
    return int("".join(str(ord(digit) - FIRST_DIGIT) for digit in mark))


def has_mark(words: str) -> bool:
    return MARK.search(words) is not None


def filled(pieces: tuple[str | int, ...], values: tuple[str, ...]) -> str:
    return "".join(values[one] if isinstance(one, int) else one for one in pieces)
