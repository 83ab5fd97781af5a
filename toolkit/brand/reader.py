"""Read a brand: ``brand.yaml`` and the pictures beside it, checked, with every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..document import nodes
from ..errors import Fault, InputFault
from ..reading.faults import faults_of
from ..reading.source import Path_, Source, read_file
from .drawing import read_drawing
from .pictures import Refused, read_logo, read_signature
from .schema import BrandFile

Raster = Callable[[Path, int], tuple[bytes, float]]

LOGO_SHAPES, SIGNATURE_SHAPES = (0.5, 6.0), (1.0, 10.0)  # width by height, the least and the most
LOGO_PX, SIGNATURE_PX = 600, 400  # the least width for print


@dataclass(frozen=True, slots=True)
class Brand:
    """A council's own.

    ``council`` holds the values of the facts ``council.…`` by name, None where there is none; ``worn`` is what every
    document wears; ``signatures`` maps a name as ``signature_name`` makes it to its picture; ``sources``: what was read.
    """

    council: Mapping[str, Any]
    worn: nodes.Brand | None = None
    signatures: Mapping[str, nodes.Artwork] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


# What a library has before a brand is put into it. It knows no fact, so wording that asks for one fails at once.
UNBRANDED = Brand({})


def signature_name(name: str) -> str:
    """A name as signatures are found by it: without regard to capitals and spaces around it, and to nothing else."""
    return " ".join(name.split()).casefold()


def read_brand(path: Path, shown: str) -> Brand:
    """The brand in the file ``path``, called ``shown`` in messages; raises InputFault."""
    source = read_file(path, shown)
    try:
        file = BrandFile.model_validate(source.data)
    except ValidationError as error:
        raise InputFault(faults_of(error, source, BrandFile)) from None
    reading = _Reading(path.parent, source)
    logo = reading.artwork(("logo", "file"), file.logo.file, read_logo, LOGO_PX, LOGO_SHAPES)
    signatures = dict(reading.signatures(file))
    if reading.faults or logo is None:
        raise InputFault(reading.faults)
    colours = nodes.BrandColours(file.colours.main, file.colours.second or file.colours.main)
    worn = nodes.Brand(file.name, colours, logo, file.logo.holds_name)
    return Brand(_council(file), worn, signatures, (source,))


def _council(file: BrandFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "short_name": file.short_name or file.name,
        "phone": file.phone,
        "email": file.email,
        "address": tuple(file.address),
        "hours": file.hours,
        **file.links.model_dump(),
        "advocacy_name": file.advocacy.name,
        "advocacy_phone": file.advocacy.phone,
    }


class _Reading:
    """Reads picture after picture and gathers the faults of all."""

    def __init__(self, folder: Path, source: Source) -> None:
        self.folder, self.source = folder, source
        self.faults: list[Fault] = []

    def signatures(self, file: BrandFile) -> Iterator[tuple[str, nodes.Artwork]]:
        """Each signature by its name; two of one name are a fault, as nobody could tell whose is printed."""
        seen: set[str] = set()
        for number, signature in enumerate(file.signatures):
            name = signature_name(signature.name)
            if name in seen:
                message = "this name has a signature already. Keep one."
                self.faults.append(self.source.fault(("signatures", number, "name"), message))
            seen.add(name)
            path = ("signatures", number, "picture")
            picture = self.artwork(path, signature.picture, read_signature, SIGNATURE_PX, SIGNATURE_SHAPES)
            if picture:
                yield name, picture

    def artwork(
        self, at: Path_, name: str, raster: Raster, least_px: int, shapes: tuple[float, float]
    ) -> nodes.Artwork | None:
        """The picture ``name`` beside the brand file, or None after a fault."""
        try:
            path = self._beside(name)
            if path.suffix.lower() == ".svg":
                drawing = read_drawing(path.read_bytes(), self._shown(name))
                made = nodes.Artwork(drawing.svg, "svg", drawing.proportions)
            else:
                data, proportions = raster(path, least_px)
                made = nodes.Artwork(data, "png", proportions)
            _require_shape(made.proportions, shapes)
        except Refused as refused:
            self.faults.append(self.source.fault(at, str(refused)))
        except InputFault as fault:
            self.faults.extend(fault.faults)
        except OSError:
            self.faults.append(
                self.source.fault(at, "the file cannot be opened. Check that you may read it.")
            )
        else:
            return made
        return None

    def _beside(self, name: str) -> Path:
        """The file in the brand's folder; raises Refused for one that is not there, or leads out of it."""
        path = self.folder / name
        try:
            is_beside = path.resolve().is_relative_to(self.folder.resolve())
        except RuntimeError:  # links that lead round in a ring
            is_beside = False
        if not is_beside:
            raise Refused("this leads out of the brand's folder. Put the picture itself into it.")
        if not path.is_file():
            raise Refused("there is no such file in the brand's folder. Check its name.")
        return path

    def _shown(self, name: str) -> str:
        return (Path(self.source.file).parent / name).as_posix()


def _require_shape(proportions: float, shapes: tuple[float, float]) -> None:
    narrowest, widest = shapes
    if not narrowest <= proportions <= widest:
        shown = f"{proportions:.1f}".removesuffix(".0")
        raise Refused(
            f"the picture is {shown} times as wide as it is high, and {narrowest:g} to {widest:g} times fit here. "
            "Trim the paper around it, or use another form of it."
        )
