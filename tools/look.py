"""The look of every document, remembered: reference pictures of all pages, compared and, on demand, made anew.

    python tools/look.py          build the three examples and show what differs from the references (``make look``)
    python tools/look.py accept   the same, then make the differing references anew (``make look-accept``)

A reference is one PNG for a document: its pages side by side, small and in few colours, in
``tests/look/<example>/<file>.png``. Nothing but ``accept`` writes there. Pages are compared by the mean colour of
squares of 5 mm, so that neither another machine's edges of letters nor a word of the same length matter, and a moved
picture, a lost box or another colour do. Needs the libraries of the tests (pypdfium2).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw
from PIL.PngImagePlugin import PngInfo

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
REFERENCES: Final = ROOT / "tests" / "look"
STYLE: Final = Path(__file__).with_suffix(".css")
OUT: Final = ROOT / "out" / "look"
# Between them: a child and a teenager; yes, and waiting; two mothers; no parents; a drawing; a carer's large print.
LOOKED_AT: Final = ("amira", "ela", "robin")
IN_STANDARD_TOO: Final = "amira"  # whose child reads easy read
DEMONSTRATION_DAY: Final = date(2026, 3, 20)

DPI: Final = 28
FINER: Final = 2  # a page is drawn this much larger, then reduced: letters become an even grey
COLOURS: Final = 24
GAP_PX: Final = 4
GAP_COLOUR: Final = "#5a6270"
# Text chunks of the PNG: how large each page is in px; and the mean colours of its squares, which few colours would blur.
PAGES: Final = "pages"
SQUARES: Final = "squares"

SQUARE_MM: Final = 5.0
# Of 255, in the channel that differs most: one square that differs so much, or many that differ a little.
MOST_IN_A_SQUARE: Final = 32
MUCH_IN_MANY: Final = 9
MANY_SQUARES: Final = 25


@dataclass(frozen=True, slots=True)
class Difference:
    """Why a document no longer looks as its reference. ``page`` counts from 1; mm from the page's top left corner."""

    document: str
    page: int
    left_mm: int
    top_mm: int
    what: str

    def __str__(self) -> str:
        return f"{self.document}, page {self.page}, {self.left_mm} mm across and {self.top_mm} mm down: {self.what}"


# ---------------------------------------------------------------- pictures of pages


@dataclass(frozen=True, slots=True)
class PageLook:
    """A page: ``picture`` for people, at 28 dots an inch; ``squares`` for comparing, one pixel each."""

    picture: Image.Image
    squares: Image.Image


