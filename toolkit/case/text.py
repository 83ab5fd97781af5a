"""Text as a case may hold it: what was typed, in NFC, without characters that hide, reorder or break."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, StringConstraints

LONDON = ZoneInfo("Europe/London")

# Embeddings, overrides and isolates can make text read otherwise than it is stored (safety.md).
REORDERING = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


def printable(text: str) -> str:
    """``text`` in NFC; raises ValueError for a character that cannot be printed as it was typed."""
    for number, line in enumerate(text.split("\n"), 1):
        for character in line:
            if character in REORDERING:
                raise ValueError(
                    f"there is a hidden mark that turns text round (U+{ord(character):04X}). Remove it."
                )
            if unicodedata.category(character) in UNPRINTABLE and character != "\t":
                where = f" in its line {number}" if "\n" in text else ""
                raise ValueError(
                    f"there is a character that cannot be printed (U+{ord(character):04X}){where}. Remove it."
                )
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """``text`` on one line with single spaces; raises ValueError where it is empty or runs over lines."""
    if "\n" in text.strip():
        raise ValueError("this should be one line of text.")
    joined = " ".join(text.split())
    if not joined:
        raise ValueError("this is empty. Write it, or leave the line out.")
    return joined


def some_words(text: str) -> str:
    """A longer text without blank ends; raises ValueError where nothing is left."""
    if not text.strip():
        raise ValueError("this is empty. Write it, or leave the line out.")
    return text.strip("\n").rstrip()


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else _no_day()
        except ValueError:
            return _no_day()
    return value if isinstance(value, date) else _no_day()


def _no_day() -> Any:
    raise ValueError("this should be a day written year-month-day, such as 2026-03-02.")


def _clock_time(value: Any) -> Any:
    if isinstance(value, time):
        return value
    try:
        if not isinstance(value, str) or len(value) != 5:
            raise ValueError
        return time.fromisoformat(value)
    except ValueError:
        raise ValueError('this should be a time on the 24-hour clock in quotes, such as "15:30".') from None


Line = Annotated[str, StringConstraints(max_length=300), AfterValidator(printable), AfterValidator(one_line)]
Name = Annotated[str, StringConstraints(max_length=120), AfterValidator(printable), AfterValidator(one_line)]
LongText = Annotated[
    str, StringConstraints(max_length=20_000), AfterValidator(printable), AfterValidator(some_words)
]
Day = Annotated[date, BeforeValidator(_day)]
ClockTime = Annotated[time, BeforeValidator(_clock_time)]
