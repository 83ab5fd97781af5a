"""A child's own picture: found only beside the case file, checked, and re-encoded without anything hidden in it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ..compose.blocks import CasePictureData

MOST_PIXELS = 25_000_000
MOST_BYTES = 40 * 1024 * 1024
LONGEST_SIDE_PX = 1600


class PictureRefused(Exception):
    """The sentence that says why a picture is left out. Names no file."""


def read_case_picture(folder: Path, name: str) -> CasePictureData:
    """The picture ``name`` in ``folder`` as PNG, at most 1600 pixels long; raises PictureRefused."""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise PictureRefused(
            "there is no such picture beside the case file, so the documents are made without it."
        )
    if path.stat().st_size > MOST_BYTES:
        raise PictureRefused(
            "the picture is over 40 MiB, so the documents are made without it. Save it smaller."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _encoded(path)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise PictureRefused(
            "the picture cannot be read as PNG or JPEG, so the documents are made without it. Save it again."
        ) from None


def _encoded(path: Path) -> CasePictureData:
    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PictureRefused(
                "the picture has over 25 million dots, so the documents are made without it. Save it smaller."
            )
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=False)
    return CasePictureData(out.getvalue(), clean.width, clean.height)
