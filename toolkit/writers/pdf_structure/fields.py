"""Places to fill in: an ``input`` of the page becomes a field of the file, with its name, its value and how it is shown.

The engine's own fields are not used: it writes them in a font of glyph numbers, with which no reader's typing can be
shown. Here each has a plain font with the letters of Western Europe, embedded, in the size and colour of the sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ...assets import FONTS
from .boxes import Box

POINTS_IN_A_PX: Final = 0.75
ENCODING: Final = "cp1252"  # what PDF calls WinAnsiEncoding
CODES: Final = range(32, 256)
PRINTED: Final = 1 << 2
MULTILINE: Final = 1 << 12
INSET: Final = 2.0  # points between a field's edge and its words, as viewers have it
ON, OFF = "/Yes", "/Off"


@dataclass(frozen=True, slots=True)
class PlainFont:
    """A font cut down to one code page: ``widths`` in thousandths of the size, a number for each of ``CODES``."""

    name: str
    program: bytes
    widths: tuple[int, ...]
    bounds: tuple[int, int, int, int]
    ascent: int
    descent: int

    def width_of(self, words: str, size: float) -> float:
        codes = words.encode(ENCODING, "replace")
        return sum(self.widths[code - CODES[0]] for code in codes if code in CODES) * size / 1000


@cache
def plain_font(family: str) -> PlainFont:
    """One of the project's fonts by its family."""
    letters = [_letter(code) for code in CODES]
    font = TTFont(FONTS / f"{family}-Regular.ttf", recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True))
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    unit, glyphs, metrics = 1000 / font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    widths = (metrics[glyphs.get(ord(letter), ".notdef")][0] for letter in letters)
    head, line = font["head"], font["hhea"]
    return PlainFont(
        family,
        out.getvalue(),
        tuple(round(width * unit) for width in widths),
        (round(head.xMin * unit), round(head.yMin * unit), round(head.xMax * unit), round(head.yMax * unit)),
        round(line.ascent * unit),
        round(line.descent * unit),
    )


def _letter(code: int) -> str:
    return bytes([code]).decode(ENCODING, "replace").replace("\ufffd", "•")


