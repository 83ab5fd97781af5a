"""Read all guides, once a process: parsed, checked against the vocabulary, every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..brand.reader import UNBRANDED, Brand
from ..errors import Fault, InputFault
from ..reading.faults import faults_of
from ..reading.source import Source, read_file
from .blocks import KINDS, TAG, Blocks
from .entries import stray_entries
from .facts_used import Used, facts_used
from .guide import GuideFacts, HardWord, HardWords, SharedWords, Themes, WordsFile
from .vocabulary import Vocabulary

SHARED, THEMES, HARD_WORDS = "shared", "themes.yaml", "hard-words"
EASY_READ = "easy-read"
REFERENCE = "en-GB"  # the language that every guide has
TAGS = frozenset({*(TAG + key for key in KINDS), "block:step", "block:choice", "say"})

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Guide:
    """One document's guide. ``words`` maps (language, version) to the words; ``folder`` is where they are."""

    facts: GuideFacts
    words: Mapping[tuple[str, str], WordsFile]
    folder: str

    @property
    def identifier(self) -> str:
        return self.facts.document

    def has_variant(self, variant: str) -> bool:
        """Whether the document is made in this variant: in easy read where it has the words for it."""
        return variant != EASY_READ or self.facts.easy_read

    def checked_by(self, language: str) -> tuple[str, ...]:
        """Everybody who has checked easy words of this document in a language, with the day."""
        found = (
            f"{checked.who}, {checked.on.isoformat()}"
            for (spoken, _), words in self.words.items()
            if spoken == language
            for checked in words.checked_by
        )
        return tuple(dict.fromkeys(found))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({language for language, _ in self.words}))

    def facts_used(self, shared: Mapping[tuple[str, str], Blocks]) -> frozenset[Used]:
        """What the words of all its versions use, in all languages."""
        pieces: dict[str, dict[str, Blocks]] = {}
        for (language, name), blocks in shared.items():
            pieces.setdefault(language, {})[name] = blocks
        return frozenset().union(
            *(facts_used(words, pieces.get(language, {})) for (language, _), words in self.words.items())
        )


@dataclass(frozen=True, slots=True)
class Library:
    """Every guide by its document's id, the shared pieces by language and name, hard words by language and
    word, whose they are, interests by theme.
    """

    guides: Mapping[str, Guide]
    shared: Mapping[tuple[str, str], Blocks]
    hard_words: Mapping[str, Mapping[str, HardWord]] = field(default_factory=dict)
    brand: Brand = UNBRANDED
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


def read_library(root: Path, vocabulary: Vocabulary, shown_root: str) -> Library:
    """All guides under ``root``, called ``shown_root`` in messages, without a brand yet; raises InputFault."""
    reading = _Reading(root, vocabulary, shown_root)
    library = reading.library()
    if reading.faults:
        raise InputFault(reading.faults)
    assert library is not None
    return library


