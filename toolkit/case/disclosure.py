"""What one reader may know of a case: an allow-list view, made once, before anything is composed.

The schema's labels say which kinds of reader may be told a fact; a case's ``withhold`` narrows; a parent's ``share``
gives that parent back only what ``withhold`` took. A withheld fact is not in the view at all: in its place stands
``Undisclosed``, which has no value to reach. *Not known* is None; *does not apply* is for the facts to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from .paths import LABELS, covers, label_of
from .schema import Carer, Case, Child, Occasion, Parent, Reader

STEP_OF = {
    "matching-meeting": "matching_meeting",
    "commitment-visit": "commitment_visit",
    "celebration": "celebration",
}


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
    """The view of ``case`` for ``recipient``."""
    secrets: list[Secret] = []
    facts = _view(case, recipient, case, "", secrets)
    for path, part, entry in _named(case, facts):
        entry["known_as"] = _known_as(case, recipient, path, part, entry, secrets)
    return DisclosedCase(recipient, today, MappingProxyType(facts), tuple(secrets))


def no_case(recipient: Recipient, today: date) -> DisclosedCase:
    """The view of a blank: nothing is known."""
    return DisclosedCase(recipient, today, MappingProxyType({}), is_blank=True)


def may_see(case: Case, recipient: Recipient, path: str) -> bool:
    """Whether ``recipient`` may be told the fact at ``path`` (numbers of entries included)."""
    return (
        recipient.reader in label_of(path).seen_by
        and not _withheld_by_case(case, recipient, path)
        and _is_theirs(recipient, path)
    )


def _withheld_by_case(case: Case, recipient: Recipient, path: str) -> bool:
    ruled = any(recipient.reader in rule.from_ and covers(rule.fact, path) for rule in case.withhold)
    if ruled and recipient.list == "parents" and recipient.index is not None:
        shared = case.parents[recipient.index].share
        return not any(covers(fact, path) for fact in shared)
    return ruled


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
        else:
            view[key] = value  # a part that may hold others and holds none: None or ()
    return view


def _numbered(path: str) -> bool:
    return any(part.isdigit() for part in path.split("."))


def _is_secret(case: Case, recipient: Recipient, path: str) -> bool:
    """Values that a finished document is searched for: those that the case itself withholds."""
    return not label_of(path).is_common and _withheld_by_case(case, recipient, path)


def _named(case: Case, facts: dict[str, Any]) -> Iterator[tuple[str, Child | Carer | Parent, dict[str, Any]]]:
    yield "child", case.child, facts["child"]
    for index, carer in enumerate(case.carers):
        yield f"carers.{index}", carer, facts["carers"][index]
    for index, parent in enumerate(case.parents):
        yield f"parents.{index}", parent, facts["parents"][index]


def _known_as(
    case: Case,
    recipient: Recipient,
    path: str,
    part: Child | Carer | Parent,
    entry: dict[str, Any],
    secrets: list[Secret],
) -> Any:
    """What this person is called: the case's word, or the first of the name; withheld wherever the name is.

    Nobody can tell by rule that Becca was not taken from Rebecca, so the strictest reading holds.
    """
    called = part.known_as or part.name.split()[0]
    if _withheld_by_case(case, recipient, f"{path}.name"):
        secrets.append(Secret(f"{path}.known_as", called))
        return WITHHELD
    return WITHHELD if entry["known_as"] is WITHHELD else called


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
