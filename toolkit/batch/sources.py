"""Where the cases of a batch are: files of a folder, or lines of one .jsonl file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..case.reader import case_of, read_case_line, read_case_lines
from ..case.schema import Case
from ..errors import Fault, InputFault
from ..package.kin import CASE_FILES
from ..reading.source import bytes_of_file, is_folder, is_lines, read_bytes


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Where a case is: a file of its own, or line ``line`` of a .jsonl file, whose bytes are ``text``."""

    path: Path
    line: int | None = None
    text: bytes = field(default=b"", repr=False, compare=False)

    def content(self) -> bytes:
        """The bytes of the case, at most one more than a case may have; raises InputFault."""
        return self.text if self.line is not None else bytes_of_file(self.path)

    def read(self, content: bytes, today: date) -> Case:
        """The case that ``content`` holds; raises InputFault with the place of each fault here."""
        if self.line is not None:
            return read_case_line(content, self.line, str(self.path), today)
        return case_of(read_bytes(content, str(self.path)), today)

    def at(self, path: str) -> int:
        """The line of a dotted path, for a message; that of the case in a .jsonl file."""
        if self.line is not None:
            return self.line
        try:
            steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
            return read_bytes(self.content(), str(self.path)).line(steps)
        except InputFault:  # it was changed since
            return 1


def find_cases(source: Path) -> list[CaseFile]:
    """Every case in ``source``, in the order of names or lines; raises InputFault where there is none."""
    if is_folder(source):
        found = list(_files_in(source))
    elif is_lines(source):
        found = [CaseFile(source, number, text) for number, text in read_case_lines(source)]
    else:
        raise InputFault(
            [Fault(str(source), 1, "", "this should be a folder of case files, or a .jsonl file.")]
        )
    if not found:
        raise InputFault([Fault(str(source), 1, "", "there is no case in it.")])
    return found


def _files_in(folder: Path) -> Iterator[CaseFile]:
    with os.scandir(folder) as entries:
        names = sorted(one.name for one in entries if Path(one.name).suffix in CASE_FILES and one.is_file())
    return (CaseFile(folder / name) for name in names)
