"""One person drawn from parts, as SVG text: the same looks give the same text, and nothing of it is a case's own words.

The file keeps the rules of ``assets/pictures``: plain shapes, paths and groups with transforms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ..document.looks import Looks
from .builds import Build, build_of
from .palette import INK, NIGHT, PATCHES, Colours, colours_of
from .parts.aids import draw_walking_stick, draw_white_cane
from .parts.body import (
    draw_arm,
    draw_legs,
    draw_legs_of_baby,
    draw_legs_sitting,
    draw_torso,
    hand_of,
    heart,
    star,
)
from .parts.coverings import COVERING_REACHES, HAT_REACH, draw_covering, draw_hat
from .parts.hair import Worn, draw_beard, draw_hair, reach_of
from .parts.head import draw_face, draw_hearing_aid, draw_skull
from .parts.wheelchair import draw_chair_back, draw_chair_front, wheel_x
from .shapes import dot, limb, mirrored, number, path, placed

LINE = 3.0
WIDTH, HEIGHT = 120, 160
MIDDLE = 60
FOOT_Y = 152
SEAT_Y = 117.0
PORTRAIT = 120


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a figure reaches at the most, in units: to each side of its middle, and up from the ground."""

    side: float
    up: float


@lru_cache(maxsize=1024)
def draw_figure(looks: Looks) -> str:
    """The whole person in a box of 120 by 160 units, feet at y 152, middle at x 60, on nothing."""
    return svg(WIDTH, HEIGHT, placed(draw_person(looks, LINE, waves=True), (MIDDLE, 0)))


@lru_cache(maxsize=1024)
def draw_portrait(looks: Looks) -> str:
    """Head and shoulders in a round badge of 120 by 120 units."""
    colours = colours_of(looks)
    build = replace(build_of(looks.age), head=1.07, head_y=-5)
    return svg(
        PORTRAIT,
        PORTRAIT,
        dot((60, 60), 56, PATCHES[1], line="none")
        + placed(_bust(looks, colours) + _head(looks, build, colours, LINE), (60, 60))
        + dot((60, 60), 56.5, "none"),
    )


def draw_person(looks: Looks, line: float, waves: bool) -> str:
    """The fragment of a whole person with x from the middle; ``line`` is the ink's width in the fragment's units."""
    colours, build = colours_of(looks), build_of(looks.age)
    if looks.wheelchair:
        return _sitting(looks, _lowered(build), colours, line, waves)
    if looks.age == "baby":
        return _baby(looks, build, colours, line)
    return _standing(looks, build, colours, line, waves)


def extent_of(looks: Looks) -> Extent:
    """How far ``draw_person`` reaches when it does not wave, with the ink's line."""
    build = build_of(looks.age)
    build = _lowered(build) if looks.wheelchair else build
    hair_side, hair_up = _head_reach(looks)
    hair = hair_side * build.head
    chair = wheel_x(build) + 10 if looks.wheelchair else 0
    hand = -hand_of(build, "down")[0] + build.hand + 2
    stick = hand + 6 if looks.walking_stick else 0
    cane = hand + 12 if looks.white_cane else 0
    return Extent(max(hair, chair, hand, stick, cane), FOOT_Y - build.head_y + hair_up * build.head)


def _head_reach(looks: Looks) -> tuple[float, float]:
    if looks.head_covering is not None and looks.head_covering != "kippah":
        return COVERING_REACHES[looks.head_covering]
    side, up = HAT_REACH if looks.hair is None else reach_of(looks.hair)
    return side, max(up, 35 + _kippah_rise(up)) if looks.kippah else up


def _kippah_rise(up: float) -> float:
    """How much higher than on close hair a kippah sits, on hair that reaches ``up``."""
    return min(max(0, up - 27), 6)


