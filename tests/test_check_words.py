"""What an author is told about words: each rule with what it lets pass and what it complains of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiny import english, vocabulary, write_guides
from toolkit.assets import GUIDES
from toolkit.check.words import FAMILIES, RULES, SHARED_READERS, complaints, read_word_rules
from toolkit.content.reader import read_library
from toolkit.errors import InputFault

ABOVE = "title: Title\nsections:\n  - heading: Heading\n    words:\n"


def told(folder: Path, words: str, reader: str = "child", file: str = "tiny/en-GB.yaml") -> list[str]:
    """``line: complaint`` for the words of a tiny guide, its lines counted from the first of ``words``."""
    above = ABOVE if file.startswith("tiny") else ""
    write_guides(folder, {file: above + words}, reader)
    library = read_library(folder, vocabulary(), "guides")
    found = complaints(library, read_word_rules(GUIDES), {"en-GB": english()})
    return [f"{fault.line - above.count(chr(10))}: {fault.message}" for fault in found]


def sentence_of(count: int) -> str:
    return " ".join(["word"] * count) + "."


# ---------------------------------------------------------------- W1


@pytest.mark.parametrize(
    ("reader", "said", "instead"),
    [
        ("child", "Your placement is here.", "W1 “placement” is not a word for this reader. Say: home."),
        ("child", "Two Placements.", "W1 “placement” is not a word for this reader. Say: home."),
        ("parent", "The panel meets.", "W1 “panel” is not a word for this reader. Say: meeting."),
        ("carer", "This is **respite**.", "W1 “respite” is not a word for this reader. Say: a break."),
        ("invitee", "A LAC review.", "W1 “LAC” is not a word for this reader. Say: child in care."),
        (
            "partner",
            "A service user.",
            "W1 “service user” is not a word for this reader. Say: the person's name.",
        ),
        (
            "practitioner",
            "She absconded.",
            "W1 “absconded” is not a word for this reader. Say: went missing.",
        ),
    ],
)
def test_a_word_that_this_reader_must_not_meet_is_told(
    tmp_path: Path, reader: str, said: str, instead: str
) -> None:
    assert told(tmp_path, f"      - {said}\n", reader) == [f"1: {instead}"]


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("child", "Your home is here."),
        ("child", "A black suitcase and a lac of paint."),
        ("child", "[us](https://example.org/placement)"),
        ("child", "{{ clock.placement_planning }}"),
        ("practitioner", "The placement is reviewed by the panel."),
    ],
)
def test_other_words_pass(tmp_path: Path, reader: str, said: str) -> None:
    assert told(tmp_path, f"      - '{said}'\n", reader) == []


@pytest.mark.parametrize(
    "block",
    [
        "{note: x, title: The panel}",
        "{question: The panel?, answer: x}",
        "{say: x, if_unknown: The panel.}",
        "{say: x, when: is_blank, otherwise: The panel.}",
        "{details: [{label: The panel, value: x}]}",
        "{fields: [{label: x, hint: The panel}]}",
        "{table: {columns: [x], widths: [100], rows: [[The panel]]}}",
        "{for_each: worries, say: x, none: No panel.}",
        "{panels: [{heading: x, words: [The panel.]}, {heading: x, words: [y]}]}",
        "{sign: [{role: The panel}]}",
        "{ticks: [The panel]}",
    ],
)
def test_every_text_of_a_block_is_read(tmp_path: Path, block: str) -> None:
    assert len(told(tmp_path, f"      - {block}\n")) == 1


def test_names_that_steer_a_page_are_not_read(tmp_path: Path) -> None:
    block = (
        "{heading: x, words: [{panels: [{heading: x, words: [y]}, {heading: x, words: [y]}]}], picture: cake}"
    )
    assert told(tmp_path, f"      - {block}\n") == []


# ---------------------------------------------------------------- W2


@pytest.mark.parametrize(
    ("reader", "most"),
    [("child", 20), ("parent", 28), ("carer", 28), ("invitee", 28), ("partner", 40), ("practitioner", 40)],
)
def test_a_sentence_has_as_many_words_as_its_reader_takes(tmp_path: Path, reader: str, most: int) -> None:
    assert told(tmp_path, f"      - {sentence_of(most)}\n", reader) == []
    [complaint] = told(tmp_path, f"      - {sentence_of(most + 1)}\n", reader)
    assert complaint == (
        f"1: W2 this sentence has {most + 1} words, and {most} are the most here. "
        f"Make two of it: “{' '.join(['word'] * 8)} …”."
    )


@pytest.mark.parametrize(
    "said",
    [
        f"{sentence_of(20)} {sentence_of(20)}",
        f"{sentence_of(20)[:-1]}? {sentence_of(20)}",
        f"- {sentence_of(20)}\n        - {sentence_of(20)}",
        f"{sentence_of(20)[:-1]}\n\n        {sentence_of(20)}",
        "word " * 19 + "{{ steps.matching_meeting.date }}",
        "word " * 16 + "e.g. word, Mrs. Word",
    ],
)
def test_a_sentence_ends_with_its_mark_its_point_or_its_paragraph(tmp_path: Path, said: str) -> None:
    assert told(tmp_path, f"      - |\n        {said}\n") == []


# ---------------------------------------------------------------- W3


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("{{ they }} think so.", "{{ they think }}"),
        ("{{ They }} are here.", "{{ They are }}"),
        ("{{they}} don't mind.", "{{ they don't }}"),
        ("What {{ they }} **want** matters.", "{{ they want }}"),
        ("{{ they }} were here.", "{{ they were }}"),
    ],
)
def test_a_verb_that_would_not_agree_is_told(tmp_path: Path, said: str, instead: str) -> None:
    assert told(tmp_path, f'      - "{said}"\n', "carer") == [f"1: W3 put the verb inside: {instead}."]


@pytest.mark.parametrize(
    "said",
    [
        "{{ they think }} so.",
        "{{ they }} will come.",
        "{{ they }} asked us.",
        "As if {{ they }} were here.",
        "{{ them }} are words.",
        "Ask what {{ they }}, and only {{ they }}, wanted.",
    ],
)
def test_a_verb_that_agrees_with_everybody_passes(tmp_path: Path, said: str) -> None:
    assert told(tmp_path, f'      - "{said}"\n', "carer") == []


# ---------------------------------------------------------------- where


def test_a_complaint_tells_the_line_where_its_sentence_begins(tmp_path: Path) -> None:
    words = """\
      - Your placement.
      - |
        One line. Another
        line of it. The
        panel meets.

        - a point
        - a panel
      - ticks: [one,
          a panel]
      - question: Why?
        answer: |
          Because.
          A panel said so.
