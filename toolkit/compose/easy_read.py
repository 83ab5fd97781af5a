"""Easy read: every block in its easy words, each idea a row of a picture and a short sentence.

What has no easy words beside it keeps its own (``check`` refuses that in a guide for families). A section's picture, a page
break and a picture on its own are left out: every row has its picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..case.figures import child_looks
from ..case.schema import Reader
from ..case.sight import Missing, NotTold
from ..content.blocks import (
    Block,
    DetailLine,
    DetailLines,
    Draw,
    Easy,
    EasyRow,
    FieldLine,
    FieldLines,
    ForEach,
    Frames,
    Instead,
    NewPage,
    Note,
    PanelsBlock,
    PictureBlock,
    Question,
    Quote,
    RoadBlock,
    Say,
    SectionText,
    Show,
    SignBlock,
    StopText,
    TableBlock,
    TableOf,
    Ticks,
    Write,
)
from ..content.guide import WordsFile
from ..content.markdown import Placeholder
from ..document import nodes
from ..document.walk import plain
from .blocks import Composing, other_words
from .hard_words import explained

# The same picture for the same idea, in every document.
HELP, HERE, MADE_BY, CHECKED, TABLE = "easy-read", "you-are-here", "council", "checklist", "checklist"
ONE_SHEET = frozenset({"certificate"})  # looks

Holder = Callable[[nodes.Inlines], nodes.Block]


class EasyRead(Composing):
    """Turns authored blocks into rows."""

    __slots__ = ()

    def body(self, words: WordsFile) -> tuple[nodes.Block, ...]:
        """How to get help, the words with every hard word explained, all hard words again, and who made and checked this."""
        catalogue = self.filling.catalogue
        reader = self.sight.view.recipient.reader.value
        hard_words = self.library.hard_words.get(catalogue.language, {})
        meanings = {word: self.filling.line(entry.for_(reader)) for word, entry in hard_words.items()}
        told, met = explained(super().body(words), meanings)
        help_row = _row(nodes.Picture(HELP, ""), (nodes.Text(self.labels["easy_help"]),))
        if self.look in ONE_SHEET:
            # its front keeps its few words as they are, and the rest is on its back
            return (*super().body(words), self._about(words, help_row))
        box = [_meaning(word, meanings[word], self._drawing(hard_words[word].picture)) for word in met]
        return (help_row, *told, *self._hard_words(box), self._about(words))

    def _hard_words(self, rows: list[nodes.Block]) -> Iterator[nodes.Block]:
        if rows:
            title = (nodes.Text(self.labels["easy_hard_words"]),)
            yield nodes.Section(2, title, (nodes.Box("plain", (), tuple(rows)),), "hard-words")

    def _about(self, words: WordsFile, *first: nodes.Block) -> nodes.Block:
        """Who made this, whom to ask and who has checked it; what comes ``first`` makes it a page of its own."""
        council, phone = (self.filling.line((Placeholder(f"council.{name}"),)) for name in ("name", "phone"))
        day = (nodes.Text(self.filling.catalogue.day(self.sight.today)),)
        rows = [*first, self._label_row(MADE_BY, "easy_made_by", council=council, day=day, phone=phone)]
        for checked in words.checked_by:
            on = (nodes.Text(self.filling.catalogue.day(checked.on)),)
            rows.append(self._label_row(CHECKED, "easy_checked", who=(nodes.Text(checked.who),), day=on))
        if not words.checked_by:
            rows.append(self._label_row(CHECKED, "easy_not_checked"))
        title = (nodes.Text(self.labels["easy_about"]),)
        return nodes.Section(2, title, tuple(rows), "about", starts_page=bool(first))

    def _label_row(self, picture: str, label: str, **parts: nodes.Inlines) -> nodes.Block:
        """A row with words of the catalogue; ``{name}`` in them stands for a part."""
        content: list[nodes.Inline] = []
        rest = self.labels[label]
        for name, part in parts.items():
            before, _, rest = rest.partition(f"{{{name}}}")
            content.extend((nodes.Text(before), *part))
        content.append(nodes.Text(rest))
        return _row(nodes.Picture(picture, ""), tuple(one for one in content if one != nodes.Text("")))

    # ------------------------------------------------------------ blocks

    def instead(self, instead: Instead) -> Iterator[nodes.Block]:
        yield from self._rows(instead.easy) if instead.easy else super().instead(instead)

    def _nodes(self, block: Block) -> Iterator[nodes.Block]:
        match block:
            case PictureBlock() | NewPage():
                return
            case Say() if block.easy:
                yield from self._rows(block.easy)
            case Note() if block.easy:
                yield nodes.Box(block.tone, (), tuple(self._rows(block.easy)))
            case Write() if block.easy:
                yield from self._rows(block.easy, lambda words: nodes.WriteSpace(words, block.lines))
            case Draw() if block.easy:
                yield from self._rows(block.easy, lambda words: nodes.DrawSpace(words, block.height_mm))
            case Quote() | Show() | Frames() | SignBlock():
                yield from self._rows(block.easy)
                yield from super()._nodes(block)
            case _:
                yield from super()._nodes(block)

    def _rows(self, rows: Easy, last: Holder = lambda words: nodes.Paragraph(words)) -> Iterator[nodes.Block]:
        """The rows that hold; ``last`` makes what stands in the last one: words, or words with room to write."""
        said = [row for row in rows if self._is_in(row)]
        for row in said[:-1]:
            yield self._easy_row(row, nodes.Paragraph)
        for row in said[-1:]:
            yield self._easy_row(row, last)

    def _easy_row(self, row: EasyRow, holder: Holder) -> nodes.Block:
        return nodes.PictureRow(self._drawing(row.picture), (holder(self.filling.line(row.say)),))

    def _section(self, block: SectionText) -> Iterator[nodes.Block]:
        heading = block.easy_heading or block.heading
        plainer = block.model_copy(update={"heading": heading, "picture": None, "starts": None})
        yield from super()._section(plainer)

    def _question(self, block: Question) -> nodes.Block:
        return super()._question(
            block.model_copy(update={"question": block.easy_heading}) if block.easy_heading else block
        )

    def _ticks(self, block: Ticks) -> Iterator[nodes.Block]:
        for tick in filter(self._is_in, block.ticks):
            if not tick.easy:
                yield from super()._ticks(block.model_copy(update={"ticks": [tick]}))
                continue

            try:
                yield from tuple(self._rows(tick.easy, self._box_to_tick(self._ticked(tick))))
            except NotTold as missing:
                if missing.why is Missing.UNKNOWN:
                    raise

    def _box_to_tick(self, ticked: bool) -> Holder:
        return lambda words: nodes.Listing(
            "tick", (nodes.Item((nodes.Paragraph(words),), ticked),), self._tick_words()
        )

    def _details(self, block: DetailLines) -> Iterator[nodes.Block]:
        for line in block.details:
            if self._is_in(line):
                yield from self._rows_of_detail(line)

    def _rows_of_detail(self, line: DetailLine) -> tuple[nodes.Block, ...]:
        filling = self.filling.strictly() if line.if_unknown else self.filling
        try:
            if line.easy:
                return tuple(replace(self, filling=filling)._rows(line.easy))
        except NotTold as missing:
            instead = other_words(line, missing.why)
            if instead and instead.easy:
                return tuple(self._rows(instead.easy))
            if not instead and missing.why is Missing.UNKNOWN:
                raise
            if not instead:
                return ()
        made = self._detail(line)
        return (nodes.Details((made,)),) if made else ()

    def _fields(self, block: FieldLines) -> Iterator[nodes.Block]:
        for field in block.fields:
            if not self._is_in(field):
                continue
            if not field.easy:
                yield from super()._fields(block.model_copy(update={"fields": [field]}))
                continue
            yield from self._rows(field.easy, self._room_for(field))

    def _room_for(self, field: FieldLine) -> Holder:
        value = self._known_value(field.value)
        return lambda words: nodes.Fields((nodes.Field(words, (), value, field.lines),))

    def _for_each(self, block: ForEach) -> Iterator[nodes.Block]:
        if not block.easy:
            yield from super()._for_each(block)
            return
        entries = list(self._entries(block.for_each))
        if not entries and block.none:
            yield from self.instead(block.none)
        yield from self._rows_of_entries(block.easy, block.for_each)
        for number, entry in enumerate(entries, 1):
            yield from replace(entry, place=f"{self.place}-{number}").blocks(block.words)

    def _rows_of_entries(self, easy: Easy, name: str) -> Iterator[nodes.Block]:
        """The rows of each entry; an entry of which something may not be told is left out, unless that leaves none."""
        left_out: NotTold | None = None
        is_any = False
        for entry in self._entries(name):
            assert isinstance(entry, EasyRead)
            try:
                rows = tuple(entry._rows(easy))
            except NotTold as missing:
                if missing.why is Missing.UNKNOWN:
                    raise
                left_out = missing
                continue
            is_any = True
            yield from rows
        if left_out and not is_any:
            raise left_out

    def _table_rows(self, block: TableBlock) -> Iterator[nodes.Block]:
        table = block.table
        if table.for_each and not table.easy:
            yield from self._table(table)
            return
        if (
            table.none
            and not (table.rows or table.blank_rows)
            and not list(self._entries(table.for_each or ""))
        ):
            yield _row(nodes.Picture(TABLE, ""), self.filling.line(table.none))
        yield from self._rows(block.easy)
        if table.for_each:
            yield from self._rows_of_entries(table.easy, table.for_each)
        if table.blank_rows:
            yield self._room_of(table)

    def _room_of(self, table: TableOf) -> nodes.Block:
        """Rows to fill in become lines to write on, under the names of the columns."""
        heads = (self.filling.line(column) for column in table.columns)
        words = ", ".join(filter(None, map(plain, heads)))
        return nodes.WriteSpace((nodes.Text(words),), 2 * table.blank_rows)

    def _panels(self, block: PanelsBlock) -> Iterator[nodes.Block]:
        """One below the other, each with a heading."""
        for number, panel in enumerate(block.panels, 1):
            if self._is_in(panel):
                heading = panel.easy_heading or panel.heading
                yield from self._headed(number, self.filling.line(heading), panel.words)

    def _headed(
        self, number: int, title: nodes.Inlines, words: tuple[Block, ...], *first: nodes.Block
    ) -> Iterator[nodes.Block]:
        inside = self._inside(number)
        blocks = (*first, *inside.blocks(words))
        if blocks:
            yield nodes.Section(self.level, title, blocks, inside.place)

    def _road(self, block: RoadBlock) -> Iterator[nodes.Block]:
        """Each stop a heading with its number; where the child is now has a row of its own."""
        states = self._states()
        for number, stop in enumerate((stop for stop in block.road if self._is_in(stop)), 1):
            state = states[stop.stop] if stop.stop else "plain"
            title = (nodes.Text(f"{number}. "), *self.filling.line(stop.easy_heading or stop.heading))
            if state in ("done", "ahead"):
                title = (*title, nodes.Text(f": {self.labels[f'easy_{state}']}"))
            yield from self._headed(number, title, stop.words, *self._here(stop, state))

    def _here(self, stop: StopText, state: str) -> Iterator[nodes.Block]:
        if state == "here":
            looks = child_looks(self.sight) if self.sight.view.recipient.reader is Reader.CHILD else None
            picture: nodes.Drawing = (
                nodes.Figures((looks,), "", "small") if looks else nodes.Picture(HERE, "")
            )
            yield _row(picture, (nodes.Text(f"{self.labels['here']}."),))


def _row(picture: nodes.Drawing, words: nodes.Inlines) -> nodes.PictureRow:
    return nodes.PictureRow(picture, (nodes.Paragraph(words),))


def _meaning(word: str, means: nodes.Inlines, picture: nodes.Drawing) -> nodes.Block:
    name = word[:1].upper() + word[1:]
    return _row(picture, (nodes.Strong((nodes.Text(name),)), nodes.Break(), *means))
