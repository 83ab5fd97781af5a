"""Whether what lies in a folder of packages is whole: what a person finds there who comes by at any moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from cases import case_of
from conftest import DEMONSTRATION_DAY, ROOT
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock

REFERENCE = "LH-2026-0147"
OLDER = frozenset({"my-views"})
NEWER = OLDER | {
    "key-dates",
    "visit-record",
    "sharing-guidance",
    "flow-chart",
    "outline-process",
    "full-process",
}
CASE = case_of(today=DEMONSTRATION_DAY, reference=REFERENCE)


def build(out: Path, documents: frozenset[str]) -> None:
    """A small package: an older or a newer one of the same case, in a format that takes no time."""
    chosen = Choices(documents=tuple(sorted(documents)), formats=("html",), variants=("standard",))
    build_package(CASE, ROOT / "examples", out, read_stock(), chosen, DEMONSTRATION_DAY)


def documents_in(package: Path) -> frozenset[str]:
    """The documents that its manifest names."""
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    return frozenset(entry["document"] for entry in manifest["documents"])


def faults_of_one_of_the_two(package: Path) -> list[str]:
    """A sentence for each way in which it is not the older package, whole, nor the newer one, whole."""
    if not package.is_dir():
        return ["there is no package"]
    found = list(faults_in(package))
    if not found and documents_in(package) not in (OLDER, NEWER):
        found.append("it is neither the older nor the newer")
    return found


def faults_in(package: Path) -> Iterator[str]:
    """A sentence for each way in which a package is not what its manifest says."""
    try:
        manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        yield "there is no manifest"
        return
    except ValueError:
        yield "the manifest cannot be read"
        return
    named = {entry["path"]: entry["sha256"] for entry in manifest["documents"]}
    there = {path.name for path in package.iterdir()} - {"manifest.json"}
    yield from (f"{name} is not named" for name in there - named.keys())
    yield from (f"{name} is not there" for name in named.keys() - there)
    for name in there & named.keys():
        if sha256((package / name).read_bytes()).hexdigest() != named[name]:
            yield f"{name} is not what the manifest says"


def leftovers(out: Path) -> list[str]:
    """What lies in a folder of packages besides the packages."""
    return sorted(path.name for path in out.iterdir() if path.name != REFERENCE)
