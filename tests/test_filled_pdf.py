"""The engine that fills: its files are the plain writer's to all who read them, and hold nobody else's words."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]

from documents import document, line, paragraph
from every_document import documents_of
from toolkit.document.nodes import (
    Box,
    Break,
    Detail,
    Details,
    Document,
    Item,
    Listing,
    Paragraph,
    Strong,
    Text,
)
from toolkit.proof import verapdf
from toolkit.proof.extraction import pages_of_pdf
from toolkit.proof.pdf_sameness import differences
from toolkit.writers.filled import filling
from toolkit.writers.filled.filling import Filler
from toolkit.writers.filled.laying import Source
from toolkit.writers.filled.lines import broken_lines
from toolkit.writers.filled.refusals import NotFilled, Reason
from toolkit.writers.filled.skeleton import Skeleton, marked
from toolkit.writers.pdf import EngineComplaint, write_pdf
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


LONG: Final = "the large room on the second floor of the old town hall beside the market"


def test_more_lines_are_written_from_the_same_template() -> None:
    filler = Filler()
    longer = named("Amira", place=LONG)
    filled(filler, named("Amira"))
    assert differences(write_pdf(longer)[0], filled(filler, longer)) == []
    assert filler.counts == {filling.MADE: 1, filling.FILLED: 1}


@pytest.mark.parametrize("seed", range(3))
def test_pages_that_bend_are_the_plain_ones(seed: int) -> None:
    """Paragraphs, cells and boxes of any number of lines, above and below what does not change."""
    dice = random.Random(seed)
    filler = Filler()
    for paper in [_bending(dice) for _ in range(8)]:
        assert differences(write_pdf(paper)[0], filled(filler, paper)) == []
    assert filler.counts[filling.FILLED] >= 5
    assert sum(len(shape.bent) for shape in filler.shapes.values()) == 1


def test_bytes_are_the_same_whichever_lines_a_template_was_learnt_from() -> None:
    papers = [_bending(random.Random(seed)) for seed in range(6)]
    there, back = Filler(), Filler()
    forwards = [filled(there, one) for one in papers]
    backwards = [filled(back, one) for one in reversed(papers)]
    assert forwards == backwards[::-1]
    assert there.counts[filling.FILLED]
    assert back.counts[filling.FILLED]


def test_a_page_breaks_where_it_was_seen_to_break_and_is_laid_out_where_it_was_not() -> None:
    """From few lines to many, what stands at the end of a page moves on to the next one, line by line."""
    filler = Filler()
    for lines in (1, 9, 3, 5, 7, 2, 4, 8, 6, 12, 10):
        paper = _pages(lines)
        assert differences(write_pdf(paper)[0], filled(filler, paper)) == []
    [shape] = filler.shapes.values()
    assert len(shape.bent) > 1
    assert filler.counts[filling.FILLED] > 0


def test_a_break_that_was_not_seen_is_not_taken_for_granted() -> None:
    filler = Filler()
    filled(filler, _pages(6))
    [shape] = filler.shapes.values()
    [made] = shape.bent
    counts = made.template.flow.counts
    [moved] = made.template.ends[0].outer
    assert made.template.suits(counts)
    assert not made.template.suits({**counts, moved: counts[moved] - 1})
    assert not made.template.suits({**counts, moved: counts[moved] + 60})


def _pages(lines: int) -> Document:
    """A long paper whose first paragraph has a sentence of about so many lines."""
    said = " ".join(["I would like to stay where I am, with my room and my school and the cat."] * lines)
    wording = [paragraph("This is the same for everybody, and it takes a line or two of the page. " * 2)] * 40
    return document(Paragraph((Text("You said: "), Text(said, "views.words"))), *wording)


def _bending(dice: random.Random) -> Document:
    """A paper of one shape with a value in most of its parts: of a word, or of many."""
    words = ("home", "garden", "everybody", "with", "a", "understanding", "school", "of", "the", "visit")

    def some() -> str:
        return " ".join(dice.choices(words, k=dice.randint(1, 24)))

    def said() -> Paragraph:
        return Paragraph(
            (Text("We heard "), Strong((Text(some(), "child.known_as"),)), Text(", and wrote it down."))
        )

    same = paragraph("This is the same for everybody.")
    box = Box("tip", line("What you said"), (said(), same))
    items = Listing("bullet", (Item((said(),)), Item((same,)), Item((said(),))))
    row = Details(
        (Detail(line("Where"), (Text(some(), "home.address"),)), Detail(line("When"), line("Soon")))
    )
    return document(said(), same, box, items, row, same, said(), same)


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


def test_a_complaint_of_the_engine_about_a_template_is_left_to_the_plain_writer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def complain(*asked: Any, **named: Any) -> Any:
        raise EngineComplaint("of a page with marks")

    monkeypatch.setattr(filling, "lay_out_with", complain)
    filler = Filler()
    assert filler.write(named("Amira"))[0] == write_pdf(named("Amira"))[0]
    assert filler.counts == {Reason.UNLIKE.value: 1}


def test_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(PdfStructureError, match=r"70\.1"):
        Filler().write(named("Amira"))


@pytest.mark.parametrize("seed", range(4))
def test_lines_are_broken_as_the_engine_breaks_them(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes whether lines are shaped in one go or broken by the engine's own boxes."""
    dice = random.Random(seed)
    papers = [_wordy(dice) for _ in range(3)]
    shaped = [filled(Filler(), one) for one in papers]
    monkeypatch.setattr(Source, "segments", ())
    assert [filled(Filler(), one) for one in papers] == shaped


