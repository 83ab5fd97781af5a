"""Build one package: every document that a case calls for, for each of its readers, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..case.disclosure import DisclosedCase, Recipient, no_case
from ..case.schema import Case, Reader
from ..case.siblings import disclose_beside
from ..case.sight import Missing
from ..compose.blocks import CasePictureData, NotMade
from ..compose.composing import Wording, compose
from ..compose.filling import Ledger
from ..compose.leaks import leaked
from ..document.fingerprint import fingerprint
from ..document.nodes import Document
from ..proof.last_look import FinishedFile
from ..transforms.variants import VARIANTS
from ..writers.brf.errors import NotInBraille
from ..writers.glyphs import MissingGlyph
from ..writers.html import write_html
from ..writers.table import BOOKLET, PDF, PLAIN, PRINT_COPIES, Written, write
from .calls import Call, NotCalled, calls_of
from .choices import PRINT_RUN, Choices, Makes, formats_for
from .earlier import Batched
from .explaining import Explaining
from .folder import whole_folder, write_whole
from .kin import Kin, kin_beside
from .manifest import Made, NotMadeEntry, manifest_bytes
from .office import as_office_may_know
from .pictures import PictureRefused, read_case_picture
from .print_run import CoverLeaks, Printed, make_print_run, one_for_each
from .proof_page import IDENTIFIER as PROOF
from .proving import Proving
from .release import Gate, why_not_released
from .report import Report
from .stock import ENGLISH, Stock
from .wanted import STANDARD, Preference, Wanted, fitted_to, needs_of, preference_of, wanted_of, wording_for

MANIFEST = "manifest.json"
BLANKS = "blanks"

# Told before each document: its name, how many are done, of how many.
Progress = Callable[[str, int, int], None]

WAYS = {
    Missing.UNKNOWN: "not known yet",
    Missing.WITHHELD: "withheld from this reader",
    Missing.DOES_NOT_APPLY: "not there in this case",
}


def build_package(
    case: Case,
    case_folder: Path,
    out: Path,
    stock: Stock,
    choices: Choices,
    today: date,
    progress: Progress = lambda name, done, of: None,
    explaining: Explaining | None = None,
    kin: Kin | None = None,
    batched: Batched | None = None,
) -> Report:
    """Build ``out/REFERENCE``; the older package stays until the new one is whole.

    ``explaining`` gathers what each document tells, and why, where somebody wants to know. ``kin`` are the cases of
    brothers and sisters; those in ``case_folder`` if left out. ``batched`` is what a batch knows of this package.
    """
    report = Report(case.reference)
    kin = kin or kin_beside(case, case_folder, today)
    for path, sentence in kin.warnings:
        report.warn(path, sentence)
    wanted: list[Wanted] = []
    for called in calls_of(case, stock.library.guides, today, choices.documents):
        match called:
            case NotCalled():
                report.leave_out(_not_called(called))
            case Call():
                preference = preference_of(case, called.recipient)
                wanted.extend(wanted_of(called, preference, stock, choices, report))
    picture = _case_picture(case, case_folder, report)
    making = _Making(
        stock,
        choices,
        report,
        lambda recipient: disclose_beside(case, recipient, today, kin.cases),
        picture,
        case,
        _view_of_office(case, kin.cases, today),
        explaining=explaining,
        batched=batched,
    )
    making.make(wanted, out, case.reference, progress)
    return report


def _view_of_office(
    case: Case, siblings: Sequence[Case], today: date
) -> Callable[[Recipient], DisclosedCase] | None:
    known, *others = map(as_office_may_know, (case, *siblings))
    if known is None and not any(others):
        return None
    beside = tuple(other or sibling for other, sibling in zip(others, siblings, strict=True))
    return lambda recipient: disclose_beside(known or case, recipient, today, beside)


def build_blanks(out: Path, stock: Stock, choices: Choices, today: date, progress: Progress) -> Report:
    """Build ``out/blanks``: every document that makes sense without a case, with lines to write on."""
    report = Report(BLANKS)
    wanted: list[Wanted] = []
    for name, guide in stock.library.guides.items():
        if choices.documents is not None and name not in choices.documents:
            continue
        if not guide.facts.blank:
            report.leave_out(NotMadeEntry(name, guide.facts.reader, "it makes no sense without a case."))
            continue
        call = Call(guide, Recipient(Reader(guide.facts.reader)))
        wanted.extend(wanted_of(call, Preference(), stock, choices, report))
    making = _Making(stock, choices, report, lambda recipient: no_case(recipient, today))
    making.make(wanted, out, BLANKS, progress)
    return report


def _case_picture(case: Case, folder: Path, report: Report) -> CasePictureData | None:
    if not case.views.picture:
        return None
    try:
        return read_case_picture(folder, case.views.picture)
    except PictureRefused as refused:
        report.warn("views.picture", str(refused))
        return None


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the documents of one package. ``view_of`` gives a fresh view of the case for a recipient.

    ``office_view_of`` gives it without what is withheld from practitioners; None where that is nothing.
    """

    stock: Stock
    choices: Choices
    report: Report
    view_of: Callable[[Recipient], DisclosedCase]
    picture: CasePictureData | None = None
    case: Case | None = None  # None for blanks
    office_view_of: Callable[[Recipient], DisclosedCase] | None = None
    proving: Proving = field(default_factory=Proving)
    explaining: Explaining | None = None
    batched: Batched | None = None
    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        catalogues, office = self.stock.catalogues, self.view_of(Recipient(Reader.PRACTITIONER))
        object.__setattr__(self, "gate", Gate(self.report, catalogues, catalogues[ENGLISH], office))

    def make(self, wanted: Sequence[Wanted], out: Path, name: str, progress: Progress) -> None:
        """Write ``out/name`` with every file, the manifest last, and put it in place."""
        printed: list[Printed] = []
        with whole_folder(out, name) as folder:
            for number, one in enumerate(wanted):
                progress(one.call.guide.identifier, number, len(wanted))
                document = None if self._is_stopped(one, number) else self._composed(one)
                if document is not None:
                    printed.extend(self._write(one, document, folder))
            if self.choices.formats and PRINT_RUN in self.choices.formats:
                self._write_print_run(printed, folder)
            if self.choices.proof:
                progress(PROOF, len(wanted), len(wanted))
                self._write_proof(folder)
            progress("", len(wanted), len(wanted))
            not_made = list(map(self.gate.fit_for_office, [*self.report.not_made, *self.report.refused]))
            write_whole(folder / MANIFEST, manifest_bytes(self.report.reference, self.report.made, not_made))

    def _is_stopped(self, wanted: Wanted, number: int) -> bool:
        """Whether a batch has stopped this document before, for what it took; the report says so."""
        why = self.batched.without.get(number) if self.batched else None
        if why:
            self.report.refuse(_not_made(wanted, "", why))
        return why is not None

    def _composed(self, wanted: Wanted) -> Document | None:
        """The document as its variant has it, or None where this reader cannot be given one."""
        view, ledger = self.view_of(wanted.call.recipient), Ledger() if self.explaining else None
        document = self._told_to(view, wanted, ledger)
        if self.explaining and ledger:
            shared = self.stock.library.shared
            of = (wanted.call, wanted.variant, wanted.language, view, shared, ledger, document)
            self.explaining.add(*of)
        return fitted_to(document, wanted) if document else None

    def _told_to(self, view: DisclosedCase, wanted: Wanted, ledger: Ledger | None) -> Document | None:
        try:
            document = self._in_words(wanted, view, wording_for(wanted), ledger)
        except NotMade as missing:
            why = f"{missing.fact} is {WAYS[missing.why]}, and this document cannot be made without it."
            entry = _not_made(wanted, missing.fact, why)
            if missing.why is Missing.WITHHELD:
                self.report.refuse(entry)
            else:
                self.report.leave_out(entry)
            return None
        found = leaked(document, view.secrets, self.stock.catalogues[wanted.language])
        if found:
            why = f"{found} is withheld from this reader, and its words stand in another part of the case."
            self.report.refuse(_not_made(wanted, found, why))
            return None
        if self.case is not None:
            self.gate.warn_of_address(document, wanted.call.recipient, self.case)
        return document

    def _in_words(
        self, wanted: Wanted, view: DisclosedCase, wording: Wording, ledger: Ledger | None = None
    ) -> Document:
        stock = self.stock
        catalogue, guide = stock.catalogues[wanted.language], wanted.call.guide
        return compose(guide, view, stock.library, catalogue, stock.pictures, self.picture, wording, ledger)

    def _write(self, wanted: Wanted, document: Document, folder: Path) -> Iterator[Printed]:
        """Write the document's files; gives what a print run takes of it, where there is a PDF."""
        facts = wanted.call.guide.facts
        contents: dict[str, bytes] = {}
        folds = facts.booklet and VARIANTS[wanted.variant].folds
        makes = Makes(facts.calendar, folds, facts.fillable)
        formats = formats_for(self.choices, makes, wanted.formats)
        if not formats:
            self.report.leave_out(
                _not_made(wanted, "", "it is made in none of the formats that were asked for.")
            )
        view = self.view_of(wanted.call.recipient)
        known = fingerprint(document) if self.batched else ""
        for format_ in formats:
            path = wanted.file_name(format_)
            try:
                written = self._written(document, known, format_, path)
                found = self.gate.withheld_in(FinishedFile(path, format_, written.content, (document,)), view)
            except MissingGlyph as missing:
                self.report.refuse(_not_made(wanted, missing.fact or "", str(missing)))
                continue
            except NotInBraille as missing:
                self.report.refuse(_not_made(wanted, missing.fact, str(missing), format_))
                continue
            if found:
                why = why_not_released(found, facts.document, facts.reader)
                self.report.refuse(_not_made(wanted, found, why, format_))
                continue
            write_whole(folder / path, written.content)
            digest = sha256(written.content).hexdigest()
            self.report.made.append(_made(wanted, document, format_, path, digest, written.pages))
            contents[format_] = written.content
        is_kept = self._is_kept_from_office(wanted, document)
        if self.choices.proof:
            paths = {format_: folder / wanted.file_name(format_) for format_ in contents}
            self._add_to_proof(wanted, document, paths, is_kept)
        if PDF in contents:
            booklet = wanted.file_name(BOOKLET) if BOOKLET in contents else None
            recipient = wanted.call.recipient
            yield Printed(document, recipient, wanted.file_name(PDF), contents[PDF], booklet, is_kept)

    def _written(self, document: Document, known: str, format_: str, path: str) -> Written:
        """The file; in a batch, the older one where it says the same. Either is searched before it is put in place."""
        if self.batched:
            self.report.fingerprints[path] = known
            earlier = self.batched.earlier.file(path, known) if self.batched.earlier else None
            if earlier:
                self.report.taken_over.append(path)
                return earlier
        written = write(document, format_, self.choices.engine)
        if format_ == PDF:
            self.report.count_way(written.how or PLAIN)
        return written

    def _is_kept_from_office(self, wanted: Wanted, document: Document) -> bool:
        """Whether it tells, in words or by what it says at all, something that is withheld from practitioners."""
        if self.office_view_of is None:
            return False
        view = self.office_view_of(wanted.call.recipient)
        try:
            return fitted_to(self._in_words(wanted, view, wording_for(wanted)), wanted) != document
        except NotMade:
            return True

    def _add_to_proof(
        self, wanted: Wanted, document: Document, paths: Mapping[str, Path], is_kept: bool
    ) -> None:
        self.proving.add(
            document,
            self._plain(wanted, document),
            wanted.call.recipient,
            paths,
            wanted.call.guide.checked_by(document.language),
            is_kept,
        )

    def _plain(self, wanted: Wanted, document: Document) -> Document:
        """The document in its plain words; itself where it is in them, or where they cannot be told."""
        if wording_for(wanted) != "easy":
            return document
        try:
            return self._in_words(wanted, self.view_of(wanted.call.recipient), "plain")
        except NotMade:
            return document

    def _write_proof(self, folder: Path) -> None:
        if not self.proving.files:
            self.report.leave_out(NotMadeEntry(PROOF, Reader.PRACTITIONER, "there is no file to prove."))
            return
        catalogues = self.stock.catalogues
        view = self.view_of(Recipient(Reader.PRACTITIONER))
        document = self.proving.page(view, catalogues, catalogues[ENGLISH], self.stock.library.brand)
        found = leaked(document, view.secrets, catalogues[ENGLISH])
        if found:
            why = f"{found} is withheld from this reader, and the proof would tell it."
            self.report.refuse(NotMadeEntry(PROOF, Reader.PRACTITIONER, why, fact=found))
            return
        content = write_html(document)
        path = f"{PROOF}.html"
        found = self.gate.withheld_in(FinishedFile(path, "html", content, (document,)), view)
        if found:
            why = why_not_released(found, PROOF, Reader.PRACTITIONER)
            self.report.refuse(NotMadeEntry(PROOF, Reader.PRACTITIONER, why, fact=found))
            return
        write_whole(folder / path, content)
        self.report.made.append(_for_the_office(PROOF, "html", path, content))

    def _write_print_run(self, printed: Sequence[Printed], folder: Path) -> None:
        case, reader = self.case, Reader.PRACTITIONER
        if case is None or not printed:
            why = "it makes no sense without a case." if case is None else "there is nothing to print."
            self.report.leave_out(NotMadeEntry(PRINT_RUN, reader, why))
            return
        chosen = one_for_each(printed, lambda recipient: preference_of(case, recipient))
        view, brand = self.view_of(Recipient(reader)), self.stock.library.brand
        try:
            run = make_print_run(chosen, view, self.stock.catalogues, ENGLISH, brand)
        except CoverLeaks as leak:
            why = f"{leak.fact} is withheld from this reader, and the cover sheet would tell it."
            self.report.refuse(NotMadeEntry(PRINT_RUN, reader, why, fact=leak.fact))
            return
        path = f"{PRINT_RUN}.pdf"
        found = self.gate.withheld_in(FinishedFile(path, PRINT_RUN, run.content, run.documents), view)
        if found:
            why = why_not_released(found, PRINT_RUN, reader)
            self.report.refuse(NotMadeEntry(PRINT_RUN, reader, why, fact=found))
            return
        write_whole(folder / path, run.content)
        entry = _for_the_office(PRINT_RUN, PRINT_RUN, path, run.content)
        self.report.made.append(replace(entry, pages=run.pages, print_copy=True))


