"""A Word file opened for checking: its parts as trees, and what its styles come to where they are used.

Only the project's own files are opened so; a part that declares entities is refused all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WHITE = "FFFFFF"
OFF = frozenset({"0", "false", "off", "none"})


class NotReadSafely(Exception):
    """A part declares a document type, which could hold entities; none of ours does."""


class Word:
    """A DOCX file opened. Raises NotReadSafely, and what ZipFile and ElementTree raise for what is neither."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.times = {entry.date_time for entry in package.infolist()}
            self.parts = {
                name: _tree(package.read(name), name)
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = next(iter(self.parts["word/document.xml"].iter(f"{W}body")))
        self.parents = {child: parent for parent in self.body.iter() for child in parent}
        self.styles = {
            str(style.get(f"{W}styleId")): style for style in self.parts["word/styles.xml"].iter(f"{W}style")
        }

    @cached_property
    def raw(self) -> bytes:
        """What the file says of itself, as it is written."""
        return b"".join(
            ElementTree.tostring(self.parts[name]) for name in self.parts if name.startswith("docProps/")
        )

    def paragraphs(self) -> Iterator[Element]:
        """Of the body, in reading order."""
        yield from self.body.iter(f"{W}p")

    def style(self, paragraph: Element) -> str:
        return value(paragraph, "pPr", "pStyle") or "Normal"

    def above(self, element: Element, tag: str) -> Element | None:
        """The nearest element with this tag that holds ``element``, or None."""
        while (parent := self.parents.get(element)) is not None:
            if parent.tag == tag:
                return parent
            element = parent
        return None

    def neighbours(self, element: Element) -> tuple[Element | None, Element | None]:
        """What stands before and after, in the same parent."""
        siblings = list(self.parents[element])
        at = siblings.index(element)
        return (
            siblings[at - 1] if at else None,
            siblings[at + 1] if at + 1 < len(siblings) else None,
        )

    def from_style(self, style: str, *path: str, attribute: str = "val") -> str | None:
        """A value of a style, or of one that it is based on."""
        while style in self.styles:
            found = value(self.styles[style], *path, attribute=attribute)
            if found is not None:
                return found
            style = value(self.styles[style], "basedOn") or ""
        return None

    def of_run(self, run: Element, paragraph: Element, *path: str, attribute: str = "val") -> str | None:
        """A value of the letters of ``run``: its own, its style's, its paragraph's style's, the default's."""
        own = value(run, "rPr", *path, attribute=attribute)
        named = value(run, "rPr", "rStyle") or ""
        return (
            own
            or self.from_style(named, "rPr", *path, attribute=attribute)
            or self.from_style(self.style(paragraph), "rPr", *path, attribute=attribute)
            or self.from_style("Normal", "rPr", *path, attribute=attribute)
            or self.default(*path, attribute=attribute)
        )

    def default(self, *path: str, attribute: str = "val") -> str | None:
        """A value of what every line of this file begins with."""
        whole = self.parts["word/styles.xml"]
        return value(whole, "docDefaults", "rPrDefault", "rPr", *path, attribute=attribute)

    @cached_property
    def paper(self) -> str:
        """The colour of the page, ``RRGGBB``."""
        found = self.parts["word/document.xml"].find(f"{W}background")
        return WHITE if found is None else str(found.get(f"{W}color"))

    def ground(self, paragraph: Element) -> str:
        """The colour that a paragraph's words stand on: its own fill, its style's, its cell's, the page's."""
        own = value(paragraph, "pPr", "shd", attribute="fill")
        styled = self.from_style(self.style(paragraph), "pPr", "shd", attribute="fill")
        cell = self.above(paragraph, f"{W}tc")
        filled = None if cell is None else value(cell, "tcPr", "shd", attribute="fill")
        return own or styled or filled or self.paper

    def level(self, paragraph: Element) -> int | None:
        """The heading level, from 1."""
        found = self.from_style(self.style(paragraph), "pPr", "outlineLvl")
        return None if found is None else int(found) + 1

    def is_in_list(self, paragraph: Element) -> bool:
        path = ("pPr", "numPr", "numId")
        return bool(value(paragraph, *path) or self.from_style(self.style(paragraph), *path))


def text_of(element: Element) -> str:
    return "".join(str(found.text or "") for found in element.iter(f"{W}t"))


def value(element: Element, *path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at ``path`` below ``element``; None where either is missing."""
    found = element.find("/".join(f"{W}{name}" for name in path))
    return None if found is None else found.get(f"{W}{attribute}")


def is_on(element: Element, *path: str) -> bool:
    """A switch: on where it stands without a value that says off."""
    found = element.find("/".join(f"{W}{name}" for name in path))
    return found is not None and str(found.get(f"{W}val", "1")) not in OFF


def has(element: Element, *tags: str) -> bool:
    return any(next(element.iter(tag), None) is not None for tag in tags)


def _tree(data: bytes, name: str) -> Element:
    if b"<!DOCTYPE" in data:
        raise NotReadSafely(f"{name} declares a document type.")
    return ElementTree.fromstring(data)
