"""The command line: reads arguments, hands them on, says what came of it. Exit status as in the contract.

0 done; 2 the input is at fault; 1 anything else.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from .assets import BRAND
from .batch.limits import USUAL, Limits
from .errors import (
    ExitStatus,
    InputFault,
    NotPutInPlace,
    our_fault,
    trouble_with_files,
    where_it_happened,
)
from .writers.table import PLAIN

if TYPE_CHECKING:
    from .commands import Chosen

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
        for one in fault.faults:
            print(one, file=sys.stderr)
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
            f"{our_fault(type(error).__name__)} Nothing was put in place. "
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
    engine: EngineName = PLAIN,
    explain: Explain = False,
) -> None:
    """Build everything that one case calls for."""
    from . import commands

    chosen = _chosen(documents, variants, formats, languages, today, brand, proof, engine)
    _leave(commands.package(case, out, chosen, explain))


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
    engine: EngineName = PLAIN,
) -> None:
    """Build every document that makes sense without a case, with lines to write on."""
    from . import commands

    _leave(
        commands.blanks(out, _chosen(documents, variants, formats, languages, today, brand, proof, engine))
    )


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
    scheduler: Annotated[
        str | None,
        typer.Option(help="the address of a dask.distributed scheduler whose workers shall build the cases"),
    ] = None,
) -> None:
    """Build a package for every case in SOURCE; run again, it goes on where it was."""
    from . import commands

    chosen = _chosen(documents, variants, formats, languages, today, brand, proof, engine)
    limits = Limits(seconds, mebibytes)
    _leave(commands.batch(source, out, chosen, jobs, limits, only_changed, why, scheduler))


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
    from . import commands

    _leave(commands.check(paths or [], today, brand, advice))


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """The documents, variants, formats and languages that exist."""
    from .listing import as_lines, as_program_reads, what_exists

    known = what_exists()
    print(as_program_reads(known) if as_json else as_lines(known))


def _chosen(*typed: Any) -> Chosen:
    from . import commands

    return commands.Chosen(*typed)


def _leave(status: ExitStatus) -> None:
    if status:
        raise typer.Exit(status)
