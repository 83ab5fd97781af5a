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
from .letters import Letters, Shaper, operators
from .refusals import NotFilled, Reason

SPARE: Final = 1.0  # px: what fits by less is left to the engine
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
    if source.segments and not _has_floats(room.fragments) and not any(SOFT_HYPHEN in one for one in words):
        lines = _simply_broken(source.segments, words, room.fragments[0], shaper, rest)
        if lines is not None:
            return lines
    return [_run_together(line, shaper) for line in _broken_boxes(source.line, words, room)]


def _simply_broken(
    segments: Sequence[Segment], words: Sequence[str], fragment: Fragment, shaper: Shaper, rest: Rest
) -> list[BrokenLine] | None:
    """Lines that nothing stands beside, without the engine's boxes; None where they are not of the simple kinds.

    They are: words in one style, on as many lines as they need; and words in several styles that fit on one.
    """
    lines: list[BrokenLine] = []
    for segment in segments:
        if len(segment.texts) == 1:
            lines += _in_one_style(segment, words[segment.texts[0].filled_text], fragment, shaper, rest)
            continue
        line = _on_one_line(segment, words, fragment, shaper)
        if line is None:
            return None
        lines.append(line)
    return lines


def _in_one_style(
    segment: Segment, words: str, fragment: Fragment, shaper: Shaper, rest: Rest
) -> list[BrokenLine]:
    [text] = segment.texts
    style, x, width = text.style, fragment.x, fragment.block.width
    room = (x + width) * WIDENED - x
    lines: list[BrokenLine] = []
    known: list[tuple[Hashable, int]] = []  # where only wording follows
    left = words.lstrip(" ")
    while left:
        if len(left) <= segment.wording_at_end:
            key = (id(segment), x, width, len(left))
            if key in rest:
                lines += rest[key]
                break
            known.append((key, len(lines)))
        said, resume, (wide, height, baseline, letters) = shaper.first_line(left, style, room)
        if wide > width + CLOSE:
            raise NotFilled(Reason.WIDE_WORD)
        highest, lowest = segment.reach([(style, height, baseline)])
        lines.append(
            BrokenLine((Run(text.filled_text, said, letters, x, highest),), wide, highest + lowest, highest)
        )
        left = "" if resume is None else left.encode()[resume:].decode().lstrip(" ")
    rest.update({key: tuple(lines[first:]) for key, first in known})
    return lines


def _on_one_line(
    segment: Segment, words: Sequence[str], fragment: Fragment, shaper: Shaper
) -> BrokenLine | None:
    """The line of a segment that fits on one, as wide as all its parts with their spaces."""
    parts = [words[text.filled_text] for text in segment.texts]
    parts[0], parts[-1] = parts[0].lstrip(" "), parts[-1].rstrip(" ")
    if not all(parts):
        return None
    measured = [shaper.whole(part, text.style) for part, text in zip(parts, segment.texts, strict=True)]
    if sum(width for width, *_ in measured) > fragment.block.width - SPARE:
        return None
    sizes = [(text.style, one[1], one[2]) for text, one in zip(segment.texts, measured, strict=True)]
    highest, lowest = segment.reach(sizes)
    x = fragment.x
    runs = []
    for text, part, (width, _, _, letters) in zip(segment.texts, parts, measured, strict=True):
        runs.append(Run(text.filled_text, part, letters if part.strip() else (), x, highest))
        x += width
    return BrokenLine(tuple(runs), x - fragment.x, highest + lowest, highest)


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
    return b"\n".join((place, *(operators(letters, fonts) for letters in run.letters)))
