"""Why a document is not filled from a template: a plain reason each, never with a value."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """What the report calls it."""

    RIGHT_TO_LEFT = "words are written from right to left"
    RICH_DRAWING = "somebody is drawn with more than lines and fills"
    CASE_PICTURE = "a picture of the case"
    LINK = "a link holds a fact"
    UNEVEN_SPACE = "a fact holds spaces that a page closes up"
    STRANGE_LETTERS = "a fact holds letters outside of the repertoire"
    DECORATED = "a line with a fact is underlined, boxed or holds a picture"
    REPEATED = "a line with a fact is drawn more than once"
    RUNNING_LINE = "the foot of a page with a fact takes more than one line"
    WIDE_WORD = "a word is wider than its line"
    UNLIKE = "the page depends on the words in another way than by its lines"
    FOREIGN_WORDS = "a template held words that are not of the wording"
    NOT_THE_WORDS = "what was filled in is not what the document says"


class NotFilled(Exception):
    """The plain writer has to make this document."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
