"""The dotted paths of the facts in a case, and the label of each: who may be told it, and why.

A path leaves out the numbers of list entries (``carers.name``); a rule in a case may give one (``parents.1.name``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from .schema import Case, Reader


@dataclass(frozen=True, slots=True)
class Label:
    """What the schema says of one fact. ``is_common``: its values are words that any text may hold."""

    path: str
    help: str
    seen_by: frozenset[Reader]
    why: str
    is_common: bool


# A role or a relation is a word such as "teacher" or "mum", which the wording itself may use. The others steer the
# build: a rule that covers a whole person covers them too, and "home.address" in a share is no secret.
COMMON_WORDS = frozenset({"role", "relation", "interests", "language", "share", "fact", "to", "text_size_pt"})


def _labels(model: type[BaseModel], above: str = "") -> Iterator[Label]:
    for name, field in model.model_fields.items():
        path = f"{above}{field.alias or name}"
        inner = _model_in(field.annotation)
        if inner:
            yield from _labels(inner, f"{path}.")
            continue
        extra: dict[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        readers = frozenset(Reader(reader) for reader in extra.get("seen_by", ()))
        is_common = _is_choice(field.annotation) or name in COMMON_WORDS
        yield Label(path, field.description or "", readers, str(extra.get("why", "")), is_common)


def _is_choice(annotation: Any) -> bool:
    inner = get_args(annotation)
    return annotation is bool or get_origin(annotation) is Literal or any(map(_is_choice, inner))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


LABELS = {label.path: label for label in _labels(Case)}
FACT_PATHS = frozenset(LABELS)


def label_of(path: str) -> Label:
    """The label of a fact, by its path with or without the numbers of entries."""
    return LABELS[".".join(part for part in path.split(".") if not part.isdigit())]


def covers(rule: str, path: str) -> bool:
    """Whether a rule's path names ``path`` or something above it. Numbers count where both have them."""
    wanted, here = rule.split("."), path.split(".")
    at = 0
    for part in wanted:
        if at < len(here) and here[at].isdigit() and not part.isdigit():
            at += 1  # the rule speaks of every entry
        if part.isdigit() and (at >= len(here) or not here[at].isdigit()):
            continue  # the path speaks of no entry in particular
        if at >= len(here) or here[at] != part:
            return False
        at += 1
    return True
