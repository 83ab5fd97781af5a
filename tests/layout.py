"""A laid-out document in, findings out: what a careful printer would send back, each a sentence with its place.

The pages' boxes are read, not the PDF: they say where a line, a picture or a box stands, what it is inside of, and in
which size and colour. ``read_layout`` flattens the pages once; every check is a small function over that.

Geometry is in CSS px inside (96 an inch) and in mm in findings, from the page's top left corner. A box inside something
that CSS turns or scales is not measured: the boxes do not say where it ends up.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

import pypdfium2  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from PIL import Image
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.absolute import AbsolutePlaceholder  # type: ignore[import-untyped]

from toolkit.document.nodes import Document
from toolkit.writers import pdf

Box: TypeAlias = Any
Colour: TypeAlias = tuple[float, float, float]

PX_A_MM: Final = 96 / 25.4
PX_A_PT: Final = 96 / 72

# Pictures that words may stand on, by the class of the img or of something around it.
BACKGROUND_PICTURES: Final = frozenset({"frame", "cover-picture", "inside-picture", "poster-scene"})
# What may go past the margins, up to the paper's edge, by its class or that of something around it.
FULL_BLEED: Final = frozenset(
    {
        *BACKGROUND_PICTURES,
        "banner",
        "title-block",
        "title-words",
        "sheet",
        "half",
        "certificate",
        "scene",
        "road",
        "poster",
    }
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
HEADING_CLASSES: Final = frozenset({"box-title", "field-label"})
PAGE_BREAKS: Final = frozenset({"page", "left", "right", "recto", "verso", "always"})

SMALLEST_PT: Final = 11.0
SMALLEST_FOR_A_CHILD_PT: Final = 12.0
SMALLEST_IN_LARGE_PRINT_PT: Final = 16.0
LARGE_PT: Final = 18.0
LARGE_BOLD_PT: Final = 14.0
CONTRAST: Final = 4.5
CONTRAST_OF_LARGE_WORDS: Final = 3.0
CONTRAST_OF_STRONG_VARIANTS: Final = 7.0
STRONG_VARIANTS: Final = frozenset({"large-print", "high-contrast"})

FULL_ENOUGH: Final = 0.55
FEWEST_LINES_ON_LAST_PAGE: Final = 3
SHORTEST_LAST_LINE: Final = 6  # characters
LINES_OF_A_PARAGRAPH: Final = 3
NARROW_COLUMN_MM: Final = 90  # a cell of a table, a panel of three: no line is long there
SLACK_PX: Final = 1.0
SLACK_PAST_MARGIN_MM: Final = 1.0
STRETCH: Final = 0.01
SHARE_OF_PICTURE_TOO_CLOSE: Final = 0.03  # of the picture's pixels under a line of text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. ``left_mm`` and ``top_mm`` from the page's corner; ``page`` counts from 1."""

    check: str
    page: int
    left_mm: int
    top_mm: int
    what: str

    def __str__(self) -> str:
        return f"page {self.page}, {self.left_mm} mm across and {self.top_mm} mm down: {self.what} ({self.check})"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in px from the page's corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area, slack: float = 1.5) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def is_within(self, other: Area, slack: float = SLACK_PX) -> bool:
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.top >= other.top - slack
            and self.bottom <= other.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A box where it was put. ``around`` leads to it from the page's own box, the nearest last."""

    box: Box
    around: tuple[Box, ...]

    @property
    def chain(self) -> tuple[Box, ...]:
        return (*self.around, self.box)

    @property
    def is_in_margin(self) -> bool:
        return any(isinstance(box, boxes.MarginBox) for box in self.around)

    @property
    def is_in_flow(self) -> bool:
        return not self.is_in_margin and not any(map(_is_out_of_flow, self.chain))

    @property
    def is_measured(self) -> bool:
        return not any(box.style["transform"] for box in self.chain)

    @property
    def area(self) -> Area:
        """Of a line of text the letters' own height, not the line's; of anything else the border box."""
        box = self.box
        if isinstance(box, boxes.TextBox):
            size = box.style["font_size"]
            foot = box.position_y + box.baseline
            return Area(box.position_x, foot - 0.72 * size, box.position_x + box.width, foot + 0.2 * size)
        return _border_area(box)

    def has_class(self, names: frozenset[str]) -> bool:
        return any(names & _classes(box) for box in self.chain)


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page: ``number`` from 1. ``texts``, ``pictures`` and ``things`` (boxes that are seen) in reading order.

    ``leaves`` are all three without what holds other things: what a reader meets one after another.
    """

    number: int
    box: Box
    texts: tuple[Placed, ...]
    pictures: tuple[Placed, ...]
    things: tuple[Placed, ...]
    leaves: tuple[Placed, ...]
    lines: tuple[Placed, ...]
    breaks_after: bool

    @property
    def paper(self) -> Area:
        return Area(0, 0, self.box.margin_width(), self.box.margin_height())

    @property
    def within_margins(self) -> Area:
        left, top = self.box.content_box_x(), self.box.content_box_y()
        return Area(left, top, left + self.box.width, top + self.box.height)

    @property
    def flow(self) -> tuple[Placed, ...]:
        return tuple(placed for placed in self.leaves if placed.is_in_flow)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as it was laid out. ``reader`` and ``variant`` as the document tree has them."""

    reader: str
    variant: str
    pages: tuple[LaidPage, ...]


