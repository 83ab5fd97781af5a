"""The conditions that wording may name: sentences that are true or not of a reader's view of a case.

A fact that this reader is not told counts as not known, so a condition can never let one out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from .clocks import CHILDRENS_GUIDE_UNTIL_AGE, CLOCKS, age_on
from .disclosure import WITHHELD
from .said import things_said
from .sight import Sight

Predicate = Callable[[Sight], bool]

MATCHING_MEETING: Final = "matching-meeting"
COMMITMENT_VISIT: Final = "commitment-visit"
CELEBRATION: Final = "celebration"


def _kind_is(kind: str) -> Predicate:
    return lambda sight: sight.known("home.kind") == kind


def needs_no_process(sight: Sight) -> bool:
    """Kinship that is not time-limited: already a lasting home."""
    return sight.known("home.kind") == "kinship" and not sight.known("home.time_limited")


def is_time_limited(sight: Sight) -> bool:
    """A kinship home that the child is meant to move on from: the one kinship case in the process."""
    return sight.known("home.kind") == "kinship" and bool(sight.known("home.time_limited"))


def _age(sight: Sight) -> int | None:
    born = sight.known("child.born")
    return age_on(sight.today, born) if born else None


def _younger_than(years: int) -> Predicate:
    def is_younger(sight: Sight) -> bool:
        age = _age(sight)
        return age is not None and age < years

    return is_younger


def _at_least(years: int) -> Predicate:
    def is_old_enough(sight: Sight) -> bool:
        age = _age(sight)
        return age is not None and age >= years

    return is_old_enough


def _exactly(path: str, count: int) -> Predicate:
    return lambda sight: len(sight.each(path)) == count


def _more_than_one(path: str) -> Predicate:
    return lambda sight: len(sight.each(path)) > 1


def _knows(path: str) -> Predicate:
    return lambda sight: sight.known(path) is not None


def _is(path: str, value: str) -> Predicate:
    return lambda sight: sight.known(path) == value


def _is_past(step: str) -> Predicate:
    def has_been(sight: Sight) -> bool:
        day = sight.known(f"steps.{step}.date")
        return day is not None and day < sight.today

    return has_been


def matching_meeting_is_past(sight: Sight) -> bool:
    """Its day is over, or what came of it is recorded."""
    return (
        _is_past("matching_meeting")(sight)
        or sight.known("steps.matching_meeting.recommendation") is not None
    )


def visit_is_past(sight: Sight) -> bool:
    """Its day is over, or what was told there is recorded."""
    return _is_past("commitment_visit")(sight) or sight.known("steps.commitment_visit.outcome") is not None


def waits_for_head_of_service(sight: Sight) -> bool:
    """The matching meeting has been, and no outcome is recorded."""
    return matching_meeting_is_past(sight) and sight.known("steps.ratification.outcome") is None


def _invited(occasion: str) -> Predicate:
    return lambda sight: bool(invited_to(sight, occasion))


def invited_to(sight: Sight, occasion: str) -> tuple[Mapping[str, Any], ...]:
    """The people of the case who are asked to come to ``occasion``, as this reader may know them."""

    def is_asked(person: Mapping[str, Any]) -> bool:
        asked = person.get("invite_to")
        return asked is not None and asked is not WITHHELD and occasion in asked

    return tuple(person for person in sight.each("people") if is_asked(person))


def siblings_told(sight: Sight) -> tuple[Mapping[str, Any], ...]:
    """The brothers and sisters whom this reader may be told of: by name, or not at all."""
    return tuple(one for one in sight.each("siblings") if one["known_as"] is not WITHHELD)


def _child_comes_to(occasion: str) -> Predicate:
    return lambda sight: occasion in (sight.known("views.attend") or ())


def _occasion_is(occasion: str) -> Predicate:
    return lambda sight: sight.view.recipient.occasion == occasion


def has_commitment(sight: Sight) -> bool:
    """The words of at least one carer to the child are recorded."""
    return any(carer.get("commitment") not in (None, WITHHELD) for carer in sight.each("carers"))


def reader_has_commitment(sight: Sight) -> bool:
    """The reader is a carer whose own words to the child are recorded."""
    recipient = sight.view.recipient
    return recipient.list == "carers" and sight.known(f"carers.{recipient.index}.commitment") is not None


def has_looks(sight: Sight) -> bool:
    """How the child or somebody who looks after the child looks was said, and this reader may know it."""
    return _says_looks((sight.known("child") or {}, *sight.each("carers")))


def has_looks_of_team(sight: Sight) -> bool:
    """How somebody who works with the child looks was said, and this reader may know it."""
    team = sight.known("team") or {}
    return _says_looks(tuple(worker for worker in team.values() if isinstance(worker, Mapping)))


def _says_looks(people: Iterable[Mapping[str, Any]]) -> bool:
    said = (looks for person in people if isinstance(looks := person.get("looks"), Mapping))
    return any(value not in (None, False, WITHHELD) for looks in said for value in looks.values())


def something_waits_for_an_answer(sight: Sight) -> bool:
    """A worry, or something that the child asks for, has no answer of its own."""
    return any(said.answer is None and said.kind in ("worry", "wish") for said in things_said(sight))


CONDITIONS: Mapping[str, Predicate] = {
    "is_blank": lambda sight: sight.view.is_blank,
    "is_fostering": _kind_is("fostering"),
    "is_residential": _kind_is("residential"),
    "is_kinship": _kind_is("kinship"),
    "is_time_limited": is_time_limited,
    "needs_no_process": needs_no_process,
    "is_under_13": _younger_than(CHILDRENS_GUIDE_UNTIL_AGE),
    "is_under_16": _younger_than(CLOCKS["personal_adviser_from"].count),
    "is_16_or_over": _at_least(CLOCKS["personal_adviser_from"].count),
    "has_one_carer": _exactly("carers", 1),
    "has_several_carers": _more_than_one("carers"),
    "has_one_parent": _exactly("parents", 1),
    "has_several_parents": _more_than_one("parents"),
    "has_parents": lambda sight: bool(sight.each("parents")),
    "has_people": lambda sight: bool(sight.each("people")),
    "has_siblings": lambda sight: bool(siblings_told(sight)),
    "has_people_at_matching_meeting": _invited(MATCHING_MEETING),
    "has_people_at_commitment_visit": _invited(COMMITMENT_VISIT),
    "has_people_at_celebration": _invited(CELEBRATION),
    "has_matching_meeting_date": _knows("steps.matching_meeting.date"),
    "matching_meeting_is_past": matching_meeting_is_past,
    "has_recommendation": _knows("steps.matching_meeting.recommendation"),
    "recommends_progress": _is("steps.matching_meeting.recommendation", "progress"),
    "recommends_not_to_progress": _is("steps.matching_meeting.recommendation", "do-not-progress"),
    "recommends_more_information": _is("steps.matching_meeting.recommendation", "more-information"),
    "waits_for_head_of_service": waits_for_head_of_service,
    "has_outcome": _knows("steps.ratification.outcome"),
    "is_agreed": _is("steps.ratification.outcome", "agreed"),
    "is_not_agreed": _is("steps.ratification.outcome", "not-agreed"),
    "needs_more_information": _is("steps.ratification.outcome", "more-information"),
    "has_visit_date": _knows("steps.commitment_visit.date"),
    "visit_is_past": visit_is_past,
    "has_celebration_date": _knows("steps.celebration.date"),
    "has_celebration_idea": _knows("steps.celebration.idea"),
    "celebration_is_past": _is_past("celebration"),
    "has_contribution": _knows("steps.celebration.contribution"),
    "child_has_spoken": lambda sight: bool(sight.known("views.words") or sight.known("views.picture")),
    "child_wrote_words": _knows("views.words"),
    "child_sent_picture": _knows("views.picture"),
    "has_worries": _knows("views.worries"),
    "has_asks": _knows("views.asks"),
    "has_said_something": lambda sight: bool(things_said(sight)),
    "has_answers": lambda sight: any(said.answer is not None for said in things_said(sight)),
    "something_waits_for_an_answer": something_waits_for_an_answer,
    "child_comes_to_matching_meeting": _child_comes_to(MATCHING_MEETING),
    "child_comes_to_commitment_visit": _child_comes_to(COMMITMENT_VISIT),
    "has_looks": has_looks,
    "has_looks_of_team": has_looks_of_team,
    "has_personal_adviser": _knows("team.personal_adviser"),
    "has_commitment": has_commitment,
    "reader_has_commitment": reader_has_commitment,
    "occasion_is_matching_meeting": _occasion_is(MATCHING_MEETING),
    "occasion_is_commitment_visit": _occasion_is(COMMITMENT_VISIT),
    "occasion_is_celebration": _occasion_is(CELEBRATION),
}
