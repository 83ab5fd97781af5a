"""Claims about the search of finished files: a withheld value is found by whatever road it came into a file, the file is not
put in place, and what is told of it is fact, document and reader.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cases import TODAY, example, recipient, view_of
from conftest import ROOT
from toolkit.case.disclosure import Secret
from toolkit.document.nodes import Document, Paragraph, Section, Text
from toolkit.package import building
from toolkit.package.building import build_package
from toolkit.package.choices import PRINT_RUN, Choices
from toolkit.package.print_run import make_print_run
from toolkit.package.report import Report
from toolkit.package.stock import read_stock
from toolkit.package.wanted import Wanted
from toolkit.proof.contents import contents_of
from toolkit.proof.last_look import FinishedFile, LastLook
from toolkit.writers.html import write_html
from toolkit.writers.table import WRITERS, Written

ENGLISH = read_stock().catalogues["en-GB"]
CARER, FIRST = "Jean Whitfield", "Jean"
Spoil = Callable[[bytes], bytes]

# ---------------------------------------------------------------- ways into a file


def in_pdf(change: Callable[[pikepdf.Pdf], object]) -> Spoil:
    def spoil(content: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as file:
            change(file)
            file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    return spoil


def put_into_root(key: str, value: Any) -> Spoil:
    return in_pdf(lambda file: file.Root.__setitem__(key, value))


def put_into_info(file: pikepdf.Pdf) -> None:
    file.docinfo["/Subject"] = f"For {CARER}"


def put_into_xmp(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        metadata["dc:description"] = f"For {CARER}"


def put_into_alternative(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
            item["/Alt"] = pikepdf.String(f"{FIRST} at home — a picture")
            return


def put_into_note(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    note["/Contents"] = pikepdf.String(f"ask {FIRST}")
    file.pages[0].obj["/Annots"] = pikepdf.Array([file.make_indirect(note)])


def put_into_outline(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"With {FIRST}", 0))


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["notes.txt"] = f"rang {CARER}".encode()


def attach_under_a_name(file: pikepdf.Pdf) -> None:
    file.attachments[f"{CARER}.txt"] = b"nothing"


def draw(words: bytes) -> Spoil:
    """Words on the last page in a font of the viewer's own."""

    def put(file: pikepdf.Pdf) -> None:
        page = file.pages[-1]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        name = page.add_resource(file.make_indirect(font), pikepdf.Name.Font)
        drawn = b"q BT %s 9 Tf 40 40 Td %s ET Q" % (str(name).encode(), words)
        page.contents_add(drawn)

    return in_pdf(put)


def instead_of_what_is_drawn(file: pikepdf.Pdf) -> None:
    figures = "FEFF" + CARER.encode("utf-16-be").hex().upper()
    file.pages[0].contents_add(f"/Span <</ActualText <{figures}>>> BDC EMC".encode())


