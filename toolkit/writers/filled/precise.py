"""Pages drawn by the engine, with every number that it wrote kept as it was before it was rounded.

A number in a finished stream has six decimals; what bends has to be told from what only looks like it, and needs them all.
Each marked piece sets its own colour here, so that one can stand where another stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

from ..pdf_structure.drawing import TracedPage

PLACED: Final = ("set_matrix", "set_text_matrix", "rectangle", "move_to", "line_to", "curve_to",
                 "curve_start_to", "curve_end_to", "transform")  # fmt: skip


class Operator(bytes):
    """An operator as it is written, and its ``numbers`` in order."""

    numbers: tuple[float, ...]

    @classmethod
    def of(cls, written: bytes, numbers: tuple[float, ...]) -> Operator:
        made = cls(written)
        made.numbers = numbers
        return made

    @property
    def name(self) -> bytes:
        return self.rpartition(b" ")[2]


class PreciseStream(Stream):  # type: ignore[misc]
    """A page's stream whose operators with places are ``Operator``, as are those of the streams that it draws into.

    ``home`` is the number of the page.
    """

    home: int

    def clone(self, **options: Any) -> Stream:
        made = super().clone(**options)
        made.__class__ = PreciseStream
        made.home = self.home
        return made

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        self._forget_colour()
        with super().marked(box, tag):
            yield
        self._forget_colour()

    def _forget_colour(self) -> None:
        self._current_color = self._current_color_stroke = None
        self._current_alpha = self._current_alpha_stroke = None


def _noting(name: str) -> Callable[..., None]:
    def draw(self: PreciseStream, *numbers: float, **named: float) -> None:
        getattr(super(PreciseStream, self), name)(*numbers, **named)
        if name == "transform":
            numbers = _matrix(*numbers, **named)
        self.stream[-1] = Operator.of(self.stream[-1], tuple(numbers))

    return draw


def _matrix(
    a: float = 1, b: float = 0, c: float = 0, d: float = 1, e: float = 0, f: float = 0
) -> tuple[float, ...]:
    return a, b, c, d, e, f


for _name in PLACED:
    setattr(PreciseStream, _name, _noting(_name))


class PrecisePage(TracedPage):
    """A traced page that is drawn into a precise stream."""

    def paint(self, stream: Any, scale: float = 1) -> None:
        stream.__class__ = PreciseStream  # the engine makes it, and gives no choice of its kind
        stream.home = self.number
        super().paint(stream, scale)
