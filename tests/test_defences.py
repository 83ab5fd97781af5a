"""The proof that the proof works: each defence is switched off in turn, and a test notices."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import ROOT
from switched_off.defences import DEFENCES

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
