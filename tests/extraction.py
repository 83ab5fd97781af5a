"""What a reader, or a curious program, finds in a finished file.

``text_of`` is what is read: the text of a PDF's pages, of a Word file with its runs joined, of a page of HTML, of a
calendar unfolded, of plain text as a page has it, of braille read back. ``everything_in`` is that and all that lies
beneath: metadata, alternative text, outlines, parts, attributes. ``squeezed`` makes two texts comparable whatever
the line breaks.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf

from toolkit.proof.extraction import (
    TEXT_OF,
    pages_of_pdf,
    parsed_html,
    text_of_html,
    text_of_pdf,
)
from toolkit.proof.same_facts import squeezed

__all__ = [
    "everything_in",
    "pages_of_pdf",
    "squeezed",
    "text_of",
    "text_of_html",
    "text_of_pdf",
]


@lru_cache(maxsize=2000)
def text_of(path: Path) -> str:
    """The text of a file as it is read, by the ending of its name."""
    return TEXT_OF[path.suffix.removeprefix(".")](path.read_bytes())


def everything_in(path: Path) -> str:
    """All that can be found in a file by opening it with other programs than a reader's."""
    return "\n".join([path.name, text_of(path), *BENEATH[path.suffix](path.read_bytes())])


# ---------------------------------------------------------------- PDF


def _beneath_pdf(content: bytes) -> Iterator[str]:
    """Every string and name of the file's objects, and every stream that may be text: titles, XMP, what fields show."""
    with pikepdf.open(io.BytesIO(content)) as file:
        yield from _strings(file.trailer.get("/Info"))
        for item in file.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") in ("/XML", "/Form", None):
                yield item.read_bytes().decode("utf-8", "replace")


def _strings(item: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(item, (pikepdf.String, pikepdf.Name)):
        yield str(item)
    elif isinstance(item, pikepdf.Array) and depth < 8:
        for inner in item:
            if not _is_reference(inner):
                yield from _strings(inner, depth + 1)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 8:
        for _, inner in item.items():
            if not _is_reference(inner):
                yield from _strings(inner, depth + 1)


def _is_reference(item: Any) -> bool:
    return isinstance(item, pikepdf.Object) and item.is_indirect


# ---------------------------------------------------------------- Word


def _beneath_docx(content: bytes) -> Iterator[str]:
    """Every part's name, text and attributes, with the text of the whole part joined too."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        yield from (f"{info.filename} {info.comment!r}" for info in parts.infolist())
        for name in parts.namelist():
            if not name.endswith((".xml", ".rels")):
                yield parts.read(name).decode("utf-8", "replace")
                continue
            whole = ElementTree.fromstring(parts.read(name))
            yield "".join(whole.itertext())
            yield from (value for node in whole.iter() for value in node.attrib.values())


# ---------------------------------------------------------------- HTML


def _beneath_html(content: bytes) -> Iterator[str]:
    yield content.decode()
    yield from parsed_html(content).beneath


# ---------------------------------------------------------------- calendars


def _beneath_as_it_is(content: bytes) -> Iterator[str]:
    yield content.decode()


BENEATH = {
    ".pdf": _beneath_pdf,
    ".docx": _beneath_docx,
    ".html": _beneath_html,
    ".ics": _beneath_as_it_is,
    ".txt": _beneath_as_it_is,
    ".brf": _beneath_as_it_is,
}
