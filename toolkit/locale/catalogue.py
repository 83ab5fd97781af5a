"""One language's catalogue: its words, and how a value of each kind is put into words.

Babel formats dates, times, money, numbers and lists for the catalogue's language, so a second language needs no code.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import InputFault
from ..reading.faults import faults_of
from ..reading.source import read_file


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Patterns(_Part):
    """CLDR patterns for Babel, and ``{name}`` and ``{count}`` patterns."""

    date: str
    time: str
    time_on_the_hour: str
    possessive: str
    years: str


class Pronouns(_Part):
    """The five forms, and whether verbs after the first are those of one person."""

    they: str
    them: str
    their: str
    theirs: str
    themself: str
    one: bool


class Catalogue(_Part):
    """Everything that one language says. Raises KeyError for a word that is missing, never a silent default."""

    language: str
    name: str
    direction: str
    patterns: Patterns
    pronouns: dict[str, Pronouns]
    verbs: dict[str, str]
    unknown: dict[str, str]
    lines: dict[str, str]
    choices: dict[str, dict[str, str]]
    clocks: dict[str, dict[str, str]]
    labels: dict[str, str]
    print_run: dict[str, str]
    proof: dict[str, str]
    batch: dict[str, str]

    def day(self, day: date) -> str:
        """``Monday 2 March 2026``."""
        return format_date(day, self.patterns.date, locale=_locale(self.language))

    def clock_time(self, at: time) -> str:
        """``3.30pm``, ``4pm``."""
        pattern = self.patterns.time if at.minute else self.patterns.time_on_the_hour
        return format_time(at, pattern, locale=_locale(self.language))

    def money(self, pounds: Decimal) -> str:
        """``£60``, ``£60.50``."""
        locale = _locale(self.language)
        if pounds == pounds.to_integral_value():
            return format_currency(pounds, "GBP", format="¤#,##0", locale=locale, currency_digits=False)
        return format_currency(pounds, "GBP", locale=locale)

    def number(self, count: int | Decimal) -> str:
        """``1,946``."""
        return str(format_decimal(count, locale=_locale(self.language)))

    def conjunction(self, names: tuple[str, ...]) -> str:
        """``Jean``, ``Jean and Paul``, ``Jean, Paul and Rose``."""
        return format_list(names, style="standard", locale=_locale(self.language))

    def possessive(self, name: str) -> str:
        """``Jean and Paul’s``."""
        return self.patterns.possessive.format(name=name)

    def clock(self, count: int, unit: str) -> str:
        """``14 days``, ``week 6``, ``18``."""
        forms = self.clocks[unit]
        form = _locale(self.language).plural_form(count)
        return forms.get(form, forms["other"]).format(count=count)


def months_of(number: int, languages: Iterable[str]) -> set[str]:
    """What the month ``number`` is called in ``languages``: in full and short, within a date and alone."""
    found: set[str] = set()
    for language in languages:
        months = _locale(language).months
        found.update(months[form][width][number] for form in months for width in ("wide", "abbreviated"))
    return found


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@cache
def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in ``path``; raises InputFault."""
    source = read_file(path, path.name)
    try:
        return Catalogue.model_validate(source.data)
    except ValidationError as error:
        raise InputFault(faults_of(error, source, Catalogue)) from None
