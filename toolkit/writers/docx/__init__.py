"""Word: a document as a DOCX file that is edited with named styles and read well by a screen reader.

The parts are written as XML, not through python-docx: its template weighs 440 kB of styles for each document, and
its defaults (metadata, styles, times) would all have to be undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...document.nodes import Document, PhotoSpaces
from ..html import colours_of
from .ledger import Ledger
from .look import Look, read_look
from .numbering import numbering_part
from .package import (
    app_part,
    content_types_part,
    core_part,
    document_relationships_part,
    package_relationships_part,
    packed,
)
from .page import document_part, footer_part, settings_part
from .room import Room
from .styles import fonts_part, styles_part

__all__ = ["write_docx"]

HOLDING_BLOCKS = ("blocks", "items", "panels", "stops", "parts", "branches")  # the fields of blocks that do


def write_docx(document: Document) -> bytes:
    """The bytes of a DOCX file (OOXML transitional), always the same for the same document.

    Raises KeyError for a label or a design token that is missing, FileNotFoundError for a picture without its PNG.
    """
    look, rtl, ledger = _look_of(document), document.direction == "rtl", Ledger()
    room = Room(look, ledger, look.text_width, rtl)
    body, footer = document_part(document, room), footer_part(document, room)
    return packed(
        {
            "[Content_Types].xml": content_types_part(),
            "_rels/.rels": package_relationships_part(),
            "docProps/app.xml": app_part(),
            "docProps/core.xml": core_part(document),
            "word/document.xml": body,
            "word/_rels/document.xml.rels": document_relationships_part(ledger),
            "word/styles.xml": styles_part(look, document.language, rtl),
            "word/numbering.xml": numbering_part(ledger.restarts, look),
            "word/settings.xml": settings_part(document, look),
            "word/fontTable.xml": fonts_part(look),
            "word/footer1.xml": footer,
            **{f"word/media/{number}.png": data for data, number in ledger.pictures.items()},
        }
    )


def _look_of(document: Document) -> Look:
    """A page with places for photographs gives them the room that it has."""
    look = read_look(document.look, document.variant, colours_of(document), document.dress)
    return replace(look, holds_places=True) if _has_places(document.blocks) else look


def _has_places(blocks: Iterable[object]) -> bool:
    """Whether there are places for photographs among some blocks, or in what they hold."""
    return any(
        isinstance(block, PhotoSpaces)
        or any(_has_places(getattr(block, name)) for name in HOLDING_BLOCKS if hasattr(block, name))
        for block in blocks
    )
