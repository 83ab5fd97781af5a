"""The listed inputs, each put before ``check`` and ``package``: payloads, addresses, files, shapes, arguments."""

from __future__ import annotations

import json
import random
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attacks.outcome import Outcome
from cases import example_data, smallest_data

from . import addresses, payloads, shapes, yaml_files
from .judging import CANARY, broken
from .produced import departures
from .running import DAY, Answer, Job, Workers

LIGHT = ("--documents", "card,invitation,decision-letter", "--formats", "html,docx,txt")
ON_PAPER = (
    "--documents",
    "card,invitation,decision-letter,key-dates",
    "--formats",
    "pdf,html,docx,txt,ics,brf",
)
LONGEST_NAME = 120
LIBLOUIS = ("lou_translate",)


@dataclass(frozen=True, slots=True)
class Listed:
    """One input: what it is, the name of its file and its bytes; ``typed``: the payload, where it is one."""

    name: str
    file: str
    content: bytes
    typed: str = ""


def case_with(text: str) -> dict[str, Any]:
    """A sound case with ``text`` as everybody's name or words where it may stand, and the canary in names beside it."""
    name = text if len(text) <= LONGEST_NAME else "Words"
    return smallest_data(
        child={"name": name, "known_as": name},
        carers=[{"name": f"{CANARY} Jean", "commitment": text}],
        people=[{"name": name, "role": text, "invite_to": ["matching-meeting"]}],
        team={"social_worker": {"name": name}, "team_manager": {"name": CANARY}},
        steps={
            "matching_meeting": {"date": "2026-03-02", "place": text},
            "ratification": {"date": "2026-03-13", "outcome": "agreed", "reason": text},
        },
        views={"how": "letter", "words": text, "worries": [text]},
    )


