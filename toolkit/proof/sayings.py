"""What a text says that must not be lost on the way to another way of reading: numbers, rights and choices, in English."""

from __future__ import annotations

import re

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        2,
    )
}
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# What gives a reader a choice or a right, and what keeps it in whatever words: what one may do, then what one need not.
GIVEN = (
    re.compile(
        r"(?<!so that )(?<! as )\byou (?:can|may|could|choose|decide)\b|(?<!were )\bright to\b"
        r"|\bup to you\b|\byour choice\b|\byou are welcome\b",
        re.IGNORECASE,
    ),
    re.compile(r"\byou (?:do not|don['’]t) (?:have|need) to\b|\byou need not\b", re.IGNORECASE),
)
KEPT = (
    re.compile(
        r"\b(?:can|may|could|choose|choice|decide|rights?|up to (?:you|them)|welcome|if you (?:like|want)|ask"
        r"|would you like)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:do|does|did|need) not (?:have|need) to\b|\bneed not\b|\bcan say no\b|\bno need to\b",
        re.IGNORECASE,
    ),
)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers that are said, as digits, whether written in digits or in words; one is as often a pronoun."""
    digits = NUMBER.findall(text)
    words = (str(NUMBER_WORDS[found.lower()]) for found in NUMBER_WORD.findall(text))
    return frozenset((*digits, *words)) - {"1"}


def lost_choices(text: str, other: str) -> list[str]:
    """What ``text`` gives a reader to choose, in its own words, and ``other`` does not give in any."""
    return [
        found[0]
        for given, kept in zip(GIVEN, KEPT, strict=True)
        if (found := given.search(text)) and not kept.search(other)
    ]
