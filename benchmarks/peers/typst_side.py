"""Typst, warm: one compiler for all papers, its fonts and its template loaded; words come as data, pictures as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import typst

from toolkit.assets import FONTS

from .content import Piece

TEMPLATE: Final = """
#set page(paper: "a4", margin: 20mm, numbering: "1")
#set text(font: "Andika", size: 14pt, lang: "en", region: "GB")
#set par(leading: 0.75em)
#show heading: set text(font: "Lato", fill: rgb("#1f567d"))
#set document(title: sys.inputs.title, author: "Larkshire County Council")
#for piece in json(bytes(sys.inputs.pieces)) {
  if piece.kind == "title" { heading(level: 1, piece.words) }
  else if piece.kind == "heading" { heading(level: piece.level, piece.words) }
  else if piece.kind == "text" { par(piece.words) }
  else if piece.kind == "item" { list(piece.words) }
  else if piece.kind == "pair" { grid(columns: (35%, 65%), strong(piece.words), piece.second) }
  else if piece.kind == "picture" {
    let drawn = image(piece.file, height: piece.mm * 1mm, alt: if piece.words == "" { none } else { piece.words })
    if piece.words == "" { pdf.artifact(drawn) } else { drawn }
  }
  else if piece.kind == "page" { pagebreak(weak: true) }
}
"""


class TypstSide:
    """Writes PDF/UA-1, as the toolkit does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "paper.typ").write_text(TEMPLATE, encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self.compiler = typst.Compiler(str(folder / "paper.typ"), root=str(folder), font_paths=fonts)

    def write(self, pieces: Sequence[Piece]) -> bytes:
        inputs = {"title": pieces[0].words, "pieces": json.dumps([self._told(piece) for piece in pieces])}
        made = self.compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
        assert isinstance(made, bytes)
        return made

    def _told(self, piece: Piece) -> dict[str, object]:
        told: dict[str, object] = {"kind": piece.kind, "words": piece.words, "second": piece.second}
        told |= {"level": piece.level, "mm": piece.mm}
        if piece.svg:
            told["file"] = self._file(piece.svg)
        return told

    def _file(self, svg: bytes) -> str:
        path = self.folder / f"{sha256(svg).hexdigest()[:16]}.svg"
        if not path.exists():
            path.write_bytes(svg)
        return path.name
