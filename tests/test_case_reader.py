"""Claims about case files: what is accepted, what is a fault, and that a fault tells where and never what was typed."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import EXAMPLE_FILE, TODAY, case_of, example, example_data, faults_in, put, read, smallest_data
from toolkit.case.paths import LABELS
from toolkit.case.reader import read_case, read_case_lines
from toolkit.case.schema import Case
from toolkit.errors import InputFault

EXAMPLE = EXAMPLE_FILE.read_text(encoding="utf-8")
CANARY = "Qxzvyjwk"

Leaves = list[tuple[str, Any]]


def leaves_of(data: Any, above: str = "") -> Leaves:
    """The dotted path and value of everything in a case that holds nothing else."""
    if isinstance(data, dict):
        return [
            leaf for name, below in data.items() for leaf in leaves_of(below, f"{above}.{name}".lstrip("."))
        ]
    if isinstance(data, list):
        return [leaf for n, below in enumerate(data) for leaf in leaves_of(below, f"{above}.{n}")]
    return [(above, data)]


LEAVES = leaves_of(example_data())
PATHS = [path for path, _ in LEAVES]
TEXT_PATHS = [path for path, value in LEAVES if isinstance(value, str)]


def messages(case: Any) -> list[str]:
    return [f"{fault.path}: {fault.message}" for fault in faults_in(case)]


def line_of(words: str) -> int:
    """The line of the example that holds ``words``, which stand in it once."""
    (number,) = [n for n, line in enumerate(EXAMPLE.splitlines(), 1) if words in line]
    return number


# ---------------------------------------------------------------- what is accepted


def test_the_example_is_read_as_it_is_written() -> None:
    case = read(EXAMPLE)
    assert case.child.born == date(2014, 5, 2)
    assert case.steps.commitment_visit.time == time(16, 0)
    assert case.steps.celebration.contribution == Decimal("60.00")
    assert case.team.social_worker.phone == "01772 000001"
    assert case.steps.celebration.with_ == ("Zac", "Grandma Rose")


def test_the_same_case_in_json_is_the_same_case() -> None:
    data = example_data(child={"variant": read(EXAMPLE).child.variant})
    assert read(json.dumps(data)) == read(EXAMPLE)
    assert read(json.dumps(data, indent="\t", ensure_ascii=True)) == read(EXAMPLE)


def test_only_what_the_contract_requires_is_required() -> None:
    assert faults_in(smallest_data()) == ()
    for path in (
        "schema",
        "reference",
        "child.name",
        "child.born",
        "home.kind",
        "carers",
        "team.social_worker",
    ):
        head, _, last = path.rpartition(".")
        data = smallest_data()
        del (data[head] if head else data)[last]
        assert messages(data) == [f"{path}: this is missing, and it is needed."]


def test_what_is_left_out_has_its_default_or_is_not_known() -> None:
    case = case_of()
    assert (case.child.language, case.child.variant, case.child.pronouns) == (
        "en-GB",
        "standard",
        "they/them",
    )
    assert (case.carers[0].language, case.carers[0].variant) == ("en-GB", "standard")
    assert case.home.time_limited is False
    for absent in (case.home.address, case.steps.ratification.outcome, case.team.personal_adviser):
        assert absent is None
    for nobody in (case.parents, case.people, case.withhold):
        assert nobody == ()


NAMES = [
    "O'Brien-Çelik", "Nguyễn Văn An", "Łukasz", "آمنہ", "王伟", "x" * 60, "Cher", "{{ 7*7 }}", "<b>", "{% raw %}",
    "*Jo*",
    "No", "file:///etc/passwd", "=1+1", "${HOME}", "Zoë 😀", "Null", "a: b", "# c", "- d", "\\", '"', "\u200fדוד\u200f",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_a_name(name: str) -> None:
    assert case_of(child={"name": name}).child.name == name


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=40))
def test_whatever_can_be_printed_can_be_a_name(name: str) -> None:
    assert case_of(child={"name": name}).child.name == unicodedata.normalize("NFC", name)


def test_names_are_put_in_one_form_and_single_spaces() -> None:
    assert case_of(child={"name": " Zoe\u0308   Ash "}).child.name == "Zo\u00eb Ash"


@pytest.mark.parametrize("typed", ['"15:30"', "15:30"])
def test_a_time_needs_no_quotes(typed: str) -> None:
    case = read(EXAMPLE.replace('time: "15:30"', f"time: {typed}"))
    assert case.steps.matching_meeting.time == time(15, 30)


@pytest.mark.parametrize(
    "phone", ["01772 000001", "01772000001", "+44 (0)1632 960001", "+441632960001", "01632 960001 ext. 12"]
)
def test_a_telephone_needs_no_quotes(phone: str) -> None:
    worker = read(EXAMPLE.replace("01772 000002", phone)).team.supervising_social_worker
    assert worker is not None
    assert worker.phone == phone


@pytest.mark.parametrize(
    ("typed", "pounds"), [("60", "60"), ("60.5", "60.5"), ("0", "0"), ('"60.00"', "60.00")]
)
def test_an_amount_is_exact(typed: str, pounds: str) -> None:
    case = read(EXAMPLE.replace("contribution: 60.00", f"contribution: {typed}"))
    assert case.steps.celebration.contribution == Decimal(pounds)


@pytest.mark.parametrize(
    ("typed", "read_as"), [("en-gb", "en-GB"), ("UR", "ur"), ("cy", "cy"), ("zh-hant-tw", "zh-hant-TW")]
)
def test_a_language_may_be_typed_in_any_case(typed: str, read_as: str) -> None:
    assert case_of(child={"language": typed}).child.language == read_as


# ---------------------------------------------------------------- what is a fault


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(("child.name", value) for value in ["", "  ", "a\nb", "a\x00", "a\x1b[1m", "a\u202eb", "a\u2066b",
        "x" * 121, 7, True, None, []]),
        *(("child.born", value) for value in ["2014-5-2", "02/05/2014", "20140502", "2014-W18-5", "2014-02-30",
        "2014-05-02T00:00",
                                              "２０１４-05-02", "9999-12-31", "0001-01-01", 20140502, True, None,
                                              "soon"]),
        *(("steps.commitment_visit.time", value) for value in ["9:30", "24:00", "T1530", "15:60", "4pm", 1530,
        "16:00:00", True]),
        *(("steps.celebration.contribution", value) for value in [True, "£60", -1, 60.555, 10_001, "60,00", "1e3",
        [60]]),
        *(("reference", value) for value in ["", "..", "../x", "a/b", "a\\b", "a.b", "a b", "-a", "ä", "a" * 61,
        "CON", "nul", "com1",
                                             "LPT9", "blanks", "Blanks", "a\n", "~", 7]),
        *(("views.picture", value) for value in ["../a.png", "/a.png", "a\\b.png", "C:a.png", ".a.png", "a.svg",
        "a.png.exe", "png"]),
        *(("team.social_worker.phone", value) for value in ["ring me", "999", 1632960001, "<b>01632 960001</b>"]),
        *(("team.social_worker.email", value) for value in ["a", "a@b", "a b@c.org", "mailto:a@b.org",
        "a@b.org?cc=d@e.org"]),
        *(("child.language", value) for value in ["English", "en_GB", "../en", ""]),
        *(("schema", value) for value in [2, "1", True, 1.0, None]),
        ("child.pronouns", "it"), ("child.variant", "large"), ("home.kind", "foster"), ("home.address", []),
        ("home.address", "14 Larch Lane"),
        ("home.time_limited", "no"), ("carers", []), ("carers", {}), ("carers", None), ("people.0.invite_to.0",
        "party"), ("withhold.0.from", []),
        ("withhold.0.from.0", "everyone"), ("steps.ratification.outcome", "yes"),
    ],
)  # fmt: skip
def test_what_is_not_right_is_one_fault_at_its_path(path: str, value: Any) -> None:
    (fault,) = faults_in(put(example_data(), path, value))
    assert fault.path == path
    assert fault.message.endswith((".", "…"))
    assert "not what is expected" not in fault.message


@pytest.mark.parametrize("mark", [chr(n) for n in [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]])
def test_every_mark_that_turns_text_round_is_refused(mark: str) -> None:
    assert messages(put(example_data(), "views.words", f"one\ntwo {mark}")) == [
        f"views.words: there is a hidden mark that turns text round (U+{ord(mark):04X}). Remove it."
    ]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("refrence", "Did you mean “reference”?"),
        ("child.nmae", "Did you mean “name”?"),
        ("carers.0.commitmnet", "Did you mean “commitment”?"),
        ("people.1.invited_to", "Did you mean “invite_to”?"),
        ("team.social_worker.fone", "Did you mean “phone”?"),
        ("steps.ratification.reasn", "Did you mean “reason”?"),
        ("steps.celebration.withs", "Did you mean “with”?"),
        ("withhold.0.form", "Did you mean “from”?"),
        ("home.zzz", "It can be: kind, since, address, time_limited."),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(path: str, nearest: str) -> None:
    assert messages(put(example_data(), path, "x")) == [f"{path}: this name is not one we know. {nearest}"]


def test_words_that_were_read_as_a_name_are_not_repeated() -> None:
    (fault,) = faults_in(EXAMPLE.replace("{name: Grandma Rose,", "{name: Grandma Rose, Abdi Warsame,"))
    assert fault.path == "people.2"
    assert fault.message.endswith("put the whole text in quotes.")
    assert "Abdi" not in str(fault)


def test_a_long_unknown_name_is_answered_at_once() -> None:
    assert len(faults_in(put(smallest_data(), "n" * 100_000, 1))) == 1


def test_an_entry_that_is_at_fault_is_not_an_entry_that_is_missing() -> None:
    assert [fault.path for fault in faults_in(smallest_data(carers=[{"nmae": "x"}]))] == [
        "carers.0.name",
        "carers.0.nmae",
    ]


@pytest.mark.parametrize("text", ["", "[]", "- schema: 1\n", "schema", "null", "# nothing\n"])
def test_what_is_no_case_at_all_is_told_so(text: str) -> None:
    (fault,) = faults_in(text)
    assert fault.message == "this is not a case file. It should begin with “schema: 1”."


def test_every_fault_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = (
        EXAMPLE.replace("since: 2021-06-14", "since: 2011-06-14")
        .replace("kind: fostering", "kind: foster")
        .replace("born: 2014-05-02", "born: 2014-5-2")
        .replace("date: 2026-03-13", "date: 2026-03-01")
        .replace("fact: home.address", "fact: home.adress")
        .replace("relation: mum", "relation: [mum]")
    )
    faults = faults_in(text)
    assert [fault.path for fault in faults] == [
        "child.born", "home.kind", "parents.0.relation", "steps.ratification.date", "withhold.0.fact",
    ]  # fmt: skip
    lines = [fault.line for fault in faults]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("known_as: Jean", "knwn_as: Jean"),
        ("born: 2014-05-02", "born: tomorrow"),
        ("{name: Grandma Rose,", "{nmae: Zac, name: Zac,"),
        ("phone: 01772 000003", "phone: later"),
        ("worries: [Will", "worries: {a: b} #"),
        ("outcome: agreed                # Head", "outcome: perhaps               # Head"),
        ("{fact: carers.name", "{fact: carers.nmae"),
    ],
)
def test_a_fault_has_the_line_on_which_it_was_typed(words: str, changed: str) -> None:
    (fault,) = faults_in(EXAMPLE.replace(words, changed))
    assert fault.line == line_of(words)


# ---------------------------------------------------------------- contradictions


@pytest.mark.parametrize(
    ("words", "changed", "path"),
    [
        ("born: 2014-05-02", "born: 2026-03-15", "child.born"),
        ("born: 2014-05-02", "born: 1995-05-02", "child.born"),
        ("since: 2021-06-14", "since: 2014-05-01", "home.since"),
        ("date: 2026-03-13", "date: 2026-03-01", "steps.ratification.date"),
        ("date: 2026-03-13", "date: 2026-03-15", "steps.ratification.date"),
        ("date: 2026-03-18", "date: 2026-03-12", "steps.commitment_visit.date"),
        ("date: 2026-04-11", "date: 2026-03-12", "steps.celebration.date"),
        (
            "outcome: agreed                # Head",
            "outcome: null                  # Head",
            "steps.commitment_visit.outcome",
        ),
        ("time_limited: false", "time_limited: true", "home.time_limited"),
    ],
)
def test_what_cannot_be_true_together_is_a_fault_with_its_line(words: str, changed: str, path: str) -> None:
    text = EXAMPLE.replace(words, changed)
    found = [fault for fault in faults_in(text) if fault.path == path]
    assert [fault.line for fault in found] == [
        line_of(words if "outcome" not in path else "the café at Beacon Fell")
    ]


def test_a_visit_before_the_meeting_is_a_fault_though_no_decision_has_a_day() -> None:
    steps = {"matching_meeting": {"date": "2026-03-02"}, "commitment_visit": {"date": "2026-03-01"}}
    assert [fault.path for fault in faults_in(smallest_data(steps=steps))] == ["steps.commitment_visit.date"]


def test_days_on_the_same_day_contradict_nothing() -> None:
    steps = {
        name: {"date": "2026-03-02"}
        for name in ("matching_meeting", "ratification", "commitment_visit", "celebration")
    }
    assert faults_in(smallest_data(steps=steps)) == ()


def test_a_child_may_be_born_today() -> None:
    assert faults_in(smallest_data(child={"born": str(TODAY)})) == ()


# ---------------------------------------------------------------- rules of disclosure


@pytest.mark.parametrize("path", sorted(LABELS))
def test_every_fact_can_be_withheld_by_its_path(path: str) -> None:
    assert faults_in(example_data(withhold=[{"fact": path, "from": ["parent"]}])) == ()


@pytest.mark.parametrize(
    "path", ["home", "carers", "carers.1", "carers.1.name", "home.address.0", "steps.celebration", "people.2"]
)
def test_a_rule_may_name_what_holds_facts_and_one_entry(path: str) -> None:
    assert faults_in(example_data(withhold=[{"fact": path, "from": ["parent"]}])) == ()


@pytest.mark.parametrize(
    ("fact", "remedy"),
    [
        ("home.adress", "Did you mean “home.address”?"),
        ("carer.name", "Did you mean “carers.name”?"),
        ("address", "Did you mean “home.address”?"),
        ("carers.2.name", "The first of a list is 0"),
        ("carers.00.name", "The first of a list is 0"),
        ("carers.٠.name", "The first of a list is 0"),
        ("home.0.address", "The first of a list is 0"),
        ("0", "no such fact"),
        ("everything", "no such fact"),
        ("home.address.", "no such fact"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["withhold.0.fact", "parents.0.share"])
def test_a_rule_that_would_protect_nobody_is_a_fault(fact: str, remedy: str, place: str) -> None:
    (fault,) = faults_in(put(example_data(), place, [fact] if place.endswith("share") else fact))
    assert fault.path.startswith(place)
    assert remedy in fault.message or (fact == "address" and "no such fact" in fault.message)


# ---------------------------------------------------------------- a fault tells no value


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("wrong", [[CANARY], {CANARY: CANARY}, f"{CANARY}\n{CANARY}\u202e", CANARY * 3000])
def test_a_fault_never_tells_what_was_typed(path: str, wrong: Any) -> None:
    faults = faults_in(put(example_data(), path, wrong))
    assert faults
    assert not any(CANARY in str(fault) for fault in faults)


@given(st.data())
def test_faults_in_many_fields_tell_no_value(data: st.DataObject) -> None:
    case: Any = example_data()
    for path in data.draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=6, unique=True)):
        case = put(
            case, path, data.draw(st.sampled_from([f"{CANARY}\u202a", [CANARY], {CANARY: 1}, 10**17, True]))
        )
    faults = faults_in(case)
    assert not any(CANARY in str(fault) for fault in faults)
    assert all("100000000000000000" not in str(fault) for fault in faults)


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_a_case_holds_no_more_than_was_typed(path: str) -> None:
    """Every text of the example comes back, or is refused: none is changed or run."""
    payload = "{{ 7*7 }}<b>&amp;*x*"
    data = put(example_data(), path, payload)
    if not faults_in(data):
        assert payload in json.dumps(read(data).model_dump(mode="json", by_alias=True))


def test_a_case_cannot_be_changed_once_it_is_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        example().child.name = "x"


# ---------------------------------------------------------------- files


def test_messages_name_the_file_as_it_was_given(tmp_path: Any) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("schema: 2\n")
    with pytest.raises(InputFault, match=rf"^{re.escape(str(path))}:1: "):
        read_case(path, TODAY)


def test_a_file_of_lines_gives_each_case_its_line(tmp_path: Any) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b'{"a": 1}\n\n  \n{"b": 2}')
    assert list(read_case_lines(path)) == [(1, b'{"a": 1}\n'), (4, b'{"b": 2}')]


def test_every_field_says_what_it_is() -> None:
    assert all(label.help and label.why for label in LABELS.values())
    assert set(Case.model_json_schema()["properties"]) >= {"schema", "child", "withhold"}
