"""Case files that are hostile as files, before anything in them is looked at: by family, each with its name and its bytes.

``HEAD`` begins a sound case, so that what comes after it is met by the reader and not only by the first line's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from cases import smallest_data

HEAD = "schema: 1\nreference: LH-1\nchild: {name: Robin Ashdown, born: 2015-06-01}\nhome: {kind: fostering}\n"
TAIL = "carers: [{name: Jean Whitfield}]\nteam: {social_worker: {name: Dev Patel}}\n"
SOUND = HEAD + TAIL
MIB = 1024 * 1024


def _bomb(levels: int, wide: int) -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * wide)}]" for n in range(1, levels)]
    return "\n".join(lines)


BOMBS = {
    "aliases of nine levels": _bomb(9, 9),
    "aliases of thirty levels": _bomb(30, 2),
    "aliases after a sound case": SOUND + _bomb(9, 9),
    "an alias of itself": "a: &a [*a]",
    "an alias of the whole": "&a\nschema: *a",
    "an alias to nothing": "a: *nothing",
    "an anchor alone": "a: &b c",
    "an anchor on a name": "&a schema: 1",
    "an alias as a name": "*a : 1",
    "a merge": "a: &a {x: 1}\nb: {<<: *a}",
    "a merge of a list": "a: &a {x: 1}\nb: {<<: [*a, *a]}",
    "a merge of nothing": "<<: {schema: 1}",
    "a thousand anchors": "\n".join(f"a{n}: &a{n} x" for n in range(1000)),
    "strings that are doubled": "a: &a " + "x" * 1000 + "\n" + "\n".join(f"b{n}: *a" for n in range(2000)),
}
TAGS = {
    f"the tag {tag}": f"schema: {tag} {value}\n"
    for tag, value in (
        ("!!python/object/apply:os.system", "['id']"),
        ("!!python/object/new:os.system", "[id]"),
        ("!!python/name:os.system", "''"),
        ("!!python/module:os", "''"),
        ("!!python/tuple", "[1]"),
        ("!!python/object:os._wrap_close", "{}"),
        ("!!binary", "R0lGODlhAQABAAAAACw="),
        ("!!set", "{a, b}"),
        ("!!omap", "[a: 1]"),
        ("!!pairs", "[a: 1]"),
        ("!!timestamp", "2026-03-20"),
        ("!!float", "1"),
        ("!!int", "'1'"),
        ("!!str", "1"),
        ("!!null", "''"),
        ("!!bool", "yes"),
        ("!!map", "{}"),
        ("!!seq", "[]"),
        ("!!merge", "<<"),
        ("!include", "/etc/passwd"),
        ("!ENV", "${HOME}"),
        ("!<tag:yaml.org,2002:python/object/apply:os.system>", "[id]"),
        ("!ruby/object:Gem::Installer", "{}"),
        ("!x!y", "1"),
        ("!", "1"),
        ("!!", "1"),
    )
} | {
    "a tag on a name": "!!str schema: 1",
    "a tag on a list": "carers: !!seq [x]",
    "a tag on the whole": "!!map {schema: 1}",
    "a tag in a directive": "%TAG !e! tag:example.org,2000:\n---\nschema: !e!x 1",
}
DEEP = {
    "a thousand brackets": "[" * 1000,
    "a million brackets": "[" * (MIB - 1),
    "a million braces": "{" * (MIB - 1),
    "brackets that are shut": "a: " + "[" * 500 + "]" * 500,
    "braces that are shut": "a: " + "{x: " * 300 + "1" + "}" * 300,
    "a hundred thousand dashes": "- " * 100_000,
    "dashes in lines": "\n".join(" " * n + "-" for n in range(400)),
    "names in names": "\n".join(" " * n + "a:" for n in range(1000)),
    "question marks": "? " * 10_000 + "x",
    "question marks in lines": "\n".join(" " * n + "?" for n in range(400)),
    "twenty levels": "a: " + "[" * 19 + "]" * 19,
    "twenty-one levels": "a: " + "[" * 21 + "]" * 21,
    "brackets of both kinds": "[{a: " * 300 + "1" + "}]" * 300,
    "as JSON": '{"a":' * 5000 + "1" + "}" * 5000,
}  # fmt: skip
DOUBLES = {
    "a name twice": SOUND + "reference: LH-2\n",
    "a name twice beneath": SOUND.replace("kind: fostering", "kind: fostering, kind: kinship"),
    "a name twice in quotes": SOUND + '"reference": LH-2\n',
    "a name ten thousand times": "schema: 1\n" * 9999,
    "two documents": SOUND + "---\n" + SOUND,
    "a document that ends": SOUND + "...\n" + SOUND,
    "only marks": "---\n---\n---\n",
    "a name in two forms": SOUND + "Reference: LH-2\n",
    "a name that looks alike": SOUND.replace("child:", "сhild:"),
    "a name with a mark in it": SOUND.replace("child:", "ch\u200bild:"),
    "a name that is empty": SOUND + '"": x\n',
    "a name that is nothing": SOUND + "null: x\n",
    "a name that is a number": SOUND + "1: x\n",
    "a name that is a list": SOUND + "[a, b]: x\n",
    "a name that is a mapping": SOUND + "{a: b}: x\n",
    "a name of a million letters": SOUND + "x" * (MIB - 400) + ": 1\n",
    "a name of a thousand letters": SOUND + "x" * 1000 + ": 1\n",
    "a name in lines": SOUND + '"a\\nb": 1\n',
    "a name that is a path": SOUND + "../../etc/passwd: 1\n",
    "a name with dots": SOUND + "child.name: x\n",
}
NUMBERS = {
    f"schema is {number}": SOUND.replace("schema: 1", f"schema: {number}")
    for number in (
        "1.0", "01", "+1", "1e0", "0x1", "0o1", "0b1", "1_0", "-1",
        "1" * 18, "1" * 19, "1" * 5000, "9" * 100_000, "1e400",
        "1e999999999", "-0", ".inf", "-.inf", ".nan", ".5", "5.", "1.00000000000000000", "true", "null", "~",
        "'1'", "[1]",
        "{a: 1}", "1:30", "2026-03-20", "No", "１", "١", "1\u00a0",
    )
}  # fmt: skip
AMOUNTS = {
    f"a contribution of {amount[:40]}": SOUND + f"steps: {{celebration: {{contribution: {amount}}}}}\n"
    for amount in (
        "60.00", "60", "'60'", "0", "0.00", "-0.00", "-1", "10000", "10000.01", "0.001", "1e3", "1E+3", "NaN",
        "'NaN'", "sNaN",
        "Infinity", "'Infinity'", "9999999999999999.99", "9" * 40, "0." + "0" * 17 + "1",
        "0." + "1" * 5000, "'£60'", "60,00",
        "'६०'", "true", "null", "[60]", "''", "' 60'", "60.", ".60", "1_000", "0x10",
    )
}  # fmt: skip
DAYS = {
    f"born on {day}": SOUND.replace("2015-06-01", day)
    for day in (
        "2016-02-29", "2015-02-29", "2015-02-30", "2015-13-01", "2015-00-01", "2015-01-00", "0000-00-00", "0001-01-01",
        "1899-12-31", "1900-01-01", "2200-12-31", "2201-01-01", "9999-12-31", "10000-01-01", "-2015-06-01", "2015-6-1",
        "15-06-01", "20150601", "2015/06/01", "01.06.2015", "2015-W23-1", "2015-152", "2015-06-01T00:00:00Z",
        "'2015-06-01 '", "'2015-06-01\n'", "２０１５-06-01", "٢٠١٥-06-01", "2015-06-01x", "2026-03-20", "2026-03-21",
        "2013-03-20",
        "2013-03-21", "2008-02-29", "2010-03-20", "1996-03-20", "1995-12-31", "today", "0", "true", "null", "[]", "{}",
        "1433116800", "2015-06-31", "'2015–06–01'",
    )
}  # fmt: skip
TIMES = {
    f"a meeting at {at}": SOUND + f"steps: {{matching_meeting: {{date: 2026-03-29, time: {at}}}}}\n"
    for at in (
        '"15:30"', "15:30", '"01:30"', '"00:00"', '"23:59"', '"24:00"', '"24:01"', '"15:60"', '"1:30"',
        '"15:30:00"', '"15.30"',
        '"3pm"', '"15:30Z"', '"15:30+01:00"', '"１５:30"', "930", "55800", "true", "null", '""', '" 15:30"',
        '"-1:30"', "[15, 30]",
    )
}  # fmt: skip
EDGES = {
    f"every day is {day}": SOUND.replace("2015-06-01", "2015-01-01")
    + f"steps:\n  matching_meeting: {{date: {day}}}\n  ratification: {{date: {day}}}\n"
    f"  commitment_visit: {{date: {day}}}\n  celebration: {{date: {day}}}\n"
    for day in ("2015-01-01", "2024-02-29", "2026-12-25", "2026-03-29", "2200-12-31", "2100-02-28", "2099-12-31",
    "1900-01-01")
}  # fmt: skip
BYTES: Mapping[str, bytes] = {
    "nothing": b"",
    "a space": b" ",
    "lines": b"\n" * 100,
    "a mark of order": b"\xef\xbb\xbf" + SOUND.encode(),
    "a mark of order alone": b"\xef\xbb\xbf",
    "two marks of order": b"\xef\xbb\xbf\xef\xbb\xbf" + SOUND.encode(),
    "UTF-16, little": SOUND.encode("utf-16"),
    "UTF-16, big": b"\xfe\xff" + SOUND.encode("utf-16-be"),
    "UTF-16 without a mark": SOUND.encode("utf-16-le"),
    "UTF-32": SOUND.encode("utf-32"),
    "UTF-7": SOUND.replace("Robin", "+AGI-").encode(),
    "Latin-1": SOUND.replace("Robin", "Zoë").encode("latin-1"),
    "Windows-1252": SOUND.replace("Robin", "“Zoë”").encode("cp1252"),
    "EBCDIC": SOUND.encode("cp500"),
    "too long a form": SOUND.encode() + b"x: \xc0\xaf",
    "half a surrogate": SOUND.encode() + b"x: \xed\xa0\x80",
    "half a character": SOUND.encode() + b"x: \xf0\x9f",
    "beyond the last character": SOUND.encode() + b"x: \xf4\x90\x80\x80",
    "bytes that are none": bytes(range(256)),
    "NUL": SOUND.encode() + b"\x00",
    "NUL in a name": SOUND.replace("Robin", "Ro\x00bin").encode(),
    "NULs": b"\x00" * 10_000,
    "a line that ends in CR": SOUND.replace("\n", "\r").encode(),
    "lines of Windows": SOUND.replace("\n", "\r\n").encode(),
    "lines of every kind": SOUND.replace("\n", "\r\n\n\r").encode(),
    "tabs": SOUND.replace("\n", "\n\t").encode(),
    "a megabyte to the byte": (SOUND + "#" + "x" * (MIB - len(SOUND) - 1)).encode(),
    "a byte over a megabyte": (SOUND + "#" + "x" * (MIB - len(SOUND))).encode(),
    "a megabyte of spaces": SOUND.encode() + b" " * (MIB - len(SOUND)),
    "a megabyte of lines": SOUND.encode() + b"\n" * (MIB - len(SOUND)),
    "a megabyte of quotes": b'"' * MIB,
    "a megabyte of apostrophes": b"'" * MIB,
    "a megabyte of colons": b": " * (MIB // 2),
    "a megabyte of commas": b"[" + b"," * (MIB - 1),
    "a megabyte of backslashes": b'"' + b"\\" * (MIB - 2) + b'"',
    "a megabyte of hashes": b"#" * MIB,
    "a megabyte of percents": b"%" * MIB,
    "a megabyte of bars": b"a: |\n" + b"|" * (MIB - 5),
    "a megabyte in quotes that are not shut": b'a: "' + b"x\n" * 9000 + b"x" * 900_000,
    "a megabyte of short entries": b"a: [" + b"x," * (MIB // 2 - 3),
    "a megabyte of short names": b"".join(b"a%d: 1\n" % n for n in range(80_000)),
    "a megabyte of escapes": b'a: "' + b"\\x41" * (MIB // 4 - 2) + b'"',
    "a megabyte of words": b"a: " + b"word " * (MIB // 5 - 1),
    "a megabyte of ands": b"&" * MIB,
    "a megabyte of stars": b"* " * (MIB // 2),
    "a megabyte of exclamation marks": b"!" * MIB,
    "a megabyte of tildes": b"~," * (MIB // 2),
    "directives": b"%YAML 1.2\n" * 1000 + SOUND.encode(),
    "a directive": b"%YAML 1.1\n---\n" + SOUND.encode(),
    "a directive later": SOUND.encode() + b"...\n%YAML 1.1\n---\n",
    "reserved marks": b"@x: 1",
    "a grave accent": b"`x: 1",
    "a program": b"#!/bin/sh\nid\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "a zip": b"PK\x03\x04" + b"\x00" * 100,
    "a PDF": b"%PDF-1.7\n1 0 R",
    "HTML": b"<!doctype html><title>x</title>",
    "XML": b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    "a spreadsheet": b"schema,reference\n1,LH-1\n",
    "a letter": b"Dear all, this is no case file.\n",
    "text in half a quote": SOUND.replace("Robin", '"Robin').encode(),
    "a bracket too many": SOUND.encode() + b"]",
    "a comma too many": SOUND.replace("fostering}", "fostering,,}").encode(),
    "set in wrongly": SOUND.replace("home:", "  home:").encode(),
    "a list on top": b"- schema: 1\n",
    "text on top": b"schema 1",
    "a number on top": b"1",
    "true on top": b"true",
    "null on top": b"null",
}
JSON: Mapping[str, str] = {
    "a sound case": json.dumps({"schema": 1, "reference": "LH-1"}),
    "a comma at the end": '{"schema": 1,}',
    "comments": '{"schema": 1 /* x */}',
    "comments of lines": '{"schema": 1} // x',
    "names without quotes": "{schema: 1}",
    "apostrophes": "{'schema': 1}",
    "NaN": '{"schema": NaN}',
    "Infinity": '{"schema": -Infinity}',
    "a huge exponent": '{"schema": 1e999999}',
    "a huge number": '{"schema": ' + "1" * 10_000 + "}",
    "a name twice": '{"schema": 1, "schema": 1}',
    "a name twice, escaped": '{"schema": 1, "sch\\u0065ma": 1}',
    "a lone half": '{"schema": "\\ud83d"}',
    "halves the wrong way round": '{"schema": "\\ude00\\ud83d"}',
    "a lone half as a name": '{"\\ud83d": 1}',
    "NUL, escaped": '{"schema": "\\u0000"}',
    "NUL as a name": '{"\\u0000": 1}',
    "a bad escape": '{"schema": "\\x"}',
    "half an escape": '{"schema": "\\u12"}',
    "a tab in text": '{"schema": "a\tb"}',
    "a line in text": '{"schema": "a\nb"}',
    "two of them": '{"schema": 1}{"schema": 1}',
    "not shut": '{"schema": 1',
    "not begun": '"schema": 1}',
    "nested": '{"a":' * 600 + "1" + "}" * 600,
    "a list of lists": "[" * 900 + "]" * 900,
    "__proto__": '{"__proto__": {"schema": 1}, "constructor": 1}',
    "spaces": '{"schema"  :  1}' + " " * 1000,
    "a slash": '{"schema": "\\/"}',
    "a solidus in a name": '{"a\\/b": 1}',
    "a very long text": '{"schema": "' + "x" * 900_000 + '"}',
    "very many entries": '{"schema": [' + "1," * 200_000 + "1]}",
    "very many names": "{" + ",".join(f'"a{n}": 1' for n in range(60_000)) + "}",
}


def _line(**changes: object) -> bytes:
    return json.dumps(smallest_data(**changes)).encode()


LINES: Mapping[str, Callable[[], bytes]] = {
    "one case": lambda: _line(),
    "no case": lambda: b"",
    "empty lines": lambda: b"\n \n\t\n",
    "one that is broken": lambda: _line() + b"\n{\n" + _line(reference="LH-2"),
    "a line of NULs": lambda: _line() + b"\n" + b"\x00" * 1000 + b"\n",
    "a line of two megabytes": lambda: _line() + b"\n" + b"x" * (2 * MIB) + b"\n",
    "a line of forty megabytes": lambda: b"x" * (40 * MIB),
    "forty megabytes of spaces": lambda: b" " * (40 * MIB),
    "a hundred thousand empty lines": lambda: b"\n" * 100_000,
    "five thousand broken lines": lambda: b"{\n" * 5000,
    "lines of numbers": lambda: b"1\n2\n3\n",
    "YAML": lambda: SOUND.encode(),
    "a mark of order on each": lambda: (
        b"\xef\xbb\xbf" + _line() + b"\n\xef\xbb\xbf" + _line(reference="LH-2")
    ),
    "UTF-16": lambda: _line().decode().encode("utf-16"),
    "the same reference": lambda: _line() + b"\n" + _line(),
    "the same reference in other letters": lambda: _line() + b"\n" + _line(reference="lh-1"),
    "a CR alone": lambda: _line() + b"\r" + _line(),
    "a separator of lines": lambda: _line() + "\u2028".encode() + _line(),
    "a case in brackets": lambda: b"[" + _line() + b"]",
    "bytes": lambda: bytes(range(256)) * 10,
}

TEXTS: Mapping[str, Mapping[str, str]] = {
    "bombs": BOMBS,
    "tags": TAGS,
    "deep": DEEP,
    "doubles": DOUBLES,
    "numbers": NUMBERS,
    "amounts": AMOUNTS,
    "days": DAYS,
    "times": TIMES,
    "edges": EDGES,
}


def every() -> list[tuple[str, str, bytes]]:
    """Each file: what it is, the ending of its name, its bytes."""
    found = [
        (f"{family}: {name}", ".yaml", text.encode("utf-8", "surrogatepass"))
        for family, texts in TEXTS.items()
        for name, text in texts.items()
    ]
    found += [(f"bytes: {name}", ".yaml", raw) for name, raw in BYTES.items()]
    found += [(f"json: {name}", ".json", text.encode()) for name, text in JSON.items()]
    return found + [(f"lines: {name}", ".jsonl", made()) for name, made in LINES.items()]