@dataclass
class FieldWriter:
    """Writes the fields of one file. ``page_heights`` in px."""

    pdf: Any
    page_heights: tuple[float, ...]
    fonts: dict[str, Any] = field(default_factory=dict)
    fields: list[Any] = field(default_factory=list)
    must_be_drawn: bool = False  # by the viewer: a value has letters that the plain font has not

    def widget(self, box: Box, page: int, words: str) -> Any:
        """The annotation of one field, called ``words``; added to the file and to its page."""
        said: Mapping[str, str] = box.element.attrib
        widget = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": pydyf.Array(self._rectangle(box, page)),
                "P": self.pdf.page_references[page],
                "F": PRINTED,
                "T": pydyf.String(said.get("name", f"field-{len(self.fields) + 1}")),
                "TU": pydyf.String(words),
            }
        )
        widget.update(self._box_to_tick(box) if said.get("type") == "checkbox" else self._room(box))
        self.pdf.add_object(widget)
        page_object = self.pdf.objects[int(self.pdf.page_references[page].split()[0])]
        page_object.setdefault("Annots", pydyf.Array()).append(widget.reference)
        self.fields.append(widget.reference)
        return widget

    def finish(self) -> None:
        """Name the fields and their fonts in the file's catalogue."""
        if not self.fields:
            return
        fonts = pydyf.Dictionary({name: font.reference for name, font in self.fonts.items()})
        form: dict[str, Any] = {"Fields": pydyf.Array(self.fields), "DR": pydyf.Dictionary({"Font": fonts})}
        if self.must_be_drawn:
            form["NeedAppearances"] = "true"
        self.pdf.catalog["AcroForm"] = pydyf.Dictionary(form)

    def _rectangle(self, box: Box, page: int) -> Iterator[float]:
        left, top = box.border_box_x(), box.border_box_y()
        foot = self.page_heights[page] - top - box.border_height()
        sides = (left, foot, left + box.border_width(), foot + box.border_height())
        return (round(side * POINTS_IN_A_PX, 3) for side in sides)

    def _room(self, box: Box) -> dict[str, Any]:
        said = box.element.attrib
        value, several = said.get("data-value", ""), int(said.get("data-lines", "1")) > 1
        name, size = self._font(box), box.style["font_size"] * POINTS_IN_A_PX
        look = f"/{name} {size:.2f} Tf {_colour(box)} rg"
        room: dict[str, Any] = {"FT": "/Tx", "DA": pydyf.String(look), "V": pydyf.String(value)}
        if several:
            room["Ff"] = MULTILINE
        if value.encode(ENCODING, "ignore").decode(ENCODING) != value:
            self.must_be_drawn = True
            return room
        room["AP"] = pydyf.Dictionary({"N": self._shown(box, value, several, look, size)})
        return room

    def _shown(self, box: Box, value: str, several: bool, look: str, size: float) -> bytes:
        """The value as it stands in its place until somebody types there."""
        width, height = box.border_width() * POINTS_IN_A_PX, box.border_height() * POINTS_IN_A_PX
        font = plain_font(_family(box))
        lines = _broken(value, font, size, width - 2 * INSET) if several else [value]
        leading = size * 1.25
        first = height - INSET - size if several else (height - size * 0.72) / 2
        shown = [b"/Tx BMC q BT", look.encode(), f"{leading:.2f} TL {INSET} {first:.2f} Td".encode()]
        for line in lines:
            shown += [pydyf.String(line.encode(ENCODING)).data, b"Tj T*"]
        return self._appearance([*shown, b"ET Q EMC"], width, height)

    def _box_to_tick(self, box: Box) -> dict[str, Any]:
        width, height = box.border_width() * POINTS_IN_A_PX, box.border_height() * POINTS_IN_A_PX
        state = ON if "checked" in box.element.attrib else OFF
        tick = [
            f"{_colour(box)} RG {width * 0.14:.2f} w 1 J 1 j",
            f"{width * 0.22:.2f} {height * 0.5:.2f} m {width * 0.42:.2f} {height * 0.28:.2f} l",
            f"{width * 0.78:.2f} {height * 0.76:.2f} l S",
        ]
        shown = pydyf.Dictionary(
            {
                ON[1:]: self._appearance([line.encode() for line in tick], width, height),
                OFF[1:]: self._appearance([], width, height),
            }
        )
        # The sign that a viewer draws, should it not take ours: a tick of its own font.
        look = pydyf.Dictionary({"CA": pydyf.String("4")})
        return {"FT": "/Btn", "V": state, "AS": state, "AP": pydyf.Dictionary({"N": shown}), "MK": look}

    def _appearance(self, operators: list[bytes], width: float, height: float) -> bytes:
        fonts = pydyf.Dictionary({name: font.reference for name, font in self.fonts.items()})
        stream = pydyf.Stream(
            operators,
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array([0, 0, round(width, 3), round(height, 3)]),
                "Resources": pydyf.Dictionary({"Font": fonts}),
            },
            compress=True,
        )
        self.pdf.add_object(stream)
        reference: bytes = stream.reference
        return reference

    def _font(self, box: Box) -> str:
        name = _family(box)
        if name not in self.fonts:
            self.fonts[name] = self._embedded(plain_font(name))
        return name

    def _embedded(self, font: PlainFont) -> Any:
        program = pydyf.Stream([font.program], {"Length1": len(font.program)}, compress=True)
        self.pdf.add_object(program)
        descriptor = pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{font.name}-Regular",
                "Flags": 32,
                "FontBBox": pydyf.Array(font.bounds),
                "ItalicAngle": 0,
                "Ascent": font.ascent,
                "Descent": font.descent,
                "CapHeight": round(font.ascent * 0.73),
                "StemV": 80,
                "FontFile2": program.reference,
            }
        )
        self.pdf.add_object(descriptor)
        whole = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": f"/{font.name}-Regular",
                "Encoding": "/WinAnsiEncoding",
                "FirstChar": CODES[0],
                "LastChar": CODES[-1],
                "Widths": pydyf.Array(font.widths),
                "FontDescriptor": descriptor.reference,
            }
        )
        self.pdf.add_object(whole)
        return whole


def _family(box: Box) -> str:
    family: str = box.style["font_family"][0]
    return family


def _colour(box: Box) -> str:
    return " ".join(f"{part:.3f}" for part in box.style["color"].to("srgb").coordinates)


def _broken(value: str, font: PlainFont, size: float, width: float) -> list[str]:
    """``value`` in lines that are no wider than ``width``, in points."""
    lines: list[str] = []
    for paragraph in value.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and font.width_of(longer, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
