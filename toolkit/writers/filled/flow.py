"""Which paragraphs of laid-out pages may take more lines or fewer, where pages break, and what that hangs on.

A paragraph *bends* if all around it are plain blocks as high as what they hold: then one more line moves whatever is below
it on its page, and nothing else. Any other is *stiff*. Page breaks are the engine's: it is only noted where they were seen.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from .laying import CLOSE, Box, Laid, Line, Source, all_laid, floats_beside, is_blank, is_break, laid_out

MOST_ON_A_PAGE: Final = 12  # that bend: their weights are told apart by sums
FORCED: Final = frozenset({"page", "left", "right", "recto", "verso", "always"})
KEPT: Final = frozenset({"avoid", "avoid-page"})


@dataclass(frozen=True, slots=True)
class Bend:
    """A paragraph that bends: on which page, how many lines it has, how high each is, where the letters' feet stand."""

    page: int
    count: int
    height: float
    baseline: float


def bends_of(laid: Laid) -> dict[int, Bend]:
    """The paragraphs that bend, by their numbers."""
    plain: set[Box] = set()
    for page in laid.rendering.pages:
        plain.update(_in_plain_flow(page._page_box))
    found: dict[int, Bend] = {}
    for number, source in enumerate(laid.sources):
        lines = laid.lines.get(number, ())
        if not lines or not _is_spoken_to_the_end(source.texts) or not _is_even(lines):
            continue
        first = lines[0]
        page_box = laid.rendering.pages[first.page]._page_box
        on_page = sum(bend.page == first.page for bend in found.values())
        if first.block not in plain or on_page >= MOST_ON_A_PAGE:
            continue
        if len(first.block.children) == len(lines) and not floats_beside(page_box, first.box, first.block):
            found[number] = Bend(first.page, len(lines), first.box.height, first.box.baseline)
    return found


def _is_spoken_to_the_end(texts: Sequence[Sequence[str | int]]) -> bool:
    return bool(texts) and not is_blank(tuple(texts[-1])) and not is_break(tuple(texts[-1]))


def _is_even(lines: Sequence[Line]) -> bool:
    """Whether all lines are on one page, below each other, and as high."""
    first = lines[0]
    return first.margin is None and all(
        line.page == first.page
        and line.block is first.block
        and abs(line.box.height - first.box.height) < CLOSE
        and abs(line.box.baseline - first.box.baseline) < CLOSE
        and abs(line.box.position_y - first.box.position_y - at * first.box.height) < CLOSE
        for at, line in enumerate(lines)
    )


def _in_plain_flow(page_box: Box) -> Iterator[Box]:
    """The blocks that all around them leave as high as what they hold."""
    for child in page_box.children:
        if not isinstance(child, boxes.MarginBox):
            yield from _plain_below(laid_out(child))


def _plain_below(box: Box) -> Iterator[Box]:
    if type(box) is not boxes.BlockBox or not _is_as_high_as_its_content(box):
        return
    yield box
    for child in box.children:
        yield from _plain_below(laid_out(child))


def _is_as_high_as_its_content(box: Box) -> bool:
    style = box.style
    return bool(
        box.is_in_normal_flow()
        and style["position"] in ("static", "relative")
        and style["height"] == "auto"
        and _length(style["min_height"]) == 0
        and _length(style["max_height"]) == float("inf")
        and style["column_width"] == "auto"
        and style["column_count"] == "auto"
        and not style["transform"]
    )


def _length(value: Any) -> float:
    if value == "auto":
        return 0.0
    return float(getattr(value, "value", float("nan")))


def other_counts(bends: Mapping[int, Bend], sources: Sequence[Source]) -> dict[int, int]:
    """Another number of lines for each paragraph, fewer where there are several, so that pages hold as much as before."""
    found: dict[int, int] = {}
    more: dict[int, int] = {}  # lines that were added to a page
    for number, bend in sorted(bends.items(), key=lambda item: -item[1].count):
        fewest = 1 + sum(map(is_break, sources[number].texts))
        step = -1 if bend.count > fewest and more.get(bend.page, 0) >= 0 else 1
        found[number] = bend.count + step
        more[bend.page] = more.get(bend.page, 0) + step
    return found


# ---------------------------------------------------------------- pages


def leaves_of(laid: Laid) -> list[list[Box]]:
    """What is drawn on each page and holds no value: words and pictures."""
    return [
        [
            box
            for box in all_laid(page._page_box)
            if isinstance(box, boxes.TextBox | boxes.ReplacedBox) and not hasattr(box, "filled_text")
        ]
        for page in laid.rendering.pages
    ]


