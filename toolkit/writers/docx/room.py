"""Where blocks are written: the page itself, a frame, a cell; and the paragraphs that belong there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .formatting import Lines, paragraph_properties
from .frames import LEFT, RIGHT, Frame, frames
from .ledger import Ledger
from .look import Look
from .xml import Xml, element

CELL_PADDING = 260  # twips, both sides together


@dataclass(frozen=True, slots=True)
class Room:
    """``width`` in twips. ``style`` is the style of a plain paragraph here; ``depth`` counts the lists around."""

    look: Look
    ledger: Ledger
    width: int
    rtl: bool = False
    style: str = "Normal"
    frame: Frame | None = None
    depth: int = 0
    is_set_apart: bool = False

    def framed(self, style: str, set_apart: bool = False) -> Room:
        """The room inside a frame; set apart where another of the same style stands before it."""
        frame = frames(self.look, self.rtl)[style]
        inside = replace(self, width=self.width - LEFT - RIGHT, style=style, frame=frame, depth=0)
        return replace(inside, frame=frame.set_apart(), is_set_apart=True) if set_apart else inside

    def cell(self, width: int, style: str = "TableText") -> Room:
        """The room inside a cell that is ``width`` wide, padding included."""
        return replace(self, width=width - CELL_PADDING, style=style, frame=None, depth=0, is_set_apart=False)

    def nested(self) -> Room:
        """The room beside the marks of a list."""
        return replace(self, width=self.width - self.look.list_indent, depth=self.depth + 1)

    @property
    def plain_lines(self) -> Lines:
        """A plain paragraph here."""
        if not self.depth:
            return self.frame_lines(self.style)
        return Lines(style="ListContinue" if self.style == "Normal" else self.style, left=self.left)

    def frame_lines(self, style: str) -> Lines:
        """A paragraph of the frame's own ``style``, which needs to say more only where the frame is set apart."""
        return replace(self.lines, style=style) if self.is_set_apart else Lines(style=style)

    @property
    def lines(self) -> Lines:
        """What a paragraph of another style needs to stand in the frame of this room."""
        if self.frame is None:
            return Lines()
        framed = self.frame.lines
        return Lines(
            borders=framed.borders,
            shade=framed.shade,
            left=framed.left,
            right=framed.right,
            align=framed.align,
        )

    @property
    def left(self) -> int:
        """Where the text of a paragraph begins, in twips from the edge of the column."""
        return ((self.frame.lines.left or 0) if self.frame else 0) + self.look.list_indent * self.depth


def paragraph(lines: Lines, *content: Xml) -> Xml:
    """One paragraph; the style Normal need not be named."""
    named = replace(lines, style="") if lines.style == "Normal" else lines
    return element("w:p", paragraph_properties(named), *content)


_START = re.compile(
    r"<w:p>(<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?)?(<w:pageBreakBefore/>)?"
)


def on_new_page(block: Xml) -> Xml:
    """The block, its first paragraph at the head of a page: without a paragraph that holds only a break."""

    def broken(start: re.Match[str]) -> str:
        begun = start[1] or "<w:pPr>"
        return f"<w:p>{begun}<w:pageBreakBefore/>{'' if start[1] else '</w:pPr>'}"

    return Xml(_START.sub(broken, block, count=1))
