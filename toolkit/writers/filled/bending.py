"""A template whose paragraphs may take any number of lines: pages as bytes, slots, and numbers that follow from heights.

It is learnt from two layouts of nobody's words, that differ in lines. What is the same in both is kept as bytes; a number
that differs has to be explained to the last decimal (``weights.py``). Marks are counted anew: those of the wording, then
those of the lines that are filled in, so that the structure of the wording stays as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, Final, TypeAlias

import pydyf  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

from ..pdf_structure import Ready
from .flow import Bend, Ending, Flow, breaks_of, endings_of, leaves_of
from .laying import CLOSE, Box, Laid, Line, drawings_on, in_line, running_dummy, running_lines, texts_of
from .lines import BrokenLine, Placed, Room, alone, room_of
from .packing import static_strings
from .precise import Operator, PrecisePage
from .refusals import NotFilled, Reason
from .skeleton import has_mark, pieces_of
from .template import (
    ENDLESS,
    around_of,
    closed_streams,
    drawn_pages,
    end_of,
    floats_of,
    room_in_margin,
    running_source,
    static_words,
    tag_of,
)
from .weights import SAME, Bent, Heights, Sums

POINTS: Final = -0.75  # a px further down, in points from the foot of the page
LINE: Final = 1e-4  # px
FAR: Final = 1e-3  # px
Head: TypeAlias = tuple[bytes, bytes, bytes]
"""Of a run: what stands before its mark's number, what between that and its letters, what behind them."""

RunKind: TypeAlias = tuple[int, bool]
"""The text box of a run, and whether it is blank."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An operator whose numbers bend: each a Bent, or as it is written."""

    numbers: tuple[Bent | bytes, ...]
    name: bytes


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A place in a page's stream for lines of a paragraph, or of a foot (below 0)."""

    paragraph: int
    page: int
    lines: tuple[int, ...]  # of those that do not bend
    heads: Mapping[RunKind, Head]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FreePicture:
    """A place for somebody drawn."""

    number: int
    box: Box
    top: Any  # px, or a Bent once it is learnt
    mark: bytes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Marks:
    """In an element: the numbers of the runs of a text box. ``home`` is the page that the element says."""

    paragraph: int
    text: int
    home: int


@dataclass(frozen=True, slots=True)
class Parents:
    """In the parent tree: the elements of all runs that are filled in on a page."""

    page: int


