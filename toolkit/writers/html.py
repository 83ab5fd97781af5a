"""HTML writer: a document tree in, one self-contained page out; the PDF writer prints the same page.

Structure is in ``templates/html``, one file a node; words come from the tree alone. Personal text stands in leaf
elements and never in an attribute, save the page's title.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from typing import Any, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from ..assets import STYLES, TEMPLATES
from ..document import nodes
from ..document.directions import direction_of
from ..document.nodes import Block, Document, Inlines
from ..document.walk import plain
from .drawings import Drawn, svg_of
from .last_words import keep_last_words
from .tokens import tokens

PROPERTY_USED = re.compile(r"var\(--([a-z0-9-]+)\)")
DIGITS_ALONE = re.compile(r"[\d +()-]{7,}")  # a telephone number stays on one line
SHARED_SHEETS = ("base", "road", "chart", "memory")  # a look has a sheet of its own where it needs one
LINE_MM = 8.3  # of a field: as far apart as the lines on paper
AS_WIDE_AS_A_SHEET = "75rem"
WORD_BOUNDARY = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a page finds its pictures: in itself (a file that is sent) or in the project's assets (a PDF)."""

    picture: Callable[[Drawn], str]
    case_picture: Callable[[nodes.CasePicture], str]
    artwork: Callable[[nodes.Artwork], str]


def write_html(document: Document) -> bytes:
    """The page as one UTF-8 file that fetches nothing."""
    addresses = Addresses(_picture_within, _case_picture_within, _artwork_within)
    style = Markup("<style>\n{}</style>").format(
        Markup(sheet(document.look, document.variant, "screen", colours_of(document)))
    )
    return page(document, addresses, style).encode()


def colours_of(document: Document) -> nodes.BrandColours | None:
    """The colours of the document's brand, where it has one."""
    return document.brand.colours if document.brand else None


def page(document: Document, addresses: Addresses, head: Markup, fillable: bool = False) -> str:
    """The page's HTML. ``head`` is what the caller adds to it: a style, or nothing.

    ``fillable``: for a PDF with fields, ``input`` elements where there are lines to write on and boxes to tick.
    """
    writing = _Writing(document, addresses, fillable)
    return _template("page").render(
        document=document, title=plain(document.title), head=head, **writing.context(level=2)
    )


@cache
def sheet(look: str, variant: str, medium: str, colours: nodes.BrandColours | None = None) -> str:
    """The style sheet of a look in a variant, for ``screen`` or ``print``: what all share, the look's own, the variant's.

    The tokens are in the ``colours`` of a brand. A window gets them as custom properties. Paper gets their values in
    place: the engine would otherwise look each of them up again for every element of every page.
    """
    own = (look,) if (STYLES / f"{look}.css").is_file() else ()
    pieces = list(dict.fromkeys((*SHARED_SHEETS, *own)))
    for_medium = [f"{piece}.{medium}" for piece in pieces if (STYLES / f"{piece}.{medium}.css").is_file()]
    of_variant = [] if variant == "standard" else [f"variant-{variant}"]
    shared, varied = map(_style, [*pieces, medium, *for_medium]), map(_style, of_variant)
    source = "\n".join(filter(None, (*shared, _as_on_its_sheet(look, medium), *varied)))
    if medium == "print":
        return PROPERTY_USED.sub(lambda found: tokens(look, variant, colours)[found[1]], source)
    chosen = "".join(f"  --{name}: {value};\n" for name, value in tokens(look, variant, colours).items())
    return f":root {{\n{chosen}}}\n{source}"


def _as_on_its_sheet(look: str, medium: str) -> str:
    """The rules of a look that keeps the places of its paper, where there are any: a window has them if it is wide."""
    if not (STYLES / f"{look}.sheet.css").is_file():
        return ""
    rules = _style(f"{look}.sheet")
    return rules if medium == "print" else f"@media (min-width: {AS_WIDE_AS_A_SHEET}) {{\n{rules}}}"


def _style(name: str) -> str:
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    environment.globals["kind"] = _kind
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.j2")


@cache
def _kind_of(class_name: str) -> str:
    return WORD_BOUNDARY.sub("_", class_name).lower()


