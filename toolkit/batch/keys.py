"""What a package depends on, as short digests: if none of them has changed, the package is as it would be built now.

No name and no word of a case stands in a digest's text; each is a sum from which nothing can be read back.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from ..assets import ASSETS, BRAND, GUIDES, LOCALES, TEMPLATES
from ..document.fingerprint import fingerprint
from ..package.choices import Choices
from ..reading.digests import ABSENT, digest_of, digest_of_code, digest_of_file, digest_of_files, files_in

Key = Mapping[str, str]

# Each part of a key, and why a package is built if it is another one. In the order in which they are told.
WHY: Mapping[str, str] = {
    "case": "its case file has changed",
    "kin": "the case of a brother or sister has changed",
    "picture": "the child’s picture has changed",
    "day": "it was built for another day",
    "choices": "other documents, variants, formats or languages were asked for",
    "wording": "the wording or the brand has changed",
    "making": "the templates, pictures or the toolkit itself have changed",
}
NEW = "there is no package of it yet"
BROKEN = "a file of its package is missing or was changed"
STOPPED = "a document of it was stopped before, and may take another time and memory now"
ASKED = "all were asked for"

# Where none of these is the reason, each file is compared with the older one, and written only if it says something else.
IS_COMPARED = frozenset({NEW, BROKEN, ASKED, WHY["making"]})

MOST_BRAND_FILES = 200


def shared_key(choices: Choices, today: date, brand: Path) -> Key:
    """The parts that all cases of a batch have in common."""
    return {
        "day": today.isoformat(),
        "choices": fingerprint(choices),
        "wording": wording(brand),
        "making": making(),
    }


def own_key(case: str, picture: Path | None, kin: Iterable[tuple[str, str]]) -> Key:
    """The parts that are one case's own: its digest, its picture, and each sibling's reference and digest."""
    return {
        "case": case,
        "picture": digest_of_file(picture) if picture else ABSENT,
        "kin": fingerprint(tuple(sorted(kin))),
    }


def hidden_name(name: str) -> str:
    """The name of a picture's file as a sum, because it may be somebody's name."""
    return digest_of(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass"))


def pictures_in(folder: Path) -> Mapping[str, Path]:
    """The files of a folder by their hidden names."""
    with os.scandir(folder) as entries:
        return {hidden_name(one.name): Path(one.path) for one in entries if not one.is_dir()}


def reasons(old: Key, new: Key) -> tuple[str, ...]:
    """Why a package is to be built that was built with ``old``; nothing if it is as it would be built now."""
    return tuple(why for name, why in WHY.items() if old.get(name) != new[name])


@cache
def making() -> str:
    """Everything of the toolkit that a file comes from, apart from wording; whose it is read off the files themselves."""
    return digest_of_files((*files_in(TEMPLATES), *files_in(ASSETS)), digest_of_code())


@cache
def wording(brand: Path) -> str:
    """The guides, the languages and the brand: as they were when a process first asked, as its guides are."""
    return digest_of_files(_wording(brand.resolve()))


def _wording(brand: Path) -> Iterator[Path]:
    yield from files_in(GUIDES)
    yield from files_in(LOCALES)
    yield from files_in(BRAND.parent)
    if brand != BRAND:
        yield from (one for one in sorted(brand.parent.iterdir())[:MOST_BRAND_FILES] if one.is_file())
