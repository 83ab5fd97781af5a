"""Two finished PDFs in, what a reader could tell apart out, in sentences; nothing where they are the same to everybody.

Compared are pages, pixels, words, the structure with all that it says, bookmarks, links, metadata. How a file is packed is
not: fonts may hold more letters, streams may be cut in another way, and the marks of a page may be counted in another order,
as long as each element has as many, and the same is heard of it. Places may differ by a hundredth of a point.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from .extraction import pages_of_pdf
from .pdf_elements import read_pdf

DPI: Final = 110
UNSEEN: Final = 8  # of 255: what two ways of rounding the same place may differ by
POINT: Final = 0.01  # that a place may differ by
PLACE: Final = re.compile("⟨([^⟩]*)⟩")
HEARD_AT: Final = re.compile(r"\bline=([0-9.]+)")
SAID: Final = ("/Alt", "/ActualText", "/Lang", "/E", "/ID", "/A")
OF_THE_FILE: Final = ("/Lang", "/ViewerPreferences", "/MarkInfo", "/Metadata", "/AcroForm")


def differences(one: bytes, other: bytes) -> list[str]:
    """What differs, at most a few sentences for each thing that is compared; ``one`` is called the first."""
    with pikepdf.open(io.BytesIO(one)) as first, pikepdf.open(io.BytesIO(other)) as second:
        if len(first.pages) != len(second.pages):
            return [f"the first has {len(first.pages)} pages, the second {len(second.pages)}"]
        parts = (
            ("the file", list(_file(first)), list(_file(second))),
            ("a page", list(_pages(first)), list(_pages(second))),
            ("the structure", list(_structure(first)), list(_structure(second))),
            ("a bookmark", list(_bookmarks(first)), list(_bookmarks(second))),
            ("a link", list(_links(first)), list(_links(second))),
            ("the metadata", list(_metadata(first)), list(_metadata(second))),
        )
        found = [sentence for what, left, right in parts for sentence in _unlike(what, left, right)]
    found += _unlike("the words of a page", _words(one), _words(other))
    found += _unlike("what is heard", [_heard(one)], [_heard(other)])
    return found + list(_pixels(one, other))


def _unlike(what: str, left: Sequence[str], right: Sequence[str], most: int = 3) -> list[str]:
    if len(left) != len(right):
        extra = next(
            (line for line in (*left, *right) if (line in left) is not (line in right)), "a repetition"
        )
        return [f"{what}: {len(left)} against {len(right)}, such as {extra[:120]}"]
    pairs = [(one, two) for one, two in zip(left, right, strict=True) if not _is_the_same(one, two)]
    return [f"{what}: {_around(one, two)}" for one, two in pairs[:most]]


def _is_the_same(one: str, two: str) -> bool:
    """Whether two sentences say the same, with places close enough."""
    if one == two:
        return True
    apart = (abs(float(a) - float(b)) for a, b in zip(PLACE.findall(one), PLACE.findall(two), strict=False))
    return PLACE.sub("", one) == PLACE.sub("", two) and all(length <= POINT for length in apart)


def _around(one: str, two: str) -> str:
    """Both lines from a little before the place where they part."""
    at = next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    start = max(0, at - 40)
    return f"{one[start : at + 80]!r} against {two[start : at + 80]!r}"


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield pdf.pdf_version
    for key in OF_THE_FILE:
        value: Any = pdf.Root.get(key)
        yield f"{key} {'a stream' if isinstance(value, pikepdf.Stream) else _value(value)}"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        boxes = (
            f"{key} {_value(page.obj.get(key))}" for key in ("/MediaBox", "/TrimBox", "/BleedBox", "/Tabs")
        )
        yield " ".join(boxes)


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    root: Any = pdf.Root.StructTreeRoot
    for kid in root.K:
        yield from _element(kid, numbers, 0)


def _element(element: Any, numbers: dict[tuple[int, int], int], depth: int) -> Iterator[str]:
    indent = "  " * depth
    home = element.get("/Pg")
    page = numbers[home.objgen] if home is not None else 0
    said = " ".join(f"{key}={_value(element[key])}" for key in SAID if key in element)
    yield f"{indent}{element.S} {said}"
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            yield f"{indent}  a mark on page {page}"
        elif "/S" in kid:
            yield from _element(kid, numbers, depth + 1)
        elif "/MCID" in kid:
            yield f"{indent}  a mark on page {numbers[kid.Pg.objgen]}"
        else:
            yield f"{indent}  area on page {numbers[kid.Pg.objgen]}: {_value(kid.Obj.get('/Contents'))}"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def below(items: Sequence[Any], level: int) -> Iterator[str]:
        for item in items:
            place = [numbers[one.objgen] if hasattr(one, "objgen") and one.objgen in numbers else _value(one)
                     for one in item.destination or []]  # fmt: skip
            yield f"{'  ' * level}{item.title} → {place}"
            yield from below(item.children, level + 1)

    with pdf.open_outline() as outline:
        yield from below(outline.root, 0)


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        for one in page.obj.get("/Annots", []):
            told = (
                _value(one.get(key))
                for key in ("/Subtype", "/A", "/Dest", "/Contents", "/F", "/StructParent")
            )
            yield f"page {number} {_value(one.Rect)} {' '.join(told)}"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from (f"{key} {_value(value)}" for key, value in sorted(pdf.docinfo.items()))
    yield pdf.Root.Metadata.read_bytes().decode("utf-8")


def _value(value: Any) -> str:
    """A small value of a file as it would be read; numbers as places, references left out."""
    if isinstance(value, pikepdf.Dictionary):
        return (
            "{" + " ".join(f"{key}:{_value(value[key])}" for key in sorted(value.keys()) if key != "/P") + "}"
        )
    if isinstance(value, pikepdf.Array):
        return "[" + " ".join(map(_value, value)) + "]"
    try:
        return f"⟨{float(value):.6f}⟩"
    except (TypeError, ValueError):
        return str(value)


def _words(content: bytes) -> list[str]:
    """A space that keeps two words together is drawn as any other, so one letter of a font stands for both."""
    return [page.replace("\N{NO-BREAK SPACE}", " ") for page in pages_of_pdf(content)]


def _heard(content: bytes) -> str:
    return HEARD_AT.sub(r"line=⟨\1⟩", str(read_pdf(content)).replace(r"\xa0", " "))


def _pixels(one: bytes, other: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(one) as first, pypdfium2.PdfDocument(other) as second:
        for number in range(len(first)):
            most, where = _apart(_seen(first[number]), _seen(second[number]))
            if most > UNSEEN:
                yield f"page {number + 1} looks different by {most} of 255 within {where}"


def _seen(page: Any) -> Image.Image:
    picture: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    return picture


def _apart(one: Image.Image, other: Image.Image) -> tuple[int, Any]:
    """The most that a pixel differs by, and the rectangle of all that differ by more than is seen."""
    if one.size != other.size:
        return 255, one.size
    apart = ImageChops.difference(one, other)
    most = max(high for _, high in apart.getextrema())  # type: ignore[misc]
    seen = apart.point(lambda value: 255 if value > UNSEEN else 0)
    return int(most), seen.getbbox()
