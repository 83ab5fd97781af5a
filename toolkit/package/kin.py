"""The cases of a child's brothers and sisters: found beside the case file, or among those of a batch.

Nothing is read for a case without ``siblings``. Beside a case file, only the files of its own folder are looked into: plain
files of a bounded size, no links, and of those only the ones in which the reference stands. What cannot be found,
or does not name this case in turn, is left out, and a warning says so by its path.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from ..case.reader import case_of
from ..case.schema import Case
from ..case.siblings import names
from ..errors import InputFault
from ..reading.source import MOST_BYTES, read_bytes

CASE_FILES = (".yaml", ".yml", ".json")
MOST_FILES = 5_000
MOST_BYTES_OF_LINES = 64 * 1024 * 1024

NOT_FOUND = (
    "no case beside this one that can be read has this reference, so nothing is said of that child. "
    "Put its case file into the same folder, and check it."
)
TWICE = "two cases have this reference, so nothing is said of that child. Keep the one that is right in the folder."
ONE_SIDED = (
    "that case does not name this one in its siblings, so nothing is said of that child. "
    "Add this reference there, if both may hear of each other."
)


@dataclass(frozen=True, slots=True)
class Kin:
    """The cases that may be heard of in a case, and what a person should be told of the others: path, sentence."""

    cases: tuple[Case, ...] = field(default=(), repr=False)
    warnings: tuple[tuple[str, str], ...] = ()


def kin_beside(case: Case, folder: Path, today: date) -> Kin:
    """The kin of ``case`` among the case files of ``folder``."""
    if not case.siblings:
        return Kin()
    return kin_among(case, by_reference(_cases_in(folder, case.siblings, today)))


def by_reference(cases: Iterable[Case]) -> Mapping[str, Sequence[Case]]:
    """Cases by their reference, in one case of letters."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.reference.casefold(), []).append(case)
    return found


def kin_among(case: Case, cases: Mapping[str, Sequence[Case]]) -> Kin:
    """The kin of ``case`` among ``cases``, which are by reference."""
    kin: list[Case] = []
    warnings: list[tuple[str, str]] = []
    for index, reference in enumerate(case.siblings):
        found = cases.get(reference.casefold(), ())
        if len(found) == 1 and names(found[0], case):
            kin.append(found[0])
            continue
        why = NOT_FOUND if not found else TWICE if len(found) > 1 else ONE_SIDED
        warnings.append((f"siblings.{index}", why))
    return Kin(tuple(kin), tuple(warnings))


def _cases_in(folder: Path, references: Sequence[str], today: date) -> Iterator[Case]:
    """The cases in ``folder`` with one of ``references``; what is at fault is passed over."""
    wanted = {reference.casefold() for reference in references}
    for text in _texts_in(folder):
        lowered = text.lower()
        if not any(reference.encode() in lowered for reference in wanted):
            continue  # so that a folder of a thousand cases is not parsed for one
        try:
            case = case_of(read_bytes(text, ""), today)
        except InputFault:
            continue
        if case.reference.casefold() in wanted:
            yield case


def _texts_in(folder: Path) -> Iterator[bytes]:
    """The text of every file and line that may hold a case, in the order of names."""
    suffixes = (*CASE_FILES, ".jsonl")
    files = (path for path in sorted(folder.iterdir()) if path.suffix in suffixes)
    for path in islice(files, MOST_FILES):
        is_lines = path.suffix == ".jsonl"
        content = _plain_file(path, MOST_BYTES_OF_LINES if is_lines else MOST_BYTES)
        lines = content.split(b"\n") if is_lines else [content]
        yield from (line for line in lines if 0 < len(line) <= MOST_BYTES)


def _plain_file(path: Path, most_bytes: int) -> bytes:
    """What ``path`` holds; nothing for a link, anything but a plain file, one over ``most_bytes`` or not readable."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    try:
        kind = os.fstat(handle)
        if not stat.S_ISREG(kind.st_mode) or kind.st_size > most_bytes:
            return b""
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most_bytes)
    finally:
        os.close(handle)
