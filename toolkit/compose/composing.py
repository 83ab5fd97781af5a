"""Compose a document: its words, filled with what one reader may know. A document whose title or needs cannot be told is
not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from ..case.disclosure import DisclosedCase
from ..case.sight import Missing, NotTold, Sight
from ..case.timeline import key_dates
from ..content.blocks import THEME
from ..content.guide import Version
from ..content.markdown import Line
from ..content.reader import Guide, Library
from ..document import nodes
from ..locale.catalogue import Catalogue
from .blocks import CasePictureData, Composing, NotMade, holds
from .easy_read import EasyRead
from .filling import Filling, Ledger
from .more_pictures import MorePictures
from .theme import theme_of

Wording = Literal["plain", "easy", "plain, with more pictures"]
COMPOSERS: Mapping[Wording, type[Composing]] = {
    "plain": Composing,
    "easy": EasyRead,
    "plain, with more pictures": MorePictures,
}


def compose(
    guide: Guide,
    view: DisclosedCase,
    library: Library,
    catalogue: Catalogue,
    pictures: Mapping[str, str],
    case_picture: CasePictureData | None = None,
    wording: Wording = "plain",
    ledger: Ledger | None = None,
) -> nodes.Document:
    """The document of ``guide`` for the reader of ``view``, in the catalogue's language and the standard variant.

    ``pictures`` maps a picture's id to plain words for it; ``ledger`` notes what is asked for. Raises NotMade.
    """
    brand = library.brand
    sight = Sight(view, brand.council)
    filling = Filling(sight, catalogue, ledger=ledger)
    require(guide, filling)
    version = _version(guide, filling)
    words = guide.words[catalogue.language, version.file]
    look = version.look or guide.facts.look
    composing = COMPOSERS[wording](filling, library, pictures, case_picture, look)
    theme = theme_of(sight.known("child.interests") or (), library.themes)
    try:
        return nodes.Document(
            identifier=guide.identifier,
            reader=guide.facts.reader,
            look=look,
            variant="standard",
            language=catalogue.language,
            title=filling.line(_in(wording, words.title, words.easy_title)),
            subtitle=composing.line_or_nothing(_in(wording, words.subtitle, words.easy_subtitle)),
            blocks=composing.body(words),
            author=brand.council["name"],
            reference="" if view.is_blank else str(sight.known("reference") or ""),
            day=catalogue.day(sight.today),
            banner=f"strip-{theme}" if words.banner == THEME else words.banner,
            theme=theme,
            direction="rtl" if catalogue.direction == "rtl" else "ltr",
            labels=catalogue.labels,
            events=tuple(_events(sight, catalogue)) if guide.facts.calendar else (),
            brand=brand.worn,
        )
    except NotTold as missing:
        raise NotMade("title", missing.why) from None


def require(guide: Guide, filling: Filling) -> None:
    """Raises NotMade for a fact that the document needs, and for one that is withheld and that it makes no sense without.

    Asked before the words are chosen: which of them hold may depend on such a fact.
    """
    for fact in (*guide.facts.needs, *guide.facts.if_withheld.not_made):
        try:
            filling.value(fact)
        except NotTold as missing:
            if fact in guide.facts.needs or missing.why is Missing.WITHHELD:
                raise NotMade(fact, missing.why) from None


def _in(wording: Wording, own: Line, easy: Line) -> Line:
    """The easy words where they are wanted and there are any."""
    return easy if easy and wording == "easy" else own


def _events(sight: Sight, catalogue: Catalogue) -> Iterator[nodes.Event]:
    words = {part: catalogue.choices[f"key_dates.{part}"] for part in ("what", "who", "rule")}
    called = sight.known("child.known_as")
    for found in key_dates(sight):
        title = f"{words['what'][found.name]}: {called}" if called else words["what"][found.name]
        told = f"{words['who'][found.name]}. {words['rule'][found.name]}."
        yield nodes.Event(found.name, found.date, found.time, title, told, found.place)


def _version(guide: Guide, filling: Filling) -> Version:
    for version in guide.facts.words:
        if holds(version.when, filling):
            return version
    raise NotMade("words", Missing.DOES_NOT_APPLY)
