"""Read one YAML 1.2 (or JSON) text as plain data, and remember the line of every key and entry.

Only what a person would type is accepted: no tags, aliases or directives, no second key of the same name, bounded
size and depth. Values are text, ``int``, ``Decimal``, ``bool`` or None by YAML 1.2's core rules, so ``No`` stays text;
figures with a leading zero or a plus (a phone) stay text too.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..errors import Fault, InputFault

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 20
MOST_NODES = 10_000
MOST_LINES = 20_000

# A directive before the first document. A case needs none, and a file full of them takes the parser seconds.
DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
NOT_IN_YAML = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a name of a field looks like. Other names in a file may be somebody's words, so messages leave them out.
FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")

NULL = re.compile(r"~|null|Null|NULL|")
TRUE = re.compile(r"true|True|TRUE")
FALSE = re.compile(r"false|False|FALSE")
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says: ``data``; ``lines`` from each path to its line, from 1; ``begins`` where a block text does."""

    file: str
    data: Any
    lines: dict[Path_, int]
    begins: dict[Path_, int]

    def line(self, path: Path_) -> int:
        """The line of ``path``, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path_, message: str, below: int | None = None) -> Fault:
        """A fault at ``path``; ``below`` counts lines from the first line of a long text."""
        line = self.line(path) if below is None else self.begins.get(path, self.line(path)) + below
        return Fault(self.file, line, dotted(path), message)


def dotted(path: Path_) -> str:
    """``('carers', 0, 'name')`` as ``carers.0.name``."""
    return ".".join(map(str, path))


def sayable(path: Path_) -> Path_:
    """``path`` up to the first name that does not look like the name of a field."""
    return tuple(takewhile(lambda step: isinstance(step, int) or FIELD_NAME.fullmatch(step), path))


def read_file(path: Path, shown_as: str | None = None) -> Source:
    """Read ``path``; raises InputFault with the sentence that says what to do."""
    shown = shown_as or str(path)
    return read_bytes(bytes_of_file(path, shown), shown)


def bytes_of_file(path: Path, shown_as: str | None = None) -> bytes:
    """What ``path`` holds, at most one byte more than a file may have; raises InputFault as ``read_file`` does."""
    shown = shown_as or str(path)
    try:
        raw = _bytes_of(path)
    except FileNotFoundError:
        raise InputFault([Fault(shown, 1, "", "there is no such file. Check its name and folder.")]) from None
    except OSError:
        raise InputFault(
            [Fault(shown, 1, "", "the file cannot be opened. Check that you may read it.")]
        ) from None
    if raw is None:
        raise InputFault(
            [Fault(shown, 1, "", "this is not a file. Give the name of a file with text in it.")]
        )
    return raw


def _bytes_of(path: Path) -> bytes | None:
    """At most one byte more than a file may have; None for a pipe or a device, which might never end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read(MOST_BYTES + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder. What cannot be looked at is none: whoever reads it is told why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_lines(path: Path) -> bool:
    """Whether ``path`` is a file with a case a line."""
    try:
        return path.suffix == ".jsonl" and path.is_file()
    except OSError:
        return False


def read_bytes(raw: bytes, shown_as: str) -> Source:
    """Read the bytes of a file that messages call ``shown_as``; raises InputFault."""
    if len(raw) > MOST_BYTES:
        raise InputFault(
            [Fault(shown_as, 1, "", "the file is over 1 MiB. A case file is a few pages of text.")]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputFault(
            [Fault(shown_as, line, "", "this is not UTF-8 text. Save the file as UTF-8.")]
        ) from None
    return _Builder(shown_as).build(text)


class _Builder:
    """Turns the parser's events into data, one recursive step a collection."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {}
        self.begins: dict[Path_, int] = {}
        self.faults: list[Fault] = []
        self.nodes = 0

    def build(self, text: str) -> Source:
        self._refuse_what_no_case_needs(text)
        try:
            events = iter(YAML(typ="safe", pure=True).parse(text))
            data = self._document(events)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._stop((mark.line if mark else 0) + 1, _problem(error))
        except (YAMLError, ValueError):
            self._stop(1, UNREADABLE)
        if self.faults:
            raise InputFault(self.faults)
        return Source(self.file, data, self.lines, self.begins)

    def _refuse_what_no_case_needs(self, text: str) -> None:
        if text.count("\n") > MOST_LINES:
            self._stop(MOST_LINES, "the file has too many lines. A case file is a few pages of text.")
        if found := NOT_IN_YAML.search(text):
            line = text.count("\n", 0, found.start()) + 1
            self._stop(
                line, "there is a character here that cannot be printed. Type the line again as plain text."
            )
        if found := DIRECTIVE.match(text):
            line = text.count("\n", 0, found.end()) + 1
            self._stop(line, "lines that begin with % are not used here. Remove it.")

    def _document(self, events: Iterator[Event]) -> Any:
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(_line(event), "a second document begins here (---). Keep one in a file.")
                data = self._node(next(events), events, (), 0)
            elif isinstance(event, StreamEndEvent):
                break
        return data

    def _node(self, event: Event, events: Iterator[Event], path: Path_, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(_line(event), "the file holds too many entries. A case file is a few pages of text.")
        if depth > MOST_DEPTH:
            self._stop(_line(event), f"this is nested more than {MOST_DEPTH} levels deep.")
        self.lines.setdefault(path, _line(event))
        if isinstance(event, AliasEvent):
            self._stop(_line(event), "references (*name) are not used here. Write the text out again.")
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag not in (None, "!"):
            self._stop(_line(event), TAGGED)
        match event:
            case ScalarEvent():
                if event.style in ("|", ">"):
                    self.begins[path] = _line(event) + 1  # a block text begins on the line after its mark
                return _scalar(event)
            case MappingStartEvent():
                return self._mapping(events, path, depth)
            case SequenceStartEvent():
                return self._sequence(events, path, depth)
        raise AssertionError(event)

    def _mapping(self, events: Iterator[Event], path: Path_, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if not isinstance(event, (ScalarEvent, AliasEvent, CollectionStartEvent)):
                return found
            key = self._key(event)
            if key in found:
                shown = dotted(sayable((*path, key)))
                self.faults.append(
                    Fault(self.file, _line(event), shown, "this name is here twice. Keep one.")
                )
            self.lines[(*path, key)] = _line(event)
            found[key] = self._node(next(events), events, (*path, key), depth + 1)
        return found

    def _key(self, event: Event) -> str:
        if not isinstance(event, ScalarEvent):
            self._stop(_line(event), "a name should stand before the colon here.")
        if event.tag not in (None, "!"):
            self._stop(_line(event), TAGGED)
        return str(event.value)

    def _sequence(self, events: Iterator[Event], path: Path_, depth: int) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if not isinstance(event, (ScalarEvent, AliasEvent, CollectionStartEvent)):
                return found
            found.append(self._node(event, events, (*path, len(found)), depth + 1))
        return found

    def _stop(self, line: int, message: str) -> NoReturn:
        raise InputFault([*self.faults, Fault(self.file, line, "", message)])


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


TAGGED = "tags (!name) are not used here. Write the plain value."
UNREADABLE = (
    "this cannot be read as YAML. Look at the spaces at the start of the line, at quotes and at brackets."
)


def _problem(error: MarkedYAMLError) -> str:
    """The parser's own words name marks, never values; they are kept short and given a remedy."""
    told = (error.problem or "").lower()
    if "mapping values are not allowed" in told:
        return "there is a colon in the middle of this text. Put the whole text in quotes."
    if "tab" in told or "\\t" in told:
        return "there is a tab here. Use spaces."
    if "alias" in told:
        return "references (*name) are not used here. Write the text out again, or put it in quotes."
    return UNREADABLE


def _scalar(event: ScalarEvent) -> Any:
    text = str(event.value)
    if event.style is not None and event.style != "":
        return _whole_characters(text)
    if NULL.fullmatch(text):
        return None
    if TRUE.fullmatch(text):
        return True
    if FALSE.fullmatch(text):
        return False
    if INTEGER.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        return Decimal(text)
    return text


def _whole_characters(text: str) -> str:
    """JSON writes a character beyond the first plane as two halves; they are put together. A lone half stays."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
