"""Which paragraphs of laid-out pages may take more lines or fewer, where pages break, and what that hangs on.

A paragraph *bends* if all around it are plain blocks as high as what they hold: then one more line moves whatever is below
it on its page, and nothing else. Any other is *stiff*. Page breaks are the engine's: it is only noted where they were seen.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.text.line_break import strut  # type: ignore[import-untyped]

from .laying import (
    CLOSE,
    Box,
    Laid,
    Line,
    Source,
    Taller,
    all_laid,
    floats_beside,
    is_blank,
    is_break,
    laid_out,
)
from .refusals import NotFilled, Reason

MOST_ON_A_PAGE: Final = 12  # that bend: their weights are told apart by sums
FORCED: Final = frozenset({"page", "left", "right", "recto", "verso", "always"})
KEPT: Final = frozenset({"avoid", "avoid-page"})


FIRST_ROW: Final = 1_000_000  # rows are numbered after all paragraphs


@dataclass(frozen=True, slots=True)
class Bend:
    """A paragraph that bends: on which page, how many lines it has, how high each is, where the letters' feet stand.

    ``item`` is the part of a row that it stands in: the number of the row, and that of the part.
    """

    page: int
    count: int
    height: float
    baseline: float
    item: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side: as high as the highest of them. Of each the height without its paragraphs, and these."""

    page: int
    items: tuple[tuple[float, tuple[int, ...]], ...]

    def height(self, heights: Mapping[int, float]) -> float:
        return max(alone + sum(heights[one] for one in paragraphs) for alone, paragraphs in self.items)


@dataclass(frozen=True, slots=True)
class Flow:
    """What may be of another height: paragraphs and rows, by their numbers."""

    bends: Mapping[int, Bend]
    rows: Mapping[int, Row]

    @property
    def counts(self) -> dict[int, int]:
        return {number: bend.count for number, bend in self.bends.items()}

    def heights(self, counts: Mapping[int, int]) -> dict[int, float]:
        found = {number: bend.height * counts[number] for number, bend in self.bends.items()}
        return found | {number: row.height(found) for number, row in self.rows.items()}

    def outer_on(self, page: int) -> tuple[int, ...]:
        """What stands below each other on a page: paragraphs in no row, and rows."""
        loose = (number for number, bend in self.bends.items() if bend.page == page and bend.item is None)
        return (*loose, *(number for number, row in self.rows.items() if row.page == page))

    def items_on(self, page: int) -> list[tuple[int, ...]]:
        return [paragraphs for row in self.rows.values() if row.page == page for _, paragraphs in row.items]


def flow_of(laid: Laid) -> Flow:
    """The paragraphs that bend, and the rows that these are in."""
    bends: dict[int, Bend] = {}
    rows: dict[int, Row] = {}
    for page, one in enumerate(laid.rendering.pages):
        plain = _Places()
        for child in one._page_box.children:
            if not isinstance(child, boxes.MarginBox):
                plain.walk(laid_out(child))
        here = {
            number: bend
            for number, lines in sorted(laid.lines.items())
            if lines[0].page == page and (bend := _bend(laid, number, lines, plain.blocks)) is not None
        }
        for row, least in plain.rows:
            number = FIRST_ROW + len(rows)
            held = _row(number, page, row, least, laid)
            if held is not None:
                rows[number], here = held[0], here | held[1]
        outer = sum(bend.item is None for bend in here.values()) + sum(
            row.page == page for row in rows.values()
        )
        if outer > MOST_ON_A_PAGE:
            raise NotFilled(Reason.UNLIKE)
        bends |= here
    return Flow(bends, rows)


def _bend(laid: Laid, number: int, lines: Sequence[Line], plain: set[Box]) -> Bend | None:
    first = lines[0]
    if first.block not in plain or not _bends(laid, number, lines):
        return None
    return Bend(first.page, len(lines), first.box.height, first.box.baseline)


def _bends(laid: Laid, number: int, lines: Sequence[Line]) -> bool:
    first = lines[0]
    page_box = laid.rendering.pages[first.page]._page_box
    return (
        _is_spoken_to_the_end(laid.sources[number].texts)
        and _is_even(lines)
        and len(first.block.children) == len(lines)
        and not floats_beside(page_box, first.box, first.block)
    )


def _row(
    number: int, page: int, parts: Sequence[Box], least: float, laid: Laid
) -> tuple[Row, dict[int, Bend]] | None:
    """A row with all paragraphs in it; None where it holds none, or one that does not bend."""
    items: list[tuple[float, tuple[int, ...]]] = [(least, ())]
    bends: dict[int, Bend] = {}
    for at, part in enumerate(parts):
        inside = _Places()
        inside.blocks.add(part)  # its lines may stand in it without a block of their own
        inside.below(part)
        held = tuple(dict.fromkeys(_paragraphs_in(part)))
        for one in held:
            bend = _bend(laid, one, laid.lines[one], inside.blocks)
            if bend is None:
                return None
            bends[one] = replace(bend, item=(number, at))
        alone = _natural_height(part) - sum(bends[one].height * bends[one].count for one in held)
        items.append((alone, held))
    return (Row(page, tuple(items)), bends) if bends else None