def svg(width: float, height: float, drawn: str) -> str:
    """A whole file: the fragment with the library's ink round every shape."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}">\n'
        f'<g fill="none" stroke="{INK}" stroke-width="{number(LINE)}" stroke-linecap="round" stroke-linejoin="round">'
        f"\n{drawn}\n</g>\n</svg>\n"
    )


def _standing(looks: Looks, build: Build, colours: Colours, line: float, waves: bool) -> str:
    poses = _poses(looks, "down", waves)
    return (
        draw_legs(build, colours, line)
        + draw_torso(looks, build, colours)
        + _arms_and_head(looks, build, colours, line, poses)
    )


def _sitting(looks: Looks, build: Build, colours: Colours, line: float, waves: bool) -> str:
    poses = _poses(looks, "on-wheel", waves)
    return (
        draw_chair_back(build)
        + draw_torso(looks, build, colours)
        + draw_legs_sitting(build, colours, line)
        + draw_chair_front(build)
        + _arms_and_head(looks, build, colours, line, poses)
    )


def _baby(looks: Looks, build: Build, colours: Colours, line: float) -> str:
    return (
        draw_torso(looks, build, colours)
        + draw_legs_of_baby(colours, line)
        + _arms_and_head(looks, build, colours, line, ("down", "down"))
    )


def _arms_and_head(looks: Looks, build: Build, colours: Colours, line: float, poses: tuple[str, str]) -> str:
    left, right = poses
    return (
        _aids(looks, build, poses)
        + draw_arm(build, colours, line, left)
        + f'<g transform="scale(-1 1)">{draw_arm(build, colours, line, right)}</g>'
        + _head(looks, build, colours, line)
    )


def _aids(looks: Looks, build: Build, poses: tuple[str, str]) -> str:
    stick = cane = ""
    if looks.walking_stick:
        x, y = hand_of(build, poses[1])
        stick = draw_walking_stick((-x, y))
    if looks.white_cane:
        x, y = hand_of(build, poses[0])
        cane = draw_white_cane((x, y), x - 9)
    return stick + cane


def _poses(looks: Looks, rest: str, waves: bool) -> tuple[str, str]:
    """The left and the right arm of the picture; a hand that holds a stick does not wave."""
    return rest, "waving" if waves and not looks.walking_stick else rest


def _head(looks: Looks, build: Build, colours: Colours, line: float) -> str:
    worn = _worn(looks, colours)
    beard = "" if looks.beard is None else draw_beard(looks.beard, colours)
    drawn = (
        worn.behind
        + draw_skull(colours)
        + draw_face(looks, colours)
        + beard
        + worn.front
        + draw_hearing_aid(looks)
    )
    return placed(drawn, (0, build.head_y), build.head, line)


def _worn(looks: Looks, colours: Colours) -> Worn:
    """Hair and what covers it. Hair that was not described stays under a woolly hat, so that nobody's is made up."""
    covering = looks.head_covering
    if covering == "kippah":
        style = looks.hair or "shaved"
        below, cap = draw_hair(style, colours), draw_covering(covering, colours).behind
        return Worn(placed(cap, (0, -_kippah_rise(reach_of(style)[1]))) + below.behind, below.front)
    if covering is not None:
        return draw_covering(covering, colours)
    if looks.hair is not None:
        return draw_hair(looks.hair, colours)
    return draw_hat(colours, looks.hair_colour is not None)


def _bust(looks: Looks, colours: Colours) -> str:
    """Shoulders that end at the badge's edge, a circle of 56.5 round 0 0."""
    chair = mirrored(limb("M-35 34L-35 16q0-3.5-3.5-3.5l-4 0", NIGHT, 4, 2.4)) if looks.wheelchair else ""
    top = "M-40 39.9C-38 27-30 20-12 17L12 17C30 20 38 27 40 39.9A56.5 56.5 0 0 1-40 39.9z"
    return chair + path(top, colours.clothes) + _neck(looks, colours)


def _neck(looks: Looks, colours: Colours) -> str:
    """What is seen of the top at the neck, by age as on the whole figure."""
    match looks.age:
        case "baby":
            return path("M-15 16.5q15 16 30 0z", colours.trim, width=2.2)
        case "toddler" | None:
            sign = heart(0, 41, 0.9) if looks.age is None else star(0, 40, 8)
            return path("M-13 17q13 12 26 0", width=2.4) + path(sign, colours.trim, width=2.2)
        case "child":
            return path("M-13 17q13 12 26 0", width=2.4) + path(
                "M-31.5 30.5q31.5 10 63 0M-36 41q36 10 72 0", line=colours.trim, width=4.4
            )
        case "teenager":
            return path("M-16 17.5q16 18 32 0", width=2.4) + path(
                "M-6 27l-.6 10M6 27l.6 10", line=colours.trim, width=2.4
            )
        case "adult":
            return path("M-10.5 17L0 32L10.5 17z", colours.trim, width=2.2) + path(
                "M0 32l-12.5-12M0 32l12.5-12", width=2.4
            )
        case "older-adult":
            return path("M-13 17L-6 56L6 56L13 17z", colours.trim, width=2.2)


def _lowered(build: Build) -> Build:
    down = build.sits_y
    return replace(build, head_y=build.head_y + down, shoulder_y=build.shoulder_y + down, hem_y=SEAT_Y)
