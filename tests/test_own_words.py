"""Somebody's own words: kept as they were typed, with paragraphs, lists and the lines of a verse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case_of
from tiny import lines, tree
from toolkit.compose.own_words import blocks_of_own_words
from toolkit.document.nodes import Text
from toolkit.document.printed import printed
from toolkit.document.walk import walk


def kept(text: str) -> str:
    return printed(blocks_of_own_words(text, "views.words"))


def test_a_letter_keeps_its_paragraphs() -> None:
    assert kept("Hello.\n\n\nIt is me.") == lines("""
        Paragraph
          ‹views.words› 'Hello.'
        Paragraph
          ‹views.words› 'It is me.'
    """)


def test_a_verse_keeps_its_lines() -> None:
    assert kept("Roses are red,\n  violets are blue") == lines("""
        Paragraph
          ‹views.words› 'Roses are red,'
          Break
          ‹views.words› 'violets are blue'
    """)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("- ", "- ", "bullet"), ("* ", "• ", "bullet"), ("1. ", "2. ", "number"), ("1) ", "2) ", "number")],
)
def test_a_list_is_a_list(first: str, second: str, kind: str) -> None:
    assert kept(f"I want:\n{first}a dog\n{second}a bike\nThanks") == lines(f"""
        Paragraph
          ‹views.words› 'I want:'
        Listing kind='{kind}'
          Item
            Paragraph
              ‹views.words› 'a dog'
          Item
            Paragraph
              ‹views.words› 'a bike'
        Paragraph
          ‹views.words› 'Thanks'
    """)


@pytest.mark.parametrize(
    "line",
    ["-5 degrees", "3.50 is enough", "2014. A good year", "**now**", "# one", "{{ x }}", "<b>", "> so", "- "],
)
def test_nothing_else_means_anything(line: str) -> None:
    assert kept(line) == f"Paragraph\n  ‹views.words› {line.strip()!r}"


@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Nd"], exclude_characters="-*•"), max_size=80)
)
def test_no_word_is_lost_added_or_changed(text: str) -> None:
    said = [node.text for node in walk(blocks_of_own_words(text, "x")) if isinstance(node, Text)]
    assert " ".join(said).split() == text.split()


@pytest.mark.parametrize("block", ["{quote: views.words}", "'{{ views.words }}'"])
def test_a_long_fact_on_its_own_keeps_its_shape(block: str) -> None:
    case = case_of(views={"words": "One\ntwo\n\n- *three*"})
    made = tree(f"- {block}", case)
    assert "Break" in made
    assert "Listing kind='bullet'" in made
    assert "‹views.words› '*three*'" in made


def test_a_long_fact_inside_a_sentence_stays_on_its_line() -> None:
    made = tree("- 'You said: {{ views.words }}'", case_of(views={"words": "One\ntwo"}))
    assert made == "Paragraph\n  'You said: '\n  ‹views.words› 'One two'"


def test_a_new_line_of_an_adults_text_is_only_where_the_typing_went_on() -> None:
    text = "We looked at\nwhat you need.\n\n- a home\n  that is near\n- a school"
    assert printed(blocks_of_own_words(text, "steps.ratification.reason")) == (
        "Paragraph\n"
        "  ‹steps.ratification.reason› 'We looked at what you need.'\n"
        "Listing kind='bullet'\n"
        "  Item\n"
        "    Paragraph\n"
        "      ‹steps.ratification.reason› 'a home that is near'\n"
        "  Item\n"
        "    Paragraph\n"
        "      ‹steps.ratification.reason› 'a school'"
    )
