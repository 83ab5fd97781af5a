"""A council's own brand: what is checked when it is read, where it is worn, and that nothing of another is wired in."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any, Final
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

import tiny
from cases import ROOT, example, example_data, view_of
from documents import document, paragraph
from extraction import everything_in, text_of, text_of_pdf
from test_cli import Run, run
from tiny import composed, library
from toolkit.brand import colours
from toolkit.brand.drawing import read_drawing
from toolkit.brand.reader import Brand, read_brand
from toolkit.brand.schema import Advocacy, BrandFile, Colours, Links, Logo, SignaturePicture
from toolkit.compose import composing
from toolkit.document import nodes
from toolkit.document.walk import walk
from toolkit.errors import InputFault
from toolkit.package.stock import read_stock
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.docx import write_docx
from toolkit.writers.html import write_html
from toolkit.writers.pdf import AssetFetcher, EngineComplaint, _artwork_address, write_pdf
from toolkit.writers.tokens import tokens

__all__ = ["run"]

OWN: Final = ROOT / "brand"
SECOND: Final = ROOT / "examples" / "brands" / "thornmere" / "brand.yaml"
PAGE: Final = (ROOT / "docs" / "brand.md").read_text(encoding="utf-8")
DRESSED: Final = ("letter", "one-page", "protocol", "form", "chart")
SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n{}\n</svg>'
SHAPE: Final = '<path d="M0 0L20 10"/>'

BrandWith = Callable[..., Path]


@pytest.fixture
def brand_with(tmp_path: Path) -> BrandWith:
    """Writes the page's example into a folder with its pictures; ``brand_with({old: new}, **{file: bytes})``."""

    def write(changes: dict[str, str] | None = None, files: dict[str, bytes] | None = None) -> Path:
        folder = tmp_path / "own"
        shutil.copytree(OWN, folder, dirs_exist_ok=True)
        text = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new, 1)
        (folder / "brand.yaml").write_text(text, encoding="utf-8")
        for name, data in (files or {}).items():
            (folder / name).write_bytes(data)
        return folder / "brand.yaml"

    return write


def faults(path: Path) -> list[str]:
    """What is wrong with a brand, each as ``file:line: path: sentence`` without its folder."""
    try:
        read_brand(path, "brand.yaml")
    except InputFault as fault:
        return [str(one) for one in fault.faults]
    return []


def second() -> Brand:
    return read_stock(brand=SECOND).library.brand


def png(width: int = 900, height: int = 300, **changes: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(target, changes.pop("format", "PNG"), **changes)
    return target.getvalue()


# ---------------------------------------------------------------- the file


def test_the_brand_that_the_docs_show_is_a_brand(brand_with: BrandWith) -> None:
    brand = read_brand(brand_with(), "brand.yaml")
    assert brand.council["advocacy_phone"] == "01632 960111"
    assert list(brand.signatures) == ["gill marsh"]


def test_the_docs_explain_every_key() -> None:
    for model in (BrandFile, Logo, Colours, Links, Advocacy, SignaturePicture):
        for name in model.model_fields:
            assert re.search(rf"^[ -]*{name}:", PAGE, re.MULTILINE), name


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"short_name": "shrt_name"}, "2: shrt_name: this name is not one we know. Did you mean “short_name”?"),
        ({'"#21567d"  ': "#21567d"}, "7: colours.main: a colour is written in quotes"),
        ({'"#21567d"': '"#7fc241"'}, "7: " + re.findall(r"```text\n(colours.*)\n", PAGE)[0]),
        ({'"#a3422b"': '"#777777"'}, "8: colours.second: #777777 on white paper has a contrast of 4.4 to 1"),
        ({"01632 960100": "ring us"}, "12: phone: this should be a telephone number"),
        ({"https://example.org/local": "example.org/local"}, "16: links.local_offer: this should be a whole web"),
        ({"https://example.org/local": "javascript://x/"}, "16: links.local_offer: this should be a whole web"),
        ({"file: logo.svg": "file: ../logo.svg"}, "4: logo.file: this should be the name of a file in"),
        ({"file: logo.svg": "file: /etc/passwd"}, "4: logo.file: this should be the name of a file in"),
        ({"file: logo.svg": "file: lark.svg"}, "4: logo.file: there is no such file in the brand's folder."),
    ],
)  # fmt: skip
def test_a_fault_of_the_file_is_told_with_its_line(
    brand_with: BrandWith, change: dict[str, str], says: str
) -> None:
    [fault] = faults(brand_with(change))
    assert fault.startswith(f"brand.yaml:{says}")


