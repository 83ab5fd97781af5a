"""The command line: reads arguments, hands them on, says what came of it. Exit status as in the contract.

0 done; 2 the input is at fault; 1 anything else.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from .assets import BRAND, ROOT
from .batch.building import Job, Outcome
from .batch.keys import IS_COMPARED
from .batch.limits import USUAL, Limits
from .batch.planning import Plan
from .batch.running import REPORT, Batch
from .batch.sources import find_cases
from .batch.summary import Summary, Tally
from .case.reader import read_case
from .case.schema import Reader
from .case.text import day_of
from .check.checking import check as check_paths
from .errors import ExitStatus, Fault, InputFault, showable, trouble_with_files, where_it_happened
from .package.building import build_blanks, build_package
from .package.choices import FORMATS, read_choices
from .package.explaining import Explaining
from .package.folder import NotPutInPlace
from .package.manifest import Made, NotMadeEntry
from .package.report import Report
from .package.stock import read_stock
from .reading.source import read_file
from .transforms.variants import VARIANTS
from .writers.table import PLAIN

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)

STOPPED = 130  # what typer makes of Ctrl-C, as a shell does

Out = Annotated[Path, typer.Option("--out", help="the folder that packages are put into")]
Documents = Annotated[str | None, typer.Option(help="documents to make, with commas between; or all")]
Variants = Annotated[str | None, typer.Option(help="variants, with commas between; or all")]
Formats = Annotated[
    str | None,
    typer.Option(help="formats, with commas between; or all; booklet and print-run are for paper"),
]
Languages = Annotated[str | None, typer.Option(help="languages, with commas between; or all")]
BrandFile = Annotated[
    Path,
    typer.Option(
        "--brand", help="the council's own brand.yaml; brand/brand.yaml if left out", show_default=False
    ),
]
Proof = Annotated[
    bool, typer.Option("--proof", help="also write proof.html: what was checked, with what result")
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine", help="what writes the PDFs: plain, or filled (the same pages, faster in a batch)"
    ),
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="also print, by reader, why each fact is in each document, or why not"),
]
Today = Annotated[
    str | None, typer.Option(help="the day of the build, such as 2026-03-20; today if left out")
]


def main() -> NoReturn:
    """Run the command line; a fault in an input is a line on stderr each, and exit status 2."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # killed, it leaves no picture of its memory
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop, it clears up as for Ctrl-C
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a screen that cannot show a letter is told its number
            stream.reconfigure(errors="backslashreplace")
    try:
        status = app(standalone_mode=False)  # what a command's typer.Exit holds comes back as a number
    except InputFault as fault:
        _tell_faults(fault.faults)
        sys.exit(ExitStatus.INPUT_AT_FAULT)
    except (typer.Abort, KeyboardInterrupt):
        _stop()
    except NotPutInPlace as reason:
        print(f"Not built: {reason}", file=sys.stderr)
        sys.exit(ExitStatus.FAILED)
    except OSError as error:
        print(trouble_with_files(error), file=sys.stderr)
        sys.exit(ExitStatus.FAILED)
    except Exception as error:
        if hasattr(error, "format_message"):  # an argument that the command line does not know
            told = f"{error.format_message()} Try: python build.py --help".strip()
            print(f"command line: {told}", file=sys.stderr)
            sys.exit(ExitStatus.INPUT_AT_FAULT)
        if os.environ.get("LASTING_HOME_DEVELOPER"):
            print(where_it_happened(error), file=sys.stderr)
        print(
            f"{_our_fault(type(error).__name__)} Nothing was put in place. "
            "Set LASTING_HOME_DEVELOPER=1 to see where.",
            file=sys.stderr,
        )
        sys.exit(ExitStatus.FAILED)
    if status == STOPPED:
        _stop()
    sys.exit(status or ExitStatus.DONE)


