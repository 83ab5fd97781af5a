"""Booklet writer: a guide's tree in, a print copy out: A5 pages, two on a side of A4, to be folded and stapled.

The document is laid out anew for the smaller page (``assets/styles/booklet.css``): its type stays as large as it is, and
what was side by side stands below each other. The last page is the back cover; blanks lie inside it.
"""

from __future__ import annotations

from functools import cache

import weasyprint  # type: ignore[import-untyped]

from ..assets import STYLES
from ..document.nodes import BrandColours, Document, Dress
from ..document.walk import plain
from .html import PROPERTY_USED, colours_of
from .imposition import SHEET_PAGES, booklet
from .pdf import complaints_raised, lay_out, parsed, pictures_that_forget
from .print_copy import Marking, write_print_copy
from .tokens import tokens


def write_booklet(document: Document) -> tuple[bytes, int]:
    """The file, and how many sides of A4 it has. Raises MissingGlyph for a character that no font has."""
    content, has_back_cover = _a5_pages(document)
    sheets = booklet(content, has_back_cover)
    labels = document.labels
    marking = Marking(
        plain(document.title), document.language, document.author, labels["print_copy_booklet"], labels
    )
    return write_print_copy(sheets, marking, flipped_on="short"), sheets.side_count


def _a5_pages(document: Document) -> tuple[bytes, bool]:
    """The pages as a PDF, and whether the last one is a back cover.

    It is one, unless it alone would cost a sheet: then who made the document stands at the end of the text.
    """
    sheet = _sheet(document.look, document.variant, colours_of(document), document.dress)
    with complaints_raised(), pictures_that_forget():
        laid_out = lay_out(document, sheet, _back_cover())
        has_back_cover = True
        if len(laid_out.pages) % SHEET_PAGES == 1:
            shorter = lay_out(document, sheet)
            if len(shorter.pages) < len(laid_out.pages):
                laid_out, has_back_cover = shorter, False
        content: bytes = laid_out.write_pdf()
    return content, has_back_cover


@cache
def _back_cover() -> weasyprint.CSS:
    return parsed((STYLES / "booklet-back.css").read_text(encoding="utf-8"))


@cache
def _sheet(look: str, variant: str, colours: BrandColours | None, dress: Dress) -> weasyprint.CSS:
    source = (STYLES / "booklet.css").read_text(encoding="utf-8")
    return parsed(PROPERTY_USED.sub(lambda found: tokens(look, variant, colours, dress)[found[1]], source))
