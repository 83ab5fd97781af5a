"""The invented county: cases that pass the reader, as varied as they claim to be."""

from __future__ import annotations

import json
from collections import Counter
from typing import Final

from benchmarks.county import TODAY, invented_case, invented_cases
from toolkit.case.reader import read_case_line

CASES: Final = tuple(invented_cases(300))


def test_every_invented_case_passes_the_reader() -> None:
    for number, case in enumerate(CASES, start=1):
        read_case_line(json.dumps(case).encode(), number, "county", TODAY)


def test_a_case_depends_on_its_number_and_the_seed_alone() -> None:
    assert list(invented_cases(20)) == list(CASES[:20])
    assert invented_case(7) == CASES[7]
    assert invented_case(7, seed=2) != CASES[7]


def test_the_county_has_every_kind_of_home_every_age_step_and_variant() -> None:
    kinds = Counter(case["home"]["kind"] for case in CASES)
    variants = Counter(case["child"]["variant"] for case in CASES)
    years = {TODAY.year - int(case["child"]["born"][:4]) for case in CASES}
    steps = Counter(tuple(sorted(case.get("steps", {}))) for case in CASES)
    assert set(kinds) == {"fostering", "kinship", "residential"}
    assert len(variants) == 5
    assert {4, 8, 12, 14, 16} <= years
    assert len(steps) >= 4


def test_no_two_children_have_one_reference() -> None:
    assert len({case["reference"] for case in CASES}) == len(CASES)
