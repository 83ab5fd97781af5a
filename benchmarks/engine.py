"""The filled PDF engine beside the plain one, on the same documents, in one process and on one core.

*Plain* is the project's ``write_pdf``, warm: fonts, style sheets and the library's pictures are read once. Each document is
written plainly, filled for the first time, and filled again, when its template is known; in turn, one document after the
other. The answers are medians of the paired ratios, with the least and the most: *known* is what filling gains at best,
*new* what it costs where a template has to be made, and the share of documents that found a template says which of the two a
run is near to. The children are alike in what is told of them (``child_alike``); ``--county`` takes the invented county,
where hardly two papers have one shape. Some files are first compared with the plain ones; what differs stops the run.

Time is that of the processor, so that what else the machine does tells less. Run it with ``python -m benchmarks.engine``;
``--quick`` for a look.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks.county import TODAY, Data, child_alike, invented_case
from toolkit.case.disclosure import disclose
from toolkit.case.reader import read_case_line
from toolkit.compose.blocks import NotMade
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document
from toolkit.package.calls import Call, calls_of
from toolkit.package.stock import ENGLISH, read_stock
from toolkit.proof.pdf_sameness import differences
from toolkit.transforms.variants import vary
from toolkit.writers.filled.filling import FILLED, Filler
from toolkit.writers.pdf import write_pdf

PAPERS = ("childrens-guide", "decision-letter")
COMPARED = 3  # files a paper
Write = Callable[[Document], tuple[bytes, int]]


def main() -> None:
    options = _options()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for paper in PAPERS:
        documents = list(islice(documents_of(paper, options.children_of), options.children))
        print(_compared(paper, documents))
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")


def _options() -> argparse.Namespace:
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("--children", type=int, default=200)
    said.add_argument(
        "--county", dest="children_of", action="store_const", const=invented_case, default=child_alike
    )
    said.add_argument(
        "--one-shape",
        dest="children_of",
        action="store_const",
        const=child_of_one_shape,
        help="alike in looks, too",
    )
    said.add_argument("--quick", dest="children", action="store_const", const=8, help="few children")
    return said.parse_args()


def child_of_one_shape(number: int, seed: int = 1) -> Data:
    """A child alike, who also looks, likes and speaks as the first one does: what papers show of that makes a shape."""
    data, first = child_alike(number, seed), child_alike(0, seed)
    for name in ("looks", "interests", "pronouns"):
        data["child"][name] = first["child"][name]
    data["carers"][0]["looks"] = first["carers"][0]["looks"]
    data["team"]["social_worker"]["looks"] = first["team"]["social_worker"]["looks"]
    data["steps"] = {name: data["steps"][name] for name in first["steps"] if name in data["steps"]}
    data["views"] = first["views"]
    data["steps"]["ratification"]["answers"] = first["steps"]["ratification"]["answers"]
    return data


def documents_of(paper: str, child: Callable[[int, int], Data], seed: int = 1) -> Iterator[Document]:
    """A paper in the standard variant for one child of the county after the other, for as long as it is asked."""
    number = 0
    while True:
        yield from _for(paper, child(number, seed))
        number += 1


def _for(paper: str, data: Data) -> Iterator[Document]:
    stock = read_stock()
    case = read_case_line(json.dumps(data).encode(), 1, "county", TODAY)
    for call in calls_of(case, stock.library.guides, TODAY):
        if isinstance(call, Call) and call.guide.identifier == paper:
            view = disclose(case, call.recipient, TODAY)
            try:
                made = compose(call.guide, view, stock.library, stock.catalogues[ENGLISH], stock.pictures)
            except NotMade:
                continue
            yield vary(made, "standard")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of the processor for one document."""

    plain: float
    first: float
    again: float


def _compared(paper: str, documents: list[Document]) -> str:
    filler = Filler()
    write_pdf(documents[0])  # warm, for both
    for document in documents[:COMPARED]:
        found = differences(write_pdf(document)[0], Filler().write(document)[0])
        if found:
            sys.exit(f"{paper}: the filled file is another than the plain one: {found[0]}")
    times = [_timed(filler, document) for document in documents]
    filled = filler.counts[FILLED] - len(documents)
    shapes = filler.shapes.values()
    bent, stiff = (sum(map(len, of)) for of in zip(*((s.bent, s.templates) for s in shapes), strict=True))
    lines = (
        f"{paper}: {len(documents)} children, {filled} found a template; {dict(filler.counts)}",
        f"  {len(shapes)} shapes, {bent} templates that bend, {stiff} that do not",
        f"  plain {_median(one.plain for one in times):.1f} ms, known {_median(one.again for one in times):.2f} ms",
        f"  known {_ratios([one.plain / one.again for one in times])}",
        f"  first {_ratios([one.plain / one.first for one in times])}",
        f"  all, templates included: {sum(one.plain for one in times) / sum(one.first for one in times):.2f} × plain",
    )
    return "\n".join(lines)


def _timed(filler: Filler, document: Document) -> Times:
    return Times(*(_milliseconds(write, document) for write in (write_pdf, filler.write, filler.write)))


def _milliseconds(write: Write, document: Document) -> float:
    start = time.process_time()
    write(document)
    return (time.process_time() - start) * 1000


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


def _ratios(ratios: list[float]) -> str:
    return f"{_median(ratios):5.1f} × ({min(ratios):.1f} to {max(ratios):.1f})"


if __name__ == "__main__":
    main()
