"""The older package of a case: a file of it that says what the new one would say is taken over, not written again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ..writers.table import Written


@dataclass(frozen=True, slots=True)
class Earlier:
    """``fingerprints``: by the path of a file, that of the document in it. ``entries``: the sum and pages of each file."""

    folder: Path
    fingerprints: Mapping[str, str]
    entries: Mapping[str, tuple[str, int | None]]

    def file(self, path: str, fingerprint: str) -> Written | None:
        """The file as it was written before; None where its document was another one, or it is not as it was."""
        if not fingerprint or self.fingerprints.get(path) != fingerprint or path not in self.entries:
            return None
        digest, pages = self.entries[path]
        try:
            content = (self.folder / path).read_bytes()
        except OSError:
            return None
        return Written(content, pages) if sha256(content).hexdigest() == digest else None


def earlier_in(folder: Path, manifest: str, fingerprints: Mapping[str, str]) -> Earlier | None:
    """The package in ``folder`` with the manifest of that name; None where it cannot be read."""
    try:
        documents = json.loads((folder / manifest).read_bytes())["documents"]
        entries = {one["path"]: (one["sha256"], one.get("pages")) for one in documents}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Earlier(folder, fingerprints, entries)


@dataclass(frozen=True, slots=True)
class Batched:
    """What a batch knows of a package beside its case. ``without``: by the place of a document in the package, the sentence
    that says why it is not made: it took more than one document may.
    """

    earlier: Earlier | None = None
    without: Mapping[int, str] = field(default_factory=dict)
