"""PDF writer that fills: a document tree in, the plain writer's pages out, laid out once for all documents of one shape.

What two children's documents share is their *skeleton*. A layout of it is kept as bytes, a *template*: whatever number of
lines a paragraph with a child's words takes, what is below it moves as two layouts have shown. The next child's lines are
broken by the engine's own steps and written into it. ``docs/engine.md`` says why this is safe and what is not filled.

    skeleton.py      what documents share, and the values apart from it
    laying.py        pages laid out from a page with marks, with words and without
    lines.py         lines of words, broken and drawn
    flow.py          which paragraphs bend, and where pages were seen to break
    precise.py       pages drawn with their numbers unrounded
    weights.py       what a number of a page follows from
    bending.py       two layouts as one template that bends
    bent_writing.py  a template that bends and lines to a whole file
    template.py      one layout as bytes and places, where pages do not bend
    packing.py       bytes and lines to a whole file
    repertoire.py    the letters that a template brings along
    filling.py       which template a document gets, or why none
    refusals.py      why a document is left to the plain writer

No template is made of anybody's words, and nothing is kept of a document that was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...document.nodes import Document
from .filling import Filler

__all__ = ["counts", "write_filled_pdf"]

_FILLER: Final = Filler()


def write_filled_pdf(document: Document) -> tuple[bytes, int]:
    """As ``write_pdf``: the file, and how many pages it has. Raises MissingGlyph for a character that no font has."""
    return _FILLER.write(document)


def counts() -> Mapping[str, int]:
    """How many documents this process filled, made a template for, or left to the plain writer, and why."""
    return dict(_FILLER.counts)
