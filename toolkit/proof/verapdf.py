"""Asks veraPDF, the reference checker, which rules of PDF/UA-1 some files fail."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

HOME = Path(__file__).resolve().parent.parent.parent / ".tools" / "verapdf"
PROGRAM = "org.verapdf.apps.GreenfieldCliWrapper"
# 0: every file keeps every rule; 1: some file does not. Anything else is no verdict.
VERDICTS = (0, 1)
SECONDS = 120  # for one file and the start of Java; a file takes a few
SECONDS_A_FILE = 30


class VeraPdfError(Exception):
    """veraPDF gave no verdict."""


def is_there() -> bool:
    """Whether veraPDF is set up and there is a Java to run it."""
    return (HOME / "ready").exists() and shutil.which("java") is not None


def failed_rules(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """The rules of PDF/UA-1 that each file fails, as “7.2-3: what it asks (how many times)”.

    All files are checked by one Java process: starting it takes longer than a file.
    """
    if not (HOME / "ready").exists():
        raise VeraPdfError(
            "veraPDF is not set up. Run `make setup-test`, or `bash tools/verapdf/install.sh`."
        )
    java = shutil.which("java")
    if java is None:
        raise VeraPdfError("veraPDF runs on Java, and there is no java on the PATH. Install a Java runtime.")
    if not paths:
        return {}
    command = [
        java,
        "-cp",
        str(HOME / "jars" / "*"),
        PROGRAM,
        "-f",
        "ua1",
        "--format",
        "xml",
        *(str(path.resolve()) for path in paths),
    ]
    seconds = SECONDS + SECONDS_A_FILE * len(paths)
    run = subprocess.run(command, capture_output=True, check=False, timeout=seconds)
    if run.returncode not in VERDICTS:
        raise VeraPdfError(
            f"veraPDF ended with {run.returncode}: {run.stderr.decode()}\n{run.stdout.decode()}"
        )
    return _verdicts(ElementTree.fromstring(run.stdout), paths)


def _verdicts(report: Element, paths: Sequence[Path]) -> dict[Path, list[str]]:
    jobs = {job.findtext("item/name"): job for job in report.iter("job")}
    missing = [str(path) for path in paths if str(path.resolve()) not in jobs]
    if missing:
        raise VeraPdfError(f"veraPDF says nothing of {', '.join(missing)}.")
    return {path: _rules_of(jobs[str(path.resolve())]) for path in paths}


def _rules_of(job: Element) -> list[str]:
    return [_told(rule) for rule in job.findall("validationReport/details/rule[@status='failed']")]


def _told(rule: Element) -> str:
    name = f"{rule.get('clause')}-{rule.get('testNumber')}"
    return f"{name}: {rule.findtext('description')} ({rule.get('failedChecks')})"
