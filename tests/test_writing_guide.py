"""``docs/writing.md`` and ``docs/facts.md`` say what is so: their examples are run, and guides are read as they tell."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from cases import ROOT, TODAY, example, example_data, read
from tiny import GUIDE as TINY
from tiny import composed, tree, vocabulary, write_guides
from toolkit.case.facts import FACTS, LISTS
from toolkit.case.predicates import CONDITIONS
from toolkit.check.checking import check
from toolkit.check.words import WordRules
from toolkit.content.blocks import KINDS, Blocks
from toolkit.content.guide import GuideFacts, Look, SharedWords, WordsFile
from toolkit.content.reader import Library, read_library
from toolkit.content.vocabulary import Vocabulary
from toolkit.document.nodes import Document, Paragraph, Section
from toolkit.document.walk import plain, walk
from toolkit.errors import InputFault
from toolkit.package.stock import read_stock
from toolkit.reading.source import read_bytes

WRITING = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLES = [dedent(text) for text in re.findall(r"^```yaml\n(.*?)^```", WRITING, re.MULTILINE | re.DOTALL)]
SHOWN = re.findall(r"^```text\n(.*?)\n```", WRITING, re.MULTILINE | re.DOTALL)
MODELS: dict[str, Any] = {
    "document": GuideFacts,
    "title": WordsFile,
    "said_to_families": WordRules,
    "help-for-child": SharedWords,
}
CONTRACT = """
    childrens-guide teens-guide my-views decision-letter card certificate celebration-plan parents-guide parents-letter
    carers-guide commitment-prompts commitment-letter carers-commitment invitation outline-process full-process
    sharing-guidance flow-chart matching-meeting recommendation visit-record key-dates memory-page what-happened
    road-map-poster
    minute-guide-health minute-guide-education minute-guide-reviewing-officer minute-guide-fostering
    minute-guide-residential minute-guide-social-worker minute-guide-supervising-social-worker minute-guide-team-manager
    minute-guide-head-of-service minute-guide-business-support
"""


@cache
def real_vocabulary() -> Vocabulary:
    names = frozenset(name for _, name in read_stock().library.shared)
    return Vocabulary(**{**_fields(vocabulary()), "shared": names})


def _fields(made: Vocabulary) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


def read_example(text: str) -> Any:
    data = read_bytes(text.encode(), "docs/writing.md").data
    model = Blocks if isinstance(data, list) else MODELS[next(iter(data))]
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    return adapter.validate_python(data, context=real_vocabulary())


# ---------------------------------------------------------------- docs/writing.md


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0].strip(" #-")[:30])
def test_an_example_can_be_read(text: str) -> None:
    read_example(text)


def test_every_kind_of_block_is_shown() -> None:
    shown = {
        key for text in EXAMPLES for block in _blocks(read_bytes(text.encode(), "x").data) for key in block
    }
    assert KINDS.keys() <= shown


def _blocks(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _blocks(inner)


def test_every_key_that_a_block_may_have_is_named() -> None:
    keys = {field.alias or name for model in KINDS.values() for name, field in model.model_fields.items()}
    assert not [key for key in keys if not re.search(rf"\b{key}\b", WRITING)]


@pytest.mark.parametrize("names", [[*GuideFacts.model_fields], [*WordsFile.model_fields], [*get_args(Look)]])
def test_every_name_of_a_guide_is_named(names: list[str]) -> None:
    assert not [name for name in names if not re.search(rf"\b{name}\b", WRITING)]


def test_every_example_of_blocks_says_something_with_a_case_or_without() -> None:
    for text in EXAMPLES:
        if text.lstrip().startswith(("-", "#")):
            blocks = text.replace("who-to-talk-to-child", "help-for-child")
            assert tree(blocks, example()) or tree(blocks, None)


def test_the_worked_example_reads_as_it_is_shown() -> None:
    words = next(text for text in EXAMPLES if text.startswith("title: News"))
    assert as_read(composed(words, example(), "carer")) == SHOWN[0]
    unknown = example_data(steps={"matching_meeting": {"date": None, "time": None, "recommendation": None}})
    del unknown["child"]["pronouns"], unknown["steps"]["ratification"], unknown["steps"]["commitment_visit"]
    assert as_read(composed(words, read(unknown), "carer")) == SHOWN[1]


def as_read(document: Document) -> str:
    """Title, headings and paragraphs, one a line."""
    lines = [plain(document.title)]
    for node in walk(document.blocks):
        match node:
            case Section(title=title):
                lines.append(plain(title))
            case Paragraph(content=content):
                lines.append(plain(content))
    return "\n".join(lines)


@pytest.mark.parametrize("path", re.findall(r"`(\w[\w./-]*\.(?:yaml|md))`", WRITING))
def test_every_file_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "guides" / "parents-guide" / path).exists()


# ---------------------------------------------------------------- docs/facts.md


@cache
def facts_page() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "facts_page.py"))


def test_the_page_of_facts_is_what_its_tables_say() -> None:
    assert (ROOT / "docs" / "facts.md").read_text(encoding="utf-8") == facts_page()["page"]()


def test_every_condition_has_its_meaning_in_words() -> None:
    assert facts_page()["MEANINGS"].keys() == CONDITIONS.keys()


def test_every_name_that_wording_may_use_is_on_the_page() -> None:
    page = facts_page()["page"]()
    assert not [name for name in (*FACTS, *LISTS, *CONDITIONS) if f"| `{name}` |" not in page]


# ---------------------------------------------------------------- the guides that are there


@cache
def shipped() -> Library:
    return read_stock().library


def test_every_document_of_the_contract_has_its_guide() -> None:
    assert shipped().guides.keys() == set(CONTRACT.split())


def test_every_guide_reads_without_complaint() -> None:
    checked = check([], TODAY)
    assert checked.count > len(shipped().guides)
    assert [str(fault) for fault in checked.faults] == []


def test_every_words_file_is_there_in_english() -> None:
    for guide in shipped().guides.values():
        assert {("en-GB", version.file) for version in guide.facts.words} <= guide.words.keys()


# ---------------------------------------------------------------- what a guide may not be


def faults_of(folder: Path, files: dict[str, str]) -> list[str]:
    write_guides(folder, files)
    try:
        read_library(folder, vocabulary(), "guides")
    except InputFault as wrong:
        return [str(fault) for fault in wrong.faults]
    return []


GUIDE = """\
# A tiny guide.
document: tiny
what: A tiny guide
reader: child
one_for: role
look: calm
blank: true
words:
  - when: is_kinship
    file: kinship
  - file: main
