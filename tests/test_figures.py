"""People drawn from parts: every picture keeps the library's rules, every part is seen, and nothing is made up."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from toolkit.document.looks import (
    AGES,
    BEARDS,
    COLOURS,
    HAIR_COLOURS,
    HAIRS,
    HEAD_COVERINGS,
    SKINS,
    Looks,
)
from toolkit.figures import draw_figure, draw_group, draw_portrait
from toolkit.figures.drawing import FOOT_Y, MIDDLE, extent_of
from toolkit.figures.group import MOST, places_of
from toolkit.figures.palette import CLOTHES, HAIR, INK, SKIN, STRANDS, UNSAID_SKIN, colours_of, lightness
from toolkit.writers.raster import figure_png

ELEMENTS = {"svg", "g", "path", "ellipse"}
ATTRIBUTES = {
    *("viewBox", "d", "cx", "cy", "rx", "ry", "transform", "fill", "fill-rule"),
    *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"),
}
COLOUR = re.compile(r"#[0-9a-f]{6}|none")


@st.composite
def any_looks(draw: st.DrawFn) -> Looks:
    said: dict[str, Any] = {
        "age": draw(st.none() | st.sampled_from(AGES)),
        "skin": draw(st.none() | st.sampled_from(SKINS)),
        "hair": draw(st.none() | st.sampled_from(HAIRS)),
        "hair_colour": draw(st.none() | st.sampled_from(HAIR_COLOURS)),
        "beard": draw(st.none() | st.sampled_from(BEARDS)),
        "head_covering_colour": draw(st.none() | st.sampled_from(COLOURS)),
        "clothes": draw(st.none() | st.sampled_from(COLOURS)),
    }
    worn = draw(st.none() | st.sampled_from(HEAD_COVERINGS))
    if worn is not None:
        said[worn] = True
    for part in ("glasses", "hearing_aid", "wheelchair", "walking_stick", "white_cane"):
        said[part] = draw(st.booleans())
    return Looks(**said)


def with_all(**said: Any) -> Looks:
    """Somebody of whom everything is said, but for what ``said`` changes."""
    every: dict[str, Any] = {
        "age": "child",
        "skin": "brown",
        "hair": "short",
        "hair_colour": "black",
        "clothes": "red",
    }
    return Looks(**(every | said))


def colours_in(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", svg))


def broken_rules(svg: str) -> list[str]:
    """What of the library's file rules an SVG does not keep."""
    broken = []
    for element in etree.fromstring(svg.encode()).iter():
        name = etree.QName(element).localname
        if name not in ELEMENTS:
            broken.append(f"element {name}")
        broken += [f"attribute {name}" for name in map(str, element.attrib) if name not in ATTRIBUTES]
        paints = [element.get(key) for key in ("fill", "stroke")]
        broken += [f"paint {paint}" for paint in paints if paint and not COLOUR.fullmatch(str(paint))]
        if (element.text or "").strip() or (element.tail or "").strip():
            broken.append("words")
    return broken


# ---------------------------------------------------------------- the file


@given(any_looks())
def test_every_figure_and_portrait_keeps_the_rules_of_the_picture_library(looks: Looks) -> None:
    assert broken_rules(draw_figure(looks)) == []
    assert broken_rules(draw_portrait(looks)) == []


@given(st.lists(any_looks(), min_size=1, max_size=MOST))
def test_every_group_keeps_the_rules_of_the_picture_library(people: list[Looks]) -> None:
    assert broken_rules(draw_group(tuple(people))) == []


@given(any_looks())
def test_the_same_looks_are_always_the_same_picture(looks: Looks) -> None:
    first = draw_figure(looks)
    draw_figure.cache_clear()
    assert draw_figure(looks) == first


def test_a_group_is_one_to_seven_people() -> None:
    for people in ((), (Looks(),) * (MOST + 1)):
        with pytest.raises(ValueError, match="1 to 7"):
            draw_group(people)


