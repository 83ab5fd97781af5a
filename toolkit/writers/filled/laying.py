"""Pages laid out by the engine from a page with marks: once with the words of a document, once with none of them.

This and ``lines.py`` know the inside of WeasyPrint 70.0; no other module of this room does. Nothing of the engine is
replaced: its own steps are called one after the other, with a look at the boxes between two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, Final, TypeAlias

import weasyprint  # type: ignore[import-untyped]
from weasyprint.css.counters import CounterStyle  # type: ignore[import-untyped]
from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.document import DocumentMetadata, Page  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.formatting_structure.build import build_formatting_structure  # type: ignore[import-untyped]
from weasyprint.html import get_html_metadata  # type: ignore[import-untyped]
from weasyprint.layout import layout_document  # type: ignore[import-untyped]
from weasyprint.layout.absolute import AbsolutePlaceholder  # type: ignore[import-untyped]
from weasyprint.text.line_break import strut  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcherResponse  # type: ignore[import-untyped]

from ...document.nodes import Document
from ..drawings import Drawn
from ..pdf import SCHEME, SVG, AssetFetcher, address_of, cache_for, fonts, printed_page, stylesheet_of
from .refusals import NotFilled, Reason
from .skeleton import drawings_in, has_mark, pieces_of

Box: TypeAlias = Any
Pieces: TypeAlias = tuple[str | int, ...]
"""Wording, and the numbers of values, in order."""

Piece: TypeAlias = tuple[int, bool]
"""A run of words on a line: the text box that it is of, and whether it is blank."""

Broken: TypeAlias = tuple[tuple[Piece, ...], ...]
"""A paragraph's lines."""

Taller: TypeAlias = tuple[Mapping[int, float], Mapping[int, float]]
"""By how many px paragraphs are higher than their lines, and what each is a part of a row in, by their numbers."""

NO_TALLER: Final[Taller] = ({}, {})
BREAK: Final = "\n"
DUMMY: Final = "n"  # stands for any words: they may change no box
DRAWING: Final = f"{SCHEME}somebody/"
NOBODY: Final = b'<rect width="1" height="1" fill="#000" stroke="#000"/></svg>'
CLOSE: Final = 1e-6  # px


