"""The package: its parts zipped in one order, with one time, so that the same document is always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ...document.nodes import Document
from ...document.walk import plain
from .ledger import Ledger
from .page import FOOTER_RELATIONSHIP
from .xml import Xml, characters, element, joined, part

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "styles": "rId1",
    "numbering": "rId2",
    "settings": "rId3",
    "fontTable": "rId4",
    "footer": FOOTER_RELATIONSHIP,
}
FILES = {"footer": "footer1"}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The zip file of ``parts``, by their names and in their order. Pictures are pressed already."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, data in parts.items():
            entry = ZipInfo(name, EARLIEST)
            entry.create_system = 0
            entry.external_attr = 0
            entry.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            package.writestr(entry, data)
    return target.getvalue()


@cache
def content_types_part() -> bytes:
    """``[Content_Types].xml``."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    kinds = {f"/word/{FILES.get(kind, kind)}.xml": f"{WORD_TYPE}.{kind}+xml" for kind in PARTS}
    kinds["/word/document.xml"] = f"{WORD_TYPE}.document.main+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return part(
        element(
            "Types",
            *(element("Default", Extension=end, ContentType=kind) for end, kind in defaults.items()),
            *(element("Override", PartName=name, ContentType=kind) for name, kind in kinds.items()),
            xmlns=f"{PACKAGE}/content-types",
        )
    )


@cache
def package_relationships_part() -> bytes:
    """``_rels/.rels``."""
    known = (
        ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    return _relationships(
        element("Relationship", Id=i, Type=kind, Target=target) for i, kind, target in known
    )


def document_relationships_part(ledger: Ledger) -> bytes:
    """``word/_rels/document.xml.rels``: the other parts, the pictures, the addresses of links."""
    parts = ((number, kind, f"{FILES.get(kind, kind)}.xml") for kind, number in PARTS.items())
    pictures = ((number, "image", f"media/{number}.png") for number in ledger.pictures.values())
    inner = (_relationship(*known) for known in (*parts, *pictures))
    links = (
        _relationship(number, "hyperlink", address, TargetMode="External")
        for address, number in ledger.links.items()
    )
    return _relationships((*inner, *links))


def core_part(document: Document) -> bytes:
    """``docProps/core.xml``: what the file says of itself; no times, no comments."""
    said = {
        "dc:title": plain(document.title),
        "dc:subject": plain(document.subtitle),
        "dc:creator": document.author,
        "dc:language": document.language,
        "cp:keywords": document.reference,
    }
    return part(
        element(
            "cp:coreProperties",
            *(element(name, characters(words)) for name, words in said.items() if words),
            **{
                "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            },
        )
    )


def app_part() -> bytes:
    """``docProps/app.xml``."""
    made_with = element("Application", characters("Lasting Home toolkit"))
    return part(element("Properties", made_with, xmlns=f"{OFFICE}/extended-properties"))


def _relationship(number: str, kind: str, target: str, **more: str) -> Xml:
    return element("Relationship", Id=number, Type=f"{OFFICE}/relationships/{kind}", Target=target, **more)


def _relationships(known: Iterable[Xml]) -> bytes:
    return part(element("Relationships", joined(known), xmlns=f"{PACKAGE}/relationships"))
