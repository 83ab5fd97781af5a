"""Prove a package: put every file to every check, and write down what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..brand.reader import Brand
from ..case.disclosure import DisclosedCase, Recipient
from ..document.nodes import Document
from ..locale.catalogue import Catalogue
from ..proof.checks import Finished, results_of
from ..proof.pdf_reading import read_aloud
from ..writers.html import write_html
from .office import kept_from_office
from .proof_page import EasyWords, ProofPage, ReadOut

EASY_READ, PDF = "easy-read", "pdf"
NOT_PROVEN = frozenset({"ics", "booklet"})  # a calendar is for programs, a booklet for paper alone


@dataclass(frozen=True, slots=True)
class Proven:
    """A file of the package, for whom it was made, and who has checked its words where they are in easy read."""

    file: Finished
    recipient: Recipient
    language: str
    checked_by: tuple[str, ...] = ()


@dataclass(slots=True)
class Proving:
    """Gathers the files of one package while they are written; ``plain`` gives a document again in its plain words."""

    files: list[Proven] = field(default_factory=list)

    def add(
        self,
        document: Document,
        plain: Callable[[], Document],
        recipient: Recipient,
        written: Mapping[str, Path],
        checked_by: Sequence[str],
    ) -> None:
        """The files of one document, by their format."""
        made = plain() if document.variant == EASY_READ else document
        for format_, path in written.items():
            if format_ not in NOT_PROVEN:
                file = Finished(path, format_, document, made)
                self.files.append(Proven(file, recipient, document.language, tuple(checked_by)))

    def page(
        self, practitioner: DisclosedCase, catalogues: Mapping[str, Catalogue], main: Catalogue, brand: Brand
    ) -> bytes:
        """The proof as a page of HTML, in the language of ``main``; ``practitioner`` is what the office may be told."""
        results = tuple(results_of([proven.file for proven in self.files]))
        read_out = [
            _read_out(proven, practitioner, catalogues[proven.language])
            for proven in self.files
            if proven.file.format == PDF
        ]
        easy = [
            EasyWords(proven.file.path.name, proven.checked_by)
            for proven in self.files
            if proven.file.document.variant == EASY_READ
        ]
        reference = next((proven.file.document.reference for proven in self.files), "")
        composing = ProofPage(main, brand, reference, main.day(practitioner.today))
        return write_html(composing.document(results, read_out, easy))


def _read_out(proven: Proven, practitioner: DisclosedCase, catalogue: Catalogue) -> ReadOut:
    file = proven.file
    is_kept = kept_from_office(file.document, proven.recipient, practitioner, catalogue)
    return ReadOut(file.path.name, None if is_kept else tuple(read_aloud(file.content)))
