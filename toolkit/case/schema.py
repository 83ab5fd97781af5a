"""The case file's shape: every field, its help, and which readers may be told it. No label: nobody.

The shape is the contract's (``docs/case-file.md``). Optional fields are None where nothing is known yet.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ..document.looks import HEAD_COVERINGS, Age, Beard, Colour, Hair, HairColour, Skin
from .text import ClockTime, Day, Line, LongText, Name


class Reader(StrEnum):
    """The kinds of reader. Every document has one."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"
    INVITEE = "invitee"
    PARTNER = "partner"
    PRACTITIONER = "practitioner"


CHILD, PARENT, CARER = Reader.CHILD, Reader.PARENT, Reader.CARER
INVITEE, PARTNER, PRACTITIONER = Reader.INVITEE, Reader.PARTNER, Reader.PRACTITIONER
EVERYONE = tuple(Reader)
WORKERS = (PARTNER, PRACTITIONER)
NOBODY: tuple[Reader, ...] = ()


def _fact(help: str, seen_by: tuple[Reader, ...], why: str, default: Any = None, **limits: Any) -> Any:
    """A field with its label: ``seen_by`` are the readers that may be told it, ``why`` says so in words."""
    return Field(
        default, description=help, json_schema_extra={"seen_by": list(seen_by), "why": why}, **limits
    )


def _group(help: str, default: Any = None, **limits: Any) -> Any:
    """A field that only holds others: each of those has its own label."""
    return Field(default, description=help, **limits)


