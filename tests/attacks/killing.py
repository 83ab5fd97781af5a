"""A build is killed outright: the package in place is whole all the same, the older or the newer one.

A quarter of the builds is killed at a random moment of the whole build, a quarter at one of its end. A half is killed right
before a random step of the end (each file opened, renamed or removed is one), where folders change places in one step, and
where they do in two. Between those two an older package may be without a place; it is kept whole, and the next build puts it
back even if it breaks itself. After each, the next build works and clears up.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from toolkit.package import folder as package_folder
from toolkit.package.folder import whole_folder

from .outcome import Outcome
from .wholeness import (
    NEWER,
    OLDER,
    REFERENCE,
    build,
    documents_in,
    faults_of_one_of_the_two,
    leftovers,
)

LAST_PART = 0.25
LAST_STEPS = 30  # from before the manifest to after the lock is removed
STEPS = frozenset({"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "shutil.rmtree"})
HOMELESS = "older one kept for the next build"

Prepare = Callable[[], None]


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """Kill ``count`` builds."""
    chance, out = random.Random(seed), folder / "out"
    build(out, OLDER)
    lasts = _seconds_of_a_build(folder / "measured")
    steps = {in_two: _steps_of_a_build(folder / f"counted {in_two}", in_two) for in_two in (False, True)}
    found: list[str] = []
    seen: Counter[str] = Counter()
    for number in range(count):
        in_two = number % 4 == 3
        if number % 4 < 2:
            after = chance.uniform((1 - LAST_PART) * lasts if number % 2 else 0, 1.1 * lasts)
            told, was_killed = f"after {after:.4f} s", _killed_after(after, out)
        else:
            step = steps[in_two] - chance.randrange(LAST_STEPS)
            told, was_killed = f"before step {step}, two {in_two}", _killed_before(step, in_two, out)
            found += [] if was_killed else [f"killed {told}: it was not"]
        seen["killed" if was_killed else "done before"] += 1
        found += [f"killed {told}: {fault}" for fault in _faults_after(out, in_two, seen)]
        build(out, OLDER)
        if leftovers(out) or documents_in(out / REFERENCE) != OLDER:
            found.append(f"the build after one killed {told} left {leftovers(out)}")
    return Outcome(count, tuple(found), {"seconds of a build": round(lasts, 3), **seen})


def _faults_after(out: Path, in_two: bool, seen: Counter[str]) -> list[str]:
    place = out / REFERENCE
    seen["left something behind"] += bool(leftovers(out))
    if in_two and not place.exists():
        seen[HOMELESS] += 1
        _break_a_build(out)
        if leftovers(out) or not place.exists() or documents_in(place) != OLDER:
            return ["the older one was not put back"]
    faults = faults_of_one_of_the_two(place)
    if not faults:
        seen["newer in place" if documents_in(place) == NEWER else "older in place"] += 1
    return faults


def _break_a_build(out: Path) -> None:
    try:
        with whole_folder(out, REFERENCE):
            raise InterruptedError
    except InterruptedError:
        pass


# ---------------------------------------------------------------- builds in a copy of this process


def _seconds_of_a_build(out: Path) -> float:
    """Of one in a process of its own that has loaded everything, as those that are killed."""
    build(out, OLDER)
    began = time.perf_counter()
    os.waitpid(_begin(out), 0)
    return time.perf_counter() - began


def _steps_of_a_build(out: Path, in_two: bool) -> int:
    build(out, OLDER)
    reading, writing = os.pipe()

    def tell(steps: int) -> None:
        if steps:
            os.write(writing, b".")

    os.waitpid(_begin(out, lambda: _watch(tell, in_two)), 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as counted:
        return len(counted.read())


def _killed_after(seconds: float, out: Path) -> bool:
    child = _begin(out)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _killed_before(step: int, in_two: bool, out: Path) -> bool:
    def kill(steps: int) -> None:
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)

    _, status = os.waitpid(_begin(out, lambda: _watch(kill, in_two)), 0)
    return os.WIFSIGNALED(status)


def _watch(at: Callable[[int], None], in_two: bool) -> None:
    """Have ``at`` called with the number of each step before it is done; for a process that ends soon, as it lasts."""
    steps = 0

    def count(event: str, arguments: object) -> None:
        nonlocal steps
        if event in STEPS:
            steps += 1
            at(steps)

    if in_two:
        package_folder._exchanged = lambda one, other: False
    sys.addaudithook(count)


def _begin(out: Path, prepare: Prepare = lambda: None) -> int:
    """Start a build in a copy of this process; gives its number."""
    child = os.fork()
    if child == 0:
        try:
            prepare()
            build(out, NEWER)
        finally:
            os._exit(0)
    return child
