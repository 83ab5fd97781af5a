"""The processes of a batch: what takes too much or dies costs one document, and nothing is lost or done twice."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.batch.crew import DIED, Crew, Tell
from toolkit.batch.limits import Limits, use_of

LIMITS = Limits(seconds=1, mebibytes=400)
DOCUMENTS = 3
MIB = 1024 * 1024


def _spin() -> None:
    while True:
        pass


def _swell() -> None:
    held = []
    while True:
        held.append(bytearray(60 * MIB))
        time.sleep(0.01)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fail() -> None:
    raise ValueError("Secretname")


def _fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "Secretname")


@dataclass(frozen=True)
class Documents:
    """A task of three documents; in the second something happens, once (the file ``once`` is there then) or each time."""

    name: int
    happens: Callable[[], None] | None = None
    once: Path | None = None

    def carry_out(self, tell: Tell, without: Mapping[int, str]) -> tuple[int, list[int], dict[int, str]]:
        made = []
        for number in range(DOCUMENTS):
            tell(number)
            if number in without:
                continue
            if number == 1 and self.happens and not (self.once and self.once.exists()):
                if self.once:
                    self.once.touch()
                self.happens()
            made.append(number)
        return self.name, made, dict(without)

    def gave_up(self, why: str) -> tuple[int, list[int], dict[int, str]]:
        return self.name, [], {-1: why}


def nothing() -> None:
    """There is nothing to get ready."""


def carried_out(*tasks: Documents, jobs: int = 2) -> dict[int, tuple[list[int], dict[int, str]]]:
    found: dict[int, tuple[list[int], dict[int, str]]] = {}
    for name, made, without in Crew(jobs, nothing).carry_out(tasks, LIMITS):
        assert name not in found
        found[name] = made, without
    return found


def others() -> Iterator[Documents]:
    return (Documents(name) for name in range(1, 6))


WHOLE: tuple[list[int], dict[int, str]] = ([0, 1, 2], {})


@pytest.mark.parametrize(("happens", "told"), [(_spin, "1 seconds"), (_swell, "400 MiB"), (_die, DIED)])
def test_what_takes_too_much_or_dies_costs_that_document_only(happens: Callable[[], None], told: str) -> None:
    found = carried_out(Documents(0, happens), *others())
    made, without = found.pop(0)
    assert made == [0, 2] and list(without) == [1] and told in without[1]
    assert found == dict.fromkeys(range(1, 6), WHOLE)


def test_a_process_that_was_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    found = carried_out(Documents(0, _die, tmp_path / "died"), *others())
    assert found == dict.fromkeys(range(6), WHOLE)


def test_a_fault_of_ours_is_told_by_its_kind_and_not_by_its_words() -> None:
    found = carried_out(Documents(0, _fail), *others())
    assert found[0] == ([], {-1: "ValueError"})
    assert len(found) == 6


def test_a_full_disk_stops_all_and_names_no_file() -> None:
    with pytest.raises(OSError, match="space") as told:
        carried_out(Documents(0, _fill_the_disk))
    assert told.value.errno == errno.ENOSPC and "Secretname" not in str(told.value)


def test_tasks_are_taken_as_processes_are_free_and_not_before() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Documents]:
        for name in range(100):
            taken.append(name)
            yield Documents(name)

    with closing(Crew(2, nothing).carry_out(tasks(), LIMITS)) as going:
        next(going)
        assert len(taken) <= 4


def test_one_process_that_has_grown_is_replaced_by_a_fresh_one() -> None:
    tired = Crew(1, nothing)
    processes = [name for name, _, _ in tired.carry_out([Process(0), Process(1)], Limits(60, 4000, tired=1))]
    assert len(set(processes)) == 2 and tired.peak > 1


@dataclass(frozen=True)
class Process(Documents):
    """A task that tells which process it was carried out in."""

    def carry_out(self, tell: Tell, without: Mapping[int, str]) -> tuple[int, list[int], dict[int, str]]:
        return os.getpid(), [], {}


def test_what_a_process_uses_is_told_in_seconds_and_mebibytes() -> None:
    used = use_of(os.getpid())
    assert 0 < used.seconds < 100_000 and 10 < used.mebibytes < 10_000
    assert use_of(2**22 + 1) == use_of(2**22 + 2)