def test_every_fault_is_told_at_once(brand_with: BrandWith) -> None:
    changes = {"file: logo.svg": "file: none.svg", "picture: signatures/gill-marsh.svg": "picture: none.png"}
    assert [fault.split(": ")[1] for fault in faults(brand_with(changes))] == [
        "logo.file",
        "signatures.0.picture",
    ]


def test_two_signatures_of_one_name_are_a_fault(brand_with: BrandWith) -> None:
    again = "signatures:\n  - {name: GILL  marsh, picture: signatures/gill-marsh.svg}\n#"
    [fault] = faults(brand_with({"signatures:": again}))
    assert "signatures.1.name: this name has a signature already." in fault


# ---------------------------------------------------------------- colours

rgb: Final = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(rgb, st.sampled_from(["#ffffff", "#fdf6e3"]), st.sampled_from([4.5, 7.0]))
def test_the_colour_that_is_suggested_passes_and_none_that_is_nearer_does(
    colour: str, paper: str, least: float
) -> None:
    found = colours.fitted(colour, paper, least)
    assert not list(colours.faults_of_contrast(found, paper, least))
    for nearer in (colour, *colours.nearer_and_farther(colour)):
        if nearer == found:
            break
        assert list(colours.faults_of_contrast(nearer, paper, least))


@given(rgb, st.sampled_from(sorted(VARIANTS)))
def test_whatever_the_colour_every_variant_can_be_read(colour: str, variant: str) -> None:
    found = tokens("letter", variant, nodes.BrandColours(colour, colour))
    least = float(found["least-contrast"])
    for text, ground in (
        ("accent", "paper"),
        ("accent", "accent-soft"),
        ("second", "second-soft"),
        ("main", "paper"),
    ):
        assert colours.contrast(found[text], found[ground]) >= least
    assert colours.contrast(found["ink"], found["accent-soft"]) >= 7


def test_contrast_is_that_of_wcag() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_ink_that_a_brand_is_checked_with_is_the_ink_of_the_documents() -> None:
    assert tokens("letter", "standard")["ink"] == colours.INK


@pytest.mark.parametrize("look", DRESSED)
def test_a_brand_dresses_what_the_council_says(look: str) -> None:
    worn = nodes.BrandColours("#6b2d5c", "#2f6b3c")
    found = tokens(look, "standard", worn)
    assert (found["accent"], found["second"]) == ("#6b2d5c", "#2f6b3c")
    assert tokens(look, "high-contrast", worn) == tokens(look, "high-contrast")


@pytest.mark.parametrize("look", ["storybook", "magazine", "calm", "warm", "certificate", "card"])
def test_the_looks_for_families_keep_their_own_voice(look: str) -> None:
    mine, plain = tokens(look, "standard", nodes.BrandColours("#6b2d5c", "#2f6b3c")), tokens(look, "standard")
    assert {name for name in plain if mine[name] != plain[name]} <= {
        "main",
        "main-soft",
        "other",
        "other-soft",
    }


# ---------------------------------------------------------------- drawings


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "2: script: "),
        ('<text x="1">Council</text>', "2: text: its letters need a font"),
        ("<style>.a{fill:red}</style>", "2: style: style sheets are not read."),
        ('<image href="file:///etc/passwd"/>', "2: image: a picture is not kept inside a drawing."),
        ('<use href="#a"/>', "2: use: copies are not followed."),
        ("<foreignObject><p/></foreignObject>", "2: foreignObject: "),
        ('<g>\n<animate attributeName="x"/>\n</g>', "3: animate: "),
        ('<a href="https://example.org"><rect/></a>', "2: a: "),
        ('<rect onclick="x()"/>', "2: rect.onclick: links and scripts are not followed."),
        ('<rect fill="url(https://example.org/x)"/>', "2: rect.fill: "),
        ('<rect fill="url(#nowhere)"/>', "2: rect.fill: what it points to is not in this drawing."),
        ('<rect style="fill:url(//x)"/>', "2: rect.fill: "),
        ('<rect style="filter:blur(2px)"/>', "2: rect.style: “filter” is not one of the things"),
        ('<rect opacity="0.5"/>', "2: rect.opacity: see-through colours"),
        ('<path d="M0 0L1"/>', "2: path.d: "),
        ('<rect fill="expression"/>', "2: rect.fill: "),
        ('<svg width="1"/>', "2: svg: one drawing stands inside another."),
        ('<?xml-stylesheet href="x.css"?>', "2: xml-stylesheet: "),
    ],
)
def test_what_a_plain_drawing_does_not_need_is_a_fault(brand_with: BrandWith, inside: str, says: str) -> None:
    [fault] = faults(brand_with({}, {"logo.svg": SVG.format(inside + SHAPE).encode()}))
    assert fault.startswith(f"logo.svg:{says}")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a drawing",
        b"<html/>",
        b"<svg/>",
        b"\x00\xff",
        SVG.format("").encode(),
        SVG.format("<g>").encode(),
        SVG.replace("0 0 20 10", "0 0 nan 1").format(SHAPE).encode(),
        SVG.replace("0 0 20 10", "0 0 900 10").format(SHAPE).encode(),
        b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + SVG.format("&b;").encode(),
        b"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + SVG.format(SHAPE).encode(),
        SVG.format("<g>" * 30 + "</g>" * 30).encode(),
        SVG.format("<rect/>" * 3000).encode(),
        SVG.format(f'<path d="M0 0L{"1" * 5000}x"/>').encode(),
        SVG.format("<!--" + " " * 600_000 + "-->").encode(),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_one_fault_and_no_traceback(brand_with: BrandWith, raw: bytes) -> None:
    assert len(faults(brand_with({}, {"logo.svg": raw}))) == 1


