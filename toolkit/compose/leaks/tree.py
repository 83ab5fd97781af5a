"""A document in, the path of the first withheld value that stands in it out, by whatever road it came.

The texts of a document are told apart by where they came from: all of them, those that came from the case, and those that
somebody wrote freely. Each form of a value is looked for where it tells something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ...case.disclosure import Secret
from ...case.facts import FACTS, FREE_TEXT, LISTS
from ...document.nodes import CasePicture, Document, Link, Text
from ...document.walk import texts, walk
from ...locale.catalogue import Catalogue
from .forms import Where, address_forms, forms_of
from .texts import Texts

# Names that tell who somebody is, and are in a view because a label says so: here a plain word is that person's own.
OWN_NAMES = frozenset({"child.name", "child.known_as", "reader.name", "reader.known_as"})
NOT_FROM_THE_CASE = ("council.", "clock.", "today")
TYPED_NAMES = frozenset(
    {"child.interests", "steps.celebration.with"}
)  # kinds of names, typed as somebody liked


def leaked(document: Document, secrets: tuple[Secret, ...], catalogue: Catalogue) -> str | None:
    """The path of the first withheld fact whose value stands in ``document``, or None."""
    if not secrets:
        return None
    searched = _Searched(document)
    return next((secret.path for secret in secrets if searched.hold(secret, catalogue)), None)


def telling_where(document: Document, address: Sequence[str]) -> str | None:
    """The fact as whose value a document tells the ``address`` of the home, or its street; None where none does."""
    forms = tuple(address_forms(address))
    for text in texts(document):
        if text.fact and _is_free(text.fact) and any(map(Texts(text.text).hold, forms)):
            return text.fact
    return None


class _Searched:
    """A document's texts: all of them, those that came from the case, and those that somebody wrote freely."""

    def __init__(self, document: Document) -> None:
        everywhere: list[str] = []
        from_case: list[str] = []
        free: list[str] = []
        self.has_picture = False
        for node in walk((document.title, document.subtitle, document.blocks)):
            if isinstance(node, Text):
                everywhere.append(node.text)
                if _is_from_case(node.fact):
                    from_case.append(node.text)
                if _is_free(node.fact):
                    free.append(node.text)
            elif isinstance(node, Link):
                everywhere.append(node.address)
            elif isinstance(node, CasePicture):
                self.has_picture = True
        for event in document.events:
            everywhere += (event.title, event.description, event.place or "", event.date.isoformat())
            from_case.append(event.place or "")
            free.append(event.place or "")
        self.everywhere, self.from_case, self.free = (
            Texts("\n".join(some)) for some in (everywhere, from_case, free)
        )

    def hold(self, secret: Secret, catalogue: Catalogue) -> bool:
        if secret.path == "views.picture":
            return self.has_picture
        return any(self.at(form.where).hold(form) for form in forms_of(secret, catalogue))

    def at(self, where: Where) -> Texts:
        match where:
            case "everywhere":
                return self.everywhere
            case "from the case":
                return self.from_case
            case "free text":
                return self.free
            case _:
                assert_never(where)


def _is_from_case(fact: str | None) -> bool:
    if fact is None or fact in OWN_NAMES or fact.startswith(NOT_FROM_THE_CASE):
        return False
    return not (fact.startswith("team.") and fact.endswith(".name"))


def _is_free(fact: str | None) -> bool:
    if fact is None or fact.startswith((*NOT_FROM_THE_CASE, "reference")):
        return False
    if fact in FACTS:
        return FACTS[fact].kind in FREE_TEXT or fact in TYPED_NAMES
    name = fact.removeprefix("one.")
    return any(made.fields.get(name) in FREE_TEXT for made in LISTS.values())
