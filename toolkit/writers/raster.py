"""SVG text → PNG bytes, for writers whose format has no SVG; the same text and height give the same bytes.

The engine that prints the pages draws the SVG as a page of its own, and pdfium makes pixels of it: what Word shows is
what the PDF shows.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from io import BytesIO

VIEW_BOX = re.compile(r'<svg\b[^>]*\bviewBox="0 0 ([0-9.]+) ([0-9.]+)"')
OVERSAMPLED = 2  # drawn larger and brought down, for even edges
COLOURS = 256  # a flat picture keeps its fills in as many, at a fifth of the bytes


@lru_cache(maxsize=64)
def figure_png(svg: str, height_px: int) -> bytes:
    """The picture ``height_px`` pixels high, as wide as its viewBox asks, on a transparent ground.

    Raises ValueError for a picture without a viewBox that starts at 0 0, and for a height under 1.
    """
    if height_px < 1:
        raise ValueError("a picture is 1 pixel high at least")
    across, down = _view_box(svg)
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image
    from weasyprint import HTML  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(HTML(string=_page(svg, across, down)).write_pdf())
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
        raise ValueError("a picture needs a viewBox that starts at 0 0")
    return float(found[1]), float(found[2])


def _page(svg: str, across: float, down: float) -> str:
    """The picture as a page of its own, one point a unit. It goes in as data: nothing of it is read as HTML."""
    data = base64.b64encode(svg.encode()).decode()
    return (
        f"<style>@page {{ size: {across}pt {down}pt; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {across}pt; height: {down}pt }}</style>"
        f"<img alt='' src='data:image/svg+xml;base64,{data}'>"
    )
