"""Where the words of a guide need easy words beside them: each place with its plain words and its easy rows.

Works on the file as it was written, so that every complaint has its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..content.blocks import EasyRow
from ..reading.source import Path_

INSTEAD = ("otherwise", "if_unknown", "if_withheld", "none")
HEADED = {
    "heading": "easy_heading",
    "question": "easy_heading",
    "title": "easy_title",
    "subtitle": "easy_subtitle",
}
SAID = ("say", "note", "write", "draw")
BLOCKS = frozenset({"words", "answer", "opening", "sections"})
PARTS = frozenset({"panels", "road"})
OWN_TITLE = frozenset({"note"})  # a box in easy read has no title


@dataclass(frozen=True, slots=True)
class Row:
    """A row of easy words. ``path`` leads to its words."""

    path: Path_
    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that need easy words. ``plain`` is what they say; ``rows`` is empty where nothing is written yet."""

    path: Path_
    plain: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A few words that stand in easy read as they are: a heading, or its easy form. ``key`` is where that form goes."""

    path: Path_
    words: str
    key: str


def units(data: Any, path: Path_ = ()) -> Iterator[Unit | Label]:
    """Every unit and label of a words file, or of one piece of wording, in order."""
    if isinstance(data, list):
        for index, value in enumerate(data):
            yield from _block(value, (*path, index))
    else:
        yield from _block(data, path)


def _block(data: Any, path: Path_) -> Iterator[Unit | Label]:
    if isinstance(data, str | int):
        yield Unit(path, (str(data),), ())
    elif isinstance(data, dict):
        yield from _labels(data, path)
        yield from _said(data, path)
        yield from _entries(data, path)
        for key in INSTEAD:
            if key in data and "columns" not in data:
                yield _instead(data[key], (*path, key))
        for key, value in data.items():
            if key in BLOCKS:
                yield from units(value, (*path, key))
            elif key in PARTS:
                for index, part in enumerate(value):
                    yield from _block(part, (*path, key, index))


def _labels(data: Mapping[str, Any], path: Path_) -> Iterator[Label]:
    for key, easy in HEADED.items():
        if key in data and not data.keys() & OWN_TITLE:
            used = easy if easy in data else key
            yield Label((*path, used), str(data[used]), easy)


def _said(data: Mapping[str, Any], path: Path_) -> Iterator[Unit]:
    for key in SAID:
        if key in data:
            yield Unit((*path, key), (str(data[key]),), _rows(data.get("easy"), (*path, "easy")))
    if "table" in data:
        yield _table(data, path)


def _table(data: Mapping[str, Any], path: Path_) -> Unit:
    table = data["table"]
    repeated = bool(table.get("for_each"))
    cells = [table.get("row", [])] if repeated else table.get("rows", [])
    plain = tuple(str(cell) for row in cells for cell in row if cell)
    holder, below = (table, (*path, "table")) if repeated else (data, path)
    return Unit((*path, "table"), plain, _rows(holder.get("easy"), (*below, "easy")))


def _entries(data: Mapping[str, Any], path: Path_) -> Iterator[Unit]:
    for key, names in (("ticks", ("say",)), ("details", ("label", "value")), ("fields", ("label", "hint"))):
        for index, entry in enumerate(data.get(key) or ()):
            here = (*path, key, index)
            if isinstance(entry, dict):
                plain = tuple(str(entry[name]) for name in names if name in entry)
                yield Unit(here, plain, _rows(entry.get("easy"), (*here, "easy")))
                for name in ("if_unknown", "if_withheld"):
                    if name in entry:
                        yield _instead(entry[name], (*here, name))
            else:
                yield Unit(here, (str(entry),), ())


def _instead(value: Any, path: Path_) -> Unit:
    if isinstance(value, dict):
        return Unit(path, (str(value.get("say", "")),), _rows(value.get("easy"), (*path, "easy")))
    return Unit(path, (str(value),), ())


def _rows(easy: Any, path: Path_) -> tuple[Row, ...]:
    rows = [easy] if isinstance(easy, dict) else easy or []
    return tuple(_row(row, (*path, index) if easy is rows else path) for index, row in enumerate(rows))


def _row(row: Mapping[str, Any], path: Path_) -> Row:
    if row.keys() & EasyRow.model_fields.keys():
        return Row((*path, "say"), str(row["picture"]), str(row["say"]))
    ((picture, words),) = row.items()
    return Row((*path, picture), str(picture), str(words))
