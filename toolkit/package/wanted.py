"""Which variant and language each called document is made in: what was asked for, or what its reader prefers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..case.disclosure import Recipient
from ..case.schema import Case, Reader
from ..writers.table import ENDINGS
from .calls import Call
from .choices import Choices
from .manifest import NotMadeEntry
from .report import Report
from .stock import ENGLISH, Stock

STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Preference:
    """How a person reads. ``path`` is where the case says so, empty for a role."""

    variant: str = STANDARD
    language: str = ENGLISH
    path: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document to make: in this variant and language, and what its reader would prefer if that is not there."""

    call: Call
    variant: str
    language: str
    wanted_variant: str | None = None
    wanted_language: str | None = None

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
    if recipient.list == "carers" and recipient.index is not None:
        carer = case.carers[recipient.index]
        return Preference(carer.variant, carer.language, f"carers.{recipient.index}")
    if recipient.list == "parents" and recipient.index is not None:
        parent = case.parents[recipient.index]
        return Preference(parent.variant, parent.language, f"parents.{recipient.index}")
    if recipient.reader is Reader.CHILD:
        return Preference(case.child.variant, case.child.language, "child")
    return Preference()


def wanted_of(
    call: Call, preference: Preference, stock: Stock, choices: Choices, report: Report
) -> Iterator[Wanted]:
    """Every document to make for a call, each once; warns of a language or variant that is not there yet."""
    given = set()
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
            yield Wanted(call, shaped, spoken, missing_variant, language if spoken != language else None)


def _say_if_none_is_left(call: Call, variants: tuple[str, ...], report: Report) -> None:
    """A document that none of the chosen variants has is not made, and the manifest says so."""
    if not any(map(call.guide.has_variant, variants)):
        facts, why = call.guide.facts, "it has no words in easy read."
        report.leave_out(NotMadeEntry(facts.document, facts.reader, why, call.recipient.person))