# ---------------------------------------------------------------- what is said is seen


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("age", (None, *AGES)),
        ("skin", (None, *SKINS)),
        ("hair", (None, *HAIRS)),
        ("hair_colour", (None, *HAIR_COLOURS)),
        ("beard", (None, *BEARDS)),
        ("clothes", (None, *COLOURS)),
        *((part, (False, True)) for part in ("glasses", "hearing_aid", "wheelchair", *HEAD_COVERINGS)),
    ],
)
def test_each_part_changes_the_figure_and_the_portrait(part: str, values: tuple[Any, ...]) -> None:
    for draw in (draw_figure, draw_portrait):
        assert len({draw(with_all(**{part: value})) for value in values}) == len(values)


@pytest.mark.parametrize("wheelchair", [False, True])
def test_a_stick_and_a_cane_are_seen_standing_and_sitting(wheelchair: bool) -> None:
    without = draw_figure(with_all(wheelchair=wheelchair))
    stick = draw_figure(with_all(wheelchair=wheelchair, walking_stick=True))
    cane = draw_figure(with_all(wheelchair=wheelchair, white_cane=True))
    assert len({without, stick, cane}) == 3


@pytest.mark.parametrize("covering", HEAD_COVERINGS)
def test_each_head_covering_comes_in_each_colour(covering: str) -> None:
    drawn = {draw_figure(with_all(**{covering: True}, head_covering_colour=c)) for c in (None, *COLOURS)}
    assert len(drawn) == len(COLOURS) + 1


def test_a_hearing_aid_is_seen_whatever_is_on_the_head() -> None:
    styles: list[dict[str, Any]] = [{"hair": hair} for hair in (None, *HAIRS)]
    worn: list[dict[str, Any]] = [{covering: True} for covering in HEAD_COVERINGS]
    for said in styles + worn:
        aid = last_of_the_head(draw_portrait(with_all(**said, hearing_aid=True)))
        assert aid == last_of_the_head(draw_portrait(with_all(hearing_aid=True))), said
        assert aid != last_of_the_head(draw_portrait(with_all(**said))), said


def test_nobody_wears_two_head_coverings_at_once() -> None:
    for first, second in combinations(HEAD_COVERINGS, 2):
        with pytest.raises(ValueError, match="one head covering"):
            Looks(**{first: True, second: True})  # type: ignore[arg-type]


# ---------------------------------------------------------------- what is not said is not guessed


def test_the_neutral_figure_has_nobodys_skin_hair_or_clothes() -> None:
    for age in (None, *AGES):
        drawn = colours_in(draw_figure(Looks(age=age))) | colours_in(draw_portrait(Looks(age=age)))
        assert drawn.isdisjoint({*SKIN.values(), *HAIR.values(), *CLOTHES.values()})
        assert UNSAID_SKIN in drawn


@given(any_looks())
def test_what_is_left_out_is_never_drawn_from_what_can_be_said(looks: Looks) -> None:
    colours = colours_of(looks)
    if looks.skin is None:
        assert colours.skin not in SKIN.values()
    if looks.hair_colour is None:
        assert {colours.hair, colours.stubble}.isdisjoint(HAIR.values())
        assert colours.strands not in STRANDS.values()
    if looks.clothes is None:
        assert colours.clothes not in CLOTHES.values()
    if looks.head_covering_colour is None:
        assert colours.covering not in CLOTHES.values()


def test_hair_is_drawn_only_where_it_was_spoken_of() -> None:
    hair = set(HAIR.values()) | set(STRANDS.values()) | {colours_of(Looks()).hair}
    assert colours_in(draw_figure(Looks(skin="brown", clothes="red"))).isdisjoint(hair)


# ---------------------------------------------------------------- in grey


def test_skins_differ_in_lightness_from_each_other_and_from_ink() -> None:
    shades = [lightness(colour) for colour in SKIN.values()]
    assert all(lighter - darker >= 12 for lighter, darker in pairwise(shades))
    assert min(shades) - lightness(INK) >= 30


def test_lines_of_hair_are_told_from_the_hair_in_grey() -> None:
    for colour, hair in HAIR.items():
        assert abs(lightness(hair) - lightness(STRANDS[colour])) >= 28, colour


def test_the_face_is_told_from_every_skin_in_grey() -> None:
    for skin in SKINS:
        colours = colours_of(Looks(skin=skin))
        assert lightness(colours.skin) - lightness(colours.face) >= 60, skin


# ---------------------------------------------------------------- in its place


