"""An author's blocks as nodes, filled with what one reader may know.

A block whose condition does not hold says its ``otherwise`` or nothing. A block that uses a fact which must not be told
says its ``if_withheld`` or is left out; one whose fact does not apply is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, assert_never

from ..brand.reader import signature_name
from ..case.disclosure import WITHHELD
from ..case.facts import LISTS
from ..case.figures import FIGURES, age_of_entry, child_looks, is_a_team, looks_of
from ..case.predicates import CONDITIONS
from ..case.road import State, StopName, states_of_stops
from ..case.schema import Reader
from ..case.sight import Missing, NotTold, Sight
from ..content.blocks import (
    THE_CHILD,
    Authored,
    Block,
    Blocks,
    BranchText,
    DetailLine,
    DetailLines,
    Draw,
    FieldLines,
    FlowBlock,
    FlowChoiceText,
    FlowStepText,
    ForEach,
    Frames,
    FrameText,
    Instead,
    NewPage,
    Note,
    PanelsBlock,
    PanelText,
    PictureBlock,
    PortraitsBlock,
    Question,
    Quote,
    RoadBlock,
    Say,
    SectionText,
    Show,
    SignBlock,
    SignLine,
    StopText,
    TableBlock,
    TableOf,
    Tick,
    Ticks,
    Use,
    Write,
)
from ..content.guide import WordsFile
from ..content.markdown import MarkdownBlock, Para, Placeholder, Points
from ..content.reader import Library
from ..document import nodes
from ..document.walk import plain
from .filling import Entry, Filling
from .own_words import blocks_of_own_words

Size = Literal["small", "medium", "large"]


class NotMade(Exception):
    """A document cannot be made for this reader: ``fact`` is the path that is missing, ``why`` the way it is."""

    def __init__(self, fact: str, why: Missing) -> None:
        self.fact, self.why = fact, why
        super().__init__(fact)


@dataclass(frozen=True, slots=True)
class CasePictureData:
    """A child's picture as it may be shown: PNG, re-encoded, its size in pixels."""

    data: bytes = field(repr=False)
    width_px: int
    height_px: int


def holds(conditions: tuple[str, ...], filling: Filling) -> bool:
    """Whether all of the named conditions hold."""
    return all(_holds(condition, filling) for condition in conditions)


def _holds(condition: str, filling: Filling) -> bool:
    name = condition.removeprefix("not ").strip()
    if name.startswith("knows "):
        found = _is_known(name.removeprefix("knows ").strip(), filling)
    else:
        found = CONDITIONS[name](filling.sight)
    is_so = found is not condition.startswith("not ")
    if not is_so and filling.ledger is not None:
        filling.ledger.failed.add(condition)
    return is_so


def _is_known(fact: str, filling: Filling) -> bool:
    try:
        return replace(filling, ledger=None).value(fact) is not None  # to ask is not to tell
    except NotTold:
        return False