pages: 1
"""
KINSHIP = {"tiny/en-GB.kinship.yaml": "title: x\nsections:\n  - heading: x\n"}
WORDS = "title: Title\nsections:\n  - heading: Heading\n    words:\n      - Words.\n"


def test_a_whole_guide_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"tiny/guide.yaml": GUIDE, **KINSHIP}) == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("document: tiny", "document: tinny", "2: document: this should be the folder's name: tiny."),
        ("reader: child", "reader: kid", "4: reader: this should be one of: 'child', 'parent'"),
        (
            "one_for: role",
            "one_four: role",
            "5: one_four: this name is not one we know. Did you mean “one_for”?",
        ),
        ("blank: true", "blank: maybe", "7: blank: this should be true or false."),
        (
            "when: is_kinship",
            "when: is_kinshp",
            "9: words.0.when: there is no condition “is_kinshp”. Did you mean “is_kinship”?",
        ),
        (
            "file: kinship",
            "fill: kinship",
            "10: words.0.fill: this name is not one we know. Did you mean “file”?",
        ),
        ("file: kinship", "file: kin", "10: words.0.file: there is no file en-GB.kin.yaml beside this one."),
        ("pages: 1", "pages: one", "12: pages: this should be a whole number."),
        (
            "pages: 1",
            "pages: 1\nneeds: [child.nam]",
            "13: needs.0: there is no fact of this name. Did you mean",
        ),
    ],
)
def test_a_fault_of_a_guide_is_told_with_its_line(tmp_path: Path, before: str, after: str, says: str) -> None:
    faults = faults_of(tmp_path, {"tiny/guide.yaml": GUIDE.replace(before, after), **KINSHIP})
    assert any(fault.startswith(f"guides/tiny/guide.yaml:{says}") for fault in faults), faults


USING = """\
title: Title
sections:
- heading: H
  words: ['{{ child.known_as }}', {for_each: carers, say: '{{ one.name }}'}]
