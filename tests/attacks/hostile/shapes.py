"""Shapes that a field should not have, for every field: empty, nothing, too long, at its limit, of another kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from cases import put

from .fields import Field, every_field, whole_case

OF_EVERY_KIND: Mapping[str, Any] = {
    "nothing": None,
    "empty": "",
    "a space": " ",
    "a list": [],
    "a list of nothing": [None],
    "a list of lists": [[["x"]]],
    "a mapping": {},
    "a mapping of words": {"Somebody's words": "x"},
    "a number": 7,
    "a large number": 10**17,
    "less than nothing": -1,
    "a part": 0.5,
    "true": True,
    "text": "Words",
    "lines": "a\nb",
    "a hundred thousand letters": "x" * 100_000,
}


def every() -> Iterator[tuple[str, bytes]]:
    """Each case: what is odd in it, and its bytes as JSON."""
    for field in every_field():
        for name, value in OF_EVERY_KIND.items():
            yield f"{field.path} is {name}", _case(field.path, value)
        yield from _limits(field)
        yield f"{field.path} is left out", _bytes(_without(whole_case(), field.path.split(".")))


def _limits(field: Field) -> Iterator[tuple[str, bytes]]:
    if field.longest is None:
        return
    for name, count in (("at its limit", field.longest), ("one over its limit", field.longest + 1)):
        if field.kind == "array":
            (entry,) = whole_case_at(field.path)[:1]
            yield f"{field.path} is {name}", _case(field.path, [entry] * count)
        else:
            for letter in ("x", "é", "x "):
                text = (letter * count)[:count].rstrip().ljust(count, "x")
                yield f"{field.path} of {letter!r} is {name}", _case(field.path, text)


def whole_case_at(path: str) -> Any:
    """What the whole case holds at ``path``."""
    here: Any = whole_case()
    for step in path.split("."):
        here = here[int(step)] if isinstance(here, list) else here[step]
    return here


def _case(path: str, value: Any) -> bytes:
    return _bytes(put(dict(whole_case()), path, value))


def _bytes(case: Any) -> bytes:
    return json.dumps(case, ensure_ascii=False).encode()


def _without(data: Any, steps: list[str]) -> Any:
    result = deepcopy(data)
    here = result
    for step in steps[:-1]:
        here = here[int(step)] if isinstance(here, list) else here[step]
    del here[int(steps[-1]) if isinstance(here, list) else steps[-1]]
    return result
