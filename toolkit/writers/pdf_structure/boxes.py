"""Reads laid-out pages: each drawn piece with its element, in reading order, and what stays silent.

This is the only module that knows how WeasyPrint 70.0 keeps its boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Final, TypeAlias
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

import weasyprint  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.absolute import AbsolutePlaceholder  # type: ignore[import-untyped]

from .elements import Path, is_picture, is_silent, name_of, paths_under
from .errors import PdfStructureError

Box: TypeAlias = Any
"""A box of WeasyPrint. Two boxes are equal only if they are the same one."""

Link: TypeAlias = tuple[str, str, tuple[float, float, float, float], Box]
"""A link as ``Page.links`` lists it: kind, target, rectangle (left, top, right, bottom) in px, box."""

# Elements that exist for a listener even where they hold no words.
_PRESENT: Final = ("td", "th", "li")


class Kind(Enum):
    """What a piece is."""

    WORDS = auto()
    MARKER = auto()
    PICTURE = auto()
    LINK = auto()
    FIELD = auto()
    PRESENCE = auto()


class Silence(Enum):
    """Why something drawn is not part of what is read: the properties of its artifact."""

    HEADER = (("Type", "/Pagination"), ("Subtype", "/Header"))
    FOOTER = (("Type", "/Pagination"), ("Subtype", "/Footer"))
    REPEATED = (("Type", "/Pagination"),)
    DECORATION = (("Type", "/Layout"),)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a listener meets. ``path`` leads to its element; ``page`` counts from 0."""

    kind: Kind
    path: Path
    page: int
    box: Box

    @property
    def is_blank(self) -> bool:
        return self.kind is Kind.WORDS and is_blank_text(self.box)


@dataclass(frozen=True, slots=True)
class Silent:
    """One thing that is drawn and not read."""

    page: int
    box: Box
    reason: Silence


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the pages hold. ``links`` has one list for each page, with one link for each area to press."""

    pieces: tuple[Piece, ...]
    silent: tuple[Silent, ...]
    links: tuple[tuple[Link, ...], ...]


def read_pages(pages: Sequence[weasyprint.Page]) -> Reading:
    """Read pages in their order. What a later page repeats (table head, fixed box) is silent there."""
    reader = _Reader({element: path for page in pages for element, path in paths_under(_root(page))})
    for number, page in enumerate(pages):
        reader.read_page(number, page)
    return Reading(tuple(reader.pieces), tuple(reader.silent), tuple(reader.links))


def _root(page: weasyprint.Page) -> Element:
    root: Element = next(box.element for box in page._page_box.children if box.is_for_root_element)
    return root


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: its page, what links and fields the page has, and what surrounds the box."""

    page: int
    links: Mapping[Box, Link]
    fields: frozenset[Box]
    silence: Silence | None = None
    area: Box | None = None


