"""Each fact in turn is withheld from each document: what is left still reads, and says whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from test_canaries import TODAY, canary_case
from toolkit.case import facts
from toolkit.case.disclosure import WITHHELD, DisclosedCase, disclose
from toolkit.case.sight import Missing, NotTold, Sight
from toolkit.compose.blocks import NotMade
from toolkit.compose.composing import Wording, compose
from toolkit.document.nodes import Document, Item, Listing, Panel, Paragraph, Section, Text
from toolkit.document.walk import plain, texts, walk
from toolkit.package.calls import Call, calls_of
from toolkit.package.stock import read_stock

STOCK = read_stock()
ENGLISH = STOCK.catalogues["en-GB"]
WHOLE: dict[tuple[str, str | None, Wording], Document] = {}
GAPS = re.compile(r"  |\( ?\)| [,.;:](?= |$)|(?:^|\. )(?:and|or|on|with|by|at) *[.,]")


@cache
def called() -> tuple[Call, ...]:
    """Every document of the canary case, one for each version that it has for somebody."""
    guides = STOCK.library.guides
    found = [one for one in calls_of(canary_case(), guides, TODAY, guides) if isinstance(one, Call)]
    return tuple({(one.guide.identifier, one.recipient.occasion): one for one in found}.values())


def used(call: Call) -> list[str]:
    return sorted({one.name for one in call.guide.facts_used(STOCK.library.shared)})


CASES = [(call, name) for call in called() for name in used(call)]
NAMES = [f"{call.guide.identifier} {call.recipient.occasion or ''} {name}" for call, name in CASES]


def withhold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the fact, or for an entry of the list, is told that it is withheld."""

    def withheld(sight: Sight) -> Any:
        raise NotTold(Missing.WITHHELD)

    def entries_withheld(sight: Sight) -> Any:
        return tuple(dict.fromkeys(facts.LISTS[name].fields, WITHHELD) for _ in range(2))

    if name in facts.FACTS:
        monkeypatch.setitem(facts.FACTS, name, replace(facts.FACTS[name], find=withheld))
    else:
        made = replace(facts.LISTS[name], find=entries_withheld)
        monkeypatch.setitem(facts.LISTS, name, made)


def view_for(call: Call) -> DisclosedCase:
    return disclose(canary_case().model_copy(update={"withhold": ()}), call.recipient, TODAY)


def composed(call: Call, wording: Wording = "plain") -> Document:
    return compose(call.guide, view_for(call), STOCK.library, ENGLISH, STOCK.pictures, wording=wording)


def whole(call: Call, wording: Wording) -> Document:
    """The document of which nothing is withheld; composed before anything is, since it is asked for first."""
    key = (call.guide.identifier, call.recipient.occasion, wording)
    if key not in WHOLE:
        WHOLE[key] = composed(call, wording)
    return WHOLE[key]


def says_whom_to_ask(document: Document) -> bool:
    """Whether a telephone stands in it, of somebody who works with the child or of the council."""
    return any(text.fact and text.fact.endswith(".phone") for text in texts(document))


def gaps(document: Document) -> Iterator[str]:
    """A sentence for each place that a missing fact has torn open."""
    if not plain(document.title).strip():
        yield "there is no title"
    for node in walk(document.blocks):
        match node:
            case Section(title=title, blocks=blocks) | Panel(title=title, blocks=blocks):
                if not _says_something(blocks):
                    yield f"nothing stands under “{plain(title)}”"
            case Paragraph(content=content) if not plain(content).strip():
                yield "a paragraph says nothing"
            case Paragraph(content=content) if GAPS.search(plain(content)):
                yield f"a gap in “{plain(content)}”"
            case Listing(items=()):
                yield "a list has no entry"
            case Item(blocks=blocks) if not _says_something(blocks):
                yield "an entry says nothing"


def _says_something(blocks: Any) -> bool:
    return any(
        not isinstance(node, Text) or node.text.strip() for node in walk(blocks) if not _is_picture(node)
    )


def _is_picture(node: Any) -> bool:
    return type(node).__name__ in ("Picture", "Figures", "PageBreak")


@pytest.mark.parametrize(("call", "name"), CASES, ids=NAMES)
def test_a_document_without_one_fact_still_reads_or_is_not_made(
    call: Call, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = call.guide.facts.if_withheld
    wordings: tuple[Wording, ...] = ("plain", "easy") if call.guide.facts.easy_read else ("plain",)
    for wording in wordings:
        whole(call, wording)
    withhold(name, monkeypatch)
    for wording in wordings:
        try:
            document = composed(call, wording)
        except NotMade as missing:
            assert missing.why is Missing.WITHHELD
            assert name in stated.not_made or name in call.guide.facts.needs
            continue
        assert name not in stated.not_made
        assert says_whom_to_ask(document) or not says_whom_to_ask(whole(call, wording))
        assert list(gaps(document)) == []
        assert not any(text.fact == name for text in texts(document))


def test_a_gap_is_found() -> None:
    torn = (
        Section(2, (Text("A heading"),), (), "part-1"),
        Paragraph((Text("Ring Ruth on ."),)),
        Paragraph((Text(" "),)),
        Listing("bullet", ()),
    )
    document = replace(whole(called()[0], "plain"), blocks=torn)
    assert len(list(gaps(document))) == 4
