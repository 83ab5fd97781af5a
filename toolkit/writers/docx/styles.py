"""The styles part: the design tokens as named Word styles, so that a line typed later looks like its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from .formatting import (
    ARABIC_FONT,
    NO_LETTERS,
    NO_LINES,
    SIDES,
    TICK_FONT,
    Border,
    Letters,
    Lines,
    borders,
    paragraph_properties,
    run_properties,
    shading,
)
from .frames import Frame, frames, neighbour
from .look import Look
from .measures import LINE
from .numbering import BULLETS, NUMBERS, TICKS
from .xml import EMPTY, NAMESPACES, Xml, element, joined, part

HEADING_LEVELS = range(2, 7)
CERTIFIED_NAME = 80  # half-points: whose certificate it is
TABLE = "LastingHomeTable"
BOXES = "LastingHomeBoxes"
SIGNING = "LastingHomeSignatures"
ROWS = "LastingHomeRows"
BETWEEN_ROWS = 110  # twips, above and below a picture with its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style. ``name`` is what Word shows; Word knows its own styles by their English names."""

    identifier: str
    name: str
    lines: Lines = NO_LINES
    letters: Letters = NO_LETTERS
    based_on: str = "Normal"
    following: str = ""


@cache
def styles_part(look: Look, language: str, rtl: bool) -> bytes:
    """``word/styles.xml``, made once a process for each look, variant and language."""
    return part(
        element(
            "w:styles",
            _defaults(look, language, rtl),
            _normal(look, rtl),
            *map(_paragraph_style, _paragraph_styles(look, rtl)),
            *_character_styles(look),
            *_table_styles(look),
            **NAMESPACES,
        )
    )


def heading_letters(look: Look, level: int) -> Letters:
    """How a heading of ``level`` is set: colour and size fall with the level."""
    size = {2: look.h2_size, 3: look.h3_size}.get(level, look.text_size)
    colour = look.accent if level < 4 else look.ink
    if look.is_certificate and level == 2:
        return Letters(font=look.heading_font, bold=True, colour=look.second, size=CERTIFIED_NAME)
    if level == 2 and look.name in {"storybook", "form"}:
        colour = look.paper if look.name == "form" else look.ink
    return Letters(font=look.heading_font, bold=True, colour=colour, size=size)


def _defaults(look: Look, language: str, rtl: bool) -> Xml:
    letters = Letters(
        font=look.body_font, colour=look.ink, spacing=look.letter_spacing or None, size=look.text_size
    )
    spoken = element("w:lang", val=language, eastAsia=language, bidi=language if rtl else "ar-SA")
    run = Xml(run_properties(letters).replace("</w:rPr>", f"{spoken}</w:rPr>"))
    lines = Lines(before=look.gap, after=look.gap, line=look.line)
    return element(
        "w:docDefaults",
        element("w:rPrDefault", run),
        element("w:pPrDefault", paragraph_properties(lines)),
    )


def _normal(look: Look, rtl: bool) -> Xml:
    lines = Lines(bidi=rtl, align="center" if look.is_sheet and not look.is_poster else "")
    return element(
        "w:style",
        element("w:name", val="Normal"),
        element("w:qFormat"),
        paragraph_properties(lines),
        type="paragraph",
        default="1",
        styleId="Normal",
    )


def _paragraph_style(style: Style) -> Xml:
    following = style.following or style.identifier
    return element(
        "w:style",
        element("w:name", val=style.name),
        element("w:basedOn", val=style.based_on),
        element("w:next", val=following) if following != style.identifier else EMPTY,
        element("w:uiPriority", val=9),
        element("w:qFormat"),
        paragraph_properties(style.lines),
        run_properties(style.letters),
        type="paragraph",
        styleId=style.identifier,
    )


def _paragraph_styles(look: Look, rtl: bool) -> Iterator[Style]:
    yield from _title_styles(look)
    yield from (_heading(look, level) for level in HEADING_LEVELS)
    yield from _list_styles(look)
    for frame in frames(look, rtl).values():
        yield from _frame_styles(look, frame)
    yield from _form_styles(look)
    yield from _small_styles(look, rtl)


def _title_styles(look: Look) -> Iterator[Style]:
    yield Style(
        identifier="Title",
        name="Title",
        lines=_title_lines(look),
        letters=Letters(
            font=look.heading_font,
            bold=True,
            colour=look.paper if look.has_coloured_title else look.accent,
            size=look.title_size,
        ),
        following="Subtitle",
    )
    yield Style(
        identifier="Subtitle",
        name="Subtitle",
        lines=Lines(keep_lines=True, before=look.gap, after=look.gap * 3, line=LINE),
        letters=_subtitle_letters(look),
        following="Normal",
    )
    lead = round(look.text_size * (1.0 if look.name == "letter" else 1.12))
    yield Style(identifier="Lead", name="Lead", letters=Letters(size=lead), following="Normal")


