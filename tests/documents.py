"""Small documents for tests of writers, made by hand: ``document(Paragraph((Text("Hello"),)))``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any
from zlib import crc32

from toolkit.document.nodes import Block, CasePicture, Document, Inlines, Paragraph, Section, Text
from toolkit.package.stock import read_stock


@cache
def _labels() -> Any:
    return read_stock().catalogues["en-GB"].labels


def document(*blocks: Block, **changes: Any) -> Document:
    """A document of ``blocks`` in the warm look; ``changes`` are fields of it."""
    plain = Document(
        identifier="sample",
        reader="child",
        look="warm",
        variant="standard",
        language="en-GB",
        title=line("A sample"),
        subtitle=(),
        blocks=blocks,
        author="Larkshire County Council",
        reference="LH-1",
        day="Friday 20 March 2026",
        labels=_labels(),
    )
    return replace(plain, **changes)


def line(words: str, fact: str | None = None) -> Inlines:
    return (Text(words, fact),)


def paragraph(words: str, fact: str | None = None) -> Paragraph:
    return Paragraph(line(words, fact))


def section(title: str, *blocks: Block, level: int = 2) -> Section:
    return Section(level, line(title), blocks, f"part-{level}-{crc32(title.encode())}")


def case_picture(data: bytes) -> CasePicture:
    return CasePicture(data, "The picture that the child drew", 40, 30)
