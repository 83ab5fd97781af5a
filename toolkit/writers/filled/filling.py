"""Which template a document is written from: a known one, one that is made for it, or none."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any, Final

import weasyprint  # type: ignore[import-untyped]

from ...document.nodes import Document
from ..glyphs import printable_characters, require_glyphs
from ..pdf import EngineComplaint, complaints_raised, pictures_that_forget, printed_page, write_pdf
from ..pdf_structure import KNOWN_ENGINE, PdfStructureError
from .bending import BentTemplate, FreeRunning, learnt
from .bent_writing import Filling, PackedTemplate, packed, write_bent
from .flow import Flow, breaks_of, flow_of, other_counts, taller_heights, taller_with_items
from .laying import (
    NO_TALLER,
    Broken,
    Laid,
    Source,
    Taller,
    bending_words,
    dummy_running,
    dummy_words,
    lay_out_with,
    require_same_boxes,
)
from .letters import Shaper
from .lines import BrokenLine, Placed, Rest, Room, bare, broken_lines, broken_of, moved_to, said_by
from .packing import Part, write_filled
from .refusals import NotFilled, Reason
from .repertoire import tier_of
from .skeleton import MEASURED_LOOKS, Skeleton, filled, frame_of, marked, skeleton_of
from .template import Picture, Running, Slot, Template, compile_template, lines_drawn, picture_drawn, words_in
from .weights import told_apart

FILLED: Final = "filled"
MADE: Final = "filled after a template was made"
CLASS: Final = re.compile(r'class="([^"]*)"')
COUNTED: Final = re.compile(r"\d{1,3}")  # pages, items of a list
OF_THE_WRITER: Final = (
    f"WeasyPrint {weasyprint.__version__}",
    "column row",
)  # and the names of a table's heads
MOST_TEMPLATES: Final = 500  # of all shapes; the one that was used longest ago goes first

Written = tuple[bytes, int]


@dataclass(slots=True)
class Shape:
    """What a skeleton's documents are written from: their paragraphs with values, templates that bend, and others."""

    sources: Sequence[Source]
    bent: list[PackedTemplate] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    rest: Rest = field(default_factory=dict)


@dataclass(slots=True)
class Filler:
    """The templates of one process, and how many documents were written in which way."""

    shapes: OrderedDict[Hashable, Shape] = field(default_factory=OrderedDict)
    counts: Counter[str] = field(default_factory=Counter)

    def write(self, document: Document) -> Written:
        """The document's file, filled or plain."""
        try:
            return self.fill(document)
        except NotFilled as refused:
            self.counts[refused.reason.value] += 1
        except EngineComplaint:  # of a template; if it is of the document, the plain writer hears it, too
            self.counts[Reason.UNLIKE.value] += 1
        return write_pdf(document)

    def fill(self, document: Document) -> Written:
        """The document's file from a template; raises NotFilled."""
        _expect_known_engine()
        skeleton = skeleton_of(document)
        _require_letters(document, skeleton)
        tier = tier_of(skeleton.values)
        key = (skeleton.key, tier, _classes(document))
        with complaints_raised(), pictures_that_forget():
            written = self._from_known(key, skeleton)
            if written is not None:
                self.counts[FILLED] += 1
                return written
            written = self._from_new(key, document, skeleton, tier)
            self.counts[MADE] += 1
            return written

    def _from_known(self, key: Hashable, skeleton: Skeleton) -> Written | None:
        shape = self.shapes.get(key)
        if shape is None:
            return None
        self.shapes.move_to_end(key)
        words = _Words(shape, skeleton)
        return words.written_bent(shape.bent) or _written(shape, shape.templates, skeleton)

    def _from_new(self, key: Hashable, document: Document, skeleton: Skeleton, tier: int) -> Written:
        """Make a template of the document's lines; it is kept if the document can be written from it."""
        require_glyphs(document)
        page = _Page(document, skeleton, tier)
        shape = self.shapes.get(key)
        with suppress(NotFilled):  # pages that do not bend are kept as they are
            return self._from_bent(key, shape, page)
        if shape is not None and shape.templates:
            with suppress(
                NotFilled
            ):  # what was expected did not come true; the long way says why, if it cannot either
                template = page.template(_expected(shape, skeleton))
                written = _written(shape, [template], skeleton)
                if written is not None:
                    return self._kept(key, shape, template, written)
        template = page.template(None)
        shape = shape or Shape(page.sources)
        written = _written(shape, [template], skeleton)
        if written is None:
            raise NotFilled(Reason.UNLIKE)
        return self._kept(key, shape, template, written)

    def _from_bent(self, key: Hashable, shape: Shape | None, page: _Page) -> Written:
        """Widen what is known of page breaks, or make a template that bends."""
        real = page.real
        flow = flow_of(real)
        if not flow.bends:
            raise NotFilled(Reason.UNLIKE)
        where = breaks_of(real, flow.bends)
        known = [one for one in shape.bent if one.template.key == where] if shape is not None else []
        made = known[0] if known else page.bent(flow)
        if made.template.key != where:
            raise NotFilled(Reason.UNLIKE)
        made.template.require_like(real)
        shape = shape or Shape(page.sources)
        made.template.widen(flow.counts)
        written = _Words(shape, page.skeleton).written_bent([made])
        if written is None:
            raise NotFilled(Reason.UNLIKE)
        if not known:
            shape.bent.append(made)
        self._keep(key, shape)
        return written

    def _kept(self, key: Hashable, shape: Shape, template: Template, written: Written) -> Written:
        shape.templates.append(template)
        self._keep(key, shape)
        return written

    def _keep(self, key: Hashable, shape: Shape) -> None:
        self.shapes[key] = shape
        self.shapes.move_to_end(key)
        while len(self.shapes) > 1 and sum(map(_size, self.shapes.values())) > MOST_TEMPLATES:
            self.shapes.popitem(last=False)


