"""What stands for a character that the braille table has no sign for: a letter with its marks, a symbol's name, or nothing.

Unicode's own braille patterns go through the table untouched, so a mark over a mark can be written as UEB does (4.2):
each mark before the letter, the nearest first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# What liblouis writes for a character that it does not know: its code, quoted.
NOT_KNOWN = re.compile(r"'\\[XYZ][0-9A-J]+'")

MARKS = {  # combining character: UEB's sign as braille patterns
    "\u0300": "⠘⠡",  # grave
    "\u0301": "⠘⠌",  # acute
    "\u0302": "⠘⠩",  # circumflex
    "\u0303": "⠘⠻",  # tilde
    "\u0304": "⠈⠤",  # macron
    "\u0306": "⠈⠬",  # breve
    "\u0308": "⠘⠒",  # diaeresis
    "\u030a": "⠘⠫",  # ring
    "\u030c": "⠘⠬",  # caron
    "\u0327": "⠘⠯",  # cedilla
    "\u0328": "⠘⠯",  # ogonek
}
CAPITAL = "⠠"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
INSTEAD = {
    "ı": "i",
    "İ": "I",
    "ẞ": "SS",
    "ə": "e",
}  # letters that are no other letter with a mark, to Unicode
SYMBOLS = ("So", "Sk", "Sm", "Sc")
SKIN_TONES = range(0x1F3FB, 0x1F400)


def unusual(texts: Iterable[str]) -> list[str]:
    """Every character of the texts that is not plain ASCII, once, in order."""
    return sorted({character for text in texts for character in text if not character.isascii()})


def without_signs(characters: Sequence[str], braille: Sequence[str]) -> dict[str, str | None]:
    """Those characters whose ``braille`` says that they are not known, each with what stands for it; None: nothing can."""
    return {
        character: instead_of(character)
        for character, cells in zip(characters, braille, strict=True)
        if NOT_KNOWN.search(cells) or not cells.isascii()  # a cell of eight dots goes through as it is
    }


def instead_of(character: str) -> str | None:
    """What stands for a character without a sign."""
    if character in INSTEAD:
        return INSTEAD[character]
    kind = unicodedata.category(character)
    if kind.startswith(("M", "C")) or ord(character) in SKIN_TONES:
        return ""  # variation marks, joiners, a mark over nothing
    if kind in SYMBOLS:
        name = unicodedata.name(character, "")
        return f" ({name.lower()}) " if name else None
    if kind.startswith("Z"):
        return " "
    return _letter_with_marks(character)


def _letter_with_marks(character: str) -> str | None:
    letter, *marks = list(unicodedata.normalize("NFKD", character))
    if not letter.isascii():
        return None
    known = "".join(MARKS.get(mark, "") for mark in marks)
    if not known or letter.lower() not in LETTERS:
        return letter
    return (CAPITAL if letter.isupper() else "") + known + LETTERS[letter.lower()]
