"""What the commands do. Loaded when a command is run, so that asking for help waits for nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .batch.building import Job
from .batch.limits import Limits
from .batch.region import Region
from .batch.running import Batch
from .batch.sources import find_cases
from .case.reader import read_case
from .case.text import day_of
from .check.checking import check as check_paths
from .errors import ExitStatus, Fault, InputFault
from .package.building import build_blanks, build_package
from .package.choices import Choices, read_choices
from .package.explaining import Explaining
from .package.report import Report
from .package.stock import read_stock
from .telling import BatchHearer, batch_progress, progress_bar, tell_built, tell_faults, tell_summary


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was typed that ``package``, ``blanks`` and ``batch`` have in common."""

    documents: str | None
    variants: str | None
    formats: str | None
    languages: str | None
    today: str | None
    brand: Path
    proof: bool
    engine: str

    def choices(self) -> Choices:
        """Checked against what exists; raises InputFault."""
        stock = read_stock(brand=self.brand)
        asked = (self.documents, self.variants, self.formats, self.languages)
        return read_choices(stock, *asked, self.proof, self.engine)


def package(case: Path, out: Path, chosen: Chosen, explain: bool) -> ExitStatus:
    day = _day(chosen.today)
    read = read_case(case, day)
    stock = read_stock(brand=chosen.brand)
    explaining = Explaining(read) if explain else None
    choices = chosen.choices()
    with progress_bar() as progress:
        report = build_package(read, case.parent, out, stock, choices, day, progress, explaining)
    tell_built(report, out, case)
    if explaining:
        print(f"\n{explaining.report(report)}", end="")
    return _status(report)


def blanks(out: Path, chosen: Chosen) -> ExitStatus:
    stock, choices = read_stock(brand=chosen.brand), chosen.choices()
    with progress_bar() as progress:
        report = build_blanks(out, stock, choices, _day(chosen.today), progress)
    return _status(tell_built(report, out, Path("blanks")))


def batch(
    source: Path,
    out: Path,
    chosen: Chosen,
    jobs: int,
    limits: Limits,
    only_changed: bool,
    why: bool,
    scheduler: str | None,
) -> ExitStatus:
    job = Job(out, chosen.choices(), _day(chosen.today), chosen.brand, only_changed, limits)
    elsewhere = Region(scheduler).build if scheduler else None
    whole = Batch(find_cases(source), job, jobs, elsewhere)
    with batch_progress(len(whole.sources)) as bar:
        hearer = BatchHearer(bar, why)
        summary = whole.run(hearer)
    tell_summary(summary, out)
    if hearer.failed:
        return ExitStatus.FAILED
    return ExitStatus.INPUT_AT_FAULT if summary.need_attention else ExitStatus.DONE


def check(paths: list[Path], today: str | None, brand: Path, advice: bool) -> ExitStatus:
    checked = check_paths(paths, _day(today), brand)
    if advice:
        print("".join(f"{one}\n" for one in checked.advice), end="")
    if checked.faults:
        tell_faults(checked.faults)
        print(f"{len(checked.faults)} to mend.", file=sys.stderr)
        return ExitStatus.INPUT_AT_FAULT
    if checked.advice and not advice:
        print(f"{len(checked.advice)} sentences could be easier to read: add --advice to see them.")
    print(f"{checked.count} files checked: nothing to mend.")
    return ExitStatus.DONE


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return day_of(text)
    except ValueError as error:
        raise InputFault([Fault("command line", 1, "--today", str(error))]) from None


def _status(report: Report) -> ExitStatus:
    return ExitStatus.INPUT_AT_FAULT if report.refused else ExitStatus.DONE
