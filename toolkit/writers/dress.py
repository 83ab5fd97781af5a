"""What one reader needs of the design tokens: sizes, paper and air, worked out from those of the look and variant.

``docs/accessibility.md`` says the rules in words. Values are as ``tokens.css`` writes them: ``12pt``, ``1.5``, ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..brand.colours import contrast, fitted, readable, tint
from ..document.nodes import Dress

LARGE_PT = 16  # from here on, letters are large: what stood side by side stands below each other
LABELS_GROW_TO_PT = 24  # foot of the page, labels and notes: larger ones leave no room for their words
TITLES_GROW_TO_PT = 60  # a longer word than "celebration" would be broken
MOVED = ("text-size", "small-size", "title-size", "h2-size", "h3-size")
STRETCHED = ("letter-spacing", "word-spacing")

PAPERS: Mapping[str, str] = {
    "white": "#ffffff",
    "cream": "#fdf6e3",
    "yellow": "#fff6b3",
    "peach": "#ffe9d9",
    "pink": "#fde6ee",
    "blue": "#e3effb",
    "green": "#e4f4e6",
    "grey": "#ececee",
    "black": "#000000",
}
DARK = frozenset({"black"})
LIGHT_INK, LIGHT_SOFT_INK = "#f7f7f2", "#e0e0da"
DARK_GROUND = "#1e2026"  # of boxes on black paper, where a tint of black would not be seen
COLOURED = ("accent", "second", "main", "other")
INK_CONTRAST, LINE_CONTRAST, HIGH_CONTRAST = 10.0, 3.0, 7.0

# Between letters and between words in ems of the text, and the height of a line.
AIR: Mapping[str, tuple[float, float, float]] = {"wide": (0.05, 0.16, 1.6), "wider": (0.12, 0.3, 1.8)}


def is_large(dress: Dress) -> bool:
    """Whether the letters are so large that the page is laid out as in large print."""
    return dress.text_size_pt is not None and dress.text_size_pt >= LARGE_PT


def worn(found: Mapping[str, str], dress: Dress) -> dict[str, str]:
    """The tokens ``found`` for a look and a variant, as ``dress`` needs them; none of them refers to another."""
    return {**found, **_sized(found, dress), **_on_paper(found, dress), **_spaced(found, dress)}


def _sized(found: Mapping[str, str], dress: Dress) -> dict[str, str]:
    """Everything moves by as many points as the text does, so that a heading keeps its lead without running over."""
    if dress.text_size_pt is None:
        return {}
    size = _points(found["text-size"])
    grown = {name: _points(found[name]) + dress.text_size_pt - size for name in MOVED}
    small = min(grown["small-size"], max(LABELS_GROW_TO_PT, _points(found["small-size"])))
    title = min(grown["title-size"], max(TITLES_GROW_TO_PT, _points(found["title-size"])))
    stretched = {name: _points(found[name]) * dress.text_size_pt / size for name in STRETCHED}
    return {
        name: _pt(value)
        for name, value in {**grown, "small-size": small, "title-size": title, **stretched}.items()
    }


def _on_paper(found: Mapping[str, str], dress: Dress) -> dict[str, str]:
    """Ink, colours and tints for another paper; each has the contrast there that the variant asks of it."""
    if dress.background is None:
        return {}
    paper, least = PAPERS[dress.background], float(found["least-contrast"])
    is_dark = dress.background in DARK
    ink = LIGHT_INK if is_dark else readable(found["ink"], paper, INK_CONTRAST)
    soft = LIGHT_SOFT_INK if is_dark else readable(found["soft-ink"], paper, HIGH_CONTRAST)
    ground = DARK_GROUND if is_dark else paper
    colours = {name: fitted(found[name], ground, least, ink) for name in COLOURED}
    tinted = {**colours, "sun": found["sun"]}
    tints = {
        f"{name}-soft": paper if found[f"{name}-soft"] == found["paper"] else tint(colour, ground)
        for name, colour in tinted.items()
    }
    line = readable(found["line"], paper, HIGH_CONTRAST if least >= HIGH_CONTRAST else LINE_CONTRAST)
    return {
        "paper": paper,
        "ink": ink,
        "soft-ink": soft,
        **colours,
        **tints,
        "line": line,
        "sky": tints["accent-soft"] if _holds(colours, tints["accent-soft"], least) else paper,
        "sun": ink if found["sun"] == found["ink"] else found["sun"],
        "picture-paper": PAPERS["white"] if is_dark else found["picture-paper"],
    }


def _holds(colours: Mapping[str, str], ground: str, least: float) -> bool:
    """Whether every colour can be read on this ground: the council's name stands in the sky, too."""
    return all(contrast(colour, ground) >= least for colour in colours.values())


def _spaced(found: Mapping[str, str], dress: Dress) -> dict[str, str]:
    """As much air as was asked for, and no less than the variant has."""
    if dress.spacing is None:
        return {}
    size = dress.text_size_pt or _points(found["text-size"])
    letters, words, line = AIR[dress.spacing]
    return {
        "letter-spacing": _pt(max(letters * size, _points(found["letter-spacing"]))),
        "word-spacing": _pt(max(words * size, _points(found["word-spacing"]))),
        "line-height": f"{max(line, float(found['line-height'])):g}",
    }


def contrasts(found: Mapping[str, str]) -> dict[str, float]:
    """Every pair that is read, and the contrast that these tokens give it."""
    pairs = (
        *(("ink", ground) for ground in ("paper", "sun-soft", *(f"{name}-soft" for name in COLOURED))),
        *(("soft-ink", ground) for ground in ("paper", "sky")),
        *((name, ground) for name in COLOURED for ground in ("paper", f"{name}-soft")),
    )
    return {f"{over} on {under}": contrast(found[over], found[under]) for over, under in pairs}


def _points(value: str) -> float:
    return float(value.removesuffix("pt"))


def _pt(value: float) -> str:
    return f"{round(value, 2):g}pt"
