"""Every document of every example, and of the blanks, as a tree: what a writer is given, before any file is made.

``documents_of("amira")`` has each as its reader gets it in the standard variant; ``documents_of("amira", "easy-read")``
those that are made in easy read.
"""

from __future__ import annotations

from collections.abc import Iterator

from conftest import BLANKS, DEMONSTRATION_DAY, ROOT
from toolkit.case.disclosure import DisclosedCase, Recipient, no_case
from toolkit.case.reader import read_case
from toolkit.case.schema import Reader
from toolkit.case.siblings import disclose_beside
from toolkit.compose.blocks import CasePictureData, NotMade
from toolkit.compose.composing import compose
from toolkit.content.reader import Guide
from toolkit.document.nodes import Document
from toolkit.package.calls import Call, calls_of
from toolkit.package.kin import kin_beside
from toolkit.package.pictures import read_case_picture
from toolkit.package.stock import read_stock
from toolkit.transforms.variants import VARIANTS, vary

# The document's id, the person as the manifest has it, the occasion of an invitation.
Key = tuple[str, str | None, str | None]


def documents_of(name: str, variant: str = "standard") -> Iterator[tuple[Key, Document]]:
    """The documents of an example, or of the blanks, in a variant; those that it is not made in are left out."""
    for guide, recipient, view, picture in _views_of(name):
        if guide.has_variant(variant):
            made = _composed(guide, view, picture, variant)
            if made is not None:
                person = None if guide.facts.one_for == "role" else person_of(recipient)
                yield (guide.identifier, person, recipient.occasion), made


def person_of(recipient: Recipient) -> str | None:
    """As the contract's manifest has it."""
    if recipient.reader is Reader.CHILD:
        return "child"
    return f"{recipient.list}.{recipient.index}"


def _views_of(name: str) -> Iterator[tuple[Guide, Recipient, DisclosedCase, CasePictureData | None]]:
    guides = read_stock().library.guides
    if name == BLANKS:
        for guide in guides.values():
            if guide.facts.blank:
                recipient = Recipient(Reader(guide.facts.reader))
                yield guide, recipient, no_case(recipient, DEMONSTRATION_DAY), None
        return
    path = ROOT / "examples" / f"{name}.yaml"
    case = read_case(path, DEMONSTRATION_DAY)
    picture = read_case_picture(path.parent, case.views.picture) if case.views.picture else None
    siblings = kin_beside(case, path.parent, DEMONSTRATION_DAY).cases
    for call in calls_of(case, guides, DEMONSTRATION_DAY):
        if isinstance(call, Call):
            view = disclose_beside(case, call.recipient, DEMONSTRATION_DAY, siblings)
            yield call.guide, call.recipient, view, picture


def _composed(
    guide: Guide, view: DisclosedCase, picture: CasePictureData | None, variant: str
) -> Document | None:
    stock = read_stock()
    try:
        made = compose(
            guide,
            view,
            stock.library,
            stock.catalogues["en-GB"],
            stock.pictures,
            picture,
            VARIANTS[variant].wording,
        )
    except NotMade:
        return None
    return vary(made, variant)
