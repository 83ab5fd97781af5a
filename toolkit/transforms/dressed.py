"""A document dressed as one reader needs it: text size, paper and air, which every writer reads from the document.

Papers that are drawn as a whole, with a fixed place for each thing, stay as the variant has them: a line more would leave
the sheet, and on another paper the drawing would have a hole.
"""

from __future__ import annotations

from dataclasses import replace

from ..document.nodes import Document, Dress
from .panels_in_a_column import panels_in_a_column

KEEP_THEIR_PLACES = frozenset({"certificate", "card", "poster"})  # looks
LARGE_PT = 16  # as in large print, nothing stands beside anything else


def dressed(document: Document, dress: Dress) -> Document:
    """``document`` in ``dress``, as far as its look can be; large letters have panels below each other."""
    if document.look in KEEP_THEIR_PLACES:
        return document
    is_large = dress.text_size_pt is not None and dress.text_size_pt >= LARGE_PT
    return replace(panels_in_a_column(document) if is_large else document, dress=dress)
