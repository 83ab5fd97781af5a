"""The look is tested: every page of three examples looks as its reference picture does, within a small tolerance."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from conftest import ROOT, Packages
from documents import document, line, paragraph, section
from toolkit.document.nodes import Box, PageBreak, Picture
from toolkit.document.walk import plain
from toolkit.writers.pdf import write_pdf

sys.path.insert(0, str(ROOT / "tools"))
from look import (
    IN_STANDARD_TOO,
    LOOKED_AT,
    OUT,
    Looked,
    accept,
    differences,
    look_at,
    look_of,
    looks_of,
    pages_of,
    show,
    strip_of,
)

WORDS: Final = paragraph(
    "These are the words of a paragraph, long enough that they go on to a second line of the page."
)
NOTE: Final = Box("promise", line("A promise"), (paragraph("We will tell you what happens next."),))
HOUSE: Final = Picture("home", "A house")


def pdf_of(*blocks: Any, **changes: Any) -> bytes:
    return write_pdf(document(*blocks, **changes))[0]


THEN: Final = (section("A heading", WORDS, HOUSE, WORDS, NOTE), section("Another", WORDS, level=3))


@pytest.mark.parametrize("example", LOOKED_AT)
def test_every_page_looks_as_its_reference_picture_does(example: str, packages: Packages) -> None:
    files = {file.name: file for file in packages.of(example).files("pdf")}
    if example == IN_STANDARD_TOO:
        files.update({file.name: file for file in packages.of(f"{example}.standard").files("pdf")})
    looked = look_at(example, list(files.values()))
    told = [str(difference) for one in looked for difference in one.differs]
    assert not told, "\n".join(
        [*told, f"Look at {show(looked, OUT / example)}; tests/look/README.md says what then."]
    )


# ---------------------------------------------------------------- what is noticed


def told(*now: Any, **changes: Any) -> list[str]:
    before, after = looks_of(pdf_of(*THEN)), looks_of(pdf_of(*now, **changes))
    return [str(one) for one in differences("a/sample", pages_of(strip_of(before)), after)]


def test_the_same_document_looks_the_same() -> None:
    assert told(*THEN) == []


def test_a_word_of_the_same_length_is_not_noticed() -> None:
    other = paragraph(plain(WORDS.content).replace("words", "lines"))
    assert other != WORDS
    assert told(section("A heading", other, HOUSE, WORDS, NOTE), THEN[1]) == []


@pytest.mark.parametrize(
    "now",
    [
        (section("A heading", WORDS, WORDS, HOUSE, NOTE), THEN[1]),
        (section("A heading", WORDS, Picture("school", "A school"), WORDS, NOTE), THEN[1]),
        (section("A heading", WORDS, Picture("home", "A house", "large"), WORDS, NOTE), THEN[1]),
        (section("A heading", WORDS, HOUSE, WORDS), THEN[1]),
        (section("A heading", WORDS, HOUSE, WORDS, Box("tip", NOTE.title, NOTE.blocks)), THEN[1]),
        (section("A heading", WORDS, HOUSE, WORDS, NOTE), section("Another", WORDS, WORDS, level=3)),
    ],
    ids=[
        "a moved picture",
        "another picture",
        "a larger one",
        "a lost box",
        "another colour",
        "two lines more",
    ],
)
def test_what_somebody_would_see_is_noticed_with_its_place(now: tuple[Any, ...]) -> None:
    (one,) = told(*now)
    assert one.startswith("a/sample, page 1, ") and " mm down: " in one


def test_another_colour_of_a_look_is_noticed() -> None:
    assert told(*THEN, look="calm")


def test_a_page_more_is_noticed() -> None:
    assert any("there are 2 pages, and there were 1" in one for one in told(*THEN, PageBreak(), WORDS))


def test_a_page_of_another_size_is_noticed() -> None:
    upright = looks_of(pdf_of(*THEN))
    lying = [look_of(Image.new("RGB", (655, 463), "white"))]
    (one,) = differences("a/sample", upright, lying)
    assert one.what.startswith("the page is 29")


# ---------------------------------------------------------------- the store


def test_a_strip_gives_back_its_pages() -> None:
    pages = looks_of(pdf_of(*THEN, PageBreak(), WORDS))
    strip = strip_of(pages)
    assert [page.squares.tobytes() for page in pages_of(strip)] == [page.squares.tobytes() for page in pages]
    assert [page.picture.size for page in pages_of(strip)] == [page.picture.size for page in pages]
    assert len(strip) < 20_000


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "one.standard.en-GB.pdf", tmp_path / "two.standard.en-GB.pdf"]
    made[0].write_bytes(pdf_of(*THEN))
    made[1].write_bytes(pdf_of(WORDS, NOTE))
    return made


def test_a_document_without_a_picture_fails_and_so_does_a_picture_without_a_document(
    files: list[Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert [len(one.differs) for one in look_at("amira", files, store)] == [1, 1]
    accept(look_at("amira", files, store), store)
    (gone,) = [one for one in look_at("amira", files[:1], store) if one.differs]
    assert gone.document == files[1].stem and gone.now is None


def test_accepting_writes_only_what_differs_and_takes_away_what_is_gone(
    files: list[Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert len(accept(look_at("amira", files, store), store)) == 2
    untouched = store / "amira" / f"{files[0].stem}.png"
    before = untouched.stat().st_mtime_ns
    files[1].write_bytes(pdf_of(NOTE, WORDS, HOUSE))
    assert accept(look_at("amira", files, store), store) == [f"amira/{files[1].stem}"]
    assert untouched.stat().st_mtime_ns == before
    assert accept(look_at("amira", files, store), store) == []
    assert accept(look_at("amira", files[:1], store), store) == [f"amira/{files[1].stem}"]
    assert [one.stem for one in (store / "amira").iterdir()] == [files[0].stem]


def test_looking_writes_nothing_into_the_store(files: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    show(look_at("amira", files, store), tmp_path / "out")
    assert not store.exists()


def test_what_differs_is_shown_as_it_was_as_it_is_and_where(files: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    accept(look_at("amira", files, store), store)
    files[0].write_bytes(pdf_of(WORDS, HOUSE))
    page = show(look_at("amira", files, store), tmp_path / "out").read_text(encoding="utf-8")
    stem = f"amira.{files[0].stem}"
    for kind in ("then", "now", "difference"):
        assert f'src="{stem}.{kind}.png"' in page and (tmp_path / "out" / f"{stem}.{kind}.png").exists()
    assert files[1].stem not in page


def test_nothing_that_differs_is_said_too(tmp_path: Path) -> None:
    page = show([Looked("amira", "one", b"", b"", ())], tmp_path)
    assert "Every page looks as its reference does" in page.read_text(encoding="utf-8")