def in_docx(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(content: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                new.writestr(info, change(old.read(info)) if info.filename == name else old.read(info))
        return out.getvalue()

    return spoil


def beside(name: str, content: bytes, comment: bytes = b"") -> Spoil:
    """A Word file with one more part."""

    def spoil(whole: bytes) -> bytes:
        out = io.BytesIO(whole)
        with zipfile.ZipFile(out, "a") as parts:
            parts.writestr(name, content)
            parts.comment = comment
        return out.getvalue()

    return spoil


def before(end: str, words: str) -> Spoil:
    """``words`` before the last ``end`` of a text."""

    def spoil(content: bytes) -> bytes:
        start, mark, rest = content.rpartition(end.encode())
        assert mark, end
        return start + words.encode() + mark + rest

    return spoil


def runs(*pieces: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces) + "</w:p>"


def picture(words: str) -> bytes:
    out, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", words, zip=True)
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def photograph(words: str) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = words
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def as_data(content: bytes) -> str:
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(content).decode()}">'


BODY, DOCUMENT = "</body>", "word/document.xml"
ROADS: Mapping[str, Mapping[str, Spoil]] = {
    "pdf": {
        "the words of a page": draw(b"(by Jean) Tj"),
        "a page, letter by letter": draw(b"[(J) -20 (e) 10 (an)] TJ"),
        "what is said instead": in_pdf(instead_of_what_is_drawn),
        "what the file says of itself": in_pdf(put_into_info),
        "XMP": in_pdf(put_into_xmp),
        "alternative text": in_pdf(put_into_alternative),
        "a note": in_pdf(put_into_note),
        "a bookmark": in_pdf(put_into_outline),
        "an attachment": in_pdf(attach),
        "the name of an attachment": in_pdf(attach_under_a_name),
        "a value of no meaning": put_into_root("/PieceInfo", pikepdf.Dictionary(Of=pikepdf.String(CARER))),
        "a name": put_into_root("/Kept", pikepdf.Name("/JeanWhitfield")),
        "behind the end": lambda content: content + b"\n% Jean Whitfield\n",
    },
    "docx": {
        "a paragraph": in_docx(DOCUMENT, before("<w:sectPr", runs("with Jean"))),
        "runs": in_docx(DOCUMENT, before("<w:sectPr", runs("Je", "an"))),
        "core properties": in_docx(
            "docProps/core.xml", before("</cp:coreProperties>", f"<cp:category>{FIRST}</cp:category>")
        ),
        "an XML comment": in_docx(DOCUMENT, before("</w:body>", f"<!-- {CARER} -->")),
        "a part": beside("word/comments.xml", b"<a>%s</a>" % CARER.encode()),
        "an attribute": beside("word/other.xml", b'<a b="%s"/>' % CARER.encode()),
        "the name of a part": beside("word/jean-whitfield.xml", b"<a/>"),
        "the comment of the zip": beside("word/a.xml", b"<a/>", comment=FIRST.encode()),
        "a chunk of a picture": beside("word/media/a.png", picture(f"drawn by {FIRST}")),
        "EXIF": beside("word/media/a.jpg", photograph(f"by {FIRST}")),
    },
    "html": {
        "a paragraph": before(BODY, "<p>with Jean</p>"),
        "tags": before(BODY, "<p>with J<b>e</b>an</p>"),
        "a cell": before(BODY, "<table><tr><td>Name</td><td>Jean</td><td>x</td></tr></table>"),
        "entities": before(BODY, "<p>with &#74;e&#x61;n</p>"),
        "the title": before("</title>", " for Jean"),
        "alternative text": before(BODY, '<img alt="Jean&#39;s house" src="data:,">'),
        "an attribute": before(BODY, '<p class="jean-whitfield"></p>'),
        "a comment": before(BODY, "<!-- Jean -->"),
        "a style sheet": before("</style>", 'p::after { content: "\\4a ean Whitfield" }'),
        "data": before(BODY, '<a href="data:text/plain,Jean%20Whitfield">x</a>'),
        "a chunk of a picture": before(BODY, as_data(picture(CARER))),
    },
    "txt": {"a line": lambda content: content + b"With Jean.\n"},
    "brf": {"a line": lambda content: content[:-2] + b"\r\n,J1N ,:ITFIELD\r\n"},
    "ics": {
        "a folded line": before("END:VCALENDAR", "X-A:with Je\r\n an\r\n"),
        "an escaped line": before("END:VCALENDAR", "COMMENT:Whitfield\\, Jean\r\n"),
    },
}  # fmt: skip


# ---------------------------------------------------------------- a writer that is made to leak


def built(
    out: Path, monkeypatch: pytest.MonkeyPatch, format_: str, spoil: Spoil, *others: str, **choices: Any
) -> Report:
    """A package of two papers, whose files of ``format_`` go through ``spoil``; ``others`` are left as they are."""

    def leaking(document: Document) -> Written:
        written = honest(document)
        return replace(written, content=spoil(written.content))

    honest = WRITERS[format_]
    monkeypatch.setitem(WRITERS, format_, leaking)
    case = example(withhold=[{"fact": "carers.name", "from": ["practitioner"]}])
    chosen = Choices(documents=("key-dates",), formats=(format_, *others), **choices)
    return build_package(case, ROOT / "examples", out, read_stock(), chosen, TODAY)


@pytest.mark.parametrize(
    ("format_", "road"), [(format_, road) for format_, roads in ROADS.items() for road in roads]
)
def test_a_file_that_holds_what_is_withheld_is_not_put_in_place(
    format_: str, road: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "html" if format_ != "html" else "txt"
    report = built(tmp_path, monkeypatch, format_, ROADS[format_][road], other)
    (refused,) = report.refused
    assert (refused.document, refused.reader, refused.format) == ("key-dates", "practitioner", format_)
    assert refused.fact.startswith("carers.")
    assert [made.format for made in report.made] == [other]
    folder = tmp_path / report.reference
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["manifest.json", *(made.path for made in report.made)]
    )
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    entries = [one for one in json.loads(manifest)["not_made"] if one.get("format") == format_]
    assert [(one["document"], one["reader"]) for one in entries] == [("key-dates", "practitioner")]
    assert refused.fact in entries[0]["why"]
    assert not any(name in f"{manifest}{report}" for name in ("Jean", "Whitfield"))


@pytest.mark.parametrize("format_", ROADS)
def test_an_honest_file_is_put_in_place(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = built(tmp_path, monkeypatch, format_, bytes)
    assert ([made.format for made in report.made], report.refused) == ([format_], [])


def test_where_nothing_is_withheld_no_file_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.proof.last_look.contents_of", lambda *_: pytest.fail("it was taken apart"))
    file = FinishedFile("jean.pdf", "pdf", b"no PDF at all", (paper("Jean"),))
    assert LastLook().finds(file, view_of(example(withhold=[])), ENGLISH) is None


def test_a_file_name_that_tells_a_withheld_name_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wanted, "file_name", lambda self, format_: f"for-jean.{format_}")
    report = built(tmp_path, monkeypatch, "html", bytes)
    assert [(one.fact, one.format) for one in report.refused] == [("carers.0.name", "html")]
    assert [path.name for path in (tmp_path / report.reference).iterdir()] == ["manifest.json"]


def test_a_print_run_and_a_proof_that_hold_it_are_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, page = make_print_run, write_html
    spoilt = ROADS["pdf"]["a note"]
    monkeypatch.setattr(
        building, "make_print_run", lambda *given: replace(run := make(*given), content=spoilt(run.content))
    )
    monkeypatch.setattr(building, "write_html", lambda document: ROADS["html"]["a comment"](page(document)))
    report = built(tmp_path, monkeypatch, "pdf", bytes, PRINT_RUN, proof=True)
    assert {(one.document, one.fact) for one in report.refused} == {
        ("print-run", "carers.0.name"),
        ("proof", "carers.0.name"),
    }
    assert [made.document for made in report.made] == ["key-dates"]


def test_a_reason_that_would_tell_a_value_is_not_written_into_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "why_not_released", lambda fact, *_: f"{fact} is {CARER}")
    report = built(tmp_path, monkeypatch, "html", ROADS["html"]["a paragraph"])
    manifest = (tmp_path / report.reference / "manifest.json").read_text(encoding="utf-8")
    assert "Whitfield" not in manifest and "carers.0.name" in manifest