Check: TypeAlias = Callable[[Layout], Iterator[Finding]]


def read_layout(document: weasyprint.Document, reader: str, variant: str) -> Layout:
    """Flatten the pages that WeasyPrint laid out."""
    pages = tuple(_read_page(number, page._page_box) for number, page in enumerate(document.pages, 1))
    return Layout(reader, variant, pages)


def findings(layout: Layout) -> list[Finding]:
    """What all checks find, page by page."""
    found = {finding: None for check in CHECKS.values() for finding in check(layout)}
    return sorted(found, key=lambda finding: (finding.page, finding.check, finding.top_mm, finding.left_mm))


# ---------------------------------------------------------------- reading the boxes


def _read_page(number: int, page: Box) -> LaidPage:
    texts: list[Placed] = []
    pictures: list[Placed] = []
    things: list[Placed] = []
    leaves: list[Placed] = []
    lines: list[Placed] = []
    breaks: list[Box] = []
    for placed in _walk(page, ()):
        box = placed.box
        if box.style["break_after"] in PAGE_BREAKS:
            breaks.append(box)
        if isinstance(box, boxes.LineBox):
            lines.append(placed)
        if box.style["visibility"] != "visible":
            continue
        if isinstance(box, boxes.TextBox):
            if box.text.strip() and _alpha(box.style["color"]) > 0:
                texts.append(placed)
                leaves.append(placed)
        elif isinstance(box, boxes.ReplacedBox):
            pictures.append(placed)
            leaves.append(placed)
        elif _is_seen(box):
            things.append(placed)
            if not _has_content(box):
                leaves.append(placed)
    return LaidPage(
        number,
        page,
        tuple(texts),
        tuple(pictures),
        tuple(things),
        tuple(leaves),
        tuple(lines),
        bool(breaks),
    )


def _walk(box: Box, around: tuple[Box, ...]) -> Iterator[Placed]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    yield Placed(box, around)
    for child in box.children:
        yield from _walk(child, (*around, box))


def _is_seen(box: Box) -> bool:
    """Whether a box has a ground or a line of its own."""
    if isinstance(box, boxes.LineBox | boxes.PageBox | boxes.MarginBox) or box.is_for_root_element:
        return False
    if not hasattr(box, "border_top_width"):
        return False
    sides = ("top", "right", "bottom", "left")
    has_line = any(
        getattr(box, f"border_{side}_width", 0)
        and box.style[f"border_{side}_style"] not in ("none", "hidden")
        for side in sides
    )
    return bool(has_line or _alpha(box.style["background_color"]) > 0)


