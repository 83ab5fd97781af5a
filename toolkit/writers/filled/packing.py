"""A PDF as parts: objects that never change, packed once, and those that hold a child's words.

A page's stream is packed in pieces that can be joined: a static one is deflated once, by itself.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape

import pydyf  # type: ignore[import-untyped]

from .skeleton import MARK, filled, has_mark, pieces_of

HEADER: Final = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
ONCE, EACH_TIME = 9, 6  # how hard zlib tries

NOT_SAID: Final = frozenset({"FontFamily", "CIDSystemInfo", "ID", "Headers"})  # names that nobody reads

Part: TypeAlias = Any
"""Bytes of a stream, or a slot for lines."""


@dataclass(frozen=True, slots=True)
class StaticPart:
    """Bytes, and the same deflated so that other pieces may stand before and after."""

    deflated: bytes
    plain: bytes


@dataclass(frozen=True, slots=True)
class Words:
    """An object that holds a value as a string: bytes and pieces of words in turn."""

    number: int
    parts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """``whole`` are finished objects; ``streams`` those of pages; ``strings`` and ``metadata`` hold values."""

    whole: tuple[tuple[int, bytes], ...]
    streams: tuple[tuple[int, tuple[Part, ...]], ...]
    strings: tuple[Words, ...]
    metadata: tuple[int, tuple[Any, ...]] | None
    places: bytes
    count: int
    root: bytes
    info: int


def pack(pdf: Any, streams: Mapping[int, Sequence[Part]]) -> Packed:
    """``streams`` are the pages' own, by their numbers, as parts."""
    if pdf.info and pdf.info.number is None:
        pdf.add_object(pdf.info)
    whole: list[tuple[int, bytes]] = []
    strings: list[Words] = []
    metadata = None
    still: list[tuple[int, bytes]] = []
    for one in pdf.objects:
        if one.free == "f" or one.number in streams:
            continue
        if isinstance(one, pydyf.Stream):
            text = _metadata(one)
            if text is None:
                whole.append((one.number, one.indirect + b"\n"))
            else:
                metadata = (one.number, pieces_of(text))
            continue
        held = list(dict.fromkeys(filter(has_mark, _strings(one))))
        if held:
            strings.append(Words(one.number, _cut(one.data, held)))
        else:
            still.append((one.number, one.data))
    count = len(pdf.objects)
    whole.append((count, object_stream(count, still)))
    places = bytearray(7 * (count + 2))
    struct.pack_into(">BIH", places, 0, 0, 0, 65535)
    for index, (number, _) in enumerate(still):
        struct.pack_into(">BIH", places, 7 * number, 2, count, index)
    return Packed(
        tuple(whole),
        tuple((number, tuple(_static(part) for part in parts)) for number, parts in streams.items()),
        tuple(strings),
        metadata,
        bytes(places),
        count,
        pdf.catalog.reference,
        pdf.info.number,
    )


def _metadata(stream: Any) -> str | None:
    """The words of the file's XMP, where they hold a mark."""
    if str(stream.extra.get("Type")) != "/Metadata":
        return None
    text = b"\n".join(map(pydyf._to_bytes, stream.stream)).decode("utf-8")
    return text if has_mark(text) else None


def static_strings(pdf: Any) -> Iterator[str]:
    """All that a file says apart from its pages, without the values."""
    for one in pdf.objects:
        yield from (MARK.sub(" ", words) for words in _strings(one))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, pydyf.String):
        yield str(value.string)
    elif isinstance(value, pydyf.Dictionary):
        for key, one in value.items():
            if key not in NOT_SAID:
                yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def _cut(data: bytes, held: Sequence[str]) -> tuple[Any, ...]:
    """The object's bytes with pieces of words where its marked strings are."""
    parts: list[Any] = [data]
    for words in held:
        written, pieces = pydyf.String(words).data, pieces_of(words)
        cut: list[Any] = []
        for part in parts:
            if not isinstance(part, bytes):
                cut.append(part)
                continue
            for index, bit in enumerate(part.split(written)):
                cut += ([pieces] if index else []) + [bit]
        parts = cut
    return tuple(parts)