# ---------------------------------------------------------------- what a file may hold


def paper(*lines: str) -> Document:
    blocks = tuple(Paragraph((Text(line),)) for line in lines)
    return Document(
        "key-dates", "practitioner", "form", "standard", "en-GB", (Text("A title"),), (),
        (Section(2, (Text("Part"),), blocks, "part-1"),), "Council", "LH-1", "1 January 2026", labels=ENGLISH.labels,
    )  # fmt: skip


def found(secret: Secret, words: str, *known: str, format_: str = "txt") -> bool:
    """Whether the value is found in a text file, whose document has the lines ``known``."""
    view = replace(view_of(example(withhold=[])), secrets=(secret,))
    file = FinishedFile(f"key-dates.{format_}", format_, words.encode(), (paper(*known),))
    return LastLook().finds(file, view, ENGLISH) == secret.path


def test_a_word_that_the_document_holds_is_no_find_in_its_file() -> None:
    secret = Secret("carers.0.name", "Will Hope")
    assert not found(secret, "It will be as we hope.", "It will be as we hope.")
    assert found(secret, "It is so.\nWill\n", "It is so.")
    assert found(secret, "We ask Will Hope.", "It will be as we hope.")


def test_what_the_council_calls_itself_is_no_find() -> None:
    assert not found(Secret("carers.0.name", "Council"), "Council", "x")
    label = max(ENGLISH.labels.values(), key=len)
    assert not found(Secret("carers.0.name", label), label, "x")


