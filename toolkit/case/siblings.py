"""What a reader of one case may know of a brother or sister in another: what both cases allow, never more.

Each case must name the other under ``siblings``, and neither may withhold that. Then the reader is told three facts at
most (``OF_SIBLINGS``), each as the other case's own view would tell this kind of reader; a ``share`` of the other case
gives nothing. A parent is told only of a child whose case names that parent too. What else the other case holds cannot
be reached from the view; what is withheld there, and who that child lives with and where, is looked for in the
finished document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from .disclosure import (
    OF_SIBLINGS,
    WITHHELD,
    DisclosedCase,
    Recipient,
    Secret,
    disclose,
    is_withheld_by_case,
    may_see,
)
from .paths import LABELS
from .schema import Case, Reader
from .text import folded

NAMES = ("name", "known_as", "with")
# What is no text, or names the children of other cases.
NOT_SEARCHED = ("siblings", "views.picture")
# Facts that tell who and where a child is, though the child's own case may not say that they are withheld.
PRIVATE = (
    "home.address",
    "carers.name",
    "carers.known_as",
    "parents.name",
    "parents.known_as",
    "views.words",
)
LONG = (
    "views.words",
    "carers.commitment",
    "steps.ratification.reason",
    "steps.ratification.next_step",
    "steps.ratification.answer",
    "steps.ratification.answers.words",
)
ENDS_OF_SENTENCES = re.compile(r"[.!?;\n]+")
SHORTEST_SENTENCE_WORDS = 5  # what two children do not write by chance


def disclose_beside(case: Case, recipient: Recipient, today: date, siblings: Sequence[Case]) -> DisclosedCase:
    """The view of ``case`` for ``recipient``, who may hear of ``siblings``; those that do not name it are passed over."""
    view = disclose(case, recipient, today)
    found = {one.reference.casefold(): one for one in siblings if names(one, case)}
    entries, secrets = [], list(_without_references(view.secrets))
    for index, reference in enumerate(case.siblings):
        sibling = found.get(reference.casefold())
        entry = dict.fromkeys(OF_SIBLINGS, WITHHELD)
        if is_withheld_by_case(case, recipient, f"siblings.{index}"):
            secrets.append(Secret(f"siblings.{index}", reference))
        if sibling:
            told = _Told(case, recipient, view, index, sibling)
            entry |= told.entry()
            secrets.extend(told.secrets())
        entries.append(entry)
    if not entries:
        return view
    facts = MappingProxyType({**view.facts, "siblings": tuple(entries)})
    return replace(view, facts=facts, secrets=tuple(secrets))


def names(case: Case, other: Case) -> bool:
    """Whether ``case`` names ``other`` among its siblings."""
    return other.reference.casefold() in {reference.casefold() for reference in case.siblings}


def _without_references(secrets: Sequence[Secret]) -> Iterator[Secret]:
    """The secrets but that of the whole list: a rule may withhold one entry and leave the others."""
    return (secret for secret in secrets if secret.path != "siblings")


@dataclass(frozen=True)
class _Told:
    """One sibling, as the reader of another case may know them. ``view`` is what that reader knows of their own case."""

    case: Case
    recipient: Recipient
    view: DisclosedCase
    index: int
    sibling: Case

    def entry(self) -> Mapping[str, Any]:
        """The three facts, or those of them that are told; nothing without the name."""
        facts = {name: _at(self.own_view.facts, path) for name, path in OF_SIBLINGS.items()}
        if facts["known_as"] is WITHHELD or self.is_kept or not self._may_hear():
            return {}
        if self.recipient.reader is not Reader.PRACTITIONER:
            facts["reference"] = WITHHELD  # who files papers needs it; others do not
        return facts

    def secrets(self) -> Iterator[Secret]:
        """What must not stand in this reader's documents, less what the reader may know of their own case."""
        kept = {one.path: one for one in self.own_view.secrets if _top(one.path) not in NOT_SEARCHED}
        if self.is_kept:
            kept |= {one.path: one for one in self._own_names()}
        private = (one for one in _texts_at(self.sibling, PRIVATE) if one.path not in kept)
        told, typed = _Known.of(self.view.facts), _Known.of(self.case.model_dump(by_alias=True))
        for known, secrets in ((told, kept.values()), (typed, private)):
            for secret in secrets:
                value = known.less(secret)
                if value is not None:
                    yield Secret(f"siblings.{self.index}.{secret.path}", value)

    @cached_property
    def own_view(self) -> DisclosedCase:
        """The sibling's case as its own rules show it to this kind of reader, whoever that is: no share counts."""
        return disclose(self.sibling, Recipient(self.recipient.reader), self.view.today)

    @cached_property
    def is_kept(self) -> bool:
        """Whether this reader must not learn of the sibling at all: by a rule of either case, or as no parent of theirs."""
        back = [one.casefold() for one in self.sibling.siblings].index(self.case.reference.casefold())
        return (
            is_withheld_by_case(self.case, self.recipient, f"siblings.{self.index}")
            or is_withheld_by_case(self.sibling, Recipient(self.recipient.reader), f"siblings.{back}")
            or (self.recipient.reader is Reader.PARENT and not self._is_their_parent())
        )

    def _may_hear(self) -> bool:
        return may_see(self.case, self.recipient, f"siblings.{self.index}")

    def _is_their_parent(self) -> bool:
        if self.recipient.index is None:
            return False
        name = _words(self.case.parents[self.recipient.index].name)
        return any(_words(parent.name) == name for parent in self.sibling.parents)

    def _own_names(self) -> Iterator[Secret]:
        called = self.own_view.facts["child"]["known_as"]
        yield Secret("child.name", self.sibling.child.name)
        if called is not WITHHELD:  # else the child's own case makes it a secret
            yield Secret("child.known_as", called)


