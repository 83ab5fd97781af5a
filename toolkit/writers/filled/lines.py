"""Lines of words, broken and drawn by the engine's own steps: what a template is filled with.

Nothing is kept of the words: each call makes its boxes anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final, TypeAlias

from pydyf import _to_bytes  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.inline import iter_line_boxes  # type: ignore[import-untyped]

from .laying import CLOSE, Box, Broken, Line, Segment, Source, texts_of
from .letters import Letters, Measured, Shaper, operators
from .refusals import NotFilled, Reason

TIGHT: Final = 30.0  # px: where less is left on a line, what comes next is left to the engine
SOFT_HYPHEN: Final = "\u00ad"
WIDENED: Final = 1 + 1e-9  # as the engine does, for the sake of what rounding took away
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


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style on a line. ``x`` is where they begin, ``below`` how far under the line's top their feet stand."""

    index: int  # of their text box in the paragraph
    words: str
    letters: tuple[Letters, ...]
    x: float
    below: float


@dataclass(frozen=True, slots=True)
class BrokenLine:
    runs: tuple[Run, ...]
    width: float
    height: float
    baseline: float


Rest: TypeAlias = dict[Hashable, tuple["BrokenLine", ...]]
"""The last lines of paragraphs from where only wording follows: nobody's words, so they may be kept."""


def broken_lines(
    source: Source, words: Sequence[str], room: Room, shaper: Shaper, rest: Rest
) -> list[BrokenLine]:
    """The paragraph's lines as the engine breaks them in that room; raises NotFilled for a word wider than its line."""
    is_open = len(room.fragments) == 1 or not _has_floats(room.fragments)
    if source.segments and is_open and not any(SOFT_HYPHEN in one for one in words):
        lines = _simply_broken(source.segments, words, room.fragments[0], shaper, rest)
        if lines is not None:
            return lines
    return [_run_together(line, shaper) for line in _broken_boxes(source.line, words, room)]


def _simply_broken(
    segments: Sequence[Segment], words: Sequence[str], fragment: Fragment, shaper: Shaper, rest: Rest
) -> list[BrokenLine] | None:
    """Lines without the engine's boxes; None where they are not of the simple kind.

    That kind breaks at a space: within one style, or between two.
    """
    lines: list[BrokenLine] = []
    for segment in segments:
        top = fragment.places[0][0] + sum(line.height for line in lines)
        found = _broken_segment(segment, words, fragment, top, shaper, rest)
        if found is None:
            return None
        lines += found
    return lines


def _broken_segment(
    segment: Segment, words: Sequence[str], fragment: Fragment, top: float, shaper: Shaper, rest: Rest
) -> list[BrokenLine] | None:
    """The lines of a segment that begins at ``top``."""
    lines: list[BrokenLine] = []
    known: list[tuple[Hashable, int]] = []  # where only wording follows
    texts = [words[text.filled_text] for text in segment.texts]
    number, left = 0, texts[0].lstrip(" ")
    while True:
        if number == len(texts) - 1 and len(left) <= segment.wording_at_end and not fragment.floats:
            key = (id(segment), fragment.x, fragment.block.width, len(left))
            if key in rest:
                lines += rest[key]
                break
            known.append((key, len(lines)))
        found = _next_line(segment, texts, number, left, _bounds(segment, fragment, top), shaper)
        if found is None:
            return None
        line, number, left = found
        lines.append(line)
        top += line.height
        if not left:
            break
    rest.update({key: tuple(lines[first:]) for key, first in known})
    return lines


def _bounds(segment: Segment, fragment: Fragment, top: float) -> tuple[float, float]:
    """From where to where a line may go that begins at ``top``, as the engine avoids collisions."""
    left, right = fragment.x, fragment.x + fragment.block.width
    height = segment.height
    for shape in fragment.floats:
        begin, end = shape.position_y, shape.position_y + shape.margin_height()
        foot = top + height
        if begin < top < end or begin < foot < end or (begin >= top and end <= foot):
            if shape.style["float"] in ("left", "inline-start"):
                left = max(left, shape.position_x + shape.margin_width())
            else:
                right = min(right, shape.position_x)
    return left, right


