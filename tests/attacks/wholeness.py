"""Whether what lies in a folder of packages is whole: what a person finds there who comes by at any moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from cases import example
from conftest import DEMONSTRATION_DAY, ROOT
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock

REFERENCE = "LH-2026-0147"
OLDER = frozenset({"card"})
NEWER = OLDER | {"certificate", "my-views", "what-happened", "invitation", "memory-page", "decision-letter"}
NEWER |= {"carers-commitment", "commitment-letter", "parents-letter"}
CASE = example(today=DEMONSTRATION_DAY)


def build(out: Path, documents: frozenset[str]) -> None:
    """A small package: an older or a newer one of the same case, in two formats that take no time."""
    chosen = Choices(
        documents=tuple(sorted(documents)), formats=("html", "docx", "txt"), variants=("standard",)
    )
    build_package(CASE, ROOT / "examples", out, read_stock(), chosen, DEMONSTRATION_DAY)


def documents_in(package: Path) -> frozenset[str]:
    """The documents that its manifest names."""
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    return frozenset(entry["document"] for entry in manifest["documents"])


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
