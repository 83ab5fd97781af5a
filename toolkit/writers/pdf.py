"""PDF writer: a document tree in, PDF/UA-1 out, printed by WeasyPrint from the HTML writer's page.

The engine can open the project's assets by name and nothing else: no file, no network. What it warns of is an error.
Fonts, style sheets and pictures are read once a process.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from ..assets import FONTS, PICTURES
from ..document.nodes import CasePicture, Document
from ..document.walk import walk
from .glyphs import require_glyphs
from .html import Addresses, page, sheet

# Before the engine is loaded: fontconfig reads this once, and only the project's fonts may be used.
os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")

import weasyprint  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from .pdf_structure import write_tagged_pdf

SCHEME = "asset:"
PICTURE = re.compile(r"asset:picture/([a-z0-9-]+)")


class EngineComplaint(Exception):
    """The engine warned of something while it printed: a fault of ours, so the build stops."""


def write_pdf(document: Document) -> tuple[bytes, int]:
    """The file, and how many pages it has. Raises MissingGlyph for a character that no font has."""
    with _complaints_raised():
        written = write_tagged_pdf(lay_out(document))
    return written.content, written.page_count


def lay_out(document: Document) -> weasyprint.Document:
    """The pages before they are written, as boxes that know where they stand. Raises as ``write_pdf`` does."""
    require_glyphs(document)
    with _complaints_raised():
        return weasyprint.HTML(
            string=printed_page(document), url_fetcher=AssetFetcher(document), base_url=SCHEME
        ).render(
            stylesheets=[_stylesheet(document)],
            font_config=_fonts(),
            cache=_cache_for(document),
            pdf_variant="pdf/ua-1",
        )


def printed_page(document: Document) -> str:
    """The HTML that the engine prints: the HTML writer's page, with pictures by the names of the assets."""
    return page(document, Addresses(_address, _case_address), Markup(""))


def printed_sheet(look: str, variant: str, page_word: str, of_word: str) -> str:
    """The style sheet for paper, with page numbers in the document's own words."""
    numbers = f"{_css(f'{page_word} ')} counter(page) {_css(f' {of_word} ')} counter(pages)"
    return f"@page {{ @bottom-right {{ content: {numbers} }} }}\n{sheet(look, variant, 'print')}"


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=1)
def _pictures() -> dict[str, Any]:
    return {}


def _cache_for(document: Document) -> dict[str, Any]:
    """The shared pictures; for a document with a child's own picture a copy, so that it stays in no cache."""
    return dict(_pictures()) if _case_pictures(document) else _pictures()


def _stylesheet(document: Document) -> weasyprint.CSS:
    labels = document.labels
    return _parsed_sheet(document.look, document.variant, labels["page"], labels["of"])


@cache
def _parsed_sheet(look: str, variant: str, page_word: str, of_word: str) -> weasyprint.CSS:
    source = printed_sheet(look, variant, page_word, of_word)
    return weasyprint.CSS(string=source, font_config=_fonts(), url_fetcher=AssetFetcher())


def _css(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the project's pictures and the document's own by name, and refuses every other address."""

    def __init__(self, document: Document | None = None) -> None:
        super().__init__(fail_on_errors=True)
        self.document = document

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        found = PICTURE.fullmatch(url)
        if found and (PICTURES / f"{found[1]}.svg").is_file():
            return URLFetcherResponse(
                url, (PICTURES / f"{found[1]}.svg").read_bytes(), {"Content-Type": "image/svg+xml"}
            )
        for picture in _case_pictures(self.document) if self.document else ():
            if url == _case_address(picture):
                return URLFetcherResponse(url, picture.data, {"Content-Type": "image/png"})
        raise EngineComplaint(
            f"the engine asked for an address that is not one of the project's assets: {url[:80]}"
        )


def _case_pictures(document: Document) -> list[CasePicture]:
    return [node for node in walk(document.blocks) if isinstance(node, CasePicture)]


def _address(picture: str) -> str:
    return f"{SCHEME}picture/{picture}"


def _case_address(picture: CasePicture) -> str:
    return f"{SCHEME}case-picture/{sha256(picture.data).hexdigest()}"


@contextmanager
def _complaints_raised() -> Iterator[None]:
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
