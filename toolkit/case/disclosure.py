"""What one reader may know of a case: an allow-list view, made once, before anything is composed.

The schema's labels say which kinds of reader may be told a fact; a case's ``withhold`` narrows; a parent's ``share``
gives that parent back only what ``withhold`` took. A withheld fact is not in the view at all: in its place stands
``Undisclosed``, which has no value to reach. *Not known* is None; *does not apply* is for the facts to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from .paths import LABELS, covers, label_of
from .schema import Carer, Case, Child, Occasion, Parent, Reader, Withheld
from .text import folded

STEP_OF = {
    "matching-meeting": "matching_meeting",
    "commitment-visit": "commitment_visit",
    "celebration": "celebration",
}
# What a view holds of a brother or sister, each with its path in that child's own case.
OF_SIBLINGS = {"reference": "reference", "known_as": "child.known_as", "pronouns": "child.pronouns"}
# Words that a name may begin with and nobody is called by.
NOT_A_NAME = frozenset({"a", "an", "dr", "miss", "mr", "mrs", "ms", "mx", "prof", "rev", "sir", "the"})


class Undisclosed(Enum):
    """Stands where a fact is withheld."""

    WITHHELD = "withheld"


WITHHELD = Undisclosed.WITHHELD


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a document is for: the kind of reader; ``list`` and ``index`` of the person in the case, if a person.

    ``occasion`` is what an invitee is asked to come to.
    """

    reader: Reader
    list: str | None = None
    index: int | None = None
    occasion: Occasion | None = None

    @property
    def person(self) -> str | None:
        """As the manifest says it: ``child``, ``carers.0``, or None for a role."""
        if self.reader is Reader.CHILD:
            return "child"
        return f"{self.list}.{self.index}" if self.list else None


@dataclass(frozen=True, slots=True)
class Secret:
    """A value withheld from this reader by the case: its path, and the words to look for in a finished document."""

    path: str
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class DisclosedCase:
    """A reader's view. ``facts`` is the case as plain data with WITHHELD in place of what this reader may not know.

    ``secrets`` are for the leak check alone, which compares and never prints them. ``is_blank``: there is no case.
    """

    recipient: Recipient
    today: date
    facts: Mapping[str, Any]
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    is_blank: bool = False


def disclose(case: Case, recipient: Recipient, today: date) -> DisclosedCase:
    """The view of ``case`` for ``recipient``. It tells nothing of siblings: that takes their cases (``siblings.py``)."""
    secrets: list[Secret] = []
    facts = _view(case, recipient, case, "", secrets)
    for path, part, entry in _named(case, facts):
        _settle_names(case, recipient, path, part, entry, secrets)
    _settle_answers(case, recipient, facts, secrets)
    if case.siblings:
        facts["siblings"] = tuple(dict.fromkeys(OF_SIBLINGS, WITHHELD) for _ in case.siblings)
    return DisclosedCase(recipient, today, MappingProxyType(facts), tuple(secrets))