def test_the_day_of_the_build_is_no_find() -> None:
    assert not found(Secret("steps.celebration.date", TODAY), f"{TODAY:%d/%m/%Y}", "x")
    assert found(Secret("steps.celebration.date", date(2026, 4, 11)), "11/04/2026", "x")


def test_numbers_in_two_pieces_of_a_file_are_no_telephone() -> None:
    phone = Secret("team.social_worker.phone", "01632 960001")
    page = '<p data-a="01632" data-b="960001"></p>'
    assert not found(phone, page, format_="html")
    assert found(phone, "<p>01632<br>960001</p>", format_="html")


def test_a_style_sheet_of_the_project_is_no_find_and_another_is() -> None:
    style = (ROOT / "assets" / "styles" / "base.css").read_text(encoding="utf-8")
    assert "max-width" in style
    assert not found(Secret("carers.0.name", "Max Width"), f"<style>{style}</style>", format_="html")
    assert found(Secret("carers.0.name", "Max Width"), "<style>/* Max Width */</style>", format_="html")


# ---------------------------------------------------------------- any value, written in any way

NAMES = st.from_regex(r"[A-Z][bcdfgklmprt][aeou][bdfgklmpr][aeiou][a-z]{1,6}", fullmatch=True)
BETWEEN = st.sampled_from([" ", "  ", "\n", "\u00a0", "\u2009", "-", "\u2011", "\u200b ", " \u00ad"])


@given(
    NAMES,
    NAMES,
    BETWEEN,
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", "’s", "'s", ","]),
)
def test_any_name_is_found_however_it_is_written(
    first: str, last: str, between: str, case: Callable[[str], str], end: str
) -> None:
    secret = Secret("carers.0.name", f"{first} {last}")
    assert found(secret, f"we asked {case(first)}{between}{case(last)}{end} to come")
    assert found(secret, f"we asked {' '.join(first)} to come")
    assert not found(secret, "we asked them to come")


@given(
    st.integers(10**8, 10**9 - 1),
    st.sampled_from([" ", "-", ".", ") ", "\n"]),
    st.sampled_from(["0", "+44 ", "+44 (0)", "0044 "]),
)
def test_any_telephone_is_found_however_it_is_written(number: int, between: str, trunk: str) -> None:
    figures = f"1{number}"
    secret = Secret("team.social_worker.phone", f"0{figures[:4]} {figures[4:]}")
    written = f"{trunk}{figures[:4]}{between}{figures[4:7]}{between}{figures[7:]}"
    assert found(secret, f"ring {written} now")
    assert found(
        secret, f"ring {''.join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in written)} now"
    )
    assert not found(secret, f"ring {int(figures) + 1} now")


@given(
    st.from_regex(r"[A-Z]{1,2}[1-9][0-9]? [0-9][A-Z]{2}", fullmatch=True),
    st.sampled_from(["", " ", "\n", "-", "\u00a0"]),
    st.booleans(),
)
def test_any_postcode_is_found_however_it_is_written(postcode: str, between: str, is_small: bool) -> None:
    secret = Secret("home.address", ("14 Larch Lane", f"Garstang {postcode}"))
    written = postcode.replace(" ", between)
    assert found(secret, f"at {written.lower() if is_small else written}, I think")
    assert not found(secret, f"at {postcode[:-1]}, I think")


UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{one}teenth" for one in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
TWENTIES = ("twentieth", *(f"twenty-{one}" for one in UNITS))
ORDINALS = (*UNITS, *TEENS, *TWENTIES, "thirtieth", "thirty-first")


