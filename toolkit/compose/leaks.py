"""The last look: does a document hold a value that is withheld from its reader, by whatever road it came?

A withheld fact cannot be reached by wording. But the same words may stand in free text: a child's letter that names the
street. So every text of a document is searched for every value withheld from its reader. Names are searched in whole
everywhere and part by part in free text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ..case.disclosure import Secret
from ..case.facts import FACTS, FREE_TEXT, LISTS
from ..document.nodes import CasePicture, Document, Text
from ..document.walk import walk
from ..locale.catalogue import Catalogue

SHORTEST = 3
NOT_LETTERS = re.compile(r"[^\w]+")
DIGITS = re.compile(r"\d")


def leaked(document: Document, secrets: tuple[Secret, ...], catalogue: Catalogue) -> str | None:
    """The path of the first withheld fact whose value stands in ``document``, or None."""
    if not secrets:
        return None
    everything = _plain(" ".join(_all_texts(document)))
    free = _plain(" ".join(_free_texts(document)))
    digits = "".join(DIGITS.findall(everything))
    for secret in secrets:
        if secret.path == "views.picture":
            if any(isinstance(node, CasePicture) for node in walk(document.blocks)):
                return secret.path
            continue
        for form in _forms(secret.value, catalogue):
            if _holds(everything, form) or (_is_figures(form) and "".join(DIGITS.findall(form)) in digits):
                return secret.path
        if secret.path.endswith(("name", "known_as")) and any(
            _holds(free, part) for part in _parts(secret.value)
        ):
            return secret.path
    return None


def _all_texts(document: Document) -> Iterator[str]:
    for node in walk((document.title, document.subtitle, document.blocks)):
        if isinstance(node, Text):
            yield node.text
    for event in document.events:
        yield from (event.title, event.description, event.place or "", event.date.isoformat())


def _free_texts(document: Document) -> Iterator[str]:
    for node in walk((document.title, document.subtitle, document.blocks)):
        if isinstance(node, Text) and node.fact and _is_free(node.fact):
            yield node.text


def _is_free(fact: str) -> bool:
    if fact in FACTS:
        return FACTS[fact].kind in FREE_TEXT and not fact.startswith(("council.", "reference"))
    name = fact.removeprefix("one.")
    return any(made.fields.get(name) in FREE_TEXT for made in LISTS.values())


def _plain(text: str) -> str:
    """Words in one case, without marks, each between single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return f" {NOT_LETTERS.sub(' ', folded).strip()} "


def _forms(value: Any, catalogue: Catalogue) -> Iterator[str]:
    """The ways in which a value may be written. Values too short to tell anything are left out."""
    match value:
        case date():
            yield from (catalogue.day(value), value.isoformat(), value.strftime("%d/%m/%Y"))
            yield catalogue.day(value).split(" ", 1)[-1]
        case tuple():
            for one in value:
                yield from _forms(one, catalogue)
        case Decimal():
            yield catalogue.money(value)
        case str() if len(_plain(value).strip()) >= SHORTEST:
            yield value


def _holds(plain_text: str, form: str) -> bool:
    wanted = _plain(form)
    return wanted in plain_text or (
        len(wanted) > 12 and wanted.replace(" ", "") in plain_text.replace(" ", "")
    )


def _is_figures(form: str) -> bool:
    return len(DIGITS.findall(form)) >= 7 and not any(letter.isalpha() for letter in form)


def _parts(name: str) -> list[str]:
    return [part for part in _plain(name).split() if len(part) >= SHORTEST]
