"""liblouis, asked once for many lines: text to braille and back, in ASCII braille (BRF).

The words go in by standard input, never on the command line; no shell is between; the environment is fixed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence

from .errors import BrailleNotThere, NoAnswer

PROGRAM = "lou_translate"
DISPLAY = "en-us-brf.dis"
CONTRACTED, UNCONTRACTED = "en-ueb-g2.ctb", "en-ueb-g1.ctb"
# Languages of another script than English braille has signs for: their words are in their own braille, as one reads them.
# Only those whose tables read back what they wrote, in plain ASCII braille.
OWN_TABLES = {"ar": "ar-ar-g1.utb", "ur": "ur-pk-g1.utb"}
SECONDS = 60  # a whole document takes a fiftieth of one
# The program reads so many characters of a line and makes a new line of the rest, so longer ones are cut at a space before.
LONGEST_LINE_BYTES = 1000
LAST_SPACE = re.compile(r" (?=[^ ]*\Z)")


def to_braille(lines: Sequence[str], table: str = CONTRACTED) -> list[str]:
    """Each line in ASCII braille, one for one; raises BrailleNotThere, NoAnswer."""
    return _asked("--forward", lines, table)


def to_text(lines: Sequence[str], table: str = CONTRACTED) -> list[str]:
    """Each line of ASCII braille as text, one for one; raises BrailleNotThere, NoAnswer."""
    return _asked("--backward", lines, table)


def own_table(language: str) -> str | None:
    """The table of a language that has its own braille here, by its tag; None where English's letters do."""
    return OWN_TABLES.get(language.partition("-")[0])


def _asked(direction: str, lines: Sequence[str], table: str) -> list[str]:
    pieces = [list(_cut(" ".join(line.split()))) for line in lines]
    answer = iter(_run(direction, [piece for line in pieces for piece in line], table))
    return [" ".join(next(answer) for _ in line).strip() for line in pieces]


def _run(direction: str, lines: list[str], table: str) -> list[str]:
    program = shutil.which(PROGRAM)
    if program is None:
        raise BrailleNotThere
    try:
        done = subprocess.run(
            [program, direction, f"{DISPLAY},{table}"],
            input="".join(f"{line}\n" for line in lines).replace("\\", "\\\\"),  # it reads \x41 as A
            encoding="utf-8",
            env={"LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it repeats what it was given
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, UnicodeDecodeError):
        raise NoAnswer from None  # its own words would repeat what it was given
    answer = done.stdout.removesuffix("\n").split("\n") if done.stdout else []
    if not answer and lines:  # it says that a table is missing, and calls that success
        raise BrailleNotThere
    if len(answer) != len(lines):
        raise NoAnswer
    return answer


def _cut(line: str) -> Iterator[str]:
    """The line in pieces that the program reads whole, each cut at a space; one empty piece for an empty line."""
    while len(line.encode()) > LONGEST_LINE_BYTES:
        head = line.encode()[:LONGEST_LINE_BYTES].decode(errors="ignore")
        space = LAST_SPACE.search(head)
        cut = space.start() if space else len(head)
        yield line[:cut]
        line = line[cut:].lstrip()
    yield line
