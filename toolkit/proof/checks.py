"""Every check that a finished file is put to, in one table: for a proof of a package, and for whoever adds one.

A check of the toolkit's own needs the file and its document. A checker by others takes many files at once, for it is slow
to start, and may not be set up: then it says nothing, and the proof says that. A check that fails itself, by whatever
fault, says nothing either: the package is worth more than its proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..document.nodes import Document, Text
from ..document.walk import walk
from . import browser, nu, verapdf
from .braille import faults_in_braille, foreign_words_lost_in_braille, in_own_braille
from .docx_check import DEMANDS
from .docx_check import faults as faults_in_word
from .extraction import TEXT_OF
from .pdf_intent import faults_in as faults_of_intent
from .plain_text import faults_in_plain_text
from .same_facts import differences, differences_in_text

SPOKEN = frozenset({"txt", "brf"})
READ_BACK = frozenset({"pdf", "html", "docx", *SPOKEN})
PDFS = frozenset({"pdf", "fillable"})


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished file: where it lies, what it was written from, and the same document in its plain words."""

    path: Path
    format: str
    document: Document
    plain: Document

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the toolkit's own: ``find`` gives a sentence for each fault. ``name`` is its key in a catalogue."""

    name: str
    formats: frozenset[str]
    find: Callable[[Finished], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Checker:
    """A checker by others; ``find`` gives the faults of each file, for all at once."""

    name: str
    formats: frozenset[str]
    is_there: Callable[[], bool]
    find: Callable[[Sequence[Path]], Mapping[Path, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found in one file. None where the check is not set up, or came to no end."""

    check: str
    path: Path
    found: tuple[str, ...] | None


CHECKS = (
    Check("same_variant", READ_BACK, lambda file: differences(file.plain, file.document)),
    Check("same_file", READ_BACK, lambda file: _differences_in(file)),
    Check("intent", frozenset({"pdf"}), lambda file: faults_of_intent(file.document, file.content)),
    Check(
        "word",
        frozenset({"docx"}),
        lambda file: faults_in_word(file.content, DEMANDS[file.document.variant]),
    ),
    Check("text", frozenset({"txt"}), lambda file: faults_in_plain_text(file.content, file.document.labels)),
    Check("braille", frozenset({"brf"}), lambda file: faults_in_braille(file.content)),
)
CHECKERS = (
    Checker("verapdf", PDFS, verapdf.is_there, verapdf.failed_rules),
    Checker("nu", frozenset({"html"}), nu.is_there, nu.errors_in),
    Checker("browser", frozenset({"html"}), browser.is_there, browser.found_in),
)
NAMES = tuple(one.name for one in (*CHECKS, *CHECKERS))


def results_of(files: Sequence[Finished]) -> Iterator[Result]:
    """The result of every check on every file that it is for: own checks file by file, then the checkers by others."""
    for file in files:
        for check in CHECKS:
            if file.format in check.formats:
                yield Result(check.name, file.path, _found(check, file))
    for checker in CHECKERS:
        paths = [file.path for file in files if file.format in checker.formats]
        found = _found_by_others(checker, paths)
        for path in paths:
            yield Result(checker.name, path, None if found is None else tuple(found.get(path, ())))


def _found(check: Check, file: Finished) -> tuple[str, ...] | None:
    try:
        return tuple(check.find(file))
    except Exception:
        return None


def _found_by_others(checker: Checker, paths: Sequence[Path]) -> Mapping[Path, Sequence[str]] | None:
    try:
        return checker.find(paths) if paths and checker.is_there() else None
    except Exception:  # no verdict, no answer in time, a browser that has gone
        return None


def _differences_in(file: Finished) -> list[str]:
    text = TEXT_OF[file.format](file.content)
    if file.format != "brf":
        return differences_in_text(file.document, text, spoken=file.format in SPOKEN)
    elsewhere = {node.text for node in walk(tuple(in_own_braille(file.document))) if isinstance(node, Text)}
    told = differences_in_text(file.document, text, spoken=True, elsewhere=elsewhere)
    return [*told, *foreign_words_lost_in_braille(file.document, file.content)]
