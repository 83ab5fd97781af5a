"""Explain a package: by reader, what each document tells and why, what it does not tell and why not, and who gets nothing.

It names facts by their dotted names and people by their place in the case, never by a value. What was told is taken from the
finished document, why from the same function that decides disclosure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import fill

from ..case.disclosure import STEP_OF, DisclosedCase, Reason, Recipient, reason_for
from ..case.facts import FACTS, LISTS
from ..case.paths import FACT_PATHS, label_of
from ..case.schema import Case, Reader
from ..case.sight import Missing, NotTold, Sight
from ..compose.filling import Ledger
from ..content.blocks import Blocks
from ..content.facts_used import Used
from ..content.guide import IfWithheld
from ..document.nodes import Document
from ..document.walk import texts
from .calls import Call
from .manifest import Made
from .report import Report

DERIVED = {
    "child.age": "child.born",
    "deadline.head_of_service": "steps.matching_meeting.date",
    "deadline.one_year_here": "home.since",
    "deadline.sixteenth_birthday": "child.born",
    "deadline.eighteenth_birthday": "child.born",
    "deadline.twenty_first_birthday": "child.born",
}
OF_LISTS: Mapping[str, tuple[str, ...]] = {
    "people_at_matching_meeting": ("people.name", "people.invite_to"),
    "people_at_commitment_visit": ("people.name", "people.invite_to"),
    "people_at_celebration": ("people.name", "people.invite_to"),
    "team": ("team.social_worker.name",),
    "worries": ("views.worries",),
    "asks": ("views.asks",),
    "things_said": ("views.words",),
    "celebration_guests": ("steps.celebration.with",),
    "key_dates": ("steps.matching_meeting.date",),
    "siblings": ("siblings",),
}
WIDTH = 100
KINDS = {
    "told": "told",
    "not told": "not told",
    "unknown": "not known yet: said in words, or a line is left to write on",
    "does not apply": "does not apply here",
    "not said": "could be told, and nothing of it is said here",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One document of one recipient: for each fact that its words use, which kind of line it gets, and why."""

    call: Call
    variant: str
    language: str
    lines: tuple[tuple[str, str, str], ...]  # (kind, reason, fact)


