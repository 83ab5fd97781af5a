"""What a person asked for on the command line, checked against what exists; else what the readers prefer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..errors import Fault, InputFault, nearest, showable
from ..transforms.variants import VARIANTS
from ..writers.table import BOOKLET, CALENDAR, DEFAULT_FORMATS, ENGINES, FILLABLE, PDF, PLAIN, WRITERS, Engine
from .stock import Stock

ALL = "all"
PRINT_RUN = "print-run"
FORMATS = (*WRITERS, PRINT_RUN)  # the last is no writer's: it holds the whole package


@dataclass(frozen=True, slots=True)
class Choices:
    """None where nothing was asked for. ``proof``: a page beside the documents that says what was checked.

    ``engine`` is what writes the PDFs: the plain writer, or the one that fills templates where it can.
    """

    documents: tuple[str, ...] | None = None
    variants: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    proof: bool = False
    engine: Engine = PLAIN


def read_choices(
    stock: Stock,
    documents: str | None,
    variants: str | None,
    formats: str | None,
    languages: str | None,
    proof: bool = False,
    engine: str = PLAIN,
) -> Choices:
    """The options of a command, each a list with commas; raises InputFault with every unknown word."""
    faults: list[Fault] = []
    choices = Choices(
        _read("--documents", documents, stock.library.guides, faults),
        _read("--variants", variants, VARIANTS, faults),
        _read("--formats", formats, FORMATS, faults),
        _read("--languages", languages, stock.catalogues, faults),
        proof,
        _engine(engine, faults),
    )
    if faults:
        raise InputFault(faults)
    return choices


def _engine(name: str, faults: list[Fault]) -> Engine:
    for engine in ENGINES:
        if engine == name:
            return engine
    faults.append(Fault("command line", 1, "--engine", _unknown(name, ENGINES)))
    return PLAIN


def _read(
    option: str, words: str | None, known: Collection[str], faults: list[Fault]
) -> tuple[str, ...] | None:
    if words is None:
        return None
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    if ALL in wanted:
        return tuple(known)
    for word in wanted:
        if word not in known:
            faults.append(Fault("command line", 1, option, _unknown(word, known)))
    if not wanted:
        faults.append(Fault("command line", 1, option, f"name at least one, or “{ALL}”.{nearest('', known)}"))
    return tuple(word for word in known if word in wanted)


def _unknown(word: str, known: Iterable[str]) -> str:
    return f"there is no “{showable(word[:40])}”.{nearest(word, [*known, ALL])}"


@dataclass(frozen=True, slots=True)
class Makes:
    """What a document can be made as, besides the formats that every document has."""

    calendar: bool = False
    booklet: bool = False
    fillable: bool = False


def formats_for(choices: Choices, makes: Makes, wished: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The formats of one document: those chosen, else those its reader wishes, else the usual ones.

    A calendar comes with them where there is one. A wish that this document cannot fulfil leaves the usual ones.
    Where there is a print copy, the accessible PDF is made too, asked for or not.
    """
    makeable = {CALENDAR: makes.calendar, BOOKLET: makes.booklet, FILLABLE: makes.fillable, PRINT_RUN: False}
    usual = tuple(one for one in wished if makeable.get(one, True)) or DEFAULT_FORMATS
    chosen = choices.formats or ((*usual, CALENDAR) if makes.calendar else usual)
    made = tuple(one for one in chosen if makeable.get(one, True))
    has_print_copy = BOOKLET in made or PRINT_RUN in chosen
    return (PDF, *made) if has_print_copy and PDF not in made else made
