"""Brothers and sisters in two cases: a reader of one is told of the other what both cases allow, and never more."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import TODAY, case_of, faults_in, merged, put, read, recipient, smallest_data
from extraction import everything_in, squeezed
from test_canaries import canaries, canary, words_of
from test_cli import Run, run
from test_disclosure import facts_in
from toolkit.case.disclosure import WITHHELD, DisclosedCase, Recipient, disclose
from toolkit.case.facts import LISTS
from toolkit.case.paths import FACT_PATHS
from toolkit.case.predicates import CONDITIONS
from toolkit.case.schema import Case, Reader
from toolkit.case.siblings import disclose_beside
from toolkit.case.sight import Sight
from toolkit.package import kin
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.kin import kin_beside
from toolkit.package.report import Report
from toolkit.package.stock import read_stock
from toolkit.reading.source import MOST_BYTES

__all__ = ["run"]

TELLS: Final = (
    "childrens-guide",
    "teens-guide",
    "parents-guide",
    "carers-guide",
    "matching-meeting",
    "recommendation",
)
KINDS: Final = ("child", "parent", "carer", "practitioner")
MUM: Final = {"name": "Kerry Ashdown", "relation": "mum"}


def robin(**changes: Any) -> dict[str, Any]:
    """A case that names Wren's."""
    return merged(smallest_data(reference="LH-1", parents=[MUM], siblings=["LH-2"]), changes)


def wren(**changes: Any) -> dict[str, Any]:
    """A case that names Robin's, in another home."""
    own = {
        "child": {"name": "Wren Ashdown", "born": "2012-03-04", "pronouns": "she/her"},
        "home": {"kind": "fostering", "address": ["9 Quay Street", "Harbourfield", "LX3 7QZ"]},
        "carers": [{"name": "Dorothy Garvey", "known_as": "Dot"}],
    }
    return merged(smallest_data(reference="LH-2", parents=[MUM], siblings=["LH-1"], **own), changes)


def beside(one: Mapping[str, Any], other: Mapping[str, Any], who: Recipient | str) -> DisclosedCase:
    """What ``who`` may know of the first case, where the second is known too."""
    to = who if isinstance(who, Recipient) else recipient(who)
    return disclose_beside(read(one), to, TODAY, [read(other)])


def told(view: DisclosedCase) -> list[dict[str, Any]]:
    """The siblings as wording may speak of them, without what is not told."""
    entries = LISTS["siblings"].find(Sight(view))
    return [{name: value for name, value in one.items() if value is not WITHHELD} for one in entries]


# ---------------------------------------------------------------- what is told


@pytest.mark.parametrize("who", ["child", "parent", "carer"])
def test_two_cases_that_name_each_other_tell_what_the_other_child_is_called(who: str) -> None:
    (one,) = told(beside(robin(), wren(), who))
    assert one == {"known_as": "Wren", "pronouns": "she/her", "relation": "she/her"}


def test_a_practitioner_is_told_the_reference_too() -> None:
    (one,) = told(beside(robin(), wren(), "practitioner"))
    assert (one["known_as"], one["reference"]) == ("Wren", "LH-2")


@pytest.mark.parametrize("who", ["invitee", "partner"])
def test_guests_and_partners_are_told_of_no_sibling(who: str) -> None:
    assert told(beside(robin(people=[{"name": "Mr Tan"}]), wren(), who)) == []


def test_without_the_other_case_nothing_is_told() -> None:
    assert told(disclose(read(robin()), recipient("child"), TODAY)) == []


@pytest.mark.parametrize("who", KINDS)
def test_a_case_that_is_not_named_in_turn_is_not_spoken_of(who: str) -> None:
    view = beside(robin(), wren(siblings=["LH-7"]), who)
    assert told(view) == [] and not CONDITIONS["has_siblings"](Sight(view))
    assert view.secrets == ()  # nor can it be found out by what stops a document


@pytest.mark.parametrize("who", KINDS)
@pytest.mark.parametrize("rule", ["siblings", "siblings.0"])
def test_a_rule_of_the_own_case_takes_the_sibling_away(rule: str, who: str) -> None:
    kept = [{"fact": rule, "from": [who]}]
    view = beside(robin(withhold=kept), wren(), who)
    assert told(view) == []
    assert {"siblings.0", "siblings.0.child.known_as", "siblings.0.child.name"} <= {
        s.path for s in view.secrets
    }
    for other in set(KINDS) - {who}:
        assert told(beside(robin(withhold=kept), wren(), other))


