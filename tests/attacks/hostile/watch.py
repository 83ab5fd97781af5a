"""What a program does to files, sockets and other programs, seen by an audit hook and held against what it may do.

It may read the project's own files and the interpreter's, read the folder of the case, and write into the folder for
packages. Whatever else is opened, listed, changed, connected or started is told.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
# Of the project: what it is made of. Not its examples, its tests, nor the files of its working copy.
PLACES = ("assets", "brand", "guides", "locales", "templates", "toolkit", "requirements.lock")
OWN = tuple(f"{ROOT}/{name}" for name in PLACES)
ZONES = "/usr/share/zoneinfo"  # the system's clock rules: London's, for calendars and meetings

# By the audit event: the places among its arguments that are paths, and whether it changes what is there.
ON_PATHS: dict[str, tuple[tuple[int, ...], bool]] = {
    "os.listdir": ((0,), False),
    "os.scandir": ((0,), False),
    "os.walk": ((0,), False),
    "os.fwalk": ((0,), False),
    "os.chdir": ((0,), False),
    "os.getxattr": ((0,), False),
    "os.listxattr": ((0,), False),
    "glob.glob": ((0,), False),
    "pathlib.Path.glob": ((0,), False),
    "pathlib.Path.rglob": ((0,), False),
    "os.mkdir": ((0,), True),
    "os.remove": ((0,), True),
    "os.rmdir": ((0,), True),
    "os.chmod": ((0,), True),
    "os.chown": ((0,), True),
    "os.chflags": ((0,), True),
    "os.truncate": ((0,), True),
    "os.utime": ((0,), True),
    "os.setxattr": ((0,), True),
    "os.removexattr": ((0,), True),
    "os.rename": ((0, 1), True),
    "os.link": ((0, 1), True),
    "os.symlink": ((0, 1), True),
    "shutil.copyfile": ((0, 1), True),
    "shutil.copytree": ((0, 1), True),
    "shutil.move": ((0, 1), True),
    "shutil.rmtree": ((0,), True),
    "tempfile.mkstemp": ((0,), True),
    "tempfile.mkdtemp": ((0,), True),
}
NEVER = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "os.startfile",
    "pty.",
    "urllib.",
    "ftplib.",
    "http.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "telnetlib.",
    "webbrowser.",
    "ctypes.dlopen",
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """Looks on while ``reads`` and ``writes`` hold folders; ``seen`` are the events that no input may cause."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []
        self.opened = 0
        self.reads: tuple[str, ...] = ()
        self.writes: tuple[str, ...] = ()
        self.programs: tuple[str, ...] = ()  # that may be started, by the end of their path

    def begin(self, reads: Iterable[Path], writes: Iterable[Path], programs: tuple[str, ...] = ()) -> None:
        """Start anew for one input."""
        self.seen, self.opened, self.programs = [], 0, programs
        self.reads = (*OWN, ZONES, *_of_the_interpreter(), *map(os.path.realpath, reads))
        self.writes = tuple(map(os.path.realpath, writes))
        self.is_on = True

    def end(self) -> None:
        """Look away."""
        self.is_on = False

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """For ``sys.addaudithook``."""
        if not self.is_on:
            return
        if event == "open":
            self._opened(arguments)
        elif event in ON_PATHS:
            places, changes = ON_PATHS[event]
            for place in places:
                self._require(event, _within(arguments[place], event, arguments), changes)
        elif event == "ctypes.dlopen" and arguments == (None,):
            return  # the program itself, which is open already
        elif event.startswith(NEVER) and not self._is_started(event, arguments):
            self.seen.append(f"{event} {_shown(arguments[:1])}")

    def _opened(self, arguments: tuple[Any, ...]) -> None:
        path, mode, flags = arguments
        self.opened += 1
        changes = bool(flags & WRITES) if isinstance(flags, int) else any(one in str(mode) for one in "wax+")
        is_link_left = isinstance(flags, int) and bool(flags & os.O_NOFOLLOW)
        self._require("open", path, changes, is_link_left)

    def _require(self, event: str, path: Any, changes: bool, is_link_left: bool = False) -> None:
        if isinstance(path, int) or path is None:
            return  # a file that is open already
        named = os.fsdecode(path)
        # A link that is not followed is a file in its folder, whatever it leads to.
        real = _real_folder(named) if is_link_left else os.path.realpath(named)
        allowed = self.writes if changes else (*self.reads, *self.writes)
        if real == os.devnull and self.programs:
            return  # what a program that may be started is given to read
        if event == "os.listdir" and real in sys.path:
            return  # the interpreter, which looks for code there
        # A folder is made from above: the folder for packages itself may be made, and what leads to it.
        if event == "os.mkdir" and any(one.startswith(real) for one in self.writes):
            return
        if not any(real == one or real.startswith(f"{one}/") for one in allowed):
            self.seen.append(f"{event} {'writing ' if changes else ''}{real[:120]}")

    def _is_started(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event not in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec"):
            return False
        return bool(self.programs) and (event == "os.fork" or str(arguments[0]).endswith(self.programs))


# Where an event says in which open folder its path is.
FOLDERS = {"os.remove": 1, "os.rmdir": 1, "os.mkdir": 2, "os.chmod": 2}


def _within(path: Any, event: str, arguments: tuple[Any, ...]) -> Any:
    """``path`` from the open folder that it is relative to, if it is to one."""
    place = FOLDERS.get(event)
    handle = arguments[place] if place is not None and place < len(arguments) else -1
    if not isinstance(handle, int) or handle < 0:
        return path
    return os.path.join(os.readlink(f"/proc/self/fd/{handle}"), os.fsdecode(path))  # noqa: PTH118, PTH115


def _real_folder(named: str) -> str:
    folder, name = os.path.split(named)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118  (a Path would load code while it is watched)


def _of_the_interpreter() -> tuple[str, ...]:
    """Where code is imported from, the standard library's and the packages'."""
    folders = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    found = (os.path.realpath(one) for one in (*folders, sys.prefix) if one)
    return tuple(one for one in found if one not in ("/", "/usr"))


def _shown(arguments: tuple[Any, ...]) -> str:
    return str(arguments[0])[:120] if arguments else ""
