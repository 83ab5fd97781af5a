"""The word rules: words that a reader must not meet, sentences too long for one, verbs that would not agree.

What they hold to is data, in ``guides/word-rules.yaml`` and the catalogues; each rule here is one function from a
sentence to complaints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from ..content.blocks import Authored
from ..content.guide import ReaderName
from ..content.reader import Library
from ..errors import Fault, InputFault
from ..locale.catalogue import Catalogue
from ..reading.faults import faults_of
from ..reading.source import Source, read_file
from .easy import is_hard_words
from .wording import THEY, THEY_CAPITAL, Sentence, sentences

FAMILIES = frozenset({"child", "parent", "carer", "invitee"})
# Who meets a shared piece is the last part of its name.
SHARED_READERS = {
    "child": "child",
    "teen": "child",
    "parent": "parent",
    "carer": "carer",
    "partner": "partner",
}
SHOWN_WORDS = 8
BARE_THEY = re.compile(rf"(\bif\s+)?({re.escape(THEY)}|{re.escape(THEY_CAPITAL)})\s+([a-z]+(?:['’]t)?)\b")


class LongestSentences(Authored):
    """In words, for each kind of reader."""

    child: int
    parent: int
    carer: int
    invitee: int
    partner: int
    practitioner: int


class WordRules(Authored):
    """As ``guides/word-rules.yaml`` says them."""

    said_to_families: dict[str, str]
    said_to_partners: dict[str, str]
    said_in_easy_read: dict[str, str]
    long_words_that_are_known: list[str]
    longest_word_in_easy_read: int
    longest_sentence: LongestSentences


@dataclass(frozen=True, slots=True)
class RulesFor:
    """The rules for one kind of reader in one language.

    ``never``: a pattern, the word, and what to say instead. ``verbs``: a verb after “they”, and after “she” or “he”.
    """

    longest: int
    never: tuple[tuple[re.Pattern[str], str, str], ...]
    verbs: Mapping[str, str]


Rule = Callable[[Sentence, RulesFor], Iterator[str]]


def unwanted_words(sentence: Sentence, rules: RulesFor) -> Iterator[str]:
    """W1: a word that this reader must not meet."""
    for pattern, word, instead in rules.never:
        if pattern.search(sentence.text):
            yield f"W1 “{word}” is not a word for this reader. Say: {instead}."


def long_sentence(sentence: Sentence, rules: RulesFor) -> Iterator[str]:
    """W2: a sentence with more words than this reader should be given at once."""
    if sentence.word_count > rules.longest:
        begins = " ".join(sentence.text.split()[:SHOWN_WORDS])
        yield (
            f"W2 this sentence has {sentence.word_count} words, and {rules.longest} are the most here. "
            f"Make two of it: “{begins} …”."
        )


def verb_outside(sentence: Sentence, rules: RulesFor) -> Iterator[str]:
    """W3: a verb after a bare “they”, which would not agree with “she” or “he”."""
    for condition, pronoun, verb in BARE_THEY.findall(sentence.text):
        plain = verb.replace("’", "'")
        is_supposed = condition and plain in (
            "were",
            "weren't",
        )  # "as if she were here" is right for everybody
        if rules.verbs.get(plain, plain) != plain and not is_supposed:
            yield f"W3 put the verb inside: {{{{ {pronoun.strip('{}')} {verb} }}}}."


RULES: tuple[Rule, ...] = (unwanted_words, long_sentence, verb_outside)


def read_word_rules(root: Path) -> WordRules:
    """The rules under ``root``; raises InputFault."""
    source = read_file(root / "word-rules.yaml", "guides/word-rules.yaml")
    try:
        return WordRules.model_validate(source.data)
    except ValidationError as error:
        raise InputFault(faults_of(error, source, WordRules)) from None


def complaints(
    library: Library,
    rules: WordRules,
    catalogues: Mapping[str, Catalogue],
    only: Callable[[str], bool] = lambda file: True,
) -> list[Fault]:
    """Every complaint about the wording of ``library``, for the files that ``only`` lets through."""
    found: list[Fault] = []
    for source in library.sources:
        if (
            only(source.file)
            and not source.file.endswith(("guide.yaml", "themes.yaml"))
            and not is_hard_words(source)
        ):
            catalogue = catalogues.get(source.file.split("/")[-1].partition(".")[0])
            verbs = catalogue.verbs if catalogue else {}
            by_reader = {reader: _rules_for(reader, rules, verbs) for reader in get_args(ReaderName)}
            found.extend(_of_file(source, library, by_reader))
    return found


def _rules_for(reader: str, rules: WordRules, verbs: Mapping[str, str]) -> RulesFor:
    words = rules.said_to_families if reader in FAMILIES else rules.said_to_partners
    never = tuple((_pattern(word), word, instead) for word, instead in words.items())
    return RulesFor(getattr(rules.longest_sentence, reader), never, verbs)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.compile(rf"\b{re.escape(word)}s?\b", flags)


def _of_file(source: Source, library: Library, by_reader: Mapping[str, RulesFor]) -> Iterator[Fault]:
    guide = library.guides.get(source.file.split("/")[-2])
    if guide is None:
        yield from _unnamed_readers(source)
    for sentence in sentences(source):
        reader = guide.facts.reader if guide else _shared_reader(sentence.path[0])
        if reader is None:
            continue
        for rule in RULES:
            for complaint in rule(sentence, by_reader[reader]):
                yield source.fault(sentence.path, complaint, sentence.below)


def _shared_reader(name: str | int) -> str | None:
    return SHARED_READERS.get(str(name).rpartition("-")[2])


def _unnamed_readers(source: Source) -> Iterator[Fault]:
    for name in source.data:
        if _shared_reader(name) is None:
            ends = ", ".join(f"-{end}" for end in SHARED_READERS)
            yield source.fault((name,), f"the name of a shared piece ends in who reads it: {ends}.")
