"""Calendar writer: the events of a document as an iCalendar file (RFC 5545), the same bytes for the same events.

A day without a time takes the whole day; one with a time lasts an hour and is given in UTC, so that no time zone
needs to be sent with it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from ..document.nodes import Document, Event
from ..document.walk import plain

LONDON = ZoneInfo("Europe/London")
# A stamp must be there; a clock's would make the bytes differ.
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
LASTS = timedelta(hours=1)


def write_ics(document: Document) -> bytes:
    """The calendar file. A document without events gives a calendar without entries."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{document.author}//Lasting Home toolkit//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plain(document.title))
    for event in document.events:
        calendar.add_component(_entry(document, event))
    return bytes(calendar.to_ical())


def _entry(document: Document, event: Event) -> CalendarEvent:
    entry = CalendarEvent()
    entry.add("uid", f"{document.reference or 'blank'}-{event.name}@lasting-home.example.org")
    entry.add("dtstamp", STAMP)
    entry.add("summary", event.title)
    entry.add("description", event.description)
    if event.time is None:
        entry.add("dtstart", event.date)
        entry.add("dtend", event.date + timedelta(days=1))
    else:
        begins = datetime.combine(event.date, event.time, LONDON).astimezone(UTC)
        entry.add("dtstart", begins)
        entry.add("dtend", begins + LASTS)
    if event.place:
        entry.add("location", event.place)
    entry.add("transp", "TRANSPARENT" if event.time is None else "OPAQUE")
    return entry
