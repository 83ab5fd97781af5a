"""A pytest plugin: the defence that ``SWITCHED_OFF`` names is switched off before any test is collected."""

from __future__ import annotations

import os

from .defences import DEFENCES


def pytest_configure() -> None:
    DEFENCES[os.environ["SWITCHED_OFF"]].switch_off()
