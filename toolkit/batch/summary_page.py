"""The report of a batch as a page for the office: how much was made for whom, what is at fault and in which cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..brand.reader import Brand
from ..case.schema import Reader
from ..document.nodes import Block, Detail, Details, Document, Inlines, Paragraph, Section, Table, Text
from ..locale.catalogue import Catalogue
from .summary import Finding, Summary

IDENTIFIER = "batch-report"
IN_SHORT = ("cases", "built", "unchanged", "need_attention", "written", "taken_over")
BY_READER = {"reader": 34, "files": 22, "not_made": 22, "stopped": 22}
BY_FAULT = {"what": 40, "field": 22, "how_many": 10, "which": 28}
MOST_NAMED = 12  # cases of one fault; batch-report.json names all


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """Composes the page. ``day`` is that of the build, in words."""

    catalogue: Catalogue
    brand: Brand
    day: str

    def document(self, summary: Summary) -> Document:
        """The page as a document, for the HTML writer."""
        return Document(
            identifier=IDENTIFIER,
            reader=Reader.PRACTITIONER,
            look="protocol",
            variant="standard",
            language=self.catalogue.language,
            title=self._line("title"),
            subtitle=self._line("subtitle"),
            blocks=tuple(self._blocks(summary)),
            author=self.brand.council["name"],
            reference="",
            day=self.day,
            direction="rtl" if self.catalogue.direction == "rtl" else "ltr",
            labels=self.catalogue.labels,
            brand=self.brand.worn,
        )

    def _blocks(self, summary: Summary) -> Iterator[Block]:
        yield self._section("in_short", self._counts({name: getattr(summary, name) for name in IN_SHORT}))
        yield self._section("faults", *self._findings(summary.faults, "no_faults"))
        if summary.to_look_at:
            words = Paragraph(self._line("to_look_at_words"))
            yield self._section("to_look_at", words, self._table_of(summary.to_look_at))
        yield self._section("by_reader", self._readers(summary))
        if summary.warnings:
            yield self._section("warnings", self._table_of(summary.warnings))
        if summary.engine:
            total = sum(summary.engine.values())
            shares = {name: f"{count} ({count / total:.0%})" for name, count in summary.engine.items()}
            named = tuple(Detail(_text(name), _text(share)) for name, share in shares.items())
            yield self._section("engine", Paragraph(self._line("engine_words")), Details(named))

    def _findings(self, findings: Sequence[Finding], none: str) -> Iterator[Block]:
        if findings:
            yield Paragraph(self._line("numbers_words"))
            yield self._table_of(findings)
        else:
            yield Paragraph(self._line(none))

    def _table_of(self, findings: Sequence[Finding]) -> Table:
        rows = [
            (_text(one.what), _text(one.path or "–"), self._number(len(one.cases)), self._cases(one.cases))
            for one in findings
        ]
        return self._table(BY_FAULT, rows)

    def _cases(self, cases: Sequence[str]) -> Inlines:
        more = len(cases) - MOST_NAMED
        named = ", ".join(cases[:MOST_NAMED])
        return _text(self._words("and_more").format(named=named, count=more) if more > 0 else named)

    def _readers(self, summary: Summary) -> Table:
        rows = [
            (
                self._line(f"reader_{one.reader}"),
                self._number(one.files),
                self._number(one.not_made),
                self._number(one.stopped),
            )
            for one in summary.readers
        ]
        return self._table(BY_READER, rows)

    def _counts(self, counts: Mapping[str, int]) -> Details:
        return Details(
            tuple(Detail(self._line(f"count_{name}"), self._number(count)) for name, count in counts.items())
        )

    def _section(self, key: str, *blocks: Block) -> Section:
        return Section(2, self._line(key), blocks, f"part-{key.replace('_', '-')}")

    def _table(self, columns: Mapping[str, int], rows: Sequence[tuple[Inlines, ...]]) -> Table:
        return Table(
            tuple(self._line(f"column_{name}") for name in columns), tuple(columns.values()), tuple(rows)
        )

    def _number(self, count: int) -> Inlines:
        return _text(self.catalogue.number(count))

    def _words(self, key: str) -> str:
        return self.catalogue.batch[key]

    def _line(self, key: str) -> Inlines:
        return _text(self._words(key))


def _text(words: str) -> Inlines:
    return (Text(words),)