def as_json(case: Mapping[str, Any]) -> bytes:
    """As it was typed where that can be written; else with its letters escaped."""
    try:
        return json.dumps(case, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(case).encode()


def texts() -> Iterator[Listed]:
    """Every payload and every address as somebody's name and words."""
    for text in dict.fromkeys((*payloads.EVERY, *addresses.EVERY)):
        yield Listed(f"text {text[:40]!r}", "case.json", as_json(case_with(text)), text)


def names() -> Iterator[Listed]:
    """Every path, address and odd letter as a reference, and as the name of a picture."""
    for text in dict.fromkeys((*payloads.PATHS, *payloads.LETTERS, *addresses.EVERY)):
        for shown, case in (
            ("reference", {"reference": text}),
            ("picture", {"views": {"picture": text}}),
            ("picture", {"views": {"picture": f"{text}.png"}}),
            ("language", {"child": {"language": text}}),
        ):
            yield Listed(f"{shown} {text[:40]!r}", "case.json", as_json(example_data(**case)))


def files() -> Iterator[Listed]:
    """Every hostile file."""
    for name, ending, content in yaml_files.every():
        yield Listed(name, f"case{ending}", content)


def odd_shapes() -> Iterator[Listed]:
    """Every field in every odd shape."""
    for name, content in shapes.every():
        yield Listed(name, "case.json", content)


def every() -> list[Listed]:
    """All of them, in one order."""
    return [*texts(), *names(), *files(), *odd_shapes()]


class Listing:
    """Puts listed inputs before the command line; gathers what was found and the figures."""

    def __init__(self, folder: Path, workers: Workers) -> None:
        self.folder, self.workers = folder, workers
        self.found: list[str] = []
        self.answers: list[tuple[Answer, str]] = []
        self.harmless: dict[tuple[str, ...], dict[str, Path]] = {}

    def check(self, one: Listed) -> Answer:
        """``check``: nothing is written."""
        place = self._place(one)
        command = ("check", one.file, "--today", DAY)
        answer = self.workers.run(Job(command, place, reads=(place,)))
        self._judge(one, answer, "check", None)
        return answer

    def package(self, one: Listed, options: Sequence[str] = LIGHT) -> Answer:
        """``package`` (``batch`` for lines), and what came out."""
        place, out = self._place(one), self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        verb = "batch" if one.file.endswith(".jsonl") else "package"
        command = (verb, one.file, "--out", str(out), "--today", DAY, *options)
        programs = LIBLOUIS if "brf" in " ".join(options) else ()
        answer = self.workers.run(Job(command, place, (place,), (out,), programs, deadline_s=400))
        self._judge(one, answer, verb, out if verb == "package" else None)
        if answer.status == 0 and one.typed:
            self._judge_files(one, out, tuple(options))
        return answer

    def outcome(self, tried: int) -> Outcome:
        """The figures."""
        return Outcome(tried, tuple(self.found), figures_of(self.answers, self.workers))

    def _judge_files(self, one: Listed, out: Path, options: tuple[str, ...]) -> None:
        typed = unicodedata.normalize("NFC", one.typed)
        if len(typed) > LONGEST_NAME:
            typed = ""
        for sentence in departures(files_in(out), self._harmless(options), typed, is_shaped(one.typed)):
            self.found.append(f"{one.name}: {sentence}")

    def _harmless(self, options: tuple[str, ...]) -> dict[str, Path]:
        """The same documents of a case whose words mean nothing, built once."""
        if options not in self.harmless:
            out = self.folder / f"harmless-{len(self.harmless)}"
            place = self._place(Listed("harmless", "case.json", as_json(case_with("Words"))))
            command = ("package", "case.json", "--out", str(out), "--today", DAY, *options)
            answer = self.workers.run(Job(command, place, (place,), (out,), LIBLOUIS, deadline_s=400))
            assert answer.status == 0, answer
            self.harmless[options] = files_in(out)
        return self.harmless[options]

    def _judge(self, one: Listed, answer: Answer, verb: str, out: Path | None) -> None:
        self.answers.append((answer, f"{verb}, {one.name}"))
        typed = (one.typed,) if one.typed else ()
        self.found += [f"{verb}, {one.name}: {sentence}" for sentence in broken(answer, typed, out)]

    def _place(self, one: Listed) -> Path:
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        (place / one.file).write_bytes(one.content)
        return place


def is_shaped(text: str) -> bool:
    """Whether somebody's own words, typed so, are a list or paragraphs."""
    return "\n" in text or text.lstrip()[:1] in "-*•0123456789"


def files_in(out: Path) -> dict[str, Path]:
    """The files of the one package in ``out``, by name."""
    return {
        path.name: path for path in sorted(out.glob("*/*")) if path.name != "manifest.json" and path.is_file()
    }


def figures_of(answers: Sequence[tuple[Answer, str]], workers: Workers) -> dict[str, float | int | str]:
    """What a person is told of many answers."""
    if not answers:
        return {}
    slowest, which = max(answers, key=lambda pair: pair[0].seconds)
    return {
        "exit 0": sum(answer.status == 0 for answer, _ in answers),
        "exit 2": sum(answer.status == 2 for answer, _ in answers),
        "other": sum(answer.status not in (0, 2) for answer, _ in answers),
        "slowest, seconds": round(slowest.seconds, 2),
        "slowest": which,
        "most memory, MiB": max(answer.memory for answer, _ in answers) // 1024**2,
        "files opened": sum(answer.opened for answer, _ in answers),
        "opened outside, sockets, programs": sum(len(answer.seen) for answer, _ in answers),
        "processes that were ended": workers.replaced,
    }


def put_before(folder: Path, checked: Sequence[Listed], packaged: Sequence[Listed]) -> Outcome:
    """``checked`` through ``check`` and ``packaged`` through ``package``, one in twenty of these on paper too."""
    with Workers.at_work() as workers:
        listing = Listing(folder, workers)
        for one in checked:
            listing.check(one)
        for number, one in enumerate(packaged):
            listing.package(one, ON_PAPER if number % 20 == 19 else LIGHT)
        return listing.outcome(len(checked) + len(packaged))


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """Every listed input through ``check``; every text and file, and others up to ``count``, through ``package``."""
    first, others = [*texts(), *files()], [*names(), *odd_shapes()]
    more = max(0, count - len(first))
    packaged = [*first[:count], *random.Random(seed).sample(others, min(more, len(others)))]
    return put_before(folder, [*first, *others], packaged)
