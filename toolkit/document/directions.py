"""Which way a language is written, for words of another language within a document."""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError


@cache
def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """The direction of a language by its tag, such as ``ur``; left to right where Unicode's tables do not know it."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except UnknownLocaleError:
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"