def _stop() -> NoReturn:
    print("Stopped. Every package that is in place is whole.", file=sys.stderr)
    sys.exit(ExitStatus.FAILED)


@app.command()
def package(
    case: Annotated[Path, typer.Argument(help="the case file, YAML or JSON")],
    out: Out,
    documents: Documents = None,
    variants: Variants = None,
    formats: Formats = None,
    languages: Languages = None,
    today: Today = None,
    brand: BrandFile = BRAND,
    proof: Proof = False,
    explain: Explain = False,
) -> None:
    """Build everything that one case calls for."""
    day = _day(today)
    read = read_case(case, day)
    stock = read_stock(brand=brand)
    choices = read_choices(stock, documents, variants, formats, languages, proof)
    explaining = Explaining(read) if explain else None
    with _progress() as progress:
        report = build_package(read, case.parent, out, stock, choices, day, progress, explaining)
    told = _tell_built(report, out, case)
    if explaining:
        print(f"\n{explaining.report(report)}", end="")
    _leave_if_refused(told)


@app.command()
def blanks(
    out: Out,
    documents: Documents = None,
    variants: Variants = None,
    formats: Formats = None,
    languages: Languages = None,
    today: Today = None,
    brand: BrandFile = BRAND,
    proof: Proof = False,
) -> None:
    """Build every document that makes sense without a case, with lines to write on."""
    stock = read_stock(brand=brand)
    choices = read_choices(stock, documents, variants, formats, languages, proof)
    with _progress() as progress:
        report = build_blanks(out, stock, choices, _day(today), progress)
    _leave_if_refused(_tell_built(report, out, Path("blanks")))


@app.command()
def batch(
    source: Annotated[Path, typer.Argument(help="a folder of case files, or one .jsonl file")],
    out: Out,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="how many processes")] = 1,
    documents: Documents = None,
    variants: Variants = None,
    formats: Formats = None,
    languages: Languages = None,
    today: Today = None,
    brand: BrandFile = BRAND,
    proof: Proof = False,
    engine: EngineName = PLAIN,
    only_changed: Annotated[
        bool,
        typer.Option("--only-changed/--all", help="leave packages as they are that nothing has changed for"),
    ] = True,
    why: Annotated[bool, typer.Option("--why", help="tell why each document was built")] = False,
    seconds: Annotated[
        float, typer.Option("--document-seconds", min=0.001, help="of the processor, for one document")
    ] = USUAL.seconds,
    mebibytes: Annotated[
        float, typer.Option("--document-mebibytes", min=1, help="of memory, for one document")
    ] = USUAL.mebibytes,
) -> None:
    """Build a package for every case in SOURCE; run again, it goes on where it was."""
    day = _day(today)
    choices = read_choices(read_stock(brand=brand), documents, variants, formats, languages, proof, engine)
    job = Job(out, choices, day, brand, only_changed, Limits(seconds, mebibytes))
    whole = Batch(find_cases(source), job, jobs)
    with _batch_progress(len(whole.sources)) as progress:
        hearer = _Hearer(progress, why)
        summary = whole.run(hearer)
    _tell_summary(summary, out)
    if hearer.failed:
        raise typer.Exit(ExitStatus.FAILED)
    if summary.need_attention:
        raise typer.Exit(ExitStatus.INPUT_AT_FAULT)


@dataclass(slots=True)
class _Hearer:
    """Tells what comes of each case on stderr, why it was built on stdout, and the bar how far the batch is."""

    progress: Callable[[int, int], None]
    why: bool
    failed: bool = False

    def planned(self, plan: Plan) -> None:
        _tell_faults([found.as_fault() for found in plan.alike])

    def came(self, outcome: Outcome, tally: Tally) -> None:
        self.progress(tally.done, tally.need_attention)
        _tell_faults(outcome.faults)
        if outcome.error or outcome.trouble:
            self.failed = True
            source, said = outcome.source, outcome.trouble or _our_fault(outcome.error or "")
            _tell_faults([Fault(str(source.path), source.line or 1, "", said)])
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


