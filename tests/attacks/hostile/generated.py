"""Generated inputs: from a seed, payloads and mixtures in every field, data of other shapes, files with harmed bytes.

Most are cases, the others guides, brands and their pictures. Each is made from the seed and its own number, so that one that
was found can be made again alone.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from attacks.outcome import Outcome
from cases import put

from . import addresses, payloads, yaml_files
from .fields import Field, every_field, whole_case
from .judging import CANARY, broken
from .listed import LIBLOUIS, as_json, figures_of, files_in
from .produced import Skeleton
from .running import DAY, ROOT, Answer, Job, Workers

TEXTS = (*payloads.EVERY, *addresses.EVERY)
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.yaml")))
ON_PAPER = 30  # one package in so many is made in every format
CHOICES = (
    ("--documents", "card,invitation,decision-letter", "--formats", "html,docx,txt"),
    ("--documents", "carers-commitment,key-dates", "--formats", "html,ics,txt"),
    ("--documents", "what-happened,certificate,celebration-plan", "--formats", "html,docx"),
    ("--documents", "parents-letter,commitment-letter,recommendation", "--formats", "docx,txt"),
)


# ---------------------------------------------------------------- text


def any_text(chance: random.Random, longest: int = 300) -> str:
    """A payload, a mixture of some, a harmed one, or letters from anywhere."""
    match chance.randrange(6):
        case 0:
            text = chance.choice(TEXTS)
        case 1:
            text = "".join(chance.choice(TEXTS) for _ in range(chance.randint(2, 4)))
        case 2:
            text = harmed(chance.choice(TEXTS), chance)
        case 3:
            text = "".join(any_letter(chance) for _ in range(chance.randint(0, 40)))
        case 4:
            text = chance.choice(TEXTS) * chance.randint(2, 30)
        case _:
            words = (
                chance.choice(("Robin", "*x*", "<b>", "{{ x }}", "\n", "- a", " ", "é")) for _ in range(12)
            )
            text = " ".join(words)
    return text[: longest + chance.randint(0, 1)]


def any_letter(chance: random.Random) -> str:
    """A letter of plain text, of the letters that are trouble, or of all there are."""
    match chance.randrange(3):
        case 0:
            return chr(chance.randint(0x20, 0x7E))
        case 1:
            return chance.choice("".join(payloads.LETTERS))
        case _:
            return chr(chance.randint(0, 0x10FFFF))


def harmed(text: str, chance: random.Random) -> str:
    """``text`` with letters turned, doubled, taken out or in another form."""
    letters = list(text)
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(letters))
        match chance.randrange(4):
            case 0:
                letters[at:at] = [any_letter(chance)]
            case 1:
                del letters[at : at + 2]
            case 2:
                letters[at:at] = letters[:at]
            case _:
                letters = list(unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC")), "".join(letters)))
    return "".join(letters)


def any_value(chance: random.Random, depth: int = 0) -> Any:
    """A value of any kind, lists and mappings among them."""
    kinds = 9 if depth < 3 else 7
    match chance.randrange(kinds):
        case 0:
            return None
        case 1:
            return chance.choice((True, False))
        case 2:
            return chance.choice((0, 1, -1, 7, 10**9, 10**17, 10**18, -(10**17)))
        case 3:
            return chance.choice((0.5, -0.0, 1e-9, 60.0, 60.001, 1e15))
        case 4:
            return chance.choice(
                ("2026-02-30", "2016-02-29", "24:00", "2026-03-20", "No", "null", "1e400", "NaN")
            )
        case 5 | 6:
            return any_text(chance)
        case 7:
            return [any_value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
        case _:
            return {any_text(chance, 40): any_value(chance, depth + 1) for _ in range(chance.randint(0, 4))}


# ---------------------------------------------------------------- cases


# Text that has a shape of its own, though the schema's limit of letters does not say so.
STEERING = ("phone", "email", "picture", "fact", "share.0", "answers.0.to")


def payloads_in_fields(chance: random.Random, number: int) -> bytes:
    """A text in a field, each field in its turn, and in up to six others."""
    texts = [field for field in every_field() if field.kind == "string"]
    open_fields = [field for field in texts if field.is_open and not field.path.endswith(STEERING)]
    first = texts if chance.random() < 0.3 else open_fields
    case: Any = whole_case()
    chosen = [first[number % len(first)], *chance.sample(open_fields, chance.randint(0, 6))]
    for field in chosen:
        case = put(case, field.path, _text_for(field, chance))
    return as_json(_with_canary(case))


def _text_for(field: Field, chance: random.Random) -> str:
    longest = min(field.longest or 60, 600)
    text = any_text(chance, longest)
    if chance.random() < 0.2:
        return text
    printable = "".join(
        letter for letter in text if unicodedata.category(letter)[0] != "C" and letter not in "\u2028\u2029"
    )
    return printable[:longest].strip() or "x"


def other_values(chance: random.Random, number: int) -> bytes:
    """A value of any kind in a field, each in its turn, and in up to three others."""
    fields = every_field()
    case: Any = whole_case()
    for field in (fields[number % len(fields)], *chance.sample(fields, chance.randint(0, 3))):
        try:
            case = put(case, field.path, any_value(chance))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            continue  # what it lies in is no longer there
    return as_json(_with_canary(case))


def other_shapes(chance: random.Random, number: int) -> bytes:
    """Parts taken out, doubled, moved elsewhere, or renamed."""
    case: Any = deepcopy(dict(whole_case()))
    for _ in range(chance.randint(1, 6)):
        holders = list(_holders(case))
        holder = chance.choice(holders)
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            continue
        key = chance.choice(keys)
        match chance.randrange(5):
            case 0:
                del holder[key]
            case 1:
                holder[key] = deepcopy(chance.choice(holders))
            case 2 if isinstance(holder, list):
                holder.extend(deepcopy(holder[key]) for _ in range(chance.randint(1, 70)))
            case 3 if isinstance(holder, dict):
                holder[any_text(chance, 40)] = holder.pop(key)
            case _:
                holder[key] = any_value(chance)
    return as_json(_with_canary(case))


def _holders(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        yield data
        for below in list(data.values()) if isinstance(data, dict) else list(data):
            yield from _holders(below)


def _with_canary(case: Any) -> Any:
    """The canary as somebody's name, where there still is somebody."""
    try:
        return put(case, "team.social_worker.name", f"{CANARY} Patel")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return case


