"""A whole invented county, built for real: ``make county`` makes 2,000 varied cases and a package of each.

    python tools/county.py [--cases N] [--jobs N] [--engine plain|filled] [--out DIR]

Each child, carer and letter carries a canary: a word that no other case has. When all is built, every HTML and Word file of
every package, and every PDF of one package in twenty, is read back and searched for the canaries of other children. Then the
batch is run again, to see how long it takes where nothing has changed. Where the disk has no room for all, fewer are made,
and it says so. The figures are printed, and written to ``DIR/county.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.progress import track  # noqa: E402

from benchmarks.county import TODAY, invented_case  # noqa: E402
from toolkit.batch.limits import use_of  # noqa: E402
from toolkit.proof.extraction import text_of_docx, text_of_html, text_of_pdf  # noqa: E402

CASES: Final = 2000
BYTES_A_CASE: Final = 8 * 1024 * 1024  # more than a package takes, with room for the one that is being built
PDF_OF_EVERY: Final = 20  # cases, the PDFs are read of one
CANARY: Final = re.compile(r"Zq[a-z]{5}xw", re.IGNORECASE)
LETTERS: Final = "abcdefghij"
SEED: Final = 1


@dataclass(slots=True)
class Figures:
    """``quarters``: seconds that each quarter of the cases took. ``mebibytes``: the most that all processes together had in
    use, in the first and in the last quarter of the time. ``again``: seconds of a run that changes nothing, start included.
    """

    cases: int
    files: int
    bytes: int
    seconds: float
    quarters: list[float]
    mebibytes: tuple[float, float]
    need_attention: int
    files_searched: int
    foreign_words: int
    again: float
    engine: dict[str, int]

    def told(self) -> str:
        gib, early, late = self.bytes / 1024**3, *self.mebibytes
        quarters = ", ".join(f"{seconds:.0f}" for seconds in self.quarters)
        return "\n".join(
            (
                f"{self.cases} cases, {self.files} files, {gib:.1f} GiB, in {self.seconds / 60:.1f} minutes",
                f"({self.seconds / self.cases:.2f} s a case; the quarters took {quarters} s)",
                f"memory of all processes: at most {early:.0f} MiB early on, {late:.0f} MiB towards the end",
                f"cases that need attention: {self.need_attention}",
                f"foreign words: {self.foreign_words}, in {self.files_searched} files that were read back",
                f"run again, nothing changed: {self.again:.2f} s",
                f"how the PDFs were written: {self.engine}",
            )
        )


def main() -> int:
    options = _options()
    count = _room_for(options.cases, options.out)
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    source = options.out / "cases.jsonl"
    source.write_text("".join(json.dumps(_case(number)) + "\n" for number in range(count)), encoding="utf-8")
    packages = options.out / "packages"
    command = [sys.executable, str(ROOT / "build.py"), "batch", str(source), "--out", str(packages)]
    command += ["--jobs", str(options.jobs), "--engine", options.engine, "--today", str(TODAY)]
    seconds, watch = _run(command)
    engine = _report(packages)["engine"]  # a run that changes nothing writes no PDF
    again, _ = _run(command)
    figures = _figures(packages, count, seconds, watch, again, engine)
    print(figures.told())
    (options.out / "county.json").write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")
    return 1 if figures.foreign_words or figures.need_attention else 0


def _options() -> argparse.Namespace:
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("--cases", type=int, default=CASES)
    said.add_argument("--jobs", type=int, default=2)
    said.add_argument("--engine", default="plain")
    said.add_argument("--out", type=Path, default=ROOT / "out" / "county")
    return said.parse_args()


def _room_for(cases: int, out: Path) -> int:
    """As many cases as the disk has room for, which is said where they are fewer."""
    out.mkdir(parents=True, exist_ok=True)
    room = shutil.disk_usage(out).free // BYTES_A_CASE
    if room < cases:
        print(f"The disk has room for {room} cases, not for {cases}: so many are built.")
    return min(cases, room)


# ---------------------------------------------------------------- cases with canaries


def canary_of(number: int) -> str:
    """A word that only the case of that number has."""
    return "Zq" + "".join(LETTERS[int(digit)] for digit in f"{number:05d}") + "xw"


def _case(number: int) -> dict[str, Any]:
    """An invented case in which child, carers and the child's own words carry its canary."""
    case, canary = invented_case(number, SEED), canary_of(number)
    for person in (case["child"], *case["carers"]):
        person["name"] = f"{person['name']} {canary}"
    words = case.setdefault("views", {}).get("words", "")
    case["views"]["words"] = f"{words} {canary} is our cat.".strip()
    return case


def foreign_in(text: str, own: str) -> list[str]:
    """The canaries of other cases in a text."""
    return [word for word in CANARY.findall(text) if word.casefold() != own.casefold()]


# ---------------------------------------------------------------- how it went


@dataclass(slots=True)
class Watch:
    """What the processes of a command have in use together, looked at every half second: seconds since it began, MiB."""

    process: int
    seen: list[tuple[float, float]] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        began = time.monotonic()
        while not self.is_over.wait(0.5):
            used = sum(use_of(one).mebibytes for one in _with_children(self.process))
            self.seen.append((time.monotonic() - began, used))

    def peaks(self, seconds: float) -> tuple[float, float]:
        """The most in the first quarter of the time, and in the last."""
        early = [used for at, used in self.seen if at <= seconds / 4]
        late = [used for at, used in self.seen if at >= seconds * 3 / 4]
        return max(early, default=0), max(late, default=0)


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return
    for child in told.split():
        yield from _with_children(int(child))


def _run(command: list[str]) -> tuple[float, Watch]:
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        watch = Watch(running.pid)
        looking = threading.Thread(target=watch.look)
        looking.start()
        running.wait()
        watch.is_over.set()
        looking.join()
    return time.monotonic() - began, watch


def _report(packages: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((packages / "batch-report.json").read_bytes())
    return found


def _figures(
    packages: Path, count: int, seconds: float, watch: Watch, again: float, engine: dict[str, int]
) -> Figures:
    found = sorted(path for path in packages.iterdir() if path.name.startswith("LH-"))
    files = [file for package in found for file in package.iterdir()]
    done = sorted(path.stat().st_mtime for path in (packages / ".batch").glob("LH-*.json"))
    searched = foreign = 0
    for number, package in track(list(enumerate(found)), description="Reading back"):
        for text in _texts_of(package, with_pdf=number % PDF_OF_EVERY == 0):
            searched += 1
            foreign += len(foreign_in(text, canary_of(int(package.name[-5:]) - 1)))
    return Figures(
        cases=count,
        files=len(files),
        bytes=sum(file.stat().st_size for file in files),
        seconds=seconds,
        quarters=_quarters(done, seconds),
        mebibytes=watch.peaks(seconds),
        need_attention=_report(packages)["need_attention"],
        files_searched=searched,
        foreign_words=foreign,
        again=again,
        engine=engine,
    )


def _quarters(done: list[float], seconds: float) -> list[float]:
    """How long each quarter of the cases took; the first has the start in it."""
    at = [done[-1] - seconds, *(done[len(done) * quarter // 4 - 1] for quarter in (1, 2, 3, 4))]
    return [round(later - earlier, 1) for earlier, later in pairwise(at)]


def _texts_of(package: Path, with_pdf: bool) -> Iterator[str]:
    for file in package.iterdir():
        match file.suffix:
            case ".html":
                yield text_of_html(file.read_bytes())
            case ".docx":
                yield text_of_docx(file.read_bytes())
            case ".pdf" if with_pdf:
                yield text_of_pdf(file.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
