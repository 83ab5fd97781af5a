"""``one.…`` stands for an entry of a list, so it has a meaning only where a block repeats over a list that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Fault, nearest
from ..reading.source import Path_, Source

REPEATED = frozenset({"say", "words", "row", "easy"})  # said once for each entry
OF_ENTRY = re.compile(r"(?:\{\{\s*|^|\bknows\s+)one\.(\w+)")


def stray_entries(source: Source, lists: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """A fault for each ``one.…`` that stands outside a list, or that the entries of its list do not have."""
    for path, text, name in _texts(source.data, (), None):
        for found in OF_ENTRY.finditer(text):
            fact = found[1][:1].lower() + found[1][1:]
            if message := _fault_in(fact, name, lists):
                yield source.fault(path, message, text.count("\n", 0, found.start()))


def _texts(data: Any, path: Path_, name: str | None) -> Iterator[tuple[Path_, str, str | None]]:
    """Every text, with the name of the list that it is repeated over."""
    if isinstance(data, str):
        yield path, data, name
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index), name)
    elif isinstance(data, dict):
        own = data.get("for_each")
        for key, value in data.items():
            yield from _texts(value, (*path, key), own if own and key in REPEATED else name)


def _fault_in(fact: str, name: str | None, lists: Mapping[str, frozenset[str]]) -> str | None:
    if name is None:
        return f"“one.{fact}” has a meaning only in what “for_each” repeats."
    known = sorted(f"one.{own}" for own in lists[name])
    return None if fact in lists[name] else f"“{name}” has no “one.{fact}”.{nearest(f'one.{fact}', known)}"
