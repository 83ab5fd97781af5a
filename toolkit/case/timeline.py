"""The key dates of a case: what is fixed, and what follows from it by the clocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from .clocks import CLOCKS, add_working_days, birthday, head_of_service_deadline
from .sight import Sight

BIRTHDAYS = {"sixteenth_birthday": 16, "eighteenth_birthday": 18, "twenty_first_birthday": 21}


@dataclass(frozen=True, slots=True)
class KeyDate:
    """``name`` is a key of the catalogue's ``key_dates``; ``time`` and ``place`` where it is a meeting that has them."""

    name: str
    date: date
    time: time | None = None
    place: str | None = None


def key_dates(sight: Sight) -> tuple[KeyDate, ...]:
    """Every key date that can be told from what is known, in the order of the days."""
    return tuple(sorted(_found(sight), key=lambda found: (found.date, found.time or time.min, found.name)))


def _found(sight: Sight) -> Iterator[KeyDate]:
    for step in ("matching_meeting", "ratification", "commitment_visit", "celebration"):
        day = sight.known(f"steps.{step}.date")
        if day:
            at, place = sight.known(f"steps.{step}.time"), sight.known(f"steps.{step}.place")
            yield KeyDate(step, day, at, place)
    meeting = sight.known("steps.matching_meeting.date")
    if meeting:
        yield KeyDate("papers_out", add_working_days(meeting, -CLOCKS["agenda"].count))
        yield KeyDate("record_due", add_working_days(meeting, CLOCKS["record"].count))
        yield KeyDate("head_of_service", head_of_service_deadline(meeting))
    if next_by := sight.known("steps.ratification.next_by"):
        yield KeyDate("next_by", next_by)
    yield from _years(sight)


def _years(sight: Sight) -> Iterator[KeyDate]:
    since, born = sight.known("home.since"), sight.known("child.born")
    kind = sight.known("home.kind")
    if since and kind != "kinship" and sight.known("steps.ratification.outcome") == "agreed":
        year = birthday(since, CLOCKS["fewer_reviews"].count)
        agreed = sight.known("steps.ratification.date")
        yield KeyDate("one_year_here", max(year, agreed) if agreed else year)  # both must hold
    for name, age in BIRTHDAYS.items():
        if born and not (name == "twenty_first_birthday" and kind != "fostering"):
            yield KeyDate(name, birthday(born, age))