@given(st.lists(any_looks(), min_size=1, max_size=MOST))
def test_nobody_in_a_group_stands_in_front_of_anybody(people: list[Looks]) -> None:
    places = places_of(tuple(people))
    assert all(here.right < there.left for here, there in pairwise(places))
    assert all(place.top > 0 for place in places)


@settings(max_examples=25, deadline=None)
@given(any_looks())
def test_nobody_reaches_out_of_the_place_they_have(looks: Looks) -> None:
    place = places_of((looks,))[0]
    left, top, right, bottom = inked(without_ground(draw_group((looks,))))
    assert place.left - 1 <= left and right <= place.right + 1
    assert place.top - 1 <= top and bottom <= FOOT_Y + 2


@pytest.mark.parametrize("age", [None, *AGES])
def test_a_figure_stands_in_its_box_whatever_is_on_the_head(age: Any) -> None:
    styles: list[dict[str, Any]] = [{"hair": hair} for hair in (None, *HAIRS)]
    worn: list[dict[str, Any]] = [{covering: True, "hair": "afro"} for covering in HEAD_COVERINGS]
    for said in styles + worn:
        left, top, right, bottom = inked(draw_figure(Looks(age=age, **said)))
        assert left > 0.5 and right < 2 * MIDDLE - 0.5 and top > 0.3, said
        assert FOOT_Y - 3 <= bottom <= FOOT_Y + 2, said


def test_children_are_smaller_than_the_adults_beside_them() -> None:
    bald = [Looks(age=age, hair="none") for age in AGES if age != "older-adult"]
    tops = [place.top for place in places_of(tuple(bald))]
    assert tops == sorted(tops, reverse=True)
    assert extent_of(Looks(wheelchair=True)).side > extent_of(Looks(hair="none")).side


def last_of_the_head(portrait: str) -> str:
    """The four shapes of a portrait's head that are drawn last, over everything else of it."""
    bust = list(etree.fromstring(portrait.encode())[0])[-2]  # the badge's ring comes after
    return "".join(etree.tostring(shape).decode() for shape in list(list(bust)[-1])[-4:])


def without_ground(svg: str) -> str:
    """A group without its patch and its mound, which are its only shapes outside a figure."""
    root = etree.fromstring(svg.encode())
    for shape in [child for child in root[0] if etree.QName(child).localname == "path"]:
        root[0].remove(shape)
    return etree.tostring(root).decode()


def inked(svg: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn, in units."""
    with Image.open(BytesIO(figure_png(svg, 320))) as png:
        box = png.convert("RGBA").getchannel("A").point([0] * 64 + [255] * 192).getbbox()
        assert box is not None
        unit = png.height / float(svg.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
    return box[0] / unit, box[1] / unit, box[2] / unit, box[3] / unit


# ---------------------------------------------------------------- as a PNG


def test_a_png_is_the_same_bytes_again_as_high_as_asked_and_clear_round_the_figure() -> None:
    svg = draw_figure(with_all())
    first = figure_png(svg, 160)
    figure_png.cache_clear()
    assert figure_png(svg, 160) == first
    with Image.open(BytesIO(first)) as png:
        assert png.size == (120, 160)
        corner = png.convert("RGBA").getpixel((1, 1))
        assert isinstance(corner, tuple) and corner[3] == 0


def test_a_png_keeps_the_colours_of_the_picture() -> None:
    with Image.open(BytesIO(figure_png(draw_group((with_all(), Looks(), Looks(skin="light"))), 480))) as png:
        found: Any = png.convert("RGBA").getcolors(1 << 20)
    flat = [colour[:3] for _, colour in sorted(found, reverse=True)[:14]]
    for wanted in (SKIN["brown"], SKIN["light"], UNSAID_SKIN, CLOTHES["red"], INK):
        channels = tuple(int(wanted[i : i + 2], 16) for i in (1, 3, 5))
        assert min(max(abs(a - b) for a, b in zip(channels, seen, strict=True)) for seen in flat) <= 6, wanted


@pytest.mark.parametrize("svg", ["<svg/>", '<svg viewBox="wide"/>'])
def test_a_picture_without_a_box_is_refused(svg: str) -> None:
    with pytest.raises(ValueError, match="viewBox"):
        figure_png(svg, 100)
