"""People drawn from parts: looks in, SVG text out. Imports the looks, and nothing else of the project."""

from .drawing import draw_figure, draw_portrait
from .group import draw_group

__all__ = ["draw_figure", "draw_group", "draw_portrait"]
