"""Small pieces of SVG that the parts are made of. Coordinates are user units; x grows to the right, y down.

A fragment is SVG text without a root. Fills and lines that a fragment leaves out come from the drawing around it:
no fill, and one line of ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin

from .palette import INK

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate as it is written: two decimals at most, and no minus nought."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def path(d: str, fill: str | None = None, line: str | None = None, width: float | None = None) -> str:
    """A path. ``line`` is the stroke's colour, "none" for no line."""
    return f'<path d="{d}"{_paint(fill, line, width)}/>'


def ellipse(
    centre: Point, radii: Point, fill: str | None = None, line: str | None = None, width: float | None = None
) -> str:
    """An ellipse with half-axes ``radii``."""
    (x, y), (rx, ry) = centre, radii
    at = f'cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
    return f"<ellipse {at}{_paint(fill, line, width)}/>"


def dot(centre: Point, radius: float, fill: str, line: str | None = None, width: float | None = None) -> str:
    return ellipse(centre, (radius, radius), fill, line, width)


def limb(d: str, fill: str, width: float, line: float, ink: str = INK) -> str:
    """A thick line with an outline: an arm, a leg, a strand. ``width`` is that of the fill, in units."""
    return path(d, line=ink, width=width + 2 * line) + path(d, line=fill, width=width)


def chain(points: Sequence[Point], radii: Point, fill: str, ink: str = INK) -> str:
    """Ellipses one below the other, each over the next: a plait."""
    return "".join(ellipse(point, radii, fill, ink) for point in reversed(points))


def mirrored(fragment: str) -> str:
    """The fragment and its image on the other side of x = 0."""
    return fragment + f'<g transform="scale(-1 1)">{fragment}</g>'


def placed(fragment: str, at: Point, scale: float = 1, line: float | None = None) -> str:
    """The fragment moved and scaled; its inherited line comes out ``line`` units wide, whatever the scale."""
    if not fragment:
        return ""
    width = "" if line is None else f' stroke-width="{number(line / scale)}"'
    move = f"translate({number(at[0])} {number(at[1])})"
    return f'<g transform="{move} scale({number(scale)})"{width}>{fragment}</g>'


def bumps(points: Sequence[Point], roundness: float = 0.62) -> str:
    """Path data through the points with a bump outwards (to the left of the way) between each two; not closed.

    ``roundness`` is the bump's radius as a share of the distance: 0.5 is a half circle, more is flatter.
    """
    words = [f"M{_xy(points[0])}"]
    for here, there in pairwise(points):
        radius = number(hypot(there[0] - here[0], there[1] - here[1]) * roundness)
        words.append(f"A{radius} {radius} 0 0 1 {_xy(there)}")
    return "".join(words)


def arc_points(centre: Point, radii: Point, start: float, end: float, count: int) -> list[Point]:
    """``count`` points on an ellipse between two angles in degrees; 0 is right, 90 is down."""
    angles = [radians(start + (end - start) * i / (count - 1)) for i in range(count)]
    return [(centre[0] + radii[0] * cos(a), centre[1] + radii[1] * sin(a)) for a in angles]


def _xy(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _paint(fill: str | None, line: str | None, width: float | None) -> str:
    words = "" if fill is None else f' fill="{fill}"'
    words += "" if line is None else f' stroke="{line}"'
    return words if width is None else words + f' stroke-width="{number(width)}"'
