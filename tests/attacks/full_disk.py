"""The disk is full: at every write of a build in turn, and on real disks of every size up to what a package needs.

The package in place stays whole, nothing else is left, and a sentence says what to do.
"""

from __future__ import annotations

import errno
import os
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
from .wholeness import NEWER, OLDER, REFERENCE, build, documents_in, faults_in, leftovers

REAL_SIZES_KB = range(16, 3616, 72)
NAMESPACE = ("unshare", "--mount", "sh", "-c")


class Full:
    """Counts what a build asks of the disk; from the ``limit``-th on there is no room, and none for what follows."""

    def __init__(self, limit: int | None) -> None:
        self.limit, self.asked = limit, 0

    def ask(self) -> bool:
        """Whether there is still room."""
        self.asked += 1
        return self.limit is None or self.asked < self.limit


def attack(count: int, seed: int, folder_: Path) -> Outcome:
    """``count`` points, spread over all that a build asks of the disk."""
    out = folder_ / "out"
    build(out, OLDER)
    with _disk(whole := Full(None)):
        build(folder_ / "counted", NEWER)
    points = sorted({1 + number * whole.asked // count for number in range(count)})
    found: list[str] = []
    ended: Counter[str] = Counter()
    for point in points:
        found += [f"full at write {point} of {whole.asked}: {fault}" for fault in _at(point, out, ended)]
    return Outcome(len(points), tuple(found), {"writes of a build": whole.asked, **ended})


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


def _at(point: int, out: Path, ended: Counter[str]) -> Iterator[str]:
    try:
        with _disk(Full(point)):
            build(out, NEWER)
        ended["built all the same"] += 1
    except OSError as error:
        ended["refused"] += 1
        if "Make room" not in trouble_with_files(error):
            yield "the sentence does not say what to do"
    place = out / REFERENCE
    yield from faults_in(place)
    if documents_in(place) not in (OLDER, NEWER):
        yield "it is neither the older nor the newer"
    if leftovers(out):
        yield f"{leftovers(out)} is left"
    build(out, OLDER)


@contextmanager
def _disk(full: Full) -> Iterator[None]:
    """Everything that a package asks of the disk goes by ``full``. Where there is no room, half of a file is written."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def asking(call: Any) -> Any:
        def asked(*arguments: Any, **named: Any) -> Any:
            if not full.ask():
                refuse()
            return call(*arguments, **named)

        return asked

    write = building.write_whole  # type: ignore[attr-defined]

    def write_half(path: Path, content: bytes) -> None:
        if not full.ask():
            path.write_bytes(content[: len(content) // 2])
            refuse()
        write(path, content)

    with ExitStack() as patched:
        patched.enter_context(patch.object(building, "write_whole", write_half))
        for owner, name in ((Path, "mkdir"), (folder, "_sync"), (folder, "_exchanged"), (folder, "_lock")):
            patched.enter_context(patch.object(owner, name, asking(getattr(owner, name))))
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
