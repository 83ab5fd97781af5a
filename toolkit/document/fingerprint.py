"""What a document says, as one short line: the same for two documents that are the same, and for no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any


def fingerprint(node: Any) -> str:
    """32 hexadecimal digits for a tree of nodes, texts, numbers, bytes, tuples, mappings and None."""
    digest = sha256()
    _tell(node, digest.update)
    return digest.hexdigest()[:32]


def _tell(node: Any, tell: Callable[[bytes], None]) -> None:
    """Each part with its kind and length before it, so that no two trees are told alike."""
    kind = type(node)
    if kind is str:
        content = node.encode("utf-8", "surrogatepass")
        tell(b"s%d:" % len(content))
        tell(content)
    elif kind is tuple or kind is list:
        tell(b"(%d:" % len(node))
        for one in node:
            _tell(one, tell)
    elif is_dataclass(kind):
        tell(_name(kind))
        for name in _fields(kind):
            _tell(getattr(node, name), tell)
    elif kind is bytes:
        tell(b"b%d:" % len(node))
        tell(node)
    elif isinstance(node, Mapping):
        tell(b"{%d:" % len(node))
        for key, value in sorted(node.items()):
            _tell(key, tell)
            _tell(value, tell)
    else:  # numbers, days, True, None: their kind and how they are written
        content = f"{kind.__name__} {node!r}".encode()
        tell(b"r%d:" % len(content))
        tell(content)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _name(kind: type[Any]) -> bytes:
    return b"<%s:" % kind.__name__.encode()