@dataclass(frozen=True)
class Source:
    """A paragraph that holds values: its text boxes as the page has them, each with its words."""

    line: Box
    texts: tuple[Pieces, ...]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The words between forced breaks, where all stand side by side from the start of each line; or nothing."""
        style = self.line.style
        if (
            style["text_align_all"] not in ("start", "left")
            or style["text_align_last"] not in ("auto", "start", "left")
            or _length(style["text_indent"])
            or not all(map(_is_upright, in_line(self.line)))
        ):
            return ()
        found: list[list[tuple[Box, Pieces]]] = [[]]
        for box, pieces in zip(texts_of(self.line), self.texts, strict=True):
            if is_break(pieces):
                found.append([])
            else:
                found[-1].append((box, pieces))
        if any(not segment or not _is_ready(segment) for segment in found):
            return ()
        struts = dict(_struts(self.line, ()))
        return tuple(_segment(segment, struts) for segment in found)


Strut: TypeAlias = tuple[float, float]
"""The height that a line has anyway, and how far its baseline is from the top."""


@dataclass(frozen=True, eq=False)
class Segment:
    """Words up to a forced break: their text boxes. ``struts`` of each are those of the line and what is around it."""

    texts: tuple[Box, ...]
    struts: Mapping[Box, tuple[Strut, ...]]
    wording_at_end: int  # letters that follow the last value

    @cached_property
    def line_heights(self) -> Mapping[Box, float]:
        return {text: strut(text.style)[0] for text in self.texts}

    @cached_property
    def height(self) -> float:
        """Of a line without words."""
        return self.struts[self.texts[0]][0][0]

    def reach(self, sizes: Sequence[tuple[Box, float, float]]) -> tuple[float, float]:
        """How far a line reaches above and below the feet of its letters; of each text the height and baseline."""
        ups, downs = [], []
        for text, height, baseline in sizes:
            line_height = self.line_heights[text]
            up = baseline + (line_height - height) / 2
            ups += [up, *(above for _, above in self.struts[text])]
            downs += [line_height - up, *(whole - above for whole, above in self.struts[text])]
        return max(ups), max(downs)


def _struts(box: Box, above: tuple[Strut, ...]) -> Iterator[tuple[Box, tuple[Strut, ...]]]:
    """Each text in a line with the struts around it."""
    if isinstance(box, boxes.TextBox):
        yield box, above
    elif box.is_in_normal_flow():
        for child in box.children:
            yield from _struts(child, (*above, strut(box.style)))


def _segment(segment: Sequence[tuple[Box, Pieces]], struts: Mapping[Box, tuple[Strut, ...]]) -> Segment:
    last = segment[-1][1][-1]
    texts = tuple(box for box, _ in segment)
    return Segment(texts, {text: struts[text] for text in texts}, len(last) if isinstance(last, str) else 0)


def _length(value: Any) -> float:
    """A length as a style has it; what is no length counts as one."""
    return float(getattr(value, "value", 1))


def _is_upright(box: Box) -> bool:
    style = box.style
    sides = ("left", "right")
    return bool(
        style["vertical_align"] == "baseline"
        and style["hyphens"] in ("none", "manual")
        and (
            isinstance(box, boxes.LineBox)
            or not any(_length(style[f"{what}_{side}"]) for what in ("margin", "padding") for side in sides)
        )
    )


def _is_ready(segment: Sequence[tuple[Box, Pieces]]) -> bool:
    """Whether nothing in it breaks but at the room's end: no forced break, no space that the break before it takes away."""
    for box, pieces in segment:
        wrapped = ("normal",) if len(segment) == 1 else ("normal", "nowrap")
        if box.style["white_space"] not in wrapped or any(
            BREAK in one for one in pieces if isinstance(one, str)
        ):
            return False
    last = segment[-1][1][-1]
    return not (isinstance(last, str) and last.endswith(" "))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph on a page; ``block`` is around it, ``margin`` the margin box that it stands in, if it does."""

    page: int
    box: Box
    block: Box
    margin: Box | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple((box.filled_text, not box.text.strip()) for box in texts_of(self.box))


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages, and the lines of each paragraph with values, by its number."""

    rendering: weasyprint.Document
    sources: Sequence[Source]
    running: Sequence[Pieces]
    lines: Mapping[int, Sequence[Line]]

    @property
    def signature(self) -> tuple[Broken, ...]:
        return tuple(self.broken(number) for number in range(len(self.sources)))

    def broken(self, number: int) -> Broken:
        return tuple(line.pieces for line in self.lines.get(number, ()))


class _Drawings(AssetFetcher):
    """Serves an empty frame in the place of each person drawn, by the number that the drawing has in the document."""

    def __init__(self, marked: Document, frames: Sequence[bytes]) -> None:
        super().__init__(marked)
        self.frames = frames
        self.drawings = drawings_in(marked)
        self.numbers = {id(drawn): number for number, drawn in enumerate(self.drawings)}

    def address(self, drawn: Drawn) -> str:
        number = self.numbers.get(id(drawn))
        return address_of(drawn) if number is None else f"{DRAWING}{number}"

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url.startswith(DRAWING):
            svg = self.frames[int(url.removeprefix(DRAWING))] + NOBODY
            return URLFetcherResponse(url, svg, {"Content-Type": SVG})
        return super().fetch(url, headers)


