"""The text in a guide's file as a reader would meet it: every piece with its place, without marks.

A placeholder stands as one word: ``Name``; a bare ``{{ they }}`` as THEY or THEY_CAPITAL, for a rule to see what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..reading.source import Path_, Source

# Keys whose values steer a page and are not read by anybody.
NOT_READ = frozenset(
    {
        *("when", "picture", "banner", "file", "stop", "tone", "for_each", "use", "size", "starts", "page"),
        *("quote", "show", "lines", "on", "height_mm", "width_mm", "holds", "widths", "blank_rows", "ticked"),
    }
)
PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
THEY, THEY_CAPITAL = "{{they}}", "{{They}}"
STAND_INS = {"they": THEY, "They": THEY_CAPITAL}
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`]+")
POINT = re.compile(r"^\s*([-*]|\d+[.)])\s+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
ABBREVIATION = re.compile(r"\b(e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St)\.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` without marks; ``path`` and ``below``, the lines down from where its text begins."""

    text: str
    path: Path_
    below: int

    @property
    def word_count(self) -> int:
        return len(self.text.split())


def sentences(source: Source) -> Iterator[Sentence]:
    """Every sentence of the wording in ``source``, in order."""
    for path, text in _texts(source.data, ()):
        yield from _sentences(text, path)


def sentences_of(text: str, path: Path_) -> Iterator[Sentence]:
    """Every sentence of one text, which stands at ``path``; marks are kept."""
    bare = PLACEHOLDER.sub(lambda found: STAND_INS.get(found[1], "Name"), text)
    for one, below in _split(bare):
        yield Sentence(one, path, below)


def _texts(data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_READ:
                yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))
    elif isinstance(data, str):
        yield path, data


def _sentences(text: str, path: Path_) -> Iterator[Sentence]:
    gathered: list[str] = []
    began = 0  # where the paragraph begins
    for number, line in enumerate([*text.split("\n"), ""]):
        ends = not line.strip() or POINT.match(line)
        if ends and gathered:
            yield from (Sentence(one, path, began + down) for one, down in _split("\n".join(gathered)))
            gathered = []
        if line.strip():
            if not gathered:
                began = number
            gathered.append(_bare(line))


def _bare(line: str) -> str:
    line = PLACEHOLDER.sub(lambda found: STAND_INS.get(found[1], "Name"), POINT.sub("", line))
    line = LINK.sub(r"\1", line)
    return ABBREVIATION.sub(lambda found: found[1], MARKS.sub("", line)).strip()


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Each sentence on one line, and how many lines down it begins."""
    at = 0
    for part in SENTENCE_END.split(text):
        at = text.index(part, at)
        if part.strip():
            yield " ".join(part.split()), text.count("\n", 0, at)
        at += len(part)
