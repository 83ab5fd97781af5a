"""Word's units: twips (1/20 pt) for places, half-points for type, eighths of a point for lines, EMU for pictures."""

from __future__ import annotations

from itertools import pairwise

TWIPS_A_POINT = 20
EMU_A_TWIP = 635
LINE = 240  # a line spacing of one
TWIPS_A_MM = 1440 / 25.4


def twips(mm: float) -> int:
    return round(mm * TWIPS_A_MM)


def emu(mm: float) -> int:
    return round(mm * 36000)


def parts_of(total: int, weights: tuple[int, ...]) -> list[int]:
    """``total`` shared out by ``weights``, in whole numbers that add up to it."""
    edges = [total * sum(weights[:end]) // sum(weights) for end in range(len(weights) + 1)]
    return [after - before for before, after in pairwise(edges)]
