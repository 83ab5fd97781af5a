"""The last look: does a document hold a value that is withheld from its reader, by whatever road it came?

A withheld fact cannot be reached by wording. But the same words may stand in free text: a child's letter that names the
street. So the texts of a document are searched for every value withheld from its reader, however it is spaced, hyphenated,
accented or capitalized. A value that cannot be mistaken (a full name, a postcode, a telephone) is looked for in every text.
What an author may write for other reasons is looked for in what came from the case alone: one plain word (a carer
called Will), a town. And in free text also a part of a name, a street without its number, a day without its year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Literal, assert_never

from ..case.disclosure import NOT_A_NAME, Secret
from ..case.facts import FACTS, FREE_TEXT, LISTS
from ..case.text import folded
from ..document.nodes import CasePicture, Document, Link, Text
from ..document.walk import walk
from ..locale.catalogue import Catalogue

Where = Literal["everywhere", "from the case", "free text"]

SHORTEST_PART = 3
SHORTEST_VALUE = 2
SHORTEST_LINE_WORDS = 5  # a line of somebody's long text that is told apart from what anybody says
UNMISTAKABLE = 10  # letters of one word that no wording holds by chance
SQUEEZED = 11  # letters from which a value is looked for within others, without its ends
LOOSELY_SPACED = 6  # letters from which a value may be spaced in any way
TELEPHONE_FIGURES = 7

NOT_LETTERS = re.compile(r"[\W_]+")
BETWEEN_FIGURES = re.compile(r"(?<=\d)[^\w]{0,3}(?=\d)")
ENDS_OF_SENTENCES = re.compile(r"[.!?;\n]+")
MONTHS = re.findall(
    r"\w+", "january february march april may june july august september october november december"
)
# Words that tell nothing by themselves: of names of teams and houses, of families, and the shortest of English.
TELLS_NOTHING = NOT_A_NAME | frozenset(
    re.findall(
        r"\w+",
        """al am and are as at aunt auntie aunty be bin bint brother by care carer carers children childrens dad daddy
        de del den der di do el for foster go gran grandad grandma he hi home house i ibn if in is it la las le los
        mam mama me mum mummy my nan nana nanny no of oh ok on or our papa parents people sister so staff team they
        to uncle up us van von we you young""",
    )
)
# Names that tell who somebody is, and are in a view because a label says so: here a plain word is that person's own.
OWN_NAMES = frozenset({"child.name", "child.known_as", "reader.name", "reader.known_as"})
NOT_FROM_THE_CASE = ("council.", "clock.", "today")
TYPED_NAMES = frozenset(
    {"child.interests", "steps.celebration.with"}
)  # kinds of names, typed as somebody liked
LONG_TEXTS = (".words", ".reason", ".next_step", ".answer", ".commitment")


def leaked(document: Document, secrets: tuple[Secret, ...], catalogue: Catalogue) -> str | None:
    """The path of the first withheld fact whose value stands in ``document``, or None."""
    if not secrets:
        return None
    searched = _Searched(document)
    return next((secret.path for secret in secrets if _is_in(secret, searched, catalogue)), None)


def _is_in(secret: Secret, searched: _Searched, catalogue: Catalogue) -> bool:
    match secret.value:
        case _ if secret.path == "views.picture":
            return searched.has_picture
        case tuple() as values:
            return any(_is_in(Secret(secret.path, value), searched, catalogue) for value in values)
        case date() as day:
            forms = (
                catalogue.day(day),
                catalogue.day(day).split(" ", 1)[-1],
                f"{day:%Y %m %d}",
                f"{day:%d %m %Y}",
            )
            return any(map(searched.everywhere.has, forms)) or searched.free.finds(_day_as_typed(day))
        case time() as at:
            return searched.free.finds(_time_as_typed(at))
        case Decimal() as pounds:
            return re.search(_money_as_typed(pounds), searched.everywhere.raw) is not None
        case str() as text:
            return _text_is_in(text, secret.path, searched)
        case _:
            return False  # a number or a choice tells nothing by itself


def _text_is_in(text: str, path: str, searched: _Searched) -> bool:
    figures = "".join(re.findall(r"\d", re.split(r"[^\W\d]", text)[0]))  # without an extension
    if len(figures) >= TELEPHONE_FIGURES and _without_trunk(figures) in searched.everywhere.figures:
        return True
    return any(searched.at(where).has(form, plural) for form, where, plural in _forms(text, path))


def _without_trunk(figures: str) -> str:
    """A telephone's figures from where they are the same with 0, +44 and +44 (0) before them."""
    return re.sub(r"^(00)?44", "", figures).lstrip("0")


def _forms(text: str, path: str) -> Iterator[tuple[str, Where, bool]]:
    """The ways in which a text may be written, where each is looked for, and whether a plural counts."""
    words = plain(text).split()
    is_address = "home.address" in path
    if all(len(word) < SHORTEST_VALUE or word in TELLS_NOTHING for word in words):
        return
    has_figure = any(letter.isdigit() for letter in text)
    is_plain = is_address or (len(words) == 1 and len(words[0]) < UNMISTAKABLE)
    yield text, "from the case" if is_plain and not has_figure else "everywhere", False
    if is_address:
        for piece in text.split(","):
            street = " ".join(_without_number(plain(piece).split()))
            if street and street not in TELLS_NOTHING:
                yield street, "from the case", False
    if path.endswith(("name", "known_as")):
        for part in {*words, *map(plain, re.split(r"[\s-]+", text))}:  # O'Brien is also O Brien, and OBrien
            if len(part.strip()) >= SHORTEST_PART and part.strip() not in TELLS_NOTHING:
                yield part, "free text", True
    if path.endswith(LONG_TEXTS):
        for line in ENDS_OF_SENTENCES.split(text):
            if len(plain(line).split()) >= SHORTEST_LINE_WORDS:
                yield line, "free text", False


