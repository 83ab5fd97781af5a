"""What an author is told about easy words: each rule with what it complains of, and good words that pass them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiny import GUIDE, vocabulary, write_guides
from toolkit.assets import GUIDES
from toolkit.check.easy import easy_complaints, rules_by_language
from toolkit.check.words import read_word_rules
from toolkit.content.reader import read_library

ABOVE = "title: Title\nsections:\n  - heading: Heading\n    words:\n"
HARD = "matching meeting: {picture: meeting, means: It is a meeting.}\n"


def told(
    folder: Path, words: str, *, easy_read: bool = True, hard: str = HARD
) -> tuple[list[str], list[str]]:
    """``line: complaint`` for the words of a tiny guide, counted from the first of ``words``; and the advice."""
    files = {
        "tiny/guide.yaml": f"{GUIDE}easy_read: {str(easy_read).lower()}\n",
        "tiny/en-GB.yaml": ABOVE + words,
        "hard-words.en-GB.yaml": hard,
    }
    library = read_library(write_guides(folder, files), vocabulary(), "guides")
    rules = read_word_rules(GUIDES)
    of = rules_by_language(
        library, rules.said_in_easy_read, rules.long_words_that_are_known, rules.longest_word_in_easy_read
    )
    found = easy_complaints(library, of, frozenset({"views.words"}))
    faults, advice = ([f"{one.line - ABOVE.count(chr(10))}: {one.message}" for one in each] for each in found)
    return faults, advice


def codes(folder: Path, easy: str, plain: str = "Plain.") -> set[str]:
    """The codes of what is told about one row of easy words beside ``plain``."""
    faults, _ = told(folder, f"      - say: {plain!r}\n        easy:\n          - home: {easy!r}\n")
    return {fault.split()[1] for fault in faults}


@pytest.mark.parametrize(
    ("plain", "easy"),
    [
        ("Home.", "This is your home."),
        ("Two carers.", "Amira lives with 2 carers."),
        ("You can stop.", "You can ask to stop. People will listen to you."),
        ("Worries.", "You are worried. That is all right."),
        ("{{ council.phone }}", "Ring us on {{ council.phone }}."),
        ("Plan.", "Your sister’s plan stays."),
        ("Meeting.", "The matching meeting helps."),
        ("Who?", "Who looks after you? People who like you."),
        ("You need not come.", "You do not have to come."),
        ("Rest.", "You can rest for a while."),
        ("You were right to say so.", "It is good that you said so."),
        ("4. Visit", "Step 4 is the visit."),
    ],
)
def test_good_easy_words_pass(tmp_path: Path, plain: str, easy: str) -> None:
    assert codes(tmp_path, easy, plain) == set()


@pytest.mark.parametrize(
    ("code", "easy"),
    [
        ("E2", "This is a sentence that goes on and on until it has far more words than anybody wants."),
        ("E3", "You can stay because it is good."),
        ("E3", "You can stay; it is good."),
        ("E3", "This is the plan – it is new."),
        ("E4", "This is **your** home."),
        ("E5", "You have two homes."),
        ("E5", "It is 50% of it."),
        ("E5", "It has 123456 pages."),
        ("E5", "This is part IV of it."),
        ("E6", "You live here (with Jo)."),
        ("E6", "You don’t have to."),
        ("E6", "It’s your home."),
        ("E6", "Ask the IRO."),
        ("E6", "Nobody will not listen."),
        ("E7", "You attend a meeting."),
        ("E8", "A letter is written for you."),
        ("E8", "You are told the answer."),
        ("E9", "It is a confidentiality matter."),
        ("E10", "You live with {{ carers.known_as }}."),
        ("E11", "You have 14 days."),
        ("E13", "This is one. This is two. This is the third."),
    ],
)
def test_what_is_not_easy_is_told(tmp_path: Path, code: str, easy: str) -> None:
    assert code in codes(tmp_path, easy)


@pytest.mark.parametrize(
    ("code", "plain", "easy"),
    [
        ("E10", "It is on {{ steps.matching_meeting.date }}.", "It is soon."),
        ("E11", "You have 14 days.", "You have some days."),
        ("E12", "You can change your mind.", "It is a plan."),
        ("E12", "You do not have to come.", "There is a meeting."),
        ("E12", "It is up to you.", "There is a meeting."),
    ],
)
def test_what_the_easy_words_lose_is_told(tmp_path: Path, code: str, plain: str, easy: str) -> None:
    assert code in codes(tmp_path, easy, plain)


def test_a_possessive_or_a_capital_is_the_same_fact_and_a_pronoun_is_none(tmp_path: Path) -> None:
    plain = "{{ carers.known_as's }} home and {{ their }} garden."
    assert codes(tmp_path, "{{ carers.Known_as }} is here.", plain) == set()


MISSING = [
    "      - Plain words.\n",
    "      - say: Plain.\n",
    "      - ticks: [Plain]\n",
    "      - details: [{label: Who, value: Sam}]\n",
    "      - write: Your name\n",
    "      - {question: Why?, answer: So.}\n",
    "      - note: Plain.\n",
    "      - {say: Plain., easy: {home: Easy.}, otherwise: Plain.}\n",
    "      - {say: Plain., easy: {home: Easy.}, if_unknown: {say: Plain.}}\n",
    "      - panels: [{heading: a, words: [Plain.]}, {heading: b, words: [{say: x, easy: {home: Easy.}}]}]\n",
    "      - road: [{heading: a, words: [Plain.]}]\n",
    "      - {for_each: carers, say: '{{ one.name }}', easy: {home: '{{ one.name }}'}, none: Nobody.}\n",
    "      - table: {columns: [a, b], widths: [50, 50], rows: [[c, d]]}\n",
    "      - use: help-for-child\n",
]


@pytest.mark.parametrize("written", MISSING)
def test_words_without_easy_words_are_told_once(tmp_path: Path, written: str) -> None:
    faults, _ = told(tmp_path, written)
    assert [fault.split()[1] for fault in faults] == ["E1"]


@pytest.mark.parametrize("written", MISSING)
def test_a_guide_that_is_not_in_easy_read_needs_none(tmp_path: Path, written: str) -> None:
    assert told(tmp_path, written, easy_read=False)[0] == []


def test_a_childs_own_words_stay_as_they_are(tmp_path: Path) -> None:
    assert told(tmp_path, "      - '{{ views.words }}'\n")[0] == []


def test_a_heading_is_held_to_the_rules_or_has_an_easy_one(tmp_path: Path) -> None:
    part = "      - {heading: You don’t have to come, words: [{say: x, easy: {home: Easy.}}]%s}\n"
    assert [fault.split()[1] for fault in told(tmp_path, part % "")[0]] == ["E6"]
    assert told(tmp_path, part % ", easy_heading: You can stay away")[0] == []


def test_the_same_words_have_the_same_picture(tmp_path: Path) -> None:
    rows = "      - {say: x, easy: {home: Stay here.}}\n      - {say: y, easy: {letter: Stay here.}}\n"
    faults, _ = told(tmp_path, rows)
    assert [fault.split()[:2] for fault in faults] == [["2:", "E14"]]


def test_what_a_hard_word_means_is_held_to_the_same_rules(tmp_path: Path) -> None:
    faults, _ = told(
        tmp_path,
        "      - {say: x, easy: {home: Easy.}}\n",
        hard="home: {picture: home, means: It’s where you live.}\n",
    )
    assert [fault.split()[1] for fault in faults] == ["E6"]


def test_eleven_words_are_allowed_and_advised_against(tmp_path: Path) -> None:
    easy = "This is one of the things that you can ask today."
    faults, advice = told(tmp_path, f"      - {{say: You can ask., easy: {{question: {easy}}}}}\n")
    assert faults == [] and len(advice) == 1


def test_no_message_holds_the_place_of_a_person(tmp_path: Path) -> None:
    faults, _ = told(tmp_path, "      - {say: x, easy: {home: '{{ child.known_as }} do not not.'}}\n")
    assert all("{{ child.known_as }}" in fault for fault in faults if "E10" in fault)
