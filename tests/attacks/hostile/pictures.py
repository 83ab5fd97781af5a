"""Odd pictures through ``package``: the documents are made, with the dots or without them, and nothing else gets in."""

from __future__ import annotations

import base64
import io
import random
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

import pikepdf
from PIL import Image

from attacks.outcome import Outcome
from cases import smallest_data

from .judging import broken
from .listed import as_json, figures_of, files_in
from .odd_pictures import SECRET, OddPicture, listed, mutated
from .running import DAY, Answer, Job, Workers

WITHIN_A_PAGE = re.compile(rb"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)")
OPTIONS = ("--documents", "my-views", "--formats", "html,docx")
ON_PAPER = ("--documents", "my-views", "--formats", "pdf,html,docx")
WARNED = "views.picture:"


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """``count`` pictures: the listed ones first, then mutations; one in eight on paper too."""
    return put_before(folder, list(islice(chain(listed(), mutated(random.Random(seed))), count)))


def put_before(folder: Path, pictures: Sequence[OddPicture]) -> Outcome:
    """Each picture as that of a case."""
    answers: list[tuple[Answer, str]] = []
    found: list[str] = []
    shown = 0
    with Workers.at_work() as workers:
        for number, picture in enumerate(pictures):
            on_paper = number % 8 == 7 or (picture.is_sound and number % 2 == 0)
            answer, out = _packaged(picture, folder, workers, ON_PAPER if on_paper else OPTIONS)
            answers.append((answer, picture.name))
            said = [*broken(answer, ()), *_about(picture, answer, out)]
            found += [f"{picture.name}: {sentence}" for sentence in said]
            shown += WARNED not in answer.told
    return Outcome(len(pictures), tuple(found), {"shown": shown, **figures_of(answers, workers)})


def _packaged(
    picture: OddPicture, folder: Path, workers: Workers, options: Sequence[str]
) -> tuple[Answer, Path]:
    place, out = folder / "case", folder / "out"
    for one in (place, out):
        shutil.rmtree(one, ignore_errors=True)
    place.mkdir(parents=True)
    with suppress(OSError):  # a name that this system has no file for
        picture.put(place / picture.file)
    case = smallest_data(views={"how": "picture", "picture": picture.file})
    (place / "case.json").write_bytes(as_json(case))
    command = ("package", "case.json", "--out", str(out), "--today", DAY, *options)
    return workers.run(Job(command, place, (place,), (out,), deadline_s=120)), out


def _about(picture: OddPicture, answer: Answer, out: Path) -> Iterator[str]:
    if answer.status != 0:
        yield f"the documents are not made without it: {answer.told[-160:]}"
        return
    is_shown = WARNED not in answer.told
    if picture.is_sound and not is_shown:
        yield "it is not shown, and it is sound"
    if not is_shown and picture.name == "not there" and "no such picture" not in answer.told:
        yield "nobody is told that it is not there"
    for path in files_in(out).values():
        yield from _hidden_in(path, is_shown)


def _hidden_in(path: Path, is_shown: bool) -> Iterator[str]:
    """What a picture in a finished file holds besides its dots."""
    if any(SECRET in held for held in _everything_in(path)):
        yield f"{path.name} holds what lay hidden in the picture"
    own = 0
    for raw in _pictures_in(path):
        with Image.open(io.BytesIO(raw)) as picture:
            picture.load()
            if picture.mode != "RGB":
                continue  # the library's, which have a clear ground
            own += 1
            if picture.info or picture.getexif():
                yield f"{path.name} holds a picture with {sorted(picture.info)}"
    if is_shown and not own and path.suffix != ".pdf":
        yield f"{path.name} does not show it"


def _pictures_in(path: Path) -> Iterator[bytes]:
    match path.suffix:
        case ".html":
            yield from (base64.b64decode(one) for one in WITHIN_A_PAGE.findall(path.read_bytes()))
        case ".docx":
            with zipfile.ZipFile(path) as parts:
                media = [name for name in parts.namelist() if name.startswith("word/media/")]
                yield from (parts.read(name) for name in media if name.endswith((".png", ".jpeg", ".jpg")))


def _everything_in(path: Path) -> Iterator[bytes]:
    """The file, and whatever is packed in it."""
    yield path.read_bytes()
    match path.suffix:
        case ".docx":
            with zipfile.ZipFile(path) as parts:
                yield from map(parts.read, parts.namelist())
        case ".pdf":
            with pikepdf.open(path) as file:
                yield from (item.read_bytes() for item in file.objects if isinstance(item, pikepdf.Stream))
        case ".html":
            yield from _pictures_in(path)
