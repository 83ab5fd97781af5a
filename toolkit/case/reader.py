"""Read a case file by the contract: strict, every fault at once, each with file, line, path and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ..errors import Fault, InputFault, nearest
from ..reading.faults import faults_of
from ..reading.source import Path_, Source, read_bytes, read_file
from .paths import FACT_PATHS, covers
from .schema import Case

MEETING = ("steps", "matching_meeting", "date")
DECISION = ("steps", "ratification", "date")
VISIT = ("steps", "commitment_visit", "date")
CELEBRATION = ("steps", "celebration", "date")


def read_case(path: Path, today: date) -> Case:
    """The case in ``path``, checked against the day ``today``; raises InputFault."""
    return case_of(read_file(path, path.name if path.is_absolute() else str(path)), today)


def read_case_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a .jsonl file that hold a case: the number of the line, from 1, and its bytes."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, line


def read_case_line(line: bytes, shown_as: str, today: date) -> Case:
    """The case on one line of a .jsonl file; raises InputFault."""
    return case_of(read_bytes(line, shown_as), today)


def case_of(source: Source, today: date) -> Case:
    """The case that ``source`` holds; raises InputFault with every fault."""
    if not isinstance(source.data, dict):
        raise InputFault([source.fault((), "this is not a case file. It should begin with “schema: 1”.")])
    try:
        case = Case.model_validate(source.data)
    except ValidationError as error:
        raise InputFault(faults_of(error, source, Case)) from None
    faults = [source.fault(path, message) for path, message in _contradictions(case, today)]
    if faults:
        raise InputFault(faults)
    return case


def _contradictions(case: Case, today: date) -> Iterator[tuple[Path_, str]]:
    steps = case.steps
    if case.child.born > today:
        yield ("child", "born"), "this day is still to come. Check the year."
    elif case.child.born.year < today.year - 30:
        yield ("child", "born"), "this would make the child over 30 years old. Check the year."
    if case.home.since and case.home.since < case.child.born:
        yield ("home", "since"), "this is before the child was born. Check both days."
    if case.home.time_limited and case.home.kind != "kinship":
        yield (
            ("home", "time_limited"),
            "only a kinship home can be time-limited. Set it to false, or check home.kind.",
        )
    days = {
        MEETING: steps.matching_meeting.date,
        DECISION: steps.ratification.date,
        VISIT: steps.commitment_visit.date,
        CELEBRATION: steps.celebration.date,
    }
    for earlier, later, names in (
        (MEETING, DECISION, "the decision cannot be before the matching meeting"),
        (DECISION, VISIT, "the visit cannot be before the decision"),
        (MEETING, VISIT, "the visit cannot be before the matching meeting"),
        (DECISION, CELEBRATION, "the celebration cannot be before the decision"),
    ):
        first, second = days[earlier], days[later]
        if first and second and second < first:
            yield later, f"{names}. Check both days."
    for path, day in days.items():
        if day and day < case.child.born:
            yield path, "this is before the child was born. Check both days."
    if steps.ratification.outcome and steps.ratification.date and steps.ratification.date > today:
        yield (
            DECISION,
            "an outcome is recorded, but this day is still to come. Check the day, or remove the outcome.",
        )
    if steps.commitment_visit.outcome and not steps.ratification.outcome:
        yield (
            ("steps", "commitment_visit", "outcome"),
            "record steps.ratification.outcome first: the visit tells what was decided.",
        )
    yield from _unknown_facts(case)


def _unknown_facts(case: Case) -> Iterator[tuple[Path_, str]]:
    for index, rule in enumerate(case.withhold):
        if not any(covers(rule.fact, path) for path in FACT_PATHS):
            yield ("withhold", index, "fact"), f"there is no such fact.{nearest(rule.fact, _coverable())}"
    for index, parent in enumerate(case.parents):
        for place, fact in enumerate(parent.share):
            if not any(covers(fact, path) for path in FACT_PATHS):
                yield (
                    ("parents", index, "share", place),
                    f"there is no such fact.{nearest(fact, _coverable())}",
                )


def _coverable() -> list[str]:
    parts = {".".join(path.split(".")[:n]) for path in FACT_PATHS for n in range(1, path.count(".") + 2)}
    return sorted(parts)


__all__ = ["Fault", "case_of", "read_case", "read_case_line", "read_case_lines"]
