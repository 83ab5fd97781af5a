"""One layout as bytes: everything but the lines with values, and the places that these go to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import TextBox  # type: ignore[import-untyped]
from weasyprint.pdf import generate_pdf  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

from ..pdf_structure import PDF_VERSION, Ready, ready_to_write
from ..pdf_structure.drawing import TracedPage
from .laying import (
    DUMMY,
    Box,
    Broken,
    Laid,
    Line,
    Pieces,
    Source,
    all_laid,
    drawings_on,
    floats_beside,
    in_line,
    running_dummy,
    running_lines,
    texts_of,
)
from .letters import Closed, draw_letters
from .lines import Placed, Room, alone, room_of, run_drawn
from .packing import Packed, Part, pack, static_strings
from .people import drawing_parts
from .refusals import NotFilled, Reason
from .repertoire import letters_of

WORD: Final = re.compile(r"\w+")
ENDLESS: Final = 1e6  # px: as wide as no line is
SPARE: Final = 1.0  # px that a line in a margin leaves free


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a page's stream for some lines of a paragraph; ``around`` each of their runs is what begins and ends it."""

    paragraph: int
    lines: tuple[int, ...]
    around: tuple[tuple[bytes, bytes], ...]
    first: int  # number of the first mark

    @property
    def count(self) -> int:
        return len(self.around)


@dataclass(frozen=True, slots=True)
class Picture:
    """A place in a page's stream for somebody drawn; ``number`` is that of the drawing in the document."""

    number: int
    box: Box
    mark: bytes
    first: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Running:
    """A line in the foot of a page."""

    source: Source
    words: Pieces
    room: Room
    width: float  # that it may take beside what else stands there
    slot: Slot


@dataclass(frozen=True, slots=True)
class Template:
    """``signature`` says how each paragraph is broken here, ``rooms`` where it stands. ``words`` are all static ones."""

    signature: tuple[Broken, ...]
    rooms: tuple[Room, ...]
    running: tuple[Running, ...]
    streams: tuple[Stream, ...]  # one a page, with its fonts and colours closed
    fonts: Mapping[Any, Any]
    packed: Packed
    words: frozenset[str]

    @property
    def page_count(self) -> int:
        return len(self.streams)


class _Extended(weasyprint.Document):  # type: ignore[misc]
    """Knows a fixed repertoire of letters for each font before fonts are written, so that bytes depend on no child."""

    extend: Any = None

    def make_bookmark_tree(self, *args: Any, **options: Any) -> Any:
        # The engine asks for this once, after the pages are drawn and before it writes the fonts.
        self.extend(self.fonts)
        return super().make_bookmark_tree(*args, **options)


def compile_template(laid: Laid, tier: int) -> Template:
    """The template of pages that were laid out without any value."""
    ready, pdf = drawn_pages(laid, tier)
    return _compiled(laid, ready, pdf)


def drawn_pages(
    laid: Laid,
    tier: int,
    prepare: Callable[[Ready], None] = lambda _: None,
    kind: type[TracedPage] | None = None,
) -> tuple[Ready, Any]:
    """Pages as they are drawn, and the objects of their file. ``kind`` may be another kind of page; ``prepare`` sees the
    pages when they are drawn, before the structure is written."""
    ready = ready_to_write(laid.rendering)
    if kind is not None:
        for page in ready.pages:
            page.__class__ = kind
    document = _Extended(
        list(ready.pages),
        ready.document.metadata,
        ready.document.url_fetcher,
        ready.document.font_config,
        ready.document.color_profiles,
        ready.document.output_intent,
    )
    document.fonts = ready.document.fonts
    styles = _styles(laid)
    document.extend = lambda fonts: _extend(ready.pages[0].stream, styles, tier)
    options = {**weasyprint.DEFAULT_OPTIONS, "pdf_version": PDF_VERSION}
    pdf = generate_pdf(document, None, 1, **options)
    prepare(ready)
    ready.finish(document, pdf)
    return ready, pdf


def _styles(laid: Laid) -> list[Any]:
    boxes = [text for source in laid.sources for text in texts_of(source.line)]
    for index in range(len(laid.running)):
        boxes += [text for line in running_lines(laid, running_dummy(index)) for text in texts_of(line.box)]
    return [box.style for box in boxes]


