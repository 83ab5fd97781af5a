"""More than one machine: batches of cases are handed to the workers of a dask.distributed scheduler that is there already.

Every machine has the same clone of the toolkit and sees the same folders: the cases are read and the packages put in place
by the worker that builds them, under the same lock, with the same records, as they are on one machine. Back comes what is
told of each case, and no word of it. If a worker is lost, the scheduler gives its batch to another one, and what had been
put in place by then is known by its record and is not built again.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from itertools import islice
from multiprocessing import current_process
from typing import TYPE_CHECKING, Any

from ..errors import Fault, InputFault, NotPutInPlace
from ..package.stock import read_stock
from .building import BuildCase, Outcome
from .crew import Crew
from .sources import CaseFile

if TYPE_CHECKING:
    from distributed import Client

CASES_A_BATCH = 20
BATCHES_A_WORKER = 3  # given out ahead, so that no worker waits
MOST_LOSSES = (
    3  # of workers that one batch of cases may outlive, beside those that the scheduler makes good itself
)
SECONDS_TO_ANSWER = 20
OPTION = "--scheduler"

NOT_THERE = "this needs dask.distributed. Set it up with: make setup-scale"
NO_ANSWER = "no scheduler answers at this address. Start one, or leave the option out."
NOBODY = "the scheduler has no workers. Start some, as docs/scale.md shows."
GONE = "the scheduler cannot be reached any more. Start it, then run this again: it goes on from here."
LOST = "the machines that were to build it were lost, again and again"
DAEMON = "the worker may start no processes of its own. Start it with --no-nanny."


@dataclass(slots=True)
class Region:
    """The workers behind one scheduler."""

    address: str
    losses: dict[int, int] = field(default_factory=dict)

    def build(self, tasks: Sequence[BuildCase]) -> Generator[Outcome]:
        """What comes of each case, in the order in which batches of them are done. Raises InputFault, NotPutInPlace."""
        from distributed import as_completed

        client = _client(self.address)
        try:
            workers = len(client.scheduler_info(n_workers=-1)["workers"])
            if not workers:
                raise InputFault([_fault(NOBODY)])
            waiting = _batches(tasks)
            with client.as_current():
                going = as_completed()
            given: dict[Any, tuple[BuildCase, ...]] = {}
            for batch in islice(waiting, workers * BATCHES_A_WORKER):
                self._give(client, batch, given, going)
            for done in going:
                batch = given.pop(done.key)
                yield from self._came(client, done, batch, given, going)
                for following in islice(waiting, 1):
                    self._give(client, following, given, going)
        except (OSError, TimeoutError):
            raise NotPutInPlace(GONE) from None
        finally:
            client.close(timeout=SECONDS_TO_ANSWER)

    def _give(self, client: Client, batch: tuple[BuildCase, ...], given: dict[Any, Any], going: Any) -> None:
        future = client.submit(build_some, tuple(map(_from_anywhere, batch)), pure=False, retries=0)
        given[future.key] = batch
        going.add(future)

    def _came(
        self, client: Client, done: Any, batch: tuple[BuildCase, ...], given: dict[Any, Any], going: Any
    ) -> Iterator[Outcome]:
        if done.status == "finished":
            outcomes = done.result()
            yield from (replace(one, source=task.source) for one, task in zip(outcomes, batch, strict=True))
            return
        if done.status == "cancelled":
            raise NotPutInPlace(GONE)
        error = done.exception()
        if isinstance(error, OSError):
            raise error
        first = id(batch[0])
        self.losses[first] = self.losses.get(first, 0) + 1
        if type(error).__name__ == "KilledWorker" and self.losses[first] <= MOST_LOSSES:
            self._give(client, batch, given, going)
            return
        why = LOST if type(error).__name__ == "KilledWorker" else type(error).__name__
        yield from (task.gave_up(why) for task in batch)


def _client(address: str) -> Client:
    """Raises InputFault where there is no scheduler, or no library to speak with one."""
    if find_spec("distributed") is None:
        raise InputFault([_fault(NOT_THERE)])
    from distributed import Client

    try:
        return Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise InputFault([_fault(NO_ANSWER)]) from None


def _fault(message: str) -> Fault:
    return Fault("command line", 1, OPTION, message)


def _batches(tasks: Sequence[BuildCase]) -> Iterator[tuple[BuildCase, ...]]:
    for first in range(0, len(tasks), CASES_A_BATCH):
        yield tuple(tasks[first : first + CASES_A_BATCH])


def _from_anywhere(task: BuildCase) -> BuildCase:
    """The task with every path from the root of the folders that the machines share.

    A package that somebody else seems to be building is waited for: it may be a worker that was lost a moment ago.
    """
    job = replace(task.job, out=task.job.out.resolve(), brand=task.job.brand.resolve(), waits=True)
    return replace(task, source=_whole(task.source), kin=tuple(map(_whole, task.kin)), job=job)


def _whole(source: CaseFile) -> CaseFile:
    return replace(source, path=source.path.resolve())


# ---------------------------------------------------------------- on the other machine

_ONE_AT_A_TIME = threading.Lock()


def build_some(tasks: Sequence[BuildCase]) -> list[Outcome]:
    """Build some cases, one after the other, in a process of this worker's own, under the same limits as anywhere."""
    if current_process().daemon:
        return [Outcome(task.source, trouble=DAEMON) for task in tasks]
    first = tasks[0].job
    crew = Crew(1, partial(read_stock, brand=first.brand))
    with _ONE_AT_A_TIME:
        found = {one.source: one for one in crew.carry_out(tasks, first.limits)}
    return [found[task.source] for task in tasks]
