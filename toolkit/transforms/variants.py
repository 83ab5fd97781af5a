"""The variants: each is a row here and a sheet in ``assets/styles``. Writers know nothing of them but a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..document.nodes import Document
from .panels_in_a_column import panels_in_a_column

Transform = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Variant:
    """How someone reads: the rules applied to a document, in order. Its sheet bears its name."""

    name: str
    rules: tuple[Transform, ...] = ()


VARIANTS = {
    variant.name: variant
    for variant in (
        Variant("standard"),
        Variant("large-print", (panels_in_a_column,)),
        Variant("dyslexia-friendly", (panels_in_a_column,)),
        Variant("high-contrast"),
    )
}


def vary(document: Document, variant: str) -> Document:
    """``document`` as this variant has it."""
    for rule in VARIANTS[variant].rules:
        document = rule(document)
    return replace(document, variant=variant)
