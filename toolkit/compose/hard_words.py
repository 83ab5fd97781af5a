"""Hard words of an easy-read document: each in bold where it first stands, explained in the sentence after that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..document.nodes import Block, Box, Inline, Inlines, Paragraph, PictureRow, Section, Strong, Text

SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s|$)")

Meanings = Mapping[str, Inlines]


def explained(blocks: tuple[Block, ...], meanings: Meanings) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks with every hard word of their rows explained once, and those words in the order in which they are met.

    ``meanings`` maps a word in small letters to what it means. Only wording is searched, never a value of the case.
    """
    explaining = _Explaining(meanings)
    return explaining.blocks(blocks), tuple(explaining.met)


class _Explaining:
    def __init__(self, meanings: Meanings) -> None:
        self.meanings = meanings
        self.met: list[str] = []
        words = sorted(meanings, key=len, reverse=True)
        self.pattern = re.compile(
            rf"(?<![\w-])({'|'.join(map(re.escape, words)) or '(?!)'})(s?)(?![\w-])", re.IGNORECASE
        )

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Section() | Box():
                return replace(block, blocks=self.blocks(block.blocks))
            case PictureRow(blocks=(Paragraph(content=content),)):
                return replace(block, blocks=(Paragraph(tuple(self._line(content))),))
            case _:
                return block

    def _line(self, content: Inlines) -> Iterator[Inline]:
        """The line with its new hard words in bold, and what they mean after the sentence in which they stand."""
        owed: list[str] = []
        for node in content:
            if isinstance(node, Text) and node.fact is None:
                yield from self._wording(node.text, owed)
            else:
                yield node
        for word in owed:
            yield from self._meaning(word)

    def _wording(self, text: str, owed: list[str]) -> Iterator[Inline]:
        at = 0
        while at < len(text):
            word = self._next_word(text, at)
            end = SENTENCE_END.search(text, at) if owed else None
            if end and (word is None or end.end() <= word.start()):
                yield Text(text[at : end.end()])
                while owed:
                    yield from self._meaning(owed.pop(0))
                at = end.end()
            elif word:
                if word.start() > at:
                    yield Text(text[at : word.start()])
                yield Strong((Text(word[0]),))
                self.met.append(word[1].casefold())
                owed.append(self.met[-1])
                at = word.end()
            else:
                yield Text(text[at:])
                return

    def _next_word(self, text: str, at: int) -> re.Match[str] | None:
        found = self.pattern.finditer(text, at)
        return next((one for one in found if one[1].casefold() not in self.met), None)

    def _meaning(self, word: str) -> Iterator[Inline]:
        yield Text(" ")
        yield from self.meanings[word]
