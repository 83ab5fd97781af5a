"""What a build came to: what was made, what was not and why, and what a person should be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from .manifest import Made, NotMadeEntry


@dataclass(slots=True)
class Report:
    """Filled while a package is built. ``warnings`` are (dotted path, sentence).

    ``refused`` are documents that could not be made without telling a reader too much, or at all: exit status 2.
    ``fingerprints`` are of the documents in the files of a batch, by path; ``taken_over`` are the files that came from the
    older package. ``written_how`` counts in which way each PDF was written.
    """

    reference: str
    made: list[Made] = field(default_factory=list)
    not_made: list[NotMadeEntry] = field(default_factory=list)
    refused: list[NotMadeEntry] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    fingerprints: dict[str, str] = field(default_factory=dict)
    taken_over: list[str] = field(default_factory=list)
    written_how: dict[str, int] = field(default_factory=dict)

    def warn(self, path: str, sentence: str) -> None:
        """Say it once, however many documents it is true of."""
        if (path, sentence) not in self.warnings:
            self.warnings.append((path, sentence))

    def count_way(self, how: str) -> None:
        """One more PDF was written in this way."""
        self.written_how[how] = self.written_how.get(how, 0) + 1

    def refuse(self, entry: NotMadeEntry) -> None:
        """A document that must not be made, once for all its variants and formats."""
        if entry not in self.refused:
            self.refused.append(entry)

    def leave_out(self, entry: NotMadeEntry) -> None:
        """A document that this case does not call for, or cannot fill yet."""
        if entry not in self.not_made:
            self.not_made.append(entry)
