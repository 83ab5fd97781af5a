"""A document's tree in, what a listener is meant to hear out: each thing with its place, in the order of reading.

It knows the nodes and nothing of how any format writes them. Decoration is what is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from ..document import nodes
from ..document.nodes import Block, Document, Inlines
from .heard import Heard, bare

DEEPEST_BOOKMARK: Final = 3
# Here a person signs on an empty line: whose it is stands below it, and its two labels would only be in the way.
SIGNED_WITHOUT_LABELS: Final = frozenset({"letter", "certificate", "card"})


@dataclass(frozen=True, slots=True)
class Intended:
    """One thing that is to be heard, and where it is: "section 3, list 1"."""

    heard: Heard
    place: str


def intended_by(document: Document) -> Iterator[Intended]:
    """All that ``document`` means to say to somebody who listens."""
    yield from _Intent(document).whole()


def closing_words(document: Document) -> str:
    """The last line: who made it, when, and for which case."""
    labels = document.labels
    made = f"{labels['made_by']} {document.author}, {document.day}."
    return f"{made} {labels['reference']} {document.reference}." if document.reference else made


def bookmarks_of(intended: Sequence[Intended], page_count: int) -> Iterator[tuple[int, str]]:
    """The headings that a reader may jump to, each with its depth from 1. A single page needs none."""
    above: list[int] = []
    for one in intended:
        level = one.heard.level
        if page_count == 1 or one.heard.kind != "heading" or level > DEEPEST_BOOKMARK:
            continue
        above = [*(outer for outer in above if outer < level), level]
        yield len(above), one.heard.words


def join_words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


@dataclass
class _Place:
    """Where the walk stands. Sections are counted as they come, other things within their section."""

    sections: list[int] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    section_count: int = 0

    def __str__(self) -> str:
        where = f"section {'.'.join(map(str, self.sections))}" if self.sections else "the head"
        return ", ".join([where, *self.within])


class _Intent:
    """Walks one document. Each method yields what one kind of node means to say."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.place = _Place()

    def whole(self) -> Iterator[Intended]:
        match self.document.look:
            case "card":
                yield from self._card()
            case "certificate" | "poster":
                yield from self._head()
                yield from self._blocks(self.document.blocks, 2)
            case _:
                yield from self._head()
                yield from self._blocks(self.document.blocks, 2)
                self.place = _Place(within=["the last line"])
                yield from self._words(closing_words(self.document))

    def _head(self) -> Iterator[Intended]:
        document = self.document
        in_logo = document.brand is not None and document.brand.logo_holds_name and document.look != "poster"
        if in_logo:
            yield self._heard(Heard("picture", document.author))
        else:
            yield from self._words(document.author)
        yield from self._heading(1, document.title)
        if document.look != "poster":
            yield from self._block_of_words(document.subtitle)

    def _card(self) -> Iterator[Intended]:
        """Folded: the cover and the back are one side of the sheet, what is inside the other."""
        cover, left, right, *back = self.document.blocks
        assert isinstance(cover, nodes.Section)
        yield from self._heading(1, cover.title)
        yield from self._blocks(cover.blocks, 2)
        yield from self._blocks((*back, left, right), 2)

    # ------------------------------------------------------------ the small ones

    def _heard(self, one: Heard) -> Intended:
        return Intended(one, str(self.place))

    def _words(self, words: str, language: str = "") -> Iterator[Intended]:
        if bare(words):
            yield self._heard(Heard("words", words, language=language))

    def _heading(self, level: int, title: Inlines, before: str = "") -> Iterator[Intended]:
        yield self._heard(Heard("heading", join_words(before, _plain(title)), level=level))

    def _block_of_words(self, *lines: Inlines) -> Iterator[Intended]:
        """Lines that stand in one paragraph. Links, and words of another language, are things of their own."""
        run, language = "", ""
        for line in lines:
            for part in _parts(line, ""):
                if part.kind == "words" and (part.language == language or not bare(run)):
                    run, language = run + part.words, part.language
                    continue
                yield from self._words(run, language)
                run, language = (part.words, part.language) if part.kind == "words" else ("", "")
                if part.kind != "words":
                    yield self._heard(part)
            run += " "
        yield from self._words(run, language)

    def _within(self, kind: str, content: Iterator[Intended]) -> Iterator[Intended]:
        self.place.counted[kind] += 1
        self.place.within.append(f"{kind} {self.place.counted[kind]}")
        yield from content
        self.place.within.pop()

    # ------------------------------------------------------------ blocks

    def _blocks(self, blocks: tuple[Block, ...], level: int) -> Iterator[Intended]:
        """``level`` is the heading level of a block that has headings of its own."""
        for block in blocks:
            yield from self._block(block, level)

    def _block(self, block: Block, level: int) -> Iterator[Intended]:
        match block:
            case nodes.Section():
                yield from self._section(block)
            case nodes.Paragraph(content=content):
                yield from self._within("paragraph", self._block_of_words(content))
            case nodes.Listing():
                yield from self._within("list", self._listing(block, level))
            case nodes.Table():
                yield from self._within("table", self._table(block))
            case nodes.Details():
                yield from self._within("table", self._details(block))
            case nodes.Picture(words=words) | nodes.Figures(words=words) | nodes.CasePicture(words=words):
                if words:
                    yield from self._within("picture", self._picture(words))
            case nodes.Portraits():
                yield from self._within("list", self._portraits(block))
            case nodes.Box():
                yield from self._within("box", self._titled(block.title, block.blocks, level))
            case nodes.Quotation():
                yield from self._within("quotation", self._quotation(block, level))
            case nodes.Fields():
                for one in block.fields:
                    yield from self._within("field", self._field(one))
            case nodes.WriteSpace(label=label):
                yield from self._within("room to write", self._room(label, "write_space"))
            case nodes.DrawSpace(label=label):
                yield from self._within("room to draw", self._room(label, "picture_space"))
            case nodes.PhotoSpaces(spaces=spaces):
                for space in spaces:
                    yield from self._within("place for a photograph", self._space(space))
            case nodes.Panels(panels=panels):
                for panel in panels:
                    yield from self._within("panel", self._panel(panel, level))
            case nodes.Road(stops=stops):
                for stop in stops:
                    yield from self._within("stop", self._stop(stop, block.level))
            case nodes.Flow():
                yield from self._flow(block)
            case nodes.Signatures():
                yield from self._within("signatures", self._signatures(block))
            case nodes.PictureRow(blocks=blocks):
                yield from self._within("row", self._blocks(blocks, level))
            case nodes.PageBreak():
                return
            case _:
                assert_never(block)

    def _section(self, section: nodes.Section) -> Iterator[Intended]:
        outer = self.place
        outer.section_count += 1
        self.place = _Place([*outer.sections, outer.section_count])
        yield from self._heading(section.level, section.title)
        yield from self._blocks(section.blocks, min(section.level + 1, 6))
        self.place = outer

    def _listing(self, listing: nodes.Listing, level: int) -> Iterator[Intended]:
        numbered = listing.kind == "number"
        yield self._heard(Heard("list", count=len(listing.items), state="numbered" if numbered else ""))
        for number, item in enumerate(listing.items, start=1):
            sign = f"{number}." if numbered else ""
            if listing.kind == "tick":
                sign = listing.tick_words[item.ticked]
            self.place.within.append(f"item {number}")
            yield self._heard(Heard("item", sign))
            yield from self._blocks(item.blocks, level)
            self.place.within.pop()
        yield self._heard(Heard("list end"))

    def _table(self, table: nodes.Table) -> Iterator[Intended]:
        columns = [_plain(column) for column in table.columns]
        yield self._heard(Heard("table", count=len(columns)))
        yield self._heard(Heard("row"))
        for column in columns:
            yield self._heard(Heard("head", column, state="Column"))
        for row in table.rows:
            yield self._heard(Heard("row"))
            head = _plain(row[0]) if table.row_heads else ""
            for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
                is_head = number == 0 and table.row_heads and bool(row[0])
                yield from self._cell(cell, (column, head if number else ""), "Row" if is_head else "")
        yield self._heard(Heard("table end"))

    def _details(self, details: nodes.Details) -> Iterator[Intended]:
        yield self._heard(Heard("table", count=2))
        for entry in details.entries:
            yield self._heard(Heard("row"))
            yield from self._cell(entry.label, (), "Row")
            yield from self._cell(entry.value, (_plain(entry.label),), "")
        yield self._heard(Heard("table end"))

    def _cell(self, content: Inlines, heads: tuple[str, ...], scope: str) -> Iterator[Intended]:
        if scope:
            yield self._heard(Heard("head", _plain(content), state=scope))
            return
        yield self._heard(Heard("cell", heads=tuple(head for head in heads if bare(head))))
        yield from self._block_of_words(content)

    def _picture(self, words: str) -> Iterator[Intended]:
        yield self._heard(Heard("picture", words))

    def _portraits(self, portraits: nodes.Portraits) -> Iterator[Intended]:
        yield self._heard(Heard("list", count=len(portraits.people)))
        for person in portraits.people:
            yield self._heard(Heard("item"))
            yield from self._block_of_words(person.name)
            yield from self._block_of_words(person.role)
        yield self._heard(Heard("list end"))

    def _titled(self, title: Inlines, blocks: tuple[Block, ...], level: int) -> Iterator[Intended]:
        yield from self._block_of_words(title)
        yield from self._blocks(blocks, level)

    def _quotation(self, quotation: nodes.Quotation, level: int) -> Iterator[Intended]:
        yield from self._block_of_words(quotation.source)
        yield self._heard(Heard("quotation"))
        yield from self._blocks(quotation.blocks, level)
        yield self._heard(Heard("quotation end"))

    def _field(self, one: nodes.Field) -> Iterator[Intended]:
        yield from self._block_of_words(one.label, one.hint)
        yield from self._block_of_words(one.value)
        if one.lines or not one.value:
            yield from self._words(self.document.labels["write_space"])

    def _room(self, label: Inlines, room: str) -> Iterator[Intended]:
        yield from self._block_of_words(label)
        yield from self._words(self.document.labels[room])

    def _space(self, space: nodes.PhotoSpace) -> Iterator[Intended]:
        yield from self._block_of_words(space.label)
        yield from self._words(space.words)

    def _panel(self, panel: nodes.Panel, level: int) -> Iterator[Intended]:
        yield from self._heading(level, panel.title)
        yield from self._blocks(panel.blocks, level)

    def _stop(self, stop: nodes.Stop, level: int) -> Iterator[Intended]:
        yield from self._heading(level, stop.title, f"{stop.number}.")
        yield from self._words(stop.state_words)
        yield from self._blocks(stop.blocks, min(level + 1, 6))

    def _flow(self, flow: nodes.Flow) -> Iterator[Intended]:
        for part in flow.parts:
            if isinstance(part, nodes.FlowStep):
                yield from self._within("step", self._step(part, flow))
            else:
                yield from self._within("choice", self._choice(part, flow))

    def _step(self, step: nodes.FlowStep, flow: nodes.Flow) -> Iterator[Intended]:
        yield from self._heading(flow.level, step.title)
        meta = [
            f"{label}: {_plain(value)}"
            for label, value in ((flow.who_label, step.who), (flow.when_label, step.by_when))
            if value
        ]
        yield from self._words(" · ".join(meta))
        yield from self._blocks(step.blocks, min(flow.level + 1, 6))

    def _choice(self, choice: nodes.FlowChoice, flow: nodes.Flow) -> Iterator[Intended]:
        yield from self._heading(flow.level, choice.question)
        for branch in choice.branches:
            yield from self._titled(branch.title, branch.blocks, min(flow.level + 1, 6))

    def _signatures(self, signatures: nodes.Signatures) -> Iterator[Intended]:
        for who in signatures.signatures:
            if self.document.look not in SIGNED_WITHOUT_LABELS:
                yield from self._words(f"{signatures.sign_label} {signatures.date_label}")
            yield from self._block_of_words(who.name, who.role)


def _parts(content: Inlines, language: str) -> Iterator[Heard]:
    for node in content:
        match node:
            case nodes.Text(text=text):
                yield Heard("words", text, language=language)
            case nodes.Strong(content=inner) | nodes.Emphasis(content=inner):
                yield from _parts(inner, language)
            case nodes.InLanguage(language=other, content=inner):
                yield from _parts(inner, other)
            case nodes.Link(address=address, content=inner):
                words = _plain(inner)
                yield Heard("link", words, target=address, called=words, language=language)
            case nodes.Blank(label=label):
                yield Heard("words", f" {label} ", language=language)
            case nodes.Break():
                yield Heard("words", " ", language=language)
            case _:
                assert_never(node)


def _plain(content: Inlines) -> str:
    """The words of a line as they are heard: of a line to write on its label."""
    return " ".join("".join(one.words for one in _parts(content, "")).split())
