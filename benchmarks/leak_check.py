"""How much of a build's time the search of documents and files for withheld values takes, in one run.

Two cases, each as its readers get it and in every format: the example as it is, and the example with so much withheld from
every kind of reader that there is something to look for in every file. The clock stops around the searches themselves, in
the same process and the same build that the whole is measured of; it counts the seconds that the processor works, for
liblouis too, so that other work on the machine does not count. Run it with ``make benchmark-leaks``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from toolkit.assets import ROOT
from toolkit.case.reader import read_case
from toolkit.case.schema import Case, Reader, Withheld
from toolkit.package import building, print_run
from toolkit.package.building import build_package
from toolkit.package.choices import FORMATS, Choices
from toolkit.package.release import Gate
from toolkit.package.stock import read_stock

EXAMPLE = ROOT / "examples" / "amira.yaml"
DAY = date(2026, 3, 20)
# Nobody's papers need these, so all are made, and each is looked for in each file.
WITHHELD = (
    "home.address",
    "home.since",
    "people",
    "child.interests",
    "team.team_manager.phone",
    "team.team_manager.email",
    "team.independent_reviewing_officer",
    "team.supervising_social_worker",
    "steps.celebration",
    "steps.matching_meeting.time",
    "steps.matching_meeting.place",
    "steps.commitment_visit.place",
    "views.worries",
)
# These besides, from those whose papers can do without them.
KEPT_FROM_SOME = (
    ("carers", (Reader.PARENT, Reader.INVITEE, Reader.PARTNER)),
    ("views.words", (Reader.PARENT, Reader.CARER, Reader.INVITEE, Reader.PARTNER, Reader.PRACTITIONER)),
    ("child.born", (Reader.PARENT, Reader.CARER, Reader.INVITEE, Reader.PARTNER, Reader.PRACTITIONER)),
    ("parents", (Reader.CARER, Reader.INVITEE, Reader.PARTNER)),
)


def processor() -> float:
    """Seconds of the processor, of this process and of those that it started."""
    return sum(os.times()[:4])


@dataclass
class Clock:
    """Seconds spent in what it is put around."""

    seconds: float = 0.0

    def around(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any) -> Any:
            began = processor()
            try:
                return work(*given)
            finally:
                self.seconds += processor() - began

        return timed


@contextmanager
def clocked(clock: Clock) -> Iterator[None]:
    """Everything that searches, under the clock."""
    places: tuple[tuple[Any, str], ...] = (
        (building, "leaked"),
        (print_run, "leaked"),
        (Gate, "withheld_in"),
        (Gate, "fit_for_office"),
        (Gate, "warn_of_address"),
    )
    before = [getattr(place, name) for place, name in places]
    for (place, name), work in zip(places, before, strict=True):
        setattr(place, name, clock.around(work))
    try:
        yield
    finally:
        for (place, name), work in zip(places, before, strict=True):
            setattr(place, name, work)


def main() -> None:
    example = read_case(EXAMPLE, DAY)
    cases = {"the example": example, "much withheld from everybody": withholding(example)}
    formats = {"as its readers get it": None, "every format": FORMATS}
    build(example, None)  # warm: fonts, templates, parsed wording
    print(f"{'':30} {'':22} {'files':>6} {'build':>8} {'search':>8} {'share':>7}")
    for title, case in cases.items():
        for how, chosen in formats.items():
            files, whole, search = build(case, chosen)
            print(
                f"{title:30} {how:22} {files:6} {whole:6.2f} s {search:6.2f} s {search / whole:7.1%}",
                flush=True,
            )


def withholding(case: Case) -> Case:
    """``case`` with much withheld from every kind of reader that can still be given papers."""
    everybody = tuple(Reader)
    rules = (*((fact, everybody) for fact in WITHHELD), *KEPT_FROM_SOME)
    kept = tuple(
        Withheld.model_validate({"fact": fact, "from": [reader.value for reader in readers]}, strict=False)
        for fact, readers in rules
    )
    return case.model_copy(update={"withhold": kept})


def build(case: Case, formats: tuple[str, ...] | None) -> tuple[int, float, float]:
    """How many files; seconds of the whole build, and of the search in it."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, clocked(clock):
        began = processor()
        report = build_package(
            case, EXAMPLE.parent, Path(folder), read_stock(), Choices(formats=formats), DAY
        )
        return len(report.made), processor() - began, clock.seconds


if __name__ == "__main__":
    main()
