"""The print run: the PDFs of one package in, one PDF for an office printer out, in the order of handing out.

Every document begins on a sheet of its own. Sheets are upright A4, printed on both sides and turned on the long edge; what
is wider than high lies on its side so that it comes out right. A cover sheet says what goes to whom. What does not
fit A4, and what holds a value that the case withholds from practitioners, is left out and named there by its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..brand.reader import Brand
from ..case.disclosure import DisclosedCase, Recipient
from ..compose.leaks import leaked
from ..document.nodes import Document
from ..document.walk import plain
from ..locale.catalogue import Catalogue
from ..writers.glyphs import printable_characters
from ..writers.imposition import A4, Form, Sheets, fits_a4
from ..writers.print_copy import Marking, write_print_copy
from ..writers.table import PDF, WRITERS
from .hand_out import place_in_hand_out
from .office import kept_from_office
from .print_run_cover import Apart, Cover, InRun
from .wanted import Preference

SIDES = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A document of the package as it was made: its accessible PDF, and the file name of its booklet, if any.

    ``is_kept``: it is known already to be for other eyes than the office's.
    """

    document: Document
    recipient: Recipient
    path: str
    content: bytes = field(repr=False)
    booklet: str | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A finished run: the file, how many pages it has, and the documents in it, its cover sheet first."""

    content: bytes = field(repr=False)
    pages: int
    documents: tuple[Document, ...] = field(repr=False)


class CoverLeaks(Exception):
    """The cover sheet would say what is withheld from practitioners; ``fact`` is its path."""

    def __init__(self, fact: str) -> None:
        self.fact = fact
        super().__init__(fact)


def one_for_each(
    printed: Iterable[Printed], preference_of: Callable[[Recipient], Preference]
) -> list[Printed]:
    """Of each document the one that its recipient prefers, else the first made; in the order of handing out."""
    found: dict[tuple[str, Recipient], Printed] = {}
    for one in printed:
        key = (one.document.identifier, one.recipient)
        if key not in found or _is_preferred(one, preference_of) > _is_preferred(found[key], preference_of):
            found[key] = one
    return sorted(found.values(), key=lambda one: place_in_hand_out(one.document.identifier, one.recipient))


def _is_preferred(one: Printed, preference_of: Callable[[Recipient], Preference]) -> tuple[bool, bool]:
    wanted = preference_of(one.recipient)
    return one.document.language == wanted.language, one.document.variant == wanted.variant


def make_print_run(
    printed: Sequence[Printed],
    practitioner: DisclosedCase,
    catalogues: Mapping[str, Catalogue],
    language: str,
    brand: Brand,
) -> PrintRun:
    """The run of ``printed``, in their order. ``language`` and ``brand`` are the cover sheet's. Raises CoverLeaks."""
    sheets = Sheets()
    parts: list[tuple[Printed, list[Form]]] = []
    apart: list[Apart] = []
    for one in printed:
        spoken = catalogues[one.document.language]
        is_withheld = (
            one.is_kept or kept_from_office(one.document, one.recipient, practitioner, spoken) is not None
        )
        forms = [] if is_withheld else sheets.forms(one.content)
        if is_withheld:
            apart.append(Apart(one.path, one.recipient, "withheld"))
        elif all(fits_a4(form.size) for form in forms):
            parts.append((one, forms))
        else:
            apart.append(Apart(one.path, one.recipient, "larger"))
        if one.booklet:
            apart.append(Apart(one.booklet, one.recipient, "withheld" if is_withheld else "folded"))
    catalogue = catalogues[language]
    cover = Cover(practitioner, catalogue, brand, lambda name: set(name) <= printable_characters())
    document, first, cover_sheets = _cover(cover, parts, apart)
    found = leaked(document, practitioner.secrets, catalogue)
    if found:
        raise CoverLeaks(found)
    _add(sheets, sheets.forms(first))
    while sheets.side_count < cover_sheets * SIDES:
        sheets.add_side(A4)
    for _, forms in parts:
        _add(sheets, forms)
    title = f"{plain(document.title)} {document.reference}".strip()
    labels = document.labels
    marking = Marking(title, language, document.author, labels["print_copy_run"], labels)
    documents = (document, *(one.document for one, _ in parts))
    return PrintRun(write_print_copy(sheets, marking, flipped_on="long"), sheets.side_count, documents)


def _add(sheets: Sheets, forms: Iterable[Form]) -> None:
    """One document, on sheets of its own."""
    for form in forms:
        sheets.add_upright(form)
    sheets.fill_sheet()


def _cover(
    cover: Cover, parts: Sequence[tuple[Printed, list[Form]]], apart: Sequence[Apart]
) -> tuple[Document, bytes, int]:
    """The cover sheet, which tells the pages of what comes after it; its PDF; how many sheets are kept for it."""
    in_run = [
        InRun(
            one.document.title,
            one.document.look,
            one.recipient,
            sheets_of(len(forms)),
            0,
            one.booklet is not None,
        )
        for one, forms in parts
    ]
    sheets, needed = 0, 1
    while needed > sheets:  # how long it is tells where the rest begins, and so what it says
        sheets = needed
        numbered, total = _numbered(in_run, sheets)
        document = cover.document(numbered, apart, total)
        written = WRITERS[PDF](document)
        needed = sheets_of(written.pages or 1)
    return document, written.content, sheets


def _numbered(in_run: Sequence[InRun], sheets: int) -> tuple[list[InRun], int]:
    """Each with its first page after a cover of so many ``sheets``, and the sheets of the whole."""
    numbered: list[InRun] = []
    for one in in_run:
        numbered.append(replace(one, first_page=sheets * SIDES + 1))
        sheets += one.sheets
    return numbered, sheets


def sheets_of(pages: int) -> int:
    """How many sheets so many pages take, printed on both sides."""
    return -(-pages // SIDES)
