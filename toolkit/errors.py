"""What can go wrong with an input: a fault is one sentence with its place and its remedy.

A ``Fault`` never holds a value from a case, only the path of the field. Anything that is not an ``InputFault``
is a bug of the toolkit: a developer may be shown where it happened, and nobody what it says.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from traceback import extract_tb


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


class NotPutInPlace(Exception):
    """A package cannot be built here now; says why, and what to do, in a sentence."""


def our_fault(error: str) -> str:
    """The sentence for an error of that name, which is none of the input's."""
    return f"Something went wrong inside the toolkit ({error}); this is a fault of ours, not of your file."


TROUBLE = {
    errno.ENOSPC: "the disk is full. Make room on it, or choose another --out",
    errno.EDQUOT: "your share of the disk is used up. Make room, or choose another --out",
    errno.EROFS: "this place can be read only. Choose another --out",
    errno.EACCES: "this place may not be written or read by you. Choose another --out, or ask whose it is",
    errno.EPERM: "this place may not be written or read by you. Choose another --out, or ask whose it is",
    errno.ENAMETOOLONG: "the name of the place is too long. Choose a shorter --out",
    errno.ENOTDIR: "a file is in the way where a folder should be. Choose another --out",
    errno.EEXIST: "a file is in the way where a folder should be. Choose another --out",
    errno.EMFILE: "too many files are open on this machine. Close some programs, then run this again",
    errno.ENOLCK: "this place cannot keep two builds apart. Choose an --out on a disk of this machine",
    errno.ENOTSUP: "this place cannot keep two builds apart. Choose an --out on a disk of this machine",
    errno.EIO: "the disk cannot be read or written. Have it looked at, or choose another --out",
}


def trouble_with_files(error: OSError) -> str:
    """What is wrong with the disk or a folder and what to do, in a sentence without the name of a file."""
    known = TROUBLE.get(error.errno or 0)
    told = (
        known or f"the system says “{error.strerror or type(error).__name__}”. Mend that, then run this again"
    )
    return f"The files cannot be written or read here: {told}. Every package that is in place is whole."


def where_it_happened(error: BaseException) -> str:
    """For a developer: the kind of each error of a chain and the lines of code it came by, a line each.

    What an error says of itself is left out: a library's message may quote somebody's words.
    """
    told: list[str] = []
    here: BaseException | None = error
    while here is not None:
        told.append(f"{type(here).__module__}.{type(here).__qualname__}")
        told += (f"  {at.filename}:{at.lineno} in {at.name}" for at in extract_tb(here.__traceback__))
        here = here.__cause__ or here.__context__
    return "\n".join(told)


def nearest(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known name, or the known names where they are few; else empty."""
    known = list(known)
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    if found:
        return f" Did you mean “{found[0]}”?"
    if 0 < len(known) <= 8:
        return f" It can be: {', '.join(known)}."
    return ""
