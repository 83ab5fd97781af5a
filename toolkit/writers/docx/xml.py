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
    start = name + "".join(_attribute(name, key, value) for key, value in attributes.items())
    return Xml(f"<{start}>{inside}</{name}>" if inside else f"<{start}/>")


def _attribute(element_name: str, key: str, value: str | int) -> str:
    prefix = "w:" if element_name.startswith("w:") and ":" not in key else ""
    quoted = characters(str(value)).replace('"', "&quot;").replace("\n", " ")
    return f' {prefix}{key}="{quoted}"'


def joined(parts: Iterable[Xml]) -> Xml:
    return Xml("".join(parts))


def part(root: Xml) -> bytes:
    """A whole part of the package."""
    return (DECLARATION + root).encode()
