"""Transforms, as printed trees: what a rule changes, and that it changes nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tiny import composed, lines
from toolkit.assets import STYLES
from toolkit.document.nodes import Panels
from toolkit.document.printed import printed
from toolkit.document.walk import walk
from toolkit.transforms.panels_in_a_column import panels_in_a_column
from toolkit.transforms.variants import VARIANTS, vary

PANELS = "{panels: [{heading: One, words: [a]}, {heading: Two, words: [b]}]}"
INSIDE = [
    f"[{PANELS}]",
    f"[{{heading: x, words: [{PANELS}]}}]",
    f"[{{question: x, answer: [{PANELS}]}}]",
    f"[{{for_each: carers, words: [{PANELS}]}}]",
]


def document(words: str) -> str:
    return f"title: Title\nsections:\n- heading: Heading\n  words: {words}"


def test_panels_become_boxes_in_the_same_order() -> None:
    made = panels_in_a_column(composed(document(f"[before, {PANELS}, after]")))
    assert printed(made.blocks) == lines("""
        Section level=2 anchor='part-1'
          .title
            'Heading'
          .blocks
            Paragraph
              'before'
            Box tone='plain'
              .title
                'One'
              .blocks
                Paragraph
                  'a'
            Box tone='plain'
              .title
                'Two'
              .blocks
                Paragraph
                  'b'
            Paragraph
              'after'
    """)


@pytest.mark.parametrize("words", INSIDE)
def test_panels_are_found_in_sections_questions_and_lists(words: str) -> None:
    before = composed(document(words))
    assert any(isinstance(node, Panels) for node in walk(before.blocks))
    assert not any(isinstance(node, Panels) for node in walk(panels_in_a_column(before).blocks))


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_keeps_every_word_in_its_order(variant: str) -> None:
    before = composed(document("[one, {note: two}, " + ", ".join(words[1:-1] for words in INSIDE) + "]"))
    after = vary(before, variant)
    assert after.variant == variant
    assert [
        line.strip() for line in printed(after.blocks).split("\n") if "'" in line and "=" not in line
    ] == [line.strip() for line in printed(before.blocks).split("\n") if "'" in line and "=" not in line]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_has_its_sheet(variant: str) -> None:
    assert variant == "standard" or (STYLES / f"variant-{variant}.css").is_file()


def test_the_standard_variant_is_the_document_itself() -> None:
    before = composed(document("[one]"))
    assert vary(before, "standard") == before
    assert vary(before, "high-contrast") == replace(before, variant="high-contrast")