@pytest.mark.parametrize("who", KINDS)
@pytest.mark.parametrize("rule", ["siblings", "siblings.0", "child", "child.name", "child.known_as"])
def test_a_rule_of_the_other_case_takes_the_sibling_away(rule: str, who: str) -> None:
    kept = [{"fact": rule, "from": [who]}]
    view = beside(robin(), wren(withhold=kept), who)
    assert told(view) == []
    assert "siblings.0.child.known_as" in {secret.path for secret in view.secrets}
    for other in set(KINDS) - {who}:
        assert told(beside(robin(), wren(withhold=kept), other))


def test_pronouns_that_are_withheld_leave_the_word_that_fits_everybody() -> None:
    kept = [{"fact": "child.pronouns", "from": ["child"]}]
    (one,) = told(beside(robin(), wren(withhold=kept), "child"))
    assert one == {"known_as": "Wren", "relation": "they/them"}


def test_one_withheld_sibling_leaves_the_other() -> None:
    third = wren(reference="LH-3", child={"name": "Jay Ashdown"})
    case = read(robin(siblings=["LH-2", "LH-3"], withhold=[{"fact": "siblings.0", "from": ["practitioner"]}]))
    view = disclose_beside(case, recipient("practitioner"), TODAY, [read(wren()), read(third)])
    assert [one["known_as"] for one in told(view)] == ["Jay"]
    assert [secret.value for secret in view.secrets if secret.path.count(".") == 1] == ["LH-2"]


def test_a_parent_of_one_child_alone_does_not_learn_of_the_other() -> None:
    both = robin(parents=[MUM, {"name": "Ian Doe"}])
    assert told(beside(both, wren(), recipient("parent")))
    view = beside(both, wren(), recipient("parent", index=1))
    assert told(view) == []
    assert "siblings.0.child.name" in {secret.path for secret in view.secrets}


@pytest.mark.parametrize("name", ["KERRY ASHDOWN", "Kérry  Ashdown", "Kerry-Ashdown"])
def test_a_parent_is_known_in_both_cases_however_the_name_is_typed(name: str) -> None:
    assert told(beside(robin(), wren(parents=[{"name": name}]), "parent"))


@pytest.mark.parametrize("share", ["siblings", "child", "child.known_as", "child.name"])
def test_what_a_case_shares_with_a_parent_gives_nothing_of_the_other(share: str) -> None:
    sharing = [{**MUM, "share": [share]}]
    kept = [{"fact": "child.name", "from": ["parent"]}, {"fact": "siblings", "from": ["parent"]}]
    assert told(beside(robin(parents=sharing), wren(parents=sharing, withhold=kept), "parent")) == []


# ---------------------------------------------------------------- whatever the rules are

RULES = st.lists(
    st.fixed_dictionaries(
        {
            "fact": st.sampled_from(
                sorted(FACT_PATHS | {"child", "home", "carers", "parents", "siblings.0"})
            ),
            "from": st.lists(st.sampled_from(list(Reader)), min_size=1, max_size=4),
        }
    ),
    max_size=5,
)


@settings(max_examples=150)
@given(
    RULES,
    RULES,
    st.sampled_from(list(Reader)),
    st.lists(st.sampled_from(["LH-1", "LH-9"]), unique=True, max_size=2),
)
def test_whatever_both_withhold_a_reader_is_told_no_more_than_the_other_case_would_tell(
    here: list[dict[str, Any]], there: list[dict[str, Any]], who: Reader, back: list[str]
) -> None:
    people = [{"name": "Mr Tan"}]
    one, other = read(robin(withhold=here, people=people)), read(wren(withhold=there, siblings=back))
    view = disclose_beside(one, recipient(who), TODAY, [other])
    found = told(view)
    would = dict(facts_in(disclose(other, Recipient(who), TODAY).facts))
    allowed = {
        "reference": would["reference"],
        "known_as": would["child.known_as"],
        "pronouns": would["child.pronouns"],
    }
    for entry in found:
        assert "LH-1" in back
        assert all(allowed[name] == value for name, value in entry.items() if name != "relation")
        assert entry["relation"] in (allowed["pronouns"], "they/them")
        for case, reference in ((one, "siblings"), (other, "siblings")):
            rules = [rule for rule in case.withhold if who.value in rule.from_]
            assert not [rule for rule in rules if rule.fact.split(".")[0] == reference]
    alone = disclose(one, recipient(who), TODAY)
    assert {k: v for k, v in view.facts.items() if k != "siblings"} == {
        k: v for k, v in alone.facts.items() if k != "siblings"
    }


