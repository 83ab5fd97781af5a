"""Frames: the bars and tints that hold several paragraphs together as one box, made of paragraph borders.

Borders of paragraphs are better than a table of one cell: a screen reader meets only text, and whoever edits can
type on. Word joins neighbours whose borders and indents are the same: so a title and its text are one box.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .formatting import Border, Letters, Lines
from .look import Look

LEFT, RIGHT = 230, 110  # twips from the edges of the column to the text: a bar and its space, a line and its
BAR = 36  # eighths of a point


@dataclass(frozen=True, slots=True)
class Frame:
    """``style`` is the id of the paragraphs' style; ``style`` + ``Title`` of the title's. ``tint`` colours headings."""

    style: str
    name: str
    lines: Lines
    tint: str
    space_before: int

    @property
    def title_style(self) -> str:
        return f"{self.style}Title"

    @property
    def title_lines(self) -> Lines:
        return replace(self.lines, keep_next=True, before=self.space_before, after=0)

    @property
    def title_letters(self) -> Letters:
        return Letters(bold=True, colour=self.tint)

    def set_apart(self) -> Frame:
        """The same to the eye, but Word does not join it to a neighbour of the same style."""
        drawn = tuple(replace(border, size=border.size + 1) for border in self.lines.borders)
        return replace(self, lines=replace(self.lines, borders=drawn, shade=neighbour(self.lines.shade)))


@cache
def frames(look: Look, rtl: bool) -> dict[str, Frame]:
    """Every frame of a look by the id of its style."""
    side = "right" if rtl else "left"
    drawn = (
        _padded(look, "BoxTip", "Box tip", look.accent, look.accent_soft, side),
        _padded(look, "BoxPromise", "Box promise", look.second, look.second_soft, side),
        _padded(look, "BoxHelp", "Box help", look.second, look.paper, side, line=look.second),
        _padded(look, "BoxPlain", "Box plain", look.soft_ink, look.paper, side, line=look.rule),
        _padded(look, "StopHere", "Stop here", look.second, look.second_soft, side),
        _padded(look, "FlowStep", "Flow step", look.accent, look.accent_soft, side),
        _padded(look, "Panel", "Panel", look.accent, look.accent_soft, side),
        _barred(look, "Stop", "Stop", look.accent, "single", side),
        _barred(look, "StopAhead", "Stop ahead", look.rule, "dashed", side, tint=look.soft_ink),
        _barred(look, "Quotation", "Quotation", look.second, "single", side),
    )
    return {frame.style: frame for frame in drawn}


def _padded(
    look: Look, style: str, name: str, colour: str, tint: str, bar_side: str, line: str = ""
) -> Frame:
    bar = Border(bar_side, colour, BAR, 7)
    seen = line or (look.rule if tint == look.paper else tint)
    edges = tuple(Border(side, seen, 4, 5) for side in _others(bar_side))
    lines = Lines(
        borders=(bar, *edges),
        shade=tint,
        before=look.gap * 2 // 3,
        left=LEFT,
        right=RIGHT,
        keep_lines=True,
        align="left",
    )
    return Frame(style, name, lines, colour, look.gap * 2)


def _barred(
    look: Look, style: str, name: str, colour: str, kind: str, bar_side: str, tint: str = ""
) -> Frame:
    lines = Lines(borders=(Border(bar_side, colour, BAR, 7, kind),), left=LEFT, keep_lines=True, align="left")
    return Frame(style, name, lines, tint or colour, look.gap * 2)


def _others(bar_side: str) -> tuple[str, ...]:
    return tuple(side for side in ("top", "left", "bottom", "right") if side != bar_side)


def neighbour(colour: str) -> str:
    """The same to the eye, but another colour: Word fills the space between two of the same."""
    return f"{int(colour, 16) ^ 1:06X}" if colour else ""
