"""A proof never costs the package, and tells practitioners nothing that the case keeps from them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cases import merged, read
from conftest import DEMONSTRATION_DAY
from extraction import everything_in, squeezed, text_of
from test_canaries import WORDS, canaries
from toolkit.case.schema import Case
from toolkit.package.building import build_package
from toolkit.package.choices import Choices
from toolkit.package.report import Report
from toolkit.package.stock import read_stock
from toolkit.proof import checks, nu, verapdf
from toolkit.proof.checks import Check, Checker, Finished

# What a child's own papers tell.
KEPT = ("views.words", "people.role", "people.name")
PAPERS = ("my-views", "childrens-guide", "card")


def case_keeping(*facts: str, readers: Sequence[str] = ("practitioner",), **changes: Any) -> Case:
    data = merged(canaries(), {"views": {"how": "letter", "picture": None}, **changes})
    answers: Any = {"steps": {"ratification": {"answers": []}}}
    rules = [{"fact": fact, "from": list(readers)} for fact in facts]
    return read(merged(merged(data, answers), {"withhold": rules}), DEMONSTRATION_DAY)


def built(
    case: Case, out: Path, documents: Sequence[str], *formats: str, variant: str = "standard"
) -> Report:
    chosen = Choices(tuple(documents), (variant,), formats, proof=True)
    return build_package(case, out, out, read_stock(), chosen, DEMONSTRATION_DAY)


def only(monkeypatch: pytest.MonkeyPatch, own: Sequence[Check], others: Sequence[Checker]) -> None:
    monkeypatch.setattr(checks, "CHECKS", tuple(own))
    monkeypatch.setattr(checks, "CHECKERS", tuple(others))


def quoting() -> Checker:
    """A checker that quotes all that it checks."""
    return Checker(
        "nu",
        frozenset({"html", "pdf"}),
        lambda: True,
        lambda paths: {path: [text_of(path)] for path in paths},
    )


def held(folder: Path) -> str:
    return squeezed(everything_in(folder / "LH-CANARY" / "proof.html")).casefold()


# ---------------------------------------------------------------- nothing that is kept from practitioners


@pytest.mark.parametrize("variant", ["standard", "easy-read"])
@pytest.mark.parametrize("fact", KEPT)
def test_a_proof_holds_no_word_that_is_kept_from_practitioners_though_a_checker_quotes_the_file(
    fact: str, variant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, [], [quoting()])
    built(case_keeping(fact), tmp_path, PAPERS, "html", variant=variant)
    papers = [path for path in (tmp_path / "LH-CANARY").glob("*.html") if path.name != "proof.html"]
    told = squeezed("".join(map(text_of, papers))).casefold()
    kept = {path for path in WORDS if re.sub(r"\.\d+", "", path) == fact and WORDS[path] in told}
    assert kept or variant == "easy-read", "the papers do not tell what is looked for"
    assert [path for path in kept if WORDS[path] in held(tmp_path)] == []


def test_what_a_paper_tells_without_saying_it_is_kept_from_practitioners_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, [], [])
    name = WORDS["child.known_as"]
    told, kept = tmp_path / "told", tmp_path / "kept"
    built(case_keeping("team.team_manager.phone"), told, ("card",), "pdf")
    assert name in held(told)
    built(
        case_keeping("steps.ratification.outcome"), kept, ("card",), "pdf"
    )  # it says yes, and names no fact
    assert name not in held(kept)


def test_what_a_paper_tells_without_saying_it_is_not_printed_by_the_office(tmp_path: Path) -> None:
    chosen = Choices(("card",), ("standard",), ("print-run",))
    case = case_keeping("steps.ratification.outcome")
    build_package(case, tmp_path, tmp_path, read_stock(), chosen, DEMONSTRATION_DAY)
    folder = tmp_path / "LH-CANARY"
    card, run = (text_of(folder / name) for name in ("card.standard.en-GB.pdf", "print-run.pdf"))
    assert "It is a yes" in card and "It is a yes" not in run


def test_a_proof_is_searched_for_what_is_withheld_as_any_document_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, [], [])
    monkeypatch.setattr("toolkit.package.proving.read_aloud", lambda content: ["Ring 01632 960123"])
    case = case_keeping("team.team_manager.phone", team={"team_manager": {"phone": "01632 960123"}})
    report = built(case, tmp_path, ("card",), "pdf")
    (refused,) = [one for one in report.refused if one.document == "proof"]
    assert "team.team_manager.phone" in refused.why and "960123" not in refused.why
    assert not (tmp_path / "LH-CANARY" / "proof.html").exists()


def test_a_reference_that_is_kept_from_practitioners_is_not_in_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, [], [])
    built(case_keeping("reference"), tmp_path, ("card",), "html")
    assert "lhcanary" not in held(tmp_path)


# ---------------------------------------------------------------- a fault of a checker


def breaks(*_: object) -> Any:
    raise RuntimeError("the checker fell over")


def gives_no_verdict(*_: object) -> Any:
    raise nu.NuCheckerError("no verdict: the checker fell over")


@pytest.mark.parametrize("fault", [breaks, gives_no_verdict])
def test_a_check_that_breaks_costs_neither_the_package_nor_the_proof(
    fault: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = frozenset({"html", "txt", "pdf"})
    monkeypatch.setattr("toolkit.package.proving.read_aloud", fault)
    only(
        monkeypatch,
        [Check("same_file", everywhere, fault)],
        [
            Checker("nu", everywhere, lambda: True, fault),
            Checker("browser", everywhere, fault, lambda paths: {}),
        ],
    )
    built(case_keeping(), tmp_path, ("card",), "html", "txt", "pdf")
    folder = tmp_path / "LH-CANARY"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {"card", "proof"} == {entry["document"] for entry in manifest["documents"]}
    proof = (folder / "proof.html").read_text(encoding="utf-8")
    assert read_stock().catalogues["en-GB"].proof["none_run"] in proof
    assert "Traceback" not in proof and "fell over" not in proof


@pytest.mark.parametrize("checker", [nu, verapdf])
@pytest.mark.parametrize("does", ["exit 134", "exec sleep 9", "echo '{'", "kill -9 $$"], ids=str.split)
def test_a_java_that_breaks_or_hangs_gives_no_result(
    does: str, checker: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java, page = tmp_path / "java", tmp_path / "page.html"
    java.write_text(f"#!/bin/sh\n{does}\n")
    java.chmod(0o755)
    monkeypatch.setattr(checker.shutil, "which", lambda name: str(java))
    monkeypatch.setattr(checker, "SECONDS", 1)
    monkeypatch.setattr(checker, "SECONDS_A_FILE", 0)
    find = nu.errors_in if checker is nu else verapdf.failed_rules
    only(monkeypatch, [], [Checker("nu", frozenset({"html"}), lambda: True, find)])
    document: Any = None
    assert [one.found for one in checks.results_of([Finished(page, "html", document, document)])] == [None]
