"""Claims about the reading of files: only plain data comes out, or faults; every line is known."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import EXAMPLE_FILE, faults_in, read
from toolkit.errors import Fault, InputFault, nearest
from toolkit.reading.source import MOST_BYTES, Source, read_bytes, read_file

EXAMPLE = EXAMPLE_FILE.read_text(encoding="utf-8")
MEBIBYTE = 1024 * 1024


def source_of(text: str | bytes) -> Source:
    return read_bytes(text.encode() if isinstance(text, str) else text, "file.yaml")


def value_of(text: str) -> Any:
    return source_of(f"a: {text}").data["a"]


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    try:
        source_of(text)
    except InputFault as wrong:
        return wrong.faults
    return ()


def fault_of(text: str | bytes) -> Fault:
    (fault,) = faults_of(text)
    return fault


# ---------------------------------------------------------------- values


@pytest.mark.parametrize(
    "text",
    ["No", "Yes", "on", "off", "y", "NO", "01632 960001", "0044", "007", "+441632960001", "15:30", "2026-03-02",
    "1e3", "0x1F",
     ".inf", "1_000", "12.30.1", "=", "<<", "1.", "TRUE!"],
)  # fmt: skip
def test_what_a_person_means_as_text_stays_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
     ("60.00", Decimal("60.00")), ('"12"', "12"), ("'true'", "true"), ('""', ""), ("|\n  12\n", "12\n")],
)  # fmt: skip
def test_figures_truth_and_nothing_are_read_by_the_core_rules(text: str, value: object) -> None:
    assert value_of(text) == value
    assert type(value_of(text)) is type(value)


def test_json_is_read_as_it_is_written_by_programs() -> None:
    assert source_of(rb'{"a": "\ud83d\ude00 \u00e9\/", "b": [1, 2.50, null, true], "c": {}}').data == {
        "a": "😀 é/",
        "b": [1, Decimal("2.50"), None, True],
        "c": {},
    }


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert source_of("\ufeffa: 1\n").data == {"a": 1}


# ---------------------------------------------------------------- lines


def test_every_name_and_every_entry_has_its_line() -> None:
    source = source_of("# a case\na:\n  - b: 1\n\n    c: [x,\n      y]\n  - d\ne: |\n  long\n  text\n")
    lines = {path: source.line(path) for path in [("a",), ("a", 0, "b"), ("a", 0, "c", 1), ("a", 1), ("e",)]}
    assert list(lines.values()) == [2, 3, 6, 7, 8]
    assert source.begins[("e",)] == 9


def test_what_is_missing_has_the_line_of_what_should_hold_it() -> None:
    source = source_of("a: 1\nb:\n  c: 2\n")
    assert source.line(("b", "missing", "deeper")) == 2
    assert str(source.fault(("b", "missing"), "it is missing.")) == "file.yaml:2: b.missing: it is missing."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: x: y\n", 2),
        ("a: 1\nb: [1\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\na: 2\n", 2),
        ("a: 1\nb: *c\n", 2),
        ("a: &c 1\nb: *c\n", 2),
        ("a: 1\nb: !!str c\n", 2),
        ("a: 1\n!!str b: c\n", 2),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2),
        ("a: 1\n? [b]\n: c\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("# one\n\n%YAML 1.1\n---\na: 1\n", 3),
        ("a: 1\nb: \x00\n", 2),
        ("a: 1\nb: \x07\n", 2),
        ("a: 1\nb: '\n", 3),
        ("a: 1\nb: @c\n", 2),
        ("a:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 25)), 22),
    ],
)
def test_a_fault_names_its_line(text: str, line: int) -> None:
    assert fault_of(text).line == line


def test_bytes_that_are_not_utf_8_are_a_fault_in_their_line() -> None:
    assert fault_of(b"a: 1\nb: \xff\n") == Fault(
        "file.yaml", 2, "", "this is not UTF-8 text. Save the file as UTF-8."
    )


def test_every_second_name_is_told_at_once() -> None:
    assert [(fault.line, fault.path) for fault in faults_of("a: 1\na: 2\nb:\n  c: 1\n  c: 1\n  c: 1\n")] == [
        (2, "a"),
        (5, "b.c"),
        (6, "b.c"),
    ]


def test_a_name_that_may_be_somebodys_words_is_not_said() -> None:
    assert [fault.path for fault in faults_of("a: {Zac: 1, Zac: 2}\nJean W: 1\nJean W: 2\n")] == ["a", ""]


# ---------------------------------------------------------------- hostile files

HOSTILE: dict[str, Callable[[], str]] = {
    "a thousand brackets": lambda: "[" * 1000,
    "a mebibyte of brackets": lambda: "[" * MEBIBYTE,
    "a mebibyte of braces": lambda: "{" * MEBIBYTE,
    "nested lists": lambda: "- " * (MEBIBYTE // 2),
    "many entries": lambda: "- a\n" * (MEBIBYTE // 4),
    "many entries on one line": lambda: "[" + "a," * (MEBIBYTE // 2 - 2) + "]",
    "many names": lambda: "".join(f"k{n}: 1\n" for n in range(90_000))[:MEBIBYTE],
    "unknown names": lambda: "".join(f"k{n}: 1\n" for n in range(4_900)),
    "the same name": lambda: "a: 1\n" * (MEBIBYTE // 5),
    "an alias bomb": lambda: "a: &a [x,x]\n" + "".join(f"a{n}: &a{n} [*a,*a]\n" for n in range(99)),
    "a merge": lambda: "a: &a {b: 1}\nc: {<<: *a}\n",
    "many tags": lambda: "! " * (MEBIBYTE // 2),
    "many anchors": lambda: "&a " * (MEBIBYTE // 3),
    "many directives": lambda: "%a\n" * (MEBIBYTE // 3),
    "many documents": lambda: "---\n" * (MEBIBYTE // 4),
    "one long name": lambda: "a" * (MEBIBYTE - 4) + ": 1",
    "one long text": lambda: "a: '" + "x" * (MEBIBYTE - 5) + "'",
    "one long text of escapes": lambda: 'a: "' + "\\n" * (MEBIBYTE // 2 - 3) + '"',
    "one long text of lines": lambda: "a: |\n" + "  x\n" * (MEBIBYTE // 4 - 2),
    "many comments": lambda: "#\n" * (MEBIBYTE // 2),
    "only blank lines": lambda: "\n" * MEBIBYTE,
    "only colons": lambda: "a:" * (MEBIBYTE // 2),
    "two mebibytes": lambda: "a" * 2 * MEBIBYTE,
    "faulty people": lambda: "people:\n" + "  - {nmae: A}\n" * 3_000,
    "marks upon marks": lambda: "schema: 1\nreference: '" + "e\u0301" * 100_000 + "'",
    "an empty file": lambda: "",
    "a list": lambda: "- schema: 1\n",
    "one word": lambda: "schema",
    "a NUL": lambda: EXAMPLE + "\0",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_with_faults(name: str) -> None:
    faults = faults_in(HOSTILE[name]().encode())
    assert faults
    assert all(fault.file == "case.yaml" and fault.line >= 1 and fault.message for fault in faults)


def test_a_file_just_too_big_is_refused_and_one_just_not_is_read(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("a: 1\n#" + "x" * (MOST_BYTES - 6))
    assert read_file(path).data == {"a": 1}
    path.write_text("a: 1\n#" + "x" * (MOST_BYTES - 5))
    with pytest.raises(InputFault, match="over 1 MiB"):
        read_file(path)


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputFault, match=r"^case\.yaml:1: "):
        read_file(tmp_path / name, "case.yaml")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_answered_with_faults(raw: bytes) -> None:
    faults_in(raw)


@given(st.text(st.sampled_from("[]{}-:?|>\"'#&*!%@`,~=<. \t\n\r0a\\xu\x85\u2028\ufeff\ud800"), max_size=60))
def test_any_marks_of_yaml_are_read_or_answered_with_faults(text: str) -> None:
    faults_in(text.encode("utf-8", "surrogatepass"))


@given(
    st.integers(0, len(EXAMPLE) - 1),
    st.integers(0, 40),
    st.text(st.sampled_from("[]{}-:?|>\"'#&*!% \n\t0a\u202e\x00"), max_size=5),
)
def test_any_change_to_a_case_is_read_or_answered_with_faults(at: int, removed: int, put: str) -> None:
    for fault in faults_in(EXAMPLE[:at] + put + EXAMPLE[at + removed :]):
        assert str(fault).startswith("case.yaml:")
        assert "\n" not in str(fault)


def test_the_example_has_no_fault() -> None:
    assert read(EXAMPLE).reference == "LH-2026-0147"


# ---------------------------------------------------------------- the nearest name


@pytest.mark.parametrize(
    ("typed", "said"),
    [("nmae", " Did you mean “name”?"), ("zzz", " It can be: name, born."), ("", " It can be: name, born.")],
)
def test_the_nearest_name_is_told_or_all_where_they_are_few(typed: str, said: str) -> None:
    assert nearest(typed, ["name", "born"]) == said


def test_many_names_are_not_listed() -> None:
    assert nearest("zzz", [f"name{n}" for n in range(9)]) == ""
