"""Lines of words, broken and drawn by the engine's own steps: what a template is filled with.

Nothing is kept of the words: each call makes its boxes anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from weasyprint.draw.text import draw_first_line, draw_text  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.inline import iter_line_boxes  # type: ignore[import-untyped]
from weasyprint.matrix import Matrix  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]
from weasyprint.text.line_break import Layout  # type: ignore[import-untyped]

from .laying import CLOSE, Box, Broken, Line, Piece, texts_of
from .refusals import NotFilled, Reason

BREAKS: Final = str.maketrans("", "", " \n\u00ad")  # what a line may lose, or gain a hyphen for


@dataclass(frozen=True, slots=True)
class Fragment:
    """The lines of a paragraph that stand on one page, where they stand, and the floats beside them."""

    page: int
    block: Box
    x: float
    places: tuple[tuple[float, float, float], ...]  # of each line: top, height, baseline
    floats: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a paragraph stands; ``key`` is the same where it breaks into the same lines."""

    fragments: tuple[Fragment, ...]
    key: Hashable


def room_of(
    lines: Sequence[Line], floats_of: Callable[[Line], tuple[Box, ...]], width: float | None = None
) -> Room:
    """``floats_of`` a line are those that can make it narrower; ``width`` is another than its block has."""
    fragments: list[Fragment] = []
    for page in dict.fromkeys(line.page for line in lines):
        here = [line for line in lines if line.page == page]
        block = alone(here[0].block)
        block.width = block.width if width is None else width
        places = tuple((line.box.position_y, line.box.height, line.box.baseline) for line in here)
        fragments.append(
            Fragment(page, block, block.content_box_x(), places, tuple(map(alone, floats_of(here[0]))))
        )
    return Room(
        tuple(fragments),
        tuple(map(_key_of, fragments)) if _has_floats(fragments) else fragments[0].block.width,
    )


def alone(box: Box) -> Box:
    """A box without the page that it is of."""
    copied = box.copy_with_children([]) if isinstance(box, boxes.ParentBox) else box.copy()
    copied.element = None
    return copied


def _has_floats(fragments: Sequence[Fragment]) -> bool:
    return any(fragment.floats for fragment in fragments)


def _key_of(fragment: Fragment) -> Hashable:
    left, top = fragment.x, fragment.places[0][0]
    shapes = tuple(
        tuple(
            round(length, 4)
            for length in (
                shape.position_x - left,
                shape.position_y - top,
                shape.margin_width(),
                shape.margin_height(),
            )
        )
        for shape in fragment.floats
    )
    return round(fragment.block.width, 6), len(fragment.places), shapes


@dataclass(slots=True)
class _Context:
    """As much of the engine's layout context as lines ask for."""

    excluded_shapes: list[Box]
    dictionaries: dict[Any, Any]


def broken_lines(source: Box, words: Sequence[str], room: Room) -> list[Box]:
    """The paragraph's lines as the engine breaks them in that room; raises NotFilled for a word wider than its line."""
    flow = _with_words(source, iter(words))
    found: list[Box] = []
    resume: Any = None
    for number, fragment in enumerate(room.fragments):
        flow.position_x, flow.position_y = fragment.x, fragment.places[0][0]
        context = _Context(list(fragment.floats), {})
        is_last = number == len(room.fragments) - 1
        breaking = iter_line_boxes(
            context, flow, fragment.places[0][0], -inf, resume, fragment.block, [], [], None, None
        )
        for at, (line, resume_at) in enumerate(breaking, start=1):
            found.append(line)
            resume = resume_at
            if line.width > fragment.block.width + CLOSE:
                raise NotFilled(Reason.WIDE_WORD)
            if at == len(fragment.places) and not is_last:
                break
        if resume is None:
            break
    return found


def _with_words(box: Box, words: Iterator[str]) -> Box:
    """A copy of a line before it is broken, with other words; what is out of its flow is left out."""
    if isinstance(box, boxes.TextBox):
        copied = box.copy()
        copied.text = next(words)
        return copied
    children = (child for child in box.children if child.is_in_normal_flow())
    return box.copy_with_children([_with_words(child, words) for child in children])


def pieces_of_line(line: Box) -> tuple[Piece, ...]:
    return tuple((text.filled_text, not text.text.strip()) for text in texts_of(line))


def broken_of(lines: Sequence[Box]) -> Broken:
    return tuple(map(pieces_of_line, lines))


def said_by(lines: Sequence[Box]) -> str:
    """The words of lines without what breaking takes away."""
    return "".join(text.text for line in lines for text in texts_of(line)).translate(BREAKS)


def bare(words: str) -> str:
    return words.translate(BREAKS)


def moved_to(lines: Sequence[Box], room: Room) -> list[Box]:
    """The lines where ``room`` has them; raises NotFilled where one is of another height."""
    places = [place for fragment in room.fragments for place in fragment.places]
    found = []
    for line, (top, height, baseline) in zip(lines, places, strict=True):
        if abs(line.height - height) > CLOSE or abs(line.baseline - baseline) > CLOSE:
            raise NotFilled(Reason.UNLIKE)
        line.translate(0, top - line.position_y)
        found.append(line)
    return found


class Numbers:
    """Stands for the pieces that a page has drawn: the next one gets the next number."""

    def __init__(self, first: int) -> None:
        self.next = first

    def __len__(self) -> int:
        return self.next

    def __contains__(self, box: Box) -> bool:
        return False

    def __setitem__(self, box: Box, mark: Any) -> None:
        self.next += 1


class Closed(dict[Any, Any]):
    """What a template knows of fonts, letters and colours: whoever wants to add something has to go to the plain writer."""

    def __setitem__(self, key: Any, value: Any) -> None:
        raise NotFilled(Reason.STRANGE_LETTERS)


def draw(line: Box, stream: Stream) -> None:
    """The words of a line; its boxes are bare, so there is nothing else to draw."""
    for text in texts_of(line):
        with stream.marked(text, "Span"):
            draw_text(stream, text, 0, "clip", "none")


def draw_letters(stream: Stream, style: Any, letters: str) -> None:
    """Make ``stream`` know the font of ``style`` and these of its letters, by drawing them."""
    layout = Layout(style)
    layout.set_text(letters)
    box = _Words(letters, style, layout)
    draw_first_line(stream, box, "clip", "none", Matrix())


@dataclass(slots=True)
class _Words:
    text: str
    style: Any
    pango_layout: Layout
