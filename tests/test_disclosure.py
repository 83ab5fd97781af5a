"""Claims about disclosure: a reader is told what a label allows and the case does not withhold, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import TODAY, case_of, example, example_data, merged, put, read, recipient, sight_of, view_of
from toolkit.case.disclosure import WITHHELD, DisclosedCase, Recipient, no_case, withheld_paths
from toolkit.case.facts import FACTS, LISTS
from toolkit.case.paths import FACT_PATHS, LABELS, covers, label_of
from toolkit.case.predicates import CONDITIONS
from toolkit.case.road import states_of_stops
from toolkit.case.said import paths_said
from toolkit.case.schema import Case, Needs, Reader
from toolkit.case.sight import Missing, NotTold, Sight

FAMILY: dict[str, Any] = {
    "parents": [
        {"name": "Samina Hussain", "known_as": "Samina", "relation": "mum"},
        {"name": "Mark Kelly", "relation": "dad", "share": ["carers.known_as"]},
    ],
    "team": {"personal_adviser": {"name": "Ola Berg"}},
    "withhold": [],
}

RECIPIENTS = [
    recipient("child"),
    recipient("parent"),
    recipient("parent", index=1),
    recipient("carer"),
    recipient("carer", index=1),
    recipient("invitee", index=0, occasion="matching-meeting"),
    recipient("invitee", index=0, occasion="commitment-visit"),
    recipient("invitee", index=2, occasion="celebration"),
    recipient("partner"),
    recipient("practitioner"),
]
RULE_PATHS = sorted(
    FACT_PATHS
    | {path.rpartition(".")[0] for path in FACT_PATHS if "." in path}
    | {
        "carers.0",
        "carers.1.name",
        "parents.1",
        "parents.0.name",
        "people.2",
        "people.0.role",
        "home.address.0",
        "steps",
    }
)
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "fact": st.sampled_from(RULE_PATHS),
            "from": st.lists(st.sampled_from(list(Reader)), min_size=1, max_size=3),
        }
    ),
    max_size=6,
)


def family(**changes: Any) -> Case:
    """The example with two parents and nothing withheld, and ``changes``."""
    return example(**merged(FAMILY, changes))


def whole_family() -> dict[str, Any]:
    """The same as data. No outcome of the visit is recorded, so that the decision's can be left out."""
    data: dict[str, Any] = put(merged(example_data(), FAMILY), "steps.commitment_visit.outcome", None)
    return data


