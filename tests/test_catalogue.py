"""The catalogues: every language says the same things, and everything that a document may need to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from tiny import english
from toolkit.assets import LOCALES
from toolkit.case.clocks import CLOCKS
from toolkit.case.facts import FACTS, LISTS, WORKERS
from toolkit.case.figures import FIGURES
from toolkit.case.said import SAYABLE
from toolkit.case.schema import Case, Occasion
from toolkit.case.timeline import BIRTHDAYS
from toolkit.content.vocabulary import PRONOUNS
from toolkit.errors import InputFault
from toolkit.locale.catalogue import read_catalogue
from toolkit.reading.source import read_file

REFERENCE = LOCALES / "en-GB.yaml"
LANGUAGES = sorted(LOCALES.glob("*.yaml"))
PATTERN = re.compile(r"\{\w+\}")
# Forms that a language's grammar asks for, so they differ from language to language.
OWN_FORMS = re.compile(r"^(clocks\.[^.]+\.\w+|verbs\.[^.]+|pronouns\.[^.]+\..+)$")
STEPS = ("matching_meeting", "ratification", "commitment_visit", "celebration")
DERIVED = ("papers_out", "record_due", "head_of_service", "next_by", "one_year_here")


def entries(data: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from entries(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def of_file(path: Path) -> dict[str, Any]:
    return dict(entries(read_file(path).data))


# ---------------------------------------------------------------- every language


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_has_the_keys_of_the_reference(path: Path) -> None:
    here, reference = (
        {key for key in of_file(file) if not OWN_FORMS.match(key)} for file in (path, REFERENCE)
    )
    assert here == reference


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_has_the_placeholders_of_the_reference(path: Path) -> None:
    here, reference = of_file(path), of_file(REFERENCE)
    for key in here.keys() & reference.keys():
        if not OWN_FORMS.match(key):
            assert sorted(PATTERN.findall(str(here[key]))) == sorted(PATTERN.findall(str(reference[key]))), (
                key
            )
    assert all("{count}" in str(said) for key, said in here.items() if key.startswith("clocks."))


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_says_something_for_every_key(path: Path) -> None:
    assert read_catalogue(path).language == path.stem
    assert not [key for key, said in of_file(path).items() if said in (None, "")]


# ---------------------------------------------------------------- what facts need


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation):
        yield from _choices(inner)


def choices_at(path: str) -> set[str]:
    """The words that the schema lets stand at ``path``."""
    here: Any = Case
    for part in path.split("."):
        field = next(f for n, f in here.model_fields.items() if (f.alias or n) == part)
        here = next((m for m in _models(field.annotation)), field.annotation)
    return set(_choices(here))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


KEY_DATES = {*STEPS, *DERIVED, *BIRTHDAYS}
OTHER_CHOICES: Mapping[str, set[str]] = {
    "occasion.name": set(get_args(Occasion)),
    "people.invited_to": set(get_args(Occasion)),
    "team.role": set(WORKERS),
    "things_said.kind": set(SAYABLE.values()),
    "siblings.relation": choices_at("child.pronouns"),
    "key_dates.what": KEY_DATES,
    "key_dates.who": KEY_DATES,
    "key_dates.rule": KEY_DATES,
}
CHOICES = [fact.name for fact in FACTS.values() if fact.kind == "choice"] + [
    f"{made.name}.{name}" for made in LISTS.values() for name, kind in made.fields.items() if kind == "choice"
]


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_has_its_words_and_no_other(name: str) -> None:
    wanted = OTHER_CHOICES[name] if name in OTHER_CHOICES else choices_at(name)
    assert wanted
    assert english().choices[name].keys() == wanted


def test_there_are_no_choices_that_nobody_makes() -> None:
    assert english().choices.keys() == {*CHOICES, "figures"}
    assert english().choices["figures"].keys() == FIGURES.keys()


def test_words_for_what_is_not_known_are_for_real_facts() -> None:
    assert english().unknown.keys() <= FACTS.keys()


def test_every_clock_has_its_unit() -> None:
    assert english().clocks.keys() == {clock.unit for clock in CLOCKS.values()}


def test_every_pronoun_has_every_form() -> None:
    assert english().pronouns.keys() == choices_at("child.pronouns")
    assert all(getattr(forms, form) for forms in english().pronouns.values() for form in PRONOUNS)


# ---------------------------------------------------------------- values in words


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (date(2026, 3, 2), "Monday 2 March 2026"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),  # the last ISO week belongs to another year
        (date(2024, 12, 30), "Monday 30 December 2024"),
    ],
)
def test_a_day_is_written_out(value: date, reads: str) -> None:
    assert english().day(value) == reads


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (time(15, 30), "3.30pm"),
        (time(16), "4pm"),
        (time(9, 5), "9.05am"),
        (time(12), "12pm"),
        (time(0, 15), "12.15am"),
    ],
)
def test_a_time_is_written_as_it_is_said(value: time, reads: str) -> None:
    assert english().clock_time(value) == reads


@pytest.mark.parametrize(
    ("value", "reads"), [("60", "£60"), ("60.5", "£60.50"), ("1234.00", "£1,234"), ("0.99", "£0.99")]
)
def test_money_is_in_pounds(value: str, reads: str) -> None:
    assert english().money(Decimal(value)) == reads


@pytest.mark.parametrize(
    ("count", "unit", "reads"),
    [
        (14, "day", "14 days"),
        (1, "day", "1 day"),
        (1, "year", "1 year"),
        (6, "week number", "week 6"),
        (18, "age", "18"),
    ],
)
def test_a_clock_reads_as_its_unit(count: int, unit: str, reads: str) -> None:
    assert english().clock(count, unit) == reads


@pytest.mark.parametrize(
    ("names", "reads"),
    [(("Jean",), "Jean"), (("Jean", "Paul"), "Jean and Paul"), (("a", "b", "c"), "a, b and c")],
)
def test_names_read_as_a_list(names: tuple[str, ...], reads: str) -> None:
    assert english().conjunction(names) == reads


def test_a_name_with_braces_is_only_a_name() -> None:
    assert english().possessive("{0} {name}") == "{0} {name}’s"


def test_a_word_that_is_missing_is_a_fault_and_never_a_guess(tmp_path: Path) -> None:
    text = REFERENCE.read_text(encoding="utf-8").replace("  date: EEEE", "  dates: EEEE")
    (tmp_path / "xx.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputFault) as raised:
        read_catalogue(tmp_path / "xx.yaml")
    assert [fault.path for fault in raised.value.faults] == ["patterns.date", "patterns.dates"]
    assert "Did you mean “date”?" in raised.value.faults[1].message
