"""Pictures in a line, each with its words or marked as decoration."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from struct import unpack

from PIL import Image, ImageDraw

from ...assets import PICTURES
from ...document.nodes import Artwork, CasePicture, Drawing, Figures, Picture, Portrait
from ..drawings import svg_of
from ..raster import figure_png
from .measures import EMU_A_TWIP, emu
from .room import Room
from .xml import EMPTY, Xml, element

WIDTH_MM = {"small": 22, "medium": 42, "large": 85, "banner": 400}
HEADING_MM = 17
HIGHEST_MM = 150
PORTRAIT_MM = 16
PEOPLE_PX, PORTRAIT_PX = 400, 200  # the heights at which people are drawn
ARROW_MM = (5.0, 3.0)
ARROW_DOTS_A_MM = 24
ARTWORK_PX, WIDEST_ARTWORK_MM = 240, 60
CASE_DOTS_A_MM = 150 / 25.4
DECORATIVE = {
    "uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    "xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def draw(picture: Drawing | CasePicture, room: Room, width_mm: float | None = None) -> Xml:
    """A run that holds the picture, no wider than its room and no higher than 150 mm.

    ``width_mm`` is for a square; people beside each other are as high as that.
    """
    data, wanted = _data_and_width(picture)
    across, down = _size(data)
    if isinstance(picture, Figures):
        wanted = (width_mm or wanted) * across / down
    width, height = _fitted(data, emu(wanted if isinstance(picture, Figures) else width_mm or wanted), room)
    return element("w:r", element("w:drawing", _inline(picture.words, room, data, width, height)))


@cache
def library_picture(name: str) -> bytes:
    """The PNG beside the SVG of the library; raises FileNotFoundError. Made by ``tools/picture_pngs.py``."""
    return (PICTURES / "png" / f"{name}.png").read_bytes()


def draw_artwork(artwork: Artwork, room: Room, height_mm: float, words: str = "") -> Xml:
    """A run that holds the council's own drawing, so high, and no wider than 60 mm."""
    data = _dots(artwork)
    height = min(height_mm, WIDEST_ARTWORK_MM / artwork.proportions)
    width, height_emu = _fitted(data, emu(height * artwork.proportions), room)
    return element("w:r", element("w:drawing", _inline(words, room, data, width, height_emu)))


@cache
def _dots(artwork: Artwork) -> bytes:
    """The PNG of a drawing, made once a process: Word holds no SVG without it."""
    return figure_png(artwork.data.decode(), ARTWORK_PX) if artwork.kind == "svg" else artwork.data


def draw_arrow(room: Room) -> Xml:
    """A small arrow downwards, from one step to the next: decoration, as the order says the same."""
    data = _arrow(room.look.accent)
    return element("w:r", element("w:drawing", _inline("", room, data, emu(ARROW_MM[0]), emu(ARROW_MM[1]))))


@cache
def _arrow(colour: str) -> bytes:
    across, down = (round(side * ARROW_DOTS_A_MM) for side in ARROW_MM)
    drawn = Image.new("P", (across, down), 0)
    drawn.putpalette(bytes(3) + bytes.fromhex(colour))
    ImageDraw.Draw(drawn).polygon(((0, 0), (across, 0), (across // 2, down)), fill=1)
    target = BytesIO()
    drawn.save(target, "PNG", transparency=0)
    return target.getvalue()


def draw_person(portrait: Portrait, room: Room) -> Xml:
    """A run with somebody's head and shoulders: decoration, as the name stands beside it."""
    data = figure_png(svg_of(portrait).decode(), PORTRAIT_PX)
    side = emu(PORTRAIT_MM)
    return element("w:r", element("w:drawing", _inline("", room, data, side, side)))


def _data_and_width(picture: Drawing | CasePicture) -> tuple[bytes, float]:
    match picture:
        case Picture(name=name, size=size):
            return library_picture(name), WIDTH_MM[size]
        case Figures(size=size):
            return figure_png(svg_of(picture).decode(), PEOPLE_PX), WIDTH_MM[size]
        case CasePicture(data=data, width_px=across):
            return data, across / CASE_DOTS_A_MM


def _fitted(data: bytes, width: int, room: Room) -> tuple[int, int]:
    """Width and height in EMU, in the proportions of the PNG's first chunk."""
    across, down = _size(data)
    width = min(width, room.width * EMU_A_TWIP, emu(HIGHEST_MM) * across // down)
    return width, width * down // across


def _size(data: bytes) -> tuple[int, int]:
    across, down = unpack(">II", data[16:24])
    return across, down


def _inline(words: str, room: Room, data: bytes, width: int, height: int) -> Xml:
    number = room.ledger.next_id()
    return element(
        "wp:inline",
        element("wp:extent", cx=width, cy=height),
        _described(words, number),
        _graphic(words, number, room.ledger.picture(data), width, height, room.look.picture_paper),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        **{"xmlns:wp": f"{DRAWING}/wordprocessingDrawing"},
    )


def _described(words: str, number: int) -> Xml:
    flag = EMPTY
    if not words:
        mark = element("adec:decorative", val=1)
        extension = element("a:ext", mark, **DECORATIVE)
        flag = element("a:extLst", extension, **{"xmlns:a": f"{DRAWING}/main"})
    return element("wp:docPr", flag, id=number, name=f"Picture {number}", descr=words)


def _graphic(words: str, number: int, relationship: str, width: int, height: int, paper: str) -> Xml:
    named = element("pic:cNvPr", id=number, name=f"Picture {number}", descr=words)
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", named, element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element("a:blip", **{"r:embed": relationship}),
            element("a:stretch", element("a:fillRect")),
        ),
        _shape(width, height, paper),
        **{"xmlns:pic": f"{DRAWING}/picture"},
    )
    held = element("a:graphicData", picture, uri=f"{DRAWING}/picture")
    return element("a:graphic", held, **{"xmlns:a": f"{DRAWING}/main"})


def _shape(width: int, height: int, paper: str) -> Xml:
    """``paper`` is what shines through the picture, where that is not the page."""
    colour = element("a:srgbClr", val=paper)
    filled = element("a:solidFill", colour) if paper else EMPTY
    size = element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=width, cy=height))
    return element("pic:spPr", size, element("a:prstGeom", element("a:avLst"), prst="rect"), filled)
