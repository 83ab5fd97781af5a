"""The intent audit: what a document means to say is heard in its PDF, and whatever is broken there is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import pikepdf
import pytest

from conftest import Packages
from documents import case_picture, document, line, paragraph, section
from toolkit.document.looks import Looks
from toolkit.document.nodes import (
    Blank,
    Box,
    Break,
    Detail,
    Details,
    Document,
    DrawSpace,
    Emphasis,
    Field,
    Fields,
    Figures,
    Flow,
    FlowChoice,
    FlowStep,
    InLanguage,
    Item,
    Link,
    Listing,
    Panel,
    Panels,
    Paragraph,
    PhotoSpace,
    PhotoSpaces,
    Picture,
    PictureRow,
    Portrait,
    Portraits,
    Quotation,
    Road,
    Signature,
    Signatures,
    Stop,
    Strong,
    Table,
    Text,
    WriteSpace,
)
from toolkit.proof.pdf_elements import Element, NoStructure, read_pdf
from toolkit.proof.pdf_intent import faults_in
from toolkit.proof.pdf_reading import read_aloud
from toolkit.writers.pdf import write_pdf

RICH: Final = "amira"


@cache
def sample() -> Document:
    """Every kind of node once at least, over several pages."""
    many = tuple(Item((paragraph(f"Point {number}"),)) for number in range(60))
    rows = tuple((line(f"Day {number}"), line(f"Room {number}"), ()) for number in range(40))
    return document(
        section(
            "Words",
            Paragraph(
                (
                    Text("Ring "),
                    Strong(line("Dev")),
                    Text(", "),
                    Link("https://example.org/", (Text("our "), Emphasis(line("page")))),
                    Text(" or say "),
                    InLanguage("pl", line("dzień dobry")),
                    Text("."),
                    Break(),
                    Text("On "),
                    Blank("A line to write on"),
                    Text("."),
                )
            ),
            Box("tip", line("A box"), (paragraph("In a box"),)),
            Quotation((paragraph("My words"),), line("You wrote")),
            section("Inner", paragraph("Deeper"), level=3),
        ),
        section(
            "Lists",
            Listing("bullet", many),
            Listing(
                "number",
                (Item((paragraph("First"), Listing("bullet", many[:2]))), Item((paragraph("Then"),))),
            ),
            Listing(
                "tick",
                (Item((paragraph("Come"),), True), Item((paragraph("Write"),))),
                ("Not ticked:", "Ticked:"),
            ),
            Portraits((Portrait(Looks(), line("Jean"), line("carer")), Portrait(Looks(), line("Paul")))),
        ),
        section(
            "Tables",
            Table((line("When"), line("Where"), line("Who")), (30, 40, 30), rows),
            Details(
                (Detail(line("Day"), line("Monday")), Detail(line("Place"), (Blank("A line to write on"),)))
            ),
        ),
        section(
            "Pictures",
            Picture("home", "A home"),
            Picture("cake", ""),
            Figures((Looks(),), "Somebody"),
            case_picture(png()),
            PictureRow(Picture("home", "not said"), (paragraph("Beside it"),)),
        ),
        section(
            "Forms",
            Fields((Field(line("Name"), line("In full"), line("Robin"), 0), Field(line("Why"), (), (), 3))),
            WriteSpace(line("My words"), 2),
            DrawSpace(line("My home"), 40),
            PhotoSpaces((PhotoSpace(line("The day"), "Stick it here", 60, 40),)),
            Panels((Panel(line("Before"), (paragraph("Read"),)), Panel(line("After"), (paragraph("Rest"),)))),
            Signatures((Signature(line("Carol Finch"), line("Team Manager")),), "Signed", "Date"),
        ),
        section(
            "Road",
            Road(
                (
                    Stop(
                        1,
                        "done",
                        "Done",
                        line("Start"),
                        Picture("home", ""),
                        (paragraph("It began"),),
                        Looks(),
                    ),
                    Stop(2, "ahead", "", line("End"), None, ()),
                ),
                3,
            ),
            Flow(
                (
                    FlowStep(line("Meet"), line("Team Manager"), line("soon"), (paragraph("Talk"),)),
                    FlowChoice(
                        line("Agreed?"), (Panel(line("Yes"), (paragraph("Visit"),)), Panel(line("No"), ()))
                    ),
                ),
                3,
                "Who",
                "By when",
            ),
        ),
        subtitle=line("For everybody"),
    )


def png() -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (40, 30), (1, 2, 3)).save(file, "PNG")
    return file.getvalue()


@cache
def written(look: str = "warm") -> bytes:
    from dataclasses import replace

    return write_pdf(replace(sample(), look=look))[0]


# ---------------------------------------------------------------- what holds


@pytest.mark.parametrize("look", ["warm", "storybook", "magazine", "form", "protocol", "letter"])
def test_every_kind_of_node_is_heard_as_it_is_meant_in_every_look(look: str) -> None:
    from dataclasses import replace

    assert faults_in(replace(sample(), look=look), written(look)) == []


def test_every_pdf_says_what_its_document_means(packages: Packages) -> None:
    heard = {
        (name, file): found for name in packages.plans for file, found in packages.audits_of(name).items()
    }
    assert len(heard) > 200
    assert {place: found for place, found in heard.items() if found} == {}


def test_every_variant_says_it_too(packages: Packages) -> None:
    heard = {
        (name, file): found for name in packages.variants for file, found in packages.audits_of(name).items()
    }
    assert len(heard) > 350
    assert {place: found for place, found in heard.items() if found} == {}


def test_a_file_can_be_read_aloud() -> None:
    said = read_aloud(written())
    for spoken in (
        "heading level 1: A sample",
        "in pl: dzień dobry",
        "link: our page, to https://example.org/",
        "Ticked: Come",
        "Not ticked: Write",
        "2. Then",
        "list with 60 items",
        "table with 3 columns",
        "Where, Day 39: Room 39",
        "picture: A home",
        "heading level 3: 1. Start",
        "Lines to write on",
    ):
        assert spoken in said, spoken
    assert not [words for words in said if "not said" in words]
    assert said.index("heading level 2: Words") < said.index("heading level 2: Lists")


# ---------------------------------------------------------------- what is broken is told


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    found: list[Any] = []

    def walk(element: Any) -> None:
        if element.get("/S") == f"/{role}":
            found.append(element)
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K[0])
    return found


def set_role(pdf: pikepdf.Pdf, role: str, other: str) -> None:
    elements(pdf, role)[0].S = pikepdf.Name(f"/{other}")


def swap(pdf: pikepdf.Pdf) -> None:
    part = elements(pdf, "Part")[0]
    part.K = pikepdf.Array([part.K[1], part.K[0], *list(part.K)[2:]])


def take(pdf: pikepdf.Pdf, role: str, key: str, number: int = 0) -> None:
    having = [one for one in elements(pdf, role) if key in one]
    del having[number][key]


def take_from_attributes(pdf: pikepdf.Pdf, role: str, key: str) -> None:
    having = [one for one in elements(pdf, role) if key in one.get("/A", {})]
    del having[0].A[key]


def drop(pdf: pikepdf.Pdf, role: str) -> None:
    box = elements(pdf, role)[0]
    box.P.K = pikepdf.Array([kid for kid in box.P.K if isinstance(kid, int) or kid.objgen != box.objgen])


def split_list(pdf: pikepdf.Pdf) -> None:
    whole = max(elements(pdf, "L"), key=lambda one: len(one.K))
    rest = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.L, P=whole.P, A=whole.A)
    )
    rest.K = pikepdf.Array(list(whole.K)[30:])
    whole.K = pikepdf.Array(list(whole.K)[:30])
    above = list(whole.P.K)
    at = next(number for number, kid in enumerate(above) if kid.objgen == whole.objgen)
    whole.P.K = pikepdf.Array([*above[: at + 1], rest, *above[at + 1 :]])


def call_links(pdf: pikepdf.Pdf, words: str) -> None:
    for page in pdf.pages:
        for area in page.get("/Annots", []):
            area.Contents = pikepdf.String(words)


def unmark_feet(pdf: pikepdf.Pdf) -> None:
    """The feet of the second page are drawn as if they were nothing."""
    page = pdf.pages[1]
    source = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        re.sub(rb"/Artifact\s*<<[^>]*Footer[^>]*>>\s*BDC", b"/Span <<>> BDC", source)
    )


def read_feet(pdf: pikepdf.Pdf) -> None:
    """The feet of the second page are decoration of no kind."""
    page = pdf.pages[1]
    source = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(re.sub(rb"(/Artifact)\s*<<[^>]*Footer[^>]*>>\s*BDC", rb"\1 BMC", source))


def drop_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def forget_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def set_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = pikepdf.String("Document1")


def set_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("de")


def hide_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


BROKEN: Final[dict[str, tuple[Callable[[pikepdf.Pdf], None], str]]] = {
    "a heading is a paragraph": (lambda pdf: set_role(pdf, "H2", "P"), "section 1: a heading of level 2 is missing."),
    "a heading has another level": (
        lambda pdf: set_role(pdf, "H3", "H4"),
        "section 1.1: a heading of level 3 is missing.",
    ),
    "two sections have changed places": (swap, "is out of order."),
    "a head says no scope": (
        lambda pdf: take_from_attributes(pdf, "TH", "/Scope"),
        "section 3, table 1: a head of a column is missing.",
    ),
    "a cell names no heads": (
        lambda pdf: take_from_attributes(pdf, "TD", "/Headers"),
        "section 3, table 1: a cell with 2 heads is missing.",
    ),
    "a list is in two": (split_list, "section 2, list 1: a list of 60 is missing."),
    "a picture has other words": (
        lambda pdf: take(pdf, "Figure", "/Alt"),
        "section 4, picture 1: a picture with words is missing.",
    ),
    "a picture is gone": (lambda pdf: drop(pdf, "Figure"), "section 4, picture 1: a picture with words is missing."),
    "a change of language is not told": (
        lambda pdf: take(pdf, "Span", "/Lang"),
        "section 1, paragraph 1: a text in the language “pl” is missing.",
    ),
    "a box to tick does not say its state": (
        lambda pdf: take(pdf, "Lbl", "/ActualText"),
        "section 2, list 4, item 1: an item with a sign that says something is missing.",
    ),
    "a link is called by its address": (
        lambda pdf: call_links(pdf, "https://example.org/"),
        "section 1, paragraph 1: a link is missing.",
    ),
    "a link is no link": (lambda pdf: set_role(pdf, "Link", "Span"), "a link is missing."),
    "a quotation is a box": (lambda pdf: set_role(pdf, "BlockQuote", "Div"), "section 1, quotation 1: a quotation"),
    "a paragraph is nowhere": (lambda pdf: drop(pdf, "P"), "nor marked as decoration."),
    "running feet are nothing": (unmark_feet, "page 2: its number is not a running foot."),
    "running feet are of no kind": (read_feet, "page 2: something is marked as decoration"),
    "there are no bookmarks": (drop_bookmarks, "The bookmarks are not the headings"),
    "the tab key goes its own way": (forget_tabs, "the tab key does not follow the structure."),
    "the title is another": (set_title, "The file's title is not the document's."),
    "the language is another": (set_language, "says the language “de”"),
    "a window shows the file's name": (hide_title, "A window would show the file's name"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_in_a_sentence_without_a_word_of_the_document(name: str) -> None:
    breaks, sentence = BROKEN[name]
    with pikepdf.open(io.BytesIO(written())) as pdf:
        breaks(pdf)
        out = io.BytesIO()
        pdf.save(out)
    found = faults_in(sample(), out.getvalue())
    assert [one for one in found if sentence in one], found
    assert not [one for one in found if re.search("Dev|Jean|Robin|Carol|Monday|dzie", one)]


def test_a_file_without_structure_is_told_so() -> None:
    empty = pikepdf.new()
    out = io.BytesIO()
    empty.save(out)
    assert faults_in(sample(), out.getvalue()) == ["The file has no structure."]
    with pytest.raises(NoStructure):
        read_aloud(out.getvalue())


def test_words_that_the_document_does_not_say_are_told() -> None:
    short, long = (
        document(section("A", paragraph("One"))),
        document(section("A", paragraph("One"), paragraph("Two"))),
    )
    assert faults_in(short, write_pdf(long)[0]) == [
        "after section 1, paragraph 1: a text is heard that should not be there."
    ]
    assert faults_in(long, write_pdf(short)[0]) == ["section 1, paragraph 2: a text is missing."]


# ---------------------------------------------------------------- bookmarks


def test_bookmarks_are_three_levels_of_headings_and_a_single_page_has_none() -> None:
    assert [one for one in read_pdf(written()).bookmarks if one[0] > 3] == []
    assert (3, "Inner") in read_pdf(written()).bookmarks
    assert read_pdf(write_pdf(document(section("A", paragraph("One"))))[0]).bookmarks == ()


def everything(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from everything(kid)


def test_a_table_and_a_list_over_pages_are_one_and_the_repeated_head_is_no_part_of_it() -> None:
    finished = read_pdf(written())
    assert finished.page_count > 3
    assert len([one for one in everything(finished.tree) if one.role == "Table"]) == 2
    assert len([one for one in everything(finished.tree) if one.role == "THead"]) == 1
    assert [words for _, kind, words in finished.artifacts if kind == "Pagination" and words == "Where"]
