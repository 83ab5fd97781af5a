"""The tool that builds a county finds what it is to find, and counts as it says."""

from __future__ import annotations

import sys

from benchmarks.county import TODAY
from cases import read
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import county


def test_each_case_has_a_canary_of_its_own_that_is_a_case() -> None:
    assert len({county.canary_of(number) for number in range(2000)}) == 2000
    for number in (0, 7, 1999):
        case = read(county._case(number), TODAY)
        assert county.canary_of(number) in case.child.name and county.canary_of(number) in (
            case.views.words or ""
        )


def test_a_word_of_another_case_is_found_and_a_word_of_its_own_is_not() -> None:
    own, other = county.canary_of(1), county.canary_of(2)
    assert county.foreign_in(f"{own} is our cat. {own.upper()}", own) == []
    assert county.foreign_in(f"{own} met {other}.", own) == [other]


def test_the_quarters_of_a_run_add_up_to_it() -> None:
    assert county._quarters([110.0, 120.0, 130.0, 140.0], 40.0) == [10.0, 10.0, 10.0, 10.0]
