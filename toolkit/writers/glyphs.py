"""Which characters the project's fonts can print, so that no document ever shows an empty box."""

from __future__ import annotations

import logging
from functools import lru_cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ..assets import FONTS
from ..document.nodes import Document
from ..document.walk import texts

# Joiners, soft hyphens, spaces and variation marks have no picture of their own.
logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on the dates inside fonts

SILENT = frozenset(
    map(chr, (0x09, 0x0A, 0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F))
)


class MissingGlyph(Exception):
    """No font has a picture for ``character``; ``fact`` names where it stands, or is None for wording."""

    def __init__(self, character: str, fact: str | None) -> None:
        self.character, self.fact = character, fact
        place = f"the fact {fact}" if fact else "the wording"
        super().__init__(
            f"{place} holds a character that no font can print (U+{ord(character):04X}). Write it in another way."
        )


@lru_cache(maxsize=1)
def printable_characters() -> frozenset[str]:
    """Every character that one of the fonts in ``assets/fonts`` has."""
    found = set(SILENT)
    for path in sorted(FONTS.glob("*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def require_glyphs(document: Document) -> None:
    """Raises MissingGlyph for the first character that cannot be printed."""
    known = printable_characters()
    for text in texts(document):
        missing = set(text.text) - known
        if missing:
            raise MissingGlyph(min(missing), text.fact)
