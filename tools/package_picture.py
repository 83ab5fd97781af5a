"""Draws the README's pictures: ``docs/images/package.png``, what comes out for the first example, and ``gallery.png``,
the same pages for those who read in another way.

Run ``make gallery`` first: it builds that package in every variant. Each picture is then laid out from its PDF files in
rows of pages on a soft ground.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "out" / "gallery" / "packages" / "LH-2026-0147"
PICTURES = ROOT / "docs" / "images"
WIDTH_PX = 1600
GAP_PX = 34
GROUND = "#e3efee"
SHADE = "#a9bfc0"
COLOURS = 256
LARGEST_BYTES = 400_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document: the first one, or the first that holds ``words``; its right half where a card is folded."""

    document: str
    words: str = ""
    right_half: bool = False
    variant: str = "standard"


VARIANTS = ("standard", "large-print", "dyslexia-friendly", "high-contrast")
PACKAGE_ROWS = (
    (
        Page("childrens-guide"),
        Page("childrens-guide", "The matching meeting"),
        Page("decision-letter"),
        Page("parents-guide"),
        Page("minute-guide-health"),
    ),
    (
        Page("certificate"),
        Page("card", right_half=True),
        Page("road-map-poster"),
        Page("memory-page"),
    ),
)


# The same page as each variant has it: a child's guide above, a parent's below.
GALLERY_ROWS = tuple(
    tuple(Page(document, variant=variant) for variant in VARIANTS)
    for document in ("childrens-guide", "parents-guide")
)


def main() -> None:
    """Draw both pictures of the package named on the command line, or of the first example."""
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE
    _draw(package, PACKAGE_ROWS, PICTURES / "package.png")
    _draw(package, GALLERY_ROWS, PICTURES / "gallery.png")


def _draw(package: Path, pages: Sequence[Sequence[Page]], target: Path) -> None:
    rows = [_row([_drawn(package, page) for page in row]) for row in pages]
    height = sum(row[0].height for row in rows) + GAP_PX * (len(rows) + 1)
    picture = Image.new("RGB", (WIDTH_PX, height), GROUND)
    top = GAP_PX
    for row in rows:
        left = GAP_PX
        for page in row:
            _lay(picture, page, (left, top))
            left += page.width + GAP_PX
        top += row[0].height + GAP_PX
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, kmeans=3, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    if size > LARGEST_BYTES:
        raise SystemExit(f"{target} has {size} bytes, more than {LARGEST_BYTES}: take fewer colours")
    print(f"{target.relative_to(ROOT)}: {picture.width} x {picture.height}, {size} bytes")


def _drawn(package: Path, page: Page) -> Image.Image:
    file = min(package.glob(f"{page.document}.*{page.variant}.*.pdf"))
    document = pypdfium2.PdfDocument(file)
    found = next(each for each in document if page.words in each.get_textpage().get_text_range())
    picture: Image.Image = found.render(scale=1.4).to_pil().convert("RGB")
    half = (picture.width // 2, 0, picture.width, picture.height)
    return picture.crop(half) if page.right_half else picture


def _row(pages: list[Image.Image]) -> list[Image.Image]:
    """The pages at one height, so that they and the gaps between them are as wide as the picture."""
    room = WIDTH_PX - GAP_PX * (len(pages) + 1)
    height = room / sum(page.width / page.height for page in pages)
    return [
        page.resize((int(page.width / page.height * height), int(height)), Image.Resampling.LANCZOS)
        for page in pages
    ]


def _lay(picture: Image.Image, page: Image.Image, corner: tuple[int, int]) -> None:
    """Put a sheet of paper down: its shade first, a little below it."""
    mask = Image.new("L", picture.size)
    left, top = corner
    box = (left + 2, top + 6, left + page.width - 2, top + page.height + 5)
    ImageDraw.Draw(mask).rectangle(box, fill=190)
    picture.paste(SHADE, mask=mask.filter(ImageFilter.GaussianBlur(7)))
    picture.paste(page, corner)


if __name__ == "__main__":
    main()