def facts_in(view: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every fact of a view with its path, numbers of entries included."""
    for key, value in view.items():
        path = f"{above}{key}"
        if path == "withhold":
            continue  # rules, not facts
        if isinstance(value, Mapping):
            yield from facts_in(value, f"{path}.")
        elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            for index, entry in enumerate(value):
                yield from facts_in(entry, f"{path}.{index}.")
        else:
            yield path, value


def all_that_is_told(view: DisclosedCase) -> str:
    return repr([value for _, value in facts_in(view.facts) if value is not WITHHELD])


# ---------------------------------------------------------------- labels


def test_a_fact_without_a_label_is_seen_by_nobody() -> None:
    unlabelled = {path for path, label in LABELS.items() if not label.seen_by}
    assert unlabelled == {
        "schema", "child.language", "child.variant", "carers.language", "carers.variant", "parents.language",
        "parents.variant", "people.language", "people.variant",
        "parents.share", "withhold.fact", "withhold.from",
    } | {f"{who}.{need}" for who in ("child", "carers", "parents", "people") for need in Needs.model_fields}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "readers"),
    [
        ("home.address", {"child", "carer", "practitioner"}),
        ("child.name", {"child", "parent", "carer", "practitioner"}),
        ("child.born", {"child", "parent", "carer", "practitioner"}),
        ("parents.name", {"child", "parent", "practitioner"}),
        ("views.words", {"child", "practitioner"}),
        ("carers.commitment", {"child", "carer", "practitioner"}),
        ("steps.commitment_visit.place", {"child", "carer", "invitee", "practitioner"}),
        ("people.name", {"child", "carer", "invitee", "practitioner"}),
        ("steps.ratification.reason", {"child", "practitioner"}),
    ],
)
def test_what_can_end_a_home_is_told_to_few(path: str, readers: set[str]) -> None:
    assert label_of(path).seen_by == readers


@pytest.mark.parametrize("who", RECIPIENTS, ids=str)
def test_every_value_in_a_view_is_one_that_a_label_allows(who: Recipient) -> None:
    for path, value in facts_in(view_of(family(), who).facts):
        assert (value is WITHHELD) or who.reader in label_of(path).seen_by, path


# ---------------------------------------------------------------- the case narrows


def expected(case: Case, who: Recipient, path: str) -> bool:
    """Whether ``who`` may be told ``path``, by the contract's words alone."""
    if who.reader not in label_of(path).seen_by:
        return False
    if path.startswith("steps.ratification.answers."):  # an answer quotes what it answers
        said = case.steps.ratification.answers[int(path.split(".")[3])].to
        if not expected(case, who, ".".join(part for part in said.split(".") if not part.isdigit())):
            return False
    kind, _, rest = path.partition(".")
    entry = rest.split(".")[0]
    if who.reader is Reader.PARENT and kind == "parents" and entry != str(who.index):
        return False
    if who.reader is Reader.INVITEE and kind == "people" and entry != str(who.index):
        return False
    if who.reader is Reader.INVITEE and kind == "steps" and entry != str(who.occasion).replace("-", "_"):
        return False
    steps = path.split(".")
    names = [step for step in steps if not step.isdigit()]

    def rule_covers(rule: str) -> bool:
        wanted = rule.removesuffix(".0") if rule == "home.address.0" else rule
        if any(step.isdigit() for step in wanted.split(".")):
            return steps[: len(wanted.split("."))] == wanted.split(".")
        return names[: len(wanted.split("."))] == wanted.split(".")

    ruled = any(who.reader in rule.from_ and rule_covers(rule.fact) for rule in case.withhold)
    shared = who.reader is Reader.PARENT and any(map(rule_covers, case.parents[who.index or 0].share))
    return shared or not ruled


@settings(max_examples=120)
@given(RULES, st.lists(st.sampled_from(RULE_PATHS), max_size=3), st.sampled_from(RECIPIENTS))
def test_a_view_holds_what_the_label_allows_and_the_case_does_not_withhold(
    rules: list[dict[str, Any]], share: list[str], who: Recipient
) -> None:
    data = put(merged(FAMILY, {"withhold": rules}), "parents.0.share", share)
    case = example(**data)
    told = dict(facts_in(view_of(case, who).facts))
    typed = dict(facts_in(view_of(family(), recipient("practitioner")).facts))
    for path in typed:
        if path.endswith((".name", ".known_as")) and path.split(".")[0] in ("child", "carers", "parents"):
            continue  # one may be taken from the other: claims of their own, below
        assert (told.get(path, WITHHELD) is not WITHHELD) == expected(case, who, path), path


@settings(max_examples=60)
@given(RULES, st.sampled_from(RECIPIENTS))
def test_a_rule_never_widens_what_a_reader_is_told(rules: list[dict[str, Any]], who: Recipient) -> None:
    before, after = (
        dict(facts_in(view_of(family(), who).facts)),
        dict(facts_in(view_of(family(withhold=rules), who).facts)),
    )
    assert all(value in (WITHHELD, before.get(path)) for path, value in after.items())


@settings(max_examples=60)
@given(RULES, st.sampled_from(RECIPIENTS))
def test_what_the_case_withholds_is_looked_for_in_the_finished_document(
    rules: list[dict[str, Any]], who: Recipient
) -> None:
    case = family(withhold=rules)
    secrets = {secret.path for secret in view_of(case, who).secrets}
    for path, value in facts_in(view_of(family(), recipient("practitioner")).facts):
        ruled = any(who.reader in rule.from_ and covers(rule.fact, path) for rule in case.withhold)
        is_shared = who.reader is Reader.PARENT and who.index == 1 and covers("carers.known_as", path)
        if ruled and not is_shared and value not in (None, (), WITHHELD) and not label_of(path).is_common:
            assert path in secrets


def test_secrets_and_views_do_not_show_in_a_traceback() -> None:
    view = view_of(example(), "parent")
    assert view.secrets
    assert "Whitfield" not in repr(view.secrets)
    assert "Larch" not in repr(view)


@pytest.mark.parametrize(
    ("rule", "path", "is_covered"),
    [
        ("home", "home.address", True),
        ("home.address", "home", False),
        ("carers", "carers.0.name", True),
        ("carers.name", "carers.1.name", True),
        ("carers.1.name", "carers.0.name", False),
        ("carers.1", "carers.1.known_as", True),
        ("carers.1", "carers.10.known_as", False),
        ("carers.name", "carers.0.name_of", False),
        ("carer", "carers.0.name", False),
        ("name", "carers.0.name", False),
        ("home.address.0", "home.address", True),
        ("steps.celebration", "steps.celebration.with", True),
    ],
)
def test_a_path_covers_all_beneath_it_and_nothing_beside_it(rule: str, path: str, is_covered: bool) -> None:
    assert covers(rule, path) is is_covered


def test_a_parent_is_told_what_their_share_names_and_the_other_parent_is_not() -> None:
    case = family(
        withhold=[{"fact": "steps.matching_meeting", "from": ["parent"]}],
        parents=[
            {"name": "Samina Hussain", "share": ["steps.matching_meeting.date"]},
            {"name": "Mark Kelly"},
        ],
    )
    assert sight_of(case, recipient("parent")).get("steps.matching_meeting.date")
    for who, path in (
        (recipient("parent"), "steps.matching_meeting.place"),
        (recipient("parent", index=1), "steps.matching_meeting.date"),
    ):
        with pytest.raises(NotTold, match="withheld"):
            sight_of(case, who).get(path)


def test_a_share_gives_back_only_what_a_rule_took() -> None:
    case = family(
        parents=[
            {"name": "Samina Hussain", "share": ["home.address", "views", "parents"]},
            {"name": "Mark Kelly"},
        ]
    )
    told = all_that_is_told(view_of(case, recipient("parent")))
    assert not any(words in told for words in ("Larch", "telly", "Mark"))


# ---------------------------------------------------------------- names taken from names


def names_told(
    name: str, known_as: str | None, withheld: str, share: tuple[str, ...] = ()
) -> tuple[Any, Any]:
    case = case_of(
        carers=[{"name": name, **({"known_as": known_as} if known_as else {})}],
        parents=[{"name": "Mo Ash", "share": list(share)}],
        withhold=[{"fact": withheld, "from": ["parent"]}],
    )
    carer = view_of(case, "parent").facts["carers"][0]
    return carer["name"], carer["known_as"]


@pytest.mark.parametrize(
    ("name", "known_as"),
    [("Jean Whitfield", None), ("Jean Whitfield", "Jean"), ("Jean Whitfield", "JEAN"), ("Jean Whitfield",
    "Auntie Jean"),
     ("Zoë Ash", "Zoe"), ("Samina Hussain", "Sam"), ("Jo-Ann Price", "Ann"), ("O'Brien", "Brien"), ("The Beeches",
     None), ("王伟", None)],
)  # fmt: skip
@pytest.mark.parametrize("withheld", ["carers.name", "carers.known_as", "carers.0.name"])
def test_of_two_names_that_share_a_word_neither_is_told_without_the_other(
    name: str, known_as: str | None, withheld: str
) -> None:
    assert names_told(name, known_as, withheld) == (WITHHELD, WITHHELD)


@pytest.mark.parametrize(("name", "known_as"), [("Rebecca Lane", "Becca"), ("Jean Whitfield", "Bobo")])
def test_a_withheld_name_takes_every_other_word_for_them_along(name: str, known_as: str) -> None:
    assert names_told(name, known_as, "carers.name") == (WITHHELD, WITHHELD)


def test_a_withheld_word_of_the_childs_own_leaves_the_name() -> None:
    assert names_told("Jean Whitfield", "Bobo", "carers.known_as") == ("Jean Whitfield", WITHHELD)


def test_a_parent_may_be_told_what_a_carer_is_called_though_not_the_name() -> None:
    assert names_told("Jean Whitfield", None, "carers.name", ("carers.known_as",)) == (WITHHELD, "Jean")


def test_both_names_are_looked_for_when_one_is_withheld() -> None:
    case = case_of(withhold=[{"fact": "carers.known_as", "from": ["parent"]}], parents=[{"name": "Mo Ash"}])
    assert {(secret.path, secret.value) for secret in view_of(case, "parent").secrets} == {
        ("carers.0.known_as", "Jean"),
        ("carers.0.name", "Jean Whitfield"),
    }


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Jean Whitfield", "Jean"),
        ("Cher", "Cher"),
        ("The Beeches team", "The Beeches team"),
        ("Mrs Okafor", "Mrs Okafor"),
        ("Dr. Ash", "Dr. Ash"),
    ],
)
def test_people_are_called_by_the_first_word_of_their_name_where_it_is_a_name(name: str, called: str) -> None:
    assert sight_of(case_of(carers=[{"name": name}])).get("carers.0.known_as") == called


