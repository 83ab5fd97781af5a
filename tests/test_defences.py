"""The proof that the proof works: each defence is switched off in turn, and a test notices."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT
from switched_off.defences import DEFENCES

SAFETY = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in SAFETY.splitlines() if line.count(" | ") == 5][1:]
FAILED = 1  # pytest's status where tests ran and some failed; any other says that the run itself was broken


@pytest.mark.parametrize("name", DEFENCES)
def test_a_defence_that_is_switched_off_is_noticed(name: str) -> None:
    defence = DEFENCES[name]
    environment = {**os.environ, "SWITCHED_OFF": name}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "switched_off.plugin", "-n", "0", "-x", "--no-header"),
            *("-p", "no:cacheprovider", *defence.tests),
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == FAILED, f"nobody noticed that {defence.holds}\n{done.stdout[-2000:]}"
    assert "\nFAILED tests/" in done.stdout and "\nERROR " not in done.stdout


def test_the_safety_page_names_every_defence_and_no_other() -> None:
    named = [name.strip() for row in ROWS for name in row[5].split(",")]
    assert sorted(named) == sorted(DEFENCES)


def test_every_test_and_every_place_that_the_safety_page_names_is_there() -> None:
    tests = [name for row in ROWS for name in re.findall(r"`(tests/\S+)`", row[3])]
    places = [name for row in ROWS for name in re.findall(r"`([\w/]+\.py|[\w]+/[\w]+)`", row[2])]
    assert len(tests) > 20 and all((ROOT / name).is_file() for name in tests)
    assert len(places) > 10 and all((ROOT / "toolkit" / name).exists() for name in places)
    assert all(row[3].strip() and row[4].strip() for row in ROWS)
