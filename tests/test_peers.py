"""The comparison with other engines is a fair one: they get every word of the paper, and every picture."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.county import child_alike
from benchmarks.engine import PAPERS, documents_of
from benchmarks.peers.content import pieces_of
from toolkit.document.nodes import Figures, Picture, Portrait
from toolkit.document.walk import texts, walk


@pytest.mark.parametrize("paper", PAPERS)
def test_the_others_get_every_word_and_every_picture_of_the_paper(paper: str) -> None:
    (document,) = islice(documents_of(paper, child_alike), 1)
    pieces = pieces_of(document)
    told = " ".join(f"{piece.words} {piece.second}" for piece in pieces)
    assert [text.text for text in texts(document) if text.text.strip() not in told] == []
    drawn = [one for one in walk(document.blocks) if isinstance(one, Picture | Figures | Portrait)]
    assert len([piece for piece in pieces if piece.svg]) == len(drawn)
