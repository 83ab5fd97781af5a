"""What a reader, or a curious program, finds in a finished file.

``text_of`` is what is read: the text of a PDF's pages, of a Word file with its runs joined, of a page of HTML, of a
calendar unfolded, of plain text as a page has it, of braille read back. ``everything_in`` is that and all that lies
beneath, as the toolkit itself searches it. ``squeezed`` makes two texts comparable whatever the line breaks.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from toolkit.proof.contents import contents_of
from toolkit.proof.extraction import TEXT_OF, pages_of_pdf, text_of_html, text_of_pdf
from toolkit.proof.same_facts import squeezed

__all__ = [
    "everything_in",
    "pages_of_pdf",
    "squeezed",
    "text_of",
    "text_of_html",
    "text_of_pdf",
]


@lru_cache(maxsize=2000)
def text_of(path: Path) -> str:
    """The text of a file as it is read, by the ending of its name."""
    return TEXT_OF[path.suffix.removeprefix(".")](path.read_bytes())


def everything_in(path: Path) -> str:
    """All that can be found in a file by opening it with other programs than a reader's."""
    found = contents_of(path.read_bytes(), path.suffix.removeprefix("."))
    return "\n".join([path.name, text_of(path), found.words, found.beneath])
