"""The rules of easy read: each a small function from a sentence, or from a unit of wording, to complaints.

From the rules of accessible information that this project keeps (docs/accessibility.md). The lists of words are data, in
``guides/word-rules.yaml``; hard words are in ``guides/hard-words.<language>.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..content.vocabulary import PRONOUNS
from .easy_units import Unit
from .wording import PLACEHOLDER, Sentence

MOST_WORDS, EASIER_WORDS, MOST_SENTENCES = 15, 10, 2
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
LONG_NUMBER = re.compile(r"\d{5,}|\d,\d")
ROMAN = re.compile(r"\b[IVXLC]{2,}\b")
JOINING = re.compile(
    r";|[–—]|, (?:and|but|so|or) (?:\w+ ){2}|\b(because|although|though|while|whereas|unless|which|but|however|so that)\b",
    re.IGNORECASE,
)
CONTRACTION = re.compile(
    r"\b\w+n['’]t\b|\b\w+['’](?:re|ve|ll|d|m)\b|\b(?:it|that|there|he|she|who|what|where|here|let)['’]s\b",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\b[A-Z]{2,}\b|\b(?:[A-Z]\.){2,}")
NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none|nowhere|without|cannot)\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+)?"
    r"(\w{2,}ed|written|told|made|given|kept|held|seen|sent|known|taken|said|heard|shown|chosen|found|paid|brought|done)\b",
    re.IGNORECASE,
)
# Words that look like a passive and only say how somebody is.
HOW_IT_IS = frozenset(
    {
        *("worried", "pleased", "excited", "tired", "scared", "interested", "called", "needed", "allowed"),
        *("married", "bored", "upset", "related", "agreed", "relaxed", "disabled", "confused", "surprised"),
        *("annoyed", "planned", "done"),
    }
)
MARKS = re.compile(r"[*_`\[\]]")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
OF_CHOICE = (
    re.compile(
        r"\b(?:can|may|could|choose|choice|you decide|rights?|up to (?:you|them)|welcome|if you (?:like|want)|ask"
        r"|would you like)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:do|does|did|need) not (?:have|need) to\b|\bneed not\b|\bcan say no\b|\bno need to\b",
        re.IGNORECASE,
    ),
)
GIVES_CHOICE = (
    re.compile(
        r"(?<!so that )(?<! as )\byou (?:can|may|could|choose|decide)\b"
        r"|\bright to\b|\bup to you\b|\byour choice\b|\byou are welcome\b",
        re.I,
    ),
    re.compile(r"\byou (?:do not|don['’]t) (?:have|need) to\b|\byou need not\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class EasyRules:
    """``instead``: a word and what to say for it. ``hard``: hard words. ``known``: long words that every reader knows."""

    instead: Mapping[str, str]
    hard: frozenset[str]
    known: frozenset[str]
    longest_word: int


SentenceRule = Callable[[Sentence, EasyRules], Iterator[str]]


def too_long(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E2: more words than one idea needs."""
    if sentence.word_count > MOST_WORDS:
        yield f"E2 this sentence has {sentence.word_count} words. Easy read has {MOST_WORDS} at most: make two of it."


