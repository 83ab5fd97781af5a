"""Write ``docs/facts.md`` from the tables of facts, lists and conditions; ``make pages`` runs it.

How a fact reads and who may be told it are found out by composing it from the example case, so the page cannot say
otherwise than the documents do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from toolkit.assets import ROOT
from toolkit.case.disclosure import Recipient, disclose
from toolkit.case.facts import FACTS, LISTS, Fact
from toolkit.case.predicates import CONDITIONS
from toolkit.case.reader import read_case
from toolkit.case.schema import Case, Reader
from toolkit.case.sight import Missing, NotTold, Sight
from toolkit.compose.filling import in_words
from toolkit.content.guide import ReaderName
from toolkit.package.stock import ENGLISH, read_stock

PAGE = ROOT / "docs" / "facts.md"
EXAMPLE = ROOT / "examples" / "amira.yaml"
DAY = date(2026, 3, 14)

GROUPS: Mapping[str, str] = {
    "child": "The child",
    "reader": "The person the document is for",
    "home": "The home",
    "carers": "The carers, together",
    "parents": "The parents, together",
    "team": "Those who work with the child",
    "steps": "The steps of the road",
    "deadline": "Days that follow from others",
    "clock": "How long something takes",
    "views": "What the child said",
    "occasion": "What a guest is asked to come to",
    "council": "Who we are",
    "today": "Besides",
    "reference": "Besides",
}

# What each condition means, in words for an editor.
MEANINGS: Mapping[str, str] = {
    "is_blank": "there is no case: the document is printed with lines to write on",
    "is_fostering": "the child lives with foster carers",
    "is_residential": "the child lives in a residential home",
    "is_kinship": "the child lives with family or friends",
    "is_time_limited": "the child lives with family or friends for a limited time only, so the process is needed",
    "needs_no_process": "the child lives with family or friends, not for a limited time: already a lasting home",
    "is_under_13": "the child is under 13 today",
    "is_under_16": "the child is under 16 today",
    "is_16_or_over": "the child is 16 or over today",
    "has_one_carer": "there is one carer",
    "has_several_carers": "there is more than one carer",
    "has_one_parent": "the case names one parent",
    "has_several_parents": "the case names more than one parent",
    "has_parents": "the case names a parent",
    "has_people": "the case names somebody who matters to the child",
    "has_siblings": "there is somebody in “siblings”",
    "has_people_at_matching_meeting": "somebody is asked to the matching meeting",
    "has_people_at_commitment_visit": "somebody is asked to the visit",
    "has_people_at_celebration": "somebody is asked to the celebration",
    "has_matching_meeting_date": "the matching meeting has a day",
    "matching_meeting_is_past": "the day of the matching meeting is over, or its recommendation is recorded",
    "has_recommendation": "the meeting's recommendation is recorded",
    "recommends_progress": "the meeting recommends to go ahead",
    "recommends_not_to_progress": "the meeting recommends not to go ahead",
    "recommends_more_information": "the meeting wants to find out more first",
    "waits_for_head_of_service": "the meeting has been, and there is no decision yet",
    "has_outcome": "the decision is recorded, whatever it is",
    "is_agreed": "the decision is yes",
    "is_not_agreed": "the decision is no",
    "needs_more_information": "the decision is that more information is needed",
    "has_visit_date": "the visit has a day",
    "visit_is_past": "the day of the visit is over, or what was told there is recorded",
    "has_celebration_date": "the celebration has a day",
    "has_celebration_idea": "the child's idea for the celebration is recorded",
    "celebration_is_past": "the day of the celebration is over",
    "has_contribution": "the council's contribution is fixed",
    "child_has_spoken": "the child's words or picture came with the case",
    "child_wrote_words": "the child's words came with the case",
    "child_sent_picture": "a picture by the child came with the case",
    "has_worries": "the child told us a worry",
    "has_asks": "the child asked for something",
    "has_said_something": "there is something in “things_said”",
    "has_answers": "something that the child said has an answer of its own",
    "something_waits_for_an_answer": "a worry, or something that the child asks for, has no answer of its own",
    "child_comes_to_matching_meeting": "the child wants to come to the matching meeting",
    "child_comes_to_commitment_visit": "the child wants to be at the visit",
    "has_looks": "how the child, or somebody who looks after the child, looks was said",
    "has_looks_of_team": "how somebody who works with the child looks was said",
    "has_personal_adviser": "a personal adviser is named",
    "has_commitment": "some carer's words to the child are recorded",
    "reader_has_commitment": "the reader is a carer whose own words to the child are recorded",
    "occasion_is_matching_meeting": "an invitation: it is to the matching meeting",
    "occasion_is_commitment_visit": "an invitation: it is to the visit",
    "occasion_is_celebration": "an invitation: it is to the celebration",
}

RECIPIENTS: Mapping[Reader, Recipient] = {
    Reader.PRACTITIONER: Recipient(Reader.PRACTITIONER),
    Reader.CHILD: Recipient(Reader.CHILD),
    Reader.CARER: Recipient(Reader.CARER, "carers", 0),
    Reader.PARENT: Recipient(Reader.PARENT, "parents", 0),
    Reader.INVITEE: Recipient(Reader.INVITEE, "people", 0, "matching-meeting"),
    Reader.PARTNER: Recipient(Reader.PARTNER),
}
OF_ONE_READER = ("reader.", "occasion.")
NOT_IN_EXAMPLE = "team.personal_adviser."


@dataclass(frozen=True, slots=True)
class Told:
    """``reads``: how the example's value reads, or None where it has none. ``to``: the kinds of reader, in order."""

    reads: str | None
    to: tuple[str, ...]


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([*_head(), *_facts(), *_lists(), *_conditions()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Facts, lists and conditions that wording may use"
    yield ""
    yield "Made from the toolkit's own tables by `make pages`; do not edit it here."
    yield "[writing.md](writing.md) shows how they are used. The examples are from `examples/amira.yaml`."


# ---------------------------------------------------------------- facts


def _facts() -> Iterator[str]:
    yield from ("", "## Facts", "")
    yield "Write `{{ child.known_as }}`. *Told to* names the readers whose documents may say the fact; a case can"
    yield "withhold it from more. *Not known* gives the words that stand for a fact which nobody has recorded;"
    yield "where it is empty, there is a line to write on."
    facts = sorted(FACTS.values(), key=lambda fact: (list(GROUPS).index(_group(fact)), fact.name))
    for title, group in groupby(facts, key=lambda fact: GROUPS[_group(fact)]):
        yield from ("", f"### {title}", "")
        yield from _table(("Fact", "What it is", "Reads like", "Not known", "Told to"), map(_fact_row, group))
    yield ""
    yield "And for the child, when the reader is somebody else: `they`, `them`, `their`, `theirs`, `themself`, and"
    yield f"`they` with one of these verbs: {', '.join(read_stock().catalogues[ENGLISH].verbs)}."


def _group(fact: Fact) -> str:
    return fact.name.partition(".")[0]


def _fact_row(fact: Fact) -> tuple[str, ...]:
    told = _told(fact)
    everybody = set(told.to) == set(get_args(ReaderName))
    unknown = read_stock().catalogues[ENGLISH].unknown.get(fact.name, "")
    return (
        f"`{fact.name}`",
        fact.help.removeprefix("how long: "),
        f"*{told.reads}*" if told.reads else "",
        f"*{unknown}*" if unknown else "",
        "everybody" if everybody else ", ".join(told.to),
    )


def _told(fact: Fact) -> Told:
    reads: str | None = None
    to: list[str] = []
    for reader, recipient in RECIPIENTS.items():
        try:
            value = fact.find(_sight(recipient))
        except NotTold as missing:
            if missing.why is Missing.UNKNOWN and not fact.name.startswith(OF_ONE_READER):
                to.append(reader.value)
            continue
        to.append(reader.value)
        if not fact.name.startswith(NOT_IN_EXAMPLE):
            reads = reads or _reads(fact, value)
    return Told(reads, tuple(reader for reader in get_args(ReaderName) if reader in to))


def _reads(fact: Fact, value: object) -> str:
    if fact.kind == "words":
        return "as it was written"
    return in_words(read_stock().catalogues[ENGLISH], fact.name, fact.kind, value)


@cache
def _sight(recipient: Recipient) -> Sight:
    return Sight(disclose(_case(), recipient, DAY), read_stock().library.brand.council)


@cache
def _case() -> Case:
    """The example with nothing withheld by the case, and with a personal adviser, so that only the labels rule."""
    case = read_case(EXAMPLE, DAY)
    adviser = case.team.social_worker
    team = case.team.model_copy(update={"personal_adviser": adviser})
    return case.model_copy(update={"withhold": (), "team": team})


# ---------------------------------------------------------------- lists and conditions


def _lists() -> Iterator[str]:
    yield from ("", "## Lists", "")
    yield "For `for_each`. In its words, `one` is the entry whose turn it is."
    yield ""
    rows = (
        (f"`{made.name}`", made.help, ", ".join(f"`one.{name}`" for name in made.fields))
        for made in LISTS.values()
    )
    yield from _table(("List", "What it is", "What each entry has"), rows)


def _conditions() -> Iterator[str]:
    yield from ("", "## Conditions", "")
    yield "For `when` and `ticked`. `not` before one turns it round, and `knows FACT` holds when that fact is known."
    yield "What the reader may not be told counts as not known, here too."
    yield ""
    rows = ((f"`{name}`", f"{MEANINGS[name]}.") for name in CONDITIONS)
    yield from _table(("Condition", "Holds when"), rows)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(("---",) * len(heads))
    yield from map(_row, rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |"


def main(path: Path = PAGE) -> None:
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
