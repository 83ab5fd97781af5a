"""The table of writers: a new format is one writer and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..document.nodes import Document


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes; ``pages`` where the format has any; ``how`` it was written, where an engine has several ways."""

    content: bytes
    pages: int | None = None
    how: str | None = None


# The engines are loaded when they are first needed: `check` and `list` need none.


def _pdf(document: Document) -> Written:
    from .pdf import write_pdf

    return Written(*write_pdf(document))


def _filled_pdf(document: Document) -> Written:
    from .filled import counts, write_filled_pdf

    before = counts()
    content, pages = write_filled_pdf(document)
    (how,) = [way for way, count in counts().items() if count > before.get(way, 0)]
    return Written(content, pages, how)


def _html(document: Document) -> Written:
    from .html import write_html

    return Written(write_html(document))


def _docx(document: Document) -> Written:
    from .docx import write_docx

    return Written(write_docx(document))


def _txt(document: Document) -> Written:
    from .txt import write_txt

    return Written(write_txt(document))


def _brf(document: Document) -> Written:
    from .brf import write_brf

    return Written(*write_brf(document))


def _ics(document: Document) -> Written:
    from .ics import write_ics

    return Written(write_ics(document))


def _booklet(document: Document) -> Written:
    from .booklet import write_booklet

    return Written(*write_booklet(document))


def _fillable(document: Document) -> Written:
    from .fillable import write_fillable

    return Written(*write_fillable(document))


WRITERS: dict[str, Callable[[Document], Written]] = {
    "pdf": _pdf,
    "html": _html,
    "docx": _docx,
    "txt": _txt,
    "brf": _brf,
    "ics": _ics,
    "booklet": _booklet,
    "fillable": _fillable,
}
PDF = "pdf"
Engine = Literal["plain", "filled"]
PLAIN: Engine = "plain"
FILLED: Engine = "filled"
ENGINES: tuple[Engine, ...] = (PLAIN, FILLED)
CALENDAR = "ics"
BOOKLET = "booklet"
FILLABLE = "fillable"
ENDINGS = {
    BOOKLET: "booklet.pdf",
    FILLABLE: "fillable.pdf",
}  # of a file's name, where it is not the format's own name
PRINT_COPIES = frozenset({BOOKLET})  # for paper alone: the accessible PDF is always made beside them
DEFAULT_FORMATS = ("pdf", "html", "docx")


def write(document: Document, format_: str, engine: Engine = PLAIN) -> Written:
    """The file of a document in one format. Both engines write the same PDF; the plain one is the reference."""
    if format_ == PDF and engine == FILLED:
        return _filled_pdf(document)
    return WRITERS[format_](document)
