"""Several builds of one package at the same time, and a reader who looks all the while.

Each build ends whole, or says that another is going on; whoever looks finds a whole package, the older or the newer one.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

from toolkit.package.folder import BuiltAtOnce

from .outcome import Outcome
from .wholeness import NEWER, OLDER, REFERENCE, build, documents_in, faults_in, leftovers

BUILDERS = 3
DONE, REFUSED, BROKEN = 0, 3, 4


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """``count`` rounds of three builds."""
    chance, out = random.Random(seed), folder / "out"
    build(out, OLDER)
    found: list[str] = []
    ended: Counter[str] = Counter()
    for number in range(count):
        children = [_begin(out, chance.uniform(0, 0.05)) for _ in range(BUILDERS)]
        found += [f"round {number}, while they build: {fault}" for fault in _looked_at(out, children, ended)]
        found += [f"round {number}: {fault}" for fault in faults_in(out / REFERENCE)]
        if documents_in(out / REFERENCE) != NEWER or leftovers(out):
            found.append(f"round {number}: {leftovers(out)} is left, or no build was done")
        build(out, OLDER)
    return Outcome(count, tuple(found), dict(ended))


def _begin(out: Path, after: float) -> int:
    child = os.fork()
    if child == 0:
        status = BROKEN
        try:
            time.sleep(after)
            build(out, NEWER)
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
        if not (out / REFERENCE / "manifest.json").is_file():
            found.append("there is no package")
        for child in tuple(waiting):
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                waiting.remove(child)
                code = os.waitstatus_to_exitcode(status)
                ended[{DONE: "built", REFUSED: "refused"}.get(code, "broken")] += 1
                if code not in (DONE, REFUSED):
                    found.append(f"a build ended with {code}")
    return found
