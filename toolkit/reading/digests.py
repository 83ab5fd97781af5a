"""Files of the project as one short sum: what was made of them holds as long as it is the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from .. import VERSION
from ..assets import ROOT

ABSENT = "absent"


def files_in(folder: Path) -> list[Path]:
    """Every file below ``folder`` in one order, without what Python keeps for itself."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found += [Path(place, name) for name in sorted(names)]
    return found


def digest_of(content: bytes) -> str:
    """32 hexadecimal digits."""
    return sha256(content).hexdigest()[:32]


@cache
def digest_of_code() -> str:
    """The toolkit's own code, the libraries that it asks for, and what runs it."""
    code = (path for path in files_in(ROOT / "toolkit") if path.suffix == ".py")
    return digest_of_files((*code, ROOT / "requirements.lock"), VERSION, sys.version)


def digest_of_files(files: Iterable[Path], *more: str) -> str:
    """32 hexadecimal digits for the names and contents of ``files``, and ``more``."""
    digest = sha256()
    for part in more:
        digest.update(part.encode() + b"\0")
    for path in files:
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name
        digest.update(f"{name}\0{digest_of_file(path)}\0".encode())
    return digest.hexdigest()[:32]


def digest_of_file(path: Path) -> str:
    """The sum of what a plain file holds; ``ABSENT`` for anything else."""
    try:
        if not path.is_file():
            return ABSENT
        with path.open("rb") as file:
            return digest_of(file.read())
    except OSError:
        return ABSENT
