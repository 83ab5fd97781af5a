"""Warm processes that carry out tasks, and a watch over them: one that takes too much or dies costs one document only.

Each process has everything read that does not depend on a case before it is given work. It tells which document it begins;
the watch stops a process whose document takes more than its limits, and the task goes to a fresh one without that
document. A process that dies of itself has its task given out once more as it was, and then without the document
that it died in. A process that was made warm is copied, so a fresh one is there in a moment.
"""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import connection, forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from ..assets import ROOT
from ..errors import ExitStatus
from .limits import UNTOLD, USUAL, Limits, Use, use_of

WATCHED_EVERY = 0.1  # seconds
PATIENCE = 20.0  # seconds that a process has to clear up
WARM = "toolkit.batch.warm"
MOST_DEATHS = 2  # of processes that had begun no document, or always another one
DIED = "the program that makes the pages broke down on it, twice."
ASK_TO_END, OF_PARENTS_DEATH = signal.SIGTERM, 1

Result = TypeVar("Result", covariant=True)
Tell = Callable[[int], None]


class Task(Protocol[Result]):
    """Something to do in another process; it can be pickled, as what comes of it can."""

    def carry_out(self, tell: Tell, without: Mapping[int, str]) -> Result:
        """Do it. ``tell`` the number of each document as it begins; leave out those in ``without``, for that reason."""

    def gave_up(self, why: str) -> Result:
        """What came of it where it could not be carried out at all."""


@dataclass(slots=True)
class _Given(Generic[Result]):
    """A task, what it is to be carried out without, and where a process has died of itself in it."""

    task: Task[Result]
    without: dict[int, str] = field(default_factory=dict)
    died_in: int | None = None
    deaths: int = 0


@dataclass(slots=True)
class _Hand(Generic[Result]):
    """One process: what it has been given, and since when the document in hand has been going on."""

    process: BaseProcess
    pipe: Connection
    given: _Given[Result] | None = None
    document: int | None = None
    began: float = 0
    before: Use = UNTOLD


@dataclass(slots=True)
class Crew:
    """``jobs`` processes. ``ready`` is called in each before it is given anything.

    ``peak`` is the most that one of them was seen to have in use, in mebibytes.
    """

    jobs: int
    ready: Callable[[], object]
    peak: float = 0
    limits: Limits = field(default=USUAL, init=False)

    def carry_out(self, tasks: Iterable[Task[Result]], limits: Limits = USUAL) -> Generator[Result]:
        """What comes of each task, in the order in which they are done; one is taken whenever a process is free.

        Raises the OSError of a process: a full disk is the same for every task. Closed or interrupted, it asks the
        processes to end, and they clear up.
        """
        self.limits = limits
        waiting = _Waiting(iter(tasks))
        hands: list[_Hand[Result]] = []
        try:
            while True:
                self._hand_out(waiting, hands)
                busy = [hand for hand in hands if hand.given]
                if not busy:
                    return
                pipes = {hand.pipe: hand for hand in busy}
                for pipe in connection.wait(list(pipes), WATCHED_EVERY):
                    yield from self._heard(pipes[pipe], hands, waiting)  # type: ignore[index]
                for hand in busy:
                    if hand in hands and hand.given:
                        self._watch(hand, hands, waiting)
        finally:
            _end(hands)

    def _hand_out(self, waiting: _Waiting[Result], hands: list[_Hand[Result]]) -> None:
        for place in range(self.jobs):
            if place < len(hands) and hands[place].given:
                continue
            given = waiting.next()
            if given is None:
                return
            if place == len(hands):
                hands.append(self._start())
            hand = hands[place]
            hand.given, hand.document = given, None
            hand.began, hand.before = time.monotonic(), use_of(hand.process.pid or 0)
            with suppress(OSError):  # if it has died, that is heard from its pipe
                hand.pipe.send((given.task, given.without))

    def _start(self) -> _Hand[Result]:
        ours, theirs = connection.Pipe()
        process = _context().Process(target=_serve, args=(theirs, self.ready), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)

    def _heard(
        self, hand: _Hand[Result], hands: list[_Hand[Result]], waiting: _Waiting[Result]
    ) -> Iterator[Result]:
        try:
            kind, said = hand.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(hand, hands, waiting)
            return
        used = use_of(hand.process.pid or 0)
        self.peak = max(self.peak, used.mebibytes)
        match kind:
            case "begins":
                hand.document, hand.began, hand.before = said, time.monotonic(), used
            case "done":
                hand.given = None
                if used.mebibytes > self.limits.tired:
                    hands.remove(hand)
                    _end([hand])
                yield said
            case "trouble":
                raise said

    def _watch(self, hand: _Hand[Result], hands: list[_Hand[Result]], waiting: _Waiting[Result]) -> None:
        """Stop a process whose document takes too much, and give its task out again without that document.

        What has been left out already is not watched: it would be stopped for ever.
        """
        if hand.document is None or hand.given is None or hand.document in hand.given.without:
            return
        now = use_of(hand.process.pid or 0)
        self.peak = max(self.peak, now.mebibytes)
        used = replace(now, seconds=now.seconds - hand.before.seconds)
        why = self.limits.breach(used, time.monotonic() - hand.began)
        if why:
            _kill(hand, hands)
            hand.given.without[hand.document] = why
            waiting.put_back(hand.given)

    def _died(
        self, hand: _Hand[Result], hands: list[_Hand[Result]], waiting: _Waiting[Result]
    ) -> Iterator[Result]:
        given = hand.given
        _kill(hand, hands)
        if given is None:
            return
        given.deaths += 1
        if hand.document is not None and given.died_in == hand.document:
            given.without[hand.document] = DIED
        elif given.deaths > MOST_DEATHS:
            yield given.task.gave_up("the process that made it ended before it was done, again and again")
            return
        given.died_in = hand.document
        waiting.put_back(given)


