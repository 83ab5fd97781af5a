"""Which template a document is written from: a known one, one that is made for it, or none."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Final

import weasyprint  # type: ignore[import-untyped]

from ...document.nodes import Document
from ..glyphs import printable_characters, require_glyphs
from ..pdf import EngineComplaint, complaints_raised, pictures_that_forget, printed_page, write_pdf
from ..pdf_structure import KNOWN_ENGINE, PdfStructureError
from .laying import Broken, Source, dummy_running, dummy_words, lay_out_with, require_same_boxes
from .letters import Shaper
from .lines import BrokenLine, Placed, Rest, bare, broken_lines, broken_of, moved_to, said_by
from .packing import Part, write_filled
from .refusals import NotFilled, Reason
from .repertoire import tier_of
from .skeleton import MEASURED_LOOKS, Skeleton, filled, frame_of, marked, skeleton_of
from .template import Picture, Slot, Template, compile_template, lines_drawn, picture_drawn, words_in

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
    """What a skeleton's documents are written from: their paragraphs with values, and a template for each signature."""

    sources: Sequence[Source]
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
        return _written(shape, shape.templates, skeleton)

    def _from_new(self, key: Hashable, document: Document, skeleton: Skeleton, tier: int) -> Written:
        """Make a template of the document's lines; it is kept if the document can be written from it."""
        require_glyphs(document)
        shape = self.shapes.get(key)
        if shape is not None:
            with suppress(
                NotFilled
            ):  # what was expected did not come true; the long way says why, if it cannot either
                _, template = _learnt(document, skeleton, tier, _expected(shape, skeleton))
                written = _written(shape, [template], skeleton)
                if written is not None:
                    return self._kept(key, shape, template, written)
        sources, template = _learnt(document, skeleton, tier, None)
        shape = shape or Shape(sources)
        written = _written(shape, [template], skeleton)
        if written is None:
            raise NotFilled(Reason.UNLIKE)
        return self._kept(key, shape, template, written)

    def _kept(self, key: Hashable, shape: Shape, template: Template, written: Written) -> Written:
        shape.templates.append(template)
        self.shapes[key] = shape
        self.shapes.move_to_end(key)
        while (
            len(self.shapes) > 1 and sum(len(one.templates) for one in self.shapes.values()) > MOST_TEMPLATES
        ):
            self.shapes.popitem(last=False)
        return written


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


def _learnt(
    document: Document, skeleton: Skeleton, tier: int, signature: tuple[Broken, ...] | None
) -> tuple[Sequence[Source], Template]:
    """A template of lines as this document has them, of which no word is the document's.

    The first of a shape is laid out twice: with its words, to learn how these break, and with none of them, to be kept. All
    boxes must stand in the same places both times: then they do so for any words that break into such lines. Afterwards
    the rooms are known, and with them the ``signature`` that is to be expected.
    """
    empty, values = marked(document, skeleton), skeleton.values
    frames = tuple(map(frame_of, skeleton.drawings))
    real = None
    if signature is None:
        real = lay_out_with(
            empty,
            frames,
            lambda _, source: [filled(text, values) for text in source.texts],
            lambda pieces: filled(pieces, values),
        )
        signature = real.signature
    expected = signature
    dummy = lay_out_with(
        empty, frames, lambda number, source: dummy_words(expected[number], source.texts), dummy_running()
    )
    if dummy.signature != expected:
        raise NotFilled(Reason.UNLIKE)
    if real is not None:
        require_same_boxes(real, dummy)
    template = compile_template(dummy, tier)
    _refuse_foreign_words(template, empty)
    return dummy.sources, template


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
        text = filled(running.words, skeleton.values)
        lines = broken_lines(running.source, [text], running.room, shaper, {})
        if len(lines) != 1 or lines[0].width > running.width:
            raise NotFilled(Reason.RUNNING_LINE)
        placed[running.slot.paragraph] = moved_to(lines, running.room)

    def drawn(slot: Slot | Picture, page: int) -> Sequence[Part]:
        if isinstance(slot, Picture):
            return picture_drawn(template, slot, skeleton.drawings[slot.number], page)
        lines = placed[slot.paragraph]
        return [lines_drawn(slot, [lines[at] for at in slot.lines], template.fonts)]

    return write_filled(template.packed, skeleton.values, drawn), template.page_count


def _refuse_foreign_words(template: Template, empty: Document) -> None:
    """A template says what the page says where no value stands, and nothing else: nobody's words are in it."""
    wording = " ".join((unescape(printed_page(empty)), *empty.labels.values(), *OF_THE_WRITER))
    known = set(words_in(wording))
    for text in template.words:
        strange = [word for word in words_in(text) if word not in known and not COUNTED.fullmatch(word)]
        if strange and text.strip() not in wording:  # a long word may be broken into two
            raise NotFilled(Reason.FOREIGN_WORDS)
