"""The facts and lists that wording may use: each found in a reader's view, so a withheld one cannot be reached.

A fact's ``kind`` says how the catalogue puts it into words. ``docs/facts.md`` is generated from these tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from .clocks import CLOCKS, age_on, birthday, head_of_service_deadline
from .disclosure import STEP_OF, WITHHELD
from .predicates import CELEBRATION, COMMITMENT_VISIT, MATCHING_MEETING, invited_to, siblings_told
from .said import things_said
from .schema import Occasion
from .sight import Missing, NotTold, Sight
from .timeline import BIRTHDAYS, key_dates

Kind = Literal[
    "name",
    "names",
    "text",
    "words",
    "choice",
    "date",
    "time",
    "phone",
    "email",
    "web",
    "money",
    "lines",
    "number",
    "clock",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact by its name; ``find`` returns its value or raises NotTold."""

    name: str
    kind: Kind
    help: str
    find: Callable[[Sight], Any]


@dataclass(frozen=True, slots=True)
class FactList:
    """A list that wording may repeat over; ``fields`` are the kinds of its entries' facts.

    ``is_of_people``: each entry is somebody with a name, who may be drawn.
    """

    name: str
    help: str
    fields: Mapping[str, Kind]
    find: Callable[[Sight], tuple[Mapping[str, Any], ...]]
    is_of_people: bool = False


def _at(path: str) -> Callable[[Sight], Any]:
    return lambda sight: sight.get(path)


def _of_each(path: str, name: str) -> Callable[[Sight], Any]:
    return lambda sight: sight.gather(path, name)


def _own(name: str) -> Callable[[Sight], Any]:
    return lambda sight: sight.own(name)


def _occasion(name: str) -> Callable[[Sight], Any]:
    def find(sight: Sight) -> Any:
        occasion = sight.view.recipient.occasion
        if occasion is None:
            raise NotTold(Missing.UNKNOWN if sight.view.is_blank else Missing.DOES_NOT_APPLY)
        return occasion if name == "name" else sight.get(f"steps.{STEP_OF[occasion]}.{name}")

    return find


def _birthday(age: int) -> Callable[[Sight], date]:
    return lambda sight: birthday(sight.get("child.born"), age)


def _clock(name: str) -> Callable[[Sight], Any]:
    return lambda sight: CLOCKS[name]


def _council(name: str) -> Callable[[Sight], Any]:
    def find(sight: Sight) -> Any:
        found = sight.council[name]
        if found is None:
            raise NotTold(Missing.DOES_NOT_APPLY)  # this council has no such thing
        return found

    return find


def _today(sight: Sight) -> date:
    return sight.today


COUNCIL: Mapping[str, Kind] = {
    "name": "text",
    "short_name": "text",
    "phone": "phone",
    "email": "email",
    "address": "lines",
    "hours": "text",
    "local_offer": "web",
    "complaints": "web",
    "easy_read": "web",
    "advocacy_name": "text",
    "advocacy_phone": "phone",
}
STEPS = {
    "matching_meeting": "the matching meeting",
    "commitment_visit": "the visit",
    "celebration": "the celebration",
}
WORKERS = {
    "social_worker": "the child's social worker",
    "supervising_social_worker": "the carers' own social worker",
    "team_manager": "the Team Manager",
    "head_of_service": "the Head of Service",
    "independent_reviewing_officer": "the Independent Reviewing Officer",
    "personal_adviser": "the personal adviser",
}


