"""How long the example's whole package takes, beside plain WeasyPrint on the same HTML for its PDFs alone.

Both sides run in one process, in turn (package, plain, package, plain…), and the answer is the median of the paired ratios
with the least and the most. *Package* is everything that ``build.py package`` does: disclose, compose, write PDF, HTML and
Word, hash, put in place. *Plain* is WeasyPrint's own ``write_pdf`` with a fresh style sheet and a fresh font configuration
for each document, tagged as PDF/UA-1; its HTML is made beforehand, outside the clock. Run it with ``make benchmark``.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import weasyprint  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from toolkit.assets import ROOT
from toolkit.case.disclosure import disclose
from toolkit.case.reader import read_case
from toolkit.case.schema import Case
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document
from toolkit.package.building import build_package
from toolkit.package.calls import Call, calls_of
from toolkit.package.choices import Choices
from toolkit.package.pictures import read_case_picture
from toolkit.package.stock import ENGLISH, read_stock
from toolkit.transforms.variants import vary
from toolkit.writers.html import colours_of
from toolkit.writers.pdf import SCHEME, AssetFetcher, printed_page, printed_sheet

EXAMPLE = ROOT / "examples" / "amira.yaml"
DAY = date(2026, 3, 20)
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of one round."""

    package: float
    plain: float

    @property
    def ratio(self) -> float:
        return self.plain / self.package


def main() -> None:
    case = read_case(EXAMPLE, DAY)
    documents = composed(case)
    pages = [(document, printed_page(document)) for document in documents]
    timed(lambda: build(case))  # warm: fonts, templates, parsed wording, for both sides
    pairs = [Pair(timed(lambda: build(case)), timed(lambda: print_plainly(pages))) for _ in range(ROUNDS)]
    ratios = sorted(pair.ratio for pair in pairs)
    print(f"{len(documents)} documents, {ROUNDS} rounds, medians")
    print(f"package, pdf + html + docx    {statistics.median(pair.package for pair in pairs):6.2f} s")
    print(f"plain WeasyPrint, pdf alone   {statistics.median(pair.plain for pair in pairs):6.2f} s")
    print(
        f"ratio                         {statistics.median(ratios):6.2f} × ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def build(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_package(case, EXAMPLE.parent, Path(folder), read_stock(), Choices(), DAY)


def print_plainly(pages: list[tuple[Document, str]]) -> None:
    """WeasyPrint as its manual has it, each document on its own."""
    for document, source in pages:
        fonts = FontConfiguration()
        labels = document.labels
        colours = colours_of(document)
        words = printed_sheet(document.look, document.variant, labels["page"], labels["of"], colours)
        style = weasyprint.CSS(string=words, font_config=fonts)
        html = weasyprint.HTML(string=source, url_fetcher=AssetFetcher(document), base_url=SCHEME)
        html.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


def composed(case: Case) -> list[Document]:
    """The documents of the package, as the writers get them."""
    stock = read_stock()
    picture = read_case_picture(EXAMPLE.parent, case.views.picture) if case.views.picture else None
    calls = [call for call in calls_of(case, stock.library.guides, DAY) if isinstance(call, Call)]
    made = []
    for call in calls:
        view = disclose(case, call.recipient, DAY)
        carer = case.carers[call.recipient.index or 0] if call.recipient.list == "carers" else None
        document = compose(
            call.guide, view, stock.library, stock.catalogues[ENGLISH], stock.pictures, picture
        )
        made.append(vary(document, carer.variant if carer else "standard"))
    return made


if __name__ == "__main__":
    main()
