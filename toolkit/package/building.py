"""Build one package: every document that a case calls for, for each of its readers, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..case.disclosure import DisclosedCase, Recipient, disclose, no_case
from ..case.schema import Case, Reader
from ..case.sight import Missing
from ..compose.composing import CasePictureData, NotMade, compose
from ..compose.leaks import leaked
from ..content.reader import Guide
from ..document.nodes import Document
from ..transforms.variants import VARIANTS, vary
from ..writers.glyphs import MissingGlyph
from ..writers.table import WRITERS
from .calls import Call, NotCalled, calls_of
from .choices import Choices, formats_for
from .folder import whole_folder, write_whole
from .manifest import Made, NotMadeEntry, manifest_bytes
from .pictures import PictureRefused, read_case_picture
from .stock import ENGLISH, Stock

MANIFEST = "manifest.json"
BLANKS = "blanks"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document to make: in this variant and language, and what its reader would prefer if that is not there."""

    call: Call
    variant: str
    language: str
    wanted_variant: str | None = None
    wanted_language: str | None = None


@dataclass(slots=True)
class Report:
    """What a build came to. ``refused`` are documents that could not be made for their reader's safety: exit 2.

    ``warnings`` are (dotted path, sentence).
    """

    reference: str
    made: list[Made] = field(default_factory=list)
    not_made: list[NotMadeEntry] = field(default_factory=list)
    refused: list[NotMadeEntry] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)


def build_package(
    case: Case,
    case_folder: Path,
    out: Path,
    stock: Stock,
    choices: Choices,
    today: date,
    progress: Progress = lambda name, done, of: None,
) -> Report:
    """Build ``out/REFERENCE``; the older package stays until the new one is whole."""
    report = Report(case.reference)
    calls = []
    for called in calls_of(case, stock.library.guides, today, choices.documents):
        if isinstance(called, NotCalled):
            report.not_made.append(NotMadeEntry(called.document, called.reader, called.why))
        else:
            calls.append(called)
    picture = _case_picture(case, case_folder, report)
    wanted = [
        one
        for call in calls
        for one in _wanted(call, _preference(case, call.recipient), stock, choices, report)
    ]

    def view_of(recipient: Recipient) -> DisclosedCase:
        return disclose(case, recipient, today)

    _build(report, wanted, view_of, out, case.reference, stock, choices, picture, progress)
    return report


def build_blanks(out: Path, stock: Stock, choices: Choices, today: date, progress: Progress) -> Report:
    """Build ``out/blanks``: every document that makes sense without a case, with lines to write on."""
    report = Report(BLANKS)
    wanted: list[Wanted] = []
    for name, guide in stock.library.guides.items():
        if choices.documents is not None and name not in choices.documents:
            continue
        if not guide.facts.blank:
            why = "it makes no sense without a case."
            report.not_made.append(NotMadeEntry(name, guide.facts.reader, why))
            continue
        call = Call(guide, Recipient(Reader(guide.facts.reader)))
        wanted.extend(_wanted(call, ("standard", ENGLISH, ""), stock, choices, report))

    def view_of(recipient: Recipient) -> DisclosedCase:
        return no_case(recipient, today)

    _build(report, wanted, view_of, out, BLANKS, stock, choices, None, progress)
    return report


# ---------------------------------------------------------------- what is wanted


def _preference(case: Case, recipient: Recipient) -> tuple[str, str, str]:
    """The variant and language of the person whom a document is for, and their path in the case."""
    match recipient.list:
        case "carers":
            carer = case.carers[recipient.index or 0]
            return carer.variant, carer.language, f"carers.{recipient.index}"
        case "parents":
            parent = case.parents[recipient.index or 0]
            return parent.variant, parent.language, f"parents.{recipient.index}"
    if recipient.reader is Reader.CHILD:
        return case.child.variant, case.child.language, "child"
    return "standard", ENGLISH, ""


def _wanted(
    call: Call, preference: tuple[str, str, str], stock: Stock, choices: Choices, report: Report
) -> Iterator[Wanted]:
    variant, language, path = preference
    there, given = call.guide.languages, set()
    for chosen_language in choices.languages or (language,):
        spoken = (
            chosen_language if chosen_language in there and chosen_language in stock.catalogues else ENGLISH
        )
        missing_language = chosen_language if spoken != chosen_language else None
        if missing_language:
            sentence = "the wording is not in this language yet, so the documents are in English."
            _warn(report, f"{path}.language", sentence)
        for chosen_variant in choices.variants or (variant,):
            shaped = chosen_variant if chosen_variant in VARIANTS else "standard"
            missing_variant = chosen_variant if shaped != chosen_variant else None
            if missing_variant:
                _warn(
                    report, f"{path}.variant", "this variant is not there yet, so the documents are standard."
                )
            if (shaped, spoken) not in given:  # two languages without wording are one English document
                given.add((shaped, spoken))
                yield Wanted(call, shaped, spoken, missing_variant, missing_language)


