"""The clocks of the road, each once: how long, from where, and days that follow. Calendar days unless said.

Source: the service's lasting home protocol and care planning policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays


@dataclass(frozen=True, slots=True)
class Clock:
    """``count`` of ``unit`` (day, working day, week, year, or age), and what it rules, in a practitioner's words."""

    count: int
    unit: str
    rules: str


CLOCKS = {
    "head_of_service": Clock(
        14, "day", "the Head of Service considers the recommendation, from the matching meeting"
    ),
    "placement_planning": Clock(7, "day", "the planning meeting is held, after a move at the latest"),
    "second_review": Clock(2, "review", "there is a plan for a lasting home, by this review"),
    "multi_agency": Clock(6, "week", "meetings of all agencies, at least this often"),
    "fewer_reviews": Clock(1, "year", "lived in an agreed home before reviews and visits may be fewer"),
    "agenda": Clock(5, "working day", "an agenda goes out, before the meeting at the latest"),
    "record": Clock(5, "working day", "the record is on the child's file, after the meeting at the latest"),
    "pre_proceedings": Clock(12, "week", "work before court proceedings"),
    "legal_consultation": Clock(6, "week number", "the legal consultation in work before court proceedings"),
    "pre_proceedings_review": Clock(10, "week number", "the review in work before court proceedings"),
    "personal_adviser_from": Clock(16, "age", "a personal adviser gets to know the young person"),
    "staying_put_from": Clock(18, "age", "Staying Put begins"),
    "staying_put_until": Clock(21, "age", "Staying Put ends"),
}

CHILDRENS_GUIDE_UNTIL_AGE = 13


def age_on(day: date, born: date) -> int:
    """Whole years on ``day``. A child born on 29 February has a birthday on 1 March in other years, as the law has it."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The day the child turns ``age``."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def head_of_service_deadline(matching_meeting: date) -> date:
    """The last of the Head of Service's days."""
    return matching_meeting + timedelta(days=CLOCKS["head_of_service"].count)


@lru_cache(maxsize=1)
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    """Not a weekend and not a bank holiday in England."""
    return day.weekday() < 5 and day not in _bank_holidays()


def add_working_days(day: date, count: int) -> date:
    """The working day ``count`` working days after ``day``; before it where ``count`` is negative."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day
