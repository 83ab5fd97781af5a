"""Everything that does not depend on a case, read once a process: guides, catalogues, pictures' words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..assets import GUIDES, LOCALES, PICTURES
from ..case.facts import FACTS, LISTS
from ..case.figures import FIGURES
from ..case.predicates import CONDITIONS
from ..content.blocks import THE_CHILD
from ..content.reader import Library, read_library
from ..content.vocabulary import Vocabulary
from ..locale.catalogue import Catalogue, read_catalogue
from ..reading.source import read_file

ENGLISH = "en-GB"


@dataclass(frozen=True, slots=True)
class Stock:
    """``catalogues`` by language; ``pictures``: plain words by a picture's id."""

    library: Library
    catalogues: dict[str, Catalogue]
    pictures: dict[str, str]


def read_catalogues() -> dict[str, Catalogue]:
    """Every language that has a catalogue; raises InputFault."""
    return {path.stem: read_catalogue(path) for path in sorted(LOCALES.glob("*.yaml"))}


@lru_cache(maxsize=1)
def read_picture_words() -> dict[str, str]:
    """Plain words for every picture of the library, by its id."""
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


@lru_cache(maxsize=2)
def read_stock(guides: Path = GUIDES) -> Stock:
    """The whole stock, parsed once a process; raises InputFault."""
    shown = "guides" if guides == GUIDES else str(guides)
    return Stock(read_library(guides, make_vocabulary(), shown), read_catalogues(), read_picture_words())
