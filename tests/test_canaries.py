"""Nobody reads what they must not: every text of a case is a word of its own, and every file is searched for it.

Silence proves nothing, so each word that a document does use must be found in each of its files as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cases import example, merged, read, smallest_data
from conftest import DEMONSTRATION_DAY, ROOT, Package, Packages
from extraction import everything_in, squeezed, text_of
from toolkit.case.disclosure import Recipient, disclose
from toolkit.case.paths import LABELS
from toolkit.case.schema import Case, Reader
from toolkit.compose.composing import Wording, compose
from toolkit.compose.leaks import leaked
from toolkit.document.nodes import Document
from toolkit.document.walk import texts
from toolkit.package.building import BLANKS, build_package
from toolkit.package.calls import Call, calls_of
from toolkit.package.choices import Choices
from toolkit.package.stock import read_stock
from toolkit.transforms.variants import vary
from toolkit.writers.table import DEFAULT_FORMATS, ENDINGS, WRITERS

TODAY: Final = DEMONSTRATION_DAY
OCCASIONS: Final = ("matching-meeting", "commitment-visit", "celebration")
WORKERS: Final = (
    "social_worker",
    "supervising_social_worker",
    "team_manager",
    "head_of_service",
    "independent_reviewing_officer",
    "personal_adviser",
)
ANSWERED: Final = (
    "views.words",
    "views.picture",
    "views.worries.0",
    "views.asks.0",
    "steps.celebration.idea",
)
WITHHELD: Final = (
    ("home.address", "parent", "carer"),
    ("carers.name", "parent"),
    ("people.1.name", "carer"),
    ("people.role", "carer", "invitee"),
    ("views.words", "practitioner"),
    ("team.social_worker.email", "invitee"),
    ("team.team_manager", "partner"),
    ("steps.celebration.place", "invitee"),
    ("steps.commitment_visit.place", "carer"),
    ("team.independent_reviewing_officer.phone", "child"),
    ("child.interests", "carer"),
)
# What no document has a place for: an address is nobody's to print, and interests choose the pictures.
NOT_PRINTED: Final = {
    *(f"home.address.{n}" for n in (0, 1)),
    *(f"child.interests.{n}" for n in (0, 1)),
    *(f"team.{worker}.email" for worker in WORKERS[2:]),
    "team.head_of_service.phone",
    "views.picture",
}


WAYS: Final = (("easy", "easy-read"), ("plain, with more pictures", "standard"))


def canary(path: str) -> str:
    """The word that stands for the fact at ``path``: sixteen letters that nothing else holds."""
    number = int.from_bytes(sha256(path.encode()).digest()[:8])
    letters = "".join("bcdfghjklmnpqrstvwxz"[(number // 20**place) % 20] for place in range(14))
    return f"Q{letters}q"


def telephone(path: str) -> str:
    return f"01632 96{int(sha256(path.encode()).hexdigest(), 16) % 10_000:04}"


def canaries() -> Mapping[str, Any]:
    """A case in which every text is a canary, with a child who was told yes."""

    def texts_at(path: str, *names: str) -> dict[str, Any]:
        return {name: canary(f"{path}.{name}") for name in names}

    def named(path: str) -> dict[str, Any]:
        """Who is called by the first word of their name."""
        called = canary(f"{path}.known_as")
        return {"name": f"{called} {canary(f'{path}.name')}", "known_as": called}

    def step(name: str) -> dict[str, Any]:
        return {"place": canary(f"steps.{name}.place")}

    return merged(
        smallest_data(reference="LH-CANARY"),
        {
            "child": {
                **named("child"),
                "born": "2014-05-02",
                "interests": [canary("child.interests.0"), canary("child.interests.1")],
            },
            "home": {"since": "2021-06-14", "address": [canary("home.address.0"), canary("home.address.1")]},
            "carers": [{**named(f"carers.{n}"), **texts_at(f"carers.{n}", "commitment")} for n in (0, 1)],
            "parents": [{**named(f"parents.{n}"), **texts_at(f"parents.{n}", "relation")} for n in (0, 1)],
            "people": [
                {**texts_at(f"people.{n}", "name", "role"), "invite_to": [*OCCASIONS[n:], *OCCASIONS[:n]]}
                for n in (0, 1)
            ],
            "team": {
                worker: {
                    "name": canary(f"team.{worker}.name"),
                    "phone": telephone(f"team.{worker}.phone"),
                    "email": f"{canary(f'team.{worker}.email')}@example.org",
                }
                for worker in WORKERS
            },
            "steps": {
                "matching_meeting": {"date": "2026-03-02", "time": "15:30", **step("matching_meeting")},
                "ratification": {
                    "date": "2026-03-13",
                    "outcome": "agreed",
                    **texts_at("steps.ratification", "reason", "next_step", "answer"),
                    "answers": [
                        {"to": to, **texts_at(f"steps.ratification.answers.{n}", "words", "by")}
                        for n, to in enumerate(ANSWERED)
                    ],
                },
                "commitment_visit": {"date": "2026-03-24", "time": "16:00", **step("commitment_visit")},
                "celebration": {
                    "date": "2026-04-11",
                    "idea": canary("steps.celebration.idea"),
                    "with": [canary("steps.celebration.with.0")],
                    **step("celebration"),
                },
            },
            "views": {
                "how": "letter",
                "words": canary("views.words"),
                "picture": f"{canary('views.picture')}.png",
                "worries": [canary("views.worries.0")],
                "asks": [canary("views.asks.0")],
            },
            "withhold": [{"fact": fact, "from": list(readers)} for fact, *readers in WITHHELD],
        },
    )


def words_of(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every canary of the case: the path of its fact, and the word to look for."""
    if isinstance(data, Mapping):
        for name, below in data.items():
            yield from words_of(below, f"{path}.{name}" if path else name)
    elif isinstance(data, list):
        for number, below in enumerate(data):
            yield from words_of(below, f"{path}.{number}")
    elif isinstance(data, str) and canary(path) in data:
        yield path, canary(path).casefold()
    elif isinstance(data, str) and data == telephone(path):
        yield path, squeezed(data)


