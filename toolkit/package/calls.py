"""Which documents a case calls for, and why another is not: the rules of the road, in one place.

A *soft* reason can be overruled by asking for the document by name; a *hard* one cannot: nobody may print a
certificate before there is a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..case.clocks import CHILDRENS_GUIDE_UNTIL_AGE, age_on
from ..case.disclosure import Recipient, disclose
from ..case.said import things_said
from ..case.schema import Case, Occasion, Reader
from ..case.sight import Sight
from ..content.reader import Guide

AFTER_ANY_DECISION = frozenset({"decision-letter", "parents-letter", "what-happened"})
AFTER_AGREEMENT = frozenset({"card", "certificate", "commitment-letter"})
ONLY_ON_THE_WAY_TO_YES = frozenset(
    {
        "carers-commitment",
        "celebration-plan",
        "commitment-prompts",
        "memory-page",
        "road-map-poster",
        "visit-record",
    }
)
WITHOUT_PROCESS = frozenset({"childrens-guide", "teens-guide", "carers-guide"})
FOSTERING_ONLY = frozenset({"minute-guide-fostering", "minute-guide-supervising-social-worker"})
AFTER_AGREEMENT_ONLY: frozenset[Occasion] = frozenset({"commitment-visit", "celebration"})

OUTCOME_WORDS: Mapping[str | None, str] = {
    "not-agreed": "not to agree",
    "more-information": "that more information is needed",
}


@dataclass(frozen=True, slots=True)
class Call:
    """A document to be made for one recipient."""

    guide: Guide
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class NotCalled:
    """A document that is not made, and why, in a sentence without a value from the case; for one recipient, or for all."""

    document: str
    reader: str
    why: str
    recipient: Recipient | None = None


def calls_of(
    case: Case, guides: Mapping[str, Guide], today: date, wanted: Iterable[str] | None = None
) -> Iterator[Call | NotCalled]:
    """What the case calls for, in the order of the guides; ``wanted`` names documents asked for, or None."""
    asked = None if wanted is None else frozenset(wanted)
    for name, guide in guides.items():
        if asked is not None and name not in asked:
            continue
        why = _hard_reason(name, case, today) or (
            None if asked is not None else _soft_reason(name, case, today)
        )
        if why:
            yield NotCalled(name, guide.facts.reader, why)
        else:
            yield from _for_each_recipient(guide, case)


def _hard_reason(name: str, case: Case, today: date) -> str | None:
    outcome = case.steps.ratification.outcome
    if name in AFTER_ANY_DECISION | AFTER_AGREEMENT and outcome is None:
        return "no outcome is recorded yet in steps.ratification.outcome."
    if name in AFTER_AGREEMENT and outcome in OUTCOME_WORDS:
        return f"the decision was {OUTCOME_WORDS[outcome]}; this is made only when a lasting home is agreed."
    if name == "what-happened" and not things_said(Sight(disclose(case, Recipient(Reader.CHILD), today))):
        return "nothing that the child said is recorded in views, so there is nothing to answer."
    return None


def _soft_reason(name: str, case: Case, today: date) -> str | None:
    outcome = case.steps.ratification.outcome
    if case.home.kind == "kinship" and not case.home.time_limited and name not in WITHOUT_PROCESS:
        return "this kinship home is already a lasting home, and no process is needed."
    if name in ONLY_ON_THE_WAY_TO_YES and outcome in OUTCOME_WORDS:
        return f"the decision was {OUTCOME_WORDS[outcome]}."
    is_younger = age_on(today, case.child.born) < CHILDRENS_GUIDE_UNTIL_AGE
    if name == "childrens-guide" and not is_younger:
        return f"the child is {CHILDRENS_GUIDE_UNTIL_AGE} or over, so the teens-guide is made."
    if name == "teens-guide" and is_younger:
        return f"the child is under {CHILDRENS_GUIDE_UNTIL_AGE}, so the childrens-guide is made."
    if name in FOSTERING_ONLY and case.home.kind == "residential":
        return "this home is residential."
    return None


def _for_each_recipient(guide: Guide, case: Case) -> Iterator[Call | NotCalled]:
    reader = Reader(guide.facts.reader)
    recipients = list(_recipients(guide.facts.one_for, reader, case))
    for recipient in recipients:
        yield Call(guide, recipient)
    if guide.facts.one_for == "each invitation":
        yield from _not_invited(guide, reader, case)
    if not recipients:
        yield NotCalled(guide.identifier, reader.value, NOBODY[guide.facts.one_for])


TOO_EARLY = "invitations to the commitment visit and the celebration are made once a lasting home is agreed."


def _not_invited(guide: Guide, reader: Reader, case: Case) -> Iterator[NotCalled]:
    """Everyone who matters to the child and gets no invitation, or not that one yet."""
    for index, person in enumerate(case.people):
        early = [occasion for occasion in dict.fromkeys(person.invite_to) if _is_early(occasion, case)]
        for occasion in early:
            yield NotCalled(
                guide.identifier, reader.value, TOO_EARLY, Recipient(reader, "people", index, occasion)
            )
        if not person.invite_to:
            why = f"people.{index}.invite_to asks them to nothing."
            yield NotCalled(guide.identifier, reader.value, why, Recipient(reader, "people", index))


NOBODY = {
    "each parent": "no parent is named in parents.",
    "each carer": "no carer is named in carers.",
    "each invitation": "nobody is asked to anything in people.invite_to.",
}


def _recipients(one_for: str, reader: Reader, case: Case) -> Iterator[Recipient]:
    match one_for:
        case "each parent":
            yield from (Recipient(reader, "parents", index) for index in range(len(case.parents)))
        case "each carer":
            yield from (Recipient(reader, "carers", index) for index in range(len(case.carers)))
        case "each invitation":
            yield from _invitations(reader, case)
        case _:
            yield Recipient(reader)


def _is_early(occasion: Occasion, case: Case) -> bool:
    """A guest may not see the decision, so what follows only from a yes is not announced before it."""
    return occasion in AFTER_AGREEMENT_ONLY and case.steps.ratification.outcome != "agreed"


def _invitations(reader: Reader, case: Case) -> Iterator[Recipient]:
    for index, person in enumerate(case.people):
        for occasion in dict.fromkeys(person.invite_to):  # asked twice is asked once
            if not _is_early(occasion, case):
                yield Recipient(reader, "people", index, occasion)