def _has_content(box: Box) -> bool:
    """Whether something in it takes room; words that are put over a box are no content of it."""
    return any(
        isinstance(placed.box, boxes.TextBox | boxes.ReplacedBox) or (placed.around and _is_seen(placed.box))
        for placed in _walk(box, ())
        if not any(map(_is_out_of_flow, (*placed.around[1:], *((placed.box,) if placed.around else ()))))
    )


def _is_out_of_flow(box: Box) -> bool:
    return box.style["position"] in ("absolute", "fixed") or box.style["float"] in ("left", "right")


def _border_area(box: Box) -> Area:
    left, top = box.border_box_x(), box.border_box_y()
    return Area(left, top, left + box.border_width(), top + box.border_height())


def _classes(box: Box) -> frozenset[str]:
    if box.element is None or "::" in (box.element_tag or ""):
        return frozenset()
    return frozenset((box.element.get("class") or "").split())


def _is_heading(placed: Placed) -> bool:
    return any(
        (box.element_tag in HEADINGS)
        or bool(HEADING_CLASSES & _classes(box))
        or (isinstance(box, boxes.TableRowGroupBox) and box.is_header)
        for box in placed.around
    )


def _mm(px: float) -> int:
    return round(px / PX_A_MM)


def _at(check: Check, page: LaidPage, area: Area, what: str) -> Finding:
    name = check.__name__.replace("_", " ")
    return Finding(name, page.number, _mm(area.left), _mm(area.top), what)


def _words(placed: Placed) -> str:
    """The first words of a line, so that an editor finds it."""
    text = " ".join(placed.box.text.split())
    return f"“{text if len(text) < 34 else text[:32].rstrip() + '…'}”"


def _called(placed: Placed) -> str:
    box = placed.box
    if isinstance(box, boxes.TextBox):
        return _words(placed)
    kind = "picture" if isinstance(box, boxes.ReplacedBox) else (box.element_tag or "box")
    return " ".join([kind, *sorted(_classes(box))])


# ---------------------------------------------------------------- where things stand


def leaves_the_page(layout: Layout) -> Iterator[Finding]:
    """Anything past the paper; anything past the margins that is not made to go to the edge."""
    slack = SLACK_PAST_MARGIN_MM * PX_A_MM
    for page in layout.pages:
        for placed in (*page.texts, *page.pictures, *page.things):
            if not placed.is_measured:
                continue
            if not placed.area.is_within(page.paper):
                if not _is_clipped(placed):
                    yield _at(leaves_the_page, page, placed.area, f"{_called(placed)} goes past the paper")
            elif not (placed.is_in_margin or placed.has_class(FULL_BLEED)) and not placed.area.is_within(
                page.within_margins, slack
            ):
                yield _at(leaves_the_page, page, placed.area, f"{_called(placed)} stands in the margin")


def _is_clipped(placed: Placed) -> bool:
    """A picture or ground that is meant to be cut at its sheet's edge; words never are."""
    return not isinstance(placed.box, boxes.TextBox) and any(
        box.style["overflow"] == "hidden" for box in placed.around
    )


def leaves_its_box(layout: Layout) -> Iterator[Finding]:
    """Words wider than the box they are set in, below a box of fixed height, or cut by one that hides what is too much."""
    for page in layout.pages:
        for placed in page.texts:
            if placed.is_measured:
                why = _way_out(placed)
                if why:
                    yield _at(leaves_its_box, page, placed.area, f"{_words(placed)} {why}")


def _way_out(placed: Placed) -> str | None:
    area = placed.area
    column = _column(placed)
    left = column.content_box_x()
    if area.left < left - SLACK_PX or area.right > left + column.width + SLACK_PX:
        return f"is wider than its box ({_name(column)})"
    for box in reversed(placed.around):
        if box.style["overflow"] == "hidden" and not area.is_within(_border_area(box)):
            return f"is cut off by its box ({_name(box)})"
    for box in reversed(placed.around):
        if not isinstance(box, boxes.BlockLevelBox) or isinstance(box, boxes.PageBox | boxes.MarginBox):
            continue
        has_height = isinstance(box.style["height"], tuple) or box.style["height"] != "auto"
        if has_height and area.bottom > _border_area(box).bottom + 2 * SLACK_PX:
            return f"goes past the foot of its box ({_name(box)})"
        if _is_out_of_flow(box):
            return None
    return None