def looks_of(pdf: bytes) -> list[PageLook]:
    """Each page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as file:
        return [look_of(page.render(scale=FINER * DPI / 72).to_pil().convert("RGB")) for page in file]


def look_of(page: Image.Image) -> PageLook:
    """Of a page drawn at twice the size that is kept."""
    across, down = (max(1, round(px / FINER / DPI * 25.4 / SQUARE_MM)) for px in page.size)
    return PageLook(page.reduce(FINER), page.resize((across, down), Image.Resampling.BOX))


def strip_of(pages: Sequence[PageLook]) -> bytes:
    """The pages side by side as one small PNG that knows the squares of each."""
    pictures = [page.picture for page in pages]
    width = sum(picture.width for picture in pictures) + GAP_PX * (len(pictures) - 1)
    strip = Image.new("RGB", (width, max(picture.height for picture in pictures)), GAP_COLOUR)
    left = 0
    for picture in pictures:
        strip.paste(picture, (left, 0))
        left += picture.width + GAP_PX
    words = PngInfo()
    words.add_text(PAGES, " ".join(_size(picture) for picture in pictures))
    words.add_text(
        SQUARES, " ".join(f"{_size(page.squares)}:{_text(page.squares)}" for page in pages), zip=True
    )
    file = io.BytesIO()
    _in_few_colours(strip).save(file, "PNG", optimize=True, pnginfo=words)
    return file.getvalue()


def _in_few_colours(strip: Image.Image) -> Image.Image:
    """Colours are chosen from a ninth of the pixels, by how far apart they are: a pale tint is one of them."""
    sample = strip.resize((max(1, strip.width // 3), max(1, strip.height // 3)), Image.Resampling.NEAREST)
    chosen = sample.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2)
    return strip.quantize(palette=chosen, dither=Image.Dither.NONE)


def pages_of(strip: bytes) -> list[PageLook]:
    """The pages of a strip: their squares as they were, their pictures in few colours."""
    with Image.open(io.BytesIO(strip)) as file:
        sizes = [_numbers(size) for size in file.info[PAGES].split()]
        squares = [_squares(text) for text in file.info[SQUARES].split()]
        whole = file.convert("RGB")
    pages, left = [], 0
    for (width, height), means in zip(sizes, squares, strict=True):
        pages.append(PageLook(whole.crop((left, 0, left + width, height)), means))
        left += width + GAP_PX
    return pages


def _size(picture: Image.Image) -> str:
    return f"{picture.width}x{picture.height}"


def _numbers(size: str) -> tuple[int, int]:
    width, height = size.split("x")
    return int(width), int(height)


def _text(squares: Image.Image) -> str:
    """One channel after the other: what is white in all of them packs well."""
    return b"".join(channel.tobytes() for channel in squares.split()).hex()


def _squares(text: str) -> Image.Image:
    size, _, means = text.partition(":")
    width, height = _numbers(size)
    channels = bytes.fromhex(means)
    area = width * height
    return Image.merge(
        "RGB",
        [
            Image.frombytes("L", (width, height), channels[part * area : (part + 1) * area])
            for part in range(3)
        ],
    )


# ---------------------------------------------------------------- what differs


def differences(document: str, then: Sequence[PageLook], now: Sequence[PageLook]) -> Iterator[Difference]:
    """Where the pages ``now`` do not look as they did ``then``; nothing where they do."""
    if len(then) != len(now):
        what = f"there are {len(now)} pages, and there were {len(then)}"
        yield Difference(document, min(len(then), len(now)), 0, 0, what)
    for number, (before, after) in enumerate(zip(then, now, strict=False), 1):
        if before.picture.size != after.picture.size:
            what = f"the page is {_mm_size(after)}, and was {_mm_size(before)}"
            yield Difference(document, number, 0, 0, what)
        else:
            yield from _on_a_page(document, number, before, after)


def _on_a_page(document: str, number: int, before: PageLook, after: PageLook) -> Iterator[Difference]:
    squares = squares_that_differ(before, after)
    if not squares:
        return
    (across, down), most = max(squares.items(), key=lambda square: square[1])
    many = len(squares)
    if most >= MOST_IN_A_SQUARE or many >= MANY_SQUARES:
        what = f"{many} square{'s' * (many != 1)} of {SQUARE_MM:g} mm differ, here by {most} of 255"
        yield Difference(document, number, round(across * SQUARE_MM), round(down * SQUARE_MM), what)


def squares_that_differ(before: PageLook, after: PageLook) -> dict[tuple[int, int], int]:
    """Squares of 5 mm, counted across and down, whose mean colours differ: by how much, of 255."""
    red, green, blue = ImageChops.difference(before.squares, after.squares).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return {
        (place % most.width, place // most.width): value
        for place, value in enumerate(most.tobytes())
        if value >= MUCH_IN_MANY
    }


def _mm_size(page: PageLook) -> str:
    return " by ".join(f"{px / DPI * 25.4:.0f}" for px in page.picture.size) + " mm"


# ---------------------------------------------------------------- a package against its references


@dataclass(frozen=True, slots=True)
class Looked:
    """One document: its reference and how it looks now, as strips (None where there is none), and what differs."""

    example: str
    document: str
    then: bytes | None
    now: bytes | None
    differs: tuple[Difference, ...]


def look_at(example: str, files: Sequence[Path], references: Path = REFERENCES) -> list[Looked]:
    """Compare a package's PDF files with the references of ``example``; one for each file and each reference."""
    now = {file.stem: file for file in files}
    then = {file.stem: file for file in (references / example).glob("*.png")}
    return [
        _looked(example, name, then.get(name), now.get(name)) for name in sorted(now.keys() | then.keys())
    ]


def _looked(example: str, name: str, then: Path | None, now: Path | None) -> Looked:
    document = f"{example}/{name}"
    if now is None:
        gone = Difference(
            document, 1, 0, 0, "this document is not made any more, and its reference is still there"
        )
        return Looked(example, name, then.read_bytes() if then else None, None, (gone,))
    pages = looks_of(now.read_bytes())
    if then is None:
        new = Difference(document, 1, 0, 0, "this document has no reference picture yet")
        return Looked(example, name, None, strip_of(pages), (new,))
    before = then.read_bytes()
    found = tuple(differences(document, pages_of(before), pages))
    return Looked(example, name, before, strip_of(pages) if found else before, found)


def accept(looked: Sequence[Looked], references: Path = REFERENCES) -> list[str]:
    """Make the references of what differs anew, and take away those of documents that are not made any more."""
    changed = [one for one in looked if one.differs]
    for one in changed:
        reference = references / one.example / f"{one.document}.png"
        reference.parent.mkdir(parents=True, exist_ok=True)
        if one.now is None:
            reference.unlink()
        else:
            reference.write_bytes(one.now)
    return [f"{one.example}/{one.document}" for one in changed]


# ---------------------------------------------------------------- to be looked at

