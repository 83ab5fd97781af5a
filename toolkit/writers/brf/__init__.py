"""Braille writer: Unified English Braille, grade 2, as a BRF file of 40 cells by 25 lines, ready for an embosser.

The words are those that are read aloud (``writers/aloud``); liblouis turns them into braille; the pages are laid out here.
"""

from __future__ import annotations

from ...document.nodes import Document
from ..aloud import lines_of
from .layout import blocks_of
from .pages import as_brf, pages_of
from .translation import translated


def write_brf(document: Document) -> tuple[bytes, int]:
    """The file and the number of its braille pages; raises NotInBraille."""
    lines = [line for line in lines_of(document) if line.content]
    pages = pages_of(blocks_of(lines, translated([line.content for line in lines])))
    return as_brf(pages), len(pages)
