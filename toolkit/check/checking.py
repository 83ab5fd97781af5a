"""Check guides, brands and case files, build nothing, and tell everything at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from ..assets import BRAND, GUIDES
from ..brand.reader import Brand
from ..case.reader import read_case, read_case_line, read_case_lines
from ..case.schema import Case
from ..errors import Fault, InputFault
from ..package.stock import make_vocabulary, read_brand_file, read_catalogues, read_guides
from ..reading.source import is_folder, is_lines
from .easy import easy_complaints, rules_by_language
from .words import complaints, read_word_rules

CASE_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, every fault in them, and advice that an author may leave."""

    count: int
    faults: list[Fault]
    advice: list[Fault] = field(default_factory=list)


def check(paths: Sequence[Path], today: date, brand: Path = BRAND) -> Checked:
    """Read the files of ``paths`` and tell what is to mend. Without paths: all guides and ``brand``.

    A brand is told by its name, ``brand.yaml``; one that is not the project's own is checked whatever the paths are.
    """
    guides = [path for path in paths if _is_guide(path)]
    brands = [path for path in paths if path.name == BRAND.name]
    cases = [path for path in paths if path not in guides and path not in brands]
    checked = _check_guides(guides) if guides or not paths else Checked(0, [])
    count, faults = checked.count, checked.faults
    for path in dict.fromkeys(brands if paths and brand == BRAND else [*brands, brand]):
        count += 1
        faults.extend(_faults_in(partial(read_brand_file, path)))
    for path in [file for case in cases for file in case_files(case)]:
        count += 1
        faults.extend(_check_case_file(path, today))
    return Checked(count, faults, checked.advice)


def _is_guide(path: Path) -> bool:
    try:
        place = path.resolve()
    except (OSError, RuntimeError):  # links that lead round in a ring
        return False
    return place == GUIDES or GUIDES in place.parents


def case_files(path: Path) -> list[Path]:
    """The case files that ``path`` is, or holds; raises InputFault where there is none."""
    if is_folder(path):
        found = sorted(file for file in path.iterdir() if file.suffix in CASE_SUFFIXES and file.is_file())
        if not found:
            raise InputFault(
                [Fault(str(path), 1, "", "there is no case file in this folder (.yaml, .json or .jsonl).")]
            )
        return found
    return [path]


def _check_guides(only: Sequence[Path]) -> Checked:
    wanted = [f"guides/{path.resolve().relative_to(GUIDES).as_posix()}".rstrip("/.") for path in only]

    def is_wanted(file: str) -> bool:
        return not wanted or any(file == name or file.startswith(f"{name}/") for name in wanted)

    try:
        library = read_guides()
        words = read_word_rules(GUIDES)
        faults = complaints(library, words, read_catalogues(), is_wanted)
        rules = rules_by_language(
            library, words.said_in_easy_read, words.long_words_that_are_known, words.longest_word_in_easy_read
        )
        not_easy, advice = easy_complaints(library, rules, make_vocabulary().long_facts, is_wanted)
        faults += not_easy
    except InputFault as fault:
        chosen = [one for one in fault.faults if is_wanted(one.file)]
        return Checked(len({one.file for one in chosen}), chosen)
    missing = [name for name in wanted if not (GUIDES.parent / name).exists()]
    faults += [Fault(name, 1, "", "there is no such guide. Check its name.") for name in missing]
    count = sum(is_wanted(source.file) for source in library.sources)
    return Checked(count, sorted(faults), sorted(advice))


def _check_case_file(path: Path, today: date) -> list[Fault]:
    if is_lines(path):
        lines = read_case_lines(path)
        return [
            fault
            for number, text in lines
            for fault in _faults_in(partial(read_case_line, text, number, str(path), today))
        ]
    return _faults_in(partial(read_case, path, today))


def _faults_in(read: Callable[[], Case | Brand]) -> list[Fault]:
    try:
        read()
    except InputFault as fault:
        return list(fault.faults)
    return []
