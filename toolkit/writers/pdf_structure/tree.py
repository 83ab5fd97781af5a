"""Pieces in, one structure tree out: each element once, whatever lines and pages it fell on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from typing import Final, Literal, TypeAlias, assert_never
from xml.etree.ElementTree import Element

from .boxes import Box, Kind, Piece, Silence, Silent, is_right_to_left
from .elements import (
    IN_A_LINE,
    Path,
    alternative_of,
    expansion_of,
    field_words_of,
    language_of,
    link_words_of,
    name_of,
    role_of,
    sign_words_of,
)
from .tables import CellFacts, facts_of_cells

# ISO 32000-1, table 333: these hold other elements, never words themselves.
_GROUPS: Final = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
_NUMBERING: Final = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words or a picture, drawn on a page."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a page to press (``link``, called by ``words``) or to fill in (``field``), called by ``words`` too."""

    kind: Literal["link", "field"]
    page: int
    box: Box
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """How the items of a list are counted: a value of ListNumbering."""

    numbering: str


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Where a picture is, for those who see a little."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Node:
    """One structure element. ``role`` is a standard structure type of PDF 1.7."""

    role: str
    kids: tuple[Kid, ...]
    language: str | None = None
    alternative: str | None = None
    actual: str | None = None
    expansion: str | None = None
    facts: CellFacts | ListFacts | PictureFacts | None = None


Kid: TypeAlias = Node | Mark | Area


def without_blank_paragraphs(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Silent, ...]]:
    """Take out the words of blocks that hold only spaces: a listener would stop at an empty paragraph."""
    blocks: dict[Element, list[Piece]] = {}
    for piece in pieces:
        if piece.kind is not Kind.PRESENCE:
            blocks.setdefault(_block_of(piece.path), []).append(piece)
    blank = {piece for block in blocks.values() if all(piece.is_blank for piece in block) for piece in block}
    silent = tuple(Silent(piece.page, piece.box, Silence.DECORATION) for piece in pieces if piece in blank)
    return tuple(piece for piece in pieces if piece not in blank), silent


def _block_of(path: Path) -> Element:
    ends = range(len(path), 0, -1)
    return next((path[end - 1] for end in ends if role_of(path[:end]) not in IN_A_LINE), path[0])


def build_tree(pieces: Sequence[Piece]) -> Node:
    """The tree of all ``pieces``, which come in reading order, under one Document."""
    words = Kind.WORDS
    broken = (
        one for one, then in pairwise(pieces) if one.kind is then.kind is words and one.path == then.path
    )
    builder = _Builder(facts_of_cells(pieces), frozenset(broken))
    return Node("Document", _in_paragraphs(builder.kids(pieces, depth=0)))


@dataclass(frozen=True, slots=True)
class _Builder:
    """``broken`` are the words that go on in the next line, with no space drawn between."""

    cells: Mapping[Element, CellFacts]
    broken: frozenset[Piece]

    def kids(self, pieces: Sequence[Piece], depth: int) -> tuple[Kid, ...]:
        """What lies directly under an element at ``depth`` - 1, each where its first piece stands."""
        groups: dict[Element | Piece, list[Piece]] = {}
        for piece in pieces:
            key = piece.path[depth] if depth < len(piece.path) else piece
            groups.setdefault(key, []).append(piece)
        return tuple(
            chain.from_iterable(
                self._own(key) if isinstance(key, Piece) else self._element(below, depth + 1)
                for key, below in groups.items()
            )
        )

    def _own(self, piece: Piece) -> tuple[Kid, ...]:
        mark = Mark(piece.page, piece.box)
        match piece.kind:
            case Kind.WORDS if is_right_to_left(piece.box):
                return (self._spelled(piece, mark),)
            case Kind.WORDS | Kind.PICTURE:
                return (mark,)
            case Kind.MARKER:
                return (Node("Lbl", (mark,), actual=sign_words_of(piece.path[-1])),)
            case Kind.LINK:
                return (Area("link", piece.page, piece.box, link_words_of(piece.path[-1])),)
            case Kind.FIELD:
                return (Area("field", piece.page, piece.box, field_words_of(piece.path)),)
            case Kind.PRESENCE:
                return ()
        assert_never(piece.kind)

    def _spelled(self, piece: Piece, mark: Mark) -> Node:
        """Letters are drawn from left to right; without this, a listener would have these words spelled backwards."""
        gap = " " if piece in self.broken else ""
        return Node("Span", (mark,), actual=piece.box.text + gap)

    def _element(self, pieces: Sequence[Piece], depth: int) -> tuple[Kid, ...]:
        path = pieces[0].path[:depth]
        kids = self.kids(pieces, depth)
        role = role_of(path)
        if role is None:
            return kids
        if not kids and role not in ("TD", "TH"):
            return ()
        return (self._said(_arranged(Node(_spoken_role(role, kids), kids), path, pieces), path[-1]),)

    def _said(self, node: Node, element: Element) -> Node:
        return replace(
            node,
            language=language_of(element),
            expansion=expansion_of(element),
            facts=self.cells.get(element, node.facts),
        )


