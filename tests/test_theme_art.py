"""The art of the themes: what the tool draws is what is in the library, and the words have room."""

from __future__ import annotations

import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image
from weasyprint import HTML  # type: ignore[import-untyped]

from toolkit.assets import PICTURES, ROOT
from toolkit.package.stock import read_picture_words

sys.path.insert(0, str(ROOT / "tools"))
from theme_art.pieces import SIZES, THEMES, pieces_of

LARGEST_BYTES = 60_000
SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "polygon"}
ATTRIBUTES = {
    *("d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "points", "viewBox"),
    *("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "transform"),
}
WORDS_OF_FRAME = (430, 330, 2540, 1640)
WORDS_OF_COVER = (0, 0, 1050, 560)
PAPER_WHITE = 245  # of 255, the darkest that may lie under a certificate's words
PALE = 205
PIECES = [f"{kind}-{theme}" for theme in THEMES for kind in SIZES]


@pytest.mark.parametrize("theme", THEMES)
def test_the_library_holds_what_the_tool_draws(theme: str) -> None:
    for piece, drawn in pieces_of(theme).items():
        held = drawing(piece).read_text(encoding="utf-8")
        assert held == drawn, f"{piece}.svg: run `python tools/theme_art`, then tools/picture_pngs.py"


def test_every_theme_has_a_frame_a_cover_and_a_strip_with_words() -> None:
    words = read_picture_words()
    assert len(PIECES) == 13 * 3
    assert [piece for piece in PIECES if piece not in words] == []
    assert [piece for piece in PIECES if not drawing(piece).is_file()] == []


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_plain_shapes_of_its_size(piece: str) -> None:
    text = drawing(piece).read_bytes()
    root = ElementTree.fromstring(text)
    parts = list(root.iter())
    across, down, _ = SIZES[piece.split("-")[0]]
    assert root.get("viewBox") == f"0 0 {across} {down}"
    assert {part.tag.removeprefix("{http://www.w3.org/2000/svg}") for part in parts} <= SHAPES
    assert {name for part in parts for name in part.attrib} <= ATTRIBUTES
    assert not [part for part in parts if (part.text or "").strip() or (part.tail or "").strip()]
    assert len(text) < LARGEST_BYTES


@pytest.mark.parametrize("theme", THEMES)
def test_the_home_is_in_every_piece(theme: str) -> None:
    roof = "M-62-60L-6-108q6-5 12 0L62-60"
    for piece, drawn in pieces_of(theme).items():
        assert roof in drawn, piece


@pytest.mark.parametrize("theme", THEMES)
def test_the_middle_of_a_frame_is_white_paper(theme: str) -> None:
    assert darkest(f"frame-{theme}", WORDS_OF_FRAME) >= PAPER_WHITE


@pytest.mark.parametrize("theme", THEMES)
def test_the_sky_of_a_cover_is_pale(theme: str) -> None:
    assert darkest(f"cover-{theme}", WORDS_OF_COVER) >= PALE


def test_the_strips_of_two_themes_are_never_the_same() -> None:
    assert len({drawing(f"strip-{theme}").read_bytes() for theme in THEMES}) == len(THEMES)


def test_there_is_no_theme_by_another_name() -> None:
    with pytest.raises(KeyError):
        pieces_of("knitting")


def drawing(piece: str) -> Path:
    return PICTURES / f"{piece}.svg"


def darkest(piece: str, area: tuple[int, int, int, int]) -> int:
    """The least light of a point in the area (view box units), 0 to 255, in grey."""
    page = rendered(piece)
    scale = page.width / SIZES[piece.split("-")[0]][0]
    left, top, right, bottom = (round(side * scale) for side in area)
    found = page.crop((left, top, right, bottom)).getextrema()[0]
    assert isinstance(found, int)
    return found


@cache
def rendered(piece: str) -> Image.Image:
    """The piece as pixels in grey, 3 of its units (frame) or 1 (cover) a pixel."""
    across, down, _ = SIZES[piece.split("-")[0]]
    page = (
        f"<style>@page {{ size: 990px {990 * down / across}px; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: 100% }}</style><img src='{piece}.svg' alt=''>"
    )
    target = BytesIO()
    HTML(string=page, base_url=str(drawing(piece))).write_pdf(target)
    sheet = pypdfium2.PdfDocument(target.getvalue())[0]
    drawn: Image.Image = sheet.render(scale=990 / sheet.get_size()[0]).to_pil().convert("L")
    return drawn
