"""A drawing as dots, for the formats that cannot hold an SVG: drawn by the engine that prints the PDFs."""

from __future__ import annotations

import io

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from .pdf import AssetFetcher, fonts  # before the engine is loaded: it sets where fonts are

import weasyprint  # type: ignore[import-untyped]  # isort: skip

PAGE_PT = 300  # the height that a drawing is laid out at before it becomes dots
FINER = 2  # drawn at this many times its size, then made smaller: smoother edges


def figure_png(svg: str, height_px: int) -> bytes:
    """The drawing as PNG on a transparent ground, ``height_px`` high. Its view box says its proportions."""
    page = pypdfium2.PdfDocument(_printed(svg))[0]
    across, down = page.get_size()
    bitmap = page.render(scale=FINER * height_px / down, fill_color=(255, 255, 255, 0), maybe_alpha=True)
    drawn: Image.Image = bitmap.to_pil().convert("RGBA")
    size = (max(1, round(height_px * across / down)), height_px)
    target = io.BytesIO()
    drawn.resize(size, Image.Resampling.LANCZOS).save(target, "PNG", optimize=True)
    return target.getvalue()


def _printed(svg: str) -> bytes:
    """A PDF of one page that the drawing fills."""
    root = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    width_pt = PAGE_PT * float(root[2]) / float(root[3])
    page = (
        f"<style>@page {{ size: {width_pt}pt {PAGE_PT}pt; margin: 0 }} body, svg {{ display: block; margin: 0 }} "
        f"svg {{ width: {width_pt}pt; height: {PAGE_PT}pt }}</style>{svg}"
    )
    printed: bytes = weasyprint.HTML(string=page, url_fetcher=AssetFetcher()).write_pdf(font_config=fonts())
    return printed
