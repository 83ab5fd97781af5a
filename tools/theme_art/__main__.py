"""Writes the frame, the cover and the strip of every theme into ``assets/pictures``: run it after a drawing was changed, and
then ``tools/picture_pngs.py``.

``python tools/theme_art`` draws all; with names of themes behind it, only those.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from theme_art.pieces import THEMES, pieces_of

PICTURES = Path(__file__).resolve().parent.parent.parent / "assets" / "pictures"


def main(names: list[str]) -> None:
    """Draw the themes that are named, or all of them."""
    for name in names or sorted(THEMES):
        for piece, drawn in pieces_of(name).items():
            (PICTURES / f"{piece}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