# ---------------------------------------------------------------- what is a secret beside a case that may share it


@dataclass(frozen=True)
class _Known:
    """What a case says, or a reader may know of it: words of names, and values by their kind (``_kind``)."""

    words: frozenset[str]
    values: Mapping[str, frozenset[Any]]

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> _Known:
        words: set[str] = set()
        values: dict[str, set[Any]] = {}
        for path, value in _told_in(facts):
            kind = _kind(path)
            for one in _each(value):
                if kind in NAMES:
                    words |= _words(one)
                values.setdefault(kind, set()).update(map(_like, _pieces(kind, one)))
        return cls(frozenset(words), {kind: frozenset(found) for kind, found in values.items()})

    def less(self, secret: Secret) -> Any:
        """The value of ``secret`` without what is known anyway; None where nothing is left to look for."""
        kind = _kind(secret.path)
        if isinstance(secret.value, time | Decimal):
            return None  # an hour or an amount tells nothing of one child that it does not tell of another
        if kind in NAMES and isinstance(secret.value, str):
            return " ".join(word for word in secret.value.split() if not _words(word) <= self.words) or None
        known = self.values.get(kind, frozenset())
        pieces = [piece for one in _each(secret.value) for piece in _pieces(kind, one)]
        if kind == "address":
            pieces = [line for number, line in enumerate(pieces) if _finds_a_house(number, line)]
        new = tuple(piece for piece in pieces if _like(piece) not in known)
        if isinstance(secret.value, tuple) or not new:
            return new or None
        return "\n".join(new) if kind in LONG else secret.value


def _finds_a_house(number: int, line: str) -> bool:
    """The first line of an address, and those with a figure: brothers and sisters may well live in one town."""
    return number == 0 or any(map(str.isdigit, line))


def _texts_at(case: Case, paths: Sequence[str]) -> Iterator[Secret]:
    """The values of a case at ``paths``, each with the number of its entry; what is not known is left out."""
    for path in paths:
        group, _, name = path.partition(".")
        part = getattr(case, group)
        if isinstance(part, tuple):
            found = [(f"{group}.{index}.{name}", getattr(one, name)) for index, one in enumerate(part)]
        else:
            found = [(path, getattr(part, name))]
        yield from (Secret(at, value) for at, value in found if value)


def _told_in(facts: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in facts.items():
        path = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from _told_in(value, f"{path}.")
        elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            for entry in value:
                yield from _told_in(entry, f"{path}.")
        elif path in LABELS and value is not WITHHELD and value is not None:
            yield path, value


def _pieces(kind: str, value: Any) -> Iterator[Any]:
    """A long text by its sentences, without those that anybody may write; anything else whole."""
    if kind not in LONG:
        yield value
        return
    for sentence in ENDS_OF_SENTENCES.split(value):
        if len(sentence.split()) >= SHORTEST_SENTENCE_WORDS:
            yield sentence.strip()


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _at(facts: Mapping[str, Any], path: str) -> Any:
    here: Any = facts
    for part in path.split("."):
        here = here[part]
    return here


def _top(path: str) -> str:
    return path.split(".")[0] if path != "views.picture" else path


def _kind(path: str) -> str:
    """What may be told apart by: the whole path of a long text, else its last part (an address, a telephone)."""
    parts = [part for part in path.split(".") if not part.isdigit()]
    return ".".join(parts) if ".".join(parts) in LONG else parts[-1]


def _like(value: Any) -> Any:
    """A text to compare by; other values as they are."""
    return " ".join(re.sub(r"\W+", " ", folded(value)).split()) if isinstance(value, str) else value


def _words(name: str) -> frozenset[str]:
    return frozenset(_like(name).split())
