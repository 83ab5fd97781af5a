"""A fillable form: real fields, named, in the order of reading, filled in with what is known, and PDF/UA-1 as any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from cases import example
from conftest import DEMONSTRATION_DAY, ROOT, build_of
from documents import document, line, paragraph, section
from toolkit.document.nodes import Blank, Field, Fields, Item, Listing, Paragraph, Table, WriteSpace
from toolkit.package.building import build_blanks, build_package
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock
from toolkit.proof.pdf_reading import read_aloud
from toolkit.proof.verapdf import failed_rules
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.fillable import write_fillable
from toolkit.writers.pdf import write_pdf

FORMS: Final = tuple(name for name, guide in read_stock().library.guides.items() if guide.facts.fillable)


@cache
def form() -> bytes:
    return write_fillable(
        document(
            section(
                "About",
                Fields(
                    (
                        Field(line("Name"), line("in full"), line("Robin", "child.name"), 0),
                        Field(line("Why"), (), line("Because it is a good home. " * 12), 4),
                    )
                ),
                Listing(
                    "tick", (Item((paragraph("Come"),), True), Item((paragraph("Write"),))), ("No:", "Yes:")
                ),
                Table((line("What"), line("Who")), (50, 50), ((line("Book"), ()), ((), ()))),
                Paragraph((*line("On "), Blank("The day"))),
                WriteSpace(line("Anything else"), 3),
            ),
            look="form",
        )
    )[0]


def fields(content: bytes) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield from pdf.Root.AcroForm.Fields


def said(content: bytes) -> list[tuple[str, str, str]]:
    """Each field's kind, its name to a listener, and its value."""
    return [(str(one.FT), str(one.TU), str(one.V)) for one in fields(content)]


def test_each_line_and_each_box_is_a_field_that_says_what_it_is_for() -> None:
    assert said(form()) == [
        ("/Tx", "Name: in full", "Robin"),
        ("/Tx", "Why", ("Because it is a good home. " * 12)),
        ("/Btn", "Come", "/Yes"),
        ("/Btn", "Write", "/Off"),
        ("/Tx", "Who, Book", ""),
        ("/Tx", "What, 2", ""),
        ("/Tx", "Who, 2", ""),
        ("/Tx", "The day", ""),
        ("/Tx", "Anything else", ""),
    ]


def test_fields_have_names_of_their_own() -> None:
    names = [str(one.T) for one in fields(form())]
    assert len(set(names)) == len(names)


def test_room_for_several_lines_takes_several() -> None:
    flags = {str(one.TU): int(one.get("/Ff", 0)) for one in fields(form())}
    assert (
        flags["Why"] & 1 << 12 and flags["Anything else"] & 1 << 12 and not flags["Name: in full"] & 1 << 12
    )


def test_the_tab_key_goes_from_field_to_field_as_one_reads() -> None:
    with pikepdf.open(io.BytesIO(form())) as pdf:
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        on_pages = [str(one.TU) for page in pdf.pages for one in page.get("/Annots", [])]
    heard = [one.partition("field: ")[2].partition(",")[0] for one in read_aloud(form()) if "field: " in one]
    assert on_pages == [name for _, name, _ in said(form())]
    assert heard == [name.partition(",")[0] for name in on_pages]


def test_what_is_typed_is_in_a_font_that_the_file_holds() -> None:
    with pikepdf.open(io.BytesIO(form())) as pdf:
        fonts: Any = pdf.Root.AcroForm.DR.Font
        for one in pdf.Root.AcroForm.Fields:
            if one.FT == "/Tx":
                name, size = str(one.DA).split()[:2]
                assert "/FontFile2" in fonts[name].FontDescriptor
                assert float(size) >= 11


def test_what_is_known_is_seen_before_anybody_types() -> None:
    with pypdfium2.PdfDocument(form()) as file:
        assert file.get_formtype() == 1
        file.init_forms()
        (page, *_) = file
        with_fields = page.render(may_draw_forms=True).to_pil()
        without = page.render(may_draw_forms=False).to_pil()
    assert with_fields.tobytes() != without.tobytes()
    with pikepdf.open(io.BytesIO(form())) as pdf:
        shown = pdf.Root.AcroForm.Fields[1].AP.N.read_bytes()
    assert shown.count(b"Tj") > 2 and b"(Because it is" in shown


def test_letters_that_the_font_of_fields_has_not_are_left_to_the_viewer_and_kept() -> None:
    made = write_fillable(
        document(Fields((Field(line("Name"), (), line("Siôn Ŵyn", "child.name"), 0),)), look="form")
    )[0]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert bool(pdf.Root.AcroForm.NeedAppearances)
        assert str(pdf.Root.AcroForm.Fields[0].V) == "Siôn Ŵyn"


def test_a_pdf_that_was_not_asked_to_be_filled_in_has_no_fields() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(document(WriteSpace(line("Why"), 3), look="form"))[0])) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_it_is_the_same_file_each_time() -> None:
    first = form()
    form.cache_clear()
    assert form() == first


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "easy-read"])
def test_every_form_keeps_every_rule_of_pdf_ua(variant: str, tmp_path: Path) -> None:
    asked: dict[str, tuple[str, ...]] = {"documents": FORMS, "formats": ("fillable",), "variants": (variant,)}
    build_of("amira", **asked)(tmp_path)
    build_of("blanks", **asked)(tmp_path)
    files = sorted(tmp_path.glob("*/*.fillable.pdf"))
    assert len(files) == 2 * len(FORMS) > 4
    assert {file.name: rules for file, rules in failed_rules(files).items() if rules} == {}
    for file in files:
        assert len(said(file.read_bytes())) > 3, file.name


def test_a_document_that_is_no_form_makes_none_and_says_so_only_if_it_is_made_in_no_other_format(
    tmp_path: Path,
) -> None:
    choices = Choices(documents=("visit-record", "card"), formats=("fillable",))
    report = build_package(example(), ROOT / "examples", tmp_path, read_stock(), choices, DEMONSTRATION_DAY)
    assert [(one.document, one.format, one.print_copy) for one in report.made] == [
        ("visit-record", "fillable", None)
    ]
    (card,) = [one for one in report.not_made if one.document == "card"]
    assert "none of the formats" in card.why
    with_text = Choices(documents=("visit-record", "card"), formats=("fillable", "txt"))
    report = build_package(example(), ROOT / "examples", tmp_path, read_stock(), with_text, DEMONSTRATION_DAY)
    assert not [one for one in report.not_made if one.document == "card"]


def test_nobody_gets_one_who_did_not_ask(tmp_path: Path) -> None:
    choices = Choices(documents=("visit-record",))
    report = build_blanks(tmp_path, read_stock(), choices, DEMONSTRATION_DAY, lambda name, done, of: None)
    assert {one.format for one in report.made} == {"pdf", "html", "docx"}
