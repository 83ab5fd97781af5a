"""What came of each thing that a child said: where it may be read, where not, and that no answer is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TODAY, case_of, example, faults_in, sight_of, smallest_data, view_of
from toolkit.case.disclosure import WITHHELD, Recipient
from toolkit.case.facts import LISTS
from toolkit.case.predicates import CONDITIONS
from toolkit.case.said import things_said
from toolkit.case.schema import Case, Reader
from toolkit.compose.composing import compose
from toolkit.compose.leaks import leaked
from toolkit.document.nodes import Document, WriteSpace
from toolkit.document.walk import texts, walk
from toolkit.package.calls import NotCalled, calls_of
from toolkit.package.stock import read_stock

VIEWS = {
    "words": "One line\nand the next",
    "worries": ["Where is my cat?", "Why so late?"],
    "asks": ["A lamp"],
}
CAT = {"to": "views.worries.0", "words": "Your cat comes too."}
LAMP = {"to": "views.asks.0", "words": "There is one now.", "by": "Dev Patel"}


def answered(*answers: dict[str, str], outcome: str | None = "agreed", **changes: Any) -> Case:
    steps = {"ratification": {"outcome": outcome, "answers": list(answers)}}
    return case_of(views=VIEWS, steps=steps, **changes)


def listed(case: Case, who: str = "child") -> list[dict[str, Any]]:
    return [dict(entry) for entry in LISTS["things_said"].find(sight_of(case, who))]


def document(name: str, case: Case) -> Document:
    stock = read_stock()
    view, english = view_of(case, "child"), stock.catalogues["en-GB"]
    return compose(stock.library.guides[name], view, stock.library, english, stock.pictures)


def words_in(name: str, case: Case) -> str:
    return " ".join(text.text for text in texts(document(name, case)))


# ---------------------------------------------------------------- what wording may use


def test_each_thing_is_listed_in_order_with_its_kind_and_its_answer() -> None:
    assert [
        (said["kind"], said["words"], said.get("answer"), said.get("by"))
        for said in listed(answered(CAT, LAMP))
    ] == [
        ("letter", "One line\nand the next", None, None),
        ("worry", "Where is my cat?", "Your cat comes too.", None),
        ("worry", "Why so late?", None, None),
        ("wish", "A lamp", "There is one now.", "Dev Patel"),
    ]


def test_a_thing_has_its_words_again_under_the_name_of_its_kind_and_of_no_other() -> None:
    for said in listed(answered(CAT)):
        kinds = {"letter", "picture", "worry", "wish", "idea"} & said.keys()
        assert kinds == {said["kind"]} and said[said["kind"]] == said["words"]


def test_a_picture_is_listed_without_words() -> None:
    (said,) = [one for one in listed(example()) if one["kind"] == "picture"]
    assert "words" not in said and "answer" in said


@pytest.mark.parametrize(
    ("outcome", "answers", "is_listed"),
    [
        ("agreed", (), True),
        ("not-agreed", (), False),
        ("more-information", (), False),
        (None, (), False),
        ("not-agreed", ({"to": "steps.celebration.idea", "words": "Keep it for another day."},), True),
    ],
)
def test_an_idea_for_a_party_is_listed_after_a_yes_or_where_it_was_answered(
    outcome: str | None, answers: tuple[dict[str, str], ...], is_listed: bool
) -> None:
    steps = {
        "celebration": {"idea": "a party"},
        "ratification": {"outcome": outcome, "answers": list(answers)},
    }
    assert [said["kind"] for said in listed(case_of(steps=steps))] == (["idea"] if is_listed else [])


@pytest.mark.parametrize(
    ("answers", "waits", "answered_any"),
    [
        ((), True, False),
        ((CAT,), True, True),
        ((CAT, LAMP, {"to": "views.worries.1", "words": "It was."}), False, True),
    ],
)
def test_a_worry_or_a_wish_without_an_answer_waits_for_one(
    answers: tuple[dict[str, str], ...], waits: bool, answered_any: bool
) -> None:
    sight = sight_of(answered(*answers), "child")
    assert CONDITIONS["something_waits_for_an_answer"](sight) is waits
    assert CONDITIONS["has_answers"](sight) is answered_any


# ---------------------------------------------------------------- who may be told


@pytest.mark.parametrize("who", ["parent", "carer", "invitee", "partner"])
def test_only_the_child_and_those_who_work_on_the_case_may_be_told_an_answer(who: str) -> None:
    recipient = Recipient(Reader(who))
    for answer in view_of(example(), recipient).facts["steps"]["ratification"]["answers"]:
        assert answer == {"to": WITHHELD, "words": WITHHELD, "by": WITHHELD}


@pytest.mark.parametrize("rule", ["views.worries", "views.worries.0", "views"])
def test_an_answer_is_withheld_with_what_it_answers(rule: str) -> None:
    case = answered(CAT, LAMP, withhold=[{"fact": rule, "from": ["practitioner"]}])
    view = view_of(case, "practitioner")
    assert view.facts["steps"]["ratification"]["answers"][0]["words"] is WITHHELD
    assert "Your cat comes too." in [secret.value for secret in view.secrets]
    assert not any(
        said.answer == "Your cat comes too." for said in things_said(sight_of(case, "practitioner"))
    )
    assert words_in("what-happened", case).count("Your cat comes too.") == 1  # the child still reads it


def test_an_answer_that_is_withheld_by_itself_is_not_shown() -> None:
    case = answered(CAT, withhold=[{"fact": "steps.ratification.answers.0.words", "from": ["child"]}])
    assert "Your cat comes too." not in words_in("what-happened", case)
    assert "Where is my cat?" in words_in("what-happened", case)


def test_an_answer_that_names_what_is_withheld_from_the_child_stops_the_document() -> None:
    case = answered(
        {"to": "views.worries.0", "words": "Your cat stays in Larch Lane."},
        home={"address": ["14 Larch Lane"]},
        withhold=[{"fact": "home.address", "from": ["child"]}],
    )
    secrets = view_of(case, "child").secrets
    for name in ("what-happened", "decision-letter"):
        assert leaked(document(name, case), secrets, read_stock().catalogues["en-GB"]) == "home.address"


# ---------------------------------------------------------------- what is a fault


@pytest.mark.parametrize(
    ("to", "remedy"),
    [
        ("views.worries.2", "Did you mean"),
        ("views.worries", "Did you mean"),
        ("views.wurries.0", "Did you mean “views.worries.0”?"),
        ("views.picture", "views"),
        ("child.name", "not something that the child said"),
        ("steps.celebration.idea", "not something that the child said"),
    ],
)
def test_an_answer_to_what_the_child_did_not_say_is_a_fault(to: str, remedy: str) -> None:
    data = smallest_data(views=VIEWS, steps={"ratification": {"answers": [{"to": to, "words": "Yes."}]}})
    (fault,) = faults_in(data)
    assert fault.path == "steps.ratification.answers.0.to" and remedy in fault.message


def test_a_second_answer_to_the_same_thing_is_a_fault() -> None:
    data = smallest_data(views=VIEWS, steps={"ratification": {"answers": [CAT, LAMP, CAT]}})
    (fault,) = faults_in(data)
    assert fault.path == "steps.ratification.answers.2.to" and "answers.0" in fault.message


@given(st.text(max_size=40))
def test_no_words_in_the_wrong_place_reach_the_message(typed: str) -> None:
    secret = f"Qzxcvbnm{typed}"
    data = smallest_data(views=VIEWS, steps={"ratification": {"answers": [{"to": secret, "words": secret}]}})
    assert all("Qzxcvbnm" not in fault.message for fault in faults_in(data))


# ---------------------------------------------------------------- the papers


@pytest.mark.parametrize("outcome", ["agreed", "not-agreed", "more-information"])
@pytest.mark.parametrize("born", ["2016-01-01", "2010-01-01"])
@pytest.mark.parametrize("name", ["what-happened", "decision-letter"])
def test_every_answer_stands_after_what_it_answers_whatever_was_decided(
    name: str, born: str, outcome: str
) -> None:
    found = words_in(name, answered(CAT, LAMP, outcome=outcome, child={"born": born}))
    places = [
        found.index(words)
        for words in (
            "One line",
            "and the next",
            "Where is my cat?",
            "Your cat comes too.",
            "Why so late?",
            "A lamp",
        )
    ]
    assert places == sorted(places)
    assert found.index("There is one now.") > places[-1]


@pytest.mark.parametrize("born", ["2016-01-01", "2010-01-01"])
def test_where_no_answer_is_written_there_is_a_line_for_it(born: str) -> None:
    def spaces(*answers: dict[str, str]) -> int:
        made = document("what-happened", answered(*answers, child={"born": born}))
        return sum(isinstance(node, WriteSpace) for node in walk(made.blocks))

    assert spaces() == spaces(CAT) + 1 == spaces(CAT, LAMP) + 2


@pytest.mark.parametrize(
    ("case", "path"),
    [
        (answered(CAT, outcome=None), "steps.ratification.outcome"),
        (case_of(steps={"ratification": {"outcome": "agreed"}}), "views"),
        (answered(withhold=[{"fact": "views", "from": ["child"]}]), "views"),
    ],
)
def test_the_page_is_made_only_after_a_decision_and_where_something_was_said(case: Case, path: str) -> None:
    (call,) = calls_of(case, read_stock().library.guides, TODAY, ["what-happened"])
    assert isinstance(call, NotCalled) and path in call.why