def breaks_of(laid: Laid, bends: Mapping[int, Bend]) -> Hashable:
    """Where pages break, and how the paragraphs that do not bend are broken: the key of a template that bends.

    What is drawn comes in one order, so how much of it each page holds says which.
    """
    pages: list[list[Hashable]] = [[len(leaves)] for leaves in leaves_of(laid)]
    for number in range(len(laid.sources)):
        lines = laid.lines.get(number, ())
        for page in dict.fromkeys(line.page for line in lines):
            pages[page].append((number, sum(line.page == page for line in lines), number in bends)
                               if number not in bends else number)  # fmt: skip
    stiff = tuple(laid.broken(number) for number in range(len(laid.sources)) if number not in bends)
    return tuple(map(tuple, pages)), stiff


@dataclass(frozen=True, slots=True)
class Ending:
    """How a page ends. ``spare`` px are left below what stands on it; where the break is not ``forced``, it depends on
    what comes ``next`` too: the paragraphs that bend, in what was moved to the next page as one."""

    spare: float
    is_forced: bool
    next: tuple[int, ...]


def endings_of(laid: Laid, bends: Mapping[int, Bend]) -> list[Ending]:
    pages = [page._page_box for page in laid.rendering.pages]
    return [
        Ending(
            _spare(page, following), following is None or _is_forced(page, following), _next(following, bends)
        )
        for page, following in zip(pages, (*pages[1:], None), strict=True)
    ]


def _spare(page_box: Box, following: Box | None) -> float:
    """How far what stands on a page may move down before something of it has no room."""
    going_on = _elements(following) if following is not None else set()
    lowest = page_box.content_box_y()
    for root in _roots(page_box):
        for box in all_laid(root):
            is_whole = isinstance(box, boxes.BlockLevelBox) and id(box.element) not in going_on
            if box is not root and (is_whole or isinstance(box, boxes.LineBox)):
                lowest = max(lowest, _foot(box))
    return float(page_box.content_box_y() + page_box.height - lowest)


def _foot(box: Box) -> float:
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    return float(box.border_box_y() + box.border_height())


def _roots(page_box: Box) -> list[Box]:
    return [box for box in map(laid_out, page_box.children) if not isinstance(box, boxes.MarginBox)]


def _first_chain(page_box: Box) -> Iterator[Box]:
    """The boxes that a page begins with, from the outermost on."""
    [box] = _roots(page_box)
    while True:
        yield box
        if not getattr(box, "children", ()) or isinstance(box, boxes.LineBox):
            return
        box = laid_out(box.children[0])


def _elements(page_box: Box) -> set[int]:
    return {id(box.element) for root in _roots(page_box) for box in all_laid(root) if box.element is not None}


def _is_forced(page_box: Box, following: Box) -> bool:
    before = _elements(page_box)
    fresh = [box for box in _first_chain(following) if id(box.element) not in before]
    return any(box.style["break_before"] in FORCED for box in fresh if isinstance(box, boxes.BlockLevelBox))


def _next(page_box: Box | None, bends: Mapping[int, Bend]) -> tuple[int, ...]:
    if page_box is None:
        return ()
    return tuple(sorted({number for number in _leading(_roots(page_box)[0]) if number in bends}))


def _leading(box: Box) -> Iterator[int]:
    """The paragraphs that the engine had to look at to see that what begins ``box`` has no room on the page before."""
    children = [laid_out(child) for child in getattr(box, "children", ())]
    flowing = type(box) is boxes.BlockBox and all(isinstance(one, boxes.BlockLevelBox) for one in children)
    if (
        not flowing
        or box.style["break_inside"] in KEPT
        or any(not one.is_in_normal_flow() for one in children)
    ):
        yield from _paragraphs_in(box)
        return
    for at, child in enumerate(children):
        if at == 0:
            yield from _leading(child)
        elif _is_kept_together(children[at - 1], child):
            yield from _paragraphs_in(children[at - 1])
            yield from _leading(child)
        else:
            return


def _paragraphs_in(box: Box) -> Iterator[int]:
    return (one.filled_paragraph for one in all_laid(box) if hasattr(one, "filled_paragraph"))


def _is_kept_together(one: Box, other: Box) -> bool:
    return any(box.style["break_after"] in KEPT for box in _ends(one, -1)) or any(
        box.style["break_before"] in KEPT for box in _ends(other, 0)
    )


def _ends(box: Box, at: int) -> Iterator[Box]:
    yield box
    children = [
        one for one in map(laid_out, getattr(box, "children", ())) if isinstance(one, boxes.BlockLevelBox)
    ]
    if children:
        yield from _ends(children[at], at)
