"""Design tokens: the custom properties of a look and a variant, read from the style sheets in ``assets/styles``.

``tokens.css`` holds ``:root`` and one rule a look; a variant's sheet may narrow both. The last word wins, in the
order root, look, variant's root, variant's look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ..assets import STYLES

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PROPERTY = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;}]+)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def tokens(look: str, variant: str) -> Mapping[str, str]:
    """The tokens of a look in a variant: names without dashes in front (``text-size``) to values as written.

    Raises KeyError where a sheet is missing, never a silent default.
    """
    found: dict[str, str] = {}
    for sheet in ("tokens", *(() if variant == "standard" else (f"variant-{variant}",))):
        rules = list(_rules(sheet))
        for wanted in (":root", f".look-{look}"):
            for selector, properties in rules:
                if wanted in selector:
                    found |= properties
    return MappingProxyType(found)


def _rules(sheet: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    source = COMMENT.sub("", (STYLES / f"{sheet}.css").read_text(encoding="utf-8"))
    for selector, body in RULE.findall(source):
        properties = {name[2:]: value.strip() for name, value in PROPERTY.findall(body)}
        if properties:
            yield [part.strip() for part in selector.split(",")], properties