WORDS: Final = dict(words_of(canaries()))
HIDDEN: Final = canary("hidden in the picture")


def may_read(path: str, recipient: Recipient) -> bool:
    """Whether the contract lets ``recipient`` be told the fact at ``path``: said again here, in a few plain rules."""
    parts = path.split(".")
    fact = ".".join(part for part in parts if not part.isdigit())
    if recipient.reader not in LABELS[fact].seen_by:
        return False
    if fact.startswith("steps.ratification.answers."):  # an answer quotes what it answers
        said = ANSWERED[int(parts[3])]
        return (
            may_read(said, recipient)
            and recipient.reader in LABELS["steps.ratification.answers.words"].seen_by
        )
    named = [fact, path, fact.replace("known_as", "name"), path.replace("known_as", "name")]
    for ruled, *readers in WITHHELD:
        if recipient.reader in readers and any(f"{one}.".startswith(f"{ruled}.") for one in named):
            return False
    own = recipient.reader is Reader.PARENT and parts[0] == "parents"
    if own or (recipient.reader is Reader.INVITEE and parts[0] == "people"):
        return parts[1] == str(recipient.index)
    if recipient.reader is Reader.INVITEE and parts[0] == "steps":
        return parts[1].replace("_", "-") == recipient.occasion
    return True


def build_canaries(out: Path) -> None:
    folder = out.parent / "canaries-case"
    folder.mkdir(exist_ok=True)
    hidden = PngInfo()
    hidden.add_text("Comment", HIDDEN)
    Image.new("RGB", (60, 40), "teal").save(folder / f"{canary('views.picture')}.png", pnginfo=hidden)
    formats = (*DEFAULT_FORMATS, "ics", "txt", "brf")
    chosen = Choices(documents=tuple(read_stock().library.guides), formats=formats)
    report = build_package(canary_case(), folder, out, read_stock(), chosen, TODAY)
    told = squeezed(f"{report.warnings}{report.refused}{report.not_made}").casefold()
    assert [path for path, word in WORDS.items() if word in told] == []


