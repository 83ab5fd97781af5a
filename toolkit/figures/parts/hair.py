"""Hair and beards, in the head's own units: its middle at 0 0, 23 to each side, 22.3 up and down, ears at x 22.5.

``behind`` lies behind the head and over the shoulders, ``front`` on the head. Each style is drawn as it is worn with
pride: tidy partings, full shapes, beads where they belong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...document.looks import Beard, Hair
from ..palette import CORAL, INK, SUNNY, WHITE, Colours
from ..shapes import Point, arc_points, bumps, chain, dot, ellipse, limb, mirrored, path


@dataclass(frozen=True, slots=True)
class Worn:
    """The two layers of one style, as fragments."""

    behind: str = ""
    front: str = ""


def draw_hair(style: Hair, colours: Colours) -> Worn:
    """The style in the person's colours."""
    return _STYLES[style](colours)


def reach_of(style: Hair) -> tuple[float, float]:
    """How far a style reaches to each side and up, in the head's units, with its line."""
    return _REACHES.get(style, (30.0, 31.0))


def draw_fringe(colours: Colours) -> str:
    """The hair seen below a hat, where only its colour was said."""
    return path(
        "M-21-8L21-8Q17-4 12-6.5 8-2.5 3.5-6 0-2.5-4-6-8.5-2.5-12-6.5-17-4-21-8z",
        colours.hair,
        width=2.2,
    ) + mirrored(path("M-21-6c-4.5 2-6 7-5 13 3 .5 5.5-1 6.5-4 1-3.5 1-6 1.5-9z", colours.hair, width=2.2))


def draw_beard(beard: Beard, colours: Colours) -> str:
    """A beard with an open smile in it, so that the smile shows on every colour."""
    shape = {
        "short": "M-23 1.1c1.5 7 5 11 9.5 11 4.5 0 8-4 13.5-4s9 4 13.5 4c4.5 0 8-4 9.5-11"
        " 1.1 16.2-9.2 27-23 27-13.8 0-24.1-10.8-23-27z",
        "long": "M-23 1.1c1.5 7 5 11 9.5 11 4.5 0 8-4 13.5-4s9 4 13.5 4c4.5 0 8-4 9.5-11"
        " 1 12-2 22-8 28-4 4-7 12-15 15-8-3-11-11-15-15-6-6-9-16-8-28z",
    }[beard]
    strands = {
        "short": "",
        "long": path("M-9 27q3 5 4.5 9M9 27q-3 5-4.5 9M0 28l0 9", line=colours.strands, width=1.8),
    }[beard]
    return path(shape, colours.hair) + strands + path(SMILE_IN_BEARD, WHITE, width=2)


SMILE_IN_BEARD = "M-6.5 12.4q6.5-.8 13 0-1.4 6.6-6.5 6.6-5.1 0-6.5-6.6z"

# ---------------------------------------------------------------- close to the head


def _none(colours: Colours) -> Worn:
    return Worn()


def _shaved(colours: Colours) -> Worn:
    edge = "C-20-2-18.5-9-16-13-8-16.5 8-16.5 16-13 18.5-9 20-2 22.6 2.5"
    cap = f"M-22.6 2.5{edge}C25-13 15-23.8 0-23.8-15-23.8-25-13-22.6 2.5z"
    return Worn(front=path(cap, colours.stubble))


def _short(colours: Colours) -> Worn:
    shape = (
        "M-24.1 2c-5.3-20.2 8-31.6 24.1-31.2 17 .4 29.5 12 24.1 31.2-1.6-7-4.5-11.5-9.9-14.5"
        "-8.6 5.3-21.2 4.4-27.2-1.6-3.7 4.7-8.6 7.3-11.1 16.1z"
    )
    return Worn(front=path(shape, colours.hair) + _strands("M-6-22q7 4 14 3.5M-2-26q6 2.5 12 2", colours))


def _fade(colours: Colours) -> Worn:
    sides = (
        "M-22.6 3C-20.5-2-19-8.5-16.5-12.5L16.5-12.5C19-8.5 20.5-2 22.6 3 26-13.5 17-24 0-24S-26-13.5-22.6 3z"
    )
    top = bumps(
        [
            (-16.5, -12.5),
            (-20.5, -17),
            (-19.5, -24),
            (-13, -28),
            (-4.5, -30),
            (4.5, -30),
            (13, -28),
            (19.5, -24),
            (20.5, -17),
            (16.5, -12.5),
        ],
        0.66,
    )
    line = "Q8-14.5 0-14.5T-16.5-12.5z"
    return Worn(
        front=path(sides, colours.stubble)
        + path(top + line, colours.hair)
        + _strands(_curl(-9, -21) + _curl(2, -23) + _curl(12, -20), colours)
    )


