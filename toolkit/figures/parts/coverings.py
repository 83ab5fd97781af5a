"""What is worn on the head, in the head's own units (see ``hair.py``), and the hat for hair that was not described."""

from __future__ import annotations

from ...document.looks import HeadCovering
from ..palette import Colours
from ..shapes import arc_points, bumps, path
from .hair import Worn, draw_fringe

# How far each reaches to the sides and up, with its line.
HAT_REACH = (30.0, 41.0)
COVERING_REACHES: dict[HeadCovering, tuple[float, float]] = {
    "hijab": (36.0, 30.0),
    "turban": (33.0, 39.0),
    "patka": (29.0, 39.0),
    "headwrap": (30.0, 40.0),
}

FACE = "M-18.5-1a18.5 18.5 0 0 0 37 0a18.5 18.5 0 0 0-37 0z"


def draw_covering(covering: HeadCovering, colours: Colours) -> Worn:
    """One head covering; its ``front`` lies over the face's edge and over any hair."""
    return {
        "hijab": _hijab,
        "turban": _turban,
        "patka": _patka,
        "headwrap": _headwrap,
        "kippah": _kippah,
    }[covering](colours)


def draw_hat(colours: Colours, has_hair_colour: bool) -> Worn:
    """A woolly hat to match the top: it says nothing of the hair, or no more than its colour."""
    crown = "M-23.5-10C-24.5-23-13-29 0-29s24.5 6 23.5 19z"
    band = (
        "M-25.8-4.5C-27.5-9-26.5-13.5-23.8-16-12-21 12-21 23.8-16c2.7 2.5 3.7 7 2 11.5C14-10-14-10-25.8-4.5z"
    )
    ribs = "M-17.5-15.5l-1 5M-9-17.5l-.5 5.3M0-18l0 5.5M9-17.5l.5 5.3M17.5-15.5l1 5"
    bobble = bumps(arc_points((0, -32), (7, 6), 20, 380, 9), 0.6) + "z"
    fringe = draw_fringe(colours) if has_hair_colour else ""
    return Worn(
        front=fringe
        + path(crown, colours.clothes)
        + path(bobble, colours.trim)
        + path(band, colours.trim)
        + path(ribs, line=colours.clothes, width=2.2)
    )


def _hijab(colours: Colours) -> Worn:
    drape = "M-24 6c-5 10-9 20-10 30 8 7 19 10 34 10s26-3 34-10c-1-10-5-20-10-30z"
    outer = (
        "M0-28c18.5 0 28.5 12 28 27-.4 13-8 23-15 28-8 2.5-18 2.5-26 0-7-5-14.6-15-15-28-.5-15 9.5-27 28-27z"
    )
    band = "M-17.8-6.5C-13-16.5-6-19.5 0-19.5s13 3 17.8 13C12-12.5 6-14.6 0-14.6s-12 2.1-17.8 8.1z"
    folds = "M-17 27q12 9 27 6.5M-25 20q-1 7-3.5 12M14 24q6 3 12 9"
    return Worn(
        behind=path(drape, colours.covering),
        front=_ring(outer, FACE, colours.covering)
        + path(band, colours.under, width=2)
        + _folds(folds + "M-9-22.5q-9 4-12 13", colours),
    )


def _turban(colours: Colours) -> Worn:
    wrap = (
        "M-25.5 0c-6.5-9-6-20 1-27 6-6 15-9.5 24.5-9.5s18.5 3.5 24.5 9.5c7 7 7.5 18 1 27"
        "-4-8.5-13-15-25.5-21-12.5 6-21.5 12.5-25.5 21z"
    )
    under = "M0-22.5q6.5 3 11 6-5 3.5-11 3.5t-11-3.5q4.5-3 11-6z"
    folds = (
        "M0-21q-13-2-26.5 9M0-21q-10-7-27.5 0M-1-25.5q-9-6-23-3M0-21q13-2 26.5 9M0-21q10-7 27.5 0"
        "M4-28q8-4 19 0M-3-24q8-8 15-11"
    )
    return Worn(
        front=path(under, colours.under, width=2.2) + path(wrap, colours.covering) + _folds(folds, colours)
    )


def _patka(colours: Colours) -> Worn:
    knot = "M-8.5-25c-3-5-1-12 8.5-12s11.5 7 8.5 12q-8.5 4-17 0z"
    cap = "M-24-1c-4-17 7.5-26 24-26s28 9 24 26c-4-8-12-13.5-24-13.5s-20 5.5-24 13.5z"
    return Worn(
        front=path(knot, colours.covering)
        + path(cap, colours.covering)
        + path("M-8.5-25.5q8.5 4.5 17 0", line=colours.under, width=3)
        + _folds("M-15-17q6-5 12-6.5M15-17q-6-5-12-6.5", colours)
    )


def _headwrap(colours: Colours) -> Worn:
    knot = "M0-25C-9-21-20-23-19-30c.8-5.5 8-7 12-3.5 1-5.5 13-5.5 14 0 4-3.5 11.2-2 12 3.5C20-23 9-21 0-25z"
    wrap = "M-24.8 1c-6-19 5-30 24.8-30s30.8 11 24.8 30c-5-9.5-13-14-24.8-14s-19.8 4.5-24.8 14z"
    folds = "M-23.5-8q8-14 31-15M-24-15q6-9 20-12.5M25-2q-8-12-25-15M-7-33q3 1.5 4.5 4.5M7-33q-3 1.5-4.5 4.5"
    return Worn(front=path(knot, colours.covering) + path(wrap, colours.covering) + _folds(folds, colours))


def _kippah(colours: Colours) -> Worn:
    cap = "M-13.5-19c-.5-10.5 6-14 13.5-14s14 3.5 13.5 14z"
    return Worn(behind=path(cap, colours.covering) + _folds("M-10-28q10-3.5 20 0", colours))


def _ring(outer: str, hole: str, fill: str) -> str:
    return f'<g fill-rule="evenodd">{path(outer + hole, fill)}</g>'


def _folds(d: str, colours: Colours) -> str:
    return path(d, line=colours.fold, width=1.9)
