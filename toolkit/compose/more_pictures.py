"""The plain words with more pictures: where easy words stand beside a block, their first picture stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.blocks import Block, Easy, Instead, Say
from ..document import nodes
from .blocks import Composing


class MorePictures(Composing):
    """Turns authored blocks into nodes, each paragraph or list with the picture that goes with it."""

    __slots__ = ()

    def _nodes(self, block: Block) -> Iterator[nodes.Block]:
        told = super()._nodes(block)
        yield from self._beside(block.easy, told) if isinstance(block, Say) else told

    def instead(self, instead: Instead) -> Iterator[nodes.Block]:
        yield from self._beside(instead.easy, super().instead(instead))

    def _beside(self, easy: Easy, told: Iterator[nodes.Block]) -> Iterator[nodes.Block]:
        row = next((row for row in easy if self._is_in(row)), None)
        blocks = tuple(told)
        if row and blocks:
            yield nodes.PictureRow(self._drawing(row.picture), blocks)
        else:
            yield from blocks
