"""A plain-text file read back: as it was written before it was put into words, and against the rules of its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SAID_PHONE = re.compile(r"\b\d(?: \d)+(?:, \d(?: \d)*)*\b")
SAID_TIME = re.compile(r"\b(\d{1,2})(?::(\d\d))? ([ap]m)\b")
SAID_LETTERS = re.compile(r"(?<!\w)[A-Z](?: [A-Z])+(?!\w)")
# A number that was said (“0 1 6 3 2, 9”) is no fault, whatever digits an editor has put right behind it.
DIGITS_TOGETHER = re.compile(r"(?<![\w-])(?<!\d )(?:\+|0)(?! \d\b)[\d ()-]*\d{3}[ ()-]*\d{3,}(?![\w-])")
DRAWN = re.compile(r"[|_=*#~\u2500-\u257f]{3,}|-{3,}|\.{4,}|\t|[│┃|].*[│┃|]")
MOST_EMPTY_LINES = 2


def plain_text_as_text(txt: bytes) -> str:
    """The text with telephone numbers, times and initials as a page has them; digits of a phone stand together.

    An address stands at the end as it is written, so it needs nothing.
    """
    text = txt.decode()
    text = SAID_PHONE.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    text = SAID_TIME.sub(lambda found: f"{found[1]}{'.' + found[2] if found[2] else ''}{found[3]}", text)
    return SAID_LETTERS.sub(lambda found: found[0].replace(" ", ""), text)


def faults_in_plain_text(txt: bytes, labels: Mapping[str, str] = {}) -> list[str]:
    """What is wrong with the layout, a sentence each with its line; empty where nothing is.

    Below ``labels["said_addresses"]`` the addresses stand as they are written, and are not looked at.
    """
    try:
        text = txt.decode("utf-8")
    except UnicodeDecodeError:
        return ["It is not UTF-8."]
    faults = []
    if text.startswith("\ufeff"):
        faults.append("It begins with a byte order mark.")
    if "\r" in text:
        faults.append("A line ends in something else than LF.")
    if not text.endswith("\n") or text.endswith("\n\n"):
        faults.append("It does not end with one line's end.")
    if "\n" * (MOST_EMPTY_LINES + 2) in text or text.startswith("\n"):
        faults.append("There are empty lines that say nothing.")
    said, _, _ = text.partition(f"\n{labels['said_addresses']}\n" if labels else "\0")
    for number, line in enumerate(said.split("\n"), 1):
        faults.extend(f"Line {number}: {fault}" for fault in _faults_of_line(line))
    return faults


def _faults_of_line(line: str) -> Iterator[str]:
    if "  " in line or line != line.strip():
        yield "spaces put something in its place."
    if DRAWN.search(line):
        yield "something is drawn with characters."
    if DIGITS_TOGETHER.search(line):
        yield "a telephone number is not said digit by digit."
    if "@" in line or "://" in line:
        yield "an address is not put into words."