def _tell_summary(summary: Summary, out: Path) -> None:
    place = showable(str(out))
    whole = summary.built + summary.unchanged
    unchanged = f" ({summary.unchanged} of them unchanged)" if summary.unchanged else ""
    print(f"{whole} of {summary.cases} packages are in {place}/{unchanged}")
    if summary.to_look_at:
        count = sum(len(one.cases) for one in summary.to_look_at)
        print(f"Names of other children to look at: {count}; each is told above, with its place.")
    if summary.need_attention:
        print(f"{summary.need_attention} need attention: see {place}/{REPORT}.html")


def _our_fault(error: str) -> str:
    return f"Something went wrong inside the toolkit ({error}); this is a fault of ours, not of your file."


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="case files, folders, guides or a brand.yaml; all guides and the brand if left out"
        ),
    ] = None,
    today: Today = None,
    brand: BrandFile = BRAND,
    advice: Annotated[bool, typer.Option("--advice", help="also tell what could be easier to read")] = False,
) -> None:
    """Check case files, guides and the brand; build nothing."""
    checked = check_paths(paths or [], _day(today), brand)
    if advice:
        print("".join(f"{one}\n" for one in checked.advice), end="")
    if checked.faults:
        _tell_faults(checked.faults)
        print(f"{len(checked.faults)} to mend.", file=sys.stderr)
        raise typer.Exit(ExitStatus.INPUT_AT_FAULT)
    if checked.advice and not advice:
        print(f"{len(checked.advice)} sentences could be easier to read: add --advice to see them.")
    print(f"{checked.count} files checked: nothing to mend.")


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """The documents, variants, formats and languages that exist."""
    stock = read_stock()
    guides = stock.library.guides.values()
    documents = [
        {"document": guide.identifier, "reader": guide.facts.reader, "what": guide.facts.what}
        for guide in guides
    ]
    names: dict[str, list[str]] = {
        "variants": list(VARIANTS),
        "formats": list(FORMATS),
        "languages": list(stock.catalogues),
    }
    if as_json:
        print(json.dumps({"documents": documents, **names}, ensure_ascii=False, indent=1))
        return
    for guide in guides:
        print(f"{guide.identifier:40} {guide.facts.reader:14} {guide.facts.what}")
    for name, known in names.items():
        print(f"\n{name}: {', '.join(known)}")


# ---------------------------------------------------------------- what is said


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return day_of(text)
    except ValueError as error:
        raise InputFault([Fault("command line", 1, "--today", str(error))]) from None


def _tell_faults(faults: Sequence[Fault]) -> None:
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


def _tell_built(report: Report, out: Path, source: Path) -> Report:
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


def _leave_if_refused(report: Report) -> None:
    if report.refused:
        raise typer.Exit(ExitStatus.INPUT_AT_FAULT)


def _first_to_look_at(report: Report) -> Made | None:
    """The child's guide as PDF, or whatever there is."""
    guides = ("childrens-guide", "teens-guide")
    by_likeness = sorted(report.made, key=lambda made: (made.document not in guides, made.format != "pdf"))
    return by_likeness[0] if by_likeness else None


@contextmanager
def _batch_progress(cases: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while a person watches: done, left, rate, time left, and how many need attention."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[attention]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=cases, rate="reading", attention="")

        def tell(done: int, need_attention: int) -> None:
            attention = f"{need_attention} need attention" if need_attention else ""
            speed = bar.tasks[0].speed
            rate = f"{cases - done} left, {speed * 60:.0f} a minute" if speed else f"{cases - done} left"
            bar.update(task, completed=done, attention=attention, rate=rate)

        yield tell


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr while a person watches; nothing where a program does."""
    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Building")

        def tell(name: str, done: int, of: int) -> None:
            bar.update(task, description=name or "Building", completed=done, total=of)

        yield tell
