"""The letters that a template's fonts bring along, whatever names come: so one child's file tells nothing of another's.

There are two: what English and Welsh papers need, and the names of most of Europe besides. A document has the smaller one
that holds all of its values.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from .refusals import NotFilled, Reason

SMALL: Final = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(" £é–—‘’“”…•ŴŵŶŷâêîôûÂÊÎÔÛïÏëË")
LARGE: Final = SMALL | frozenset(
    map(chr, (*range(0xA0, 0x180), *range(0x18F, 0x193), *range(0x1A0, 0x1B1), *range(0x1CD, 0x21C),
              *range(0x1E00, 0x1EFA), *range(0x2010, 0x2016), *range(0x2018, 0x2020), 0x2020, 0x2022, 0x2026, 0x20AC))
) - frozenset("\u00ad")  # fmt: skip
TIERS: Final = (SMALL, LARGE)


def tier_of(values: Iterable[str]) -> int:
    """The smaller repertoire that holds all letters of ``values``; raises NotFilled where none does."""
    letters = frozenset().union(*values)
    for tier, known in enumerate(TIERS):
        if letters <= known:
            return tier
    raise NotFilled(Reason.STRANGE_LETTERS)


def letters_of(font: bytes, tier: int) -> str:
    """All that a font file can draw of a repertoire, as one line with a space between; letters drawn as one, too."""
    return _letters(font, tier)


@lru_cache(maxsize=64)
def _letters(content: bytes, tier: int) -> str:
    with TTFont(io.BytesIO(content), lazy=True) as font:
        known = font.getBestCmap()
        letters = sorted(letter for letter in TIERS[tier] if ord(letter) in known and not letter.isspace())
        by_glyph = {known[ord(letter)]: letter for letter in letters}
        joined = sorted(_joined(font, by_glyph))
    return " ".join((*letters, *joined))


def _joined(font: TTFont, by_glyph: Mapping[str, str]) -> set[str]:
    """The letters of the repertoire that the font may draw as one, such as ``fi``."""
    found = set()
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for table in lookup.SubTable:
            ligatures = getattr(getattr(table, "ExtSubTable", table), "ligatures", {})
            for first, those in ligatures.items():
                for glyphs in ([first, *one.Component] for one in those):
                    if all(glyph in by_glyph for glyph in glyphs):
                        found.add("".join(by_glyph[glyph] for glyph in glyphs))
    return found
