"""What wording may name: facts, lists, conditions, verbs, pictures, shared pieces. Made once, handed to the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import nearest

PRONOUNS = ("they", "them", "their", "theirs", "themself")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``lists`` maps a list's name to the names of its entries' facts. ``long_facts`` run over paragraphs."""

    facts: frozenset[str]
    long_facts: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    conditions: frozenset[str]
    verbs: frozenset[str]
    pictures: frozenset[str]
    people: frozenset[str] = field(default=frozenset())
    shared: frozenset[str] = field(default=frozenset())

    def fault_in_fact(self, name: str) -> str | None:
        """What is wrong with a fact's name, or None."""
        if name in self.facts:
            return None
        if name.startswith("one."):
            every = {f"one.{own}" for entry in self.lists.values() for own in entry}
            return None if name in every else f"there is no fact “{name}”.{nearest(name, sorted(every))}"
        return f"there is no fact “{name}”.{nearest(name, self.facts)}"

    def fault_in_condition(self, text: str) -> str | None:
        """What is wrong with a condition (``name``, ``not name``, ``knows fact``), or None."""
        name = text.removeprefix("not ").strip()
        if name.startswith("knows "):
            return self.fault_in_fact(name.removeprefix("knows ").strip())
        if name in self.conditions:
            return None
        return f"there is no condition “{name}”.{nearest(name, self.conditions)}"
