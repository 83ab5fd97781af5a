"""What the child said, thing by thing, each with the answer that was written to it, as one reader may know them.

``SAYABLE`` names the facts of a case that are a child's own words or wishes; an answer names one by its dotted path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .disclosure import WITHHELD
from .sight import Sight

SaidKind = Literal["letter", "picture", "worry", "wish", "idea"]

# In the order in which they are read. A list is answered entry by entry: views.worries.0
SAYABLE: Mapping[str, SaidKind] = {
    "views.words": "letter",
    "views.picture": "picture",
    "views.worries": "worry",
    "views.asks": "wish",
    "steps.celebration.idea": "idea",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the child said. ``words`` is None for a picture; ``answer`` and ``by`` where there is none."""

    path: str
    kind: SaidKind
    words: str | None
    answer: str | None = None
    by: str | None = None


def things_said(sight: Sight) -> tuple[Said, ...]:
    """Everything that the child said and this reader may know, in order.

    An idea for a celebration is listed only where a celebration follows, or where the idea itself was answered: after
    a no, a bare "bowling party" would only hurt.
    """
    answers = {entry["to"]: entry for entry in sight.each("steps.ratification.answers")}
    found = (_said(path, kind, words, answers) for path, kind, words in _spoken(sight))
    return tuple(said for said in found if said.kind != "idea" or said.answer or _is_agreed(sight))


def paths_said(data: Any) -> list[str]:
    """The path of everything that can be answered in a case as it was typed."""
    found: list[str] = []
    for path in SAYABLE:
        here = data
        for part in path.split("."):
            here = here.get(part) if isinstance(here, dict) else None
        if isinstance(here, list):
            found.extend(f"{path}.{index}" for index in range(len(here)))
        elif here is not None:
            found.append(path)
    return found


def _spoken(sight: Sight) -> Iterator[tuple[str, SaidKind, str | None]]:
    for path, kind in SAYABLE.items():
        value = sight.known(path)
        if isinstance(value, tuple):
            yield from ((f"{path}.{index}", kind, words) for index, words in enumerate(value))
        elif value is not None:
            yield path, kind, None if kind == "picture" else value


def _said(path: str, kind: SaidKind, words: str | None, answers: Mapping[str, Mapping[str, Any]]) -> Said:
    answer = {name: value for name, value in answers.get(path, {}).items() if value is not WITHHELD}
    return Said(path, kind, words, answer.get("words"), answer.get("by") if "words" in answer else None)


def _is_agreed(sight: Sight) -> bool:
    return bool(sight.known("steps.ratification.outcome") == "agreed")
