"""Writes a structure tree into a PDF: its elements, and the trees that lead back to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, assert_never

import pydyf  # type: ignore[import-untyped]

from .drawing import TracedPage
from .elements import target_of
from .errors import PdfStructureError
from .fields import FieldWriter
from .tables import CellFacts
from .tree import Area, Kid, ListFacts, Mark, Node, PictureFacts

Reference: TypeAlias = bytes

POINTS_IN_A_PX = 0.75
# Fills the place of a number whose content became an artifact: the array is read by index.
NOTHING: Reference = b"null"


def write_structure(pdf: Any, tree: Node, pages: Sequence[TracedPage]) -> None:
    """Write ``tree`` into ``pdf``, whose ``pages`` have been drawn."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    fields = FieldWriter(pdf, tuple(page.height for page in pages))
    writer = _Writer(pdf, pages, [[NOTHING] * len(page.numbers) for page in pages], fields)
    root["K"] = pydyf.Array([writer.write(tree, root.reference)])
    root["ParentTree"] = writer.write_parent_tree()
    root["ParentTreeNextKey"] = len(pages) + len(writer.areas)
    if writer.names:
        root["IDTree"] = writer.write_names()
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    writer.fields.finish()
    for key, page in enumerate(_pages_of(pdf)):
        page["StructParents"] = key
        # A reader who moves by keys follows the structure.
        page["Tabs"] = "/S"


def _pages_of(pdf: Any) -> list[Any]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


@dataclass
class _Writer:
    """One file being written: ``parents`` lists, for each page, the element of each marked content."""

    pdf: Any
    pages: Sequence[TracedPage]
    parents: list[list[Reference]]
    fields: FieldWriter
    areas: list[Reference] = field(default_factory=list)
    names: dict[str, Reference] = field(default_factory=dict)

    def write(self, node: Node, parent: Reference) -> Reference:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self.pdf.add_object(element)
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            element["Pg"] = self.pdf.page_references[home]
        element["K"] = pydyf.Array([self._kid(kid, home, element.reference) for kid in node.kids])
        element.update(self._said(node))
        if isinstance(node.facts, CellFacts) and node.facts.identifier:
            self.names[node.facts.identifier] = element.reference
        reference: Reference = element.reference
        return reference

    def _kid(self, kid: Kid, home: int | None, parent: Reference) -> Any:
        match kid:
            case Node():
                return self.write(kid, parent)
            case Mark():
                return self._marked(kid, home, parent)
            case Area():
                return self._pressed(kid, parent)
        assert_never(kid)

    def _marked(self, mark: Mark, home: int | None, parent: Reference) -> Any:
        number = self.pages[mark.page].numbers[mark.box]
        self.parents[mark.page][number] = parent
        if mark.page == home:
            return number
        page = self.pdf.page_references[mark.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})

    def _pressed(self, area: Area, parent: Reference) -> Any:
        is_field = area.kind == "field"
        annotation = self.fields.widget(area.box, area.page, area.words) if is_field else _link_of(area)
        annotation["StructParent"] = len(self.pages) + len(self.areas)
        self.areas.append(parent)
        page = self.pdf.page_references[area.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": annotation.reference})

    def _said(self, node: Node) -> Iterator[tuple[str, Any]]:
        texts = (
            ("Lang", node.language),
            ("Alt", node.alternative),
            ("ActualText", node.actual),
            ("E", node.expansion),
        )
        yield from ((key, pydyf.String(text)) for key, text in texts if text)
        match node.facts:
            case None:
                return
            case ListFacts(numbering):
                yield "A", pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
            case PictureFacts(mark):
                yield "A", pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(self._rectangle(mark))})
            case CellFacts() as cell:
                yield from _said_of_cell(cell)
            case _:
                assert_never(node.facts)

    def _rectangle(self, mark: Mark) -> Iterator[float]:
        """Left, bottom, right, top in points from the foot of the page."""
        box, height = mark.box, self.pages[mark.page].height
        left, top = box.content_box_x(), box.content_box_y()
        px = (left, height - top - box.height, left + box.width, height - top)
        return (length * POINTS_IN_A_PX for length in px)

    def write_parent_tree(self) -> Reference:
        entries: list[Any] = [pydyf.Array(parents) for parents in self.parents]
        return self._write_tree("Nums", enumerate([*entries, *self.areas]))

    def write_names(self) -> Reference:
        return self._write_tree(
            "Names", ((pydyf.String(name), self.names[name]) for name in sorted(self.names))
        )

    def _write_tree(self, kind: str, pairs: Iterator[tuple[Any, Any]] | enumerate[Any]) -> Reference:
        tree = pydyf.Dictionary({kind: pydyf.Array([part for pair in pairs for part in pair])})
        self.pdf.add_object(tree)
        reference: Reference = tree.reference
        return reference


def _link_of(area: Area) -> Any:
    annotation = area.box.link_annotation
    if annotation is None:
        target = target_of(area.box.element)
        raise PdfStructureError(f'The link to "{target}" leads nowhere: no element has that id.')
    annotation["Contents"] = pydyf.String(area.words)
    return annotation


def _said_of_cell(cell: CellFacts) -> Iterator[tuple[str, Any]]:
    said: dict[str, Any] = {}
    if cell.scope:
        said["Scope"] = f"/{cell.scope}"
    if cell.column_span > 1:
        said["ColSpan"] = cell.column_span
    if cell.row_span > 1:
        said["RowSpan"] = cell.row_span
    if cell.headings:
        said["Headers"] = pydyf.Array([pydyf.String(heading) for heading in cell.headings])
    if cell.identifier:
        yield "ID", pydyf.String(cell.identifier)
    if said:
        yield "A", pydyf.Dictionary({"O": "/Table", **said})
