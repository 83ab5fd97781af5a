"""While packages are built, each PDF is listened to, beside the document that it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from toolkit.document.nodes import Document
from toolkit.proof.pdf_intent import faults_in
from toolkit.writers import pdf


@contextmanager
def pdfs_heard() -> Iterator[list[list[str]]]:
    """While it lasts, each PDF that is written is held against its document; the faults of each, in that order."""
    heard: list[list[str]] = []
    write_pdf = pdf.write_pdf

    def write_and_listen(document: Document, **options: Any) -> tuple[bytes, int]:
        written = write_pdf(document, **options)
        heard.append(faults_in(document, written[0]))
        return written

    pdf.write_pdf = write_and_listen
    try:
        yield heard
    finally:
        pdf.write_pdf = write_pdf


def heard_as_json(heard: Sequence[Sequence[str]]) -> str:
    return json.dumps(heard)
