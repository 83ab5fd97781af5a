"""Plain text is what a person would read aloud: in order, nothing across, everything that the tree says."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given

from conftest import EXAMPLES, ROOT
from documents import document, line, paragraph, section
from every_document import documents_of
from test_every_example import shown
from toolkit.document import nodes
from toolkit.document.looks import Looks
from toolkit.document.nodes import Block, Document, Inline, Text
from toolkit.document.walk import texts
from toolkit.proof.braille import compared
from toolkit.proof.plain_text import faults_in_plain_text, plain_text_as_text
from toolkit.writers.txt import write_txt
from trees import documents


def told(*blocks: Block, **changes: object) -> list[str]:
    """The lines between the title and who made it."""
    whole = write_txt(document(*blocks, **changes)).decode()
    return [line for line in whole.split("\n")[1:] if line and not line.startswith("Made by")]


def said(*content: Inline) -> str:
    (spoken,) = told(nodes.Paragraph(content))
    return spoken


def complaints(made: Document) -> list[str]:
    txt = write_txt(made)
    read = compared(plain_text_as_text(txt))
    return faults_in_plain_text(txt, made.labels) + [
        f"lost: {text.text}" for text in shown(made) if compared(text.text) not in read
    ]


# ---------------------------------------------------------------- everything is there


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_document_of_every_example_is_said_whole_and_laid_out_for_the_ear(name: str) -> None:
    found = {key: complaints(made) for key, made in documents_of(name)}
    assert found
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


@given(documents())
def test_every_word_of_any_tree_is_said(made: Document) -> None:
    txt = write_txt(made)
    read = compared(plain_text_as_text(txt))
    assert [text.text for text in texts(made) if compared(text.text) not in read] == []
    assert faults_in_plain_text(txt, made.labels) == []


@given(documents())
def test_the_same_tree_gives_the_same_bytes(made: Document) -> None:
    assert write_txt(made) == write_txt(made)


# ---------------------------------------------------------------- the file


def test_a_paragraph_is_one_line_however_long() -> None:
    words = "word " * 300
    assert said(Text(words)) == words.strip()


def test_the_title_is_first_and_who_made_it_is_last() -> None:
    made = document(paragraph("Between"), subtitle=line("Below the title"))
    lines = write_txt(made).decode().split("\n")
    assert lines[:2] == ["A sample", "Below the title"]
    assert lines[-2:] == ["Made by Larkshire County Council, Friday 20 March 2026. Reference LH-1.", ""]


def test_a_part_stands_further_apart_than_what_is_within_it() -> None:
    whole = write_txt(document(section("Part", section("Within", paragraph("Words."), level=3)))).decode()
    assert "\n\n\nPart\n\nWithin\nWords.\n" in whole


# ---------------------------------------------------------------- nothing is read across


def test_a_table_is_said_row_by_row_each_cell_after_its_column() -> None:
    rows = ((line("Monday"), line("Meeting")), (line("Friday"), ()), ((), ()), ((), ()))
    lines = told(nodes.Table((line("Day"), line("What")), (50, 50), rows))
    assert lines == [
        "Day: Monday",
        "What: Meeting",
        "Day: Friday",
        "What: (a line to write on)",
        "Rows to fill in: 2. Each has: Day; What",
    ]


def test_panels_are_said_one_after_the_other() -> None:
    panels = nodes.Panels(
        (nodes.Panel(line("Stays"), (paragraph("Your name"),)), nodes.Panel(line("Changes?"), ()))
    )
    assert told(panels) == ["Stays:", "Your name", "Changes?"]


def test_a_stop_says_its_number_and_where_the_child_is() -> None:
    stop = nodes.Stop(
        1, "done", "Done", line("Ready?"), nodes.Picture("home", "a house"), (paragraph("Words."),)
    )
    here = nodes.Stop(2, "here", "You are here", line("The meeting"), None, ())
    assert told(nodes.Road((stop, here), 3)) == [
        "Stop 1 of 2. Ready? Done.",
        "Words.",
        "Stop 2 of 2. The meeting. You are here.",
    ]


def test_a_chart_says_who_and_by_when_and_each_answer_with_what_follows() -> None:
    step = nodes.FlowStep(line("1. Start"), line("Team Manager"), line("soon"), (paragraph("Agree."),))
    choice = nodes.FlowChoice(
        line("Which?"), (nodes.Panel(line("Yes"), (paragraph("Go on."),)), nodes.Panel(line("No"), ()))
    )
    assert told(nodes.Flow((step, choice), 3, "Who", "By when")) == [
        "1. Start", "Who: Team Manager", "By when: soon", "Agree.",
        "A choice: Which?", "• Yes: Go on.", "• No:",
    ]  # fmt: skip


# ---------------------------------------------------------------- pictures, forms, other people's words


def test_a_picture_is_told_of_only_where_it_has_words() -> None:
    house = nodes.Picture("home", "")
    row = nodes.PictureRow(nodes.Picture("home", "a house"), (paragraph("You live here."),))
    spot = nodes.Section(2, line("Part"), (), "part-1", nodes.Picture("home", "a house"))
    people = nodes.Figures((Looks(),), "The child and the carers")
    assert told(house, row, people, spot) == ["You live here.", "Picture: The child and the carers", "Part"]


def test_boxes_say_whether_they_are_ticked_and_are_offered_where_none_is() -> None:
    def boxes(*ticked: bool) -> nodes.Listing:
        items = tuple(
            nodes.Item((paragraph(f"Box {n}"),), is_ticked) for n, is_ticked in enumerate(ticked, 1)
        )
        return nodes.Listing("tick", items, ("Not ticked:", "Ticked:"))

    assert told(boxes(False, False)) == ["Box to tick: Box 1", "Box to tick: Box 2"]
    assert told(boxes(False, True)) == ["Not ticked: Box 1", "Ticked: Box 2"]


def test_what_is_to_be_filled_in_is_said_with_what_is_known() -> None:
    fields = nodes.Fields(
        (
            nodes.Field(line("Day"), line("a weekday"), (), 0),
            nodes.Field(line("Who"), line("Whom do we miss?"), (), 2),
            nodes.Field(line("Place"), (), line("Hall"), 0),
            nodes.Field(line("Notes"), (), line("None so far."), 3),
        )
    )
    assert told(fields, nodes.WriteSpace(line("Three wishes"), 3)) == [
        "Day (a weekday): (a line to write on)",
        "Who. Whom do we miss? (a line to write on)",
        "Place: Hall",
        "Notes: None so far. (a line to write on)",
        "Room to write: Three wishes",
    ]


def test_a_printed_signature_is_a_name_and_another_a_line_to_sign_on() -> None:
    artwork = nodes.Artwork(b"", "png", 2.0)
    both = nodes.Signatures(
        (nodes.Signature(line("Gill Marsh"), line("Head"), artwork), nodes.Signature((), line("Carer"))),
        "Signed",
        "Date",
    )
    assert told(both) == [
        "Signed: Gill Marsh, Head",
        "Date: (a line to write on)",
        "Signed, Carer: (a line to write on)",
        "Date: (a line to write on)",
    ]


def test_somebodys_own_words_have_a_beginning_and_an_end() -> None:
    assert told(nodes.Quotation((paragraph("I like it."), paragraph("Truly.")), line("Your words"))) == [
        "Your words. Quote:",
        "I like it.",
        "Truly.",
        "End of quote.",
    ]


# ---------------------------------------------------------------- how a value is said


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("01632 960001", "0 1 6 3 2, 9 6 0 0 0 1"),
        ("(01632) 960 001", "0 1 6 3 2, 9 6 0, 0 0 1"),
        ("+44 1632 960001", "plus 4 4, 1 6 3 2, 9 6 0 0 0 1"),
        ("07700900123", "0 7 7 0 0, 9 0 0, 1 2 3"),
    ],
)
def test_a_telephone_number_is_said_digit_by_digit(number: str, spoken: str) -> None:
    assert said(Text(number, "council.phone", figures=True)) == spoken
    assert said(Text(f"Ring {number}.")) == f"Ring {spoken}."


@pytest.mark.parametrize(
    "words", ["5 to 10", "0.5 km", "Children Act 1989", "£60.50", "LH-2026-0147", "Friday 13 March 2026"]
)
def test_other_numbers_stay_as_they_are(words: str) -> None:
    assert said(Text(words, "child.name")) == words
    assert said(Text(words, figures=True)) == words


@pytest.mark.parametrize(
    ("time", "spoken"), [("3.30pm", "3:30 pm"), ("9am", "9 am"), ("11:15am", "11:15 am")]
)
def test_a_time_is_said_apart_from_its_half_of_the_day(time: str, spoken: str) -> None:
    assert said(Text(f"at {time}, or so")) == f"at {spoken}, or so"


def test_an_address_is_said_in_words_and_stands_once_as_it_is_written() -> None:
    email, web = "dev.p-k@example.org", "https://example.org/offer"
    link = nodes.Link(web, (Text("our page"),))
    lines = told(paragraph(f"Write to {email}."), paragraph(f"Again {email}"), nodes.Paragraph((link,)))
    assert lines == [
        "Write to dev dot p hyphen k at example dot org.",
        "Again dev dot p hyphen k at example dot org",
        "our page",
        "Addresses as they are written",
        email,
        web,
    ]


def test_initials_are_letters_and_a_word_that_somebody_shouts_is_a_word() -> None:
    assert said(Text("the PA and the NHS")) == "the P A and the N H S"
    assert said(Text("I LOVE the BBC", "views.words")) == "I LOVE the B B C"


def test_a_verse_keeps_its_lines() -> None:
    verse = nodes.Paragraph((Text("Roses"), nodes.Break(), Text("Violets")))
    assert told(verse) == ["Roses", "Violets"]


def test_words_of_another_language_are_said() -> None:
    assert (
        said(nodes.InLanguage("pl", (Text("Dzień dobry"),)), Text(" means good day"))
        == "Dzień dobry means good day"
    )


# ---------------------------------------------------------------- the proof finds what is wrong


@pytest.mark.parametrize(
    "wrong",
    [
        b"Day    What\n", b"A\tB\n", b"---------\n", b"| a | b |\n", b"Ring 01632 960001\n", b"dev@example.org\n",
        b"a\r\n", b"a", b"\xff\n", b"\xef\xbb\xbfa\n", b"a\n\n\n\nb\n", b" a\n", b"____ is my name\n",
    ],
)  # fmt: skip
def test_the_proof_complains_of_what_a_listener_would_stumble_over(wrong: bytes) -> None:
    assert faults_in_plain_text(wrong)


def test_plain_text_is_read_back_as_a_page_has_it() -> None:
    made = document(paragraph("Ring 01632 960001 at 3.30pm or 9am, ask for the PA"))
    assert re.search("Ring 01632960001 at 3.30pm or 9am, ask for the PA", plain_text_as_text(write_txt(made)))


# ---------------------------------------------------------------- what somebody types to see what happens


@pytest.mark.parametrize(
    "typed",
    ["0" + "1" * 60 + "x", "0" + "1-" * 9_000 + "x", "(0" * 9_000, "a" * 20_000, "http://" * 2_500],
    ids=lambda typed: typed[:4],
)
def test_no_text_that_somebody_types_keeps_the_writer_busy_for_ever(typed: str) -> None:
    program = (
        "import sys; from toolkit.document.nodes import Text; from toolkit.writers.txt.saying import Saying;"
        " Saying({name: '' for name in ('said_at', 'said_dot', 'said_slash', 'said_hyphen', 'said_underscore',"
        " 'said_plus', 'said_across')}).line((Text(sys.stdin.read(), 'views.words'),))"
    )
    # ten seconds for a millisecond's work: a search that tries every way to part the figures would take years
    subprocess.run([sys.executable, "-c", program], input=typed, text=True, timeout=10, check=True, cwd=ROOT)
