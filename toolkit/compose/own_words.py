"""Somebody's own words as blocks: paragraphs and lists, as they were typed, and nothing else.

Lines that begin with a hyphen, an asterisk or a number and a full stop make a list; a blank line ends a paragraph. A new
line inside a paragraph is only where the typing went on, save in a child's own words, where it may be a line of a poem.
No other character means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from ..document.nodes import Block, Break, Inline, Item, Listing, Paragraph, Text

POINT = re.compile(r"\s*(?:(?P<bullet>[-*•])|(?P<number>\d{1,2})[.)])\s+(?P<words>\S.*)")

LineKind = Literal["blank", "bullet", "number", "words"]


VERSES = frozenset({"views.words", "one.words"})


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
    for kind, group in groupby(_lines(text), key=_kind):
        lines = [line.strip() for line in group]
        match kind:
            case "bullet" | "number":
                points = [found["words"] for line in lines if (found := POINT.fullmatch(line))]
                yield Listing(kind, tuple(Item((Paragraph((Text(point, fact),)),)) for point in points))
            case "words" if fact in VERSES:
                yield Paragraph(tuple(_verses(lines, fact)))
            case "words":
                yield Paragraph((Text(" ".join(lines), fact),))


def _lines(text: str) -> list[str]:
    """The lines of ``text``; one that is set in under a point goes on with that point."""
    lines: list[str] = []
    for line in text.splitlines():
        goes_on = line[:1].isspace() and _kind(line) == "words" and lines and POINT.fullmatch(lines[-1])
        if goes_on:
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return lines


def _verses(lines: list[str], fact: str) -> Iterator[Inline]:
    for number, line in enumerate(lines):
        if number:
            yield Break()
        yield Text(line, fact)
