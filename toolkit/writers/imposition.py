"""Imposition: which page lies where on a sheet of paper, first as numbers, then as pages of a PDF.

Lengths are in points, from the lower left corner of a side. A page of a finished PDF is placed whole, as a form, never
enlarged or made smaller: what it says stays as large as its reader needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_ACROSS = (A4[1], A4[0])
SHEET_PAGES = 4  # the pages of a booklet that one folded sheet holds
LARGEST_MM = 1  # by which a page may be larger than A4 and still count as A4

Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
CLOCKWISE: Matrix = (0, -1, 1, 0, 0, A4[1])
COUNTER_CLOCKWISE: Matrix = (0, 1, -1, 0, A4[0], 0)

FOLD_MM = 6  # the mark's length from the paper's edge; a printer leaves out the first few
FOLD_GREY = 0.45


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a booklet's sheet: the numbers of its two pages, from 1; None is a blank page."""

    left: int | None
    right: int | None


def gathered(count: int, back_cover: bool) -> list[int | None]:
    """The pages 1 to ``count`` as a booklet holds them: blanks fill its last sheet.

    With ``back_cover`` the last page is the booklet's back and the blanks lie before it; otherwise they come last.
    """
    pages: list[int | None] = list(range(1, count + 1))
    blanks: list[int | None] = [None] * (-count % SHEET_PAGES)
    at = count - 1 if back_cover and count > 1 else count
    return pages[:at] + blanks + pages[at:]


def saddle_stitched(pages: Sequence[int | None]) -> list[Side]:
    """The sides in the order in which they are printed: the outer sheet's front, its back, the next sheet's front…

    Printed on both sides and turned over on the short edge, laid on each other as they come and folded together, the
    pages are in order. ``pages`` must be a multiple of four.
    """
    if len(pages) % SHEET_PAGES:
        raise ValueError(f"a booklet has a multiple of {SHEET_PAGES} pages, not {len(pages)}")
    sides: list[Side] = []
    for first in range(0, len(pages) // 2, 2):
        last = len(pages) - 1 - first
        sides += (Side(pages[last], pages[first]), Side(pages[first + 1], pages[last - 1]))
    return sides


def fits_a4(size: tuple[float, float]) -> bool:
    """Whether a page of this size, upright or across, is printed on A4."""
    short, long = sorted(size)
    return short <= A4[0] + LARGEST_MM * MM and long <= A4[1] + LARGEST_MM * MM


def turn(size: tuple[float, float], is_front: bool) -> Matrix:
    """How a page lies on an upright A4 sheet that the printer turns over on its long edge.

    A page that is wider than high lies on its side: a front clockwise, a back the other way, so that who holds the
    sheet across and turns it like the page of a book finds the back upright.
    """
    width, height = size
    if width <= height:
        return UPRIGHT
    return CLOCKWISE if is_front else COUNTER_CLOCKWISE


@dataclass(frozen=True, slots=True)
class Form:
    """A page of a finished PDF, ready to be placed; ``size`` in points."""

    drawing: pikepdf.Object
    size: tuple[float, float]


class Sheets:
    """A PDF that grows side by side."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self._sources: list[pikepdf.Pdf] = []  # what is placed is read from them when the file is written

    @property
    def side_count(self) -> int:
        return len(self.pdf.pages)

    def forms(self, content: bytes) -> list[Form]:
        """The pages of a PDF as forms."""
        source = pikepdf.open(BytesIO(content))
        self._sources.append(source)
        return [Form(self.pdf.copy_foreign(page.as_form_xobject()), _size(page)) for page in source.pages]

    def add_side(
        self, size: tuple[float, float], placed: Iterable[tuple[Form, Matrix]] = (), marks: bytes = b""
    ) -> None:
        """One more side, blank where nothing is placed; ``marks`` are drawn last."""
        forms = pikepdf.Dictionary()
        drawn: list[bytes] = []
        for number, (form, matrix) in enumerate(placed):
            forms[f"/Page{number}"] = form.drawing
            drawn.append(f"q {' '.join(map(_number, matrix))} cm /Page{number} Do Q".encode())
        self.pdf.add_blank_page(page_size=size)
        page = self.pdf.pages[-1]
        page.MediaBox = pikepdf.Array([0, 0, *(round(length, 3) for length in size)])
        page.Resources = pikepdf.Dictionary(XObject=forms)
        page.Contents = self.pdf.make_stream(b"\n".join([*drawn, marks]))

    def add_upright(self, form: Form) -> None:
        """A page of A4 as the next side, turned where it is wider than high."""
        self.add_side(A4, [(form, turn(form.size, is_front=self.side_count % 2 == 0))])

    def fill_sheet(self) -> None:
        """A blank back where the last side was a front, so that what comes next is on a sheet of its own."""
        if self.side_count % 2:
            self.add_side(A4)


def booklet(content: bytes, back_cover: bool) -> Sheets:
    """The A5 pages of ``content``, two on a side of A4, with a mark at each end of the fold."""
    sheets = Sheets()
    forms = sheets.forms(content)
    for side in saddle_stitched(gathered(len(forms), back_cover)):
        halves = ((side.left, 0.0), (side.right, A4_ACROSS[0] / 2))
        placed = [(forms[page - 1], (1, 0, 0, 1, x, 0)) for page, x in halves if page is not None]
        sheets.add_side(A4_ACROSS, placed, _fold_marks())
    return sheets


def _fold_marks() -> bytes:
    middle, height = A4_ACROSS[0] / 2, A4_ACROSS[1]
    lines = ((0.0, FOLD_MM * MM), (height - FOLD_MM * MM, height))
    drawn = " ".join(f"{_number(middle)} {_number(a)} m {_number(middle)} {_number(b)} l" for a, b in lines)
    return f"q {FOLD_GREY} G 0.4 w {drawn} S Q".encode()


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
