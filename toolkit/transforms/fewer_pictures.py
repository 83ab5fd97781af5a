"""Fewer pictures, for a reader whom they tire: what only decorates goes, what shows somebody or something stays."""

from __future__ import annotations

from dataclasses import replace

from ..document.nodes import Block, Box, Document, Item, Listing, Panels, Picture, Road, Section

ARE_PICTURES = frozenset({"certificate", "card", "poster", "invitation"})  # looks that are drawn as a whole


def fewer_pictures(document: Document) -> Document:
    """Without the banner, the pictures of sections and stops, and decoration that stands alone.

    People drawn as they look, the case's own picture and a picture that goes with its words stay.
    """
    if document.look in ARE_PICTURES:
        return document
    return replace(document, banner=None, blocks=_blocks(document.blocks))


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_without(block) for block in blocks if not (isinstance(block, Picture) and not block.words))


def _without(block: Block) -> Block:
    match block:
        case Section(blocks=inner):
            return replace(block, picture=None, blocks=_blocks(inner))
        case Road(stops=stops):
            return replace(
                block,
                stops=tuple(replace(stop, picture=None, blocks=_blocks(stop.blocks)) for stop in stops),
            )
        case Box(blocks=inner):
            return replace(block, blocks=_blocks(inner))
        case Panels(panels=panels):
            return replace(
                block, panels=tuple(replace(panel, blocks=_blocks(panel.blocks)) for panel in panels)
            )
        case Listing(items=items):
            return replace(block, items=tuple(_item(item) for item in items))
        case _:
            return block


def _item(item: Item) -> Item:
    return replace(item, blocks=_blocks(item.blocks) or item.blocks)
