"""Shapes and groups of shapes, and the SVG they become: one ink line that stays as wide at every scale.

A motif is a Group drawn at about 100 units. What stands has its foot at (0, 0) and goes up to y = -100; what floats has
its middle at (0, 0); what hangs has its top at (0, 0). ``weight`` is a share of the line of the page; 0 is no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, pi, sin

INK = "#22304a"
CORAL, SUNNY, TEAL, SKY, LEAF, PLUM = "#f2795c", "#f7c648", "#2a9d8f", "#8fd0e8", "#8cc152", "#7a4e8a"
CREAM, WHITE, DENIM, WOOD, PINK, NIGHT = "#fff4df", "#ffffff", "#7f9fcf", "#6b4430", "#f5a08a", "#3d3f6e"
LIME, TAN, GREY = "#a9d46f", "#d9a27a", "#c9ccd6"
PALE_SKY, PALE_SUN, PALE_LEAF, PALE_CORAL, PALE_PLUM = "#dcf0f7", "#fdebb8", "#e2f0cf", "#fde0d6", "#eadff0"
HIGH_SKY, GLOW = "#e6f4f8", "#fbdc8a"


@dataclass(frozen=True, slots=True)
class Shape:
    """One SVG element without its ink: ``geometry`` is its attributes as they are written."""

    tag: str
    geometry: str
    fill: str
    weight: float
    ink: str


@dataclass(frozen=True, slots=True)
class Group:
    """Parts moved, turned (degrees, clockwise), scaled and perhaps mirrored together."""

    parts: tuple[Part, ...]
    x: float = 0
    y: float = 0
    scale: float = 1
    turn: float = 0
    mirrored: bool = False
    line: float = 1

    def at(
        self,
        x: float,
        y: float,
        scale: float = 1,
        turn: float = 0,
        *,
        mirrored: bool = False,
        line: float = 1,
    ) -> Group:
        """The same motif in another place; ``line`` thins or thickens its ink."""
        return replace(self, x=x, y=y, scale=scale, turn=turn, mirrored=mirrored, line=line)


Part = Shape | Group


def group(*parts: Part) -> Group:
    return Group(parts)


def path(d: str, fill: str = "none", weight: float = 1, ink: str = INK) -> Shape:
    return Shape("path", f'd="{d}"', fill, weight, ink)


def line(d: str, weight: float = 0.8, ink: str = INK) -> Shape:
    return Shape("path", f'd="{d}"', "none", weight, ink)


def disc(x: float, y: float, radius: float, fill: str = "none", weight: float = 1, ink: str = INK) -> Shape:
    return Shape("circle", f'cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"', fill, weight, ink)


def oval(x: float, y: float, across: float, down: float, fill: str = "none", weight: float = 1) -> Shape:
    geometry = f'cx="{num(x)}" cy="{num(y)}" rx="{num(across)}" ry="{num(down)}"'
    return Shape("ellipse", geometry, fill, weight, INK)


def box(
    x: float, y: float, width: float, height: float, fill: str = "none", weight: float = 1, corner: float = 1
) -> Shape:
    """A rectangle from its top left."""
    geometry = f'x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" rx="{num(corner)}"'
    return Shape("rect", geometry, fill, weight, INK)


def dot(x: float, y: float, radius: float, fill: str = INK) -> Shape:
    return disc(x, y, radius, fill, 0)


def polygon(points: Iterable[tuple[float, float]], fill: str = "none", weight: float = 1) -> Shape:
    written = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return Shape("polygon", f'points="{written}"', fill, weight, INK)


def star(x: float, y: float, radius: float, fill: str = SUNNY, weight: float = 0.8) -> Shape:
    """A star of five points, one of them up."""
    reach = [radius if corner % 2 == 0 else radius * 0.5 for corner in range(10)]
    turns = [pi * corner / 5 - pi / 2 for corner in range(10)]
    return polygon(
        ((x + r * cos(a), y + r * sin(a)) for r, a in zip(reach, turns, strict=True)), fill, weight
    )


def heart(x: float, y: float, size: float, fill: str = CORAL, weight: float = 0.8) -> Shape:
    """A heart ``size`` across, its middle at (x, y)."""
    k = size / 2
    d = (
        f"M{num(x)} {num(y + k)}c{num(-k * 0.5)} {num(-k * 0.42)} {num(-k)} {num(-k * 0.75)} {num(-k)} {num(-k * 1.22)}"
        f" 0 {num(-k * 0.38)} {num(k * 0.26)} {num(-k * 0.56)} {num(k * 0.52)} {num(-k * 0.56)}"
        f" {num(k * 0.24)} 0 {num(k * 0.42)} {num(k * 0.14)} {num(k * 0.48)} {num(k * 0.36)}"
        f" {num(k * 0.06)} {num(-k * 0.22)} {num(k * 0.24)} {num(-k * 0.36)} {num(k * 0.48)} {num(-k * 0.36)}"
        f" {num(k * 0.26)} 0 {num(k * 0.52)} {num(k * 0.18)} {num(k * 0.52)} {num(k * 0.56)}"
        f" 0 {num(k * 0.47)} {num(-k * 0.5)} {num(k * 0.8)} {num(-k)} {num(k * 1.22)}z"
    )
    return path(d, fill, weight)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a hanging string, and the slope of the string there in degrees."""

    x: float
    y: float
    slope: float


