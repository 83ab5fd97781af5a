"""A finished PDF in, its structure out as small frozen elements, with what the file says of itself.

The file is read as a stranger would read it: nothing here knows how it was made.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pikepdf

from .pdf_marks import Drawn, drawn_on

Place: TypeAlias = tuple[tuple[int, int], int]
"""A page's object and a number of marked content on it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words drawn on a page; ``page`` counts from 1, ``line`` is how far down they begin."""

    words: str
    page: int
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A place to press or to fill in. ``words`` is what it is called, ``target`` where a link leads (``#`` within the file).

    Of a field: its ``name``, its ``value``, and what it is: ``Tx`` for words, ``Btn`` for a box to tick.
    """

    kind: Literal["link", "field"]
    words: str
    target: str = ""
    name: str = ""
    value: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element. ``role`` is a standard one, by the file's role map; what is not said is empty."""

    role: str
    kids: tuple[Kid, ...] = ()
    language: str = ""
    alternative: str | None = None
    actual: str | None = None
    expansion: str = ""
    numbering: str = ""
    scope: str = ""
    columns: int = 1
    identifier: str = ""
    headers: tuple[str, ...] = ()


Kid: TypeAlias = Element | Mark | Area


@dataclass(frozen=True, slots=True)
class Finished:
    """A whole file. ``bookmarks``: level from 1, and title. ``artifacts``: page from 1, kind, words.

    ``lost`` are the pages that draw words which are neither in the structure nor marked as decoration.
    """

    title: str
    metadata_title: str
    language: str
    shows_title: bool
    moves_by_structure: bool
    page_count: int
    bookmarks: tuple[tuple[int, str], ...]
    tree: Element
    artifacts: tuple[tuple[int, str, str], ...]
    lost: tuple[int, ...]


class NoStructure(Exception):
    """The file has no structure tree, so a screen reader can only guess."""


def read_pdf(content: bytes) -> Finished:
    """What a file says to somebody who cannot see it; raises NoStructure."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            raise NoStructure("The file has no structure.")
        preferences: Any = pdf.Root.get("/ViewerPreferences", {})
        drawn = [drawn_on(page) for page in pdf.pages]
        reader = _Reader(pdf, drawn)
        tree = reader.tree()
        return Finished(
            title=str(pdf.docinfo.get("/Title", "")),
            metadata_title=_metadata_title(pdf),
            language=str(pdf.Root.get("/Lang", "")),
            shows_title=bool(preferences.get("/DisplayDocTitle", False)),
            moves_by_structure=all(page.obj.get("/Tabs") == "/S" for page in pdf.pages),
            page_count=len(pdf.pages),
            bookmarks=tuple(_bookmarks(pdf)),
            tree=tree,
            artifacts=tuple(
                (number, piece.artifact, piece.words)
                for number, pieces in enumerate(drawn, start=1)
                for piece in pieces
                if piece.artifact is not None and piece.words.strip()
            ),
            lost=tuple(reader.lost()),
        )


def _metadata_title(pdf: pikepdf.Pdf) -> str:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        return str(xmp.get("dc:title", ""))


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    with pdf.open_outline() as outline:
        yield from _below(outline.root, 1)


def _below(items: Sequence[Any], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _below(item.children, level + 1)


class _Reader:
    """Walks the structure of one file, and remembers which marked content it met."""

    def __init__(self, pdf: pikepdf.Pdf, drawn: Sequence[Sequence[Drawn]]) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.roles: Any = self.root.get("/RoleMap", {})
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.drawn = drawn
        self.pieces: dict[Place, Drawn] = {
            (page.obj.objgen, piece.number): piece
            for page, pieces in zip(pdf.pages, drawn, strict=True)
            for piece in pieces
            if piece.number is not None
        }
        self.met: set[Place] = set()

    def tree(self) -> Element:
        """The element Document; where the root holds several elements, one around them."""
        kids = tuple(self._kids(self.root, None))
        if len(kids) == 1 and isinstance(kids[0], Element):
            return kids[0]
        return Element("Document", kids)

    def lost(self) -> Iterator[int]:
        unmet = {
            self.numbers[place[0]]
            for place, piece in self.pieces.items()
            if piece.words.strip() and place not in self.met
        }
        loose = {
            number
            for number, pieces in enumerate(self.drawn, start=1)
            if any(piece.number is None and piece.artifact is None for piece in pieces)
        }
        yield from sorted(unmet | loose)

    def _kids(self, element: Any, page: Any) -> Iterator[Kid]:
        kids = element.get("/K", [])
        page = element.get("/Pg", page)
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield self._mark(page, kid)
            elif kid.get("/Type") == "/MCR":
                yield self._mark(kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                yield _area(kid.Obj)
            else:
                yield self._element(kid, page)

    def _mark(self, page: Any, number: int) -> Mark:
        place = (page.objgen, number)
        self.met.add(place)
        piece = self.pieces.get(place)
        page_number = self.numbers.get(page.objgen, 0)
        return Mark(piece.words, page_number, piece.line) if piece else Mark("", page_number)

    def _element(self, element: Any, page: Any) -> Element:
        said = _attributes(element)
        headers = said.get("/Headers", ())
        return Element(
            role=self._role(str(element.S)),
            kids=tuple(self._kids(element, page)),
            language=str(element.get("/Lang", "")),
            alternative=_text(element, "/Alt"),
            actual=_text(element, "/ActualText"),
            expansion=str(element.get("/E", "")),
            numbering=str(said.get("/ListNumbering", "")).lstrip("/"),
            scope=str(said.get("/Scope", "")).lstrip("/"),
            columns=int(said.get("/ColSpan", 1)),
            identifier=str(element.get("/ID", "")),
            headers=tuple(map(str, headers)),
        )

    def _role(self, role: str) -> str:
        seen: set[str] = set()
        while role in self.roles and role not in seen:
            seen.add(role)
            role = str(self.roles[role])
        return role.lstrip("/")


def _text(element: Any, key: str) -> str | None:
    return str(element[key]) if key in element else None


def _attributes(element: Any) -> dict[str, Any]:
    said = element.get("/A", {})
    owners = said if isinstance(said, pikepdf.Array) else [said]
    return {key: value for owner in owners for key, value in dict(owner).items()}


def _area(annotation: Any) -> Area:
    if annotation.get("/Subtype") == "/Widget":
        value = annotation.get("/V", "")
        return Area(
            "field",
            str(annotation.get("/TU", "")),
            name=str(annotation.get("/T", "")),
            value=str(value).lstrip("/"),
            field=str(annotation.get("/FT", "")).lstrip("/"),
        )
    action = annotation.get("/A", {})
    target = str(action.get("/URI", "")) or ("#" if "/D" in action or "/Dest" in annotation else "")
    return Area("link", str(annotation.get("/Contents", "")), target)
