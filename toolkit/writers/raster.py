"""SVG text → PNG bytes, for writers whose format has no SVG; the same text and height give the same bytes.

The engine that prints the pages draws the SVG as a page of its own, and pdfium makes pixels of it: what Word shows is
what the PDF shows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO

VIEW_BOX = re.compile(r'<svg\b[^>]*\bviewBox="[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)"')
DRAWING = "asset:drawing"
OVERSAMPLED = 2  # drawn larger and brought down, for even edges
COLOURS = 256  # a flat picture keeps its fills in as many, at a fifth of the bytes


@lru_cache(maxsize=64)
def figure_png(svg: str, height_px: int) -> bytes:
    """The picture ``height_px`` pixels high, as wide as its viewBox asks, on a transparent ground.

    Raises ValueError for a picture without a viewBox, and for a height under 1.
    """
    if height_px < 1:
        raise ValueError("a picture is 1 pixel high at least")
    across, down = _view_box(svg)
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image

    document = pypdfium2.PdfDocument(_printed(svg, across, down))
    try:
        page = document[0]
        scale = OVERSAMPLED * height_px / page.get_height()
        bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 0), maybe_alpha=True)
        drawn: Image.Image = bitmap.to_pil().convert("RGBA")
    finally:
        document.close()
    size = (max(1, round(height_px * across / down)), height_px)
    small = drawn.resize(size, Image.Resampling.LANCZOS).quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    target = BytesIO()
    small.save(target, "PNG", optimize=True)
    return target.getvalue()


def _view_box(svg: str) -> tuple[float, float]:
    found = VIEW_BOX.search(svg)
    if found is None:
        raise ValueError("a picture needs a viewBox")
    return float(found[1]), float(found[2])


def _printed(svg: str, across: float, down: float) -> bytes:
    """The picture as a page of its own, one point a unit. It is an image to the page: nothing of it is read as HTML."""
    from .pdf import OneDrawing, fonts  # which sets the fonts before the engine is loaded

    import weasyprint  # type: ignore[import-untyped]  # isort: skip

    page = (
        f"<style>@page {{ size: {across}pt {down}pt; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {across}pt; height: {down}pt }}</style><img alt='' src='{DRAWING}'>"
    )
    fetcher = OneDrawing(DRAWING, svg.encode())
    printed: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher, base_url=DRAWING).write_pdf(
        font_config=fonts()
    )
    return printed
