"""A laid-out WeasyPrint document in, a PDF/UA-1 file out whose structure tree says what the HTML said.

WeasyPrint draws the pages. It is told to write no structure of its own (version 70.0 leaves gaps): this
package reads the laid-out boxes, builds one tree for the whole document and writes it through ``finisher``.

    boxes.py     boxes of the pages -> pieces in reading order, and what stays silent
    elements.py  what an HTML element is to somebody who listens
    tables.py    which heading speaks for which cell
    tree.py      pieces -> structure tree, whatever lines and pages they fell on
    drawing.py   pages that remember where each piece was drawn
    letters.py   how wide letters are, whatever was drawn first
    fields.py    what can be filled in, as a viewer shows it and a listener hears it
    objects.py   structure tree -> objects of the PDF

Nothing of WeasyPrint is replaced and nothing is kept between two calls. The same input gives the same bytes.

What the HTML must keep, or `PdfStructureError` says which rule was broken:

- ``lang`` on ``html``, and a ``title``.
- every ``img`` has ``alt``; empty ``alt``, ``aria-hidden="true"`` or ``role="presentation"`` make it silent.
- every link has words: text, ``alt`` of a picture inside, or ``aria-label``.
- no ``opacity`` under 1 (an ``rgba()`` colour does the same), no internal link that leads nowhere.

What it should keep; nothing here refuses it:

- a link in a running head or foot can be read but not followed: what is repeated on each page is silent.
- headings begin with ``h1`` and skip no level.
- ``th`` without ``scope`` heads its column in ``thead`` or in a row of ``th`` only, otherwise its row. A
  heading in the middle of a table needs ``scope="rowgroup"``. The empty corner of a table is a ``td``.
- what CSS draws is silent: ``background``, pictures by ``content`` or ``list-style-image``, boxes of borders.
  A box to tick is the sign of its list (``list-style-type: "☐ "``); ``data-sign`` on the item says what it means.
- no block inside an inline element, unless that element is ``display: block``.
- a form field (``pdf_forms=True``) is an ``input``, for words or of type ``checkbox``, named by ``title`` or by the
  ``label`` around it. ``data-lines`` over 1 makes room for several lines, ``data-value`` is what stands there already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import weasyprint  # type: ignore[import-untyped]
from weasyprint.pdf import VARIANTS  # type: ignore[import-untyped]

from .boxes import read_pages
from .drawing import TracedPage
from .errors import PdfStructureError
from .letters import Fonts
from .objects import write_structure
from .tree import build_tree, without_blank_paragraphs

__all__ = [
    "KNOWN_ENGINE",
    "PDF_VERSION",
    "PdfStructureError",
    "Ready",
    "TaggedPdf",
    "ready_to_write",
    "write_tagged_pdf",
]

KNOWN_ENGINE = "70.0"
VARIANT = "pdf/ua-1"
PDF_VERSION = "1.7"
DEEPEST_BOOKMARK = 3

Bookmark: TypeAlias = tuple[int, str, tuple[float, float], str]
"""As ``Page.bookmarks`` lists it: level from 1, words, place on the page, open or closed."""


@dataclass(frozen=True, slots=True)
class TaggedPdf:
    """A finished file: its ``content`` and how many pages it has."""

    content: bytes
    page_count: int


@dataclass(frozen=True, slots=True)
class Ready:
    """A document whose ``pages`` remember what they draw; ``finish`` writes structure and metadata once they are drawn."""

    document: weasyprint.Document
    pages: tuple[TracedPage, ...]
    finish: Callable[[Any, Any], None]


def write_tagged_pdf(document: weasyprint.Document, **options: Any) -> TaggedPdf:
    """Write ``document``, as ``weasyprint.HTML(…).render(…)`` gives it, as tagged PDF/UA-1.

    Stylesheets, fonts, cache and fetcher belong to ``render``. ``options`` go on to ``write_pdf``, such as
    ``uncompressed_pdf``; zoom, variant, tags and version are settled here.
    """
    ready = ready_to_write(document, compressed=not options.get("uncompressed_pdf"))
    content: bytes = ready.document.write_pdf(
        finisher=ready.finish, pdf_variant=None, pdf_tags=False, pdf_version=PDF_VERSION, **options
    )
    return TaggedPdf(content, len(ready.pages))


def ready_to_write(document: weasyprint.Document, compressed: bool = True) -> Ready:
    """``document`` as the engine has to draw it, and what completes the file; for `write_tagged_pdf` and the like."""
    _expect_known_engine()
    _expect_title_and_language(document)
    reading = read_pages(document.pages)
    heard, blank = without_blank_paragraphs(reading.pieces)
    tree = build_tree(heard)
    silent = (*reading.silent, *blank)
    pages = [TracedPage(page, number, reading, silent) for number, page in enumerate(document.pages)]
    for page in pages:
        page.bookmarks = bookmarks_of(page.bookmarks, len(pages))

    def finish(traced: Any, pdf: Any) -> None:
        write_structure(pdf, tree, pages)
        write_metadata, _ = VARIANTS[VARIANT]
        write_metadata(pdf, traced, [page.stream for page in pages], [], compressed)

    drawn = document.copy(pages)
    drawn.fonts = Fonts()
    return Ready(drawn, tuple(pages), finish)


def bookmarks_of(found: Sequence[Bookmark], page_count: int) -> list[Bookmark]:
    """The headings that a reader may jump to: three levels of them, and none in what is seen at one glance."""
    return [one for one in found if page_count > 1 and one[0] <= DEEPEST_BOOKMARK]


def _expect_known_engine() -> None:
    if weasyprint.__version__ != KNOWN_ENGINE:
        raise PdfStructureError(
            f"WeasyPrint is {weasyprint.__version__}; pdf_structure knows the inside of {KNOWN_ENGINE} only. "
            f"Install weasyprint=={KNOWN_ENGINE}, or go through pdf_structure for the new version."
        )


def _expect_title_and_language(document: weasyprint.Document) -> None:
    if not document.metadata.lang:
        raise PdfStructureError("The page says no language. Put lang on the html element.")
    if not document.metadata.title:
        raise PdfStructureError("The page says no title. Put a title element into the head.")