def harmed_files(chance: random.Random, number: int) -> bytes:
    """An example, or a listed file, with bytes turned, cut out, doubled or cut off."""
    raw = (
        bytearray(chance.choice(EXAMPLES).read_bytes())
        if chance.random() < 0.6
        else bytearray(chance.choice(SMALL_FILES))
    )
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(raw))
        match chance.randrange(6):
            case 0 if raw:
                raw[min(at, len(raw) - 1)] = chance.randrange(256)
            case 1:
                raw[at:at] = chance.choice(MARKS)
            case 2:
                del raw[at : at + chance.randint(1, 60)]
            case 3:
                raw[at:at] = raw[at : at + chance.randint(1, 200)]
            case 4:
                raw[at:at] = chance.choice(TEXTS).encode("utf-8", "surrogatepass")
            case _:
                del raw[max(at, len(raw) // 3) :]
    return bytes(raw)


MARKS = tuple(
    one.encode()
    for one in ("\n", "\t", " ", ":", ": ", "- ", "[", "]", "{", "}", '"', "'", "#", "|", ">", "&a ", "*a", "!x ",
    "%", "\\", ",", "?",
                "---\n", "...\n", "\r", "\x00", "\ufeff", "<<: ", "@", "`", "~", "\u2028")
)  # fmt: skip
SMALL_FILES = tuple(content for _, _, content in yaml_files.every() if len(content) < 3000)

CASES: tuple[Callable[[random.Random, int], bytes], ...] = (
    payloads_in_fields,
    other_values,
    other_shapes,
    harmed_files,
)


# ---------------------------------------------------------------- guides, brands


def guide_file(chance: random.Random) -> tuple[str, bytes]:
    """A file among the guides, harmed: as bytes, as text, or in its shape."""
    path = chance.choice(GUIDE_FILES)
    return path, _harmed_wording((ROOT / "guides" / path).read_bytes(), chance)


WORDING = tuple(
    str(path.relative_to(ROOT / "guides"))
    for folder in ("", "card", "shared")
    for path in sorted((ROOT / "guides" / folder).glob("*.yaml"))
)
GUIDE_FILES = (
    "card/guide.yaml",
    "card/en-GB.yaml",
    "card/en-GB.teens.yaml",
    "shared/en-GB.yaml",
    "themes.yaml",
)


def brand_file(chance: random.Random) -> tuple[str, bytes]:
    """A brand, harmed, or one of its pictures."""
    path = chance.choice(("brand.yaml", "logo.svg", "logo.svg", "signatures/carol-finch.svg"))
    raw = (ROOT / "brand" / path).read_bytes()
    return path, _harmed_wording(raw, chance)


def _harmed_wording(raw: bytes, chance: random.Random) -> bytes:
    content = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(content))
        match chance.randrange(5):
            case 0:
                content[at:at] = any_text(chance, 200).encode("utf-8", "surrogatepass")
            case 1:
                content[at:at] = chance.choice(MARKS)
            case 2:
                del content[at : at + chance.randint(1, 80)]
            case 3:
                content[at:at] = content[at : at + chance.randint(1, 300)]
            case _:
                content[at:at] = chance.choice(DRAWN)
    return bytes(content)


DRAWN = tuple(
    one.encode()
    for one in (
        '<script href="file:///etc/passwd"/>', '<image href="file:///etc/passwd"/>', '<use href="#a"/>', "<g>" * 30,
        '<!DOCTYPE svg [<!ENTITY a "&a;">]>', "&a;", "<style>@import 'x'</style>", '<path d="' + "M0 0" * 3000 + '"/>',
        '<rect width="1e999" height="-1"/>', '<a href="javascript:alert(1)"/>', '<foreignObject/>',
        '<?xml-stylesheet href="x"?>',
        ' onload="alert(1)"', ' xlink:href="x"', ' style="fill:url(http://example.org/)"', '<animate attributeName="x"/>',
        ' transform="' + "scale(9)" * 2000 + '"', "<![CDATA[x]]>", ' viewBox="0 0 0 0"', ' viewBox="nan nan nan nan"',
    )
)  # fmt: skip


# ---------------------------------------------------------------- the attack


def attack(count: int, seed: int, folder: Path) -> Outcome:
    """``count`` inputs, each through ``check``; one case in eight of those that are sound through ``package`` too."""
    return put_before(folder, seed, range(count))


def put_before(folder: Path, seed: int, numbers: range, is_packaged: bool = True) -> Outcome:
    """The inputs of these numbers."""
    project = project_of_few_guides(folder / "project")
    with Workers.at_work() as workers, Workers.at_work(project) as of_guides:
        running = _Running(seed, folder, workers, of_guides, is_packaged)
        for number in numbers:
            running.put_before(number)
        figures = figures_of(running.answers, workers)
    return Outcome(len(numbers), tuple(running.found), {"packaged": running.packaged, **figures})


def project_of_few_guides(project: Path) -> Path:
    """A copy of the project with one guide, whose wording may be harmed; its assets are the project's own."""
    for name in ("toolkit", "locales", "templates", "brand"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in WORDING:
        target = project / "guides" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "guides" / path, target)
    (project / "assets").symlink_to(ROOT / "assets")
    return project


class _Running:
    def __init__(
        self, seed: int, folder: Path, workers: Workers, of_guides: Workers, is_packaged: bool
    ) -> None:
        self.seed, self.folder, self.workers, self.of_guides = seed, folder, workers, of_guides
        self.found: list[str] = []
        self.answers: list[tuple[Answer, str]] = []
        self.packaged, self.is_packaged = 0, is_packaged

    def put_before(self, number: int) -> None:
        """The input of that number."""
        chance = random.Random(f"{self.seed}.{number}")
        match number % 16:
            case 15:
                self._guide(number, chance)
            case 7 | 11:
                self._brand(number, chance)
            case _:
                self._case(number, chance)

    def _case(self, number: int, chance: random.Random) -> None:
        kind = chance.choice(CASES)
        content = kind(chance, number)
        ending = ".jsonl" if chance.random() < 0.03 else ".yaml"
        place = self._place(f"case{ending}", content)
        name = f"{kind.__name__} {number}"
        checked = self.workers.run(Job(("check", f"case{ending}", "--today", DAY), place, (place,)))
        self._judge(f"check, {name}", checked)
        if (
            self.is_packaged
            and ending == ".yaml"
            and chance.random() < (1 / 8 if checked.status == 0 else 1 / 60)
        ):
            self._package(name, place, chance)

    def _package(self, name: str, place: Path, chance: random.Random) -> None:
        self.packaged += 1
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        options = ("--formats", "all") if self.packaged % ON_PAPER == 0 else chance.choice(CHOICES)
        command = ("package", "case.yaml", "--out", str(out), "--today", DAY, *options)
        answer = self.workers.run(Job(command, place, (place,), (out,), LIBLOUIS, deadline_s=400))
        self._judge(f"package, {name}", answer, out)
        for path in files_in(out).values():
            self.found += [f"package, {name}: {path.name}: {sentence}" for sentence in active_in(path)]

    def _brand(self, number: int, chance: random.Random) -> None:
        path, content = brand_file(chance)
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(ROOT / "brand", place)
        (place / path).write_bytes(content)
        job = Job(("check", "brand.yaml", "--today", DAY), place, (place,))
        self._judge(f"check, brand {number}", self.workers.run(job))

    def _guide(self, number: int, chance: random.Random) -> None:
        path, content = guide_file(chance)
        guides = self.folder / "project" / "guides"
        (guides / path).write_bytes(content)
        job = Job(("check", "--today", DAY), self.folder, (guides.parent,), forgets=True)
        self._judge(f"check, guide {number}", self.of_guides.run(job))
        shutil.copyfile(ROOT / "guides" / path, guides / path)

    def _judge(self, name: str, answer: Answer, out: Path | None = None) -> None:
        self.answers.append((answer, name))
        self.found += [f"{name}: {sentence}" for sentence in broken(answer, (), out)]

    def _place(self, name: str, content: bytes) -> Path:
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        (place / name).write_bytes(content)
        return place


FORBIDDEN = frozenset(
    {
        "iframe",
        "object",
        "embed",
        "base",
        "foreignobject",
        "frame",
        "frameset",
        "applet",
        "audio",
        "video",
        "portal",
    }
)
FOLLOWED = (
    "mailto:",
    "tel:",
    "#",
    "data:image/png;base64,",
    "data:image/svg+xml;base64,",
    "data:font/",
    "https://",
)


def active_in(path: Path) -> Iterator[str]:
    """What is run or fetched in a finished file, of whatever case; only the council's own pages are led to."""
    skeleton = Skeleton(path)
    if path.suffix == ".html":
        for one in skeleton.marks:
            tag, *attributes = one.split(" ")
            if tag in FORBIDDEN or any(name.startswith("on") or name == "srcdoc" for name in attributes):
                yield f"{one} stands in it"
    for one in skeleton.active - the_projects_own():
        kind, _, what = one.partition(" ")
        if kind == "script" or (kind == "style" and ("@import" in what or "file:" in what or "http" in what)):
            yield f"a {kind} that is not the project's"
        elif path.suffix == ".html" and kind != "style" and not one.startswith(FOLLOWED[:-1]):
            yield f"an address: {one[:80]!r}"
        elif path.suffix == ".docx" and "hyperlink" in kind and not what.startswith(("mailto:", "tel:", "#")):
            yield f"an address: {what[:80]!r}"
        elif path.suffix == ".pdf" and not one.startswith(("/URI mailto:", "/URI tel:", "/GoTo")):
            yield f"an action: {one[:80]!r}"


@cache
def the_projects_own() -> frozenset[str]:
    """What is run or followed in the documents of a harmless case: the page's own script, the council's addresses."""
    with tempfile.TemporaryDirectory() as folder:
        place, out = Path(folder) / "case", Path(folder) / "out"
        place.mkdir()
        (place / "case.json").write_bytes(as_json(whole_case()))
        with Workers.at_work() as workers:
            formats = ("--formats", "pdf,html,docx,ics", "--documents", "all")
            command = ("package", "case.json", "--out", str(out), "--today", DAY, *formats)
            answer = workers.run(Job(command, place, (place,), (out,), deadline_s=400))
        assert answer.status in (0, 2) and files_in(out), answer
        return frozenset().union(*(Skeleton(path).active for path in files_in(out).values()))
