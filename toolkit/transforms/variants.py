"""The variants: each is a row here and a sheet in ``assets/styles``. Writers know nothing of them but a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ..document.nodes import Document
from .panels_in_a_column import panels_in_a_column

Transform = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Variant:
    """How someone reads: the words, and the rules applied to a document, in order. Its sheet bears its name.

    ``look``: every document wears this one in the place of its own, save those whose paper is the document.
    ``folds``: its guides are made as booklets too, of A5 pages; a picture beside its words wants a larger page.
    """

    name: str
    rules: tuple[Transform, ...] = ()
    wording: Literal["plain", "easy"] = "plain"
    look: str | None = None
    folds: bool = True


KEPT_LOOKS = frozenset({"certificate"})  # a certificate is its paper

VARIANTS = {
    variant.name: variant
    for variant in (
        Variant("standard"),
        Variant("easy-read", wording="easy", look="easy-read", folds=False),
        Variant("large-print", (panels_in_a_column,)),
        Variant("dyslexia-friendly", (panels_in_a_column,)),
        Variant("high-contrast"),
    )
}


def vary(document: Document, variant: str) -> Document:
    """``document`` as this variant has it."""
    row = VARIANTS[variant]
    for rule in row.rules:
        document = rule(document)
    look = document.look if document.look in KEPT_LOOKS else row.look or document.look
    return replace(document, variant=variant, look=look)
