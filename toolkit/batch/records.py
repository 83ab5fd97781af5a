"""What is remembered of each package, in ``DIR/.batch/REFERENCE.json``: what it was built from, and what came out.

Digests, paths of fields, names of documents, and sentences without values: nothing of a case can be read there. A
record is written in one step after its package is in place; one that is missing, broken or not of this package only
means that the package is built again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ..package.building import MANIFEST
from ..package.manifest import NotMadeEntry
from ..package.report import Report
from ..reading.digests import digest_of

FOLDER = ".batch"
ENDING = ".json"
PART = ".part"
VERSION = 1


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Refused(_Strict):
    """A document that was not made, or not in one format, because of a fault."""

    document: str
    reader: str
    person: str | None
    fact: str
    format: str | None
    why: str

    def entry(self) -> NotMadeEntry:
        return NotMadeEntry(self.document, self.reader, self.why, self.person, self.fact, self.format)


class Record(_Strict):
    """What one package was built from, and what came out.

    ``run`` is the run that built it; ``siblings`` are references; ``picture`` is the hidden name of the child's picture.
    ``files``: for each file the fingerprint of the document in it, empty where it is of no single one. ``made`` counts
    files and ``left_out`` documents, by reader. ``filled`` counts in which way each PDF was written. ``stopped``: the limits
    at which a document of it was stopped, empty where none was.
    """

    version: int
    reference: str
    key: dict[str, str]
    run: str
    siblings: tuple[str, ...]
    picture: str
    manifest: str
    files: dict[str, str]
    made: dict[str, int]
    left_out: dict[str, int]
    refused: tuple[Refused, ...]
    stopped: str
    warnings: tuple[tuple[str, str], ...]
    filled: dict[str, int]


def record_of(
    report: Report,
    key: dict[str, str],
    run: str,
    siblings: Sequence[str],
    picture: str,
    manifest: bytes,
    stopped: str,
) -> Record:
    """What is to be remembered of a package that is in place."""
    return Record(
        version=VERSION,
        reference=report.reference,
        key=key,
        run=run,
        siblings=tuple(siblings),
        picture=picture,
        manifest=digest_of(manifest),
        files={made.path: report.fingerprints.get(made.path, "") for made in report.made},
        made=_counted(made.reader for made in report.made),
        left_out=_counted(entry.reader for entry in report.not_made),
        refused=tuple(_refused(entry) for entry in report.refused),
        stopped=stopped,
        warnings=tuple(report.warnings),
        filled=dict(report.written_how),
    )


def _refused(entry: NotMadeEntry) -> Refused:
    return Refused(
        document=entry.document,
        reader=str(entry.reader),
        person=entry.person,
        fact=entry.fact,
        format=entry.format,
        why=entry.why,
    )


def _counted(readers: Iterator[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for reader in map(str, readers):
        counts[reader] = counts.get(reader, 0) + 1
    return counts


def save(out: Path, record: Record) -> None:
    """Write the record in one step; the disk has it when this returns."""
    write_in_one_step(out / FOLDER / f"{record.reference}{ENDING}", record.model_dump_json().encode())


def write_in_one_step(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}{PART}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load(out: Path, reference: str) -> Record | None:
    """The record of one package, or None."""
    return _load(out / FOLDER / f"{reference}{ENDING}")


def load_all(out: Path) -> list[Record]:
    """Every record beside the packages of ``out``, in no order."""
    try:
        with os.scandir(out / FOLDER) as entries:
            paths = [Path(one.path) for one in entries if one.name.endswith(ENDING)]
    except OSError:
        return []
    return [found for found in map(_load, paths) if found]


def _load(path: Path) -> Record | None:
    try:
        found = Record.model_validate_json(path.read_bytes(), strict=False)
    except (OSError, ValidationError):
        return None
    return found if found.version == VERSION and f"{found.reference}{ENDING}" == path.name else None


def is_in_place(out: Path, record: Record) -> bool:
    """Whether the package of a record is there, with its own manifest and all its files and no other."""
    folder = out / record.reference
    try:
        if digest_of((folder / MANIFEST).read_bytes()) != record.manifest:
            return False
        return {file.name for file in folder.iterdir()} == {MANIFEST, *record.files}
    except OSError:
        return False
