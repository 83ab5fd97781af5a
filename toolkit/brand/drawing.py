"""An SVG of a council, read into a drawing of plain shapes: what is not on a short list is a fault with its line.

The drawing that comes out is written anew from what was understood, so nothing rides along: no script, style sheet,
text, picture, link, animation, entity, nor anything from outside the file. What drawing programs leave behind (their
own namespaces, titles, metadata) is left out without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from PIL.ImageColor import colormap

from ..errors import Fault, InputFault

SVG = "http://www.w3.org/2000/svg"
MOST_BYTES = 512 * 1024
MOST_ELEMENTS = 2000
MOST_DEPTH = 20

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
ELEMENTS = frozenset({"svg", "g", "defs", "stop", "clipPath", *SHAPES, *GRADIENTS})
SILENT = frozenset({"title", "desc", "metadata"})  # no part of what is seen
REMEDIES: Mapping[str, str] = {
    **dict.fromkeys(
        ("text", "tspan", "textPath", "tref", "font", "font-face"),
        "its letters need a font that another machine may not have. Turn text into paths, and save it again.",
    ),
    "image": "a picture is not kept inside a drawing. Trace it, or give the whole as PNG.",
    "use": "copies are not followed. Turn them into shapes of their own (unlink clones, expand symbols).",
    "symbol": "copies are not followed. Turn them into shapes of their own (unlink clones, expand symbols).",
    "style": "style sheets are not read. Save it with “presentation attributes”: colours on the shapes themselves.",
    "svg": "one drawing stands inside another. Ungroup it, and save it again.",
}
OTHER_ELEMENT = "only plain shapes, groups and gradients are drawn. Take it out, or turn it into paths."

NUMBER = (
    r"(?>[+-]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][+-]?\d{1,3})?+)"  # never given back: no way to spend an hour
)
LENGTH = re.compile(rf"\s*({NUMBER})(?:px|pt|mm|cm|in|%)?\s*")
NUMBERS = re.compile(rf"[\s,]*(?:{NUMBER}[\s,]*)*")
PATH_DATA = re.compile(
    rf"\s*[Mm][\s,]*(?:{NUMBER}[\s,]*)+(?:[MmZzLlHhVvCcSsQqTtAa][\s,]*(?:{NUMBER}[\s,]*)*)*"
)
PAINT = re.compile(
    "|".join(
        (
            *("none", "currentColor", "transparent", "inherit", *colormap),
            r"#(?:[0-9a-fA-F]{3}){1,2}",
            r"rgb\((?:\s*\d{1,3}%?\s*,){2}\s*\d{1,3}%?\s*\)",
            r"url\(#[\w.-]+\)",
        )
    ),
    re.IGNORECASE,
)
LOCAL = re.compile(r"none|url\(#[\w.-]+\)")
TRANSFORM = re.compile(
    rf"(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\((?:\s*{NUMBER}[\s,]*){{1,6}}\)[\s,]*)*"
)
# How many numbers each command of a path takes; an arc's flags may stand close together, so they are not counted.
PATH_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
TRANSFORM_NUMBERS = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
WORD = re.compile(r"[a-zA-Z-]{1,24}")
NAME = re.compile(r"[A-Za-z_][\w.-]{0,63}")

LENGTHS = (
    "x y width height rx ry cx cy r fx fy x1 y1 x2 y2 offset stroke-width stroke-miterlimit stroke-dashoffset"
)
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(LENGTHS.split(), LENGTH),
    **dict.fromkeys(("points", "viewBox"), NUMBERS),
    **dict.fromkeys(("fill", "stroke", "stop-color", "color"), PAINT),
    **dict.fromkeys(("transform", "gradientTransform"), TRANSFORM),
    **dict.fromkeys(
        (
            "fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin", "gradientUnits", "clipPathUnits",
            "spreadMethod", "display", "visibility",
        ),
        WORD,
    ),
    "stroke-dasharray": re.compile(r"none|[\d\s,.]+"),
    "clip-path": LOCAL,
    "d": PATH_DATA,
    "id": NAME,
}  # fmt: skip
NOT_STYLED = frozenset({"d", "id", "points", "transform", "viewBox", "x", "y", "width", "height", "r"})
STYLED = frozenset(ATTRIBUTES) - NOT_STYLED
SOLID = frozenset({"opacity", "fill-opacity", "stroke-opacity", "stop-opacity"})
# Of no effect on plain shapes, and written by every drawing program.
IGNORED = frozenset(
    re.findall(
        r"\S+",
        """class version baseProfile role preserveAspectRatio enable-background overflow
    color-interpolation color-interpolation-filters color-rendering shape-rendering image-rendering text-rendering
    paint-order vector-effect pointer-events cursor focusable tabindex font-family font-size font-weight
    font-style font-variant font-stretch line-height letter-spacing word-spacing writing-mode text-anchor
    text-decoration text-indent text-align text-transform direction block-progression baseline-shift white-space
    solid-color solid-opacity marker mask-type""",
    )
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """``svg``: the drawing written anew, UTF-8. ``proportions``: its width by its height."""

    svg: bytes = field(repr=False)
    proportions: float


def read_drawing(raw: bytes, shown: str) -> Drawing:
    """The drawing in ``raw``, the bytes of a file that messages call ``shown``; raises InputFault with every fault."""
    if len(raw) > MOST_BYTES:
        raise InputFault(
            [Fault(shown, 1, "", "the drawing is over 512 KiB. Save it simpler, or give it as PNG.")]
        )
    reading = _Reading(shown)
    reading.read(raw)
    if reading.faults:
        raise InputFault(reading.faults)
    return Drawing("".join(reading.written).encode(), reading.proportions)


class _Reading:
    """Follows the parser's events. ``unseen`` counts the elements around that are left out."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[Fault] = []
        self.written: list[str] = []
        self.names: set[str] = set()
        self.wanted: list[tuple[str, int, str]] = []
        self.proportions = 0.0
        self.elements = self.depth = self.unseen = self.shapes = 0
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")

    def read(self, raw: bytes) -> None:
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            self.parser.Parse(raw, True)
        except (expat.ExpatError, ValueError, LookupError):
            self._stop("this cannot be read as SVG. Save it again as plain SVG.")
        self._require_what_is_named()
        if not self.faults and not self.shapes:
            self._fault("", "there is no shape in this drawing. Save it again as plain SVG.")

    # ------------------------------------------------------------ the parser's events

    def _doctype(self, *_: Any) -> None:
        self._stop("it begins with a DOCTYPE, which can bring in other files. Save it again as plain SVG.")

    def _instruction(self, target: str, data: str) -> None:
        self._fault(target, "instructions to other programs are not followed. Take the line out.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > MOST_DEPTH:
            self._stop(
                f"the drawing has too many parts (at most {MOST_ELEMENTS}, {MOST_DEPTH} deep). Simplify it."
            )
        space, _, element = name.rpartition(" ")
        if self.depth == 1:
            self._root(space, element, attributes)
        elif self.unseen or space != SVG or element in SILENT:
            self.unseen += 1
        elif element not in ELEMENTS or element == "svg":
            self.unseen += 1
            self._fault(element, REMEDIES.get(element, OTHER_ELEMENT))
        else:
            self.shapes += element in SHAPES
            self.written.append(f"<{element}{''.join(self._attributes(element, attributes))}>")

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.unseen:
            self.unseen -= 1
        else:
            self.written.append(f"</{name.rpartition(' ')[2]}>")

    def _root(self, space: str, element: str, attributes: dict[str, str]) -> None:
        if (space, element) != (SVG, "svg"):
            self._stop(
                f'this is not an SVG: it should begin with <svg xmlns="{SVG}">. Save it again as plain SVG.'
            )
        box = _view_box(attributes)
        if box is None:
            self._stop('the size is not said. Give the first line a viewBox, such as viewBox="0 0 240 80".')
        self.proportions = box[2] / box[3]
        kept = {
            name: value
            for name, value in attributes.items()
            if name not in ("width", "height", "viewBox", "x", "y")
        }
        written = "".join(self._attributes("svg", kept))
        self.written.append(f'<svg xmlns="{SVG}" viewBox="{" ".join(f"{edge:g}" for edge in box)}"{written}>')

    # ------------------------------------------------------------ attributes

    def _attributes(self, element: str, attributes: dict[str, str]) -> Iterator[str]:
        """The attributes that are understood, as they are written. What a ``style`` says goes before the rest."""
        found = {**attributes, **self._styled(element, attributes.get("style", ""))}
        for name, value in found.items():
            if self._is_kept(element, name, value.strip()):
                yield f" {name}={quoteattr(value.strip())}"

    def _styled(self, element: str, style: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for declaration in filter(None, map(str.strip, style.split(";"))):
            name, _, value = declaration.partition(":")
            name = name.strip()
            if name in STYLED or name in SOLID:
                found[name] = value.strip()
            elif name not in IGNORED and not name.startswith(("-", "font-", "text-")):
                self._fault(f"{element}.style", _unknown_attribute(name))
        return found

    def _is_kept(self, element: str, name: str, value: str) -> bool:
        space, _, own = name.rpartition(" ")
        path = f"{element}.{own}"
        if own == "href" or own.lower().startswith("on"):
            self._fault(path, "links and scripts are not followed. Take it out.")
        elif space or own == "style" or own in IGNORED or own.startswith(("data-", "aria-")):
            return False
        elif own in SOLID:
            if value not in ("1", "1.0", "100%"):
                self._fault(path, "see-through colours cannot be printed by every machine. Use solid ones.")
        elif own not in ATTRIBUTES:
            self._fault(path, _unknown_attribute(own))
        elif not ATTRIBUTES[own].fullmatch(value) or not _counts(own, value):
            if own == "id":
                return False
            self._fault(path, "this value is not one that a plain drawing needs. Save it again as plain SVG.")
        else:
            self._remember(path, own, value)
            return True
        return False

    def _remember(self, path: str, name: str, value: str) -> None:
        if name == "id":
            self.names.add(value)
        elif found := re.fullmatch(r"url\(#(.+)\)", value):
            self.wanted.append((found[1], self.parser.CurrentLineNumber, path))

    def _require_what_is_named(self) -> None:
        for name, line, path in self.wanted:
            if name not in self.names:
                self.faults.append(
                    Fault(self.shown, line, path, "what it points to is not in this drawing. Save it again.")
                )

    # ------------------------------------------------------------ faults

    def _fault(self, path: str, message: str) -> None:
        self.faults.append(Fault(self.shown, self.parser.CurrentLineNumber, _sayable(path), message))

    def _stop(self, message: str) -> NoReturn:
        raise InputFault([*self.faults, Fault(self.shown, self.parser.CurrentLineNumber, "", message)])


def _counts(name: str, value: str) -> bool:
    """Whether there are as many numbers as a path, a line of points or a transformation needs."""
    if name == "points":
        return len(re.findall(NUMBER, value)) % 2 == 0
    if name == "d":
        commands = re.findall(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)", value)
        return all(_fits(letter.upper(), len(re.findall(NUMBER, numbers))) for letter, numbers in commands)
    if name in ("transform", "gradientTransform"):
        made = re.findall(r"([a-zA-Z]+)\(([^)]*)\)", value)
        return all(len(re.findall(NUMBER, numbers)) in TRANSFORM_NUMBERS[kind] for kind, numbers in made)
    return True


def _fits(command: str, count: int) -> bool:
    each = PATH_NUMBERS.get(command)
    if each is None:
        return count > 0
    return count == 0 if each == 0 else count > 0 and count % each == 0


def _view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    """The four numbers of the view box, or of a width and a height; None where neither says a size."""
    numbers = [_number(part) for part in re.split(r"[\s,]+", attributes.get("viewBox", "").strip())]
    if "viewBox" not in attributes:
        numbers = [0.0, 0.0, _number(attributes.get("width", "")), _number(attributes.get("height", ""))]
    if len(numbers) != 4 or not all(number is not None and abs(number) < 1e6 for number in numbers):
        return None
    left, above, across, down = (number or 0.0 for number in numbers)
    return (left, above, across, down) if across > 0 and down > 0 else None


def _number(text: str) -> float | None:
    found = LENGTH.fullmatch(text)
    return float(found[1]) if found and "%" not in text else None


def _unknown_attribute(name: str) -> str:
    shown = f"“{name}” is" if NAME.fullmatch(name) and len(name) < 40 else "this is"
    return f"{shown} not one of the things that a plain drawing needs. Take it out."


def _sayable(path: str) -> str:
    return path if re.fullmatch(r"[\w.:-]{0,80}", path) else ""