class Part(BaseModel):
    """A part of the case file: strict, unknown names refused, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)


# ---------------------------------------------------------------- small values

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
TELEPHONE = re.compile(r"[+0-9][0-9 ()-]{4,24}( ?(ext|x)\.? ?[0-9]{1,6})?")
MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
PICTURE_FILE = re.compile(r"[^/\\:\x00]{1,120}\.(png|jpg|jpeg|PNG|JPG|JPEG)")
AMOUNT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}")
# Names that the toolkit or an operating system keeps for itself; the reference names the output folder.
KEPT_NAMES = frozenset(
    {"blanks", "con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
)


def _telephone(text: str) -> str:
    if not TELEPHONE.fullmatch(text):
        raise ValueError("this should be a telephone number: digits and spaces, such as 01632 960001.")
    return text


def _mail(text: str) -> str:
    if not MAIL.fullmatch(text):
        raise ValueError("this should be an e-mail address, such as name@example.org.")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ValueError("this should be a language tag, such as en-GB, cy or ur.")
    language, *others = text.lower().split("-")
    return "-".join([language, *(part.upper() if len(part) == 2 else part for part in others)])


def _picture_file(text: str) -> str:
    if not PICTURE_FILE.fullmatch(text) or text.startswith("."):
        raise ValueError(
            "this should be the name of a PNG or JPEG file that lies beside the case file, without a folder."
        )
    return text


def _reference(text: str) -> str:
    if not REFERENCE.fullmatch(text) or text.lower() in KEPT_NAMES:
        raise ValueError("this should be letters, digits and hyphens, at most 60, such as LH-2026-0147.")
    return text


def _amount(value: Any) -> Any:
    if type(value) is int or (isinstance(value, str) and AMOUNT.fullmatch(value)):
        return Decimal(value)
    if not isinstance(value, Decimal):
        raise ValueError("this should be an amount such as 60.00.")
    return value


def _number_of_schema(value: Any) -> Any:
    if type(value) is not int:
        raise ValueError("this should be the number 1.")
    return value


def _pronouns(value: Any) -> Any:
    return value.replace(" ", "").lower() if isinstance(value, str) else value


Telephone = Annotated[Line, AfterValidator(_telephone)]
Mail = Annotated[Line, AfterValidator(_mail)]
Language = Annotated[str, AfterValidator(_language)]
PictureFile = Annotated[Line, AfterValidator(_picture_file)]
Variant = Literal["standard", "easy-read", "large-print", "dyslexia-friendly", "high-contrast"]
Background = Literal["white", "cream", "yellow", "peach", "pink", "blue", "green", "grey", "black"]
Spacing = Literal["wide", "wider"]
Pictures = Literal["more", "fewer"]
WantedFormat = Literal["pdf", "html", "docx", "txt", "brf", "booklet"]
Pronouns = Annotated[Literal["she/her", "he/him", "they/them"], BeforeValidator(_pronouns)]
Occasion = Literal["matching-meeting", "commitment-visit", "celebration"]
Reference = Annotated[str, AfterValidator(_reference)]
Outcome = Literal["agreed", "not-agreed", "more-information"]
Recommendation = Literal["progress", "do-not-progress", "more-information"]
Contribution = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0, le=10_000, decimal_places=2)]

# ---------------------------------------------------------------- the parts

CHILDS_STORY = "it is the child's own; those who decide, or live it with the child, need it, others do not"
PARENT_NAME = "the child, that parent and those who decide; carers need only what they are called"
GUEST_LIST = "the child, and those who plan with the child; a guest is told their own entry alone"
DECIDED = "the decision is about them, or they carry it out; partners and guests are not told it"
TOLD_TO_CHILD = "it is written to the child; those who decide and tell it must know it"
PLANNERS = "those who plan it and pay for it; guests and partners do not need it"
DIARY = "whoever comes, or may be asked to come, must know when, where and for what"


def _look(help: str, default: Any = None) -> Any:
    return _fact(help, (CHILD,), "it draws the people in the child's own papers", default)


class LooksPart(Part):
    """How somebody looks, as far as they wish it said; whatever is left out is drawn so that it stands for nobody."""

    age: Age | None = _look("how old to draw them; worked out or adult where that is known")
    skin: Skin | None = _look("colour of skin")
    hair: Hair | None = _look("how the hair is worn")
    hair_colour: HairColour | None = _look("colour of hair")
    beard: Beard | None = _look("a beard: short or long")
    glasses: bool = _look("wears glasses", False)
    hijab: bool = _look("wears a hijab", False)
    turban: bool = _look("wears a turban", False)
    patka: bool = _look("wears a patka", False)
    headwrap: bool = _look("wears a headwrap", False)
    kippah: bool = _look("wears a kippah", False)
    head_covering_colour: Colour | None = _look("colour of what is worn on the head")
    hearing_aid: bool = _look("wears a hearing aid or a cochlear implant", False)
    wheelchair: bool = _look("uses a wheelchair", False)
    walking_stick: bool = _look("walks with a stick", False)
    white_cane: bool = _look("uses a white cane", False)
    clothes: Colour | None = _look("colour of the top")

    @model_validator(mode="after")
    def _wears_one(self) -> Self:
        if sum(getattr(self, name) for name in HEAD_COVERINGS) > 1:
            raise ValueError(f"one of these at a time: {', '.join(HEAD_COVERINGS)}.")
        return self


LOOKS_HELP = "how they look, to draw them; all of it may be left out"


def _need(help: str, default: Any = None, **limits: Any) -> Any:
    return _fact(help, NOBODY, "it steers the build", default, **limits)


class Needs(Part):
    """What one reader needs beside the variant; whatever is left out is as the variant has it."""

    text_size_pt: Annotated[int, Field(ge=11, le=40)] | None = _need(
        "the size of the text in points, 11 to 40"
    )
    background: Background | None = _need("the colour of the paper")
    spacing: Spacing | None = _need("air between letters, words and lines: wide or wider")
    pictures: Pictures | None = _need("more or fewer pictures")
    formats: tuple[WantedFormat, ...] = _need(
        "the formats this reader wants; pdf, html and docx if left out", (), max_length=6, strict=False
    )


class Child(Needs):
    name: Name = _fact(
        "full name, as on the certificate",
        (CHILD, PARENT, CARER, PRACTITIONER),
        "family, carers and those who decide write it in full; others need only what the child is called",
        ...,
    )
    known_as: Name | None = _fact(
        "the name used everywhere else; first word of name if left out",
        EVERYONE,
        "every document is about this child",
    )
    born: Day = _fact(
        "date of birth",
        (CHILD, PARENT, CARER, PRACTITIONER),
        "family, carers and those who decide know it; partners and guests do not need it",
        ...,
    )
    pronouns: Pronouns = _fact(
        "she/her, he/him or they/them",
        EVERYONE,
        "so that every sentence speaks of the child rightly",
        "they/them",
    )
    language: Language = _fact(
        "the language of the child's documents", NOBODY, "it steers the build", "en-GB"
    )
    variant: Variant = _fact(
        "the variant of the child's documents", NOBODY, "it steers the build", "standard"
    )
    interests: tuple[Line, ...] = _fact(
        "what the child likes; chooses pictures",
        (CHILD, CARER, PRACTITIONER),
        CHILDS_STORY,
        (),
        max_length=20,
        strict=False,
    )
    looks: LooksPart = _group(LOOKS_HELP, LooksPart())


class Home(Part):
    kind: Literal["fostering", "residential", "kinship"] = _fact(
        "fostering, residential or kinship", EVERYONE, "the words differ by the kind of home", ...
    )
    since: Day | None = _fact(
        "the day the child came to live here",
        (CHILD, CARER, PRACTITIONER),
        "who lives here knows it, and those who decide weigh it; nobody else needs it",
    )
    address: tuple[Line, ...] | None = _fact(
        "where the home is, a line an entry",
        (CHILD, CARER, PRACTITIONER),
        "an address in the wrong hands can end a home",
        min_length=1,
        max_length=8,
        strict=False,
    )
    time_limited: bool = _fact(
        "kinship only: true puts the child back in the process",
        EVERYONE,
        "it decides who is in the process",
        False,
    )


class Carer(Needs):
    name: Name = _fact(
        "full name, or the team's name",
        (CHILD, PARENT, CARER, PARTNER, PRACTITIONER),
        "they look after the child",
        ...,
    )
    known_as: Name | None = _fact(
        "what the child calls them; first word of name if left out",
        (CHILD, PARENT, CARER, PARTNER, PRACTITIONER),
        "they look after the child",
    )
    language: Language = _fact(
        "the language of this carer's documents", NOBODY, "it steers the build", "en-GB"
    )
    variant: Variant = _fact(
        "the variant of this carer's documents", NOBODY, "it steers the build", "standard"
    )
    commitment: LongText | None = _fact(
        "the carer's own words to the child",
        (CHILD, CARER, PRACTITIONER),
        "it is spoken to the child, kept by both, and heard by those who decide",
    )
    looks: LooksPart = _group(LOOKS_HELP, LooksPart())


class Parent(Needs):
    name: Name = _fact(
        "full name",
        (CHILD, PARENT, PRACTITIONER),
        PARENT_NAME,
        ...,
    )
    known_as: Name | None = _fact(
        "first name or what they are called",
        (CHILD, PARENT, CARER, PRACTITIONER),
        "the child speaks of them so, and whoever looks after the child must know of whom",
    )
    relation: Line | None = _fact(
        "the child's own word: mum, dad", (CHILD, PARENT, CARER, PRACTITIONER), "the child's word for them"
    )
    language: Language = _fact(
        "the language of this parent's documents", NOBODY, "it steers the build", "en-GB"
    )
    variant: Variant = _fact(
        "the variant of this parent's documents", NOBODY, "it steers the build", "standard"
    )
    share: tuple[Line, ...] = _fact(
        "facts this parent may be told although they are withheld",
        NOBODY,
        "it steers disclosure",
        (),
        max_length=50,
        strict=False,
    )
    looks: LooksPart = _group(LOOKS_HELP, LooksPart())


class Person(Needs):
    name: Name = _fact(
        "what the child calls them",
        (CHILD, CARER, INVITEE, PRACTITIONER),
        GUEST_LIST,
        ...,
    )
    role: Line | None = _fact(
        "who they are to the child: teacher, brother",
        (CHILD, CARER, INVITEE, PRACTITIONER),
        GUEST_LIST,
    )
    invite_to: tuple[Occasion, ...] = _fact(
        "what they are asked to come to",
        (CHILD, CARER, PRACTITIONER),
        "those who plan it; a guest is told of one occasion, by the invitation to it",
        (),
        max_length=3,
        strict=False,
    )
    language: Language = _need("the language of this guest's invitations", "en-GB")
    variant: Variant = _need("the variant of this guest's invitations", "standard")
    looks: LooksPart = _group(LOOKS_HELP, LooksPart())


class Worker(Part):
    name: Name = _fact("full name", EVERYONE, "readers need somebody to ask", ...)
    phone: Telephone | None = _fact("telephone", EVERYONE, "readers need somebody to ring")
    email: Mail | None = _fact("e-mail", EVERYONE, "readers need somebody to write to")
    looks: LooksPart = _group(LOOKS_HELP, LooksPart())


class Team(Part):
    social_worker: Worker = _group("the child's social worker", ...)
    supervising_social_worker: Worker | None = _group("the carers' own social worker")
    team_manager: Worker | None = _group("the social worker's Team Manager")
    head_of_service: Worker | None = _group("who decides")
    independent_reviewing_officer: Worker | None = _group("who checks that the plan is right for the child")
    personal_adviser: Worker | None = _group("from the 16th birthday")


MEETING_READERS = (CHILD, PARENT, CARER, INVITEE, PARTNER, PRACTITIONER)
DECISION_READERS = (CHILD, PARENT, CARER, PRACTITIONER)
HOME_READERS = (CHILD, CARER, PRACTITIONER)
GUESTS = (CHILD, CARER, INVITEE, PRACTITIONER)


class MatchingMeeting(Part):
    date: Day | None = _fact("its day", MEETING_READERS, DIARY)
    time: ClockTime | None = _fact("its time", MEETING_READERS, DIARY)
    place: Line | None = _fact("where", MEETING_READERS, DIARY)
    recommendation: Recommendation | None = _fact(
        "what it recommends",
        DECISION_READERS,
        DECIDED,
    )


class Answer(Part):
    """What came of one thing that the child said. It quotes the child, so it is told to nobody who may not read that."""

    to: Line = _fact(
        "the dotted path of what the child said, such as views.worries.0",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
        ...,
    )
    words: LongText = _fact(
        "the answer, in words for the child",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
        ...,
    )
    by: Name | None = _fact(
        "who answers, where it is not the Head of Service",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
    )


class Ratification(Part):
    date: Day | None = _fact(
        "the day of the decision",
        DECISION_READERS,
        DECIDED,
    )
    outcome: Outcome | None = _fact(
        "agreed, not-agreed or more-information",
        DECISION_READERS,
        DECIDED,
    )
    reason: LongText | None = _fact(
        "why, in words for the child",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
    )
    next_step: LongText | None = _fact(
        "what happens next, in words for the child",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
    )
    next_by: Day | None = _fact(
        "the day by which that happens",
        DECISION_READERS,
        DECIDED,
    )
    answer: LongText | None = _fact(
        "the Head of Service's answer to what the child said",
        (CHILD, PRACTITIONER),
        TOLD_TO_CHILD,
    )
    answers: tuple[Answer, ...] = _group(
        "an answer to each thing that the child said", (), max_length=60, strict=False
    )


class CommitmentVisit(Part):
    date: Day | None = _fact("its day", GUESTS, DIARY)
    time: ClockTime | None = _fact("its time", GUESTS, DIARY)
    place: Line | None = _fact("where", GUESTS, DIARY)
    outcome: Outcome | None = _fact(
        "what was told there",
        HOME_READERS,
        DECIDED,
    )


class Celebration(Part):
    date: Day | None = _fact("its day", GUESTS, DIARY)
    time: ClockTime | None = _fact("its time", GUESTS, DIARY)
    place: Line | None = _fact("where", GUESTS, DIARY)
    idea: Line | None = _fact("what the child would like", GUESTS, DIARY)
    contribution: Contribution | None = _fact(
        "the council's contribution in pounds",
        HOME_READERS,
        PLANNERS,
    )
    with_: tuple[Name, ...] = _fact(
        "who the child wants there",
        HOME_READERS,
        PLANNERS,
        (),
        alias="with",
        max_length=60,
        strict=False,
    )


class Steps(Part):
    matching_meeting: MatchingMeeting = _group("the matching meeting", MatchingMeeting())
    ratification: Ratification = _group("the Head of Service's decision", Ratification())
    commitment_visit: CommitmentVisit = _group("the lasting home commitment visit", CommitmentVisit())
    celebration: Celebration = _group("the celebration", Celebration())


class Views(Part):
    how: Literal["letter", "poem", "picture", "video", "in-person", "someone-else"] | None = _fact(
        "how the child told us", (CHILD, PRACTITIONER), CHILDS_STORY
    )
    words: LongText | None = _fact("the child's own words", (CHILD, PRACTITIONER), CHILDS_STORY)
    picture: PictureFile | None = _fact(
        "a picture beside this file, PNG or JPEG", (CHILD, PRACTITIONER), CHILDS_STORY
    )
    worries: tuple[Line, ...] = _fact(
        "what the child worries about", (CHILD, PRACTITIONER), CHILDS_STORY, (), max_length=20, strict=False
    )
    asks: tuple[Line, ...] = _fact(
        "what the child asks for", (CHILD, PRACTITIONER), CHILDS_STORY, (), max_length=20, strict=False
    )
    attend: tuple[Occasion, ...] = _fact(
        "what the child wants to come to",
        (CHILD, CARER, PRACTITIONER),
        CHILDS_STORY,
        (),
        max_length=3,
        strict=False,
    )


class Withheld(Part):
    fact: Line = _fact(
        "the dotted path of a fact; it covers all beneath it", NOBODY, "it steers disclosure", ...
    )
    from_: tuple[Literal["child", "parent", "carer", "invitee", "partner", "practitioner"], ...] = _fact(
        "the readers it is withheld from",
        NOBODY,
        "it steers disclosure",
        ...,
        alias="from",
        min_length=1,
        strict=False,
    )


class Case(Part):
    """A whole case file. ``schema`` is 1."""

    schema_: Annotated[Literal[1], BeforeValidator(_number_of_schema)] = _fact(
        "the contract's number: 1", NOBODY, "it steers the reading", ..., alias="schema"
    )
    reference: Reference = _fact(
        "letters, digits and hyphens; names the output folder",
        EVERYONE,
        "so that papers of one child stay together",
        ...,
    )
    child: Child = _group("the child", ...)
    home: Home = _group("the home", ...)
    carers: tuple[Carer, ...] = _group(
        "one or more; for residential the team that cares", ..., min_length=1, max_length=6, strict=False
    )
    parents: tuple[Parent, ...] = _group("none, one or more", (), max_length=6, strict=False)
    people: tuple[Person, ...] = _group("who matters to the child", (), max_length=60, strict=False)
    siblings: tuple[Reference, ...] = _fact(
        "references of the cases of brothers and sisters, which name this one too",
        DECISION_READERS,
        "brothers and sisters may hear of each other, by what both cases allow",
        (),
        max_length=12,
        strict=False,
    )
    team: Team = _group("who works with the child", ...)
    steps: Steps = _group("what has happened, and what is planned", Steps())
    views: Views = _group("what the child wants to say", Views())
    withhold: tuple[Withheld, ...] = _group("who must never be told what", (), max_length=100, strict=False)
