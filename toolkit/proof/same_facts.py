"""One source, every way of reading it: what a variant and a file say, held against the document in its plain words.

Each function returns sentences, empty where nothing is lost and nothing added. They name facts and places, never values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from ..document.nodes import Document, Section, Text
from ..document.walk import walk
from .sayings import lost_choices, numbers_in

POSSESSIVE = re.compile(r"[’']s?$")
# What easy read adds at its end, of no case: the hard words, who made it and whom to ask.
ADDED = frozenset({"hard-words", "about"})
# How a sentence is built, not what it tells.
FORM = frozenset({"child.pronouns"})
NOT_A_LETTER = re.compile(r"[\W_]+")
INVISIBLE = re.compile("[-\\s\u00ad\u2010\u200b-\u200f\u2060\ufeff\ufffe\x02]+")
# What a file must not say of its own: dates, times, money, telephones, addresses of mail.
FIGURES = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
    r"|\b\d{1,2}\.\d{2}\s?[ap]m\b|£\d[\d,.]*\d|\b0\d{3,4}[ \d]{6,}\d\b|[\w.]+@[\w.]+\w"
)
LONG_DIGITS = re.compile(r"\d{4,}")


# ---------------------------------------------------------------- a variant


def differences(standard: Document, other: Document) -> list[str]:
    """What a variant of a document tells otherwise than the document in plain words."""
    if standard.title == other.title and _texts(standard) == _texts(other):
        return []
    return [*_facts(standard, other), *_numbers(standard, other), *_choices(standard, other)]


def _facts(standard: Document, other: Document) -> Iterator[str]:
    here, there = _told(standard), _told(other)
    for fact, value in sorted(here - there):
        yield f"{fact} is missing{_place_of(standard, fact, value)}."
    for fact, value in sorted(there - here):
        yield f"{fact} is told{_place_of(other, fact, value)}, and the plain words do not tell it."


def _told(document: Document) -> frozenset[tuple[str, str]]:
    """Every fact with its value, however it is inflected."""
    facts = ((text.fact, text.text) for text in _own_texts(document) if text.fact)
    return frozenset((fact, _bare(value)) for fact, value in facts if fact not in FORM)


def _bare(value: str) -> str:
    return POSSESSIVE.sub("", " ".join(value.split())).casefold()


def _place_of(document: Document, fact: str, value: str) -> str:
    for section in _top_sections(document):
        if any(text.fact == fact and _bare(text.text) == value for text in _in(section, Text)):
            return f", in {section.anchor}"
    return ""


def _numbers(standard: Document, other: Document) -> Iterator[str]:
    here, there = numbers_in(_wording(standard)), numbers_in(_wording(other))
    own = {str(number) for number in range(1, 13)}  # the numbers of a road's stops
    for number in sorted(here - there):
        yield f"the number {number} is missing."
    for number in sorted(there - here - own):
        yield f"the number {number} is told, and the plain words do not tell it."


def _choices(standard: Document, other: Document) -> Iterator[str]:
    there = {section.anchor: _said(section) for section in _top_sections(other)}
    for section in _top_sections(standard):
        for words in lost_choices(_said(section), there.get(section.anchor, "")):
            yield f"what “{words}” gives the reader in {section.anchor} is missing."


# ---------------------------------------------------------------- a file


def differences_in_text(
    document: Document, text: str, *, spoken: bool = False, elsewhere: Collection[str] = ()
) -> list[str]:
    """What the text of a finished file leaves out of its document, or adds to it.

    ``spoken``: the file is to be heard or felt, so capitals, signs and the spaces between digits are its own.
    ``elsewhere``: texts of the document that are looked for in another way.
    """
    squeeze = heard if spoken else squeezed
    read = squeeze(text)
    lost = [
        found for found in _shown(document) if squeeze(found.text) not in read and found.text not in elsewhere
    ]
    missing = [f"{found.fact or 'wording'} is missing: {_where(document, found)}." for found in lost]
    known = squeeze(" ".join((*_labels(document), *(found.text for found in _shown(document)))))
    added = _added_digits(read, known) if spoken else _added_figures(text, known)
    return [*dict.fromkeys(missing), *added]


def _added_figures(text: str, known: str) -> list[str]:
    found = (match[0] for match in FIGURES.finditer(text))
    count = sum(squeezed(one) not in known for one in found)
    return [f"{count} figures are told that the document does not have."] if count else []


def _added_digits(read: str, known: str) -> list[str]:
    count = sum(digits not in known for digits in LONG_DIGITS.findall(read))
    return [f"{count} numbers are told that the document does not have."] if count else []


def squeezed(text: str) -> str:
    """``text`` without spaces, line breaks and hyphens, in one form of each letter."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def heard(text: str) -> str:
    """``text`` as letters and digits alone, in small letters: what is left of it in a voice or under a finger."""
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKD", text)).casefold()


# ---------------------------------------------------------------- what a document says


def _shown(document: Document) -> list[Text]:
    """Every text that stands on a page. A card's title is the file's name for itself: its cover has a title of its own."""
    parts = (
        document.blocks if document.look == "card" else (document.title, document.subtitle, document.blocks)
    )
    return list(_in(parts, Text))


def _texts(document: Document) -> list[Text]:
    return list(_in((document.title, document.subtitle, document.blocks), Text))


def _own_texts(document: Document) -> list[Text]:
    """Without what easy read adds at its end."""
    blocks = tuple(
        block for block in document.blocks if not (isinstance(block, Section) and block.anchor in ADDED)
    )
    return list(_in((document.title, document.subtitle, blocks), Text))


def _in(node: object, kind: type[Text]) -> Iterator[Text]:
    return (found for found in walk(node) if isinstance(found, kind))


def _labels(document: Document) -> Iterator[str]:
    labels: Mapping[str, str] = document.labels
    yield from (*labels.values(), document.day, document.author, document.reference)


def _wording(document: Document) -> str:
    return " ".join(text.text for text in _own_texts(document) if not text.fact)


def _top_sections(document: Document) -> list[Section]:
    return [block for block in document.blocks if isinstance(block, Section)]


def _said(section: Section) -> str:
    return " ".join(text.text for text in _in(section, Text))


def _where(document: Document, wanted: Text) -> str:
    for section in _top_sections(document):
        if any(text is wanted for text in _in(section, Text)):
            return section.anchor
    return "opening" if any(text is wanted for text in _in(document.blocks, Text)) else "title"
