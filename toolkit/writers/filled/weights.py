"""Two layouts of the same pages in, each number of the second explained by the paragraphs that are higher there.

The paragraphs on a page are made higher by amounts of which no two sums are the same. What a number differs by is one of
these sums, or it is not known why it differs, and the pages are not bent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from .refusals import NotFilled, Reason

GRID: Final = (
    100_000  # lines of a grid in a px, on which everything stands that bends: far wider than errors of sums,
)
# and so fine that a viewer, which draws letters on whole pixels, hardly ever draws them on another one
OFF: Final = 1.37e-6  # px: so that no round number is half way between two lines of the grid
SAME: Final = 2e-7  # px
LEAST: Final = 2e-5  # px by which the first paragraph on a page is made higher, to be told from the others

Weights: TypeAlias = tuple[int, ...]
"""The paragraphs whose heights are added to a number."""

Heights: TypeAlias = Mapping[int, float]
"""Of paragraphs that bend, by their numbers, in px."""


@dataclass(frozen=True, slots=True)
class Bent:
    """A number that is ``start`` without the paragraphs of ``weights``, in units of which ``scale`` are a px."""

    start: float
    scale: float
    weights: Weights

    def at(self, heights: Heights) -> float:
        return on_grid(self.start + self.scale * sum(heights[one] for one in self.weights))


def on_grid(number: float) -> float:
    """The same for whatever differs by less than rounding makes; so a number does not tell how it was learnt."""
    return (round((number + OFF) * GRID)) / GRID


class Sums:
    """What the paragraphs of one page can have moved something by.

    ``outer`` stand below each other; those of one of the ``items`` move what is in this part of a row only.
    """

    def __init__(
        self, outer: Sequence[int], items: Sequence[Sequence[int]], before: Heights, after: Heights
    ) -> None:
        self.before = before
        self.found: dict[int, list[tuple[float, Weights]]] = {}
        whole = [(), *(some for item in items for some in _subsets(item) if some)]
        for inner in whole:
            for some in _subsets(outer):
                total = sum(after[one] - before[one] for one in (*some, *inner))
                self.found.setdefault(round(total * 1e5), []).append((total, (*some, *inner)))

    def explained(self, one: float, other: float, scale: float = 1.0) -> Bent | None:
        """The number, which is ``one`` before and ``other`` after; None if it is the same. Raises NotFilled."""
        moved = (other - one) / scale
        if abs(moved) < SAME:
            return None
        # What goes on to the next page is as high as what is left below its top: it gets lower.
        close = [(sign, some) for sign in (1, -1) for some in self._close(sign * moved)]
        if len(close) != 1:
            raise NotFilled(Reason.UNLIKE)
        [(sign, some)] = close
        return Bent(one - sign * scale * sum(self.before[number] for number in some), sign * scale, some)

    def _close(self, moved: float) -> list[Weights]:
        at = round(moved * 1e5)
        sums = (one for key in (at - 1, at, at + 1) for one in self.found.get(key, ()))
        return [some for total, some in sums if abs(total - moved) < SAME]


def _subsets(numbers: Sequence[int]) -> Iterator[Weights]:
    for length in range(len(numbers) + 1):
        yield from combinations(sorted(numbers), length)


def told_apart(numbers: Sequence[int]) -> dict[int, float]:
    """By how much each paragraph of a page is made higher beside its lines."""
    return {number: LEAST * 2**at for at, number in enumerate(sorted(numbers))}
