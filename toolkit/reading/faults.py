"""Turn pydantic's complaints into faults: place, what is wrong, what would be right; never the value itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import Fault, nearest
from .source import FIELD_NAME, Path_, Source, dotted, sayable

LONGEST_NAME = 60

SENTENCES = {
    "string_type": "this should be text. If it is, put it in quotes.",
    "int_type": "this should be a whole number.",
    "bool_type": "this should be true or false.",
    "decimal_type": "this should be an amount such as 60.00.",
    "decimal_max_places": "an amount has two places for pence, such as 60.00.",
    "list_type": "this should be a list: each entry on a line that begins with a hyphen.",
    "tuple_type": "this should be a list: each entry on a line that begins with a hyphen.",
    "dict_type": "this should have names with values beneath it.",
    "model_type": "this should have names with values beneath it, such as name: …",
    "model_attributes_type": "this should have names with values beneath it, such as name: …",
    "missing": "this is missing, and it is needed.",
    "too_short": "there should be at least one entry here.",
    "string_unicode": "there is half a character in this text. Type it again.",
    "string_too_short": "this is empty. Write it, or leave the line out.",
    "string_too_long": "this text is too long: at most {max_length} characters.",
    "too_long": "there are too many entries here: at most {max_length}.",
    "literal_error": "this should be one of: {expected}.",
    "less_than_equal": "this should be at most {le}.",
    "greater_than_equal": "this should be at least {ge}.",
}


def faults_of(
    error: ValidationError, source: Source, model: type[BaseModel], tags: frozenset[str] = frozenset()
) -> list[Fault]:
    """Every complaint as a fault. ``tags`` are pydantic's names for kinds in a union, which are no part of a path."""
    found: list[Fault] = []
    for details in error.errors(include_url=False, include_input=True):
        found.extend(_faults(details, source, model, tags))
    return found


def _faults(
    details: ErrorDetails, source: Source, model: type[BaseModel], tags: frozenset[str]
) -> Iterable[Fault]:
    location = _path_in(source.data, details["loc"], tags)
    context: dict[str, Any] = details.get("ctx") or {}
    kind = details["type"]
    if kind == "extra_forbidden":
        key = str(location[-1])
        known = _names_beside(model, details["loc"][:-1])
        is_words = not FIELD_NAME.fullmatch(key) or details["input"] is None
        remedy = (
            " If it is text with a comma or a colon in it, put the whole text in quotes." if is_words else ""
        )
        message = f"this name is not one we know.{nearest(key[:LONGEST_NAME], known)}{remedy}"
        yield Fault(source.file, source.line(location), dotted(sayable(location)), message)
    elif "faults" in context:
        for below, message in context["faults"]:
            yield source.fault(location, message, below)
    elif kind == "too_short" and len(details["input"]) >= context["min_length"]:
        return  # entries are there, and each has a fault of its own
    elif kind == "value_error":
        yield source.fault(location, str(context["error"]))
    elif kind in SENTENCES:
        yield source.fault(location, SENTENCES[kind].format(**context))
    else:
        yield source.fault(
            location, details["msg"] if kind.startswith("toolkit") else "this is not what is expected here."
        )


def _path_in(data: Any, location: tuple[str | int, ...], tags: frozenset[str]) -> Path_:
    """The path in the file: pydantic's location without the names of union kinds."""
    path: list[str | int] = []
    for step in location:
        here = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if here:
            data = data[step]
        elif isinstance(step, int) and not isinstance(data, list):
            continue  # one entry, written without a list
        elif step in tags or str(step).startswith(("function-", "tagged-union", "list[", "union[")):
            continue
        path.append(step)
    return tuple(path)


def _names_beside(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """The field names of the model that ``location`` leads to."""
    here: Any = model
    for step in location:
        here = _beneath(here, step)
    names = (field.alias or name for found in _models(here) for name, field in found.model_fields.items())
    return list(dict.fromkeys(names))


def _beneath(annotation: Any, step: str | int) -> Any:
    """What a step of a location leads to: a field, or one kind of a union. An entry of a list is of the list's own kind."""
    fields = (
        field.annotation
        for model in _models(annotation)
        for name, field in model.model_fields.items()
        if (field.alias or name) == step
    )
    return next(fields, None) or _tagged(annotation, step) or annotation


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside ``list[Model]``, ``Model | None`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _models(annotation.model_fields["root"].annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for inner in getattr(annotation, "__args__", ()):
            yield from _models(inner)


def _tagged(annotation: Any, tag: str | int) -> Any:
    """The kind that bears ``tag`` in a union of kinds, or None."""
    for inner in getattr(annotation, "__args__", ()):
        if any(getattr(mark, "tag", None) == tag for mark in getattr(inner, "__metadata__", ())):
            return inner.__origin__
        if found := _tagged(inner, tag):
            return found
    return None
