"""A build is killed outright at a random moment: the package in place is whole all the same, the older or the newer one.

Half of the moments are spread over the whole build, half over its last part, where the folders change places. After each,
the next build works and clears up.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

from .outcome import Outcome
from .wholeness import NEWER, OLDER, REFERENCE, build, documents_in, faults_in, leftovers

LAST_PART = 0.25


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """Kill ``count`` builds."""
    chance, out = random.Random(seed), folder / "out"
    build(out, OLDER)
    lasts = _seconds_of_a_build(folder / "measured")
    found: list[str] = []
    seen: Counter[str] = Counter()
    for number in range(count):
        begins = (1 - LAST_PART) * lasts if number % 2 else 0
        moment = chance.uniform(begins, 1.1 * lasts)
        was_killed = _killed_after(moment, out)
        place = out / REFERENCE
        found += [f"killed after {moment:.4f} s: {fault}" for fault in _faults_in(place)]
        seen["killed in time" if was_killed else "done before"] += 1
        seen["newer in place" if documents_in(place) == NEWER else "older in place"] += 1
        seen["left something behind"] += bool(leftovers(out))
        build(out, OLDER)
        if leftovers(out) or documents_in(place) != OLDER:
            found.append(f"the build after one killed after {moment:.4f} s left {leftovers(out)}")
    return Outcome(count, tuple(found), {"seconds of a build": round(lasts, 3), **seen})


def _faults_in(place: Path) -> list[str]:
    if not place.is_dir():
        return ["there is no package"]
    which = documents_in(place)
    return [
        *faults_in(place),
        *([] if which in (OLDER, NEWER) else ["it is neither the older nor the newer"]),
    ]


def _seconds_of_a_build(out: Path) -> float:
    """Of one in a process of its own that has loaded everything, as those that are killed."""
    build(out, OLDER)
    began = time.perf_counter()
    os.waitpid(_begin(out), 0)
    return time.perf_counter() - began


def _killed_after(seconds: float, out: Path) -> bool:
    child = _begin(out)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _begin(out: Path) -> int:
    """Start a build in a copy of this process; gives its number."""
    child = os.fork()
    if child == 0:
        try:
            build(out, NEWER)
        finally:
            os._exit(0)
    return child
