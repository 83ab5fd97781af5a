"""Claims about the facts that wording may use: each is found, or says which way it is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import TODAY, case_of, example, recipient, sight_of, view_of
from toolkit.assets import LOCALES
from toolkit.case.disclosure import WITHHELD, Recipient, no_case
from toolkit.case.facts import FACTS, LISTS
from toolkit.case.schema import Reader
from toolkit.case.sight import Missing, NotTold, Sight
from toolkit.compose.filling import in_words
from toolkit.locale.catalogue import read_catalogue

ENGLISH = read_catalogue(LOCALES / "en-GB.yaml")


def missing(sight: Sight, fact: str) -> Missing:
    with pytest.raises(NotTold) as raised:
        FACTS[fact].find(sight)
    return raised.value.why


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("child.known_as", "Amira"),
        ("child.age", 11),
        ("carers.known_as", ("Jean", "Paul")),
        ("carers.name", ("Jean Whitfield", "Paul Whitfield")),
        ("parents.relation", ("mum",)),
        ("home.address", ("14 Larch Lane", "Garstang", "PR3 0AA")),
        ("deadline.head_of_service", date(2026, 3, 16)),
        ("deadline.one_year_here", date(2022, 6, 14)),
        ("deadline.eighteenth_birthday", date(2032, 5, 2)),
        ("team.social_worker.phone", "01772 000001"),
        ("today", TODAY),
    ],
)
def test_a_fact_is_found_in_the_example(fact: str, value: Any) -> None:
    assert FACTS[fact].find(sight_of(example(), "child")) == value


@pytest.mark.parametrize("who", ["child", "parent", "carer", "invitee", "partner", "practitioner"])
@pytest.mark.parametrize("fact", [name for name in FACTS if not name.startswith("council.")])
def test_every_fact_has_words_or_says_why_not(fact: str, who: str) -> None:
    try:
        value = FACTS[fact].find(sight_of(example(), who))
    except NotTold:
        return
    assert value is not WITHHELD
    assert in_words(ENGLISH, fact, FACTS[fact].kind, value).strip() not in ("", "None")


@pytest.mark.parametrize(
    ("fact", "who", "why"),
    [
        ("home.address", "parent", Missing.WITHHELD),  # by the case
        ("carers.known_as", "parent", Missing.WITHHELD),  # taken from a withheld name
        ("views.words", "carer", Missing.WITHHELD),  # by its label
        ("child.age", "partner", Missing.WITHHELD),  # follows from what its label keeps
        ("deadline.sixteenth_birthday", "partner", Missing.WITHHELD),
        ("steps.celebration.time", "child", Missing.UNKNOWN),
        ("steps.ratification.reason", "child", Missing.UNKNOWN),
        ("team.personal_adviser.name", "child", Missing.UNKNOWN),
        ("team.head_of_service.phone", "child", Missing.UNKNOWN),
        ("reader.name", "partner", Missing.DOES_NOT_APPLY),
        ("reader.relation", "carer", Missing.DOES_NOT_APPLY),
        ("reader.role", "parent", Missing.DOES_NOT_APPLY),
        ("reader.commitment", "child", Missing.DOES_NOT_APPLY),
        ("occasion.date", "child", Missing.DOES_NOT_APPLY),
        ("occasion.name", "parent", Missing.DOES_NOT_APPLY),
    ],
)
def test_a_fact_that_is_not_told_says_which_way_it_is_missing(fact: str, who: str, why: Missing) -> None:
    assert missing(sight_of(example(), who), fact) is why


@pytest.mark.parametrize("fact", ["carers.known_as", "carers.name"])
def test_if_one_of_several_is_withheld_none_is_named(fact: str) -> None:
    case = example(withhold=[{"fact": "carers.1.name", "from": ["parent"]}])
    assert missing(sight_of(case, "parent"), fact) is Missing.WITHHELD
    assert [carer["name"] for carer in LISTS["carers"].find(sight_of(case, "parent"))] == ["Jean Whitfield"]


@pytest.mark.parametrize(
    "fact", [name for name in FACTS if not name.startswith(("council.", "clock.", "today"))]
)
def test_a_blank_knows_no_fact(fact: str) -> None:
    assert missing(Sight(no_case(recipient("parent"), TODAY)), fact) is Missing.UNKNOWN


@pytest.mark.parametrize("name", LISTS)
def test_a_blank_has_nothing_to_list(name: str) -> None:
    assert LISTS[name].find(Sight(no_case(recipient("child"), TODAY))) == ()


@pytest.mark.parametrize(
    ("who", "name", "known_as"),
    [("child", "Amira Hussain-Kelly", "Amira"), ("parent", "Samina Hussain", "Samina")],
)
def test_a_reader_is_called_by_their_own_name(who: str, name: str, known_as: str) -> None:
    sight = sight_of(example(), who)
    assert (FACTS["reader.name"].find(sight), FACTS["reader.known_as"].find(sight)) == (name, known_as)


def test_a_carer_reads_their_own_commitment() -> None:
    assert FACTS["reader.commitment"].find(sight_of(example(), "carer")).startswith("You have been")
    assert missing(sight_of(example(), recipient("carer", index=1)), "reader.commitment") is Missing.UNKNOWN


@pytest.mark.parametrize(
    ("occasion", "day"),
    [("matching-meeting", "2026-03-02"), ("commitment-visit", "2026-03-18"), ("celebration", "2026-04-11")],
)
def test_an_invitation_speaks_of_its_occasion(occasion: Any, day: str) -> None:
    sight = sight_of(example(), recipient("invitee", occasion=occasion))
    assert FACTS["occasion.name"].find(sight) == occasion
    assert FACTS["occasion.date"].find(sight) == date.fromisoformat(day)


def test_guests_are_listed_by_what_they_are_asked_to() -> None:
    sight = sight_of(example(), "child")
    assert [
        [person["name"] for person in LISTS[f"people_at_{name}"].find(sight)]
        for name in ("matching_meeting", "commitment_visit", "celebration")
    ] == [
        ["Mrs Okafor"],
        ["Mrs Okafor", "Zac"],
        ["Zac", "Grandma Rose"],
    ]


def test_a_list_leaves_out_entries_of_which_nothing_may_be_known() -> None:
    case = example(
        withhold=[{"fact": "people.0", "from": ["child"]}, {"fact": "team.team_manager", "from": ["child"]}]
    )
    sight = sight_of(case, "child")
    assert [person["name"] for person in LISTS["people"].find(sight)] == ["Zac", "Grandma Rose"]
    assert "Carol Finch" not in [worker["name"] for worker in LISTS["team"].find(sight)]


def test_an_entry_has_no_fact_that_is_not_known() -> None:
    (carer,) = LISTS["carers"].find(sight_of(case_of(), "child"))
    assert "commitment" not in carer


def test_a_document_for_a_role_has_no_reader_in_the_case() -> None:
    view = view_of(example(), Recipient(Reader.PARTNER))
    assert view.recipient.person is None
    assert recipient("carer", index=1).person == "carers.1"
    assert recipient("child").person == "child"