def _without_number(words: list[str]) -> list[str]:
    while words and (words[0] in ("flat", "unit", "room", "no") or any(map(str.isdigit, words[0]))):
        words = words[1:]
    return words


# ---------------------------------------------------------------- days, times and money as people type them


def _day_as_typed(day: date) -> str:
    month = MONTHS[day.month - 1]
    number, name = rf"0?{day.day}(?: ?(?:st|nd|rd|th))?", rf"(?:{month}|{month[:3]})"
    figures = rf"0?{day.day} 0?{day.month} (?:{day.year}|{day:%y})"
    return rf"{number}(?: of)? {name}|{name}(?: the)? {number}|{figures}"


def _time_as_typed(at: time) -> str:
    half, hour = "p ?m" if at.hour >= 12 else "a ?m", at.hour % 12 or 12
    minutes = rf" ?{at:%M}" if at.minute else r"(?: ?00)?"
    clock = "" if at.minute else rf"|{hour} o ?clock"
    return rf"0?{hour}{minutes} ?{half}|{at:%H} ?{at:%M}{clock}"


def _money_as_typed(pounds: Decimal) -> str:
    whole, pence = f"{pounds:.2f}".split(".")
    amount = rf"{whole}(?:\.00)?" if pence == "00" else rf"{whole}\.{pence}"
    return rf"£ ?{amount}(?![\d.,]*\d)|(?<![\d.,£]){amount} pounds"


# ---------------------------------------------------------------- the texts of a document


def plain(text: str) -> str:
    """Words in one case, without marks, each between single spaces."""
    return f" {NOT_LETTERS.sub(' ', folded(text)).strip()} "


@dataclass(frozen=True)
class _Texts:
    """Some of a document's texts, ready to be searched."""

    raw: str

    @cached_property
    def plain(self) -> str:
        return plain(self.raw)

    @cached_property
    def squeezed(self) -> str:
        return self.plain.replace(" ", "")

    @cached_property
    def figures(self) -> str:
        return BETWEEN_FIGURES.sub("", folded(self.raw))

    def finds(self, pattern: str) -> bool:
        return re.search(f"(?<= )(?:{pattern})(?= )", self.plain) is not None

    def has(self, form: str, plural: bool = False) -> bool:
        """Whether ``form`` is here as whole words; a longer one in any spacing."""
        words = plain(form).split()
        squeezed = "".join(words)
        if not squeezed:
            return False
        if len(squeezed) >= SQUEEZED or any(unicodedata.category(letter) == "Lo" for letter in squeezed):
            return squeezed in self.squeezed
        is_loose = len(squeezed) >= LOOSELY_SPACED or any(map(str.isdigit, squeezed))
        pattern = " ?".join(map(re.escape, squeezed if is_loose else words))
        return self.finds(pattern + "(?: ?e?s)?" if plural and len(squeezed) > SHORTEST_PART else pattern)


class _Searched:
    """A document's texts: all of them, those that came from the case, and those that somebody wrote freely."""

    def __init__(self, document: Document) -> None:
        everywhere: list[str] = []
        from_case: list[str] = []
        free: list[str] = []
        self.has_picture = False
        for node in walk((document.title, document.subtitle, document.blocks)):
            if isinstance(node, Text):
                everywhere.append(node.text)
                if _is_from_case(node.fact):
                    from_case.append(node.text)
                if _is_free(node.fact):
                    free.append(node.text)
            elif isinstance(node, Link):
                everywhere.append(node.address)
            elif isinstance(node, CasePicture):
                self.has_picture = True
        for event in document.events:
            everywhere += (event.title, event.description, event.place or "", event.date.isoformat())
            from_case.append(event.place or "")
            free.append(event.place or "")
        self.everywhere, self.from_case, self.free = map(_Texts, map(" ".join, (everywhere, from_case, free)))

    def at(self, where: Where) -> _Texts:
        match where:
            case "everywhere":
                return self.everywhere
            case "from the case":
                return self.from_case
            case "free text":
                return self.free
            case _:
                assert_never(where)


def _is_from_case(fact: str | None) -> bool:
    if fact is None or fact in OWN_NAMES or fact.startswith(NOT_FROM_THE_CASE):
        return False
    return not (fact.startswith("team.") and fact.endswith(".name"))


def _is_free(fact: str | None) -> bool:
    if fact is None or fact.startswith((*NOT_FROM_THE_CASE, "reference")):
        return False
    if fact in FACTS:
        return FACTS[fact].kind in FREE_TEXT or fact in TYPED_NAMES
    name = fact.removeprefix("one.")
    return any(made.fields.get(name) in FREE_TEXT for made in LISTS.values())
