"""The check that every way of reading says the same: it finds what was lost, and what was added, and is silent otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import BLANKS, EXAMPLES
from documents import document, line, paragraph, section
from every_document import documents_of
from toolkit.document.nodes import Document, Paragraph, Text
from toolkit.proof.extraction import TEXT_OF
from toolkit.proof.same_facts import differences, differences_in_text
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.table import WRITERS


def fact(name: str, value: str) -> Paragraph:
    return Paragraph((Text(value, name),))


STANDARD = document(
    replace(
        section(
            "Hello",
            fact("steps.matching_meeting.date", "Monday 2 March 2026"),
            fact("carers.known_as", "Jean and Paul’s"),
            paragraph("You can change your mind within 14 days."),
            paragraph("You do not have to come."),
        ),
        anchor="part-1",
    )
)


def easy(*blocks: Paragraph) -> Document:
    return document(replace(section("Hello", *blocks), anchor="part-1"), variant="easy-read")


SAME = (
    fact("steps.matching_meeting.date", "Monday 2 March 2026"),
    fact("carers.known_as", "Jean and Paul"),
    paragraph("You can ask to stop. You have 14 days."),
    paragraph("You do not need to come."),
)


def test_the_same_facts_in_other_words_are_the_same() -> None:
    assert differences(STANDARD, easy(*SAME)) == []


def test_what_easy_read_adds_at_its_end_may_be_added() -> None:
    about = replace(
        section("About", fact("council.phone", "01632 960100"), paragraph("Made on day 20.")), anchor="about"
    )
    made = easy(*SAME)
    assert differences(STANDARD, replace(made, blocks=(*made.blocks, about))) == []


@pytest.mark.parametrize(
    ("without", "told"),
    [
        (0, "steps.matching_meeting.date is missing, in part-1."),
        (1, "carers.known_as is missing, in part-1."),
        (2, "the number 14 is missing."),
        (3, "what “You do not have to” gives the reader in part-1 is missing."),
    ],
)
def test_what_is_lost_is_told(without: int, told: str) -> None:
    left = [block for number, block in enumerate(SAME) if number != without]
    assert told in differences(STANDARD, easy(*left))


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (
            fact("home.address", "4 Mill Lane"),
            "home.address is told, in part-1, and the plain words do not tell it.",
        ),
        (paragraph("It takes 28 days."), "the number 28 is told, and the plain words do not tell it."),
    ],
)
def test_what_is_added_is_told(added: Paragraph, told: str) -> None:
    assert differences(STANDARD, easy(*SAME, added)) == [told]


def test_no_sentence_holds_a_value() -> None:
    told = " ".join(differences(STANDARD, easy(fact("home.address", "4 Mill Lane"))))
    assert told and not any(value in told for value in ("Mill Lane", "Jean", "March"))


# ---------------------------------------------------------------- files

RING = section("Who", fact("team.social_worker.phone", "01632 960001"), paragraph("Ring on Monday."))
PHONE = document(replace(RING, anchor="who"))


def test_a_file_that_says_it_all_is_the_same() -> None:
    assert differences_in_text(PHONE, "A sample\nWho\n01632\n960001 Ring on Mon-\nday.") == []


def test_a_file_without_a_fact_is_told_by_place() -> None:
    assert differences_in_text(PHONE, "A sample Who Ring on Monday.") == [
        "team.social_worker.phone is missing: who."
    ]


def test_a_figure_that_the_document_does_not_have_is_told() -> None:
    (told,) = differences_in_text(PHONE, "A sample Who 01632 960001 Ring on Monday. Or 01632 960002")
    assert told == "1 figures are told that the document does not have."


def test_a_voice_says_digits_one_by_one() -> None:
    spoken = "a sample. who. 0 1 6 3 2, 9 6 0 0 0 1. ring on monday"
    assert differences_in_text(PHONE, spoken, spoken=True) == []
    assert differences_in_text(PHONE, spoken.replace("2, 9", "2, 8"), spoken=True) != []
    assert differences_in_text(PHONE, f"{spoken} 0 1 6 3 2, 9 6 0 0 0 2", spoken=True) != []


def test_the_title_counts() -> None:
    assert differences_in_text(document(title=line("Your home")), "") == ["wording is missing: title."]


# ---------------------------------------------------------------- every document

# A PDF's words are held against its document in test_pdf_intent, braille's in test_braille.
FORMATS = {"html": False, "docx": False, "txt": True}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", [*EXAMPLES, BLANKS])
def test_every_variant_and_format_says_what_the_plain_words_say(name: str, variant: str) -> None:
    standard = dict(documents_of(name))
    found: dict[tuple[str | None, ...], list[str]] = {}
    for key, varied in documents_of(name, variant):
        found[key] = differences(standard[key], varied)
        for format_, spoken in FORMATS.items():
            text = TEXT_OF[format_](WRITERS[format_](varied).content)
            found[*key, format_] = differences_in_text(varied, text, spoken=spoken)
    assert len(found) > 4
    assert {key: told for key, told in found.items() if told} == {}
