"""How wide letters are in a PDF: as their fonts say, whatever was drawn first.

WeasyPrint 70.0 rounds a letter's width where it meets it first, at the size that it has there. So a long name in a title
moved the same letters all through the text, by less than anybody sees and more than a comparison of two files allows.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


class Fonts(dict[Any, Any]):
    """The fonts of a document, as the engine adds them while it draws."""

    def __setitem__(self, key: Any, font: Any) -> None:
        font.widths = Widths(_advances(font.name, font.index, _File(font.file_content)))
        super().__setitem__(key, font)

    def values(self) -> Any:
        """The engine asks for these when all is drawn, and reads from then on which widths there are."""
        for font in super().values():
            font.widths = dict(font.widths)
        return super().values()


class Widths(dict[int, float]):
    """The widths of the letters that are drawn, in thousandths of the font's size; asked for one, it knows it."""

    def __init__(self, advances: Mapping[int, float]) -> None:
        super().__init__()
        self._advances = advances

    def __contains__(self, glyph: object) -> bool:
        if super().__contains__(glyph):
            return True
        if glyph not in self._advances:
            return False
        self[glyph] = self._advances[glyph]  # type: ignore[index]
        return True


class _File:
    """The bytes of a font file, left out of what tells one font from another: its name does that."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _File)

    def __hash__(self) -> int:
        return 0


@cache
def _advances(name: bytes, index: int, file: _File) -> Mapping[int, float]:
    with TTFont(io.BytesIO(file.content), fontNumber=max(index, 0), lazy=True) as font:
        size = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {number: metrics[glyph][0] * 1000 / size for number, glyph in enumerate(font.getGlyphOrder())}