def _curly_short(colours: Colours) -> Worn:
    shape = (
        "M-23.5 3.5c-8.7-2.3-8.7-13.8-3-16.1-2.3-10.4 7-15 12.7-12.7 4.6-8 16.1-8 19.6-2.3 8-4.6"
        " 18.4 1.2 17.2 9.2 8 3.5 9.2 19.6.5 21.9-.5-5.8-1.7-9.2-5.1-12.2-4.6 1.8-8.1-.5-9.7-2.8"
        "-5.2 3.5-11 2.3-13.3-.5-4.6 4-10.4 4-12.6 1.7-4.6 3.4-5.8 8-6.3 13.8z"
    )
    return Worn(
        front=path(shape, colours.hair) + _strands(_curl(-15, -19) + _curl(0, -24) + _curl(14, -19), colours)
    )


def _cornrows(colours: Colours) -> Worn:
    ends = mirrored(_plait((22.5, 12), (25.5, 22), 3, 2.6, colours, SUNNY))
    cap = (
        "M-23.6 2.5c-3.5-17 7-27.5 23.6-27.5s27.1 10.5 23.6 27.5c-3-9-10-16.5-23.6-16.5s-20.6 7.5-23.6 16.5z"
    )
    partings = (
        "M-18.5-6.5q-2-7.5 3.5-12.5M-11.5-11.5q-1-6 3.5-11M-4-13.8q-.5-5 1.5-10M18.5-6.5q2-7.5-3.5-12.5"
    )
    partings += "M11.5-11.5q1-6-3.5-11M4-13.8q.5-5-1.5-10"
    rows = "M-15-10q-1-5 3-9.5M-8-13.5q-.5-4.5 2.2-8.5M0-14.5l0-8M15-10q1-5-3-9.5M8-13.5q.5-4.5-2.2-8.5"
    return Worn(
        behind=ends,
        front=path(cap, colours.hair)
        + path(partings, line=colours.skin, width=1.7)
        + f'<g stroke-dasharray="1.6 2.4" stroke-linecap="butt">{path(rows, line=colours.strands, width=2.6)}</g>',
    )


# ---------------------------------------------------------------- round the head


def _afro(colours: Colours) -> Worn:
    behind = bumps(arc_points((0, -7), (30, 28.5), 142, 398, 15), 0.6) + "z"
    hairline = bumps(arc_points((0, 5), (22.5, 18.5), 192, 348, 8), 0.7)
    over = hairline + "L25 1C29-36-29-36-25 1z"
    curls = (
        _curl(-20, -22)
        + _curl(0, -29)
        + _curl(20, -22)
        + _curl(-10, -25)
        + _curl(11, -24)
        + _curl(-27, -8)
        + _curl(27, -8)
    )
    return Worn(
        behind=path(behind, colours.hair),
        front=path(over, colours.hair, line="none") + path(hairline) + _strands(curls, colours),
    )


def _bob(colours: Colours) -> Worn:
    lock = "M-12-26C-32-24-33-2-29.5 16.5-28 22-20.5 23.5-16.5 20-13 17-13 11-13.5 5z"
    front = (
        "M-23.9 6c-4.8-23 8.9-35 23.9-35 15 0 28.7 12 23.9 35-1.4-8-3.2-12.7-5.9-15.4-11.1 1.8-29.5 1.4-36.3-.6"
        "-2.3 3.4-4.1 8.6-5.6 16z"
    )
    return Worn(
        behind=mirrored(path(lock, colours.hair) + _strands("M-24.5 8q-.5 5 .8 9", colours)),
        front=path(front, colours.hair) + _strands("M-9-15.5q-1-5 1-8M3-15l1-9M12-15.5q1-4-1-8", colours),
    )


def _wavy(colours: Colours) -> Worn:
    lock = "M-17-18C-31-16-33-6-29 0c-4 4-4 10 0 13-2 5-1 10 2 13 5 2.5 10 1.5 13-2 1-4 .5-8 0-12z"
    front = (
        "M-23 8c-7-4-7-13-3-17-3-11 8-20 19-19 8-4 20-1 24 5 8 3 12 9 9 15 4 5 3 13-3 16-.5-8-4-13-9-16-6 0-10-2-13-6"
        "-4 7-12 11-19 11-3 3-4 7-5 11z"
    )
    return Worn(
        behind=mirrored(path(lock, colours.hair)),
        front=path(front, colours.hair)
        + _strands("M-17-15q6-1 9-6M8-22q3 5 9 6M-24 1.5q-2-2-1-5M24 1.5q2-2 1-5", colours),
    )


