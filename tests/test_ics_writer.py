"""A calendar file: one event a key date, read back by a program that reads calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from cases import example
from conftest import Packages
from documents import document
from toolkit.case.disclosure import Recipient, disclose
from toolkit.case.schema import Reader
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document, Event
from toolkit.package.stock import read_stock
from toolkit.writers.ics import write_ics

TODAY: Final = date(2026, 3, 20)


def events_of(content: bytes) -> dict[str, CalendarEvent]:
    """The events of a calendar by the key in their UID, in the order of the file."""
    events = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["uid"]).split("@")[0].split("-")[-1]: event for event in events}  # type: ignore[misc]


def key_dates(**changes: Any) -> Document:
    stock = read_stock()
    view = disclose(example(today=TODAY, **changes), Recipient(Reader.PRACTITIONER), TODAY)
    guide = stock.library.guides["key-dates"]
    return compose(guide, view, stock.library, stock.catalogues["en-GB"], stock.pictures)


def event(**changes: Any) -> Event:
    fields = {
        "name": "visit",
        "date": date(2026, 3, 18),
        "time": None,
        "title": "Visit",
        "description": "",
        "place": None,
    }
    return Event(**{**fields, **changes})


def days_of(content: bytes) -> dict[str, date]:
    return {name: event.decoded("dtstart") for name, event in events_of(content).items()}


def test_the_example_has_one_event_a_key_date_on_the_right_day(packages: Packages) -> None:
    (file,) = packages.of("amira").files("ics")
    days = {
        name: day.date() if isinstance(day, datetime) else day
        for name, day in days_of(file.read_bytes()).items()
    }
    assert (
        days.items()
        >= {
            "papers_out": date(2026, 2, 23),  # 5 working days before Monday 2 March
            "matching_meeting": date(2026, 3, 2),
            "record_due": date(2026, 3, 9),  # 5 working days after
            "ratification": date(2026, 3, 13),
            "head_of_service": date(2026, 3, 16),  # 14 calendar days after the meeting
            "commitment_visit": date(2026, 3, 18),
            "celebration": date(2026, 4, 11),
            "sixteenth_birthday": date(2030, 5, 2),
            "eighteenth_birthday": date(2032, 5, 2),
            "twenty_first_birthday": date(2035, 5, 2),
        }.items()
    )
    assert list(days) == sorted(days, key=lambda name: days[name])


def test_there_are_as_many_events_as_the_document_has(packages: Packages) -> None:
    (file,) = packages.of("amira").files("ics")
    told = events_of(file.read_bytes())
    expected = key_dates().events
    assert list(told) == [event.name for event in expected]
    assert [str(event["summary"]) for event in told.values()] == [event.title for event in expected]


def test_bank_holidays_are_no_working_days() -> None:
    steps: dict[str, Any] = {
        "matching_meeting": {"date": "2026-04-08", "time": None},
        "ratification": {"date": None, "outcome": None},
        "commitment_visit": {"date": None, "outcome": None},
    }
    days = days_of(write_ics(key_dates(steps=steps)))
    # Good Friday is 3 April 2026 and Easter Monday the 6th.
    assert days["papers_out"] == date(2026, 3, 30)
    assert days["head_of_service"] == date(2026, 4, 22)


@pytest.mark.parametrize(
    ("day", "at", "begins"),
    [
        (date(2026, 3, 28), time(15, 30), datetime(2026, 3, 28, 15, 30, tzinfo=UTC)),
        (
            date(2026, 3, 29),
            time(15, 30),
            datetime(2026, 3, 29, 14, 30, tzinfo=UTC),
        ),  # summer time began that night
        (date(2026, 10, 24), time(0, 30), datetime(2026, 10, 23, 23, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(15, 30), datetime(2026, 10, 25, 15, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_given_in_utc_across_summer_time(day: date, at: time, begins: datetime) -> None:
    found = events_of(write_ics(document(events=(event(date=day, time=at),))))["visit"]
    assert found.decoded("dtstart") == begins
    assert found.decoded("dtend") - begins == timedelta(hours=1)
    assert found["transp"] == "OPAQUE"


def test_a_day_without_a_time_takes_the_whole_day_and_blocks_nobody() -> None:
    found = events_of(write_ics(document(events=(event(),))))["visit"]
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 3, 18), date(2026, 3, 19))
    assert found["transp"] == "TRANSPARENT"


def test_long_lines_are_folded_and_come_back_whole() -> None:
    title, place = "Besuch für Łukasz; " * 12 + "Ende", "a, b\\c; d " * 20 + "آمنہ"
    content = write_ics(document(events=(event(title=title, place=place),)))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = events_of(content)["visit"]
    assert (found["summary"], found["location"]) == (title, place)


@pytest.mark.parametrize(
    "words", ["BEGIN:VALARM", "x\\nATTACH:http://example.org/x", ';ALTREP="http://example.org":']
)
def test_a_text_that_looks_like_calendar_syntax_is_only_text(words: str) -> None:
    found = events_of(write_ics(document(events=(event(title=words, place=words),))))["visit"]
    assert (found["summary"], found["location"]) == (words, words)
    assert set(found) == {
        "UID",
        "DTSTAMP",
        "SUMMARY",
        "DESCRIPTION",
        "DTSTART",
        "DTEND",
        "LOCATION",
        "TRANSP",
    }


def test_the_same_events_give_the_same_bytes_and_keep_their_names() -> None:
    first, second = (document(events=(event(date=day),)) for day in (date(2026, 3, 18), date(2026, 3, 25)))
    assert write_ics(first) == write_ics(first)
    assert events_of(write_ics(first))["visit"]["uid"] == events_of(write_ics(second))["visit"]["uid"]


def test_a_document_without_events_gives_a_calendar_without_entries(tmp_path: Path) -> None:
    assert events_of(write_ics(document())) == {}
