"""Braille is Unified English Braille, grade 2, on pages of 40 cells by 25 lines, and reads back as what was written."""

from __future__ import annotations

import json
import shutil
import subprocess
import traceback
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import TODAY, example
from conftest import EXAMPLES
from documents import document, line, paragraph, section
from every_document import documents_of
from test_cli import Run, run  # noqa: F401 (a fixture)
from toolkit.document import nodes
from toolkit.document.nodes import Block, Inlines, Text
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock
from toolkit.proof.braille import (
    braille_as_text,
    compared,
    facts_lost_in_braille,
    faults_in_braille,
    foreign_words_lost_in_braille,
)
from toolkit.writers.brf import liblouis, write_brf
from toolkit.writers.brf.errors import BrailleNotThere, NoAnswer, NoBrailleSign
from toolkit.writers.brf.layout import Block as BrailleBlock
from toolkit.writers.brf.liblouis import to_braille
from toolkit.writers.brf.pages import as_brf, pages_of
from toolkit.writers.brf.signs import NOT_KNOWN
from toolkit.writers.brf.translation import translated
from trees import documents

AMIRA = Path(__file__).parent.parent / "examples" / "amira.yaml"


def brf(*blocks: Block, **changes: object) -> bytes:
    return write_brf(document(*blocks, **changes))[0]


def pages(*blocks: Block, **changes: object) -> list[list[str]]:
    """The lines of each page below its number."""
    whole = brf(*blocks, **changes).decode("ascii")
    return [page.split("\r\n")[1:-1] for page in whole.split("\f")]


def body(*blocks: Block) -> list[str]:
    """The lines between the title and who made it."""
    (page,) = pages(*blocks)
    return page[2:-2]


def braille(*content: nodes.Inline) -> str:
    ((row,),) = translated([content])
    return row


# ---------------------------------------------------------------- the examples


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_document_of_every_example_reads_back_and_keeps_every_rule_of_layout(name: str) -> None:
    complaints = {}
    for key, made in documents_of(name):
        content, count = write_brf(made)
        assert count == content.count(b"\f") + 1
        complaints[key] = faults_in_braille(content) + facts_lost_in_braille(made, content)
    assert complaints
    assert {key: found for key, found in complaints.items() if found} == {}


@settings(max_examples=60)
@given(documents())
def test_any_tree_keeps_every_rule_of_layout(made: nodes.Document) -> None:
    assert faults_in_braille(write_brf(made)[0]) == []


# ---------------------------------------------------------------- what stands in braille


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("Amira", ",AMIRA"),
        ("Jean and Paul", ",J1N & ,PAUL"),
        ("for the people", "= ! P"),
        ("NHS", ",,NHS"),
        ("01632 960001", '#JAFCB"IFJJJA'),
        ("Monday 2 March 2026", ',MON"D #B ,M>* #BJBF'),
        ("£60.50", "@L#FJ4EJ"),
        ("name@example.org", '"N@AEXAMPLE4ORG'),
        ("“Yes,” it’s true", "8,YES10 X'S TRUE"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "CAF^/E"),
    ],
)
def test_letters_figures_and_signs_are_unified_english_braille(words: str, cells: str) -> None:
    assert braille(Text(words)) == cells


def test_words_of_another_language_are_not_contracted() -> None:
    english, polish = Text("the child and "), nodes.InLanguage("pl", (Text("the child and"),))
    assert braille(english, polish, Text(" and")) == "! * & THE CHILD AND &"


@pytest.mark.parametrize(
    ("name", "cells"),
    [("Nguyễn", ",NGUY^%^]EN"), ("Yıldız", ",YILDIZ"), ("Łukasz", ",@*LUKASZ"), ("Çelik", ",^&CELIK")],
)
def test_a_letter_keeps_its_marks_as_far_as_braille_has_them(name: str, cells: str) -> None:
    assert braille(Text(name)) == cells
    assert compared(name) in compared(braille_as_text(brf(paragraph(name))))


def test_an_emoji_is_its_name_and_its_joiners_are_nothing() -> None:
    read = braille_as_text(brf(paragraph("I like it \N{GRINNING FACE}\N{VARIATION SELECTOR-16} here")))
    assert "I like it (grinning face) here" in read


def test_writing_that_english_braille_has_no_sign_for_is_refused_with_the_name_of_the_fact() -> None:
    with pytest.raises(NoBrailleSign) as refused:
        brf(paragraph("\N{ARABIC LETTER ALEF WITH HAMZA BELOW}", "child.name"))
    assert refused.value.fact == "child.name"
    assert str(refused.value).startswith("the fact child.name holds") and "\u0625" not in str(refused.value)