# ---------------------------------------------------------------- other people


def test_a_parent_never_sees_another_parent() -> None:
    told = [all_that_is_told(view_of(family(), recipient("parent", index=index))) for index in (0, 1)]
    assert "Samina" in told[0]
    assert "Mark" not in told[0]
    assert "Mark Kelly" in told[1]
    assert "Samina" not in told[1]
    assert "Samina" not in all_that_is_told(view_of(family(), Recipient(Reader.PARENT)))


@pytest.mark.parametrize(
    ("index", "occasion", "told", "untold"),
    [
        (0, "matching-meeting", "Preston Central Library", "Beacon Fell"),
        (0, "commitment-visit", "Beacon Fell", "Preston"),
        (2, "celebration", "bowling", "Beacon Fell"),
    ],
)
def test_a_guest_sees_their_own_entry_and_their_own_occasion(
    index: int, occasion: Any, told: str, untold: str
) -> None:
    who = recipient("invitee", index=index, occasion=occasion)
    words = all_that_is_told(view_of(family(), who))
    assert told in words
    assert untold not in words
    guests = ("Mrs Okafor", "Zac", "Grandma Rose")
    assert [guest in words for guest in guests] == [n == index for n in range(3)]
    assert not any(
        fact in words for fact in ("Larch", "Hussain", "2014", "agreed", "Whitfield", "telly", "60")
    )


