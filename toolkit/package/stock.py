"""Everything that does not depend on a case, read once a process: guides, brand, catalogues, pictures' words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..assets import BRAND, GUIDES, LOCALES, PICTURES
from ..brand.reader import Brand, read_brand
from ..case.facts import FACTS, LISTS
from ..case.figures import FIGURES
from ..case.predicates import CONDITIONS
from ..content.blocks import THE_CHILD
from ..content.reader import Library, read_library
from ..content.vocabulary import Vocabulary
from ..errors import Fault, InputFault
from ..locale.catalogue import Catalogue, read_catalogue
from ..reading.source import read_file
from .kept import kept_whole

ENGLISH = "en-GB"

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Stock:
    """``catalogues`` by language; ``pictures``: plain words by a picture's id."""

    library: Library
    catalogues: dict[str, Catalogue]
    pictures: dict[str, str]


def read_catalogues() -> dict[str, Catalogue]:
    """Every language that has a catalogue; raises InputFault."""
    return kept_whole(
        "catalogues", lambda: {path.stem: read_catalogue(path) for path in sorted(LOCALES.glob("*.yaml"))}
    )


@lru_cache(maxsize=1)
def read_picture_words() -> dict[str, str]:
    """Plain words for every picture of the library, by its id."""
    return kept_whole("pictures", _picture_words)


def _picture_words() -> dict[str, str]:
    entries = read_file(PICTURES / "pictures.yaml", "assets/pictures/pictures.yaml").data
    return {name: str(entry["words"]) for name, entry in entries.items()}


def make_vocabulary() -> Vocabulary:
    """What wording may name, from the tables of facts, lists and conditions."""
    long_facts = {fact.name for fact in FACTS.values() if fact.kind == "words"}
    long_entries = {
        f"one.{name}" for made in LISTS.values() for name, kind in made.fields.items() if kind == "words"
    }
    return Vocabulary(
        facts=frozenset(FACTS),
        long_facts=frozenset(long_facts | long_entries),
        lists={name: frozenset(made.fields) for name, made in LISTS.items()},
        conditions=frozenset(CONDITIONS),
        verbs=frozenset(read_catalogues()[ENGLISH].verbs),
        pictures=frozenset({*read_picture_words(), *FIGURES}),
        people=frozenset({THE_CHILD, *(name for name, made in LISTS.items() if made.is_of_people)}),
    )


def read_stock(guides: Path = GUIDES, brand: Path = BRAND) -> Stock:
    """The whole stock, parsed once a process for each brand; raises InputFault with the faults of all."""
    return _stock(guides, brand)


@lru_cache(maxsize=4)
def _stock(guides: Path, brand: Path) -> Stock:
    faults: list[Fault] = []
    library = _unless_faulty(lambda: read_guides(guides), faults)
    own = _unless_faulty(lambda: read_brand_file(brand), faults)
    if library is None or own is None:
        raise InputFault(faults)
    return Stock(replace(library, brand=own), read_catalogues(), read_picture_words())


@lru_cache(maxsize=2)
def read_guides(guides: Path = GUIDES) -> Library:
    """All guides, whosever they may be; raises InputFault."""
    if guides != GUIDES:
        return read_library(guides, make_vocabulary(), str(guides))
    return kept_whole("guides", lambda: read_library(guides, make_vocabulary(), "guides"))


def read_brand_file(brand: Path = BRAND) -> Brand:
    """A council's brand; raises InputFault."""
    return read_brand(brand, "brand/brand.yaml" if brand == BRAND else str(brand))


def _unless_faulty(read: Callable[[], Read], faults: list[Fault]) -> Read | None:
    try:
        return read()
    except InputFault as fault:
        faults.extend(fault.faults)
        return None
