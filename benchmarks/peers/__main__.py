"""The same papers by every engine, in turn, in one run on one core: ``python -m benchmarks.peers`` (``make bench``).

Two papers, the children's guide and the decision letter, of children who were never seen before and of whom as much is told
of each (``child_alike``). All engines are warm. For each child every engine writes the paper once, one after the other, and
the answer is the median of the paired ratios to plain WeasyPrint, with the least and the most; above 1 is faster. *Plain* is
the toolkit's own writer with ``--engine plain``: fonts, style sheets and pictures are read once. *Filled, known* is a paper
whose template is there; *filled, first* one whose template may have to be made. Peers get the same words and pictures, and
a design as simple as makes about as many pages; the numbers of pages are told. Word has no SVG of its own, so pictures
are made pixels beforehand, outside of the clock: for python-docx, for ReportLab, and for the toolkit, which has a row of
its own where they are not. Time is of the clock, because some engines work in other processes: run it on a machine that
does nothing else.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from benchmarks.county import child_alike
from benchmarks.engine import PAPERS, documents_of
from toolkit.document.nodes import Document
from toolkit.proof.pdf_sameness import differences
from toolkit.writers.docx import write_docx
from toolkit.writers.filled.filling import Filler
from toolkit.writers.html import write_html
from toolkit.writers.pdf import write_pdf
from toolkit.writers.txt import write_txt

from .chromium_side import ChromiumSide
from .content import pieces_of
from .reportlab_side import ReportLabSide
from .typst_side import TypstSide
from .word_side import DocxTplSide, PythonDocxSide, is_there, printed_by_libreoffice

ROUNDS: Final = 9
PLAIN: Final = "WeasyPrint, plain (`--engine plain`)"
WORD: Final = "Word by python-docx, from nothing"

Write = Callable[[Document], bytes]


@dataclass(slots=True)
class Side:
    """One way to write a paper. ``base`` is the side that it is compared with; ``seconds`` one entry a round."""

    name: str
    write: Write
    base: str = PLAIN
    seconds: list[float] = field(default_factory=list)
    pages: int | None = None


def main() -> None:
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = said.parse_args().rounds
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for paper in PAPERS:
        documents = list(islice(documents_of(paper, child_alike), rounds + 1))
        with ExitStack() as stack:
            sides = sides_for(documents, stack)
            for line in measured(paper, documents, sides):
                print(line, flush=True)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")


def sides_for(documents: list[Document], stack: ExitStack) -> list[Side]:
    """Every engine, ready. What a paper is made of for the others is made beforehand, outside of the clock."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    pieces = {id(document): pieces_of(document) for document in documents}
    html = {id(document): write_html(document) for document in documents}
    filler, typst = Filler(), TypstSide(folder)
    lab, word, chromium = ReportLabSide(), PythonDocxSide(), ChromiumSide()
    stack.callback(chromium.close)
    for one in pieces.values():
        lab.get_ready(one)
        word.get_ready(one)
    template = DocxTplSide(pieces[id(documents[0])], word, folder)
    return [
        Side(PLAIN, lambda document: write_pdf(document)[0]),
        Side("filled, first", lambda document: filler.write(document)[0]),
        Side("filled, known", lambda document: filler.write(document)[0]),
        Side("Typst 0.15", lambda document: typst.write(pieces[id(document)])),
        Side("Chromium", lambda document: chromium.write(html[id(document)])),
        Side("ReportLab (no tags)", lambda document: lab.write(pieces[id(document)])),
        Side(WORD, lambda document: word.write(pieces[id(document)]), WORD),
        Side("Word by docxtpl", lambda document: template.write(pieces[id(document)]), WORD),
        Side("Word, the toolkit's, people drawn anew", write_docx, WORD),
        Side("Word, the toolkit's", write_docx, WORD),
        Side("HTML, the toolkit's", write_html),
        Side("text, the toolkit's", write_txt),
    ]


def measured(paper: str, documents: list[Document], sides: list[Side]) -> Iterator[str]:
    """A table of the paper; raises SystemExit where the filled file is another than the plain one."""
    warm, *fresh = documents
    for side in sides:
        _pages(side, side.write(warm))
    found = differences(write_pdf(warm)[0], Filler().write(warm)[0])
    if found:
        sys.exit(f"{paper}: the filled file is another than the plain one: {found[0]}")
    for document in fresh:
        for side in sides:
            began = time.perf_counter()
            side.write(document)
            side.seconds.append(time.perf_counter() - began)
    yield f"\n{paper}, {len(fresh)} children, medians\n"
    yield "| | ms | pages | times as fast (least to most) | compared with |"
    yield "|---|---:|---:|---:|---|"
    by_name = {side.name: side for side in sides}
    for side in sides:
        yield _row(side, by_name[side.base])
    yield from _of_libreoffice(fresh, by_name[PLAIN])


def _pages(side: Side, written: bytes) -> None:
    if written.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(written) as file:
            side.pages = len(file)


def _row(side: Side, base: Side) -> str:
    ratios = sorted(theirs / own for theirs, own in zip(base.seconds, side.seconds, strict=True))
    middle = statistics.median(ratios)
    times = "1" if side is base else f"{middle:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    milliseconds = statistics.median(side.seconds) * 1000
    return f"| {side.name} | {milliseconds:.1f} | {side.pages or ''} | {times} | {'' if side is base else base.name} |"


def _of_libreoffice(documents: list[Document], plain: Side) -> Iterator[str]:
    if not is_there():
        yield "| LibreOffice | not on this machine | | | |"
        return
    papers = [write_docx(document) for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        printed_by_libreoffice(papers[:1], Path(folder))  # its profile is made
        began = time.perf_counter()
        printed_by_libreoffice(papers[:1], Path(folder))
        start = time.perf_counter() - began
        began = time.perf_counter()
        made = printed_by_libreoffice(papers, Path(folder))
        each = (time.perf_counter() - began - start) / max(1, len(papers) - 1)
    side = Side("LibreOffice, warm, from our Word file", lambda _: b"")
    _pages(side, made[0])
    ratio = statistics.median(plain.seconds) / each
    yield f"| {side.name} | {each * 1000:.1f} | {side.pages} | {ratio:.2f} | {plain.name} |"


if __name__ == "__main__":
    main()