def _natural_height(part: Box) -> float:
    """How high a part is before it is made as high as its row."""
    if isinstance(part, boxes.TableCellBox):
        inside = part.content_height + part.padding_top + part.style["padding_bottom"].value
        return float(inside + part.border_top_width + part.border_bottom_width)
    return float(part.margin_height())


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


class _Places:
    """The blocks around which all is as high as what it holds, and the rows of parts that are."""

    def __init__(self) -> None:
        self.blocks: set[Box] = set()
        self.rows: list[tuple[list[Box], float]] = []  # parts, and the least height

    def walk(self, box: Box) -> None:
        if type(box) in (boxes.TableBox, boxes.TableRowGroupBox) and _is_as_high_as_its_content(box):
            for child in box.children:
                self.walk(laid_out(child))
        elif type(box) is boxes.TableRowBox and _is_as_high_as_its_content(box):
            if all(_is_a_cell_from_the_top(cell) for cell in box.children):
                self.rows.append((list(box.children), 0.0))
        elif type(box) is boxes.BlockBox and _is_as_high_as_its_content(box):
            self.blocks.add(box)
            self.below(box)

    def below(self, box: Box) -> None:
        for child in map(laid_out, box.children):
            if isinstance(child, boxes.LineBox):
                self._line(child)
            else:
                self.walk(child)

    def _line(self, line: Box) -> None:
        """A line of parts that hang from its top."""
        parts = [child for child in line.children if not isinstance(child, boxes.TextBox)]
        if parts and all(
            type(part) is boxes.InlineBlockBox
            and part.style["vertical_align"] == "top"
            and _is_as_high_as_its_content(part)
            for part in parts
        ):
            self.rows.append((parts, strut(line.style)[0]))


def _is_a_cell_from_the_top(box: Box) -> bool:
    return bool(
        type(box) is boxes.TableCellBox
        and box.rowspan == 1
        and box.style["vertical_align"] == "top"
        and getattr(box.style["padding_bottom"], "unit", "") == "px"
        and _is_as_high_as_its_content(box)
    )


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


def other_counts(flow: Flow, sources: Sequence[Source]) -> dict[int, int]:
    """Another number of lines for each paragraph, fewer where there are several, so that pages hold as much as before."""
    found: dict[int, int] = {}
    more: dict[int, int] = {}  # lines that were added to a page
    for number, bend in sorted(flow.bends.items(), key=lambda item: -item[1].count):
        fewest = 1 + sum(map(is_break, sources[number].texts))
        step = -1 if bend.count > fewest and more.get(bend.page, 0) >= 0 else 1
        found[number] = bend.count + step
        more[bend.page] = more.get(bend.page, 0) + step
    return found


def taller_with_items(flow: Flow, taller: Mapping[int, float]) -> Taller:
    """``taller`` as the page is to be laid out: paragraphs, and the parts of rows that hold them."""
    paragraphs = {number: taller[number] for number in flow.bends}
    items = {number: taller[bend.item[0]] for number, bend in flow.bends.items() if bend.item is not None}
    return paragraphs, items


def taller_heights(flow: Flow, counts: Mapping[int, int], taller: Mapping[int, float]) -> dict[int, float]:
    """How high paragraphs and rows are, each in so many lines and taller by so much."""
    found = {number: bend.height * counts[number] + taller[number] for number, bend in flow.bends.items()}
    for number, row in flow.rows.items():
        more = taller[number]
        items = tuple((alone + (more if held else 0.0), held) for alone, held in row.items)
        found[number] = replace(row, items=items).height(found)
    return found


# ---------------------------------------------------------------- pages


def leaves_of(laid: Laid) -> list[list[Box]]:
    """What is drawn on each page, apart from its margins, and holds no value: words and pictures."""
    return [
        [
            box
            for root in _roots(page._page_box)
            for box in all_laid(root)
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


def endings_of(laid: Laid, flow: Flow) -> list[Ending]:
    pages = [page._page_box for page in laid.rendering.pages]
    return [
        Ending(
            _spare(page, following), following is None or _is_forced(page, following), _next(following, flow)
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


def _next(page_box: Box | None, flow: Flow) -> tuple[int, ...]:
    if page_box is None:
        return ()
    bends = (flow.bends[number] for number in set(_leading(_roots(page_box)[0])) & set(flow.bends))
    loose = (number for number in set(_leading(_roots(page_box)[0])) if number in flow.bends)
    return tuple(
        sorted({*(n for n in loose if flow.bends[n].item is None), *(b.item[0] for b in bends if b.item)})
    )


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
