"""Every document of every example in every variant, and the blanks, as Word: the checker finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conftest import BLANKS, DEMONSTRATION_DAY, EXAMPLES, ROOT
from toolkit.case.disclosure import DisclosedCase, Recipient, disclose, no_case
from toolkit.case.reader import read_case
from toolkit.case.schema import Reader
from toolkit.compose.blocks import CasePictureData, NotMade
from toolkit.compose.composing import compose
from toolkit.content.reader import Guide
from toolkit.document.nodes import Document
from toolkit.package.calls import Call, calls_of
from toolkit.package.pictures import read_case_picture
from toolkit.package.stock import read_stock
from toolkit.proof.docx_check import DEMANDS, faults
from toolkit.transforms.variants import VARIANTS, vary
from toolkit.writers.docx import write_docx


@pytest.mark.parametrize("name", [*EXAMPLES, BLANKS])
def test_no_word_file_has_a_fault_in_any_variant(name: str) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    checked = 0
    for document in documents_of(name):
        for variant in VARIANTS:
            checked += 1
            told = faults(write_docx(vary(document, variant)), DEMANDS[variant])
            if told:
                found[document.identifier, variant] = told
    assert found == {}
    assert checked >= len(VARIANTS) * 10


def documents_of(name: str) -> Iterator[Document]:
    """Whatever the package of an example holds, as each reader gets it, before its variant."""
    stock = read_stock()
    if name == BLANKS:
        for guide in stock.library.guides.values():
            if guide.facts.blank:
                yield from _composed(guide, no_case(Recipient(Reader(guide.facts.reader)), DEMONSTRATION_DAY))
        return
    path = ROOT / "examples" / f"{name}.yaml"
    case = read_case(path, DEMONSTRATION_DAY)
    picture = read_case_picture(path.parent, case.views.picture) if case.views.picture else None
    for call in calls_of(case, stock.library.guides, DEMONSTRATION_DAY, None):
        if isinstance(call, Call):
            view = disclose(case, call.recipient, DEMONSTRATION_DAY)
            yield from _composed(call.guide, view, picture)


def _composed(
    guide: Guide, view: DisclosedCase, picture: CasePictureData | None = None
) -> Iterator[Document]:
    stock = read_stock()
    try:
        yield compose(guide, view, stock.library, stock.catalogues["en-GB"], stock.pictures, picture)
    except NotMade:
        return