@dataclass(frozen=True, slots=True)
class Words:
    """A string with values."""

    pieces: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """A number of an object on a page, before it is known whether it bends."""

    value: float
    page: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph that does not bend has its lines: tops with their Bent, heights, baselines."""

    tops: tuple[float | Bent, ...]
    heights: tuple[float, ...]
    baselines: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FreeRunning:
    source: Any
    words: tuple[str | int, ...]
    room: Room
    width: float
    paragraph: int


@dataclass(slots=True)
class PageEnd:
    """Up to which height of its paragraphs and rows a page has room, and from which on the break after it was seen.

    ``seen`` has the least height for each height of what comes next.
    """

    outer: tuple[int, ...]
    most: float
    is_forced: bool
    next: tuple[int, ...]
    seen: dict[tuple[float, ...], float] = field(default_factory=dict)

    def holds(self, heights: Heights) -> bool:
        total = self.total(heights)
        if total > self.most:
            return False
        return self.is_forced or total > self.seen.get(self.key(heights), inf) - LINE

    def widen(self, heights: Heights) -> None:
        key = self.key(heights)
        self.seen[key] = min(self.total(heights), self.seen.get(key, inf))

    def total(self, heights: Heights) -> float:
        return sum(heights[one] for one in self.outer)

    def key(self, heights: Heights) -> tuple[float, ...]:
        return tuple(round(heights[one], 2) for one in self.next)


@dataclass(frozen=True, slots=True)
class BentTemplate:
    """``key`` is what ``breaks_of`` says; ``stiff`` the lines of paragraphs that do not bend."""

    key: Hashable
    flow: Flow
    signature: tuple[Any, ...]
    rooms: tuple[Room, ...]
    tops: Mapping[int, float | Bent]  # of those that bend
    places: Mapping[int, Place]  # of those that do not
    leaves: tuple[tuple[float | Bent, ...], ...]
    ends: tuple[PageEnd, ...]
    running: tuple[FreeRunning, ...]
    pages: tuple[
        tuple[int, tuple[Any, ...]], ...
    ]  # number of the stream; bytes, Drawn, FreeSlot, FreePicture
    objects: tuple[tuple[int, tuple[Any, ...]], ...]  # bytes, Bent, Marks, Parents, Words
    moved: tuple[
        tuple[int, tuple[Any, ...], tuple[Any, ...]], ...
    ]  # streams: what is said of them, operators
    whole: tuple[tuple[int, bytes], ...]
    metadata: tuple[int, tuple[Any, ...]] | None
    elements: Mapping[tuple[int, int], bytes]  # of each text box
    references: tuple[bytes, ...]  # of pages
    first_marks: tuple[int, ...]
    streams: tuple[Stream, ...]
    fonts: Mapping[Any, Any]
    words: frozenset[str]
    count: int
    root: bytes
    info: int

    @property
    def bends(self) -> Mapping[int, Bend]:
        return self.flow.bends

    def heights(self, counts: Mapping[int, int]) -> dict[int, float]:
        return self.flow.heights(counts)

    def suits(self, counts: Mapping[int, int]) -> bool:
        """Whether pages break for so many lines as they do here."""
        heights = self.heights(counts)
        return all(end.holds(heights) for end in self.ends)

    def widen(self, counts: Mapping[int, int]) -> None:
        """Note that the engine broke pages here for so many lines."""
        heights = self.heights(counts)
        for end in self.ends:
            end.widen(heights)

    def require_like(self, laid: Laid) -> None:
        """Raises NotFilled where something stands elsewhere than this template would have it."""
        counts = {number: len(laid.lines[number]) for number in self.bends}
        heights = self.heights(counts)
        expected = [_at(top, heights) for page in self.leaves for top in page]
        found = [leaf.position_y for page in leaves_of(laid) for leaf in page]
        for number in range(len(self.rooms)):
            top = self.tops[number] if number in self.tops else self.places[number].tops[0]
            expected.append(_at(top, heights))
            found.append(laid.lines[number][0].box.position_y)
        if len(found) != len(expected) or any(
            abs(one - two) > FAR for one, two in zip(found, expected, strict=True)
        ):
            raise NotFilled(Reason.UNLIKE)

    def placed(self, number: int, lines: Sequence[BrokenLine], heights: Heights) -> list[Placed]:
        """Lines where this template has them; raises NotFilled where one is of another height."""
        bend = self.bends.get(number)
        if bend is None:
            place = self.places[number]
            tops = [_at(top, heights) for top in place.tops]
            wanted = list(zip(place.heights, place.baselines, strict=True))
        else:
            top = _at(self.tops[number], heights)
            tops = [top + at * bend.height for at in range(len(lines))]
            wanted = [(bend.height, bend.baseline)] * len(lines)
        for line, (height, baseline) in zip(lines, wanted, strict=True):
            if abs(line.height - height) > CLOSE or abs(line.baseline - baseline) > CLOSE:
                raise NotFilled(Reason.UNLIKE)
        return list(zip(lines, tops, strict=True))


def _at(number: float | Bent, heights: Heights) -> float:
    return number.at(heights) if isinstance(number, Bent) else number


# ---------------------------------------------------------------- learning


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two layouts, drawn."""

    laid: Laid
    ready: Ready
    pdf: Any
    origins: tuple[Mapping[Box, int], ...]  # of each page: boxes by the place of their marks
    firsts: tuple[int, ...]  # how many marks each page has of the wording
    pieces: tuple[Sequence[_Piece], ...]

    def operators(self, page: int) -> Sequence[Any]:
        return self.ready.pages[page].stream.stream  # type: ignore[no-any-return]


def learnt(base: Laid, other: Laid, flow: Flow, after: Heights, tier: int) -> BentTemplate:
    """A template from two layouts of nobody's words, of which the other is as high as ``after`` says."""
    key = breaks_of(base, flow.bends)
    if breaks_of(other, flow.bends) != key:
        raise NotFilled(Reason.UNLIKE)
    one, two = _drawn(base, tier), _drawn(other, tier)
    before = flow.heights(flow.counts)
    if any(abs(after[number] - height) < SAME for number, height in before.items()):
        raise NotFilled(Reason.UNLIKE)  # what it moves would seem to be moved by nothing
    sums = [
        Sums(flow.outer_on(page), flow.items_on(page), before, after)
        for page in range(len(base.rendering.pages))
    ]
    return _Learning(one, two, flow, sums).template(key)