def _facts() -> list[Fact]:
    facts = [
        Fact("reference", "text", "the case's reference", _at("reference")),
        Fact("today", "date", "the day of the build", _today),
        Fact("child.name", "name", "the child's full name, as on the certificate", _at("child.name")),
        Fact("child.known_as", "name", "the child's name, used everywhere else", _at("child.known_as")),
        Fact("child.born", "date", "the child's date of birth", _at("child.born")),
        Fact("child.age", "number", "the child's age today", lambda s: age_on(s.today, s.get("child.born"))),
        Fact("child.interests", "names", "what the child likes", _at("child.interests")),
        Fact("reader.name", "name", "full name of the person the document is for", _own("name")),
        Fact("reader.known_as", "name", "what that person is called", _own("known_as")),
        Fact("reader.relation", "text", "a parent: the child's own word for them", _own("relation")),
        Fact("reader.role", "text", "a guest: who they are to the child", _own("role")),
        Fact("reader.commitment", "words", "a carer: their own words to the child", _own("commitment")),
        Fact("home.since", "date", "the day the child came to live here", _at("home.since")),
        Fact("home.address", "lines", "where the home is", _at("home.address")),
        Fact("carers.known_as", "names", "what the child calls the carers", _of_each("carers", "known_as")),
        Fact("carers.name", "names", "the carers' full names", _of_each("carers", "name")),
        Fact("parents.known_as", "names", "what the parents are called", _of_each("parents", "known_as")),
        Fact(
            "parents.relation", "names", "the child's words for the parents", _of_each("parents", "relation")
        ),
        Fact(
            "steps.matching_meeting.recommendation",
            "choice",
            "what the meeting recommends",
            _at("steps.matching_meeting.recommendation"),
        ),
        Fact("steps.ratification.date", "date", "the day of the decision", _at("steps.ratification.date")),
        Fact("steps.ratification.outcome", "choice", "the decision", _at("steps.ratification.outcome")),
        Fact(
            "steps.ratification.reason",
            "words",
            "why, in words for the child",
            _at("steps.ratification.reason"),
        ),
        Fact(
            "steps.ratification.next_step",
            "words",
            "what happens next, in words for the child",
            _at("steps.ratification.next_step"),
        ),
        Fact(
            "steps.ratification.next_by",
            "date",
            "the day by which that happens",
            _at("steps.ratification.next_by"),
        ),
        Fact(
            "steps.ratification.answer",
            "words",
            "the Head of Service's answer to what the child said",
            _at("steps.ratification.answer"),
        ),
        Fact("steps.celebration.idea", "text", "what the child would like", _at("steps.celebration.idea")),
        Fact(
            "steps.celebration.contribution",
            "money",
            "the council's contribution",
            _at("steps.celebration.contribution"),
        ),
        Fact("steps.celebration.with", "names", "who the child wants there", _at("steps.celebration.with")),
        Fact("views.how", "choice", "how the child told us", _at("views.how")),
        Fact("views.words", "words", "the child's own words", _at("views.words")),
        Fact("occasion.name", "choice", "what a guest is asked to come to", _occasion("name")),
        Fact("occasion.date", "date", "its day", _occasion("date")),
        Fact("occasion.time", "time", "its time", _occasion("time")),
        Fact("occasion.place", "text", "where", _occasion("place")),
        Fact(
            "deadline.head_of_service",
            "date",
            "the last day for the Head of Service's decision",
            lambda s: head_of_service_deadline(s.get("steps.matching_meeting.date")),
        ),
        Fact(
            "deadline.one_year_here",
            "date",
            "a year after the child came",
            lambda s: birthday(s.get("home.since"), 1),
        ),
    ]
    for step, words in STEPS.items():
        facts.append(Fact(f"steps.{step}.date", "date", f"the day of {words}", _at(f"steps.{step}.date")))
        facts.append(Fact(f"steps.{step}.time", "time", f"the time of {words}", _at(f"steps.{step}.time")))
        facts.append(Fact(f"steps.{step}.place", "text", f"where {words} is", _at(f"steps.{step}.place")))
    for name, age in BIRTHDAYS.items():
        facts.append(Fact(f"deadline.{name}", "date", f"the day the child turns {age}", _birthday(age)))
    for worker, words in WORKERS.items():
        for name, kind in WORKER_FIELDS.items():
            path = f"team.{worker}.{name}"
            facts.append(Fact(path, kind, f"{words}: {name}", _at(path)))
    for name, kind in COUNCIL.items():
        facts.append(Fact(f"council.{name}", kind, f"the council: {name.replace('_', ' ')}", _council(name)))
    for name, clock in CLOCKS.items():
        facts.append(Fact(f"clock.{name}", "clock", f"how long: {clock.rules}", _clock(name)))
    return facts


WORKER_FIELDS: Mapping[str, Kind] = {"name": "name", "phone": "phone", "email": "email"}
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in sorted(_facts(), key=lambda fact: fact.name)}

