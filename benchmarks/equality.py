"""Every PDF that is filled, held against the plain one: every document and variant of some children of the county.

    python -m benchmarks.equality [--children N]

Pages, pixels, words, structure, bookmarks, links and metadata have to be the same (``proof/pdf_sameness.py``), and the bytes
of the filled file the same in whichever order the children come. This is the long form of ``tests/test_filled_pdf.py``.
It ends with 1 if a file differs, and tells which share of the papers was filled, and why the others were not. About four
minutes a child.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from rich.progress import track

from benchmarks.county import TODAY, invented_case
from toolkit.case.disclosure import disclose
from toolkit.case.reader import read_case_line
from toolkit.compose.blocks import NotMade
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document
from toolkit.package.calls import Call, calls_of
from toolkit.package.stock import ENGLISH, read_stock
from toolkit.proof.pdf_sameness import differences
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers.filled.filling import Filler
from toolkit.writers.pdf import write_pdf

CHILDREN = 3


def main() -> int:
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("--children", type=int, default=CHILDREN)
    documents = [one for number in range(said.parse_args().children) for one in documents_of_child(number)]
    filler, there, back = Filler(), {}, {}
    wrong: list[str] = []
    for number, document in track(list(enumerate(documents)), description="Held against the plain file"):
        filled, _ = filler.write(document)
        there[number] = sha256(filled).hexdigest()
        plain, _ = write_pdf(document)
        wrong += (f"{document.identifier} {document.variant}: {one}" for one in differences(plain, filled))
    other = Filler()
    for number, document in track(list(enumerate(documents))[::-1], description="The other way round"):
        back[number] = sha256(other.write(document)[0]).hexdigest()
    wrong += (
        f"{documents[one].identifier}: other bytes in another order"
        for one in there
        if there[one] != back[one]
    )
    print(*wrong, sep="\n")
    print(f"{len(documents)} papers, {len(wrong)} differences")
    for way, count in Counter(filler.counts).most_common():
        print(f"  {count / len(documents):6.1%} {way}")
    return 1 if wrong else 0


def documents_of_child(number: int) -> Iterator[Document]:
    """Every paper of one child, in every variant that there is of it."""
    stock = read_stock()
    case = read_case_line(json.dumps(invented_case(number)).encode(), 1, "county", TODAY)
    for call in calls_of(case, stock.library.guides, TODAY):
        if not isinstance(call, Call):
            continue
        try:
            view = disclose(case, call.recipient, TODAY)
            made = compose(call.guide, view, stock.library, stock.catalogues[ENGLISH], stock.pictures)
            easy = compose(
                call.guide, view, stock.library, stock.catalogues[ENGLISH], stock.pictures, None, "easy"
            )
        except NotMade:
            continue
        for variant in VARIANTS:
            if call.guide.has_variant(variant):
                yield vary(easy if variant == "easy-read" else made, variant)


if __name__ == "__main__":
    sys.exit(main())
