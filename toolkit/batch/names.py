"""The names and the free texts of a case, apart from it: what is held against the names of the other cases of a batch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ..case.disclosure import first_word
from ..case.schema import Case
from ..case.text import Line, LongText, folded

WORD = re.compile(r"[^\W_]+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """``full`` and ``called``: the child's names, as folded words. ``own``: every name that the case gives to somebody.

    ``texts``: each text that somebody wrote freely, with its dotted path.
    """

    full: Words
    called: frozenset[Words]
    own: frozenset[Words]
    texts: tuple[tuple[str, str], ...]


def names_of(case: Case) -> Names:
    child = case.child
    called = {words_of(child.known_as or ""), words_of(first_word(child.name))}
    own = frozenset(map(words_of, _own_names(case)))
    return Names(words_of(child.name), frozenset(called), own, tuple(free_texts(case)))


def words_of(text: str) -> Words:
    return tuple(word.lower() if word.isascii() else folded(word) for word in WORD.findall(text))


def _own_names(case: Case) -> Iterator[str]:
    """Every name that the case itself gives to somebody."""
    workers = (worker for _, worker in case.team if worker)
    for person in (case.child, *case.carers, *case.parents, *case.people, *workers):
        yield person.name
        yield getattr(person, "known_as", None) or first_word(person.name)
    yield from case.steps.celebration.with_
    yield from (answer.by for answer in case.steps.ratification.answers if answer.by)


def free_texts(case: Case) -> Iterator[tuple[str, str]]:
    """Each text of ``case`` that somebody wrote freely, with its dotted path."""
    return _texts(case, "")


def _texts(part: BaseModel, above: str) -> Iterator[tuple[str, str]]:
    free = _free_fields(type(part))
    for name, info in type(part).model_fields.items():
        value, path = getattr(part, name), f"{above}{info.alias or name}"
        entries = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, entry in entries:
            here = path if index is None else f"{path}.{index}"
            if isinstance(entry, BaseModel):
                yield from _texts(entry, f"{here}.")
            elif name in free and entry:
                yield here, entry


@cache
def _free_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields whose type is a line or a longer text, and not one of the narrower kinds: a name, a telephone."""
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name in model.model_fields if _is_free(hints[name]))


def _is_free(hint: Any) -> bool:
    if hint in (Line, LongText):
        return True
    return get_origin(hint) is not Annotated and any(map(_is_free, get_args(hint)))
