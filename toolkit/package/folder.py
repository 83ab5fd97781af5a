"""A folder that is whole or absent: files are written beside it, then the folder is put in place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(out: Path, name: str) -> Iterator[Path]:
    """Yield an empty folder to write into; at the end it becomes ``out/name``, in place of an older one.

    If anything is raised inside, what was written is removed and an older folder stays as it was.
    """
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{name}.", suffix=".part", dir=out))
    try:
        yield beside
        beside.chmod(0o755)
        _put_in_place(beside, out / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(new: Path, place: Path) -> None:
    older = None
    if place.exists():
        older = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".old", dir=place.parent))
        place.rename(older / "package")
    try:
        new.rename(place)
    except OSError:
        if older:
            (older / "package").rename(place)
        raise
    finally:
        if older:
            shutil.rmtree(older, ignore_errors=True)
    _sync(place.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
