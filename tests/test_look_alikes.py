"""A name of another case's child in a free text is told, and nothing else is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import example_data, merged, put, read, smallest_data
from conftest import DEMONSTRATION_DAY, ROOT
from test_cli import Run, run
from toolkit.batch.look_alikes import look_alikes
from toolkit.batch.names import free_texts
from toolkit.batch.reading import read_one, reading_of
from toolkit.batch.sources import CaseFile

__all__ = ["run"]

OTHER = smallest_data(reference="LH-2", child={"name": "Zadie Quill-Okoro", "known_as": "Zee"})


def found_in(*cases: Mapping[str, Any]) -> list[tuple[str, str, Sequence[str]]]:
    """Case, path and references of each name found, where the cases are lines of a file."""
    batch = [
        reading_of(CaseFile(Path("cases.jsonl"), number), str(number), read(data))
        for number, data in enumerate(cases, 1)
    ]
    return [(f"LH-{found.source.line}", found.path, found.references) for found in look_alikes(batch)]


def robin(words: str, **changes: Any) -> dict[str, Any]:
    return merged(smallest_data(views={"words": words}), changes)


@pytest.mark.parametrize(
    "words",
    [
        "Zadie Quill-Okoro likes it here.",
        "we asked zadie quill okoro",
        "ZADIE  QUILL-OKORO",
        "Zadie is happy.",
        "He told us that Zee’s room is blue.",
        "“Zee”",
        "Yes, Zadie.",
    ],
)
def test_another_childs_name_is_found_however_it_is_written(words: str) -> None:
    assert found_in(robin(words), OTHER) == [("LH-1", "views.words", ("LH-2",))]


@pytest.mark.parametrize(
    "words",
    ["We went to the zee.", "Zeeland and Zadies are far.", "Quill is a feather.", "Robin Ashdown is me."],
)
def test_what_is_no_name_of_another_child_is_not(words: str) -> None:
    assert found_in(robin(words), OTHER) == []


TEXTS = [
    "views.words", "views.worries", "views.asks", "steps.ratification.reason", "steps.ratification.next_step",
    "steps.ratification.answer", "steps.celebration.idea", "steps.celebration.place", "steps.matching_meeting.place",
    "steps.commitment_visit.place", "carers.0.commitment", "people.0.role", "child.interests", "home.address",
]  # fmt: skip


@pytest.mark.parametrize("path", TEXTS)
def test_every_text_that_somebody_wrote_freely_is_read(path: str) -> None:
    is_list = path in ("views.worries", "views.asks", "child.interests", "home.address")
    case = put(example_data(reference="LH-1"), path, ["All well", "Ask Zadie"] if is_list else "Ask Zadie")
    assert found_in(put(case, "steps.ratification.answers", []), OTHER) == [
        ("LH-1", f"{path}.1" if is_list else path, ("LH-2",))
    ]


def test_an_answer_is_read() -> None:
    answer = {"to": "views.words", "words": "Ask Zadie."}
    case = robin("Hello.", steps={"ratification": {"outcome": "agreed", "answers": [answer]}})
    assert found_in(case, OTHER) == [("LH-1", "steps.ratification.answers.0.words", ("LH-2",))]


def test_names_telephones_and_choices_are_no_free_text() -> None:
    paths = {re.sub(r"\.\d+", "", path) for path, _ in free_texts(read(example_data()))}
    assert paths >= {"views.words", "steps.matching_meeting.place", "people.role"}
    assert not [
        path
        for path in paths
        if path.endswith(("name", "known_as", "phone", "email", "picture", "kind", "with"))
    ]


@pytest.mark.parametrize(
    "knows",
    [
        {"people": [{"name": "Zee"}]},
        {"people": [{"name": "Zee Adeyemi"}]},
        {"carers": [{"name": "Auntie Zee"}]},
        {"carers": [{"name": "Zainab Bello", "known_as": "Zee"}]},
        {"parents": [{"name": "Zee Ashdown"}]},
        {"team": {"social_worker": {"name": "Zee Patel"}}},
        {"steps": {"celebration": {"with": ["Zee"]}}},
        {"child": {"known_as": "Zee"}},
        {"siblings": ["LH-2"]},
    ],
    ids=lambda knows: next(iter(knows)),
)
def test_a_name_that_the_case_knows_is_not_told(knows: dict[str, Any]) -> None:
    assert found_in(robin("I like Zee."), OTHER)
    assert found_in(robin("I like Zee.", **knows), OTHER) == []


def test_a_full_name_is_told_though_the_first_is_known() -> None:
    case = robin("I like Zadie. Zadie Quill-Okoro has a new room.", people=[{"name": "Zadie"}])
    assert found_in(case, OTHER) == [("LH-1", "views.words", ("LH-2",))]


@pytest.mark.parametrize("name", ["Will", "Hope", "Mark", "Rose", "Grace", "Joy", "Faith", "Bill", "Robin"])
def test_a_name_that_is_a_word_counts_within_a_sentence_alone(name: str) -> None:
    other = smallest_data(reference="LH-2", child={"name": f"{name} Quill"})
    case = robin(
        "", child={"name": "Kit Doe"}, views={"words": f"{name} it rain? I {name.lower()} so.\n{name} it."}
    )
    assert found_in(case, other) == []
    assert found_in(merged(case, {"views": {"words": f"I asked {name} today."}}), other)
    assert found_in(merged(case, {"views": {"words": f"{name} Quill asked."}}), other)


@pytest.mark.parametrize("name", ["May", "April", "June", "August"])
def test_a_month_is_no_name_but_a_full_name_is(name: str) -> None:
    other = smallest_data(reference="LH-2", child={"name": f"{name} Quill"})
    assert found_in(robin(f"We move in {name}."), other) == []
    assert found_in(robin(f"We asked {name} Quill."), other)


def test_a_name_in_letters_without_capitals_is_found() -> None:
    other = smallest_data(reference="LH-2", child={"name": "محمد الأحمد", "known_as": "محمد"})
    assert found_in(robin("I like محمد a lot."), other)


def test_one_name_in_one_text_is_told_once_with_every_case_that_has_it() -> None:
    third = merged(OTHER, {"reference": "LH-3", "child": {"name": "Zee Bird", "known_as": None}})
    assert found_in(robin("Zee, Zee and Zee."), OTHER, third) == [("LH-1", "views.words", ("LH-2", "LH-3"))]


def test_two_children_of_one_name_are_not_told_of_each_other() -> None:
    case = robin("I am Zee.", child={"name": "Zee Bird"})
    assert found_in(case, OTHER) == []


def test_the_order_of_the_cases_changes_nothing_but_the_order() -> None:
    one, two = robin("I like Zadie."), merged(OTHER, {"views": {"words": "Robin Ashdown is nice."}})
    forwards, back = found_in(one, two), found_in(two, one)
    assert sorted(path_and_whose[1:] for path_and_whose in forwards) == sorted(one_[1:] for one_ in back)
    assert len(forwards) == 2


TYPED = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60)


@given(TYPED, TYPED)
def test_whatever_is_typed_around_it_a_full_name_is_found(before: str, after: str) -> None:
    case = robin(f"{before} . Zadie Quill-Okoro . {after}")
    assert ("LH-1", "views.words", ("LH-2",)) in found_in(case, OTHER)


# ---------------------------------------------------------------- as a person meets it

QUICK = ["--documents", "my-views", "--formats", "txt", "--today", "2026-03-20"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_says_where_to_look_and_builds_all_the_same(run: Run, tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(robin("I like Zadie."), indent=1), encoding="utf-8")
    (folder / "b.json").write_text(json.dumps(OTHER), encoding="utf-8")
    ran = run("batch", folder, "--out", tmp_path / "out", "--jobs", jobs, *QUICK)
    line = (folder / "a.json").read_text(encoding="utf-8").split("Zadie")[0].count("\n") + 1
    assert ran.status == 0
    (told,) = ran.err.splitlines()
    assert told.startswith(f"{folder}/a.json:{line}: views.words: ") and "LH-2" in told
    assert not re.search("Zadie|Quill|Zee|Robin", ran.err + ran.out)
    assert "2 of 2 packages" in ran.out and "look at: 1" in ran.out
    assert "Zadie" in (tmp_path / "out" / "LH-1" / "my-views.standard.en-GB.txt").read_text(encoding="utf-8")


def test_a_batch_of_lines_tells_the_line_of_the_case(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, (OTHER, robin("I like Zadie.")))), encoding="utf-8")
    ran = run("batch", file, "--out", tmp_path / "out", *QUICK)
    assert ran.status == 0 and ran.err.startswith(f"{file}:2: views.words: ")


def test_a_batch_without_names_to_look_at_says_nothing_of_them(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, (OTHER, robin("I like it.")))), encoding="utf-8")
    ran = run("batch", file, "--out", tmp_path / "out", *QUICK)
    assert (ran.status, ran.err) == (0, "") and len(ran.out.splitlines()) == 1


def test_no_example_is_taken_for_another() -> None:
    """Whose names stand in the examples on purpose is said there, under siblings."""
    folder = ROOT / "examples"
    sources = [CaseFile(path) for path in sorted(folder.glob("*.yaml"))]
    assert not list(look_alikes([read_one(one, DEMONSTRATION_DAY) for one in sources]))
