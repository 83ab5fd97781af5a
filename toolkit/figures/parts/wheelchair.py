"""A light wheelchair from the front, in the figure's box with x from the middle: it belongs to the one who uses it."""

from __future__ import annotations

from ..builds import Build
from ..palette import CORAL, NIGHT, WHITE
from ..shapes import ellipse, mirrored, number, path

WHEEL = (7.0, 32.0)  # half across and half up, in units


def wheel_x(build: Build) -> float:
    """How far the middle of a big wheel is from the figure's middle."""
    return build.hem + 12


def draw_chair_back(build: Build) -> str:
    """The back rest, behind the body."""
    n = number
    half, top = build.shoulder + 6.5, build.shoulder_y + 10
    rest = f"M{n(-half)} {n(top + 6)}q0-6 6-6L{n(half - 6)} {n(top)}q6 0 6 6L{n(half)} 130L{n(-half)} 130z"
    return path(rest, NIGHT)


def draw_chair_front(build: Build) -> str:
    """The wheels and their small front wheels."""
    x = wheel_x(build)
    small = ellipse((-x + 12, 146), (2.8, 4.4), CORAL, width=2.4)
    big = (
        ellipse((-x, 118.5), WHEEL, WHITE, width=4)
        + path(f"M{number(-x)} 100L{number(-x)} 137", width=2.4)
        + ellipse((-x, 118.5), (2.4, 5.5), CORAL, width=2.2)
    )
    return mirrored(small + big)