def lay_out_with(
    marked: Document,
    frames: Sequence[bytes],
    words_of: Callable[[int, Source], Sequence[str]],
    running: Callable[[Pieces], str],
    taller: Taller = NO_TALLER,
) -> Laid:
    """The marked document's pages, with ``words_of`` each paragraph and what is ``running`` in the place of its marks.

    Paragraphs, and the cells and the like that they are in, may be made ``taller``: that is left free below them.
    Raises NotFilled where a mark stands in a place that is not filled.
    """
    fetcher = _Drawings(marked, frames)
    page = printed_page(marked, drawings=fetcher.address)
    html = weasyprint.HTML(string=page, url_fetcher=fetcher, base_url=SCHEME)
    counters, profiles = CounterStyle(), {}  # type: ignore[var-annotated]
    options = {
        **weasyprint.DEFAULT_OPTIONS,
        "pdf_variant": "pdf/ua-1",
        "stylesheets": [stylesheet_of(marked)],
        "cache": dict(cache_for(marked)),
    }
    context = weasyprint.Document._build_layout_context(html, fonts(), counters, profiles, options)
    root = build_formatting_structure(
        html.etree_element,
        context.style_for,
        context.get_image_from_uri,
        html.base_url,
        context.target_collector,
        counters,
        context.footnotes,
    )
    sources = list(_sources(root))
    for number, source in enumerate(sources):
        source.line.filled_paragraph = number
        for index, (text, words) in enumerate(
            zip(texts_of(source.line), words_of(number, source), strict=True)
        ):
            text.filled_text = index
            text.text = words
    _set_taller(root, taller)
    runs = [*_set_strings(root, running), *_set_taken_out(root, running)]
    try:
        pages = list(layout_document(html, root, context))
    except AttributeError as lost:  # the engine loses its place where a forced break follows an empty box
        raise NotFilled(Reason.UNLIKE) from lost
    rendering = weasyprint.Document(
        [Page(page) for page in pages],
        DocumentMetadata(**get_html_metadata(html)),
        html.url_fetcher,
        fonts(),
        profiles,
        options["output_intent"],
    )
    rendering._html = html
    return Laid(rendering, sources, runs, _lines_of(rendering.pages))


def _set_taller(box: Box, taller: Taller, item: Box | None = None) -> None:
    paragraphs, items = taller
    if isinstance(box, boxes.InlineBlockBox | boxes.TableCellBox):
        item = box
    for child in getattr(box, "children", ()):
        number = getattr(child, "filled_paragraph", -1)
        if number in paragraphs:
            _add(box, "padding_bottom", paragraphs[number])
        if number in items and item is not None and not hasattr(item, "made_taller"):
            item.made_taller = True
            side = "padding_bottom" if isinstance(item, boxes.TableCellBox) else "margin_bottom"
            _add(item, side, items[number])
        _set_taller(child, taller, item)


def _add(box: Box, side: str, more: float) -> None:
    length = box.style[side]
    if getattr(length, "unit", None) != "px":
        raise NotFilled(Reason.UNLIKE)
    box.style = box.style.copy()  # elements share theirs
    box.style[side] = Dimension(length.value + more, "px")


def _sources(root: Box) -> Iterator[Source]:
    """Every line of the tree that holds a mark, before it is broken; raises NotFilled for one that cannot be filled."""
    for box in _all(root):
        if isinstance(box, boxes.LineBox):
            texts = tuple(pieces_of(text.text) for text in texts_of(box))
            if any(isinstance(piece, int) for text in texts for piece in text):
                _refuse_decorated(box)
                yield Source(box, texts)


def _refuse_decorated(line: Box) -> None:
    for box in in_line(line):
        style = box.style
        if isinstance(box, boxes.TextBox):
            plain = style["text_decoration_line"] == "none" and style["text_transform"] == "none"
        else:
            plain = isinstance(box, boxes.LineBox | boxes.InlineBox) and _is_bare(box)
        if not plain or style["visibility"] != "visible" or style["text_align_all"] == "justify":
            raise NotFilled(Reason.DECORATED)


