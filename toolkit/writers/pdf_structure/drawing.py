"""A page that remembers which number each drawn box got, and says of it what WeasyPrint leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]

from .boxes import Box, Reading, Silent, is_blank_text


class TracedPage(weasyprint.Page):  # type: ignore[misc]
    """A copy of a laid-out page. ``stream`` and ``numbers`` are set by ``paint``."""

    def __init__(
        self, page: weasyprint.Page, number: int, reading: Reading, silent: Sequence[Silent]
    ) -> None:
        self.__dict__.update(vars(page))
        self.links = list(reading.links[number])
        self.forms: dict[Any, Any] = {}  # fields are written with the structure
        self.number = number
        self.stream: Any = None
        self.numbers: Mapping[Box, int] = {}
        self._silent = {one.box: one.reason.value for one in silent if one.page == number}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the page as WeasyPrint does when it writes tags, whatever the document was asked to write."""
        marks: dict[Box, dict[str, Any]] = {}
        stream._tags = marks
        super().paint(stream, scale)
        self.stream = stream
        self.numbers = {box: mark["mcid"] for box, mark in marks.items()}
        marked = tuple(marks)
        for index, operator in enumerate(stream.stream):
            if isinstance(operator, pydyf.Dictionary) and "MCID" in operator:
                self._settle(index, marked[operator["MCID"]])

    def _settle(self, index: int, box: Box) -> None:
        """Say of marked content what WeasyPrint leaves out. Properties are at ``index``, after their tag."""
        operators = self.stream.stream
        silence = self._silent.get(box)
        if silence is not None:
            operators[index - 1 : index + 1] = [b"/Artifact", pydyf.Dictionary(silence)]
        elif is_blank_text(box):
            # A space between two elements is not drawn. Without it, their words would run together.
            operators[index]["ActualText"] = pydyf.String(" ")
