"""Walk a document tree in reading order, and say what is in it as plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from .nodes import Blank, Block, Break, Document, Inlines, Text


def walk(node: Any) -> Iterator[Any]:
    """Yield ``node`` and every node beneath it, each before its children, in reading order."""
    # One list of what is still to come, the next at its end: a generator in a generator would hand each node up all levels.
    coming = [node]
    while coming:
        here = coming.pop()
        if type(here) is tuple:
            coming.extend(reversed(here))
        else:
            kind: Any = type(here)
            names = _fields_of(kind)
            if names is not None:
                yield here
                coming.extend(getattr(here, name) for name in names)


@cache
def _fields_of(kind: Any) -> tuple[str, ...] | None:
    """The names of a node's fields, the last first; None for what is no node."""
    return tuple(field.name for field in reversed(fields(kind))) if is_dataclass(kind) else None


def plain(content: Inlines | tuple[Block, ...]) -> str:
    """The words of a line, or of blocks, with lines to write on as underscores and breaks as spaces."""
    parts = []
    for node in walk(content):
        match node:
            case Text(text=text):
                parts.append(text)
            case Blank():
                parts.append("______")
            case Break():
                parts.append(" ")
    return "".join(parts)


def texts(document: Document) -> Iterator[Text]:
    """Every piece of text in the document's title, subtitle and body, in reading order."""
    for node in walk((document.title, document.subtitle, document.blocks)):
        if isinstance(node, Text):
            yield node
