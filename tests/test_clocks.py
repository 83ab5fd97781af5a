"""Claims about days: bank holidays, working days, birthdays, the clocks of the road, and where on it a child is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case_of, example, recipient, sight_of
from toolkit.case.clocks import (
    CLOCKS,
    add_working_days,
    age_on,
    birthday,
    head_of_service_deadline,
    is_working_day,
)
from toolkit.case.disclosure import no_case
from toolkit.case.road import ROAD, states_of_stops
from toolkit.case.sight import Sight
from toolkit.case.timeline import key_dates

DAYS = st.dates(date(2005, 1, 1), date(2050, 12, 31))


# ---------------------------------------------------------------- working days


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25",
        "2026-12-28",  # Boxing Day is a Saturday
        "2027-12-27", "2027-12-28",  # Christmas Day is a Saturday
        "2022-12-27",  # Christmas Day is a Sunday
        "2028-01-03",  # New Year's Day is a Saturday
        "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",  # jubilee, funeral, coronation
        "2026-03-14", "2026-03-15",  # a weekend
    ],
)  # fmt: skip
def test_weekends_and_englands_bank_holidays_are_no_working_days(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-02",
        "2026-03-17",
        "2026-04-02",
        "2026-04-07",
        "2026-07-13",
        "2026-08-03",
        "2026-11-30",
        "2026-12-24",
        "2026-12-29",
        "2027-12-29",
    ],
)
def test_holidays_of_scotland_and_ireland_are_working_days(day: str) -> None:
    assert is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-03-09", -5, "2026-03-02"),
        ("2026-04-01", 5, "2026-04-10"),  # over Easter
        ("2026-04-10", -5, "2026-04-01"),
        ("2026-04-04", 1, "2026-04-07"),  # from Easter Saturday
        ("2026-04-05", -1, "2026-04-02"),
        ("2026-12-23", 3, "2026-12-30"),  # over Christmas
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-03-14", 0, "2026-03-14"),
    ],
)
def test_working_days_are_counted_in_both_directions(day: str, count: int, found: str) -> None:
    assert add_working_days(date.fromisoformat(day), count) == date.fromisoformat(found)


@given(DAYS, st.integers(1, 30))
def test_counting_forth_and_back_comes_to_the_same_working_day(day: date, count: int) -> None:
    day = add_working_days(day, 1)
    there = add_working_days(day, count)
    assert is_working_day(there)
    assert add_working_days(there, -count) == day
    assert sum(is_working_day(day + timedelta(n)) for n in range(1, (there - day).days + 1)) == count


# ---------------------------------------------------------------- ages and deadlines


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2013-03-15", "2026-03-14", 12),
        ("2013-03-14", "2026-03-14", 13),
        ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-03-14", "2026-03-14", 0),
    ],
)
def test_a_child_is_as_old_as_their_last_birthday(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(day), date.fromisoformat(born)) == age


@given(DAYS, st.integers(1, 25))
def test_a_birthday_is_the_first_day_of_an_age(born: date, age: int) -> None:
    assert age_on(birthday(born, age), born) == age
    assert age_on(birthday(born, age) - timedelta(1), born) == age - 1


def test_who_is_born_on_29_february_has_a_birthday_on_1_march() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)


def test_the_head_of_service_has_14_calendar_days() -> None:
    assert head_of_service_deadline(date(2026, 3, 27)) == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("clock", "count", "unit"),
    [("head_of_service", 14, "day"), ("placement_planning", 7, "day"), ("multi_agency", 6, "week"), ("agenda", 5,
    "working day"),
     ("record", 5, "working day"), ("pre_proceedings", 12, "week"), ("legal_consultation", 6, "week number"),
     ("pre_proceedings_review", 10, "week number"), ("fewer_reviews", 1, "year"), ("second_review", 2, "review"),
     ("personal_adviser_from", 16, "age"), ("staying_put_from", 18, "age"), ("staying_put_until", 21, "age")],
)  # fmt: skip
def test_the_clocks_are_the_domains(clock: str, count: int, unit: str) -> None:
    assert (CLOCKS[clock].count, CLOCKS[clock].unit) == (count, unit)


# ---------------------------------------------------------------- key dates


def dates_of(sight: Sight) -> dict[str, str]:
    return {found.name: found.date.isoformat() for found in key_dates(sight)}


def test_the_examples_key_dates_are_what_its_days_come_to() -> None:
    assert dates_of(sight_of(example())) == {
        "papers_out": "2026-02-23",
        "matching_meeting": "2026-03-02",
        "record_due": "2026-03-09",
        "ratification": "2026-03-13",
        "one_year_here": "2026-03-13",  # a year had gone by when it was agreed
        "head_of_service": "2026-03-16",
        "commitment_visit": "2026-03-18",
        "celebration": "2026-04-11",
        "sixteenth_birthday": "2030-05-02",
        "eighteenth_birthday": "2032-05-02",
        "twenty_first_birthday": "2035-05-02",
    }


def test_key_dates_come_in_the_order_of_the_days() -> None:
    days = [found.date for found in key_dates(sight_of(example()))]
    assert days == sorted(days)


def test_on_day_one_only_birthdays_are_known() -> None:
    assert set(dates_of(sight_of(case_of()))) == {
        "sixteenth_birthday",
        "eighteenth_birthday",
        "twenty_first_birthday",
    }


@pytest.mark.parametrize("kind", ["residential", "kinship"])
def test_staying_put_is_for_foster_homes(kind: str) -> None:
    assert "twenty_first_birthday" not in dates_of(sight_of(example(home={"kind": kind})))


@pytest.mark.parametrize(
    "changes",
    [
        {"home": {"kind": "kinship", "time_limited": True}},
        {"home": {"since": None}},
        {"steps": {"ratification": {"outcome": "not-agreed"}}},
    ],
)
def test_fewer_visits_come_only_after_a_year_in_an_agreed_home_that_is_not_kinship(
    changes: dict[str, Any],
) -> None:
    assert "one_year_here" not in dates_of(sight_of(example(**changes)))


def test_what_is_withheld_gives_no_key_date() -> None:
    rules = [
        {"fact": fact, "from": ["practitioner"]} for fact in ("steps.matching_meeting.date", "child.born")
    ]
    assert set(dates_of(sight_of(example(withhold=rules)))) == {
        "one_year_here",
        "ratification",
        "commitment_visit",
        "celebration",
    }


def test_every_day_that_a_case_may_hold_has_key_dates() -> None:
    days = {"matching_meeting": {"date": "2200-12-31"}, "celebration": {"date": "2200-12-31"}}
    assert "head_of_service" in dates_of(sight_of(case_of(home={"since": "2200-12-31"}, steps=days)))


# ---------------------------------------------------------------- the road

D, H, A, P = "done", "here", "ahead", "plain"
MET = {"matching_meeting": {"date": "2026-03-02", "recommendation": "progress"}}


def decided(outcome: str, **steps: Any) -> dict[str, Any]:
    return {**MET, "ratification": {"date": "2026-03-10", "outcome": outcome}, **steps}


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        ({}, (D, H, A, A, A, A)),
        ({"matching_meeting": {"date": "2026-03-15"}}, (D, H, A, A, A, A)),
        ({"matching_meeting": {"date": "2026-03-14"}}, (D, D, H, A, A, A)),
        ({"matching_meeting": {"date": "2026-03-13"}}, (D, D, D, H, A, A)),
        ({"matching_meeting": {"recommendation": "progress"}}, (D, D, D, H, A, A)),
        (decided("agreed"), (D, D, D, D, H, A)),
        (decided("agreed", commitment_visit={"date": "2026-03-14"}), (D, D, D, D, H, A)),
        (decided("agreed", commitment_visit={"date": "2026-03-13"}), (D, D, D, D, D, H)),
        (decided("agreed", commitment_visit={"outcome": "agreed"}), (D, D, D, D, D, H)),
        (
            decided("agreed", commitment_visit={"date": "2026-03-11"}, celebration={"date": "2026-03-14"}),
            (D, D, D, D, D, H),
        ),
        (
            decided("agreed", commitment_visit={"date": "2026-03-11"}, celebration={"date": "2026-03-13"}),
            (D, D, D, D, D, D),
        ),
        (decided("not-agreed"), (D, D, D, H, P, P)),
        (decided("more-information"), (D, D, D, H, P, P)),
        (decided("not-agreed", commitment_visit={"date": "2026-03-13"}), (D, D, D, H, P, P)),
        ({"ratification": {"outcome": "agreed"}}, (D, D, D, D, H, A)),
    ],
)
def test_a_child_is_where_the_record_and_the_day_say(steps: dict[str, Any], states: tuple[str, ...]) -> None:
    assert tuple(states_of_stops(sight_of(case_of(steps=steps))).values()) == states


def test_the_stops_are_those_of_the_road_in_its_order() -> None:
    assert tuple(states_of_stops(sight_of(case_of()))) == ROAD


def test_there_is_no_road_for_a_blank_or_where_no_process_is_needed() -> None:
    blank = Sight(no_case(recipient("child"), date(2026, 3, 14)))
    kinship = sight_of(case_of(home={"kind": "kinship"}))
    assert set(states_of_stops(blank).values()) == set(states_of_stops(kinship).values()) == {P}


def test_a_time_limited_kinship_home_is_on_the_road() -> None:
    assert states_of_stops(sight_of(case_of(home={"kind": "kinship", "time_limited": True})))["prepare"] == H


def test_a_reader_who_is_not_told_the_outcome_sees_no_stop_that_tells_it() -> None:
    case = example(
        withhold=[
            {"fact": "steps.ratification", "from": ["child"]},
            {"fact": "steps.commitment_visit", "from": ["child"]},
        ]
    )
    assert states_of_stops(sight_of(case, "child"))["ratification"] == H
