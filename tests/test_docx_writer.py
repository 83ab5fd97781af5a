"""The Word writer: what whoever edits and whoever listens find in the file. Parts are compared, never a zip file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any, get_args
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import pytest
from PIL import Image

from toolkit.assets import PICTURES, ROOT
from toolkit.content.guide import Look
from toolkit.document.nodes import (
    Blank,
    Block,
    Box,
    Break,
    CasePicture,
    Detail,
    Details,
    Document,
    DrawSpace,
    Emphasis,
    Field,
    Fields,
    Flow,
    FlowChoice,
    FlowStep,
    InLanguage,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    PhotoSpace,
    PhotoSpaces,
    Picture,
    PictureRow,
    Quotation,
    Road,
    Section,
    Signature,
    Signatures,
    Stop,
    Strong,
    Table,
    Text,
    WriteSpace,
)
from toolkit.proof.docx_check import DEMANDS, faults
from toolkit.proof.word_file import W14, WP, R, W, Word, text_of
from toolkit.writers.docx import write_docx
from toolkit.writers.docx.look import read_look

LOOKS = get_args(Look)
AWKWARD = (
    "{{ 7*7 }}",
    "<b>Jo</b>",
    "آمنہ",
    "O'Neill & Sons",
    '"quoted"',
    "=1+1",
    "*stars*",
    "]]>",
    "Zoë  Łuk",
)
FROM_SVG = "svg-sha256"


def line(text: str) -> Inlines:
    return (Text(text),)


def words(text: str) -> Paragraph:
    return Paragraph(line(text))


def listing(kind: Any, *texts: str) -> Listing:
    return Listing(kind, tuple(Item((words(text),)) for text in texts))


def document(*blocks: Block, **changed: Any) -> Document:
    plain = Document(
        identifier="childrens-guide",
        reader="child",
        look="storybook",
        variant="standard",
        language="en-GB",
        title=line("Your lasting home"),
        subtitle=line("A road map"),
        blocks=blocks,
        author="Larkshire County Council",
        reference="LH-2026-0147",
        day="Monday 2 March 2026",
        labels={"page": "Page", "of": "of", "made_by": "Made by"},
    )
    return replace(plain, **changed)


def drawing_of_a_child() -> CasePicture:
    target = BytesIO()
    Image.new("RGB", (300, 200), "#aaccee").save(target, "PNG")
    return CasePicture(target.getvalue(), "A drawing of a dog", 300, 200)


def every_node() -> tuple[Block, ...]:
    """A body that holds each kind of node at least once, tables beside tables and boxes beside boxes."""
    address: tuple[Inline, ...] = (Text("1 Road"), Break(), Text("Town "), Blank("Postcode"))
    told = (
        Strong(line("bold")),
        Emphasis(line(" soft ")),
        Link("https://example.org/a?b=1&c=2", line("our Local Offer")),
    )
    nested = Item((words("outer"), listing("bullet", "inner"), words("still outer")))
    details = Details(
        (Detail(line("When"), line("Monday")), Detail(line("Where"), (Blank("Place", "long"),)))
    )
    fields = (
        Field(line("Name"), (), line("Amira"), 0),
        Field(line("Strengths"), line("What goes well?"), (), 6),
        Field(line("Phone"), (), (), 1),
    )
    return (
        Paragraph(told),
        Section(
            2,
            line("Words"),
            (
                Paragraph(address),
                Listing("bullet", (nested, Item((words("second"),)))),
                listing("number", "one", "two"),
                listing("number", "one again"),
                Listing(
                    "tick", (Item((words("come"),), True), Item((words("stay"),))), ("Not ticked:", "Ticked:")
                ),
                Box(
                    "tip", line("Good to know"), (words("You can change your mind."), listing("bullet", "a"))
                ),
                Box("tip", line("Also"), (words("Ask."),)),
                Box("promise", (), (words("We will."),)),
                Box("help", line("Help"), (words("Ring."),)),
                Box("plain", line("Plain"), (words("So."),)),
                Quotation((words("My dog."), words("My bike.")), line("You wrote")),
                Section(3, line("A smaller heading"), (words("Text."),), "small"),
            ),
            "words",
            picture=Picture("home", "A house"),
        ),
        Section(
            2,
            line("Pictures"),
            (Picture("celebration", "", "large"), Picture("home", "A house"), drawing_of_a_child()),
            "pictures",
            role="question",
        ),
        Section(
            2,
            line("Forms"),
            (
                details,
                Fields(fields),
                Table(
                    (line("Step"), line("Who")), (60, 40), ((line("Meet"), line("Manager")), (line("Go"), ()))
                ),
                Table((line("Only"),), (100,), ((line("row"),),), row_heads=False),
                WriteSpace(line("What I want to say"), 5),
                DrawSpace(line("My home"), 50),
                PhotoSpaces((PhotoSpace(line("The cake"), "Stick it here: 15 × 10 cm", 150, 100),)),
                PageBreak(),
                Panels(
                    (
                        Panel(line("Before"), (words("Read."), details)),
                        Panel(line("After"), (words("Keep."),)),
                    )
                ),
                Signatures((Signature(line("Dawn Price"), line("Head of Service")),), "Signed", "Date"),
            ),
            "forms",
            starts_page=True,
        ),
        Section(2, line("Charts"), (road(), flow()), "charts"),
        Section(2, line("Rows"), (row("One."), row("Two."), words("Then."), row("Three.")), "rows"),
    )


def row(text: str) -> PictureRow:
    return PictureRow(Picture("home", ""), (words(text),))


def road() -> Road:
    picture = Picture("talking", "", "small")
    return Road(
        (
            Stop(1, "done", "Done", line("The idea"), picture, (words("We asked."),)),
            Stop(2, "here", "You are here", line("Getting ready"), None, (words("We read."),)),
            Stop(3, "ahead", "Still to come", line("The meeting"), None, (words("We meet."),)),
            Stop(4, "plain", "", line("The party"), None, (words("Cake."),)),
        ),
        3,
    )


def flow() -> Flow:
    branches = (Panel(line("Yes"), (words("Visit."),)), Panel(line("No"), (words("Letter."),)))
    steps = (
        FlowStep(line("Start"), line("Manager"), line("soon"), (words("Agree."),)),
        FlowStep(line("Prepare"), line("Worker"), (), (words("Read."),)),
        FlowChoice(line("Agreed?"), branches),
    )
    return Flow(steps, 3, "Who", "By when")


def printed(data: bytes) -> str:
    """The body as lines: each paragraph with its style, each table with its size, cells two spaces in."""
    return "\n".join(_printed(Word(data).body, ""))


def _printed(inside: Element, margin: str) -> Iterator[str]:
    for child in inside:
        if child.tag == f"{W}p":
            yield f"{margin}{_named_style(child)}: {text_of(child)}"
        elif child.tag == f"{W}tbl":
            yield f"{margin}table of {len(child.findall(f'{W}tblGrid/{W}gridCol'))}"
            for cell in child.iter(f"{W}tc"):
                yield from _printed(cell, f"{margin}  ")


def _named_style(paragraph: Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if named is None else str(named.get(f"{W}val"))


def body_of(*blocks: Block, **changed: Any) -> str:
    """What stands between the title's paragraphs and the last line, which says who made it."""
    return "\n".join(printed(write_docx(document(*blocks, **changed))).splitlines()[2:-1])


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("variant", ["standard", "large-print", "dyslexia-friendly", "high-contrast"])
@pytest.mark.parametrize("look", LOOKS)
def test_every_node_in_every_look_passes_the_audit(look: str, variant: str) -> None:
    made = document(*every_node(), look=look, variant=variant)
    assert faults(write_docx(made), DEMANDS[variant]) == []