def hang(left: tuple[float, float], right: tuple[float, float], sag: float, count: int) -> list[Spot]:
    """Where ``count`` flags hang on a string from ``left`` to ``right`` that falls by ``sag`` in the middle."""
    (x0, y0), (x1, y1) = left, right
    spots = []
    for step in range(count):
        t = 0.05 + 0.9 * (step + 0.5) / count  # the ends are left to what holds the string
        fall = 4 * sag * t * (1 - t)
        rise = (y1 - y0) + 4 * sag * (1 - 2 * t)
        spots.append(Spot(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + fall, degrees(atan2(rise, x1 - x0))))
    return spots


def string(left: tuple[float, float], right: tuple[float, float], sag: float) -> str:
    """The path of that string."""
    (x0, y0), (x1, y1) = left, right
    return f"M{num(x0)} {num(y0)}Q{num((x0 + x1) / 2)} {num((y0 + y1) / 2 + 2 * sag)} {num(x1)} {num(y1)}"


def num(value: float) -> str:
    """A number with one decimal at most, as short as it goes."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0") if value else "0"


def fine(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def svg(width: int, height: int, ink_width: float, parts: Iterable[Part]) -> str:
    """The whole file; ``ink_width`` in units of the view box."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">\n'
        f'<g fill="none" stroke="{INK}" stroke-width="{num(ink_width)}" stroke-linecap="round" stroke-linejoin="round">\n'
        + "".join(_written(part, ink_width, 1) for part in parts)
        + "</g>\n</svg>\n"
    )


def _written(part: Part, ink_width: float, scale: float) -> str:
    if isinstance(part, Shape):
        return _shape(part, ink_width / scale)
    inner_scale, inner_width = scale * part.scale, ink_width * part.line
    moves = [f"translate({num(part.x)} {num(part.y)})"] if part.x or part.y else []
    if part.turn:
        moves.append(f"rotate({num(part.turn)})")
    if part.mirrored:
        moves.append(f"scale({fine(-part.scale)} {fine(part.scale)})")
    elif part.scale != 1:
        moves.append(f"scale({fine(part.scale)})")
    inside = "".join(_written(child, inner_width, inner_scale) for child in part.parts)
    if not moves and part.line == 1:
        return inside
    moved = f' transform="{" ".join(moves)}"' if moves else ""
    return f'<g{moved} stroke-width="{fine(inner_width / inner_scale)}">\n{inside}</g>\n'


def _shape(shape: Shape, ink_width: float) -> str:
    ink = f' stroke="{shape.ink}"' if shape.ink != INK else ""
    if shape.weight == 0:
        ink = ' stroke="none"'
    elif shape.weight != 1:
        ink += f' stroke-width="{fine(shape.weight * ink_width)}"'
    fill = f' fill="{shape.fill}"' if shape.fill != "none" else ""
    return f"<{shape.tag} {shape.geometry}{fill}{ink}/>\n"
