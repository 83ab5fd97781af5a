"""The blocks that an author may write, one model each; ``docs/writing.md`` shows them all by example.

A block's kind is its first telling key (``say``, ``note``, ``table``…); a plain string is a ``say``. Text is parsed as it is
read, with the vocabulary from pydantic's context, so an unknown fact is a fault with its line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from ..errors import nearest
from .markdown import Line, MarkdownBlock, MarkdownFault, parse_blocks, parse_line
from .vocabulary import Vocabulary

TAG = "block:"
THEME = "theme"  # as a banner: the strip of the child's theme
THE_CHILD = "child"  # in ``portraits``: the one person who is in no list


class Authored(BaseModel):
    """Something an author wrote: strict, unknown names refused, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _vocabulary(info: ValidationInfo) -> Vocabulary:
    assert isinstance(info.context, Vocabulary)
    return info.context


def _complain(*sentences: str) -> PydanticCustomError:
    return PydanticCustomError("toolkit_words", "{sentence}", {"sentence": " ".join(sentences)})


def _text_of(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _complain("this should be text. If it is, put it in quotes.")
    if isinstance(value, str) and not value.strip():
        raise _complain("this is empty. Write it, or leave the line out.")
    return str(value)


def _parsed(parse: Callable[[str, Vocabulary], Any]) -> Callable[[Any, ValidationInfo], Any]:
    def validate(value: Any, info: ValidationInfo) -> Any:
        try:
            return parse(_text_of(value), _vocabulary(info))
        except MarkdownFault as fault:
            raise PydanticCustomError("toolkit_words", "words", {"faults": fault.faults}) from None

    return validate


def _conditions(value: Any, info: ValidationInfo) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _complain("this should be the name of a condition, or a list of names.")
    faults = [fault for name in names if (fault := _vocabulary(info).fault_in_condition(name))]
    if faults:
        raise _complain(*faults)
    return tuple(" ".join(name.split()) for name in names)


def _named(kind: str, known: Callable[[Vocabulary], Any]) -> Callable[[Any, ValidationInfo], str]:
    def validate(value: Any, info: ValidationInfo) -> str:
        names = known(_vocabulary(info))
        if value not in names:
            raise _complain(f"there is no {kind} of this name.{nearest(str(value), names)}")
        return str(value)

    return validate


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, (str, int, dict)) else value


def _saying(value: Any) -> Any:
    return {"say": value} if isinstance(value, (str, int)) else value


Text = Annotated[tuple[MarkdownBlock, ...], PlainValidator(_parsed(parse_blocks))]
_line = _parsed(parse_line)
OneLine = Annotated[Line, PlainValidator(_line)]
Cell = Annotated[Line, PlainValidator(lambda value, info: () if value in ("", None) else _line(value, info))]
Conditions = Annotated[tuple[str, ...], PlainValidator(_conditions)]
PictureName = Annotated[str, PlainValidator(_named("picture", lambda v: v.pictures))]
Strip = Annotated[str, PlainValidator(_named("picture", lambda v: {*v.pictures, THEME}))]
ListName = Annotated[str, PlainValidator(_named("list", lambda v: v.lists))]
PeopleName = Annotated[str, PlainValidator(_named("list of people", lambda v: v.people))]
SharedName = Annotated[str, PlainValidator(_named("shared piece", lambda v: v.shared))]
LongFact = Annotated[str, PlainValidator(_named("long fact", lambda v: v.long_facts))]
FactName = Annotated[str, PlainValidator(_named("fact", lambda v: v.facts))]
FactOrList = Annotated[str, PlainValidator(_named("fact or list", lambda v: {*v.facts, *v.lists}))]


class EasyRow(Authored):
    """A row of easy read: a picture, and one idea in one or two short sentences. Written ``picture: words``."""

    picture: PictureName
    say: OneLine
    when: Conditions = ()


def _easy_row(value: Any) -> Any:
    """``{home: This is your home.}`` as ``{picture: home, say: This is your home.}``."""
    if not isinstance(value, dict):
        raise _complain("a row of easy words is a picture and its words, such as “home: This is your home.”")
    if len(value) == 1 and not value.keys() & EasyRow.model_fields.keys():
        ((picture, words),) = value.items()
        return {"picture": picture, "say": words}
    return value


Easy = Annotated[
    tuple[Annotated[EasyRow, BeforeValidator(_easy_row)], ...],
    Field(strict=False),
    BeforeValidator(_as_list),
]


class Instead(Authored):
    """Other words for a block, plain and easy. Plain text alone is its ``say``."""

    say: Text
    easy: Easy = ()


OtherWords = Annotated[Instead, BeforeValidator(_saying)]


class _Block(Authored):
    """What every block may say: when it stands, other words where it cannot, and all of it in easy words.

    ``easy`` is said in the place of the block's own words to whoever reads easy read.
    """

    when: Conditions = ()
    otherwise: OtherWords | None = None
    if_unknown: OtherWords | None = None
    if_withheld: OtherWords | None = None
    easy: Easy = ()


