"""XML as text, made so that words never become markup: an ``Xml`` comes only from ``element`` and ``characters``.

Text is far quicker to make than a tree (an eight-page guide in a few milliseconds), and the type keeps the two apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType

Xml = NewType("Xml", str)

EMPTY = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "mc:Ignorable": "w14",
}


def characters(text: str) -> Xml:
    """``text`` as XML that reads exactly so."""
    return Xml(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def element(name: str, /, *content: Xml, **attributes: str | int) -> Xml:
    """One element. The attributes of a ``w:`` element are in its namespace too, unless they name another."""
    inside = "".join(content)
    start = name
    if attributes:
        prefix = "w:" if name.startswith("w:") else ""
        for key, value in attributes.items():
            quoted = value if type(value) is int else _quoted(str(value))
            start += f' {"" if ":" in key else prefix}{key}="{quoted}"'
    return Xml(f"<{start}>{inside}</{name}>" if inside else f"<{start}/>")


def _quoted(value: str) -> str:
    if value.isalnum():  # as most are
        return value
    return characters(value).replace('"', "&quot;").replace("\n", " ")


def joined(parts: Iterable[Xml]) -> Xml:
    return Xml("".join(parts))


def part(root: Xml) -> bytes:
    """A whole part of the package."""
    return (DECLARATION + root).encode()
