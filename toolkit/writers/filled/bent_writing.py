"""A template that bends and the lines of a document in, its file out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape

import pydyf  # type: ignore[import-untyped]

from .bending import BentTemplate, Drawn, FreePicture, FreeSlot, Marks, Parents, Words
from .lines import Placed, run_drawn
from .packing import EACH_TIME, HEADER, StaticPart, joined, object_stream, static_part, stream_object
from .people import drawing_parts
from .refusals import NotFilled, Reason
from .skeleton import filled
from .weights import Bent, Heights

WORTH_KEEPING: Final = 2000  # bytes: less is deflated with what is around it

Writing = Callable[["Filling"], bytes]


@dataclass(slots=True)
class Filling:
    """What goes into a template: lines by the number of their paragraph or foot, values, drawings."""

    heights: Heights
    placed: Mapping[int, Sequence[Placed]]
    values: tuple[str, ...]
    drawings: Sequence[bytes]
    marks: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    """Of each text box the pages and numbers of its runs, once the pages are written."""

    parents: dict[int, list[bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackedTemplate:
    """A template with what never changes packed."""

    template: BentTemplate
    pages: tuple[tuple[int, tuple[Any, ...]], ...]
    still: bytes  # an object stream
    places: bytes
    moving: tuple[tuple[int, tuple[Any, ...]], ...]


def packed(template: BentTemplate) -> PackedTemplate:
    still = [(number, parts[0]) for number, parts in template.objects if len(parts) == 1]
    moving = tuple((number, parts) for number, parts in template.objects if len(parts) > 1)
    places = bytearray(7 * (template.count + 3))
    struct.pack_into(">BIH", places, 0, 0, 0, 65535)
    for of, numbers in ((template.count, still), (template.count + 1, moving)):
        for index, (number, _) in enumerate(numbers):
            struct.pack_into(">BIH", places, 7 * number, 2, of, index)
    pages = tuple(
        (number, tuple(static_part(one) if isinstance(one, bytes) and len(one) >= WORTH_KEEPING else one
                       for one in parts))
        for number, parts in template.pages
    )  # fmt: skip
    return PackedTemplate(template, pages, object_stream(template.count, still), bytes(places), moving)


def write_bent(of: PackedTemplate, filling: Filling) -> bytes:
    """The whole file."""
    template = of.template
    out = [HEADER]
    size = len(HEADER)
    places = bytearray(of.places)

    def put(number: int, data: bytes) -> None:
        nonlocal size
        struct.pack_into(">BIH", places, 7 * number, 1, size, 0)
        out.append(data)
        size += len(data)

    for number, data in template.whole:
        put(number, data)
    for page, (number, parts) in enumerate(of.pages):
        put(number, stream_object(number, b"", joined(_together(_page(template, page, parts, filling)))))
    for number, said, parts in template.moved:
        extra = b"".join(_object(template, said, filling))[2:-2]
        plain = b"\n".join(_page(template, 0, parts, filling))
        put(number, stream_object(number, extra, zlib.compress(plain, EACH_TIME)))
    put(template.count, of.still)
    moving = [(number, b"".join(_object(template, parts, filling))) for number, parts in of.moving]
    put(template.count + 1, object_stream(template.count + 1, moving, EACH_TIME))
    if template.metadata is not None:
        number, pieces = template.metadata
        text = "".join(escape(filling.values[one]) if isinstance(one, int) else one for one in pieces)
        body = zlib.compress(text.encode(), EACH_TIME)
        put(number, stream_object(number, b"/Type /Metadata/Subtype /XML", body))
    number, start = template.count + 2, size
    struct.pack_into(">BIH", places, 7 * number, 1, start, 0)
    extra = b"/Type /XRef/W [1 4 2]/Size %d/Root %b/Info %d 0 R" % (number + 1, template.root, template.info)
    put(number, stream_object(number, extra, zlib.compress(bytes(places), 1)))
    out.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(out)


def _together(pieces: Iterable[Any]) -> Iterator[Any]:
    """What is not packed yet, in as few pieces as can be."""
    loose: list[bytes] = []
    for one in pieces:
        if not isinstance(one, StaticPart):
            loose.append(one)
            continue
        if loose:
            yield b"\n".join(loose)
            loose = []
        yield one
    if loose:
        yield b"\n".join(loose)


def _page(template: BentTemplate, page: int, parts: Sequence[Any], filling: Filling) -> Iterator[Any]:
    """A page's operators. Marks of lines are numbered on from those of the wording, and noted."""
    number = template.first_marks[page]
    parents = filling.parents.setdefault(page, [])
    for part in parts:
        match part:
            case Drawn(numbers, name):
                yield b" ".join((*(_number(one, filling.heights) for one in numbers), name))
            case FreeSlot():
                for text, drawn in _runs(template, part, filling):
                    begin, rest, end = drawn[0]
                    if begin:
                        box = (part.paragraph, text)
                        filling.marks.setdefault(box, []).append((page, number))
                        parents.append(_element(template, box))
                        begin, number = b"%b%d" % (begin, number), number + 1
                    yield b"\n".join((begin + rest, drawn[1], end))
            case FreePicture():
                yield from _picture(template, part, page, filling)
            case _:
                yield part


def _element(template: BentTemplate, name: tuple[int, int]) -> bytes:
    """The element that a text box's words belong to, where the template has a place for them."""
    element = template.elements.get(name)
    if element is None or element == b"null":
        raise NotFilled(Reason.UNLIKE)
    return element


def _number(one: Bent | bytes, heights: Heights) -> bytes:
    return one if isinstance(one, bytes) else _written(one.at(heights))


def _written(number: float) -> bytes:
    return pydyf._to_bytes(number)  # type: ignore[no-any-return]


def _runs(
    template: BentTemplate, slot: FreeSlot, filling: Filling
) -> Iterator[tuple[int, tuple[Any, bytes]]]:
    """Each run of a slot: its text box, what stands around it, and what draws it."""
    placed = filling.placed[slot.paragraph]
    is_free = slot.paragraph in template.bends or slot.paragraph < 0
    for line, top in placed if is_free else [placed[at] for at in slot.lines]:
        for run in line.runs:
            head = slot.heads.get((run.index, not run.words.strip()))
            if head is None:
                raise NotFilled(Reason.UNLIKE)
            yield run.index, (head, run_drawn(run, top, template.fonts))


def _picture(template: BentTemplate, slot: FreePicture, page: int, filling: Filling) -> Iterator[Any]:
    box = slot.box
    if isinstance(slot.top, Bent):
        box = box.copy()
        box.position_y = slot.top.at(filling.heights)
    yield from drawing_parts(filling.drawings[slot.number], box, template.streams[page].clone(), slot.mark)


def _object(template: BentTemplate, parts: Sequence[Any], filling: Filling) -> Iterator[bytes]:
    for part in parts:
        match part:
            case bytes():
                yield part
            case Bent():
                yield _written(part.at(filling.heights))
            case Words(pieces):
                yield pydyf.String(filled(pieces, filling.values)).data
            case Parents(page):
                yield b"".join(b" " + one for one in filling.parents[page])
            case Marks(paragraph, text, home):
                for page, number in filling.marks.get((paragraph, text), ()):
                    if page == home:
                        yield b"%d " % number
                    else:
                        yield b"<</Type /MCR/Pg %b/MCID %d>> " % (template.references[page], number)
