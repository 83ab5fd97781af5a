"""Build a package for every case in a folder or a .jsonl file; one faulty case never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from ..assets import BRAND
from ..case.reader import read_case, read_case_line, read_case_lines
from ..case.schema import Case
from ..errors import Fault, InputFault
from .building import build_package
from .choices import Choices
from .kin import Kin, by_reference, kin_among
from .report import Report
from .stock import read_stock


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Where a case is: a file of its own, or line ``line`` of a .jsonl file, whose bytes are ``text``."""

    path: Path
    line: int | None = None
    text: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case as it was read, once for a whole batch: the case, or the faults that stop it."""

    source: CaseFile
    case: Case | None = field(default=None, repr=False)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: a report, the faults that stopped it, or the name of a fault of our own."""

    source: CaseFile
    report: Report | None = None
    faults: tuple[Fault, ...] = field(default=())
    error: str | None = None


def find_cases(source: Path) -> list[CaseFile]:
    """Every case in ``source``, in the order of names or lines; raises InputFault where there is none."""
    if source.is_dir():
        found = [
            CaseFile(p)
            for p in sorted(source.iterdir())
            if p.suffix in (".yaml", ".yml", ".json") and p.is_file()
        ]
    elif source.suffix == ".jsonl" and source.is_file():
        found = [CaseFile(source, number, text) for number, text in read_case_lines(source)]
    else:
        raise InputFault(
            [Fault(str(source), 1, "", "this should be a folder of case files, or a .jsonl file.")]
        )
    if not found:
        raise InputFault([Fault(str(source), 1, "", "there is no case in it.")])
    return found


def read_cases(sources: Sequence[CaseFile], today: date) -> list[ReadCase]:
    """Every case, or its faults, in the same order."""
    return [_read(source, today) for source in sources]


def _read(source: CaseFile, today: date) -> ReadCase:
    try:
        if source.line is None:
            return ReadCase(source, read_case(source.path, today))
        return ReadCase(source, read_case_line(source.text, source.line, str(source.path), today))
    except InputFault as fault:
        return ReadCase(source, faults=fault.faults)


def build_batch(
    cases: Sequence[ReadCase], out: Path, choices: Choices, today: date, jobs: int, brand: Path = BRAND
) -> Iterator[Outcome]:
    """Build every case with ``jobs`` processes, in the brand of one file; outcomes come in the order of the cases."""
    jobs = min(jobs, len(cases))
    among = by_reference(read.case for read in cases if read.case)
    kin = [kin_among(read.case, among) if read.case else Kin() for read in cases]
    if jobs <= 1:
        yield from (_build_one(*one, out, choices, today, brand) for one in zip(cases, kin, strict=True))
        return
    read_first = partial(read_stock, brand=brand)
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=read_first) as pool:
        build_one = partial(_build_one, out=out, choices=choices, today=today, brand=brand)
        yield from pool.map(build_one, cases, kin)


def _build_one(read: ReadCase, kin: Kin, out: Path, choices: Choices, today: date, brand: Path) -> Outcome:
    source, case = read.source, read.case
    if case is None:
        return Outcome(source, faults=read.faults)
    try:
        stock = read_stock(brand=brand)
        report = build_package(case, source.path.parent, out, stock, choices, today, kin=kin)
    except OSError:
        raise  # a full disk is the same for every case
    except Exception as error:  # the others shall be built all the same
        return Outcome(source, error=type(error).__name__)
    return Outcome(source, report)


def same_reference(cases: Sequence[ReadCase]) -> Iterator[Fault]:
    """A fault for each case whose reference another one has already: one would overwrite the other."""
    seen: set[str] = set()
    for read in cases:
        if read.case is None:
            continue  # its own faults are told in its turn
        folded = read.case.reference.casefold()
        if folded in seen:
            message = "another case of this batch has this reference already. Give each case its own."
            yield Fault(str(read.source.path), read.source.line or 1, "reference", message)
        seen.add(folded)
