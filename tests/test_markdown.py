"""Markdown with placeholders, as authors write it: what it becomes, and what it may not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny import lines, vocabulary
from toolkit.content.markdown import LANGUAGE, MarkdownFault, Placeholder, Words, parse_blocks, parse_line
from toolkit.document.printed import printed


def blocks(text: str) -> str:
    return printed(parse_blocks(text, vocabulary()))


def line(text: str) -> str:
    return printed(parse_line(text, vocabulary()))


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(MarkdownFault) as raised:
        parse_blocks(text, vocabulary())
    return raised.value.faults


def test_paragraphs_bullets_and_numbers_are_blocks() -> None:
    assert blocks("One.\n\n- two\n- three\n\n1. four\n") == lines("""
        Para
          Words text='One.'
        Points kind='bullet'
          -
            Para
              Words text='two'
          -
            Para
              Words text='three'
        Points kind='number'
          -
            Para
              Words text='four'
    """)


def test_marks_nest_and_hold_placeholders() -> None:
    assert line("**{{ child.known_as }} *and* you**") == lines("""
        Bold
          Placeholder fact='child.known_as'
          Words text=' '
          Slanted
            Words text='and'
          Words text=' you'
    """)


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("{{ child.known_as }}", Placeholder("child.known_as")),
        ("{{child.known_as}}", Placeholder("child.known_as")),
        ("{{ child.known_as's }}", Placeholder("child.known_as", "possessive")),
        ("{{ child.known_as’s }}", Placeholder("child.known_as", "possessive")),
        ("{{ carers.Known_as }}", Placeholder("carers.known_as", capital=True)),
        ("{{ one.name }}", Placeholder("one.name")),
        ("{{ Their }}", Placeholder("their", capital=True)),
        ("{{ they are }}", Placeholder("they", verb="are")),
        ("{{ They aren’t }}", Placeholder("they", verb="aren't", capital=True)),
    ],
)
def test_a_placeholder_is_read(text: str, placeholder: Placeholder) -> None:
    assert parse_line(text, vocabulary()) == (placeholder,)


def test_a_new_line_in_a_paragraph_is_a_space_and_two_spaces_before_it_are_a_break() -> None:
    assert line("one\ntwo  \nthree") == "Words text='one two'\nNewLine\nWords text='three'"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('It\'s "fine"', "It’s “fine”"),
        ("one -- two...", "one – two…"),
        ("\\*not bold\\*", "*not bold*"),
        ("a_b_c and 2 * 3", "a_b_c and 2 * 3"),
        ("`code` and ~~struck~~", "`code` and ~~struck~~"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("{ one } {% two %} ${three}", "{ one } {% two %} ${three}"),
    ],
)
def test_plain_typing_reads_as_print(typed: str, read: str) -> None:
    assert parse_line(typed, vocabulary()) == (Words(read),)


@pytest.mark.parametrize("address", ["https://example.org", "mailto:a@example.org", "tel:01632960100"])
def test_a_link_has_an_address(address: str) -> None:
    assert line(f"[us]({address})") == f"LinkTo address='{address}'\n  Words text='us'"


@pytest.mark.parametrize("tag", ["pl", "cy", "ur", "zh-Hans", "pt-BR"])
def test_words_of_another_language_have_its_tag(tag: str) -> None:
    assert line(f"[bore da]({LANGUAGE}{tag})") == f"Foreign language='{tag}'\n  Words text='bore da'"


@pytest.mark.parametrize(
    ("text", "below", "says"),
    [
        ("# Heading", 0, "a heading cannot stand inside text. Begin a section: “- heading: …”."),
        ("one\n\n## Heading", 2, "a heading cannot stand inside text."),
        ("<div>x</div>", 0, "HTML is not used in guides."),
        ("one\n\ntwo<br>", 2, "HTML is not used in guides."),
        ("![x](https://example.org/x.png)", 0, "a picture cannot stand inside text."),
        ("[x](page.html)", 0, "a link should begin with https://, mailto: or tel:."),
        (
            "[x](lang:klingonish)",
            0,
            "this is not the tag of a language. Write it like [Dzień dobry](lang:pl).",
        ),
        ("one\ntwo [x](lang:PL)", 1, "this is not the tag of a language."),
        ("{{ child known as }}", 0, "this placeholder cannot be read. Write it like {{ child.known_as }}."),
        ("{{ child.known_as", 0, "this placeholder cannot be read."),
        ("child.known_as }}", 0, "this placeholder cannot be read."),
        ("{{ child.know_as }}", 0, "there is no fact “child.know_as”. Did you mean “child.known_as”?"),
        ("{{ one.nam }}", 0, "there is no fact “one.nam”. Did you mean “one.name”?"),
        ("- one\n- two\n  {{ child.agee }}", 2, "there is no fact “child.agee”. Did you mean “child.age”?"),
        ("{{ their are }}", 0, "a verb can follow “they” only, not “their”."),
        ("{{ they juggle }}", 0, "the verb “juggle” is not in the catalogue."),
        ("{{ child.known_as is }}", 0, "“is” cannot stand inside this placeholder."),
    ],
)
def test_what_cannot_be_said_is_told_with_its_line(text: str, below: int, says: str) -> None:
    [(found, sentence)] = faults(text)
    assert found == below
    assert sentence.startswith(says)


def test_every_fault_of_a_text_is_told() -> None:
    assert [below for below, _ in faults("{{ a }}\n\n# b\n\n- {{ c }}")] == [0, 2, 4]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x"])
def test_no_address_runs_or_opens_anything(address: str) -> None:
    try:
        read = line(f"[x]({address})")
    except MarkdownFault:
        return
    assert "LinkTo" not in read


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_blocks(text, vocabulary())
        parse_line(text, vocabulary())
    except MarkdownFault as fault:
        assert fault.faults
