"""The proof of a package: a page for practitioners that says which checks ran on which file, with what result; what a screen
reader says of each PDF; and what no machine can say and nobody has looked at yet.

What the case withholds from practitioners does not stand in it: such a document is named, and not read out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..brand.reader import Brand
from ..case.schema import Reader
from ..document.nodes import (
    Block,
    Detail,
    Details,
    Document,
    Inlines,
    Item,
    Listing,
    Paragraph,
    Section,
    Table,
    Text,
)
from ..locale.catalogue import Catalogue
from ..proof.checks import NAMES, Result

IDENTIFIER = "proof"
COLUMNS = {"check": 44, "files": 14, "held": 14, "result": 28}
COLUMNS_OF_FILES = {"file": 50, "checks": 32, "result": 18}
HELD, FOUND, NOT_RUN = "held", "found", "not_run"


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What a screen reader says of a PDF, a line for each thing; None where practitioners may not be told it."""

    path: str
    lines: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class EasyWords:
    """A file in easy read, and who has checked its words."""

    path: str
    checked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofPage:
    """Composes the page. ``day`` is that of the build, in words.

    ``reference`` is the package's, empty where there is none or practitioners may not be told it.
    """

    catalogue: Catalogue
    brand: Brand
    reference: str
    day: str

    def document(
        self, results: Sequence[Result], read_out: Sequence[ReadOut], easy: Sequence[EasyWords]
    ) -> Document:
        """The page as a document, for the HTML writer."""
        return Document(
            identifier=IDENTIFIER,
            reader=Reader.PRACTITIONER,
            look="protocol",
            variant="standard",
            language=self.catalogue.language,
            title=self._line("title"),
            subtitle=self._line("subtitle"),
            blocks=tuple(self._blocks(results, read_out, easy)),
            author=self.brand.council["name"],
            reference=self.reference,
            day=self.day,
            direction="rtl" if self.catalogue.direction == "rtl" else "ltr",
            labels=self.catalogue.labels,
            brand=self.brand.worn,
        )

    def _blocks(
        self, results: Sequence[Result], read_out: Sequence[ReadOut], easy: Sequence[EasyWords]
    ) -> Iterator[Block]:
        states = [_state(result) for result in results]
        counts = {state: states.count(state) for state in (HELD, FOUND, NOT_RUN)}
        files = len({result.path for result in results})
        yield self._section(
            "summary", self._details({"files": files, **{f"count_{name}": n for name, n in counts.items()}})
        )
        yield self._section("checks", Paragraph(self._line("checks_words")), self._checks(results))
        if counts[FOUND]:
            yield self._section("findings", _listing("bullet", _findings(results)))
        yield self._section("by_people", *self._by_people(easy))
        yield self._section("each_file", self._files(results))
        if read_out:
            spoken = (self._read_out(number, one) for number, one in enumerate(read_out, 1))
            yield self._section("read_out", Paragraph(self._line("read_out_words")), *spoken)

    def _checks(self, results: Sequence[Result]) -> Table:
        rows = []
        for name in NAMES:
            own = [_state(result) for result in results if result.check == name]
            if own:
                rows.append(
                    (
                        self._line(f"asks_{name}"),
                        self._number(len(own)),
                        self._number(own.count(HELD)),
                        self._outcome(own),
                    )
                )
        return self._table(COLUMNS, rows)

    def _files(self, results: Sequence[Result]) -> Table:
        by_file: dict[str, list[Result]] = {}
        for result in results:
            by_file.setdefault(result.path.name, []).append(result)
        rows = [
            (_text(name), self._names(own), self._outcome([_state(result) for result in own]))
            for name, own in sorted(by_file.items())
        ]
        return self._table(COLUMNS_OF_FILES, rows)

    def _names(self, results: Sequence[Result]) -> Inlines:
        ran = [result.check for result in results if result.found is not None]
        return _text(", ".join(self._words(f"name_{name}") for name in ran))

    def _outcome(self, states: Sequence[str]) -> Inlines:
        if FOUND in states:
            return _text(self._words("some_found").format(count=states.count(FOUND)))
        return self._line("none_run" if set(states) == {NOT_RUN} else "all_held")

    def _by_people(self, easy: Sequence[EasyWords]) -> Iterator[Block]:
        yield Paragraph(self._line("by_people_words"))
        yield _listing("bullet", [words for key, words in self._all().items() if key.startswith("never_")])
        if easy:
            yield Paragraph(self._line("easy_words"))
            nobody = self._words("by_nobody")
            yield _listing("bullet", [f"{one.path}: {', '.join(one.checked_by) or nobody}" for one in easy])

    def _read_out(self, number: int, one: ReadOut) -> Section:
        spoken: Block = (
            Paragraph(self._line("withheld")) if one.lines is None else _listing("number", one.lines)
        )
        return Section(3, _text(one.path), (spoken,), f"part-read-out-{number}")

    def _details(self, counts: Mapping[str, int]) -> Details:
        entries = (Detail(self._line(name), self._number(count)) for name, count in counts.items())
        reference = (Detail(self._line("reference"), _text(self.reference)),) if self.reference else ()
        return Details((*reference, *entries))

    def _section(self, key: str, *blocks: Block) -> Section:
        return Section(2, self._line(key), blocks, f"part-{key.replace('_', '-')}")

    def _table(self, columns: Mapping[str, int], rows: Sequence[tuple[Inlines, ...]]) -> Table:
        return Table(tuple(map(self._line, columns)), tuple(columns.values()), tuple(rows))

    def _number(self, count: int) -> Inlines:
        return _text(self.catalogue.number(count))

    def _all(self) -> Mapping[str, str]:
        return self.catalogue.proof

    def _words(self, key: str) -> str:
        return self._all()[key]

    def _line(self, key: str) -> Inlines:
        return _text(self._words(key))


def _state(result: Result) -> str:
    if result.found is None:
        return NOT_RUN
    return FOUND if result.found else HELD


def _findings(results: Sequence[Result]) -> list[str]:
    return [f"{result.path.name}: {sentence}" for result in results for sentence in result.found or ()]


def _text(words: str) -> Inlines:
    return (Text(words),)


def _listing(kind: str, lines: Sequence[str]) -> Listing:
    items = tuple(Item((Paragraph(_text(line)),)) for line in lines)
    return Listing("number" if kind == "number" else "bullet", items)