def _not_called(called: NotCalled) -> NotMadeEntry:
    recipient = called.recipient
    person, occasion = (recipient.person, recipient.occasion) if recipient else (None, None)
    return NotMadeEntry(called.document, called.reader, called.why, person, occasion=occasion)


def _not_made(wanted: Wanted, fact: str, why: str, format_: str | None = None) -> NotMadeEntry:
    facts, recipient = wanted.call.guide.facts, wanted.call.recipient
    return NotMadeEntry(
        facts.document, facts.reader, why, recipient.person, fact, format_, recipient.occasion
    )


def _for_the_office(document: str, format_: str, path: str, content: bytes) -> Made:
    """The entry of a file about the whole package, which is no document of a guide."""
    return Made(
        document=document,
        reader=Reader.PRACTITIONER,
        person=None,
        variant=STANDARD,
        language=ENGLISH,
        format=format_,
        path=path,
        sha256=sha256(content).hexdigest(),
        pages=None,
    )


def _made(
    wanted: Wanted, document: Document, format_: str, path: str, digest: str, pages: int | None
) -> Made:
    recipient = wanted.call.recipient
    return Made(
        document=document.identifier,
        reader=document.reader,
        person=recipient.person if wanted.call.guide.facts.one_for != "role" else None,
        variant=wanted.variant,
        language=wanted.language,
        format=format_,
        path=path,
        sha256=digest,
        pages=pages,
        occasion=recipient.occasion,
        wanted_language=wanted.wanted_language,
        wanted_variant=wanted.wanted_variant,
        print_copy=format_ in PRINT_COPIES or None,
        needs=needs_of(document, wanted),
    )
