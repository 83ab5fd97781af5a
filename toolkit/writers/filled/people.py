"""Somebody as they look, drawn into a place that a template has for a drawing of that frame.

Drawings are kept by what they show, no longer than others are asked for: the same person stands in many papers, and a
drawing says nothing of whose it is.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree

import pydyf  # type: ignore[import-untyped]
from weasyprint.draw import draw_replacedbox  # type: ignore[import-untyped]
from weasyprint.images import SVGImage  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

from .laying import Box
from .packing import StaticPart, static_part
from .refusals import NotFilled, Reason

MOST: Final = 1000
NEEDS_MORE: Final = re.compile(rb"/(?![aA]1\.0 gs)\S+ (?:gs|Do|sh|scn|SCN|cs|CS)\b|\bTf\b")


@dataclass(frozen=True, slots=True)
class _Inside:
    """Stands for a picture while its frame is drawn; draws a place holder, and says how large it is to be."""

    picture: SVGImage
    sizes: list[tuple[float, float]]

    def get_intrinsic_size(self, *of: Any) -> Any:
        return self.picture.get_intrinsic_size(*of)

    def draw(self, stream: Stream, width: float, height: float, style: Any) -> None:
        self.sizes.append((width, height))
        stream.stream.append(PLACE)


PLACE: Final = b"% somebody"
_KEPT: OrderedDict[tuple[bytes, float, float], StaticPart] = OrderedDict()


def drawing_parts(svg: bytes, box: Box, stream: Stream, mark: bytes) -> list[Any]:
    """The operators for the drawing in that box, with that mark; ``stream`` is an empty one of its page."""
    inside = _Inside(SVGImage(ElementTree.fromstring(svg), None, None, None), [])
    framed = box.copy()
    framed.replacement = inside
    draw_replacedbox(stream, framed)
    plain = b"\n".join(map(pydyf._to_bytes, stream.stream))
    before, after = plain.split(PLACE)
    [(width, height)] = inside.sizes
    return [mark + b"\n" + before, _inner(svg, inside.picture, width, height, stream, box), after + b"\nEMC"]


def _inner(
    svg: bytes, picture: SVGImage, width: float, height: float, stream: Stream, box: Box
) -> StaticPart:
    key = (svg, width, height)
    found = _KEPT.get(key)
    if found is None:
        scratch = stream.clone()
        picture.draw(scratch, width, height, box.style)
        plain = b"\n".join(map(pydyf._to_bytes, scratch.stream))
        if NEEDS_MORE.search(plain):
            raise NotFilled(Reason.RICH_DRAWING)
        found = _KEPT[key] = static_part(plain)
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
    _KEPT.move_to_end(key)
    return found
