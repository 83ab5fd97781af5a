"""What a page draws, as SVG: a picture of the library by its id, or people drawn from parts as they look."""

from __future__ import annotations

from functools import cache

from ..assets import PICTURES
from ..document.looks import Looks
from ..document.nodes import Figures, Picture, Portrait
from ..figures import draw_figure, draw_group, draw_portrait

Drawn = str | Picture | Figures | Portrait | Looks


def svg_of(drawn: Drawn) -> bytes:
    """The drawing as an SVG file; raises FileNotFoundError for a picture that the library does not have."""
    match drawn:
        case str(name) | Picture(name=name):
            return _of_library(name)
        case Figures(people=people):
            return draw_group(people).encode()
        case Portrait(looks=looks):
            return draw_portrait(looks).encode()
        case Looks():
            return draw_figure(drawn).encode()


@cache
def _of_library(name: str) -> bytes:
    return (PICTURES / f"{name}.svg").read_bytes()
