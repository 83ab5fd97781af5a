"""Every example, built whole: what the contract promises of a package holds for each of them, and for the blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

import pytest

from conftest import BLANKS, EXAMPLES, RICH, Package, Packages
from every_document import documents_of
from extraction import pages_of_pdf, squeezed, text_of
from toolkit.document.nodes import Document, Text
from toolkit.document.walk import walk
from toolkit.package.stock import read_stock
from toolkit.proof.verapdf import failed_rules
from toolkit.transforms.variants import VARIANTS

ENTRY: Final[dict[str, type | tuple[type, ...]]] = {
    "document": str,
    "reader": str,
    "person": (str, type(None)),
    "variant": str,
    "language": str,
    "format": str,
    "path": str,
    "sha256": str,
}
MAY_BE_THERE: Final[dict[str, type | tuple[type, ...]]] = {
    "pages": int,
    "occasion": str,
    "wanted_language": str,
    "wanted_variant": str,
    "needs": dict,
}
ONE_PAGE: Final = re.compile(r"minute-guide-.*|flow-chart|certificate|invitation|road-map-poster")
# What a page shows when something has gone wrong in the toolkit. “None of us” and “None known” are wording.
GONE_WRONG: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|Undefined|unknown fact|WITHHELD|\bNone\b(?!\s+(of|known)\b)"
    r"|\bnan\b|TODO|lorem|\ufffd|<object |Missing\."
)


def test_every_pdf_keeps_every_rule_of_pdf_ua(packages: Packages) -> None:
    built = [*packages.of_every_example(), *packages.of_every_variant()]
    files = [file for package in built for file in package.files("pdf")]
    assert len(files) > 600
    assert {
        f"{file.parent.parent.name}/{file.name}": rules
        for file, rules in failed_rules(files).items()
        if rules
    } == {}


def test_the_manifest_has_the_contracts_shape(package: Package) -> None:
    whole = package.manifest
    assert list(whole) == ["schema", "reference", "toolkit", "documents", "not_made"]
    assert whole["schema"] == 1 and isinstance(whole["toolkit"], str)
    assert whole["reference"] == package.folder.name
    for entry in whole["documents"]:
        assert ENTRY.keys() <= entry.keys() <= ENTRY.keys() | MAY_BE_THERE.keys()
        for key, kind in {**ENTRY, **MAY_BE_THERE}.items():
            assert key not in entry or isinstance(entry[key], kind), (entry["path"], key)
        assert entry["person"] is None or re.fullmatch(r"child|(carers|parents|people)\.\d+", entry["person"])
    for entry in whole["not_made"]:
        assert (
            {"document", "reader", "why"}
            <= entry.keys()
            <= {
                "document",
                "reader",
                "why",
                "person",
                "occasion",
            }
        )
        assert entry["why"].endswith(".") and len(entry["why"]) > 20


def test_every_file_is_named_with_its_sum_and_there_is_no_other(package: Package) -> None:
    sums = {entry["path"]: entry["sha256"] for entry in package.documents}
    assert len(sums) == len(package.documents)
    there = {file.name: sha256(file.read_bytes()).hexdigest() for file in package.folder.iterdir()}
    del there["manifest.json"]
    assert there == sums


def test_every_document_is_made_or_said_not_to_be(package: Package) -> None:
    said = {entry["document"] for entry in [*package.documents, *package.manifest["not_made"]]}
    assert said == set(read_stock().library.guides)


def test_every_document_comes_in_each_usual_format(package: Package) -> None:
    made: dict[tuple[Any, ...], set[str]] = {}
    for entry in package.documents:
        made.setdefault((entry["document"], entry["person"], entry.get("occasion")), set()).add(
            entry["format"]
        )
    for (document, *_), formats in made.items():
        usual = {"pdf", "html", "docx"}
        assert formats == (usual | {"ics"} if document == "key-dates" else usual), document


def test_pages_are_counted_and_within_what_the_guide_allows(package: Package) -> None:
    _hold_their_pages(package)


def test_a_childs_papers_hold_their_pages_in_the_standard_variant_too(packages: Packages) -> None:
    _hold_their_pages(packages.of(f"{RICH}.standard"))


def _hold_their_pages(package: Package) -> None:
    guides = read_stock().library.guides
    for entry in package.documents:
        assert ("pages" in entry) is (entry["format"] == "pdf"), entry["path"]
        if entry["format"] == "pdf":
            count = len(pages_of_pdf((package.folder / entry["path"]).read_bytes()))
            assert entry["pages"] == count, entry["path"]
            if entry["variant"] == "standard":
                assert count <= guides[entry["document"]].facts.pages, entry["path"]


def test_one_page_documents_fill_one_page_and_the_card_two(package: Package) -> None:
    counted = {
        one["path"]: one for one in package.documents if "pages" in one and one["variant"] == "standard"
    }
    for path, entry in counted.items():
        if ONE_PAGE.fullmatch(entry["document"]):
            assert entry["pages"] == 1, path
        if entry["document"] == "card":
            assert entry["pages"] == 2, path


def test_no_page_shows_a_template_or_a_gap(package: Package) -> None:
    found = {path.name: GONE_WRONG.search(text_of(path)) for path in package.files()}
    assert {name: hit[0] for name, hit in found.items() if hit} == {}


def test_no_page_is_empty(package: Package) -> None:
    for file in package.files("pdf"):
        for number, page in enumerate(pages_of_pdf(file.read_bytes()), 1):
            assert len(page.split()) > 8, f"{file.name}, page {number}"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_format_says_every_fact_and_every_word_of_the_document(name: str, packages: Packages) -> None:
    package = packages.of(name)
    documents = {variant: dict(documents_of(name, variant)) for variant in VARIANTS}
    for entry in package.documents:
        if entry["format"] == "ics":
            continue
        key = entry["document"], entry["person"], entry.get("occasion")
        document = documents[entry["variant"]][key]
        assert any(text.fact for text in shown(document)) or document.reader == "partner", entry["path"]
        read = squeezed(text_of(package.folder / entry["path"]))
        lost = [text for text in shown(document) if squeezed(text.text) not in read]
        assert lost == [], entry["path"]


def test_the_blanks_are_those_guides_that_make_sense_without_a_case(packages: Packages) -> None:
    package = packages.of(BLANKS)
    made = {entry["document"] for entry in package.documents}
    assert made == {name for name, guide in read_stock().library.guides.items() if guide.facts.blank}
    assert {entry["person"] for entry in package.documents} <= {None, "child"}


def shown(document: Document) -> Iterator[Text]:
    """Every text that stands on a page. A card's title is the file's name for itself: its cover has a title of its own."""
    for node in walk(
        document.blocks if document.look == "card" else (document.title, document.subtitle, document.blocks)
    ):
        if isinstance(node, Text):
            yield node