def _spoken_role(role: str, kids: Sequence[Kid]) -> str:
    """An element is a link, or a form field, by what a reader can do there and not by its name."""
    if any(isinstance(kid, Area) and kid.kind == "link" for kid in kids):
        return "Link"
    if role == "Form" and not any(isinstance(kid, Area) for kid in kids):
        return "Span"
    return role


def _arranged(node: Node, path: Path, pieces: Sequence[Piece]) -> Node:
    """Put the kids of a node into the order and the frames that its role asks for."""
    match node.role:
        case "LI":
            return replace(node, kids=_label_and_body(node.kids))
        case "L":
            kids = _items(node.kids) if name_of(path[-1]) == "dl" else node.kids
            return replace(node, kids=kids, facts=ListFacts(_numbering_of(path, pieces)))
        case "Figure":
            facts = PictureFacts(node.kids[0]) if isinstance(node.kids[0], Mark) else None
            return replace(node, alternative=alternative_of(path[-1]), facts=facts)
        case role if role in _GROUPS:
            return _group(node)
        case _:
            return node


def _group(node: Node) -> Node:
    kids = _in_paragraphs(node.kids)
    if node.role == "Div" and len(kids) == 1 and kids[0] not in node.kids:
        return replace(node, role="P")
    return replace(node, kids=kids)


def _in_paragraphs(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    """Words that lie loose in a group become a paragraph of their own."""
    return tuple(
        chain.from_iterable(_framed(loose, tuple(run)) for loose, run in groupby(kids, _may_stand_in_a_line))
    )


def _framed(loose: bool, run: tuple[Kid, ...]) -> tuple[Kid, ...]:
    is_pictures_only = all(isinstance(kid, Node) and kid.role == "Figure" for kid in run)
    return run if not loose or is_pictures_only else (Node("P", run),)


def _may_stand_in_a_line(kid: Kid) -> bool:
    if not isinstance(kid, Node):
        return True
    return kid.role == "Figure" or (kid.role in IN_A_LINE and all(map(_may_stand_in_a_line, kid.kids)))


def _label_and_body(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    labels = [kid for kid in kids if isinstance(kid, Node) and _is_label(kid)]
    body = tuple(kid for kid in kids if not _is_label(kid))
    drawn = tuple(chain.from_iterable(label.kids for label in labels))
    actual = next((label.actual for label in labels), None)
    return (
        *((Node("Lbl", drawn, actual=actual),) if labels else ()),
        *((Node("LBody", body),) if body else ()),
    )


def _is_label(kid: Kid) -> bool:
    return isinstance(kid, Node) and kid.role == "Lbl"


def _items(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    """Terms with what is said of them: an item ends where the next term begins."""
    items: list[list[Kid]] = []
    for before, kid in zip((None, *kids), kids, strict=False):
        starts_an_item = before is None or (_is_label(kid) and not _is_label(before))
        items.append([kid]) if starts_an_item else items[-1].append(kid)
    return tuple(Node("LI", tuple(item)) for item in items)


def _numbering_of(path: Path, pieces: Sequence[Piece]) -> str:
    """ListNumbering of a list, by the style of its first item. Signs of its own, such as ☐, count nothing."""
    list_name = name_of(path[-1])
    items = (piece for piece in _present(pieces) if piece.path[:-1] == path)
    style = next((item.box.style["list_style_type"] for item in items), "none")
    if list_name == "dl" or style == "none" or not isinstance(style, str):
        return "None"
    return _NUMBERING.get(style, "Decimal" if list_name == "ol" else "None")


def _present(pieces: Sequence[Piece]) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.kind is Kind.PRESENCE)