def _drawn(laid: Laid, tier: int) -> _Side:
    origins: list[Mapping[Box, int]] = []
    firsts: list[int] = []

    def count_anew(ready: Ready) -> None:
        for page in ready.pages:
            origins.append(dict(page.numbers))
            firsts.append(_count_anew(page, _filled_boxes(laid, page.number)))

    ready, pdf = drawn_pages(laid, tier, count_anew, PrecisePage)
    if pdf.info and pdf.info.number is None:
        pdf.add_object(pdf.info)
    pieces = tuple(_pieces(page.stream.stream) for page in ready.pages)
    return _Side(laid, ready, pdf, tuple(origins), tuple(firsts), pieces)


def _filled_boxes(laid: Laid, page: int) -> set[Box]:
    return {
        text
        for lines in laid.lines.values()
        for line in lines
        if line.page == page
        for text in texts_of(line.box)
    }


def _count_anew(page: Any, filled: set[Box]) -> int:
    """Number the marks of the wording first; how many these are."""
    operators = page.stream.stream
    tags = [
        one
        for at, one in enumerate(operators)
        if isinstance(one, pydyf.Dictionary) and operators[at + 1] == b"BDC"
    ]
    if len(tags) != len(page.numbers):  # some are drawn in a stream of their own
        raise NotFilled(Reason.UNLIKE)
    ordered = sorted(page.numbers, key=page.numbers.__getitem__)
    again = [*(box for box in ordered if box not in filled), *(box for box in ordered if box in filled)]
    numbers = {box: number for number, box in enumerate(again)}
    for box, tag in zip(ordered, tags, strict=True):
        if "MCID" in tag:
            tag["MCID"] = numbers[box]
    page.numbers = numbers
    return len(again) - sum(box in filled for box in ordered)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A marked piece of a stream, from its tag to behind its end."""

    start: int
    end: int


def _pieces(operators: Sequence[Any]) -> list[_Piece]:
    return [
        _Piece(at - 1, end_of(operators, at + 2))
        for at, one in enumerate(operators)
        if isinstance(one, pydyf.Dictionary) and operators[at + 1 : at + 2] == [b"BDC"]
    ]


@dataclass(frozen=True, slots=True)
class _Learning:
    one: _Side
    two: _Side
    flow: Flow
    sums: Sequence[Sums]

    def template(self, key: Hashable) -> BentTemplate:
        laid, ready, pdf = self.one.laid, self.one.ready, self.one.pdf
        rooms = tuple(
            room_of(laid.lines[number], lambda line: floats_of(laid, line))
            for number in range(len(laid.sources))
        )
        slots, running = _slots(self.one)
        slots_again, _ = _slots(self.two)
        pages = tuple(
            (page.stream.number, tuple(self._stream(page.number, slots, slots_again))) for page in ready.pages
        )
        tops, places = self._places()
        marks = _Numbers(self.one), _Numbers(self.two)
        objects, moved, whole, metadata = self._objects({page.stream.number for page in ready.pages}, *marks)
        words = frozenset((*static_words(laid), *static_strings(pdf)))
        streams = closed_streams(ready)
        for box in (box for source in laid.sources for box in in_line(source.line)):
            box.element = None  # nor the page that it is of
        return BentTemplate(
            key, self.flow, laid.signature, rooms, tops, places, self._leaves(), self._ends(), running, pages,
            objects, moved, whole, metadata, marks[0].elements(), tuple(pdf.page_references), self.one.firsts, streams,
            streams[0]._fonts, words, len(pdf.objects), pdf.catalog.reference, pdf.info.number,
        )  # fmt: skip

    def _number(self, page: int, one: float, two: float) -> float | Bent:
        return self.sums[page].explained(one, two) or one

    def _places(self) -> tuple[dict[int, float | Bent], dict[int, Place]]:
        tops: dict[int, float | Bent] = {}
        places: dict[int, Place] = {}
        for number in range(len(self.one.laid.sources)):
            pair = (self.one.laid.lines[number], self.two.laid.lines[number])
            if number in self.flow.bends:
                tops[number] = self._number(pair[0][0].page, *(of[0].box.position_y for of in pair))
                continue
            places[number] = Place(
                tuple(
                    self._number(a.page, a.box.position_y, b.box.position_y)
                    for a, b in zip(*pair, strict=True)
                ),
                tuple(line.box.height for line in pair[0]),
                tuple(line.box.baseline for line in pair[0]),
            )
        return tops, places

    def _leaves(self) -> tuple[tuple[float | Bent, ...], ...]:
        return tuple(
            tuple(self._number(page, a.position_y, b.position_y) for a, b in zip(*pair, strict=True))
            for page, pair in enumerate(zip(leaves_of(self.one.laid), leaves_of(self.two.laid), strict=True))
        )

    def _ends(self) -> tuple[PageEnd, ...]:
        return tuple(
            self._end(page, ending) for page, ending in enumerate(endings_of(self.one.laid, self.flow))
        )

    def _end(self, page: int, ending: Ending) -> PageEnd:
        here, heights = self.flow.outer_on(page), self.flow.heights(self.flow.counts)
        total = sum(heights[number] for number in here)
        return PageEnd(here, total + ending.spare - LINE, ending.is_forced, ending.next)

    # ---- streams

    def _stream(self, page: int, slots: Sequence[Any], again: Sequence[Any]) -> Iterator[Any]:
        one, two = (_cut(side, page, of) for side, of in ((self.one, slots), (self.two, again)))
        if len(one) != len(two):
            raise NotFilled(Reason.UNLIKE)
        for a, b in zip(one, two, strict=True):
            if isinstance(a, list):
                yield from self._run_of_operators(page, a, b)
            else:
                yield self._slot(page, a, b)

    def _slot(self, page: int, a: Any, b: Any) -> Any:
        names = ("number", "mark") if isinstance(a, FreePicture) else ("paragraph",)
        if type(a) is not type(b) or any(getattr(a, name) != getattr(b, name) for name in names):
            raise NotFilled(Reason.UNLIKE)
        return replace(a, top=self._number(page, a.top, b.top)) if isinstance(a, FreePicture) else a

    def _run_of_operators(self, page: int, one: Sequence[Any], two: Sequence[Any]) -> Iterator[Any]:
        if len(one) != len(two):
            raise NotFilled(Reason.UNLIKE)
        still: list[bytes] = []
        for a, b in zip(one, two, strict=True):
            drawn = self._operator(page, a, b)
            if isinstance(drawn, bytes):
                still.append(drawn)
                continue
            if still:
                yield b"\n".join(still)
                still = []
            yield drawn
        if still:
            yield b"\n".join(still)

    def _operator(self, page: int, a: Any, b: Any) -> bytes | Drawn:
        if not isinstance(a, Operator) or not isinstance(b, Operator):
            written = _written(a)
            if written != _written(b):
                raise NotFilled(Reason.UNLIKE)
            return written
        if a.name != b.name or len(a.numbers) != len(b.numbers):
            raise NotFilled(Reason.UNLIKE)
        numbers = [self.sums[page].explained(x, y) for x, y in zip(a.numbers, b.numbers, strict=True)]
        if not any(numbers):
            return bytes(a)
        return Drawn(
            tuple(bent or _written(raw) for bent, raw in zip(numbers, a.numbers, strict=True)), a.name
        )

    # ---- objects

    def _objects(self, streams: set[int], *numbers: _Numbers) -> tuple[Any, Any, Any, Any]:
        objects, moved, whole, metadata = [], [], [], None
        if len(self.one.pdf.objects) != len(self.two.pdf.objects):
            raise NotFilled(Reason.UNLIKE)
        for a, b in zip(self.one.pdf.objects, self.two.pdf.objects, strict=True):
            if a.free == "f" or a.number in streams:
                continue
            if not isinstance(a, pydyf.Stream):
                objects.append((a.number, tuple(_joined(self._explained(a, b, *numbers)))))
                continue
            inner, said = self._stream_explained(a, b, *numbers)
            if not all(isinstance(part, bytes) for part in (*inner, *said)):
                moved.append((a.number, said, inner))
                continue
            text = b"\n".join(map(_written, a.stream)) if str(a.extra.get("Type")) == "/Metadata" else b""
            if text and has_mark(text.decode()):
                metadata = (a.number, pieces_of(text.decode()))
            else:
                whole.append((a.number, a.indirect + b"\n"))
        return tuple(objects), tuple(moved), tuple(whole), metadata

    def _stream_explained(
        self, a: Any, b: Any, *numbers: _Numbers
    ) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """What a stream beside the pages' own holds, and what is said of it: bytes where nothing bends."""
        home = getattr(a, "home", None)
        if home is None:
            if list(map(_written, a.stream)) != list(map(_written, b.stream)):
                raise NotFilled(Reason.UNLIKE)
            inner: tuple[Any, ...] = (b"",)
        else:
            inner = tuple(self._run_of_operators(home, a.stream, b.stream))
        said = self._explained(pydyf.Dictionary(a.extra), pydyf.Dictionary(b.extra), *numbers, page=home)
        return inner, tuple(_joined(said))

    def _explained(self, a: Any, b: Any, *numbers: _Numbers, page: int | None = None) -> Iterator[Any]:
        one, two = (list(of.atoms(value, page)) for of, value in zip(numbers, (a, b), strict=True))
        if len(one) != len(two):
            raise NotFilled(Reason.UNLIKE)
        for x, y in zip(one, two, strict=True):
            if isinstance(x, Length) and isinstance(y, Length):
                same = abs(x.value - y.value) < CLOSE or x.page is None
                bent = None if same else self.sums[x.page].explained(x.value, y.value, POINTS)  # type: ignore[index]
                if bent is None and abs(x.value - y.value) >= CLOSE:
                    raise NotFilled(Reason.UNLIKE)
                yield bent or _written(x.value)
            elif x != y:
                raise NotFilled(Reason.UNLIKE)
            else:
                yield x


