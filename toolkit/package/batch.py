"""Build a package for every case in a folder or a .jsonl file; one faulty case never stops the others."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import active_children, forkserver, get_context
from pathlib import Path

from ..assets import BRAND
from ..case.reader import read_case, read_case_line, read_case_lines
from ..case.schema import Case
from ..errors import ExitStatus, Fault, InputFault
from ..reading.source import is_folder, is_lines
from .building import build_package
from .choices import Choices
from .folder import NotPutInPlace
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
    """What became of one case: a report, the faults that stopped it, the name of a fault of our own, or ``trouble``:
    a sentence that says why the package could not be put in place.
    """

    source: CaseFile
    report: Report | None = None
    faults: tuple[Fault, ...] = field(default=())
    error: str | None = None
    trouble: str | None = None


def find_cases(source: Path) -> list[CaseFile]:
    """Every case in ``source``, in the order of names or lines; raises InputFault where there is none."""
    if is_folder(source):
        found = [
            CaseFile(p)
            for p in sorted(source.iterdir())
            if p.suffix in (".yaml", ".yml", ".json") and p.is_file()
        ]
    elif is_lines(source):
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
) -> Generator[Outcome]:
    """Build every case with ``jobs`` processes, in the brand of one file; outcomes come in the order of the cases.

    Closed or interrupted, it stops the builds that are going on, and they clear up.
    """
    jobs = min(jobs, len(cases))
    among = by_reference(read.case for read in cases if read.case)
    kin = [kin_among(read.case, among) if read.case else Kin() for read in cases]
    if jobs <= 1:
        yield from (_build_one(*one, out, choices, today, brand) for one in zip(cases, kin, strict=True))
        return
    _start_deaf_to_ctrl_c()
    read_first = partial(_get_ready, brand)
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=read_first) as pool:
        build_one = partial(_build_one_of_many, out=out, choices=choices, today=today, brand=brand)
        try:
            yield from pool.map(build_one, cases, kin)
        except (KeyboardInterrupt, GeneratorExit):
            for process in active_children():
                process.terminate()
            raise


def _start_deaf_to_ctrl_c() -> None:
    """A terminal sends Ctrl-C to every process; only the first shall answer, and asks the others to stop.

    Processes that build inherit it from the one that starts them, so it holds while they load, too.
    """
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, heard)


def _get_ready(brand: Path) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # where another batch had started the processes' parent before
    read_stock(brand=brand)


def _build_one_of_many(
    read: ReadCase, kin: Kin, out: Path, choices: Choices, today: date, brand: Path
) -> Outcome:
    """As ``_build_one``, in a process that ends when it is asked to stop, after it has cleared up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _build_one(read, kin, out, choices, today, brand)
    except KeyboardInterrupt:
        os._exit(ExitStatus.FAILED)  # the pool would hand it another case
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _build_one(read: ReadCase, kin: Kin, out: Path, choices: Choices, today: date, brand: Path) -> Outcome:
    source, case = read.source, read.case
    if case is None:
        return Outcome(source, faults=read.faults)
    try:
        stock = read_stock(brand=brand)
        report = build_package(case, source.path.parent, out, stock, choices, today, kin=kin)
    except NotPutInPlace as reason:
        return Outcome(source, trouble=str(reason))
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
