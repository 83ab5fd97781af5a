"""Pictures are decoded whole or not at all, whatever else the process has loaded or decoded before."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile


@contextmanager
def decoded_whole() -> Iterator[None]:
    """Inside, a picture that breaks off raises as any broken one does, and a decoder's remarks are told to nobody.

    WeasyPrint, once imported, lets Pillow make up what is missing, for the whole process: a picture would be
    refused in one that has made no PDF yet, and printed half grey in the next.
    """
    made_up = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a decoder remarks on is nothing to tell a person
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = made_up
