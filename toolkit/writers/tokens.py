"""Design tokens: the custom properties of a look and a variant, read from the style sheets in ``assets/styles``.

``tokens.css`` holds ``:root`` and one rule a look; a variant's sheet may narrow both. The last word wins, in the
order root, brand, look, variant's root, variant's look. The colours of a brand are fitted to the paper and to the
least contrast of the variant; a token may be another one, ``var(--main)``. What one reader needs comes over all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ..assets import STYLES
from ..brand.colours import fitted, tint
from ..document.nodes import UNDRESSED, BrandColours, Dress
from .dress import worn

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PROPERTY = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;}]+)")
ANOTHER = re.compile(r"var\(--([a-z0-9-]+)\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def tokens(
    look: str, variant: str, colours: BrandColours | None = None, dress: Dress = UNDRESSED
) -> Mapping[str, str]:
    """The tokens of a look in a variant: names without dashes in front (``text-size``) to values as written.

    Without ``colours`` the neutral ones of ``tokens.css`` are taken.

    Raises KeyError where a token is missing, FileNotFoundError where a sheet is; never a silent default.
    """
    sheets = ("tokens", *(() if variant == "standard" else (f"variant-{variant}",)))
    root, *rest = (_of(sheet, wanted) for sheet in sheets for wanted in (":root", f".look-{look}"))
    whole = _joined(root, *rest)
    brand = colours or BrandColours(root["main"], root["other"])
    found = _joined(root, _of_brand(brand, whole["paper"], float(whole["least-contrast"])), *rest)
    settled = {name: ANOTHER.sub(lambda other: found[other[1]], value) for name, value in found.items()}
    return MappingProxyType(worn(settled, dress))


def _of_brand(colours: BrandColours, paper: str, least: float) -> dict[str, str]:
    main, second = (fitted(colour, paper, least) for colour in (colours.main, colours.second))
    soft = {"main-soft": tint(main, paper), "other-soft": tint(second, paper)}
    return {"main": main, "other": second, **soft}


def _joined(*layers: Mapping[str, str]) -> dict[str, str]:
    """One mapping; the last word wins."""
    return {name: value for layer in layers for name, value in layer.items()}


def _of(sheet: str, wanted: str) -> dict[str, str]:
    return _joined(*(properties for selector, properties in _rules(sheet) if wanted in selector))


def _rules(sheet: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    source = COMMENT.sub("", (STYLES / f"{sheet}.css").read_text(encoding="utf-8"))
    for selector, body in RULE.findall(source):
        properties = {name[2:]: value.strip() for name, value in PROPERTY.findall(body)}
        if properties:
            yield [part.strip() for part in selector.split(",")], properties
