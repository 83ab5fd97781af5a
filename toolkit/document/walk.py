"""Walk a document tree in reading order, and say what is in it as plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from .nodes import Blank, Block, Break, Document, Inlines, Text


def walk(node: Any) -> Iterator[Any]:
    """Yield ``node`` and every node beneath it, each before its children, in reading order."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif is_dataclass(node) and not isinstance(node, type):
        yield node
        for field in fields(node):
            yield from walk(getattr(node, field.name))


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