@cache
def canary_case() -> Case:
    return read(canaries(), TODAY)


@cache
def recipients() -> Mapping[tuple[str, str | None, str | None], Call]:
    """Whom each document is for, by document, person and occasion."""
    found = calls_of(canary_case(), read_stock().library.guides, TODAY, read_stock().library.guides)
    calls = [call for call in found if isinstance(call, Call)]
    return {(call.guide.identifier, person_in(call), call.recipient.occasion): call for call in calls}


def person_in(call: Call) -> str | None:
    return None if call.guide.facts.one_for == "role" else call.recipient.person


def composed(call: Call, wording: Wording = "plain") -> Document:
    stock = read_stock()
    view = disclose(canary_case(), call.recipient, TODAY)
    english = stock.catalogues["en-GB"]
    return compose(call.guide, view, stock.library, english, stock.pictures, wording=wording)


def used_in(document: Document) -> set[str]:
    """The paths of the words that a document tells."""
    told = squeezed("".join(text.text for text in texts(document))).casefold()
    return {path for path, word in WORDS.items() if word in told}


@pytest.fixture
def canary_package(packages: Packages) -> Package:
    return packages.of("canaries", build_canaries)


def test_no_file_holds_a_word_that_its_reader_must_not_be_told(canary_package: Package) -> None:
    found: list[tuple[str, str]] = []
    for entry in canary_package.documents:
        call = recipients()[entry["document"], entry["person"], entry.get("occasion")]
        held = squeezed(everything_in(canary_package.folder / entry["path"])).casefold()
        found += [
            (entry["path"], path)
            for path, word in WORDS.items()
            if word in held and not may_read(path, call.recipient)
        ]
    assert found == []


def test_every_word_that_a_document_uses_stands_in_each_of_its_files(canary_package: Package) -> None:
    lost: list[tuple[str, str]] = []
    for entry in canary_package.documents:
        document = composed(recipients()[entry["document"], entry["person"], entry.get("occasion")])
        if entry["format"] == "ics":
            used = squeezed("".join(f"{event.title}{event.place}" for event in document.events)).casefold()
        else:
            used = squeezed("".join(text.text for text in texts(document))).casefold()
        held = squeezed(everything_in(canary_package.folder / entry["path"])).casefold()
        lost += [(entry["path"], path) for path, word in WORDS.items() if word in used and word not in held]
    assert lost == []


@pytest.mark.parametrize("format_", [*DEFAULT_FORMATS, "txt", "brf"])
def test_every_word_of_the_case_is_read_by_somebody(format_: str, canary_package: Package) -> None:
    held = squeezed("".join(map(text_of, canary_package.files(format_)))).casefold()
    unread = {path for path, word in WORDS.items() if word not in held}
    assert unread - NOT_PRINTED == set()


@pytest.mark.parametrize(("wording", "variant"), WAYS)
def test_no_way_of_reading_holds_a_word_that_its_reader_must_not_be_told(
    wording: Wording, variant: str, tmp_path: Path
) -> None:
    leaks: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for call in recipients().values():
        if not call.guide.has_variant(variant):
            continue
        plain, document = composed(call), vary(composed(call, wording), variant)
        must_not = {path for path in WORDS if not may_read(path, call.recipient)}
        for file in written(document, call, tmp_path):
            held = squeezed(everything_in(file)).casefold()
            leaks += [(file.name, path) for path in must_not if WORDS[path] in held]
            lost += [(file.name, path) for path in used_in(plain) if WORDS[path] not in held]
    assert (leaks, lost) == ([], [])


