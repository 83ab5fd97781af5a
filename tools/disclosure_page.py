"""Writes ``docs/disclosure.md`` from the schema's labels: which reader may be told which fact, and why."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from toolkit.case.paths import LABELS  # noqa: E402
from toolkit.case.schema import Reader  # noqa: E402

PAGE = ROOT / "docs" / "disclosure.md"
HEAD = """# Who may be told what

This page is made from the labels in `toolkit/case/schema.py` by `make pages`; a test fails where the two differ.

A document is composed from its reader's view of the case. The view holds a fact only where this table has a dot for
the reader; a case's `withhold` takes dots away, and a parent's `share` gives back to that one parent only what
`withhold` took. A fact without a label is told to nobody. A parent sees no other parent; a guest sees only their own
entry and the occasion they are asked to. Withholding a name withholds `known_as` with it. Before a document is
written, its text is searched for every value that the case withholds from its reader; a document that holds one is
not made.

"""


def page() -> str:
    """The whole page."""
    readers = list(Reader)
    lines = [
        f"| fact | {' | '.join(readers)} | why |",
        f"|---|{'---|' * len(readers)}---|",
    ]
    for label in LABELS.values():
        dots = " | ".join("●" if reader in label.seen_by else "" for reader in readers)
        lines.append(f"| `{label.path}` | {dots} | {label.why} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
