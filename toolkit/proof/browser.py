"""What a real browser finds in a page: axe-core's rules, and a window's own (reflow, clipped words, the keyboard).

One Chromium opens many pages, each once, and looks at it in several ways. Nothing may leave the page: the browser is
offline, and whatever a page asks for is a finding. The tools come with ``make setup-test``; a toolkit without them builds
every document all the same, so the driver is imported where it is used.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PIL import Image

from ..assets import ROOT
from ..brand.colours import contrast

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, FloatRect, Page, Route

AXE = ROOT / ".tools" / "html_checkers" / "node_modules" / "axe-core" / "axe.min.js"
CHECKS = Path(__file__).with_name("page_checks.js")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
NOT_THERE = "Pages are checked in Chromium with axe-core, and these are not set up. Run `make setup-test`."
HEIGHT_PX = 900
# WCAG 2.2, 1.4.12: what a reader's own style may ask for without loss.
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-bottom: 2em !important }"
)
RULES = {"target-size": {"enabled": True}}
NO_CONTRAST = {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": False}}
ENHANCED = {"color-contrast-enhanced": {"enabled": True}}  # 7 to 1, for those variants that promise it
PICTURE_PX = 8000  # the height of one picture of a part of a page
LEAST_CONTRAST = 4.5
PROMISE_ENHANCED = ".variant-large-print, .variant-high-contrast"


class BrowserMissing(Exception):
    """The browser, its driver or axe-core is not set up."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a page is looked at.

    ``by_keyboard``: what folds is opened, and the Tab key is pressed through the page. ``chosen``: the ids of what is
    chosen first of what the page lets its reader choose. ``is_enhanced``: a contrast of 7 is asked for in any variant.
    """

    name: str
    width_px: int
    is_spaced: bool = False
    is_forced: bool = False
    scheme: Literal["light", "dark"] = "light"
    by_keyboard: bool = False
    chosen: tuple[str, ...] = ()
    is_enhanced: bool = False


NARROW = Way("320 px", 320, by_keyboard=True)
WIDE = Way("1280 px", 1280)
NARROW_SPACED = Way("320 px, text spacing", 320, is_spaced=True)
WIDE_SPACED = Way("1280 px, text spacing", 1280, is_spaced=True)
FORCED = Way("1280 px, forced colours", 1280, is_forced=True)
FORCED_DARK = Way("320 px, forced colours, dark", 320, is_forced=True, scheme="dark")
DARK = Way("1280 px, dark scheme", 1280, scheme="dark")
CREAM = Way("cream, larger", 1280, chosen=("reading-colours-cream", "reading-size-larger"))
CONTRAST = Way(
    "black on white, large, wide",
    320,
    chosen=("reading-colours-black-on-white", "reading-size-large", "reading-spacing-wide"),
    is_enhanced=True,
)
YELLOW = Way(
    "yellow on black, wider",
    1280,
    chosen=("reading-colours-yellow-on-black", "reading-spacing-wider"),
    is_enhanced=True,
)
WHITE = Way(
    "white on black, largest",
    640,
    chosen=("reading-colours-white-on-black", "reading-size-largest"),
    is_enhanced=True,
)
CHOSEN_WAYS = (CREAM, CONTRAST, YELLOW, WHITE)
EVERY_WAY = (NARROW, NARROW_SPACED, FORCED_DARK, WIDE, WIDE_SPACED, FORCED, DARK, *CHOSEN_WAYS)

Found = Mapping[Path, tuple[str, ...]]


def is_there() -> bool:
    """Whether the browser, its driver and axe-core are set up."""
    return bool(_chromium()) and AXE.is_file() and find_spec("playwright") is not None


def found_in(paths: Iterable[Path], ways: Sequence[Way] = EVERY_WAY) -> Found:
    """What is wrong with each page, a sentence each, with the way in which it was looked at; raises BrowserMissing."""
    with open_browser() as visit:
        return {path: visit.found_in(path, ways) for path in paths}


@contextmanager
def open_browser() -> Iterator[Visits]:
    """One browser for many pages; raises BrowserMissing."""
    if not is_there():
        raise BrowserMissing(NOT_THERE)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_chromium(), args=["--disable-gpu"])
        try:
            yield Visits(browser.new_context(offline=True, reduced_motion="reduce"))
        finally:
            browser.close()


class Visits:
    """Visits pages, one after the other, in one browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.complaints: list[str] = []
        self.opened = ""
        context.route("**/*", self._judge_request)

    def found_in(self, path: Path, ways: Sequence[Way]) -> tuple[str, ...]:
        """Every finding of every way, in order."""
        with self.page(path) as page:
            page.evaluate(_source(AXE))
            page.evaluate(_source(CHECKS))
            found = [f"{way.name}: {what}" for way in ways for what in _looked_at(page, way)]
        return (*found, *self.complaints)

    @contextmanager
    def page(self, path: Path) -> Iterator[Page]:
        """The page at ``path``, open."""
        self.complaints.clear()
        self.opened = path.resolve().as_uri()
        page = self.context.new_page()
        page.on("console", lambda said: self.complaints.append(f"the console says: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"a script failed: {error}"))
        try:
            page.goto(self.opened)
            yield page
        finally:
            page.close()

    def _judge_request(self, route: Route) -> None:
        """The page itself may be opened; every other request is stopped, and is a finding."""
        address = route.request.url
        if address == self.opened:
            route.continue_()
        else:
            self.complaints.append(f"the page asks for {address[:80]}")
            route.abort()


def dress(page: Page, way: Way) -> None:
    """Show the page as ``way`` has it."""
    page.set_viewport_size({"width": way.width_px, "height": HEIGHT_PX})
    page.emulate_media(color_scheme=way.scheme, forced_colors="active" if way.is_forced else "none")
    page.evaluate(
        "(style) => { document.querySelector('#own-style')?.remove(); if (style) {"
        " const own = document.createElement('style'); own.id = 'own-style'; own.textContent = style;"
        " document.head.append(own) } }",
        TEXT_SPACING if way.is_spaced else "",
    )
    page.evaluate("() => document.querySelector('form')?.reset()")
    for identifier in way.chosen:
        page.evaluate("(id) => { document.getElementById(id).checked = true }", identifier)


def _looked_at(page: Page, way: Way) -> Iterator[str]:
    dress(page, way)
    page.evaluate(
        "(open) => { for (const one of document.querySelectorAll('details')) one.open = open }",
        way.by_keyboard,
    )
    yield from page.evaluate("(rules) => pageChecks.broken(rules)", _rules(page, way))
    for check in ("reflow", "clipped", "overlapping", "squeezed", "targets"):
        yield from page.evaluate(f"() => pageChecks.{check}()")
    if way.is_forced and way.scheme == "dark":  # our colours are made for light paper: there nothing is lost
        yield from _unreadable(page)
    if way.by_keyboard:
        yield from _by_keyboard(page)


def _rules(page: Page, way: Way) -> dict[str, dict[str, bool]]:
    """axe's rules: what it would leave out unless asked. It knows no forced colours: there the picture is looked at."""
    if way.is_forced:
        return {**RULES, **NO_CONTRAST}
    promised = way.is_enhanced or page.evaluate("(those) => document.body.matches(those)", PROMISE_ENHANCED)
    return {**RULES, **ENHANCED} if promised else RULES


def _unreadable(page: Page) -> Iterator[str]:
    """Lines of text that do not stand out in a picture of the page: less than 4.5 to 1, each place named once."""
    places = page.evaluate("() => pageChecks.places()")
    size = page.evaluate(
        "() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]"
    )
    names = set()
    for top in range(0, size[1], PICTURE_PX):
        picture = _picture_of(page, size[0], top, min(PICTURE_PX, size[1] - top))
        for place in places:
            left, above, right, below = place["box"]
            if top <= above and below <= top + picture.height:
                words = picture.crop((round(left), round(above - top), round(right), round(below - top)))
                if _contrast(words) < LEAST_CONTRAST:
                    names.add(place["name"])
    yield from (f"words of {name} cannot be read" for name in sorted(names))


def _picture_of(page: Page, width: int, top: int, height: int) -> Image.Image:
    """A part of the page in shades of grey; a browser draws no picture of any height."""
    clip: FloatRect = {"x": 0, "y": top, "width": width, "height": height}
    return Image.open(BytesIO(page.screenshot(full_page=True, clip=clip))).convert("L")


def _by_keyboard(page: Page) -> Iterator[str]:
    """Tab goes to everything that can be pressed, in the order of the page, and is seen to be there."""
    stops: list[str] = page.evaluate("() => pageChecks.stops()")
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    for number, name in enumerate(stops):
        page.keyboard.press("Tab")
        now: dict[str, Any] | None = page.evaluate("() => pageChecks.focused()")
        if now is None or now["stop"] != number:
            yield f"the Tab key should lead to {name}, and leads to {now['name'] if now else 'nothing'}"
            return
        if not now["seen"]:
            yield f"nobody sees that {name} has the focus"
    page.evaluate("() => document.activeElement?.blur()")


def _contrast(words: Image.Image) -> float:
    """Between the darkest and the lightest of a small picture in shades of grey; nothing to see is no fault of words."""
    if 0 in words.size:
        return float("inf")
    return contrast(*(f"#{shade:02x}{shade:02x}{shade:02x}" for shade in words.getextrema()))


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)
