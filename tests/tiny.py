"""Tiny guides for tests: a few lines of wording, composed for one reader of a case, as a printed tree.

``tree("- Hello {{ child.known_as }}")`` is what the child of the smallest case meets; ``case=None`` is a blank.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from pydantic import ValidationError

from cases import ROOT, TODAY, case_of, recipient, view_of
from toolkit.brand.reader import Brand
from toolkit.case.disclosure import Recipient, no_case
from toolkit.case.schema import Case, Reader
from toolkit.compose.blocks import CasePictureData
from toolkit.compose.composing import Wording, compose
from toolkit.content.blocks import Blocks
from toolkit.content.facts_used import facts_used
from toolkit.content.guide import GuideFacts, HardWords, SharedWords, WordsFile
from toolkit.content.reader import TAGS, Guide, Library
from toolkit.content.vocabulary import Vocabulary
from toolkit.document.nodes import Document, Paragraph, Section
from toolkit.document.printed import printed
from toolkit.document.walk import plain
from toolkit.errors import Fault, InputFault
from toolkit.locale.catalogue import Catalogue, read_catalogue
from toolkit.package.stock import make_vocabulary
from toolkit.reading.faults import faults_of
from toolkit.reading.source import read_bytes

WORDS_FILE = "guides/tiny/en-GB.yaml"
SHARED = {"help-for-child": ["Ask a grown-up you trust.", "Ask {{ team.social_worker.name }}."]}
COUNCIL = {
    "name": "Larkshire",
    "short_name": "Larks",
    "phone": "01632 960100",
    "email": "home@example.org",
    "address": ("County House", "Larkbridge LX1 1AA"),
    "hours": "9am to 5pm",
    "local_offer": "https://example.org/offer",
    "complaints": None,
    "easy_read": None,
    "advocacy_name": "Speak Up",
    "advocacy_phone": "01632 960111",
}
HARD_WORDS = {
    "matching meeting": {
        "picture": "matching-meeting",
        "means": "It is a meeting about a child.",
        "child": "It is a meeting about you.",
    },
    "advocate": {"picture": "advocate", "means": "An advocate speaks up for people."},
}
THEMES = {"football": ["football"], "baking": ["baking", "cake"], "reading": ["reading", "model trains"]}
GUIDE = """\
document: tiny
what: A tiny guide
reader: child
one_for: role
look: calm
blank: true
words:
  - file: main
