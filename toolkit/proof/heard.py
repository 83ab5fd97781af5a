"""What a listener meets, one thing after another: the common form of what a document intends and what a file says.

A document's tree and a finished file both become a tuple of ``Heard``; two that say the same are equal by their ``key``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, Literal

# Spaces and breaks of any kind, joiners, and hyphens that only say where a line may end.
UNHEARD: Final = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]+")
SCOPES: Final = {"Column": "a column", "Row": "a row", "": "nothing"}

Kind = Literal[
    "heading", "list", "item", "list end", "table", "row", "head", "cell", "table end",
    "quotation", "quotation end", "words", "link", "picture", "field",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that is heard. What does not belong to its kind is empty.

    ``words``: of a heading, a link, a head, a paragraph's piece; of an item what its sign says, such as "Ticked:".
    ``level`` of a heading. ``count``: items of a list, columns of a table. ``state``: "numbered" of a list, the scope of
    a head. ``target``: where a link leads. ``heads``: the words of the heads that speak for a cell. ``language``: where
    it is another than the document's.
    """

    kind: Kind
    words: str = ""
    level: int = 0
    count: int = 0
    state: str = ""
    target: str = ""
    called: str = ""
    heads: tuple[str, ...] = ()
    language: str = ""

    @property
    def key(self) -> tuple[Any, ...]:
        """Equal for two that say the same, however their lines were broken."""
        words = (bare(self.words), bare(self.called), tuple(map(bare, self.heads)))
        return (self.kind, *words, self.level, self.count, self.state, self.target, self.language)


def bare(words: str) -> str:
    """``words`` without what nobody hears, in one form of each letter."""
    return UNHEARD.sub("", unicodedata.normalize("NFKC", words))


def named(one: Heard) -> str:
    """What it is, without its words: fit for a message that may hold nothing of a person."""
    name = _named(one)
    return f"{name} in the language “{one.language}”" if one.language else name


def _named(one: Heard) -> str:
    match one.kind:
        case "heading":
            return f"a heading of level {one.level}"
        case "list":
            return f"a {one.state} list of {one.count}" if one.state else f"a list of {one.count}"
        case "item":
            return "an item with a sign that says something" if one.words else "an item"
        case "table":
            return f"a table of {one.count} columns"
        case "head":
            return f"a head of {SCOPES[one.state]}"
        case "cell":
            return f"a cell with {len(one.heads)} heads"
        case "picture":
            return "a picture with words"
        case "list end" | "table end" | "quotation end":
            return f"the end of a {one.kind.removesuffix(' end')}"
        case "words":
            return "a text"
        case _:
            return f"a {one.kind}"


def aloud(one: Heard) -> str:
    """The line that is spoken, with its words; empty where a listener is told nothing."""
    line = _aloud(one)
    return f"in {one.language}: {line}" if one.language and line else line


def _aloud(one: Heard) -> str:
    match one.kind:
        case "heading":
            return f"heading level {one.level}: {one.words}"
        case "list":
            return f"{one.state} list with {one.count} items".strip()
        case "item":
            return one.words
        case "table":
            return f"table with {one.count} columns"
        case "head":
            return f"{one.state.lower()} head: {one.words}" if one.words else ""
        case "cell":
            return ", ".join(one.heads) + ":" if one.heads else ""
        case "link":
            where = "a place in this document" if one.target.startswith("#") else one.target
            return f"link: {one.words}, to {where}"
        case "picture":
            return f"picture: {one.words}"
        case "field":
            value = f", filled in: {one.words}" if one.words else ""
            return f"field: {one.called}{value}"
        case "list end" | "table end" | "quotation end":
            return f"end of {one.kind.removesuffix(' end')}"
        case "quotation":
            return "quotation"
        case "words":
            return one.words
        case "row":
            return ""