def _title_lines(look: Look) -> Lines:
    if look.has_coloured_title:
        edges = tuple(
            Border(side, look.accent, 8, 4 if look.is_compact else 9)
            for side in ("top", "left", "bottom", "right")
        )
        padding = 90 if look.is_compact else 190
        dressed = Lines(borders=edges, shade=look.accent, left=padding, right=padding)
    elif look.name in {"form", "chart"}:
        dressed = Lines(borders=(Border("bottom", look.accent, 18, 5),))
    else:
        dressed = Lines()
    return Lines(
        keep_next=True,
        keep_lines=True,
        borders=dressed.borders,
        shade=dressed.shade,
        before=look.gap,
        after=look.gap * 2,
        line=LINE,
        left=dressed.left,
        right=dressed.right,
        outline=0,
    )


def _subtitle_letters(look: Look) -> Letters:
    size = (look.text_size + look.h2_size) // 2
    return Letters(font=look.heading_font, colour=look.soft_ink, size=size)


def _heading(look: Look, level: int) -> Style:
    dressed = _dressed_heading(look) if level == 2 else NO_LINES
    lines = replace(
        dressed,
        keep_next=True,
        keep_lines=True,
        before=look.gap * (5 if level == 2 and not look.is_sheet else 3),
        after=look.gap,
        line=round(LINE * 1.05),
        centre_on_line=True,
        outline=level - 1,
    )
    return Style(
        identifier=f"Heading{level}",
        name=f"heading {level}",
        lines=lines,
        letters=heading_letters(look, level),
        following="Normal",
    )


def _dressed_heading(look: Look) -> Lines:
    """The lines and tint that a look gives to the headings of its sections."""
    match look.name:
        case "storybook":
            return _tinted(neighbour(look.accent_soft))  # a box above has that colour
        case "form":
            return _tinted(look.accent)
        case "magazine":
            return Lines(borders=(Border("top", look.accent, 32, 5),))
        case "protocol":
            return Lines(borders=(Border("bottom", look.rule, 6, 2),))
        case _:
            return NO_LINES


def _tinted(colour: str) -> Lines:
    edges = tuple(Border(side, colour, 4, 4) for side in ("top", "left", "bottom", "right"))
    return Lines(borders=edges, shade=colour, left=100, right=100)


