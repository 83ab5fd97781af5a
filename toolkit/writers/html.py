"""HTML writer: a document tree in, one self-contained page out; the PDF writer prints the same page.

Structure is in ``templates/html``, one file a node; words come from the tree alone. Personal text stands in leaf
elements and never in an attribute, save the page's title.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
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
from .dress import is_large
from .last_words import keep_last_words
from .tokens import tokens

PROPERTY_USED = re.compile(r"var\(--([a-z0-9-]+)\)")
DIGITS_ALONE = re.compile(r"[\d +()-]{7,}")  # a telephone number stays on one line
LARGE_PRINT = "large-print"
PAGES = ("", "tight", "chart", "invitation")  # the ones whose foot says more than the number
FOOT_OF_LARGE_LETTERS = (
    "@bottom-left { content: none; } "
    "@bottom-right { white-space: nowrap; letter-spacing: 0; word-spacing: 0; }"
)
ONLY_TOKENS = re.compile(r"[^{}/;]+\{(?:\s*--[a-z0-9-]+:[^;{}]*;?)+\s*\}")
SHARED_SHEETS = ("base", "road", "chart", "memory")  # a look has a sheet of its own where it needs one
LINE_MM = 8.3  # of a field: as far apart as the lines on paper
AS_WIDE_AS_A_SHEET = "75rem"
# A browser is told what holds anyway: pictures and style are within the page, nothing is fetched, run or sent. And the
# colours are those of the variant that its reader needs: a dark scheme is the reader's to choose, not the device's.
ONLY_ITSELF = Markup(
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n"
    '<meta name="color-scheme" content="light">\n'
)
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
        Markup(sheet(document.look, document.variant, "screen", colours_of(document), document.dress))
    )
    return page(document, addresses, ONLY_ITSELF + style, for_window=True).encode()


def colours_of(document: Document) -> nodes.BrandColours | None:
    """The colours of the document's brand, where it has one."""
    return document.brand.colours if document.brand else None


def page(
    document: Document,
    addresses: Addresses,
    head: Markup,
    *,
    for_window: bool = False,
    fillable: bool = False,
) -> str:
    """The page's HTML. ``head`` is what the caller adds to it: a style, or nothing.

    A page ``for_window`` lets its reader change size, spacing and colours. ``fillable``: for a PDF with fields, ``input``
    elements where there are lines to write on and boxes to tick.
    """
    writing = _Writing(document, addresses, for_window, fillable)
    return _template("page").render(
        document=document,
        title=plain(document.title),
        head=head,
        **writing.context(level=2),
    )


@cache
def sheet(
    look: str,
    variant: str,
    medium: str,
    colours: nodes.BrandColours | None = None,
    dress: nodes.Dress = nodes.UNDRESSED,
) -> str:
    """The style sheet of a look in a variant, for ``screen`` or ``print``: what all share, the look's own, the variant's.

    The tokens are in the ``colours`` of a brand, and as ``dress`` needs them. A window gets custom
    properties. Paper gets their values in
    place: the engine would otherwise look each of them up again for every element of every page.
    """
    own = (look,) if (STYLES / f"{look}.css").is_file() else ()
    pieces = list(dict.fromkeys((*SHARED_SHEETS, *own)))
    shared = map(_style, [*pieces, medium, *_of_medium(pieces, medium)])
    of_variant = [f"variant-{name}" for name in _variants(variant, dress)]
    varied = map(_rules, [*of_variant, *_of_medium(of_variant, medium)])
    parts = (*shared, _as_on_its_sheet(look, medium), *varied, _paper(dress))
    chosen = tokens(look, variant, colours, dress)
    if medium == "print":
        return PROPERTY_USED.sub(lambda found: chosen[found[1]], "\n".join(filter(None, parts)))
    said = "".join(f"  --{name}: {_scaled(name, value)};\n" for name, value in chosen.items())
    return "\n".join((f":root {{\n  --scale: 1;\n{said}}}", *filter(None, parts), _style("reading")))


def _of_medium(pieces: Sequence[str], medium: str) -> list[str]:
    """The sheets that some of the ``pieces`` have for this medium alone."""
    return [f"{piece}.{medium}" for piece in pieces if (STYLES / f"{piece}.{medium}.css").is_file()]


def _scaled(name: str, value: str) -> str:
    """A size grows by what its reader chooses; any other token is as it is."""
    return f"calc({value} * var(--scale))" if name.endswith("-size") else value


def _variants(variant: str, dress: nodes.Dress) -> list[str]:
    """The variants whose rules hold: large letters are laid out as large print, whatever the variant."""
    large = [LARGE_PRINT] if is_large(dress) else []
    return list(dict.fromkeys([*large, *([] if variant == "standard" else [variant])]))


def _paper(dress: nodes.Dress) -> str:
    """The whole page has the colour, not only the room of the text; large letters leave the foot to the number alone."""
    coloured = "@page { background-color: var(--paper); }\n" if dress.background else ""
    feet = (
        "".join(f"@page {page} {{ {FOOT_OF_LARGE_LETTERS} }}\n" for page in PAGES) if is_large(dress) else ""
    )
    return coloured + feet


def _rules(name: str) -> str:
    """A variant's sheet without its tokens, which are settled before."""
    return ONLY_TOKENS.sub("", _style(name))


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


def _as_it_is(content: Inlines) -> Inlines:
    return content


class _Writing:
    """Renders one document's nodes, each by its template."""

    def __init__(self, document: Document, addresses: Addresses, for_window: bool, fillable: bool) -> None:
        self.document, self.addresses = document, addresses
        self.for_window, self.fillable = for_window, fillable
        self.numbers = count(1)
        # a browser keeps the last words of a paragraph together by itself, and parts them where the window is narrow
        self.keep_last_words: Callable[[Inlines], Inlines] = _as_it_is if for_window else keep_last_words

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
            "keep_last_words": self.keep_last_words,
            "blocks": lambda blocks: self.blocks(blocks, level),
            "picture_address": self.addresses.picture,
            "case_picture_address": self.addresses.case_picture,
            "artwork_address": self.addresses.artwork,
            "level": level,
            "fillable": self.fillable,
            "field": self.field,
            "plain": plain,
            "for_window": self.for_window,
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
