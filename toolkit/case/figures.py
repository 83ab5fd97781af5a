"""The people of a case as they may be drawn for one reader: by the looks that were said, never by a guess.

Nobody is drawn whose name this reader is not told. How old to draw somebody is what was said; else the child's age is
worked out, and a carer, a parent or a worker is an adult.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..document.looks import Age, Looks
from .clocks import CHILDRENS_GUIDE_UNTIL_AGE, age_on
from .disclosure import WITHHELD
from .sight import Sight

TODDLER_FROM, CHILD_FROM = 1, 4
GROWN_UP: Age = "adult"


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """People that wording may name as a picture.

    ``instead``: the library's picture where nobody may be drawn. ``of_a_team``: the one where a team cares, who is nobody
    in particular.
    """

    name: str
    help: str
    instead: str
    of_a_team: str
    find: Callable[[Sight], tuple[Looks, ...]]


def looks_of(entry: Mapping[str, Any], age: Age | None) -> Looks | None:
    """How somebody is drawn, from an entry of a view; None where this reader may not know who it is.

    ``age`` counts where none was said.
    """
    if not any(entry.get(name) not in (None, WITHHELD) for name in ("known_as", "name")):
        return None
    said = entry.get("looks") or {}
    told = {} if said is WITHHELD else {name: value for name, value in said.items() if value is not WITHHELD}
    return Looks(**{**told, "age": told.get("age") or age})


def age_of_entry(list_name: str) -> Age | None:
    """How old somebody of a list is drawn where nothing was said: a guest may be a brother or a grandmother."""
    return GROWN_UP if list_name in ("carers", "parents", "team") else None


def child_looks(sight: Sight) -> Looks | None:
    """The child as she, he or they are drawn; None where this reader is not told who it is."""
    entry = sight.known("child")
    return looks_of(entry, _age_of_child(sight)) if entry else None


def _age_of_child(sight: Sight) -> Age | None:
    born = sight.known("child.born")
    if born is None:
        return None
    age = age_on(sight.today, born)
    if age < CHILD_FROM:
        return "toddler" if age >= TODDLER_FROM else "baby"
    return "child" if age < CHILDRENS_GUIDE_UNTIL_AGE else "teenager"


def _child(sight: Sight) -> tuple[Looks, ...]:
    looks = child_looks(sight)
    return (looks,) if looks else ()


def is_a_team(sight: Sight) -> bool:
    """Whether a team looks after the child, in a children's home."""
    return bool(sight.known("home.kind") == "residential")


def _carers(sight: Sight) -> tuple[Looks, ...]:
    if is_a_team(sight):
        return ()  # a team is nobody in particular
    found = (looks_of(entry, GROWN_UP) for entry in sight.each("carers"))
    return tuple(looks for looks in found if looks)


def _home(sight: Sight) -> tuple[Looks, ...]:
    """A carer, the child, the other carers: the child stands among them."""
    if is_a_team(sight):
        return ()
    first, *others = _carers(sight) or (None,)
    child = _child(sight)
    return (*((first,) if first else ()), *child, *others) if child else ()


FIGURES: Mapping[str, FigureGroup] = {
    group.name: group
    for group in (
        FigureGroup("the-child", "the child", "child", "child", _child),
        FigureGroup("the-carers", "those who look after the child", "carers", "team-of-staff", _carers),
        FigureGroup(
            "the-home", "the child and those who look after them", "foster-home", "residential-home", _home
        ),
    )
}