class Say(_Block):
    """Markdown: paragraphs, bullets, numbers."""

    say: Text


class Note(_Block):
    note: Text
    title: OneLine = ()
    tone: Literal["tip", "promise", "help", "plain"] = "plain"


class Question(_Block):
    question: OneLine
    easy_heading: OneLine = ()
    answer: Blocks


class Quote(_Block):
    quote: LongFact
    from_: OneLine = Field(default=(), alias="from")


class Show(_Block):
    """The picture that the child sent, where there is one."""

    show: Literal["views.picture"]


class Ticks(_Block):
    """Boxes to tick; an entry may be ``{say: words, ticked: condition}``."""

    ticks: list[Annotated[Tick, BeforeValidator(_saying)]] = Field(min_length=1)


class Tick(Authored):
    say: OneLine
    ticked: Conditions | None = None
    when: Conditions = ()
    easy: Easy = ()


class ValueInstead(Authored):
    """Another value for a line, plain and easy. Plain text alone is its ``say``."""

    say: OneLine
    easy: Easy = ()


OtherValue = Annotated[ValueInstead, BeforeValidator(_saying)]


class DetailLine(Authored):
    label: OneLine
    value: OneLine
    when: Conditions = ()
    if_unknown: OtherValue | None = None
    if_withheld: OtherValue | None = None
    easy: Easy = ()


class DetailLines(_Block):
    details: list[DetailLine] = Field(min_length=1)


class FieldLine(Authored):
    label: OneLine
    hint: OneLine = ()
    value: OneLine = ()
    lines: int = Field(default=0, ge=0, le=40)
    when: Conditions = ()
    easy: Easy = ()


class FieldLines(_Block):
    fields: list[FieldLine] = Field(min_length=1)


class TableOf(Authored):
    """Rows as written, or one row for each entry of a list; ``easy`` is then said for each of them too."""

    columns: list[OneLine] = Field(min_length=1, max_length=8)
    widths: list[int] = Field(min_length=1)
    rows: list[list[Cell]] = Field(default_factory=list)
    for_each: ListName | None = None
    row: list[Cell] = Field(default_factory=list)
    none: OneLine = ()
    blank_rows: int = Field(default=0, ge=0, le=40)
    easy: Easy = ()

    @model_validator(mode="after")
    def _fits(self) -> Self:
        width = len(self.columns)
        if len(self.widths) != width:
            raise _complain(
                f"there are {width} columns and {len(self.widths)} widths. Give one to each column."
            )
        for number, row in enumerate(self.rows, 1):
            if len(row) != width:
                raise _complain(f"row {number} has {len(row)} cells, and there are {width} columns.")
        if self.for_each and len(self.row) != width:
            raise _complain(f"“row” has {len(self.row)} cells, and there are {width} columns.")
        if self.row and not self.for_each:
            raise _complain("“row” is for a list: name it with “for_each”, or write “rows”.")
        return self


class TableBlock(_Block):
    table: TableOf


class ForEach(_Block):
    """For each entry of a list: a bullet (``say``, ``easy``), blocks (``words``), or both."""

    for_each: ListName
    say: OneLine | None = None
    words: Blocks = ()
    none: OtherWords | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.say is None and not self.words:
            raise _complain("this says nothing of each entry. Write “say” or “words”.")
        return self


class Write(_Block):
    write: OneLine
    lines: int = Field(default=4, ge=1, le=60)


class Draw(_Block):
    draw: OneLine
    height_mm: int = Field(default=80, ge=20, le=220)


class FrameText(Authored):
    """Room for something that is stuck in, true to size: a print is 150 × 100 or 130 × 90, lying or standing."""

    label: OneLine
    width_mm: int = Field(ge=40, le=170)
    height_mm: int = Field(ge=40, le=230)
    holds: Literal["photograph", "pocket"] = "photograph"
    when: Conditions = ()


class Frames(_Block):
    """Places for photographs; two stand beside each other where the page is wide enough."""

    frames: list[FrameText] = Field(min_length=1, max_length=4)


class PictureBlock(_Block):
    picture: PictureName
    size: Literal["small", "medium", "large"] = "medium"


class PortraitsBlock(_Block):
    """People drawn as they look, with their names: ``child``, or lists such as ``carers``."""

    portraits: Annotated[tuple[PeopleName, ...], Field(strict=False), BeforeValidator(_as_list)]


class PanelText(Authored):
    heading: OneLine
    easy_heading: OneLine = ()
    words: Blocks
    when: Conditions = ()


class PanelsBlock(_Block):
    panels: list[PanelText] = Field(min_length=2, max_length=4)