def test_a_guest_without_an_occasion_sees_no_step() -> None:
    view = view_of(family(), Recipient(Reader.INVITEE, "people", 0))
    assert all(value is WITHHELD for path, value in facts_in(view.facts) if path.startswith("steps."))


def test_a_blank_knows_nothing() -> None:
    view = no_case(recipient("child"), TODAY)
    assert dict(view.facts) == {}
    with pytest.raises(NotTold, match="unknown"):
        Sight(view).get("child.name")


def test_a_view_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        view_of(family()).facts["child"] = {}  # type: ignore[index]


def test_what_is_withheld_can_be_listed_without_its_value() -> None:
    paths = set(withheld_paths(view_of(example(), "parent").facts))
    assert {"home.address", "carers.0.name", "carers.1.known_as"} <= paths
    assert "reference" not in paths


# ---------------------------------------------------------------- nothing follows from what is withheld

# Two cases that differ in every fact that a case need not hold, and in what its lists hold.
OTHER: dict[str, Any] = {
    "child": {"name": "Robin Ashdown", "known_as": "Rob", "born": "2008-02-29", "pronouns": "they/them",
    "interests": []},
    "home": {"kind": "kinship", "since": None, "address": ["2 Elm Road"], "time_limited": True},
    "carers": [{"name": "Ade Okoye", "commitment": None}, {"name": "Bo Lind", "commitment": "We stay."}],
    "parents": [{"name": "Ann Ashdown", "relation": None}, {"name": "Ian Ashdown", "share": ["carers.known_as"]}],
    "people": [{"name": n, "role": None, "invite_to": []} for n in ("A B", "C D", "E F")],
    "team": {role: {"name": "Pat Lee"} for role in ("social_worker", "supervising_social_worker", "team_manager",
    "head_of_service",
                                                    "independent_reviewing_officer")} | {"personal_adviser": None},
    "steps": {"matching_meeting": {"date": "2026-03-01", "time": "09:00", "place": "Hall", "recommendation": None},
              "ratification": {"date": "2026-03-12", "outcome": "not-agreed"},
              "commitment_visit": {"date": None, "time": None, "place": None, "outcome": None},
              "celebration": {"date": None, "idea": None, "contribution": None, "with": []}},
    "views": {"how": None, "words": None, "picture": None, "worries": [], "attend": []},
}  # fmt: skip


def without_stray_answers(case: dict[str, Any]) -> dict[str, Any]:
    """The case without answers to what is not in it: those would be faults."""
    answers = case.get("steps", {}).get("ratification", {}).get("answers")
    if not answers:
        return case
    kept = [answer for answer in answers if answer["to"] in paths_said(case)]
    return dict(put(case, "steps.ratification.answers", kept))