"""


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ("{}", "the words use “carers”|the words use “child.known_as”"),
        ("{left_out: [carers]}", "the words use “child.known_as”"),
        ("{not_made: [child.known_as], left_out: [carers]}", ""),
        ("{left_out: [carers, child.known_as, views.words]}", "no words use “views.words”"),
        (
            "{not_made: [child.known_as], left_out: [carers, child.known_as]}",
            "“child.known_as” is here twice",
        ),
        ("{left_out: [carers, child.knowm_as]}", "there is no fact or list of this name"),
        ("{not_made: [carers]}", "there is no fact of this name"),
    ],
)
def test_a_guide_says_what_becomes_of_each_fact_that_is_withheld(
    stated: str, says: str, tmp_path: Path
) -> None:
    files = {"tiny/en-GB.yaml": USING, "tiny/guide.yaml": f"{TINY}if_withheld: {stated}\n"}
    told: tuple[str, ...] = ()
    try:
        read_library(write_guides(tmp_path, files), vocabulary(), "guides")
    except InputFault as fault:
        told = tuple(one.message for one in fault.faults)
    assert len(told) == len(list(filter(None, says.split("|"))))
    assert all(one.startswith(start) for one, start in zip(told, says.split("|"), strict=False))


def test_a_block_with_other_words_needs_no_statement(tmp_path: Path) -> None:
    words = USING.replace("'{{ child.known_as }}'", "{say: '{{ child.known_as }}', if_withheld: You}")
    files = {"tiny/en-GB.yaml": words, "tiny/guide.yaml": f"{TINY}if_withheld: {{left_out: [carers]}}\n"}
    assert read_library(write_guides(tmp_path, files), vocabulary(), "guides").guides


def test_words_that_no_version_chooses_are_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, KINSHIP) == [
        "guides/tiny/en-GB.kinship.yaml:1: no line of guide.yaml chooses these words. Add one, or remove the file."
    ]


def test_a_second_language_has_every_version_and_every_shared_piece(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"tiny/guide.yaml": GUIDE, **KINSHIP, "tiny/ur.yaml": WORDS}) == [
        "guides/shared/ur.yaml:1: help-for-child: this piece is missing. Write it in this language.",
        "guides/tiny/guide.yaml:10: words.0.file: there is no file ur.kinship.yaml beside this one. "
        "Write it, or name another.",
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    name = "tiny/guide.yaml"
    write_guides(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(InputFault, match=re.escape(f"guides/{name}:1: there is no such file.")):
        read_library(tmp_path, vocabulary(), "guides")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "- notte: x",
            "5: sections.0.words.0: there is no block “notte”. Did you mean “note”? See docs/writing.md.",
        ),
        (
            "- say: x\n        wen: y",
            "6: sections.0.words.0.wen: this name is not one we know. Did you mean “when”?",
        ),
        ("- note: [x]", "5: sections.0.words.0.note: this should be text. If it is, put it in quotes."),
        (
            "- picture: cakes",
            "5: sections.0.words.0.picture: there is no picture of this name. Did you mean “cake”?",
        ),
        (
            "- say: x\n        when: is_agred",
            "6: sections.0.words.0.when: there is no condition “is_agred”. Did you mean “is_agreed”?",
        ),
        (
            "- use: helpp-for-child",
            "5: sections.0.words.0.use: there is no shared piece of this name. Did you mean “help-for-child”?",
        ),
        (
            "- |\n        x\n        {{ child.nam }}",
            "7: sections.0.words.0: there is no fact “child.nam”. Did you mean “child.name”?",
        ),
        ("- a: b: c", "5: there is a colon in the middle of this text. Put the whole text in quotes."),
        ("- {{ child.name }}", "5: "),
        ("- say: x\n        say: y", "6: sections.0.words.0.say: this name is here twice. Keep one."),
    ],
)
def test_a_fault_of_the_words_is_told_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    [fault] = faults_of(tmp_path, {"tiny/en-GB.yaml": WORDS.replace("- Words.", line)})
    assert fault.startswith(f"guides/tiny/en-GB.yaml:{says}")


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("- '{{ one.name }}'", "“one.name” has a meaning only in what “for_each” repeats."),
        ("- quote: one.commitment", "“one.commitment” has a meaning only in what “for_each” repeats."),
        ("- {for_each: people, say: x, none: '{{ one.name }}'}", "“one.name” has a meaning only"),
        (
            "- {for_each: worries, say: '{{ one.Name }}'}",
            "“worries” has no “one.name”. It can be: one.words.",
        ),
        ("- {for_each: worries, words: [{say: x, when: knows one.name}]}", "“worries” has no “one.name”."),
        (
            "- table: {columns: [x], widths: [100], for_each: worries, row: ['{{ one.name }}']}",
            "“worries” has",
        ),
    ],
)
def test_an_entry_is_spoken_of_only_where_there_is_one(tmp_path: Path, block: str, says: str) -> None:
    [fault] = faults_of(tmp_path, {"tiny/en-GB.yaml": WORDS.replace("- Words.", block)})
    assert re.match(r"guides/tiny/en-GB.yaml:5: [\w.]+: ", fault)
    assert says in fault


def test_an_entry_is_spoken_of_wherever_a_list_is_repeated(tmp_path: Path) -> None:
    block = (
        "- {for_each: carers, words: [{note: x, title: '{{ one.name }}', if_unknown: '{{ one.known_as }}'}]}"
    )
    assert faults_of(tmp_path, {"tiny/en-GB.yaml": WORDS.replace("- Words.", block)}) == []


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "shared/en-GB.yaml": "help-for-child: [{notte: x}]\n",
        "tiny/guide.yaml": GUIDE.replace("look: calm", "look: loud"),
        "other/guide.yaml": GUIDE.replace("tiny", "other"),
        "other/en-GB.yaml": WORDS.replace("Words", "{{ child.nam }}"),
    }
    told = {fault.split(":")[0] for fault in faults_of(tmp_path, files)}
    assert told == {
        f"guides/{name}"
        for name in (
            "shared/en-GB.yaml",
            "tiny/guide.yaml",
            "other/guide.yaml",
            "other/en-GB.yaml",
        )
    }
