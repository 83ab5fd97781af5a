"""Write ``out/gallery/index.html``: every document in every variant, and every picture, to be looked at in a browser.

    python tools/gallery.py             (``make gallery``)

Two examples are built in all variants, a child's and a teenager's, and of all documents the first page is shown; a
picture leads to the PDF, and under it a link to the page for a screen. Then the pictures of the library, each at a
comfortable size, at 30 mm and in black and white. ``SECTIONS`` is the list of what is shown: one more is a function that
answers figures, and a line there. Needs nothing but the toolkit and pypdfium2.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from rich.progress import Progress

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from toolkit.assets import PICTURES  # noqa: E402
from toolkit.document.looks import Looks  # noqa: E402
from toolkit.figures import draw_group, draw_portrait  # noqa: E402
from toolkit.reading.source import read_file  # noqa: E402
from toolkit.transforms.variants import VARIANTS  # noqa: E402

STYLE: Final = Path(__file__).with_suffix(".css")
GALLERY: Final = ROOT / "out" / "gallery"
DEMONSTRATION_DAY: Final = date(2026, 3, 20)
# A child's documents and a yes; a teenager's, and what is different for them.
EXAMPLES: Final = ("amira", "robin")
# An id has no apostrophe.
POSSESSIVE: Final = {
    "childrens": "children’s",
    "teens": "teenagers’",
    "parents": "parents’",
    "carers": "carers’",
}
THUMBNAIL_PX: Final = 420  # the longer side
COLOURS: Final = 128


@dataclass(frozen=True, slots=True)
class Figure:
    """``shown`` and ``opens`` are addresses beside the page; ``words`` say what is shown, ``more`` stands below it."""

    shown: str
    words: str
    caption: str
    opens: str = ""
    more: str = ""  # HTML
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Figures beside each other under a heading; ``anchor`` is for the contents."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the gallery."""

    title: str
    about: str
    rows: tuple[Row, ...]


# ---------------------------------------------------------------- documents


def documents(out: Path, progress: Progress) -> Shelf:
    """Every document, a row each, in every variant: all of the first example's, and what the others add to them."""
    rows: dict[str, dict[str, Figure]] = {}
    known: set[str] = set()
    for example in EXAMPLES:
        folder = _build(example, out / "packages", progress)
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
        entries = [one for one in manifest if one["format"] == "pdf" and _adds(one, known)]
        known |= {one["document"] for one in entries}
        task = progress.add_task(f"{example}: drawing", total=len(entries))
        for entry in entries:
            title = _title(example, entry)
            if entry["variant"] not in rows.setdefault(title, {}):  # one of two carers, one of five guests
                rows[title][entry["variant"]] = _of_document(folder / entry["path"], entry, title, out)
            progress.advance(task)
    about = (
        "The first page of each, in every variant: all that is made for Amira, who is 11, and what Robin, "
        "who is 16, gets in other words."
    )
    return Shelf("Documents", about, tuple(Row(title, _in_order(made)) for title, made in rows.items()))


def _adds(entry: dict[str, Any], known: Collection[str]) -> bool:
    """Papers for grown-ups say much the same for every child; a child's own are written for their age."""
    return entry["reader"] == "child" or entry["document"] not in known


def _in_order(made: Mapping[str, Figure]) -> tuple[Figure, ...]:
    return tuple(made[variant] for variant in VARIANTS if variant in made)


def _build(example: str, out: Path, progress: Progress) -> Path:
    from toolkit.case.reader import read_case
    from toolkit.package.building import build_package
    from toolkit.package.choices import Choices
    from toolkit.package.stock import read_stock

    path = ROOT / "examples" / f"{example}.yaml"
    case = read_case(path, DEMONSTRATION_DAY)
    task = progress.add_task(f"{example}: building", total=None)
    choices = Choices(variants=tuple(VARIANTS), formats=("pdf", "html"))

    def tell(name: str, done: int, of: int) -> None:
        progress.update(task, completed=done, total=of)

    build_package(case, path.parent, out, read_stock(), choices, DEMONSTRATION_DAY, tell)
    return out / case.reference


