"""Whether an answer keeps the promises: it ends with 0 or 2, says sentences and no values, touches and leaves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .running import Answer

CANARY = "Qxzvyjwk"  # stands in every hostile case, in a name that has no fault
SENTENCE = re.compile(r"(?:.*:\d+: .*[.…!?”)]|command line: .+|\d+ to mend\.)")
# What may stand in a message of itself, whatever was typed: shorter texts are words of our own sentences.
SHORTEST_TOLD = 9


def broken(answer: Answer, typed: Iterable[str] = (), out: Path | None = None) -> Iterator[str]:
    """Each promise that ``answer`` breaks. ``typed``: what must not be repeated; ``out``: empty after a fault."""
    if answer.escaped:
        yield f"it did not answer: {answer.escaped}"
        return
    if answer.status not in (0, 2):
        yield f"exit status {answer.status}: {answer.told[-200:].strip()}"
    if answer.seen:
        yield f"it touched what it may not: {', '.join(answer.seen[:4])}"
    yield from _about_words(answer, typed)
    if answer.status == 2 and out is not None and _is_refused(answer) and any(_left_in(out)):
        yield "something was left behind although the case was refused"


def _about_words(answer: Answer, typed: Iterable[str]) -> Iterator[str]:
    lines = answer.told.splitlines()
    if answer.status == 2 and not lines:
        yield "it was refused without a sentence"
    if "Traceback" in answer.told or "Error:" in answer.told:
        yield "a traceback was shown"
    for line in lines:
        if not SENTENCE.fullmatch(line):
            yield f"this is no sentence with its place: {line[:160]!r}"
            break
    said = answer.told + answer.said
    if any(not letter.isprintable() and letter not in "\n\t" for letter in said):
        yield "a message holds a character that no screen should be given"
    if CANARY in said:
        yield "a value of the case was repeated"
    if any(len(text) >= SHORTEST_TOLD and text in said for text in typed):
        yield "what was typed was repeated"


def _is_refused(answer: Answer) -> bool:
    """Whether the whole case was; where some documents were, the others are there."""
    return " is not made" not in answer.told and "are not made" not in answer.told


def _left_in(out: Path) -> Iterator[Path]:
    return out.iterdir() if out.is_dir() else iter(())