@given(st.text(alphabet="ab \\xnt041'\"#,;_", max_size=40))
def test_a_backslash_is_only_a_backslash(words: str) -> None:
    """The program that translates would read some of what follows it as the code of a character."""
    (cells,) = to_braille([words])
    assert cells.count("_*") == words.count("\\")
    assert len(to_braille([words, "next"])) == 2


# ---------------------------------------------------------------- how it is asked


def test_a_document_takes_one_call_and_no_word_of_it_stands_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[tuple[list[str], dict[str, Any]]] = []
    ask = subprocess.run

    def remember(command: list[str], **options: Any) -> Any:
        calls.append((command, options))
        return ask(command, **options)

    monkeypatch.setattr(subprocess, "run", remember)
    brf(section("Amira", paragraph("Words of Amira"), paragraph("Ring 01632 960001")))
    ((command, options),) = calls
    assert "Amira" not in " ".join(command) and len(command) == 3
    assert options["env"] == {"LC_ALL": "C.UTF-8"} and options["timeout"] and not options.get("shell")


def test_a_paragraph_longer_than_the_program_reads_at_once_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    assert compared(words) in compared(braille_as_text(brf(paragraph(words))))


# ---------------------------------------------------------------- the page


def test_a_paragraph_begins_in_cell_3_and_runs_over_to_cell_1() -> None:
    first, second, *_ = body(paragraph("cat " * 20))
    assert first.startswith("  CAT") and second.startswith("CAT")


def test_a_list_begins_in_cell_1_and_runs_over_to_cell_3_with_an_empty_line_around_it() -> None:
    items = (nodes.Item((paragraph("cat " * 15),)), nodes.Item((paragraph("dog"),)))
    lines = body(paragraph("before"), nodes.Listing("number", items), paragraph("after"))
    assert lines == [
        "  2F", "", "#A4 CAT CAT CAT CAT CAT CAT CAT CAT CAT", "  CAT CAT CAT CAT CAT CAT", "#B4 DOG", "", "  AF",
    ]  # fmt: skip


def test_headings_stand_in_the_middle_in_cell_5_and_in_cell_7() -> None:
    (page,) = pages(section("cat", section("dog", paragraph("pig"), level=3)))
    title, _, part, _, within, words, *_ = page
    assert (
        title == " " * 15 + ",A SAMPLE" and part == "    CAT" and within == "      DOG" and words == "  PIG"
    )


def test_a_word_longer_than_a_line_is_broken_after_a_hyphen_or_with_the_sign_that_it_goes_on() -> None:
    hyphens, plain = "-".join(["cabbage"] * 8), "m" * 90
    lines = body(paragraph(hyphens), paragraph(plain))
    assert lines[0].endswith("-") and [line for line in lines if line.endswith('"')]
    read = braille_as_text(brf(paragraph(hyphens), paragraph(plain)))
    assert hyphens in read and plain in read


@pytest.mark.parametrize("before", range(14, 25))
def test_a_heading_is_never_the_last_on_a_page(before: int) -> None:
    blocks: list[Block] = [
        *(paragraph("cat") for _ in range(before)),
        section("dog", section("pig", paragraph("cow"), level=3)),
    ]
    content = brf(*blocks)
    assert content.count(b"\f") <= 1 and faults_in_braille(content) == []


@given(
    st.lists(
        st.builds(
            BrailleBlock,
            st.lists(st.sampled_from(["CAT", "  CAT"]), min_size=1, max_size=30).map(tuple),
            st.booleans(), st.booleans(), st.booleans(),
        ),
        min_size=1, max_size=20,
    )
)  # fmt: skip
def test_whatever_is_laid_out_every_line_is_there_and_no_page_is_too_long(blocks: list[BrailleBlock]) -> None:
    made = pages_of(blocks)
    assert [line for page in made for line in page if line] == [
        line for block in blocks for line in block.lines
    ]
    assert faults_in_braille(as_brf(made)) == []


GOOD = "#A".rjust(40) + "\r\n  CAT\r\n"


@pytest.mark.parametrize(
    "wrong",
    [
        "  CAT\r\n",
        GOOD.replace("\r\n", "\n"),
        GOOD.replace("CAT", "cat"),
        GOOD.replace("CAT", "C" * 39),
        GOOD + "CAT\r\n" * 24,
        GOOD + "\f" + GOOD,
        GOOD + "\r\n    DOG\r\n",
        GOOD + "DOG  \r\n",
        "#A".rjust(40) + "\r\n",
    ],
)
def test_the_proof_complains_of_what_a_reader_would_stumble_over(wrong: str) -> None:
    assert faults_in_braille(GOOD.encode()) == []
    assert faults_in_braille(wrong.encode())


