"""What the body asks of the other parts while it is written: addresses, pictures, lists that start again, ids.

Everything is numbered in reading order, so the same document always asks for the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from .numbering import FIRST_RESTART

FIRST_FREE_RELATIONSHIP = 10  # the ones below belong to the parts that every document has


@dataclass(slots=True)
class Ledger:
    """``links`` by address and ``pictures`` by their PNG data, each once, to their relationship ids."""

    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[bytes, str] = field(default_factory=dict)
    restarts: int = 0
    _relationships: count[int] = field(default_factory=lambda: count(FIRST_FREE_RELATIONSHIP))
    _ids: count[int] = field(default_factory=lambda: count(1))

    def link(self, address: str) -> str:
        return self.links.get(address) or self.links.setdefault(address, self._relationship())

    def picture(self, data: bytes) -> str:
        return self.pictures.get(data) or self.pictures.setdefault(data, self._relationship())

    def restarted_list(self) -> int:
        """The w:numId of a numbered list that starts from 1."""
        self.restarts += 1
        return FIRST_RESTART + self.restarts - 1

    def next_id(self) -> int:
        """An id for a drawing or a content control, from 1."""
        return next(self._ids)

    def _relationship(self) -> str:
        return f"rId{next(self._relationships)}"