def _extend(stream: Stream, styles: Sequence[Any], tier: int) -> None:
    scratch = stream.clone(resources=pydyf.Dictionary(), tags=None)
    seen = set()
    for style in styles:
        look = tuple(style[name] for name in ("font_size", "font_weight", "font_style")) + tuple(
            style["font_family"]
        )
        if look in seen:
            continue
        seen.add(look)
        before = set(stream._fonts)
        draw_letters(scratch, style, DUMMY)
        own = [font for key, font in stream._fonts.items() if key not in before] or _font_of(scratch, style)
        draw_letters(scratch, style, letters_of(own[0].file_content, tier))


def _font_of(scratch: Stream, style: Any) -> list[Any]:
    """The font that words of a style are drawn in."""
    name = scratch.stream[-2].split(b" ")[0][1:].decode() if b" Tf" in scratch.stream[-2] else None
    return [font for font in dict.values(scratch._fonts) if font.hash == (name or scratch._current_font[0])]


def _compiled(laid: Laid, ready: Ready, pdf: Any) -> Template:
    by_page: dict[int, list[Slot | Picture]] = {}
    marks = [_marked(page.stream.stream) for page in ready.pages]
    rooms = []
    for number in range(len(laid.sources)):
        lines = laid.lines.get(number, ())
        if not lines or lines[0].margin is not None:
            raise NotFilled(Reason.UNLIKE)
        rooms.append(room_of(lines, lambda line: floats_of(laid, line)))
        for page, slot in _slots(number, lines, ready, marks):
            by_page.setdefault(page, []).append(slot)
    running: list[Running] = []
    for index, pieces in enumerate(laid.running):
        for line in running_lines(laid, running_dummy(index)):
            [(page, slot)] = _slots(-1 - len(running), [line], ready, marks)
            by_page.setdefault(page, []).append(slot)
            source, width = running_source(line, pieces), room_in_margin(laid, line)
            running.append(Running(source, pieces, room_of([line], lambda _: (), width=ENDLESS), width, slot))
    for one in drawings_on(laid):
        number = ready.pages[one.page].numbers[one.box]
        mark = marks[one.page][number].data
        by_page.setdefault(one.page, []).append(Picture(one.number, alone(one.box), mark, number))
    parts = {
        page.stream.number: _parts(page.stream.stream, by_page.get(page.number, []), marks[page.number])
        for page in ready.pages
    }
    words = frozenset((*static_words(laid), *static_strings(pdf)))
    packed = pack(pdf, parts)
    streams = closed_streams(ready)
    for box in (box for source in laid.sources for box in in_line(source.line)):
        box.element = None  # nor the page that it is of
    return Template(laid.signature, tuple(rooms), tuple(running), streams, streams[0]._fonts, packed, words)


def words_in(text: str) -> list[str]:
    return WORD.findall(text)


def static_words(laid: Laid) -> Iterator[str]:
    for page in laid.rendering.pages:
        for box in all_laid(page._page_box):
            if isinstance(box, TextBox) and not hasattr(box, "filled_text"):
                yield box.text


def running_source(line: Line, pieces: Pieces) -> Source:
    [text] = texts_of(line.box)
    text.filled_text = 0
    return Source(line.box, (pieces,))


def floats_of(laid: Laid, line: Line) -> tuple[Box, ...]:
    return floats_beside(laid.rendering.pages[line.page]._page_box, line.box, line.block)


