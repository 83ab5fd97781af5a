"""Which cases of a batch are to be built, and why: what was built before and has not changed is left as it is.

A case whose very bytes were built before is known by its record and is not read. Only where the batch has other cases than
last time, all are read: the name of a child who is new may stand in a text that is old.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..document.fingerprint import fingerprint
from ..errors import InputFault
from ..reading.digests import ABSENT, digest_of
from . import keys
from .building import BuildCase, Job, Outcome, is_as_planned
from .crew import Crew
from .look_alikes import LookAlike, look_alikes
from .reading import Reading, reading_tasks, same_reference
from .records import FOLDER, Record, is_in_place, load_all, write_in_one_step
from .sources import CaseFile

ALIKE = "alike"  # no reference, so no record has this name


@dataclass(frozen=True, slots=True)
class Plan:
    """``done`` needs nothing: cases at fault, and packages that are as they would be built now. ``to_build`` is the rest."""

    done: tuple[Outcome, ...]
    to_build: tuple[BuildCase, ...]
    alike: tuple[LookAlike, ...]


Read = Callable[[Sequence[CaseFile]], list[Reading]]


def read_with(crew: Crew, job: Job, told: Callable[[int, int], None]) -> Read:
    """Reads cases with the processes of a crew, in their order; tells how many are read, of how many."""

    def read(sources: Sequence[CaseFile]) -> list[Reading]:
        found: dict[CaseFile, Reading] = {}
        for some in crew.carry_out(reading_tasks(sources, job.today)):
            found.update((one.source, one) for one in some)
            told(len(found), len(sources))
        return [found[source] for source in sources]

    return read


def plan(sources: Sequence[CaseFile], job: Job, read: Read) -> Plan:
    """What there is to do for ``sources``; raises InputFault where two cases have one reference."""
    records = load_all(job.out)
    by_digest = {record.key["case"]: record for record in records} if job.only_changed else {}
    readings = _readings(sources, by_digest, read)
    doubles = list(same_reference(readings))
    if doubles:
        raise InputFault(doubles)
    alike = _alike(readings, job.out, read)
    done: list[Outcome] = []
    to_build: list[BuildCase] = []
    planning = _Planning.of(readings, records, job)
    for reading in readings:
        match planning.for_case(reading):
            case Outcome() as outcome:
                done.append(outcome)
            case task:
                to_build.append(task)
    return Plan(tuple(done), tuple(to_build), tuple(alike))


def _readings(sources: Sequence[CaseFile], known: Mapping[str, Record], read: Read) -> list[Reading]:
    """Each case, known by its record or read."""
    found = {source: _known(source, known) for source in sources}
    fresh = {one.source: one for one in read([source for source, one in found.items() if one is None])}
    return [found[source] or fresh[source] for source in sources]


def _known(source: CaseFile, known: Mapping[str, Record]) -> Reading | None:
    try:
        digest = digest_of(source.content())
    except InputFault:
        return None
    record = known.get(digest)
    if record is None:
        return None
    return Reading(source, digest, record.reference, record.siblings, record.picture)


# ---------------------------------------------------------------- names of other children


def _alike(readings: Sequence[Reading], out: Path, read: Read) -> list[LookAlike]:
    """Whose names stand in whose texts; of the same cases, what was told last time."""
    together = _together(readings)
    told = _told_before(out, together, readings)
    if told is not None:
        return told
    rest = {
        one.source: one for one in read([one.source for one in readings if not one.faults and not one.names])
    }
    alike = list(look_alikes([rest.get(one.source, one) for one in readings]))
    _remember(out, together, alike, readings)
    return alike


def _together(readings: Iterable[Reading]) -> str:
    """A sum of all cases of the batch that can be read."""
    return fingerprint(tuple(sorted(one.digest for one in readings if not one.faults)))


def _told_before(out: Path, together: str, readings: Sequence[Reading]) -> list[LookAlike] | None:
    """What was told of the same cases last time; None if they are others. It names references and paths, never a child."""
    sources = {one.reference: one.source for one in readings if one.reference}
    try:
        kept = json.loads((out / FOLDER / ALIKE).read_bytes())
        if kept["together"] != together:
            return None
        return [LookAlike(sources[one], str(path), tuple(others)) for one, path, others in kept["told"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(out: Path, together: str, alike: Sequence[LookAlike], readings: Sequence[Reading]) -> None:
    references = {one.source: one.reference for one in readings}
    told = [[references[one.source], one.path, list(one.references)] for one in alike]
    write_in_one_step(out / FOLDER / ALIKE, json.dumps({"together": together, "told": told}).encode())


# ---------------------------------------------------------------- one case


@dataclass(frozen=True, slots=True)
class _Planning:
    """``cases`` and ``records`` by reference, in one case of letters; ``pictures`` by folder and hidden name."""

    job: Job
    cases: Mapping[str, Reading]
    records: Mapping[str, Record]
    pictures: Mapping[Path, Mapping[str, Path]]

    @classmethod
    def of(cls, readings: Sequence[Reading], records: Iterable[Record], job: Job) -> _Planning:
        folders = {one.source.path.parent for one in readings if one.picture}
        return cls(
            job,
            {one.reference.casefold(): one for one in readings if one.reference},
            {one.reference: one for one in records},
            {folder: keys.pictures_in(folder) for folder in folders},
        )

    def for_case(self, reading: Reading) -> Outcome | BuildCase:
        if reading.faults:
            return Outcome(reading.source, faults=reading.faults)
        key = {**self._own_key(reading), **self.job.shared}
        why = self._why(reading.reference, key)
        if not why:
            return Outcome(reading.source, self.records[reading.reference])
        kin = tuple(one.source for one in self._kin(reading))
        return BuildCase(reading.source, kin, key, why, self.job)

    def _why(self, reference: str, key: keys.Key) -> tuple[str, ...]:
        record = self.records.get(reference)
        if not self.job.only_changed:
            return (keys.ASKED,)
        if record is None:
            return (keys.NEW,)
        changed = keys.reasons(record.key, key)
        if changed or is_as_planned(record, key, self.job):
            return changed
        return (keys.STOPPED if is_in_place(self.job.out, record) else keys.BROKEN,)

    def _own_key(self, reading: Reading) -> keys.Key:
        folder = self.pictures.get(reading.source.path.parent, {}) if reading.picture else {}
        known = {one.reference.casefold(): one.digest for one in self._kin(reading)}
        kin = [(name.casefold(), known.get(name.casefold(), ABSENT)) for name in reading.siblings]
        return keys.own_key(reading.digest, folder.get(reading.picture), kin)

    def _kin(self, reading: Reading) -> Iterator[Reading]:
        for reference in reading.siblings:
            found = self.cases.get(reference.casefold())
            if found:
                yield found
