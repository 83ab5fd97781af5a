"""Where words and facts meet: what is said, what is left out, and what stays only text."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TODAY, case_of, example, read, recipient, view_of
from tiny import composed, lines, said, tree
from toolkit.case.disclosure import Recipient, no_case
from toolkit.case.schema import Case, Reader
from toolkit.case.sight import Missing
from toolkit.compose.blocks import NotMade
from toolkit.compose.composing import compose
from toolkit.document.nodes import Section, Text
from toolkit.document.walk import texts, walk
from toolkit.package.stock import read_stock

# ---------------------------------------------------------------- facts in words


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("{{ steps.matching_meeting.date }}", "Monday 2 March 2026"),
        ("{{ steps.matching_meeting.time }}", "3.30pm"),
        ("{{ steps.commitment_visit.time }}", "4pm"),
        ("{{ steps.celebration.contribution }}", "£60"),
        ("{{ steps.celebration.with }}", "Zac and Grandma Rose"),
        ("{{ child.interests }}", "football, baking and drawing"),
        ("{{ child.age }}", "11"),
        ("{{ child.known_as's }} home", "Amira’s home"),
        ("{{ carers.known_as's }} home", "Jean and Paul’s home"),
        ("{{ views.How }}", "A letter"),
        ("{{ steps.ratification.outcome }}", "agreed"),
        ("{{ clock.head_of_service }}", "14 days"),
        ("{{ clock.legal_consultation }}", "week 6"),
        ("{{ clock.fewer_reviews }}", "1 year"),
        ("{{ deadline.head_of_service }}", "Monday 16 March 2026"),
        ("{{ council.address }}", "County House Larkbridge LX1 1AA"),
        ("{{ council.local_offer }}", "https://example.org/offer"),
        ("{{ views.words }}", "I want this to be my home because everybody shouts at the telly together."),
        ("{{ today }}", "Saturday 14 March 2026"),
    ],
)
def test_a_fact_is_put_into_words(line: str, reads: str) -> None:
    assert said(line, example()) == reads


@pytest.mark.parametrize(("pounds", "reads"), [("60.00", "£60"), ("60.50", "£60.50"), ("1250", "£1,250")])
def test_money_has_pence_only_where_there_are_some(pounds: str, reads: str) -> None:
    case = f"""
        schema: 1
        reference: LH-1
        child: {{name: Robin Ashdown, born: 2015-06-01}}
        home: {{kind: fostering}}
        carers: [{{name: Jean}}]
        team: {{social_worker: {{name: Dev}}}}
        steps: {{celebration: {{contribution: {pounds}}}}}
    """
    assert said("{{ steps.celebration.contribution }}", read(case)) == reads


@pytest.mark.parametrize(
    ("pronouns", "reads"),
    [
        (
            "she/her",
            "She is here. I know her: it is her book, it is hers, she wants it herself, she doesn’t ask.",
        ),
        ("he/him", "He is here. I know him: it is his book, it is his, he wants it himself, he doesn’t ask."),
        (
            "they/them",
            "They are here. I know them: it is their book, it is theirs, they want it themself, they don’t ask.",
        ),
        (
            None,
            "They are here. I know them: it is their book, it is theirs, they want it themself, they don’t ask.",
        ),
    ],
)
def test_pronouns_agree_with_their_verbs(pronouns: str | None, reads: str) -> None:
    words = (
        "{{ They are }} here. I know {{ them }}: it is {{ their }} book, it is {{ theirs }},"
        " {{ they want }} it {{ themself }}, {{ they don't }} ask."
    )
    child = {"pronouns": pronouns} if pronouns else {}
    assert said(words, case_of(child=child), "carer") == reads


@pytest.mark.parametrize(
    ("names", "reads"),
    [
        (["Jean"], "Jean and you"),
        (["Jean", "Paul"], "Jean and Paul and you"),
        (["Jean", "Paul", "Rose"], "Jean, Paul and Rose and you"),
    ],
)
def test_a_list_of_names_reads_as_a_list(names: list[str], reads: str) -> None:
    case = case_of(carers=[{"name": name} for name in names])
    assert said("{{ carers.known_as }} and you", case) == reads


def test_an_address_keeps_its_lines() -> None:
    assert tree("- '{{ home.address }}'", example()) == lines("""
        Paragraph
          ‹home.address› '14 Larch Lane'
          Break
          ‹home.address› 'Garstang'
          Break
          ‹home.address› 'PR3 0AA'
    """)


def test_a_web_address_is_a_link_and_figures_are_marked() -> None:
    assert tree("- '{{ council.local_offer }} {{ council.phone }}'") == lines("""
        Paragraph
          Link address='https://example.org/offer'
            ‹council.local_offer› 'https://example.org/offer'
          ' '
          ‹council.phone› '01632 960100'
    """)
    document = composed("{title: '{{ council.phone }}', sections: [{heading: x}]}")
    assert document.title == (Text("01632 960100", "council.phone", figures=True),)


# ---------------------------------------------------------------- not known


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("On {{ steps.matching_meeting.date }}.", "On a day to be agreed."),
        ("{{ steps.matching_meeting.Date }}", "A day to be agreed"),
        ("Ring {{ team.team_manager.phone }}.", "Ring ______."),
        ("{{ team.team_manager.name's }} team", "______ team"),
    ],
)
def test_a_fact_not_known_reads_as_words_or_a_line_to_write_on(line: str, reads: str) -> None:
    assert said(line) == reads


def test_a_blank_has_lines_to_write_on_wherever_a_fact_would_be() -> None:
    words = (
        "{{ child.known_as }} on {{ steps.matching_meeting.date }}: {{ they are }} with {{ carers.known_as }}"
    )
    assert said(words, None, "carer") == "______ on ______: they are with ______"


def test_a_blank_knows_the_council_and_the_clocks() -> None:
    assert said("{{ council.name }}, {{ clock.head_of_service }}", None) == "Larkshire, 14 days"


@pytest.mark.parametrize(
    "block",
    [
        "{say: 'On {{ steps.matching_meeting.date }}.'",
        "{note: 'On {{ steps.matching_meeting.date }}.'",
        "{quote: views.words",
        "{question: When?, answer: 'On {{ steps.matching_meeting.date }}.'",
        "{question: 'On {{ steps.matching_meeting.date }}?', answer: Yes.",
        "{details: [{label: When, value: '{{ steps.matching_meeting.date }}'}]",
        "{ticks: ['On {{ steps.matching_meeting.date }}.']",
        "{for_each: carers, say: '{{ one.commitment }}'",
        "{for_each: carers, words: [{quote: one.commitment}]",
        "{table: {columns: [x], widths: [100], rows: [['{{ steps.matching_meeting.date }}']]}",
        "{panels: [{heading: x, words: ['{{ views.words }}']}, {heading: x, words: [y]}]",
        "{road: [{heading: x, words: ['{{ steps.matching_meeting.date }}']}]",
    ],
)
def test_other_words_stand_for_any_block_with_a_fact_not_known(block: str) -> None:
    assert tree(f"- {block}, if_unknown: Not yet.}}") == "Paragraph\n  'Not yet.'"


def test_the_nearest_block_with_other_words_says_them() -> None:
    assert tree("""
        - question: When?
          answer:
            - {say: "{{ steps.matching_meeting.date }}", if_unknown: No day yet.}
          if_unknown: Nobody knows.
    """).endswith("'No day yet.'")


def test_a_field_waits_for_what_is_not_known_and_asks_for_no_other_words() -> None:
    fields = (
        "- {fields: [{label: When, value: '{{ steps.matching_meeting.date }}'}], if_unknown: Never said.}"
    )
    assert tree(fields).startswith("Fields")


def test_a_quotation_not_known_is_room_to_write() -> None:
    assert tree("- {quote: views.words, from: You}") == "WriteSpace lines=4\n  'You'"


# ---------------------------------------------------------------- withheld, and does not apply


HIDDEN = [{"fact": "carers.name", "from": ["parent"]}, {"fact": "views.words", "from": ["child"]}]


@pytest.mark.parametrize(
    "block",
    [
        "{say: 'You live with {{ carers.name }}.'",
        "{note: 'You live with {{ carers.name }}.'",
        "{note: x, title: '{{ carers.name }}'",
        "{question: 'Who is {{ carers.name }}?', answer: x",
        "{question: Who?, answer: '{{ carers.name }}'",
        "{quote: views.words",
        "{write: 'To {{ carers.name }}'",
        "{draw: 'To {{ carers.name }}'",
        "{panels: [{heading: '{{ carers.name }}', words: [x]}, {heading: x, words: [y]}]",
        "{road: [{heading: '{{ carers.name }}'}]",
        "{flow: [{step: 'With {{ carers.name }}'}]",
        "{sign: [{role: '{{ carers.name }}'}]",
    ],
)
def test_a_block_with_a_withheld_fact_is_left_out_or_says_other_words(block: str) -> None:
    case = example(withhold=HIDDEN)
    assert tree(f"- {block}}}", case, "parent") == ""
    assert tree(f"- {block}, if_withheld: Ask us.}}", case, "parent") == "Paragraph\n  'Ask us.'"
    assert "Ask us." not in tree(f"- {block}, if_unknown: Ask us.}}", case, "parent")


def test_a_chart_keeps_its_box_without_who_and_when_that_must_not_be_told() -> None:
    made = tree(
        "- {flow: [{step: x, who: '{{ carers.name }}', by_when: now}]}", example(withhold=HIDDEN), "parent"
    )
    assert "'x'" in made and "'now'" in made and "Whitfield" not in made


def test_a_line_of_details_says_other_words_for_what_must_not_be_told() -> None:
    line = "{label: Ask, value: '{{ carers.name }}', if_withheld: the council}"
    made = tree(f"- {{details: [{line}]}}", example(withhold=HIDDEN), "parent")
    assert "'Ask'" in made and "'the council'" in made


def test_a_document_that_makes_no_sense_without_a_fact_is_not_made_where_it_is_withheld() -> None:
    words = "title: Title\nsections:\n- heading: Heading\n  words: ['With {{ carers.name }}.', Hello.]\n"
    with pytest.raises(NotMade) as stopped:
        composed(words, example(withhold=HIDDEN), "parent", not_made=("carers.name",))
    assert (stopped.value.fact, stopped.value.why) == ("carers.name", Missing.WITHHELD)
    assert composed(words, None, "parent", not_made=("carers.name",)).blocks  # not known is another thing


def test_a_part_with_a_withheld_fact_is_left_out_alone() -> None:
    assert tree(
        """
        - ticks: [x, "{{ carers.name }}"]
        - details: [{label: a, value: b}, {label: c, value: "{{ carers.name }}", if_unknown: d}]
        - fields: [{label: e, value: "{{ carers.name }}"}]
        - table: {columns: [f], widths: [100], rows: [[g], ["{{ carers.name }}"]]}
        """,
        example(withhold=HIDDEN),
        "parent",
    ) == lines("""
        Listing kind='tick' tick_words=('Not ticked:', 'Ticked:')
          Item
            Paragraph
              'x'
        Details
          Detail
            .label
              'a'
            .value
              'b'
        Fields
          Field lines=0
            .label
              'e'
        Table widths=(100,)
          .columns
            -
              'f'
          .rows
            -
              -
                'g'
    """)


@pytest.mark.parametrize(
    "block",
    [
        "{for_each: carers, say: '{{ one.commitment }}', none: Nothing.",
        "{table: {columns: [x], widths: [100], for_each: carers, row: ['{{ one.commitment }}'], none: Nothing.}",
    ],
)
def test_a_list_with_entries_is_never_said_to_be_empty(block: str) -> None:
    case = example(withhold=[{"fact": "carers.commitment", "from": ["child"]}])
    assert tree(f"- {block}}}", case) == ""


def test_a_section_whose_every_block_falls_away_disappears() -> None:
    words = "- {heading: Them, words: ['{{ carers.name }}', {say: x, when: is_blank}]}"
    assert tree(words, example(withhold=HIDDEN), "parent") == ""


def test_what_does_not_apply_is_left_out_whatever_words_there_are() -> None:
    assert tree("- {say: '{{ occasion.date }}', if_unknown: a, if_withheld: b}", example()) == ""


def test_other_words_that_cannot_be_told_either_are_left_out() -> None:
    words = "- {say: '{{ carers.name }}', if_withheld: 'With {{ carers.name }}.'}"
    assert tree(words, example(withhold=HIDDEN), "parent") == ""


def test_the_first_fact_that_is_not_there_decides() -> None:
    case = example(withhold=HIDDEN, steps={"matching_meeting": {"place": None}})
    other = "if_unknown: Unknown., if_withheld: Withheld."
    place, name = "{{ steps.matching_meeting.place }}", "{{ carers.name }}"
    assert "Unknown." in tree(f"- {{say: '{place} {name}', {other}}}", case, "parent")
    assert "Withheld." in tree(f"- {{say: '{name} {place}', {other}}}", case, "parent")


@pytest.mark.parametrize(
    ("words", "fact", "needs"),
    [
        ("{title: 'For {{ carers.name }}', sections: [{heading: x}]}", "title", ()),
        ("{title: x, sections: [{heading: x}]}", "carers.name", ("carers.name",)),
    ],
)
def test_a_document_that_needs_a_withheld_fact_is_not_made(
    words: str, fact: str, needs: tuple[str, ...]
) -> None:
    with pytest.raises(NotMade) as raised:
        composed(words, example(withhold=HIDDEN), "parent", needs=needs)
    assert (raised.value.fact, raised.value.why) == (fact, Missing.WITHHELD)


def test_a_subtitle_with_a_withheld_fact_is_left_out() -> None:
    words = "{title: x, subtitle: 'With {{ carers.name }}', sections: [{heading: x}]}"
    assert composed(words, example(withhold=HIDDEN), "parent").subtitle == ()


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("is_agreed", True),
        ("not is_agreed", False),
        ("not  is_agreed", False),
        ("[is_agreed, is_fostering]", True),
        ("[is_agreed, is_kinship]", False),
        ("[is_agreed, not is_kinship]", True),
        ("knows steps.celebration.idea", True),
        ("not knows steps.celebration.idea", False),
        ("knows steps.celebration.place", False),
        ("knows occasion.date", False),
    ],
)
def test_a_block_stands_when_every_condition_holds(when: str, holds: bool) -> None:
    words = f"- {{say: 'Yes.', when: {when}, otherwise: 'No.'}}"
    assert tree(words, example()) == f"Paragraph\n  '{'Yes.' if holds else 'No.'}'"


def test_a_condition_takes_a_withheld_fact_as_not_known() -> None:
    case = example(withhold=[{"fact": "steps.ratification", "from": ["parent"]}])
    words = "- {say: 'Yes.', when: is_agreed, otherwise: 'Not told.'}\n- {say: b, when: knows steps.ratification.date}"
    assert tree(words, case, "parent") == "Paragraph\n  'Not told.'"


def test_a_condition_that_does_not_hold_is_asked_before_the_facts() -> None:
    words = "- {say: '{{ views.words }}', when: is_blank, otherwise: 'No.', if_unknown: a, if_withheld: b}"
    assert tree(words) == "Paragraph\n  'No.'"


@pytest.mark.parametrize(
    ("facts", "version", "look"),
    [({"home": {"kind": "kinship"}}, "Kinship", "letter"), ({}, "Main", "calm")],
)
def test_the_first_version_whose_condition_holds_is_used(
    facts: dict[str, Any], version: str, look: str
) -> None:
    files = {
        "kinship": "{title: Kinship, sections: [{heading: x}]}",
        "main": "{title: Main, sections: [{heading: x}]}",
    }
    versions = [{"when": "needs_no_process", "file": "kinship", "look": "letter"}, {"file": "main"}]
    document = composed(files, case_of(**facts), versions=versions)
    assert (document.title, document.look) == ((Text(version),), look)


# ---------------------------------------------------------------- whom it is for


def test_the_reader_is_the_one_person_whom_it_is_for() -> None:
    case = example()
    line = "{{ reader.known_as }}"
    assert said(line, case, recipient("carer", index=1)) == "Paul"
    assert said(line, case, recipient("parent")) == "Samina"
    assert said(line, case, recipient("child")) == "Amira"
    assert said(line, case, recipient("practitioner")) == ""


def test_an_invitation_speaks_of_its_own_occasion() -> None:
    guest = recipient("invitee", index=0, occasion="commitment-visit")
    line = "{{ reader.name }}: {{ occasion.name }} on {{ occasion.date }}, {{ occasion.place }}"
    reads = "Mrs Okafor: lasting home commitment visit on Wednesday 18 March 2026, the café at Beacon Fell"
    assert said(line, example(), guest) == reads


# ---------------------------------------------------------------- a value is only a value


LIKE_MARKUP = [
    "*Robin* **B** _c_",
    "{{ child.born }}",
    "{% if x %}{{",
    "<b>Robin</b><script>alert(1)</script>",
    "[Robin](https://example.org)",
    "- Robin",
    "1. Robin",
    "# Robin",
    "Robin & Co; &amp; &#42;",
    "---",
    "!!python/object:x",
    "Robin: 'a' \"b\" | >",
    "`Robin` \\*x\\*",
    "{0} %s ${x} {name}",
    "Rob‘in’ -- ... (c)",
]


@pytest.mark.parametrize("name", LIKE_MARKUP)
@pytest.mark.parametrize(
    "words", ["'{{ child.known_as }}'", "'**{{ child.known_as }}**'", "{note: '{{ child.known_as }}'}"]
)
def test_a_value_that_looks_like_markup_comes_out_as_it_was_typed(name: str, words: str) -> None:
    assert _texts(f"- {words}", name) == [name]


PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]).filter(lambda letter: letter.isprintable()),
    min_size=1,
    max_size=40,
)


@given(PRINTABLE)
def test_any_name_stands_word_for_word_in_exactly_one_text(typed: str) -> None:
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if name:
        assert _texts("- Hello **{{ child.known_as }}**, hello.", name) == [name]


def _texts(words: str, name: str) -> list[str]:
    document = composed(
        f"title: Title\nsections:\n- heading: Heading\n  words:\n  {words}", case_of(child={"known_as": name})
    )
    return [node.text for node in walk(document.blocks) if isinstance(node, Text) and node.fact]


# ---------------------------------------------------------------- every guide


EVERYONE = [reader.value for reader in Reader]
EVERY_CASE = {
    "the smallest": case_of(),
    "the whole": example(),
    "kinship": case_of(home={"kind": "kinship"}),
    "residential": case_of(home={"kind": "residential"}, child={"born": "2009-01-01"}),
    "all withheld": example(
        withhold=[
            {"fact": name, "from": EVERYONE} for name in ("carers", "home", "parents", "steps", "views")
        ]
    ),
}


@pytest.mark.parametrize("case", [*EVERY_CASE.values(), None], ids=[*EVERY_CASE, "a blank"])
@pytest.mark.parametrize("name", sorted(read_stock().library.guides))
def test_every_guide_says_only_words(name: str, case: Case | None) -> None:
    stock = read_stock()
    guide = stock.library.guides[name]
    reader = recipient(guide.facts.reader) if case else Recipient(Reader(guide.facts.reader))
    view = view_of(case, reader) if case else no_case(reader, TODAY)
    try:
        document = compose(guide, view, stock.library, stock.catalogues["en-GB"], stock.pictures)
    except NotMade:
        return
    for text in texts(document):
        assert text.text
        assert not re.search("[{}]|WITHHELD|Undisclosed", text.text)
        assert not (text.fact and "None" in text.text)
    for node in walk(document.blocks):
        if isinstance(node, Section):
            assert node.title