def _is_bare(box: Box) -> bool:
    style = box.style
    return (
        not any(style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
        and style["background_image"] in ((), (("none", None),))
        and style["background_color"].alpha == 0
        and style["position"] == "static"
        and not box.link
    )


def _set_strings(root: Box, running: Callable[[Pieces], str]) -> Iterator[Pieces]:
    """Strings for the feet of pages. A bookmark keeps its marks: they are found again in the finished file."""
    for box in _all(root):
        strings = box.string_set
        if strings and strings != "none":
            for index, (name, words) in enumerate(strings):
                if has_mark(words):
                    pieces = pieces_of(words)
                    strings[index] = (name, running(pieces))
                    yield pieces


def _set_taken_out(root: Box, running: Callable[[Pieces], str]) -> Iterator[Pieces]:
    """Words that are taken out of the text into the feet of pages: they have no line yet."""
    for box in _all(root):
        if isinstance(box, boxes.TextBox) and has_mark(box.text):
            _refuse_decorated(box)
            pieces = pieces_of(box.text)
            box.text = running(pieces)
            yield pieces


def _all(box: Box) -> Iterator[Box]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child)


def all_laid(box: Box) -> Iterator[Box]:
    """A box of a page, and all below it."""
    yield box
    for child in map(laid_out, getattr(box, "children", ())):
        yield from all_laid(child)


def laid_out(box: Box) -> Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def in_line(box: Box) -> Iterator[Box]:
    """A line, and what is in its flow."""
    yield box
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if not isinstance(child, AbsolutePlaceholder) and child.is_in_normal_flow():
                yield from in_line(child)


def texts_of(line: Box) -> Iterator[Box]:
    return (box for box in in_line(line) if isinstance(box, boxes.TextBox))


def _lines_of(pages: Sequence[Any]) -> dict[int, list[Line]]:
    lines: dict[int, list[Line]] = {}
    for page, laid in enumerate(pages):
        for line in _lines_in(page, laid._page_box, None):
            number = getattr(line.box, "filled_paragraph", None)
            if number is not None:
                lines.setdefault(number, []).append(line)
    return lines


