"""Which variant and language each called document is made in: what was asked for, or what its reader prefers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..case.disclosure import Recipient
from ..case.schema import Carer, Case, Child, Parent, Person, Pictures, Reader
from ..compose.composing import Wording
from ..document.nodes import UNDRESSED, Document, Dress
from ..transforms.dressed import KEEP_THEIR_PLACES, dressed
from ..transforms.fewer_pictures import fewer_pictures
from ..transforms.variants import VARIANTS, vary
from ..writers.table import ENDINGS, WRITERS
from .calls import Call
from .choices import Choices
from .manifest import NotMadeEntry
from .report import Report
from .stock import ENGLISH, Stock

STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Preference:
    """How a person reads. ``path`` is where the case says so, empty for a role. No ``formats``: the usual ones."""

    variant: str = STANDARD
    language: str = ENGLISH
    path: str = ""
    dress: Dress = UNDRESSED
    pictures: Pictures | None = None
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document to make: in this variant and language, and what its reader would prefer if that is not there.

    ``dress``, ``pictures`` and ``formats`` are what that reader needs besides.
    """

    call: Call
    variant: str
    language: str
    wanted_variant: str | None = None
    wanted_language: str | None = None
    dress: Dress = UNDRESSED
    pictures: Pictures | None = None
    formats: tuple[str, ...] = ()

    def file_name(self, format_: str) -> str:
        """From the document, the person's place in the case, variant and language alone; never from a name."""
        recipient = self.call.recipient
        person = f"{recipient.list}-{recipient.index}" if recipient.list else None
        document = self.call.guide.identifier
        ending = ENDINGS.get(format_, format_)
        parts = (document, person, recipient.occasion, self.variant, self.language, ending)
        return ".".join(part for part in parts if part)


def preference_of(case: Case, recipient: Recipient) -> Preference:
    """How the person whom a document is for prefers to read it."""
    people: dict[str, tuple[Carer | Parent | Person, ...]] = {
        "carers": case.carers,
        "parents": case.parents,
        "people": case.people,
    }
    if recipient.list in people and recipient.index is not None:
        return _preference(people[recipient.list][recipient.index], f"{recipient.list}.{recipient.index}")
    if recipient.reader is Reader.CHILD:
        return _preference(case.child, "child")
    return Preference()


def _preference(reader: Child | Carer | Parent | Person, path: str) -> Preference:
    dress = Dress(reader.text_size_pt, reader.background, reader.spacing)
    return Preference(reader.variant, reader.language, path, dress, reader.pictures, reader.formats)


def wanted_of(
    call: Call, preference: Preference, stock: Stock, choices: Choices, report: Report
) -> Iterator[Wanted]:
    """Every document to make for a call, each once; warns of a language or variant that is not there yet."""
    given = set()
    formats = tuple(one for one in WRITERS if one in preference.formats)
    if len(formats) < len(preference.formats) and not choices.formats:
        sentence = "not every one of these formats is there yet, so the documents come in the others."
        report.warn(f"{preference.path}.formats", sentence)
    dress, pictures = _beside_the_variant(preference, choices)
    _warn_of_what_stays(call, dress, preference, report)
    for language in choices.languages or (preference.language,):
        spoken = language if language in call.guide.languages and language in stock.catalogues else ENGLISH
        if spoken != language:
            sentence = "the wording is not in this language yet, so the documents are in English."
            report.warn(f"{preference.path}.language", sentence)
        for variant in choices.variants or (preference.variant,):
            shaped = variant if call.guide.has_variant(variant) else STANDARD
            if shaped != variant and choices.variants:
                _say_if_none_is_left(call, choices.variants, report)
                continue
            if shaped != variant:
                sentence = "this variant is not there yet, so the documents are standard."
                report.warn(f"{preference.path}.variant", sentence)
            if (shaped, spoken) in given:
                continue  # two languages without wording are one English document
            given.add((shaped, spoken))
            missing_variant = variant if shaped != variant else None
            missing_language = language if spoken != language else None
            yield Wanted(call, shaped, spoken, missing_variant, missing_language, dress, pictures, formats)


def _say_if_none_is_left(call: Call, variants: tuple[str, ...], report: Report) -> None:
    """A document that none of the chosen variants has is not made, and the manifest says so."""
    if not any(map(call.guide.has_variant, variants)):
        facts, why = call.guide.facts, "it has no words in easy read."
        report.leave_out(NotMadeEntry(facts.document, facts.reader, why, call.recipient.person))


def _beside_the_variant(preference: Preference, choices: Choices) -> tuple[Dress, Pictures | None]:
    """A variant that is asked for by name comes as it is: nothing of what a reader needs is laid over it."""
    return (UNDRESSED, None) if choices.variants else (preference.dress, preference.pictures)


def _warn_of_what_stays(call: Call, dress: Dress, preference: Preference, report: Report) -> None:
    if call.guide.facts.look not in KEEP_THEIR_PLACES:
        return
    for name in ("text_size_pt", "background", "spacing"):
        if getattr(dress, name) is not None:
            sentence = "certificate, card and poster are drawn as a whole and stay as their variant has them."
            report.warn(f"{preference.path}.{name}", sentence)


def wording_for(wanted: Wanted) -> Wording:
    """The words that a document is composed of: those of its variant, with more pictures for who wants them."""
    wording = VARIANTS[wanted.variant].wording
    return "plain, with more pictures" if wording == "plain" and wanted.pictures == "more" else wording


def fitted_to(document: Document, wanted: Wanted) -> Document:
    """``document`` as its reader needs it: the variant first, then what this reader needs besides."""
    varied = vary(document, wanted.variant)
    plain = fewer_pictures(varied) if wanted.pictures == "fewer" else varied
    return dressed(plain, wanted.dress)


def needs_of(document: Document, wanted: Wanted) -> dict[str, str | int] | None:
    """What a finished document has of its reader's needs, for the manifest; None where that is nothing."""
    dress = document.dress
    known = {
        "text_size_pt": dress.text_size_pt,
        "background": dress.background,
        "spacing": dress.spacing,
        "pictures": wanted.pictures,
    }
    return {name: value for name, value in known.items() if value is not None} or None
