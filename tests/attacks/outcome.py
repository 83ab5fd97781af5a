"""What an attack came to: how much was tried, what was found, and the figures worth telling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """``tried``: how many inputs, moments or points; ``found``: a sentence for each promise that was broken.

    ``figures`` are for a person to read: seconds, bytes, counts, by a name that says what they are.
    """

    tried: int
    found: tuple[str, ...] = ()
    figures: Mapping[str, float | int | str] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether no promise was broken; an attack that tried nothing has shown nothing."""
        return self.tried > 0 and not self.found
