"""The picture library: every picture is in the one style, has its words, and reads at 30 mm in black and white."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat
from weasyprint import HTML  # type: ignore[import-untyped]

from toolkit.assets import PICTURES
from toolkit.reading.source import read_file

STYLE: dict[str, Any] = read_file(PICTURES / "style.yaml", "assets/pictures/style.yaml").data
ENTRIES: dict[str, Any] = read_file(PICTURES / "pictures.yaml", "assets/pictures/pictures.yaml").data
INK = str(STYLE["line"]["ink"])
SVG = "{http://www.w3.org/2000/svg}"

EVERY = sorted(PICTURES.glob("*.svg"))
SQUARES = [svg for svg in EVERY if not svg.name.startswith(tuple(STYLE["grid"]["own_grid"]))]

# At 30 mm a printer of 100 dots an inch lays 120 dots. A band is an eighth of the way from black to white: two
# neighbours that differ by less look alike on a copy of a copy.
DOTS = 120
BAND = 32
FEWEST_BANDS = 3
BAND_SHARE = 0.02
INK_SHARE = (0.05, 0.6)
DARK = 96


def colours(of: Any) -> Iterator[str]:
    """Every colour of a table of the style, however deep."""
    for value in of.values() if isinstance(of, dict) else of:
        if isinstance(value, str):
            yield value
        else:
            yield from colours(value)


PALETTE = {INK, "none", *colours(STYLE["palette"])}


def departures(drawn: bytes) -> list[str]:
    """Where a square picture leaves the style, in the order of its elements."""
    root = etree.fromstring(drawn)
    found = []
    if root.get("viewBox") != STYLE["grid"]["view_box"]:
        found.append("another grid")
    if len(drawn) > STYLE["file"]["largest_bytes"]:
        found.append(f"size: {len(drawn)} bytes")
    for element in root.iter():
        found += of_the_file(element)
        if isinstance(element.tag, str):
            found += of_the_line(element)
    return found


def of_the_file(element: etree._Element) -> list[str]:
    """What no picture may hold, on whatever grid: words, ids, styles, gradients, references, notes."""
    if not isinstance(element.tag, str):
        return ["a comment or an instruction"]
    name = str(element.tag).removeprefix(SVG)
    found = [] if name in STYLE["file"]["elements"] else [f"element {name}"]
    found += [
        f"attribute {key}" for key in map(str, element.keys()) if key not in STYLE["file"]["attributes"]
    ]
    if (element.text or "").strip() or (element.tail or "").strip():
        found.append(f"words in {name}")
    return found


def of_the_line(element: etree._Element) -> list[str]:
    """Colours from the palette; a filled shape has a line of ink or none, and a line alone is not a hair."""
    fill, stroke = element.get("fill"), element.get("stroke", INK)
    found = [f"colour {value}" for value in (fill, element.get("stroke")) if value and value not in PALETTE]
    if element.tag in (f"{SVG}svg", f"{SVG}g"):
        return found
    width = float(element.get("stroke-width", "3"))
    if fill and stroke not in (INK, "none"):
        found.append(f"an outline of {stroke}")
    if not fill and stroke == "none":
        found.append("a shape that nobody sees")
    least, most = STYLE["line"]["outline" if fill else "stroke"]
    if stroke != "none" and not least <= width <= most:
        found.append(f"a line of {width}")
    return found


def test_every_square_picture_is_in_the_style() -> None:
    assert {svg.name: found for svg in SQUARES if (found := departures(svg.read_bytes()))} == {}


def test_no_picture_on_any_grid_holds_words_ids_gradients_or_references() -> None:
    found = {
        svg.name: faults
        for svg in EVERY
        if (faults := [x for e in etree.fromstring(svg.read_bytes()).iter() for x in of_the_file(e)])
    }
    assert found == {}


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ('<rect x="3" y="3" width="9" height="9" fill="#f2795c"/>', []),
        ('<rect x="3" y="3" width="9" height="9" fill="#ff0000"/>', ["colour #ff0000"]),
        ('<rect x="3" y="3" width="9" height="9" fill="#f2795c" opacity="0.5"/>', ["attribute opacity"]),
        ('<path d="M1 1l9 9" stroke-width="0.2"/>', ["a line of 0.2"]),
        ('<path d="M1 1l9 9z" fill="#ffffff" stroke="#f2795c"/>', ["an outline of #f2795c"]),
        ('<path d="M1 1l9 9" stroke="none"/>', ["a shape that nobody sees"]),
        ('<image href="a.png"/>', ["element image", "attribute href"]),
        ("<text>A</text>", ["element text", "words in text"]),
        ("<!-- by hand -->", ["a comment or an instruction"]),
    ],
)
def test_what_leaves_the_style_is_found(drawn: str, found: list[str]) -> None:
    assert departures(square(drawn)) == found


def test_a_picture_on_another_grid_or_too_large_is_found() -> None:
    assert departures(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>') == ["another grid"]
    large = square('<path d="M1 1l9 9"/>' * 400)
    assert departures(large) == [f"size: {len(large)} bytes"]


def test_the_cheeks_are_told_for_every_skin_and_no_colour_has_two_names() -> None:
    palette = STYLE["palette"]
    assert len(palette["cheeks"]) == len(palette["skin"])
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in PALETTE - {"none"})
    for names in palette.values():
        assert len(set(colours(names))) == len(names)


def test_every_picture_has_words_and_tags_and_every_entry_has_a_picture() -> None:
    assert set(ENTRIES) == {svg.stem for svg in EVERY}
    for name, entry in ENTRIES.items():
        assert set(entry) == {"words", "tags"}, name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*(-[0-9])?", name), name
        assert re.fullmatch(r"[A-Z][^.;()]+[^.;()\s]", entry["words"]), name
        assert entry["tags"], name
        assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", tag) for tag in entry["tags"]), name


def test_no_two_pictures_have_the_same_words() -> None:
    words = sorted(entry["words"] for entry in ENTRIES.values())
    assert [one for one, other in pairwise(words) if one == other] == []


def test_the_library_is_large_enough_for_easy_read() -> None:
    assert len(SQUARES) >= 105


def square(inside: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><g fill="none" stroke="{INK}" '
        f'stroke-width="3">{inside}</g></svg>'
    ).encode()


def seen_at_30_mm(pictures: list[bytes]) -> list[Image.Image]:
    """Each picture as it is printed 30 mm wide on white paper, without colour, and a frame of 2 dots of air."""
    images = "".join(
        f"<img src='data:image/svg+xml;base64,{b64encode(drawn).decode()}'>" for drawn in pictures
    )
    style = (
        f"@page {{ size: {DOTS}pt; margin: 0 }} body {{ margin: 0 }} img {{ display: block; width: 100% }}"
    )
    pages = pypdfium2.PdfDocument(HTML(string=f"<style>{style}</style>{images}").write_pdf())
    return [page.render(scale=1).to_pil().convert("L") for page in pages]


def faults_at_30_mm(seen: Image.Image) -> list[str]:
    """Why a picture would not read: too little or too much ink, too few greys, drawn over its edge."""
    counts = seen.histogram()
    ink = sum(counts[:DARK]) / sum(counts)
    bands = [sum(counts[start : start + BAND]) / sum(counts) for start in range(0, 256, BAND)]
    clear = sum(share >= BAND_SHARE for share in bands)
    inside = seen.point(lambda grey: 255 if grey < 250 else 0).getbbox() or (DOTS, DOTS, 0, 0)
    found = [] if INK_SHARE[0] <= ink <= INK_SHARE[1] else [f"ink {ink:.0%}"]
    found += [] if clear >= FEWEST_BANDS else [f"{clear} greys"]
    air = min(inside[0], inside[1], DOTS - inside[2], DOTS - inside[3])
    return found + ([] if air >= int(STYLE["grid"]["air"]) else [f"{air} units of air"])


@lru_cache(maxsize=1)
def library_at_30_mm() -> dict[str, Image.Image]:
    return dict(
        zip(
            [svg.stem for svg in SQUARES],
            seen_at_30_mm([svg.read_bytes() for svg in SQUARES]),
            strict=True,
        )
    )


def test_every_square_picture_reads_at_30_mm_in_black_and_white() -> None:
    assert {
        name: found for name, seen in library_at_30_mm().items() if (found := faults_at_30_mm(seen))
    } == {}


def test_a_blank_a_flat_a_faint_and_a_cut_picture_do_not_read() -> None:
    flat = '<circle cx="60" cy="60" r="50" fill="#f2795c" stroke="none"/>'
    faint = '<circle cx="60" cy="60" r="50" fill="#fdebb8" stroke="#c9ccd6"/>'
    cut = '<circle cx="60" cy="60" r="60" fill="#f2795c"/><circle cx="60" cy="60" r="9" fill="#22304a"/>'
    found = [faults_at_30_mm(seen) for seen in seen_at_30_mm([square(one) for one in ("", flat, faint, cut)])]
    assert found == [
        ["ink 0%", "1 greys"],
        ["ink 0%", "2 greys"],
        ["ink 0%", "2 greys"],
        ["0 units of air"],
    ]


def test_no_two_pictures_look_alike_at_30_mm() -> None:
    def difference(one: Image.Image, other: Image.Image) -> float:
        return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]

    small = [(name, seen.resize((40, 40))) for name, seen in library_at_30_mm().items()]
    alike = [
        (name, other)
        for at, (name, seen) in enumerate(small)
        for other, seen_too in small[:at]
        if difference(seen, seen_too) < 12
    ]
    assert alike == []


def test_every_png_shows_what_its_svg_shows() -> None:
    unlike = []
    for name, seen in library_at_30_mm().items():
        with Image.open(BytesIO((PICTURES / "png" / f"{name}.png").read_bytes())) as png:
            drawn = png.convert("RGBA")
        assert drawn.getchannel("A").getpixel((0, 0)) == 0, f"{name}: the ground is transparent"
        paper = Image.new("RGBA", drawn.size, "white")
        paper.alpha_composite(drawn)
        small = paper.convert("L").resize((DOTS, DOTS), Image.Resampling.BOX)
        if ImageStat.Stat(ImageChops.difference(small, seen)).mean[0] > 3:
            unlike.append(name)
    assert unlike == []


def test_no_png_is_left_without_its_svg() -> None:
    assert {png.stem for png in (PICTURES / "png").glob("*.png")} == {svg.stem for svg in EVERY}
