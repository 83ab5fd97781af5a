"""Draws the PNG of every picture in ``assets/pictures``, for Word: run it after a picture was changed.

Each PNG holds the SHA-256 of its SVG in a text chunk, so that a test can tell one that is out of date. Needs the
libraries of the tests (pypdfium2).
"""

from __future__ import annotations

import sys
from collections import Counter
from hashlib import sha256
from io import BytesIO
from math import dist
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from weasyprint import HTML  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from toolkit.assets import PICTURES

PNGS = PICTURES / "png"
SOURCE = "svg-sha256"
SQUARE_PX = 480
BANNER_PX = 1600
LARGEST_BYTES = 25_000
PALETTES = (128, 64, 32, 16)
FLAT_SHARE = 0.001  # of the picture: a colour that fills more is a fill, not the blend of an edge
PAGE_PT = 300  # the width that a picture is drawn at before it becomes pixels


def main() -> None:
    """Draw what is new or changed, and take away what has no SVG any more."""
    PNGS.mkdir(exist_ok=True)
    wanted = {svg.stem for svg in PICTURES.glob("*.svg")}
    for svg in sorted(PICTURES.glob("*.svg")):
        if not is_current(svg):
            png_of(svg).write_bytes(draw_png(svg))
            print(f"{svg.stem}: {png_of(svg).stat().st_size} bytes")
    for png in PNGS.glob("*.png"):
        if png.stem not in wanted:
            png.unlink()


def png_of(svg: Path) -> Path:
    return PNGS / f"{svg.stem}.png"


def is_current(svg: Path) -> bool:
    """Whether the picture's PNG was drawn from the SVG as it is now."""
    if not png_of(svg).exists():
        return False
    with Image.open(png_of(svg)) as png:
        return png.info.get(SOURCE) == _hash(svg)


def draw_png(svg: Path) -> bytes:
    """The picture on a transparent ground, with as many colours as the largest size allows."""
    drawn = _rasterised(svg)
    for colours in PALETTES:
        data = _saved(_with_few_colours(drawn, colours), _hash(svg))
        if len(data) <= LARGEST_BYTES:
            break
    return data


def _with_few_colours(drawn: Image.Image, most: int) -> Image.Image:
    """Each pixel in the nearest of at most ``most`` colours.

    The flat fills are among them as they are: the octree alone makes one colour of two pale ones.
    """
    counts = Counter(_pixels(drawn))
    least = drawn.width * drawn.height * FLAT_SHARE
    flat = [colour for colour, count in counts.most_common(most // 2) if count >= least]
    blend = drawn.quantize(most - len(flat), method=Image.Quantize.FASTOCTREE).getpalette("RGBA") or []
    palette = [*flat, *zip(*[iter(blend)] * 4, strict=True)]
    nearest = {
        colour: min(range(len(palette)), key=lambda at: dist(palette[at], colour)) for colour in counts
    }
    few = Image.new("P", drawn.size)
    few.putdata([nearest[pixel] for pixel in _pixels(drawn)])
    few.putpalette([part for colour in palette for part in colour], "RGBA")
    return few


def _pixels(drawn: Image.Image) -> list[tuple[int, ...]]:
    return list(zip(*[iter(drawn.tobytes())] * 4, strict=True))


def _rasterised(svg: Path) -> Image.Image:
    page = pypdfium2.PdfDocument(HTML(string=_page(svg), base_url=str(svg)).write_pdf())[0]
    across, down = page.get_size()
    wanted_px = SQUARE_PX if across <= down * 1.5 else BANNER_PX
    bitmap = page.render(scale=2 * wanted_px / across, fill_color=(255, 255, 255, 0), maybe_alpha=True)
    drawn: Image.Image = bitmap.to_pil().convert("RGBA")
    size = (wanted_px, round(wanted_px * down / across))
    return drawn.resize(size, Image.Resampling.LANCZOS)


def _page(svg: Path) -> str:
    across, down = _view_box(svg)
    return (
        f"<style>@page {{ size: {PAGE_PT}pt {PAGE_PT * down / across}pt; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: 100% }}</style><img src='{svg.name}'>"
    )


def _view_box(svg: Path) -> tuple[float, float]:
    words = svg.read_text(encoding="utf-8").split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(words[2]), float(words[3])


def _saved(drawn: Image.Image, source: str) -> bytes:
    words = PngInfo()
    words.add_text(SOURCE, source)
    target = BytesIO()
    drawn.save(target, "PNG", optimize=True, pnginfo=words)
    return target.getvalue()


def _hash(svg: Path) -> str:
    return sha256(svg.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
