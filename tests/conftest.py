"""What tests share: each example's package, built once for a whole run of the tests however many processes it has.

While a package is built, its pages are read as they are laid out and its PDFs listened to, so that no document is made
twice.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import Phase, settings

from toolkit.transforms.variants import VARIANTS

# The same examples in every run, and no clock: a busy machine is no fault.
# Where a defence is switched off, it is enough that a test notices: the smallest case is nobody's concern.
PHASES: Final = [one for one in Phase if "SWITCHED_OFF" not in os.environ or one is not Phase.shrink]
settings.register_profile("project", deadline=None, derandomize=True, phases=PHASES)
settings.load_profile("project")

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = tuple(sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
DEMONSTRATION_DAY: Final = date(2026, 3, 20)
BLANKS: Final = "blanks"

FAMILIES: Final = ("child", "parent", "carer", "invitee")
# The example of which every document is made in every variant, as it is of the blanks. Papers for those who work with the
# child say much the same for every child: of the others, the papers for families are made in easy read, which has words of
# its own, and in one more variant in turn; in every variant with EVERY_VARIANT=1 (`make prove-variants`).
RICH: Final = "amira"
STANDARD: Final = "standard"
IN_TURN: Final = tuple(name for name in VARIANTS if name not in (STANDARD, "easy-read"))

Build = Callable[[Path], None]


def variants_of(name: str) -> tuple[str, ...]:
    """The variants that the documents of an example are made in besides its package as its readers get it."""
    others = tuple(variant for variant in VARIANTS if variant != STANDARD)
    if name == RICH:
        return tuple(VARIANTS)  # its child reads easy read
    if name == BLANKS or os.environ.get("EVERY_VARIANT"):
        return others
    return ("easy-read", IN_TURN[EXAMPLES.index(name) % len(IN_TURN)])


@dataclass(frozen=True)
class Package:
    """A package on the disk: ``folder`` holds the files and the manifest."""

    name: str
    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        return found

    @property
    def documents(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.manifest["documents"]
        return found

    def files(self, format_: str | None = None) -> list[Path]:
        """The files that the manifest names, of one format or of all."""
        return [self.folder / one["path"] for one in self.documents if format_ in (None, one["format"])]


class Packages:
    """Builds packages into a folder that all test processes share; who finds one being built, builds another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plans: dict[str, Build] = {name: build_of(name) for name in (*EXAMPLES, BLANKS)}
        self.variants: dict[str, Build] = {
            f"{name}.{variant}": in_a_variant(name, variant)
            for name in (*EXAMPLES, BLANKS)
            for variant in variants_of(name)
        }

    def of(self, name: str, build: Build | None = None) -> Package:
        """The package called ``name``; ``build`` says how, for one that is neither an example nor the blanks."""
        plan = build or self.plans.get(name) or self.variants[name]
        while not self._is_there(name):
            if not self._try(name, plan) and not self._try_another():
                time.sleep(0.1)
        out = self.folder / name
        (package,) = [path.parent for path in out.glob("*/manifest.json")]
        return Package(name, package)

    def layouts_of(self, name: str) -> dict[str, list[tuple[str, str]]]:
        """What the layout checks found while the package ``name`` was built, by file."""
        package = self.of(name)
        read = json.loads((self.folder / f"{name}.layouts.json").read_text(encoding="utf-8"))
        return {file.name: found for file, found in zip(package.files("pdf"), read, strict=True)}

    def audits_of(self, name: str) -> dict[str, list[str]]:
        """What the intent audit found in each PDF while the package ``name`` was built."""
        package = self.of(name)
        heard = json.loads((self.folder / f"{name}.heard.json").read_text(encoding="utf-8"))
        return {file.name: found for file, found in zip(package.files("pdf"), heard, strict=True)}

    def of_every_example(self) -> list[Package]:
        return [self.of(name) for name in self.plans]

    def of_every_variant(self) -> list[Package]:
        """As PDF alone: variants of every example, besides the packages as their readers get them."""
        return [self.of(name) for name in self.variants]

    def _is_there(self, name: str) -> bool:
        return (self.folder / f"{name}.built").exists()

    def _try(self, name: str, build: Build) -> bool:
        """Build unless another process does, or did; whether this one held the lock."""
        with _lock(self.folder / f"{name}.lock") as is_ours:
            if is_ours and not self._is_there(name):
                from layout import as_json, layouts_read
                from listening import heard_as_json, pdfs_heard

                with layouts_read() as read, pdfs_heard() as heard:
                    build(self.folder / name)
                (self.folder / f"{name}.heard.json").write_text(heard_as_json(heard), encoding="utf-8")
                (self.folder / f"{name}.layouts.json").write_text(as_json(read), encoding="utf-8")
                (self.folder / f"{name}.built").touch()
            return is_ours

    def _try_another(self) -> bool:
        plans = {**self.plans, **self.variants}
        return any(not self._is_there(name) and self._try(name, build) for name, build in plans.items())


@contextmanager
def _lock(path: Path) -> Iterator[bool]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def build_of(name: str, **chosen: Any) -> Build:
    """How the package of an example, or the blanks, is built; ``chosen`` as ``Choices`` has it."""

    def build(out: Path) -> None:
        from toolkit.case.reader import read_case
        from toolkit.package.building import build_blanks, build_package
        from toolkit.package.choices import Choices
        from toolkit.package.stock import read_stock

        choices, stock = Choices(**chosen), read_stock()
        if name == BLANKS:
            build_blanks(out, stock, choices, DEMONSTRATION_DAY, lambda name, done, of: None)
        else:
            path = ROOT / "examples" / f"{name}.yaml"
            case = read_case(path, DEMONSTRATION_DAY)
            build_package(case, path.parent, out, stock, choices, DEMONSTRATION_DAY)

    return build


def in_a_variant(name: str, variant: str) -> Build:
    """How the PDFs of an example in a variant are built, or of the blanks."""

    def build(out: Path) -> None:
        from toolkit.package.stock import read_stock

        guides = read_stock().library.guides
        wanted: tuple[str, ...] | None = None  # what the case calls for
        if name not in (RICH, BLANKS):
            wanted = tuple(one for one, guide in guides.items() if guide.facts.reader in FAMILIES)
        build_of(name, variants=(variant,), formats=("pdf",), documents=wanted)(out)

    return build


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The packages of all examples and the blanks, each built when it is first asked for."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "packages"
    folder.mkdir(exist_ok=True)
    return Packages(folder)


@pytest.fixture(params=[*EXAMPLES, BLANKS])
def package(request: pytest.FixtureRequest, packages: Packages) -> Package:
    """Each example's package in turn, and the blanks."""
    return packages.of(request.param)
