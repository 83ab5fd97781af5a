"""What an HTML element is to somebody who listens: its role, its language, its words, or silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from .errors import PdfStructureError

Path: TypeAlias = tuple[Element, ...]
"""An element with all it lies in, from ``html`` down to the element itself."""

# The standard structure types of ISO 32000-1, 14.8.4: PDF/UA-1 allows no others without a map.
_ROLES: Final = {
    "main": "Part",
    "article": "Art",
    **dict.fromkeys(("section", "nav", "aside"), "Sect"),
    **dict.fromkeys(
        ("div", "header", "footer", "hgroup", "address", "figure", "form", "fieldset", "details"), "Div"
    ),
    "blockquote": "BlockQuote",
    **dict.fromkeys(("p", "pre", "legend", "summary"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu", "dl"), "L"),
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "q": "Quote",
    **dict.fromkeys(("code", "kbd", "samp"), "Code"),
    **dict.fromkeys(("img", "svg", "object", "embed"), "Figure"),
    **dict.fromkeys(("input", "select", "textarea", "button"), "Form"),
}
IN_A_LINE: Final = frozenset({"Span", "Quote", "Code", "Link", "Form"})
"""Roles that stand among words; the others stand by themselves."""

# Its words belong to what it lies in.
_TRANSPARENT: Final = frozenset({"html", "body", "br", "wbr"})
_PICTURES: Final = frozenset(tag for tag, role in _ROLES.items() if role == "Figure")
_PARENTS: Final = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}}
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def name_of(element: Element) -> str:
    """The tag without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def role_of(path: Path) -> str | None:
    """The structure type of an element, or None where its words belong to what it lies in."""
    name = name_of(path[-1])
    parent = name_of(path[-2]) if len(path) > 1 else ""
    if name in _TRANSPARENT or (name == "div" and parent == "dl"):
        return None
    if path[-1].get("role") == "img":
        return "Figure"
    if name in _PARENTS and parent not in _PARENTS[name]:
        return "Div"
    return _ROLES.get(name, "Span")


def paths_under(root: Element, above: Path = ()) -> Iterator[tuple[Element, Path]]:
    """Every element of a tree with its path, in the order of the source."""
    path = (*above, root)
    yield root, path
    for child in root:
        yield from paths_under(child, path)


def is_picture(element: Element) -> bool:
    return name_of(element) in _PICTURES


def is_silent(path: Path) -> bool:
    """Whether the element, or one that it lies in, is hidden from a listener."""
    return any(_is_hidden(element) for element in path)


def _is_hidden(element: Element) -> bool:
    if element.get("aria-hidden") == "true":
        return True
    if not is_picture(element):
        return False
    return element.get("alt") == "" or element.get("role") in ("none", "presentation")


def language_of(element: Element) -> str | None:
    """The language that an element states for itself, as a BCP 47 tag."""
    return element.get("lang") or element.get(_XML_LANG) or None


def expansion_of(element: Element) -> str | None:
    """What an abbreviation stands for."""
    return (element.get("title") or None) if name_of(element) == "abbr" else None


def sign_words_of(item: Element) -> str | None:
    """What the sign of a list's item means, where its look alone says it: a box that is ticked, or is not."""
    return item.get("data-sign") or None


def alternative_of(element: Element) -> str:
    """The words that stand for a picture. Raises where there are none."""
    words = element.get("aria-label") or element.get("alt") or _title_inside(element)
    if words:
        return words
    # Not what follows a comma: that is the picture itself, which may be of a child.
    source = element.get("src", f"inline {name_of(element)}").partition(",")[0]
    raise PdfStructureError(
        f'The picture "{source}" has no words. Give it alt, or alt="" where it only decorates the page.'
    )


def _title_inside(picture: Element) -> str:
    return next((_plain(child.itertext()) for child in picture if name_of(child) == "title"), "")


def link_words_of(link: Element) -> str:
    """What a link is called. Raises where it has no words."""
    words = link.get("aria-label") or _plain(_spoken(link)) or link.get("title")
    if words:
        return words
    raise PdfStructureError(
        f'The link to "{target_of(link)}" has no words. Put text into it, a picture with alt, or aria-label.'
    )


def field_words_of(path: Path) -> str:
    """What a field is called: its title, or the words of the label around it. Raises where it has neither."""
    label = next((element for element in reversed(path) if name_of(element) == "label"), None)
    words = path[-1].get("title") or (_plain(_spoken(label)) if label is not None else "")
    if words:
        return words
    raise PdfStructureError("A field has no words. Give it a title, or put it into a label.")


def target_of(link: Element) -> str:
    """Where a link leads, as far as an error may tell: an address or a number can be a person's."""
    target = link.get("href", "")
    return target if target.startswith("#") else target.partition(":")[0] + ":"


def _spoken(element: Element) -> Iterator[str]:
    if _is_hidden(element):
        return
    if is_picture(element):
        yield alternative_of(element)
        return
    gap = "" if role_of((element,)) in IN_A_LINE else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _spoken(child) if name_of(child) else ()
        yield child.tail or ""
    yield gap


def _plain(texts: Iterator[str]) -> str:
    return " ".join("".join(texts).split())
