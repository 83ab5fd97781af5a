"""A document tree as a small printed tree, for tests and for a reader of a difference.

Each node is one line: its kind, its plain fields as ``name=value``, then its children, two spaces deeper.
Fields that hold their default, or None, are left out. Text is printed in quotes, with ``‹fact›`` before a value. A row
or a cell of a table begins with a hyphen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from .nodes import Text

INDENT = "  "


def printed(node: Any) -> str:
    """The printed form of a node, or of a tuple of nodes; no newline at the end."""
    return "\n".join(_lines(node, 0))


def _lines(node: Any, depth: int) -> Iterator[str]:
    if isinstance(node, tuple):
        for child in node:
            if isinstance(child, tuple):
                yield f"{INDENT * depth}-"
                yield from _lines(child, depth + 1)
            else:
                yield from _lines(child, depth)
        return
    if isinstance(node, Text):
        yield f"{INDENT * depth}{_text(node)}"
        return
    shown, nested = [], []
    for field in fields(node):
        value = getattr(node, field.name)
        if _is_nested(value):
            nested.append((field.name, value))
        elif value is not None and (field.default is MISSING or value != field.default):
            shown.append(f"{field.name}={_value(value)}")
    yield f"{INDENT * depth}{' '.join([type(node).__name__, *shown])}"
    for name, value in nested:
        if len(nested) > 1 and value:
            yield f"{INDENT * (depth + 1)}.{name}"
            yield from _lines(value, depth + 2)
        else:
            yield from _lines(value, depth + 1)


def _is_nested(value: Any) -> bool:
    if isinstance(value, tuple):
        return not value or _is_nested(value[0])
    return is_dataclass(value)


def _value(value: Any) -> str:
    return f"{len(value)} bytes" if isinstance(value, bytes) else repr(value)


def _text(node: Text) -> str:
    fact = f"‹{node.fact}› " if node.fact else ""
    return f"{fact}{node.text!r}"
