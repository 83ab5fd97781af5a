"""The gate before a package: what is searched there, and what is said where something is found; never the value.

A file that holds what is withheld from its reader is not released. A paper that tells the home's address to a reader whom
the address's label leaves out may be meant so (a celebration at home): a person is asked to look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..case.disclosure import DisclosedCase, Recipient
from ..case.paths import label_of
from ..case.schema import Case, Reader
from ..compose.leaks import telling_where
from ..document.nodes import Document
from ..locale.catalogue import Catalogue
from ..proof.last_look import FinishedFile, LastLook
from .manifest import NotMadeEntry
from .office import path_of
from .report import Report

ADDRESS = "home.address"


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one package. ``office`` is what a practitioner may know; ``catalogue`` is the office's."""

    report: Report
    catalogues: Mapping[str, Catalogue]
    catalogue: Catalogue
    office: DisclosedCase
    last_look: LastLook = field(default_factory=LastLook)

    def withheld_in(self, file: FinishedFile, view: DisclosedCase) -> str | None:
        """The path of the fact for which a file must not be put in place, or None. Its name is for the office's eyes too.

        Raises NotInBraille where braille cannot be read back.
        """
        catalogue = self.catalogues[file.documents[0].language]
        return self.last_look.finds(file, view, catalogue) or self._withheld_in_line(file.name)

    def fit_for_office(self, entry: NotMadeEntry) -> NotMadeEntry:
        """An entry of the manifest; without its sentence, should that tell what is withheld from practitioners."""
        found = self._withheld_in_line(f"{entry.document} {entry.why}")
        return replace(entry, why=f"the reason would tell {found}, which is withheld.") if found else entry

    def warn_of_address(self, document: Document, recipient: Recipient, case: Case) -> None:
        """Say it where a paper tells where the home is to a reader who is not among those that the label names."""
        if recipient.reader in label_of(ADDRESS).seen_by or not case.home.address:
            return
        fact = telling_where(document, case.home.address)
        if fact:
            reader = Reader(recipient.reader).value
            self.report.warn(
                path_of(fact, recipient),
                f"{document.identifier} tells {ADDRESS} here, and its reader ({reader}) is not among those who are told it. "
                "Look whether that is meant.",
            )

    def _withheld_in_line(self, line: str) -> str | None:
        return self.last_look.finds_in_line(line, self.office, self.catalogue)


def why_not_released(fact: str, document: str, reader: str) -> str:
    """The sentence for a file that is not put in place."""
    return f"{fact} is withheld from this reader ({reader}), and the finished file of {document} holds it."
