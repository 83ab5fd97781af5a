"""A guide: what the document is (``guide.yaml``) and its words in each language (``en-GB.yaml``…)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from .blocks import Authored, Blocks, Conditions, FactName, OneLine, SectionText, Strip

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


class Version(Authored):
    """A words file and the condition that chooses it; ``main`` is the file without a name of its own."""

    file: str = Field(pattern=r"^[a-z0-9-]+$")
    when: Conditions = ()
    look: Look | None = None


class GuideFacts(Authored):
    """What a document is.

    ``pages``: the most it may take in the standard variant. ``booklet``: it makes one, A5 folded from A4.
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
    pages: int = Field(ge=1, le=40)
    calendar: bool = False
    booklet: bool = False
    fillable: bool = False


class WordsFile(Authored):
    """A document's words in one language, in the order in which they are read.

    ``banner`` is a picture of the library, or ``theme``: the strip of the theme that the child's interests choose.
    """

    title: OneLine
    subtitle: OneLine = ()
    banner: Strip | None = None
    opening: Blocks = ()
    sections: list[SectionText] = Field(min_length=1)


class Themes(RootModel[dict[str, list[str]]]):
    """The themes of certificate, card and strips, each with the interests that choose it."""


class SharedWords(RootModel[dict[str, Blocks]]):
    """Pieces of wording that several guides use, by name."""
