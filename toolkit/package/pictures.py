"""A child's own picture: found only beside the case file, checked, and re-encoded without anything hidden in it."""

from __future__ import annotations

import io
import os
import stat
import unicodedata
from pathlib import Path

from PIL import Image, ImageOps

from ..brand.decoding import decoded_whole
from ..compose.blocks import CasePictureData

MOST_PIXELS = 25_000_000
MOST_BYTES = 40 * 1024 * 1024
LONGEST_SIDE_PX = 1600
BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# A JPEG may be drawn over itself thousands of times in a few bytes; those of cameras and programs have about ten scans.
SCAN, MOST_SCANS = b"\xff\xda", 100
WHITE = (255, 255, 255)
# No link is followed, and nothing is waited for: what was opened is then looked at, and nothing else in its place.
AS_IT_IS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class PictureRefused(Exception):
    """The sentence that says why a picture is left out. Names no file."""


def read_case_picture(folder: Path, name: str) -> CasePictureData:
    """The picture ``name`` in ``folder`` as PNG, at most 1600 pixels long; raises PictureRefused."""
    raw = _read(folder, name)
    if not raw.startswith(BEGINNINGS) or raw.count(SCAN) > MOST_SCANS:
        raise PictureRefused(UNREADABLE)
    try:
        with decoded_whole():
            return _encoded(raw)
    except PictureRefused:
        raise
    except Exception:  # whatever a decoder stumbles over, it is the file's fault
        raise PictureRefused(UNREADABLE) from None


NOT_THERE = "there is no such picture beside the case file, so the documents are made without it."
UNREADABLE = "the picture cannot be read as PNG or JPEG, so the documents are made without it. Save it again."


def _read(folder: Path, name: str) -> bytes:
    """The file's bytes; raises PictureRefused for a link, a device, a folder, or what is too large."""
    handle = _opened(folder, name)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise PictureRefused(NOT_THERE)
    with os.fdopen(handle, "rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise PictureRefused(
            "the picture is over 40 MiB, so the documents are made without it. Save it smaller."
        )
    return raw


def _opened(folder: Path, name: str) -> int:
    """Some systems write an accent as a letter of its own in the name of a file, so both forms are looked for."""
    for form in dict.fromkeys((name, unicodedata.normalize("NFD", name))):
        try:
            return os.open(folder / form, AS_IT_IS)
        except (OSError, ValueError):  # not there, a link, too long, or letters that no file here can have
            continue
    raise PictureRefused(NOT_THERE)


def _encoded(raw: bytes) -> CasePictureData:
    with Image.open(io.BytesIO(raw), formats=["JPEG", "PNG"]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PictureRefused(
                "the picture has over 25 million dots, so the documents are made without it. Save it smaller."
            )
        upright = _on_white(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=False)
    return CasePictureData(out.getvalue(), clean.width, clean.height)


def _on_white(picture: Image.Image) -> Image.Image:
    """In plain colours: greys of 16 bits in 8, and what is see-through on white paper."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    drawn = picture.convert("RGBA")
    paper = Image.new("RGB", drawn.size, WHITE)
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper
