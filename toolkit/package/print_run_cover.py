"""The cover sheet of a print run: a document for practitioners that says what goes to whom, and on what paper.

It names people as a practitioner may be told them, else by their role, and documents by their titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..brand.reader import Brand
from ..case.disclosure import DisclosedCase, Recipient
from ..case.schema import Reader
from ..case.sight import Sight
from ..document.nodes import (
    Block,
    Box,
    Detail,
    Details,
    Document,
    Inlines,
    Paragraph,
    Section,
    Table,
    Text,
)
from ..locale.catalogue import Catalogue

IDENTIFIER = "print-run"
ON_THICK_PAPER = ("card", "certificate")  # looks; the catalogue says how each is printed
COLUMNS = {"what": 29, "whom": 20, "copies": 11, "sheets": 11, "first_page": 9, "notes": 20}
COLUMNS_APART = {"file": 42, "whom": 21, "how": 37}


@dataclass(frozen=True, slots=True)
class InRun:
    """A document in the run. ``first_page`` is counted from 1 in the whole file."""

    title: Inlines
    look: str
    recipient: Recipient
    sheets: int
    first_page: int
    has_booklet: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A file that is not in the run; ``how`` is the catalogue's key for the way in which it is printed."""

    path: str
    recipient: Recipient
    how: str


@dataclass(frozen=True, slots=True)
class Cover:
    """Composes the cover sheet. ``can_print`` tells whether there are letters for a name."""

    view: DisclosedCase
    catalogue: Catalogue
    brand: Brand
    can_print: Callable[[str], bool]

    def document(self, in_run: Sequence[InRun], apart: Sequence[Apart], sheets: int) -> Document:
        """The cover sheet; ``sheets`` are those of the whole run."""
        sight, words = Sight(self.view), self.catalogue.print_run
        return Document(
            identifier=IDENTIFIER,
            reader=Reader.PRACTITIONER,
            look="form",
            variant="standard",
            language=self.catalogue.language,
            title=self._line("title"),
            subtitle=self._line("subtitle"),
            blocks=tuple(self._blocks(in_run, apart, words["total"].format(count=sheets))),
            author=self.brand.council["name"],
            reference=str(sight.known("reference") or ""),
            day=self.catalogue.day(self.view.today),
            direction="rtl" if self.catalogue.direction == "rtl" else "ltr",
            labels=self.catalogue.labels,
            brand=self.brand.worn,
        )

    def _blocks(self, in_run: Sequence[InRun], apart: Sequence[Apart], total: str) -> Iterator[Block]:
        reference = Sight(self.view).known("reference") or ""
        yield Details(
            (
                Detail((Text(self.catalogue.labels["reference"]),), (Text(str(reference), "reference"),)),
                Detail(self._line("made_on"), (Text(self.catalogue.day(self.view.today), figures=True),)),
                Detail(self._line("sheets"), (Text(total),)),
                Detail(self._line("paper"), self._line("paper_words")),
            )
        )
        yield Box("help", self._line("safe"), (Paragraph(self._line("safe_words")),))
        yield self._section("handed_out", (self._table(COLUMNS, map(self._row, in_run)),))
        if apart:
            listed = self._table(COLUMNS_APART, map(self._row_apart, apart))
            yield self._section("apart", (Paragraph(self._line("apart_words")), listed))
        yield self._section("accessible", (Paragraph(self._line("accessible_words")),))

    def _section(self, key: str, blocks: tuple[Block, ...]) -> Section:
        return Section(2, self._line(key), blocks, f"part-{key.replace('_', '-')}")

    def _table(self, columns: dict[str, int], rows: Iterator[tuple[Inlines, ...]]) -> Table:
        return Table(tuple(map(self._line, columns)), tuple(columns.values()), tuple(rows))

    def _row(self, one: InRun) -> tuple[Inlines, ...]:
        return (
            one.title,
            self.whom(one.recipient),
            self._line("copies_for_partners" if one.recipient.reader is Reader.PARTNER else "one_copy"),
            (Text(self.catalogue.number(one.sheets)),),
            (Text(self.catalogue.number(one.first_page)),),
            self._notes(one),
        )

    def _notes(self, one: InRun) -> Inlines:
        words, occasion = self.catalogue.print_run, one.recipient.occasion
        notes = []
        if occasion:
            asked_to = self.catalogue.choices["people.invited_to"][occasion]
            notes.append(words["occasion"].format(occasion=asked_to))
        if one.look in ON_THICK_PAPER:
            notes.append(words[one.look])
        if one.has_booklet:
            notes.append(words["booklet"])
        return (Text(" ".join(notes) or "–"),)

    def _row_apart(self, one: Apart) -> tuple[Inlines, ...]:
        return (Text(one.path),), self.whom(one.recipient), self._line(one.how)

    def whom(self, recipient: Recipient) -> Inlines:
        """Whom a document goes to: the name where a practitioner may be told it, else the role."""
        words = self.catalogue.print_run
        if recipient.person is None:
            return (Text(words[recipient.reader.value]),)
        part = recipient.list or "child"
        path = f"{recipient.person}.name"
        name = Sight(self.view).known(path)
        if name is None or not self.can_print(str(name)):
            return (Text(words[f"a_{part}"].format(number=(recipient.index or 0) + 1)),)
        before, _, after = words[part].partition("{name}")
        return tuple(text for text in (Text(before), Text(str(name), path), Text(after)) if text.text)

    def _line(self, key: str) -> Inlines:
        return (Text(self.catalogue.print_run[key]),)