def _warn(report: Report, path: str, sentence: str) -> None:
    if (path, sentence) not in report.warnings:
        report.warnings.append((path, sentence))


def _case_picture(case: Case, folder: Path, report: Report) -> CasePictureData | None:
    if not case.views.picture:
        return None
    try:
        return read_case_picture(folder, case.views.picture)
    except PictureRefused as refused:
        _warn(report, "views.picture", str(refused))
        return None


# ---------------------------------------------------------------- making


def _build(
    report: Report,
    wanted: Sequence[Wanted],
    view_of: Callable[[Recipient], DisclosedCase],
    out: Path,
    name: str,
    stock: Stock,
    choices: Choices,
    picture: CasePictureData | None,
    progress: Progress,
) -> None:
    with whole_folder(out, name) as folder:
        for number, one in enumerate(wanted):
            progress(one.call.guide.identifier, number, len(wanted))
            document = _composed(one, view_of(one.call.recipient), stock, picture, report)
            if document is not None:
                _write(one, document, folder, choices, report)
        progress("", len(wanted), len(wanted))
        not_made = [*report.not_made, *report.refused]
        write_whole(folder / MANIFEST, manifest_bytes(report.reference, report.made, not_made))


def _composed(
    wanted: Wanted, view: DisclosedCase, stock: Stock, picture: CasePictureData | None, report: Report
) -> Document | None:
    guide, catalogue = wanted.call.guide, stock.catalogues[wanted.language]
    try:
        document = compose(guide, view, stock.library, catalogue, stock.pictures, picture)
    except NotMade as missing:
        why = f"{missing.fact} is {WAYS[missing.why]}, and this document cannot be made without it."
        _refuse(report, wanted, missing.fact, why, missing.why is Missing.WITHHELD)
        return None
    found = leaked(document, view.secrets, catalogue)
    if found:
        why = f"{found} is withheld from this reader, and its words stand in another part of the case."
        _refuse(report, wanted, found, why, True)
        return None
    return vary(document, wanted.variant)


WAYS = {
    Missing.UNKNOWN: "not known yet",
    Missing.WITHHELD: "withheld from this reader",
    Missing.DOES_NOT_APPLY: "not there in this case",
}


def _refuse(report: Report, wanted: Wanted, fact: str, why: str, is_fault: bool) -> None:
    facts = wanted.call.guide.facts
    entry = NotMadeEntry(facts.document, facts.reader, why, wanted.call.recipient.person, fact)
    entries = report.refused if is_fault else report.not_made
    if entry not in entries:
        entries.append(entry)


def _write(wanted: Wanted, document: Document, folder: Path, choices: Choices, report: Report) -> None:
    for format_ in formats_for(choices, wanted.call.guide.facts.calendar):
        try:
            written = WRITERS[format_](document)
        except MissingGlyph as missing:
            _refuse(report, wanted, missing.fact or "", str(missing), True)
            continue
        path = _file_name(wanted, format_)
        write_whole(folder / path, written.content)
        recipient = wanted.call.recipient
        report.made.append(
            Made(
                document=document.identifier,
                reader=document.reader,
                person=None if not _is_for_person(wanted.call.guide, recipient) else recipient.person,
                variant=wanted.variant,
                language=wanted.language,
                format=format_,
                path=path,
                sha256=sha256(written.content).hexdigest(),
                pages=written.pages,
                occasion=recipient.occasion,
                wanted_language=wanted.wanted_language,
                wanted_variant=wanted.wanted_variant,
            )
        )


def _is_for_person(guide: Guide, recipient: Recipient) -> bool:
    return guide.facts.one_for != "role" and recipient.person is not None


def _file_name(wanted: Wanted, format_: str) -> str:
    """From the document, the person's place in the case, variant and language alone; never from a name."""
    recipient = wanted.call.recipient
    person = f"{recipient.list}-{recipient.index}" if recipient.list else None
    parts = [
        wanted.call.guide.identifier,
        person,
        recipient.occasion,
        wanted.variant,
        wanted.language,
        format_,
    ]
    return ".".join(part for part in parts if part)
