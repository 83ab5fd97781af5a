"""PDF writer: a document tree in, PDF/UA-1 out, printed by WeasyPrint from the HTML writer's page.

The engine can open the project's assets by name and nothing else: no file, no network. What it warns of is an error.
Fonts, style sheets and pictures are read once a process.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from ..assets import FONTS, PICTURES
from ..document.nodes import (
    UNDRESSED,
    Artwork,
    BrandColours,
    CasePicture,
    Document,
    Dress,
    Figures,
    Picture,
    Portrait,
    Signature,
    Stop,
)
from ..document.walk import walk
from .drawings import Drawn, svg_of
from .glyphs import require_glyphs
from .html import Addresses, colours_of, page, sheet

# Before the engine is loaded: fontconfig reads this once, and only the project's fonts may be used.
os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")

import weasyprint  # type: ignore[import-untyped]
from weasyprint.images import SVGImage  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from .pdf_structure import write_tagged_pdf

SCHEME = "asset:"
SVG, PNG = "image/svg+xml", "image/png"
KINDS = {"svg": SVG, "png": PNG}  # of what a brand brings along
PICTURE = re.compile(r"asset:picture/([a-z0-9-]+)")


class EngineComplaint(Exception):
    """The engine warned of something while it printed: a fault of ours, so the build stops."""


def write_pdf(document: Document) -> tuple[bytes, int]:
    """The file, and how many pages it has. Raises MissingGlyph for a character that no font has."""
    with complaints_raised(), pictures_that_forget():
        written = write_tagged_pdf(lay_out(document, pdf_variant="pdf/ua-1"))
    return written.content, written.page_count


def lay_out(
    document: Document, *more: weasyprint.CSS, fillable: bool = False, **options: Any
) -> weasyprint.Document:
    """The pages as the engine lays them out, under the document's own sheet and ``more``; raises MissingGlyph.

    ``fillable``: with fields in place of lines to write on.
    """
    require_glyphs(document)
    source = weasyprint.HTML(
        string=printed_page(document, fillable), url_fetcher=AssetFetcher(document), base_url=SCHEME
    )
    return source.render(
        stylesheets=[stylesheet_of(document), *more],
        font_config=fonts(),
        cache=cache_for(document),
        **options,
    )


def parsed(source: str) -> weasyprint.CSS:
    """A style sheet ready for the engine, with the project's fonts."""
    return weasyprint.CSS(string=source, font_config=fonts(), url_fetcher=AssetFetcher())


def printed_page(
    document: Document, fillable: bool = False, drawings: Callable[[Drawn], str] | None = None
) -> str:
    """The HTML that the engine prints: the HTML writer's page, with pictures by the names of the assets.

    ``drawings`` may give a drawing another address.
    """
    addresses = Addresses(drawings or address_of, _case_address, _artwork_address)
    return page(document, addresses, Markup(""), fillable=fillable)


def printed_sheet(
    look: str,
    variant: str,
    page_word: str,
    of_word: str,
    colours: BrandColours | None = None,
    dress: Dress = UNDRESSED,
) -> str:
    """The style sheet for paper, with page numbers in the document's own words."""
    numbers = f"{_css(f'{page_word} ')} counter(page) {_css(f' {of_word} ')} counter(pages)"
    return (
        f"@page {{ @bottom-right {{ content: {numbers} }} }}\n{sheet(look, variant, 'print', colours, dress)}"
    )


@lru_cache(maxsize=1)
def fonts() -> FontConfiguration:
    """The project's fonts, for whatever the engine draws."""
    return FontConfiguration()


@lru_cache(maxsize=1)
def _pictures() -> dict[str, Any]:
    return {}


def cache_for(document: Document) -> dict[str, Any]:
    """The shared pictures; for a document with pictures of its own case a copy, so that these stay in no cache."""
    return dict(_pictures()) if _case_pictures(document) or _people(document) else _pictures()


@contextmanager
def pictures_that_forget() -> Iterator[None]:
    """A drawing that documents share keeps hold of the one it was read for and the one it was drawn in last: not after this.

    Else a child's words would stay in the memory of the process until the drawing is used again.
    """
    try:
        yield
    finally:
        for picture in _pictures().values():
            if isinstance(picture, SVGImage):
                picture._context, picture._url_fetcher = None, NOBODYS
                picture._svg.context, picture._svg.stream, picture._svg.url_fetcher = None, None, NOBODYS