def _written(one: Any) -> bytes:
    return pydyf._to_bytes(one)  # type: ignore[no-any-return]


def _joined(atoms: Iterator[Any]) -> Iterator[Any]:
    still: list[bytes] = []
    for one in atoms:
        if isinstance(one, bytes):
            still.append(one)
            continue
        yield b"".join(still)
        still = []
        yield one
    yield b"".join(still)


class _Numbers:
    """What the numbers in a file's structure stand for."""

    def __init__(self, side: _Side) -> None:
        self.side = side
        self.pages = {reference: page for page, reference in enumerate(side.pdf.page_references)}
        self.marks: dict[tuple[int, int], tuple[int, int]] = {}
        for number, lines in side.laid.lines.items():
            for line in lines:
                for text in texts_of(line.box):
                    mark = side.ready.pages[line.page].numbers[text]
                    self.marks[line.page, mark] = (number, text.filled_text)
        self.tree = next(
            one for one in side.pdf.objects if isinstance(one, pydyf.Dictionary) and "Nums" in one
        )
        self.areas: dict[bytes, int] = {}
        for number in side.pdf.pages["Kids"][::3]:
            page = side.pdf.objects[number]
            for reference in page.get("Annots", ()):
                self.areas[reference] = self.pages[page.reference]

    def elements(self) -> dict[tuple[int, int], bytes]:
        """The element of each text box."""
        found: dict[tuple[int, int], bytes] = {}
        for page, parents in enumerate(self._parents()):
            for mark, element in enumerate(parents):
                name = self.marks.get((page, mark))
                if name is not None and found.setdefault(name, element) != element:
                    raise NotFilled(Reason.UNLIKE)
        return found

    def _parents(self) -> list[Any]:
        return list(self.tree["Nums"][1 : 2 * len(self.pages) : 2])

    def atoms(self, one: Any, page: int | None = None) -> Iterator[Any]:
        """An object as bytes, lengths, strings with values, and places for marks."""
        if one is self.tree:
            yield from self._tree()
        else:
            yield from self._value(one, self.areas.get(one.reference) if one.number else page)

    def _tree(self) -> Iterator[Any]:
        yield b"<</Nums ["
        nums = self.tree["Nums"]
        for page, parents in enumerate(self._parents()):
            yield b"%d [%b" % (page, b" ".join(parents[: self.side.firsts[page]]))
            yield Parents(page)
            yield b"] "
        yield b" ".join(map(_written, nums[2 * len(self.pages) :]))
        yield b"]>>"

    def _value(self, one: Any, page: int | None) -> Iterator[Any]:
        if isinstance(one, pydyf.Dictionary):
            home = self.pages.get(one.get("Pg"), page)
            yield b"<<"
            for key, value in one.items():
                yield b"/" + _written(key) + b" "
                is_kids = key == "K" and str(one.get("Type")) == "/StructElem"
                yield from self._kids(value, home) if is_kids else self._value(value, home)
            yield b">>"
        elif isinstance(one, pydyf.Array):
            if len(one) == 5 and str(one[1]) == "/XYZ":
                page = self.pages[one[0]]
            yield b"["
            for at, value in enumerate(one):
                yield b" " if at else b""
                yield from self._value(value, page)
            yield b"]"
        elif isinstance(one, float):
            yield Length(one, page)
        elif isinstance(one, pydyf.String) and has_mark(str(one.string)):
            yield Words(pieces_of(str(one.string)))
        else:
            yield _written(one)

    def _kids(self, kids: Sequence[Any], home: int | None) -> Iterator[Any]:
        yield b"["
        last, said = None, set()
        for kid in kids:
            place = self._place_of(kid, home)
            name = self.marks.get(place) if place else None
            if name is None:
                yield from self._value(kid, home)
                yield b" "
            elif name != last:
                if name in said:  # what stands between would change its place
                    raise NotFilled(Reason.UNLIKE)
                said.add(name)
                yield Marks(*name, -1 if home is None else home)
            last = name
        yield b"]"

    def _place_of(self, kid: Any, home: int | None) -> tuple[int, int] | None:
        if isinstance(kid, int) and home is not None:
            return home, kid
        if isinstance(kid, pydyf.Dictionary) and "MCID" in kid:
            return self.pages[kid["Pg"]], kid["MCID"]
        return None


