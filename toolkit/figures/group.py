"""Several people beside each other on a green mound, as one SVG text; nobody stands in front of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from ..document.looks import Looks
from .builds import build_of
from .drawing import FOOT_Y, HEIGHT, LINE, draw_person, extent_of, svg
from .palette import LEAF, PATCHES
from .shapes import number, path, placed

MOST = 7  # the child among as many carers as a case may have
AIR = 3.0
MARGIN = 14.0
NARROWEST = 120.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person stands: from ``left`` to ``right`` and up to ``top``, in units of the group's picture."""

    looks: Looks
    middle: float
    left: float
    right: float
    top: float
    scale: float


@lru_cache(maxsize=256)
def draw_group(people: tuple[Looks, ...]) -> str:
    """One to seven people in the order given, 160 units high and as wide as they need, 120 at least.

    Raises ValueError for no people or more than seven.
    """
    if not 1 <= len(people) <= MOST:
        raise ValueError(f"a group is 1 to {MOST} people")
    places = places_of(people)
    width = places[-1].right + places[0].left
    drawn = "\n".join(_drawn(place) for place in places)
    return svg(width, HEIGHT, _patch(width, len(people)) + _mound(width) + "\n" + drawn)


def places_of(people: tuple[Looks, ...]) -> tuple[Place, ...]:
    """The places of a group, from left to right, with air between them; the tallest is as tall as the picture lets."""
    heights = [build_of(looks.age).height for looks in people]
    scales = [height / max(heights) for height in heights]
    sides = [extent_of(looks).side * scale for looks, scale in zip(people, scales, strict=True)]
    needed = 2 * sum(sides) + AIR * (len(people) - 1) + 2 * MARGIN
    left = MARGIN + max(0.0, NARROWEST - needed) / 2
    places = []
    for looks, scale, side in zip(people, scales, sides, strict=True):
        top = FOOT_Y - extent_of(looks).up * scale
        places.append(Place(looks, left + side, left, left + 2 * side, top, scale))
        left += 2 * side + AIR
    return tuple(places)


def _drawn(place: Place) -> str:
    line = LINE * sqrt(place.scale)  # a smaller figure has a finer line, as in the library
    at = (place.middle, FOOT_Y * (1 - place.scale))
    return placed(draw_person(place.looks, line / place.scale, waves=False), at, place.scale, line)


def _mound(width: float) -> str:
    middle, half = width / 2, width / 2 - 3
    n = number
    return path(
        f"M{n(middle - half)} 150C{n(middle - half * 0.6)} 141 {n(middle + half * 0.6)} 141 {n(middle + half)} 150"
        f"C{n(middle + half * 0.8)} 160 {n(middle - half * 0.8)} 160 {n(middle - half)} 150z",
        LEAF,
        line="none",
    )


def _patch(width: float, count: int) -> str:
    """The pale, uneven patch of the library, drawn out to the picture's width."""
    across, down = (width - 6) / 112, 144 / 108
    points = (
        (6, 56),
        (8, 24),
        (38, 4),
        (68, 8),
        (98, 12),
        (116, 36),
        (114, 66),
        (112, 98),
        (84, 116),
        (54, 113),
        (24, 110),
        (4, 88),
    )
    words = [f"{number(3 + (x - 4) * across)} {number(4 + (y - 6) * down)}" for x, y in points]
    return path(f"M{words[0]}C{' '.join(words[1:])} {words[0]}z", PATCHES[count % len(PATCHES)], line="none")
