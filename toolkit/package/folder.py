"""A folder that is whole or absent: files are written beside it, then the folder is put in place in one step.

While a package is built, ``.NAME.lock`` beside it is locked, so that nobody else builds the same one, and the files go into
``.NAME.part``. At the end the two folders change places in one step, so there is no moment without a package, and the
older one is removed. Where the system cannot do that in one step, the older one waits in ``.NAME.old`` between two.

A build that is killed leaves some of these three; the next build of the same package, under the lock, clears them away, and
first puts back an older package that has lost its place. A build that fails or is stopped does the same itself, so no
road leads to a place where an older package is removed before another one has its place.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from ..errors import NotPutInPlace

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of renameat2, from linux/fcntl.h and linux/fs.h
CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
PRIVATE, OPEN = 0o700, 0o755


class BuiltAtOnce(NotPutInPlace):
    """Somebody else is building the same package at this moment."""

    def __init__(self) -> None:
        super().__init__(
            "another build of this package is going on. Wait until it is done, then run this again."
        )


class PlaceTaken(NotPutInPlace):
    """Where the package should be, there is something that is no folder."""

    def __init__(self) -> None:
        super().__init__(
            "there is a file or a link where the folder of this package should be. Move it, or choose another --out."
        )


@contextmanager
def whole_folder(out: Path, name: str) -> Iterator[Path]:
    """Yield an empty folder to write into; at the end it becomes ``out/name``, in place of an older one.

    If anything is raised inside, or the disk does not keep the swap, what was written is removed and an older folder
    stays as it was. Raises BuiltAtOnce, PlaceTaken, and OSError where nothing can be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    place, part, old = out / name, out / f".{name}.part", out / f".{name}.old"
    with _locked(out / f".{name}.lock"):
        _clear_up(place, part, old)
        if os.path.lexists(place) and (place.is_symlink() or not place.is_dir()):
            raise PlaceTaken
        try:
            part.mkdir(mode=PRIVATE)
            yield part
            part.chmod(OPEN)
            _sync(part)
            _put_in_place(part, place, old)
        finally:
            _clear_up(place, part, old)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that the file at ``path`` stands for; the file is removed at the end. Raises BuiltAtOnce."""
    handle = _lock(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _lock(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(handle, path):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise BuiltAtOnce from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # whoever had the lock removed the file before we had it


def _is_at(handle: int, path: Path) -> bool:
    """Whether the open file is still the one that the path names."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _clear_up(place: Path, part: Path, old: Path) -> None:
    """Put back an older package that a swap in two steps left without a place; then remove what is left of a build."""
    if old.exists() and not os.path.lexists(place):
        old.rename(place)
    _remove(part)
    _remove(old)


def _put_in_place(part: Path, place: Path, old: Path) -> None:
    """``part`` becomes ``place``; an older folder of that name is then at ``part`` or ``old``, to be removed."""
    if not os.path.lexists(place):
        part.rename(place)
    elif not _exchanged(part, place):
        place.rename(old)
        part.rename(place)
    try:
        _sync(place.parent)
    except OSError:
        _take_back(part, place)
        raise


def _take_back(part: Path, place: Path) -> None:
    """Undo the swap, as far as an older package that is at ``part``; one that waits elsewhere is put back in clearing up."""
    if part.exists():
        _exchanged(part, place)
    else:
        place.rename(part)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot. Raises OSError where it may not."""
    exchange = _renameat2()
    if exchange is None:
        return False
    if exchange(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Callable[..., int] | None:
    """The system's own call, which Python has no name for; None where there is none."""
    found = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if found is not None:
        found.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return found


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
