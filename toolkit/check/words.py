"""The first word rules: words that a reader must not meet, and sentences that are too long for one.

The rules are data, in ``guides/word-rules.yaml``; each rule here is one function from a sentence to complaints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..content.blocks import Authored
from ..content.reader import Library
from ..errors import Fault
from ..reading.source import Source, read_file
from .wording import Sentence, sentences

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


class WordRules(Authored):
    """As ``guides/word-rules.yaml`` says them."""

    said_to_families: dict[str, str]
    said_to_partners: dict[str, str]
    longest_sentence: dict[str, int]


@dataclass(frozen=True, slots=True)
class RulesFor:
    """The rules for one kind of reader. ``never`` maps a pattern to the word and what to say instead."""

    reader: str
    longest: int
    never: tuple[tuple[re.Pattern[str], str, str], ...]


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


RULES: tuple[Rule, ...] = (unwanted_words, long_sentence)


def read_word_rules(root: Path) -> WordRules:
    """The rules under ``root``; raises InputFault."""
    return WordRules.model_validate(read_file(root / "word-rules.yaml", "guides/word-rules.yaml").data)


def complaints(
    library: Library, rules: WordRules, only: Callable[[str], bool] = lambda file: True
) -> list[Fault]:
    """Every complaint about the wording of ``library``, for the files that ``only`` lets through."""
    by_reader = {reader: _rules_for(reader, rules) for reader in rules.longest_sentence}
    readers = {name: guide.facts.reader for name, guide in library.guides.items()}
    found: list[Fault] = []
    for source in library.sources:
        if only(source.file) and not source.file.endswith(("guide.yaml", "council.yaml")):
            found.extend(_of_file(source, readers, by_reader))
    return found


def _rules_for(reader: str, rules: WordRules) -> RulesFor:
    words = rules.said_to_families if reader in FAMILIES else rules.said_to_partners
    never = tuple((_pattern(word), word, instead) for word, instead in words.items())
    return RulesFor(reader, rules.longest_sentence[reader], never)


def _pattern(word: str) -> re.Pattern[str]:
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.compile(rf"\b{re.escape(word)}s?\b", flags)


def _of_file(
    source: Source, readers: Mapping[str, str], by_reader: Mapping[str, RulesFor]
) -> Iterator[Fault]:
    folder = source.file.split("/")[-2]
    for sentence in sentences(source):
        reader = readers.get(folder) or SHARED_READERS[str(sentence.path[0]).rpartition("-")[2]]
        for rule in RULES:
            for complaint in rule(sentence, by_reader[reader]):
                yield source.fault(sentence.path, complaint, sentence.below)