def two_ideas(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E3: two ideas in one sentence."""
    found = JOINING.search(sentence.text)
    if found:
        yield f"E3 “{found[0].strip()}” joins two ideas. Give each its own sentence."


def marked(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E4: bold, slanted or linked words; hard words become bold by themselves."""
    if MARKS.search(sentence.text):
        yield "E4 leave the marks out. A word of hard-words becomes bold by itself, and is explained there."


def numbers_in_words(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E5: digits, and none that are hard to read."""
    if found := NUMBER_WORD.search(sentence.text):
        yield f"E5 write “{NUMBER_WORDS[found[0].lower()]}”, not “{found[0]}”: digits are easier."
    if found := LONG_NUMBER.search(sentence.text):
        yield f"E5 “{found[0]}” is a long number. Round it, or leave it out."
    if found := ROMAN.search(sentence.text):
        yield f"E5 “{found[0]}” looks like a Roman numeral. Write the number in digits."
    if "%" in sentence.text or "per cent" in sentence.text:
        yield "E5 say “1 in 4” or “half”, not per cent."


def hard_forms(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E6: brackets, contractions, initials, capitals, two negatives."""
    if "(" in sentence.text or ")" in sentence.text:
        yield "E6 no brackets: say it in a sentence of its own."
    if found := CONTRACTION.search(sentence.text):
        yield f"E6 “{found[0]}” is two words in one. Write both."
    if (found := INITIALS.search(sentence.text)) and not ROMAN.fullmatch(found[0]):
        yield f"E6 “{found[0]}”: say the words, not their first letters, and use small letters."
    if len(NEGATIVE.findall(sentence.text)) > 1:
        yield "E6 two times “not” in one sentence. Say what is so."


def other_word(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E7: one word for one thing, the plain one."""
    for word, instead in rules.instead.items():
        if re.search(rf"\b{re.escape(word)}s?\b", sentence.text, re.IGNORECASE):
            yield f"E7 “{word}” is not a word for easy read. Say: {instead}."


def passive(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E8: who does it?"""
    for found in PASSIVE.finditer(sentence.text):
        if found[1].lower() not in HOW_IT_IS:
            yield f"E8 “{found[0]}”: say who does it."
            return


def long_word(sentence: Sentence, rules: EasyRules) -> Iterator[str]:
    """E9: a long word that nobody explains."""
    text = sentence.text.casefold()
    for hard in sorted(rules.hard, key=len, reverse=True):
        text = text.replace(hard, " ")
    for word in WORD.findall(text):
        if (
            len(word) > rules.longest_word
            and word not in rules.known
            and word.removesuffix("s") not in rules.known
        ):
            yield f"E9 “{word}” is a long word. Use a shorter one, or explain it in hard-words."


SENTENCE_RULES: tuple[SentenceRule, ...] = (
    too_long,
    two_ideas,
    marked,
    numbers_in_words,
    hard_forms,
    other_word,
    passive,
    long_word,
)


def facts_in(texts: tuple[str, ...]) -> frozenset[str]:
    """The facts that placeholders name, without their form; pronouns are none."""
    found = (
        match.split()[0].removesuffix("'s").removesuffix("’s")
        for text in texts
        for match in PLACEHOLDER.findall(text)
    )
    return frozenset(_small(name) for name in found if _small(name) not in PRONOUNS)


def _small(name: str) -> str:
    before, dot, last = name.rpartition(".")
    return f"{before}{dot}{last[:1].lower()}{last[1:]}"


def numbers_in(texts: tuple[str, ...]) -> frozenset[str]:
    """The numbers that are said, in digits or words; a list's own numbers and the number one are none."""
    plain = [PLACEHOLDER.sub("", re.sub(r"(?m)^\s*\d+[.)]\s", "", text)) for text in texts]
    digits = {found for text in plain for found in NUMBER.findall(text)}
    words = {str(NUMBER_WORDS[found.lower()]) for text in plain for found in NUMBER_WORD.findall(text)}
    return frozenset((digits | words) - {"1"})


def differing_facts(unit: Unit) -> Iterator[str]:
    """E10: a fact that one of the two tells and the other does not."""
    easy = tuple(row.words for row in unit.rows)
    plain_facts, easy_facts = facts_in(unit.plain), facts_in(easy)
    for fact in sorted(plain_facts - easy_facts):
        yield f"E10 the easy words do not tell {{{{ {fact} }}}}. Tell it too."
    for fact in sorted(easy_facts - plain_facts):
        yield f"E10 only the easy words tell {{{{ {fact} }}}}. Tell it in both, or in neither."


def differing_numbers(unit: Unit) -> Iterator[str]:
    """E11: a number that one of the two tells and the other does not."""
    plain, easy = numbers_in(unit.plain), numbers_in(tuple(row.words for row in unit.rows))
    for number in sorted(plain ^ easy):
        lacking = "easy" if number in plain else "plain"
        yield f"E11 the {lacking} words do not say {number}. Say it in both, or in neither."


def lost_choice(unit: Unit) -> Iterator[str]:
    """E12: a right or a choice that the easy words do not give."""
    plain, easy = " ".join(unit.plain), " ".join(row.words for row in unit.rows)
    for given, kept in zip(GIVES_CHOICE, OF_CHOICE, strict=True):
        if (found := given.search(plain)) and not kept.search(easy):
            yield f"E12 “{found[0]}” gives the reader a choice or a right. Give it in the easy words too."


UNIT_RULES: tuple[Callable[[Unit], Iterator[str]], ...] = (differing_facts, differing_numbers, lost_choice)
