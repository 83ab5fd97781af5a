"""Word files by python-docx, from nothing and by docxtpl from a template; and LibreOffice, which prints our Word files."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import docx
from docx.shared import Mm
from docxtpl import DocxTemplate

from toolkit.writers.raster import figure_png

from .content import Piece

STYLES: Final = {"title": "Title", "heading": "Heading 2", "text": "Normal", "item": "List Bullet"}


class PythonDocxSide:
    """A paper from nothing: python-docx's own template, a paragraph at a time. Pictures were rastered beforehand."""

    def __init__(self) -> None:
        self.pictures: dict[bytes, bytes] = {}

    def get_ready(self, pieces: Sequence[Piece]) -> None:
        """Raster the pictures, outside of the clock."""
        for piece in pieces:
            if piece.svg and piece.svg not in self.pictures:
                self.pictures[piece.svg] = figure_png(piece.svg.decode(), 400)

    def write(self, pieces: Sequence[Piece]) -> bytes:
        made = docx.Document()
        for piece in pieces:
            if piece.kind == "picture":
                made.add_picture(io.BytesIO(self.pictures[piece.svg]), height=Mm(piece.mm))
            elif piece.kind == "page":
                made.add_page_break()  # type: ignore[no-untyped-call]
            elif piece.kind == "pair":
                line = made.add_paragraph()
                line.add_run(f"{piece.words}: ").bold = True
                line.add_run(piece.second)
            else:
                made.add_paragraph(piece.words, STYLES[piece.kind])
        return _bytes(made)


class DocxTplSide:
    """A template of one paper, whose words are filled in by Jinja: the words alone change."""

    def __init__(self, pieces: Sequence[Piece], pictures: PythonDocxSide, folder: Path) -> None:
        places = [
            piece if piece.kind in ("picture", "page") else _place(piece, number)
            for number, piece in enumerate(pieces)
        ]
        self.path = folder / "template.docx"
        self.path.write_bytes(pictures.write(places))

    def write(self, pieces: Sequence[Piece]) -> bytes:
        made = DocxTemplate(str(self.path))
        words = {f"w{number}": piece.words for number, piece in enumerate(pieces)}
        seconds = {f"s{number}": piece.second for number, piece in enumerate(pieces)}
        made.render({**words, **seconds}, autoescape=True)
        return _bytes(made)


def _place(piece: Piece, number: int) -> Piece:
    return Piece(piece.kind, f"{{{{ w{number} }}}}", f"{{{{ s{number} }}}}", piece.level)


def _bytes(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def is_there() -> bool:
    """Whether LibreOffice is on this machine."""
    return shutil.which("soffice") is not None


def printed_by_libreoffice(papers: Sequence[bytes], folder: Path) -> list[bytes]:
    """Word files as PDF, all by one process, so that its start is shared out among them."""
    for number, paper in enumerate(papers):
        (folder / f"{number}.docx").write_bytes(paper)
    files = [str(folder / f"{number}.docx") for number in range(len(papers))]
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True)
    return [(folder / f"{number}.pdf").read_bytes() for number in range(len(papers))]
