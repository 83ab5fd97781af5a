"""Where on the road a child is, from what is recorded and the day of the build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .paths import label_of
from .predicates import matching_meeting_is_past, needs_no_process, visit_is_past
from .sight import Sight

StopName = Literal["start", "prepare", "matching_meeting", "ratification", "commitment_visit", "celebration"]
State = Literal["done", "here", "ahead", "plain"]
VISIT = "steps.commitment_visit.date"

ROAD: tuple[StopName, ...] = (
    "start",
    "prepare",
    "matching_meeting",
    "ratification",
    "commitment_visit",
    "celebration",
)


def states_of_stops(sight: Sight) -> Mapping[StopName, State]:
    """The state of each stop; all plain where there is no case, or no process is needed.

    After any answer but yes the later stops are plain: nobody may say that they are still to come. So are they after a
    yes for a reader who is not told of the visit: where the child stands is then not theirs to know.
    """
    here = _here(sight)
    if sight.view.is_blank or needs_no_process(sight):
        return dict.fromkeys(ROAD, "plain")
    reader = sight.view.recipient.reader
    if sight.known("steps.ratification.outcome") == "agreed" and reader not in label_of(VISIT).seen_by:
        return {stop: "done" if i <= ROAD.index("ratification") else "plain" for i, stop in enumerate(ROAD)}
    answered_otherwise = sight.known("steps.ratification.outcome") in ("not-agreed", "more-information")
    later: State = "plain" if answered_otherwise else "ahead"
    at = ROAD.index(here) if here else len(ROAD)
    return {stop: "done" if i < at else "here" if i == at else later for i, stop in enumerate(ROAD)}


def _here(sight: Sight) -> StopName | None:
    outcome = sight.known("steps.ratification.outcome")
    if outcome == "agreed":
        if not visit_is_past(sight):
            return "commitment_visit"
        day = sight.known("steps.celebration.date")
        return None if day is not None and day < sight.today else "celebration"
    if outcome is not None or matching_meeting_is_past(sight):
        return "ratification"
    day = sight.known("steps.matching_meeting.date")
    return "matching_meeting" if day == sight.today else "prepare"