def test_the_proof_finds_a_fact_that_the_braille_does_not_hold() -> None:
    told, other = document(paragraph("Amira", "child.name")), document(paragraph("Amina", "child.name"))
    assert facts_lost_in_braille(told, write_brf(told)[0]) == []
    assert facts_lost_in_braille(told, write_brf(other)[0]) == ["Amira"]


# ---------------------------------------------------------------- where liblouis is not there


@pytest.fixture
def without_liblouis(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(liblouis, "PROGRAM", "no-such-program")


@pytest.mark.usefixtures("without_liblouis")
def test_without_liblouis_that_format_alone_is_refused_and_the_rest_is_built(tmp_path: Path) -> None:
    chosen = Choices(documents=("card", "my-views"), formats=("html", "txt", "brf"))
    report = build_package(example(today=TODAY), AMIRA.parent, tmp_path, read_stock(), chosen, TODAY)
    made = {(one.document, one.format) for one in report.made}
    assert made == {(document, format_) for document in ("card", "my-views") for format_ in ("html", "txt")}
    entries = json.loads((tmp_path / "LH-2026-0147" / "manifest.json").read_text())["not_made"]
    refused = [entry for entry in entries if entry.get("format") == "brf"]
    assert {entry["document"] for entry in refused} == {"card", "my-views"}
    assert all("apt-get install liblouis-bin" in entry["why"] for entry in refused)


@pytest.mark.usefixtures("without_liblouis")
def test_without_liblouis_one_sentence_says_how_to_get_it(run: Run, tmp_path: Path) -> None:  # noqa: F811
    words = ["--documents", "card,my-views", "--formats", "txt,brf", "--today", "2026-03-20"]
    ran = run("package", AMIRA, "--out", tmp_path, *words)
    assert ran.status == 2
    (told,) = [line for line in ran.err.splitlines() if "as brf" in line]
    assert told.startswith(str(AMIRA)) and "2 documents" in told and "apt-get install liblouis-bin" in told


def test_a_table_that_is_missing_is_not_taken_for_an_empty_document() -> None:
    with pytest.raises(BrailleNotThere):
        to_braille(["words"], "no-such-table.ctb")


def test_no_words_are_no_braille() -> None:
    assert translated([line(" ")]) == [[]]
    nothing: list[Inlines] = []
    assert translated(nothing) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "يمكنك طلب مترجم."), ("ur", "ترجمان مانگ سکتے ہیں۔")],
)
def test_words_of_another_script_are_in_the_braille_of_their_language(language: str, words: str) -> None:
    made = document(nodes.Paragraph((Text("Ask: "), nodes.InLanguage(language, (Text(words),)))))
    content, _ = write_brf(made)
    assert foreign_words_lost_in_braille(made, content) == []
    assert compared("Ask:") in compared(braille_as_text(content))
    other = document(nodes.Paragraph((nodes.InLanguage(language, (Text(words[3:]),)),)))
    assert foreign_words_lost_in_braille(made, write_brf(other)[0]) != []


def test_every_language_with_its_own_braille_has_its_table_here() -> None:
    assert [table for table in liblouis.OWN_TABLES.values() if not to_braille(["1"], table)[0]] == []


def test_a_cell_of_eight_dots_in_a_name_has_its_name_for_the_page_has_six() -> None:
    content = brf(paragraph("Zo\u28ffe", "child.name"))
    assert compared("(braille pattern dots-12345678)") in compared(braille_as_text(content))


def test_words_whose_cells_look_like_the_mark_of_an_unknown_character_are_words() -> None:
    assert NOT_KNOWN.search(braille(Text("'ouya'")))
    assert compared("'ouya' (black heart suit)") in compared(
        braille_as_text(brf(paragraph("'ouya' \u2665\ufe0f", "child.name")))
    )


@pytest.mark.parametrize(
    "does", ["exit 3", "kill -9 $$", "exec sleep 9", "head -n 1", "printf '\\377\\n'"], ids=str.split
)
def test_a_liblouis_that_fails_costs_the_braille_and_says_nothing_of_the_words(
    does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "lou_translate"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    monkeypatch.setattr(liblouis, "SECONDS", 1)
    name = "".join(["Oluwa", "seun"])  # a traceback quotes the lines of this file
    with pytest.raises(NoAnswer) as raised:
        brf(paragraph(name), paragraph(f"{name} likes it"))
    assert name not in "".join(traceback.format_exception(raised.value))
