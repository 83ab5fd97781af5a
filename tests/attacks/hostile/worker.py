"""One process that answers inputs through the real command line, watched and held to bounds of memory.

A job is a line of JSON on stdin: the arguments, the folder to stand in, what may be read and written. An answer is a line
of JSON on the file that the first argument numbers. The second says how many bytes of memory may be taken, the third where
the project is whose command line answers. A job that does not end is ended from outside, with this process.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [sys.argv[3], str(Path(__file__).resolve().parents[2])]

from attacks.hostile.watch import Watch  # noqa: E402

WATCH = Watch()
sys.addaudithook(WATCH.hook)  # before anything of the toolkit is loaded

KEPT_WORDING = Path(sys.argv[3], ".cache")
MOST_BYTES_OF_ANSWER = 4_000_000


def answer(job: dict[str, Any], started: Any) -> dict[str, Any]:
    """Run the command line once; what it said, how it ended, and what it touched."""
    said, told = (
        io.TextIOWrapper(io.BytesIO(), "utf-8", errors=how) for how in ("strict", "backslashreplace")
    )
    kept = sys.argv, sys.stdout, sys.stderr
    sys.argv, sys.stdout, sys.stderr = ["build.py", *job["arguments"]], said, told
    os.chdir(job["stands_in"])
    reads, writes = [Path(one) for one in job["reads"]], [KEPT_WORDING, *map(Path, job["writes"])]
    began, escaped, status = time.process_time(), "", 0
    WATCH.begin(reads, writes, tuple(job["programs"]))
    try:
        started()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException as error:
        escaped = type(error).__name__
    finally:
        WATCH.end()
        sys.argv, sys.stdout, sys.stderr = kept
    return {
        "status": status,
        "escaped": escaped,
        "said": _text(said),
        "told": _text(told),
        "seconds": time.process_time() - began,
        "seen": sorted(set(WATCH.seen))[:20],
        "opened": WATCH.opened,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()[:MOST_BYTES_OF_ANSWER].decode("utf-8", "backslashreplace")


@dataclass
class Alone:
    """In the place of a batch's crew: its tasks are carried out in this process, where they are watched."""

    jobs: int
    ready: Callable[[], None]
    peak: float = 0

    def carry_out(self, tasks: Iterable[Any], limits: Any = None) -> Iterator[Any]:
        for task in tasks:
            yield task.carry_out(lambda number: None, {})


def main() -> None:
    """Answer jobs until stdin ends."""
    answers = os.fdopen(int(sys.argv[1]), "w", encoding="utf-8")
    most = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from toolkit import cli, commands  # noqa: F401  (the engines look for the system's libraries, whatever the case)
    from toolkit.batch import running
    from toolkit.package import stock
    from toolkit.writers import pdf  # noqa: F401

    vars(running)["Crew"] = Alone
    for line in sys.stdin:
        job = json.loads(line)
        answers.write(json.dumps(answer(job, cli.main)) + "\n")
        answers.flush()
        if job["forgets"]:  # what a process reads once, where that is what was hostile
            stock.read_guides.cache_clear()
            stock._stock.cache_clear()


if __name__ == "__main__":
    main()
