"""The head without hair: ears, face, glasses and hearing aid, in the head's own units (see ``hair.py``)."""

from __future__ import annotations

from ...document.looks import Looks
from ..palette import CORAL, INK, SUNNY, WHITE, Colours
from ..shapes import dot, ellipse, limb, mirrored, path

EYES_X = 8.5
YOUNG = ("baby", "toddler", "child")


def draw_skull(colours: Colours) -> str:
    """Ears and the round head."""
    return mirrored(dot((-22.5, 2.3), 4.6, colours.skin)) + ellipse((0, 0), (23, 22.3), colours.skin)


def draw_face(looks: Looks, colours: Colours) -> str:
    """Cheeks, eyes and a smile, with glasses round the eyes where they are worn."""
    return _cheeks(colours) + _glasses(looks, colours) + _lines(looks, colours) + _mouth(looks, colours)


def draw_hearing_aid(looks: Looks) -> str:
    """A hearing aid behind the ear on the left of the picture, always in sight."""
    if not looks.hearing_aid:
        return ""
    shell = limb("M-20.4-5A7.8 7.8 0 0 0-27.8 8", SUNNY, 3.3, 1.8)
    tube = "M-20.6-4.4c2.4 1.6 2.6 4.6.6 7.6"
    return (
        shell
        + path(tube, line=INK, width=4.2)
        + path(tube, line=WHITE, width=1.6)
        + dot((-21, 4.4), 2.6, CORAL, INK, 1.8)
    )


def _cheeks(colours: Colours) -> str:
    return path("M-15.2 8.3l2.3 0M12.9 8.3l2.3 0", line=colours.cheeks, width=6)


def _glasses(looks: Looks, colours: Colours) -> str:
    eyes = path("M-8.5.9l0 .2M8.5.9l0 .2", line=colours.face, width=5.3)
    if not looks.glasses:
        return eyes
    lens = mirrored(dot((-EYES_X, 1), 7, colours.lens, line="none"))
    frame = mirrored(
        ellipse((-EYES_X, 1), (7, 7), line=colours.face, width=2.3) + path("M-15.5 0l-6-1.8", width=2.3)
    )
    return lens + eyes + frame + path("M-1.7.2q1.7-1.4 3.4 0", line=colours.face, width=2.3)


def _lines(looks: Looks, colours: Colours) -> str:
    """The small lines beside the smile of somebody who has smiled for many years."""
    if looks.age != "older-adult" or looks.beard is not None or looks.glasses:
        return ""
    return mirrored(path("M-9.6 8.2q-1.5 1.3-.9 3.2", line=colours.face, width=1.4))


def _mouth(looks: Looks, colours: Colours) -> str:
    if looks.beard is not None:
        return ""
    if looks.age in YOUNG:
        return path("M-7 8.6q7-.5 14 0-1.3 9-7 9-5.7 0-7-9z", WHITE, colours.face, 2.3)
    return path("M-6.5 9.5q6.5 7 13 0", line=colours.face, width=2.8)