def _lines_in(page: int, box: Box, margin: Box | None) -> Iterator[Line]:
    if isinstance(box, boxes.MarginBox):
        margin = box
    for child in map(laid_out, getattr(box, "children", ())):
        if isinstance(child, boxes.LineBox):
            yield Line(page, child, box, margin)
        yield from _lines_in(page, child, margin)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where somebody is drawn on a page."""

    number: int
    page: int
    box: Box


def drawings_on(laid: Laid) -> Iterator[Drawing]:
    for page, one in enumerate(laid.rendering.pages):
        for box in all_laid(one._page_box):
            if isinstance(box, boxes.ReplacedBox) and box.element is not None:
                source = box.element.get("src", "")
                if source.startswith(DRAWING):
                    yield Drawing(int(source.removeprefix(DRAWING)), page, box)


def running_lines(laid: Laid, words: str) -> Iterator[Line]:
    """The lines in the margins of the pages that say ``words``."""
    for page, one in enumerate(laid.rendering.pages):
        for line in _lines_in(page, one._page_box, None):
            if line.margin is not None and any(text.text == words for text in texts_of(line.box)):
                yield line


def dummy_words(broken: Broken, texts: Sequence[Pieces]) -> tuple[str, ...]:
    """Words for each text box of a paragraph that break into the same lines, whatever their width."""
    said = {index for line in broken for index, _ in line}
    # A space that comes to nothing does so again.
    words = ["" if index in said else "".join(map(str, text)) for index, text in enumerate(texts)]
    last, before = 0, -1
    for number, line in enumerate(broken):
        for index, blank in line:
            if last != number and not any(map(is_break, texts[before + 1 : index])):
                words[index] += BREAK
            words[index] += " " if blank else DUMMY
            last, before = number, index
    return tuple(words)


def bending_words(count: int, texts: Sequence[Pieces]) -> tuple[str, ...]:
    """Words for each text box of a paragraph that come to ``count`` lines, all boxes on the first that they can be on."""
    words = [BREAK if is_break(text) else " " if is_blank(text) else DUMMY for text in texts]
    more = count - 1 - words.count(BREAK)
    if more < 0:
        raise NotFilled(Reason.UNLIKE)
    words[-1] += (BREAK + DUMMY) * more
    return tuple(words)


def is_blank(text: Pieces) -> bool:
    return all(isinstance(piece, str) and not piece.strip(" ") for piece in text)


def running_dummy(index: int) -> str:
    """Words that stand for one of those in the feet of pages, by which it is found again."""
    return DUMMY * (index + 1)


def dummy_running() -> Callable[[Pieces], str]:
    numbers = count()
    return lambda _: running_dummy(next(numbers))


def is_break(text: Pieces) -> bool:
    return text == (BREAK,)


# ---------------------------------------------------------------- the same boxes


def require_same_boxes(one: Laid, other: Laid) -> None:
    """Raises NotFilled where other words moved something else than the letters of their own lines."""
    if len(one.rendering.pages) != len(other.rendering.pages):
        raise NotFilled(Reason.UNLIKE)
    for left, right in zip(one.rendering.pages, other.rendering.pages, strict=True):
        _require_same(left._page_box, right._page_box, False)


def _require_same(one: Box, other: Box, in_margin: bool) -> None:
    one, other = laid_out(one), laid_out(other)
    if type(one) is not type(other) or one.element_tag != other.element_tag:
        raise NotFilled(Reason.UNLIKE)
    in_margin = in_margin or isinstance(one, boxes.MarginBox)
    is_filled = isinstance(one, boxes.LineBox) and (in_margin or hasattr(one, "filled_paragraph"))
    down = ("position_y", "height", "margin_top", "margin_bottom")
    across = ("position_x", "width", "margin_left", "margin_right")
    names = down if in_margin or is_filled else (*down, *across)
    if not all(_close(getattr(one, name), getattr(other, name)) for name in names):
        raise NotFilled(Reason.UNLIKE)
    left, right = (_compared(box, is_filled) for box in (one, other))
    if len(left) != len(right):
        raise NotFilled(Reason.UNLIKE)
    for a, b in zip(left, right, strict=True):
        _require_same(a, b, in_margin)


def _compared(box: Box, is_filled: bool) -> list[Box]:
    """The children that have to be alike: of a line with values only what is not in its flow, such as the sign of a list."""
    children = getattr(box, "children", ())
    return [child for child in children if not is_filled or isinstance(child, AbsolutePlaceholder)]


def _close(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < CLOSE
    return bool(one == other)


# ---------------------------------------------------------------- floats


def floats_beside(page_box: Box, line: Box, block: Box) -> tuple[Box, ...]:
    """The floats in the line's own flow that can make it, or one below it, narrower."""
    found = _floats_before(page_box, line, [])
    left, right = block.content_box_x(), block.content_box_x() + block.width
    return tuple(
        shape
        for shape in found or ()
        if shape.position_y + shape.margin_height() > line.position_y
        and shape.position_x < right
        and shape.position_x + shape.margin_width() > left
    )


def _floats_before(box: Box, line: Box, shapes: list[Box]) -> list[Box] | None:
    """The floats that were laid out when ``line`` was, in its formatting context; None where it is not below ``box``."""
    for child in map(laid_out, getattr(box, "children", ())):
        if child is line:
            return shapes
        found = _floats_before(child, line, [] if _begins_a_flow(child) else shapes)
        if found is not None:
            return found
        if child.is_floated():
            shapes.append(child)
    return None


def _begins_a_flow(box: Box) -> bool:
    containers = (boxes.MarginBox, boxes.FlexContainerBox, boxes.GridContainerBox)
    return bool(box.establishes_formatting_context()) or isinstance(box, containers)