@pytest.mark.parametrize("look", LOOKS)
def test_a_right_to_left_document_passes_the_audit(look: str) -> None:
    made = document(*every_node(), look=look, direction="rtl", language="ur")
    assert faults(write_docx(made)) == []


def test_another_reader_opens_the_file_and_finds_title_styles_and_properties() -> None:
    opened = docx.Document(BytesIO(write_docx(document(*every_node()))))
    assert opened.core_properties.title == "Your lasting home"
    assert opened.core_properties.author == "Larkshire County Council"
    assert opened.core_properties.comments == ""
    assert opened.paragraphs[0].style is not None and opened.paragraphs[0].style.name == "Title"


def test_headings_keep_their_levels_and_lead_from_the_title() -> None:
    section = Section(2, line("One"), (Section(3, line("Two"), (words("Text."),), "b"),), "a")
    assert body_of(section) == "Heading2: One\nHeading3: Two\nNormal: Text."


def test_paragraphs_before_the_first_section_lead() -> None:
    assert body_of(words("Hello."), Section(2, line("One"), (words("Text."),), "a")).startswith(
        "Lead: Hello."
    )


@pytest.mark.parametrize("text", AWKWARD)
def test_a_name_comes_out_as_typed_and_is_no_more_than_words(text: str) -> None:
    data = write_docx(document(words(text), title=line(text), reference=text))
    assert f"Lead: {text}" in printed(data)
    assert Word(data).parts["docProps/core.xml"][0].text == text
    assert faults(data) == []


