"""Prove a package: put every file to every check, and write down what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..brand.reader import Brand
from ..case.disclosure import DisclosedCase, Recipient
from ..case.sight import Sight
from ..document.nodes import Document
from ..locale.catalogue import Catalogue
from ..proof.checks import Finished, Result, results_of
from ..proof.pdf_reading import read_aloud
from .office import kept_from_office
from .proof_page import EasyWords, ProofPage, ReadOut

EASY_READ, PDF = "easy-read", "pdf"
NOT_PROVEN = frozenset({"ics", "booklet"})  # a calendar is for programs, a booklet for paper alone


@dataclass(frozen=True, slots=True)
class Proven:
    """A file of the package, for whom it was made, and who has checked its words where they are in easy read.

    ``is_kept``: it is known already to tell what is withheld from practitioners.
    """

    file: Finished
    recipient: Recipient
    language: str
    checked_by: tuple[str, ...] = ()
    is_kept: bool = False


@dataclass(slots=True)
class Proving:
    """Gathers the files of one package while they are written."""

    files: list[Proven] = field(default_factory=list)

    def add(
        self,
        document: Document,
        plain: Document,
        recipient: Recipient,
        written: Mapping[str, Path],
        checked_by: Sequence[str],
        is_kept: bool,
    ) -> None:
        """The files of one document, by their format; ``plain`` is the document in its plain words."""
        for format_, path in written.items():
            if format_ not in NOT_PROVEN:
                file = Finished(path, format_, document, plain)
                self.files.append(Proven(file, recipient, document.language, tuple(checked_by), is_kept))

    def page(
        self, practitioner: DisclosedCase, catalogues: Mapping[str, Catalogue], main: Catalogue, brand: Brand
    ) -> Document:
        """The proof as a page, in the language of ``main``; ``practitioner`` is what the office may be told."""
        kept = {
            proven.file.path
            for proven in self.files
            if proven.is_kept
            or kept_from_office(
                proven.file.document, proven.recipient, practitioner, catalogues[proven.language]
            )
        }
        results = [
            _without_words(result, main) if result.path in kept else result
            for result in results_of([proven.file for proven in self.files])
        ]
        read_out = [
            _read_out(proven.file, proven.file.path in kept, main)
            for proven in self.files
            if proven.file.format == PDF
        ]
        easy = [
            EasyWords(proven.file.path.name, proven.checked_by)
            for proven in self.files
            if proven.file.document.variant == EASY_READ
        ]
        reference = str(Sight(practitioner).known("reference") or "")
        composing = ProofPage(main, brand, reference, main.day(practitioner.today))
        return composing.document(results, read_out, easy)


def _without_words(result: Result, catalogue: Catalogue) -> Result:
    """Findings without their sentences: a checker may quote the file, and these words are kept from practitioners."""
    return replace(result, found=(catalogue.proof["withheld_finding"],)) if result.found else result


def _read_out(file: Finished, is_kept: bool, catalogue: Catalogue) -> ReadOut:
    if is_kept:
        return ReadOut(file.path.name, None)
    try:
        return ReadOut(file.path.name, tuple(read_aloud(file.content)))
    except Exception:  # the package is worth more than its proof
        return ReadOut(file.path.name, (catalogue.proof["none_run"],))
