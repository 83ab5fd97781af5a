"""Why each fact is in each document, or is not; and whoever should get a document gets it, or a reason."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attacks.left_behind import words_in
from cases import example, family_data, merged, read
from conftest import DEMONSTRATION_DAY, EXAMPLES, ROOT
from test_canaries import TODAY, canary_case
from test_cli import AMIRA, Run, run
from toolkit.case.disclosure import Recipient
from toolkit.case.reader import read_case
from toolkit.case.schema import Case, Reader
from toolkit.document.walk import texts
from toolkit.package import explaining
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.explaining import Explaining
from toolkit.package.report import Report
from toolkit.package.stock import read_stock

__all__ = ["run"]

GUIDES = read_stock().library.guides


def explained(case: Case, folder: Path, *documents: str, **chosen: Any) -> tuple[Explaining, Report]:
    """What is to be said of a package, in a format that takes no time."""
    told = Explaining(case)
    choices = Choices(documents=documents or tuple(GUIDES), formats=("txt",), **chosen)
    report = build_package(
        case, ROOT / "examples", folder, read_stock(), choices, DEMONSTRATION_DAY, explaining=told
    )
    return told, report


def lines_of(told: Explaining, document: str, person: str | None) -> dict[str, tuple[str, str]]:
    """Each fact of one document with its kind and the reason."""
    (one,) = [
        one
        for one in told.documents
        if one.call.guide.identifier == document and one.call.recipient.person == person
    ]
    return {fact: (kind, why) for kind, why, fact in one.lines}


def test_the_report_says_no_value_of_the_case(tmp_path: Path) -> None:
    told, report = explained(canary_case(), tmp_path)
    assert words_in(told.report(report)) == []


def test_each_way_of_being_there_or_not_is_told(tmp_path: Path) -> None:
    case = example(
        today=DEMONSTRATION_DAY,
        steps={"celebration": {"place": None}},
        withhold=[
            {"fact": "carers.name", "from": ["parent"]},
            {"fact": "team.team_manager", "from": ["child"]},
        ],
    )
    told, _ = explained(
        case, tmp_path, "parents-letter", "celebration-plan", "certificate", "childrens-guide"
    )
    letter, plan = lines_of(told, "parents-letter", "parents.0"), lines_of(told, "celebration-plan", "child")
    assert letter["child.known_as"] == ("told", "every document is about this child")
    assert letter["carers.known_as"][0] == "not told"
    assert "carers.0.name, which is withheld; other words" in letter["carers.known_as"][1]
    assert plan["steps.celebration.place"] == ("unknown", "")
    certificate = lines_of(told, "certificate", "child")
    assert certificate["team.team_manager.name"][1].startswith(
        "withhold.1 withholds it; its sentences are left out"
    )
    guide = lines_of(told, "childrens-guide", "child")
    assert guide["deadline.head_of_service"] == ("not said", "these do not hold: waits_for_head_of_service")


def test_what_a_share_gave_back_is_said(tmp_path: Path) -> None:
    case = example(
        today=DEMONSTRATION_DAY,
        withhold=[{"fact": "team.social_worker.phone", "from": ["parent"]}],
        parents=[{"name": "Samina Hussain", "share": ["team.social_worker.phone"]}, {"name": "Mark Kelly"}],
    )
    told, _ = explained(case, tmp_path, "parents-letter")
    first, second = (lines_of(told, "parents-letter", f"parents.{n}") for n in (0, 1))
    assert first["team.social_worker.phone"] == (
        "told",
        "withhold.0 withholds it, and parents.0.share gives it back",
    )
    assert second["team.social_worker.phone"][0] == "not told"


def test_a_document_that_is_not_made_says_for_want_of_what(tmp_path: Path) -> None:
    case = example(today=DEMONSTRATION_DAY, withhold=[{"fact": "child.known_as", "from": ["parent"]}])
    told, report = explained(case, tmp_path, "parents-letter")
    kind, why = lines_of(told, "parents-letter", "parents.0")["child.known_as"]
    assert kind == "not told" and why.endswith("so the document is not made")
    assert "does not get parents-letter: child.known_as is withheld" in told.report(report)


@pytest.mark.parametrize("name", ["amira", "ela", "robin", "callum"])
def test_what_is_told_stands_in_the_document_and_what_is_not_does_not(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[set[str], set[str]]] = []
    lines = explaining._Asking.lines

    def noted(self: Any, fact: str, used: Any) -> Iterator[tuple[str, str, str]]:
        for line in lines(self, fact, used):
            standing = {text.fact for text in texts(self.document)} if self.document else set()
            listed = {f"one.{line[2].rpartition('.')[2]}", line[2]}
            seen.append(({line[0]}, {str(one) for one in standing & listed}))
            yield line

    monkeypatch.setattr(explaining._Asking, "lines", noted)
    explained(read_case(ROOT / "examples" / f"{name}.yaml", DEMONSTRATION_DAY), tmp_path)
    assert all(standing for kind, standing in seen if kind == {"told"})
    assert not any(
        standing
        for kind, standing in seen
        if kind <= {"not told", "unknown", "does not apply"}
        and not any(one.startswith("one.") for one in standing)
    )
    assert len(seen) > 100


def test_the_command_prints_the_report_after_the_build(run: Run, tmp_path: Path) -> None:
    chosen = ("--documents", "card", "--formats", "html", "--today", "2026-03-20", "--explain")
    said = [run("package", AMIRA, "--out", tmp_path / str(number), *chosen).out for number in (1, 2)]
    reports = [text.partition("Who is told what")[2] for text in said]
    assert reports[0] == reports[1] and "people.2 (invitee)" in reports[0]
    assert all(len(line) <= 100 for line in reports[0].splitlines())
    assert not any(word in reports[0] for word in ("Amira", "Whitfield", "Larch"))


# ---------------------------------------------------------------- nobody is forgotten


def recipients_of(document: str, case: Case) -> Iterator[Recipient]:
    """Everyone whom a document is for, said again here in a few plain rules."""
    facts = GUIDES[document].facts
    reader = Reader(facts.reader)
    match facts.one_for:
        case "each parent":
            yield from (Recipient(reader, "parents", n) for n in range(len(case.parents)))
        case "each carer":
            yield from (Recipient(reader, "carers", n) for n in range(len(case.carers)))
        case "each invitation":
            for number, person in enumerate(case.people):
                if not person.invite_to:
                    yield Recipient(reader, "people", number)
                yield from (Recipient(reader, "people", number, occasion) for occasion in person.invite_to)
        case _:
            yield Recipient(reader)


def forgotten(case: Case, report: Report) -> list[str]:
    """Whoever gets neither a document nor a reason."""
    made = {(one.document, one.person, one.occasion) for one in report.made}
    reasons = [*report.not_made, *report.refused]
    lost = []
    for document in GUIDES:
        if any(one.document == document and one.person is None for one in reasons):
            continue  # one reason for everybody
        for recipient in recipients_of(document, case):
            person = None if GUIDES[document].facts.one_for == "role" else recipient.person
            key = (document, person, recipient.occasion)
            if key not in {*made, *((one.document, one.person, one.occasion) for one in reasons)}:
                lost.append(f"{document} {recipient.person} {recipient.occasion}")
    return lost


@pytest.mark.parametrize("name", EXAMPLES)
def test_whoever_should_get_a_document_gets_it_or_a_reason(name: str, tmp_path: Path) -> None:
    case = read_case(ROOT / "examples" / f"{name}.yaml", DEMONSTRATION_DAY)
    choices = Choices(formats=("txt",))
    report = build_package(case, ROOT / "examples", tmp_path, read_stock(), choices, DEMONSTRATION_DAY)
    assert forgotten(case, report) == []
    assert all(one.why.endswith(".") for one in (*report.not_made, *report.refused))


@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_forgotten_whatever_is_withheld_and_asked_for(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    facts = (
        "child.known_as",
        "child.name",
        "carers",
        "steps",
        "views",
        "team.social_worker",
        "people.name",
        "home",
    )
    readers = [reader.value for reader in Reader]
    rules = [{"fact": chance.choice(facts), "from": chance.sample(readers, 2)} for _ in range(3)]
    outcome = chance.choice(["agreed", "not-agreed", "more-information", None])
    data = merged(
        family_data(),
        {
            "withhold": rules,
            "home": {"kind": chance.choice(["fostering", "residential", "kinship"])},
            "steps": {"ratification": {"outcome": outcome}, "commitment_visit": {"outcome": None}},
        },
    )
    case = read(data, TODAY)
    formats = chance.choice([("txt",), ("ics",), ("html", "booklet"), ("docx", "fillable")])
    choices = Choices(
        formats=formats, variants=chance.choice([None, ("easy-read",), ("standard", "easy-read")])
    )
    report = build_package(case, ROOT / "examples", tmp_path, read_stock(), choices, DEMONSTRATION_DAY)
    assert forgotten(case, report) == []
