"""The people of a case are drawn as they look: as was said, for the child alone, and never by a guess."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import case_of, faults_in, smallest_data
from tiny import composed, tree
from toolkit.case.figures import FIGURES
from toolkit.document.looks import Looks
from toolkit.document.nodes import Document, Figures, Picture, Portrait, Stop
from toolkit.document.walk import plain, walk

HOME = "- picture: the-home"
JEAN = {"name": "Jean Whitfield", "looks": {"skin": "brown", "hijab": True, "clothes": "purple"}}
PAUL = {"name": "Paul Whitfield"}
AS_SAID = {"skin": "dark-brown", "hair": "braids", "hair_colour": "black", "wheelchair": True}
EVERYTHING_BUT_AGE = Looks()


def people(blocks: str, case: Any, who: str = "child", **more: Any) -> tuple[Looks, ...]:
    words = f"title: Title\nsections:\n- heading: Heading\n  words:\n  {blocks}\n"
    document = composed(words, case, who, **more)
    return tuple(
        looks for node in walk(document.blocks) if isinstance(node, Figures) for looks in node.people
    )


def test_the_child_stands_among_the_carers_each_as_was_said() -> None:
    case = case_of(child={"looks": AS_SAID}, carers=[JEAN, PAUL])
    assert people(HOME, case) == (
        Looks(age="adult", skin="brown", hijab=True, clothes="purple"),
        Looks(age="child", skin="dark-brown", hair="braids", hair_colour="black", wheelchair=True),
        Looks(age="adult"),
    )


def test_nothing_said_is_nothing_guessed() -> None:
    for looks in people(HOME, case_of()):
        assert Looks(age=looks.age) == looks


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("2026-01-02", "baby"),
        ("2024-01-02", "toddler"),
        ("2020-01-02", "child"),
        ("2013-03-15", "child"),
        ("2013-03-14", "teenager"),
        ("2008-03-15", "teenager"),
    ],
)
def test_a_child_is_drawn_as_old_as_the_child_is(born: str, age: str) -> None:
    [looks] = people("- picture: the-child", case_of(child={"born": born}), today=date(2026, 3, 14))
    assert looks.age == age


def test_an_age_that_was_said_has_the_last_word() -> None:
    case = case_of(carers=[{"name": "Grandad Joe", "looks": {"age": "older-adult"}}])
    assert people("- picture: the-carers", case) == (Looks(age="older-adult"),)


def test_a_team_that_cares_is_nobody_in_particular() -> None:
    case = case_of(home={"kind": "residential"}, carers=[{"name": "The team at Larch House"}])
    assert people(HOME, case) == ()
    assert "Picture name='team-of-staff'" in tree("- picture: the-carers", case)
    assert "Picture name='residential-home'" in tree("- picture: the-home", case)


@pytest.mark.parametrize("group", FIGURES.values(), ids=lambda group: group.name)
def test_where_there_is_no_case_the_library_has_a_picture(group: Any) -> None:
    assert f"Picture name={group.instead!r}" in tree(f"- picture: {group.name}", None)


@pytest.mark.parametrize("who", ["parent", "carer", "invitee", "partner", "practitioner"])
def test_looks_are_for_the_childs_own_papers(who: str) -> None:
    everybody = {"name": "Sam Ash", "looks": AS_SAID}
    case = case_of(
        child={"looks": AS_SAID},
        carers=[everybody],
        parents=[everybody],
        people=[{**everybody, "role": "aunt"}],
    )
    blocks = "- portraits: [child, carers, parents, people]\n  - picture: the-home"
    words = f"title: Title\nsections:\n- heading: Heading\n  words:\n  {blocks}\n"
    for node in walk(composed(words, case, who).blocks):
        if isinstance(node, Looks):
            assert node == Looks(age=node.age)


@pytest.mark.parametrize("fact", ["child.looks", "child.looks.skin", "child"])
def test_looks_are_withheld_like_any_fact(fact: str) -> None:
    case = case_of(child={"looks": {"skin": "brown"}}, withhold=[{"fact": fact, "from": ["child"]}])
    assert all(looks.skin is None for looks in people("- picture: the-child", case))


def test_who_must_not_be_named_is_not_drawn() -> None:
    case = case_of(
        people=[{"name": "Zac Ash", "looks": AS_SAID}, {"name": "Mrs Okafor", "role": "teacher"}],
        withhold=[{"fact": "people.0.name", "from": ["child"]}],
    )
    assert drawn(composed(words_of("[people]"), case)) == ["Mrs Okafor, teacher"]


def test_portraits_say_who_it_is_in_words() -> None:
    case = case_of(
        carers=[JEAN, PAUL],
        people=[{"name": "Grandma Rose", "role": "grandparent", "invite_to": ["celebration"]}],
        team={"independent_reviewing_officer": {"name": "Tom Eaves"}},
    )
    assert drawn(composed(words_of("[child, carers, people_at_celebration, team]"), case)) == [
        "Robin",
        "Jean",
        "Paul",
        "Grandma Rose, grandparent",
        "Dev Patel, social worker",
        "Tom Eaves, Independent Reviewing Officer",
    ]


def test_the_child_stands_on_the_road_at_the_stop_that_is_here_and_only_in_the_childs_papers() -> None:
    case = case_of(child={"looks": {"hair": "afro"}}, parents=[{"name": "Sam Ash"}])
    stops_of_two = "road: [{heading: A, stop: start}, {heading: B, stop: prepare}]"
    road = f"title: Title\nsections:\n- heading: Heading\n  words:\n  - {stops_of_two}\n"
    assert [stop.figure for stop in stops(composed(road, case))] == [None, Looks(age="child", hair="afro")]
    assert [stop.figure for stop in stops(composed(road, case, "parent"))] == [None, None]


@pytest.mark.parametrize(
    ("looks", "says"),
    [
        ({"skin": "beige"}, "this should be one of: 'very-light'"),
        ({"skn": "brown"}, "Did you mean “skin”?"),
        ({"glasses": "yes"}, "true or false"),
        ({"hijab": True, "turban": True}, "one of these at a time: hijab, turban"),
    ],
)
def test_looks_that_cannot_be_drawn_are_told(looks: dict[str, Any], says: str) -> None:
    [fault] = faults_in(smallest_data(child={"looks": looks}))
    assert says in fault.message
    assert fault.path.startswith("child.looks")


def test_a_picture_of_people_has_words_and_one_beside_a_heading_is_decoration() -> None:
    block, [heading] = tree(HOME, case_of()), walk_pictures("picture: the-home")
    assert "words='A drawing of" in block
    assert heading.words == ""


@pytest.mark.parametrize(
    ("changes", "who", "is_said"),
    [
        ({}, "child", False),
        ({"carers": [PAUL]}, "child", False),
        ({"carers": [PAUL, JEAN]}, "child", True),
        ({"child": {"looks": {"glasses": True}}}, "child", True),
        ({"child": {"looks": {"glasses": False}}}, "child", False),
        ({"child": {"looks": {"glasses": True}}}, "practitioner", False),
    ],
)
def test_wording_may_ask_whether_looks_were_said(changes: dict[str, Any], who: str, is_said: bool) -> None:
    assert bool(tree("- {say: x, when: has_looks}", case_of(**changes), who)) is is_said


def words_of(portraits: str) -> str:
    return f"title: Title\nsections:\n- heading: Heading\n  words:\n  - portraits: {portraits}\n"


def drawn(document: Document) -> list[str]:
    portraits = [node for node in walk(document.blocks) if isinstance(node, Portrait)]
    return [", ".join(filter(None, (plain(one.name), plain(one.role)))) for one in portraits]


def stops(document: Document) -> list[Stop]:
    return [node for node in walk(document.blocks) if isinstance(node, Stop)]


def walk_pictures(line: str) -> list[Picture | Figures]:
    words = f"title: Title\nsections:\n- heading: Heading\n  {line}\n  words: [Words.]\n"
    return [node for node in walk(composed(words).blocks) if isinstance(node, Picture | Figures)]
