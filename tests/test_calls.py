"""Claims about which documents a case calls for, for whom, and why another is not made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import TODAY, case_of, example
from toolkit.case.schema import Case
from toolkit.package.calls import NotCalled, calls_of
from toolkit.package.stock import read_stock

GUIDES = read_stock().library.guides
DECISION = {"decision-letter", "parents-letter", "what-happened", "card", "certificate", "commitment-letter"}
ROLES = [
    "health", "education", "reviewing-officer", "fostering", "residential", "social-worker",
    "supervising-social-worker", "team-manager",
    "head-of-service", "business-support",
]  # fmt: skip
ON_THE_WAY = {"carers-commitment", "celebration-plan", "commitment-prompts", "memory-page", "visit-record"}


def made(case: Case, wanted: set[str] | None = None, today: date = TODAY) -> set[str]:
    return {
        call.guide.identifier
        for call in calls_of(case, GUIDES, today, wanted)
        if not isinstance(call, NotCalled)
    }


def reasons(case: Case, wanted: set[str] | None = None, today: date = TODAY) -> dict[str, str]:
    return {
        call.document: call.why
        for call in calls_of(case, GUIDES, today, wanted)
        if isinstance(call, NotCalled)
    }


def persons(case: Case, document: str) -> list[tuple[str | None, str | None]]:
    calls = [call for call in calls_of(case, GUIDES, TODAY, [document]) if not isinstance(call, NotCalled)]
    return [(call.recipient.person, call.recipient.occasion) for call in calls]


def decided(outcome: str | None, **changes: Any) -> Case:
    visit = {"outcome": "agreed" if outcome == "agreed" else None}
    return example(steps={"ratification": {"outcome": outcome}, "commitment_visit": visit}, **changes)


def test_every_document_of_the_contract_is_there() -> None:
    assert set(GUIDES) == {
        "childrens-guide", "teens-guide", "my-views", "decision-letter", "card", "certificate",
        "celebration-plan", "parents-guide",
        "parents-letter", "carers-guide", "commitment-prompts", "commitment-letter", "carers-commitment",
        "invitation", "outline-process",
        "full-process", "sharing-guidance", "flow-chart", "matching-meeting", "recommendation", "visit-record",
        "key-dates", "memory-page", "what-happened", "road-map-poster",
    } | {f"minute-guide-{role}" for role in ROLES}  # fmt: skip


@pytest.mark.parametrize("case", [example(), case_of(), case_of(home={"kind": "kinship"})])
def test_every_document_is_made_or_has_a_reason(case: Case) -> None:
    assert made(case) | set(reasons(case)) == set(GUIDES)
    assert not made(case) & set(reasons(case))


def test_the_example_calls_for_all_but_what_is_for_others() -> None:
    assert set(reasons(example())) == {"teens-guide"}


@pytest.mark.parametrize(
    ("today", "guide"),
    [
        ("2027-05-01", "childrens-guide"),
        ("2027-05-02", "teens-guide"),
        ("2026-03-14", "childrens-guide"),
        ("2033-01-01", "teens-guide"),
    ],
)
def test_the_guide_is_the_one_for_the_childs_age_on_the_day(today: str, guide: str) -> None:
    both = {"childrens-guide", "teens-guide"}
    assert made(example(), today=date.fromisoformat(today)) & both == {guide}


def test_on_day_one_there_is_no_decision_document() -> None:
    why = reasons(case_of())
    assert set(why) >= DECISION
    assert all(why[name] == "no outcome is recorded yet in steps.ratification.outcome." for name in DECISION)
    assert {"childrens-guide", "my-views", "carers-guide", "key-dates", *ON_THE_WAY} <= made(case_of())


@pytest.mark.parametrize("outcome", ["not-agreed", "more-information"])
def test_after_any_answer_but_yes_there_are_letters_and_no_kit(outcome: str) -> None:
    case = decided(outcome)
    assert {"decision-letter", "parents-letter"} <= made(case)
    assert not (ON_THE_WAY | {"card", "certificate", "commitment-letter"}) & made(case)


def test_after_a_yes_everything_is_made() -> None:
    assert made(decided("agreed")) >= DECISION | ON_THE_WAY


def test_a_kinship_home_needs_only_an_explanation() -> None:
    assert made(case_of(home={"kind": "kinship"})) == {"childrens-guide", "carers-guide"}
    assert made(case_of(home={"kind": "kinship"}, child={"born": "2010-01-01"})) == {
        "teens-guide",
        "carers-guide",
    }


def test_a_time_limited_kinship_home_is_in_the_process() -> None:
    case = case_of(home={"kind": "kinship", "time_limited": True})
    assert made(case) == made(case_of())


def test_a_residential_home_has_no_pages_for_fostering() -> None:
    residential = case_of(home={"kind": "residential"})
    assert made(case_of()) - made(residential) == {
        "minute-guide-fostering",
        "minute-guide-supervising-social-worker",
    }
    assert made(residential) <= made(case_of())


@pytest.mark.parametrize(
    ("case", "document"),
    [
        (example(), "teens-guide"),
        (case_of(home={"kind": "kinship"}), "matching-meeting"),
        (case_of(home={"kind": "residential"}), "minute-guide-fostering"),
        (decided("not-agreed"), "visit-record"),
    ],
)
def test_asking_by_name_overrules_what_is_only_unusual(case: Case, document: str) -> None:
    assert document not in made(case)
    assert made(case, {document}) == {document}


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        (None, DECISION),
        ("not-agreed", {"card", "certificate", "commitment-letter"}),
        ("more-information", {"card", "certificate", "commitment-letter"}),
    ],
)
def test_asking_by_name_never_makes_what_was_not_decided(outcome: str | None, refused: set[str]) -> None:
    assert set(reasons(decided(outcome), DECISION)) == refused


def test_only_what_is_asked_for_is_answered() -> None:
    assert made(example(), {"my-views"}) == {"my-views"}
    assert reasons(example(), {"my-views"}) == {}


def test_each_parent_and_each_carer_has_a_paper_of_their_own() -> None:
    case = example(parents=[{"name": "Samina Hussain"}, {"name": "Mark Kelly"}])
    assert persons(case, "parents-letter") == [("parents.0", None), ("parents.1", None)]
    assert persons(case, "commitment-letter") == [("carers.0", None), ("carers.1", None)]
    assert persons(case, "card") == [("child", None)]
    assert persons(case, "full-process") == [(None, None)]


def test_each_guest_has_an_invitation_to_each_occasion_once() -> None:
    case = example(
        people=[
            {"name": "Zac", "invite_to": ["celebration", "celebration", "matching-meeting"]},
            {"name": "Rose"},
        ]
    )
    assert persons(case, "invitation") == [("people.0", "celebration"), ("people.0", "matching-meeting")]


def test_nobody_is_asked_to_a_celebration_after_a_no() -> None:
    people = [{"name": "Zac", "invite_to": ["celebration", "commitment-visit", "matching-meeting"]}]
    assert persons(decided("not-agreed", people=people), "invitation") == [("people.0", "matching-meeting")]


@pytest.mark.parametrize(
    ("document", "path"), [("parents-guide", "parents"), ("invitation", "people.invite_to")]
)
def test_where_there_is_nobody_the_reason_says_so(document: str, path: str) -> None:
    assert path in reasons(case_of())[document]


def test_a_reason_tells_nothing_of_a_person() -> None:
    for case in (example(), decided("not-agreed"), case_of(home={"kind": "kinship"})):
        words = " ".join(reasons(case).values())
        assert not any(name in words for name in ("Amira", "Whitfield", "Samina", "Robin"))


def test_a_kinship_home_that_needs_no_process_has_no_poster_of_the_road() -> None:
    assert "no process is needed" in reasons(case_of(home={"kind": "kinship"}))["road-map-poster"]
    assert "road-map-poster" in made(case_of(home={"kind": "kinship", "time_limited": True}))
