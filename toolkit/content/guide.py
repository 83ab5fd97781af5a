"""A guide: what the document is (``guide.yaml``) and its words in each language (``en-GB.yaml``…)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, RootModel
from pydantic_core import PydanticCustomError

from .blocks import (
    Authored,
    Blocks,
    Conditions,
    FactName,
    FactOrList,
    OneLine,
    PictureName,
    SectionText,
    Strip,
)

Look = Literal[
    "storybook",
    "magazine",
    "calm",
    "warm",
    "letter",
    "invitation",
    "one-page",
    "protocol",
    "form",
    "chart",
    "certificate",
    "card",
    "poster",
]
ReaderName = Literal["child", "parent", "carer", "invitee", "partner", "practitioner"]


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError(
            "toolkit_day", "this should be a day written year-month-day, such as 2026-03-20."
        ) from None


class Version(Authored):
    """A words file and the condition that chooses it; ``main`` is the file without a name of its own."""

    file: str = Field(pattern=r"^[a-z0-9-]+$")
    when: Conditions = ()
    look: Look | None = None


class IfWithheld(Authored):
    """What becomes of a document whose words use a fact that its reader may not be told.

    ``not_made``: it is not made for this reader. ``left_out``: the blocks that use it are left out, and so are entries of
    a list. Facts that stand only in blocks with other words of their own (``if_withheld``) are in neither.
    """

    not_made: list[FactName] = Field(default_factory=list)
    left_out: list[FactOrList] = Field(default_factory=list)


class GuideFacts(Authored):
    """What a document is.

    ``pages``: the most it may take in the standard variant. ``booklet``: it makes one, A5 folded from A4.
    ``easy_read``: its words have easy words beside them, so it is made in that variant too.
    ``fillable``: a PDF to be filled in on a screen can be made of it.
    """

    document: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    what: str
    reader: ReaderName
    one_for: Literal["child", "each parent", "each carer", "each invitation", "role"]
    look: Look
    blank: bool
    words: Annotated[list[Version], Field(min_length=1)]
    needs: list[FactName] = Field(default_factory=list)
    if_withheld: IfWithheld = IfWithheld()
    pages: int = Field(ge=1, le=40)
    calendar: bool = False
    booklet: bool = False
    easy_read: bool = False
    fillable: bool = False


class CheckedBy(Authored):
    """Who read the easy words and said what should change; ``on`` is the day, year-month-day."""

    who: str = Field(min_length=1)
    on: Annotated[date, BeforeValidator(_day)]


class WordsFile(Authored):
    """A document's words in one language, in the order in which they are read.

    ``banner`` is a picture of the library, or ``theme``: the strip of the theme that the child's interests choose.
    ``checked_by`` names the readers who have checked the easy words; nobody yet, where it is left out.
    """

    title: OneLine
    easy_title: OneLine = ()
    subtitle: OneLine = ()
    easy_subtitle: OneLine = ()
    checked_by: list[CheckedBy] = Field(default_factory=list)
    banner: Strip | None = None
    opening: Blocks = ()
    sections: list[SectionText] = Field(min_length=1)


class Themes(RootModel[dict[str, list[str]]]):
    """The themes of certificate, card and strips, each with the interests that choose it."""


class SharedWords(RootModel[dict[str, Blocks]]):
    """Pieces of wording that several guides use, by name."""


class HardWord(Authored):
    """A word that easy read explains where it first stands, and again at the end; ``means`` is for every other reader."""

    picture: PictureName
    means: OneLine
    child: OneLine = ()
    parent: OneLine = ()
    carer: OneLine = ()
    invitee: OneLine = ()
    partner: OneLine = ()

    def for_(self, reader: str) -> OneLine:
        """What it means, said to this kind of reader."""
        own: OneLine = getattr(self, reader, ())
        return own or self.means


class HardWords(RootModel[dict[str, HardWord]]):
    """The hard words of one language, by the word in small letters."""
