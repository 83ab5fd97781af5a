"""Small builders of cases for tests. Every person here is invented.

``case_of(home={"kind": "kinship"})`` is the smallest case with these changes; ``example(...)`` the whole example.
A change is merged into what is there: names beneath names; a list, a value or None takes the place of what was
there. Both go through the reader of case files, as a case of a user does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.case import reader
from toolkit.case.disclosure import DisclosedCase, Recipient, disclose
from toolkit.case.schema import Case, Occasion, Reader
from toolkit.case.sight import Sight
from toolkit.errors import Fault, InputFault
from toolkit.reading.source import read_bytes

ROOT = Path(__file__).parent.parent
EXAMPLE_FILE = ROOT / "examples" / "amira.yaml"
TODAY = date(2026, 3, 14)  # the day after the example's decision, before its visit

SMALLEST: Mapping[str, Any] = {
    "schema": 1,
    "reference": "LH-1",
    "child": {"name": "Robin Ashdown", "born": "2015-06-01"},
    "home": {"kind": "fostering"},
    "carers": [{"name": "Jean Whitfield"}],
    "team": {"social_worker": {"name": "Dev Patel"}},
}


def smallest_data(**changes: Any) -> dict[str, Any]:
    """The smallest case as plain data, with ``changes``."""
    return merged(SMALLEST, changes)


def example_data(**changes: Any) -> dict[str, Any]:
    """The whole example as plain data, with ``changes``."""
    return merged(_example(), changes)


def family_data() -> dict[str, Any]:
    """The whole example with two parents and nothing withheld."""
    parents = [{"name": "Samina Hussain", "relation": "mum"}, {"name": "Mark Kelly", "relation": "dad"}]
    return example_data(parents=parents, withhold=[])


def case_of(*, today: date = TODAY, **changes: Any) -> Case:
    """The smallest case, with ``changes``; raises InputFault."""
    return read(smallest_data(**changes), today)


def example(*, today: date = TODAY, **changes: Any) -> Case:
    """The whole example, with ``changes``; raises InputFault."""
    return read(example_data(**changes), today)


def read(case: Mapping[str, Any] | str | bytes, today: date = TODAY) -> Case:
    """Plain data, or the text of a case file, as the reader reads it; raises InputFault."""
    if isinstance(case, Mapping):
        case = json.dumps(case, ensure_ascii=False, default=str)
    raw = case.encode() if isinstance(case, str) else case
    return reader.case_of(read_bytes(raw, "case.yaml"), today)


def faults_in(case: Mapping[str, Any] | str | bytes, today: date = TODAY) -> tuple[Fault, ...]:
    """What the reader says is wrong; empty where nothing is."""
    try:
        read(case, today)
    except InputFault as wrong:
        return wrong.faults
    return ()


def recipient(
    who: Reader | str, list: str | None = None, index: int | None = None, occasion: Occasion | None = None
) -> Recipient:
    """``recipient("parent")`` is the first parent, ``recipient("carer", index=1)`` the second carer."""
    lists = {Reader.PARENT: "parents", Reader.CARER: "carers", Reader.INVITEE: "people"}
    kind = Reader(who)
    place = list or lists.get(kind)
    if kind is Reader.INVITEE and occasion is None:
        occasion = "matching-meeting"
    return Recipient(kind, place, (index or 0) if place else None, occasion)


def view_of(
    case: Case, who: Recipient | Reader | str = Reader.PRACTITIONER, today: date = TODAY
) -> DisclosedCase:
    """What ``who`` may know of ``case``."""
    return disclose(case, who if isinstance(who, Recipient) else recipient(who), today)


def sight_of(case: Case, who: Recipient | Reader | str = Reader.PRACTITIONER, today: date = TODAY) -> Sight:
    """The same, to look things up in."""
    return Sight(view_of(case, who, today))


def merged(whole: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """``whole`` with ``changes`` in it; neither is altered."""
    result = deepcopy(dict(whole))
    for name, change in changes.items():
        here = result.get(name)
        if isinstance(change, Mapping) and isinstance(here, Mapping):
            result[name] = merged(here, change)
        else:
            result[name] = deepcopy(change)
    return result


def put(data: Any, path: str, value: Any) -> Any:
    """``data`` with ``value`` at the dotted ``path`` (``carers.0.name``); the older data is not altered."""
    head, _, rest = path.partition(".")
    result = deepcopy(data)
    key: Any = int(head) if isinstance(result, list) else head
    if rest:
        below = result[key] if isinstance(result, list) else result.get(key)
        result[key] = put({} if below is None else below, rest, value)
    else:
        result[key] = value
    return result


@cache
def _example() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(
        json.dumps(read_bytes(EXAMPLE_FILE.read_bytes(), "example").data, default=float)
    )
    # Amira reads easy read best; tests of what is plain would not meet it.
    return merged(data, {"child": {"variant": "standard"}})
