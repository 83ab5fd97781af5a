"""What one document may take, and what a process takes, as the system tells it.

Time is that of the processor, so that a machine with much to do does not make a document guilty; a document that waits for
something else for ten times as long is stopped, too. Memory is what the process has in use. Where the system tells
neither (it does on Linux), only the waiting is watched.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WAITING = 10  # times the seconds of the processor
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of the processor and ``mebibytes`` in use for one document.

    ``tired``: from how many mebibytes on a process is replaced by a fresh one between two cases.
    """

    seconds: float
    mebibytes: float
    tired: float = 640

    def __str__(self) -> str:
        return f"{self.seconds:g} s, {self.mebibytes:g} MiB"

    def breach(self, used: Use, waited: float) -> str | None:
        """The sentence for a document that took ``used`` in ``waited`` seconds; None where that is within the limits."""
        if used.mebibytes > self.mebibytes:
            return f"it took more than {self.mebibytes:g} MiB of memory, the limit for one document."
        if used.seconds > self.seconds or waited > self.seconds * WAITING:
            return f"it took longer than {self.seconds:g} seconds, the limit for one document."
        return None


USUAL = Limits(seconds=60, mebibytes=1024)


@dataclass(frozen=True, slots=True)
class Use:
    """Seconds of the processor since a process began, and mebibytes that it has in use."""

    seconds: float
    mebibytes: float


UNTOLD = Use(0, 0)


def use_of(process: int) -> Use:
    """What the process of that number has used; nothing where the system does not say."""
    here = Path("/proc", str(process))
    try:
        # The name of the process may hold anything, so the fields are counted from behind it.
        fields = here.joinpath("stat").read_text().rpartition(")")[2].split()
        pages = int(here.joinpath("statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return UNTOLD
    ticks, page = _units()
    return Use((int(fields[11]) + int(fields[12])) / ticks, pages * page / MIB)


@cache
def _units() -> tuple[int, int]:
    return os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
