"""What the Nu HTML checker, the W3C's own, finds wrong in some pages; one Java process for many files.

It comes with ``make setup-test``; a toolkit without it builds every document all the same.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..assets import ROOT

JAR = ROOT / ".tools" / "html_checkers" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NOT_THERE = "Pages are checked by the Nu HTML checker, which runs on Java, and it is not set up. Run `make setup-test`."
SECONDS = 120  # for one file and the start of Java; a page takes less than one
SECONDS_A_FILE = 10


class NuCheckerError(Exception):
    """The Nu checker is not set up, or gave no verdict."""


def is_there() -> bool:
    """Whether the checker and a Java runtime are set up."""
    return JAR.is_file() and shutil.which("java") is not None


def errors_in(paths: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """The errors of each page, as “line: what is wrong”, in the order of the page; raises NuCheckerError, TimeoutExpired.

    Its warnings are left out: they are opinions, and one of them is wrong about pictures that stand within the page.
    """
    if not is_there():
        raise NuCheckerError(NOT_THERE)
    if not paths:
        return {}
    command = [shutil.which("java") or "java", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    files = (str(path.resolve()) for path in paths)  # a name that begins with a hyphen would be an option
    run = subprocess.run(
        [*command, "--errors-only", "--stdout", *files],
        capture_output=True,
        check=False,
        timeout=SECONDS + SECONDS_A_FILE * len(paths),
    )
    if run.returncode:
        raise NuCheckerError(f"the Nu checker ended with {run.returncode}: {run.stderr.decode()[:500]}")
    found: dict[str, list[str]] = {path.resolve().as_uri(): [] for path in paths}
    for message in json.loads(run.stdout)["messages"]:
        if message["type"] != "error":
            raise NuCheckerError(f"the Nu checker gave no verdict: {message['message']}")
        found[_as_uri(message["url"])].append(f"{message.get('lastLine', 1)}: {message['message']}")
    return {path: tuple(found[path.resolve().as_uri()]) for path in paths}


def _as_uri(address: str) -> str:
    """Java writes ``file:/tmp/x`` for ``file:///tmp/x``."""
    return "file://" + address.removeprefix("file:").removeprefix("//")
