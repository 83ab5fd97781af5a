"""A council's PNG or JPEG, checked and written anew: small enough for every file, and with nothing hidden in it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from .decoding import decoded_whole

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 25_000_000
WIDEST_PX = 1200  # prints 60 mm wide at 500 dots an inch
PAPER = 245  # from this grey on, the ground of a scan is paper


class Refused(Exception):
    """The sentence that says what is wrong with a picture, and what would be right."""


def read_logo(path: Path, least_px: int) -> tuple[bytes, float]:
    """The picture as PNG, at most 1200 pixels wide, and its width by its height; raises Refused."""
    return _written(_opened(path, ["PNG"], least_px).convert("RGBA"))


def read_signature(path: Path, least_px: int) -> tuple[bytes, float]:
    """The same of a signature in PNG or JPEG, without the paper that it was written on; raises Refused."""
    picture = _opened(path, ["PNG", "JPEG"], least_px).convert("RGBA")
    lowest, _ = picture.getchannel("A").getextrema()
    if lowest == 255:
        picture.putalpha(ImageOps.invert(picture.convert("L")).point(_without_paper))
    return _written(picture)


def _without_paper(darkness: int) -> int:
    return 0 if darkness <= 255 - PAPER else min(255, darkness * 2)


def _opened(path: Path, formats: list[str], least_px: int) -> Image.Image:
    """The picture, upright and in full; raises Refused."""
    kinds = " or ".join(formats)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("the picture is over 4 MiB. Save it smaller.")
        with decoded_whole(), Image.open(path, formats=formats) as picture:
            _require_size(picture, least_px)
            picture.load()
            return ImageOps.exif_transpose(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise Refused(f"the picture cannot be read as {kinds}. Save it again as {kinds}.") from None


def _require_size(picture: Image.Image, least_px: int) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused("the picture has over 25 million dots. Save it smaller.")
    if picture.width < least_px:
        raise Refused(
            f"the picture is {picture.width} dots wide, and print needs {least_px}. Save it larger, or as SVG."
        )


def _written(picture: Image.Image) -> tuple[bytes, float]:
    """The dots alone, without anything else that the file held."""
    proportions = picture.width / picture.height
    if picture.width > WIDEST_PX:
        picture = picture.resize((WIDEST_PX, round(WIDEST_PX / proportions) or 1), Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)
    whole = clean.convert("RGB") if clean.getchannel("A").getextrema() == (255, 255) else clean
    out = io.BytesIO()
    whole.save(out, "PNG", optimize=True)
    return out.getvalue(), proportions
