"""What exists: documents, variants, formats and languages, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .package.kept import kept_as_json

NAMES = ("variants", "formats", "languages")


def what_exists() -> Mapping[str, Any]:
    """``documents``: id, reader and what each is; the rest are names. Raises InputFault where a guide is at fault."""
    return kept_as_json("list", _looked_up)


def _looked_up() -> dict[str, Any]:
    from .package.choices import FORMATS
    from .package.stock import read_stock
    from .transforms.variants import VARIANTS

    stock = read_stock()
    documents = [
        {"document": guide.identifier, "reader": guide.facts.reader, "what": guide.facts.what}
        for guide in stock.library.guides.values()
    ]
    names = {"variants": [*VARIANTS], "formats": [*FORMATS], "languages": [*stock.catalogues]}
    return {"documents": documents, **names}


def as_program_reads(known: Mapping[str, Any]) -> str:
    return json.dumps(known, ensure_ascii=False, indent=1)


def as_lines(known: Mapping[str, Any]) -> str:
    documents = [f"{one['document']:40} {one['reader']:14} {one['what']}" for one in known["documents"]]
    return "\n".join([*documents, *(f"\n{name}: {', '.join(known[name])}" for name in NAMES)])