def _next_line(
    segment: Segment,
    texts: Sequence[str],
    number: int,
    left: str,
    bounds: tuple[float, float],
    shaper: Shaper,
) -> tuple[BrokenLine, int, str] | None:
    """A line, and where the next one begins: its text and what is left of that, which is nothing at the end."""
    x, end = bounds[0], bounds[1] * WIDENED
    runs: list[tuple[Box, str, float, Measured]] = []
    while left:
        box = segment.texts[number]
        is_wrapped = box.style["white_space"] == "normal"
        said, resume, measured = shaper.first_line(left, box.style, end - x) if is_wrapped else (
            left, None, shaper.whole(left, box.style)
        )  # fmt: skip
        if not said:
            return None
        width = measured[0]
        if x + width > end:
            return _line_before(segment, runs, number, left) if runs else None
        if resume is not None and left.encode()[:resume].decode().rstrip(" ") != said:
            return None
        runs.append((box, said, x, measured))
        if resume is not None:
            return _line(segment, runs), number, left.encode()[resume:].decode().lstrip(" ")
        x += width
        number += 1
        left = texts[number] if number < len(texts) else ""
        if left and end - x < TIGHT:
            return None
        if not left and number < len(texts):
            return None
    return _line(segment, runs), number, ""


def _line_before(
    segment: Segment, runs: Sequence[tuple[Box, str, float, Measured]], number: int, left: str
) -> tuple[BrokenLine, int, str] | None:
    """The line ends before a text whose first word has no room, if there is a space between the two."""
    box, said, x, measured = runs[-1]
    if not said.endswith(" ") or not said.strip() or left.startswith(" "):
        return None
    ended = (*runs[:-1], (box, said.rstrip(" "), x, measured))
    return _line(segment, ended), number, left


def _line(segment: Segment, runs: Sequence[tuple[Box, str, float, Measured]]) -> BrokenLine:
    highest, lowest = segment.reach([(box, measured[1], measured[2]) for box, _, _, measured in runs])
    found = (
        Run(box.filled_text, said, measured[3] if said.strip() else (), x, highest)
        for box, said, x, measured in runs
    )
    _, _, x, (width, *_) = runs[-1]
    return BrokenLine(tuple(found), x + width - runs[0][2], highest + lowest, highest)


def _run_together(line: Box, shaper: Shaper) -> BrokenLine:
    runs = (
        Run(
            text.filled_text,
            text.text,
            shaper.letters(text.pango_layout.text, text.style) if text.text.strip() else (),
            text.position_x,
            text.position_y + text.baseline - line.position_y,
        )
        for text in texts_of(line)
    )
    return BrokenLine(tuple(runs), line.width, line.height, line.baseline)


def _broken_boxes(source: Box, words: Sequence[str], room: Room) -> list[Box]:
    """As boxes of the engine, by its own steps."""
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


def broken_of(lines: Sequence[BrokenLine]) -> Broken:
    return tuple(tuple((run.index, not run.words.strip()) for run in line.runs) for line in lines)


def said_by(lines: Sequence[BrokenLine]) -> str:
    """The words of lines without what breaking takes away."""
    return "".join(run.words for line in lines for run in line.runs).translate(BREAKS)


def bare(words: str) -> str:
    return words.translate(BREAKS)


Placed: TypeAlias = tuple[BrokenLine, float]
"""A line, and the top that it has on its page."""


def moved_to(lines: Sequence[BrokenLine], room: Room) -> list[Placed]:
    """The lines where ``room`` has them; raises NotFilled where one is of another height."""
    places = [place for fragment in room.fragments for place in fragment.places]
    found = []
    for line, (top, height, baseline) in zip(lines, places, strict=True):
        if abs(line.height - height) > CLOSE or abs(line.baseline - baseline) > CLOSE:
            raise NotFilled(Reason.UNLIKE)
        found.append((line, top))
    return found


def run_drawn(run: Run, top: float, fonts: Mapping[Any, Any]) -> bytes:
    """The operators for a run on a line with that top: as the engine draws it, with the fonts of a template."""
    if not run.letters:
        return b""
    place = b"1 0 0 -1 %b %b Tm" % (_to_bytes(float(run.x)), _to_bytes(float(top + run.below)))
    return b"\n".join(
        (place, *(operators(letters, fonts, letters is run.letters[-1]) for letters in run.letters))
    )
