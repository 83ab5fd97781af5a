"""Every document of every example in every variant, and the blanks, as Word: the checker finds nothing."""

from __future__ import annotations

import pytest

from conftest import BLANKS, EXAMPLES
from every_document import documents_of
from toolkit.proof.docx_check import DEMANDS, faults
from toolkit.transforms.variants import VARIANTS
from toolkit.writers.docx import write_docx


@pytest.mark.parametrize("name", [*EXAMPLES, BLANKS])
def test_no_word_file_has_a_fault_in_any_variant(name: str) -> None:
    found: dict[tuple[str | None, ...], list[str]] = {}
    checked = 0
    for variant in VARIANTS:
        for key, document in documents_of(name, variant):
            checked += 1
            told = faults(write_docx(document), DEMANDS[variant])
            if told:
                found[variant, *key] = told
    assert found == {}
    assert checked >= len(VARIANTS) * 2
