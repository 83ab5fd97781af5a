"""What can go wrong with an input: a fault is one sentence with its place and its remedy.

A ``Fault`` never holds a value from a case, only the path of the field. Anything that is not an ``InputFault``
is a bug of the toolkit and may show its traceback to a developer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum


class ExitStatus(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    FAILED = 1
    INPUT_AT_FAULT = 2


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: ``file``, ``line`` from 1, dotted ``path``, and what would be right."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        path = f"{self.path}: " if self.path else ""
        return showable(f"{self.file}:{self.line}: {path}{self.message}")


def showable(name: str) -> str:
    """The name of a file, or what was typed in a command, as one line that no screen obeys and every screen can show."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name)


class InputFault(Exception):
    """Raised with every fault of an input at once, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known name, or the known names where they are few; else empty."""
    known = list(known)
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    if found:
        return f" Did you mean “{found[0]}”?"
    if 0 < len(known) <= 8:
        return f" It can be: {', '.join(known)}."
    return ""