def _name(box: Box) -> str:
    return " ".join([box.element_tag or "box", *sorted(_classes(box))])


def overlaps(layout: Layout) -> Iterator[Finding]:
    """Two lines of text on each other, or text on a picture that is not made to be written on."""
    for page in layout.pages:
        texts = sorted((one for one in page.texts if one.is_measured), key=lambda one: one.area.top)
        areas = [text.area for text in texts]
        for number, area in enumerate(areas):
            for later in range(number + 1, len(areas)):
                if areas[later].top > area.bottom:
                    break
                if area.overlaps(areas[later]):
                    what = f"{_words(texts[number])} and {_words(texts[later])} are printed on each other"
                    yield _at(overlaps, page, area, what)
        for picture in page.pictures:
            if picture.is_measured and not picture.has_class(BACKGROUND_PICTURES):
                for text, area in zip(texts, areas, strict=True):
                    if area.overlaps(picture.area):
                        yield _at(overlaps, page, area, f"{_words(text)} is printed on a {_called(picture)}")


# ---------------------------------------------------------------- where pages turn


def heading_is_last_on_its_page(layout: Layout) -> Iterator[Finding]:
    """A heading at the foot of a page, with what it heads on the next."""
    for page, after in _turns(layout):
        if page.flow and after.flow and _is_heading(page.flow[-1]):
            last = page.flow[-1]
            what = f"the heading {_called(last)} is the last on its page"
            yield _at(heading_is_last_on_its_page, page, last.area, what)


def line_is_parted(layout: Layout) -> Iterator[Finding]:
    """The last line of a paragraph alone at the head of a page, or the first alone at the foot."""
    for where in _paragraphs(layout):
        if len(where) > 1 and len(where[-1][1]) == 1:
            page, (line,) = where[-1]
            what = f"the last line of a paragraph, {_words(line)}, is alone at the head of the page"
            yield _at(line_is_parted, page, line.area, what)
        if len(where) > 1 and len(where[0][1]) == 1:
            page, (line,) = where[0]
            what = f"the first line of a paragraph, {_words(line)}, is alone at the foot of the page"
            yield _at(line_is_parted, page, line.area, what)


def last_line_is_a_scrap(layout: Layout) -> Iterator[Finding]:
    """A paragraph of three lines or more, in a column that is not narrow, whose last line has fewer than six characters."""
    for where in _paragraphs(layout):
        lines = [(page, line) for page, many in where for line in many]
        page, last = lines[-1]
        text = _line_text(last)
        if len(lines) < LINES_OF_A_PARAGRAPH or len(text) >= SHORTEST_LAST_LINE:
            continue
        if _column(last).width >= NARROW_COLUMN_MM * PX_A_MM:
            what = f"the last line of a paragraph holds only “{text}”"
            yield _at(last_line_is_a_scrap, page, last.area, what)


def page_is_half_empty(layout: Layout) -> Iterator[Finding]:
    """A page, not the last, that is less than 55 % full, though what follows could have begun on it."""
    for page, after in _turns(layout):
        if not page.flow or not after.flow or page.breaks_after:
            continue
        room = page.within_margins
        lowest = max(placed.area.bottom for placed in page.flow)
        filled = (lowest - room.top) / (room.bottom - room.top)
        if filled < FULL_ENOUGH and not _starts_a_page(page, after):
            needed = _height_kept_together(page, after)
            if needed < room.bottom - lowest:
                what = f"the page is only {filled:.0%} full, and what follows could begin here"
                yield _at(page_is_half_empty, page, Area(room.left, lowest, room.right, room.bottom), what)


