"""A line that is said, and how its words are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...document.nodes import Inlines, Text
from ...document.walk import plain

Role = Literal["title", "subtitle", "heading", "lead", "paragraph", "item", "entry"]

CLOSED = tuple(".?!:…,;")  # a line that ends so needs no mark before what follows it
CLOSING = "”’\"')"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said.

    ``level`` is a heading's level (2 to 6), or how deep an item lies in lists (from 0). ``begins``: there is a pause
    before it. ``marker`` is an item's number ("1.") or bullet. A ``lead`` is the few words over what follows it; an
    ``entry`` is a name and its value.
    """

    role: Role
    content: Inlines
    level: int = 0
    begins: bool = True
    marker: str = ""


def words(text: str) -> Inlines:
    """Words that the writer adds itself."""
    return (Text(text),)


def closed(content: Inlines, mark: str) -> Inlines:
    """``content`` with ``mark`` at its end, unless it ends in one of its own."""
    said = plain(content).rstrip().rstrip(CLOSING)
    return content if not said or said.endswith(CLOSED) else (*content, Text(mark))


def named(label: Inlines, value: Inlines) -> Inlines:
    """``Label: value``; the one alone where the other is empty."""
    if not label or not value:
        return label or value
    return (*closed(label, ":"), Text(" "), *value)


def with_hint(label: Inlines, hint: Inlines) -> Inlines:
    """``Label (a few words)``, or ``Label. A sentence or more.``"""
    if closed(hint, ".") is hint:
        return joined([label, hint], ".")
    return (*label, Text(" ("), *hint, Text(")"))


def joined(parts: list[Inlines], mark: str) -> Inlines:
    """Those of the parts that say something, with ``mark`` and a space between them."""
    there = [part for part in parts if part]
    line: Inlines = ()
    for part in there:
        line = (*closed(line, mark), Text(" "), *part) if line else part
    return line