# ---------------------------------------------------------------- what must not stand in the other child's papers


def build(folder: Path, case: Mapping[str, Any], *others: Mapping[str, Any], **chosen: Any) -> Report:
    """The package of ``case`` in ``folder/out``, with the other cases beside its file."""
    for number, data in enumerate((case, *others)):
        (folder / f"{number}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    choices = Choices(
        documents=chosen.pop("documents", TELLS), formats=chosen.pop("formats", ("txt",)), **chosen
    )
    return build_package(read(case), folder, folder / "out", read_stock(), choices, TODAY)


def held(report: Report, folder: Path) -> Mapping[tuple[str, str | None], str]:
    """What each document holds, by its name and whom it is for."""
    root = folder / "out" / report.reference
    return {(made.document, made.person): everything_in(root / made.path) for made in report.made}


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("We all went to 9 Quay Street.", "siblings.0.home.address"),
        ("The post code there is LX37QZ", "siblings.0.home.address"),
        ("I asked Dorothy Garvey.", "siblings.0.carers.0.name"),
        ("The sea is loud at night and Tess snores.", "siblings.0.views.words"),
    ],
)
def test_what_tells_where_and_with_whom_a_sibling_lives_stops_the_papers_that_hold_it(
    words: str, fact: str, tmp_path: Path
) -> None:
    other = wren(views={"words": "The sea is loud at night and Tess snores. I like it."})
    case = robin(steps={"ratification": {"outcome": "agreed", "reason": words}})
    report = build(tmp_path, case, other, documents=("recommendation",))
    assert [(one.document, one.fact) for one in report.refused] == [("recommendation", fact)]


@pytest.mark.parametrize(
    "shared",
    [
        {"home": {"kind": "fostering", "address": ["9 Quay Street", "Harbourfield", "LX3 7QZ"]}},
        {"carers": [{"name": "Dorothy Garvey", "known_as": "Dot"}]},
        {"people": [{"name": "Dot Garvey", "role": "my sister's carer"}, {"name": "Dorothy"}]},
    ],
    ids=["home", "carers", "people"],
)
def test_what_both_children_know_stops_nothing(shared: dict[str, Any], tmp_path: Path) -> None:
    words = {
        "home": "We live at 9 Quay Street.",
        "carers": "Dot Garvey makes soup, says Dorothy.",
        "people": "Dot Garvey makes soup, says Dorothy.",
    }[next(iter(shared))]
    report = build(tmp_path, robin(**shared, views={"words": words}), wren(), documents=("recommendation",))
    assert report.refused == [] and len(report.made) == 1


def test_a_child_may_write_of_their_sister_by_name_and_of_the_town(tmp_path: Path) -> None:
    words = "I miss Wren. Wren Ashdown is in Harbourfield and I love Kerry."
    report = build(tmp_path, robin(views={"words": words}), wren(), documents=("recommendation",))
    assert report.refused == []


def test_a_sibling_who_must_not_be_heard_of_is_looked_for_by_name(tmp_path: Path) -> None:
    kept = [{"fact": "siblings", "from": ["practitioner"]}]
    case = robin(views={"words": "I miss Wren."}, withhold=kept)
    report = build(tmp_path, case, wren(), documents=("recommendation",))
    assert [one.fact for one in report.refused] == ["siblings.0.child.name"]


def another(data: Mapping[str, Any]) -> dict[str, Any]:
    """The canaries' case once more, with another word in the place of each."""
    words = set(words_of(data))
    text = json.dumps(data)
    for path, _ in words:
        text = text.replace(canary(path), canary(f"sibling.{path}"))
    found: dict[str, Any] = json.loads(text)
    return found


