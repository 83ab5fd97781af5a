"""How much text a case may hold in all: ten times what a long one does, and little enough to be laid out in minutes.

A reader's bounds of bytes and entries keep the reading short; these keep the pages few. A page of one-letter lines costs the
engine far more than a page of words, so lines are counted too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..reading.source import Path_

MOST_LETTERS = 200_000
MOST_LINES = 2_000


def beyond_bounds(data: Any) -> Iterator[tuple[Path_, str]]:
    """The first text with which ``data`` holds too much, and why; ``data`` is as it was typed."""
    letters = lines = 0
    for path, text in _texts(data, ()):
        letters += len(text)
        lines += text.count("\n")
        if letters > MOST_LETTERS:
            yield path, f"with this the texts of the case have over {MOST_LETTERS:,} letters. Shorten them."
            return
        if lines > MOST_LINES:
            yield (
                path,
                f"with this the texts of the case have over {MOST_LINES:,} lines. Write fewer of them.",
            )
            return


def _texts(data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every text in the order of the file."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, below in data.items():
            yield from _texts(below, (*path, name))
    elif isinstance(data, list):
        for place, below in enumerate(data):
            yield from _texts(below, (*path, place))
