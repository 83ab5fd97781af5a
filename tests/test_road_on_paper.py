"""Claims about a road as it is laid out: bends that hold together in the guides, and a poster that fits its one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import weasyprint  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from cases import case_of, example
from documents import document, line, paragraph
from toolkit.case.disclosure import Recipient, disclose, no_case
from toolkit.case.schema import Case, Reader
from toolkit.compose.composing import compose
from toolkit.document.nodes import Document, Road, Section, Stop, StopState
from toolkit.package.stock import read_stock
from toolkit.proof.verapdf import failed_rules
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers import pdf
from toolkit.writers.pdf import write_pdf

PX_A_MM: Final = 96 / 25.4
LONG: Final = "Bartholomew-Alexander Featherstonehaugh-Cholmondeley"
PEOPLE: Final = ("team_manager", "independent_reviewing_officer", "head_of_service", "social_worker")
LONG_TEAM: Final = {role: {"name": LONG} for role in PEOPLE}
LONG_NAMES: Final[dict[str, Any]] = {
    "child": {"name": LONG, "known_as": LONG, "pronouns": "they/them"},
    "carers": [{"name": LONG, "known_as": LONG}, {"name": f"Anne-{LONG}", "known_as": f"Anne-{LONG}"}],
    "team": LONG_TEAM,
}
BEFORE: Final = date(2026, 1, 10)
AFTER: Final = date(2026, 3, 20)
NO_DAY: Final = {"date": None, "time": None, "place": None}
ANSWERED: Final = {"commitment_visit": NO_DAY, "celebration": NO_DAY}


def _answered(outcome: str) -> dict[str, Any]:
    told = {"outcome": outcome, "reason": "We need to learn more first."}
    return {**ANSWERED, "ratification": told}


CASES: Final[dict[str, Any]] = {
    "on the first day": lambda born: case_of(today=BEFORE, child={"born": born}),
    "after a yes": lambda born: example(today=AFTER, child={"born": born}),
    "after a no": lambda born: example(today=AFTER, child={"born": born}, steps=_answered("not-agreed")),
    "when more is asked": lambda born: example(
        today=AFTER, child={"born": born}, steps=_answered("more-information")
    ),
    "with the longest names": lambda born: example(
        today=AFTER, **{**LONG_NAMES, "child": {**LONG_NAMES["child"], "born": born}}
    ),
    "in a residential home": lambda born: case_of(
        today=AFTER, child={"born": born}, home={"kind": "residential"}, team=LONG_TEAM
    ),
    "in a kinship home for a time": lambda born: case_of(
        today=AFTER, child={"born": born}, home={"kind": "kinship", "time_limited": True}
    ),
}
AGES: Final = {"a child": "2016-05-02", "a teenager": "2010-05-02"}


def poster(case: Case | None, variant: str = "standard", today: date = AFTER) -> Document:
    stock, child = read_stock(), Recipient(Reader("child"))
    view = disclose(case, child, today) if case else no_case(child, today)
    guide = stock.library.guides["road-map-poster"]
    return vary(compose(guide, view, stock.library, stock.catalogues["en-GB"], stock.pictures), variant)


def laid_out(wanted: Document) -> list[Any]:
    """The pages as the engine lays them out."""
    page = weasyprint.HTML(
        string=pdf.printed_page(wanted), url_fetcher=pdf.AssetFetcher(wanted), base_url=pdf.SCHEME
    )
    return list(page.render(stylesheets=[pdf.stylesheet_of(wanted)], font_config=pdf.fonts()).pages)


def boxes_of(page: Any, *classes: str) -> list[Any]:
    """The boxes of the elements that have one of ``classes``, in their order."""
    found: dict[Any, Any] = {}
    for box in _below(page._page_box):
        if set(_classes(box)) & set(classes):
            found.setdefault(box.element, box)  # what follows is anonymous, within it
    return list(found.values())


def _below(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _below(child)


def _classes(box: Any) -> list[str]:
    if box.element is None or isinstance(box, boxes.TextBox | boxes.LineBox) or "::" in box.element_tag:
        return []
    return str(box.element.get("class", "")).split()


def edges(box: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the border, in px."""
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def overlap(one: Any, other: Any) -> bool:
    a, b = edges(one), edges(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def words_in(page: Any) -> Iterator[Any]:
    """What is seen; words without colour are for who listens."""
    found = (box for box in _below(page._page_box) if isinstance(box, boxes.TextBox) and box.text.strip())
    return (box for box in found if box.style["color"] == "currentcolor" or box.style["color"].alpha > 0)


# ---------------------------------------------------------------- the poster


def assert_hangs_well(wanted: Document) -> None:
    """One side of A3; every sign on it, beside each other and below the title; nothing cut off; letters to be read."""
    pages = laid_out(wanted)
    assert len(pages) == 1
    page = pages[0]
    assert (round(page.width / PX_A_MM), round(page.height / PX_A_MM)) == (420, 297)
    signs = boxes_of(page, "sign")
    assert len(signs) == 6
    head = [*boxes_of(page, "poster-title"), *boxes_of(page, "section-head")]
    lowest = max(edges(box)[3] for box in head)
    for box in signs:
        left, top, right, bottom = edges(box)
        assert left > 0 and right < page.width and bottom < page.height, (
            _classes(box), left, top, right, bottom,
        )  # fmt: skip
        assert top >= lowest, (_classes(box), top / PX_A_MM, lowest / PX_A_MM)
        for words in _below(box):
            if isinstance(words, boxes.TextBox) and words.text.strip():
                assert words.position_x >= left and words.position_x + words.width <= right + 1
    for one, other in combinations(signs, 2):
        assert not overlap(one, other), (_classes(one), _classes(other), edges(one), edges(other))
    smallest = 14 if wanted.variant != "large-print" else 18 if boxes_of(page, "packed") else 24
    assert min(box.style["font_size"] for box in words_in(page)) * 0.75 >= smallest


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("situation", CASES)
@pytest.mark.parametrize("variant", ["standard", "large-print"])
def test_a_poster_is_one_sheet_with_room_for_every_sign(situation: str, age: str, variant: str) -> None:
    assert_hangs_well(poster(CASES[situation](AGES[age]), variant))


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "easy-read"])
def test_the_longest_names_and_the_blank_fit_in_every_variant(variant: str) -> None:
    assert_hangs_well(poster(CASES["with the longest names"](AGES["a child"]), variant))
    assert_hangs_well(poster(None, variant))


