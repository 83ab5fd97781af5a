"""The page: the title at its head, the running foot, paper and margins, and the settings of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...document.nodes import Block, Document, Paragraph, Picture, Section
from ...document.walk import plain
from .blocks import write_block, write_blocks
from .drawings import draw, draw_artwork
from .formatting import Border, Lines, borders
from .inlines import run, write_inlines
from .look import LONGEST_FOOT, Look
from .room import Room, on_new_page, paragraph
from .tables import apart, closed
from .xml import EMPTY, NAMESPACES, Xml, element, part

FOOTER_RELATIONSHIP = "rId5"
SMALL_LOGO_MM = 9
LOGO_MM = {"letter": 12, "certificate": 11, "card": 13, "one-page": 7, "chart": 7}
ROOM_FOR_A_STRIP = 32  # half-points: with larger letters the certificate's one side is full
INVITATION = "invitation"  # its foot says enough, and its one side is full
COVER_MM, NARROW_STRIP_MM = 88, 110
WORD_2013 = {
    "name": "compatibilityMode",
    "uri": "http://schemas.microsoft.com/office/word",
    "val": "15",
}


def document_part(document: Document, room: Room) -> bytes:
    """``word/document.xml``."""
    written = apart((*_head(document, room), *_body(document, room)))
    body = element("w:body", closed(written), _section_properties(room.look, room.rtl))
    paper = element("w:background", color=room.look.paper) if _is_tinted(room.look) else EMPTY
    return part(element("w:document", paper, body, **NAMESPACES))


def footer_part(document: Document, room: Room) -> bytes:
    """``word/footer1.xml``: title and reference, the number of the page; the number alone beside very large letters."""
    has_room = room.look.small_size <= LONGEST_FOOT
    named = " · ".join(filter(None, (plain(document.title), document.reference))) if has_room else ""
    pages = (
        run(f"{document.labels['page']} ", room),
        _field("PAGE", room),
        run(f" {document.labels['of']} ", room),
        _field("NUMPAGES", room),
    )
    tab = element("w:r", element("w:tab"))
    line = paragraph(Lines(style="Footer"), run(named, room), tab, *pages)
    return part(element("w:ftr", line, **NAMESPACES))


def settings_part(document: Document, look: Look) -> bytes:
    """``word/settings.xml``: Word's present layout, and the language of what is typed next."""
    spoken = {"bidi": document.language} if document.direction == "rtl" else {}
    return part(
        element(
            "w:settings",
            element("w:zoom", percent=100),
            element("w:displayBackgroundShape") if _is_tinted(look) else EMPTY,
            element("w:defaultTabStop", val=720),
            element("w:autoHyphenation", val=0),
            element("w:bookFoldPrinting") if look.is_folded else EMPTY,
            element("w:characterSpacingControl", val="doNotCompress"),
            element("w:compat", element("w:compatSetting", **WORD_2013)),
            element("w:themeFontLang", val=document.language, **spoken),
            element("w:decimalSymbol", val="."),
            element("w:listSeparator", val=","),
            **NAMESPACES,
        )
    )


def _head(document: Document, room: Room) -> Iterator[Xml]:
    """The banner, the council with its logo, the title, what stands below it."""
    strip = document.banner
    if room.look.is_certificate and room.look.text_size < ROOM_FOR_A_STRIP:
        strip = f"strip-{document.theme}"
    if strip and not room.look.is_folded:
        banner = Picture(strip, "", "banner")
        has_little_room = room.look.is_certificate or room.look.holds_places
        width_mm = NARROW_STRIP_MM if has_little_room else None
        yield paragraph(Lines(style="Picture"), draw(banner, room, width_mm))
    if document.look in {"letter", "certificate"} or (document.brand and not room.look.is_folded):
        yield _maker(document, room)
    title = paragraph(Lines(style="Title"), write_inlines(document.title, room))
    yield title
    if document.subtitle:
        yield paragraph(Lines(style="Subtitle"), write_inlines(document.subtitle, room))


def _maker(document: Document, room: Room) -> Xml:
    """Whose the document is: the logo and the name, or a logo that holds the name."""
    brand, name = document.brand, run(document.author, room)
    if brand is None:
        return paragraph(Lines(style="Maker"), name)
    height = LOGO_MM.get(document.look, SMALL_LOGO_MM)
    if brand.logo_holds_name:
        return paragraph(Lines(style="Maker"), draw_artwork(brand.logo, room, height, document.author))
    return paragraph(Lines(style="Maker"), draw_artwork(brand.logo, room, height), run("  ", room), name)


def _body(document: Document, room: Room) -> Iterator[Xml]:
    if room.look.is_folded:
        yield from _sides(document, room)
        if document.brand:
            yield paragraph(Lines(style="Picture"), draw_artwork(document.brand.logo, room, LOGO_MM["card"]))
        return
    lead, rest = _split_lead(document.blocks)
    yield write_blocks(lead, replace(room, style="Lead"))
    yield write_blocks(rest, room)
    if not room.look.is_sheet and document.look != INVITATION:
        made = f"{document.labels['made_by']} {document.author}, {document.day}."
        yield paragraph(Lines(style="Colophon"), run(made, room))


def _split_lead(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The paragraphs that lead into the document, and the rest."""
    first = next((at for at, block in enumerate(blocks) if not isinstance(block, Paragraph)), len(blocks))
    return blocks[:first], blocks[first:]


def _sides(document: Document, room: Room) -> Iterator[Xml]:
    """A card's cover with the drawing of its theme, the two halves of its inside, its back: a page each."""
    drawing = Picture(f"cover-{document.theme}", "", "large")
    for side, block in enumerate(document.blocks):
        if side:
            yield on_new_page(write_block(block, room))
            continue
        yield write_block(replace(block, picture=None) if isinstance(block, Section) else block, room)
        yield paragraph(Lines(style="Picture"), draw(drawing, room, COVER_MM))


def _section_properties(look: Look, rtl: bool) -> Xml:
    width, height = look.page
    turned = {"orient": "landscape"} if look.is_landscape else {}
    return element(
        "w:sectPr",
        EMPTY
        if look.is_sheet
        else element("w:footerReference", type="default", **{"r:id": FOOTER_RELATIONSHIP}),
        element("w:pgSz", w=width, h=height, **turned),
        _margins(look),
        _page_borders(look),
        element("w:vAlign", val="center") if look.is_sheet else EMPTY,
        element("w:bidi") if rtl else EMPTY,
    )


def _margins(look: Look) -> Xml:
    across, above = look.margin, look.margin_above
    sides = {"top": above, "right": across, "bottom": above, "left": across}
    return element("w:pgMar", **sides, header=above // 2, footer=above // 2, gutter=0)


def _page_borders(look: Look) -> Xml:
    if not look.is_certificate:
        return EMPTY
    drawn = tuple(Border(side, look.accent, 24, 24, "double") for side in ("top", "left", "bottom", "right"))
    framed = borders("w:pgBorders", drawn)
    return Xml(framed.replace("<w:pgBorders>", '<w:pgBorders w:offsetFrom="page">', 1))


def _field(instruction: str, room: Room) -> Xml:
    return element("w:fldSimple", run("1", room), instr=f" {instruction} ")


def _is_tinted(look: Look) -> bool:
    return look.paper != "FFFFFF"
