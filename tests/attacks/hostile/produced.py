"""What hostile text became in finished files: the characters that were typed, and never a mark, a field or an address.

A file is held against the same file of a harmless case: the same elements and attributes in the same order, the same fields,
relationships and addresses.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pikepdf

from toolkit.proof.extraction import TEXT_OF
from toolkit.proof.same_facts import squeezed
from toolkit.writers.txt.saying import SAID_OTHERWISE

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS = (
    "instrText",
    "fldSimple",
    "fldChar",
    "object",
    "altChunk",
    "hyperlink",
    "pict",
    "control",
    "sdt",
    "subDoc",
)
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "srcset",
    "xlink:href",
    "poster",
    "background",
    "cite",
)
ACTIONS = (
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/OpenAction",
    "/AA",
    "/SubmitForm",
    "/GoToR",
    "/RichMedia",
)
ACTION_KINDS = frozenset(ACTIONS) | {"/URI", "/ImportData", "/Rendition", "/Sound", "/Movie", "/GoToE"}


class _Skeleton(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.addresses: set[str] = set()
        self.scripts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A class only says how large a name is set, by how long it is.
        self.elements.append((tag, *sorted(name for name, _ in attrs if name != "class")))
        self.addresses |= {value or "" for name, value in attrs if name in ADDRESSES}
        self.inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts.append(f"{self.inside} {data}")

    def handle_comment(self, data: str) -> None:
        self.elements.append(("<!--",))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("<!",))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("<?",))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("<![",))


@dataclass(frozen=True)
class Skeleton:
    """A file without its words. ``marks`` in order; ``active``: what is run, fetched or followed."""

    path: Path

    @cached_property
    def _taken(self) -> tuple[tuple[str, ...], frozenset[str]]:
        match self.path.suffix:
            case ".html":
                return _of_html(self.path.read_bytes())
            case ".docx":
                return _of_docx(self.path.read_bytes())
            case ".pdf":
                return _of_pdf(self.path)
            case ".ics":
                return _of_ics(self.path.read_bytes())
            case _:
                return ((), frozenset())

    @property
    def marks(self) -> tuple[str, ...]:
        return self._taken[0]

    @property
    def active(self) -> frozenset[str]:
        return self._taken[1]


def _of_html(content: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    page = _Skeleton()
    page.feed(content.decode())
    page.close()
    return tuple(" ".join(one) for one in page.elements), frozenset({*page.addresses, *page.scripts})


def _of_docx(content: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    active: set[str] = set()
    marks: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        marks += sorted(parts.namelist())
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(parts.read(name))
                found = Counter(_field(node) for node in root.iter() if _field(node))
                marks += sorted(f"{name} {what} {count}" for what, count in found.items())
                active |= {
                    f"{node.get('Type', '')} {node.get('Target', '')}"
                    for node in root.iter()
                    if node.get("TargetMode") == "External" or node.tag.endswith("Relationship")
                }
    return tuple(marks), frozenset(active)


def _field(node: ElementTree.Element) -> str:
    name = node.tag.removeprefix(WORD)
    if name not in FIELDS:
        return ""
    return f"{name} {(node.text or '').strip()} {node.get(f'{WORD}instr', '')}".strip()


def _of_pdf(path: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    active: set[str] = set()
    with pikepdf.open(path) as file:
        active |= {f"attachment {name}" for name in file.attachments}
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary):
                active |= {str(key) for key in item if str(key) in ACTIONS}
                if str(item.get("/S", "")) in ACTION_KINDS:
                    active.add(f"{item.get('/S')} {item.get('/URI', '')}")
                for held in (item.get("/A"),):
                    if isinstance(held, pikepdf.Dictionary):
                        active.add(f"{held.get('/S')} {held.get('/URI', '')}")
    return (), frozenset(active)


def _of_ics(content: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    return tuple(re.split(r"[;:]", line)[0] for line in lines), frozenset()


def departures(
    made: Mapping[str, Path], harmless: Mapping[str, Path], typed: str, may_reshape: bool
) -> Iterator[str]:
    """How the files ``made`` differ from ``harmless``, by name, other than in words. ``typed`` must be in each.

    ``may_reshape``: the text makes a list or paragraphs of its own, so the order of the marks may differ.
    """
    if made.keys() != harmless.keys():
        yield f"other files were made: {sorted(made.keys() ^ harmless.keys())[:3]}"
    for name in made.keys() & harmless.keys():
        ours, theirs = Skeleton(made[name]), Skeleton(harmless[name])
        if ours.active - theirs.active:
            yield f"{name}: something is run, fetched or followed: {str(min(ours.active - theirs.active))[:90]!r}"
        if ours.marks != theirs.marks and not (
            may_reshape and set(ours.marks) <= set(theirs.marks) | OWN_WORDS
        ):
            yield f"{name}: text became marks: {_first_difference(ours.marks, theirs.marks)}"
        # Signs have other signs in braille; an address is said in words.
        ending = made[name].suffix
        is_said = ending == ".brf" or (ending == ".txt" and SAID_OTHERWISE.search(typed))
        if typed and not is_said and squeezed(typed) not in squeezed(_text(made[name])):
            yield f"{name}: what was typed does not stand there as it was typed"


def _text(path: Path) -> str:
    return TEXT_OF[path.suffix.removeprefix(".")](path.read_bytes())


# What somebody's own words may be shaped into: paragraphs and lists.
OWN_WORDS = frozenset({"ul", "ol", "li", "p", "br"})


def _first_difference(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            return f"{one[:60]!r} in place of {other[:60]!r}"
    return f"{len(ours)} marks in place of {len(theirs)}"