def test_the_stops_are_headings_in_their_order_and_the_scene_is_silent() -> None:
    page = laid_out(poster(CASES["after a yes"](AGES["a child"])))[0]
    heads = {
        box.element: box.element_tag
        for box in _below(page._page_box)
        if box.element_tag in {"h1", "h2", "h3"}
    }
    assert list(heads.values()) == ["h1", "h2", *["h3"] * 6]
    numbers = [str(box.text).split(".")[0] for box in words_in(page) if box.element_tag == "h3"]
    assert [number for number in numbers if number.isdigit()] == list("123456")
    pictures = [box for box in _below(page._page_box) if isinstance(box, boxes.ReplacedBox)]
    assert pictures and all(box.element.get("alt") == "" for box in pictures)


def test_a_poster_never_tells_the_answer_before_the_visit() -> None:
    waiting = {"commitment_visit": {"outcome": None}}
    agreed = example(today=date(2026, 3, 14), child={"born": AGES["a child"]}, steps=waiting)
    said = pdf.printed_page(poster(agreed, today=date(2026, 3, 14)))
    assert "If the answer is yes" in said
    assert "You choose how to celebrate" not in said
    after = pdf.printed_page(poster(CASES["after a yes"](AGES["a child"])))
    assert "If the answer is yes" not in after


def test_a_poster_of_either_scene_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    files = []
    for age, born in AGES.items():
        file = tmp_path / f"{age}.pdf"
        file.write_bytes(write_pdf(poster(CASES["after a yes"](born)))[0])
        files.append(file)
    assert {file.name: rules for file, rules in failed_rules(files).items() if rules} == {}


# ---------------------------------------------------------------- the road in a guide

STATES: Final[tuple[StopState, ...]] = ("done", "done", "here", "ahead", "ahead", "plain")
WINDING: Final = ("storybook", "magazine", "calm", "warm")
PARTS: Final = ("bend", "stop-head")


def guide(look: str, lengths: tuple[int, ...], variant: str = "standard") -> Document:
    """A guide whose road has a stop for each of ``lengths``: how many paragraphs stand below its heading."""
    stops = tuple(
        Stop(number, STATES[number % 6], "A state", line(f"Stop {number}"), None, _paragraphs(length))
        for number, length in enumerate(lengths, 1)
    )
    road = Section(2, line("The road"), (Road(stops, 3),), "road")
    return document(paragraph("Before."), road, paragraph("After."), look=look, variant=variant)


def _paragraphs(how_many: int) -> tuple[Any, ...]:
    return tuple(paragraph("One sentence of words that goes on for a line or so, and then a bit more. " * 2)
                 for _ in range(how_many))  # fmt: skip


@settings(max_examples=6, deadline=None)
@given(lengths=st.lists(st.integers(0, 14), min_size=2, max_size=8).map(tuple), look=st.sampled_from(WINDING))
def test_a_bend_goes_with_the_stop_after_it_and_is_never_split(lengths: tuple[int, ...], look: str) -> None:
    pages = [
        [part for box in boxes_of(page, *PARTS) for part in _classes(box) if part in PARTS]
        for page in laid_out(guide(look, lengths))
    ]
    flat = [part for page in pages for part in page]
    assert flat == ["stop-head", *["bend", "stop-head"] * (len(lengths) - 1)]
    assert not any(page and page[-1] == "bend" for page in pages)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("look", WINDING)
def test_a_stop_is_below_the_bend_that_leads_to_it_and_on_the_other_side(look: str, variant: str) -> None:
    for page in laid_out(guide(look, (1, 1, 1), variant)):
        lanes = [name for box in boxes_of(page, "stretch") for name in _classes(box) if "lane" in name]
        assert all(one != other for one, other in pairwise(lanes))
        for stretch, bend in zip(
            boxes_of(page, "stretch"), boxes_of(page, "scene", "line")[-2:], strict=False
        ):
            assert edges(bend)[2] <= page.width and edges(bend)[0] >= 0
            assert stretch.width > page.width / 2


@pytest.mark.parametrize("look", ["letter", "one-page"])
def test_a_look_without_a_road_of_its_own_has_a_plain_line(look: str) -> None:
    said = pdf.printed_page(guide(look, (1, 1)))
    assert 'class="bend"' not in said and 'class="scene' not in said
    assert said.count("lane-1") == 2


def test_neighbouring_bends_are_never_the_same() -> None:
    said = pdf.printed_page(guide("storybook", (0,) * 12))
    bends = re.findall(r"picture/(road-bend-\d)", said)
    assert len(bends) == 11 and len(set(bends)) == 5
    assert all(one != other for one, other in pairwise(bends))


def test_what_is_behind_the_child_and_where_the_child_is_are_drawn_too() -> None:
    said = pdf.printed_page(guide("storybook", (1, 1, 1, 1)))
    marks = re.findall(r"picture/road-(done|here)", said)
    assert marks == [state for state in (STATES[n] for n in (1, 2, 3, 4)) if state in ("done", "here")]
