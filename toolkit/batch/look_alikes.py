"""Names of other children of a batch in somebody's free text: each is told, for a person to look at.

Text pasted from another child's file looks right to every other check. So each text that somebody wrote freely (the
schema says which) is read once, word by word, and held against the names of the children of the other cases: a full
name anywhere, what a child is called only as a capitalised word that this case does not know as somebody's name. A
word of the language (Will, Hope, Rose) counts as a name within a sentence alone; months and days do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..compose.leaks.forms import TELLS_NOTHING
from ..errors import Fault
from .names import WORD, Names, Words, words_of
from .reading import Reading
from .sources import CaseFile

ENDS_A_SENTENCE = re.compile(r"[.!?:;…\n“”\"‘(]")
SHORTEST_NAME = 2
# What nobody is meant by, however it is written.
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
NEVER_A_NAME = TELLS_NOTHING | frozenset((*MONTHS, *DAYS))
# Names of children that are words of the language: at the start of a sentence they may be just that.
WORDS_TOO = frozenset(
    re.findall(
        r"\w+",
        """amber angel ash autumn basil beau bill blue bob bonnie brook brooke buddy carol chance charity chase
        cherry christian clay cliff comfort coral crystal daisy dale dawn dean dell destiny dolly drew earl eve
        faith fern finch flora forest frank gene ginger glen glory grace grant guy happy harmony harper hazel
        heath heather heaven herb holly honey hope hunter iris ivy jack jade jasmine jay jet jewel joy justice
        kay king kit lance lark laurel lily major maple marina mark mason max melody mercy merry miles misty
        myrtle nick noble ocean olive opal parker pat patience pearl penny petal pip poppy precious prince
        princess prudence queen rain ray reed rich rob robin rose rowan royal ruby rusty sage sandy sapphire
        serenity sky sonny spring star sterling stone storm sue summer sunny teddy temperance trinity trip trust
        unity verity victor victory violet virtue wade ward warren west will willow winter wren""",
    )
)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A name found: in which case, at which path, and the references of the cases whose child is called so."""

    source: CaseFile
    path: str
    references: tuple[str, ...]

    def as_fault(self) -> Fault:
        """The line for a person: it names the other case, never the child."""
        more = len(self.references) - 1
        others = f" (and in {more} more)" if more else ""
        message = (
            f"the name of the child in another case of this batch, {self.references[0]}{others}, stands in this text. "
            "Look whether the text belongs to this child."
        )
        return Fault(str(self.source.path), self.source.at(self.path), self.path, message)


def look_alikes(cases: Sequence[Reading]) -> Iterator[LookAlike]:
    """Every name of another case's child in a text of a case, in the order of the cases, once a text and name."""
    batch = _Children.of([(read.reference, read.names) for read in cases if read.names])
    for read in cases:
        if read.names:
            yield from _in_case(read, read.names, batch)


@dataclass(frozen=True, slots=True)
class _Children:
    """The names of the children of a batch, as folded words: whose each is, and how long those are that begin alike."""

    full: Mapping[Words, Sequence[str]]
    called: Mapping[Words, Sequence[str]]
    lengths: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, cases: Sequence[tuple[str, Names]]) -> _Children:
        full: dict[Words, list[str]] = {}
        called: dict[Words, list[str]] = {}
        for reference, names in cases:
            if len(names.full) > 1:
                full.setdefault(names.full, []).append(reference)
            for short in names.called:
                if short and len("".join(short)) >= SHORTEST_NAME and not set(short) <= NEVER_A_NAME:
                    called.setdefault(short, []).append(reference)
        lengths: dict[str, set[int]] = {}
        for words in (*full, *called):
            lengths.setdefault(words[0], set()).add(len(words))
        return cls(full, called, {first: sorted(found, reverse=True) for first, found in lengths.items()})


def _in_case(read: Reading, names: Names, batch: _Children) -> Iterator[LookAlike]:
    own = {read.reference.casefold(), *(reference.casefold() for reference in read.siblings)}
    known_words = {word for name in names.own for word in name}
    for path, text in names.texts:
        told: set[tuple[str, ...]] = set()
        for references in _found(text, batch, names.own, known_words):
            others = tuple(one for one in references if one.casefold() not in own)
            # Where the name is that of this child or of a sibling as well, the text may well mean them.
            if others and len(others) == len(references) and others not in told:
                told.add(others)
                yield LookAlike(read.source, path, others)


def _found(
    text: str, batch: _Children, known: frozenset[Words], known_words: set[str]
) -> Iterator[Sequence[str]]:
    """Whose names stand in ``text``: one pass over its words, and at each only names that begin with it."""
    plain = words_of(text)
    if batch.lengths.keys().isdisjoint(plain):
        return
    words = list(WORD.finditer(text))
    skip = 0
    for at in (at for at, word in enumerate(plain) if word in batch.lengths):
        if at < skip:
            continue
        for length in batch.lengths[plain[at]]:
            name = plain[at : at + length]
            if name in known:
                skip = at + length  # somebody of this case, whatever the parts of their name are
                break
            references = batch.full.get(name)
            if not references and name in batch.called and not known_words.issuperset(name):
                before = text[words[at - 1].end() if at else 0 : words[at].start()]
                if _is_meant(words[at].group(), name, not at or bool(ENDS_A_SENTENCE.search(before))):
                    references = batch.called[name]
            if references:
                yield references
                skip = at + length
                break


def _is_meant(word: str, name: Words, starts: bool) -> bool:
    """Whether a word is written as a name is: with a capital, and not only because a sentence starts with it."""
    return not word[0].islower() and not (starts and len(name) == 1 and name[0] in WORDS_TOO)
