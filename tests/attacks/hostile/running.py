"""Puts inputs before the command line one after another, in a process that is ended and replaced when an input hangs."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[3]
WORKER = Path(__file__).with_name("worker.py")
MOST_MEMORY = 3 * 1024**3  # of addresses; what is really taken is a small part of it, and is told
DAY = "2026-03-20"


@dataclass(frozen=True, slots=True)
class Job:
    """One call of the command line: its ``arguments``, and the folders that it may read and write."""

    arguments: tuple[str, ...]
    stands_in: Path
    reads: tuple[Path, ...] = ()
    writes: tuple[Path, ...] = ()
    programs: tuple[str, ...] = ()
    forgets: bool = False
    deadline_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job. ``escaped``: the exception that got past the command line, ``hung`` or ``died``."""

    status: int
    escaped: str = ""
    said: str = ""
    told: str = ""
    seconds: float = 0.0
    seen: tuple[str, ...] = ()
    opened: int = 0
    memory: int = 0


@dataclass(slots=True)
class Workers:
    """A process that answers; a new one takes its place after one that hung or died."""

    project: Path = ROOT
    process: subprocess.Popen[bytes] | None = None
    answers: int = -1
    replaced: int = 0

    @classmethod
    @contextmanager
    def at_work(cls, project: Path = ROOT) -> Iterator[Self]:
        """Workers that are ended at the end; ``project`` is where the command line is that answers."""
        workers = cls(project)
        try:
            yield workers
        finally:
            workers.end()

    def run(self, job: Job) -> Answer:
        """Put ``job`` before the command line and wait for the answer, or until its deadline is over."""
        process = self._working()
        line = json.dumps(
            {
                "arguments": job.arguments,
                "stands_in": str(job.stands_in),
                "reads": [str(one) for one in job.reads],
                "writes": [str(one) for one in job.writes],
                "programs": job.programs,
                "forgets": job.forgets,
            }
        )
        assert process.stdin is not None
        try:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            answered = self._line(job.deadline_s)
        except (TimeoutError, EOFError, BrokenPipeError) as stopped:
            self.end()
            self.replaced += 1
            return Answer(-1, "hung" if isinstance(stopped, TimeoutError) else "died", seconds=job.deadline_s)
        found: dict[str, Any] = json.loads(answered)
        return Answer(**{**found, "seen": tuple(found["seen"])})

    def end(self) -> None:
        """End the process that this started, and no other."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            with suppress(BrokenPipeError):  # there is nobody left to read
                self.process.stdin.close()
        os.close(self.answers)
        self.process = None

    def _working(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            self.answers, theirs = os.pipe()
            command: Sequence[str] = [
                sys.executable,
                str(WORKER),
                str(theirs),
                str(MOST_MEMORY),
                str(self.project),
            ]
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                pass_fds=(theirs,),
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            )
            os.close(theirs)
        return self.process

    def _line(self, seconds: float) -> bytes:
        """One line of the answers; raises TimeoutError where there is none in time, EOFError where there is nobody."""
        found = b""
        while not found.endswith(b"\n"):
            if not select.select([self.answers], [], [], seconds)[0]:
                raise TimeoutError
            more = os.read(self.answers, 1 << 16)
            if not more:
                raise EOFError
            found += more
        return found
