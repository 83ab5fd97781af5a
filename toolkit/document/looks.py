"""How a person looks, as far as they wish to say: plain data for a picture of them, with nothing guessed.

Whatever is left out stays None or False, and is drawn in a way that stands for nobody in particular.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Age = Literal["baby", "toddler", "child", "teenager", "adult", "older-adult"]
Skin = Literal["very-light", "light", "light-brown", "medium-brown", "brown", "dark-brown", "deep-brown"]
Hair = Literal[
    "none",
    "shaved",
    "short",
    "fade",
    "wavy",
    "curly-short",
    "afro",
    "bob",
    "long",
    "long-curly",
    "braids",
    "cornrows",
    "locs",
    "ponytail",
    "bun",
    "two-bunches",
    "plaits",
]
HairColour = Literal[
    "black", "dark-brown", "brown", "ginger", "blonde", "grey", "white", "blue", "pink", "purple", "green"
]
Beard = Literal["short", "long"]
Colour = Literal["red", "orange", "yellow", "green", "blue", "purple", "pink", "white", "grey", "black"]
HeadCovering = Literal["hijab", "turban", "patka", "headwrap", "kippah"]

AGES: tuple[Age, ...] = get_args(Age)
SKINS: tuple[Skin, ...] = get_args(Skin)
HAIRS: tuple[Hair, ...] = get_args(Hair)
HAIR_COLOURS: tuple[HairColour, ...] = get_args(HairColour)
BEARDS: tuple[Beard, ...] = get_args(Beard)
COLOURS: tuple[Colour, ...] = get_args(Colour)
HEAD_COVERINGS: tuple[HeadCovering, ...] = get_args(HeadCovering)


@dataclass(frozen=True, slots=True)
class Looks:
    """What was said of how somebody looks. ``Looks()`` says nothing and is the neutral figure.

    ``hearing_aid`` stands for a cochlear implant, too. ``clothes`` is the colour of the top. Raises ValueError for
    two head coverings at once; ``HEAD_COVERINGS`` are the names of those five fields.
    """

    age: Age | None = None
    skin: Skin | None = None
    hair: Hair | None = None
    hair_colour: HairColour | None = None
    beard: Beard | None = None
    glasses: bool = False
    hijab: bool = False
    turban: bool = False
    patka: bool = False
    headwrap: bool = False
    kippah: bool = False
    head_covering_colour: Colour | None = None
    hearing_aid: bool = False
    wheelchair: bool = False
    walking_stick: bool = False
    white_cane: bool = False
    clothes: Colour | None = None

    def __post_init__(self) -> None:
        if len(self._coverings) > 1:
            raise ValueError(f"one head covering at a time, of {', '.join(HEAD_COVERINGS)}")

    @property
    def head_covering(self) -> HeadCovering | None:
        """The one that was said, if any was."""
        return next(iter(self._coverings), None)

    @property
    def _coverings(self) -> tuple[HeadCovering, ...]:
        worn = (self.hijab, self.turban, self.patka, self.headwrap, self.kippah)
        return tuple(name for name, is_worn in zip(HEAD_COVERINGS, worn, strict=True) if is_worn)
