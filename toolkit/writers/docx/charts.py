"""Roads, flow charts and boxes beside each other: drawn with frames and headings, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from ...document.nodes import (
    Block,
    Drawing,
    Flow,
    FlowChoice,
    FlowStep,
    Inlines,
    Panel,
    Panels,
    Road,
    Stop,
    StopState,
)
from .drawings import HEADING_MM, draw, draw_arrow
from .formatting import NO_LINES, Border, Letters, Lines
from .inlines import run, write_inlines
from .measures import parts_of
from .room import Room, paragraph
from .styles import BOXES
from .tables import Cell, Grid, Row, apart, closed, write_grid
from .xml import EMPTY, Xml, joined

BELOW_AN_ARROW = 40  # twips
SIGNS_A_ROW = 3
SIGN_SIDES = ("top", "left", "bottom", "right")
SIGN_LINES: dict[StopState, tuple[int, str]] = {  # eighths of a point, and the kind of line
    "done": (18, "single"),
    "plain": (18, "single"),
    "ahead": (18, "dashed"),
    "here": (48, "single"),
}

WriteBlocks = Callable[[tuple[Block, ...], Room], Xml]

STATE_STYLES: dict[StopState, str] = {
    "done": "StopState",
    "plain": "StopState",
    "ahead": "StopStateAhead",
    "here": "StopStateHere",
}
STOP_FRAMES: dict[StopState, str] = {
    "done": "Stop",
    "plain": "Stop",
    "ahead": "StopAhead",
    "here": "StopHere",
}


def heading(level: int, content: Xml, lines: Lines = NO_LINES) -> Xml:
    """A real heading; ``lines`` is what it needs to stand in a frame."""
    styled = Lines(
        style=f"Heading{level}",
        borders=lines.borders,
        shade=lines.shade,
        before=lines.before,
        after=lines.after,
        left=lines.left,
        right=lines.right,
        align=lines.align,
    )
    return paragraph(styled, content)


def beside(picture: Drawing | None, content: Xml, room: Room) -> Xml:
    """A heading's words with its picture in front; a card's pictures stand on their own."""
    if picture is None or room.look.is_folded:
        return content
    return joined((draw(picture, room, HEADING_MM), run("  ", room), content))


def write_road(road: Road, room: Room, write: WriteBlocks) -> Xml:
    if room.look.is_poster:
        return apart(_row_of_signs(stops, road.level, room, write) for stops in _in_rows(road.stops))
    return apart(_stop(stop, road.level, room.framed(STOP_FRAMES[stop.state]), write) for stop in road.stops)


def write_flow(flow: Flow, room: Room, write: WriteBlocks) -> Xml:
    return apart(_flow_parts(flow, room, write))


def _flow_parts(flow: Flow, room: Room, write: WriteBlocks) -> Iterator[Xml]:
    for index, part in enumerate(flow.parts):
        if index:
            yield paragraph(Lines(style="FlowArrow"), draw_arrow(room))
        yield _flow_part(part, flow, room, write)


def write_panels(panels: Panels, room: Room, write: WriteBlocks) -> Xml:
    """One row: each cell is read to its end before the next."""
    return _row_of_panels(panels.panels, room, write)


def _stop(stop: Stop, level: int, room: Room, write: WriteBlocks) -> Xml:
    words = [run(f"{stop.number}. ", room), write_inlines(stop.title, room), *_state(stop, room)]
    title = heading(level, beside(stop.picture, joined(words), room), room.lines)
    return joined((title, write(stop.blocks, room)))


def _in_rows(stops: tuple[Stop, ...]) -> Iterator[tuple[Stop, ...]]:
    return (stops[first : first + SIGNS_A_ROW] for first in range(0, len(stops), SIGNS_A_ROW))


def _row_of_signs(stops: tuple[Stop, ...], level: int, room: Room, write: WriteBlocks) -> Xml:
    """Stops beside each other: each is read to its end before the next."""
    widths = parts_of(room.width, (1,) * len(stops))
    cells = tuple(
        _sign(stop, level, room.cell(width), write) for stop, width in zip(stops, widths, strict=True)
    )
    return write_grid(Grid(widths=widths, rows=(Row(cells=cells),), style=BOXES), room)


def _sign(stop: Stop, level: int, room: Room, write: WriteBlocks) -> Cell:
    """Where the child is has a thick line and a tint; what is still to come a broken line."""
    look = room.look
    size, kind = SIGN_LINES[stop.state]
    colour = look.second if stop.state == "here" else look.accent
    words = joined((run(f"{stop.number}. ", room), write_inlines(stop.title, room)))
    title = heading(level, words, Lines(before=BELOW_AN_ARROW))
    state = Letters(style=STATE_STYLES[stop.state])
    said = paragraph(room.plain_lines, run(stop.state_words, room, state)) if stop.state_words else EMPTY
    return Cell(
        blocks=closed(apart((joined((title, said)), write(stop.blocks, room)))),
        shade=look.second_soft if stop.state == "here" else "",
        borders=tuple(Border(side, colour, size, kind=kind) for side in SIGN_SIDES),
    )


def _state(stop: Stop, room: Room) -> tuple[Xml, ...]:
    if stop.state == "plain" or not stop.state_words:
        return ()
    return run(" – ", room), run(stop.state_words, room, Letters(style=STATE_STYLES[stop.state]))


def _flow_part(part: FlowStep | FlowChoice, flow: Flow, room: Room, write: WriteBlocks) -> Xml:
    match part:
        case FlowStep():
            return _flow_step(part, flow, room.framed("FlowStep"), write)
        case FlowChoice(question, branches):
            title = heading(flow.level, write_inlines(question, room), Lines(before=BELOW_AN_ARROW))
            return joined((title, _row_of_panels(branches, room, write)))
        case _:
            assert_never(part)


def _flow_step(step: FlowStep, flow: Flow, room: Room, write: WriteBlocks) -> Xml:
    assert room.frame is not None
    title = heading(
        flow.level, write_inlines(step.title, room), replace(room.frame.title_lines, before=BELOW_AN_ARROW)
    )
    named = ((flow.who_label, step.who), (flow.when_label, step.by_when))
    lines = [_named(label, words, room) for label, words in named if words]
    facts = run(" · ", room).join(lines)
    said = paragraph(room.plain_lines, Xml(facts)) if lines else EMPTY
    return joined((title, said, write(step.blocks, room)))


def _named(label: str, words: Inlines, room: Room) -> Xml:
    return joined((run(f"{label}: ", room, Letters(bold=True)), write_inlines(words, room)))


def _row_of_panels(panels: tuple[Panel, ...], room: Room, write: WriteBlocks) -> Xml:
    if room.look.is_large:
        return apart(
            _stacked_panel(panel, room.framed("Panel", index % 2 == 1), write)
            for index, panel in enumerate(panels)
        )
    widths = parts_of(room.width, (1,) * len(panels))
    cells = tuple(_panel(panel, room.cell(width), write) for panel, width in zip(panels, widths, strict=True))
    return write_grid(Grid(widths=widths, rows=(Row(cells=cells),), style=BOXES), room)


def _stacked_panel(panel: Panel, room: Room, write: WriteBlocks) -> Xml:
    title = write_inlines(panel.title, room)
    head = paragraph(room.frame_lines("PanelTitle"), title) if title else EMPTY
    return joined((head, write(panel.blocks, room)))


def _panel(panel: Panel, room: Room, write: WriteBlocks) -> Cell:
    title = write_inlines(panel.title, room)
    head = paragraph(Lines(style="PanelHeading"), title) if title else EMPTY
    inside = closed(apart((head, write(panel.blocks, room))))
    return Cell(
        blocks=inside or paragraph(room.plain_lines),
        shade=room.look.accent_soft,
        borders=(Border("top", room.look.accent, 24),),
    )