@dataclass(slots=True)
class _Waiting(Generic[Result]):
    """The tasks that are still to be given out: those that came back go first."""

    tasks: Iterator[Task[Result]]
    again: deque[_Given[Result]] = field(default_factory=deque)

    def put_back(self, given: _Given[Result]) -> None:
        self.again.append(given)

    def next(self) -> _Given[Result] | None:
        if self.again:
            return self.again.popleft()
        task = next(self.tasks, None)
        return _Given(task) if task is not None else None


# ---------------------------------------------------------------- ending


def _kill(hand: _Hand[Any], hands: list[_Hand[Any]]) -> None:
    hands.remove(hand)
    hand.process.kill()
    hand.process.join()
    hand.pipe.close()


def _end(hands: list[_Hand[Any]]) -> None:
    """Let each process clear up and end; one that has nothing in hand ends when its pipe is closed."""
    for hand in hands:
        if hand.given:
            hand.process.terminate()
        hand.pipe.close()
    for hand in hands:
        hand.process.join(PATIENCE)
        if hand.process.is_alive():
            hand.process.kill()
            hand.process.join()


# ---------------------------------------------------------------- in the other process


def _serve(pipe: Connection, ready: Callable[[], object]) -> None:
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(ASK_TO_END, signal.default_int_handler)
    try:
        ready()
        while True:
            task, without = pipe.recv()
            pipe.send(_carried_out(task, without, pipe))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # whoever gave out the work is gone
    except KeyboardInterrupt:
        os._exit(ExitStatus.FAILED)


def _carried_out(task: Task[Any], without: Mapping[int, str], pipe: Connection) -> tuple[str, Any]:
    try:
        return "done", task.carry_out(lambda number: pipe.send(("begins", number)), without)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except OSError as error:
        return "trouble", OSError(error.errno, os.strerror(error.errno or 0))
    except Exception as error:
        return "done", task.gave_up(type(error).__name__)


def _end_with_parent() -> None:
    """Be asked to end when the process that started this one is gone, even if it was killed. Linux only."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(OF_PARENTS_DEATH, ASK_TO_END)


def _context() -> Any:
    """Processes are copies of one that has read all guides and loaded all engines, and that no Ctrl-C reaches.

    A terminal sends Ctrl-C to every process; only the first shall answer, and asks the others to stop. Processes inherit
    it from the one that they are copies of, so it holds while they load, too.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([WARM])
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN) if _is_main_thread() else None
    path = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), path)))
    try:
        forkserver.ensure_running()
    finally:
        if path is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = path
        if heard is not None:
            signal.signal(signal.SIGINT, heard)
    return context


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