def _wordy(dice: random.Random) -> Document:
    """Paragraphs of wording and values of any length, some of them bold, with breaks and telephone numbers between."""
    words = (
        "a",
        "of",
        "the",
        "with",
        "home",
        "child",
        "everybody",
        "understanding",
        "£60",
        "(or",
        "not)",
        "e-mail",
    )

    def some(most: int) -> str:
        return " ".join(dice.choices(words, k=dice.randint(1, most)))

    def part() -> Any:
        fact = dice.choice((None, "child.known_as", "views.words"))
        match dice.randrange(5):
            case 0:
                return Strong((Text(some(6), fact),))
            case 1:
                return Text(f"01632 960{dice.randint(100, 999)}", "team.social_worker.phone", figures=True)
            case 2:
                return Break()
            case _:
                return Text(some(30), fact)

    def joined() -> Paragraph:
        content: list[Any] = [Text(f"{some(12)} "), Text(some(2), "child.known_as")]
        for _ in range(dice.randint(0, 4)):
            content += [Text(" "), part()]
        return Paragraph((*content, Text(" "), Text(some(9))))

    return document(*(joined() for _ in range(12)))


# Of each look one, and each variant.
SAMPLE = (
    ("amira", "card", "standard"),
    ("amira", "certificate", "high-contrast"),
    ("amira", "parents-letter", "standard"),
    ("amira", "minute-guide-health", "large-print"),
    ("amira", "commitment-prompts", "dyslexia-friendly"),
    ("amira", "road-map-poster", "standard"),
    ("amira", "commitment-prompts", "easy-read"),
    ("amira", "flow-chart", "high-contrast"),
    ("ela", "celebration-plan", "dyslexia-friendly"),
    ("nia", "decision-letter", "easy-read"),
    ("nia", "decision-letter", "large-print"),
)


@pytest.mark.parametrize(("example", "identifier", "variant"), SAMPLE)
def test_papers_of_the_examples_are_the_plain_ones(example: str, identifier: str, variant: str) -> None:
    filler = Filler()
    made = [one for key, one in documents_of(example, variant) if key[0] == identifier]
    assert made
    assert differences(write_pdf(made[0])[0], filled(filler, made[0])) == []


def test_filled_files_keep_the_rules_of_pdf_ua(tmp_path: Path) -> None:
    paths = []
    for number, one in enumerate((named("Amira"), named("Władysława-Őrsolya Þórðardóttir"))):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(filled(Filler(), one))
    assert all(not failed for failed in verapdf.failed_rules(paths).values())


def _all_that_is_said(content: bytes) -> str:
    """Words of the pages, and every string of the file: title, bookmarks, metadata."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = [repr(one) for one in pdf.objects]
        metadata = pdf.Root.Metadata.read_bytes().decode()
    return "\n".join((*pages_of_pdf(content), *objects, metadata))
