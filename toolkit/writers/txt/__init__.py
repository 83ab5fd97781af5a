"""Plain-text writer: what a person would read aloud, as UTF-8 with LF, each paragraph one line.

A paragraph is never broken: a screen reader pauses at the end of a line, and the window of whoever looks wraps it.
Two empty lines stand before a part, one before what is within it; nothing is put in its place with spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document.nodes import Document
from ..aloud import Line, lines_of
from .saying import Saying

SECOND_LEVEL = 2  # the level of a document's parts; the title's is 1


def write_txt(document: Document) -> bytes:
    """The text; what was said of addresses letter by letter stands at its end as it is written."""
    saying = Saying(document.labels)
    text = list(_text(lines_of(document), saying))
    if saying.addresses:
        text += ["", "", document.labels["said_addresses"], "", *saying.addresses]
    return ("\n".join(text) + "\n").encode()


def _text(lines: Iterator[Line], saying: Saying) -> Iterator[str]:
    before: Line | None = None
    for line in lines:
        said = saying.line(line.content)
        if not said:
            continue
        if before:
            yield from [""] * _pause(before, line)
        yield f"{line.marker} {said}" if line.marker else said
        before = line


def _pause(before: Line, line: Line) -> int:
    """How many empty lines stand between two lines."""
    if line.role == "heading":
        return 2 if line.level <= SECOND_LEVEL else 1
    if before.role == "lead" or (before.role == "heading" and before.level > SECOND_LEVEL):
        return 0
    return int(line.begins)
