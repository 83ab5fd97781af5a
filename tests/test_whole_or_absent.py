"""A package is whole or absent, whatever happens while it is built; and whoever built it is told what to do."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from attacks import full_disk, killing, two_at_once
from attacks.outcome import Outcome
from attacks.wholeness import NEWER, OLDER, REFERENCE, build, documents_in, faults_in, leftovers
from cases import smallest_data
from conftest import ROOT
from test_cli import AMIRA, Run, run
from toolkit import cli, commands
from toolkit.errors import trouble_with_files
from toolkit.package import folder
from toolkit.package.folder import BuiltAtOnce, PlaceTaken, whole_folder

__all__ = ["run"]

SEED = 7
NOBODY = 65534
QUICK = ("--documents", "card", "--formats", "html", "--today", "2026-03-20")


@pytest.mark.parametrize(
    ("attack", "count"),
    [(killing.attack, 12), (full_disk.attack, 10), (two_at_once.attack, 3)],
    ids=["killed", "a full disk", "two at once"],
)
def test_a_package_stays_whole(
    attack: Callable[[int, int, Path], Outcome], count: int, tmp_path: Path
) -> None:
    outcome = attack(count, SEED, tmp_path)
    assert outcome.found == () and outcome.tried == count


def test_an_older_package_is_never_moved_away_before_the_newer_one_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, OLDER)
    moved: list[str] = []
    rename = Path.rename

    def note(path: Path, target: Path) -> Path:
        moved.append(path.name)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", note)
    build(tmp_path, NEWER)
    assert moved == [] and documents_in(tmp_path / REFERENCE) == NEWER


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, flock = tmp_path / "lock", fcntl.flock

    def lose_it_once(handle: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        flock(handle, how)
        path.unlink()  # by the build that had it, as it ended

    monkeypatch.setattr(fcntl, "flock", lose_it_once)
    with folder._locked(path):
        with pytest.raises(BuiltAtOnce), folder._locked(path):
            pass
        assert path.exists()
    assert not path.exists()


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


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_who_stops_between_two_steps_finds_the_older_package(
    stopped: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, OLDER)
    rename = Path.rename

    def stop(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise stopped
        return rename(path, target)

    monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(stopped):
        build(tmp_path, NEWER)
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []


def test_an_older_package_that_cannot_be_put_back_now_is_kept_for_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, OLDER)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target.name == REFERENCE:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(folder, "_exchanged", lambda one, other: False)
        broken.setattr(Path, "rename", refuse)
        with pytest.raises(OSError, match="put/output"):
            build(tmp_path, NEWER)
    with pytest.raises(RuntimeError), whole_folder(tmp_path, REFERENCE):
        raise RuntimeError
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []


@pytest.mark.parametrize("in_two", [False, True], ids=["one step", "two"])
def test_a_swap_that_the_disk_does_not_keep_is_undone(
    in_two: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, OLDER)
    sync = folder._sync

    def refuse(path: Path) -> None:
        if path == tmp_path:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(path)

    monkeypatch.setattr(folder, "_sync", refuse)
    if in_two:
        monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    with pytest.raises(OSError, match="No space"):
        build(tmp_path, NEWER)
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
    if child == 0:
        status = 1
        try:
            os.chdir(tmp_path)  # so that no folder above can be what refuses
            if os.getuid() == 0:
                os.setuid(NOBODY)  # to the one who may do everything, a folder is never for reading only
            status = 2 if documents_in(Path(REFERENCE)) != OLDER else 3
            with whole_folder(Path(), REFERENCE):
                status = 4
        except PermissionError as error:
            if status == 3 and "Choose another --out" in trouble_with_files(error):
                status = 0
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

    monkeypatch.setattr(commands, "build_package", fail)
    ran = run("package", AMIRA, "--out", tmp_path, *QUICK)
    assert ran.status == 1 and len(ran.err.splitlines()) == 1
    assert "Secretname" not in ran.err and "cannot be written" in ran.err
    assert any(remedy in ran.err for remedy in ("Choose", "choose", "Mend", "Make room"))


def test_a_disk_that_takes_no_more_stops_a_batch_with_one_sentence_and_what_is_in_place_is_whole(
    tmp_path: Path,
) -> None:
    cases, out = small_cases(tmp_path / "cases", 1), tmp_path / "out"
    command = [sys.executable, "build.py", "batch", str(cases), "--out", str(out), "--documents", "my-views"]
    built = partial(
        subprocess.run, [*command, *QUICK[2:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert built().returncode == 0
    for number in (2, 3):
        data = smallest_data(reference=f"LH-{number}")
        (cases / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")
    ran = built(preexec_fn=no_file_over_16_kib)
    assert ran.returncode == 1 and len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("The files cannot be written")
    assert [path.name for path in out.glob("LH*")] == ["LH-1"] and list(faults_in(out / "LH-1")) == []
    assert beside_packages(out) == []


def beside_packages(out: Path) -> list[str]:
    """What a batch leaves beside the packages, its records and its report."""
    kept = ("LH", "batch-report.")
    return [path.name for path in out.iterdir() if path.name != ".batch" and not path.name.startswith(kept)]


def no_file_over_16_kib() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, 16 * 1024))


# ---------------------------------------------------------------- stopped


def small_cases(folder: Path, count: int) -> Path:
    """A folder of small cases, LH-1 and on."""
    folder.mkdir()
    for number in range(1, count + 1):
        data = smallest_data(reference=f"LH-{number}")
        (folder / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def wait_for_a_build(out: Path) -> None:
    while not list(out.glob(".*.part")):
        time.sleep(0.005)


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_asked_to_stop_answers_with_a_sentence(asked: signal.Signals, tmp_path: Path) -> None:
    build(tmp_path / "out", OLDER)
    child = os.fork()
    if child == 0:
        with (tmp_path / "said").open("w") as said:
            os.dup2(said.fileno(), sys.__stderr__.fileno() if sys.__stderr__ else 2)
            sys.stderr = said
            sys.argv = ["build.py", "package", AMIRA, "--out", str(tmp_path / "out"), "--formats", "pdf"]
            try:
                cli.main()
            except SystemExit as left:
                said.flush()
                os._exit(int(left.code or 0))
            finally:
                os._exit(9)
    wait_for_a_build(tmp_path / "out")
    os.kill(child, asked)
    _, status = os.waitpid(child, 0)
    said_at_last = (tmp_path / "said").read_text()
    assert os.waitstatus_to_exitcode(status) == 1 and said_at_last.startswith("Stopped")
    assert len(said_at_last.splitlines()) == 1
    assert documents_in(tmp_path / "out" / REFERENCE) == OLDER and leftovers(tmp_path / "out") == []


def test_a_batch_of_several_processes_answers_ctrl_c_with_one_sentence_and_leaves_no_half(
    tmp_path: Path,
) -> None:
    cases, out = small_cases(tmp_path / "cases", 60), tmp_path / "out"
    command = [sys.executable, "build.py", "batch", str(cases), "--out", str(out), "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--documents", "my-views", *QUICK[2:]],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as running:  # fmt: skip
        wait_for_a_build(out)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to every process
        _, said = running.communicate()
    assert running.returncode == 1 and len(said.splitlines()) == 1 and said.startswith("Stopped")
    assert beside_packages(out) == []
    packages = list(out.glob("LH*"))
    assert len(packages) < 60
    assert [fault for package in packages for fault in faults_in(package)] == []


def test_ctrl_c_is_answered_with_a_sentence(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*asked: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "build_package", stop)
    ran = run("package", AMIRA, "--out", tmp_path, *QUICK)
    assert ran.status == 1 and ran.err.strip() and "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, SystemExit])
def test_who_stops_a_build_finds_the_older_package_and_nothing_else(
    stopped: type[BaseException], tmp_path: Path
) -> None:
    build(tmp_path, OLDER)
    with pytest.raises(stopped), whole_folder(tmp_path, REFERENCE) as part:
        (part / "half.html").write_text("half")
        raise stopped
    assert documents_in(tmp_path / REFERENCE) == OLDER and leftovers(tmp_path) == []