def _long(colours: Colours) -> Worn:
    lock = "M-19-14C-30-8-30 14-29.5 30-29.5 37-27 42-23.5 44-16 43-12 37-11.5 30-11.3 25-12.5 21-13.5 17z"
    front = "M-24 8c-4.9-24.5 9.1-37 24-37s28.9 12.5 24 37c-1-12-9-21-19-27.5-8 9-25 14-29 27.5z"
    return Worn(
        behind=mirrored(
            path(lock, colours.hair) + _strands("M-24 20q-.5 9 1.5 15M-18.5 25q.2 5-.5 9", colours)
        ),
        front=path(front, colours.hair) + _strands("M-14-14q8-3 13-9", colours),
    )


def _long_curly(colours: Colours) -> Worn:
    outer: list[Point] = [
        (-11, 40),
        (-19, 41.5),
        (-27, 37),
        (-31, 28),
        (-33, 18.5),
        (-33.5, 8.5),
        (-32, -2),
        (-28, -12),
    ]
    lock = bumps(outer, 0.6) + "L-14-10L-13 18q4 4 3.5 7.5 3 4 1.5 8 .5 4.5-3 6.5z"
    crown = bumps(
        [
            (-25, 4),
            (-30, -5),
            (-27, -15),
            (-19, -23),
            (-9, -28),
            (2, -29),
            (12, -26.5),
            (21, -21),
            (27.5, -13),
            (29.5, -3),
            (25, 5),
        ]
    )
    front = crown + "C22-1 20-6 14-9 9-9 4-12 2-16-2-10-8-8.5-14-8.5-19-6-22-1-25 4z"
    curls = _curl(-21, -12) + _curl(-6, -20) + _curl(11, -19) + _curl(22, -9)
    return Worn(
        behind=mirrored(path(lock, colours.hair) + _strands(_curl(-25, 18) + _curl(-20, 30), colours)),
        front=path(front, colours.hair) + _strands(curls, colours),
    )


# ---------------------------------------------------------------- braided and tied


def _braids(colours: Colours) -> Worn:
    hanging = "".join(
        _plait((x, 4), (end, 40 - i * 2), 8, 2.9, colours, SUNNY)
        for i, (x, end) in enumerate(((-26.5, -29), (-21.5, -22.5), (-16.5, -16)))
    )
    partings = "M0-25l0 10M-9-23.5q-3 5-3 10.5M9-23.5q3 5 3 10.5M-17-18q-3 5-3 9M17-18q3 5 3 9"
    return Worn(
        behind=mirrored(hanging),
        front=path(_PARTED, colours.hair) + path(partings, line=colours.skin, width=1.6),
    )


def _locs(colours: Colours) -> Worn:
    ropes = "".join(
        limb(d, colours.hair, 5.6, 1.9)
        for d in ("M-22-8Q-31 6-29.5 30", "M-21-2Q-24 14-23 35", "M-17 8Q-17.5 22-16.5 31")
    )
    ties = "M-32 8l4.4.8M-32.4 18l4.8 0M-31.8 26l4.6-.4M-25.3 12l4.4.6M-25.6 21l4.6 0M-25.3 29l4.5-.4M-18.8 25l4.3 0"
    crown = "".join(
        limb(d, colours.hair, 5.6, 1.9)
        for d in (
            "M-14-17Q-25-10-26 5",
            "M14-17Q25-10 26 5",
            "M-7-20Q-16-17-19-8",
            "M7-20Q16-17 19-8",
            "M-3-20.5Q-8-18-11-13.5",
            "M3-20.5Q8-18 11-13.5",
            "M0-21L0-15",
        )
    )
    marks = "M-24.5-4.5l4 1.6M24.5-4.5l-4 1.6M-16.5-15l3.2 2.8M16.5-15l-3.2 2.8M-9-18l2.8 2.6M9-18l-2.8 2.6"
    cap = "M-24-2C-28-33.5 28-33.5 24-2 14-18-14-18-24-2z"
    return Worn(
        behind=mirrored(ropes + _strands(ties, colours)),
        front=path(cap, colours.hair) + crown + _strands(marks, colours),
    )


def _ponytail(colours: Colours) -> Worn:
    outline = (
        "M12-25c7-10 23-9.5 26.5 3 3 11-.5 20 1.5 30 .5 3.5-4 5-6.5 2.5-7-6-3.5-15-5.5-22-2-6-9-8.5-16-13.5z"
    )
    tail = path(outline, colours.hair) + _strands("M24-24.5q9 3 9 14 0 6 .5 10", colours)
    return Worn(
        behind=f'<g transform="scale(-1 1)">{tail}</g>',
        front=path(_SMOOTH, colours.hair)
        + _strands("M10-19q-10-4-20-3M14-14q-8-3-14-3.5", colours)
        + limb("M-12-27l-6 5.5", CORAL, 3, 2),
    )


def _bun(colours: Colours) -> Worn:
    return Worn(
        behind=dot((0, -29), 9.5, colours.hair) + _strands("M-4.5-31q4.5-4.5 9 0M-2-27.5q3-2 5 0", colours),
        front=path(_SMOOTH, colours.hair) + _strands("M-12-16q5-4 9-6M12-16q-5-4-9-6M0-17l0-5", colours),
    )


def _two_bunches(colours: Colours) -> Worn:
    bunch = path(bumps(arc_points((-24, -19), (9.5, 9.5), 60, 420, 8), 0.62) + "z", colours.hair)
    tie = dot((-18, -15.5), 3.2, SUNNY, width=2)
    return Worn(
        behind=mirrored(bunch + _strands(_curl(-26, -21), colours)),
        front=path(_PARTED, colours.hair) + mirrored(tie) + path("M0-25l0 8", line=colours.skin, width=1.6),
    )


def _plaits(colours: Colours) -> Worn:
    hanging = _plait((-25, 12), (-26.5, 38), 5, 5, colours, None)
    tie = ellipse((-26.5, 40.5), (3.8, 2.8), CORAL, width=2) + path(
        "M-29 43l-1.5 5.5q4 2 8 0l-1.5-5.5z", colours.hair, width=2.2
    )
    return Worn(
        behind=mirrored(hanging + tie),
        front=path(_PARTED, colours.hair)
        + path("M0-25l0 8", line=colours.skin, width=1.6)
        + _strands("M-14-14q3-4 8-6M14-14q-3-4-8-6", colours),
    )


# Two fronts that several styles share: hair drawn back smoothly, and hair parted in the middle.
_SMOOTH = "M-23.8 3c-4-17.5 7-28.5 23.8-28.5s27.8 11 23.8 28.5c-3-10-10-17-23.8-17s-20.8 7-23.8 17z"
_PARTED = "M-23.8 4.5c-4-19 6-30 23.8-30s27.8 11 23.8 30c-3-11-11-17-23.8-21.5-12.8 4.5-20.8 10.5-23.8 21.5z"

_REACHES: dict[Hair, tuple[float, float]] = {
    "none": (29.0, 24.0),
    "shaved": (29.0, 26.0),
    "fade": (29.0, 35.0),
    "wavy": (34.0, 33.0),
    "curly-short": (33.0, 34.0),
    "afro": (35.0, 39.0),
    "long": (33.0, 31.0),
    "long-curly": (38.0, 34.0),
    "braids": (34.0, 28.0),
    "cornrows": (31.0, 28.0),
    "locs": (36.0, 31.0),
    "ponytail": (43.0, 36.0),
    "bun": (29.0, 41.0),
    "two-bunches": (38.0, 33.0),
    "plaits": (34.0, 28.0),
}

_STYLES: dict[Hair, Callable[[Colours], Worn]] = {
    "none": _none,
    "shaved": _shaved,
    "short": _short,
    "fade": _fade,
    "wavy": _wavy,
    "curly-short": _curly_short,
    "afro": _afro,
    "bob": _bob,
    "long": _long,
    "long-curly": _long_curly,
    "braids": _braids,
    "cornrows": _cornrows,
    "locs": _locs,
    "ponytail": _ponytail,
    "bun": _bun,
    "two-bunches": _two_bunches,
    "plaits": _plaits,
}


def _strands(d: str, colours: Colours) -> str:
    return path(d, line=colours.strands, width=1.9)


def _curl(x: float, y: float) -> str:
    return f"M{x - 3:g} {y + 1:g}q0-4 3.5-4 3.5.5 3 4-1.5 2.5-3.5 1"


def _plait(top: Point, end: Point, count: int, width: float, colours: Colours, bead: str | None) -> str:
    """A plait of ``count`` turns, ``width`` half across, with a bead at its end where one is given."""
    turns = [
        (top[0] + (end[0] - top[0]) * i / (count - 1), top[1] + (end[1] - top[1]) * i / (count - 1))
        for i in range(count)
    ]
    step = (end[1] - top[1]) / (count - 1)
    last = "" if bead is None else dot((end[0], end[1] + step * 0.9), width * 0.95, bead, INK, 1.8)
    return (
        last
        + f'<g stroke-width="{2 if width < 4 else 2.4:g}">{chain(turns, (width, step * 0.62), colours.hair)}</g>'
    )