def last_page_is_lonely(layout: Layout) -> Iterator[Finding]:
    """A last page with fewer than three lines and nothing else, not counting who made it and when."""
    if len(layout.pages) < 2:
        return
    page = layout.pages[-1]
    held = [placed for placed in page.leaves if not placed.is_in_margin and not placed.has_class(COLOPHON)]
    if all(isinstance(placed.box, boxes.TextBox) for placed in held):
        feet = {round(placed.area.bottom / 4) for placed in held}
        if len(feet) < FEWEST_LINES_ON_LAST_PAGE:
            what = f"the last page holds {len(feet)} line{'s' * (len(feet) != 1)} of text and nothing else"
            yield _at(last_page_is_lonely, page, page.within_margins, what)


COLOPHON: Final = frozenset({"colophon"})


def _turns(layout: Layout) -> Iterator[tuple[LaidPage, LaidPage]]:
    return zip(layout.pages, layout.pages[1:], strict=False)


def _paragraphs(layout: Layout) -> Iterator[list[tuple[LaidPage, list[Placed]]]]:
    """The lines of each block of text in flow, page by page, where it has any words."""
    found: dict[tuple[Any, str], dict[int, list[Placed]]] = {}
    for page in layout.pages:
        for line in page.lines:
            holder = line.around[-1]
            if holder.element is None or not line.is_in_flow or _is_heading(line) or not _line_text(line):
                continue
            key = (holder.element, holder.element_tag)
            found.setdefault(key, {}).setdefault(page.number, []).append(_first_text(line))
    for by_page in found.values():
        yield [(layout.pages[number - 1], lines) for number, lines in by_page.items()]


def _texts_of(line: Placed) -> Iterator[Placed]:
    return (placed for placed in _walk(line.box, line.around) if isinstance(placed.box, boxes.TextBox))


def _first_text(line: Placed) -> Placed:
    return next(text for text in _texts_of(line) if text.box.text.strip())


def _line_text(placed: Placed) -> str:
    """The words of a line box, or of the line that a text stands in."""
    line = next(box for box in reversed(placed.chain) if isinstance(box, boxes.LineBox))
    around = placed.chain[: placed.chain.index(line)]
    return "".join(text.box.text for text in _texts_of(Placed(line, around))).strip()


def _column(placed: Placed) -> Box:
    return next(box for box in reversed(placed.around) if isinstance(box, boxes.BlockContainerBox))


def _starts_a_page(page: LaidPage, after: LaidPage) -> bool:
    return any(box.style["break_before"] in PAGE_BREAKS for box in _begun(page, after.flow[0]))


def _begun(page: LaidPage, placed: Placed) -> list[Box]:
    """The boxes around ``placed`` that begin with its page: their elements are not on the page before."""
    before = {box.element for one in page.leaves for box in one.chain if box.element is not None}
    return [box for box in placed.chain if box.element is not None and box.element not in before]


def _height_kept_together(page: LaidPage, after: LaidPage) -> float:
    """The height of what opens the next page and may not be parted, in px."""
    flow = after.flow
    top = flow[0].area.top
    bottom = top
    for placed in flow:
        begun = _begun(page, placed)
        if placed.area.top > bottom + SLACK_PX and bottom > top:
            break
        kept = [box for box in begun if box.style["break_inside"] in ("avoid", "avoid-page")]
        reach = _border_area(kept[0]).bottom if kept else placed.area.bottom
        bottom = max(bottom, reach)
        glued = any(box.style["break_after"] in ("avoid", "avoid-page") for box in begun)
        if glued:
            following = [one for one in flow if one.area.top > bottom]
            bottom = max(bottom, following[0].area.bottom if following else bottom)
    return bottom - top


# ---------------------------------------------------------------- pictures, sizes, colours


def picture_is_stretched(layout: Layout) -> Iterator[Finding]:
    """Drawn proportions more than 1 % from the picture's own."""
    for page in layout.pages:
        for placed in page.pictures:
            box = placed.box
            _, _, ratio = box.replacement.get_intrinsic_size(1, box.style["font_size"])
            if not ratio or not box.height or box.style["object_fit"] != "fill":
                continue
            drawn = box.width / box.height
            if abs(drawn / ratio - 1) > STRETCH:
                what = f"{_called(placed)} is drawn {drawn:.2f} wide for 1 high; its own is {ratio:.2f}"
                yield _at(picture_is_stretched, page, placed.area, what)


