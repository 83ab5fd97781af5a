"""Look something up in a reader's view, and be told which way it is missing if it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from .disclosure import WITHHELD, DisclosedCase


class Missing(Enum):
    """The three ways in which a fact is not there."""

    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    DOES_NOT_APPLY = "does not apply"


class NotTold(Exception):
    """Raised where a fact cannot be said; ``why`` tells which way it is missing. Holds no value."""

    def __init__(self, why: Missing) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, slots=True)
class Sight:
    """A reader's view, to look things up in by dotted path. Lists are tuples of mappings.

    ``council`` holds who we are, which every reader may know.
    """

    view: DisclosedCase
    council: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.view.today

    def get(self, path: str) -> Any:
        """The value at ``path``; raises NotTold. An empty list counts as unknown."""
        here: Any = self.view.facts
        for part in path.split("."):
            if isinstance(here, tuple):
                here = here[int(part)] if int(part) < len(here) else None
            elif isinstance(here, Mapping):
                here = here.get(part)
            if here is WITHHELD:
                raise NotTold(Missing.WITHHELD)
            if here is None:
                raise NotTold(Missing.UNKNOWN)
        if here == ():
            raise NotTold(Missing.UNKNOWN)
        if isinstance(here, Mapping) and not _knows_something_of(here):
            raise NotTold(Missing.WITHHELD)
        return here

    def known(self, path: str) -> Any:
        """The value at ``path``, or None where this reader cannot be told one."""
        try:
            return self.get(path)
        except NotTold:
            return None

    def each(self, path: str) -> tuple[Mapping[str, Any], ...]:
        """The entries of a list of which this reader may know something; empty where there is none."""
        entries = self.known(path) or ()
        return tuple(filter(_knows_something_of, entries))

    def gather(self, path: str, name: str) -> tuple[Any, ...]:
        """``name`` of every entry of the list at ``path``; raises NotTold if any is withheld, or none is known."""
        found = []
        for entry in self.get(path):
            if entry.get(name) is WITHHELD:
                raise NotTold(Missing.WITHHELD)
            if entry.get(name) is not None:
                found.append(entry[name])
        if not found:
            raise NotTold(Missing.UNKNOWN)
        return tuple(found)

    def own(self, name: str) -> Any:
        """``name`` of the entry of the person whom the document is for; raises NotTold."""
        recipient = self.view.recipient
        if self.view.is_blank:
            raise NotTold(Missing.UNKNOWN)
        if recipient.person is None:
            raise NotTold(Missing.DOES_NOT_APPLY)
        entry: Mapping[str, Any] = self.get(recipient.person)
        if name not in entry:
            raise NotTold(Missing.DOES_NOT_APPLY)  # a carer has no relation, a guest no commitment
        return self.get(f"{recipient.person}.{name}")


def _knows_something_of(entry: Mapping[str, Any]) -> bool:
    return any(
        _knows_something_of(value) if isinstance(value, Mapping) else value is not WITHHELD
        for value in entry.values()
    )
