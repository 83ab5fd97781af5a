"""What is typed on the command line, and what stands where a case file should: each with what must come of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from .yaml_files import SOUND

CONTROL, BIDI, BYTES = "a\x1b[31m\nb", "\u202ea", os.fsdecode(b"\xff\xfe")


def _written(path: Path) -> object:
    return path.write_text(SOUND, encoding="utf-8")


def _without_rights(path: Path) -> None:
    _written(path)
    path.chmod(0)


# By what it is: the name that is given, and how something is put there. None of these is read for ever.
IN_PLACE_OF_A_CASE: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "nothing": ("case.yaml", lambda path: None),
    "a pipe that nobody writes to": ("case.yaml", os.mkfifo),
    "a pipe of lines": ("case.jsonl", os.mkfifo),
    "a folder": ("case.yaml", Path.mkdir),
    "a folder of lines": ("case.jsonl", Path.mkdir),
    "a link to endless zeros": ("case.yaml", lambda path: path.symlink_to("/dev/zero")),
    "a link to nothing at all": ("case.yaml", lambda path: path.symlink_to("/dev/null")),
    "a link to itself": ("case.yaml", lambda path: path.symlink_to(path.name)),
    "a file that nobody may read": ("case.yaml", _without_rights),
    "a name that is too long": ("x" * 300 + ".yaml", lambda path: None),
    "a name of lines that is too long": ("x" * 300 + ".jsonl", lambda path: None),
    "a path that is too long": ("x/" * 3000 + "x.yaml", lambda path: None),
    "a name that a screen obeys": (CONTROL + ".yaml", lambda path: None),
    "a name that turns round": (BIDI + ".yaml", lambda path: None),
    "a name that is no text": (BYTES + ".yaml", lambda path: None),
    "a sound case whose name a screen obeys": (CONTROL + ".yaml", _written),
    "a sound case whose name is no text": (BYTES + ".yaml", _written),
    "an empty name": ("", lambda path: None),
    "a home": ("~/x.yaml", lambda path: None),
    "an address": ("http://127.0.0.1:9/x.yaml", lambda path: None),
}

OPTIONS: tuple[tuple[str, ...], ...] = tuple(
    (option, value)
    for option in ("--today", "--documents", "--variants", "--formats", "--languages", "--brand")
    for value in (
        "", " ", ",", ",,,", "all,", "ALL", CONTROL, BIDI, BYTES, "{{7*7}}", "../../etc/passwd",
        "x" * 5000, "x," * 5000, "-1", "\u2028",
        "card\x85", "2026-03-20T00:00", "2026-W12-5", "20260320", "0000-00-00", "0001-01-01", "9999-12-31",
        "2026-02-30", "\uff12026-03-20",
        "/dev/zero", "/dev/null", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/", "~", ".", "$(id)",
        "%s", "--help",
    )
)  # fmt: skip
