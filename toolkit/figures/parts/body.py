"""Body, clothes, arms and legs, x from the figure's middle, y as in the figure's box; lines are ``line`` units wide."""

from __future__ import annotations

from ...document.looks import Looks
from ..builds import Build
from ..palette import CREAM, INK, NIGHT, Colours
from ..shapes import dot, limb, mirrored, number, path


def draw_legs(build: Build, colours: Colours, line: float) -> str:
    """Two legs and shoes, standing."""
    n = number
    leg = f"M{n(-build.leg)} {n(build.hem_y - 3)}L{n(-build.leg)} 141"
    shoe = _shoe(-build.leg, build.leg_width)
    return mirrored(limb(leg, colours.trousers, build.leg_width, line) + path(shoe, INK))


def draw_legs_sitting(build: Build, colours: Colours, line: float) -> str:
    """Knees to the front, feet on the foot plate of a wheelchair."""
    n = number
    x, knee = build.leg * 0.95, build.hem_y + 1
    leg = f"M{n(-x)} {n(knee)}L{n(-x)} 139"
    plate = path("M-15.5 149.5L15.5 149.5", line=NIGHT, width=line + 1)
    return plate + mirrored(
        limb(leg, colours.trousers, build.leg_width + 0.8, line) + path(_shoe(-x, build.leg_width, 147), INK)
    )


def draw_legs_of_baby(colours: Colours, line: float) -> str:
    """Legs of somebody who sits on the ground, feet to the sides."""
    return mirrored(
        limb("M-9 141Q-17 146-23 144.5", colours.clothes, 10, line)
        + path("M-26 137c-6-.5-9 3-8.5 7.5.5 4 4 6 8.5 6z", CREAM)
    )


def draw_torso(looks: Looks, build: Build, colours: Colours) -> str:
    """The top, cut as people of that age often wear it."""
    return path(_torso(build), colours.clothes) + _pattern(looks, build, colours)


def draw_arm(build: Build, colours: Colours, line: float, pose: str) -> str:
    """The left arm of the picture: ``down``, ``waving`` or ``on-wheel``. Mirror it for the right one."""
    n = number
    x, y = -(build.shoulder - 2.8), build.shoulder_y + 11.5
    way, hand = {
        "down": (f"q-10.5 10.5-11.5 {n(21 * _reach(build))}", (x - 11.5, y + 21 * _reach(build))),
        "waving": ("q-17.5 6-23.5-21", (x - 23.5, y - 21)),
        "on-wheel": ("q-11 5-13.5 17", (x - 13.5, y + 17)),
    }[pose]
    return limb(f"M{n(x)} {n(y)}{way}", colours.clothes, build.arm_width, line * 0.85) + dot(
        hand, build.hand, colours.skin, width=line * 0.9
    )


def hand_of(build: Build, pose: str) -> tuple[float, float]:
    """Where the left hand is in a pose."""
    x, y = -(build.shoulder - 2.8), build.shoulder_y + 11.5
    return {
        "down": (x - 11.5, y + 21 * _reach(build)),
        "waving": (x - 23.5, y - 21),
        "on-wheel": (x - 13.5, y + 17),
    }[pose]


def _reach(build: Build) -> float:
    return (build.hem_y - build.shoulder_y) / 46


def _shoe(x: float, width: float, y: float = 148.7) -> str:
    size = width / 11.5
    dx = [number(value * size) for value in (-0.4, -12.4, -18, -2.7, 1.2, 13.8, 3)]
    return (
        f"M{number(x + 6.4 * size)} {number(y)}c{dx[0]}-8.5 {dx[1]}-9.7 {dx[2]}-3.9"
        f" {dx[3]} 3 {number(-1.8 * size)} 5.2 {dx[4]} 5.2l{dx[5]} 0q{dx[6]} 0 {dx[6]}-1.3z"
    )


def _torso(build: Build) -> str:
    n = number
    s, h, top, hem = build.shoulder, build.hem, build.shoulder_y, build.hem_y
    half = s * 0.52
    return (
        f"M{n(-half)} {n(top)}C{n(1.4 - s)} {n(top + 2.3)} {n(0.2 - s)} {n(top + 8)} {n(-s)} {n(top + 15)}"
        f"L{n(-h)} {n(hem - 6)}q-.4 6 5.8 6L{n(h - 5.8)} {n(hem)}q6.2 0 5.8-6L{n(s)} {n(top + 15)}"
        f"C{n(s - 0.2)} {n(top + 8)} {n(s - 1.4)} {n(top + 2.3)} {n(half)} {n(top)}z"
    )


def _pattern(looks: Looks, build: Build, colours: Colours) -> str:
    n, top, hem = number, build.shoulder_y, build.hem_y
    middle = (top + hem) / 2 + 4
    match looks.age:
        case "baby":
            return dot((0, middle + 4), 7.5, colours.trim, width=2.2)
        case "toddler":
            return path(star(0, middle, 8), colours.trim, width=2.2)
        case "child":
            step = (hem - top) / 4.4
            return "".join(
                path(f"M{n(-w)} {n(y)}L{n(w)} {n(y)}", line=colours.trim, width=4.4)
                for i in range(3)
                for y in [top + 14.5 + i * step]
                for w in [build.shoulder - 2.6 + i * 1.2]
            )
        case "teenager":
            pocket = f"M-10 {n(hem - 5)}l2.4-11 15.2 0 2.4 11z"
            cords = f"M-4 {n(top + 7)}l-.4 8M4 {n(top + 7)}l.4 8"
            return path(pocket, colours.clothes, width=2.2) + path(cords, line=colours.trim, width=2.2)
        case "adult":
            collar = f"M0 {n(top + 12)}l-10-10M0 {n(top + 12)}l10-10"
            return path(f"M-9 {n(top)}L0 {n(top + 12)}L9 {n(top)}z", colours.trim, width=2.2) + path(
                collar, width=2.4
            )
        case "older-adult":
            shirt = f"M-8 {n(top + 0.5)}L-4 {n(hem - 1.5)}L4 {n(hem - 1.5)}L8 {n(top + 0.5)}z"
            pockets = f"M-17 {n(hem - 15)}l8.5 0 0 8M17 {n(hem - 15)}l-8.5 0 0 8"
            return path(shirt, colours.trim, width=2.2) + path(pockets, width=2)
        case None:
            return path(heart(0, middle, 1), colours.trim, width=2.2)


def heart(x: float, y: float, scale: float) -> str:
    """Path data of the sign for care, 19 units across at 1."""
    left = (
        (-5, -4),
        (-9.5, -7.6),
        (-9.5, -11.9),
        (-9.5, -15.7),
        (-6.8, -17.5),
        (-4.3, -17.5),
        (-2, -17.5),
        (-0.5, -15.9),
    )
    right = [(-a, b) for a, b in reversed(left)]
    points = [(0.0, 0.0), *left, (0.0, -13.9), *right, (0.0, 0.0)]
    words = [f"{number(x + a * scale)} {number(y + (8.5 + b) * scale)}" for a, b in points]
    return f"M{words[0]}C{' '.join(words[1:])}z"


def star(x: float, y: float, size: float) -> str:
    """Path data of a star, ``size`` from its middle to a point."""
    points = (
        (0, -1),
        (0.29, -0.36),
        (1, -0.27),
        (0.47, 0.2),
        (0.62, 0.9),
        (0, 0.55),
        (-0.62, 0.9),
        (-0.47, 0.2),
        (-1, -0.27),
        (-0.29, -0.36),
    )
    return "M" + "L".join(f"{number(x + a * size)} {number(y + b * size)}" for a, b in points) + "z"
