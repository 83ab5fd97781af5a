"""The pieces of each theme as SVG: frame (A4 landscape), cover (A5 portrait) and strip (a page's head)."""

from __future__ import annotations

from importlib import import_module

from .pen import svg

THEMES = (
    "animals",
    "baking",
    "dancing",
    "drawing",
    "football",
    "gaming",
    "home",
    "music",
    "nature",
    "reading",
    "space",
    "water",
    "wheels",
)
SIZES = {"frame": (2970, 2100, 8), "cover": (1050, 1480, 6), "strip": (1000, 140, 3)}


def pieces_of(theme: str) -> dict[str, str]:
    """The three SVG files of a theme, by the id of the picture; raises KeyError for a theme there is none of."""
    if theme not in THEMES:
        raise KeyError(theme)
    scenes = import_module(f".themes.{theme}", __package__)
    return {f"{kind}-{theme}": svg(*size, getattr(scenes, kind)()) for kind, size in SIZES.items()}
