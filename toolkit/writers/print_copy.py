"""Print copies: sheets in, a file out that says in its title and its metadata that it is for paper alone.

It has no structure for a screen reader, so it says where the accessible file is, and never stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import pikepdf

from .imposition import Sheets

Edge = Literal["short", "long"]
DUPLEX = {"short": "/DuplexFlipShortEdge", "long": "/DuplexFlipLongEdge"}


@dataclass(frozen=True, slots=True)
class Marking:
    """What a print copy says of itself. ``labels`` are a catalogue's; ``says`` tells where the accessible file is."""

    title: str
    language: str
    author: str
    says: str
    labels: Mapping[str, str]


def write_print_copy(sheets: Sheets, marking: Marking, flipped_on: Edge) -> bytes:
    """The file; the same sheets and marking give the same bytes.

    A print dialogue that listens is told to print both sides, turned on that edge, at the size that they have.
    """
    pdf, label = sheets.pdf, marking.labels["print_copy"]
    title = f"{marking.title} ({label})"
    pdf.Root.Lang = pikepdf.String(marking.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True,
        PrintScaling=pikepdf.Name("/None"),
        Duplex=pikepdf.Name(DUPLEX[flipped_on]),
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["dc:creator"] = [marking.author]
        xmp["dc:description"] = marking.says
        xmp["dc:language"] = {marking.language}
        xmp["dc:type"] = {label}
        xmp["pdf:Keywords"] = label
    for key, value in (
        ("Title", title),
        ("Author", marking.author),
        ("Subject", marking.says),
        ("Keywords", label),
    ):
        pdf.docinfo[f"/{key}"] = pikepdf.String(value)
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