def written(document: Document, call: Call, folder: Path) -> Iterator[Path]:
    """The files of a document; in easy read its form to fill in too, and one document on paper."""
    formats = ["html", "txt", "brf"]
    if document.variant == "easy-read" and call.guide.facts.fillable:
        formats.append("fillable")
    if document.variant == "easy-read" and document.identifier == "childrens-guide":
        formats += ["pdf", "docx"]
    for format_ in formats:
        name = (document.identifier, call.recipient.person, call.recipient.occasion)
        path = folder / f"{'.'.join(filter(None, name))}.{ENDINGS.get(format_, format_)}"
        path.write_bytes(WRITERS[format_](document).content)
        yield path


def test_what_a_camera_hides_in_a_childs_picture_is_in_no_file(canary_package: Package) -> None:
    shown_in = {entry["document"] for entry in canary_package.documents if entry["reader"] == "child"}
    assert "decision-letter" in shown_in  # which shows the picture
    for file in canary_package.files():
        assert HIDDEN not in everything_in(file), file.name


def test_every_kind_of_reader_has_a_document_to_search(canary_package: Package) -> None:
    assert {entry["reader"] for entry in canary_package.documents} == set(Reader)
    everybody = {entry["person"] for entry in canary_package.documents}
    assert everybody >= {"parents.0", "parents.1", "carers.0", "carers.1", "people.0", "people.1"}


def test_no_file_name_and_no_line_of_the_manifest_holds_a_word_of_the_case(canary_package: Package) -> None:
    names = [str(path) for path in canary_package.folder.rglob("*")]
    manifest = (canary_package.folder / "manifest.json").read_text(encoding="utf-8")
    held = squeezed("\n".join([manifest, *names])).casefold()
    assert [path for path, word in WORDS.items() if word in held] == []


def test_the_search_finds_a_word_that_was_put_into_a_file_on_purpose(canary_package: Package) -> None:
    for entry in canary_package.documents:
        if entry["document"] == "decision-letter":
            held = squeezed(everything_in(canary_package.folder / entry["path"])).casefold()
            assert WORDS["views.words"] in held, entry["path"]


def test_blanks_hold_no_word_of_an_example(packages: Packages) -> None:
    names = ["Amira", "Hussain", "Whitfield", "Okafor", "Patel", "Larch Lane", "LH-2026"]
    for file in packages.of(BLANKS).files():
        held = everything_in(file)
        assert [name for name in names if name in held] == [], file.name


# ---------------------------------------------------------------- the same words by another road


@pytest.mark.parametrize(
    "words",
    [
        "I love it at 14 Larch Lane.",
        "I love our house in larch lane, it is noisy.",
        "Our post code is PR3 0AA!",
        "I love LarchLane",
    ],
)
def test_a_letter_that_names_the_withheld_street_stops_the_documents_that_show_it(
    words: str, tmp_path: Path
) -> None:
    case = example(
        today=TODAY,
        views={"words": words, "picture": None},
        steps={"ratification": {"answers": []}},
        withhold=[{"fact": "home.address", "from": ["practitioner"]}],
    )
    chosen = Choices(documents=("recommendation", "my-views", "flow-chart"), formats=("html",))
    report = build_package(case, ROOT / "examples", tmp_path, read_stock(), chosen, TODAY)
    assert [made.document for made in report.made] == ["flow-chart", "my-views"]
    (refused,) = report.refused
    assert (refused.document, refused.reader) == ("recommendation", "practitioner")
    assert refused.why.startswith("home.address is withheld") and "Larch" not in refused.why
    for file in (tmp_path / case.reference).glob("*.html"):
        assert "larch" not in everything_in(file).casefold() or "my-views" in file.name


def test_a_deliberate_leak_is_seen_by_the_last_look() -> None:
    stock, english = read_stock(), read_stock().catalogues["en-GB"]
    parents, carers = (
        disclose(canary_case(), Recipient(reader, f"{reader}s", 0), TODAY)
        for reader in (Reader.PARENT, Reader.CARER)
    )
    document = compose(
        stock.library.guides["carers-guide"], carers, stock.library, english, stock.pictures
    )  # what a carer may read, in a parent's envelope
    assert (leaked(document, parents.secrets, english) or "").startswith("carers.0.")