class StopText(Authored):
    heading: OneLine
    easy_heading: OneLine = ()
    stop: (
        Literal["start", "prepare", "matching_meeting", "ratification", "commitment_visit", "celebration"]
        | None
    ) = None
    picture: PictureName | None = None
    words: Blocks = ()
    when: Conditions = ()


class RoadBlock(_Block):
    road: list[StopText] = Field(min_length=1)


class FlowStepText(Authored):
    step: OneLine
    who: OneLine = ()
    by_when: OneLine = ()
    words: Blocks = ()
    when: Conditions = ()


class BranchText(Authored):
    answer: OneLine
    words: Blocks


class FlowChoiceText(Authored):
    choice: OneLine
    branches: list[BranchText] = Field(min_length=2, max_length=4)
    when: Conditions = ()


def _flow_part(value: Any) -> Any:
    if isinstance(value, dict) and _flow_kind(value) is None:
        raise _complain("a box of the chart begins with “step” or “choice”.")
    return value


def _flow_kind(value: Any) -> str | None:
    return next((TAG + key for key in ("step", "choice") if isinstance(value, dict) and key in value), None)


class FlowBlock(_Block):
    flow: list[
        Annotated[
            Annotated[FlowStepText, Tag("block:step")] | Annotated[FlowChoiceText, Tag("block:choice")],
            Discriminator(_flow_kind),
            BeforeValidator(_flow_part),
        ]
    ] = Field(min_length=1)


class SignLine(Authored):
    """``picture``: the signature that the brand has of this person is printed over the name."""

    name: OneLine = ()
    role: OneLine
    picture: bool = False


class SignBlock(_Block):
    sign: list[SignLine] = Field(min_length=1)


class Use(_Block):
    use: SharedName


class NewPage(_Block):
    page: Literal["new"]


class SectionText(Authored):
    """A heading and the words under it."""

    heading: OneLine
    easy_heading: OneLine = ()
    words: Blocks = ()
    picture: PictureName | None = None
    when: Conditions = ()
    starts: Literal["new page"] | None = None


# In the order in which a block's keys are looked for: a table in a for_each is a for_each.
KINDS: dict[str, type[Authored]] = {
    "heading": SectionText,
    "question": Question,
    "for_each": ForEach,
    "say": Say,
    "note": Note,
    "quote": Quote,
    "ticks": Ticks,
    "details": DetailLines,
    "fields": FieldLines,
    "table": TableBlock,
    "write": Write,
    "draw": Draw,
    "frames": Frames,
    "picture": PictureBlock,
    "show": Show,
    "portraits": PortraitsBlock,
    "panels": PanelsBlock,
    "road": RoadBlock,
    "flow": FlowBlock,
    "sign": SignBlock,
    "use": Use,
    "page": NewPage,
}


def _kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return f"{TAG}say" if isinstance(value, BaseModel) else None
    return next((TAG + key for key in KINDS if key in value), None)


def _said(value: Any) -> Any:
    """A plain string is a ``say``; a block that nobody knows is a fault that names the nearest."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return {"say": value}
    if isinstance(value, dict) and _kind(value) is None:
        first = next(iter(value), "")
        raise _complain(
            f"there is no block “{str(first)[:40]}”.{nearest(str(first), KINDS)} See docs/writing.md."
        )
    if not isinstance(value, dict):
        raise _complain("this should be text or a block. See docs/writing.md.")
    return value


Block = Annotated[
    Annotated[SectionText, Tag("block:heading")]
    | Annotated[Question, Tag("block:question")]
    | Annotated[ForEach, Tag("block:for_each")]
    | Annotated[Say, Tag("block:say")]
    | Annotated[Note, Tag("block:note")]
    | Annotated[Quote, Tag("block:quote")]
    | Annotated[Ticks, Tag("block:ticks")]
    | Annotated[DetailLines, Tag("block:details")]
    | Annotated[FieldLines, Tag("block:fields")]
    | Annotated[TableBlock, Tag("block:table")]
    | Annotated[Write, Tag("block:write")]
    | Annotated[Draw, Tag("block:draw")]
    | Annotated[Frames, Tag("block:frames")]
    | Annotated[PictureBlock, Tag("block:picture")]
    | Annotated[Show, Tag("block:show")]
    | Annotated[PortraitsBlock, Tag("block:portraits")]
    | Annotated[PanelsBlock, Tag("block:panels")]
    | Annotated[RoadBlock, Tag("block:road")]
    | Annotated[FlowBlock, Tag("block:flow")]
    | Annotated[SignBlock, Tag("block:sign")]
    | Annotated[Use, Tag("block:use")]
    | Annotated[NewPage, Tag("block:page")],
    Discriminator(_kind),
    BeforeValidator(_said),
]


Blocks = Annotated[tuple[Block, ...], Field(strict=False), BeforeValidator(_as_list)]

for _model in KINDS.values():
    _model.model_rebuild()
