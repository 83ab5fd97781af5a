"""One paper as plain pieces, for engines that know nothing of the toolkit: the same words and pictures in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.document import nodes
from toolkit.document.nodes import Document
from toolkit.document.walk import plain
from toolkit.writers.drawings import svg_of

Kind = Literal["title", "heading", "text", "item", "pair", "picture", "page"]


@dataclass(frozen=True, slots=True)
class Piece:
    """``words`` of a line; ``second`` is what stands beside them in a pair; ``svg`` a picture, ``mm`` high."""

    kind: Kind
    words: str = ""
    second: str = ""
    level: int = 0
    svg: bytes = b""
    mm: int = 0


HEIGHTS = {"small": 18, "medium": 30, "large": 45, "banner": 22}


def pieces_of(document: Document) -> list[Piece]:
    """The paper in reading order."""
    found = [Piece("title", plain(document.title)), Piece("text", plain(document.subtitle))]
    found += _blocks(document.blocks)
    found = [piece for piece in found if piece.words.strip() or piece.kind in ("picture", "page")]
    return [*found, Piece("text", f"{document.author}, {document.day}. {document.reference}")]


def _blocks(blocks: Any) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(block)


def _block(node: Any) -> Iterator[Piece]:
    match node:
        case nodes.Section():
            if node.starts_page:
                yield Piece("page")
            yield Piece("heading", plain(node.title), level=node.level)
            if node.picture:
                yield from _block(node.picture)
            yield from _blocks(node.blocks)
        case nodes.Paragraph(content=content):
            yield Piece("text", plain(content))
        case nodes.Listing(items=items):
            for item in items:
                yield Piece("item", " ".join(plain((block,)) for block in item.blocks))
        case nodes.Details(entries=entries):
            for entry in entries:
                yield Piece("pair", plain(entry.label), plain(entry.value))
        case nodes.Picture() | nodes.Figures():
            yield Piece("picture", node.words, svg=svg_of(node), mm=HEIGHTS[node.size])
        case nodes.Portraits(people=people):
            for one in people:
                yield Piece("picture", plain(one.name), svg=svg_of(one), mm=HEIGHTS["small"])
                yield Piece("text", f"{plain(one.name)} {plain(one.role)}")
        case nodes.Road(stops=stops, level=level):
            for stop in stops:
                yield Piece("heading", f"{stop.number} {plain(stop.title)} {stop.state_words}", level=level)
                if stop.picture:
                    yield from _block(stop.picture)
                yield from _blocks(stop.blocks)
        case nodes.PageBreak():
            yield Piece("page")
        case nodes.Signatures(signatures=signatures):
            for signature in signatures:
                yield Piece("pair", plain(signature.name), plain(signature.role))
        case nodes.Box() | nodes.Panel():
            yield Piece("text", plain(node.title))
            yield from _blocks(node.blocks)
        case nodes.Quotation():
            yield from _blocks(node.blocks)
            yield Piece("text", plain(node.source))
        case nodes.PictureRow():
            yield from _block(node.picture)
            yield from _blocks(node.blocks)
        case nodes.Panels(panels=panels):
            yield from _blocks(panels)
        case _:
            words = plain((node,))
            if words.strip():
                yield Piece("text", words)