def words_are_too_small(layout: Layout) -> Iterator[Finding]:
    """Text under 11 pt; 12 where the reader is a child; 16 in large print."""
    smallest = SMALLEST_FOR_A_CHILD_PT if layout.reader == "child" else SMALLEST_PT
    smallest = SMALLEST_IN_LARGE_PRINT_PT if layout.variant == "large-print" else smallest
    for page in layout.pages:
        for placed in page.texts:
            size = placed.box.style["font_size"] / PX_A_PT
            if size < smallest - 0.01:
                what = f"{_words(placed)} is {size:.1f} pt; {smallest:g} pt is the least here"
                yield _at(words_are_too_small, page, placed.area, what)


def contrast_is_too_low(layout: Layout) -> Iterator[Finding]:
    """Text too near its ground: 4.5 to 1, 3 for large words; 7 in large print and high contrast."""
    for page in layout.pages:
        for placed in page.texts:
            wanted = _contrast_wanted(layout, placed)
            ink = placed.box.style["color"]
            for ground in _grounds(page, placed):
                reached = contrast(_over(ink, ground), ground)
                if reached < wanted - 0.005:
                    what = (
                        f"{_words(placed)} has a contrast of {reached:.2f} to 1; {wanted:g} is the least here"
                    )
                    yield _at(contrast_is_too_low, page, placed.area, what)
                    break
            else:
                yield from _on_a_picture(page, placed, wanted)


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio of two sRGB colours, each part from 0 to 1."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast_wanted(layout: Layout, placed: Placed) -> float:
    if layout.variant in STRONG_VARIANTS:
        return CONTRAST_OF_STRONG_VARIANTS
    style = placed.box.style
    size, is_bold = style["font_size"] / PX_A_PT + 0.01, style["font_weight"] >= 700
    is_large = size >= LARGE_PT or (is_bold and size >= LARGE_BOLD_PT)
    return CONTRAST_OF_LARGE_WORDS if is_large else CONTRAST


def _grounds(page: LaidPage, placed: Placed) -> list[Colour]:
    """Every colour that may lie behind a text: one where all is flat, more where something around it is a gradient."""
    grounds: list[Colour] = [(1.0, 1.0, 1.0)]
    root = next(box for box in page.box.children if box.is_for_root_element)
    behind = placed.chain if root in placed.chain else (page.box, root, *placed.chain[1:])
    for box in behind:
        style = box.style
        grounds = [_over(style["background_color"], ground) for ground in grounds]
        for number, (kind, image) in enumerate(style["background_image"]):
            is_strip = _is_strip(style["background_size"], number)
            if kind in ("linear-gradient", "radial-gradient") and not is_strip:
                stops = image.colors
                grounds += [_over(stop, ground) for stop in stops for ground in grounds[:1]]
    return list(dict.fromkeys(grounds))


def _is_strip(sizes: Any, number: int) -> bool:
    """Whether an image is no wider than a tenth of its box: a lane at its side, where no words stand."""
    size = sizes[number % len(sizes)]
    return not isinstance(size, str) and getattr(size[0], "unit", None) == "%" and size[0].value <= 10


def _alpha(colour: Any) -> float:
    return 1.0 if colour == "currentcolor" else float(colour.alpha)


def _over(colour: Any, ground: Colour) -> Colour:
    if colour == "currentcolor":
        return ground
    red, green, blue = colour.to("srgb").coordinates
    alpha = _alpha(colour)
    return (
        red * alpha + ground[0] * (1 - alpha),
        green * alpha + ground[1] * (1 - alpha),
        blue * alpha + ground[2] * (1 - alpha),
    )


