"""A withheld value in, the forms out that it may take in a text, and where each of them tells something.

A value that cannot be mistaken (a full name, a postcode, a telephone) is looked for in every text. What an author may
write for other reasons is looked for in what came from the case alone: one plain word (a carer called Will), a town. And
in free text also a part of a name, a street without its number, a day without its year.

Months are those of the catalogue's language and of English, in which cases are written; the words around them are English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

from ...case.disclosure import NOT_A_NAME, Secret
from ...case.text import folded
from ...locale.catalogue import Catalogue, months_of

Where = Literal["everywhere", "from the case", "free text"]
Kind = Literal["words", "name", "telephone", "said", "typed"]

SHORTEST_PART = 3
SHORTEST_VALUE = 2
SHORTEST_LINE_WORDS = 5  # a line of somebody's long text that is told apart from what anybody says
UNMISTAKABLE = 10  # letters of one word that no wording holds by chance
TELEPHONE_FIGURES = 7

WORDS = re.compile(r"[^\W_]+")
NOT_LETTERS = re.compile(r"[\W_]+")
ENDS_OF_SENTENCES = re.compile(r"[.!?;\n]+")
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
NAMES = ("name", "known_as", "by", "with")
LONG_TEXTS = (".words", ".reason", ".next_step", ".answer", ".commitment")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\W{0,3}\d[A-Z]{2}\b", re.IGNORECASE)
ONLY_A_NUMBER = re.compile(r"\W*\d+\W*[a-z]?\W*", re.IGNORECASE)
SIGNS_SAID = {"@": "said_at", ".": "said_dot", "-": "said_hyphen", "_": "said_underscore", "+": "said_plus"}

UNITS = WORDS.findall("first second third fourth fifth sixth seventh eighth ninth")
TEENS = WORDS.findall(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
TWENTIES, THIRTIES = (f"twenty ?{unit}" for unit in UNITS), ("thirtieth", "thirty ?first")
ORDINALS = (*UNITS, *TEENS, "twentieth", *TWENTIES, *THIRTIES)
HOURS = WORDS.findall("one two three four five six seven eight nine ten eleven twelve")

# One of these stands in every time that is said, in whatever way, beside the bare figures.
TIME_WORDS = ("am ", "a m ", "pm ", "p m ", "clock", " past ", " quarter ", " noon ", " midday ")


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a value.

    ``words`` as whole words, ``name`` in the plural too: both as ``plain`` has them; ``telephone`` by its figures; ``said``
    is a pattern of plain words, ``typed`` one of text as it is typed, in small letters. Where none of what it ``needs`` is
    in a text, a pattern need not be tried.
    """

    kind: Kind
    text: str
    where: Where
    needs: tuple[str, ...] = ()


def forms_of(secret: Secret, catalogue: Catalogue) -> Iterator[Form]:
    """The forms of a withheld value. A number or a choice has none: it tells nothing by itself."""
    match secret.value:
        case tuple() as lines if "home.address" in secret.path:
            for line in _with_their_streets(lines):
                yield from _of_text(line, secret.path, catalogue)
        case tuple() as values:
            for value in values:
                yield from forms_of(Secret(secret.path, value), catalogue)
        case date() as day:
            yield from _of_day(day, catalogue)
        case time() as at:
            yield Form("said", _time_as_said(at), "free text", (*TIME_WORDS, f"{at:%H%M}"))
            yield Form("typed", rf"(?<![\d.:]){at:%H}[.:]?{at:%M}(?![\d.:]*\d)", "free text", (f"{at:%M}",))
        case Decimal() as pounds:
            yield Form("typed", _money_as_typed(pounds), "everywhere", ("£", "pounds", "gbp", "quid"))
        case str() as text:
            yield from _of_text(text, secret.path, catalogue)
        case _:
            return


def address_forms(lines: Sequence[str]) -> Iterator[Form]:
    """What tells where a home is, by its number or its street; not the town alone."""
    for line in _with_their_streets(lines):
        if any(map(str.isdigit, line)):
            yield from _of_address(line)


def plain(text: str) -> str:
    """Words in one case, without marks, each between single spaces."""
    return f" {NOT_LETTERS.sub(' ', folded(text)).strip()} "


def words_of(text: str) -> list[str]:
    """The same, each by itself."""
    return plain(text).split()


# ---------------------------------------------------------------- texts


