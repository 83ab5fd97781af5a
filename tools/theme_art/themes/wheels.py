"""Wheels: a road with bends, with bikes, boards, scooters and cars on it, and the home where it ends."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    cloud,
    flower,
    framed,
    garland,
    house,
    pennant,
    pin,
    round_tree,
    sky,
    sun,
    tall_tree,
    top_garland,
)
from ..pen import (
    CORAL,
    CREAM,
    DENIM,
    GREY,
    HIGH_SKY,
    INK,
    LEAF,
    LIME,
    NIGHT,
    PALE_CORAL,
    PALE_SKY,
    PALE_SUN,
    PLUM,
    SKY,
    SUNNY,
    TAN,
    TEAL,
    WHITE,
    Group,
    Part,
    box,
    disc,
    group,
    heart,
    line,
    path,
    star,
)

ROAD = "#6c7590"


def wheel(x: float, y: float, radius: float, spokes: bool = True) -> list[Part]:
    if not spokes:
        return [disc(x, y, radius, INK), disc(x, y, radius * 0.45, GREY, 0.8)]
    k = radius * 0.7
    return [
        disc(x, y, radius, WHITE, 1.6),
        line(
            f"M{x - radius} {y}h{2 * radius}M{x} {y - radius}v{2 * radius}M{x - k:.0f} {y - k:.0f}l{2 * k:.0f} {2 * k:.0f}M{x - k:.0f} {y + k:.0f}l{2 * k:.0f} {-2 * k:.0f}",
            0.5,
        ),
        disc(x, y, 4, SUNNY, 0.8),
    ]


BIKE = group(
    *wheel(-44, -30, 29),
    *wheel(44, -30, 29),
    line("M-44-30L-22-78H28L-2-30zM-22-78L-2-30M28-78L44-30M28-78l-4-18h18", 3.4),
    line("M-44-30L-22-78H28L-2-30zM-22-78L-2-30M28-78L44-30", 1.4, CORAL),
    line("M-22-78l-6-16", 2.4),
    path("M-44-98h30q2 8-8 8h-14q-8 0-8-8z", PLUM),
    disc(-2, -30, 8, SUNNY, 0.9),
    line("M-2-30l10 14", 1.4),
)
BOARD = group(
    path("M-72-34q10 0 16 8H56q6-8 16-8 4 6-2 12-6 8-16 8H-54q-10 0-16-8-6-6-2-12z", TEAL),
    line("M-48-20H48", 1, SUNNY),
    *wheel(-42, -10, 10, False),
    *wheel(42, -10, 10, False),
)
SCOOTER = group(
    *wheel(-44, -13, 13, False),
    *wheel(46, -13, 13, False),
    path("M-50-24h66q8 0 12-8l14-30 10 4-16 40q-4 8-14 8h-72z", SUNNY),
    line("M46-50L32-128M18-130h30", 3),
    line("M46-50L32-128", 1, GREY),
    box(8, -136, 16, 12, CORAL, 0.8, 4),
    box(42, -136, 16, 12, CORAL, 0.8, 4),
)
CAR = group(
    path("M-84-22q-4-28 18-30l16-2 20-30q4-6 12-6h38q8 0 12 6l20 32 20 4q16 4 14 26z", CORAL),
    path("M-38-56l14-22q2-4 6-4h14v26zM4-56v-26h16q4 0 6 4l14 22z", PALE_SKY, 0.9),
    line("M0-54v30M8-44h10", 0.8),
    path("M64-44q10 0 12 10H64z", SUNNY, 0.8),
    line("M-84-22h170", 1.2),
    *wheel(-46, -18, 18, False),
    *wheel(48, -18, 18, False),
)
VAN = group(
    path("M-84-22v-62q0-10 10-10h92q8 0 14 8l22 30 26 6q8 2 8 12l-2 16z", SUNNY),
    path("M20-54v-28q6 0 10 6l16 22zM-66-82h26v24h-26zM-26-82h32v24h-32z", PALE_SKY, 0.9),
    line("M-84-44h160M-84-22h170", 1),
    heart(-44, -34, 14, CORAL, 0.7),
    *wheel(-46, -18, 18, False),
    *wheel(48, -18, 18, False),
)
RACER = group(
    path("M-90-16q0-20 24-22l20-4 12-14q4-6 12-6h14q6 0 10 8l6 12 76 14q10 4 6 14z", TEAL),
    path("M-28-58h22l10 18h-44z", PALE_SKY, 0.9),
    disc(-62, -27, 9, WHITE, 0.8),
    path("M-94-56h28v10h-10l2 12h-16z", CORAL),
    line("M-30-26h60", 1, SUNNY),
    *wheel(-50, -16, 17, False),
    *wheel(54, -16, 17, False),
)
LIGHTS = group(
    line("M0 0v-60", 3),
    line("M0 0v-60", 1.2, GREY),
    box(-22, -164, 44, 106, NIGHT, 1, 8),
    disc(0, -142, 13, CORAL, 0.9),
    disc(0, -111, 13, SUNNY, 0.9),
    disc(0, -80, 13, LEAF, 0.9),
)
SIGN = group(
    line("M0 0v-120", 2.6),
    line("M0 0v-120", 1, TAN),
    path("M-44-118h70l18 16-18 16h-70z", SUNNY),
    heart(-6, -104, 20, CORAL, 0.8),
    path("M40-78h-62l-16 14 16 14h62z", SKY),
    star(6, -64, 10, WHITE, 0.7),
)
CONE = group(
    path("M-8-60h16L26-8h-52z", CORAL),
    path("M-15-38h30l6 14h-42z", WHITE, 0.8),
    path("M-34-8h68V0h-68z", CORAL),
)
GEAR = group(
    path(
        "M-8-46h16l3 12 9 4 11-6 11 11-6 11 4 9 12 3v16l-12 3-4 9 6 11-11 11-11-6-9 4-3 12H-8l-3-12-9-4-11 6-11-11 6-11-4-9-12-3v-16l12-3 4-9-6-11 11-11 11 6 9-4z",
        GREY,
    ),
    disc(0, 6, 17, SUNNY),
)
RAMP = group(
    path("M-120 0v-12Q-20-20-8-120H20V0z", SKY),
    path("M20 0v-120h90V0z", DENIM),
    line("M-8-120H110", 2),
    line("M46-120V0M80-120V0", 0.7),
    path("M-120-12Q-20-20-8-120", "none", 1.6),
)


def chequered(fill: str) -> Group:
    """A finishing flag."""
    return group(
        path("M-34 0h68v66h-68z", WHITE),
        path(
            "M-34 0h17v22h-17zM0 0h17v22H0zM-17 22H0v22h-17zM17 22h17v22H17zM-34 44h17v22h-17zM0 44h17v22H0z",
            fill,
            0,
        ),
        path("M-34 0h68v66h-68z"),
    )


FLAGS = (
    chequered(INK),
    pennant(CORAL, (star(0, 0, 17, CREAM, 0),)),
    pennant(SKY, (heart(0, 0, 26, WHITE, 0),)),
    chequered(TEAL),
    pennant(SUNNY, (star(0, 0, 17, CORAL, 0),)),
    pennant(LEAF, (heart(0, 0, 26, CREAM, 0),)),
    chequered(PLUM),
)


def road(d: str, width: float) -> list[Part]:
    """A road along ``d``: edge, asphalt and the dashes down its middle; ``width`` in lines."""
    return [line(d, width + 2), line(d, width, ROAD)]


def dashes(d: str) -> Part:
    return line(d, 1.1, CREAM)


def frame() -> list[Part]:
    bend = "M110 1990C110 1700 360 1720 330 1530S100 1400 120 1230 370 1120 340 940 110 800 140 640 200 470 20 440"
    marks = "M122 1880q8-60 36-110M240 1692q50-36 74-80M326 1500q-20-50-70-80M176 1364q-50-44-56-90M130 1180q30-50 80-84M290 1030q40-30 50-70M320 870q-30-44-80-74M170 730q-30-30-30-70M150 590q-4-50-60-90"
    scene: list[Part] = [
        path(
            "M60 1790c260-100 480-80 720 10 240-60 480-50 705-10 240-50 480-50 705 10 240-90 480-90 720-10v280H60z",
            PALE_SKY,
        ),
        path(
            "M60 1850c260-90 480-70 720-10 240-50 480-40 705-10 260-40 500-40 715 10 240-70 480-70 710 0v220H60z",
            LEAF,
        ),
        *road(bend, 11),
        dashes(marks),
        Group(tuple(road(bend, 11)), 2970, 0, 1, 0, True),
        Group((dashes(marks),), 2970, 0, 1, 0, True),
        round_tree().at(1240, 1850, 1.1),
        tall_tree().at(1330, 1850, 1.1),
        HOME.at(1485, 1858, 1.5),
        round_tree(LIME).at(1660, 1850, 1.15),
        tall_tree().at(1750, 1850, 1.0),
        house(SUNNY).at(1060, 1846, 1.1),
        house(PLUM, PALE_CORAL, CORAL).at(1930, 1846, 1.1),
        path("M60 1880H2910v180H60z", ROAD),
        *(box(x, 1950, 110, 14, CREAM, 0, 0) for x in range(90, 2900, 220)),
        line("M60 1880H2910M60 2030H2910", 1),
        path("M1440 1858l-26 24h150l-30-24z", CREAM, 0.9),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), GEAR.at(0, 0, 0.8), pin(SUNNY), GEAR.at(0, 0, 0.8)), swing=0.8),
        round_tree().at(160, 1560, 1.25),
        tall_tree().at(360, 1330, 1.1),
        round_tree(LIME).at(170, 1010, 1.2),
        tall_tree(LEAF).at(330, 750, 0.9),
        SIGN.at(330, 600, 1.35),
        CAR.at(300, 990, 0.95, -24),
        RACER.at(235, 1400, 0.9, 36),
        tall_tree(LEAF).at(2800, 1560, 1.35),
        round_tree(LIME).at(2610, 1320, 1.1),
        tall_tree().at(2800, 1010, 1.25),
        round_tree().at(2640, 745, 0.9),
        LIGHTS.at(2640, 600, 1.25),
        VAN.at(2675, 990, 0.95, 24, mirrored=True),
        CAR.at(2740, 1410, 0.85, -36, mirrored=True),
        BIKE.at(500, 1985, 2.0),
        CONE.at(720, 1990, 1.0),
        CONE.at(790, 1985, 0.85),
        BOARD.at(990, 1985, 1.2),
        SCOOTER.at(1850, 1980, 1.3),
        CAR.at(2150, 1990, 1.5),
        RAMP.at(2600, 1990, 1.7),
        BOARD.at(2580, 1860, 1.0, -52),
    ]
    return framed("#e3e7f0", CORAL, scene, above)


def cover() -> list[Part]:
    way = "M525 985C300 1010 330 1090 520 1110S940 1160 840 1280 300 1300 360 1500"
    return [
        *sky(HIGH_SKY, CREAM, 300, 750),
        sun().at(300, 750, 3.1),
        cloud().at(800, 625, 1.5),
        cloud().at(120, 610, 1.0),
        path("M-10 820c170-110 320-90 470-20 160-70 380-100 600 20v700H-10z", SKY),
        path("M-10 900c210-110 370-80 560-40 200-70 340-50 510 30v640H-10z", TEAL),
        house(SUNNY).at(160, 884, 1.05),
        round_tree().at(70, 900, 1.0),
        tall_tree(LEAF).at(250, 880, 1.0),
        house(PLUM, PALE_CORAL, CORAL).at(910, 880, 1.05),
        tall_tree(LEAF).at(820, 880, 1.0),
        round_tree().at(995, 900, 1.0),
        disc(560, 915, 155, PALE_SUN, 0),
        path("M-10 990Q520 900 1060 990v520H-10z", LEAF),
        *road(way, 14),
        dashes(
            "M440 1012q-34 14-44 36M420 1092q50 18 110 20M620 1122q70 10 120 28M800 1176q50 24 54 60M810 1300q-60 36-130 46M590 1352q-70 8-120 26M400 1410q-30 26-34 60"
        ),
        HOME.at(560, 970, 1.95),
        round_tree(LIME).at(340, 975, 1.1),
        tall_tree().at(775, 975, 1.25),
        SIGN.at(105, 1125, 1.1),
        LIGHTS.at(960, 1190, 1.0),
        CAR.at(620, 1150, 0.62, 6),
        flower().at(250, 1130, 0.8),
        flower(SUNNY, CORAL).at(300, 1085, 0.7),
        flower(WHITE).at(700, 1060, 0.7),
        round_tree().at(640, 1290, 0.8),
        tall_tree().at(560, 1290, 0.8),
        BIKE.at(200, 1420, 2.35),
        RAMP.at(900, 1450, 1.3),
        BOARD.at(862, 1376, 0.95, -48),
        SCOOTER.at(640, 1465, 1.1),
        CONE.at(800, 1110, 0.6),
        CONE.at(850, 1130, 0.6),
    ]


def strip() -> list[Part]:
    return [
        path("M-6 118q500-24 1012 0v30H-6z", ROAD),
        line(
            "M40 130q20-1 40-2M130 126q20-1 40-2M220 123h40M310 120h40M400 119h40M500 118h40M600 119h40M690 121h40M780 124h40M870 127h40M950 131h30",
            1.1,
            CREAM,
        ),
        *garland(
            ((250, 18), (500, 24), (750, 18)),
            24,
            7,
            FLAGS,
            0.36,
            swing=0.8,
            pins=(pin(), GEAR.at(0, 0, 0.7), pin()),
        ),
        path("M20 118q10-14 70-14t90 8z", LEAF),
        HOME.at(84, 112, 0.74),
        round_tree(LIME).at(160, 112, 0.52),
        BIKE.at(250, 132, 0.52),
        CAR.at(392, 132, 0.4),
        BOARD.at(500, 130, 0.4),
        SCOOTER.at(610, 132, 0.36),
        RACER.at(722, 134, 0.42),
        RAMP.at(920, 134, 0.66),
        BOARD.at(905, 92, 0.34, -52),
        LIGHTS.at(826, 120, 0.48),
    ]
