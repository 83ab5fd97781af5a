"""Somebody's own words as blocks: paragraphs and lists, as they were typed, and nothing else.

Lines that begin with a hyphen, an asterisk or a number and a full stop make a list; a blank line ends a paragraph; a
new line stays a new line, as in a poem. No other character means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from ..document.nodes import Block, Break, Inline, Item, Listing, Paragraph, Text

POINT = re.compile(r"\s*(?:(?P<bullet>[-*•])|(?P<number>\d{1,2})[.)])\s+(?P<words>\S.*)")

LineKind = Literal["blank", "bullet", "number", "words"]


def blocks_of_own_words(text: str, fact: str) -> tuple[Block, ...]:
    """The paragraphs and lists of ``text``, whose every piece says that it is the value of ``fact``."""
    return tuple(_blocks(text, fact))


def _kind(line: str) -> LineKind:
    if not line.strip():
        return "blank"
    found = POINT.fullmatch(line)
    if not found:
        return "words"
    return "bullet" if found["bullet"] else "number"


def _blocks(text: str, fact: str) -> Iterator[Block]:
    for kind, group in groupby(text.splitlines(), key=_kind):
        lines = list(group)
        match kind:
            case "bullet" | "number":
                points = [found["words"].strip() for line in lines if (found := POINT.fullmatch(line))]
                yield Listing(kind, tuple(Item((Paragraph((Text(point, fact),)),)) for point in points))
            case "words":
                yield Paragraph(tuple(_lines(lines, fact)))


def _lines(lines: list[str], fact: str) -> Iterator[Inline]:
    for number, line in enumerate(lines):
        if number:
            yield Break()
        yield Text(line.strip(), fact)
