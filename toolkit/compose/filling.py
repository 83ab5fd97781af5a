"""Fill a line's placeholders with a reader's facts, put into words by the catalogue.

A value becomes one plain text node, so it can never become markup. A fact that is not known becomes the catalogue's
words for that, or a line to write on; a withheld one, or one that does not apply, raises NotTold, and the block that
uses it says what happens then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from ..case.clocks import Clock
from ..case.disclosure import WITHHELD
from ..case.facts import FACTS, Kind
from ..case.sight import Missing, NotTold, Sight
from ..content.markdown import Bold, Foreign, Line, LinkTo, NewLine, Part, Placeholder, Slanted, Words
from ..content.vocabulary import PRONOUNS
from ..document.nodes import Blank, Break, Emphasis, InLanguage, Inline, Inlines, Link, Strong, Text
from ..locale.catalogue import Catalogue, Pronouns

FIGURES: frozenset[Kind] = frozenset({"date", "time", "phone", "email", "money"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list that a block repeats over: its list, the kinds of its facts, and the facts."""

    list: str
    kinds: Mapping[str, Kind]
    facts: Mapping[str, Any]


@dataclass(slots=True)
class Ledger:
    """What a document asked for while it was composed: each fact with how it came out, and the conditions that did not hold.

    A fact is None where it was told. One that was asked for twice counts as told if it was told once.
    """

    asked: dict[str, Missing | None] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def note(self, name: str, missing: Missing | None) -> None:
        """``name`` was asked for, and is missing in this way, or is told."""
        if missing is None or name not in self.asked:
            self.asked[name] = missing


@dataclass(frozen=True, slots=True)
class Filling:
    """What a line is filled from. ``strict``: an unknown fact raises NotTold too, for a block that has other words.

    ``ledger``: where to note what is asked for, if anybody wants to know.
    """

    sight: Sight
    catalogue: Catalogue
    entry: Entry | None = None
    strict: bool = False
    ledger: Ledger | None = None

    def strictly(self) -> Filling:
        return replace(self, strict=True)

    def with_entry(self, entry: Entry) -> Filling:
        return replace(self, entry=entry)

    def line(self, line: Line) -> Inlines:
        """The line as inline nodes; raises NotTold."""
        return tuple(node for part in line for node in self._part(part))

    def value(self, name: str) -> tuple[Kind, Any]:
        """A fact's kind and value; raises NotTold."""
        try:
            found = self._found(name)
        except NotTold as missing:
            self.note(name, missing.why)
            raise
        self.note(name, None)
        return found

    def note(self, name: str, missing: Missing | None) -> None:
        """Note what was asked for; a fact of an entry under the name of its list."""
        if self.ledger is not None:
            of_entry = name.startswith("one.") and self.entry
            self.ledger.note(f"{self.entry.list}.{name[4:]}" if of_entry and self.entry else name, missing)

    def _found(self, name: str) -> tuple[Kind, Any]:
        if name.startswith("one."):
            return self._of_entry(name.removeprefix("one."))
        fact = FACTS[name]
        return fact.kind, fact.find(self.sight)

    def _part(self, part: Part) -> Iterator[Inline]:
        match part:
            case Words(text=text):
                yield Text(text)
            case Placeholder():
                yield from self._placeholder(part)
            case Bold(content=content):
                yield Strong(self.line(content))
            case Slanted(content=content):
                yield Emphasis(self.line(content))
            case LinkTo(address=str(address), content=content):
                yield Link(address, self.line(content))
            case Foreign(language=language, content=content):
                yield InLanguage(language, self.line(content))
            case NewLine():
                yield Break()
            case LinkTo():
                raise AssertionError(part)
            case _:
                assert_never(part)

    def _of_entry(self, name: str) -> tuple[Kind, Any]:
        if self.entry is None or name not in self.entry.kinds:
            raise NotTold(Missing.DOES_NOT_APPLY)
        value = self.entry.facts.get(name)
        if value is WITHHELD:
            raise NotTold(Missing.WITHHELD)
        if value is None:
            raise NotTold(Missing.UNKNOWN)
        return self.entry.kinds[name], value

    def _placeholder(self, placeholder: Placeholder) -> Iterator[Inline]:
        if placeholder.fact in PRONOUNS:
            yield Text(_capital(self._pronoun(placeholder), placeholder.capital), "child.pronouns")
            return
        try:
            kind, value = self.value(placeholder.fact)
        except NotTold as missing:
            if missing.why is not Missing.UNKNOWN or self.strict:
                raise
            yield self._unknown(placeholder)
            return
        yield from self._said(placeholder, kind, value)

    def _unknown(self, placeholder: Placeholder) -> Inline:
        words = None if self.sight.view.is_blank else self.catalogue.unknown.get(placeholder.fact)
        if words is None:
            return Blank(self.catalogue.lines["general"])
        return Text(_capital(words, placeholder.capital))

    def _said(self, placeholder: Placeholder, kind: Kind, value: Any) -> Iterator[Inline]:
        if kind == "lines":
            for number, line in enumerate(value):
                if number:
                    yield Break()
                yield Text(line, placeholder.fact)
            return
        words = in_words(self.catalogue, self._choice_name(placeholder.fact), kind, value)
        if placeholder.form == "possessive":
            words = self.catalogue.possessive(words)
        text = Text(_capital(words, placeholder.capital), placeholder.fact, kind in FIGURES)
        yield Link(words, (text,)) if kind == "web" else text

    def _choice_name(self, fact: str) -> str:
        return (
            f"{self.entry.list}.{fact.removeprefix('one.')}"
            if self.entry and fact.startswith("one.")
            else fact
        )

    def _pronoun(self, placeholder: Placeholder) -> str:
        forms = self._pronouns()
        if placeholder.verb is None:
            return str(getattr(forms, placeholder.fact))
        verb = self.catalogue.verbs[placeholder.verb] if forms.one else placeholder.verb
        return f"{forms.they} {verb.replace(chr(39), '’')}"

    def _pronouns(self) -> Pronouns:
        return self.catalogue.pronouns[self.sight.known("child.pronouns") or "they/them"]


def in_words(catalogue: Catalogue, name: str, kind: Kind, value: Any) -> str:
    """A value of ``kind`` as a reader reads it, on one line. ``name`` finds a choice's words in the catalogue."""
    match kind:
        case "name" | "text" | "phone" | "email" | "web":
            return str(value)
        case "words":
            return " ".join(str(value).split())
        case "names":
            return catalogue.conjunction(tuple(value))
        case "lines":
            return ", ".join(value)
        case "date":
            return catalogue.day(value)
        case "time":
            return catalogue.clock_time(value)
        case "money":
            return catalogue.money(value)
        case "number":
            return catalogue.number(value)
        case "clock":
            assert isinstance(value, Clock)
            return catalogue.clock(value.count, value.unit)
        case "choice":
            choices = catalogue.choices[name]
            if isinstance(value, tuple):
                return catalogue.conjunction(tuple(choices[one] for one in value))
            return choices[value]
        case _:
            assert_never(kind)


def _capital(words: str, capital: bool) -> str:
    return words[:1].upper() + words[1:] if capital else words
