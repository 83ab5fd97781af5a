"""A document dressed as one reader needs it: text size, paper and air, which every writer reads from the document.

Papers with a fixed place for each thing keep their size: a line more would leave the sheet.
"""

from __future__ import annotations

from dataclasses import replace

from ..document.nodes import Document, Dress
from .panels_in_a_column import panels_in_a_column

KEEP_THEIR_SIZE = frozenset({"certificate", "card", "poster"})  # looks
KEEP_THEIR_PAPER = frozenset({"poster"})  # a picture from edge to edge
LARGE_PT = 16  # as in large print, nothing stands beside anything else


def dressed(document: Document, dress: Dress) -> Document:
    """``document`` in ``dress``, as far as its look can be; large letters have panels below each other."""
    fitting = dress
    if document.look in KEEP_THEIR_SIZE:
        fitting = replace(fitting, text_size_pt=None, spacing=None)
    if document.look in KEEP_THEIR_PAPER:
        fitting = replace(fitting, background=None)
    if fitting.text_size_pt is not None and fitting.text_size_pt >= LARGE_PT:
        document = panels_in_a_column(document)
    return replace(document, dress=fitting)