def room_in_margin(laid: Laid, line: Line) -> float:
    """How wide a line in a margin may be before the engine shares the room out in another way."""
    margin: Any = line.margin
    page_box = laid.rendering.pages[line.page]._page_box
    edge = margin.at_keyword.split("-")[0]
    others = sum(
        box.margin_width()
        for box in page_box.children
        if getattr(box, "at_keyword", "").split("-")[0] == edge and box is not margin
    )
    if line.box.style["text_align_all"] not in ("left", "start"):
        raise NotFilled(Reason.UNLIKE)
    return float(page_box.border_width() - others - (margin.margin_width() - margin.width) - SPARE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A numbered piece of a stream; ``around`` are its operators up to where letters begin, and from where they end."""

    start: int
    end: int
    data: bytes
    around: tuple[bytes, bytes]


def _marked(operators: Sequence[Any]) -> dict[int, _Mark]:
    """Each numbered piece of a stream: from its tag to behind its end."""
    found: dict[int, _Mark] = {}
    for index, one in enumerate(operators):
        if isinstance(one, pydyf.Dictionary) and operators[index + 1 : index + 2] == [b"BDC"]:
            start, end = index - 1, end_of(operators, index + 2)
            number = len(found) if "MCID" not in one else one["MCID"]
            found[number] = _Mark(
                start, end, tag_of(operators[start : index + 2]), around_of(operators, start, end)
            )
    return found


def tag_of(operators: Sequence[Any]) -> bytes:
    return b" ".join(map(_bytes, operators))


def around_of(operators: Sequence[Any], start: int, end: int) -> tuple[bytes, bytes]:
    """Of words: up to the begin of the text, and from its end."""
    here = operators[start:end]
    if b"BT" not in here:
        return b"", b""
    begin, stop = here.index(b"BT"), here.index(b"ET")
    head = (tag_of(here[:3]), *map(_bytes, here[3 : begin + 1]))
    return b"\n".join(head), b"\n".join(map(_bytes, here[stop:]))


def end_of(operators: Sequence[Any], start: int) -> int:
    depth = 1
    for index in range(start, len(operators)):
        one = operators[index]
        depth += (one in (b"BDC", b"BMC")) - (one == b"EMC") if isinstance(one, bytes) else 0
        if not depth:
            return index + 1
    raise NotFilled(Reason.UNLIKE)


def _bytes(one: Any) -> bytes:
    return pydyf._to_bytes(one)  # type: ignore[no-any-return]


def _slots(
    number: int, lines: Sequence[Line], ready: Ready, operators: Sequence[Mapping[int, _Mark]]
) -> Iterator[tuple[int, Slot]]:
    """The places of a paragraph's lines, one a page; raises NotFilled where something else is drawn between them."""
    for page in dict.fromkeys(line.page for line in lines):
        numbers = ready.pages[page].numbers
        here = [(at, line) for at, line in enumerate(lines) if line.page == page]
        marks = [numbers[text] for _, line in here for text in texts_of(line.box)]
        if not marks or marks != list(range(marks[0], marks[0] + len(marks))):
            raise NotFilled(Reason.REPEATED)
        around = tuple(operators[page][mark].around for mark in marks)
        if any(not head for head, _ in around):
            raise NotFilled(Reason.UNLIKE)
        yield page, Slot(number, tuple(at for at, _ in here), around, marks[0])


def _parts(
    operators: Sequence[Any], slots: Sequence[Slot | Picture], marks: Mapping[int, _Mark]
) -> list[Part]:
    """A stream as bytes and slots in turn."""
    parts: list[Part] = []
    at = 0
    for slot in sorted(slots, key=lambda slot: slot.first):
        start, end = marks[slot.first].start, marks[slot.first + slot.count - 1].end
        if start < at:
            raise NotFilled(Reason.REPEATED)
        parts += [b"\n".join(map(_bytes, operators[at:start])), slot]
        at = end
    return [*parts, b"\n".join(map(_bytes, operators[at:]))]


def closed_streams(ready: Ready) -> tuple[Stream, ...]:
    """An empty stream for each page, that knows what was drawn and can learn nothing more."""
    fonts = ready.document.fonts
    for font in fonts.values():
        font.to_unicode, font.widths = Closed(font.to_unicode), Closed(font.widths)
        font.file_content = b""  # it is in the file
    closed = Closed(fonts)
    found = []
    for page in ready.pages:
        own = page.stream
        resources = {name: Closed(of) if isinstance(of, dict) else of for name, of in own._resources.items()}
        profiles, intent = own._color_profiles, own._output_intent
        found.append(Stream(closed, own.page_rectangle, resources, {}, None, profiles, intent))
    return tuple(found)


def lines_drawn(slot: Slot, lines: Sequence[Placed], fonts: Mapping[Any, Any]) -> bytes:
    """The operators of a slot's lines, between those that the template has for them."""
    around = iter(slot.around)
    parts: list[bytes] = []
    for line, top in lines:
        for run in line.runs:
            begin, end = next(around)
            parts += [begin, run_drawn(run, top, fonts), end]
    if next(around, None) is not None:
        raise NotFilled(Reason.UNLIKE)
    return b"\n".join(parts)


def picture_drawn(template: Template, slot: Picture, svg: bytes, page: int) -> list[Part]:
    """The operators of somebody drawn, in the slot's place."""
    return drawing_parts(svg, slot.box, template.streams[page].clone(), slot.mark)
