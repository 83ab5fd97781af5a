"""The intent audit: a document's tree and its finished PDF in, a sentence for each thing that a listener would miss out.

What the document means to say is walked from its nodes, without a look at how a page is written, and held against what
the file says (``pdf_reading``). No sentence holds a word of the document: a place such as "section 3, list 1" must do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from ..document.nodes import Document
from ..document.walk import plain
from .heard import Heard, bare, named
from .intent import Intended, bookmarks_of, closing_words, intended_by
from .pdf_elements import Finished, NoStructure, read_pdf
from .pdf_reading import heard_in

FOOT: Final = "Pagination Footer"
WITHOUT_PAGE_NUMBERS: Final = frozenset({"card", "certificate", "poster"})
ONE_SIDE: Final = frozenset({"invitation"})  # its first page has no number


def faults_in(document: Document, pdf: bytes) -> list[str]:
    """What ``pdf`` does not say as ``document`` means it; empty where it says it all, in order, and nothing else."""
    try:
        finished = read_pdf(pdf)
    except NoStructure as none:
        return [str(none)]
    intended = _without_a_running_foot(tuple(intended_by(document)), document, finished)
    return [
        *_faults_of_the_file(document, finished),
        *_faults_in_order(intended, heard_in(finished.tree, finished.language)),
        *_faults_of_bookmarks(intended, finished),
        *_faults_of_artifacts(document, finished),
    ]


def _without_a_running_foot(
    intended: tuple[Intended, ...], document: Document, finished: Finished
) -> tuple[Intended, ...]:
    """Who made it and when is at the end of the text, or runs along the foot of the pages."""
    made_by = bare(closing_words(document))
    at_foot = any(made_by in _foot_of(finished, page) for page in range(1, finished.page_count + 1))
    return tuple(one for one in intended if not (at_foot and one.heard.words == closing_words(document)))


def _faults_of_the_file(document: Document, finished: Finished) -> Iterator[str]:
    if finished.language != document.language:
        yield f"The file says the language “{finished.language}” and should say “{document.language}”."
    if bare(finished.title) != bare(plain(document.title)):
        yield "The file's title is not the document's."
    if bare(finished.metadata_title) != bare(plain(document.title)):
        yield "The title in the file's metadata is not the document's."
    if not finished.shows_title:
        yield "A window would show the file's name and not its title."
    if not finished.moves_by_structure:
        yield "On some page the tab key does not follow the structure."


# ---------------------------------------------------------------- one after another


def _faults_in_order(intended: Sequence[Intended], heard: Sequence[Heard]) -> Iterator[str]:
    meant, said = [one.heard.key for one in intended], [one.key for one in heard]
    if meant == said:
        return
    changes = [
        change
        for change in SequenceMatcher(None, meant, said, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    missing = [number for _, start, end, _, _ in changes for number in range(start, end)]
    extra = [number for _, _, _, start, end in changes for number in range(start, end)]
    moved = Counter(meant[number] for number in missing) & Counter(said[number] for number in extra)
    left = Counter(moved)
    for _, start, end, from_, to in changes:
        for number in range(start, end):
            yield _missing(intended, number, moved)
        for number in range(from_, to):
            if left[said[number]] > 0:
                left[said[number]] -= 1
            else:
                yield f"{_after(intended, start)}: {named(heard[number])} is heard that should not be there."


def _missing(intended: Sequence[Intended], number: int, moved: Counter[tuple[object, ...]]) -> str:
    one = intended[number]
    if moved[one.heard.key] > 0:
        moved[one.heard.key] -= 1
        return f"{one.place}: {named(one.heard)} is out of order."
    return f"{one.place}: {named(one.heard)} is missing."


def _after(intended: Sequence[Intended], number: int) -> str:
    return f"after {intended[number - 1].place}" if number else "before anything else"


# ---------------------------------------------------------------- bookmarks, heads and feet


def _faults_of_bookmarks(intended: Sequence[Intended], finished: Finished) -> Iterator[str]:
    wanted = [(level, bare(words)) for level, words in bookmarks_of(intended, finished.page_count)]
    found = [(level, bare(words)) for level, words in finished.bookmarks]
    if wanted != found:
        yield f"The bookmarks are not the headings: {len(wanted)} are meant, {len(found)} are there."


def _faults_of_artifacts(document: Document, finished: Finished) -> Iterator[str]:
    for page in finished.lost:
        yield f"page {page}: words are drawn that are neither in the structure nor marked as decoration."
    first = 2 if document.look in ONE_SIDE else 1
    if document.look not in WITHOUT_PAGE_NUMBERS:
        for page in range(first, finished.page_count + 1):
            if _number(document, page) not in _foot_of(finished, page):
                yield f"page {page}: its number is not a running foot."
    for page, kind, _ in finished.artifacts:
        if not kind:
            yield f"page {page}: something is marked as decoration without saying of what kind."


def _foot_of(finished: Finished, page: int) -> str:
    """All that runs at the foot of a page, however many lines it takes."""
    return "".join(
        bare(words) for number, kind, words in finished.artifacts if (number, kind) == (page, FOOT)
    )


def _number(document: Document, page: int) -> str:
    return bare(f"{document.labels['page']}{page}{document.labels['of']}")
