"""Easy read: every guide that says it has easy words has them everywhere, with a picture each, and they are easy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ..content.reader import SHARED, Library
from ..errors import Fault
from ..reading.source import Source
from .easy_units import Label, Row, Unit, units
from .easy_words import EASIER_WORDS, MOST_SENTENCES, SENTENCE_RULES, UNIT_RULES, EasyRules
from .wording import Sentence, sentences_of

HARD_WORDS_FILE = re.compile(r"(^|/)hard-words\.[^/]+\.yaml$")
IN_LANGUAGE = re.compile(r"\[[^\]]*\]\(lang:[\w-]+\)")  # words of another language have rules of their own
LONE_FACT = re.compile(r"\s*\{\{\s*(?P<fact>[\w.]+)\s*\}\}\s*")
Said = dict[tuple[str, str], tuple[str, str]]


def easy_complaints(
    library: Library,
    rules: Callable[[str], EasyRules],
    long_facts: frozenset[str],
    only: Callable[[str], bool] = lambda file: True,
) -> tuple[list[Fault], list[Fault]]:
    """Faults, and advice that an author may leave; for the files that ``only`` lets through.

    ``rules`` gives those of a language; ``long_facts`` are somebody's own words, which stay as they are.
    """
    checking = _Checking(rules, long_facts)
    for source in library.sources:
        language = source.file.split("/")[-1].removeprefix("hard-words.").partition(".")[0]
        for path, data in _written_easily(source, library):
            for found in units(data, path):
                checking.check(source, found, language)
        if HARD_WORDS_FILE.search(source.file):
            checking.check_hard_words(source, language)
    faults, advice = (
        [fault for fault in found if only(fault.file)] for found in (checking.faults, checking.advice)
    )
    return faults, advice


def is_hard_words(source: Source) -> bool:
    """Whether this is a list of hard words."""
    return bool(HARD_WORDS_FILE.search(source.file))


def _written_easily(source: Source, library: Library) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The parts of a file that need easy words: the whole words file of such a guide, the shared pieces that one uses."""
    folder = source.file.split("/")[-2]
    guide = library.guides.get(folder)
    if guide and guide.facts.easy_read and not source.file.endswith("guide.yaml"):
        yield (), source.data
    elif folder == SHARED:
        used = _used_easily(library)
        for name, data in source.data.items():
            if name in used:
                yield (name,), data


def _used_easily(library: Library) -> frozenset[str]:
    """The shared pieces that a guide with easy words uses, itself or through another piece."""
    by_folder: dict[str, list[Any]] = {}
    shared: dict[str, Any] = {}
    for source in library.sources:
        folder = source.file.split("/")[-2]
        by_folder.setdefault(folder, []).append(source.data)
        if folder == SHARED:
            shared.update(source.data)
    found: set[str] = set()
    waiting = [
        name
        for guide in library.guides.values()
        if guide.facts.easy_read
        for data in by_folder.get(guide.folder, ())
        for name in _uses(data)
    ]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_uses(shared.get(name)))
    return frozenset(found)


def _uses(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("use"), str):
            yield data["use"]
        for value in data.values():
            yield from _uses(value)
    elif isinstance(data, list):
        for value in data:
            yield from _uses(value)


class _Checking:
    def __init__(self, rules: Callable[[str], EasyRules], long_facts: frozenset[str]) -> None:
        self.rules, self.long_facts = rules, long_facts
        self.faults: list[Fault] = []
        self.advice: list[Fault] = []
        self.said: Said = {}  # (language, words) to the picture and where it stands

    def check(self, source: Source, found: Unit | Label, language: str) -> None:
        if isinstance(found, Label):
            self._sentences(source, found.path, found.words, language, f"Or write “{found.key}” beside it.")
        else:
            self._unit(source, found, language)

    def check_hard_words(self, source: Source, language: str) -> None:
        """What they mean is held to the same rules."""
        for word, entry in source.data.items():
            for key, words in entry.items():
                if key != "picture":
                    self._sentences(source, (word, key), str(words), language)

    def _unit(self, source: Source, unit: Unit, language: str) -> None:
        tell = partial(source.fault, unit.path)
        if not unit.rows:
            if any(not self._is_own_words(text) for text in unit.plain):
                self.faults.append(
                    tell("E1 there are no easy words for this. Write them beside it: easy: [picture: words].")
                )
            return
        self.faults.extend(tell(complaint) for rule in UNIT_RULES for complaint in rule(unit))
        for row in unit.rows:
            self._row(source, row, language)

    def _is_own_words(self, text: str) -> bool:
        found = LONE_FACT.fullmatch(text)
        return bool(found and found["fact"] in self.long_facts)

    def _row(self, source: Source, row: Row, language: str) -> None:
        count = self._sentences(source, row.path, row.words, language)
        if count > MOST_SENTENCES:
            message = f"E13 {count} sentences in one row. {MOST_SENTENCES} at most go with one picture."
            self.faults.append(source.fault(row.path, message))
        picture, place = self.said.setdefault((language, row.words), (row.picture, source.file))
        if picture != row.picture:
            message = (
                f"E14 the same words have the picture “{picture}” in {place}. Use one picture for one idea."
            )
            self.faults.append(source.fault(row.path, message))

    def _sentences(
        self, source: Source, path: tuple[str | int, ...], words: str, language: str, remedy: str = ""
    ) -> int:
        rules = self.rules(language)
        said = list(sentences_of(IN_LANGUAGE.sub("", words), path))
        for sentence in said:
            for complaint in (told for rule in SENTENCE_RULES for told in rule(sentence, rules)):
                self.faults.append(source.fault(path, f"{complaint} {remedy}".strip(), sentence.below))
            self._advise(source, sentence)
        return len(said)

    def _advise(self, source: Source, sentence: Sentence) -> None:
        rest = sentence.word_count
        if rest > EASIER_WORDS:
            message = f"E2 this sentence has {rest} words. {EASIER_WORDS} are easier, if it can be said so."
            self.advice.append(source.fault(sentence.path, message, sentence.below))


def rules_by_language(
    library: Library, instead: Mapping[str, str], known: list[str], longest_word: int
) -> Callable[[str], EasyRules]:
    """The rules of a language, with its own hard words."""

    def rules(language: str) -> EasyRules:
        hard = frozenset(library.hard_words.get(language, ()))
        return EasyRules(instead, hard, frozenset(known), longest_word)

    return rules
