"""The manifest: what a package holds and what was not made. Written last, so that it never speaks of what is not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .. import VERSION

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a package. ``path`` is beside the manifest; ``sha256`` in hex; ``pages`` only where a format has any.

    ``print_copy`` is true of a file that is for paper alone: the accessible one is another entry.
    ``wanted_language`` and ``wanted_variant`` are what the reader prefers and the wording does not have yet.
    ``needs`` is what the file has of its reader's needs beside the variant: size, background, spacing, pictures.
    """

    document: str
    reader: str
    person: str | None
    variant: str
    language: str
    format: str
    path: str
    sha256: str
    pages: int | None
    occasion: str | None = None
    wanted_language: str | None = None
    wanted_variant: str | None = None
    print_copy: bool | None = None
    needs: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True)
class NotMadeEntry:
    """A document that was not made; ``why`` is a sentence without a value from the case.

    ``fact`` is the dotted path of the fact that stood in the way, for a message; the sentence names it too.
    ``format`` is set where that format alone was not made, ``occasion`` for an invitation.
    """

    document: str
    reader: str
    why: str
    person: str | None = None
    fact: str = ""
    format: str | None = None
    occasion: str | None = None


OPTIONAL = ("occasion", "wanted_language", "wanted_variant", "pages", "print_copy", "needs")


def manifest_bytes(reference: str, made: Sequence[Made], not_made: Sequence[NotMadeEntry]) -> bytes:
    """The manifest as UTF-8 JSON, the same bytes for the same package."""
    whole = {
        "schema": SCHEMA,
        "reference": reference,
        "toolkit": VERSION,
        "documents": [_entry(one) for one in made],
        "not_made": [_refusal(one) for one in not_made],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(made: Made) -> dict[str, Any]:
    entry = {name: getattr(made, name) for name in Made.__slots__}
    return {name: value for name, value in entry.items() if value is not None or name not in OPTIONAL}


def _refusal(refused: NotMadeEntry) -> dict[str, Any]:
    entry: dict[str, Any] = {"document": refused.document, "reader": refused.reader, "why": refused.why}
    optional = {"person": refused.person, "occasion": refused.occasion, "format": refused.format}
    return {**entry, **{name: value for name, value in optional.items() if value}}