def _kind(node: object) -> str:
    """``Section`` as ``section``, ``FlowStep`` as ``flow_step``: the name of its template."""
    return _kind_of(type(node).__name__)


@lru_cache(maxsize=512)
def _picture_within(drawn: Drawn) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg_of(drawn)).decode()}"


def _case_picture_within(picture: nodes.CasePicture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.data).decode()}"


@cache
def _artwork_within(artwork: nodes.Artwork) -> str:
    kind = "svg+xml" if artwork.kind == "svg" else "png"
    return f"data:image/{kind};base64,{base64.b64encode(artwork.data).decode()}"


class _Writing:
    """Renders one document's nodes, each by its template."""

    def __init__(self, document: Document, addresses: Addresses, fillable: bool = False) -> None:
        self.document, self.addresses, self.fillable = document, addresses, fillable
        self.numbers = count(1)

    def field(self, title: str, lines: int = 1, value: str = "", ticked: bool | None = None) -> Markup:
        """A field of a fillable PDF. ``title`` names it to who listens; ``ticked`` is for a box to tick."""
        name = f"field-{next(self.numbers)}"
        if ticked is not None:
            state = Markup(" checked") if ticked else ""
            return Markup('<input type="checkbox" name="{}" title="{}"{}>').format(name, title, state)
        return Markup(
            '<input class="room" name="{}" title="{}" data-lines="{}" data-value="{}" style="height: {}mm">'
        ).format(name, title, lines, value, max(lines, len(value) / 70 + 0.5) * LINE_MM)

    def context(self, level: int) -> Mapping[str, Any]:
        """What every template may use. ``level`` is the heading level for a block that has headings of its own."""
        return {
            "inline": self.inline,
            "keep_last_words": keep_last_words,
            "blocks": lambda blocks: self.blocks(blocks, level),
            "picture_address": self.addresses.picture,
            "case_picture_address": self.addresses.case_picture,
            "artwork_address": self.addresses.artwork,
            "level": level,
            "fillable": self.fillable,
            "field": self.field,
            "plain": plain,
        }

    def blocks(self, blocks: tuple[Block, ...], level: int) -> Markup:
        return Markup("\n").join(self._block(block, level) for block in blocks)

    def _block(self, block: Block, level: int) -> Markup:
        inside = block.level + 1 if isinstance(block, (nodes.Section, nodes.Road, nodes.Flow)) else level
        return Markup(
            _template(_kind(block)).render(node=block, document=self.document, **self.context(min(inside, 6)))
        )

    def inline(self, content: Inlines) -> Markup:
        return Markup("").join(map(self._inline, content))

    def _inline(self, node: nodes.Inline) -> Markup:
        match node:
            case nodes.Text(text=text, figures=True) if self.document.direction == "rtl":
                return Markup('<span dir="ltr">{}</span>').format(text)
            case nodes.Text(text=text, figures=True) if DIGITS_ALONE.fullmatch(text):
                return Markup('<span class="digits">{}</span>').format(text)
            case nodes.Text(text=text):
                return escape(text)
            case nodes.Strong(content=content):
                return Markup("<strong>{}</strong>").format(self.inline(content))
            case nodes.Emphasis(content=content):
                return Markup("<em>{}</em>").format(self.inline(content))
            case nodes.Link(address=address, content=content):
                return Markup('<a href="{}">{}</a>').format(address, self.inline(content))
            case nodes.Blank(label=label) if self.fillable:
                name = f"field-{next(self.numbers)}"
                return Markup('<input class="blank" name="{}" title="{}">').format(name, label)
            case nodes.Blank(label=label, length=length):
                return Markup('<span class="blank {}"><span class="unseen heard">{}</span></span>').format(
                    length, label
                )
            case nodes.Break():
                return Markup("<br>")
            case nodes.InLanguage(language=language, content=content):
                return self._in_language(language, content)
            case _:
                assert_never(node)

    def _in_language(self, language: str, content: Inlines) -> Markup:
        """Words of a language that is written the other way stand in their own direction."""
        other = direction_of(language) != self.document.direction
        direction = Markup(' dir="{}"').format(direction_of(language)) if other else ""
        return Markup('<span lang="{}"{}>{}</span>').format(language, direction, self.inline(content))
