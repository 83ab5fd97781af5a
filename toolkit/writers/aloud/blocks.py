"""A document's blocks as lines, each kind in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from ...document import nodes
from ...document.nodes import Block, Document, Inlines
from .lines import Line, closed, joined, named, with_hint, words

BULLET, BULLET_WITHIN = "•", "–"
# Looks without a foot: what made them stands on them already, or is not wanted there.
WITHOUT_A_DAY = ("certificate", "poster")
WITHOUT_A_TITLE = "card"  # the first side's words are its title; the document's own is the name of the file


def lines_of(document: Document) -> Iterator[Line]:
    """Title and subtitle, the blocks, then who made it and when."""
    if document.look != WITHOUT_A_TITLE:
        yield Line("title", document.title)
        if document.subtitle:
            yield Line("subtitle", document.subtitle, begins=False)
    yield from _Telling(document.labels).blocks(document.blocks)
    yield from _colophon(document)


def _colophon(document: Document) -> Iterator[Line]:
    if document.look == WITHOUT_A_TITLE:
        return
    made_by = f"{document.labels['made_by']} {document.author}"
    if document.look in WITHOUT_A_DAY:
        yield Line("paragraph", words(f"{made_by}."))
        return
    reference = f" {document.labels['reference']} {document.reference}." if document.reference else ""
    yield Line("paragraph", words(f"{made_by}, {document.day}.{reference}"))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says blocks with the labels of the document's language; ``depth`` counts the lists around."""

    labels: Mapping[str, str]
    depth: int = 0

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Line]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Line]:
        match block:
            case nodes.Paragraph(content=content):
                yield Line("paragraph", content)
            case nodes.Section():
                yield from self._section(block)
            case nodes.Listing():
                yield from self._listing(block)
            case nodes.Table():
                yield from self._table(block)
            case nodes.Picture(words=told) | nodes.Figures(words=told) | nodes.CasePicture(words=told):
                if told:
                    yield Line("paragraph", self._labelled("said_picture", words(told)))
            case nodes.Portraits(people=people):
                yield from self._points(joined([who.name, who.role], ",") for who in people)
            case nodes.Box(title=title, blocks=inside):
                yield from self._led(title, inside)
            case nodes.Quotation():
                yield from self._quotation(block)
            case nodes.Details(entries=entries):
                yield from _entries(named(one.label, one.value) for one in entries)
            case nodes.Fields(fields=fields):
                yield from _entries(map(self._field, fields))
            case nodes.WriteSpace(label=label):
                yield Line("entry", self._labelled("said_write", label))
            case nodes.DrawSpace(label=label):
                yield Line("entry", self._labelled("said_draw", label))
            case nodes.PhotoSpaces(spaces=spaces):
                yield from _entries(named(space.label, words(space.words)) for space in spaces)
            case nodes.Panels(panels=panels):
                for panel in panels:
                    yield from self._led(panel.title, panel.blocks)
            case nodes.Road():
                yield from self._road(block)
            case nodes.Flow():
                yield from self._flow(block)
            case nodes.Signatures():
                yield from self._signatures(block)
            case nodes.PictureRow(blocks=inside):
                yield from self.blocks(inside)
            case nodes.PageBreak():
                pass
            case _:
                assert_never(block)

    # ------------------------------------------------------------ text

    def _section(self, section: nodes.Section) -> Iterator[Line]:
        asked = section.role == "question"
        title = self._labelled("said_question", section.title) if asked else section.title
        yield Line("heading", title, section.level)
        yield from self.blocks(section.blocks)

    def _led(self, title: Inlines, blocks: Sequence[Block]) -> Iterator[Line]:
        if title:
            yield Line("lead", closed(title, ":"))
        yield from self.blocks(blocks)

    def _quotation(self, quotation: nodes.Quotation) -> Iterator[Line]:
        yield Line("lead", joined([quotation.source, words(self.labels["said_quote"])], "."))
        yield from self.blocks(quotation.blocks)
        yield Line("paragraph", words(self.labels["said_quote_ends"]), begins=False)

    # ------------------------------------------------------------ lists

    def _listing(self, listing: nodes.Listing) -> Iterator[Line]:
        any_ticked = any(item.ticked for item in listing.items)
        for number, item in enumerate(listing.items, 1):
            marker = f"{number}." if listing.kind == "number" else self._bullet
            lead = self._tick(listing, item, any_ticked) if listing.kind == "tick" else ""
            yield from self._item(item, "" if lead else marker, lead, begins=number == 1)

    @property
    def _bullet(self) -> str:
        return BULLET if self.depth == 0 else BULLET_WITHIN

    def _tick(self, listing: nodes.Listing, item: nodes.Item, any_ticked: bool) -> str:
        """Said before the words of a box; a list that nobody has ticked yet is there to be ticked."""
        return listing.tick_words[item.ticked] if any_ticked else self.labels["said_tick"]

    def _item(self, item: nodes.Item, marker: str, lead: str, begins: bool) -> Iterator[Line]:
        match item.blocks:
            case (nodes.Paragraph(content=content), *rest):
                first = named(words(lead), content) if lead else content
            case rest:
                first = words(lead) if lead else ()
        if first:
            yield Line("item", first, self.depth, begins, marker)
        yield from replace(self, depth=self.depth + 1).blocks(tuple(rest))

    def _points(self, points: Iterator[Inlines]) -> Iterator[Line]:
        for number, content in enumerate(points):
            yield Line("item", content, self.depth, number == 0, self._bullet)

    # ------------------------------------------------------------ tables

    def _table(self, table: nodes.Table) -> Iterator[Line]:
        empty = 0
        for row in table.rows:
            if not any(row):
                empty += 1
                continue
            yield from _entries(
                named(column, cell or self._line()) for column, cell in zip(table.columns, row, strict=True)
            )
        if empty:
            heads = joined([column for column in table.columns if column], ";")
            yield Line("entry", named(words(self.labels["said_rows"].format(count=empty)), heads))

    # ------------------------------------------------------------ roads and charts

    def _road(self, road: nodes.Road) -> Iterator[Line]:
        for stop in road.stops:
            place = self.labels["said_stop"].format(number=stop.number, count=len(road.stops))
            title = joined(
                [words(place), stop.title, words(stop.state_words) if stop.state_words else ()], "."
            )
            yield Line("heading", closed(title, "."), road.level)
            yield from self.blocks(stop.blocks)

    def _flow(self, flow: nodes.Flow) -> Iterator[Line]:
        for part in flow.parts:
            match part:
                case nodes.FlowStep():
                    yield Line("heading", part.title, flow.level)
                    pairs = [(flow.who_label, part.who), (flow.when_label, part.by_when)]
                    yield from _entries(named(words(label), told) for label, told in pairs if told)
                    yield from self.blocks(part.blocks)
                case nodes.FlowChoice():
                    yield Line("heading", self._labelled("said_choice", part.question), flow.level)
                    for number, branch in enumerate(part.branches):
                        yield from self._branch(branch, begins=number == 0)
                case _:
                    assert_never(part)

    def _branch(self, branch: nodes.Panel, begins: bool) -> Iterator[Line]:
        """The answer, and what follows from it: in one line where one paragraph says it all."""
        match branch.blocks:
            case (nodes.Paragraph(content=content), *rest):
                said = named(branch.title, content)
            case rest:
                said = closed(branch.title, ":")
        yield from self._item(nodes.Item((nodes.Paragraph(said), *rest)), self._bullet, "", begins)

    # ------------------------------------------------------------ what is written on paper

    def _field(self, field: nodes.Field) -> Inlines:
        label = with_hint(field.label, field.hint)
        room = () if field.value and not field.lines else self._line()
        return named(label, joined([field.value, room], ""))

    def _signatures(self, signatures: nodes.Signatures) -> Iterator[Line]:
        for one in signatures.signatures:
            who, sign = joined([one.name, one.role], ","), words(signatures.sign_label)
            signed = named(sign, who) if one.picture else named(joined([sign, who], ","), self._line())
            yield from _entries([signed, named(words(signatures.date_label), self._line())])

    def _line(self) -> Inlines:
        return (nodes.Blank(self.labels["said_line"]),)

    def _labelled(self, label: str, content: Inlines) -> Inlines:
        return named(words(self.labels[label]), content)


def _entries(entries: Iterator[Inlines] | Sequence[Inlines]) -> Iterator[Line]:
    for number, content in enumerate(entries):
        yield Line("entry", content, begins=number == 0)