PAGE_HEAD: Final = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changed its look</title>
<style>
{style}</style></head><body>
"""


def show(looked: Sequence[Looked], out: Path = OUT) -> Path:
    """Write a page with what differs as it was, as it is, and where it differs; answers its address."""
    differing = [one for one in looked if one.differs]
    out.mkdir(parents=True, exist_ok=True)
    sections = [_section(one, out) for one in differing]
    head = f"<h1>What changed its look: {len(differing)} of {len(looked)} documents</h1>\n"
    after = (
        "<p>If all of it is meant: <code>make look-accept</code>, and commit the pictures with the change that "
        "made them. If not: mend it, and look again.</p>\n"
        if differing
        else "<p>Nothing. Every page looks as its reference does.</p>\n"
    )
    page = out / "index.html"
    html = PAGE_HEAD.format(style=STYLE.read_text(encoding="utf-8"))
    page.write_text(
        f"{html}<main>\n{head}{after}{''.join(sections)}</main></body></html>\n", encoding="utf-8"
    )
    return page


def _section(one: Looked, out: Path) -> str:
    stem = f"{one.example}.{one.document}"
    shown = [("As it was", one.then, "then"), ("As it is", one.now, "now")]
    if one.then and one.now:
        shown.append(("Where it differs", _marked(one.then, one.now), "difference"))
    figures = []
    for words, strip, kind in shown:
        if strip:
            (out / f"{stem}.{kind}.png").write_bytes(strip)
            figures.append(_figure(f"{stem}.{kind}.png", words, one.document))
    told = "".join(f"<li>{escape(str(each))}</li>" for each in one.differs)
    title = f"{one.example}: {one.document}"
    return f"<section><h2>{escape(title)}</h2><ul>{told}</ul>{''.join(figures)}</section>\n"


def _figure(file: str, words: str, document: str) -> str:
    return (
        f'<figure tabindex="0"><figcaption>{words}</figcaption>'
        f'<img src="{escape(file)}" alt="{escape(document)}: {words.lower()}, page by page"></figure>'
    )


def _marked(then: bytes, now: bytes) -> bytes:
    """The pages as they are, pale and grey, with a frame around each square that differs."""
    pages = zip(pages_of(then), pages_of(now), strict=False)
    return strip_of([_marked_page(before, after) for before, after in pages])


def _marked_page(before: PageLook, after: PageLook) -> PageLook:
    size = after.picture.size
    page = Image.blend(after.picture.convert("L").convert("RGB"), Image.new("RGB", size, "white"), 0.55)
    if before.picture.size == size:
        pen = ImageDraw.Draw(page)
        square = size[0] / after.squares.width, size[1] / after.squares.height
        for left, top in squares_that_differ(before, after):
            corners = (left, top, left + 1, top + 1)
            pen.rectangle(
                [round(at * square[number % 2]) for number, at in enumerate(corners)], outline="#c01818"
            )
    return PageLook(page, after.squares)


# ---------------------------------------------------------------- the command


def build(example: str, out: Path) -> list[Path]:
    """The PDF files of an example's package, as its readers get them, and of one in the standard variant too."""
    from toolkit.case.reader import read_case
    from toolkit.package.building import build_package
    from toolkit.package.choices import Choices
    from toolkit.package.stock import read_stock

    path = ROOT / "examples" / f"{example}.yaml"
    case = read_case(path, DEMONSTRATION_DAY)
    variants = (None, ("standard",)) if example == IN_STANDARD_TOO else (None,)
    found: dict[str, Path] = {}
    for number, chosen in enumerate(variants):
        choices, folder = Choices(formats=("pdf",), variants=chosen), out / str(number)
        build_package(case, path.parent, folder, read_stock(), choices, DEMONSTRATION_DAY)
        found.update({file.name: file for file in (folder / case.reference).glob("*.pdf")})
    return [found[name] for name in sorted(found)]


def main() -> int:
    """0 where nothing differs or all was accepted, 1 where something differs."""
    if sys.argv[1:] not in ([], ["accept"]):
        print(f"Say nothing, or “accept”; “{' '.join(sys.argv[1:])}” is neither.", file=sys.stderr)
        return 2
    looked: list[Looked] = []
    for example in LOOKED_AT:
        print(f"Building and looking at {example} …", flush=True)
        looked += look_at(example, build(example, OUT / "packages"))
    page = show(looked)
    for one in looked:
        for difference in one.differs:
            print(difference)
    if sys.argv[1:] == ["accept"]:
        changed = accept(looked)
        print(
            f"{len(changed)} of {len(looked)} references made anew. Look at them in {page}, then commit them."
        )
        return 0
    differing = sum(bool(one.differs) for one in looked)
    print(f"{differing} of {len(looked)} documents look different: {page}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