def _size(shape: Shape) -> int:
    return len(shape.templates) + len(shape.bent)


def _expect_known_engine() -> None:
    if weasyprint.__version__ != KNOWN_ENGINE:
        raise PdfStructureError(
            f"WeasyPrint is {weasyprint.__version__}; filling knows the inside of {KNOWN_ENGINE} only. "
            f"Install weasyprint=={KNOWN_ENGINE}, or write with the plain engine."
        )


def _require_letters(document: Document, skeleton: Skeleton) -> None:
    known = printable_characters()
    if not all(known.issuperset(value) for value in skeleton.values):
        require_glyphs(document)


def _classes(document: Document) -> Hashable:
    """What the page itself makes of the length of its lines, in the looks that ask for it."""
    return tuple(CLASS.findall(printed_page(document))) if document.look in MEASURED_LOOKS else ()


@dataclass
class _Page:
    """A document's page with marks, and what is laid out from it."""

    document: Document
    skeleton: Skeleton
    tier: int
    sources: Sequence[Source] = ()  # of the last template

    @cached_property
    def empty(self) -> Document:
        return marked(self.document, self.skeleton)

    @cached_property
    def real(self) -> Laid:
        """With the document's words: to learn how they break, and for nothing else."""
        values = self.skeleton.values
        return self._laid(
            lambda _, source: [filled(text, values) for text in source.texts],
            lambda pieces: filled(pieces, values),
        )

    def _laid(self, words: Any, running: Any, taller: Taller = NO_TALLER) -> Laid:
        frames = tuple(map(frame_of, self.skeleton.drawings))
        return lay_out_with(self.empty, frames, words, running, taller)

    def template(self, signature: tuple[Broken, ...] | None) -> Template:
        """A template of lines as this document has them, of which no word is the document's.

        The first of a shape is laid out twice: with its words, to learn how these break, and with none of them, to be kept.
        All boxes must stand in the same places both times: then they do so for any words that break into such lines.
        Afterwards the rooms are known, and with them the ``signature`` that is to be expected.
        """
        expected = self.real.signature if signature is None else signature
        dummy = self._laid(
            lambda number, source: dummy_words(expected[number], source.texts), dummy_running()
        )
        if dummy.signature != expected:
            raise NotFilled(Reason.UNLIKE)
        if signature is None:
            require_same_boxes(self.real, dummy)
        template = compile_template(dummy, self.tier)
        _refuse_foreign_words(template.words, self.empty)
        self.sources = dummy.sources
        return template

    def bent(self, flow: Flow) -> PackedTemplate:
        """A template that bends: learnt from nobody's words in as many lines as this document has, and in others."""
        base = self._in_lines(flow.counts)
        require_same_boxes(self.real, base)
        template = None
        for others in (other_counts(flow, base.sources), flow.counts):
            if template is None:
                with suppress(NotFilled):
                    template = self._learnt(base, flow, others)
        if template is None:
            raise NotFilled(Reason.UNLIKE)
        _refuse_foreign_words(template.words, self.empty)
        self.sources = base.sources
        return packed(template)

    def _learnt(self, base: Laid, flow: Flow, counts: Mapping[int, int]) -> BentTemplate:
        taller: dict[int, float] = {}
        for page in range(len(base.rendering.pages)):
            inner = [number for item in flow.items_on(page) for number in item]
            taller |= told_apart((*flow.outer_on(page), *inner))
        other = self._in_lines(counts, taller_with_items(flow, taller))
        return learnt(base, other, flow, taller_heights(flow, counts, taller), self.tier)

    def _in_lines(self, counts: Mapping[int, int], taller: Taller = NO_TALLER) -> Laid:
        """Nobody's words, in so many lines for each paragraph that bends; the others in the document's."""
        expected = self.real.signature
        laid = self._laid(
            lambda number, source: (
                bending_words(counts[number], source.texts)
                if number in counts
                else dummy_words(expected[number], source.texts)
            ),
            dummy_running(),
            taller,
        )
        for number, lines in enumerate(laid.signature):
            if len(lines) != counts[number] if number in counts else lines != expected[number]:
                raise NotFilled(Reason.UNLIKE)
        return laid


