"""Every field of the case file, walked from the schema itself, and a case in which each is filled: none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases import example_data, put
from toolkit.case.schema import Case

# What the schema alone does not tell: values that fit together in one case.
FITTING = {
    "carers.0.language": "en-GB",
    "people.0.language": "cy",
    "reference": "LH-1",
    "schema": 1,
    "home.address.0": "1 Larch Lane",
    "parents.0.share.0": "home.address",
    "withhold.0.fact": "home.address",
    "steps.ratification.answers.0.to": "views.words",
    "steps.ratification.next_by": "2026-05-01",
    "steps.celebration.time": "15:00",
    "views.asks.0": "May I have a key?",
}


@dataclass(frozen=True, slots=True)
class Field:
    """``kind`` is JSON's: string, integer, boolean, number, array, object. ``longest``: letters or entries, or None."""

    path: str
    kind: str
    longest: int | None = None
    choices: tuple[Any, ...] = ()
    is_open: bool = False  # text that anybody may type: no pattern, no list of choices


@cache
def every_field() -> tuple[Field, ...]:
    """Every field by its dotted path; the first entry stands for those of a list."""
    schema = Case.model_json_schema(by_alias=True)
    return tuple(_beneath("", schema, schema.get("$defs", {})))


def _beneath(path: str, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[Field]:
    here = _resolved(schema, parts)
    choices = tuple(here.get("enum", [here["const"]] if "const" in here else []))
    kind = here.get("type") or ("string" if choices else "number")
    if path:
        longest = here.get("maxLength", here.get("maxItems"))
        yield Field(path, kind, longest, choices, kind == "string" and "maxLength" in here)
    for name, below in here.get("properties", {}).items():
        yield from _beneath(f"{path}.{name}".lstrip("."), below, parts)
    if kind == "array":
        yield from _beneath(f"{path}.0", here["items"], parts)


def _resolved(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema without references, and without the nothing that an optional field may be."""
    if "$ref" in schema:
        return _resolved(parts[schema["$ref"].rsplit("/", 1)[-1]], parts)
    for group in ("anyOf", "allOf", "oneOf"):
        for one in schema.get(group, ()):
            if one.get("type") != "null":
                return _resolved(one, parts)
    return schema


@cache
def whole_case() -> Mapping[str, Any]:
    """A sound case in which every field is filled."""
    case: Any = example_data(withhold=[{"fact": "home.address", "from": ["parent"]}])
    case = put(case, "views.asks", ["May I have a key?"])
    for field in every_field():
        if field.path in FITTING and not field.path.endswith(".0"):
            case = put(case, field.path, FITTING[field.path])
        elif _at(case, field.path) is None and field.path.endswith(".0"):
            case = put(case, field.path.removesuffix(".0"), [_filled(field)])
        elif _at(case, field.path) is None:
            case = put(case, field.path, _filled(field))
    return dict(case)


def _filled(field: Field) -> Any:
    last = field.path.rsplit(".", 1)[-1]
    if field.path in FITTING:
        return FITTING[field.path]
    if field.choices:
        return field.choices[0]
    if last in ("phone", "email"):
        return {"phone": "01632 960001", "email": "name@example.org"}[last]
    match field.kind:
        case "array":
            return []
        case "object":
            return {}
        case "boolean":
            return False
        case "integer":
            return 14
        case _:
            return "Words"


def _at(data: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(data, list):
            data = data[int(step)] if int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
