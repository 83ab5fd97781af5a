"""The engine that fills: its files are the plain writer's to all who read them, and hold nobody else's words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]

from documents import document, line, paragraph
from every_document import documents_of
from toolkit.document.nodes import Document, Paragraph, Strong, Text
from toolkit.proof.extraction import pages_of_pdf
from toolkit.proof.pdf_sameness import differences
from toolkit.writers.filled import filling
from toolkit.writers.filled.filling import Filler
from toolkit.writers.filled.lines import broken_lines
from toolkit.writers.filled.refusals import NotFilled, Reason
from toolkit.writers.filled.skeleton import Skeleton, marked
from toolkit.writers.pdf import write_pdf
from toolkit.writers.pdf_structure import PdfStructureError


def named(name: str, place: str = "the town hall", **changes: Any) -> Document:
    """A paper with a name in its title, in a heading's words, alone, and in bold, and a place in a sentence."""
    return document(
        Paragraph((Text("Dear "), Text(name, "child.known_as"), Text(","))),
        Paragraph(
            (
                Text("We meet at "),
                Text(place, "steps.visit.place"),
                Text(" to talk about what you would like, and "),
                Strong((Text(name, "child.known_as"),)),
                Text(" may bring whoever is good to have there: a friend, a carer, a teacher."),
            )
        ),
        paragraph("This is the same for everybody."),
        **{"title": line(name, "child.known_as"), **changes},
    )


def filled(filler: Filler, one: Document) -> bytes:
    return filler.fill(one)[0]


@pytest.mark.parametrize("name", ["Amira", "Władysława-Őrsolya Þórðardóttir", "Bo"])
def test_a_filled_file_is_the_plain_one_to_everybody_who_reads_it(name: str) -> None:
    assert differences(write_pdf(named(name))[0], filled(Filler(), named(name))) == []


def test_the_next_child_is_written_from_the_same_template() -> None:
    filler = Filler()
    filled(filler, named("Amira"))
    second = filled(filler, named("Tomek"))
    assert filler.counts == {filling.MADE: 1, filling.FILLED: 1}
    assert differences(write_pdf(named("Tomek"))[0], second) == []


def test_more_lines_are_another_template() -> None:
    filler = Filler()
    longer = named("Amira", place="the large room on the second floor of the old town hall beside the market")
    filled(filler, named("Amira"))
    assert differences(write_pdf(longer)[0], filled(filler, longer)) == []
    assert filler.counts == {filling.MADE: 2}


def test_bytes_are_the_same_in_any_order() -> None:
    papers = [named(name) for name in ("Amira", "Zoë", "Jo", "Maximiliana")]
    there, back = Filler(), Filler()
    forwards = [filled(there, one) for one in papers]
    backwards = [filled(back, one) for one in reversed(papers)]
    assert forwards == backwards[::-1]


def test_nobodys_words_are_in_another_childs_file() -> None:
    filler = Filler()
    filled(filler, named("Quillon", place="Zanzibar House"))
    said = _all_that_is_said(filled(filler, named("Amira")))
    assert "Amira" in said
    assert "Quillon" not in said
    assert "Zanzibar" not in said


def test_a_template_with_somebodys_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if some words of the first child had been left in the layout that is kept."""

    def leaving_one(one: Document, skeleton: Skeleton) -> Document:
        empty = marked(one, skeleton)
        return replace(empty, blocks=(*one.blocks[:1], *empty.blocks[1:]))

    filler = Filler()
    monkeypatch.setattr(filling, "marked", leaving_one)
    monkeypatch.setattr(filling, "printed_page", lambda _: str(named("")))
    with pytest.raises(NotFilled) as refused:
        filled(filler, named("Quillon"))
    assert refused.value.reason is Reason.FOREIGN_WORDS
    assert not filler.shapes


def test_words_that_are_written_are_compared_with_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    filler = Filler()
    filled(filler, named("Amira"))

    def other_words(source: Any, words: Any, *more: Any) -> Any:
        return broken_lines(source, [one.replace("m", "n") for one in words], *more)

    monkeypatch.setattr(filling, "broken_lines", other_words)
    with pytest.raises(NotFilled) as refused:
        filled(filler, named("Tomek"))
    assert refused.value.reason is Reason.NOT_THE_WORDS


def test_what_cannot_be_filled_is_written_plainly_and_counted() -> None:
    filler = Filler()
    arabic = named("سلمى")
    assert filler.write(arabic)[0] == write_pdf(arabic)[0]
    assert filler.counts == {Reason.RIGHT_TO_LEFT.value: 1}


def test_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(PdfStructureError, match=r"70\.1"):
        Filler().write(named("Amira"))


@pytest.mark.parametrize("identifier", ["parents-letter", "minute-guide-health", "card"])
def test_papers_of_the_example_are_filled_and_the_same(identifier: str) -> None:
    filler = Filler()
    for key, one in documents_of("amira"):
        if key[0] == identifier:
            assert differences(write_pdf(one)[0], filled(filler, one)) == []


def _all_that_is_said(content: bytes) -> str:
    """Words of the pages, and every string of the file: title, bookmarks, metadata."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = [repr(one) for one in pdf.objects]
        metadata = pdf.Root.Metadata.read_bytes().decode()
    return "\n".join((*pages_of_pdf(content), *objects, metadata))