@dataclass(frozen=True, slots=True)
class Composing:
    """Turns authored blocks into nodes. ``level`` is the level of the next heading; ``place`` numbers the sections."""

    filling: Filling
    library: Library
    pictures: Mapping[str, str]
    case_picture: CasePictureData | None
    look: str = ""
    level: int = 2
    place: str = "part"

    @property
    def sight(self) -> Sight:
        return self.filling.sight

    @property
    def labels(self) -> Mapping[str, str]:
        return self.filling.catalogue.labels

    def line_or_nothing(self, line: Any) -> nodes.Inlines:
        """The line, or nothing where a fact in it must not be told; raises NotTold where other words are wanted."""
        try:
            return self.filling.line(line)
        except NotTold as missing:
            _raise_if_unknown(missing)
            return ()

    def body(self, words: WordsFile) -> tuple[nodes.Block, ...]:
        """The opening and the sections."""
        opening = replace(self, place="opening").blocks(words.opening)
        return (*opening, *self.blocks(tuple(words.sections)))

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Blocks) -> tuple[nodes.Block, ...]:
        """Every block that has something to say, in order."""
        made: list[nodes.Block] = []
        for number, block in enumerate(blocks, 1):
            made.extend(replace(self, place=f"{self.place}-{number}")._block(block))
        return tuple(made)

    def _block(self, block: Block) -> tuple[nodes.Block, ...]:
        if not holds(block.when, self.filling):
            otherwise = getattr(block, "otherwise", None)
            return self._otherwise(otherwise) if otherwise else ()
        filling = self.filling.strictly() if getattr(block, "if_unknown", None) else self.filling
        try:
            return tuple(replace(self, filling=filling)._nodes(block))
        except NotTold as missing:
            instead = other_words(block, missing.why)
            if instead is None and missing.why is Missing.UNKNOWN:
                raise  # the other words are those of a block around this one
            return self._otherwise(instead) if instead else ()

    def _otherwise(self, instead: Instead) -> tuple[nodes.Block, ...]:
        try:
            return tuple(self.instead(instead))
        except NotTold:
            return ()

    def instead(self, instead: Instead) -> Iterator[nodes.Block]:
        """Other words than a block's own."""
        yield from self.text(instead.say)

    def _nodes(self, block: Block) -> Iterator[nodes.Block]:
        match block:
            case Say():
                yield from self.text(block.say)
            case SectionText():
                yield from self._section(block)
            case Note():
                yield nodes.Box(block.tone, self.filling.line(block.title), tuple(self.text(block.note)))
            case Question():
                yield self._question(block)
            case Quote():
                yield from self._quote(block)
            case Show():
                yield from self._show()
            case Ticks():
                yield from self._ticks(block)
            case DetailLines():
                yield from self._details(block)
            case FieldLines():
                yield from self._fields(block)
            case TableBlock():
                yield from self._table_rows(block)
            case ForEach():
                yield from self._for_each(block)
            case Write():
                yield nodes.WriteSpace(self.filling.line(block.write), block.lines)
            case Draw():
                yield nodes.DrawSpace(self.filling.line(block.draw), block.height_mm)
            case Frames():
                yield from self._frames(block)
            case PictureBlock():
                yield self._drawing(block.picture, self._words_of(block.picture), block.size)
            case PortraitsBlock():
                yield from self._portraits(block)
            case PanelsBlock():
                yield from self._panels(block)
            case RoadBlock():
                yield from self._road(block)
            case FlowBlock():
                yield from self._flow(block)
            case SignBlock():
                yield self._signatures(block)
            case Use(use=name):
                yield from self.blocks(self.library.shared[self.filling.catalogue.language, name])
            case NewPage():
                yield nodes.PageBreak()
            case _:
                assert_never(block)

    def _is_in(self, part: Authored) -> bool:
        return holds(getattr(part, "when", ()), self.filling)

    # ------------------------------------------------------------ text

    def text(self, text: tuple[MarkdownBlock, ...]) -> Iterator[nodes.Block]:
        """Paragraphs and lists; a paragraph that is one long fact alone becomes that fact's own paragraphs."""
        for part in text:
            match part:
                case Para(content=(Placeholder(fact=fact),)) if self._is_long(fact):
                    yield from self._own_words(fact)
                case Para(content=content):
                    yield nodes.Paragraph(self.filling.line(content))
                case Points(kind=kind, items=items):
                    yield nodes.Listing(kind, tuple(nodes.Item(tuple(self.text(item))) for item in items))
                case _:
                    assert_never(part)

    def _is_long(self, fact: str) -> bool:
        try:
            return self.filling.value(fact)[0] == "words"
        except NotTold:
            return False

    def _own_words(self, fact: str) -> tuple[nodes.Block, ...]:
        return blocks_of_own_words(str(self.filling.value(fact)[1]), fact)

    def _section(self, block: SectionText) -> Iterator[nodes.Block]:
        title = self.filling.line(block.heading)
        inside = replace(self, level=min(self.level + 1, 6))
        content = inside.blocks(block.words)
        if not content and block.words:
            return  # everything in it was for somebody else
        picture = self._drawing(block.picture) if block.picture else None
        yield nodes.Section(self.level, title, content, self.place, picture, block.starts == "new page")

    def _question(self, block: Question) -> nodes.Block:
        inside = replace(self, level=min(self.level + 1, 6))
        answer = inside.blocks(block.answer)
        if not answer:
            raise NotTold(Missing.WITHHELD)  # a question without its answer is left out with it
        return nodes.Section(
            self.level, self.filling.line(block.question), answer, self.place, role="question"
        )

    def _quote(self, block: Quote) -> Iterator[nodes.Block]:
        try:
            yield nodes.Quotation(self._own_words(block.quote), self.filling.line(block.from_))
        except NotTold as missing:
            if missing.why is not Missing.UNKNOWN or self.filling.strict:
                raise
            yield nodes.WriteSpace(self.filling.line(block.from_), 4)

    def _show(self) -> Iterator[nodes.Block]:
        if self.case_picture and self.sight.known("views.picture"):
            shown = self.case_picture
            yield nodes.CasePicture(shown.data, self.labels["child_picture"], shown.width_px, shown.height_px)

    def _ticks(self, block: Ticks) -> Iterator[nodes.Block]:
        items = []
        for tick in block.ticks:
            if not self._is_in(tick):
                continue
            words = self.line_or_nothing(tick.say)
            if words:
                items.append(nodes.Item((nodes.Paragraph(words),), self._ticked(tick)))
        if items:
            yield nodes.Listing("tick", tuple(items), self._tick_words())

    def _ticked(self, tick: Tick) -> bool:
        return tick.ticked is not None and holds(tick.ticked, self.filling)

    def _tick_words(self) -> tuple[str, str]:
        return self.labels["empty_tick"], self.labels["ticked"]

    def _details(self, block: DetailLines) -> Iterator[nodes.Block]:
        entries = [made for line in block.details if self._is_in(line) and (made := self._detail(line))]
        if entries:
            yield nodes.Details(tuple(entries))

    def _detail(self, line: DetailLine) -> nodes.Detail | None:
        try:
            filling = self.filling.strictly() if line.if_unknown else self.filling
            return nodes.Detail(self.filling.line(line.label), filling.line(line.value))
        except NotTold as missing:
            instead = other_words(line, missing.why)
            if instead:
                return nodes.Detail(self.filling.line(line.label), self.filling.line(instead.say))
            _raise_if_unknown(missing)
            return None

    def _fields(self, block: FieldLines) -> Iterator[nodes.Block]:
        line = self.filling.line
        fields = tuple(
            nodes.Field(line(field.label), line(field.hint), self._known_value(field.value), field.lines)
            for field in block.fields
            if self._is_in(field)
        )
        if fields:
            yield nodes.Fields(fields)

    def _frames(self, block: Frames) -> Iterator[nodes.Block]:
        spaces = tuple(self._frame(frame) for frame in block.frames if self._is_in(frame))
        if spaces:
            yield nodes.PhotoSpaces(spaces)

    def _frame(self, frame: FrameText) -> nodes.PhotoSpace:
        number = self.filling.catalogue.number
        across, down = (number(Decimal(mm) / 10) for mm in (frame.width_mm, frame.height_mm))
        words = self.labels[f"{frame.holds}_space"].format(across=across, down=down)
        return nodes.PhotoSpace(
            self.filling.line(frame.label), words, frame.width_mm, frame.height_mm, frame.holds
        )

    def _known_value(self, value: Any) -> nodes.Inlines:
        """What is known already, or nothing: the field itself is the line to write on."""
        try:
            return self.filling.strictly().line(value)
        except NotTold:
            return ()

    # ------------------------------------------------------------ pictures and people

    def _drawing(self, name: str, words: str = "", size: Size = "small") -> nodes.Drawing:
        """A picture of the library, or the people of this case where the name is theirs and they may be drawn."""
        group = FIGURES.get(name)
        people = group.find(self.sight) if group else ()
        if people:
            return nodes.Figures(people, words, size)
        if group:
            name = group.of_a_team if is_a_team(self.sight) else group.instead
        return nodes.Picture(name, words, size)

    def _words_of(self, name: str) -> str:
        return self.filling.catalogue.choices["figures"][name] if name in FIGURES else self.pictures[name]

    def _portraits(self, block: PortraitsBlock) -> Iterator[nodes.Block]:
        people = tuple(portrait for name in block.portraits for portrait in self._portraits_of(name))
        if people:
            yield nodes.Portraits(people)

    def _portraits_of(self, name: str) -> Iterator[nodes.Portrait]:
        if name == THE_CHILD:
            looks = child_looks(self.sight)
            if looks:
                yield nodes.Portrait(looks, self.filling.line((Placeholder("child.known_as"),)))
            return
        for entry in self._entries(name):
            portrait = entry._portrait(name)
            if portrait:
                yield portrait

    def _portrait(self, list_name: str) -> nodes.Portrait | None:
        """Somebody of a list with name and role; None where this reader is not told the name."""
        assert self.filling.entry is not None
        facts = self.filling.entry.facts
        looks = looks_of(facts, age_of_entry(list_name))
        if looks is None:
            return None
        called = "one.known_as" if facts.get("known_as") not in (None, WITHHELD) else "one.name"
        role = next((name for name in ("one.role", "one.relation") if self._is_told(name)), None)
        line = self.filling.line
        return nodes.Portrait(looks, line((Placeholder(called),)), line((Placeholder(role),)) if role else ())

    def _is_told(self, name: str) -> bool:
        return _is_known(name, self.filling)

    # ------------------------------------------------------------ lists and tables

    def _entries(self, name: str) -> Iterator[Composing]:
        found = LISTS[name]
        entries = found.find(self.sight)
        self.filling.note(name, None if entries else Missing.UNKNOWN)
        for facts in entries:
            yield replace(self, filling=self.filling.with_entry(Entry(name, found.fields, facts)))

    def _for_each(self, block: ForEach) -> Iterator[nodes.Block]:
        entries = list(self._entries(block.for_each))
        if not entries and block.none:
            yield from self.instead(block.none)
        items: list[nodes.Item] = []
        blocks: list[nodes.Block] = []
        left_out: NotTold | None = None
        for number, entry in enumerate(entries, 1):
            try:
                if block.say is not None:
                    items.append(nodes.Item((nodes.Paragraph(entry.filling.line(block.say)),)))
            except NotTold as missing:
                _raise_if_unknown(missing)
                left_out = missing
                continue
            blocks.extend(replace(entry, place=f"{self.place}-{number}").blocks(block.words))
        if left_out and not items and not blocks:
            raise left_out  # there are entries, so nobody may say that there is none
        if items:
            yield nodes.Listing("bullet", tuple(items))
        yield from blocks

    def _table_rows(self, block: TableBlock) -> Iterator[nodes.Block]:
        yield from self._table(block.table)

    def _table(self, table: TableOf) -> Iterator[nodes.Block]:
        entries = list(self._entries(table.for_each)) if table.for_each else []
        if table.none and not (entries or table.rows or table.blank_rows):
            yield nodes.Paragraph(self.filling.line(table.none))
        made = [*map(self._row, table.rows), *(entry._row(table.row) for entry in entries)]
        blank = ((),) * len(table.columns)
        rows = [row for row in made if row is not None] + [blank] * table.blank_rows
        if rows:
            columns = tuple(map(self.filling.line, table.columns))
            yield nodes.Table(columns, tuple(table.widths), tuple(rows))

    def _row(self, cells: list[Any]) -> tuple[nodes.Inlines, ...] | None:
        try:
            return tuple(map(self.filling.line, cells))
        except NotTold as missing:
            _raise_if_unknown(missing)
            return None

    # ------------------------------------------------------------ panels, road, chart, signatures

    def _inside(self, number: int) -> Composing:
        """For the blocks of one of several parts that stand beside each other."""
        return replace(self, level=min(self.level + 1, 6), place=f"{self.place}-{number}")

    def _panels(self, block: PanelsBlock) -> Iterator[nodes.Block]:
        made = (self._panel(n, panel) for n, panel in enumerate(block.panels, 1) if self._is_in(panel))
        panels = tuple(panel for panel in made if panel.blocks)
        if panels:
            yield nodes.Panels(panels)

    def _panel(self, number: int, panel: PanelText | BranchText) -> nodes.Panel:
        heading = panel.heading if isinstance(panel, PanelText) else panel.answer
        return nodes.Panel(self.filling.line(heading), self._inside(number).blocks(panel.words))

    def _road(self, block: RoadBlock) -> Iterator[nodes.Block]:
        states = self._states()
        stops = [stop for stop in block.road if self._is_in(stop)]
        if stops:
            yield nodes.Road(
                tuple(self._stop(n, stop, states) for n, stop in enumerate(stops, 1)), self.level
            )

    def _states(self) -> Mapping[StopName, State]:
        return states_of_stops(self.sight)

    def _stop(self, number: int, stop: StopText, states: Mapping[StopName, State]) -> nodes.Stop:
        state = states[stop.stop] if stop.stop else "plain"
        picture = self._drawing(stop.picture) if stop.picture else None
        is_childs_own = self.sight.view.recipient.reader is Reader.CHILD
        figure = child_looks(self.sight) if state == "here" and is_childs_own else None
        words = self.labels[state] if state != "plain" else ""
        blocks = self._inside(number).blocks(stop.words)
        return nodes.Stop(number, state, words, self.filling.line(stop.heading), picture, blocks, figure)

    def _flow(self, block: FlowBlock) -> Iterator[nodes.Block]:
        parts = tuple(self._flow_part(n, part) for n, part in enumerate(block.flow, 1) if self._is_in(part))
        if parts:
            yield nodes.Flow(parts, self.level, self.labels["who"], self.labels["by_when"])

    def _flow_part(
        self, number: int, part: FlowStepText | FlowChoiceText
    ) -> nodes.FlowStep | nodes.FlowChoice:
        inside, line = self._inside(number), self.filling.line
        if isinstance(part, FlowStepText):
            blocks = inside.blocks(part.words)
            who, by_when = map(self.line_or_nothing, (part.who, part.by_when))
            return nodes.FlowStep(line(part.step), who, by_when, blocks)
        branches = (inside._panel(n, branch) for n, branch in enumerate(part.branches, 1))
        return nodes.FlowChoice(line(part.choice), tuple(branches))

    def _signatures(self, block: SignBlock) -> nodes.Block:
        signatures = tuple(map(self._signature, block.sign))
        return nodes.Signatures(signatures, self.labels["sign"], self.labels["date"])

    def _signature(self, who: SignLine) -> nodes.Signature:
        """A line to sign on; with a picture only where the name that this reader is told has one."""
        name = self._known_value(who.name)
        known = self.library.brand.signatures if who.picture else {}
        return nodes.Signature(name, self.filling.line(who.role), known.get(signature_name(plain(name))))


def _raise_if_unknown(missing: NotTold) -> None:
    """An unknown fact is raised only where a block has other words for it, so no part of that block may hide it."""
    if missing.why is Missing.UNKNOWN:
        raise missing


def other_words(part: Authored, why: Missing) -> Any:
    """What an author wrote to be said instead, where a fact is missing in this way; None where that is nothing."""
    name = {Missing.UNKNOWN: "if_unknown", Missing.WITHHELD: "if_withheld"}.get(why)
    return getattr(part, name, None) if name else None