def test_a_list_is_real_and_each_numbered_list_starts_again() -> None:
    data = write_docx(document(listing("number", "a", "b"), listing("bullet", "c"), listing("number", "d")))
    numbers = [found.get(f"{W}val") for found in Word(data).body.iter(f"{W}numId")]
    assert numbers == ["4", "4", "1", "5"]
    starts = Word(data).parts["word/numbering.xml"].findall(f"{W}num[@{W}numId='5']/{W}lvlOverride")
    assert len(starts) == 3


def test_a_nested_list_is_one_level_deeper() -> None:
    nested = Listing("bullet", (Item((words("outer"), listing("bullet", "inner"))),))
    levels = [found.get(f"{W}val") for found in Word(write_docx(document(nested))).body.iter(f"{W}ilvl")]
    assert levels == ["0", "1"]


def test_a_box_to_tick_can_be_clicked_and_says_its_words() -> None:
    ticks = Listing("tick", (Item((words("I want to come"),), True), Item((words("I do not"),))), ("", ""))
    found = Word(write_docx(document(ticks))).body.iter(f"{W}sdt")
    assert [(_alias(control), _checked(control), text_of(control)) for control in found] == [
        ("I want to come", "1", "☒"),
        ("I do not", "0", "☐"),
    ]


def _alias(control: Element) -> str:
    return str(next(control.iter(f"{W}alias")).get(f"{W}val"))


def _checked(control: Element) -> str:
    return str(next(control.iter(f"{W14}checked")).get(f"{W14}val"))


