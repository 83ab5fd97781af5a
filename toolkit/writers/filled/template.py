"""One layout as bytes: everything but the lines with values, and the places that these go to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import TextBox  # type: ignore[import-untyped]
from weasyprint.pdf import generate_pdf  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

from ..pdf_structure import PDF_VERSION, Ready, ready_to_write
from .laying import (
    DUMMY,
    Box,
    Broken,
    Laid,
    Line,
    Pieces,
    all_laid,
    drawings_on,
    floats_beside,
    running_dummy,
    running_lines,
    texts_of,
)
from .lines import Closed, Numbers, Room, alone, draw, draw_letters, room_of
from .packing import Packed, Part, pack, static_strings
from .people import drawing_parts
from .refusals import NotFilled, Reason
from .repertoire import letters_of

WORD: Final = re.compile(r"\w+")
ENDLESS: Final = 1e6  # px: as wide as no line is
SPARE: Final = 1.0  # px that a line in a margin leaves free


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a page's stream for some lines of a paragraph; ``marks`` are the marks of their pieces, in order."""

    paragraph: int
    lines: tuple[int, ...]
    marks: tuple[bytes, ...]
    first: int  # number of the first mark


@dataclass(frozen=True, slots=True)
class Picture:
    """A place in a page's stream for somebody drawn; ``number`` is that of the drawing in the document."""

    number: int
    box: Box
    marks: tuple[bytes, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Running:
    """A line in the foot of a page."""

    source: Box
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
    ready = ready_to_write(laid.rendering)
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
    ready.finish(document, pdf)
    return _compiled(laid, ready, pdf)


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
        rooms.append(room_of(lines, lambda line: _floats(laid, line)))
        for page, slot in _slots(number, lines, ready, marks):
            by_page.setdefault(page, []).append(slot)
    running: list[Running] = []
    for index, pieces in enumerate(laid.running):
        for line in running_lines(laid, running_dummy(index)):
            [(page, slot)] = _slots(-1 - len(running), [line], ready, marks)
            by_page.setdefault(page, []).append(slot)
            source, width = _running_source(line), _room_in_margin(laid, line)
            running.append(Running(source, pieces, room_of([line], lambda _: (), width=ENDLESS), width, slot))
    for one in drawings_on(laid):
        number = ready.pages[one.page].numbers[one.box]
        mark = marks[one.page][number].data
        by_page.setdefault(one.page, []).append(Picture(one.number, alone(one.box), (mark,), number))
    parts = {
        page.stream.number: _parts(page.stream.stream, by_page.get(page.number, []), marks[page.number])
        for page in ready.pages
    }
    words = frozenset((*_static_words(laid), *static_strings(pdf)))
    packed = pack(pdf, parts)
    return Template(laid.signature, tuple(rooms), tuple(running), _closed(ready, pdf), packed, words)


def words_in(text: str) -> list[str]:
    return WORD.findall(text)


def _static_words(laid: Laid) -> Iterator[str]:
    for page in laid.rendering.pages:
        for box in all_laid(page._page_box):
            if isinstance(box, TextBox) and not hasattr(box, "filled_text"):
                yield box.text


def _running_source(line: Line) -> Box:
    [text] = texts_of(line.box)
    text.filled_text = 0
    return line.box


def _floats(laid: Laid, line: Line) -> tuple[Box, ...]:
    return floats_beside(laid.rendering.pages[line.page]._page_box, line.box, line.block)


def _room_in_margin(laid: Laid, line: Line) -> float:
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
    start: int
    end: int
    data: bytes


def _marked(operators: Sequence[Any]) -> dict[int, _Mark]:
    """Each numbered piece of a stream: from its tag to behind its end."""
    found: dict[int, _Mark] = {}
    for index, one in enumerate(operators):
        if isinstance(one, pydyf.Dictionary) and operators[index + 1 : index + 2] == [b"BDC"]:
            number = len(found) if "MCID" not in one else one["MCID"]
            found[number] = _Mark(
                index - 1,
                _end(operators, index + 2),
                b" ".join(map(_bytes, operators[index - 1 : index + 2])),
            )
    return found


def _end(operators: Sequence[Any], start: int) -> int:
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
        data = tuple(operators[page][mark].data for mark in marks)
        yield page, Slot(number, tuple(at for at, _ in here), data, marks[0])


def _parts(
    operators: Sequence[Any], slots: Sequence[Slot | Picture], marks: Mapping[int, _Mark]
) -> list[Part]:
    """A stream as bytes and slots in turn."""
    parts: list[Part] = []
    at = 0
    for slot in sorted(slots, key=lambda slot: slot.first):
        start, end = marks[slot.first].start, marks[slot.first + len(slot.marks) - 1].end
        if start < at:
            raise NotFilled(Reason.REPEATED)
        parts += [b"\n".join(map(_bytes, operators[at:start])), slot]
        at = end
    return [*parts, b"\n".join(map(_bytes, operators[at:]))]


def _closed(ready: Ready, pdf: Any) -> tuple[Stream, ...]:
    """An empty stream for each page, that knows what was drawn and can learn nothing more."""
    fonts = ready.document.fonts
    for font in fonts.values():
        font.to_unicode, font.widths = Closed(font.to_unicode), Closed(font.widths)
    closed = Closed(fonts)
    found = []
    for page in ready.pages:
        own = page.stream
        resources = {name: Closed(of) if isinstance(of, dict) else of for name, of in own._resources.items()}
        profiles, intent = own._color_profiles, own._output_intent
        found.append(Stream(closed, own.page_rectangle, resources, {}, None, profiles, intent))
    return tuple(found)


def lines_drawn(template: Template, slot: Slot, lines: Sequence[Box], page: int) -> bytes:
    """The operators of a slot's lines, with the marks that the template has for them."""
    stream = template.streams[page].clone(tags=Numbers(slot.first))
    for line in lines:
        draw(line, stream)
    marks = iter(slot.marks)
    parts: list[bytes] = []
    for one in stream.stream:
        if isinstance(one, pydyf.Dictionary):
            parts[-1] = next(marks)
        elif one == b"BDC" and parts[-1].endswith(b"BDC"):
            continue
        else:
            parts.append(_bytes(one))
    if next(marks, None) is not None:
        raise NotFilled(Reason.UNLIKE)
    return b"\n".join(parts)


def picture_drawn(template: Template, slot: Picture, svg: bytes, page: int) -> list[Part]:
    """The operators of somebody drawn, in the slot's place."""
    return drawing_parts(svg, slot.box, template.streams[page].clone(), slot.marks[0])
