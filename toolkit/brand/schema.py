"""The shape of ``brand.yaml``: what each key may be, and the rules that a colour keeps. ``docs/brand.md`` shows it whole."""

from __future__ import annotations

import re
from math import floor
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .colours import faults_of_contrast, fitted


class _Strict(BaseModel):
    """Strict, unknown names refused, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _complain(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("toolkit_brand", "{sentence}", {"sentence": sentence})


def _matches(pattern: str, sentence: str) -> AfterValidator:
    def require(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise _complain(sentence)
        return value

    return AfterValidator(require)


def _quoted(value: Any) -> Any:
    """A colour without quotes is nothing: YAML takes what follows # for a remark."""
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise _complain('a colour is written in quotes, as "#" and six figures or letters: "#21567d".')
    return value.lower()


def _readable(colour: str) -> str:
    """The colour, if words can be read in it wherever the documents put them."""
    broken = next(faults_of_contrast(colour), None)
    if broken:
        where, found, needed = broken
        raise _complain(
            f"{colour} {where} has a contrast of {floor(found * 10) / 10:g} to 1, and text needs {needed:g} to 1. "
            f"The nearest that passes is {fitted(colour)}."
        )
    return colour


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Colour = Annotated[str, BeforeValidator(_quoted), AfterValidator(_readable)]
Phone = Annotated[
    Words, _matches(r"[\d +()-]{3,30}", "this should be a telephone number, such as 01632 960100.")
]
Email = Annotated[
    Words, _matches(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", "this should be an e-mail address.")
]
Web = Annotated[
    Words,
    _matches(r"https?://[^\s<>\"'\\]+", "this should be a whole web address that begins with https://."),
]
FileName = Annotated[
    Words,
    _matches(
        r"(?!\.)[\w -][\w .-]*(?:/(?!\.)[\w -][\w .-]*)*",
        "this should be the name of a file in the brand's own folder, such as logo.svg.",
    ),
]


class Logo(_Strict):
    """``holds_name``: the council's name is drawn in it, so it is not printed beside it once more."""

    file: FileName
    holds_name: bool = False


class Colours(_Strict):
    """``second`` is for promises, help and quotations; without it they are in ``main``."""

    main: Colour
    second: Colour | None = None


class Links(_Strict):
    local_offer: Web
    complaints: Web | None = None
    easy_read: Web | None = None


class Advocacy(_Strict):
    """The independent people who help a child or a parent to be heard."""

    name: Words
    phone: Phone


class SignaturePicture(_Strict):
    """``name`` as case files write it; ``role`` is for those who keep the brand."""

    name: Words
    picture: FileName
    role: Words | None = None


class BrandFile(_Strict):
    """Who we are and how we look."""

    name: Words
    short_name: Words | None = None
    logo: Logo
    colours: Colours
    address: Annotated[list[Words], Field(min_length=1, max_length=8)]
    phone: Phone
    email: Email
    hours: Words
    links: Links
    advocacy: Advocacy
    signatures: Annotated[list[SignaturePicture], Field(max_length=40)] = Field(default_factory=list)
