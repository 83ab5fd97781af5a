"""Easy read: what becomes of each kind of block, of hard words, and of what every easy-read document says of itself."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case_of, example
from tiny import composed, faults_in_blocks, lines, said, tree
from toolkit.case.schema import Case
from toolkit.compose.hard_words import explained
from toolkit.document.nodes import Paragraph, Picture, PictureRow, Section, Strong, Text
from toolkit.document.walk import plain, walk
from toolkit.transforms.variants import VARIANTS, vary

ROWS: dict[str, tuple[str, str]] = {
    "say": (
        """
        - say: It is about {{ child.known_as }}, and it is long.
          easy:
            - home: This is about {{ child.known_as }}.
            - {picture: question, say: You can ask.}
        """,
        """
        PictureRow
          .picture
            Picture name='home' words='' size='small'
          .blocks
            Paragraph
              'This is about '
              ‹child.known_as› 'Amira'
              '.'
        PictureRow
          .picture
            Picture name='question' words='' size='small'
          .blocks
            Paragraph
              'You can ask.'
        """,
    ),
    "note: a box of rows without a title": (
        """
        - note: You can ask, whatever the day.
          title: Good to know
          easy: {question: You can ask.}
        """,
        """
        Box tone='plain'
          .blocks
            PictureRow
              .picture
                Picture name='question' words='' size='small'
              .blocks
                Paragraph
                  'You can ask.'
        """,
    ),
    "write: the last row is the label of the lines": (
        """
        - write: My next stop
          lines: 3
          easy: [{map: Look at the road.}, {pencil: Write your next stop.}]
        """,
        """
        PictureRow
          .picture
            Picture name='map' words='' size='small'
          .blocks
            Paragraph
              'Look at the road.'
        PictureRow
          .picture
            Picture name='pencil' words='' size='small'
          .blocks
            WriteSpace lines=3
              'Write your next stop.'
        """,
    ),
    "ticks: a box to tick in the row": (
        """
        - ticks:
            - {say: I want to come along, ticked: not is_blank, easy: {meeting: I want to come.}}
        """,
        """
        PictureRow
          .picture
            Picture name='meeting' words='' size='small'
          .blocks
            Listing kind='tick' tick_words=('Not ticked:', 'Ticked:')
              Item ticked=True
                Paragraph
                  'I want to come.'
        """,
    ),
    "for_each: rows for each entry": (
        """
        - for_each: carers
          say: "**{{ one.known_as }}**"
          easy: {carers: "You live with {{ one.known_as }}."}
        """,
        """
        PictureRow
          .picture
            Picture name='carers' words='' size='small'
          .blocks
            Paragraph
              'You live with '
              ‹one.known_as› 'Jean'
              '.'
        PictureRow
          .picture
            Picture name='carers' words='' size='small'
          .blocks
            Paragraph
              'You live with '
              ‹one.known_as› 'Paul'
              '.'
        """,
    ),
    "a picture and a page break are left out": (
        "- {picture: home}\n- {page: new}\n- Kept.",
        "Paragraph\n  'Kept.'\n",
    ),
}


@pytest.mark.parametrize("block", ROWS)
def test_a_block_becomes_rows(block: str) -> None:
    written, expected = ROWS[block]
    assert tree(written, example(), wording="easy") == lines(expected)


def test_other_words_have_easy_words_of_their_own() -> None:
    written = """
        - say: The meeting is on {{ steps.matching_meeting.date }}.
          easy: {calendar: "It is on {{ steps.matching_meeting.date }}."}
          if_unknown: {say: There is no day yet., easy: {waiting: No day yet.}}
        - say: Hidden
          when: is_blank
          otherwise: {say: Long words., easy: {star: Short words.}}
        """
    assert _said(written, example()) == ["It is on Monday 2 March 2026.", "Short words."]
    assert _said(written, case_of()) == ["No day yet.", "Short words."]


def test_details_are_rows_and_the_unknown_has_its_own() -> None:
    written = """
        - details:
            - label: When
              value: "{{ steps.matching_meeting.time }}"
              if_unknown: {say: We will ring you., easy: {phone: We ring you.}}
              easy: {calendar: "It is at {{ steps.matching_meeting.time }}."}
        """
    assert _said(written, example()) == ["It is at 3.30pm."]
    assert _said(written, case_of()) == ["We ring you."]


def test_what_may_not_be_told_is_not_told_in_easy_words_either() -> None:
    hidden = example(withhold=[{"fact": "steps.matching_meeting.place", "from": ["child"]}])
    written = """
        - say: It is at {{ steps.matching_meeting.place }}.
          easy: {map: "You go to {{ steps.matching_meeting.place }}."}
          if_withheld: {say: Ask where it is., easy: {question: You can ask where it is.}}
        """
    assert _said(written, hidden) == ["You can ask where it is."]


def test_words_without_easy_words_are_kept_rather_than_lost() -> None:
    assert _said("- Nobody has written this yet.", example()) == ["Nobody has written this yet."]


def test_a_road_is_headings_with_numbers_and_says_where_the_child_is() -> None:
    written = """
        - road:
            - {stop: start, heading: The idea, words: [{say: a, easy: {talking: Someone has an idea.}}]}
            - {stop: matching_meeting, heading: A meeting, words: [{say: b, easy: {meeting: People meet.}}]}
            - {stop: celebration, heading: The party, easy_heading: Party, words: [{say: c, easy: {cake: You eat cake.}}]}
        """
    document = composed(_words(written), example(), wording="easy")
    titles = [
        plain(node.title) for node in walk(document.blocks) if isinstance(node, Section) and node.level == 3
    ]
    assert [title.partition(":")[0] for title in titles] == ["1. The idea", "2. A meeting", "3. Party"]


def test_panels_stand_below_each_other_with_their_headings() -> None:
    written = """
        - panels:
            - {heading: Stays, words: [{say: x, easy: {home: Your home stays.}}]}
            - {heading: Changes, words: [{say: y, easy: {letter: You get a letter.}}]}
        """
    assert tree(written, example(), wording="easy").count("Section level=3") == 2


# ---------------------------------------------------------------- hard words, and what a document says of itself


def test_a_hard_word_is_bold_once_and_explained_in_the_next_sentence() -> None:
    written = """
        - {say: x, easy: {meeting: The matching meeting is near. You can come.}}
        - {say: y, easy: {meeting: A matching meeting takes an hour.}}
        """
    assert _said(written, example()) == [
        "The matching meeting is near. It is a meeting about you. You can come.",
        "A matching meeting takes an hour.",
    ]
    body = _body(written)
    assert [plain(node.content) for node in walk(body) if isinstance(node, Strong)] == ["matching meeting"]


def test_the_box_at_the_end_explains_just_the_hard_words_that_were_met() -> None:
    document = composed(
        _words("- {say: x, easy: {advocate: An advocate can come.}}"), example(), wording="easy"
    )
    (box,) = (
        block for block in document.blocks if isinstance(block, Section) and block.anchor == "hard-words"
    )
    assert [plain(node.content) for node in walk(box) if isinstance(node, Strong)] == ["Advocate"]


def test_without_a_hard_word_there_is_no_box() -> None:
    document = composed(_words("- {say: x, easy: {home: Your home.}}"), example(), wording="easy")
    assert not [
        block for block in document.blocks if isinstance(block, Section) and block.anchor == "hard-words"
    ]


def test_a_value_of_the_case_is_never_explained() -> None:
    named = example(carers=[{"name": "Advocate Jones", "known_as": "Advocate"}])
    written = "- {say: x, easy: {carers: '{{ carers.known_as }} is here.'}}"
    assert _said(written, named) == ["Advocate is here."]


@given(
    st.lists(
        st.sampled_from(
            [
                "A matching meeting.",
                "An advocate",
                "Matching meetings!",
                "so",
                "?",
                " ",
                "words ",
                "the end. ",
            ]
        )
    )
)
def test_explaining_loses_no_word_and_explains_each_once(pieces: list[str]) -> None:
    means = {"matching meeting": (Text("[m]"),), "advocate": (Text("[a]"),)}
    row = PictureRow(Picture("home", ""), (Paragraph(tuple(Text(piece) for piece in pieces)),))
    (made,), met = explained((row,), means)
    read = "".join(node.text for node in walk(made) if isinstance(node, Text))
    assert len(met) == len(set(met)) == read.count("[")
    assert read.replace(" [m]", "").replace(" [a]", "") == "".join(pieces)


def test_a_document_says_who_made_it_how_to_ask_and_that_nobody_has_checked_it() -> None:
    about = plain_of(composed(_words("- x"), example(), wording="easy"), "about")
    assert "Larkshire" in about and "01632 960100" in about
    assert "not yet checked by readers" in about


def test_who_has_checked_it_is_data() -> None:
    words = f"checked_by: [{{who: The readers of Larkbridge, on: 2026-02-01}}]\n{_words('- x')}"
    about = plain_of(composed(words, example(), wording="easy"), "about")
    assert "The readers of Larkbridge" in about and "Sunday 1 February 2026" in about
    assert "not yet checked" not in about


def test_only_easy_read_wears_the_easy_look_and_a_certificate_keeps_its_paper() -> None:
    document = composed(_words("- x"), example(), wording="easy")
    assert vary(document, "easy-read").look == "easy-read"
    assert {vary(document, name).look for name in VARIANTS if name != "easy-read"} == {document.look}


# ---------------------------------------------------------------- plain words with more pictures


def test_more_pictures_stand_beside_the_plain_words() -> None:
    written = """
        - {say: "Hello **you**.\\n\\n- one", easy: [{home: Hello.}, {star: One.}]}
        - Nothing beside this.
        - {say: x, when: is_blank, otherwise: {say: Other., easy: {heart: Other.}}}
        """
    made = tree(written, example(), wording="plain, with more pictures")
    assert made.count("PictureRow") == 2
    assert [name for name in ("home", "heart", "star") if f"name='{name}'" in made] == ["home", "heart"]
    words = [line.strip() for line in tree(written, example()).splitlines() if line.strip().startswith("'")]
    assert [line.strip() for line in made.splitlines() if line.strip().startswith("'")] == words


# ---------------------------------------------------------------- faults of an author


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("- {say: x, easy: {hause: This is your home.}}", "there is no picture of this name"),
        ("- {say: x, easy: [This is your home.]}", "a row of easy words is a picture and its words"),
        ("- {say: x, easy: {home: '{{ child.knwon_as }}'}}", "there is no fact"),
        ("- {say: x, otherwise: {easy: {home: Home.}}}", "this is missing"),
    ],
)
def test_a_fault_in_easy_words_is_told(written: str, told: str) -> None:
    (fault,) = faults_in_blocks(written)
    assert told in fault


def test_plain_words_are_untouched_by_easy_words() -> None:
    assert said("Plain.") == "Plain."
    assert tree("- {say: Plain., easy: {home: Easy.}}") == "Paragraph\n  'Plain.'"


def _words(blocks: str) -> str:
    return f"title: Title\nsections:\n- heading: Heading\n  words:\n{indent(dedent(blocks).strip(chr(10)), '  ')}"


def _body(blocks: str, case: Case | None = None) -> Section:
    document = composed(_words(blocks), case or example(), wording="easy")
    return next(
        block for block in document.blocks if isinstance(block, Section) and block.anchor.startswith("part")
    )


def _said(blocks: str, case: Case) -> list[str]:
    """The words of every row and paragraph of the section."""
    return [plain(node.content) for node in walk(_body(blocks, case)) if isinstance(node, Paragraph)]


def plain_of(document: object, anchor: str) -> str:
    (section,) = (node for node in walk(document) if isinstance(node, Section) and node.anchor == anchor)
    return " ".join(plain(node.content) for node in walk(section) if isinstance(node, Paragraph))
