"""Writes ``docs/disclosure.md``: who may be told what, and why (the schema); what a document does without (the guides)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from toolkit import VERSION  # noqa: E402
from toolkit.case.facts import WORKERS  # noqa: E402
from toolkit.case.paths import LABELS, Label  # noqa: E402
from toolkit.case.schema import Needs, Reader  # noqa: E402
from toolkit.package.stock import read_stock  # noqa: E402

PAGE = ROOT / "docs" / "disclosure.md"
READERS = list(Reader)
HEAD = """# Who may be told what

For the data-protection officer of a council that uses the toolkit. It is made from the labels in
`toolkit/case/schema.py` and from the guides by `make pages`, so it says what the program does; a test fails where the
two differ.

## How it works

1. Every document has one kind of reader. It is composed from a view of the case that holds only what this page allows
   that reader. What has no row here is told to nobody.
2. A case can take away: `withhold: [{fact: home.address, from: [parent]}]`. It takes the fact from every document for
   that kind of reader, with all beneath it. It can never add.
3. A parent's `share` gives back to that one parent what `withhold` took, and nothing else: what this page does not
   allow a parent, no share allows.
4. A withheld name takes with it what the person is called. An answer to something that the child said is told only to
   those who may know what was said.
5. Whatever a case says: a parent sees no other parent, a guest sees only their own entry and their own occasion, and
   nobody sees another child's case.
6. Not known, withheld and does not apply are three things. What is not known yet becomes words or a line to write on.
   What is withheld is left out, said in other words, or the document is not made: the second table below says which.
7. A brother or sister whose case is named under `siblings` is spoken of only where both cases name each other, and by
   what both allow that kind of reader: what the child is called, and whether that is a brother or a sister. A parent
   is told only of a child whose parent they are, too.
8. Each finished file is searched for what the case withholds from its reader before it is released; a file that holds
   it is not released.


"""
PARTS = {
    "reference": "The case",
    "child": "The child",
    "home": "The home",
    "carers": "Carers",
    "parents": "Parents",
    "people": "People who matter to the child",
    "siblings": "Brothers and sisters with a case of their own",
    "team": "Those who work with the child",
    "steps": "The steps",
    "views": "What the child says",
}
SIGN = f"""
## Signed

This page is of version {VERSION} of the toolkit.

| | |
|---|---|
| Name | |
| Role | |
| Date | |
| What is to change before it is used | |
"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join([*_facts(), "", *_steering(), "", *_documents()]) + "\n" + SIGN


# ---------------------------------------------------------------- facts and readers


def _facts() -> Iterator[str]:
    yield "## Facts and readers\n"
    yield "● means: this kind of reader may be told it, unless the case withholds it. – means: never."
    told = [label for label in LABELS.values() if label.seen_by]
    for part, title in PARTS.items():
        rows = [label for label in told if label.path.split(".")[0] == part]
        if rows:
            yield f"\n### {title}\n"
            yield f"| fact | what it is | {' | '.join(READERS)} | why these |"
            yield f"|---|---|{':---:|' * len(READERS)}---|"
            yield from map(_row, _folded(rows))


def _row(label: Label) -> str:
    dots = " | ".join("●" if reader in label.seen_by else "–" for reader in READERS)
    return f"| `{label.path}` | {label.help} | {dots} | {label.why} |"


def _folded(labels: Iterable[Label]) -> list[Label]:
    """One row for facts that are alike for every reader: how somebody looks, and the same fact of each worker."""
    rows: dict[str, Label] = {}
    for label in labels:
        name, help_ = _shown(label)
        first = rows.setdefault(name, Label(name, help_, label.seen_by, label.why, label.is_common))
        if (first.seen_by, first.why) != (label.seen_by, label.why):
            raise AssertionError(f"{label.path} is told to others than {name}: give it a row of its own")
    return list(rows.values())


def _shown(label: Label) -> tuple[str, str]:
    parts = label.path.split(".")
    if parts[0] == "team" and parts[1] in WORKERS:
        parts[1] = "*"
    if "looks" in parts:
        return ".".join(
            [*parts[: parts.index("looks") + 1], "*"]
        ), "how they look: skin, hair, glasses, aids and the rest"
    help_ = f"{label.help}, of each of the {len(WORKERS)} workers" if "*" in parts else label.help
    return ".".join(parts), help_


def _steering() -> Iterator[str]:
    """What nobody is told."""
    names = sorted(
        {label.path.split(".")[-1] for label in LABELS.values() if not label.seen_by}
        - set(Needs.model_fields)
    )
    yield "### Told to nobody\n"
    yield (
        "What steers the build stands in no document: "
        + ", ".join(f"`{name}`" for name in names)
        + "; and what a reader"
    )
    yield "needs of a page (" + ", ".join(f"`{name}`" for name in Needs.model_fields) + ")."


# ---------------------------------------------------------------- documents


def _documents() -> Iterator[str]:
    yield "## What each document does without a fact\n"
    yield "Where its reader may not be told it. A fact in no column is not used, or every sentence that uses it"
    yield "has other words for that.\n"
    yield "| document | reader | not made without | left out |"
    yield "|---|---|---|---|"
    guides = sorted(
        read_stock().library.guides.values(), key=lambda guide: READERS.index(Reader(guide.facts.reader))
    )
    for reader, group in groupby(guides, key=lambda guide: guide.facts.reader):
        for guide in group:
            stated = guide.facts.if_withheld
            not_made = dict.fromkeys([*guide.facts.needs, *stated.not_made])
            yield f"| `{guide.identifier}` | {reader} | {_listed(not_made)} | {_listed(stated.left_out)} |"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