def _on_a_picture(page: LaidPage, placed: Placed, wanted: float) -> Iterator[Finding]:
    """Words on a picture that is made to be written on: what is drawn beneath them must let them be read."""
    if not placed.is_measured:
        return
    area = placed.area
    ground = _grounds(page, placed)[0]
    ink = _over(placed.box.style["color"], ground)
    for picture in page.pictures:
        if not picture.has_class(BACKGROUND_PICTURES) or not picture.area.overlaps(area):
            continue
        if any(
            _alpha(box.style["background_color"]) == 1 for box in placed.around if box not in picture.around
        ):
            continue  # a ground of its own lies between
        near = _share_too_close(picture, area, ink, ground, wanted)
        if near > SHARE_OF_PICTURE_TOO_CLOSE:
            what = f"{_words(placed)} stands on a picture, and {near:.0%} of what is beneath it is too near its colour"
            yield _at(contrast_is_too_low, page, area, what)


def _share_too_close(picture: Placed, area: Area, ink: Colour, ground: Colour, wanted: float) -> float:
    drawn = _drawn(picture.box.element.get("src"))
    where = picture.area
    scale = drawn.width / (where.right - where.left)
    cut = drawn.crop(
        (
            max(0, int((area.left - where.left) * scale)),
            max(0, int((area.top - where.top) * scale)),
            min(drawn.width, int((area.right - where.left) * scale) + 1),
            min(drawn.height, int((area.bottom - where.top) * scale) + 1),
        )
    )
    sheet = Image.new("RGB", cut.size, _bytes(ground))
    sheet.paste(cut, mask=cut.getchannel("A"))
    counted = sheet.getcolors(sheet.width * sheet.height) or []
    near = sum(count for count, colour in counted if contrast(ink, _parts(colour)) < wanted)
    return near / (sheet.width * sheet.height)


@lru_cache(maxsize=8)
def _drawn(address: str) -> Image.Image:
    """A picture of the library as pixels with transparency, 800 px wide."""
    style = "@page { size: 800px 3000px; margin: 0 } body { margin: 0 } img { display: block; width: 100% }"
    html = f"<style>{style}</style><img src='{address}'>"
    laid_out = weasyprint.HTML(string=html, url_fetcher=pdf.AssetFetcher(), base_url="asset:").render()
    (picture,) = (
        one for one in _walk(laid_out.pages[0]._page_box, ()) if isinstance(one.box, boxes.ReplacedBox)
    )
    with pypdfium2.PdfDocument(io.BytesIO(laid_out.write_pdf())) as file:
        bitmap = file[0].render(scale=PX_A_PT, fill_color=(255, 255, 255, 0), maybe_alpha=True)
        drawn: Image.Image = bitmap.to_pil().convert("RGBA")
    return drawn.crop((0, 0, 800, min(3000, round(picture.box.height))))


def _bytes(colour: Colour) -> tuple[int, int, int]:
    return round(colour[0] * 255), round(colour[1] * 255), round(colour[2] * 255)


def _parts(colour: Any) -> Colour:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255


CHECKS: Final[Mapping[str, Check]] = {
    check.__name__.replace("_", " "): check
    for check in (
        leaves_the_page,
        leaves_its_box,
        overlaps,
        heading_is_last_on_its_page,
        line_is_parted,
        last_line_is_a_scrap,
        page_is_half_empty,
        last_page_is_lonely,
        picture_is_stretched,
        words_are_too_small,
        contrast_is_too_low,
    )
}


# ---------------------------------------------------------------- while packages are built


@contextmanager
def layouts_read() -> Iterator[list[list[Finding]]]:
    """While it lasts, each document that the PDF writer lays out is read too; the findings of each, in that order."""
    read: list[list[Finding]] = []
    lay_out = pdf.lay_out

    def lay_out_and_read(
        document: Document, *more: weasyprint.CSS, fillable: bool = False, **options: Any
    ) -> weasyprint.Document:
        laid_out = lay_out(document, *more, fillable=fillable, **options)
        read.append(findings(read_layout(laid_out, document.reader, document.variant)))
        return laid_out

    pdf.lay_out = lay_out_and_read
    try:
        yield read
    finally:
        pdf.lay_out = lay_out


def as_json(read: Sequence[Sequence[Finding]]) -> str:
    """A list of findings for each document: its check, then the sentence."""
    return json.dumps([[[found.check, str(found)] for found in one] for one in read])