# ---------------------------------------------------------------- slots


def _slots(side: _Side) -> tuple[list[Any], tuple[FreeRunning, ...]]:
    laid = side.laid
    slots: list[Any] = []
    running: list[FreeRunning] = []
    for number in range(len(laid.sources)):
        lines = laid.lines.get(number, ())
        if not lines or lines[0].margin is not None:
            raise NotFilled(Reason.UNLIKE)
        slots += _slots_of(side, number, lines)
    for index, pieces in enumerate(laid.running):
        for line in running_lines(laid, running_dummy(index)):
            number = -1 - len(running)
            source, width = running_source(line, pieces), room_in_margin(laid, line)
            slots += _slots_of(side, number, [line])
            running.append(
                FreeRunning(source, pieces, room_of([line], lambda _: (), width=ENDLESS), width, number)
            )
    for one in drawings_on(laid):
        place = side.origins[one.page][one.box]
        start = side.pieces[one.page][place].start
        mark = tag_of(side.operators(one.page)[start : start + 3])
        slots.append(
            (one.page, FreePicture(one.number, alone(one.box), one.box.position_y, mark, place, place))
        )
    return slots, tuple(running)


def _slots_of(side: _Side, number: int, lines: Sequence[Line]) -> Iterator[tuple[int, FreeSlot]]:
    for page in dict.fromkeys(line.page for line in lines):
        operators, pieces = side.operators(page), side.pieces[page]
        texts = [text for line in lines if line.page == page for text in texts_of(line.box)]
        places = [side.origins[page][text] for text in texts]
        if not places or places != list(range(places[0], places[0] + len(places))):
            raise NotFilled(Reason.REPEATED)
        heads: dict[RunKind, Head] = {}
        for at, text in zip(places, texts, strict=True):
            if at > places[0] and pieces[at].start != pieces[at - 1].end:
                raise NotFilled(Reason.UNLIKE)
            kind = (text.filled_text, not text.text.strip())
            head = _head(operators, pieces[at])
            if heads.setdefault(kind, head) != head:
                raise NotFilled(Reason.UNLIKE)
        here = tuple(at for at, line in enumerate(lines) if line.page == page)
        yield page, FreeSlot(number, page, here, heads, places[0], places[-1])


def _head(operators: Sequence[Any], piece: _Piece) -> Head:
    before, behind = around_of(operators, piece.start, piece.end)
    tag = operators[piece.start + 1]
    if not before:
        raise NotFilled(Reason.UNLIKE)
    if "MCID" not in tag:
        return b"", before, behind
    begin, _, rest = before.partition(b"/MCID %d" % tag["MCID"])
    return begin + b"/MCID ", rest, behind


def _cut(side: _Side, page: int, slots: Sequence[tuple[int, Any]]) -> list[Any]:
    """A stream as runs of operators and slots in turn."""
    operators, pieces = side.operators(page), side.pieces[page]
    parts: list[Any] = []
    at = 0
    for slot in sorted((slot for where, slot in slots if where == page), key=lambda slot: slot.first):
        start, end = pieces[slot.first].start, pieces[slot.last].end
        if start < at:
            raise NotFilled(Reason.REPEATED)
        parts += [operators[at:start], slot]
        at = end
    return [*parts, operators[at:]]