def _list_styles(look: Look) -> Iterator[Style]:
    for identifier, name, number in (
        ("ListBullet", "List Bullet", BULLETS),
        ("ListNumber", "List Number", NUMBERS),
        ("ListTick", "List Tick", TICKS),
    ):
        lines = Lines(number=number, before=look.gap // 2, after=look.gap // 2, align="left")
        yield Style(identifier=identifier, name=name, lines=lines)
    lines = Lines(before=look.gap // 2, after=look.gap // 2, left=look.list_indent, align="left")
    yield Style(identifier="ListContinue", name="List Continue", lines=lines)


def _frame_styles(look: Look, frame: Frame) -> Iterator[Style]:
    yield Style(identifier=frame.style, name=frame.name, lines=frame.lines)
    yield Style(
        identifier=frame.title_style,
        name=f"{frame.name} title",
        lines=frame.title_lines,
        letters=frame.title_letters,
        following=frame.style,
    )


def _form_styles(look: Look) -> Iterator[Style]:
    bold = Letters(bold=True)
    close = Lines(before=0, after=0)
    yield Style(identifier="TableText", name="Table text", lines=Lines(before=20, after=20, align="left"))
    yield Style(
        identifier="TableHeading",
        name="Table heading",
        based_on="TableText",
        lines=Lines(keep_next=True),
        letters=Letters(bold=True, colour=look.paper),
    )
    yield Style(identifier="RowHeading", name="Row heading", based_on="TableText", letters=bold)
    label = Lines(keep_next=True, before=look.gap * 2, after=look.gap // 2, align="left")
    yield Style(identifier="FieldLabel", name="Field label", lines=label, letters=bold, following="FieldHint")
    hint = Letters(colour=look.soft_ink, size=min(look.small_size, look.text_size))
    yield Style(identifier="FieldHint", name="Field hint", lines=_kept(close), letters=hint)
    yield Style(identifier="Answer", name="Answer", based_on="TableText")
    yield Style(identifier="RowText", name="Row text", lines=Lines(align="left"))
    yield Style(identifier="RowPicture", name="Row picture", lines=Lines(before=0, after=0, line=LINE))
    above = (Border("top", look.ink, 8, 3),)
    yield Style(
        identifier="SignatureName",
        name="Signature name",
        based_on="TableText",
        lines=Lines(borders=above, before=0, after=0, right=look.list_indent),
        letters=bold,
        following="SignatureLabel",
    )
    yield Style(
        identifier="SignatureLabel",
        name="Signature label",
        based_on="TableText",
        lines=close,
        letters=Letters(colour=look.soft_ink, size=min(look.small_size, look.text_size)),
    )


def _kept(lines: Lines) -> Lines:
    return Lines(keep_next=True, before=lines.before, after=lines.after, align="left")


def _small_styles(look: Look, rtl: bool) -> Iterator[Style]:
    soft = Letters(colour=look.soft_ink, size=look.small_size)
    heading = Letters(font=look.heading_font, bold=True, colour=look.accent, size=look.h3_size)
    yield Style(
        identifier="PanelHeading",
        name="Panel heading",
        lines=Lines(keep_next=True, before=0, after=look.gap, line=LINE, align="left"),
        letters=heading,
        following="TableText",
    )
    yield Style(
        identifier="QuotationSource",
        name="Quotation source",
        based_on="Quotation",
        lines=Lines(keep_next=True),
        letters=Letters(bold=True),
    )
    yield Style(identifier="Picture", name="Picture", lines=Lines(line=LINE))
    yield Style(identifier="Maker", name="Maker", lines=_maker_lines(look), letters=_maker_letters(look))
    colophon = Lines(before=look.gap * (2 if look.is_compact else 4), after=0, line=LINE, align="left")
    yield Style(identifier="Colophon", name="Colophon", lines=colophon, letters=soft)
    yield Style(
        identifier="Footer",
        name="footer",
        lines=Lines(
            borders=(Border("top", look.rule, 4, 6),),
            right_tab=_footer_width(look),
            before=0,
            after=0,
            line=LINE,
            align="left",
        ),
        letters=soft,
    )
    arrow = Lines(keep_next=True, before=0, after=0, line=LINE, align="center")
    yield Style(identifier="FlowArrow", name="Flow arrow", lines=arrow)
    gap = Letters(size=4)
    yield Style(
        identifier="TableGap", name="Table gap", lines=Lines(before=0, after=look.gap, line=LINE), letters=gap
    )


def _maker_lines(look: Look) -> Lines:
    """A letter's sender stands over a line."""
    is_letter = look.name == "letter"
    return Lines(
        keep_next=True,
        borders=(Border("bottom", look.main, 20, 6),) if is_letter else (),
        before=0,
        after=look.gap * 2 if is_letter else look.gap,
        line=LINE,
        centre_on_line=True,
        align="center" if look.is_certificate else "left",
    )


def _maker_letters(look: Look) -> Letters:
    size = look.text_size + 4 if look.name == "letter" else look.small_size
    return Letters(font=look.heading_font, bold=True, colour=look.main, size=size)


def _footer_width(look: Look) -> int:
    return look.page[0] - 2 * look.margin


def _character_styles(look: Look) -> Iterator[Xml]:
    yield _character_style("DefaultParagraphFont", "Default Paragraph Font", Letters(), default="1")
    yield _character_style("Hyperlink", "Hyperlink", Letters(colour=look.accent, underline=True))
    yield _character_style("Emphasis", "Emphasis", Letters(italic=look.slants, bold=not look.slants))
    yield _character_style("TickBox", "Tick box", Letters(font=TICK_FONT))
    for state, name, colour in (
        ("StopState", "Stop state", look.accent),
        ("StopStateAhead", "Stop state ahead", look.soft_ink),
        ("StopStateHere", "Stop state here", look.second),
    ):
        yield _character_style(state, name, Letters(bold=True, colour=colour, size=look.text_size))


def _character_style(identifier: str, name: str, letters: Letters, **attributes: str) -> Xml:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:uiPriority", val=9),
        run_properties(letters),
        **{"type": "character", **attributes, "styleId": identifier},
    )


def _table_styles(look: Look) -> Iterator[Xml]:
    rules = tuple(Border(side, look.rule, 4) for side in ("top", "bottom", "insideH"))
    heads = (_condition("firstRow", shading(look.accent)), _condition("firstCol", EMPTY))
    yield _table_style(TABLE, "Lasting Home table", rules, 30 if look.is_compact else 70, *heads)
    yield _table_style(BOXES, "Lasting Home boxes", tuple(Border(side, look.rule, 6) for side in SIDES), 90)
    yield _table_style(SIGNING, "Lasting Home signatures", (), 90)
    yield _table_style(ROWS, "Lasting Home rows for layout", (), BETWEEN_ROWS)


def _table_style(
    identifier: str, name: str, drawn: tuple[Border, ...], padding: int, *conditions: Xml
) -> Xml:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:uiPriority", val=9),
        element("w:qFormat"),
        _table_properties(drawn, padding),
        *conditions,
        type="table",
        styleId=identifier,
    )


def _table_properties(drawn: tuple[Border, ...], padding: int) -> Xml:
    sides = {"top": padding, "left": padding + 40, "bottom": padding, "right": padding + 40}
    margins = (element(f"w:{side}", w=width, type="dxa") for side, width in sides.items())
    return element("w:tblPr", borders("w:tblBorders", drawn), element("w:tblCellMar", *margins))


def _condition(kind: str, cell: Xml) -> Xml:
    bold = run_properties(Letters(bold=True))
    return element("w:tblStylePr", bold, element("w:tcPr", cell) if cell else EMPTY, type=kind)


def fonts_part(look: Look) -> bytes:
    """``word/fontTable.xml``: each font with the nearest that Word has where it is not installed."""
    nearest = {look.body_font: "Verdana", look.heading_font: "Calibri", ARABIC_FONT: "Arial"}
    if look.body_font == look.heading_font:
        nearest[look.body_font] = "Calibri"
    named = (element("w:font", element("w:altName", val=other), name=font) for font, other in nearest.items())
    return part(element("w:fonts", joined(named), **NAMESPACES))