class _Reading:
    """Reads file after file and gathers the faults of all."""

    def __init__(self, root: Path, vocabulary: Vocabulary, shown_root: str) -> None:
        self.root, self.vocabulary, self.shown_root = root, vocabulary, shown_root
        self.faults: list[Fault] = []
        self.sources: list[Source] = []

    def library(self) -> Library | None:
        themes = self._model(self.root / THEMES, Themes)
        hard_words = self._hard_words()
        shared = self._shared()
        self.vocabulary = replace(self.vocabulary, shared=frozenset(name for _, name in shared))
        guides = {guide.identifier: guide for guide in self._guides()}
        self._check_shared(shared, {language for guide in guides.values() for language in guide.languages})
        if themes is None or self.faults:
            return None
        self._check_withheld(guides, shared)
        interests = {theme: tuple(words) for theme, words in themes.root.items()}
        return Library(guides, shared, hard_words, themes=interests, sources=tuple(self.sources))

    def _hard_words(self) -> dict[str, Mapping[str, HardWord]]:
        """Language to hard words; a language without a file of them has none."""
        found: dict[str, Mapping[str, HardWord]] = {}
        for path in sorted(self.root.glob(f"{HARD_WORDS}.*.yaml")):
            words = self._model(path, HardWords)
            if words is not None:
                found[path.name.removeprefix(f"{HARD_WORDS}.").removesuffix(".yaml")] = words.root
        return found

    def _guides(self) -> Iterator[Guide]:
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir() and path.name != SHARED):
            facts = self._model(folder / "guide.yaml", GuideFacts)
            if facts is None:
                continue
            source = self.sources[-1]
            if facts.document != folder.name:
                message = f"this should be the folder's name: {folder.name}."
                self.faults.append(source.fault(("document",), message))
            words = dict(self._words(folder))
            self._check_versions(folder, facts, words, source)
            yield Guide(facts, words, folder.name)

    def _words(self, folder: Path) -> Iterator[tuple[tuple[str, str], WordsFile]]:
        for path in sorted(folder.glob("*.yaml")):
            if path.name == "guide.yaml":
                continue
            language, _, version = path.name.removesuffix(".yaml").partition(".")
            words = self._model(path, WordsFile)
            if words is not None:
                yield (language, version or "main"), words

    def _check_versions(
        self, folder: Path, facts: GuideFacts, words: Mapping[tuple[str, str], WordsFile], source: Source
    ) -> None:
        languages = sorted({REFERENCE, *(language for language, _ in words)})
        for number, version in enumerate(facts.words):
            suffix = "" if version.file == "main" else f".{version.file}"
            for name in (f"{language}{suffix}.yaml" for language in languages):
                if not (folder / name).is_file():
                    message = f"there is no file {name} beside this one. Write it, or name another."
                    self.faults.append(source.fault(("words", number, "file"), message))
        named = {version.file for version in facts.words}
        for language, version_name in words:
            if version_name not in named:
                suffix = "" if version_name == "main" else f".{version_name}"
                shown = self._shown(folder / f"{language}{suffix}.yaml")
                message = "no line of guide.yaml chooses these words. Add one, or remove the file."
                self.faults.append(Fault(shown, 1, "", message))

    def _check_withheld(self, guides: Mapping[str, Guide], shared: Mapping[tuple[str, str], Blocks]) -> None:
        """Every guide says of every fact that its words use what happens where it is withheld, and of no other."""
        for guide in guides.values():
            place, stated = ("if_withheld",), guide.facts.if_withheld
            source = next(one for one in self.sources if one.file.endswith(f"/{guide.folder}/guide.yaml"))
            used = {one.name for one in guide.facts_used(shared) if not one.has_other_words}
            said = [*stated.not_made, *stated.left_out]
            for name in sorted(used - set(said)):
                message = (
                    f"the words use “{name}”. Say what happens where it is withheld from the reader: write it under "
                    "not_made or left_out, or give every block that uses it other words (if_withheld)."
                )
                self.faults.append(source.fault(place, message))
            for name in sorted(set(said) - used):
                message = f"no words use “{name}”, or all that do have other words of their own. Remove it."
                self.faults.append(source.fault(place, message))
            for name in sorted({name for name in said if said.count(name) > 1}):
                self.faults.append(source.fault(place, f"“{name}” is here twice. Keep one."))

    def _shared(self) -> dict[tuple[str, str], Blocks]:
        found: dict[tuple[str, str], Blocks] = {}
        for path in sorted((self.root / SHARED).glob("*.yaml")):
            pieces = self._model(path, SharedWords)
            for name, blocks in (pieces.root if pieces else {}).items():
                found[path.name.removesuffix(".yaml"), name] = blocks
        return found

    def _check_shared(self, shared: Mapping[tuple[str, str], Blocks], languages: Iterable[str]) -> None:
        """Every language of a guide has every shared piece."""
        for language in sorted(languages):
            for name in sorted(self.vocabulary.shared):
                if (language, name) not in shared:
                    shown = self._shown(self.root / SHARED / f"{language}.yaml")
                    self.faults.append(
                        Fault(shown, 1, name, "this piece is missing. Write it in this language.")
                    )

    def _model(self, path: Path, model: type[Model]) -> Model | None:
        try:
            source = read_file(path, self._shown(path))
        except InputFault as fault:
            self.faults.extend(fault.faults)
            return None
        self.sources.append(source)
        try:
            made = model.model_validate(source.data, context=self.vocabulary)
        except ValidationError as error:
            self.faults.extend(faults_of(error, source, model, TAGS))
            return None
        self.faults.extend(stray_entries(source, self.vocabulary.lists))
        return made

    def _shown(self, path: Path) -> str:
        return f"{self.shown_root}/{path.relative_to(self.root).as_posix()}"
