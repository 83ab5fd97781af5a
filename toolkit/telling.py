"""What a command says: faults and warnings on stderr, what was built and where on stdout, a bar while a person waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from .assets import ROOT
from .batch.building import Outcome
from .batch.keys import IS_COMPARED
from .batch.planning import Plan
from .batch.running import REPORT
from .batch.summary import Summary, Tally
from .case.schema import Reader
from .errors import Fault, our_fault, showable
from .package.manifest import Made, NotMadeEntry
from .package.report import Report
from .reading.source import read_file

DRAWN_EVERY = 0.1  # seconds


@dataclass(slots=True)
class BatchBar:
    """How far a batch is: done, left, rate, time left, and how many need attention; before that, how many are read."""

    bar: Progress
    cases: int
    task: TaskID
    drawn: float = 0.0

    def read(self, done: int, of: int) -> None:
        if self._is_time(done == of):
            self.bar.update(self.task, rate=f"reading, {done} of {of}")

    def built(self, done: int, need_attention: int) -> None:
        if not self._is_time(done == self.cases):
            return
        attention = f"{need_attention} need attention" if need_attention else ""
        speed = self.bar.tasks[0].speed
        left = f"{self.cases - done} left"
        rate = f"{left}, {speed * 60:.0f} a minute" if speed else left
        self.bar.update(self.task, completed=done, attention=attention, rate=rate)

    def _is_time(self, is_last: bool) -> bool:
        now = time.monotonic()
        if self.bar.disable or (now - self.drawn < DRAWN_EVERY and not is_last):
            return False
        self.drawn = now
        return True


@dataclass(slots=True)
class BatchHearer:
    """Tells what comes of each case on stderr, why it was built on stdout, and the bar how far the batch is."""

    bar: BatchBar
    why: bool
    failed: bool = False

    def read(self, done: int, of: int) -> None:
        self.bar.read(done, of)

    def planned(self, plan: Plan) -> None:
        tell_faults([found.as_fault() for found in plan.alike])

    def came(self, outcome: Outcome, tally: Tally) -> None:
        self.bar.built(tally.done, tally.need_attention)
        tell_faults(outcome.faults)
        if outcome.error or outcome.trouble:
            self.failed = True
            source, said = outcome.source, outcome.trouble or our_fault(outcome.error or "")
            tell_faults([Fault(str(source.path), source.line or 1, "", said)])
        if outcome.record:
            told = [*outcome.record.warnings, *_refusals([one.entry() for one in outcome.record.refused])]
            for path, sentence in told:
                place = str(outcome.source.path), outcome.source.at(path)
                print(Fault(*place, path, sentence), file=sys.stderr)
        if self.why and outcome.why and outcome.record:
            print(f"{outcome.record.reference}: built because {', and '.join(outcome.why)}.")
            for path in outcome.written:
                print(f"  {path}: {_why_written(outcome)}")


def _why_written(outcome: Outcome) -> str:
    return "what it says has changed" if IS_COMPARED.isdisjoint(outcome.why) else "written anew"


def tell_summary(summary: Summary, out: Path) -> None:
    place = showable(str(out))
    whole = summary.built + summary.unchanged
    unchanged = f" ({summary.unchanged} of them unchanged)" if summary.unchanged else ""
    print(f"{whole} of {summary.cases} packages are in {place}/{unchanged}")
    if summary.to_look_at:
        count = sum(len(one.cases) for one in summary.to_look_at)
        print(f"Names of other children to look at: {count}; each is told above, with its place.")
    if summary.need_attention:
        print(f"{summary.need_attention} need attention: see {place}/{REPORT}.html")


def tell_faults(faults: Sequence[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)


def _tell_report(report: Report, source: Path, line: int | None = None) -> None:
    """Warnings and refusals as faults are told: file, line, path, sentence. ``line`` is that of a .jsonl file."""
    if not report.warnings and not report.refused:
        return
    lines = read_file(source) if line is None and source.is_file() else None
    told = [*report.warnings, *_refusals(report.refused)]
    for path, sentence in told:
        steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
        at = lines.line(steps) if lines else line or 1
        print(Fault(str(source), at, path, sentence), file=sys.stderr)


def _refusals(refused: Sequence[NotMadeEntry]) -> Iterator[tuple[str, str]]:
    """Path and sentence of each; a format that several documents do not get for one reason is told of once."""
    alike: dict[tuple[str, str | None, str], list[NotMadeEntry]] = {}
    for place, entry in enumerate(refused):
        alike.setdefault((entry.fact, entry.format, entry.why if entry.format else str(place)), []).append(
            entry
        )
    for (fact, format_, _), entries in alike.items():
        first = entries[0]
        which = f"{first.document} for {first.person or first.reader} is"
        if len(entries) > 1:
            which = f"{len(entries)} documents are"
        yield fact, f"{which} not made{f' as {format_}' if format_ else ''}: {first.why}"


def tell_built(report: Report, out: Path, source: Path) -> Report:
    """What was built, where it is, and what to look at first."""
    _tell_report(report, source)
    folder = out / report.reference
    ours = folder.is_absolute() and folder.is_relative_to(ROOT)
    shown = showable(str(folder.relative_to(ROOT) if ours else folder))
    documents = {
        (made.document, made.person, made.occasion, made.variant, made.language) for made in report.made
    }
    print(f"{len(documents)} documents in {len(report.made)} files are in {shown}/")
    for reader in Reader:
        names = dict.fromkeys(made.document for made in report.made if made.reader == reader)
        if names:
            print(f"  {reader.value + ':':14} {', '.join(names)}")
    first = _first_to_look_at(report)
    if first:
        print(f"Look first at {shown}/{first.path}")
    if report.not_made or report.refused:
        count = len(report.not_made) + len(report.refused)
        print(f"Not made: {count}; {shown}/manifest.json says why.")
    return report


def _first_to_look_at(report: Report) -> Made | None:
    """The child's guide as PDF, or whatever there is."""
    guides = ("childrens-guide", "teens-guide")
    by_likeness = sorted(report.made, key=lambda made: (made.document not in guides, made.format != "pdf"))
    return by_likeness[0] if by_likeness else None


@contextmanager
def batch_progress(cases: int) -> Iterator[BatchBar]:
    """A bar on stderr while a person watches; nothing where a program does."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[attention]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield BatchBar(bar, cases, bar.add_task("", total=cases, rate="reading", attention=""))


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr while a person watches; nothing where a program does."""
    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Building")

        def tell(name: str, done: int, of: int) -> None:
            bar.update(task, description=name or "Building", completed=done, total=of)

        yield tell