def stylesheet_of(document: Document) -> weasyprint.CSS:
    """The parsed sheet for the document's paper."""
    labels = document.labels
    words = (labels["page"], labels["of"])
    return _parsed_sheet(document.look, document.variant, *words, colours_of(document), document.dress)


@cache
def _parsed_sheet(
    look: str, variant: str, page_word: str, of_word: str, colours: BrandColours | None, dress: Dress
) -> weasyprint.CSS:
    source = printed_sheet(look, variant, page_word, of_word, colours, dress)
    return parsed(source)


def _css(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the project's pictures and the document's own, its brand's among them, and refuses every other address."""

    def __init__(self, document: Document | None = None) -> None:
        super().__init__(fail_on_errors=True)
        self.document = document

    @cached_property
    def own(self) -> Mapping[str, tuple[bytes, str]]:
        """What the document brings along, with its kind, by address; gathered once, when the engine first asks for some."""
        document = self.document
        if document is None:
            return {}
        return {
            **{address_of(drawn): (svg_of(drawn), SVG) for drawn in _people(document)},
            **{_case_address(picture): (picture.data, PNG) for picture in _case_pictures(document)},
            **{_artwork_address(one): (one.data, KINDS[one.kind]) for one in _artworks(document)},
        }

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        found = PICTURE.fullmatch(url)
        if found and (PICTURES / f"{found[1]}.svg").is_file():
            return URLFetcherResponse(url, (PICTURES / f"{found[1]}.svg").read_bytes(), {"Content-Type": SVG})
        if url in self.own:
            data, kind = self.own[url]
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        raise EngineComplaint(
            f"the engine asked for an address that is not one of the project's assets: {url[:80]}"
        )


NOBODYS = AssetFetcher()


class OneDrawing(URLFetcher):  # type: ignore[misc]
    """Serves one SVG at one address, and refuses every other."""

    def __init__(self, address: str, svg: bytes) -> None:
        super().__init__(fail_on_errors=True)
        self.address, self.svg = address, svg

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url != self.address:
            raise EngineComplaint("a drawing asked the engine for another address.")
        return URLFetcherResponse(url, self.svg, {"Content-Type": SVG})


def _case_pictures(document: Document) -> list[CasePicture]:
    return [node for node in walk(document.blocks) if isinstance(node, CasePicture)]


def _people(document: Document) -> list[Drawn]:
    """Whoever is drawn in the document from parts."""
    found: list[Drawn] = []
    for node in walk(document.blocks):
        if isinstance(node, Figures | Portrait):
            found.append(node)
        elif isinstance(node, Stop) and node.figure:
            found.append(node.figure)
    return found


def _artworks(document: Document) -> list[Artwork]:
    """The logo, and the signatures that are printed."""
    signed = (node.picture for node in walk(document.blocks) if isinstance(node, Signature) and node.picture)
    return [*((document.brand.logo,) if document.brand else ()), *signed]


def address_of(drawn: Drawn) -> str:
    """Where the engine asks for a drawing."""
    if isinstance(drawn, str | Picture):
        return f"{SCHEME}picture/{drawn if isinstance(drawn, str) else drawn.name}"
    return f"{SCHEME}people/{sha256(svg_of(drawn)).hexdigest()}"


def _case_address(picture: CasePicture) -> str:
    return f"{SCHEME}case-picture/{sha256(picture.data).hexdigest()}"


@cache
def _artwork_address(artwork: Artwork) -> str:
    """By what it shows, so that two brands in one process never share a picture."""
    return f"{SCHEME}brand/{sha256(artwork.data).hexdigest()}"


@contextmanager
def complaints_raised() -> Iterator[None]:
    """Whatever the engine logs at warning level or above becomes EngineComplaint at the end; a refused address at once.

    The engine's own exception for that is no Exception, so it would pass by whoever catches those.
    """
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield
    except FatalURLFetchingError as refused:
        raise EngineComplaint(str(refused)) from refused.__cause__
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
    if heard:
        raise EngineComplaint("; ".join(heard[:5]))
