"""More than one machine: a real scheduler with two workers, of which one is lost in the middle."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from test_batch import QUICK, case, packages_in, wait_until_nobody_builds
from test_cli import Run, run

__all__ = ["run"]

CASES = 40


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Its address, and the processes of its two workers."""
    told = tmp_path / "scheduler.json"
    here = ["--scheduler-file", str(told), "--host", "127.0.0.1", "--no-dashboard"]
    started = [dask("scheduler", "--port", "0", *here)]
    try:
        while not told.exists() or not told.read_text().endswith("}"):
            time.sleep(0.05)
        started += [
            dask(
                "worker",
                "--no-nanny",
                "--nthreads",
                "1",
                "--local-directory",
                str(tmp_path / str(number)),
                *here,
            )
            for number in range(2)
        ]
        address = json.loads(told.read_text())["address"]
        _wait_for_workers(address, 2)
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments], cwd=ROOT, stdout=quiet, stderr=quiet)


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def test_a_worker_that_is_lost_costs_nothing_and_nothing_is_built_twice(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, (lost, _) = scheduler
    source, out = tmp_path / "cases.jsonl", tmp_path / "out"
    faulty = {**case(0, "Nobody"), "child": {}}
    cases = [case(number, f"Child{number}") for number in range(1, CASES + 1)]
    source.write_text("\n".join(map(json.dumps, [faulty, *cases])), encoding="utf-8")
    command = ["build.py", "batch", str(source), "--out", str(out), "--scheduler", address, *QUICK]
    going = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while len(list(out.glob(".batch/*.json"))) < CASES // 4:
        assert going.poll() is None
        time.sleep(0.02)
    lost.send_signal(signal.SIGKILL)
    recorded = {path.stem for path in out.glob(".batch/LH*.json")}
    before = {path: at for path, (_, at) in packages_in(out).items() if path.split("/")[0] in recorded}
    said, told = going.communicate()
    wait_until_nobody_builds(out)
    assert going.returncode == 2 and f"{CASES} of {CASES + 1} packages" in said
    assert told.count("cases.jsonl:1: ") == len(told.splitlines())  # the faulty case, and nobody else
    after = packages_in(out)
    assert {path: after[path][1] for path in before} == before and before  # nothing twice
    assert len(after) == 2 * CASES  # nothing lost
    report = json.loads((out / "batch-report.json").read_bytes())
    assert (report["cases"], report["built"], report["unchanged"]) == (CASES + 1, CASES, 0)


def test_what_is_built_elsewhere_is_what_is_built_here_and_known_to_the_next_run(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path, run: Run
) -> None:
    address, _ = scheduler
    source = tmp_path / "cases"
    source.mkdir()
    for number in (1, 2):
        (source / f"{number}.json").write_text(json.dumps(case(number, f"Child{number}")), encoding="utf-8")
    assert run("batch", source, "--out", tmp_path / "there", "--scheduler", address, *QUICK).status == 0
    assert run("batch", source, "--out", tmp_path / "here", *QUICK).status == 0
    there, here = (
        {path: one for path, (one, _) in packages_in(tmp_path / out).items()} for out in ("there", "here")
    )
    assert there == here and len(here) == 4
    ran = run("batch", source, "--out", tmp_path / "there", *QUICK)
    assert "2 of them unchanged" in ran.out


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "127.0.0.1:9"])
def test_where_no_scheduler_answers_a_sentence_says_so(
    address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.batch.region.SECONDS_TO_ANSWER", 2)
    source = tmp_path / "cases.jsonl"
    source.write_text(json.dumps(case(1, "Aardvark")), encoding="utf-8")
    ran = run("batch", source, "--out", tmp_path / "out", "--scheduler", address, *QUICK)
    assert ran.status == 2 and ran.err.startswith("command line:1: --scheduler: no scheduler answers")
    assert len(ran.err.splitlines()) == 1 and not list((tmp_path / "out").glob("LH*"))
