"""What one reader needs beside the variant: read from the case, worn by the documents, overruled by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TODAY, case_of, faults_in, recipient, smallest_data
from documents import document, paragraph, section
from toolkit.case import schema
from toolkit.case.schema import Case
from toolkit.content.guide import Look
from toolkit.document.looks import Looks
from toolkit.document.nodes import (
    Box,
    BrandColours,
    CasePicture,
    Document,
    Dress,
    Figures,
    Panel,
    Panels,
    Picture,
    PictureRow,
    Road,
    Stop,
    Text,
)
from toolkit.document.walk import walk
from toolkit.package.building import build_package
from toolkit.package.choices import Choices, Makes, formats_for
from toolkit.package.report import Report
from toolkit.package.stock import read_stock
from toolkit.package.wanted import preference_of
from toolkit.proof.docx_check import Demands, faults
from toolkit.proof.word_file import Word
from toolkit.transforms.dressed import KEEP_THEIR_PLACES, dressed
from toolkit.transforms.fewer_pictures import fewer_pictures
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.docx import write_docx
from toolkit.writers.dress import AIR, PAPERS, contrasts
from toolkit.writers.html import sheet, write_html
from toolkit.writers.tokens import tokens

LOOKS = get_args(Look)
NEEDS: dict[str, Any] = {
    "text_size_pt": 20,
    "background": "cream",
    "spacing": "wide",
    "pictures": "fewer",
    "formats": ["html"],
}
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


# ---------------------------------------------------------------- the case file


@pytest.mark.parametrize(
    ("need", "value", "told"),
    [
        ("text_size_pt", 10, "11"),
        ("text_size_pt", 41, "40"),
        ("text_size_pt", 12.5, "whole number"),
        ("text_size_pt", "20", "whole number"),
        ("text_size_pt", True, "whole number"),
        ("background", "beige", "cream"),
        ("spacing", "huge", "wider"),
        ("pictures", "none", "fewer"),
        ("formats", ["html", "odt"], "brf"),
    ],
)
def test_a_need_that_cannot_be_met_is_a_fault_that_says_what_can(need: str, value: Any, told: str) -> None:
    data = smallest_data()
    data["carers"][0][need] = value
    (fault,) = faults_in(data)
    assert fault.path.startswith(f"carers.0.{need}")
    assert told in fault.message and "odt" not in fault.message


def test_whoever_reads_may_have_needs_and_who_is_invited_a_variant_and_a_language() -> None:
    case = case_of(
        child={"name": "Robin Ashdown", "born": "2015-06-01", **NEEDS},
        carers=[{"name": "Jean Whitfield", **NEEDS}],
        parents=[{"name": "Samina Ashdown", **NEEDS}],
        people=[{"name": "Zac", "variant": "large-print", "language": "pl", **NEEDS}],
    )
    for who in ("child", "carer", "parent", "invitee"):
        wanted = preference_of(case, recipient(who))
        assert wanted.dress == Dress(20, "cream", "wide"), who
        assert (wanted.pictures, wanted.formats) == ("fewer", ("html",)), who
    assert (wanted.variant, wanted.language, wanted.path) == ("large-print", "pl", "people.0")
    assert preference_of(case, recipient("practitioner", list=None)).dress == Dress()


def test_needs_are_told_to_nobody() -> None:
    from toolkit.case.paths import LABELS

    for who in ("child", "carers", "parents", "people"):
        for need in schema.Needs.model_fields:
            label = LABELS[f"{who}.{need}"]
            assert not label.seen_by and label.is_common, label.path


# ---------------------------------------------------------------- the package


def build(folder: Path, case: Case, **chosen: Any) -> tuple[Report, list[dict[str, Any]]]:
    report = build_package(case, folder, folder, read_stock(), Choices(**chosen), TODAY)
    made = json.loads((folder / case.reference / "manifest.json").read_text(encoding="utf-8"))
    return report, made["documents"]


def test_a_package_follows_the_needs_of_each_reader(tmp_path: Path) -> None:
    case = case_of(
        child={"name": "Robin Ashdown", "born": "2015-06-01"}, carers=[{"name": "Jean Whitfield", **NEEDS}]
    )
    documents = ("carers-guide", "my-views")
    _, made = build(tmp_path, case, documents=documents)
    assert {(one["document"], one["format"]) for one in made} == {
        ("carers-guide", "html"), ("my-views", "pdf"), ("my-views", "html"), ("my-views", "docx")
    }  # fmt: skip
    (theirs,) = [one for one in made if one["document"] == "carers-guide"]
    assert theirs["needs"] == {
        "text_size_pt": 20,
        "background": "cream",
        "spacing": "wide",
        "pictures": "fewer",
    }
    assert all("needs" not in one for one in made if one["document"] == "my-views")
    page = (tmp_path / case.reference / theirs["path"]).read_text(encoding="utf-8")
    assert "--text-size: calc(20pt * var(--scale));" in page and f"--paper: {PAPERS['cream']};" in page


def test_what_is_asked_for_on_the_command_line_overrules_the_needs(tmp_path: Path) -> None:
    case = case_of(carers=[{"name": "Jean Whitfield", **NEEDS}])
    _, made = build(
        tmp_path, case, documents=("carers-guide",), formats=("docx",), variants=("standard", "high-contrast")
    )
    assert {(one["variant"], one["format"]) for one in made} == {
        ("standard", "docx"),
        ("high-contrast", "docx"),
    }
    assert all("needs" not in one for one in made)


def test_a_wish_for_a_format_keeps_the_calendar_and_falls_back_where_it_cannot_be_met() -> None:
    assert formats_for(Choices(), Makes(calendar=True), ("html",)) == ("html", "ics")
    assert formats_for(Choices(), Makes(booklet=True), ("booklet",)) == ("pdf", "booklet")
    assert formats_for(Choices(), Makes(), ("booklet",)) == formats_for(Choices(), Makes())
    assert formats_for(Choices(formats=("pdf",)), Makes(), ("html",)) == ("pdf",)


def test_a_paper_that_keeps_its_places_is_made_all_the_same_with_a_warning(tmp_path: Path) -> None:
    case = case_of(child={"name": "Robin Ashdown", "born": "2015-06-01", "text_size_pt": 30})
    report, made = build(tmp_path, case, documents=("road-map-poster",), formats=("docx",))
    assert [one["document"] for one in made] == ["road-map-poster"]
    assert "needs" not in made[0]
    assert [path for path, _ in report.warnings] == ["child.text_size_pt"]


# ---------------------------------------------------------------- the tokens


@pytest.mark.parametrize("background", PAPERS)
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_that_is_read_has_enough_contrast_on_every_paper(
    look: str, variant: str, background: Any
) -> None:
    found = tokens(look, variant, None, Dress(background=background))
    assert found["paper"] == PAPERS[background]
    least = float(found["least-contrast"])
    assert {pair: ratio for pair, ratio in contrasts(found).items() if ratio < least} == {}


@given(main=COLOUR, second=COLOUR, background=st.sampled_from(sorted(PAPERS)))
def test_a_councils_colours_are_fitted_to_every_paper(main: str, second: str, background: Any) -> None:
    found = tokens("letter", "high-contrast", BrandColours(main, second), Dress(background=background))
    assert min(contrasts(found).values()) >= 7


@pytest.mark.parametrize("look", [look for look in LOOKS if look not in KEEP_THEIR_PLACES])
@pytest.mark.parametrize("size", [11, 16, 24, 40])
def test_text_has_the_size_and_headings_grow_less_and_keep_their_order(look: str, size: int) -> None:
    usual = tokens(look, "standard")
    found = tokens(look, "standard", None, Dress(text_size_pt=size))
    assert found["text-size"] == f"{size}pt"
    sizes = {name: points(found[name]) for name in ("title-size", "h2-size", "h3-size", "text-size")}
    assert sorted(sizes.values(), reverse=True) == list(sizes.values())
    for name in ("title-size", "h2-size"):
        grown, text = (points(found[one]) / points(usual[one]) for one in (name, "text-size"))
        assert grown <= max(text, 1), name
    assert points(found["small-size"]) <= size


def points(value: str) -> float:
    return float(value.removesuffix("pt"))


@pytest.mark.parametrize("spacing", AIR)
@pytest.mark.parametrize("variant", VARIANTS)
def test_spacing_adds_air_and_never_takes_any(variant: str, spacing: Any) -> None:
    usual, found = tokens("calm", variant), tokens("calm", variant, None, Dress(spacing=spacing))
    for name in ("letter-spacing", "word-spacing"):
        assert points(found[name]) > points(usual[name])
    assert float(found["line-height"]) >= float(usual["line-height"])


def test_nothing_changes_for_a_reader_without_needs() -> None:
    assert tokens("warm", "standard") == tokens("warm", "standard", None, Dress())
    assert dressed(document(paragraph("Hello")), Dress()) == document(paragraph("Hello"))


def test_a_variants_own_rules_do_not_take_back_what_a_reader_needs() -> None:
    source = sheet("calm", "dyslexia-friendly", "screen", None, Dress(text_size_pt=24))
    assert source.count("--text-size:") == 1 and "--text-size: calc(24pt * var(--scale));" in source


# ---------------------------------------------------------------- the documents


def panelled() -> Document:
    panels = Panels(tuple(Panel((Text(name),), (paragraph("Words."),)) for name in ("One", "Two")))
    return document(section("Part", panels))


@pytest.mark.parametrize(("size", "kind"), [(15, Panels), (16, Box), (40, Box)])
def test_large_letters_have_panels_below_each_other(size: int, kind: type) -> None:
    made = dressed(panelled(), Dress(text_size_pt=size))
    assert any(isinstance(node, kind) for node in walk(made.blocks))


@pytest.mark.parametrize("look", sorted(KEEP_THEIR_PLACES))
def test_what_is_drawn_as_a_whole_stays_as_its_variant_has_it(look: str) -> None:
    made = document(paragraph("Hello"), look=look)
    assert dressed(made, Dress(30, "black", "wider")) == made


@pytest.mark.parametrize("background", ["blue", "black"])
def test_a_word_file_types_on_as_its_reader_needs_it(background: Any) -> None:
    data = write_docx(dressed(panelled(), Dress(22, background, "wide")))
    word = Word(data)
    assert faults(data, Demands(smallest_pt=22)) == []
    assert word.default("sz") == "44" and word.paper == PAPERS[background][1:].upper()
    assert int(word.default("spacing") or 0) == 22  # 0.05 of 22 pt, in twentieths of a point


def test_a_page_in_a_window_has_the_paper_and_the_size() -> None:
    page = write_html(dressed(panelled(), Dress(22, "black", None))).decode()
    assert (
        "--text-size: calc(22pt * var(--scale));" in page
        and "--paper: #000000;" in page
        and "--picture-paper: #ffffff;" in page
    )


def test_fewer_pictures_leaves_what_shows_somebody_or_something() -> None:
    decoration, told = Picture("home", ""), Picture("home", "A house")
    people, row = Figures((Looks(),)), PictureRow(decoration, (paragraph("Beside"),))
    drawn = CasePicture(b"", "A dog", 10, 10)
    stop = Stop(1, "plain", "", (Text("Start"),), decoration, (decoration, paragraph("Words")), Looks())
    inside = (decoration, told, people, row, drawn, Road((stop,), 3))
    whole = document(section("Part", *inside), decoration, banner="banner-road")
    made = fewer_pictures(whole)
    assert made.banner is None
    (left,) = made.blocks
    assert left == section("Part", told, people, row, drawn, Road((bare(stop),), 3))


def bare(stop: Stop) -> Stop:
    return Stop(
        stop.number, stop.state, stop.state_words, stop.title, None, stop.blocks[1:], figure=stop.figure
    )
