"""Fillable writer: a form's tree in, a PDF/UA-1 out that can be filled in on a screen: fields where the sheet has lines.

It is the sheet of the PDF writer, with a field for each line to write on and each box to tick. What is known is filled
in already. Lines to sign on stay lines: a signature is made by hand.
"""

from __future__ import annotations

from functools import cache

import weasyprint  # type: ignore[import-untyped]

from ..assets import STYLES
from ..document.nodes import BrandColours, Document
from .html import PROPERTY_USED, colours_of
from .pdf import complaints_raised, lay_out, parsed, pictures_that_forget
from .pdf_structure import write_tagged_pdf
from .tokens import tokens


def write_fillable(document: Document) -> tuple[bytes, int]:
    """The file, and how many pages it has. Raises MissingGlyph for a character that no font has."""
    sheet = _sheet(document.look, document.variant, colours_of(document))
    with complaints_raised(), pictures_that_forget():
        written = write_tagged_pdf(
            lay_out(document, sheet, fillable=True, pdf_forms=True, pdf_variant="pdf/ua-1")
        )
    return written.content, written.page_count


@cache
def _sheet(look: str, variant: str, colours: BrandColours | None) -> weasyprint.CSS:
    source = (STYLES / "fillable.css").read_text(encoding="utf-8")
    return parsed(PROPERTY_USED.sub(lambda found: tokens(look, variant, colours)[found[1]], source))
