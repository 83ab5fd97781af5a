"""ReportLab: flowables, fonts registered once, pictures as PNG that were made beforehand. It writes no tags."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Table

from toolkit.assets import FONTS
from toolkit.writers.raster import figure_png

from .content import Piece

TEXT: Final = ParagraphStyle("text", fontName="Andika", fontSize=14, leading=20, spaceAfter=6)
HEADING: Final = ParagraphStyle(
    "heading", fontName="Lato", fontSize=18, leading=22, spaceBefore=8, spaceAfter=6
)


class ReportLabSide:
    """Keeps pictures as they were rastered, by their SVG."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont("Andika", str(FONTS / "Andika-Regular.ttf")))
        pdfmetrics.registerFont(TTFont("Lato", str(FONTS / "Lato-Bold.ttf")))
        self.pictures: dict[bytes, tuple[Any, float]] = {}

    def get_ready(self, pieces: Sequence[Piece]) -> None:
        """Raster the pictures, outside of the clock."""
        for piece in pieces:
            if piece.svg and piece.svg not in self.pictures:
                png = figure_png(piece.svg.decode(), 400)
                reader = ImageReader(io.BytesIO(png))
                width, height = reader.getSize()
                self.pictures[piece.svg] = (png, width / height)

    def write(self, pieces: Sequence[Piece]) -> bytes:
        out = io.BytesIO()
        made = SimpleDocTemplate(
            out, pagesize=A4, title=pieces[0].words, leftMargin=20 * mm, rightMargin=20 * mm
        )
        made.build([self._flowable(piece) for piece in pieces])
        return out.getvalue()

    def _flowable(self, piece: Piece) -> Any:
        words = escape(piece.words)
        match piece.kind:
            case "title" | "heading":
                return Paragraph(words, HEADING)
            case "text":
                return Paragraph(words, TEXT)
            case "item":
                return Paragraph(words, TEXT, bulletText="•")
            case "pair":
                return Table([[Paragraph(words, TEXT), Paragraph(escape(piece.second), TEXT)]])
            case "page":
                return PageBreak()
        png, proportions = self.pictures[piece.svg]
        return Image(io.BytesIO(png), width=piece.mm * proportions * mm, height=piece.mm * mm)
