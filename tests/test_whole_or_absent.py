"""A package is whole or absent, whatever happens while it is built; and whoever built it is told what to do."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks import full_disk, killing, two_at_once
from attacks.outcome import Outcome
from attacks.wholeness import NEWER, OLDER, REFERENCE, build, documents_in, faults_in, leftovers
from conftest import ROOT
from test_cli import AMIRA, Run, run
from toolkit import cli
from toolkit.errors import trouble_with_files
from toolkit.package import folder
from toolkit.package.folder import BuiltAtOnce, PlaceTaken, whole_folder

__all__ = ["run"]

SEED = 7
NOBODY = 65534
QUICK = ("--documents", "card", "--formats", "html", "--today", "2026-03-20")


@pytest.mark.parametrize(
    ("attack", "count"),
    [(killing.attack, 14), (full_disk.attack, 50), (two_at_once.attack, 3)],
    ids=["killed", "a full disk", "two at once"],
)
def test_a_package_stays_whole(
    attack: Callable[[int, int, Path], Outcome], count: int, tmp_path: Path
) -> None:
    outcome = attack(count, SEED, tmp_path)
    assert outcome.found == () and outcome.tried == count


def test_where_folders_cannot_change_places_in_one_step_they_do_in_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    build(tmp_path, OLDER)
    build(tmp_path, NEWER)
    assert documents_in(tmp_path / REFERENCE) == NEWER and leftovers(tmp_path) == []


def test_a_system_without_that_call_is_told_from_one_that_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(folder, "_renameat2", lambda: None)
    assert not folder._exchanged(tmp_path / "one", tmp_path / "other")
    monkeypatch.undo()
    with pytest.raises(OSError, match="No such file"):
        folder._exchanged(tmp_path / "one", tmp_path / "nowhere")


def test_an_older_package_that_lost_its_place_is_put_back_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, OLDER)
    (tmp_path / REFERENCE).rename(tmp_path / f".{REFERENCE}.old")  # killed between two steps
    with pytest.raises(RuntimeError), whole_folder(tmp_path, REFERENCE):
        raise RuntimeError  # and the next one breaks
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []


def test_what_killed_builds_left_is_cleared_away(tmp_path: Path) -> None:
    for name in ("part", "old"):
        (tmp_path / f".{REFERENCE}.{name}").mkdir()
        (tmp_path / f".{REFERENCE}.{name}" / "half.html").write_text("half")
    (tmp_path / f".{REFERENCE}.lock").touch()
    build(tmp_path, OLDER)
    assert list(faults_in(tmp_path / REFERENCE)) == [] and leftovers(tmp_path) == []


def test_who_builds_what_is_being_built_is_told_to_wait(tmp_path: Path, run: Run) -> None:
    build(tmp_path, OLDER)
    with whole_folder(tmp_path, REFERENCE):
        ran = run("package", AMIRA, "--out", tmp_path, *QUICK)
        with pytest.raises(BuiltAtOnce):
            build(tmp_path, NEWER)
    assert ran.status == 1 and len(ran.err.splitlines()) == 1 and "Wait until it is done" in ran.err
    build(tmp_path, NEWER)


def test_in_a_batch_it_costs_that_case_alone(tmp_path: Path, run: Run) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    for name in ("amira", "robin"):
        source = (Path(AMIRA).parent / f"{name}.yaml").read_text(encoding="utf-8")
        (cases / f"{name}.yaml").write_text(source, encoding="utf-8")
    (cases / "amira-drawing.png").write_bytes((Path(AMIRA).parent / "amira-drawing.png").read_bytes())
    with whole_folder(tmp_path / "out", REFERENCE):
        ran = run("batch", cases, "--out", tmp_path / "out", "--documents", "my-views", *QUICK[2:])
    assert ran.status == 1 and "amira.yaml:1: another build" in ran.err
    assert "1 of 2 packages" in ran.out


@pytest.mark.parametrize("kind", ["file", "link", "link to nowhere"])
def test_what_is_no_folder_is_not_put_away(kind: str, tmp_path: Path, run: Run) -> None:
    elsewhere = tmp_path / "elsewhere"
    if kind == "file":
        (tmp_path / REFERENCE).write_text("somebody's notes")
    else:
        if kind == "link":
            elsewhere.mkdir()
        (tmp_path / REFERENCE).symlink_to(elsewhere)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(PlaceTaken):
        build(tmp_path, OLDER)
    ran = run("package", AMIRA, "--out", tmp_path, *QUICK)
    assert ran.status == 1 and "choose another --out" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_that_may_only_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    build(tmp_path, OLDER)
    tmp_path.chmod(0o555)
    child = os.fork()
    if child == 0:  # to the one who may do everything, a folder is never for reading only
        status = 1
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            with whole_folder(tmp_path, REFERENCE):
                pass
        except PermissionError as error:
            status = 0 if "Choose another --out" in trouble_with_files(error) else 2
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    tmp_path.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 0
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, 9999])
def test_trouble_with_the_disk_is_one_sentence_that_says_what_to_do(
    number: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*asked: object) -> None:
        raise OSError(number, os.strerror(number), str(tmp_path / "Secretname"))

    monkeypatch.setattr(cli, "build_package", fail)
    ran = run("package", AMIRA, "--out", tmp_path, *QUICK)
    assert ran.status == 1 and len(ran.err.splitlines()) == 1
    assert "Secretname" not in ran.err and "Nothing was changed" in ran.err
    assert any(remedy in ran.err for remedy in ("Choose", "choose", "Mend", "Make room"))


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_who_asks_the_program_to_stop_is_answered_with_a_sentence(
    asked: signal.Signals, tmp_path: Path
) -> None:
    build(tmp_path, OLDER)
    command = [sys.executable, "build.py", "package", AMIRA, "--out", str(tmp_path), "--formats", "pdf"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        while not (tmp_path / f".{REFERENCE}.part").exists():
            time.sleep(0.01)
        running.send_signal(asked)
        _, said = running.communicate()
    assert running.returncode == 1 and len(said.splitlines()) == 1 and said.startswith("Stopped")
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, SystemExit])
def test_who_stops_a_build_finds_the_older_package_and_nothing_else(
    stopped: type[BaseException], tmp_path: Path
) -> None:
    build(tmp_path, OLDER)
    with pytest.raises(stopped), whole_folder(tmp_path, REFERENCE) as part:
        (part / "half.html").write_text("half")
        raise stopped
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []
