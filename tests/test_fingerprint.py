"""A document's fingerprint is the same where it says the same, and another one where it does not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from hypothesis import given

from conftest import ROOT
from documents import document, paragraph, section
from toolkit.document.fingerprint import fingerprint
from toolkit.document.nodes import Document, Paragraph, Text
from trees import documents


@given(documents(), documents())
def test_two_documents_have_one_fingerprint_if_they_are_the_same_and_only_then(
    one: Document, other: Document
) -> None:
    assert fingerprint(one) == fingerprint(replace(one))
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_what_stands_next_to_each_other_is_told_apart() -> None:
    assert (
        len({fingerprint(one) for one in (("ab", "c"), ("a", "bc"), ("abc",), (("ab",), "c"), (b"ab", "c"))})
        == 5
    )
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1}) != fingerprint({"a": 2, "b": 1})
    assert len({fingerprint(one) for one in (1, "1", 1.0, True, None, "None")}) == 6


def test_a_fact_counts_as_well_as_its_words() -> None:
    said, known = (document(Paragraph((Text("Jean", fact=fact),))) for fact in (None, "carers.known_as"))
    assert fingerprint(said) != fingerprint(known)


def test_it_is_the_same_in_every_process() -> None:
    asked = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from documents import document, paragraph, section\n"
        "from toolkit.document.fingerprint import fingerprint\n"
        "print(fingerprint(document(section('A part', paragraph('A word')))))"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == fingerprint(document(section("A part", paragraph("A word"))))