"""
    assert [complaint.split(":")[0] for complaint in told(tmp_path, words)] == ["1", "4", "8", "10", "14"]


# ---------------------------------------------------------------- shared pieces and the rules' own file


@pytest.mark.parametrize("ending", SHARED_READERS)
def test_a_shared_piece_is_held_to_its_readers_rules(tmp_path: Path, ending: str) -> None:
    found = told(tmp_path, f"help-for-{ending}: [The placement.]\n", file="shared/en-GB.yaml")
    assert len(found) == (SHARED_READERS[ending] in FAMILIES)


def test_a_shared_piece_names_who_reads_it(tmp_path: Path) -> None:
    found = told(tmp_path, "help:\n  - The placement.\n", file="shared/en-GB.yaml")
    ends = "-child, -teen, -parent, -carer, -partner"
    assert found == [f"1: the name of a shared piece ends in who reads it: {ends}."]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("  child: 20", "  chidl: 20"), "Did you mean “child”?"),
        (("  child: 20", "  child: many"), "this should be a whole number."),
        (("said_to_partners:", "said_to_partner:"), "Did you mean “said_to_partners”?"),
    ],
)
def test_rules_that_cannot_be_read_are_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    text = (GUIDES / "word-rules.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "word-rules.yaml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(InputFault) as raised:
        read_word_rules(tmp_path)
    assert says in str(raised.value)
    assert str(raised.value).startswith("guides/word-rules.yaml:")


def test_every_rule_has_its_code() -> None:
    assert [str(rule.__doc__)[:3] for rule in RULES] == ["W1:", "W2:", "W3:"]