@dataclass(slots=True)
class Explaining:
    """Gathers what is to be said of each document while a package is built."""

    case: Case
    documents: list[Explained] = field(default_factory=list)

    def add(
        self,
        call: Call,
        variant: str,
        language: str,
        view: DisclosedCase,
        shared: Mapping[tuple[str, str], Blocks],
        ledger: Ledger,
        document: Document | None,
    ) -> None:
        """A document as it was composed; None where it could not be made."""
        asking = _Asking(self.case, call, Sight(view), ledger, document)
        used = call.guide.facts_used(shared)
        lines = sorted(
            line for name in sorted({one.name for one in used}) for line in asking.lines(name, used)
        )
        self.documents.append(Explained(call, variant, language, tuple(lines)))

    def report(self, report: Report) -> str:
        """The whole report, for a person to read."""
        lines = (_wrapped(line) for line in _report(self.case, self.documents, report))
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks of each fact of one document what became of it."""

    case: Case
    call: Call
    sight: Sight
    ledger: Ledger
    document: Document | None

    def lines(self, name: str, used: Iterable[Used]) -> Iterator[tuple[str, str, str]]:
        """(kind, reason, fact); for a list, each of its facts that the document tells."""
        reasons = [reason for path in self._paths(name) if (reason := self._reason(path))]
        against = next((reason.words for reason in reasons if not reason.is_told), None)
        why = reasons[0].words if reasons else "it is worked out from other facts"
        told = list(self._told(name))
        if told:
            yield from (("told", why, fact) for fact in told)
        elif self._missing(name) is Missing.WITHHELD or (against and self._missing(name) is not None):
            yield "not told", f"{against or TAKEN_ALONG}; {self._instead(name)}", name
        elif self._missing(name) is Missing.UNKNOWN:
            yield "unknown", "", name
        elif self._missing(name) is Missing.DOES_NOT_APPLY:
            yield "does not apply", "", name
        else:
            yield "not said", self._condition(name, used), name

    def _told(self, name: str) -> Iterator[str]:
        """The fact, or the facts of the list, that stand in the document."""
        if self.document is None:
            return
        standing = {text.fact for text in texts(self.document) if text.fact}
        if name in standing:
            yield name
        elif name in LISTS:
            asked = (f"{name}.{own}" for own in LISTS[name].fields if f"one.{own}" in standing)
            yield from (fact for fact in asked if self.ledger.asked.get(fact, Missing.UNKNOWN) is None)

    def _missing(self, name: str) -> Missing | None:
        """In which way it is not there for this reader; None where it could be told."""
        if name in LISTS:
            return None if LISTS[name].find(self.sight) else Missing.UNKNOWN
        try:
            FACTS[name].find(self.sight)
        except NotTold as missing:
            return missing.why
        return None

    def _paths(self, name: str) -> Iterator[str]:
        """Where in the case it comes from, entry by entry."""
        recipient = self.call.recipient
        group, _, rest = name.partition(".")
        if group == "reader" and recipient.person:
            yield f"{recipient.person}.{rest}"
        elif group == "occasion" and recipient.occasion:
            yield f"steps.{STEP_OF[recipient.occasion]}.{rest}"
        elif name in OF_LISTS:
            yield from OF_LISTS[name]
        elif name in ("carers", "parents", "people") or group in ("carers", "parents"):
            count = len(getattr(self.case, group))
            yield from (f"{group}.{number}.{rest or 'name'}" for number in range(count))
        else:
            yield DERIVED.get(name, name)

    def _reason(self, path: str) -> Reason | None:
        plain = ".".join(part for part in path.split(".") if not part.isdigit())
        return reason_for(self.case, self.call.recipient, path) if plain in FACT_PATHS else None

    def _instead(self, name: str) -> str:
        """What the document does without it, as its guide says."""
        stated: IfWithheld = self.call.guide.facts.if_withheld
        if self.document is None:
            return "so the document is not made"
        return "its sentences are left out" if name in stated.left_out else "other words are said"

    def _condition(self, name: str, used: Iterable[Used]) -> str:
        """The conditions that do not hold here, of those around its words."""
        around = {when for one in used if one.name == name for when in one.when}
        failed = sorted(around & self.ledger.failed)
        if failed:
            return f"these do not hold: {', '.join(failed)}"
        return "its words are in another version, or stand beside something that is not told"


TAKEN_ALONG = "it goes with another fact that is withheld"


# ---------------------------------------------------------------- the report


def _report(case: Case, documents: Iterable[Explained], report: Report) -> Iterator[str]:
    documents = list(documents)
    yield f"Who is told what, and why: {report.reference}"
    for recipient in _everybody(case):
        name = recipient.person or f"{recipient.reader.value}s"
        own = [one for one in documents if _is_for(one.call.recipient, recipient)]
        made = [one for one in report.made if _goes_to(one, recipient)]
        yield ""
        yield name if recipient.list is None else f"{name} ({recipient.reader.value})"
        yield from _given(made, name, recipient, case)
        yield from _not_given(report, recipient)
        yield from _may_not_be_told(case, recipient)
        for one in own:
            yield from _of_document(one)


def _everybody(case: Case) -> Iterator[Recipient]:
    """Everyone whom the case names, and every role that gets papers."""
    yield Recipient(Reader.CHILD)
    for reader, name in ((Reader.CARER, "carers"), (Reader.PARENT, "parents"), (Reader.INVITEE, "people")):
        yield from (Recipient(reader, name, number) for number in range(len(getattr(case, name))))
    yield Recipient(Reader.PARTNER)
    yield Recipient(Reader.PRACTITIONER)


def _is_for(one: Recipient, other: Recipient) -> bool:
    return (one.reader, one.list, one.index) == (other.reader, other.list, other.index)


def _goes_to(made: Made, recipient: Recipient) -> bool:
    return made.reader == recipient.reader and (made.person or recipient.person) == recipient.person


def _given(made: list[Made], name: str, recipient: Recipient, case: Case) -> Iterator[str]:
    files: dict[str, list[str]] = {}
    for one in made:
        occasion = f", {one.occasion}" if one.occasion else ""
        files.setdefault(f"{one.document}{occasion} ({one.variant}, {one.language})", []).append(one.format)
    yield from (f"  gets {document}: {', '.join(formats)}" for document, formats in files.items())
    if not made:
        yield f"  gets nothing: {_why_nothing(name, recipient, case)}"


def _why_nothing(name: str, recipient: Recipient, case: Case) -> str:
    if recipient.list == "people" and not case.people[recipient.index or 0].invite_to:
        return f"{name}.invite_to asks them to nothing."
    return "each document for them has its reason below, or was not asked for."


def _not_given(report: Report, recipient: Recipient) -> Iterator[str]:
    for entry in (*report.not_made, *report.refused):
        if entry.reader == recipient.reader and entry.person in (None, recipient.person):
            occasion = f", {entry.occasion}" if entry.occasion else ""
            which = f"{entry.document}{occasion}{f' as {entry.format}' if entry.format else ''}"
            yield f"  does not get {which}: {entry.why}"


def _may_not_be_told(case: Case, recipient: Recipient) -> Iterator[str]:
    """What no document may tell this reader, whatever its words would use."""
    reasons: dict[str, list[str]] = {}
    for path in sorted(FACT_PATHS):
        if not label_of(path).seen_by or ".looks." in path:
            continue
        for place in _entries(case, path):
            reason = reason_for(case, recipient, place)
            if not reason.is_told:
                reasons.setdefault(reason.words, []).append(place)
    if reasons:
        yield "  may not be told, in any document"
        yield from (f"    {', '.join(facts)}: {why}" for why, facts in reasons.items())


def _entries(case: Case, path: str) -> Iterator[str]:
    """The path as it is; of a list of people with the number of each entry."""
    head, _, rest = path.partition(".")
    entries = getattr(case, head, None)
    if isinstance(entries, tuple) and rest:
        yield from (f"{head}.{number}.{rest}" for number in range(len(entries)))
    else:
        yield path


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(
        line, WIDTH, subsequent_indent=f"{indent}    ", break_long_words=False, break_on_hyphens=False
    )


def _of_document(one: Explained) -> Iterator[str]:
    occasion = one.call.recipient.occasion
    called = f"{one.call.guide.identifier}{f', {occasion}' if occasion else ''}"
    yield f"  {called} ({one.variant}, {one.language})"
    for kind, words in KINDS.items():
        reasons: dict[str, dict[str, None]] = {}
        for found, why, fact in one.lines:
            if found == kind:
                reasons.setdefault(why, {})[fact] = None
        if reasons:
            yield f"    {words}"
            yield from (
                f"      {', '.join(facts)}{f': {why}' if why else ''}" for why, facts in reasons.items()
            )
