"""Lines of letters: the engine's own breaking and drawing, taken apart so that each line is shaped as few times as can be.

``Shaper.first_line`` follows ``split_first_line`` of WeasyPrint 70.0 for words in one style without hyphens, and asks it
wherever the way forks; ``operators`` follows ``draw_first_line``. The tests hold both against the engine's.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from weasyprint.draw.text import draw_first_line  # type: ignore[import-untyped]
from weasyprint.matrix import Matrix  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango  # type: ignore[import-untyped]
from weasyprint.text.fonts import get_pango_font_key  # type: ignore[import-untyped]
from weasyprint.text.line_break import (  # type: ignore[import-untyped]
    Layout,
    get_next_break_point,
    line_size,
    split_first_line,
)

from .refusals import NotFilled, Reason

Style: TypeAlias = Any
Measured: TypeAlias = tuple[float, float, float, "tuple[Letters, ...]"]
"""Width, height, baseline, letters."""

FirstLine: TypeAlias = tuple[str, int | None, Measured]
"""Words, and how many bytes lead to the next line."""

GLYPH: Final = struct.Struct("=Iiii4x")  # its number, width, and how far it is moved across and up
AT_ONCE: Final = (
    2.7  # letters that are looked at, in widths of the room by the size of the font: more than a line
)
SURELY: Final = 1.0  # px: by so much a word has to be too wide before it is not tried
A_WORD_MORE: Final = 24  # letters
NARROW: Final = 4  # below as many ems the engine looks word by word


@dataclass(frozen=True, slots=True)
class Letters:
    """Shaped letters in one font: its key, its size, and the glyphs as the shaper left them."""

    font: Any
    size: float
    glyphs: tuple[tuple[int, int, int, int], ...]


@dataclass(slots=True)
class _Context:
    """Hyphens are set by hand, so there is no dictionary to keep."""

    dictionaries: dict[Any, Any]


class Shaper:
    """Shapes lines for one document, and is thrown away with it: what it shaped last is in its layouts."""

    def __init__(self) -> None:
        self.layouts: dict[int, Layout] = {}

    def letters(self, text: str, style: Style) -> tuple[Letters, ...]:
        """The letters of a line that is broken already."""
        layout = self._laid(text, style, None)  # the line lives as long as its layout
        line, _ = layout.get_first_line()
        return _letters_of(line)

    def whole(self, text: str, style: Style) -> Measured:
        """A text on one line, however long."""
        layout = self._laid(text, style, None)
        line, _ = layout.get_first_line()
        return _measured(layout, line, style, len(text.encode()))

    def first_line(self, text: str, style: Style, room: float) -> FirstLine:
        """The first line of ``text`` in a room of that width."""
        return self._quickly(text, style, room) or self._by_the_engine(text, style, room)

    def _by_the_engine(self, text: str, style: Style, room: float) -> FirstLine:
        layout, _, resume, width, height, baseline = split_first_line(text, style, _Context({}), room, 0)
        return layout.text, resume, (width, height, baseline, self.letters(layout.text, style))

    def _quickly(self, text: str, style: Style, room: float) -> FirstLine | None:
        """The same where the line ends at a space, or is the last one; the letters are those of the first attempt."""
        size = style["font_size"]
        if size * NARROW > room or not _is_even(style):
            return None
        short = text[: int(room / size * AT_ONCE) + A_WORD_MORE]
        layout = self._laid(short, style, room)
        line, index = layout.get_first_line()
        if line_size(line, style)[0] > room:
            return None
        if index is None:
            if short != text:
                return None
            return short, None, _measured(layout, line, style, len(short.encode()))
        encoded = short.encode()
        first, second = encoded[:index].decode(), encoded[index:].decode()
        attributes = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
        point = get_next_break_point(attributes[len(first) + 1 : len(short)])
        if not point or not first.endswith(" ") or second[point] != " ":
            return None
        said, word = first.rstrip(" "), second[:point].rstrip(" ")
        measured = _measured(layout, line, style, len(said.encode()))
        if len(first) - len(said) == 1 and not self._may_fit(layout, style, measured[0], word, room):
            return said, index, measured
        return self._with_or_without(first, word, style, room)

    def _may_fit(self, layout: Layout, style: Style, width: float, word: str, room: float) -> bool:
        """Whether the next word might stand on the line without the space behind it, as the engine tries then."""
        second = pango.pango_layout_get_line_readonly(layout.layout, 1)
        item = second.runs[0].data
        string, length = item.glyphs, len(word.encode())
        if item.item.length < length:
            return True
        glyphs = GLYPH.iter_unpack(ffi.buffer(string.glyphs, string.num_glyphs * GLYPH.size))
        places = string.log_clusters[0 : string.num_glyphs]
        wide = (
            sum(glyph[1] for glyph, place in zip(glyphs, places, strict=True) if place < length) * FROM_UNITS
        )
        return bool(width + wide < room + SURELY)

    def _with_or_without(self, first: str, word: str, style: Style, room: float) -> FirstLine:
        """The next word may fit without the space behind it."""
        longer = first + word
        layout = self._laid(longer, style, room)
        line, index = layout.get_first_line()
        length = len(longer.encode())
        said, resume = (
            (longer, length + 1) if index is None else (longer.encode()[: line.length].decode(), index)
        )
        said = said.rstrip(" ")
        return said, resume, _measured(layout, line, style, len(said.encode()))

    def _laid(self, text: str, style: Style, room: float | None) -> Layout:
        """One layout for each style; a style that spaces letters or words needs a new one each time."""
        layout = self.layouts.get(id(style))
        if layout is None:
            layout = Layout(style)
            if _is_even(style):
                self.layouts[id(style)] = layout
        pango.pango_layout_set_width(layout.layout, -1 if room is None else int(room * TO_UNITS))
        layout.set_text(text)
        return layout


def _is_even(style: Style) -> bool:
    """Whether no air is added between letters or words."""
    return not style["word_spacing"] and style["letter_spacing"] in ("normal", 0)


def _measured(layout: Layout, line: Any, style: Style, length: int) -> Measured:
    """A line's measures, and the letters of its first ``length`` bytes: what is behind them are spaces."""
    width, height = line_size(line, style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    return width, height, baseline, _letters_of(line, length)


def _letters_of(line: Any, length: int | None = None) -> tuple[Letters, ...]:
    """What the shaper made of a line, or of so many bytes of it."""
    found: list[Letters] = []
    if line.runs == ffi.NULL:
        return ()
    run = line.runs[0]
    start = line.start_index
    while run != ffi.NULL:
        item = run.data
        run = run.next
        string, count = item.glyphs, item.glyphs.num_glyphs
        glyphs = tuple(GLYPH.iter_unpack(ffi.buffer(string.glyphs, count * GLYPH.size)))
        end = None if length is None else length - (item.item.offset - start)
        if end is not None and end < item.item.length:
            places = string.log_clusters[0:count]
            glyphs = tuple(glyph for glyph, place in zip(glyphs, places, strict=True) if place < end)
        key, _, size = get_pango_font_key(item.item.analysis.font)
        if glyphs and found and (found[-1].font, found[-1].size) == (key, size):
            found[-1] = Letters(key, size, found[-1].glyphs + glyphs)
        elif glyphs:
            found.append(Letters(key, size, glyphs))
    return tuple(found)


def operators(letters: Letters, fonts: Mapping[Any, Any], is_last: bool) -> bytes:
    """What draws the letters; nothing follows the last ones. Raises NotFilled where the fonts do not know them."""
    font = fonts.get(letters.font)
    if font is None or font.bitmap or font.png or font.svg or font.colr:
        raise NotFilled(Reason.STRANGE_LETTERS)
    known, widths, size = font.to_unicode, font.widths, letters.size
    scale = 1000 * FROM_UNITS / size
    parts = ["<"]
    for glyph, width, across, up in letters.glyphs:
        if glyph not in known or up:
            raise NotFilled(Reason.STRANGE_LETTERS)
        moved = across / size
        if across:
            parts.append(f">{-moved}<")
        parts.append(f"{glyph:04x}")
        kerning = int(widths[glyph] + moved - width * scale)
        if kerning:
            parts.append(f">{kerning}<")
    if is_last and parts[-1].startswith(">"):
        parts[-1] = ""
    parts.append(">")
    shown = "".join(parts).removesuffix("<>")
    return f"/{font.hash} {_number(size)} Tf\n[{shown}] TJ".encode()


def _number(size: float) -> str:
    return str(int(size)) if float(size).is_integer() else f"{size:f}".rstrip("0")


class Closed(dict[Any, Any]):
    """What a template knows of fonts and letters: whoever wants to add something has to go to the plain writer."""

    def __setitem__(self, key: Any, value: Any) -> None:
        raise NotFilled(Reason.STRANGE_LETTERS)


def draw_letters(stream: Stream, style: Style, letters: str) -> None:
    """Make ``stream`` know the font of ``style`` and these of its letters, by drawing them."""
    layout = Layout(style)
    layout.set_text(letters)
    draw_first_line(stream, _Words(letters, style, layout), "clip", "none", Matrix())


@dataclass(slots=True)
class _Words:
    text: str
    style: Style
    pango_layout: Layout