class _Words:
    """A document's words, broken once for each room that a paragraph may have."""

    def __init__(self, shape: Shape, skeleton: Skeleton) -> None:
        self.shape, self.skeleton, self.shaper = shape, skeleton, Shaper()
        self.words = [[filled(text, skeleton.values) for text in source.texts] for source in shape.sources]
        self.known: dict[tuple[int, Hashable], list[BrokenLine]] = {}

    def lines(self, number: int, room: Room) -> list[BrokenLine]:
        key = (number, room.key)
        if key not in self.known:
            source = self.shape.sources[number]
            self.known[key] = broken_lines(source, self.words[number], room, self.shaper, self.shape.rest)
        return self.known[key]

    def written_bent(self, templates: Sequence[PackedTemplate]) -> Written | None:
        """The file from the template that breaks its pages where this document does, if it is known."""
        for one in templates:
            template = one.template
            found = [self.lines(number, room) for number, room in enumerate(template.rooms)]
            counts = {number: len(found[number]) for number in template.bends}
            stiff = (number for number in range(len(found)) if number not in counts)
            if all(broken_of(found[number]) == template.signature[number] for number in stiff) and (
                template.suits(counts)
            ):
                return self._bent(one, found, counts), len(template.pages)
        return None

    def _bent(
        self, of: PackedTemplate, found: Sequence[list[BrokenLine]], counts: Mapping[int, int]
    ) -> bytes:
        template, values = of.template, self.skeleton.values
        heights = template.heights(counts)
        placed: dict[int, list[Placed]] = {}
        for number, lines in enumerate(found):
            if said_by(lines) != bare("".join(self.words[number])):
                raise NotFilled(Reason.NOT_THE_WORDS)
            placed[number] = template.placed(number, lines, heights)
        for running in template.running:
            placed[running.paragraph] = _placed_in_margin(running, values, self.shaper)
        return write_bent(of, Filling(heights, placed, values, self.skeleton.drawings))


def _placed_in_margin(
    running: Running | FreeRunning, values: tuple[str, ...], shaper: Shaper
) -> list[Placed]:
    lines = broken_lines(running.source, [filled(running.words, values)], running.room, shaper, {})
    if len(lines) != 1 or lines[0].width > running.width:
        raise NotFilled(Reason.RUNNING_LINE)
    return moved_to(lines, running.room)


def _expected(shape: Shape, skeleton: Skeleton) -> tuple[Broken, ...]:
    """How the document's paragraphs break in the rooms that are known of its shape."""
    shaper, rooms = Shaper(), shape.templates[-1].rooms
    found = []
    for source, room in zip(shape.sources, rooms, strict=True):
        words = [filled(text, skeleton.values) for text in source.texts]
        found.append(broken_of(broken_lines(source, words, room, shaper, shape.rest)))
    return tuple(found)


def _written(shape: Shape, templates: Sequence[Template], skeleton: Skeleton) -> Written | None:
    """The file from the first template whose lines these are; each paragraph is broken once for each room it may have."""
    sources, shaper = shape.sources, Shaper()
    words = [[filled(text, skeleton.values) for text in source.texts] for source in sources]
    broken: dict[tuple[int, Hashable], tuple[list[BrokenLine], Broken]] = {}

    def lines_of(number: int, template: Template) -> tuple[list[BrokenLine], Broken]:
        room = template.rooms[number]
        key = (number, room.key)
        if key not in broken:
            lines = broken_lines(sources[number], words[number], room, shaper, shape.rest)
            broken[key] = lines, broken_of(lines)
        return broken[key]

    for template in templates:
        if all(lines_of(number, template)[1] == wanted for number, wanted in enumerate(template.signature)):
            found = [lines_of(number, template)[0] for number in range(len(sources))]
            return _from_template(template, found, words, skeleton, shaper)
    return None


def _from_template(
    template: Template,
    found: Sequence[list[BrokenLine]],
    words: Sequence[Sequence[str]],
    skeleton: Skeleton,
    shaper: Shaper,
) -> Written:
    placed: dict[int, list[Placed]] = {}
    for number, (lines, room) in enumerate(zip(found, template.rooms, strict=True)):
        if said_by(lines) != bare("".join(words[number])):
            raise NotFilled(Reason.NOT_THE_WORDS)
        placed[number] = moved_to(lines, room)
    for running in template.running:
        placed[running.slot.paragraph] = _placed_in_margin(running, skeleton.values, shaper)

    def drawn(slot: Slot | Picture, page: int) -> Sequence[Part]:
        if isinstance(slot, Picture):
            return picture_drawn(template, slot, skeleton.drawings[slot.number], page)
        lines = placed[slot.paragraph]
        return [lines_drawn(slot, [lines[at] for at in slot.lines], template.fonts)]

    return write_filled(template.packed, skeleton.values, drawn), template.page_count


def _refuse_foreign_words(words: Iterable[str], empty: Document) -> None:
    """A template says what the page says where no value stands, and nothing else: nobody's words are in it."""
    wording = " ".join((unescape(printed_page(empty)), *empty.labels.values(), *OF_THE_WRITER))
    known = set(words_in(wording))
    for text in words:
        strange = [word for word in words_in(text) if word not in known and not COUNTED.fullmatch(word)]
        if strange and text.strip() not in wording:  # a long word may be broken into two
            raise NotFilled(Reason.FOREIGN_WORDS)