@given(
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
    st.sampled_from(
        [
            "{day} {month} {year}",
            "{nth} of {month}",
            "the {word} of {month}",
            "{month} {day} {year}",
            "{month} the {word}",
            "{day:02}/{number:02}/{short:02}",
            "{day}.{number}.{year}",
            "{day} {brief}",
            "{year}-{number:02}-{day:02}",
        ]
    ),
)
def test_any_day_is_found_however_it_is_written(day: date, pattern: str) -> None:
    ends = {1: "st", 2: "nd", 3: "rd"}
    nth = f"{day.day}{'th' if 10 < day.day < 20 else ends.get(day.day % 10, 'th')}"
    written = pattern.format(
        day=day.day, month=f"{day:%B}", number=day.month, year=day.year, short=day.year % 100, nth=nth,
        word=ORDINALS[day.day - 1], brief=f"{day:%b}",
    )  # fmt: skip
    secret = Secret("child.born", day)
    assert found(secret, f"it was on {written}, I think")
    other = day.replace(month=day.month % 12 + 1, day=1 if day.day > 14 else 28)
    assert not found(Secret("child.born", other), f"it was on {written}, I think")


@given(NAMES, NAMES)
def test_any_name_is_found_in_braille(first: str, last: str) -> None:
    check_braille(f"{first} {last}")


@pytest.mark.parametrize(
    "name", ["Jean Ingham", "Siobhan O’Brien", "Łukasz Nowak", "Will Hope", "Mrs Wheelwright"]
)
def test_a_name_that_braille_contracts_is_found(name: str) -> None:
    check_braille(name)


def check_braille(name: str) -> None:
    secret, view = Secret("carers.0.name", name), view_of(example(withhold=[]))
    looking, blank = replace(view, secrets=(secret,)), paper("x")
    for lines, is_there in ((f"We live with {name} now.", True), ("We live with them now.", False)):
        content = WRITERS["brf"](paper(lines)).content
        file = FinishedFile("key-dates.brf", "brf", content, (blank,))
        assert (LastLook().finds(file, looking, ENGLISH) is not None) == is_there


@given(st.binary(max_size=60))
def test_a_picture_of_any_bytes_is_answered(content: bytes) -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b""):
        part = beside("word/media/a.png", start + content)(empty_zip())
        contents_of(part, "docx")


def empty_zip() -> bytes:
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


# ---------------------------------------------------------------- the home's address, kept by its label


@pytest.mark.parametrize("place", ["14 Larch Lane", "at ours, larch lane", "PR30AA"])
def test_a_place_that_is_the_home_is_told_to_a_person_and_stops_no_paper(place: str, tmp_path: Path) -> None:
    case = example(withhold=[], steps={"celebration": {"place": place}})
    chosen = Choices(documents=("invitation",), formats=("txt",))
    report = build_package(case, ROOT / "examples", tmp_path, read_stock(), chosen, TODAY)
    assert report.refused == []
    warned = [(path, sentence) for path, sentence in report.warnings if "home.address" in sentence]
    assert [path for path, _ in warned] == ["steps.celebration.place"]
    assert all(word in warned[0][1] for word in ("invitation", "invitee")) and "arch" not in warned[0][1]


@pytest.mark.parametrize("place", ["Garstang", "the café in Garstang", "Preston Central Library"])
def test_a_town_is_no_address(place: str, tmp_path: Path) -> None:
    case = example(withhold=[], steps={"celebration": {"place": place}})
    chosen = Choices(documents=("invitation", "celebration-plan"), formats=("txt",))
    report = build_package(case, ROOT / "examples", tmp_path, read_stock(), chosen, TODAY)
    assert [path for path, sentence in report.warnings if "home.address" in sentence] == []


def test_a_parent_never_reads_of_another_whatever_they_share() -> None:
    parents = [
        {"name": "Samina Hussain", "share": ["parents.name", "parents.1.name"]},
        {"name": "Tariq Kelly"},
    ]
    view = view_of(example(parents=parents), recipient("parent"))
    assert "Tariq" not in str(view.facts)
