"""What was read of the project's own wording, kept in ``.cache/`` of the project: the next start need not parse it again.

Only the guides as they were read are kept, and a list of them: wording, never a value of a case. The name of a file is the
sum of all that it was made of, so a changed sentence or a new version of the toolkit is never overlooked. What is kept is
read only where nobody but its owner can have written it, and its owner is whoever runs this or owns the project: it is
then as much to be trusted as the program itself. Where nothing can be kept, all is read each time.
"""

from __future__ import annotations

import json
import os
import pickle
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ..assets import GUIDES, LOCALES, PICTURES, ROOT
from ..reading.digests import digest_of_code, digest_of_files, files_in

PLACE = ROOT / ".cache"
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

Made = TypeVar("Made")


def kept_whole(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` makes of the project's wording, or what it made the last time."""
    return _kept(f"{name}-{of_wording()}.pickle", make, pickle.loads, _pickled)


def kept_as_json(name: str, make: Callable[[], Made]) -> Made:
    """The same of what JSON can tell, which is read without any of the toolkit's models."""
    return _kept(f"{name}-{of_wording()}.json", make, json.loads, lambda made: json.dumps(made).encode())


@cache
def of_wording() -> str:
    """The sum of the guides and of all that reads them."""
    files = (*files_in(GUIDES), *files_in(LOCALES), PICTURES / "pictures.yaml")
    return digest_of_files(files, digest_of_code())


def _kept(
    name: str, make: Callable[[], Made], load: Callable[[bytes], Any], dump: Callable[[Made], bytes]
) -> Made:
    path = PLACE / name
    with suppress(Exception):  # whatever is wrong with it, it is made again
        found: Made = load(_trusted(path))
        return found
    made = make()
    with suppress(OSError):
        _keep(path, dump(made))
    return made


def _trusted(path: Path) -> bytes:
    """What the file holds; raises OSError where somebody else may have written it."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        for kind in (os.fstat(handle), path.parent.lstat()):
            if kind.st_uid not in (os.geteuid(), ROOT.stat().st_uid) or kind.st_mode & OTHERS_MAY_WRITE:
                raise PermissionError(path)
        return file.read()


def _keep(path: Path, content: bytes) -> None:
    """Write it in one step, and remove what was kept of older wording."""
    path.parent.mkdir(mode=0o755, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    kind, _, ending = path.name.partition("-")
    for old in path.parent.glob(f"{kind}-*{Path(ending).suffix}"):
        if old != path:
            old.unlink(missing_ok=True)


def _pickled(made: object) -> bytes:
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
