"""What a listener meets in a finished PDF, compared in a small printed form: see ``printed``."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, Final, cast

import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from toolkit.proof import verapdf
from toolkit.proof.verapdf import VeraPdfError, failed_rules
from toolkit.writers import pdf_structure
from toolkit.writers.pdf_structure import PdfStructureError, TaggedPdf, write_tagged_pdf

REPOSITORY: Final = Path(__file__).resolve().parent.parent
FONTS: Final = (REPOSITORY / "assets" / "fonts").as_uri()
STYLE: Final = f"""
    @font-face {{ font-family: "Sample Latin"; src: url({FONTS}/Lato-Regular.ttf) }}
    @font-face {{ font-family: "Sample Latin"; font-weight: bold; src: url({FONTS}/Lato-Bold.ttf) }}
    @font-face {{ font-family: "Sample Arabic"; src: url({FONTS}/NotoNaskhArabic-Regular.ttf) }}
    @page {{ size: 100mm 90mm; margin: 10mm }}
    @page {{ @top-left {{ content: "Head" }} @bottom-right {{ content: counter(page) }} }}
    html {{ font: 10pt/1.3 "Sample Latin", "Sample Arabic" }}
    img {{ width: 9px }}
    ul {{ list-style-type: disc }}
"""
DOT: Final = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='4'/></svg>"
)


@cache
def fonts_and_style() -> tuple[FontConfiguration, weasyprint.CSS]:
    fonts = FontConfiguration()
    return fonts, weasyprint.CSS(string=STYLE, font_config=fonts)


def tagged(
    body: str, *, head: str = "<title>Sample</title>", lang: str = "en", forms: bool = False
) -> TaggedPdf:
    fonts, style = fonts_and_style()
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    html = weasyprint.HTML(string=page)
    return write_tagged_pdf(html.render(stylesheets=[style], font_config=fonts, pdf_forms=forms))


# The printed form


def printed(file: TaggedPdf) -> str:
    """The structure under Document. One line an element: role, what is said of it, its words or its kids.

    Words drawn on another page than the element's first stand after ``/``. ``→`` is an area to press or fill.
    """
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        words = {page.obj.objgen: words_of(page) for page in pdf.pages}
        document = pdf.Root.StructTreeRoot.K[0]
        assert document.S == "/Document"
        return "\n".join(line for kid in document.K for line in lines_of(kid, words))


def lines_of(element: Any, words: Mapping[Any, Mapping[int, str]]) -> Iterator[str]:
    parts = list(parts_of(element, words))
    head = " ".join([str(element.S)[1:], *said_of(element)])
    if len(parts) < 2 and all(isinstance(part, str) for part in parts):
        yield " ".join([head, *(f'"{part}"' for part in parts)])
        return
    yield head
    for part in parts:
        yield from ([f'  "{part}"'] if isinstance(part, str) else indent("\n".join(part), "  ").split("\n"))


def parts_of(element: Any, words: Mapping[Any, Mapping[int, str]]) -> Iterator[str | list[str]]:
    """Words drawn one after the other as one text; each element, and each area, as its lines."""
    text = ""
    for kid in element.K:
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            here = isinstance(kid, int)
            page, number = (element.Pg, kid) if here else (kid.Pg, int(kid.MCID))
            text += ("" if here else "/") + words[page.objgen][int(number)]
            continue
        if text:
            yield text
            text = ""
        yield [area_of(kid.Obj)] if kid.get("/Type") == "/OBJR" else list(lines_of(kid, words))
    if text:
        yield text


def area_of(annotation: Any) -> str:
    return f"→ {annotation.get('/Contents') or annotation.get('/TU')}"


def said_of(element: Any) -> Iterator[str]:
    for key in ("/Lang", "/Alt", "/ActualText", "/E", "/ID"):
        if key in element:
            yield f"{key[1:].lower()}={element[key]}"
    for key, value in sorted(dict(element.get("/A", {})).items()):
        if key not in ("/O", "/BBox"):
            shown = "+".join(map(str, value)) if isinstance(value, pikepdf.Array) else str(value).lstrip("/")
            yield f"{key[1:].lower()}={shown}"


def words_of(page: pikepdf.Page) -> Mapping[int, str]:
    """What each number of marked content on a page draws, by the ToUnicode tables of its fonts."""
    return {number: text for number, text, _ in drawn_on(page) if number is not None}


def artifacts_of(file: TaggedPdf) -> list[str]:
    """Words that no listener meets, as “page: kind: words”."""
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        return [
            f"{number}: {kind}: {text}"
            for number, page in enumerate(pdf.pages, start=1)
            for _, text, kind in drawn_on(page)
            if kind and text.strip()
        ]


def drawn_on(page: pikepdf.Page) -> Iterator[tuple[int | None, str, str]]:
    """Each piece of marked content: its number or None, its words, its kind of artifact or empty."""
    letters = {name: letters_of(font) for name, font in page.Resources.Font.items()}
    texts: dict[tuple[int | None, str, int], str] = defaultdict(str)
    stack: list[tuple[int | None, str, int]] = []
    font: Mapping[int, str] = {}
    for index, instruction in enumerate(pikepdf.parse_content_stream(page)):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                stack.append(begun(operands, index))
                texts[stack[-1]] += ""
            case "EMC":
                stack.pop()
            case "Tf":
                font = letters[str(operands[0])]
            case "TJ":
                texts[stack[-1]] += shown(operands[0], font)
    return ((number, text, kind) for (number, kind, _), text in texts.items())


def begun(operands: Any, index: int) -> tuple[int | None, str, int]:
    properties = operands[1] if len(operands) > 1 else {}
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    is_artifact = str(operands[0]) == "/Artifact"
    names = [str(properties[key])[1:] for key in ("/Type", "/Subtype") if key in properties]
    return number, " ".join(names) if is_artifact else "", index


def letters_of(font: Any) -> Mapping[int, str]:
    pairs = re.findall(r"<(\w+)> <(\w*)>", font.ToUnicode.read_bytes().decode())
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def shown(strings: Any, letters: Mapping[int, str]) -> str:
    glyphs = [bytes(string) for string in strings if isinstance(string, pikepdf.String)]
    numbers = [int.from_bytes(text[at : at + 2], "big") for text in glyphs for at in range(0, len(text), 2)]
    return "".join(letters.get(number, "") for number in numbers)


def form(text: str) -> str:
    return dedent(text).strip("\n")


# Samples

LINES: Final = " ".join(f"word{number}" for number in range(200))
ROWS: Final = "".join(f"<tr><th>Day {day}</th><td>Room {day}</td><td></td></tr>" for day in range(1, 12))

SAMPLES: Final = {
    "running heads": f"<h1>Title</h1><p>{LINES}</p>",
    "a list over pages": "<h1>Title</h1><ul>" + "".join(f"<li>Item {n}</li>" for n in range(20)) + "</ul>",
    "a table over pages": f"""<h1>Title</h1><table><caption>Visits</caption>
        <thead><tr><td></td><th>Where</th><th>Who</th></tr></thead><tbody>{ROWS}</tbody></table>""",
    "a table with spans": """<h1>Title</h1><table><tr><th colspan="2">Wide</th><th>Thin</th></tr>
        <tr><td>a</td><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>""",
    "links": f"""<h1 id="top">Title</h1>
        <p>See <a href="https://example.org/"><strong>our <em>site</em></strong></a>,
        <a href="#top">the top</a> and
        <a href="https://example.org/dot"><img alt="a dot" src="{DOT}"></a>.</p>
        <a href="https://example.org/card" style="display: block"><h2>Card</h2><p>More</p></a>""",
    "a link over lines": f"""<h1>Title</h1>
        <p>{LINES[:200]} <a href="https://example.org/">{LINES[:300]}</a></p>""",
    "decorative pictures": f"""<h1>Title</h1><p><img alt="" src="{DOT}"> words</p>
        <p aria-hidden="true">***</p>
        <p><img alt="x" role="presentation" src="{DOT}"></p><svg aria-hidden="true" width="9" height="9"><path
        d="M0 0L9 9" stroke="black"/></svg><style>h1::before {{ content: url("{DOT}") }}</style>""",
    "figures": f"""<h1>Title</h1><figure><img alt="A dot" src="{DOT}" style="display: block">
        <figcaption>A caption</figcaption></figure>
        <svg width="9" height="9" role="img" aria-label="A line"><path d="M0 0L9 9" stroke="black"/></svg>""",
    "languages": """<h1>Title</h1><p>Say <span lang="pl">dzień dobry</span>.</p>
        <ul><li lang="cy">Bore da</li></ul><table><tr><th>Word</th><td lang="fr">mot</td></tr></table>""",
    "right to left": """<div dir="rtl" lang="ur"><h1>آپ کا گھر</h1>
        <p>یہ <b>اہم</b> ہے۔ <span dir="ltr">020 7946 0000</span></p>
        <ul><li>پہلا</li><li>دوسرا</li></ul>
        <table><tr><th>نام</th><th>دن</th></tr><tr><td>علی</td><td>پیر</td></tr></table></div>""",
    "nested lists": """<h1>Title</h1><ol><li>One<ul><li>Inner</li></ul></li><li><p>Two</p></li></ol>
        <ul style="list-style-type: '- '"><li>To tick</li></ul>
        <ul style="list-style: none"><li>Bare</li></ul>""",
    "definitions": """<h1>Title</h1><dl><dt>Advocate</dt><dd>Speaks for you</dd><dd>Is free</dd>
        <div><dt>IRO</dt><dd><p>Checks your plan</p></dd></div></dl>""",
    "sections": """<main><article><header>Above</header><section><h1>Title</h1><section><h2>Part</h2>
        <div>Loose <b>words</b><p>A paragraph</p></div></section></section>
        <aside><p>Beside</p></aside><blockquote>Said</blockquote></article></main>""",
    "words in a line": """<h1>Title</h1>
        <p><strong>Call</strong> <em>now</em>: <abbr title="local authority">LA</abbr>,
        <q>yes</q>, <code>x</code>, <u>under</u>, <s>gone</s>.</p><p>&nbsp;</p><div></div>""",
    "boxes in boxes": """<h1>Title</h1><div style="display: flex"><div>Left</div><div><p>Right</p></div></div>
        <div style="float: left">Float</div>
        <p style="transform: rotate(2deg); background: linear-gradient(red, blue)">Turned</p>
        <p style="position: absolute; right: 0">Absolute</p><p style="box-shadow: 1px 1px red">Shadow</p>""",
    "repeated boxes": f"""<style>.name {{ position: running(name) }}
        @page {{ @top-right {{ content: element(name) }} }}</style>
        <div class="name">Run <a href="https://example.org/">here</a></div>
        <div style="position: fixed; bottom: 0">Fixed</div>
        <h1>Title</h1><p>{LINES}</p>""",
    "contents": """<style>nav a::after { content: leader(".") target-counter(attr(href), page) }</style>
        <h1>Title</h1><nav><ol><li><a href="#one">One</a></li></ol></nav><h2 id="one">One</h2>""",
}
FORM: Final = """<h1>Title</h1><form><p><label>Name <input name="name"></label></p>
    <p><input type="checkbox" name="agree" title="I agree"> I agree</p></form>"""


# Claims


def test_every_sample_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    files = {name: tagged(body).content for name, body in SAMPLES.items()}
    files["a form"] = tagged(FORM, forms=True).content
    paths = {name: tmp_path / f"{name}.pdf" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    assert failed_rules([*paths.values()]) == {path: [] for path in paths.values()}


def test_verapdf_names_the_rules_that_a_file_fails(tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    weasyprint.HTML(string="<p>Words").write_pdf(path)
    rules = failed_rules([path])[path]
    assert "7.1-3" in {rule.partition(":")[0] for rule in rules}


def test_verapdf_refuses_to_judge_what_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(VeraPdfError):
        failed_rules([path])


def test_verapdf_that_is_not_set_up_is_a_fault_and_no_skip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(verapdf, "HOME", tmp_path)
    with pytest.raises(VeraPdfError, match="make setup-test"):
        failed_rules([tmp_path / "sample.pdf"])


def test_running_heads_and_feet_are_artifacts_of_their_kind() -> None:
    file = tagged(SAMPLES["running heads"])
    assert "Head" not in printed(file)
    assert artifacts_of(file)[:2] == ["1: Pagination Header: Head", "1: Pagination Footer: 1"]
    assert len(artifacts_of(file)) == 2 * file.page_count


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    file = tagged(SAMPLES["running heads"])
    title, paragraph = printed(file).split("\n")
    assert title == 'H1 "Title"'
    assert file.page_count > 2
    assert paragraph.startswith('P "') and re.findall(r"word\d+", paragraph) == LINES.split()


def test_a_list_over_pages_is_one_list() -> None:
    file = tagged(SAMPLES["a list over pages"])
    items = "".join(f'\n  LI\n    Lbl "• "\n    LBody "Item {n}"' for n in range(20))
    assert file.page_count > 1
    assert printed(file) == f'H1 "Title"\nL listnumbering=Disc{items}'


def test_a_table_over_pages_is_one_table_and_its_head_is_read_once() -> None:
    file = tagged(SAMPLES["a table over pages"])
    assert file.page_count > 1
    assert printed(file).count("Table") == printed(file).count("THead") == 1
    assert [line for line in printed(file).split("\n") if line.startswith("    TR")] == ["    TR"] * 12
    assert [line for line in artifacts_of(file) if "Where" in line] == [
        f"{page}: Pagination: Where" for page in range(2, file.page_count + 1)
    ]


def test_a_cell_names_the_headings_of_its_row_and_column() -> None:
    assert printed(tagged(SAMPLES["a table over pages"])).split("\n  TBody\n")[0] == form("""
        H1 "Title"
        Table
          Caption "Visits"
          THead
            TR
              TD
              TH id=table-1-row-0-column-1 scope=Column "Where"
              TH id=table-1-row-0-column-2 scope=Column "Who"
    """)
    assert form("""
        TR
          TH id=table-1-row-11-column-0 scope=Row "Day 11"
          TD headers=table-1-row-0-column-1+table-1-row-11-column-0 "Room 11"
          TD headers=table-1-row-0-column-2+table-1-row-11-column-0
    """) == dedent("\n".join(printed(tagged(SAMPLES["a table over pages"])).split("\n")[-4:]))


def test_a_heading_speaks_for_all_columns_that_it_spans() -> None:
    assert printed(tagged(SAMPLES["a table with spans"])) == form("""
        H1 "Title"
        Table
          TBody
            TR
              TH id=table-1-row-0-column-0 colspan=2 scope=Column "Wide"
              TH id=table-1-row-0-column-2 scope=Column "Thin"
            TR
              TD headers=table-1-row-0-column-0 "a"
              TD headers=table-1-row-0-column-0 rowspan=2 "b"
              TD headers=table-1-row-0-column-2 "c"
            TR
              TD headers=table-1-row-0-column-0 "d"
              TD headers=table-1-row-0-column-2 "e"
    """)


def test_a_rowgroup_heading_speaks_for_the_rows_below_it() -> None:
    table = """<table><tr><th scope="rowgroup" colspan="2">Week</th></tr>
        <tr><th>Day</th><td>Room</td></tr></table>"""
    assert printed(tagged(table)).endswith('TD headers=table-1-row-0-column-0+table-1-row-1-column-0 "Room"')


def test_every_heading_of_a_table_is_found_by_its_name() -> None:
    with pikepdf.open(io.BytesIO(tagged(SAMPLES["a table over pages"]).content)) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        pairs = list(zip(names[::2], names[1::2], strict=True))
        assert len(pairs) == 13
        assert all(element.S == "/TH" and name == element.ID for name, element in pairs)
        assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])


def test_a_link_is_one_element_and_one_area_named_by_its_words() -> None:
    assert printed(tagged(SAMPLES["links"])) == form("""
        H1 "Title"
        P
          "See "
          Link
            → our site
            Span
              "our "
              Span "site"
          ", "
          Link
            → the top
            "the top"
          " and "
          Link
            → a dot
            Figure alt=a dot
          "."
        Link
          → Card More
          H2 "Card"
          P "More"
    """)


def test_a_link_over_lines_is_one_element_with_an_area_for_each_line() -> None:
    file = tagged(SAMPLES["a link over lines"])
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        areas = [area for page in pdf.pages for area in page.get("/Annots", [])]
        assert len(areas) > 2
        assert printed(file).count("Link") == 1
        assert printed(file).count("→") == len(areas)


def test_an_area_to_press_holds_the_picture_that_stands_out_of_its_line() -> None:
    file = tagged(
        f'<p><a href="https://example.org/"><img alt="A dot" src="{DOT}" style="height: 90px"></a></p>'
    )
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        (area,) = pdf.pages[0].Annots
        bottom, top = sorted(float(area.Rect[side]) for side in (1, 3))
        assert top - bottom > 90 * 0.75


def test_what_only_decorates_is_silent() -> None:
    file = tagged(SAMPLES["decorative pictures"])
    assert printed(file) == 'H1 "Title"\nP " words"'
    assert [line for line in artifacts_of(file) if "Layout" in line] == ["2: Layout: ***"]


def test_a_picture_has_its_words_and_its_place_and_its_caption_beside_it() -> None:
    file = tagged(SAMPLES["figures"])
    assert printed(file) == form("""
        H1 "Title"
        Div
          Figure alt=A dot
          Caption "A caption"
        Figure alt=A line
    """)
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        left, bottom, right, top = pdf.Root.StructTreeRoot.K[0].K[1].K[0].A.BBox
        assert float(right - left) == pytest.approx(9 * 0.75)
        assert float(top - bottom) == pytest.approx(9 * 0.75)
        assert 0 < left < right < pdf.pages[0].MediaBox[2] and 0 < bottom < top < pdf.pages[0].MediaBox[3]


def test_a_change_of_language_is_told_where_it_happens() -> None:
    assert printed(tagged(SAMPLES["languages"])) == form("""
        H1 "Title"
        P
          "Say "
          Span lang=pl "dzień dobry"
          "."
        L listnumbering=Disc
          LI lang=cy
            Lbl "• "
            LBody "Bore da"
        Table
          TBody
            TR
              TH id=table-1-row-0-column-0 scope=Row "Word"
              TD lang=fr headers=table-1-row-0-column-0 "mot"
    """)


def test_right_to_left_text_has_the_same_structure() -> None:
    roles = [
        line.split(" ")[0] for line in map(str.strip, printed(tagged(SAMPLES["right to left"])).split("\n"))
    ]
    assert " ".join(role for role in roles if role.isalnum() and role.isascii()) == (
        "Div H1 Span P Span Span Span Span Span L LI Lbl LBody Span LI Lbl LBody Span "
        "Table TBody TR TH Span TH Span TR TD Span TD Span"
    )
    assert "020 7946 0000" in printed(tagged(SAMPLES["right to left"]))


def test_right_to_left_words_are_heard_in_the_order_of_their_letters() -> None:
    said = printed(tagged(SAMPLES["right to left"]))
    assert "actualtext=آپ کا گھر" in said and "actualtext=علی" in said
    over_lines = printed(tagged(f'<p lang="ur" dir="rtl">{"گھر " * 60}</p>'))
    spoken = "".join(re.findall(r'actualtext=([^"]*) "', over_lines))
    assert spoken.split() == ["گھر"] * 60


def test_a_sign_of_a_list_says_what_it_means() -> None:
    ticks = "<ul style=\"list-style-type: '☒ '\"><li data-sign='Ticked:'>Come</li></ul>"
    assert 'Lbl actualtext=Ticked: "' in printed(tagged(ticks))


def test_a_list_says_how_it_counts_and_holds_inner_lists_in_its_items() -> None:
    assert printed(tagged(SAMPLES["nested lists"])) == form("""
        H1 "Title"
        L listnumbering=Decimal
          LI
            Lbl "1. "
            LBody
              "One"
              L listnumbering=Disc
                LI
                  Lbl "• "
                  LBody "Inner"
          LI
            Lbl "2. "
            LBody
              P "Two"
        L listnumbering=None
          LI
            Lbl "- "
            LBody "To tick"
        L listnumbering=None
          LI
            LBody "Bare"
    """)


def test_a_term_and_what_is_said_of_it_are_one_item() -> None:
    assert printed(tagged(SAMPLES["definitions"])) == form("""
        H1 "Title"
        L listnumbering=None
          LI
            Lbl "Advocate"
            LBody "Speaks for you"
            LBody "Is free"
          LI
            Lbl "IRO"
            LBody
              P "Checks your plan"
    """)


def test_sections_keep_their_nesting_and_loose_words_become_paragraphs() -> None:
    assert printed(tagged(SAMPLES["sections"])) == form("""
        Part
          Art
            P "Above"
            Sect
              H1 "Title"
              Sect
                H2 "Part"
                Div
                  P
                    "Loose "
                    Span "words"
                  P "A paragraph"
            Sect
              P "Beside"
            BlockQuote
              P "Said"
    """)


def test_words_in_a_line_have_roles_and_abbreviations_are_spelled_out() -> None:
    assert printed(tagged(SAMPLES["words in a line"])) == form("""
        H1 "Title"
        P
          Span "Call"
          Span "now"
          ": "
          Span e=local authority "LA"
          ", "
          Quote "“yes”"
          ", "
          Code "x"
          ", "
          Span "under"
          ", "
          Span "gone"
          "."
    """)


def test_a_space_between_two_elements_is_heard() -> None:
    with pikepdf.open(io.BytesIO(tagged("<p><b>Call</b> <i>now</i></p>").content)) as pdf:
        begun_marks = [
            each for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) == "BDC"
        ]
        said = [cast(Any, mark.operands[1]).get("/ActualText") for mark in begun_marks]
        assert [str(text) for text in said if text is not None] == [" "]


def test_what_comes_again_on_each_page_is_read_once_and_links_there_cannot_be_pressed() -> None:
    file = tagged(SAMPLES["repeated boxes"])
    assert printed(file).count("Fixed") == 1
    assert "2: Pagination: Fixed" in artifacts_of(file)
    assert "1: Pagination Header: Run " in artifacts_of(file)
    assert "Link" not in printed(file)


def test_the_dots_of_a_table_of_contents_are_silent() -> None:
    assert ".." not in printed(tagged(SAMPLES["contents"]))
    assert "→ One" in printed(tagged(SAMPLES["contents"]))


def test_a_form_field_is_in_the_structure_with_its_name() -> None:
    assert printed(tagged(FORM, forms=True)) == form("""
        H1 "Title"
        Div
          P
            Span
              "Name "
              Form
                → Name
          P
            Form
              → I agree
            "I agree"
    """)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_structure_element_is_empty_except_a_cell(name: str) -> None:
    with pikepdf.open(io.BytesIO(tagged(SAMPLES[name]).content)) as pdf:
        assert {str(element.S) for element in elements_of(pdf) if not len(element.K)} <= {"/TD", "/TH"}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_marked_content_leads_back_to_the_element_that_holds_it(name: str) -> None:
    with pikepdf.open(io.BytesIO(tagged(SAMPLES[name]).content)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in pdf.pages:
            marked = [number for number, _, _ in drawn_on(page) if number is not None]
            leads = parents[int(page.StructParents)]
            assert [index for index, lead in enumerate(leads) if lead is not None] == sorted(marked)
            assert all(holds(leads[number], page, number) for number in marked)
            for area in page.get("/Annots", []):
                kids = [
                    kid for kid in parents[int(area.StructParent)].K if isinstance(kid, pikepdf.Dictionary)
                ]
                assert area.objgen in [kid.Obj.objgen for kid in kids if "/Obj" in kid]


def holds(element: Any, page: pikepdf.Page, number: int) -> bool:
    return any(
        (kid == number and element.Pg.objgen == page.obj.objgen)
        if isinstance(kid, int)
        else (kid.get("/MCID") == number and kid.Pg.objgen == page.obj.objgen)
        for kid in element.K
    )


def elements_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (f'<img src="{DOT}">', 'The picture "data:image/svg+xml" has no words. Give it alt'),
        (
            '<p><a href="https://example.org/"></a></p><p><a href="https://example.org/"><b> </b></a></p>',
            "has no words",
        ),
        ('<p><a href="#nowhere">here</a></p>', 'The link to "#nowhere" leads nowhere'),
        ('<p style="opacity: 0.5">pale</p>', "rgba()"),
    ],
)
def test_a_page_at_fault_is_refused_with_its_remedy(body: str, remedy: str) -> None:
    with pytest.raises(PdfStructureError, match=re.escape(remedy)):
        tagged(body)


def test_a_page_without_title_or_language_is_refused() -> None:
    with pytest.raises(PdfStructureError, match="title"):
        tagged("<p>Words</p>", head="")
    with pytest.raises(PdfStructureError, match="lang"):
        tagged("<p>Words</p>", lang="")


def test_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(PdfStructureError, match=r"weasyprint==70\.0"):
        tagged("<p>Words</p>")


def test_weasyprint_itself_stays_as_it_was() -> None:
    html = weasyprint.HTML(string='<html lang="en"><title>Sample</title><p>Words <b>bold</b></p>')
    before = html.write_pdf(pdf_variant="pdf/ua-1")
    tagged(SAMPLES["links"])
    assert html.write_pdf(pdf_variant="pdf/ua-1") == before


def test_a_document_can_be_written_twice() -> None:
    fonts, style = fonts_and_style()
    page = f'<html lang="en"><title>Sample</title><body>{SAMPLES["links"]}</body></html>'
    document = weasyprint.HTML(string=page).render(stylesheets=[style], font_config=fonts)
    assert write_tagged_pdf(document) == write_tagged_pdf(document)


def test_the_same_page_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib, test_pdf_structure as t; "
        "print(hashlib.sha256(b''.join(t.tagged(s).content for s in t.SAMPLES.values())).hexdigest())"
    )
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_engine_that_is_installed_is_the_one_that_is_known() -> None:
    assert weasyprint.__version__ == pdf_structure.KNOWN_ENGINE
