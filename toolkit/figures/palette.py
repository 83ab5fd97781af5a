"""The fixed colours that people are drawn in, and those for whatever was left unsaid.

The unsaid colours are nobody's skin, hair or jumper: teal, and cream for a head covering. Neighbours differ in
lightness, so that a picture copied in grey still tells its parts apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..document.looks import Colour, HairColour, Looks, Skin

INK = "#22304a"
DEEP_INK = "#0b101d"  # for a face on the deeper skins, where ink would sink in
WHITE = "#ffffff"
CREAM = "#fff4df"
CORAL = "#f2795c"
SUNNY = "#f7c648"
LEAF = "#8cc152"
DENIM = "#7f9fcf"
NIGHT = "#3d3f6e"
WOOD = "#8a5a3c"
PATCHES = ("#fdebb8", "#dcf0f7", "#e2f0cf", "#fde0d6", "#eadff0")

SKIN: dict[Skin, str] = {
    "very-light": "#fbe1cf",
    "light": "#f1c7a3",
    "light-brown": "#d9a27a",
    "medium-brown": "#b88058",
    "brown": "#a06c47",
    "dark-brown": "#895a3e",
    "deep-brown": "#724730",
}
CHEEKS: dict[Skin, str] = {
    "very-light": "#f7b7a3",
    "light": "#f2a488",
    "light-brown": "#d98560",
    "medium-brown": "#cc7452",
    "brown": "#b9603f",
    "dark-brown": "#a3532f",
    "deep-brown": "#8e4a31",
}
DEEP_SKINS: tuple[Skin, ...] = ("brown", "dark-brown", "deep-brown")
HAIR: dict[HairColour, str] = {
    "black": "#352d3b",
    "dark-brown": "#4f3529",
    "brown": "#7a4d33",
    "ginger": "#d9713a",
    "blonde": "#efcd78",
    "grey": "#b3b8c4",
    "white": "#f1f2f5",
    "blue": "#4f8fd6",
    "pink": "#f08cb4",
    "purple": "#9a66b5",
    "green": "#67b06a",
}
STRANDS: dict[HairColour, str] = {
    "black": "#74687c",
    "dark-brown": "#8d6a55",
    "brown": "#b58460",
    "ginger": "#a04a1e",
    "blonde": "#b98f38",
    "grey": "#7e8494",
    "white": "#a9aebb",
    "blue": "#2c5f9e",
    "pink": "#b9517f",
    "purple": "#643a7c",
    "green": "#397a42",
}
CLOTHES: dict[Colour, str] = {
    "red": "#dd4f4a",
    "orange": "#f39546",
    "yellow": "#f9d35c",
    "green": "#6cab48",
    "blue": "#4c83cb",
    "purple": "#80528f",
    "pink": "#f4a3bb",
    "white": "#fefefe",
    "grey": "#b6bcc8",
    "black": "#4b5061",
}
TRIMS: dict[Colour, str] = {
    "yellow": "#f2795c",
    "white": "#8fd0e8",
    "grey": "#fff4df",
    "pink": "#fff4df",
}

UNDER: dict[Colour | None, str] = {None: "#8fcfc4", "white": "#8fd0e8", "grey": "#7f9fcf", "black": "#8b90a3"}

UNSAID_SKIN = "#a9ddd3"
UNSAID_CHEEKS = "#f4a58c"
UNSAID_HAIR = "#5fb0a6"
UNSAID_STRANDS = "#2f7d74"
UNSAID_CLOTHES = "#2a9d8f"
UNSAID_TROUSERS = "#237a70"
UNSAID_COVERING = CREAM


@dataclass(frozen=True, slots=True)
class Colours:
    """What the slots of a part are filled with, all ``#rrggbb``."""

    skin: str
    cheeks: str
    face: str  # the ink of eyes and mouth
    lens: str
    hair: str
    strands: str  # lines in the hair
    stubble: str  # hair so short that the skin shows
    clothes: str
    trim: str
    trousers: str
    covering: str
    fold: str  # lines in a head covering
    under: str  # a band below a head covering


def colours_of(looks: Looks) -> Colours:
    """The colours of one person: what was said from its palette, the rest from the unsaid ones."""
    skin = UNSAID_SKIN if looks.skin is None else SKIN[looks.skin]
    hair = UNSAID_HAIR if looks.hair_colour is None else HAIR[looks.hair_colour]
    wrap = looks.head_covering_colour
    covering = UNSAID_COVERING if wrap is None else CLOTHES[wrap]
    return Colours(
        skin=skin,
        cheeks=UNSAID_CHEEKS if looks.skin is None else CHEEKS[looks.skin],
        face=DEEP_INK if looks.skin in DEEP_SKINS else INK,
        lens=mix(skin, WHITE, 0.45),
        hair=hair,
        strands=UNSAID_STRANDS if looks.hair_colour is None else STRANDS[looks.hair_colour],
        stubble=hair if looks.hair_colour is None else mix(skin, hair, 0.55),
        clothes=UNSAID_CLOTHES if looks.clothes is None else CLOTHES[looks.clothes],
        trim=CREAM if looks.clothes is None else TRIMS.get(looks.clothes, CREAM),
        trousers=_trousers(looks),
        covering=covering,
        fold=mix(covering, WHITE, 0.35) if wrap == "black" else INK,
        under=UNDER.get(wrap, mix(covering, INK, 0.3)),
    )


def mix(first: str, second: str, share: float) -> str:
    """The colour between two of ``#rrggbb``; ``share`` 0 to 1 is how much of the second is in it."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lightness(colour: str) -> float:
    """How light ``#rrggbb`` is in a grey copy, 0 to 255 (the weights of ITU-R BT.601)."""
    red, green, blue = _channels(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _trousers(looks: Looks) -> str:
    if looks.clothes is None:
        return UNSAID_TROUSERS
    return NIGHT if looks.clothes in ("blue", "grey") else DENIM