@given(
    st.text(max_size=60), st.sampled_from(["path d", "rect style", "rect transform", "g fill", "rect width"])
)
def test_no_value_gets_out_of_its_attribute(value: str, where: str) -> None:
    name, attribute = where.split()
    clean = "".join(letter for letter in value if letter.isprintable())
    raw = SVG.format(f"{SHAPE}<{name} {attribute}={quoteattr(clean)}/>").encode()
    try:
        made = read_drawing(raw, "logo.svg")
    except InputFault:
        return
    written = ElementTree.fromstring(made.svg)
    assert [one.tag.rpartition("}")[2] for one in written.iter()] == ["svg", "path", name]


def test_what_a_drawing_program_leaves_behind_is_left_out(brand_with: BrandWith) -> None:
    left = dedent("""
        <!-- Made by Secretname -->
        <metadata xmlns:x="urn:x"><x:author>Secretname</x:author></metadata><title>Secretname</title>
        <x:view xmlns:x="urn:x" x:path="/home/secretname"/>
        <defs><linearGradient id="fade"><stop offset="0" style="stop-color:#123456;stop-opacity:1"/></linearGradient></defs>
        <g id="Layer 1" class="secretname" data-name="Secretname" style="fill:url(#fade);-inkscape-font:x">
        <path d="M1 1 20 10z"/></g>
    """)
    brand = read_brand(brand_with({}, {"logo.svg": SVG.format(left).encode()}), "brand.yaml")
    assert brand.worn
    kept = brand.worn.logo.data.decode()
    assert "secret" not in kept.lower() and "Layer" not in kept
    assert 'fill="url(#fade)"' in kept and 'stop-color="#123456"' in kept


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (png(300, 100), "the picture is 300 dots wide, and print needs 600."),
        (png(format="JPEG"), "the picture cannot be read as PNG."),
        (b"\x89PNG\r\n\x1a\nbroken", "the picture cannot be read as PNG."),
        (png(4000, 400), "the picture is 10 times as wide as it is high"),
        (png() + b" " * (4 << 20), "the picture is over 4 MiB."),
        (png(6000, 5000), "the picture has over 25 million dots."),
    ],
    ids=["small", "jpeg", "broken", "wide", "heavy", "large"],
)
def test_a_logo_that_cannot_be_printed_is_a_fault(brand_with: BrandWith, data: bytes, says: str) -> None:
    [fault] = faults(brand_with({"file: logo.svg": "file: logo.png"}, {"logo.png": data}))
    assert fault.startswith(f"brand.yaml:4: logo.file: {says}")


def test_nothing_but_the_dots_of_a_picture_is_kept(brand_with: BrandWith) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Secretname")
    path = brand_with({"file: logo.svg": "file: logo.png"}, {"logo.png": png(pnginfo=said) + b"Secretname"})
    worn = read_brand(path, "brand.yaml").worn
    assert worn and worn.logo.proportions == 3 and b"Secretname" not in worn.logo.data


def test_the_paper_of_a_scanned_signature_becomes_clear(brand_with: BrandWith) -> None:
    scan = Image.new("RGB", (500, 200), "#fbfbfb")
    scan.paste("#101030", (100, 80, 400, 90))
    target = io.BytesIO()
    scan.save(target, "JPEG", quality=95)
    path = brand_with({"signatures/gill-marsh.svg": "sign.jpg"}, {"sign.jpg": target.getvalue()})
    made = Image.open(io.BytesIO(read_brand(path, "brand.yaml").signatures["gill marsh"].data))
    assert made.mode == "RGBA"
    assert made.getpixel((5, 5))[3] == 0 and made.getpixel((200, 85))[3] > 200  # type: ignore[index]


