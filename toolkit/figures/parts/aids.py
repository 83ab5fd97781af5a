"""A walking stick or a white cane in a hand, in the figure's box with x from the middle."""

from __future__ import annotations

from ..palette import CORAL, INK, WHITE, WOOD
from ..shapes import Point, number, path


def draw_walking_stick(hand: Point) -> str:
    """A wooden stick with a straight handle, down from the hand to the ground."""
    x, y = number(hand[0]), number(hand[1] - 3)
    stick = f"M{x} 149L{x} {y}M{number(hand[0] - 7)} {y}L{number(hand[0] + 8)} {y}"
    return path(stick, line=INK, width=7.6) + path(stick, line=WOOD, width=3.4)


def draw_white_cane(hand: Point, foot_x: float) -> str:
    """A long white cane with a coral tip, from the hand outwards to the ground at ``foot_x``."""
    x, y = hand[0], hand[1] - 5
    cane = f"M{number(x)} {number(y)}L{number(foot_x)} 149"
    near = 0.8
    tip = f"M{number(x + (foot_x - x) * near)} {number(y + (149 - y) * near)}L{number(foot_x)} 149"
    return (
        path(cane, line=INK, width=7.4) + path(cane, line=WHITE, width=3.2) + path(tip, line=CORAL, width=3.2)
    )
