"""Text as a case may hold it: what was typed, in NFC, without characters that hide, reorder or break."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, StringConstraints

LONDON = ZoneInfo("Europe/London")

# Embeddings, overrides and isolates can make text read otherwise than it is stored (safety.md).
REORDERING = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
FIRST_YEAR, LAST_YEAR = 1900, 2200

NOT_HEARD = frozenset({"Mn", "Me", "Cf"})
PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


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


class _Plain(dict[int, str | None]):
    """Each letter as it is compared, worked out when it is first met: nothing for a mark, 0 to 9 for any script's."""

    def __missing__(self, number: int) -> str | None:
        letter = chr(number)
        figure = unicodedata.decimal(letter, None)
        self[number] = (
            None if unicodedata.category(letter) in NOT_HEARD else letter if figure is None else str(figure)
        )
        return self[number]


PLAIN = _Plain(PLAIN_LETTERS)


def folded(text: str) -> str:
    """``text`` in one case, without accents and invisible marks: to compare words by, never to show."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(PLAIN)


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


def day_of(value: Any) -> date:
    """The day that ``value`` is, or says as year-month-day; raises ValueError. Years that no case has are refused."""
    if isinstance(value, str) and DAY.fullmatch(value):
        value = date.fromisoformat(value) if _is_a_day(value) else None
    if not isinstance(value, date):
        raise ValueError("this should be a day written year-month-day, such as 2026-03-02.")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"this should be a day in the years {FIRST_YEAR} to {LAST_YEAR}. Check the year.")
    return value


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _clock_time(value: Any) -> time:
    if isinstance(value, str) and CLOCK_TIME.fullmatch(value):
        return time.fromisoformat(value)
    if not isinstance(value, time):
        raise ValueError('this should be a time on the 24-hour clock in quotes, such as "15:30".')
    return value


Line = Annotated[str, StringConstraints(max_length=300), AfterValidator(printable), AfterValidator(one_line)]
Name = Annotated[str, StringConstraints(max_length=120), AfterValidator(printable), AfterValidator(one_line)]
LongText = Annotated[
    str, StringConstraints(max_length=20_000), AfterValidator(printable), AfterValidator(some_words)
]
Day = Annotated[date, BeforeValidator(day_of)]
ClockTime = Annotated[time, BeforeValidator(_clock_time)]
