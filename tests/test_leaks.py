"""Claims about the last look: a withheld value is found by whatever road it came, and common words raise no alarm."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TODAY, example, recipient, view_of
from toolkit.assets import LOCALES
from toolkit.case.disclosure import Secret
from toolkit.compose.blocks import NotMade
from toolkit.compose.composing import compose
from toolkit.compose.leaks import leaked
from toolkit.document.nodes import (
    CasePicture,
    Document,
    Emphasis,
    Event,
    Link,
    Paragraph,
    Section,
    Strong,
    Text,
)
from toolkit.locale.catalogue import read_catalogue
from toolkit.package.stock import read_stock

ENGLISH = read_catalogue(LOCALES / "en-GB.yaml")
ADDRESS = Secret("home.address", ("14 Larch Lane", "Garstang", "PR3 0AA"))
CARER = Secret("carers.0.name", "Jean Whitfield")
PHONE = Secret("team.social_worker.phone", "01772 000001")
DAY = Secret("steps.commitment_visit.date", date(2026, 3, 18))
AT_HALF_PAST = Secret("steps.commitment_visit.time", time(15, 30))
AT_FOUR = Secret("steps.commitment_visit.time", time(16, 0))
POUNDS = Secret("steps.celebration.contribution", Decimal("60.00"))


def document(*blocks: Any, events: tuple[Event, ...] = (), title: str = "A title") -> Document:
    return Document(
        "my-views",
        "child",
        "calm",
        "standard",
        "en-GB",
        (Text(title),),
        (),
        blocks,
        "Council",
        "LH-1",
        "today",
        events=events,
    )


def said(words: str, fact: str | None) -> Document:
    """A document with these words as a value of ``fact``, or as wording; each line a text of its own, as in a letter."""
    return document(
        Section(
            2,
            (Text("Heading"),),
            tuple(Paragraph((Text(line, fact),)) for line in words.split("\n")),
            "part-1",
        )
    )


def found(secret: Secret, words: str, fact: str | None = "views.words") -> bool:
    return leaked(said(words, fact), (secret,), ENGLISH) == secret.path


# ---------------------------------------------------------------- what is found in free text


@pytest.mark.parametrize(
    "words",
    ["14 Larch Lane", "we live at 14 LARCH LANE!", "14, Larch-Lane.", "14 Larch\nLane",
    "in larch lane, by the shop", "14larchlane", "Lar-\nch Lane",
     "L.a.r.c.h Lane", "La\u00adrch La\u200bne", "Ｌａｒｃｈ Lane", "Lárch Lane", "Garstang", "PR3 0AA", "pr30aa",
     "PR3-0AA", "PR 3 0 AA", "PR3\n0AA", "１４ Larch\u00a0Lane", "14 Larch Lane\nGarstang"],
)  # fmt: skip
def test_a_letter_that_names_the_home_is_found(words: str) -> None:
    assert found(ADDRESS, words)


@pytest.mark.parametrize("line", ["Flat 2, 14 Larch Lane", "14b Larch Lane, Garstang", "2/14 Larch Lane"])
def test_a_street_is_found_without_its_number(line: str) -> None:
    assert found(Secret("home.address", (line,)), "I like Larch Lane.")


@pytest.mark.parametrize(
    "words",
    [
        "Jean Whitfield",
        "Jean",
        "with JEAN’s dog",
        "the Whitfields",
        "Mrs Whitfield",
        "Whitfield, Jean",
        "je\u0301an",
        "J e a n",
        "Je-\nan",
        "Je\u200ban",
        "WHIT-\nFIELD",
        "Jean-Whitfield",
    ],
)
def test_a_withheld_name_is_found_in_part(words: str) -> None:
    assert found(CARER, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [("O'Brien-Çelik", "the OBriens"), ("O'Brien-Çelik", "Miss Celik"), ("Łukasz Nowak", "Lukasz"), ("Zoë",
    "zoe"), ("Nguyễn Văn An", "Nguyen"),
     ("آمنہ بی بی", "آمنہ"), ("王伟明", "我和王伟明住"), ("Jo", "Jo says"), ("x" * 60, "x" * 60), ("Straße Groß",
     "GROSS")],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(name: str, words: str) -> None:
    assert found(Secret("carers.0.name", name), words)


@pytest.mark.parametrize(
    "words",
    [
        "01772 000001",
        "01772000001",
        "+44 1772 000001",
        "+44 (0)1772 000 001",
        "01772-000-001",
        "0044 1772 000001",
        "(01772) 000001",
        "0 1 7 7 2 0 0 0 0 0 1",
    ],
)
def test_a_telephone_is_found_however_it_is_spaced(words: str) -> None:
    assert found(PHONE, f"ring {words} now")
    assert found(Secret(PHONE.path, "+44 (0)1772 000001 ext. 7"), f"ring {words} now")


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday 18 March 2026",
        "18 March 2026",
        "18th of March",
        "March 18th",
        "18 Mar",
        "the 18th March",
        "18/03/2026",
        "18/3/26",
        "2026-03-18",
        "18.03.2026",
        "the eighteenth of March",
        "March the eighteenth",
        "March 18 2026",
        "١٨/٣/٢٦",
    ],
)
def test_a_day_is_found_as_people_write_it(words: str) -> None:
    assert found(DAY, f"it is on {words}, I think")


@pytest.mark.parametrize(
    "words", ["4pm", "4 pm", "16:00", "4.00pm", "four or 4 o'clock", "four o’clock", "1600", "four pm"]
)
def test_a_full_hour_is_found_as_people_write_it(words: str) -> None:
    assert found(AT_FOUR, f"come at {words}")


@pytest.mark.parametrize(
    "words", ["3.30pm", "3:30 pm", "15:30", "15.30", "1530", "half past three", "half past 3"]
)
def test_a_time_is_found_as_people_write_it(words: str) -> None:
    assert found(AT_HALF_PAST, f"come at {words}")


@pytest.mark.parametrize("words", ["£60", "£60.00", "60 pounds", "£ 60", "60GBP"])
def test_an_amount_is_found(words: str) -> None:
    assert found(POUNDS, f"they give {words} for it")


def test_a_sentence_of_a_long_text_is_found_in_another() -> None:
    words = Secret("views.words", "I like it here.\nEverybody shouts at the telly together.")
    assert found(
        words,
        "You told us that everybody shouts at the telly together, and we liked that",
        "steps.ratification.answer",
    )
    assert not found(words, "We like it here", "steps.ratification.answer")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("14", "Larch Lane"), "at 14 Larch Lane"),
        (("14 Larch Lane, Garstang PR3 0AA",), "our postcode is pr30aa"),
        (("14 Larch Lane, Garstang PR3 0AA",), "it is 14 Larch Lane"),
        (("Garstang PR3 0AA",), "in Garstang"),
    ],
)
def test_an_address_is_found_however_its_lines_were_filled(lines: tuple[str, ...], words: str) -> None:
    assert found(Secret("home.address", lines), words)


def test_months_are_those_of_the_catalogues_language_too() -> None:
    welsh = ENGLISH.model_copy(update={"language": "cy"})
    assert leaked(said("ar 18 Mawrth", "views.words"), (DAY,), welsh) == DAY.path
    assert leaked(said("on 18 March", "views.words"), (DAY,), welsh) == DAY.path


def test_an_address_of_mail_is_found_as_it_is_said() -> None:
    secret = Secret("team.social_worker.email", "dev.patel@example.org")
    assert found(secret, "write to dev dot patel at example dot org", None)


def test_an_email_address_is_found() -> None:
    assert found(
        Secret("team.social_worker.email", "dev.patel@example.org"), "write to Dev.Patel@example.org", None
    )


# ---------------------------------------------------------------- where it is found


@pytest.mark.parametrize(
    "made",
    [
        document(title="For Jean Whitfield"),
        document(Paragraph((Text("with "), Strong((Text("Jean Whitfield", "carers.name"),))))),
        document(Paragraph((Link("https://example.org/jean-whitfield", (Text("here"),)),))),
        document(Paragraph((Emphasis((Text("Jean", "carers.name"),)), Text("Whitfield", "carers.name")))),
        document(events=(Event("visit", TODAY, None, "Visit", "", "at Jean Whitfield’s"),)),
        document(events=(Event("visit", TODAY, None, "Visit", "with Jean Whitfield", None),)),
        document(events=(Event("visit", TODAY, None, "Visit", "", "at Jean’s"),)),
    ],
)
def test_a_full_name_is_found_wherever_it_stands(made: Document) -> None:
    assert leaked(made, (CARER,), ENGLISH) == "carers.0.name"


@pytest.mark.parametrize("fact", ["views.words", "steps.commitment_visit.place", "steps.celebration.idea",
"one.words", "one.role", "child.interests",
                                  "steps.celebration.with", "reader.relation", "steps.ratification.answer",
                                  "occasion.place"])  # fmt: skip
def test_a_part_of_a_name_is_found_in_whatever_somebody_typed(fact: str) -> None:
    assert found(CARER, "at Jean’s house", fact)


def test_a_picture_that_is_withheld_is_found() -> None:
    secret = Secret("views.picture", "amira.png")
    assert leaked(document(CasePicture(b"", "A picture", 1, 1)), (secret,), ENGLISH) == "views.picture"
    assert leaked(document(), (secret,), ENGLISH) is None


def test_the_first_that_is_found_is_named_by_its_path_alone() -> None:
    assert (
        leaked(said("Jean lives in Garstang", "views.words"), (PHONE, ADDRESS, CARER), ENGLISH)
        == "home.address"
    )
    assert leaked(said("Jean lives in Garstang", "views.words"), (), ENGLISH) is None


# ---------------------------------------------------------------- no false alarm


@pytest.mark.parametrize(
    "name", ["Will", "May", "Mark", "Hope", "Grace", "Will May", "Rose Young", "Nan", "Jo", "Mum"]
)
def test_a_name_that_is_a_word_stops_no_wording(name: str) -> None:
    for path in ("carers.0.name", "carers.0.known_as"):
        wording = (
            "You will hear by May. Mark the day with hope and grace: a rose for a young nan, or mum and Jo."
        )
        assert not found(Secret(path, name), wording, None)


@pytest.mark.parametrize(
    ("secret", "words"),
    [
        (Secret("carers.0.name", "The Beeches team"), "the team at home and the staff"),
        (Secret("carers.0.name", "Jan van der Berg"), "we went in the van"),
        (Secret("carers.0.name", "Mrs Whitfield"), "Mrs Okafor is my teacher"),
        (Secret("carers.0.name", "Asa Lee"), "as a treat"),
        (Secret("carers.0.name", "Ian Park"), "an Indian parking place"),
        (Secret("carers.0.known_as", "Mum"), "mum"),
        (Secret("home.address", ("1 The Street",)), "the end"),
        (Secret("home.address", ("Larch",)), "larches"),
        (Secret("home.address", ("14", "Larch Lane")), "14 days"),
        (AT_HALF_PAST, "page 15\n30 days"),
        (PHONE, "on 01772 000002, or in 2026"),
        (DAY, "18 people in March, or 18 May"),
        (AT_FOUR, "4 people, 14pm"),
        (POUNDS, "60 minutes, £600, £60.50, 160 pounds"),
        (Secret("steps.celebration.time", time(9, 0)), "19:00"),
        (Secret("child.born", date(2014, 5, 2)), "2 or 5 of 2014, 12 May"),
    ],
)
def test_what_only_looks_like_it_raises_no_alarm(secret: Secret, words: str) -> None:
    assert not found(secret, words)


@pytest.mark.parametrize(
    ("secret", "words", "fact"),
    [
        (Secret("home.address", ("2 High Street", "Larkshire")), "Larkshire County Council", "council.name"),
        (Secret("home.address", ("2 High Street", "Larkshire")), "Larkshire County Council", None),
        (POUNDS, "60 minutes", None),
        (Secret("steps.commitment_visit.time", time(17, 0)), "9am to 5pm", "council.hours"),
        (Secret("carers.0.known_as", "Will"), "Will Ash", "team.social_worker.name"),
        (Secret("carers.0.known_as", "Robin"), "Robin", "child.known_as"),
        (Secret("parents.0.known_as", "Rose"), "Rose", "reader.known_as"),
    ],
)
def test_what_a_reader_may_know_for_another_reason_raises_no_alarm(
    secret: Secret, words: str, fact: str | None
) -> None:
    assert not found(secret, words, fact)


@given(st.text(max_size=80), st.text(min_size=1, max_size=20))
def test_the_last_look_answers_for_any_text(words: str, secret: str) -> None:
    leaked(
        said(words, "views.words"),
        (Secret("carers.0.name", secret), Secret("home.address", (secret,))),
        ENGLISH,
    )


@given(
    st.from_regex(r"[A-Z][a-z]{9,15}", fullmatch=True),
    st.sampled_from([None, "views.words", "one.name", "occasion.place"]),
)
def test_a_word_that_cannot_be_mistaken_is_found_everywhere(word: str, fact: str | None) -> None:
    assert found(Secret("carers.0.name", word), f"before {word} after", fact)


def test_a_long_document_and_a_long_secret_are_answered() -> None:
    long = said("a " * 50_000 + "\n" + "1 " * 20_000, "views.words")
    secrets = (
        Secret("views.words", "b a " * 5_000),
        Secret("carers.0.name", "a " * 60),
        PHONE,
        ADDRESS,
        DAY,
        CARER,
    )
    assert leaked(long, secrets, ENGLISH) is None


# ---------------------------------------------------------------- whole documents

STOCK = read_stock()


def stopped(document: str, **changes: Any) -> str | None:
    """The path for which the first parent's (or the child's) document would be stopped, or None."""
    guide = STOCK.library.guides[document]
    view = view_of(example(**changes), recipient(guide.facts.reader))
    try:
        made = compose(guide, view, STOCK.library, ENGLISH, STOCK.pictures)
    except NotMade as missing:
        return missing.fact
    return leaked(made, view.secrets, ENGLISH)


@pytest.mark.parametrize("document", ["parents-guide", "parents-letter"])
def test_the_examples_parent_gets_their_papers_without_the_home_or_the_carers(document: str) -> None:
    assert stopped(document) is None


@pytest.mark.parametrize("name", ["Will Hope", "May", "Mark Young", "The Team", "Hope"])
def test_carers_whose_names_are_words_stop_no_paper(name: str) -> None:
    for document in ("parents-guide", "parents-letter"):
        assert stopped(document, carers=[{"name": name}]) is None


def test_a_place_that_names_the_withheld_street_stops_the_paper() -> None:
    rules = [{"fact": "home.address", "from": ["invitee"]}]
    assert stopped("invitation", withhold=rules) is None
    assert (
        stopped("invitation", withhold=rules, steps={"matching_meeting": {"place": "in larch-lane"}})
        == "home.address"
    )


def test_a_childs_letter_that_names_the_street_stops_what_quotes_it() -> None:
    changes: dict[str, Any] = {
        "views": {"words": "I love Larch\nLane."},
        "withhold": [{"fact": "home.address", "from": ["child"]}],
    }
    assert stopped("decision-letter", **changes) == "home.address"
    assert stopped("decision-letter", withhold=changes["withhold"]) is None