def _of_text(text: str, path: str, catalogue: Catalogue) -> Iterator[Form]:
    figures = "".join(re.findall(r"\d", re.split(r"[^\W\d]", folded(text))[0]))  # without an extension
    if len(figures) >= TELEPHONE_FIGURES:
        yield Form("telephone", _without_trunk(figures), "everywhere")
        if not any(map(str.isalpha, text)):
            return
    words = words_of(text)
    if all(len(word) < SHORTEST_VALUE or word in TELLS_NOTHING for word in words):
        return
    if "home.address" in path:
        yield from _of_address(text)
        return
    is_plain = len(words) == 1 and len(words[0]) < UNMISTAKABLE and not any(map(str.isdigit, text))
    yield _words(text, "from the case" if is_plain else "everywhere")
    if "@" in text:
        signs = {sign: f" {catalogue.labels[label]} " for sign, label in SIGNS_SAID.items()}
        yield _words("".join(signs.get(letter, letter) for letter in text), "everywhere")
    if path.rpartition(".")[2] in NAMES:
        # O'Brien is also O Brien, and OBrien
        for part in {*words, *("".join(words_of(piece)) for piece in re.split(r"[\s-]+", text))}:
            if len(part) >= SHORTEST_PART and part not in TELLS_NOTHING:
                yield Form("name", part, "free text")
    if path.endswith(LONG_TEXTS):
        for line in ENDS_OF_SENTENCES.split(text):
            if len(words_of(line)) >= SHORTEST_LINE_WORDS:
                yield _words(line, "free text")


def _words(text: str, where: Where) -> Form:
    return Form("words", plain(text).strip(), where)


def _without_trunk(figures: str) -> str:
    """A telephone's figures from where they are the same with 0, +44 and +44 (0) before them."""
    return re.sub(r"^(00)?44", "", figures).lstrip("0")


# ---------------------------------------------------------------- addresses


def _with_their_streets(lines: Sequence[str]) -> Iterator[str]:
    """The lines of an address; a number on a line of its own goes with the street below it."""
    number = ""
    for line in lines:
        if ONLY_A_NUMBER.fullmatch(line):
            number = f"{number} {line}".strip()
        else:
            yield f"{number} {line}".strip()
            number = ""


def _of_address(line: str) -> Iterator[Form]:
    """The line, its parts between commas, its postcode; what has no figure may be a town that anybody names."""
    yield _of_place(line)
    for found in POSTCODE.findall(line):
        yield _words(found, "everywhere")
    for piece in POSTCODE.sub(",", line).split(","):
        words = words_of(piece)
        street = _without_number(words)
        if street and any(word not in TELLS_NOTHING for word in street):
            yield _words(" ".join(street), "from the case")
            if street != words and len(street) > 1:
                yield _of_place(piece)


def _of_place(words: str) -> Form:
    return _words(words, "everywhere" if any(map(str.isdigit, words)) else "from the case")


def _without_number(words: Sequence[str]) -> list[str]:
    left = list(words)
    while left and (left[0] in ("flat", "unit", "room", "no") or any(map(str.isdigit, left[0]))):
        left.pop(0)
    return left


# ---------------------------------------------------------------- days, times and money as people type them


def _of_day(day: date, catalogue: Catalogue) -> Iterator[Form]:
    for written in (
        catalogue.day(day),
        catalogue.day(day).split(" ", 1)[-1],
        f"{day:%Y %m %d}",
        f"{day:%d %m %Y}",
    ):
        yield _words(written, "everywhere")
    called = months_of(day.month, (catalogue.language, "en-GB", "en"))
    months = tuple(sorted({" ".join(words_of(month)) for month in called}))
    said, numbers = _day_as_said(day, months), rf"0?{day.day}[ ./-]{{1,3}}0?{day.month}[ ./-]{{1,3}}"
    yield Form("said", rf"(?:{said}) {day.year}", "everywhere", (f" {day.year} ",))
    yield Form("typed", rf"(?<!\d){numbers}{day.year}(?!\d)", "everywhere", (f"{day.year}",))
    yield Form("said", said, "free text", tuple(f" {month} " for month in months))
    yield Form("typed", rf"(?<!\d){numbers}{day:%y}(?!\d)", "free text", (f"{day:%y}",))


def _day_as_said(day: date, months: Sequence[str]) -> str:
    name = f"(?:{'|'.join(months)})"
    number = rf"(?:0?{day.day}(?: ?(?:st|nd|rd|th))?|{ORDINALS[day.day - 1]})"
    return rf"{number}(?: of)? {name}|{name}(?: the)? {number}"


def _time_as_said(at: time) -> str:
    half, hour = "p ?m" if at.hour >= 12 else "a ?m", at.hour % 12 or 12
    minutes = rf" ?{at:%M}" if at.minute else r"(?: ?00)?"
    said = [rf"0?{hour}{minutes} ?{half}", f"{at:%H}{at:%M}"]
    named, following = (rf"(?:{HOURS[one - 1]}|{one})" for one in (hour, hour % 12 + 1))
    match at.minute:
        case 0:
            said += [rf"{named} o ?clock", rf"{named} {half}"]
            said += ["noon", "midday"] if at.hour == 12 else []
        case 15:
            said.append(rf"quarter past {named}")
        case 30:
            said.append(rf"half past {named}")
        case 45:
            said.append(rf"quarter to {following}")
    return "|".join(said)


def _money_as_typed(pounds: Decimal) -> str:
    whole, pence = f"{pounds:,.2f}".replace(",", ",?").split(".")
    amount = rf"{whole}(?:\.00)?" if pence == "00" else rf"{whole}\.{pence}"
    return rf"£ ?{amount}(?![\d.,]*\d)|(?<![\d.,£]){amount} ?(?:pounds|gbp|quid)\b"
