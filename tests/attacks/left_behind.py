"""Nothing of a case stays behind: not in temporary folders, homes, caches, logs, tracebacks, nor in the process's memory.

Each way of ending a build runs in a process and in folders of its own: whole, with a faulty case, with a fault of ours in
the middle, and killed. Then the package is deleted, and what is left anywhere is searched for the words of the case.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from test_canaries import HIDDEN, TODAY, WORDS, canaries, canary

from .outcome import Outcome

ROOT = Path(__file__).resolve().parents[2]
BUILDER = Path(__file__).with_name("build_and_look.py")
FORMATS = "pdf,html,docx,txt,brf,ics,fillable,print-run"
DOCUMENTS = "card,invitation,key-dates,parents-letter,recommendation,what-happened"
# Where a program may leave something without being asked to.
PLACES = {
    "TMPDIR": "temporary",
    "HOME": "home",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_STATE_HOME": "home/state",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """A way in which a build comes to its end; ``statuses`` are those that it may end with."""

    name: str
    statuses: tuple[int, ...]
    arguments: tuple[str, ...] = ()
    is_faulty: bool = False


ENDINGS = (
    Ending("whole", (0, 2)),  # 2: the case withholds what some documents need
    Ending("a faulty case", (2,), is_faulty=True),
    Ending("a fault of ours", (1,), ("--break",)),
    Ending("a fault of ours, told to a developer", (1,), ("--break", "--developer")),
    Ending("killed", (-signal.SIGKILL,), ("--kill",)),
    Ending("with a proof", (0, 2), ("--proof",)),
)


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """The first ``count`` ways of ending a build; there is nothing to draw by chance."""
    found: list[str] = []
    looked_at = 0
    for number, ending in enumerate(ENDINGS[:count]):
        ended, memory = end(ending, folder / f"ending-{number}")
        looked_at = max(looked_at, memory)
        found += [f"{ending.name}: {sentence}" for sentence in ended]
    figures = {"most things in memory that were looked at": looked_at}
    return Outcome(len(ENDINGS[:count]), tuple(found), figures)


def end(ending: Ending, place: Path) -> tuple[list[str], int]:
    """Build in ``place``, delete the package, and tell what is still there; and how much of the memory was read."""
    out, case = place / "out", place / "case"
    case.mkdir(parents=True)
    _write_case(case, ending.is_faulty)
    for name in PLACES.values():
        (place / name).mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **{name: str(place / where) for name, where in PLACES.items()}}
    environment["PYTHONPATH"] = str(ROOT)
    (place / "words.json").write_text(json.dumps(WORDS), encoding="utf-8")
    chosen = ["--documents", DOCUMENTS, "--formats", FORMATS, "--today", TODAY.isoformat()]
    done = subprocess.run(
        [
            *(sys.executable, str(BUILDER), *ending.arguments, "package"),
            *(str(case / "case.json"), "--out", str(out), *chosen),
        ],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    found: list[str] = []
    if done.returncode not in ending.statuses:
        found.append(f"it ended with {done.returncode}")
    found += [f"a stream says {path}" for path in words_in(done.stdout + done.stderr)]
    (place / "words.json").unlink()
    report = place / "memory.json"
    kept: dict[str, Any] = (
        json.loads(report.read_text()) if report.is_file() else {"looked_at": 0, "found": []}
    )
    found += [f"in memory: {sentence}" for sentence in kept["found"]]
    if ending.name != "killed" and out.exists():
        found += [
            f"{path.name} is left beside the packages" for path in out.iterdir() if path.name.startswith(".")
        ]
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(case)
    found += [f"a file still says {path}" for path in words_on_disk(place)]
    return found, kept["looked_at"]


def _write_case(folder: Path, is_faulty: bool) -> None:
    data = {**canaries(), **({"unknown_name": "x"} if is_faulty else {})}
    (folder / "case.json").write_text(json.dumps(data), encoding="utf-8")
    hidden = PngInfo()
    hidden.add_text("Comment", HIDDEN)
    Image.new("RGB", (60, 40), "teal").save(folder / f"{canary('views.picture')}.png", pnginfo=hidden)


def words_in(text: str) -> list[str]:
    """The paths of the facts whose words stand in ``text``."""
    folded = text.casefold()
    return [path for path, word in WORDS.items() if word in folded]


def words_on_disk(folder: Path) -> list[str]:
    """The paths of the facts whose words stand in a name or a file under ``folder``."""
    held = "\n".join(_all_in(folder)).casefold()
    return [path for path, word in WORDS.items() if word in held]


def _all_in(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        yield path.name
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "replace")
