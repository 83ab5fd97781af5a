"""A finished PDF in, what a screen reader would say of it out, in order.

``heard_in`` gives it as ``Heard`` for the intent audit; ``read_aloud`` as lines for a person to look over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from .heard import Heard, aloud, bare
from .pdf_elements import Area, Element, Kid, Mark, read_pdf

IN_A_LINE: Final = frozenset(
    {"Span", "Quote", "Code", "Link", "Form", "Figure", "Em", "Strong", "Reference", "Note"}
)
HEADINGS: Final = {f"H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words inside a block, with the line on which it was drawn."""

    words: str
    language: str
    page: int = 0
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A block begins or ends here: words on its two sides are two things."""


Part: TypeAlias = Piece | Heard | Edge


def read_aloud(pdf: bytes) -> list[str]:
    """What a screen reader would say, a line for each thing; raises NoStructure."""
    finished = read_pdf(pdf)
    lines = [f"document: {finished.title}, in {finished.language}"]
    begun = ""  # what is said before the words that follow: an item's sign, a cell's heads
    for one in heard_in(finished.tree, finished.language):
        line = aloud(one)
        if one.kind in ("item", "cell"):
            lines.extend([begun] if begun else [])
            begun = line
        elif line:
            lines.append(f"{begun} {line}".strip())
            begun = ""
    return lines


def heard_in(tree: Element, language: str) -> tuple[Heard, ...]:
    """All that a structure tree says, in order. ``language`` is the file's: it is not said again."""
    reader = _Listener(language, _heads_by_name(tree))
    return tuple(_joined(reader.element(tree, language)))


def _heads_by_name(tree: Element) -> Mapping[str, str]:
    return {one.identifier: _text(one) for one in _all(tree) if one.identifier}


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _text(element: Element) -> str:
    """The words of an element and of all within it."""
    return _one_line(_pieces(element))


def _pieces(element: Element) -> Iterator[Piece]:
    if element.actual is not None:
        yield Piece(element.actual, "")
        return
    if element.alternative is not None:
        yield Piece(element.alternative, "")
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _pieces(kid)
        elif isinstance(kid, Mark):
            yield Piece(kid.words, "", kid.page, kid.line)


def _one_line(pieces: Iterator[Piece] | Sequence[Piece]) -> str:
    """Words of several runs: where a line ends there is a space, though none is drawn."""
    said, last = "", None
    for piece in pieces:
        turns = (
            last is not None
            and last.page
            and piece.page
            and (last.page, last.line) != (piece.page, piece.line)
        )
        said += (" " if turns else "") + piece.words
        last = piece
    return " ".join(said.split())


def _joined(parts: Iterator[Part]) -> Iterator[Heard]:
    """Runs of one block and one language become one thing that is heard."""
    run: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            if run and run[0].language != part.language:
                yield from _words_of(run)
                run = []
            run.append(part)
            continue
        yield from _words_of(run)
        run = []
        if isinstance(part, Heard):
            yield part
    yield from _words_of(run)


def _words_of(run: Sequence[Piece]) -> Iterator[Heard]:
    if run and (words := _one_line(run)):
        yield Heard("words", words, language=run[0].language)


@dataclass(frozen=True, slots=True)
class _Listener:
    """Goes through the elements of one file; ``heads`` are the words of a table's heads by their names."""

    language: str
    heads: Mapping[str, str]

    def element(self, element: Element, language: str) -> Iterator[Part]:
        language = element.language or language
        other = language if language != self.language else ""
        match element.role:
            case "Figure":
                yield Heard("picture", element.alternative or "", language=other)
            case "Link":
                yield self._link(element, other)
            case "Form":
                yield from self._form(element, language)
            case role if role in HEADINGS:
                yield Heard("heading", _text(element), level=HEADINGS[role], language=other)
            case "L":
                yield from self._list(element, language)
            case "Table":
                yield from self._table(element, language)
            case "TR":
                yield Heard("row")
                yield from self._kids(element, language)
            case "TH":
                yield Heard("head", _text(element), state=element.scope, language=other)
            case "TD":
                heads = (self.heads.get(name, "") for name in element.headers)
                yield Heard("cell", heads=tuple(head for head in heads if bare(head)))
                yield from self._kids(element, language)
            case "BlockQuote":
                yield Heard("quotation")
                yield from self._kids(element, language)
                yield Heard("quotation end")
            case role if role in IN_A_LINE:
                yield from self._in_line(element, language)
            case _:
                yield Edge()
                yield from self._in_line(element, language)
                yield Edge()

    def _in_line(self, element: Element, language: str) -> Iterator[Part]:
        if element.actual is not None:
            yield self._piece(Mark(element.actual, 0), language)
        else:
            yield from self._kids(element, language)

    def _kids(self, element: Element, language: str) -> Iterator[Part]:
        for kid in element.kids:
            yield from self._kid(kid, language)

    def _kid(self, kid: Kid, language: str) -> Iterator[Part]:
        match kid:
            case Element():
                yield from self.element(kid, language)
            case Mark():
                yield self._piece(kid, language)
            case Area(kind="field"):
                yield Heard("field", kid.value, called=kid.words, state=kid.field)
            case Area():
                yield Heard("link", called=kid.words, target=kid.target)

    def _piece(self, mark: Mark, language: str) -> Piece:
        return Piece(mark.words, language if language != self.language else "", mark.page, mark.line)

    def _link(self, element: Element, other: str) -> Heard:
        """One link, however many areas it has; its name is what all of them are called."""
        areas = [kid for kid in element.kids if isinstance(kid, Area)]
        called = dict.fromkeys(area.words for area in areas)
        targets = dict.fromkeys(area.target for area in areas)
        name = " / ".join(called)
        return Heard("link", _text(element), target=" / ".join(targets), called=name, language=other)

    def _form(self, element: Element, language: str) -> Iterator[Part]:
        yield from self._kids(replace(element, actual=None), language)

    def _list(self, element: Element, language: str) -> Iterator[Part]:
        items = [kid for kid in element.kids if isinstance(kid, Element) and kid.role == "LI"]
        numbered = "numbered" if element.numbering not in ("", "None", "Disc", "Circle", "Square") else ""
        yield Heard("list", count=len(items), state=numbered)
        for kid in element.kids:
            if isinstance(kid, Element) and kid.role == "LI":
                yield Heard("item", _sign_of(kid))
                for part in kid.kids:
                    if not (isinstance(part, Element) and part.role == "Lbl"):
                        yield from self._kid(part, kid.language or language)
            else:
                yield from self._kid(kid, language)
        yield Heard("list end")

    def _table(self, element: Element, language: str) -> Iterator[Part]:
        rows = [one for one in _all(element) if one.role == "TR"]
        widths = (
            sum(cell.columns for cell in row.kids if isinstance(cell, Element) and cell.role in ("TH", "TD"))
            for row in rows
        )
        yield Heard("table", count=max(widths, default=0))
        yield from self._kids(element, language)
        yield Heard("table end")


def _sign_of(item: Element) -> str:
    """What the sign of an item says: a number or words. A dot, or a box that is only drawn, says nothing."""
    signs = [kid for kid in item.kids if isinstance(kid, Element) and kid.role == "Lbl"]
    said = " ".join(map(_text, signs))
    return said if any(letter.isalnum() for letter in said) else ""
