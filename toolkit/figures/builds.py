"""How a body is built at each age: lengths in units of a box of 120 by 160, x from the middle, feet at y 152."""

from __future__ import annotations

from dataclasses import dataclass

from ..document.looks import Age


@dataclass(frozen=True, slots=True)
class Build:
    """One body, standing. ``head`` scales the head, which is 46 wide at 1; ``height`` is that beside an adult."""

    head: float
    head_y: float
    shoulder_y: float
    shoulder: float  # half the width
    hem_y: float
    hem: float  # half the width
    leg: float  # from the middle
    leg_width: float
    arm_width: float
    hand: float
    height: float
    sits_y: float = 12  # how much lower the body is in a wheelchair


UNSAID = Build(1.1, 46, 67, 18.5, 113, 21.5, 9.6, 11.5, 10.4, 6.7, 0.88)
BUILDS: dict[Age, Build] = {
    "baby": Build(1.28, 78, 103, 15, 150, 21, 9, 11, 9, 5.6, 0.56, -22),
    "toddler": Build(1.26, 61, 86, 16, 124, 20, 8.8, 11, 9.4, 6, 0.6, 1),
    "child": Build(1.18, 49, 72, 18, 114.5, 21, 9.4, 11.6, 10.4, 6.6, 0.72),
    "teenager": Build(1.06, 44, 64.5, 18.5, 112.5, 20.5, 9.4, 11.4, 10.2, 6.6, 0.9),
    "adult": Build(1, 42, 61.5, 20, 111.5, 22.5, 10, 12, 10.8, 6.7, 1),
    "older-adult": Build(1.02, 45, 65, 20, 112.5, 23, 10, 12, 10.6, 6.5, 0.95),
}


def build_of(age: Age | None) -> Build:
    """The build for an age; for one that was not said, a build between the ages."""
    return UNSAID if age is None else BUILDS[age]
