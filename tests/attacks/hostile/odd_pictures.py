"""Pictures that are none, or too much, or hold more than they show: listed ones by name, and mutations of sound ones.

Each is the bytes of a file that a case names as the child's picture, or a way of putting something else in its place.
"""

from __future__ import annotations

import io
import os
import random
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw, PngImagePlugin

SECRET = b"Qxzvyjwk"  # in EXIF, in text, in a profile, after the end: in nothing that is made


@dataclass(frozen=True, slots=True)
class OddPicture:
    """``put`` writes it as the path it is given. ``is_sound``: a picture that must be shown, without its secrets."""

    name: str
    file: str
    put: Callable[[Path], object]
    is_sound: bool = False


def drawing(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A few shapes in the mode."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((4, 4, size[0] // 2, size[1] // 2), fill=(200, 40, 40))
    pen.ellipse((size[0] // 3, size[1] // 3, size[0] - 4, size[1] - 4), fill=(30, 90, 200))
    return picture.convert(mode)


def as_bytes(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(turn: int) -> bytes:
    """EXIF with a turn, a place on the earth, a maker and a comment."""
    held = Image.Exif()
    held[0x0112], held[0x010F], held[0x9286] = turn, SECRET.decode(), SECRET
    place = held.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (53.0, 45.0, 30.0), "W", (2.0, 42.0, 0.0)
    return held.tobytes()


def with_text() -> PngImagePlugin.PngInfo:
    """The chunks of text that a PNG may hold."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>", zip=True)
    text.add_text("Long", SECRET.decode() * 1000, zip=True)
    return text


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its length and its sum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(
    width: int, height: int, depth: int = 8, colour: int = 2, data: bytes = b"", interlace: int = 0
) -> bytes:
    """A PNG whose header says what it likes."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def with_chunk(png: bytes, extra: bytes) -> bytes:
    """``extra`` after the header of a PNG."""
    return png[:33] + extra + png[33:]


def apng() -> bytes:
    """A PNG that moves."""
    frames = [drawing(), drawing().rotate(90), drawing().rotate(180)]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=10, loop=0)
    return out.getvalue()


def turned(turn: int) -> bytes:
    """A JPEG that says which way up it is, and where it was taken."""
    return as_bytes(drawing(), "JPEG", exif=exif(turn))


def many_scans(count: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    whole = as_bytes(drawing("RGB", (512, 512)), "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * count + whole[-2:]


def jpeg_that_says(width: int, height: int) -> bytes:
    """A JPEG whose header says another size."""
    raw = bytearray(as_bytes(drawing(), "JPEG"))
    at = raw.index(b"\xff\xc0")
    raw[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(raw)


PNG = as_bytes(drawing(), "PNG")
JPEG = as_bytes(drawing(), "JPEG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/passwd"/></svg>'
FITS = (
    b"SIMPLE  =                    T".ljust(80)
    + b"BITPIX  =                    8".ljust(80)
    + b"END".ljust(2720)
)
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n%%EOF\n"
HTML = b"<!doctype html><script>alert(1)</script>"

# Not shown, each with its warning; and none may take the build down.
REFUSED: Mapping[str, bytes] = {
    "nothing": b"",
    "one byte": b"\x89",
    "the magic bytes alone": b"\x89PNG\r\n\x1a\n",
    "a JPEG's magic bytes alone": b"\xff\xd8\xff",
    "a header alone": PNG[:33],
    "a JPEG's header alone": JPEG[:100],
    "zeros": b"\x00" * 10_000,
    "noise": random.Random(1).randbytes(10_000),
    "a PNG's beginning and noise": PNG[:33] + random.Random(2).randbytes(5000),
    "a JPEG's beginning and noise": JPEG[:20] + random.Random(3).randbytes(5000),
    "a GIF": as_bytes(drawing("P"), "GIF"),
    "a WebP": b"RIFF\x24\x00\x00\x00WEBPVP8L" + bytes(30),
    "a TIFF": as_bytes(drawing(), "TIFF"),
    "a BMP": as_bytes(drawing(), "BMP"),
    "an ICO": as_bytes(drawing("RGBA", (32, 32)), "ICO"),
    "a PPM": as_bytes(drawing(), "PPM"),
    "a TGA": as_bytes(drawing(), "TGA"),
    "a PCX": as_bytes(drawing(), "PCX"),
    "an SGI": as_bytes(drawing(), "SGI"),
    "a PDF": as_bytes(drawing(), "PDF"),
    "an EPS": EPS,
    "a FITS": FITS,
    "a PCF": b"\x01fcp" + struct.pack("<I", 1) + bytes(200),
    "a PSD": b"8BPS\x00\x01" + bytes(100),
    "a DDS": b"DDS " + bytes(124),
    "an FLI": struct.pack("<IH", 128, 0xAF11) + bytes(122),
    "an IPTC": b"\x1c\x03\x3c\x00\x01" + bytes(50),
    "an XBM": b"#define x_width 8\n#define x_height 8\nstatic char x_bits[] = {0};",
    "an XPM": b'/* XPM */\nstatic char * x[] = {"1 1 1 1","a c #fff","a"};',
    "a WMF": b"\xd7\xcd\xc6\x9a" + bytes(100),
    "an EMF": b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(100),
    "a JPEG 2000": b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(60),
    "an AVIF": b"\x00\x00\x00\x1cftypavif" + bytes(60),
    "a Blp": b"BLP2" + bytes(100),
    "an SVG": SVG,
    "an SVG of entities": b'<!DOCTYPE svg [<!ENTITY a "&a;&a;">]>' + SVG,
    "HTML": HTML,
    "a zip": b"PK\x03\x04" + bytes(100),
    "a program": b"\x7fELF" + bytes(100),
    "a script": b"#!/bin/sh\nid\n",
    "a hundred thousand dots each way": png_of(100_000, 100_000),
    "as large as a header can say": png_of(2**31 - 1, 2**31 - 1),
    "larger than a header may say": png_of(2**32 - 1, 2**32 - 1),
    "no width": png_of(0, 10),
    "no height": png_of(10, 0),
    "twenty-six million dots": png_of(5100, 5100),
    "one dot high and endless": png_of(2**31 - 1, 1),
    "one dot wide and endless": png_of(1, 2**31 - 1),
    "a depth that is none": png_of(10, 10, depth=3),
    "a colour that is none": png_of(10, 10, colour=9),
    "an interlace that is none": png_of(10, 10, interlace=7),
    "dots that are not there": png_of(5000, 5000),
    "dots that are not there, of sixteen bits": png_of(4000, 4000, depth=16, colour=6),
    "dots that are not there, interlaced": png_of(4000, 4000, interlace=1),
    "a palette that is not there": png_of(8, 8, colour=3, data=b"\x00" * 72)[:33],
    "a wrong sum of the header": PNG[:29] + b"\x00\x00\x00\x00" + PNG[33:],
    "a chunk without an end": PNG[:33] + struct.pack(">I", 2**31 - 1) + b"tEXt",
    "a chunk of less than nothing": PNG[:33] + struct.pack(">I", 2**32 - 1) + b"tEXt",
    "a JPEG of the largest size": jpeg_that_says(65_500, 65_500),
    "a JPEG without a size": jpeg_that_says(0, 0),
    "a JPEG of twenty-six million dots": jpeg_that_says(5100, 5100),
    "a JPEG of a thousand scans": many_scans(1000),
    "a JPEG of a hundred thousand scans": many_scans(3) + b"\xff\xda" * 100_000,
    "a JPEG without an end of its markers": b"\xff\xd8" + b"\xff" * 100_000,
    "a JPEG of comments": b"\xff\xd8" + b"\xff\xfe\xff\xff" + bytes(65_533),
}  # fmt: skip

# A few bytes that become many, or many from the start; made when they are needed.
GROWING: Mapping[str, Callable[[], bytes]] = {
    "a text that grows": lambda: with_chunk(PNG, chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 200_000_000, 9))),
    "texts that grow": lambda: with_chunk(
        PNG, b"".join(chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 1_000_000)) for _ in range(80))
    ),
    "a profile that grows": lambda: with_chunk(PNG, chunk(b"iCCP", b"a\x00\x00" + zlib.compress(b"x" * 200_000_000, 9))),
    "dots that grow": lambda: png_of(10, 10, data=b"\x00" * 300_000_000)[:-20],
    "over forty megabytes": lambda: b"\x89PNG\r\n\x1a\n" + bytes(41 * 1024 * 1024),
}  # fmt: skip

# Shown, upright, and with nothing of what lies in the file beside its dots.
SHOWN: Mapping[str, Callable[[], bytes]] = {
    "plain": lambda: PNG,
    "plain JPEG": lambda: JPEG,
    "greys": lambda: as_bytes(drawing("L"), "PNG"),
    "black and white": lambda: as_bytes(drawing("1"), "PNG"),
    "a palette": lambda: as_bytes(drawing("P"), "PNG"),
    "a palette with a hole": lambda: as_bytes(drawing("P"), "PNG", transparency=0),
    "see-through": lambda: as_bytes(drawing("RGBA"), "PNG"),
    "greys, see-through": lambda: as_bytes(drawing("LA"), "PNG"),
    "sixteen bits": lambda: as_bytes(Image.new("I;16", (40, 30), 30_000), "PNG"),
    "a colour that is a hole": lambda: as_bytes(drawing(), "PNG", transparency=(255, 255, 255)),
    "interlaced, of one dot": lambda: png_of(1, 1, data=b"\x00\x01\x02\x03", interlace=1),
    "one dot": lambda: as_bytes(drawing("RGB", (8, 8)).resize((1, 1)), "PNG"),
    "a line across": lambda: as_bytes(Image.new("L", (60_000, 1), 9), "PNG"),
    "a line down": lambda: as_bytes(Image.new("L", (1, 60_000), 9), "PNG"),
    "twenty-five million dots": lambda: as_bytes(Image.new("1", (5000, 5000), 1), "PNG"),
    "twenty-five million dots in colours": lambda: as_bytes(Image.new("RGB", (5000, 5000), "red"), "PNG"),
    "twenty-five million dots, progressive": lambda: as_bytes(
        Image.new("RGB", (5000, 5000), "red"), "JPEG", progressive=True
    ),
    "CMYK": lambda: as_bytes(drawing("CMYK"), "JPEG"),
    "a grey JPEG": lambda: as_bytes(drawing("L"), "JPEG"),
    "a progressive JPEG": lambda: as_bytes(drawing(), "JPEG", progressive=True),
    "a JPEG with a comment": lambda: as_bytes(drawing(), "JPEG", comment=SECRET),
    "a PNG with text": lambda: as_bytes(drawing(), "PNG", pnginfo=with_text()),
    "a PNG with EXIF": lambda: as_bytes(drawing(), "PNG", exif=exif(6)),
    "a PNG with a profile": lambda: as_bytes(drawing(), "PNG", icc_profile=SECRET * 40),
    "a JPEG with a profile": lambda: as_bytes(drawing(), "JPEG", icc_profile=SECRET * 40),
    "a PNG that moves": apng,
    "a PNG and a zip": lambda: PNG + b"PK\x03\x04" + SECRET,
    "a PNG and a page": lambda: with_chunk(PNG, chunk(b"tEXt", b"x\x00" + HTML + SECRET)) + HTML,
    "a PNG and a PDF": lambda: PNG + b"%PDF-1.7\n" + SECRET,
    "a JPEG and a zip": lambda: JPEG + b"PK\x03\x04" + SECRET,
    "a PNG that is called a JPEG": lambda: PNG,
    **{f"a JPEG turned by EXIF {turn}": partial(turned, turn) for turn in range(10)},
}  # fmt: skip

NAMES = (
    "drawing.png", "draw ing.png", "-drawing.png", "--help.png", "drawing'.png", 'drawing".png', "drawing;id.png",
    "$(id).png", "drawing&amp;.png", "<b>.png", "{{ x }}.png", "%s.png", "dräwing.png", "dräwing.png", "绘画.png",
    "شكل.png", "😀.png", "drawing.png.png", "drawing..png", "a" * 116 + ".png", "漢" * 116 + ".png", "CON.png", "nul.jpg",
)  # fmt: skip


def _write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _made(make: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(make())


def _link_beside(path: Path) -> None:
    path.with_name("other.png").write_bytes(PNG)
    path.symlink_to("other.png")


def in_its_place() -> Iterator[OddPicture]:
    """Something else than a file under the picture's name."""
    elsewhere = Path(__file__).resolve().parents[3] / "assets" / "pictures" / "png" / "home.png"
    ways: Mapping[str, Callable[[Path], object]] = {
        "not there": lambda path: None,
        "a folder": lambda path: path.mkdir(),
        "a pipe": lambda path: os.mkfifo(path),
        "a link to a picture elsewhere": lambda path: path.symlink_to(elsewhere),
        "a link to a file of the system": lambda path: path.symlink_to("/etc/passwd"),
        "a link to endless zeros": lambda path: path.symlink_to("/dev/zero"),
        "a link to a terminal": lambda path: path.symlink_to("/dev/tty"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to nothing": lambda path: path.symlink_to("nowhere.png"),
        "a link beside it": _link_beside,
    }
    for name, put in ways.items():
        yield OddPicture(name, "drawing.png", put)


def listed() -> Iterator[OddPicture]:
    """Every picture that is listed here."""
    yield from in_its_place()
    for name, content in REFUSED.items():
        yield OddPicture(name, "drawing.png", _write(content))
    for name, make in GROWING.items():
        yield OddPicture(name, "drawing.png", _made(make))
    for name, make in SHOWN.items():
        file = "drawing.jpg" if "JPEG" in name or name == "CMYK" else "drawing.png"
        yield OddPicture(name, file, _made(make), is_sound=True)
    for file in NAMES:
        yield OddPicture(f"the name {file[:20]!r}", file, _write(PNG), is_sound=len(file.encode()) < 255)


def mutated(chance: random.Random) -> Iterator[OddPicture]:
    """Sound pictures with bytes turned, cut out, doubled or cut off, without end."""
    sound = [
        PNG,
        JPEG,
        as_bytes(drawing("P"), "PNG"),
        as_bytes(drawing(), "JPEG", progressive=True, exif=exif(3)),
        apng(),
    ]
    sound += [
        as_bytes(drawing("RGBA"), "PNG", pnginfo=with_text()),
        as_bytes(drawing("CMYK"), "JPEG", icc_profile=SECRET * 9),
    ]
    number = 0
    while True:
        number += 1
        yield OddPicture(f"mutation {number}", "drawing.png", _write(mutation(chance.choice(sound), chance)))


def mutation(raw: bytes, chance: random.Random) -> bytes:
    """``raw`` with one to eight small harms."""
    content = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content)) if content else 0
        match chance.randrange(6):
            case 0 if content:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 200)]
            case 3:
                content[at:at] = chance.randbytes(chance.randint(1, 20))
            case 4:
                content[at : at + 4] = struct.pack(">I", chance.choice((0, 1, 2**31 - 1, 2**32 - 1, 65_535)))
            case _:
                del content[max(at, len(content) // 3) :]
    return bytes(content)
