"""When a build is over and its package deleted, no word of the case is left: on disk, in what was said, in memory."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks.left_behind import ENDINGS, Ending, end, words_in, words_on_disk
from documents import document, paragraph, section
from test_canaries import canary
from toolkit.document.nodes import Document, Picture
from toolkit.errors import where_it_happened
from toolkit.writers import pdf
from toolkit.writers.booklet import write_booklet
from toolkit.writers.fillable import write_fillable
from toolkit.writers.filled import write_filled_pdf
from toolkit.writers.pdf import AssetFetcher, write_pdf

# A proof opens a browser: that ending is for ``make attack``.
QUICK = [ending for ending in ENDINGS if "--proof" not in ending.arguments]


@pytest.mark.parametrize("ending", QUICK, ids=lambda ending: ending.name)
def test_nothing_of_a_case_is_left_however_the_build_ends(ending: Ending, tmp_path: Path) -> None:
    found, looked_at = end(ending, tmp_path)
    assert found == []
    assert looked_at > 100_000 or ending.name == "killed"


def test_a_cache_that_keeps_a_document_is_found(tmp_path: Path) -> None:
    remembering = Ending("whole, with a writer that remembers", (0, 2), ("--remember",))
    found, _ = end(remembering, tmp_path)
    assert "in memory: child.known_as" in found


@pytest.mark.parametrize("write", [write_pdf, write_fillable, write_booklet, write_filled_pdf])
def test_no_drawing_remembers_the_document_it_was_drawn_in(write: Callable[[Document], object]) -> None:
    write(document(section("A part", paragraph("A word")), Picture("cake", "A cake"), look="letter"))
    gc.collect()
    alive = [one for one in gc.get_objects() if isinstance(one, AssetFetcher) and one.document is not None]
    assert "asset:picture/cake" in pdf._pictures()
    assert alive == []


def test_a_file_that_somebody_forgot_is_found(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "log").write_text(f"wrote {canary('child.name')}")
    assert words_on_disk(tmp_path) == ["child.name"]


def test_a_developer_is_told_where_it_happened_and_no_word_of_the_error() -> None:
    try:
        try:
            raise ValueError(canary("child.name"))
        except ValueError as first:
            raise RuntimeError(canary("views.words")) from first
    except RuntimeError as error:
        told = where_it_happened(error)
    assert "RuntimeError" in told and "ValueError" in told and "test_nothing_left_behind.py" in told
    assert words_in(told) == []