@dataclass
class _Reader:
    """One walk over the boxes of all pages, and what it has gathered so far."""

    paths: Mapping[Element, Path]
    pieces: list[Piece] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    links: list[tuple[Link, ...]] = field(default_factory=list)
    seen: dict[Element, Box] = field(default_factory=dict)
    present: set[Element] = field(default_factory=set)

    def read_page(self, number: int, page: weasyprint.Page) -> None:
        place = _Place(
            page=number,
            links={_laid_out(link[-1]): link for link in page.links},
            fields=frozenset(_laid_out(box) for fields in page.forms.values() for box, _ in fields),
        )
        areas: dict[Box, list[Link]] = {}
        self._read(page._page_box, place, areas)
        self.links.append(tuple(_joined(links) for links in areas.values()))

    def _read(self, box: Box, place: _Place, areas: dict[Box, list[Link]]) -> None:
        box = _laid_out(box)
        _refuse_opacity(box)
        place = self._silenced(box, place)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._note_drawn(box, place)
        if place.silence is None and box.element is not None:
            self._note_presence(box, place)
            place = self._note_link(box, place, areas)
        for child in box.children:
            self._read(child, place, areas)

    def _silenced(self, box: Box, place: _Place) -> _Place:
        if place.silence is not None:
            return place
        if isinstance(box, boxes.MarginBox):
            return replace(place, silence=_margin_silence(box.at_keyword))
        if box.element is None:
            return place
        if box.is_leader or is_silent(self.paths[box.element]):
            return replace(place, silence=Silence.DECORATION)
        if _comes_again(box) and self.seen.setdefault(box.element, box) is not box:
            return replace(place, silence=Silence.REPEATED)
        return place

    def _note_drawn(self, box: Box, place: _Place) -> None:
        silence = place.silence or _own_silence(box)
        if silence is not None:
            self.silent.append(Silent(place.page, box, silence))
        else:
            self.pieces.append(Piece(_kind_of_drawn(box), self.paths[box.element], place.page, box))

    def _note_presence(self, box: Box, place: _Place) -> None:
        path = self.paths[box.element]
        if box in place.fields:
            self.pieces.append(Piece(Kind.FIELD, path, place.page, box))
        if box.element_tag in _PRESENT and box.element not in self.present:
            self.present.add(box.element)
            self.pieces.append(Piece(Kind.PRESENCE, path, place.page, box))

    def _note_link(self, box: Box, place: _Place, areas: dict[Box, list[Link]]) -> _Place:
        """WeasyPrint links each box in a link once more. A reader meets one: the outer area grows."""
        link = place.links.get(box)
        if link is None:
            return place
        if place.area is not None and areas[place.area][0][:2] == link[:2]:
            areas[place.area].append(link)
            return place
        areas[box] = [link]
        self.pieces.append(Piece(Kind.LINK, _path_of_link(self.paths[box.element]), place.page, box))
        return replace(place, area=box)


def is_blank_text(box: Box) -> bool:
    return isinstance(box, boxes.TextBox) and not box.text.strip()


def is_right_to_left(box: Box) -> bool:
    """Whether some letter of a line is of a script that is written from right to left."""
    return isinstance(box, boxes.TextBox) and any(bidirectional(letter) in ("R", "AL") for letter in box.text)


def _laid_out(box: Box) -> Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _refuse_opacity(box: Box) -> None:
    """WeasyPrint draws a see-through box into a group of its own, where no structure reaches its words."""
    if box.style["opacity"] < 1:
        raise PdfStructureError(
            f"{box.element_tag} has opacity {box.style['opacity']}: its words would be lost to a listener. "
            "Use an rgba() colour, it looks the same."
        )


def _margin_silence(at_keyword: str) -> Silence:
    if at_keyword.startswith("@top"):
        return Silence.HEADER
    return Silence.FOOTER if at_keyword.startswith("@bottom") else Silence.REPEATED


def _comes_again(box: Box) -> bool:
    """Whether a box of this kind is drawn on each page that its table, or the document, goes on to."""
    if isinstance(box, boxes.TableRowGroupBox):
        return bool(box.is_header or box.is_footer)
    return bool(box.style["position"] == "fixed")


def _own_silence(box: Box) -> Silence | None:
    """Nothing to hear: invisible words, and pictures that only a stylesheet asked for."""
    if box.element is None or box.style["visibility"] != "visible":
        return Silence.DECORATION
    if isinstance(box, boxes.ReplacedBox) and not (is_picture(box.element) and "::" not in box.element_tag):
        return Silence.DECORATION
    return None


def _kind_of_drawn(box: Box) -> Kind:
    if isinstance(box, boxes.ReplacedBox):
        return Kind.PICTURE
    return Kind.MARKER if box.element_tag.endswith("::marker") else Kind.WORDS


def _path_of_link(path: Path) -> Path:
    """The path to the ``a`` around a linked box, or to the box's own element where CSS made the link."""
    ends = [depth for depth, element in enumerate(path, start=1) if name_of(element) == "a"]
    return path[: ends[-1]] if ends else path


def _joined(links: Sequence[Link]) -> Link:
    kind, target, _, box = links[0]
    lefts, tops, rights, bottoms = zip(*(link[2] for link in links), strict=True)
    return kind, target, (min(lefts), min(tops), max(rights), max(bottoms)), box
