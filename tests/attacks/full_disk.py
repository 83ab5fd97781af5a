"""The disk is full: at every point of a build in turn, and on real disks of every size up to what a package needs.

Each point is tried where folders change places in one step, where they do in two, and where there is no older package.
What was in place before stays there, whole, nothing else is left, and a sentence says what to do.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from toolkit.errors import trouble_with_files
from toolkit.package import building, folder

from .outcome import Outcome
from .wholeness import (
    NEWER,
    OLDER,
    REFERENCE,
    build,
    documents_in,
    faults_in,
    faults_of_one_of_the_two,
    leftovers,
)

REAL_SIZES_KB = range(16, 1616, 32)
QUARTERS = 4
WAYS = ("in one step", "in two", "for the first time")
NAMESPACE = ("unshare", "--mount", "sh", "-c")


class Full:
    """Counts what a build asks of the disk; from the ``limit``-th on there is no room for anything new."""

    def __init__(self, limit: int | None) -> None:
        self.limit, self.asked = limit, 0

    def ask(self, moves: bool = False) -> None:
        """Raises OSError where there is no room; what only ``moves`` needs none, so it is refused at its own point alone."""
        self.asked += 1
        if self.limit is not None and (self.asked == self.limit or (self.asked > self.limit and not moves)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def attack(count: int, seed: int, folder_: Path) -> Outcome:
    """``count`` points, spread over all that a build asks of the disk."""
    found: list[str] = []
    ended: Counter[str] = Counter()
    for way in WAYS:
        asked = _asked_by_a_build(folder_ / f"counted {way}", way)
        ended[f"points of a build {way}"] = asked
        out = folder_ / way
        _prepare(out, way)
        for number in range(count):
            point = 1 + number * (asked - 1) // max(count - 1, 1)
            faults = _at(point, way, out, ended)
            found += [f"{way}, full at point {point} of {asked}: {fault}" for fault in faults]
    return Outcome(count, tuple(found), dict(ended))


def attack_real(count: int, seed: int, folder_: Path) -> Outcome:
    """``count`` disks of rising size, each made for one build in a namespace of its own."""
    found: list[str] = []
    ended: Counter[str] = Counter()
    sizes = list(REAL_SIZES_KB)[:count]
    for size in sizes:
        done = _on_a_disk_of(size, folder_)
        ended[done.stdout.strip().splitlines()[-1] if done.stdout.strip() else "no answer"] += 1
        if done.returncode:
            found.append(f"a disk of {size} kB: {done.stdout.strip()} {done.stderr.strip()[-300:]}")
    return Outcome(len(sizes), tuple(found), dict(ended))


def _asked_by_a_build(out: Path, way: str) -> int:
    _prepare(out, way)
    with _disk(whole := Full(None), way):
        build(out, NEWER)
    return whole.asked


def _prepare(out: Path, way: str) -> None:
    out.mkdir(parents=True)
    if way != WAYS[-1]:
        build(out, OLDER)


def _at(point: int, way: str, out: Path, ended: Counter[str]) -> Iterator[str]:
    had_one = way != WAYS[-1]
    try:
        with _disk(Full(point), way):
            build(out, NEWER)
        yield "it was built all the same"
    except OSError as error:
        ended["refused"] += 1
        if "Make room" not in trouble_with_files(error):
            yield "the sentence does not say what to do"
    if had_one:
        yield from faults_of_one_of_the_two(out / REFERENCE)
    if (documents_in(out / REFERENCE) == OLDER if had_one else not (out / REFERENCE).exists()) is False:
        yield "what is in place was changed"
    if leftovers(out):
        yield f"{leftovers(out)} is left"
    build(out, OLDER)
    yield from faults_of_one_of_the_two(out / REFERENCE)
    if not had_one:
        shutil.rmtree(out / REFERENCE)


@contextmanager
def _disk(full: Full, way: str) -> Iterator[None]:
    """Everything that a package asks of the disk goes by ``full``: a file asks for its name and for each of its quarters."""

    def asking(call: Any, moves: bool = False) -> Any:
        def asked(*arguments: Any, **named: Any) -> Any:
            full.ask(moves)
            return call(*arguments, **named)

        return asked

    write = building.write_whole  # type: ignore[attr-defined]

    def write_what_fits(path: Path, content: bytes) -> None:
        full.ask()
        for quarter in range(QUARTERS):
            try:
                full.ask()
            except OSError:
                path.write_bytes(content[: len(content) * quarter // QUARTERS])
                raise
        write(path, content)

    calls = [(Path, "mkdir", False), (Path, "rename", True), (os, "fsync", False), (folder, "_lock", False)]
    with ExitStack() as patched:
        patched.enter_context(patch.object(building, "write_whole", write_what_fits))
        for owner, name, moves in calls:
            patched.enter_context(patch.object(owner, name, asking(getattr(owner, name), moves)))
        exchange = (lambda one, other: False) if way == "in two" else asking(folder._exchanged, moves=True)
        patched.enter_context(patch.object(folder, "_exchanged", exchange))
        yield


# ---------------------------------------------------------------- real disks


def _on_a_disk_of(kilobytes: int, folder_: Path) -> subprocess.CompletedProcess[str]:
    disk = folder_ / "disk"
    disk.mkdir(exist_ok=True)
    mount = f'mount -t tmpfs -o size={kilobytes}k none "{disk}"'
    tests = Path(__file__).resolve().parents[1]
    return subprocess.run(
        [*NAMESPACE, f'{mount} && exec "$0" -m attacks.full_disk "{disk}"', sys.executable],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tests.parent), str(tests)))},
        capture_output=True,
        text=True,
        check=False,
    )


def _fill(disk: Path) -> int:
    """Build on a small disk until it is full, and look; gives the exit status."""
    out, said = disk / "out", "nothing fits"
    older = False
    for documents in (OLDER, NEWER):
        try:
            build(out, documents)
            older, said = True, "newer fits" if documents == NEWER else "older fits"
        except OSError as error:
            if "Make room" not in trouble_with_files(error):
                print(f"it says {error.errno}")
                return 1
    place = out / REFERENCE
    found = [*(faults_in(place) if older else ()), *(leftovers(out) if out.exists() else ())]
    if place.exists() is not older or found:
        print(f"{said}, but {found}")
        return 1
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(_fill(Path(sys.argv[1])))
