"""What a batch came to, by reader and by fault: numbers, references, paths of fields and sentences; no name of anybody."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from .. import VERSION
from ..case.schema import Reader
from .building import Outcome
from .look_alikes import LookAlike
from .sources import CaseFile

SCHEMA = 1
OURS = "something went wrong inside the toolkit ({}); this is a fault of ours, not of the case."


@dataclass(frozen=True, slots=True)
class ForReader:
    """Of one kind of reader: ``files`` made, documents ``not_made`` because the case does not call for them or they wait for
    something, and documents or formats ``stopped`` by a fault.
    """

    reader: str
    files: int
    not_made: int
    stopped: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, warning or thing to look at: the dotted ``path`` of its field, what it is, and the cases that have it."""

    path: str
    what: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """``cases`` in all; ``built`` now; ``unchanged`` since they were built; ``need_attention``: at fault, or with a document
    that was stopped. ``written`` files were made anew and ``taken_over`` files of built packages were not. ``engine``
    counts in which way PDFs were written. ``seconds`` it took; ``mebibytes`` is the most that one process had in use.
    """

    day: str
    cases: int
    built: int
    unchanged: int
    need_attention: int
    written: int
    taken_over: int
    readers: tuple[ForReader, ...]
    faults: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    to_look_at: tuple[Finding, ...]
    engine: Mapping[str, int]
    seconds: float
    mebibytes: float


@dataclass(slots=True)
class Tally:
    """Gathers outcomes one by one, and keeps of each no more than is told of it in the end."""

    sources: Sequence[CaseFile]
    today: date
    built: int = 0
    unchanged: int = 0
    need_attention: int = 0
    failed: int = 0
    written: int = 0
    taken_over: int = 0
    _files: Counter[str] = field(default_factory=Counter)
    _not_made: Counter[str] = field(default_factory=Counter)
    _stopped: Counter[str] = field(default_factory=Counter)
    _engine: Counter[str] = field(default_factory=Counter)
    _faults: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _warnings: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _numbers: dict[CaseFile, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {source: number for number, source in enumerate(self.sources, 1)}

    @property
    def done(self) -> int:
        return self.built + self.unchanged + self.failed

    def add(self, outcome: Outcome) -> None:
        record = outcome.record
        if record is None:
            self.failed += 1
        elif outcome.why:
            self.built += 1
            self.written += len(outcome.written)
            self.taken_over += len(record.files) - len(outcome.written)
        else:
            self.unchanged += 1
        self.need_attention += record is None or bool(record.refused)
        name = record.reference if record else f"{self._numbers[outcome.source]}"
        for path, what in _faults_of(outcome):
            self._faults.setdefault((path, what), []).append(name)
        if record:
            self._files.update(record.made)
            self._not_made.update(record.left_out)
            self._stopped.update(one.reader for one in record.refused)
            if outcome.why:
                self._engine.update(record.filled)
            for path, what in record.warnings:
                self._warnings.setdefault((path, what), []).append(name)

    def summary(self, alike: Iterable[LookAlike], seconds: float, mebibytes: float) -> Summary:
        return Summary(
            day=self.today.isoformat(),
            cases=len(self.sources),
            built=self.built,
            unchanged=self.unchanged,
            need_attention=self.need_attention,
            written=self.written,
            taken_over=self.taken_over,
            readers=tuple(self._readers()),
            faults=_findings(self._faults),
            warnings=_findings(self._warnings),
            to_look_at=_findings(_told(alike, self._numbers)),
            engine=dict(sorted(self._engine.items())),
            seconds=round(seconds, 1),
            mebibytes=round(mebibytes),
        )

    def _readers(self) -> Iterator[ForReader]:
        for reader in map(str, Reader):
            yield ForReader(reader, self._files[reader], self._not_made[reader], self._stopped[reader])


def _faults_of(outcome: Outcome) -> Iterator[tuple[str, str]]:
    for fault in outcome.faults:
        yield fault.path, fault.message
    if outcome.error:
        yield "", OURS.format(outcome.error)
    if outcome.trouble:
        yield "", outcome.trouble
    for one in outcome.record.refused if outcome.record else ():
        made_as = f" as {one.format}" if one.format else ""
        yield one.fact, f"{one.document} for {one.person or one.reader} is not made{made_as}: {one.why}"


def _told(alike: Iterable[LookAlike], numbers: Mapping[CaseFile, int]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for one in alike:
        fault = one.as_fault()
        found.setdefault((fault.path, fault.message), []).append(str(numbers[one.source]))
    return found


def _findings(found: Mapping[tuple[str, str], Sequence[str]]) -> tuple[Finding, ...]:
    """The most frequent first."""
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Finding(path, what, tuple(sorted(cases))) for (path, what), cases in ordered)


def summary_bytes(summary: Summary) -> bytes:
    """The report for programs, as UTF-8 JSON."""
    whole = {"schema": SCHEMA, "toolkit": VERSION, **asdict(summary)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
