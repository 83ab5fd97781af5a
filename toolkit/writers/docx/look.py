"""A look in a variant, read from the design tokens into Word's units: half-points, twips, colours without ``#``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ...assets import FONTS
from ...document.nodes import UNDRESSED, BrandColours, Dress
from ..dress import LARGE_PT
from ..tokens import tokens
from .measures import LINE, TWIPS_A_POINT, twips

A4_MM = (210, 297)
A3_MM = (297, 420)
LANDSCAPE = frozenset({"certificate", "card", "poster"})
MARGIN_MM = {
    "one-page": 15,
    "invitation": 15,
    "chart": 14,
    "certificate": 16,
    "card": 14,
    "form": 17,
    "poster": 14,
}
USUAL_MARGIN_MM = 20
COMPACT_MARGIN_MM = 11
LIST_INDENT = 400  # twips
LONGEST_FOOT = 40  # half-points: beside larger numbers of pages there is no room for words
LARGE_PRINT = LARGE_PT * 2  # half-points


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles and blocks need to know of how a document is dressed. ``line`` is in 240ths of a natural line.

    ``slants``: emphasis leans; else it is bold. ``picture_paper``: what stands behind a picture, or nothing.
    ``holds_places``: for things that are stuck in, true to size.
    """

    name: str
    body_font: str
    heading_font: str
    text_size: int
    title_size: int
    h2_size: int
    h3_size: int
    small_size: int
    line: int
    letter_spacing: int
    ink: str
    soft_ink: str
    paper: str
    accent: str
    accent_soft: str
    second: str
    second_soft: str
    rule: str
    main: str
    slants: bool
    picture_paper: str
    holds_places: bool = False

    @property
    def is_landscape(self) -> bool:
        return self.name in LANDSCAPE

    @property
    def is_sheet(self) -> bool:
        """Something to keep or to put up, without a foot or a line that says who made it."""
        return self.is_landscape

    @property
    def is_folded(self) -> bool:
        """A card is folded in the middle: each half of the sheet is a page, and Word prints them in their places."""
        return self.name == "card"

    @property
    def is_certificate(self) -> bool:
        return self.name == "certificate"

    @property
    def is_poster(self) -> bool:
        """A3: large letters, with room for boxes beside each other all the same."""
        return self.name == "poster"

    @property
    def is_compact(self) -> bool:
        """Made to fit one side of a sheet."""
        return self.name in {"chart", "invitation", "one-page"}

    @property
    def is_large(self) -> bool:
        """Letters so large that nothing can stand beside anything else."""
        return self.text_size >= LARGE_PRINT and not self.is_poster

    @property
    def has_coloured_title(self) -> bool:
        return self.name not in {"letter", "invitation", "form", "chart", "certificate", "card"}

    @property
    def page(self) -> tuple[int, int]:
        """Width and height in twips; of a half of the sheet, where it is folded."""
        width, height = map(twips, A3_MM if self.is_poster else A4_MM)
        if self.is_folded:
            return height // 2, width
        return (height, width) if self.is_landscape else (width, height)

    @property
    def margin(self) -> int:
        return twips(MARGIN_MM.get(self.name, USUAL_MARGIN_MM))

    @property
    def margin_above(self) -> int:
        """The margin above and below, in twips."""
        return twips(COMPACT_MARGIN_MM) if self.is_compact or self.holds_places else self.margin

    @property
    def text_width(self) -> int:
        """The width of the text in twips."""
        return self.page[0] - 2 * self.margin

    @property
    def list_indent(self) -> int:
        """The room for the mark of a list, in twips: a letter and a half, where that is more than usual."""
        return max(LIST_INDENT, self.text_size * TWIPS_A_POINT * 3 // 4)

    @property
    def gap(self) -> int:
        """The space between two paragraphs, in twips: half a line."""
        return round(
            self.text_size / 2 * TWIPS_A_POINT * (0.22 if self.is_compact or self.holds_places else 0.5)
        )


@cache
def read_look(look: str, variant: str, colours: BrandColours | None = None, dress: Dress = UNDRESSED) -> Look:
    """The look from the style sheets, in the colours of a brand and as one reader needs it.

    Raises KeyError for a token that is missing.
    """
    found = tokens(look, variant, colours, dress)
    is_certificate = look == "certificate"  # its largest words are the child's name, a heading
    return Look(
        name=look,
        body_font=found["body-font"],
        heading_font=found["heading-font"],
        text_size=_half_points(found["text-size"]),
        title_size=_half_points(found["h2-size" if is_certificate else "title-size"]),
        h2_size=_half_points(found["title-size" if is_certificate else "h2-size"]),
        h3_size=_half_points(found["h3-size"]),
        small_size=_half_points(found["small-size"]),
        line=round(float(found["line-height"]) / natural_line(found["body-font"]) * LINE),
        letter_spacing=round(_points(found["letter-spacing"]) * TWIPS_A_POINT),
        ink=_colour(found["ink"]),
        soft_ink=_colour(found["soft-ink"]),
        paper=_colour(found["paper"]),
        accent=_colour(found["accent"]),
        accent_soft=_colour(found["accent-soft"]),
        second=_colour(found["second"]),
        second_soft=_colour(found["second-soft"]),
        rule=_colour(found["line"]),
        main=_colour(found["main"]),
        slants=found["emphasis"] == "slanted",
        picture_paper="" if found["picture-paper"] == "transparent" else _colour(found["picture-paper"]),
    )


@cache
def natural_line(font: str) -> float:
    """The height of a line set solid, in ems: Word multiplies this, where CSS multiplies the size of the type."""
    with TTFont(FONTS / f"{font.replace(' ', '')}-Regular.ttf", lazy=True) as face:
        head, line = face["head"], face["hhea"]
        return float((line.ascent - line.descent + line.lineGap) / head.unitsPerEm)


def _half_points(value: str) -> int:
    return round(_points(value) * 2)


def _points(value: str) -> float:
    if not value.endswith("pt"):
        raise ValueError(f"a design token that Word reads should be in pt, not {value}")
    return float(value.removesuffix("pt"))


def _colour(value: str) -> str:
    digits = value.removeprefix("#").upper()
    return "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
