"""Run the command line in a process of its own, broken on purpose as asked; then look through the process's memory.

``build_and_look.py [--break] [--kill] [--developer] [--proof] package CASE --out DIR …`` stands in a folder with
``words.json``: the words to look for, by the path of their fact. What was found goes to ``memory.json`` beside it. It
knows none of the words before the build is over, so whatever holds one has it from the case.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

# Where the toolkit and its engines may keep what they have learnt.
ENGINES = frozenset(
    {"weasyprint", "pydyf", "tinycss2", "cssselect2", "jinja2", "PIL", "fontTools", "pikepdf"}
)
READERS = frozenset({"ruamel", "pydantic", "markdown_it", "babel", "icalendar"})
KEEPERS = ENGINES | READERS | {"toolkit", "logging", "rich", "typer", "click"}


def main(arguments: list[str]) -> int:
    """Build, look, write down; gives the exit status of the build."""
    broken = {name for name in BREAKS if name in arguments}
    for name in broken:
        BREAKS[name]()
    status = _run([one for one in arguments if one not in broken])
    gc.collect()
    looked_at, found = words_in_memory(caches_and_modules(), json.loads(Path("words.json").read_text()))
    Path("memory.json").write_text(json.dumps({"looked_at": looked_at, "found": found}), encoding="utf-8")
    return status


def _run(arguments: list[str]) -> int:
    from toolkit import cli

    sys.argv[:] = ["build.py", *arguments]
    try:
        cli.main()
    except SystemExit as left:
        return int(left.code or 0)
    finally:
        sys.argv.clear()


def caches_and_modules() -> list[object]:
    """Every cache of a function, and every module of the toolkit and its engines."""
    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    modules = [vars(sys.modules[name]) for name in tuple(sys.modules) if name.split(".")[0] in KEEPERS]
    return [*caches, *modules]


def words_in_memory(roots: Iterable[object], words: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many objects can be reached from ``roots``, and the paths of the facts whose words stand in one of them."""
    seen = {id(words), id(sys.modules)}
    waiting = list(roots)
    found: set[str] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, types.FrameType):
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes | bytearray):
            text = one if isinstance(one, str) else bytes(one).decode("utf-8", "replace")
            folded = text.casefold()
            found.update(path for path, word in words.items() if word in folded)
        else:
            waiting.extend(gc.get_referents(one))
    return len(seen), sorted(found)


# ---------------------------------------------------------------- ways of breaking it


def _break_in_the_middle() -> None:
    """A fault of ours whose message holds values, as those of libraries do."""
    from toolkit.writers import table

    def broken(document: Any) -> table.Written:
        raise ValueError(f"cannot write {document!r}")

    table.WRITERS["txt"] = broken


def _kill_in_the_middle() -> None:
    from toolkit.writers import table

    def killing(document: Any) -> table.Written:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    table.WRITERS["brf"] = killing


def _be_a_developer() -> None:
    os.environ["LASTING_HOME_DEVELOPER"] = "1"


def _remember_a_value() -> None:
    """A cache that should not be there: a writer that remembers its last document."""
    from toolkit.writers import table

    write = table.WRITERS["html"]
    remembered: dict[str, Any] = {}

    def remembering(document: Any) -> table.Written:
        remembered["last"] = document
        return write(document)

    table.WRITERS["html"] = remembering


BREAKS: Mapping[str, Callable[[], None]] = {
    "--break": _break_in_the_middle,
    "--kill": _kill_in_the_middle,
    "--developer": _be_a_developer,
    "--remember": _remember_a_value,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