def canary_pair() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two cases of canaries that name each other and have their first parent in common."""
    one = {**dict(canaries()), "siblings": ["LH-CANARY-2"]}
    other = {**another(canaries()), "reference": "LH-CANARY-2", "siblings": ["LH-CANARY"]}
    one["child"] = {**one["child"], "born": "2011-05-02"}
    other["parents"] = [{**other["parents"][0], "name": one["parents"][0]["name"]}, other["parents"][1]]
    for case in (one, other):
        case["views"] = {name: value for name, value in case["views"].items() if name != "picture"}
        case["steps"] = put(case["steps"], "ratification.answers", [])
    return one, other


def test_of_another_childs_words_only_the_allowed_ones_stand_in_any_paper(tmp_path: Path) -> None:
    case, other = canary_pair()
    words = {
        path: canary(f"sibling.{path}").casefold()
        for path, _ in words_of(canaries())
        if canary(path) in json.dumps(case)
    }
    every = tuple(read_stock().library.guides)
    report = build(tmp_path, case, other, documents=every, formats=("html", "docx", "txt", "ics"))
    assert report.refused == [] and report.warnings == []
    reference, called, found = "lh-canary-2", words["child.known_as"], set[str]()
    for (document, person), text in held(report, tmp_path).items():
        text = squeezed(text).casefold()
        reader = {made.document: made.reader for made in report.made}[document]
        may = {"child.known_as"} if reader in KINDS and person != "parents.1" else set()
        assert {path for path, word in words.items() if word in text} <= may, (document, person)
        if called in text:
            found.add(f"{document} {person}")
        assert reference not in text or reader == "practitioner", (document, person)
    assert found == {
        "childrens-guide child", "teens-guide child", "parents-guide parents.0", "carers-guide carers.0",
        "carers-guide carers.1", "matching-meeting None", "recommendation None",
    }  # fmt: skip


def test_every_document_that_speaks_of_siblings_says_who_it_is(tmp_path: Path) -> None:
    papers = held(build(tmp_path, robin(), wren()), tmp_path)
    assert {document for document, _ in papers} == set(TELLS)
    assert not [name for name, text in papers.items() if "Wren" not in text]
    assert not [name for name, text in papers.items() if "sister" not in text and name[0] != "parents-guide"]


# ---------------------------------------------------------------- the other case's file


def link(path: Path, data: bytes) -> None:
    away = path.parent / "away"
    away.mkdir()
    (away / "case.json").write_bytes(data)
    path.symlink_to(away / "case.json")


def two(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.with_name("copy.yaml").write_bytes(data)


WAYS: Final[Mapping[str, Any]] = {
    "none": lambda path, data: None,
    "faulty": lambda path, data: path.write_bytes(data.replace(b'"born"', b'"borm"')),
    "no text": lambda path, data: path.write_bytes(b"\xff\xfe LH-2"),
    "a link": link,
    "huge": lambda path, data: path.write_bytes(data + b" " * MOST_BYTES),
    "a pipe": lambda path, data: os.mkfifo(path),
    "a folder": lambda path, data: path.mkdir(),
    "another name": lambda path, data: path.with_suffix(".txt").write_bytes(data),
    "in a folder below": lambda path, data: (
        (path.parent / "b").mkdir() or (path.parent / "b" / "1.json").write_bytes(data)
    ),
    "one-sided": lambda path, data: path.write_bytes(
        data.replace(b'"siblings": ["LH-1"]', b'"siblings": []')
    ),
    "twice": two,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_case_that_cannot_be_trusted_is_not_spoken_of_and_its_path_is_told(
    way: str, tmp_path: Path
) -> None:
    WAYS[way](tmp_path / "1.json", json.dumps(wren()).encode())
    report = build(tmp_path, robin())
    assert [path for path, _ in report.warnings] == ["siblings.0"]
    assert not re.search("Wren|Ashdown|LH-2", str(report.warnings))
    assert report.made and report.refused == []
    assert not [name for name, text in held(report, tmp_path).items() if "Wren" in text]


@pytest.mark.parametrize("name", ["b.yaml", "b.yml", "b.json", "b.jsonl"])
def test_the_other_case_is_found_in_every_kind_of_case_file(name: str, tmp_path: Path) -> None:
    after = f"\n{'[' * 50}\n" if name.endswith(".jsonl") else ""  # a faulty line beside it
    (tmp_path / name).write_text(json.dumps(wren()) + after, encoding="utf-8")
    found = kin_beside(read(robin()), tmp_path, TODAY)
    assert [case.reference for case in found.cases] == ["LH-2"] and found.warnings == ()


def test_no_file_is_read_for_a_case_without_siblings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> Iterator[bytes]:
        raise AssertionError("read")

    monkeypatch.setattr(kin, "_texts_in", never)
    assert kin_beside(case_of(), tmp_path, TODAY) == kin.Kin()


# ---------------------------------------------------------------- in a batch

QUICK: Final = ["--documents", ",".join(TELLS), "--formats", "txt", "--today", str(TODAY)]


def bytes_in(out: Path) -> dict[str, bytes]:
    """Every file of every package, by its place."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.glob("LH*/*")}


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """The same three cases as a folder, as lines, and as lines the other way round."""
    cases = [robin(), wren(), smallest_data(reference="LH-3", siblings=["LH-1"], child={"name": "Jo Ek"})]
    folder = tmp_path / "cases"
    folder.mkdir()
    for number, data in enumerate(cases):
        (folder / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")
    lines = [json.dumps(data) for data in cases]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")
    return [folder, tmp_path / "a.jsonl", tmp_path / "b.jsonl"]


def test_a_batch_tells_the_same_from_a_folder_or_lines_in_any_order_with_any_number_of_processes(
    run: Run, sources: list[Path], tmp_path: Path
) -> None:
    built = []
    for number, (source, jobs) in enumerate(zip([*sources, sources[0]], "1212", strict=True)):
        ran = run("batch", source, "--out", tmp_path / str(number), "--jobs", jobs, *QUICK)
        assert ran.status == 0 and ran.err.count("siblings.0: ") == 1  # the one that is not named in turn
        assert not re.search("Wren|Robin|Ashdown", ran.err)
        built.append(bytes_in(tmp_path / str(number)))
    assert built[1:] == built[:1] * 3
    guide = next(text for path, text in built[0].items() if path.startswith("LH-1/childrens-guide"))
    assert b"Wren" in guide
    assert not [path for path, text in built[0].items() if path.startswith("LH-3/") and b"Robin" in text]


def test_a_case_alone_and_in_a_batch_is_the_same_package(
    run: Run, sources: list[Path], tmp_path: Path
) -> None:
    run("batch", sources[1], "--out", tmp_path / "batch", *QUICK)
    run("package", sources[0] / "0.json", "--out", tmp_path / "alone", *QUICK)
    alone = bytes_in(tmp_path / "alone")
    assert (
        alone
        and {path: text for path, text in bytes_in(tmp_path / "batch").items() if path in alone} == alone
    )


# ---------------------------------------------------------------- the case file


@pytest.mark.parametrize(
    ("siblings", "path"),
    [
        (["LH-1"], "siblings.0"),
        (["lh-1"], "siblings.0"),
        (["LH-2", "LH-3", "lh-2"], "siblings.2"),
        (["../LH-2"], "siblings.0"),
        (["blanks"], "siblings.0"),
        ([f"LH-{number}" for number in range(2, 15)], "siblings"),
    ],
)
def test_siblings_are_other_cases_each_named_once(siblings: list[str], path: str) -> None:
    assert [fault.path for fault in faults_in(robin(siblings=siblings))] == [path]


@pytest.mark.parametrize("path", ["siblings", "siblings.0"])
def test_siblings_can_be_withheld_as_any_fact(path: str) -> None:
    assert faults_in(robin(withhold=[{"fact": path, "from": ["parent"]}])) == ()


@pytest.mark.parametrize("is_kept", [False, True])
def test_what_a_sibling_keeps_from_practitioners_is_kept_out_of_the_print_run(
    is_kept: bool, tmp_path: Path
) -> None:
    kept = [{"fact": "child.known_as", "from": ["practitioner"]}] if is_kept else []
    chosen: dict[str, Any] = {"documents": ("childrens-guide",), "formats": ("pdf", "print-run")}
    guide, run_of_all = held(build(tmp_path, robin(), wren(withhold=kept), **chosen), tmp_path).values()
    assert "Wren" in guide
    assert ("Wren" in run_of_all) is not is_kept


def test_a_view_beside_siblings_cannot_be_changed() -> None:
    case: Case = read(robin())
    view = disclose_beside(case, recipient("child"), TODAY, [read(wren())])
    with pytest.raises(TypeError):
        view.facts["siblings"] = ()  # type: ignore[index]