def test_a_line_to_write_on_is_a_control_with_its_label() -> None:
    data = write_docx(document(Paragraph((Text("Call "), Blank("Whom to call")))))
    control = next(Word(data).body.iter(f"{W}sdt"))
    assert _alias(control) == "Whom to call"
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def test_the_head_of_a_table_comes_back_and_rows_stay_whole() -> None:
    data = write_docx(document(Table((line("A"), line("B")), (30, 70), ((line("1"), line("2")),))))
    table = next(Word(data).body.iter(f"{W}tbl"))
    assert len(list(table.iter(f"{W}tblHeader"))) == 1
    assert len(list(table.iter(f"{W}cantSplit"))) == 2
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert look is not None and look.get(f"{W}firstColumn") == look.get(f"{W}firstRow") == "1"
    widths = [int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == read_look("storybook", "standard").text_width
    assert widths[0] == sum(widths) * 30 // 100


def test_tables_that_follow_each_other_are_not_joined() -> None:
    details = Details((Detail(line("When"), line("Monday")),))
    assert body_of(Section(2, line("A"), (details, details), "a")).splitlines()[4] == "TableGap: "


def test_short_fields_stand_beside_their_labels_and_long_ones_have_a_box_below() -> None:
    fields = (Field(line("Name"), (), line("Amira"), 1), Field(line("Story"), line("A hint."), (), 6))
    assert body_of(Fields(fields)) == "\n".join(
        (
            "table of 2",
            "  RowHeading: Name",
            "  Answer: Amira",
            "FieldLabel: Story",
            "FieldHint: A hint.",
            "table of 1",
            "  Answer: ",
        )
    )


def test_a_place_to_write_is_named_by_its_label() -> None:
    data = write_docx(document(WriteSpace(line("What I want"), 4)))
    assert next(Word(data).body.iter(f"{W}tblCaption")).get(f"{W}val") == "What I want"


def test_a_box_is_paragraphs_not_a_table() -> None:
    box = Box("tip", line("Good to know"), (words("You can."), listing("bullet", "ask")))
    assert body_of(box) == "BoxTipTitle: Good to know\nBoxTip: You can.\nBoxTip: ask"


def test_boxes_of_a_kind_stay_apart() -> None:
    one = Box("plain", line("A"), (words("a"),))
    data = write_docx(document(one, one, one))
    apart = [found.find(f"{W}pPr/{W}pBdr") is not None for found in Word(data).paragraphs()][2:-1]
    assert apart == [False, False, True, True, False, False]


def test_a_list_in_a_box_that_is_set_apart_is_in_the_same_box() -> None:
    one = Box("plain", line("A"), (words("a"), listing("bullet", "b")))
    data = write_docx(document(one, one))
    drawn = [found.find(f"{W}pPr/{W}pBdr") for found in Word(data).paragraphs()][5:8]
    assert len({ElementTree.tostring(one) for one in drawn if one is not None}) == 1 and None not in drawn


def test_pictures_with_their_words_that_follow_each_other_are_one_table_for_layout() -> None:
    assert body_of(row("One."), row("Two."), words("Then."), row("Three.")).splitlines() == [
        "table of 2",
        "  RowPicture: ",
        "  RowText: One.",
        "  RowPicture: ",
        "  RowText: Two.",
        "Normal: Then.",
        "table of 2",
        "  RowPicture: ",
        "  RowText: Three.",
    ]


@pytest.mark.parametrize(("variant", "leans"), [("standard", True), ("dyslexia-friendly", False)])
def test_emphasis_is_a_style_that_each_variant_has_its_way_of(variant: str, leans: bool) -> None:
    word = Word(write_docx(document(Paragraph((Emphasis(line("soft")),)), variant=variant)))
    (run,) = [run for run in word.body.iter(f"{W}r") if text_of(run) == "soft"]
    assert [found.tag for found in run.iterfind(f"{W}rPr/*")] == [f"{W}rStyle"]
    letters = word.styles["Emphasis"].find(f"{W}rPr")
    assert letters is not None and (letters.find(f"{W}i") is not None) is leans
    assert (letters.find(f"{W}b") is not None) is not leans


def test_words_in_another_language_say_so_and_run_its_way() -> None:
    said = Paragraph(
        (Text("In Polish: "), InLanguage("pl", line("Dzień dobry")), InLanguage("ur", line("سلام")))
    )
    runs = list(Word(write_docx(document(said, look="warm"))).body.iter(f"{W}r"))
    found = {text_of(run): run.find(f"{W}rPr/{W}lang") for run in runs}
    assert found["In Polish: "] is None
    polish, urdu = found["Dzień dobry"], found["سلام"]
    assert polish is not None and polish.attrib == {f"{W}val": "pl"}
    assert urdu is not None and urdu.attrib == {f"{W}bidi": "ur"}
    assert [text_of(run) for run in runs if run.find(f"{W}rPr/{W}rtl") is not None] == ["سلام"]


def test_signatures_of_a_certificate_stand_beside_each_other() -> None:
    both = tuple(Signature(line(name), line("Manager")) for name in ("Dawn Price", "Gill Marsh"))
    signed = Signatures(both, "Signed", "Date")
    assert printed(write_docx(document(signed, look="certificate"))).splitlines()[-6:-1] == [
        "table of 2",
        "  SignatureName: Dawn Price",
        "  SignatureLabel: Manager",
        "  SignatureName: Gill Marsh",
        "  SignatureLabel: Manager",
    ]
    assert body_of(signed, look="letter").splitlines()[1] == "table of 3"


def test_a_stop_is_a_heading_with_its_number_and_state() -> None:
    assert body_of(road()).splitlines()[:4] == [
        "Heading3:   1. The idea – Done",
        "Stop: We asked.",
        "Heading3: 2. Getting ready – You are here",
        "StopHere: We read.",
    ]


def test_the_stops_of_a_poster_stand_three_beside_each_other_on_a3() -> None:
    data = write_docx(document(road(), look="poster"))
    assert printed(data).splitlines()[2:] == [
        "table of 3",
        "  Heading3: 1. The idea",
        "  TableText: Done",
        "  TableText: We asked.",
        "  Heading3: 2. Getting ready",
        "  TableText: You are here",
        "  TableText: We read.",
        "  Heading3: 3. The meeting",
        "  TableText: Still to come",
        "  TableText: We meet.",
        "TableGap: ",
        "table of 1",
        "  Heading3: 4. The party",
        "  TableText: Cake.",
        "TableGap: ",
    ]
    size = next(Word(data).body.iter(f"{W}pgSz"))
    assert [round(int(str(size.get(f"{W}{side}"))) / 1440 * 25.4) for side in "wh"] == [420, 297]


def test_a_flow_is_headings_with_who_and_when_and_choices_side_by_side() -> None:
    assert body_of(flow()) == "\n".join(
        (
            "Heading3: Start",
            "FlowStep: Who: Manager · By when: soon",
            "FlowStep: Agree.",
            "FlowArrow: ",
            "Heading3: Prepare",
            "FlowStep: Who: Worker",
            "FlowStep: Read.",
            "FlowArrow: ",
            "Heading3: Agreed?",
            "table of 2",
            "  PanelHeading: Yes",
            "  TableText: Visit.",
            "  PanelHeading: No",
            "  TableText: Letter.",
        )
    )


def test_a_picture_has_its_words_or_is_marked_as_decoration_and_is_held_once() -> None:
    data = write_docx(document(Picture("home", "A house"), Picture("home", ""), drawing_of_a_child()))
    named = [found.get("descr") for found in Word(data).body.iter(f"{WP}docPr")]
    assert named == ["A house", "", "A drawing of a dog"]
    with ZipFile(BytesIO(data)) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 2


def test_a_link_is_real_and_its_address_stays_out_of_the_text() -> None:
    link = Link("https://example.org/?a=1&b=2", line("the Local Offer"))
    data = write_docx(document(Paragraph((link, Text(" and "), link))))
    found = {str(node.get(f"{R}id")) for node in Word(data).body.iter(f"{W}hyperlink")}
    assert len(found) == 1
    targets = [str(node.get("Target")) for node in Word(data).parts["word/_rels/document.xml.rels"]]
    assert targets.count("https://example.org/?a=1&b=2") == 1


def test_the_foot_says_title_reference_and_page() -> None:
    foot = Word(write_docx(document())).parts["word/footer1.xml"]
    assert text_of(foot) == "Your lasting home · LH-2026-0147Page 1 of 1"
    assert [field.get(f"{W}instr") for field in foot.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_what_follows_a_break_begins_a_page_without_an_empty_paragraph() -> None:
    data = write_docx(document(words("a"), PageBreak(), words("b"), words("c"), PageBreak()))
    begun = [
        text_of(found)
        for found in Word(data).paragraphs()
        if found.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert begun == ["b"]


@pytest.mark.parametrize(("look", "width"), [("letter", 11906), ("certificate", 16838), ("card", 8419)])
def test_a_page_is_a4_turned_for_a_certificate_and_halved_for_a_card(look: str, width: int) -> None:
    data = write_docx(document(look=look))
    size = next(Word(data).body.iter(f"{W}pgSz"))
    assert size.get(f"{W}w") == str(width)
    assert (size.get(f"{W}orient") == "landscape") == (look != "letter")
    assert ("bookFoldPrinting" in part(data, "word/settings.xml")) == (look == "card")


def test_styles_carry_the_design_tokens() -> None:
    styles = part(write_docx(document(variant="dyslexia-friendly")), "word/styles.xml")
    assert '<w:sz w:val="26"/><w:szCs w:val="26"/>' in styles  # 13 pt
    assert '<w:spacing w:val="9"/>' in styles  # 0.45 pt between letters
    assert 'w:ascii="Andika"' in styles and 'w:cs="Noto Naskh Arabic"' in styles


def test_a_tinted_paper_is_shown() -> None:
    data = write_docx(document(variant="dyslexia-friendly"))
    assert '<w:background w:color="FDF6E3"/>' in part(data, "word/document.xml")
    assert "displayBackgroundShape" in part(data, "word/settings.xml")


def test_a_right_to_left_document_runs_so_and_keeps_its_figures_in_order() -> None:
    line_of_text = Paragraph((Text("فون "), Text("01772 000001", figures=True)))
    data = write_docx(document(line_of_text, direction="rtl", language="ur"))
    assert "<w:bidi/>" in part(data, "word/styles.xml")
    assert 'w:bidi="ur"' in part(data, "word/styles.xml")
    body = part(data, "word/document.xml")
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">فون ' in body
    assert '<w:r><w:t xml:space="preserve">01772 000001</w:t></w:r>' in body
    assert body.count("\u200e") == 2


def test_a_missing_label_or_picture_is_no_silent_default() -> None:
    with pytest.raises(KeyError):
        write_docx(document(labels={}))
    with pytest.raises(FileNotFoundError):
        write_docx(document(Picture("no-such-picture", "")))


def test_the_same_document_is_the_same_bytes_in_any_process() -> None:
    script = (
        "from hashlib import sha256; import test_docx_writer as t; "
        "print(sha256(t.write_docx(t.document(*t.every_node()))).hexdigest())"
    )
    here = sha256(write_docx(document(*every_node()))).hexdigest()
    for seed in ("1", "2"):
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        known = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        ran = subprocess.run(
            [sys.executable, "-c", script], env=known, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == here


def test_every_picture_of_the_library_has_a_png_of_what_it_is_now() -> None:
    for svg in sorted(PICTURES.glob("*.svg")):
        with Image.open(PICTURES / "png" / f"{svg.stem}.png") as png:
            found = png.info.get(FROM_SVG)
        assert found == sha256(svg.read_bytes()).hexdigest(), f"{svg.name}: run tools/picture_pngs.py"


def spoilt(name: str, change: Callable[[str], str]) -> bytes:
    """A sound file with one part changed, and the times of its parts kept."""
    target = BytesIO()
    with ZipFile(BytesIO(write_docx(document(*every_node())))) as package, ZipFile(target, "w") as copy:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename == name:
                changed = change(data.decode())
                assert changed != data.decode(), "nothing was spoilt"
                data = changed.encode()
            copy.writestr(entry, data)
    return target.getvalue()


def swapped(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def speaking_layout(text: str) -> str:
    """The first picture of a table for layout, no longer marked as decoration."""
    before, table = text.split('w:val="LastingHomeRows"/>', 1)
    return f"""{before}w:val="LastingHomeRows"/>{table.replace('descr=""', 'descr="A house"', 1)}"""


def tiny_in_a_box(text: str) -> str:
    """The letters of a style that this document may not even use."""
    named = 'w:styleId="BoxHelp">'
    return text.replace(named, f'{named}<w:rPr><w:sz w:val="10"/></w:rPr>')


BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
SETTINGS, RELATIONS = "word/settings.xml", "word/_rels/document.xml.rels"
PLANTED = {
    "The properties have no title.": (CORE, swapped("<dc:title>Your lasting home</dc:title>", "")),
    "more than they need: description": (
        CORE,
        swapped("<dc:title>", "<dc:description>x</dc:description><dc:title>"),
    ),
    "The properties are those of python-docx.": (CORE, swapped("LH-2026-0147", "python-docx")),
    "The styles do not say the language": (STYLES, swapped("<w:lang ", "<w:lung ")),
    "The settings do not say the language": ("word/settings.xml", swapped("w:themeFontLang", "w:other")),
    "skips from level": (BODY, swapped('w:val="Heading2"', 'w:val="Heading4"')),
    "is a second title": (BODY, swapped('w:val="Heading2"', 'w:val="Title"')),
    "A heading is empty": (BODY, swapped(">Words<", "><")),
    "is not there": (BODY, swapped('w:val="Heading2"', 'w:val="Nowhere"')),
    "is a typed list": (BODY, swapped(">1 Road<", ">• Road<")),
    "is only a character": (BODY, lambda text: text.replace("w14:checkbox", "w14:other")),
    "neither words nor the mark": (BODY, swapped(' descr="A house"', ' descr=""')),
    "An empty paragraph makes space": (BODY, swapped("<w:p><w:pPr>", "<w:p/><w:p><w:pPr>")),
    "neither a row of heads nor": (BODY, swapped('w:firstColumn="1"', 'w:firstColumn="0"')),
    "not both repeated and marked": (BODY, swapped("<w:tblHeader/>", "")),
    "can split over two pages": (BODY, swapped("<w:cantSplit/>", "")),
    "has no fixed widths": (BODY, swapped('<w:tblLayout w:type="fixed"/>', "")),
    "do not add up": (BODY, swapped('<w:gridCol w:w="', '<w:gridCol w:w="1')),
    "has other widths": (BODY, swapped('<w:tcW w:w="', '<w:tcW w:w="1')),
    "has joined cells": (BODY, swapped("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>')),
    "Two tables touch": (
        BODY,
        swapped('</w:tbl><w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p><w:tbl>', "</w:tbl><w:tbl>"),
    ),
    "leads nowhere": ("word/_rels/document.xml.rels", swapped("https://example.org", "file:///x")),
    "are only an address": (
        BODY,
        lambda text: (
            text.replace("our Local Offer", "https://example.org/a")
            .replace(">bold<", "><")
            .replace("> soft <", "><")
        ),
    ),
    "parted at the end of a line": (
        SETTINGS,
        swapped('autoHyphenation w:val="0"', 'autoHyphenation w:val="1"'),
    ),
    "not both named and shown": (
        SETTINGS,
        swapped("<w:defaultTabStop", "<w:displayBackgroundShape/><w:defaultTabStop"),
    ),
    "a template from elsewhere": (
        SETTINGS,
        swapped("<w:defaultTabStop", "<w:attachedTemplate/><w:defaultTabStop"),
    ),
    "asks for something from elsewhere": (
        RELATIONS,
        swapped("/relationships/hyperlink", "/relationships/image"),
    ),
    "no such tag": (BODY, swapped("<w:rPr><w:b/>", '<w:rPr><w:lang w:val="not a tag"/><w:b/>')),
    "The size of": (BODY, swapped("<w:rPr><w:b/>", '<w:rPr><w:sz w:val="40"/><w:b/>')),
    "The slant of": (BODY, swapped("<w:rPr><w:b/>", "<w:rPr><w:i/><w:b/>")),
    "drawn out to both edges": (BODY, swapped("</w:pPr>", '<w:jc w:val="both"/></w:pPr>')),
    "The style Nothing is not there": (
        BODY,
        swapped('w:rStyle w:val="Hyperlink"', 'w:rStyle w:val="Nothing"'),
    ),
    "Normal has letters of 9 pt": (STYLES, swapped('<w:sz w:val="26"/>', '<w:sz w:val="18"/>')),
    "BoxHelp has letters of 5 pt": (STYLES, tiny_in_a_box),
    "has a contrast of": (STYLES, swapped('<w:color w:val="1F2A3C"/>', '<w:color w:val="BBBBBB"/>')),
    "A table for layout has heads": (BODY, speaking_layout),
    "a field that is not": ("word/footer1.xml", swapped(" PAGE ", " DDEAUTO ")),
}


@pytest.mark.parametrize("told", sorted(PLANTED))
def test_the_audit_finds_a_planted_fault(told: str) -> None:
    found = faults(spoilt(*PLANTED[told]))
    assert any(told in fault for fault in found), found


def test_the_audit_finds_the_time_of_making() -> None:
    target = BytesIO()
    with ZipFile(BytesIO(write_docx(document()))) as package, ZipFile(target, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, package.read(name))
    assert faults(target.getvalue()) == ["The package holds the time of its making."]


def test_words_of_another_language_say_which_in_their_runs() -> None:
    polish, urdu = InLanguage("pl", (Text("dzień dobry"),)), InLanguage("ur", (Text("آپ کا گھر"),))
    runs = part(write_docx(document(Paragraph((Text("Say "), polish, urdu)))), "word/document.xml").split(
        "<w:r>"
    )
    (pl,) = [one for one in runs if "dzień" in one]
    (ur,) = [one for one in runs if "گھر" in one]
    assert '<w:lang w:val="pl"' in pl and "<w:rtl" not in pl
    assert 'w:bidi="ur"' in ur and "<w:rtl" in ur
    assert not [one for one in runs if "Say " in one and "w:lang" in one]
