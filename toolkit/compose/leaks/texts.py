"""Texts in, ready to be searched: in one case, without marks, however they are spaced, hyphenated and broken over lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from ...case.text import folded
from .forms import NOT_LETTERS, SHORTEST_PART, Form

SQUEEZED = 11  # letters from which a value is looked for within others, without its ends
LOOSELY_SPACED = 6  # letters from which a value may be spaced in any way

BETWEEN_FIGURES = re.compile(r"(?<=\d)[^\w]{0,3}(?=\d)")
# Where a word is broken at the end of a line; the last two are what a reader of PDF has in place of such a hyphen.
BROKEN = re.compile("[-\u2010\u2011][ \\t]*\\r?\\n\\s*|[\ufffe\x02]\\s*")
LAST_WORD, FIRST_WORD = re.compile(r"\w*\Z"), re.compile(r"\w*")
LONGEST_WORD = 60


@dataclass(frozen=True)
class Texts:
    """Some texts, ready to be searched. What stands in two of them is told apart by a line's end."""

    raw: str

    def hold(self, form: Form) -> bool:
        """Whether ``form`` stands in these texts."""
        match form.kind:
            case "words":
                return self._have(form.text)
            case "name":
                return self._have(form.text, plural=True)
            case "telephone":
                return form.text in self._figures
            case "said":
                return self._find(f" (?:{form.text})(?= )", self._plain, form.needs)
            case "typed":
                return self._find(form.text, self._folded, form.needs)
            case _:
                assert_never(form.kind)

    @cached_property
    def _folded(self) -> str:
        return folded(self.raw)

    @cached_property
    def _plain(self) -> str:
        """The words; those that are broken over lines stand once more at the end, mended."""
        return f" {NOT_LETTERS.sub(' ', ' '.join([self._folded, *_mended(self._folded)])).strip()} "

    @cached_property
    def _squeezed(self) -> str:
        return self._plain.replace(" ", "")

    @cached_property
    def _figures(self) -> str:
        return BETWEEN_FIGURES.sub("", self._folded)

    @staticmethod
    def _find(pattern: str, text: str, needs: tuple[str, ...]) -> bool:
        if needs and not any(one in text for one in needs):
            return False
        return re.search(pattern, text) is not None

    def _have(self, form: str, plural: bool = False) -> bool:
        """Whether ``form`` is here as whole words; a longer one in any spacing, and each with its letters spaced."""
        words = form.split()
        squeezed = "".join(words)
        if not squeezed or squeezed not in self._squeezed:
            return False
        if len(squeezed) >= SQUEEZED or any(unicodedata.category(letter) == "Lo" for letter in squeezed):
            return True
        is_loose = len(squeezed) >= LOOSELY_SPACED or any(map(str.isdigit, squeezed))
        pattern = " ?".join(map(re.escape, squeezed if is_loose else words))
        if plural and len(squeezed) > SHORTEST_PART:
            pattern += "(?: ?e?s)?"
        if len(squeezed) >= SHORTEST_PART and not is_loose:
            pattern += "|" + " ".join(map(re.escape, squeezed))
        return re.search(f" (?:{pattern})(?= )", self._plain) is not None


def _mended(text: str) -> Iterator[str]:
    """Each word that is broken at the end of a line."""
    for found in BROKEN.finditer(text):
        before = LAST_WORD.search(text[max(0, found.start() - LONGEST_WORD) : found.start()])
        after = FIRST_WORD.match(text, found.end())
        if before and after:
            yield before[0] + after[0]