def test_a_link_out_of_the_folder_is_a_fault(brand_with: BrandWith) -> None:
    path = brand_with({"file: logo.svg": "file: link.svg"})
    (path.parent / "link.svg").symlink_to(OWN / "logo.svg")
    assert faults(path) == [
        "brand.yaml:4: logo.file: this leads out of the brand's folder. Put the picture itself into it."
    ]


# ---------------------------------------------------------------- signatures

SIGNED = "{title: Title, sections: [{heading: x, words: [{sign: [%s]}]}]}"
HEAD = '{name: "{{ team.head_of_service.name }}", role: Head of Service%s}'


@pytest.fixture
def with_signatures(monkeypatch: pytest.MonkeyPatch) -> nodes.Artwork:
    """Gill Marsh has a signature in the library of tiny guides."""
    drawn = nodes.Artwork(b"<svg/>", "svg", 3.0)
    signed = replace(library(), brand=Brand(library().brand.council, None, {"gill marsh": drawn}))
    monkeypatch.setattr(tiny, "library", lambda: signed)
    return drawn


def pictures_in(words: str, case: Any, who: str = "child") -> list[nodes.Artwork | None]:
    found = composed(SIGNED % words, case, who)
    return [node.picture for node in walk(found.blocks) if isinstance(node, nodes.Signature)]


@pytest.mark.parametrize("name", ["Gill Marsh", "gill  MARSH"])
def test_a_signature_is_printed_over_its_own_name(with_signatures: nodes.Artwork, name: str) -> None:
    case = example(team={"head_of_service": {"name": name}})
    assert pictures_in(HEAD % ", picture: true", case) == [with_signatures]


def test_a_signature_is_never_printed_where_nobody_asks(with_signatures: nodes.Artwork) -> None:
    assert pictures_in(HEAD % "", example()) == [None]


@pytest.mark.parametrize("name", ["Gill Marshall", "G Marsh", "Marsh, Gill", "Gill Mársh", "Carol Finch"])
def test_nobody_signs_with_the_hand_of_another(with_signatures: nodes.Artwork, name: str) -> None:
    case = example(team={"head_of_service": {"name": name}})
    assert pictures_in(HEAD % ", picture: true", case) == [None]


def test_a_name_that_is_not_told_brings_no_signature(with_signatures: nodes.Artwork) -> None:
    withheld = example(withhold=[{"fact": "team.head_of_service.name", "from": ["child"]}])
    assert pictures_in(HEAD % ", picture: true", withheld) == [None]
    assert pictures_in(HEAD % ", picture: true", None) == [None]
    assert pictures_in("{role: Head of Service, picture: true}", example()) == [None]


@pytest.mark.parametrize("name", ["recommendation", "visit-record", "matching-meeting", "carers-commitment"])
def test_what_is_signed_by_hand_asks_for_no_picture(name: str) -> None:
    for path in (ROOT / "guides" / name).glob("*.yaml"):
        assert "picture: true" not in path.read_text(encoding="utf-8"), path


# ---------------------------------------------------------------- where it is worn


def test_the_name_is_heard_once_and_the_logo_never() -> None:
    page = write_html(
        document(paragraph("x"), author="Thornmere Borough Council", brand=second().worn)
    ).decode()
    head = page[page.index("<header") : page.index("</header")]
    assert re.findall(r'<img class="logo" alt="([^"]*)"', head) == [""]
    assert head.count("Thornmere Borough Council") == 1


def test_a_logo_that_holds_the_name_says_it_instead() -> None:
    worn = second().worn
    assert worn
    holding = nodes.Brand(worn.name, worn.colours, worn.logo, logo_holds_name=True)
    page = write_html(document(paragraph("x"), author="Thornmere Borough Council", brand=holding)).decode()
    head = page[page.index("<header") : page.index("</header")]
    assert head.count("Thornmere Borough Council") == 1 and 'alt="Thornmere Borough Council"' in head


def test_the_engine_is_given_only_the_documents_own_brand() -> None:
    own, other = read_stock().library.brand.worn, second().worn
    assert own and other
    fetcher = AssetFetcher(document(brand=own))
    assert fetcher.fetch(_artwork_address(own.logo)).read() == own.logo.data
    for wrong in (
        _artwork_address(other.logo),
        "asset:brand/logo",
        "asset:brand/",
        "asset:brand/../logo.svg",
    ):
        with pytest.raises(EngineComplaint):
            fetcher.fetch(wrong)


