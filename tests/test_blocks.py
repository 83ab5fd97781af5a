"""Each kind of block, composed from a few lines of YAML: what the reader of the example case meets."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cases import case_of, example
from tiny import composed, faults_in_blocks, lines, tree
from toolkit.compose.blocks import CasePictureData
from toolkit.content.blocks import KINDS
from toolkit.document.nodes import Section
from toolkit.document.walk import walk

STATE = re.compile(r"state='(\w+)'")
DRAWING = CasePictureData(b"PNG", 40, 30)

COMPOSED: dict[str, tuple[str, str]] = {
    "say": (
        """
        - say: Hello **{{ child.known_as }}**
        """,
        """
        Paragraph
          'Hello '
          Strong
            ‹child.known_as› 'Amira'
        """,
    ),
    "note": (
        """
        - {note: You can ask., title: Good to know, tone: tip}
        """,
        """
        Box tone='tip'
          .title
            'Good to know'
          .blocks
            Paragraph
              'You can ask.'
        """,
    ),
    "question": (
        """
        - {question: Who decides?, answer: "{{ team.head_of_service.name }}."}
        """,
        """
        Section level=3 anchor='part-1-1' role='question'
          .title
            'Who decides?'
          .blocks
            Paragraph
              ‹team.head_of_service.name› 'Gill Marsh'
              '.'
        """,
    ),
    "quote": (
        """
        - {quote: views.words, from: You wrote}
        """,
        """
        Quotation
          .blocks
            Paragraph
              ‹views.words› 'I want this to be my home because everybody shouts at the telly together.'
          .source
            'You wrote'
        """,
    ),
    "show": (
        """
        - show: views.picture
        """,
        """
        CasePicture data=3 bytes words="The child's picture, sent with the child's views" width_px=40 height_px=30
        """,
    ),
    "ticks": (
        """
        - ticks: [A letter, {say: I come, ticked: child_comes_to_commitment_visit}, {say: x, when: is_blank}]
        """,
        """
        Listing kind='tick' tick_words=('Not ticked:', 'Ticked:')
          Item
            Paragraph
              'A letter'
          Item ticked=True
            Paragraph
              'I come'
        """,
    ),
    "details": (
        """
        - details:
          - {label: When, value: "{{ steps.matching_meeting.time }}"}
          - {label: Adviser, value: "{{ team.personal_adviser.name }}", if_unknown: From 16.}
          - {label: Agreed, value: No, when: is_not_agreed}
        """,
        """
        Details
          Detail
            .label
              'When'
            .value
              ‹steps.matching_meeting.time› '3.30pm'
          Detail
            .label
              'Adviser'
            .value
              'From 16.'
        """,
    ),
    "fields": (
        """
        - fields:
          - {label: Name, hint: In full, value: "{{ child.name }}"}
          - {label: Adviser, value: "{{ team.personal_adviser.name }}", lines: 2}
          - {label: Reason, when: is_not_agreed}
        """,
        """
        Fields
          Field lines=0
            .label
              'Name'
            .hint
              'In full'
            .value
              ‹child.name› 'Amira Hussain-Kelly'
          Field lines=2
            .label
              'Adviser'
        """,
    ),
    "table": (
        """
        - table: {columns: [Step, By], widths: [60, 40], rows: [[Book, ""]], blank_rows: 1}
        """,
        """
        Table widths=(60, 40)
          .columns
            -
              'Step'
            -
              'By'
          .rows
            -
              -
                'Book'
              -
            -
              -
              -
        """,
    ),
    "for_each": (
        """
        - {for_each: celebration_guests, say: "{{ one.name }}", none: Nobody yet.}
        - for_each: worries
          words: ["You asked: {{ one.words }}"]
        """,
        """
        Listing kind='bullet'
          Item
            Paragraph
              ‹one.name› 'Zac'
          Item
            Paragraph
              ‹one.name› 'Grandma Rose'
        Paragraph
          'You asked: '
          ‹one.words› 'Will I still see Zac?'
        """,
    ),
    "write": ("- {write: What I think, lines: 8}", "WriteSpace lines=8\n  'What I think'"),
    "draw": ("- {draw: My home, height_mm: 110}", "DrawSpace height_mm=110\n  'My home'"),
    "frames": (
        """
        - frames:
          - {label: My cake, width_mm: 150, height_mm: 100}
          - {label: A ticket, width_mm: 80, height_mm: 125, holds: pocket}
          - {label: Nothing, width_mm: 90, height_mm: 130, when: is_blank}
        """,
        """
        PhotoSpaces
          PhotoSpace words='Stick a photograph here: 15 × 10 cm' width_mm=150 height_mm=100
            'My cake'
          PhotoSpace words='Glue the edge of an envelope here: 8 × 12.5 cm' width_mm=80 height_mm=125 holds='pocket'
            'A ticket'
        """,
    ),
    "picture": ("- {picture: cake, size: large}", "Picture name='cake' words='words for it' size='large'"),
    "portraits": (
        """
        - portraits: [child, carers, people_at_celebration]
        """,
        """
        Portraits
          Portrait
            .looks
              Looks age='child' skin='light-brown' hair='ponytail' hair_colour='dark-brown' glasses=True clothes='yellow'
            .name
              ‹child.known_as› 'Amira'
          Portrait
            .looks
              Looks age='adult' skin='very-light' hair='bob' hair_colour='grey' clothes='purple'
            .name
              ‹one.known_as› 'Jean'
          Portrait
            .looks
              Looks age='adult' skin='light' hair='short' hair_colour='brown' beard='short' glasses=True clothes='blue'
            .name
              ‹one.known_as› 'Paul'
          Portrait
            .looks
              Looks age='teenager' skin='light-brown' hair='fade' hair_colour='black' hearing_aid=True clothes='red'
            .name
              ‹one.name› 'Zac'
            .role
              ‹one.role› 'brother'
          Portrait
            .looks
              Looks
            .name
              ‹one.name› 'Grandma Rose'
            .role
              ‹one.role› 'grandparent'
        """,
    ),
    "panels": (
        """
        - panels:
          - {heading: Before, words: [Read.]}
          - {heading: After, words: [Rest.]}
          - {heading: Never, words: [No.], when: is_not_agreed}
        """,
        """
        Panels
          Panel
            .title
              'Before'
            .blocks
              Paragraph
                'Read.'
          Panel
            .title
              'After'
            .blocks
              Paragraph
                'Rest.'
        """,
    ),
    "road": (
        """
        - road:
          - {heading: The idea, stop: start, picture: talking, words: [It began.]}
          - {heading: The visit, stop: commitment_visit}
          - {heading: Staying Put}
          - {heading: The home, when: is_residential}
        """,
        """
        Road level=3
          Stop number=1 state='done' state_words='Done'
            .title
              'The idea'
            .picture
              Picture name='talking' words='' size='small'
            .blocks
              Paragraph
                'It began.'
          Stop number=2 state='here' state_words='You are here'
            .title
              'The visit'
            .figure
              Looks age='child' skin='light-brown' hair='ponytail' hair_colour='dark-brown' glasses=True clothes='yellow'
          Stop number=3 state='plain' state_words=''
            .title
              'Staying Put'
        """,
    ),
    "flow": (
        """
        - flow:
          - {step: Meeting, who: Team Manager, by_when: "{{ clock.head_of_service }}", words: [Decide.]}
          - {choice: Agreed?, branches: [{answer: "Yes", words: [Visit.]}, {answer: "No", words: [Letter.]}]}
          - {step: Panel, when: is_blank}
        """,
        """
        Flow level=3 who_label='Who' when_label='By when'
          FlowStep
            .title
              'Meeting'
            .who
              'Team Manager'
            .by_when
              ‹clock.head_of_service› '14 days'
            .blocks
              Paragraph
                'Decide.'
          FlowChoice
            .question
              'Agreed?'
            .branches
              Panel
                .title
                  'Yes'
                .blocks
                  Paragraph
                    'Visit.'
              Panel
                .title
                  'No'
                .blocks
                  Paragraph
                    'Letter.'
        """,
    ),
    "sign": (
        """
        - sign: [{name: "{{ team.head_of_service.name }}", role: Head of Service}, {role: Witness}]
        """,
        """
        Signatures sign_label='Signed' date_label='Date'
          Signature
            .name
              ‹team.head_of_service.name› 'Gill Marsh'
            .role
              'Head of Service'
          Signature
            .role
              'Witness'
        """,
    ),
    "use": (
        """
        - use: help-for-child
        """,
        """
        Paragraph
          'Ask a grown-up you trust.'
        Paragraph
          'Ask '
          ‹team.social_worker.name› 'Dev Patel'
          '.'
        """,
    ),
    "page": ("- page: new", "PageBreak"),
    "heading": (
        """
        - {heading: Inside, words: [Text.], picture: home, starts: new page}
        """,
        """
        Section level=3 anchor='part-1-1' starts_page=True
          .title
            'Inside'
          .blocks
            Paragraph
              'Text.'
          .picture
            Picture name='home' words='' size='small'
        """,
    ),
}


def test_every_kind_of_block_has_an_example() -> None:
    assert COMPOSED.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", COMPOSED)
def test_a_block_becomes_what_its_reader_meets(kind: str) -> None:
    words, expected = COMPOSED[kind]
    case = example(steps={"commitment_visit": {"outcome": None}})
    assert tree(words, case, picture=DRAWING) == lines(expected)


# ---------------------------------------------------------------- parts that fall away


@pytest.mark.parametrize(
    "block",
    [
        "- ticks: [{say: x, when: is_blank}]",
        "- details: [{label: x, value: y, when: is_blank}]",
        "- fields: [{label: x, when: is_blank}]",
        "- panels: [{heading: x, words: [y], when: is_blank}, {heading: x, words: [{say: y, when: is_blank}]}]",
        "- road: [{heading: x, when: is_blank}]",
        "- flow: [{step: x, when: is_blank}]",
        "- table: {columns: [x], widths: [100]}",
        "- table: {columns: [x], widths: [100], for_each: worries, row: ['{{ one.words }}']}",
        "- {for_each: worries, say: '{{ one.words }}'}",
        "- {question: x, answer: {say: y, when: is_blank}}",
        "- {heading: x, words: [{say: y, when: is_blank}]}",
        "- show: views.picture",
    ],
)
def test_a_block_without_parts_disappears(block: str) -> None:
    assert tree(block) == ""


@pytest.mark.parametrize(
    "block",
    [
        "- {for_each: worries, say: '{{ one.words }}', none: None yet.}",
        "- table: {columns: [x], widths: [100], for_each: worries, row: ['{{ one.words }}'], none: None yet.}",
    ],
)
def test_an_empty_list_says_its_own_words(block: str) -> None:
    assert tree(block) == "Paragraph\n  'None yet.'"


def test_a_table_of_a_list_keeps_its_blank_rows_instead_of_words() -> None:
    words = "for_each: worries, row: ['{{ one.words }}'], none: None yet., blank_rows: 1"
    assert tree(f"- table: {{columns: [x], widths: [100], {words}}}").startswith("Table")


def test_a_section_may_be_a_heading_alone() -> None:
    assert tree("- heading: Alone") == lines("""
        Section level=3 anchor='part-1-1'
          .title
            'Alone'
    """)


def test_levels_of_headings_go_no_deeper_than_six() -> None:
    deep = "- heading: a\n  words: [{heading: b, words: [{heading: c, words: [{heading: d, words: [{heading: e}]}]}]}]"
    assert [line.split()[1] for line in tree(deep).split("\n") if "level" in line] == [
        "level=3",
        "level=4",
        "level=5",
        "level=6",
        "level=6",
    ]


def test_no_two_headings_have_one_anchor() -> None:
    part = "{heading: a, words: [{heading: b, words: [c]}, {question: d, answer: e}]}"
    branches = "[{answer: d, words: [{heading: e}]}, {answer: f, words: [{heading: g}]}]"
    flow = f"[{{step: a, words: [{{heading: b}}]}}, {{choice: c, branches: {branches}}}]"
    document = composed(
        f"""
        title: Title
        opening: [{part}, {{panels: [{part}, {part}]}}, {{flow: {flow}}}]
        sections: [{part}, {{heading: x, words: [{{road: [{part}, {part}]}}, {{for_each: carers, words: [{part}]}}]}}]
        """,
        example(),
    )
    anchors = [node.anchor for node in walk(document.blocks) if isinstance(node, Section)]
    assert len(anchors) > 15
    assert len(set(anchors)) == len(anchors)


# ---------------------------------------------------------------- the road


STOPS = ("start", "prepare", "matching_meeting", "ratification", "commitment_visit", "celebration")
ROAD = "- road:\n" + "\n".join(f"  - {{heading: {stop}, stop: {stop}}}" for stop in STOPS)
NOT_HELD = {"matching_meeting": {"date": "2026-03-02"}}
DECIDED = {"date": "2026-03-13", "outcome": "agreed"}
AGREED = {
    **NOT_HELD,
    "ratification": DECIDED,
    "commitment_visit": {"date": "2026-03-18"},
    "celebration": {"date": "2026-04-11"},
}
NOT_AGREED = {**NOT_HELD, "ratification": {**DECIDED, "outcome": "not-agreed"}}


@pytest.mark.parametrize(
    ("steps", "today", "states"),
    [
        (NOT_HELD, date(2026, 2, 20), "done here ahead ahead ahead ahead"),
        (NOT_HELD, date(2026, 3, 2), "done done here ahead ahead ahead"),
        (NOT_HELD, date(2026, 3, 3), "done done done here ahead ahead"),
        (AGREED, date(2026, 3, 14), "done done done done here ahead"),
        (AGREED, date(2026, 3, 19), "done done done done done here"),
        (AGREED, date(2026, 4, 12), "done done done done done done"),
        (NOT_AGREED, date(2026, 3, 14), "done done done here plain plain"),
    ],
)
def test_the_road_shows_where_the_child_is(steps: dict[str, object], today: date, states: str) -> None:
    road = tree(ROAD, case_of(today=today, steps=steps), today=today)
    assert STATE.findall(road) == states.split()


def test_a_parent_who_is_not_told_of_the_visit_is_not_told_where_the_child_stands() -> None:
    case = case_of(today=date(2026, 3, 14), steps=AGREED, parents=[{"name": "Sam Ash"}])
    road = tree(ROAD, case, "parent", today=date(2026, 3, 14))
    assert STATE.findall(road) == ["done", "done", "done", "done", "plain", "plain"]


def test_a_road_without_a_case_promises_nothing() -> None:
    assert tree(ROAD, None).count("state='plain' state_words=''") == len(STOPS)


# ---------------------------------------------------------------- what a block may not be


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("- notte: x", "there is no block “notte”. Did you mean “note”? See docs/writing.md."),
        ("- {say: x, wen: is_blank}", "this name is not one we know. Did you mean “when”?"),
        ("- {picture: cake, say: x}", "this name is not one we know."),
        ("- [x]", "this should be text or a block. See docs/writing.md."),
        ("- yes: true", "there is no block “yes”."),
        ("- true", "this should be text or a block. See docs/writing.md."),
        ("- say: [a]", "this should be text. If it is, put it in quotes."),
        ("- say: ''", "this is empty. Write it, or leave the line out."),
        ("- say: 1.5", "this should be text. If it is, put it in quotes."),
        ("- {note: x, tone: loud}", "this should be one of: 'tip', 'promise', 'help' or 'plain'."),
        ("- {write: x, lines: 99}", "this should be at most 60."),
        ("- {write: x, lines: many}", "this should be a whole number."),
        ("- {draw: x, height_mm: 5}", "this should be at least 20."),
        ("- picture: cakes", "there is no picture of this name. Did you mean “cake”?"),
        ("- use: help-for-childs", "there is no shared piece of this name. Did you mean “help-for-child”?"),
        ("- quote: child.name", "there is no long fact of this name."),
        ("- {for_each: worrys, say: x}", "there is no list of this name. Did you mean “worries”?"),
        ("- for_each: worries", "this says nothing of each entry. Write “say” or “words”."),
        ("- {say: x, when: is_blankk}", "there is no condition “is_blankk”. Did you mean “is_blank”?"),
        ("- {say: x, when: not is_blankk}", "there is no condition “is_blankk”. Did you mean “is_blank”?"),
        ("- {say: x, when: knows child.nam}", "there is no fact “child.nam”. Did you mean “child.name”?"),
        ("- {say: x, when: {is_blank: true}}", "this should be the name of a condition, or a list of names."),
        ("- ticks: []", "there should be at least one entry here."),
        ("- panels: [{heading: x, words: [y]}]", "there should be at least"),
        ("- details: [{label: x}]", "this is missing, and it is needed."),
        (
            "- details: {label: x, value: y}",
            "this should be a list: each entry on a line that begins with a hyphen.",
        ),
        ("- flow: [{box: x}]", "a box of the chart begins with “step” or “choice”."),
        ("- road: [{heading: x, stop: end}]", "this should be one of: 'start'"),
        ("- {heading: x, starts: anywhere}", "this should be one of: 'new page'."),
        (
            "- table: {columns: [a, b], widths: [9]}",
            "there are 2 columns and 1 widths. Give one to each column.",
        ),
        (
            "- table: {columns: [a], widths: [9], rows: [[x], [y, z]]}",
            "row 2 has 2 cells, and there are 1 columns.",
        ),
        (
            "- table: {columns: [a], widths: [9], for_each: worries}",
            "“row” has 0 cells, and there are 1 columns.",
        ),
        ("- table: {columns: [a], widths: [9], row: [x]}", "“row” is for a list: name it with “for_each”"),
    ],
)
def test_a_block_that_cannot_be_read_is_told_what_would_be_right(block: str, says: str) -> None:
    [fault] = faults_in_blocks(block)
    assert fault.startswith(f"1: {says}")


def test_faults_tell_the_line_of_a_block_text_and_of_a_flow_list() -> None:
    assert [
        fault.split(" “")[0]
        for fault in faults_in_blocks("""
        - |
          One line.

          {{ child.nam }} and
          {{ child.agee }}.
        - ticks: [one, two,
            "{{ child.nam }}"]
        - details:
          - {label: x, value: "{{ child.nam }}"}
          - label: x
            value: y
            wen: z
        - question: Why?
          answer:
            - note: |
                {{ they juggle }}
        - question: Why?
          answer: |
            {{ child.nam }}
    """)
    ] == [
        "4: there is no fact",
        "5: there is no fact",
        "7: there is no fact",
        "9: there is no fact",
        "12: this name is not one we know. Did you mean",
        "16: the verb",
        "19: there is no fact",
    ]
