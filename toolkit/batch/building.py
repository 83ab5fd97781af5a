"""Build the package of one case of a batch, in whichever process it falls to, and remember it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from ..assets import BRAND
from ..case.schema import Case
from ..errors import Fault, InputFault, NotPutInPlace
from ..package.building import MANIFEST, build_package
from ..package.choices import Choices
from ..package.earlier import Batched, Earlier, earlier_in
from ..package.folder import BuiltAtOnce
from ..package.kin import by_reference, kin_among
from ..package.report import Report
from ..package.stock import read_stock
from ..reading.digests import digest_of
from . import keys
from .crew import Tell
from .keys import Key
from .limits import USUAL, Limits
from .reading import picture_of
from .records import Record, is_in_place, load, record_of, save
from .sources import CaseFile

CHANGED = "the case file was changed while the batch was running. Run it again."
ANOTHER = (
    "this machine has other wording, or another version of the toolkit, than the one that planned the batch."
)
# Seconds to wait for a package that somebody else is building, and between two looks.
PATIENCE, PAUSE = 120.0, 0.5


@dataclass(frozen=True, slots=True)
class Job:
    """What all the cases of a batch have in common.

    ``shared`` is the part of their keys that they share. ``run`` is this run's alone. ``waits``: a package that somebody
    else is building is waited for.
    """

    out: Path
    choices: Choices
    today: date
    brand: Path = BRAND
    only_changed: bool = True
    limits: Limits = USUAL
    shared: Key = field(default_factory=dict)
    run: str = field(default_factory=lambda: uuid4().hex)
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: a record of its package, the faults that stopped it, the name of a fault of our own, or
    ``trouble``: a sentence that says why the package could not be put in place.

    ``why`` it was built, empty where it was not; ``written`` are the files that were made anew, and are not in the older
    package word for word.
    """

    source: CaseFile
    record: Record | None = None
    faults: tuple[Fault, ...] = ()
    error: str | None = None
    trouble: str | None = None
    why: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildCase:
    """A task: the package of one case.

    ``kin`` are the cases of the children that it names; ``key`` is what it was planned for.
    """

    source: CaseFile
    kin: tuple[CaseFile, ...]
    key: Key
    why: tuple[str, ...]
    job: Job

    def carry_out(self, tell: Tell, without: Mapping[int, str]) -> Outcome:
        until = time.monotonic() + (PATIENCE if self.job.waits else 0)
        while True:
            try:
                return self._built(tell, without)
            except InputFault as fault:
                return Outcome(self.source, faults=fault.faults)
            except NotPutInPlace as reason:
                if not isinstance(reason, BuiltAtOnce) or time.monotonic() >= until:
                    return Outcome(self.source, trouble=str(reason))
            time.sleep(PAUSE)

    def gave_up(self, why: str) -> Outcome:
        return Outcome(self.source, error=why)

    def _built(self, tell: Tell, without: Mapping[int, str]) -> Outcome:
        job = self.job
        content = self.source.content()
        if digest_of(content) != self.key["case"]:
            return Outcome(self.source, trouble=CHANGED)
        if (self.key["making"], self.key["wording"]) != (keys.making(), keys.wording(job.brand)):
            return Outcome(self.source, trouble=ANOTHER)
        case = self.source.read(content, job.today)
        before = load(job.out, case.reference)
        if before and before.run == job.run and not without and is_as_planned(before, self.key, job):
            return Outcome(
                self.source, before, why=self.why
            )  # by a worker that was lost before it could say so
        stock = read_stock(brand=job.brand)
        report = build_package(
            case,
            self.source.path.parent,
            job.out,
            stock,
            job.choices,
            job.today,
            lambda _, number, __: tell(number),
            kin=kin_among(case, by_reference(self._cases_of_kin())),
            batched=Batched(self._earlier(before), without),
        )
        record = self._remembered(case, report, str(job.limits) if without else "")
        fresh = {made.path for made in report.made}.difference(report.taken_over)
        return Outcome(self.source, record, why=self.why, written=tuple(sorted(fresh)))

    def _earlier(self, before: Record | None) -> Earlier | None:
        """The older package, if it was made by the toolkit as it is now, and its files may be taken over."""
        if not before or not self.job.only_changed or before.key.get("making") != self.key["making"]:
            return None
        return earlier_in(self.job.out / before.reference, MANIFEST, before.files)

    def _cases_of_kin(self) -> list[Case]:
        cases = []
        for source in self.kin:
            try:
                cases.append(source.read(source.content(), self.job.today))
            except InputFault:
                continue  # it is told for that case
        return cases

    def _remembered(self, case: Case, report: Report, stopped: str) -> Record:
        manifest = (self.job.out / case.reference / MANIFEST).read_bytes()
        key, picture = dict(self.key), picture_of(case)
        record = record_of(report, key, self.job.run, case.siblings, picture, manifest, stopped)
        save(self.job.out, record)
        return record


def is_as_planned(record: Record, key: Key, job: Job) -> bool:
    """Whether a package is there and as it would be built now."""
    return record.key == key and record.stopped in ("", str(job.limits)) and is_in_place(job.out, record)


def with_shared_key(job: Job) -> Job:
    """``job`` with the part of the key that its cases share."""
    return replace(job, shared=keys.shared_key(job.choices, job.today, job.brand))