@pytest.mark.parametrize("write", [write_html, write_docx, lambda made: write_pdf(made)[0]])
def test_the_same_brand_gives_the_same_bytes(write: Callable[[nodes.Document], bytes]) -> None:
    made = document(paragraph("x"), look="letter", brand=read_stock().library.brand.worn)
    assert write(made) == write(made)


def test_two_brands_in_one_process_keep_their_own_pictures() -> None:
    sizes = []
    for brand in (read_stock().library.brand, second()):
        made, _ = write_pdf(
            document(paragraph("x"), look="letter", author=str(brand.council["name"]), brand=brand.worn)
        )
        assert str(brand.council["name"]) in text_of_pdf(made)
        sizes.append(len(made))
    assert sizes[1] > sizes[0] + 5000  # the second has dots, the first has shapes


# ---------------------------------------------------------------- nothing is wired in


def test_no_file_of_the_project_names_a_council() -> None:
    names = re.compile(r"larkshire|larkbridge|speak up l|thornmere", re.IGNORECASE)
    kinds = (".py", ".j2", ".yaml", ".css", ".svg", ".html")
    for room in ("toolkit", "templates", "guides", "locales", "assets"):
        for path in (ROOT / room).rglob("*"):
            if path.suffix in kinds:
                assert not names.search(path.read_text(encoding="utf-8")), path


WORN_BY = "decision-letter,card,certificate,parents-guide,teens-guide,invitation,minute-guide-health,flow-chart,key-dates"


def test_a_package_of_another_council_holds_nothing_of_the_first(run: Run, tmp_path: Path) -> None:
    no_answers: dict[str, Any] = {"ratification": {"answers": []}}
    case = example_data(
        team={"head_of_service": {"name": "Ruth Adeyemi"}}, views={"picture": None}, steps=no_answers
    )
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case, default=str), encoding="utf-8")
    ran = run(
        "package", path, "--out", tmp_path / "out", "--brand", SECOND, "--today", "2026-03-20", "--documents", WORN_BY
    )  # fmt: skip
    files = [one for one in (tmp_path / "out").rglob("*.*") if one.suffix != ".json"]
    assert ran.status == 0 and len(files) > 20
    first = re.compile(r"larkshire|larkbridge|speak up l|01632 ?9601|lastinghome@", re.IGNORECASE)
    for file in files:
        assert not first.search(everything_in(file)), file.name
        if file.suffix != ".ics":
            assert "Thornmere" in text_of(file), file.name


def test_a_batch_wears_the_brand_in_every_process(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    for number in (1, 2):
        data = example_data(
            reference=f"LH-{number}", views={"picture": None}, steps={"ratification": {"answers": []}}
        )
        (folder / f"{number}.json").write_text(json.dumps(data, default=str), encoding="utf-8")
    asked = ["--brand", SECOND, "--today", "2026-03-20", "--documents", "card", "--formats", "docx,html"]
    for jobs in ("1", "2"):
        assert run("batch", folder, "--out", tmp_path / jobs, "--jobs", jobs, *asked).status == 0
    for one in (tmp_path / "1").rglob("card.*"):
        assert one.read_bytes() == (tmp_path / "2" / one.relative_to(tmp_path / "1")).read_bytes()
        assert "Thornmere" in text_of(one)


@pytest.mark.parametrize("as_option", [True, False])
def test_check_tells_what_is_wrong_with_a_brand(run: Run, brand_with: BrandWith, as_option: bool) -> None:
    path = brand_with({'"#21567d"': '"#ffff00"'})
    ran = run("check", *(["--brand", path] if as_option else [path]))
    assert ran.status == 2
    assert f"{path}:7: colours.main: #ffff00 on white paper" in ran.err


def test_a_faulty_brand_stops_a_package_before_anything_is_written(
    run: Run, brand_with: BrandWith, tmp_path: Path
) -> None:
    path = brand_with({"name: Larkshire County Council": "nme: x"})
    ran = run("package", ROOT / "examples" / "amira.yaml", "--out", tmp_path / "out", "--brand", path)
    assert ran.status == 2 and not (tmp_path / "out").exists()
    assert "Did you mean “name”?" in ran.err


def test_wording_without_a_brand_fails_at_once() -> None:
    stock, case = read_stock(), example()
    bare = replace(stock.library, brand=Brand({}))
    with pytest.raises(KeyError):
        composing.compose(
            bare.guides["card"], view_of(case, "child"), bare, stock.catalogues["en-GB"], stock.pictures
        )
