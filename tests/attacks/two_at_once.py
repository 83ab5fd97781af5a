"""Several builds of one package at the same time, and a reader who looks all the while.

Each build ends whole, or says that another is going on; whoever looks reads every file of a whole package, an older or a
newer one. A reader whose package was taken away while they read it looks again, and must then find another one in its place.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

from toolkit.package.folder import BuiltAtOnce

from .outcome import Outcome
from .wholeness import NEWER, OLDER, REFERENCE, build, faults_of_one_of_the_two, leftovers

BUILDERS = 3
DONE, REFUSED, BROKEN = 0, 3, 4


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """``count`` rounds of three builds."""
    chance, out = random.Random(seed), folder / "out"
    build(out, OLDER)
    found: list[str] = []
    ended: Counter[str] = Counter()
    for number in range(count):
        children = [
            _begin(out, chance.uniform(0, 0.2), chance.choice((OLDER, NEWER))) for _ in range(BUILDERS)
        ]
        built = ended["built"]
        found += [f"round {number}, while they build: {fault}" for fault in _looked_at(out, children, ended)]
        found += [f"round {number}: {fault}" for fault in faults_of_one_of_the_two(out / REFERENCE)]
        if leftovers(out):
            found.append(f"round {number}: {leftovers(out)} is left")
        if ended["built"] == built:
            found.append(f"round {number}: nobody could build")
    return Outcome(count, tuple(found), dict(ended))


def _begin(out: Path, after: float, documents: frozenset[str]) -> int:
    child = os.fork()
    if child == 0:
        status = BROKEN
        try:
            time.sleep(after)
            build(out, documents)
            status = DONE
        except BuiltAtOnce:
            status = REFUSED
        finally:
            os._exit(status)
    return child


def _looked_at(out: Path, children: list[int], ended: Counter[str]) -> list[str]:
    """What a reader found wrong until the last child was done."""
    found: list[str] = []
    waiting = list(children)
    while waiting:
        ended["looks"] += 1
        found += _read(out / REFERENCE, ended)
        for child in tuple(waiting):
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                waiting.remove(child)
                code = os.waitstatus_to_exitcode(status)
                ended[{DONE: "built", REFUSED: "refused"}.get(code, "broken")] += 1
                if code not in (DONE, REFUSED):
                    found.append(f"a build ended with {code}")
    return found


def _read(place: Path, ended: Counter[str]) -> list[str]:
    """What a reader finds wrong with one package, from its first file to its last."""
    while True:
        try:
            before = place.stat().st_ino
            found = faults_of_one_of_the_two(place)
            is_the_same = place.stat().st_ino == before
        except FileNotFoundError:
            if not place.exists():
                return ["there is no package"]
            is_the_same = False  # a file went with its package while it was read
        if is_the_same:
            return found
        ended["looks at one that was being replaced"] += 1
