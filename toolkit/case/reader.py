"""Read a case file by the contract: strict, every fault at once, each with file, line, path and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import InputFault, nearest
from ..reading.faults import faults_of
from ..reading.source import MOST_BYTES, Path_, Source, read_bytes, read_file, sayable
from .bounds import beyond_bounds
from .paths import FACT_PATHS, covers
from .said import SAYABLE, paths_said
from .schema import Case
from .text import day_of

BORN = ("child", "born")
SINCE = ("home", "since")
LIMITED = ("home", "time_limited")
MEETING = ("steps", "matching_meeting", "date")
DECISION = ("steps", "ratification", "date")
VISIT = ("steps", "commitment_visit", "date")
CELEBRATION = ("steps", "celebration", "date")
ANSWERS = ("steps", "ratification", "answers")
TOLD = ("steps", "commitment_visit", "outcome")

LONGEST_FACT = 80
OLDEST = 30


def read_case(path: Path, today: date) -> Case:
    """The case in ``path``, checked against the day ``today``; raises InputFault."""
    return case_of(read_file(path), today)


def read_case_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a .jsonl file that hold a case: the number of the line, from 1, and its bytes.

    Of a line that is too long for a case no more is given than shows that.
    """
    with path.open("rb") as file:
        for number in count(1):
            line = file.readline(MOST_BYTES + 1)
            if not line:
                return
            rest = line
            while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
                rest = file.readline(MOST_BYTES + 1)
            if len(line) > MOST_BYTES or line.strip():
                yield number, line


def read_case_line(text: bytes, number: int, shown_as: str, today: date) -> Case:
    """The case on line ``number`` of a .jsonl file; raises InputFault whose faults are on that line."""
    try:
        return case_of(read_bytes(text, shown_as), today)
    except InputFault as fault:
        raise InputFault(replace(one, line=number) for one in fault.faults) from None


def case_of(source: Source, today: date) -> Case:
    """The case that ``source`` holds; raises InputFault with every fault."""
    if not isinstance(source.data, dict):
        raise InputFault([source.fault((), "this is not a case file. It should begin with “schema: 1”.")])
    faults = [source.fault(path, message) for path, message in _contradictions(source.data, today)]
    faults += [source.fault(sayable(path), message) for path, message in beyond_bounds(source.data)]
    try:
        case = Case.model_validate(source.data)
    except ValidationError as error:
        raise InputFault([*faults, *faults_of(error, source, Case)]) from None
    if faults:
        raise InputFault(faults)
    return case


def _contradictions(data: Any, today: date) -> Iterator[tuple[Path_, str]]:
    """What cannot be true together. ``data`` is as it was typed: what is not of the right shape is passed over."""
    days = {path: _day(data, path) for path in (BORN, SINCE, MEETING, DECISION, VISIT, CELEBRATION)}
    born = days[BORN]
    if born and born > today:
        yield BORN, "this day is still to come. Check the year."
    elif born and born.year < today.year - OLDEST:
        yield BORN, f"this would make the child over {OLDEST} years old. Check the year."
    if _at(data, LIMITED) is True and _at(data, ("home", "kind")) in ("fostering", "residential"):
        yield LIMITED, "only a kinship home can be time-limited. Set it to false, or check home.kind."
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
        if day and born and day < born:
            yield path, "this is before the child was born. Check both days."
    decided = days[DECISION]
    if _at(data, (*DECISION[:-1], "outcome")) and decided and decided > today:
        yield (
            DECISION,
            "an outcome is recorded, but this day is still to come. Check the day, or remove the outcome.",
        )
    if _at(data, TOLD) and not _at(data, (*DECISION[:-1], "outcome")):
        yield TOLD, "record steps.ratification.outcome first: the visit tells what was decided."
    yield from _unknown_facts(data)
    yield from _stray_answers(data)
    yield from _stray_siblings(data)


def _stray_siblings(data: Any) -> Iterator[tuple[Path_, str]]:
    """A child is no brother or sister of their own, and one line each is enough."""
    seen: set[str] = set()
    for index in range(_count(data, ("siblings",))):
        reference = _at(data, ("siblings", index))
        if not isinstance(reference, str):
            continue
        if reference.casefold() == str(_at(data, ("reference",))).casefold():
            yield (
                ("siblings", index),
                "this is the reference of this case. Give that of the brother or sister.",
            )
        elif reference.casefold() in seen:
            yield ("siblings", index), "this reference is in the list already. Remove one."
        seen.add(reference.casefold())


def _stray_answers(data: Any) -> Iterator[tuple[Path_, str]]:
    """An answer to nothing, or a second one to the same thing, would be lost: each is a fault."""
    said, answered = paths_said(data), dict[str, int]()
    for index in range(_count(data, ANSWERS)):
        place = (*ANSWERS, index, "to")
        to = _at(data, place)
        if not isinstance(to, str) or not to.strip():
            continue
        path = " ".join(to.split())
        if path not in said and not _is_misshapen(data, path):
            known = nearest(path[:LONGEST_FACT], said or SAYABLE)
            yield place, f"this is not something that the child said in this case.{known}"
        elif path in answered:
            first = f"steps.ratification.answers.{answered[path]}"
            yield place, f"this has an answer already, in {first}. Put both into one, or remove one."
        answered.setdefault(path, index)


def _is_misshapen(data: Any, path: str) -> bool:
    """Whether something stands there that is itself a fault: one fault is enough."""
    parts = path.split(".")
    here = _at(data, tuple(part for part in parts if not part.isdigit()))
    return isinstance(here, dict) or (parts[-1].isdigit() and isinstance(here, str | int | float))


def _unknown_facts(data: Any) -> Iterator[tuple[Path_, str]]:
    for index in range(_count(data, ("withhold",))):
        yield from _unknown_fact(data, ("withhold", index, "fact"))
    for index in range(_count(data, ("parents",))):
        for place in range(_count(data, ("parents", index, "share"))):
            yield from _unknown_fact(data, ("parents", index, "share", place))


def _unknown_fact(data: Any, place: Path_) -> Iterator[tuple[Path_, str]]:
    """A rule that names nothing would protect nobody, so it is a fault; so is one for an entry that is not there."""
    fact = _at(data, place)
    if not isinstance(fact, str) or not fact.strip():
        return
    parts = " ".join(fact.split()).split(".")
    names = [part for part in parts if not part.isdigit()]
    if not names or not any(covers(".".join(names), path) for path in FACT_PATHS):
        yield place, f"there is no such fact.{nearest(fact[:LONGEST_FACT], _coverable())}"
        return
    if not _has_entries(data, parts):
        yield place, "there is no such entry here. The first of a list is 0; without a number, all are meant."


def _has_entries(data: Any, parts: list[str]) -> bool:
    """Whether every number among ``parts`` is that of an entry in the case."""
    path: Path_ = ()
    for part in parts:
        if part.isdigit() and part not in map(str, range(_count(data, path))):
            return False
        path = (*path, int(part) if part.isdigit() else part)
    return True


def _coverable() -> list[str]:
    parts = {".".join(path.split(".")[:n]) for path in FACT_PATHS for n in range(1, path.count(".") + 2)}
    return sorted(parts)


def _at(data: Any, path: Path_) -> Any:
    """What was typed at ``path``, or None."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _count(data: Any, path: Path_) -> int:
    entries = _at(data, path)
    return len(entries) if isinstance(entries, list) else 0


def _day(data: Any, path: Path_) -> date | None:
    try:
        return day_of(_at(data, path))
    except ValueError:
        return None