# ---------------------------------------------------------------- lists


def _told(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry without what its reader may not know: what is left out is then not there to be used."""
    return {name: value for name, value in entry.items() if value is not None}


def _entries(path: str) -> Callable[[Sight], tuple[Mapping[str, Any], ...]]:
    return lambda sight: tuple(map(_told, sight.each(path)))


def _guests(occasion: Occasion) -> Callable[[Sight], tuple[Mapping[str, Any], ...]]:
    return lambda sight: tuple(map(_told, invited_to(sight, occasion)))


def _people(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        _told({**person, "invited_to": person.get("invite_to") or None}) for person in sight.each("people")
    )


def _team(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    found = []
    for worker in WORKERS:
        part = sight.known(f"team.{worker}")
        if part and part["name"] is not WITHHELD:
            found.append(_told({**part, "role": worker}))
    return tuple(found)


def _words_of(path: str, name: str) -> Callable[[Sight], tuple[Mapping[str, Any], ...]]:
    return lambda sight: tuple({name: value} for value in sight.known(path) or ())


def _things_said(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    """Each with its words again under the name of its kind, so that wording can ask which kind it is."""
    return tuple(
        _told(
            {
                "kind": said.kind,
                "words": said.words,
                said.kind: said.words,
                "answer": said.answer,
                "by": said.by,
            }
        )
        for said in things_said(sight)
    )


def _siblings(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    """Pronouns that are not told give the word that fits everybody: “brother or sister”."""
    return tuple(
        {**one, "relation": "they/them" if one["pronouns"] is WITHHELD else one["pronouns"]}
        for one in siblings_told(sight)
    )


def _key_dates(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {"date": found.date, "what": found.name, "who": found.name, "rule": found.name}
        for found in key_dates(sight)
    )


PERSON: Mapping[str, Kind] = {"name": "name", "role": "text"}

LISTS: Mapping[str, FactList] = {
    made.name: made
    for made in (
        FactList(
            "people", "everyone who matters to the child", {**PERSON, "invited_to": "choice"}, _people, True
        ),
        FactList(
            "people_at_matching_meeting",
            "those asked to the matching meeting",
            PERSON,
            _guests(MATCHING_MEETING),
            True,
        ),
        FactList(
            "people_at_commitment_visit", "those asked to the visit", PERSON, _guests(COMMITMENT_VISIT), True
        ),
        FactList(
            "people_at_celebration", "those asked to the celebration", PERSON, _guests(CELEBRATION), True
        ),
        FactList(
            "carers",
            "the carers",
            {"name": "name", "known_as": "name", "commitment": "words"},
            _entries("carers"),
            True,
        ),
        FactList(
            "parents",
            "the parents",
            {"name": "name", "known_as": "name", "relation": "text"},
            _entries("parents"),
            True,
        ),
        FactList("team", "those who work with the child", {**WORKER_FIELDS, "role": "choice"}, _team, True),
        FactList(
            "worries", "what the child worries about", {"words": "text"}, _words_of("views.worries", "words")
        ),
        FactList("asks", "what the child asks for", {"words": "text"}, _words_of("views.asks", "words")),
        FactList(
            "things_said",
            "each thing that the child said, in their own words, and its answer",
            {
                "kind": "choice",
                "words": "words",
                "letter": "words",
                "worry": "words",
                "wish": "words",
                "idea": "words",
                "answer": "words",
                "by": "name",
            },
            _things_said,
        ),
        FactList(
            "celebration_guests",
            "who the child wants at the celebration",
            {"name": "name"},
            _words_of("steps.celebration.with", "name"),
        ),
        FactList(
            "siblings",
            "brothers and sisters whose own case names this child too, as far as both cases allow it",
            {"known_as": "name", "relation": "choice", "reference": "text"},
            _siblings,
        ),
        FactList(
            "key_dates",
            "the key dates of the case",
            {"date": "date", "what": "choice", "who": "choice", "rule": "choice"},
            _key_dates,
        ),
    )
}

# The kinds whose text somebody wrote freely: a withheld name may hide in it.
FREE_TEXT: frozenset[Kind] = frozenset({"text", "words"})
