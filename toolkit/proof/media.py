"""The words that a picture carries beside its pixels: text chunks of a PNG, comments and EXIF of a PNG or JPEG."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
WITH_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
START_OF_SCAN, COMMENT = 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)  # EXIF and XMP are among them


def words_in_picture(content: bytes) -> Iterator[str]:
    """The words in a PNG or JPEG, and what lies behind its end; nothing of other files."""
    pieces: Iterator[bytes] = iter(())
    if content.startswith(PNG):
        pieces = _of_png(content)
    elif content.startswith(JPEG):
        pieces = _of_jpeg(content)
    return (_readable(piece) for piece in pieces)


def _of_png(content: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + size]
        if kind in WITH_WORDS:
            yield body
            yield from _inflated(body)
        at += size + 12
        if kind == b"IEND":
            break
    yield content[at:]


def _inflated(body: bytes) -> Iterator[bytes]:
    """Words that a chunk holds in compressed form, wherever they begin in it."""
    for start in range(len(body)):
        if body[start] == 0x78:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(body[start:])
                return


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind == START_OF_SCAN:
            break
        if kind == COMMENT or kind in APPLICATION:
            yield content[at + 4 : at + 2 + size]
        at += size + 2
    yield content[content.rfind(b"\xff\xd9") + 2 :]


def _readable(piece: bytes) -> str:
    """As text, in whichever of the usual ways it was written; two bytes a letter lose the empty one."""
    whole = piece.replace(b"\0\0", b"\n").replace(b"\0", b"")
    try:
        return whole.decode()
    except UnicodeDecodeError:
        return whole.decode("latin-1")