def _title(example: str, entry: dict[str, Any]) -> str:
    words = entry["document"].split("-")
    name = " ".join(POSSESSIVE.get(word, word) for word in words).capitalize()
    occasion = f", {entry['occasion'].replace('-', ' ')}" if entry.get("occasion") else ""
    whose = f" ({example.capitalize()})" if entry["reader"] == "child" else ""
    return f"{name}{occasion}{whose}"


def _of_document(pdf: Path, entry: dict[str, Any], title: str, out: Path) -> Figure:
    shown = out / "documents" / f"{pdf.parent.name}.{pdf.stem}.png"
    shown.parent.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(pdf) as file:
        page = file[0]
        drawn = page.render(scale=2 * THUMBNAIL_PX / max(page.get_size())).to_pil().convert("RGB").reduce(2)
    drawn.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(shown, optimize=True)
    pages = f"{entry['pages']} page{'s' * (entry['pages'] != 1)}"
    screen = escape(pdf.with_suffix(".html").relative_to(out).as_posix())
    variant = entry["variant"].replace("-", " ").capitalize()
    words = f"{title}, {entry['variant'].replace('-', ' ')}"
    return Figure(
        shown.relative_to(out).as_posix(),
        f"{words}: the first page",
        f"{variant}, {pages}",
        pdf.relative_to(out).as_posix(),
        f'<a href="{screen}">For a screen<span class="unseen">: {escape(words)}</span></a>',
    )


# ---------------------------------------------------------------- pictures


def pictures(out: Path, progress: Progress) -> Shelf:
    """The library: each picture with its id, plain words and tags, at 30 mm and in black and white beside it."""
    rows = _rows_of_pictures(out, progress, lambda tags: tags[0] if tags[0] not in THEMES else None)
    about = "The drawing, how it looks at 30 mm, and how a black and white printer has it."
    return Shelf("Pictures", about, rows)


def themes(out: Path, progress: Progress) -> Shelf:
    """What goes round a certificate, on a card and over a page: a row for each thing a child may love."""
    rows = _rows_of_pictures(out, progress, lambda tags: tags[-1] if tags[0] in THEMES else None)
    return Shelf("Themes", "Certificate frames, card covers and banners.", rows)


def _rows_of_pictures(
    out: Path, progress: Progress, row_of: Callable[[Sequence[str]], str | None]
) -> tuple[Row, ...]:
    """The pictures that ``row_of`` their tags names a row for."""
    entries = read_file(PICTURES / "pictures.yaml", "assets/pictures/pictures.yaml").data
    folder = out / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[Figure]] = {}
    for name, entry in progress.track(entries.items(), description="pictures"):
        tags = [str(tag) for tag in entry["tags"]] or ["other"]
        row = row_of(tags)
        if row is not None:
            shutil.copyfile(PICTURES / f"{name}.svg", folder / f"{name}.svg")
            rows.setdefault(row, []).append(_of_picture(name, str(entry["words"]), tags))
    return tuple(Row(title.capitalize(), tuple(figures)) for title, figures in rows.items())


# The first tags of what belongs to a theme or a look, not to a sentence.
THEMES: Final = ("theme", "banner", "frame", "cover")


def _of_picture(name: str, words: str, tags: Sequence[str]) -> Figure:
    address = f"pictures/{name}.svg"
    sizes = "".join(f'<img class="{kind}" alt="" src="{address}">' for kind in ("small", "small grey"))
    more = (
        f'<span class="sizes">{sizes}</span><span>{escape(words)}</span>'
        f'<span class="tags">{escape(", ".join(tags))}</span>'
    )
    return Figure(address, words, name, more=more, kind="picture")


# ---------------------------------------------------------------- people