def everything_that_follows(sight: Sight) -> dict[str, Any]:
    """Every condition, fact, list and stop, as this reader meets them."""
    found: dict[str, Any] = {name: holds(sight) for name, holds in CONDITIONS.items()}
    found["road"] = states_of_stops(sight)
    for name, fact in FACTS.items():
        if not name.startswith("council."):
            try:
                found[name] = fact.find(sight)
            except NotTold as missing:
                found[name] = missing.why
    return found | {f"each {name}": made.find(sight) for name, made in LISTS.items()}


@pytest.mark.parametrize("who", RECIPIENTS, ids=str)
@pytest.mark.parametrize(
    "part",
    ["child", "home", "carers", "parents", "people", "team", "steps", "views", "steps.ratification",
    "steps.matching_meeting",
     "steps.commitment_visit", "steps.celebration", "views.picture", "home.kind", "home.time_limited",
     "child.born", "people.invite_to",
     "team.personal_adviser", "carers.commitment", "steps.ratification.outcome"],
)  # fmt: skip
def test_nothing_a_reader_meets_depends_on_what_is_withheld(part: str, who: Recipient) -> None:
    one = put(
        merged(whole_family(), {"withhold": [{"fact": part, "from": [who.reader]}]}), "parents.1.share", []
    )
    if part == "home.time_limited":
        one["home"]["kind"] = "kinship"
    head, _, last = part.partition(".")
    other: Any = one
    if head in ("carers", "people") and last:
        for index, entry in enumerate(OTHER[head]):
            other = put(other, f"{head}.{index}.{last}", entry.get(last))
    else:
        value: Any = OTHER
        for step in part.split("."):
            value = value[step]
        other = put(one, part, value)
    assert one != other
    other = without_stray_answers(other)
    assert everything_that_follows(sight_of(read(one), who)) == everything_that_follows(
        sight_of(read(other), who)
    )


ABSENCES: list[tuple[str, Any]] = [
        *((path, None) for path in ("home.since", "home.address", "team.personal_adviser", "team.team_manager",
        "views.words", "views.picture",
                                    "steps.matching_meeting.date", "steps.matching_meeting.recommendation",
                                    "steps.ratification.outcome",
                                    "steps.ratification.date", "steps.commitment_visit.date", "steps.celebration.date",
                                    "steps.celebration.idea", "steps.celebration.contribution")),
        *((path, []) for path in ("parents", "people", "views.worries", "views.attend", "steps.celebration.with",
        "child.interests")),
        *((path, {}) for path in ("steps", "views", "steps.ratification", "steps.celebration")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "absent", "who"),
    # A parent's document is for a parent of the case, and an invitation for a person of it.
    [(part, absent, who) for part, absent in ABSENCES for who in RECIPIENTS if part != who.list],
    ids=str,
)
def test_a_condition_takes_what_is_withheld_as_not_known(part: str, absent: Any, who: Recipient) -> None:
    """Whoever is withheld a fact meets the conditions, and the stops, of a case in which it is absent."""
    whole = whole_family()
    withheld = sight_of(read({**whole, "withhold": [{"fact": part, "from": [who.reader]}]}), who)
    missing = sight_of(read(without_stray_answers(put(whole, part, absent))), who)
    for name, holds in CONDITIONS.items():
        assert holds(withheld) == holds(missing), name
    assert states_of_stops(withheld) == states_of_stops(missing)


def test_withheld_unknown_and_inapplicable_are_three_things() -> None:
    case = family(
        withhold=[
            {"fact": "home.address", "from": ["carer"]},
            {"fact": "team.personal_adviser", "from": ["carer"]},
        ]
    )
    sight = sight_of(case, "carer")
    for path, why in (
        ("home.address", Missing.WITHHELD),
        ("team.personal_adviser.name", Missing.WITHHELD),
        ("steps.celebration.time", Missing.UNKNOWN),
        ("views.words", Missing.WITHHELD),
    ):
        with pytest.raises(NotTold) as missing:
            sight.get(path)
        assert missing.value.why is why
    with pytest.raises(NotTold) as missing:
        sight.own("relation")
    assert missing.value.why is Missing.DOES_NOT_APPLY


@pytest.mark.parametrize("adviser", [None, {"name": "Ola Berg"}])
def test_whether_there_is_a_personal_adviser_can_be_withheld(adviser: Any) -> None:
    case = example(
        team={"personal_adviser": adviser}, withhold=[{"fact": "team.personal_adviser", "from": ["child"]}]
    )
    with pytest.raises(NotTold, match="withheld"):
        sight_of(case, "child").get("team.personal_adviser.name")
    assert not CONDITIONS["has_personal_adviser"](sight_of(case, "child"))
