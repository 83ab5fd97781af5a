"""The interests of a child choose the drawings around the certificate; what nobody knows gives those of home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case_of
from tiny import THEMES, composed
from toolkit.assets import PICTURES
from toolkit.compose.theme import HOME, theme_of
from toolkit.package.stock import read_stock

INTERESTS = {theme: tuple(words) for theme, words in THEMES.items()}
WORDS = "title: Title\nbanner: theme\nsections: [{heading: Heading, words: [Words.]}]\n"


@pytest.mark.parametrize(
    ("interests", "theme"),
    [
        (("football", "baking"), "football"),
        (("baking", "football"), "baking"),
        (("stamps", "Football"), "football"),
        (("playing football on Sundays",), "football"),
        (("model-trains",), "reading"),
        (("trains",), HOME),
        (("stamps",), HOME),
        (("{{ football",), "football"),
        (("🎾",), HOME),
        ((), HOME),
    ],
)
def test_the_first_interest_that_a_theme_knows_chooses_it(interests: tuple[str, ...], theme: str) -> None:
    assert theme_of(interests, INTERESTS) == theme


@given(st.lists(st.text(max_size=40), max_size=5))
def test_whatever_a_child_likes_there_is_a_theme(interests: list[str]) -> None:
    assert theme_of(interests, read_stock().library.themes) in {HOME, *read_stock().library.themes}


def test_an_interest_belongs_to_one_theme() -> None:
    every = [word for words in read_stock().library.themes.values() for word in words]
    assert len(every) == len(set(every))


def test_every_theme_has_its_three_drawings() -> None:
    for theme in (HOME, *read_stock().library.themes):
        for piece in ("frame", "cover", "strip"):
            assert (PICTURES / f"{piece}-{theme}.svg").is_file()
    assert len(read_stock().library.themes) >= 10


def test_a_document_is_of_the_theme_of_its_child() -> None:
    case = case_of(child={"interests": ["stamps", "cake"]})
    document = composed(WORDS, case)
    assert (document.theme, document.banner) == ("baking", "strip-baking")


@pytest.mark.parametrize("who", ["parent", "invitee", "partner"])
def test_a_reader_who_may_not_know_the_interests_cannot_tell_them_from_the_drawings(who: str) -> None:
    case = case_of(child={"interests": ["cake"]}, parents=[{"name": "Sam Ash"}], people=[{"name": "Zac Ash"}])
    assert composed(WORDS, case, who).theme == HOME


def test_interests_withheld_from_the_child_choose_nothing() -> None:
    rule = [{"fact": "child.interests", "from": ["child"]}]
    assert composed(WORDS, case_of(child={"interests": ["cake"]}, withhold=rule)).theme == HOME
