"""Panels below each other: where letters are large, a third of a page is too narrow a column to read in."""

from __future__ import annotations

from dataclasses import replace

from ..document.nodes import Block, Box, Document, Panels, Section


def panels_in_a_column(document: Document) -> Document:
    """Each panel becomes a box of its own, in the same order."""
    return replace(document, blocks=_blocks(document.blocks))


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Panels(panels=panels):
                made.extend(Box("plain", panel.title, panel.blocks) for panel in panels)
            case Section(blocks=inner):
                made.append(replace(block, blocks=_blocks(inner)))
            case _:
                made.append(block)
    return tuple(made)
