"""A braille file read back: as text, by liblouis, and as pages, against the rules of its layout."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ..document.nodes import Document, InLanguage, Text
from ..document.walk import plain, texts, walk
from ..writers.brf.layout import CELLS, GOES_ON, PART, WITHIN, braille_number
from ..writers.brf.liblouis import CONTRACTED, own_table, to_braille, to_text
from ..writers.brf.pages import LINES

NOT_BRAILLE = re.compile(rb"[^ -_\r\n\f]")
LONGEST_GROUP = 700  # cells that are read back together
ADDRESS_READ_WRONGLY = re.compile(r"\b(https?)cc//")  # the colon's cells are "cc" within a word
SHORTEST_HEADING_INDENT = PART
SHORTEST_LOOKED_FOR = 5  # cells


def braille_as_text(brf: bytes, table: str = CONTRACTED) -> str:
    """The text of a braille file, back-translated in one call by the rules of ``table``; raises BrailleNotThere.

    A paragraph is a line, as far as empty lines tell them apart. Capitals throughout a passage come back small.
    """
    groups = [piece for group in _groups(brf) for piece in _cut(group)]
    return ADDRESS_READ_WRONGLY.sub(r"\1://", "\n".join(to_text(groups, table)))


def cells_of(brf: bytes) -> str:
    """The cells of a braille file, pages and broken words joined, without the signs for capitals."""
    return "\n".join(map(_small, _groups(brf)))


def written_in_braille(words: Sequence[str], table: str) -> list[str]:
    """How each of ``words`` stands in what ``cells_of`` gives; empty where that is too short to be told from others."""
    cells = map(_small, to_braille(words, table)) if words else ()
    return [one if len(one) >= SHORTEST_LOOKED_FOR else "" for one in cells]


def _small(cells: str) -> str:
    """Cells without their signs for capitals."""
    return cells.replace(",", "")


def faults_in_braille(brf: bytes) -> list[str]:
    """What is wrong with the layout, a sentence each with its page; empty where nothing is."""
    faults = []
    if NOT_BRAILLE.search(brf):
        faults.append("There is a character that is no ASCII braille.")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", brf):
        faults.append("A line does not end in CR LF.")
    for number, page in enumerate(brf.decode("latin-1").split("\f"), 1):
        faults.extend(f"Page {number}: {fault}" for fault in _faults_of_page(page, number))
    return faults


def facts_lost_in_braille(document: Document, brf: bytes) -> list[str]:
    """Each name, date, number and other fact of the tree that the braille does not hold, as the tree has it."""
    read = compared(braille_as_text(brf))
    return [text.text for text in _facts(document) if compared(text.text) not in read]


def in_own_braille(document: Document) -> list[InLanguage]:
    """Words of a language that has its own braille: who reads the file back as English finds none of them."""
    blocks = (document.title, document.subtitle, document.blocks)
    return [node for node in walk(blocks) if isinstance(node, InLanguage) and own_table(node.language)]


def foreign_words_lost_in_braille(document: Document, brf: bytes) -> list[str]:
    """A sentence for each passage in its own braille that the file does not hold."""
    passages = in_own_braille(document)
    tables = {own_table(passage.language) or "" for passage in passages}
    read = {table: compared(braille_as_text(brf, table)) for table in tables}
    return [
        f"words in the language “{passage.language}” are missing."
        for passage in passages
        if compared(plain(passage.content)) not in read[own_table(passage.language) or ""]
    ]


def compared(text: str) -> str:
    """Letters and figures alone, small and without marks: what reading back can be held to."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(character for character in plain if character.isalnum())


def _facts(document: Document) -> Iterator[Text]:
    is_card = document.look == "card"  # its title is the name of the file
    return (text for text in texts(document) if text.fact and not (is_card and text in document.title))


# ---------------------------------------------------------------- back to text


def _groups(brf: bytes) -> Iterator[str]:
    """The cells between empty lines, the pages and the broken words joined again."""
    lines = [line.strip() for page in brf.decode("ascii").split("\f") for line in page.split("\r\n")[1:-1]]
    words: list[str] = []
    for line in [*lines, ""]:
        for number, word in enumerate(line.split()):
            if words and number == 0 and _was_broken(words[-1], word):
                words[-1] = words[-1].removesuffix(GOES_ON) + word
            else:
                words.append(word)
        if not line and words:
            yield " ".join(words)
            words = []


def _was_broken(end: str, start: str) -> bool:
    """A word was broken only where it fills more than a line."""
    return end.endswith(GOES_ON) or (end.endswith("-") and len(end) + len(start) > CELLS - WITHIN - 2)


def _cut(group: str) -> Iterator[str]:
    line = ""
    for word in group.split():
        if line and len(line) + len(word) > LONGEST_GROUP:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    if line:
        yield line


# ---------------------------------------------------------------- the layout


def _faults_of_page(page: str, number: int) -> Iterator[str]:
    lines = page.split("\r\n")
    if lines.pop() != "":
        yield "its last line has no end."
    if lines[:1] != [braille_number(number).rjust(CELLS)]:
        yield "its number does not stand at the right of its first line."
    body = lines[1:]
    if not any(body):
        yield "it is empty."
        return
    if len(lines) > LINES:
        yield f"it has {len(lines)} lines; {LINES} are the most."
    for line in lines:
        if len(line) > CELLS:
            yield f"a line has {len(line)} cells; {CELLS} are the most."
        if line != line.rstrip():
            yield "a line ends in empty cells."
    if not body[0] or not body[-1]:
        yield "it begins or ends with an empty line."
    if _ends_in_a_heading(body):
        yield "a heading is the last on it."


def _ends_in_a_heading(body: list[str]) -> bool:
    """Whether the last lines stand far in, and an empty line or the page's beginning is before them."""
    if _indent(body[-1]) < SHORTEST_HEADING_INDENT:
        return False
    above = next((line for line in reversed(body) if _indent(line) < SHORTEST_HEADING_INDENT), "")
    return not above


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