PEOPLE: Final[Mapping[str, tuple[Looks, ...]]] = {
    "Nothing was said": (Looks(age="adult"), Looks(age="child"), Looks(age="adult")),
    "Two mums": (
        Looks(age="adult", skin="very-light", hair="short", hair_colour="ginger", clothes="green"),
        Looks(age="child", skin="light", hair="two-bunches", hair_colour="blonde", glasses=True),
        Looks(age="adult", skin="dark-brown", hair="long-curly", hair_colour="black", clothes="purple"),
    ),
    "A grandad who fosters": (
        Looks(age="older-adult", skin="deep-brown", hair="short", hair_colour="grey", wheelchair=True),
        Looks(age="child", skin="brown", hair="curly-short", hair_colour="black", clothes="green"),
    ),
    "A teenager and one carer": (
        Looks(age="adult", skin="deep-brown", hair="locs", hair_colour="black", glasses=True, clothes="red"),
        Looks(age="teenager", skin="medium-brown", hair="fade", hair_colour="blue", clothes="black"),
    ),
    "A hijab, a turban, a hearing aid": (
        Looks(age="adult", skin="light-brown", hijab=True, head_covering_colour="purple", clothes="green"),
        Looks(age="child", skin="medium-brown", hair="wavy", hair_colour="dark-brown", hearing_aid=True),
        Looks(age="adult", skin="brown", turban=True, beard="long", hair_colour="black", clothes="blue"),
    ),
}


def people(out: Path, progress: Progress) -> Shelf:
    """Families drawn from parts, and everyone in them as a portrait."""
    folder = out / "people"
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, (title, family) in enumerate(progress.track(PEOPLE.items(), description="people")):
        drawn = [
            ("together", draw_group(family)),
            *((looks.age or "", draw_portrait(looks)) for looks in family),
        ]
        figures = []
        for place, (caption, svg) in enumerate(drawn):
            file = folder / f"{number}-{place}.svg"
            file.write_text(svg, encoding="utf-8")
            kind = "group" if not place else "picture"
            figures.append(Figure(f"people/{file.name}", f"{title}: {caption}", caption, kind=kind))
        rows.append(Row(title, tuple(figures)))
    about = "As a case may say that they look. What is not said is drawn as nobody in particular."
    return Shelf("People", about, tuple(rows))


# What the gallery shows, in this order.
SECTIONS: Final[tuple[Callable[[Path, Progress], Shelf], ...]] = (documents, people, themes, pictures)


# ---------------------------------------------------------------- the page

HEAD: Final = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery of the Lasting Home toolkit</title>
<style>
{style}</style></head><body>
<a class="skip" href="#gallery">Go to the gallery</a>
"""


def page(shelves: Sequence[Shelf]) -> str:
    """The whole page."""
    contents = "".join(f'<li><a href="#{_anchor(shelf)}">{escape(shelf.title)}</a></li>' for shelf in shelves)
    head = (
        "<header><h1>Everything that comes out</h1>"
        "<p>Choose a page to open the document. Every person in it is invented.</p>"
        f'<nav aria-label="Contents"><ul>{contents}</ul></nav></header>'
    )
    style = STYLE.read_text(encoding="utf-8")
    return f'{HEAD.format(style=style)}{head}<main id="gallery">{"".join(map(_shelf, shelves))}</main></body></html>\n'


def _anchor(shelf: Shelf) -> str:
    return shelf.title.lower().replace(" ", "-")


def _shelf(shelf: Shelf) -> str:
    rows = "\n".join(
        f'<div class="row"><h3>{escape(row.title)}</h3><div class="figures">{"".join(map(_figure, row.figures))}</div></div>'
        for row in shelf.rows
    )
    title = f'<h2 id="{_anchor(shelf)}">{escape(shelf.title)}</h2>'
    return f"<section>{title}<p>{escape(shelf.about)}</p>{rows}</section>\n"


def _figure(figure: Figure) -> str:
    shown = f'<img loading="lazy" alt="{escape(figure.words)}" src="{escape(figure.shown)}">'
    linked = f'<a href="{escape(figure.opens)}">{shown}</a>' if figure.opens else shown
    kind = f' class="{figure.kind}"' if figure.kind else ""
    return f"<figure{kind}>{linked}<figcaption><strong>{escape(figure.caption)}</strong>{figure.more}</figcaption></figure>"


def main(out: Path = GALLERY) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with Progress() as progress:
        shelves = [section(out, progress) for section in SECTIONS]
    file = out / "index.html"
    file.write_text(page(shelves), encoding="utf-8")
    print(f"Open {file} in a browser.")


if __name__ == "__main__":
    main()
