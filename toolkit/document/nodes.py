"""The document tree: what a reader meets, in order, with nothing left to decide but how it looks.

All nodes are frozen. Text is plain: a value from a case is one ``Text`` node and is never parsed again,
so a name that looks like markup is only a name. Content is held in tuples, in reading order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from .looks import Looks

# ---------------------------------------------------------------- inside a line


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are to be read. ``fact`` names the fact they are the value of; None for wording.

    ``figures`` marks phones, dates, e-mail and the like, which keep their order in right-to-left text.
    """

    text: str
    fact: str | None = None
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """``address`` is http(s), mailto or tel; the reader checks it, never a writer."""

    address: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, where a fact is not known. ``label`` is what a screen reader says of it."""

    label: str
    length: Literal["short", "long"] = "short"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a paragraph: an address, a verse."""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Words in another language than the document's; ``language`` is its tag, such as ``pl``."""

    language: str
    content: tuple[Inline, ...]


Inline = Text | Strong | Emphasis | Link | Blank | Break | InLanguage
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a listing. ``ticked`` counts only in a listing of ticks."""

    blocks: tuple[Block, ...]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    kind: Literal["bullet", "number", "tick"]
    items: tuple[Item, ...]
    tick_words: tuple[str, str] = ("", "")  # what a screen reader says of an empty and of a ticked box


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are the heads; ``widths`` per cent, one a column; each row has one cell a column.

    The first cell of a row is its head where ``row_heads`` says so.
    """

    columns: tuple[Inlines, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    row_heads: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the library by its id. Empty ``words`` make it decoration."""

    name: str
    words: str
    size: Literal["small", "medium", "large", "banner"] = "medium"


@dataclass(frozen=True, slots=True)
class Figures:
    """People beside each other, drawn as they look. Empty ``words`` make it decoration."""

    people: tuple[Looks, ...]
    words: str = ""
    size: Literal["small", "medium", "large"] = "medium"


Drawing = Picture | Figures


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody's head and shoulders, drawn as they look, and who it is: in words, so the drawing needs none."""

    looks: Looks
    name: Inlines
    role: Inlines = ()


@dataclass(frozen=True, slots=True)
class Portraits:
    """People with their names, one after the other."""

    people: tuple[Portrait, ...]


@dataclass(frozen=True, slots=True)
class CasePicture:
    """A picture that came with the case: ``data`` is PNG, re-encoded; size in pixels."""

    data: bytes
    words: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Artwork:
    """A drawing of the council's own, checked: PNG, or SVG of plain shapes. ``proportions``: its width by its height.

    Always decoration: whose it is stands beside it in words.
    """

    data: bytes
    kind: Literal["png", "svg"]
    proportions: float


@dataclass(frozen=True, slots=True)
class Box:
    """A note that stands out from the text."""

    tone: Literal["tip", "promise", "help", "plain"]
    title: Inlines
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words; ``source`` says whose, in a few words."""

    blocks: tuple[Block, ...]
    source: Inlines


@dataclass(frozen=True, slots=True)
class Detail:
    label: Inlines
    value: Inlines


@dataclass(frozen=True, slots=True)
class Details:
    """Names and values, side by side."""

    entries: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: ``value`` is what is known already, ``lines`` how many to write on below it."""

    label: Inlines
    hint: Inlines
    value: Inlines
    lines: int


@dataclass(frozen=True, slots=True)
class Fields:
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WriteSpace:
    label: Inlines
    lines: int


@dataclass(frozen=True, slots=True)
class DrawSpace:
    label: Inlines
    height_mm: int


@dataclass(frozen=True, slots=True)
class PhotoSpace:
    """Room for one thing that is stuck in, true to size. ``words`` stand in it until it is covered."""

    label: Inlines
    words: str
    width_mm: int
    height_mm: int
    holds: Literal["photograph", "pocket"] = "photograph"


@dataclass(frozen=True, slots=True)
class PhotoSpaces:
    """Places for photographs, beside each other where the page is wide enough."""

    spaces: tuple[PhotoSpace, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    title: Inlines
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """Two or three boxes beside each other, read left to right."""

    panels: tuple[Panel, ...]


StopState = Literal["done", "here", "ahead", "plain"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a road. ``number`` from 1; ``state_words`` says the state in words ("You are here").

    ``figure`` is the child who stands there, in the child's own papers.
    """

    number: int
    state: StopState
    state_words: str
    title: Inlines
    picture: Drawing | None
    blocks: tuple[Block, ...]
    figure: Looks | None = None


@dataclass(frozen=True, slots=True)
class Road:
    stops: tuple[Stop, ...]
    level: int  # heading level of the stops' titles


@dataclass(frozen=True, slots=True)
class FlowStep:
    title: Inlines
    who: Inlines
    by_when: Inlines
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FlowChoice:
    question: Inlines
    branches: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A chart drawn from top to bottom; ``who_label`` and ``when_label`` name the two small lines of a step."""

    parts: tuple[FlowStep | FlowChoice, ...]
    level: int
    who_label: str
    when_label: str


@dataclass(frozen=True, slots=True)
class Signature:
    """``picture`` is that person's signature, where it is printed."""

    name: Inlines
    role: Inlines
    picture: Artwork | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on; ``sign_label`` and ``date_label`` name the two lines."""

    signatures: tuple[Signature, ...]
    sign_label: str
    date_label: str


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture with the words that it goes with beside it; one row, never parted.

    The picture shows what the words say, so it is decoration to whoever hears them.
    """

    picture: Drawing
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of ``level`` (2 to 6; the document's title is 1) and what stands under it.

    ``role`` is ``question`` where the heading is a reader's question.
    """

    level: int
    title: Inlines
    blocks: tuple[Block, ...]
    anchor: str
    picture: Drawing | None = None
    starts_page: bool = False
    role: Literal["section", "question"] = "section"


Block = (
    Paragraph | Listing | Table | Picture | Figures | Portraits | CasePicture | Box | Quotation | Details | Fields
    | WriteSpace | DrawSpace | PhotoSpaces | Panels | Road | Flow | Signatures | PictureRow | PageBreak | Section
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A day for a calendar. ``name`` is its key, the same in every build; without ``time`` it takes the whole day."""

    name: str
    date: date
    time: time | None
    title: str
    description: str
    place: str | None


# ---------------------------------------------------------------- whose it is


@dataclass(frozen=True, slots=True)
class BrandColours:
    """``#rrggbb`` each, with enough contrast on white paper."""

    main: str
    second: str


@dataclass(frozen=True, slots=True)
class Brand:
    """What a document wears of the council that makes it. ``logo_holds_name``: the name is drawn in the logo."""

    name: str
    colours: BrandColours
    logo: Artwork
    logo_holds_name: bool = False


# ---------------------------------------------------------------- how one person needs it


@dataclass(frozen=True, slots=True)
class Dress:
    """What one reader needs beyond the variant. None leaves it as the variant has it.

    ``text_size_pt``: the size of the text; everything grows with it. ``background``: the colour of the paper by its name.
    ``spacing``: air between letters, words and lines.
    """

    text_size_pt: int | None = None
    background: (
        Literal["white", "cream", "yellow", "peach", "pink", "blue", "green", "grey", "black"] | None
    ) = None
    spacing: Literal["wide", "wider"] | None = None


UNDRESSED = Dress()  # as the variant has it


# ---------------------------------------------------------------- the whole


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document for one reader, in one language and one variant.

    ``labels`` are the few words that a writer must add itself, from the catalogue: ``page`` ("Page"), ``of``,
    ``made_by``. ``reference`` is empty for a blank. ``day`` is the day of the build, in words. ``events`` are for a
    calendar. ``theme`` is the family of drawings that a certificate, a card and a strip are of. Without a ``brand`` it
    has the name of its author and the neutral colours of the style sheets.
    """

    identifier: str
    reader: str
    look: str
    variant: str
    language: str
    title: Inlines
    subtitle: Inlines
    blocks: tuple[Block, ...]
    author: str
    reference: str
    day: str
    banner: str | None = None
    direction: Literal["ltr", "rtl"] = "ltr"
    theme: str = "home"
    labels: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    brand: Brand | None = None
    dress: Dress = UNDRESSED