def static_part(plain: bytes) -> StaticPart:
    """Bytes of a stream that are packed once."""
    return StaticPart(deflated(b"\n" + plain, ONCE), b"\n" + plain)


def _static(part: Part) -> Part:
    return static_part(part) if isinstance(part, bytes) else part


def deflated(plain: bytes, level: int) -> bytes:
    """Raw deflate that ends on a whole byte and looks back at nothing."""
    packing = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packing.compress(plain) + packing.flush(zlib.Z_FULL_FLUSH)


def object_stream(number: int, objects: Sequence[tuple[int, bytes]], level: int = ONCE) -> bytes:
    head: list[str] = []
    at = 0
    for one, data in objects:
        head += [str(one), str(at)]
        at += len(data) + 1
    first = " ".join(head).encode()
    body = zlib.compress(b"\n".join((first, *(data for _, data in objects))), level)
    extra = b"<</Type /ObjStm/N %d/First %d/Filter /FlateDecode/Length %d>>" % (
        len(objects), len(first) + 1, len(body),
    )  # fmt: skip
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, extra, body)


def write_filled(
    packed: Packed, values: tuple[str, ...], drawn: Callable[[Any, int], Sequence[Part]]
) -> bytes:
    """The whole file. ``drawn`` gives the operators of a slot on a page, counted from 0."""
    out = [HEADER]
    size = len(HEADER)
    places = bytearray(packed.places)

    def put(number: int, data: bytes) -> None:
        nonlocal size
        struct.pack_into(">BIH", places, 7 * number, 1, size, 0)
        out.append(data)
        size += len(data)

    for number, data in packed.whole:
        put(number, data)
    for page, (number, parts) in enumerate(packed.streams):
        put(number, stream_object(number, b"", joined(_drawn(parts, page, drawn))))
    for words in packed.strings:
        body = b"".join(
            part if isinstance(part, bytes) else pydyf.String(filled(part, values)).data
            for part in words.parts
        )
        put(words.number, b"%d 0 obj\n%b\nendobj\n" % (words.number, body))
    if packed.metadata is not None:
        number, pieces = packed.metadata
        text = "".join(escape(values[one]) if isinstance(one, int) else one for one in pieces)
        put(
            number,
            stream_object(number, b"/Type /Metadata/Subtype /XML", zlib.compress(text.encode(), EACH_TIME)),
        )
    number = packed.count + 1
    start = size
    struct.pack_into(">BIH", places, 7 * number, 1, start, 0)
    extra = b"/Type /XRef/W [1 4 2]/Size %d/Root %b/Info %d 0 R" % (number + 1, packed.root, packed.info)
    put(number, stream_object(number, extra, zlib.compress(bytes(places), 1)))
    out.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(out)


def stream_object(number: int, extra: bytes, body: bytes) -> bytes:
    return b"%d 0 obj\n<<%b/Filter /FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number, extra, len(body), body,
    )  # fmt: skip


def _drawn(parts: Sequence[Part], page: int, drawn: Callable[[Any, int], Sequence[Part]]) -> Iterator[Part]:
    for part in parts:
        yield from (part,) if isinstance(part, StaticPart) else drawn(part, page)


def joined(pieces: Iterable[Part]) -> bytes:
    """One deflated stream of pieces; its sum at the end is taken over all of them."""
    out = [b"\x78\x9c"]
    check = 1
    for piece in pieces:
        if isinstance(piece, StaticPart):
            packed, plain = piece.deflated, piece.plain
        else:
            plain = b"\n" + piece
            packed = deflated(plain, EACH_TIME)
        out.append(packed)
        check = zlib.adler32(plain, check)
    return b"".join((*out, b"\x03\x00", struct.pack(">I", check)))