pages: 1
"""
SMALLEST = case_of()


@cache
def english() -> Catalogue:
    return read_catalogue(ROOT / "locales" / "en-GB.yaml")


@cache
def vocabulary() -> Vocabulary:
    return replace(make_vocabulary(), shared=frozenset(SHARED))


@cache
def library() -> Library:
    shared = SharedWords.model_validate(SHARED, context=vocabulary()).root
    by_name: dict[tuple[str, str], Blocks] = {("en-GB", name): blocks for name, blocks in shared.items()}
    themes = {theme: tuple(interests) for theme, interests in THEMES.items()}
    hard_words = {"en-GB": HardWords.model_validate(HARD_WORDS, context=vocabulary()).root}
    return Library({}, by_name, hard_words, Brand(COUNCIL), themes)


def read_words(text: str) -> WordsFile:
    """A words file; raises ValidationError."""
    data = read_bytes(dedent(text).encode(), WORDS_FILE).data
    return WordsFile.model_validate(data, context=vocabulary())


def faults_in_words(text: str) -> list[Fault]:
    """What the reader says is wrong with a words file."""
    source = read_bytes(dedent(text).encode(), WORDS_FILE)
    try:
        WordsFile.model_validate(source.data, context=vocabulary())
    except ValidationError as error:
        return faults_of(error, source, WordsFile, TAGS)
    return []


def faults_in_blocks(text: str) -> list[str]:
    """``line: message`` for blocks, counted from the first line of ``text``."""
    above = "title: Title\nsections:\n- heading: Heading\n  words:\n"
    found = faults_in_words(above + indent(dedent(text).strip("\n"), "  "))
    return [f"{fault.line - above.count(chr(10))}: {fault.message}" for fault in found]


def composed(
    words: str | Mapping[str, str],
    case: Case | None = SMALLEST,
    who: Recipient | Reader | str = "child",
    *,
    today: date = TODAY,
    needs: tuple[str, ...] = (),
    not_made: tuple[str, ...] = (),
    versions: Sequence[Mapping[str, str]] = ({"file": "main"},),
    picture: CasePictureData | None = None,
    wording: Wording = "plain",
) -> Document:
    """The document of a words file (or of several, by version), for ``who`` of ``case``; raises NotMade."""
    reader = who if isinstance(who, Recipient) else recipient(who)
    data = {**read_bytes(GUIDE.encode(), "guide.yaml").data, "reader": reader.reader.value}
    facts = GuideFacts.model_validate(
        {
            **data,
            "words": list(versions),
            "needs": list(needs),
            "if_withheld": {"not_made": list(not_made)},
        },
        context=vocabulary(),
    )
    files = {"main": words} if isinstance(words, str) else words
    guide = Guide(facts, {("en-GB", name): read_words(text) for name, text in files.items()}, "tiny")
    view = view_of(case, reader, today) if case else no_case(reader, today)
    pictures = dict.fromkeys(vocabulary().pictures, "words for it")
    return compose(guide, view, library(), english(), pictures, picture, wording)


def section(
    blocks: str,
    case: Case | None = SMALLEST,
    who: Recipient | Reader | str = "child",
    *,
    today: date = TODAY,
    picture: CasePictureData | None = None,
    wording: Wording = "plain",
) -> Section | None:
    """One section with these blocks as the reader meets it; None where nothing in it is for that reader."""
    words = indent(dedent(blocks).strip("\n"), "  ")
    document = composed(
        f"title: Title\nsections:\n- heading: Heading\n  words:\n{words}",
        case,
        who,
        today=today,
        picture=picture,
        wording=wording,
    )
    return next((block for block in document.blocks if isinstance(block, Section)), None)


def tree(
    blocks: str,
    case: Case | None = SMALLEST,
    who: Recipient | Reader | str = "child",
    *,
    today: date = TODAY,
    picture: CasePictureData | None = None,
    wording: Wording = "plain",
) -> str:
    """Blocks as the reader meets them, as a printed tree; empty where nothing is left."""
    made = section(blocks, case, who, today=today, picture=picture, wording=wording)
    return printed(made.blocks) if made else ""


def said(
    line: str, case: Case | None = SMALLEST, who: Recipient | Reader | str = "child", *, today: date = TODAY
) -> str:
    """One line of Markdown as plain words, with lines to write on as underscores."""
    made = section(f"- {json.dumps(line)}", case, who, today=today)
    return (
        " ".join(plain(block.content) for block in made.blocks if isinstance(block, Paragraph))
        if made
        else ""
    )


def write_guides(folder: Path, files: Mapping[str, str] = {}, reader: str = "child") -> Path:
    """A folder of guides with one guide, ``tiny``, and ``files`` over it."""
    whole = {
        "themes.yaml": json.dumps(THEMES),
        "shared/en-GB.yaml": "help-for-child: [Ask a grown-up.]",
        "tiny/guide.yaml": GUIDE.replace("reader: child", f"reader: {reader}"),
        "tiny/en-GB.yaml": "title: Title\nsections:\n  - heading: Heading\n    words: [Words.]\n",
        **files,
    }
    if "if_withheld" not in whole["tiny/guide.yaml"]:
        left_out = sorted(facts_in(text for name, text in whole.items() if name.startswith("tiny/en-GB")))
        whole["tiny/guide.yaml"] += f"if_withheld: {{left_out: {json.dumps(left_out)}}}\n"
    for name, text in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def facts_in(words_files: Iterable[str]) -> set[str]:
    """The facts that words files use in blocks without other words; of one that cannot be read, none."""
    found: set[str] = set()
    for text in words_files:
        try:
            words = read_words(text)
        except (InputFault, ValidationError):
            continue
        used = facts_used(words, {"help-for-child": ()})
        found.update(one.name for one in used if not one.has_other_words)
    return found


def lines(text: str) -> str:
    """A printed tree as it is written in a test."""
    return dedent(text).strip("\n")
