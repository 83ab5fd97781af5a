"""An invitation: one side of paper that tells a guest when, where and what, and nothing that is not for guests."""

from __future__ import annotations

from typing import Any

import pytest

from cases import example, view_of
from toolkit.case.disclosure import Recipient
from toolkit.case.schema import Reader
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document, Panels
from toolkit.document.walk import plain, texts, walk
from toolkit.package.stock import read_stock
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers.pdf import write_pdf

OCCASIONS = ("matching-meeting", "commitment-visit", "celebration")
STEPS = {
    step: {"date": day, "time": "15:30", "place": "the old library at Market Square"}
    for step, day in (
        ("matching_meeting", "2026-03-02"),
        ("commitment_visit", "2026-03-18"),
        ("celebration", "2026-04-11"),
    )
}


def invitation(occasion: Any, variant: str = "standard", **changes: Any) -> Document:
    stock = read_stock()
    view = view_of(example(**changes), Recipient(Reader.INVITEE, "people", 0, occasion))
    guide, english = stock.library.guides["invitation"], stock.catalogues["en-GB"]
    return vary(compose(guide, view, stock.library, english, stock.pictures), variant)


def panels_of(page: Document) -> list[str]:
    (panels,) = [node for node in walk(page.blocks) if isinstance(node, Panels)]
    return [" ".join(node.text for node in walk(panel) if hasattr(node, "text")) for panel in panels.panels]


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "easy-read"])
@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize(
    "name", ["Zac", "Independent Reviewing Officer Dr Wilhelmina Featherstonehaugh-Okonkwo"]
)
def test_an_invitation_is_one_side_of_paper_whoever_is_asked(name: str, occasion: str, variant: str) -> None:
    page = invitation(occasion, variant, steps=STEPS, people=[{"name": name, "invite_to": [occasion]}])
    assert write_pdf(page)[1] <= (2 if variant == "large-print" else 1)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_when_and_where_stand_in_the_panel(occasion: str) -> None:
    when, where, what = panels_of(invitation(occasion, steps=STEPS))
    assert "2026" in when and "3.30pm" in when
    assert "he old library at Market Square" in where
    assert what


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_what_is_not_known_or_not_told_names_who_will_tell(occasion: str) -> None:
    step = occasion.replace("-", "_")
    unknown = invitation(occasion, steps={step: {"date": None, "time": None, "place": None}})
    rules = [{"fact": f"steps.{step}.{name}", "from": ["invitee"]} for name in ("date", "time", "place")]
    withheld = invitation(occasion, steps=STEPS, withhold=rules)
    for page in (unknown, withheld):
        when, where, _ = panels_of(page)
        assert "Dev Patel" in when and "Dev Patel" in where
        assert "2026" not in when and "library" not in where


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_a_guest_is_told_no_more_than_an_invitation_needs(occasion: str) -> None:
    told = " ".join(text.text for text in texts(invitation(occasion, steps=STEPS)))
    for secret in (
        "Whitfield",
        "Jean",
        "Paul",
        "Samina",
        "Larch",
        "telly",
        "football",
        "Hussain",
        "2014",
        "60",
    ):
        assert secret not in told.replace("960", "")


@pytest.mark.parametrize("interests", [["football"], ["music"], []])
def test_what_a_child_likes_chooses_no_picture_for_a_guest(interests: list[str]) -> None:
    changed = invitation("celebration", child={"interests": interests})
    assert changed == invitation("celebration")
    assert plain(changed.title).endswith("Mrs Okafor")