def no_case(recipient: Recipient, today: date) -> DisclosedCase:
    """The view of a blank: nothing is known."""
    return DisclosedCase(recipient, today, MappingProxyType({}), is_blank=True)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reader may be told a fact, or may not: a sentence without a value."""

    is_told: bool
    words: str


def reason_for(case: Case, recipient: Recipient, path: str) -> Reason:
    """Why ``recipient`` may or may not be told the fact at ``path`` (numbers of entries included)."""
    label = label_of(path)
    if recipient.reader not in label.seen_by:
        return Reason(False, f"no {recipient.reader.value} is told it: {label.why}")
    if not _is_theirs(recipient, path):
        return Reason(False, "it is of another parent, another guest or another occasion")
    rules = [f"withhold.{n}" for n, rule in enumerate(case.withhold) if _rules_out(rule, recipient, path)]
    if not rules and _goes_with_a_withheld_name(case, recipient, path):
        return Reason(False, f"it goes with {path.removesuffix('known_as')}name, which is withheld")
    if not rules:
        return Reason(True, label.why)
    if _is_shared(case, recipient, path):
        return Reason(True, f"{rules[0]} withholds it, and {recipient.person}.share gives it back")
    return Reason(False, f"{rules[0]} withholds it")


def _goes_with_a_withheld_name(case: Case, recipient: Recipient, path: str) -> bool:
    """What somebody is called, where the name is withheld: no rule can tell that Becca was not taken from Rebecca."""
    named = path.removesuffix("known_as")
    is_name_kept = named != path and is_withheld_by_case(case, recipient, f"{named}name")
    return is_name_kept and not _is_shared(case, recipient, path)


def may_see(case: Case, recipient: Recipient, path: str) -> bool:
    """Whether ``recipient`` may be told the fact at ``path`` (numbers of entries included)."""
    return reason_for(case, recipient, path).is_told


def is_withheld_by_case(case: Case, recipient: Recipient, path: str) -> bool:
    return _is_ruled_out(case, recipient, path) and not _is_shared(case, recipient, path)


def _is_ruled_out(case: Case, recipient: Recipient, path: str) -> bool:
    return any(_rules_out(rule, recipient, path) for rule in case.withhold)


def _rules_out(rule: Withheld, recipient: Recipient, path: str) -> bool:
    return recipient.reader in rule.from_ and covers(rule.fact, path)


def _is_shared(case: Case, recipient: Recipient, path: str) -> bool:
    if recipient.list != "parents" or recipient.index is None:
        return False
    return any(covers(fact, path) for fact in case.parents[recipient.index].share)


def _is_theirs(recipient: Recipient, path: str) -> bool:
    """A parent sees no other parent; an invitee only their own entry and their own occasion."""
    parts = path.split(".")
    if recipient.reader is Reader.PARENT and parts[0] == "parents":
        return parts[1] == str(recipient.index)
    if recipient.reader is Reader.INVITEE:
        if parts[0] == "people":
            return parts[1] == str(recipient.index)
        if parts[0] == "steps":
            return recipient.occasion is not None and parts[1] == STEP_OF[recipient.occasion]
    return True


def _view(
    case: Case, recipient: Recipient, part: BaseModel, above: str, secrets: list[Secret]
) -> dict[str, Any]:
    view: dict[str, Any] = {}
    for name, info in type(part).model_fields.items():
        key = info.alias or name
        path, value = f"{above}{key}", getattr(part, name)
        if isinstance(value, BaseModel):
            view[key] = _view(case, recipient, value, f"{path}.", secrets)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            view[key] = tuple(
                _view(case, recipient, entry, f"{path}.{index}.", secrets)
                for index, entry in enumerate(value)
            )
        elif path in LABELS or _numbered(path):
            if may_see(case, recipient, path):
                view[key] = value
            else:
                view[key] = WITHHELD
                if _is_secret(case, recipient, path) and value not in (None, ()):
                    secrets.append(Secret(path, value))
        else:  # a part that may hold others and holds none: None or (); whether it does may be withheld too
            view[key] = WITHHELD if is_withheld_by_case(case, recipient, path) else value
    return view


def _numbered(path: str) -> bool:
    return any(part.isdigit() for part in path.split("."))


def _is_secret(case: Case, recipient: Recipient, path: str) -> bool:
    """Values that a finished document is searched for: those that the case itself withholds."""
    return not label_of(path).is_common and is_withheld_by_case(case, recipient, path)


def _named(case: Case, facts: dict[str, Any]) -> Iterator[tuple[str, Child | Carer | Parent, dict[str, Any]]]:
    yield "child", case.child, facts["child"]
    for index, carer in enumerate(case.carers):
        yield f"carers.{index}", carer, facts["carers"][index]
    for index, parent in enumerate(case.parents):
        yield f"parents.{index}", parent, facts["parents"][index]


def _settle_names(
    case: Case,
    recipient: Recipient,
    path: str,
    part: Child | Carer | Parent,
    entry: dict[str, Any],
    secrets: list[Secret],
) -> None:
    """Put into ``entry`` what this person is called: the case's word, or the first of the name.

    A withheld name takes it along always: no rule can tell that Becca was not taken from Rebecca. A withheld
    ``known_as`` takes the name along where the two share a word. Only a parent's ``share`` that names the other
    gives it back.
    """
    called = part.known_as or first_word(part.name)
    if entry["known_as"] is not WITHHELD:
        entry["known_as"] = called
    if part.known_as is None and is_withheld_by_case(case, recipient, f"{path}.known_as"):
        secrets.append(Secret(f"{path}.known_as", called))
    pairs = [("name", "known_as", called)]
    if _share_a_word(called, part.name):
        pairs.append(("known_as", "name", part.name))
    for kept, other, value in pairs:
        is_kept = is_withheld_by_case(case, recipient, f"{path}.{kept}")
        if is_kept and not _is_shared(case, recipient, f"{path}.{other}"):
            entry[other] = WITHHELD
            secrets.append(Secret(f"{path}.{other}", value))


def _settle_answers(case: Case, recipient: Recipient, facts: dict[str, Any], secrets: list[Secret]) -> None:
    """Take out every answer to something that this reader may not know: an answer quotes what it answers."""
    entries = facts["steps"]["ratification"]["answers"]
    if entries is WITHHELD:
        return
    for index, answer in enumerate(case.steps.ratification.answers):
        said = ".".join(part for part in answer.to.split(".") if not part.isdigit())
        if may_see(case, recipient, said):
            continue
        path = f"steps.ratification.answers.{index}"
        for name in ("to", "words", "by"):
            entries[index][name] = WITHHELD
        if is_withheld_by_case(case, recipient, said):
            secrets.append(Secret(f"{path}.words", answer.words))


def first_word(name: str) -> str:
    """The first word of a name; the whole of it where that would be "The" or "Mrs"."""
    first = name.split()[0]
    return name if folded(first).rstrip(".") in NOT_A_NAME else first


def _share_a_word(called: str, name: str) -> bool:
    """Whether one was taken from the other: a word in common, or one that begins the other (Sam, Samina)."""
    return any(
        one == other or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)))
        for one in _words(called)
        for other in _words(name)
    )


def _words(name: str) -> set[str]:
    return set(re.sub(r"\W+", " ", folded(name)).split())


def withheld_paths(view: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The paths in a view where WITHHELD stands, for a report."""
    for key, value in view.items():
        path = f"{above}{key}"
        if value is WITHHELD:
            yield path
        elif isinstance(value, Mapping):
            yield from withheld_paths(value, f"{path}.")
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Mapping):
                    yield from withheld_paths(entry, f"{path}.{index}.")
