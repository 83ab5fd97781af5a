"""A finished file in, the path of the first withheld value that can be found in it out, by any program that opens it.

The search of the document (``compose/leaks/tree.py``) knows where each text came from, and has judged it. A file has lost
that. So a value that cannot be mistaken is looked for in all of the file, and what wording may hold by chance (a first
name, a town) only in its words: it is a find where the document itself does not hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any

from ..case.disclosure import DisclosedCase, Secret
from ..compose.leaks.forms import Form, forms_of, plain
from ..compose.leaks.texts import Texts
from ..document.nodes import Document, InLanguage
from ..document.walk import walk
from ..locale.catalogue import Catalogue
from ..writers.brf.liblouis import CONTRACTED, UNCONTRACTED, own_table
from .braille import cells_of, written_in_braille
from .contents import APART, Contents, Met, contents_of

BRAILLE = "brf"
SHORTEST_IN_CELLS = 6  # letters of what is looked for in braille as it is written


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file as it would be put in place: its name, its bytes, and the documents that it is of: one, or a whole run."""

    name: str
    format: str
    content: bytes
    documents: Sequence[Document]


@dataclass(frozen=True)
class LastLook:
    """Looks into the files of one package: what is worked out of a reader's withheld values is kept for the next file."""

    _forms: dict[tuple[tuple[Secret, ...], str], tuple[tuple[Secret, tuple[Form, ...]], ...]] = field(
        default_factory=dict, repr=False
    )
    _clean: dict[tuple[tuple[Secret, ...], str], set[str]] = field(default_factory=dict, repr=False)
    _met: Met = field(default_factory=dict, repr=False)
    _told: list[tuple[Sequence[Document], Texts]] = field(
        default_factory=list, repr=False
    )  # of the last file
    _cells: dict[tuple[tuple[Secret, ...], str, str], tuple[tuple[str, str], ...]] = field(
        default_factory=dict, repr=False
    )

    def finds(self, file: FinishedFile, view: DisclosedCase, catalogue: Catalogue) -> str | None:
        """The path of the first fact withheld from the reader of ``view`` whose value is in ``file``, or None."""
        if not view.secrets:
            return None
        clean = self._clean.setdefault((view.secrets, catalogue.language), set())
        looking = _Looking(file, view, clean, self._met, self._texts_of)
        for secret, forms in self._forms_of(view, catalogue):
            if any(map(looking.found, forms)):
                return secret.path
        if file.format == BRAILLE:
            for table in looking.tables:
                for cells, path in self._written(view, catalogue, table):
                    if cells in looking.cells:
                        return path
        clean.update(looking.contents.under)
        return None

    def finds_in_line(self, line: str, view: DisclosedCase, catalogue: Catalogue) -> str | None:
        """The same of a line about a package. It is the toolkit's own, so only what cannot be mistaken counts."""
        texts = Texts(line)
        for secret, forms in self._forms_of(view, catalogue):
            if any(form.where == "everywhere" and texts.hold(form) for form in forms):
                return secret.path
        return None

    def _texts_of(self, documents: Sequence[Document]) -> Texts:
        """Every text of the documents; kept while the files of the same are looked into, one format after the other."""
        if not self._told or not _are_same(self._told[0][0], documents):
            found = Texts("\n".join(text for one in documents for text in _texts(one)))
            self._told[:] = [(documents, found)]
        return self._told[0][1]

    def _forms_of(
        self, view: DisclosedCase, catalogue: Catalogue
    ) -> tuple[tuple[Secret, tuple[Form, ...]], ...]:
        """What is looked for. Not the day of the build, which a file has for its own sake: of that the document is judge."""
        key = (view.secrets, catalogue.language)
        if key not in self._forms:
            wanted = (one for one in view.secrets if one.value != view.today)
            self._forms[key] = tuple((one, tuple(forms_of(one, catalogue))) for one in wanted)
        return self._forms[key]

    def _written(self, view: DisclosedCase, catalogue: Catalogue, table: str) -> tuple[tuple[str, str], ...]:
        """How values would be written in braille, each with its path: what is read back may be another word."""
        key = (view.secrets, catalogue.language, table)
        if key not in self._cells:
            long: dict[str, str] = {}
            for secret, forms in self._forms_of(view, catalogue):
                told = {form.text for form in forms if form.where == "everywhere" and form.kind == "words"}
                values = (text for text in _texts(secret.value) if plain(text).strip() in told)
                long.update((text, secret.path) for text in values if len(text) >= SHORTEST_IN_CELLS)
            written = written_in_braille(list(long), table)
            self._cells[key] = tuple(
                (cells, path) for cells, path in zip(written, long.values(), strict=True) if cells
            )
        return self._cells[key]


@dataclass(frozen=True)
class _Looking:
    """One file, taken apart once, however many values are looked for.

    ``clean`` are pieces beneath other files, such as attributes and style sheets, that were searched for the same already.
    """

    file: FinishedFile
    view: DisclosedCase
    clean: Collection[str]
    met: Met
    texts_of: Callable[[Sequence[Document]], Texts]

    def found(self, form: Form) -> bool:
        if form.where == "everywhere":
            is_here = self._words.hold(form) or self._beneath.hold(form)
            return is_here and not self._anybodys.hold(form)
        if not self._words.hold(form):
            return False
        return not (self._named.hold(form) or self.texts_of(self.file.documents).hold(form))

    @cached_property
    def cells(self) -> str:
        return cells_of(self.file.content)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """English braille; where the file holds words of another language, those in which they may be written."""
        spoken = [node.language for node in walk(self._blocks) if isinstance(node, InLanguage)]
        return tuple(dict.fromkeys([CONTRACTED, *(own_table(one) or UNCONTRACTED for one in spoken)]))

    @property
    def _blocks(self) -> tuple[Any, ...]:
        return tuple((one.title, one.subtitle, one.blocks) for one in self.file.documents)

    @cached_property
    def _words(self) -> Texts:
        return Texts(f"{self.file.name}{APART}{self.contents.words}")

    @cached_property
    def _beneath(self) -> Texts:
        return Texts(APART.join(piece for piece in self.contents.under if piece not in self.clean))

    @cached_property
    def contents(self) -> Contents:
        return contents_of(self.file.content, self.file.format, self.met)

    @cached_property
    def _named(self) -> Texts:
        """What file names are made of."""
        recipient = self.view.recipient
        named = (recipient.reader, recipient.person or "", recipient.occasion or "", self.file.format)
        known = (text for one in self.file.documents for text in (one.identifier, one.variant, one.language))
        return Texts("\n".join([*named, *known]))

    @cached_property
    def _anybodys(self) -> Texts:
        """What a document has of no case: the catalogue's labels, the council's name, the day it was made."""
        return Texts("\n".join(text for one in self.file.documents for text in _of_no_case(one)))


def _are_same(some: Sequence[Document], others: Sequence[Document]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _of_no_case(document: Document) -> Iterator[str]:
    yield from (*document.labels.values(), document.author, document.day)
    yield from _texts(document.brand)


def _texts(node: Any) -> Iterator[str]:
    """Every text anywhere in a part of a document."""
    match node:
        case str():
            yield node
        case tuple():
            for one in node:
                yield from _texts(one)
        case Mapping():
            yield from _texts(tuple(node.values()))
        case _ if is_dataclass(node):
            for one in fields(node):
                yield from _texts(getattr(node, one.name))
