"""Colours as people see them: contrast by WCAG 2.2, and the nearest colour that has enough of it.

Colours are ``#rrggbb``. Contrast is 1 to 21. Lightness and nearness are those of OKLab (Björn Ottosson, 2020), in
which equal steps look equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from math import atan2, cos, hypot, sin

WHITE = "#ffffff"
INK = "#1f2a3c"  # the letters of every document; a test holds it to assets/styles/tokens.css
TEXT, INK_ON_TINT = 4.5, 7.0  # the least contrast of coloured text, and of what is read for long
TINT, TINT_STRENGTH = 0.08, 1.6  # how much of a colour is in its tint, and how much stronger it is made there
STEPS = 500  # of lightness, from black to white
GAMUT_STEPS = 24  # halvings of a colour's strength, until it can be printed

Lab = tuple[float, float, float]
Linear = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def tint(colour: str, paper: str = WHITE) -> str:
    """A pale ground of ``colour`` for text on ``paper``."""
    mixed = (
        TINT * part + (1 - TINT) * ground for part, ground in zip(_lab(colour), _lab(paper), strict=True)
    )
    lightness, a, b = mixed
    return _within_gamut(lightness, TINT_STRENGTH * hypot(a, b), atan2(b, a))


def faults_of_contrast(
    colour: str, paper: str = WHITE, least: float = TEXT, ink: str = INK
) -> Iterator[tuple[str, float, float]]:
    """Each rule that ``colour`` breaks: on what, the contrast it has there, the contrast that it needs.

    ``ink`` is that of the text on this paper.

    On paper it is a heading, and turned round a head of a table: paper on it. On its tint it is the title of a box.
    """
    ground = tint(colour, paper)
    for where, found, needed in (
        ("on white paper" if paper == WHITE else "on its paper", contrast(colour, paper), least),
        ("on its own pale tint", contrast(colour, ground), least),
        ("for dark text on its own pale tint", contrast(ink, ground), INK_ON_TINT),
    ):
        if found < needed:
            yield where, found, needed


@cache
def fitted(colour: str, paper: str = WHITE, least: float = TEXT, ink: str = INK) -> str:
    """``colour`` where it has enough contrast on ``paper`` and on its tint there; else the nearest that has.

    The nearest is the one of the same hue and strength with the least change of lightness, in steps of 1/500.
    """
    tried = chain((colour,), nearer_and_farther(colour))
    return next(found for found in tried if not any(faults_of_contrast(found, paper, least, ink)))


@cache
def readable(colour: str, paper: str, least: float) -> str:
    """``colour`` where it has that contrast on ``paper``; else the nearest that has."""
    tried = chain((colour,), nearer_and_farther(colour))
    return next(found for found in tried if contrast(found, paper) >= least)


def nearer_and_farther(colour: str) -> Iterator[str]:
    """Colours of the same hue, the nearest lightness first, as far as black and white."""
    lightness, a, b = _lab(colour)
    strength, hue = hypot(a, b), atan2(b, a)
    last = ""
    for step in range(1, STEPS + 1):
        for tried in (lightness - step / STEPS, lightness + step / STEPS):
            if -1 / STEPS < tried < 1 + 1 / STEPS:
                made = _within_gamut(min(max(tried, 0.0), 1.0), strength, hue)
                if made != last:
                    yield made
                last = made


def _within_gamut(lightness: float, strength: float, hue: float) -> str:
    """The colour, or the strongest of its lightness and hue that a screen can show."""
    weakest, strongest = 0.0, strength
    if _is_shown(_linear(lightness, strength, hue)):
        weakest = strength
    else:
        for _ in range(GAMUT_STEPS):
            middle = (weakest + strongest) / 2
            if _is_shown(_linear(lightness, middle, hue)):
                weakest = middle
            else:
                strongest = middle
    return _hex(_linear(lightness, weakest, hue))


def _is_shown(colour: Linear) -> bool:
    return all(-1e-6 <= part <= 1 + 1e-6 for part in colour)


def _luminance(colour: str) -> float:
    red, green, blue = _light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(colour: str) -> Linear:
    """The three parts as amounts of light, 0 to 1."""
    red, green, blue = (int(colour[start:end], 16) / 255 for start, end in pairwise((1, 3, 5, 7)))
    return _to_light(red), _to_light(green), _to_light(blue)


def _to_light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _from_light(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _hex(colour: Linear) -> str:
    return "#" + "".join(f"{round(_from_light(min(max(part, 0.0), 1.0)) * 255):02x}" for part in colour)


def _lab(colour: str) -> Lab:
    red, green, blue = _light(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(lightness: float, strength: float, hue: float) -> Linear:
    a, b = strength * cos(hue), strength * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
