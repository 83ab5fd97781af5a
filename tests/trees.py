"""Document trees for property tests: any block, in any order and depth, with words of any kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from documents import document
from toolkit.document import nodes
from toolkit.document.nodes import Document, Inlines, Text

# Letters with and without marks, figures and signs; no address or sign that is put into other words.
WORDS = st.text(alphabet="abeizABEIZéşŁłığ0123456789 .,?!’“”-&£…", max_size=24)
NUMBERS = st.sampled_from(["01632 960001", "(01632) 960 001", "+44 1632 960001", "07700900123", "0800 1111"])


def lines() -> st.SearchStrategy[Inlines]:
    """A few words, some of them bold, of another language, or a telephone number."""
    text = st.builds(Text, WORDS, st.sampled_from([None, "child.name"]))
    phone = st.builds(Text, NUMBERS, st.just("council.phone"), st.just(True))
    wrapped = st.builds(nodes.Strong, st.tuples(text)) | st.builds(
        nodes.InLanguage, st.just("pl"), st.tuples(text)
    )
    return st.lists(text | phone | wrapped, min_size=1, max_size=3).map(tuple)


def _leaves() -> st.SearchStrategy[Any]:
    line = lines()
    details = st.lists(st.builds(nodes.Detail, line, line), min_size=1, max_size=3).map(tuple)
    fields = st.lists(
        st.builds(nodes.Field, line, line, line, st.integers(0, 3)), min_size=1, max_size=2
    ).map(tuple)
    row = st.tuples(line, line | st.just(()))
    return st.one_of(
        st.builds(nodes.Paragraph, line),
        st.builds(nodes.Details, details),
        st.builds(nodes.Fields, fields),
        st.builds(nodes.WriteSpace, line, st.integers(1, 4)),
        st.builds(nodes.DrawSpace, line, st.just(40)),
        st.builds(
            nodes.Table,
            st.tuples(line, line),
            st.just((50, 50)),
            st.lists(row, min_size=1, max_size=3).map(tuple),
        ),
        st.builds(
            nodes.Signatures,
            st.tuples(st.builds(nodes.Signature, line, line)),
            st.just("Signed"),
            st.just("Date"),
        ),
    )


def _around(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    line, inside = lines(), st.lists(blocks, min_size=1, max_size=3).map(tuple)
    items = st.lists(st.builds(nodes.Item, inside, st.booleans()), min_size=1, max_size=3).map(tuple)
    panel = st.builds(nodes.Panel, line, inside)
    stop = st.builds(
        nodes.Stop, st.integers(1, 6), st.just("here"), st.just("You are here"), line, st.none(), inside
    )
    step = st.builds(nodes.FlowStep, line, line, line, inside)
    choice = st.builds(nodes.FlowChoice, line, st.tuples(panel, panel))
    return st.one_of(
        st.builds(nodes.Section, st.integers(2, 5), line, inside, st.just("part")),
        st.builds(nodes.Box, st.just("tip"), line, inside),
        st.builds(nodes.Quotation, inside, line),
        st.builds(
            nodes.Listing,
            st.sampled_from(["bullet", "number", "tick"]),
            items,
            st.just(("Not ticked:", "Ticked:")),
        ),
        st.builds(nodes.Panels, st.tuples(panel, panel)),
        st.builds(nodes.Road, st.tuples(stop, stop), st.just(3)),
        st.builds(nodes.Flow, st.tuples(step, choice), st.just(3), st.just("Who"), st.just("By when")),
        st.builds(nodes.PictureRow, st.just(nodes.Picture("home", "a house that nobody is told of")), inside),
    )


def documents() -> st.SearchStrategy[Document]:
    """A document of up to five blocks, each up to three deep."""
    blocks = st.recursive(_leaves(), _around, max_leaves=8)
    return st.lists(blocks, min_size=1, max_size=5).map(lambda made: document(*made))
