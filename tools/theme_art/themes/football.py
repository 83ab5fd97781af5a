"""Football: a pitch under floodlights, with the home behind the goal."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import HOME, cloud, framed, garland, pennant, pin, round_tree, sky, sun, tall_tree, top_garland
from ..pen import (
    CORAL,
    CREAM,
    GREY,
    INK,
    LEAF,
    LIME,
    NIGHT,
    PALE_LEAF,
    PALE_SUN,
    PLUM,
    SKY,
    SUNNY,
    TEAL,
    WHITE,
    Group,
    Part,
    box,
    disc,
    dot,
    group,
    heart,
    line,
    path,
    polygon,
    star,
)

BALL = group(
    disc(0, 0, 46, WHITE),
    path("M0-17l16 12-6 19h-20l-6-19z", INK),
    path("M0-45q-9 0-16 3l5 8 11 6 11-6 5-8q-7-3-16-3z", INK, 0.6),
    path("M44-12l-9-2-10 7 4 11 10 4 6-4q2-8-1-16z", INK, 0.6),
    path("M-44-12l9-2 10 7-4 11-10 4-6-4q-2-8 1-16z", INK, 0.6),
    path("M30 35l-3-9-11-1-6 10 5 8q8-2 15-8z", INK, 0.6),
    path("M-30 35l3-9 11-1 6 10-5 8q-8-2-15-8z", INK, 0.6),
    line(
        "M0-17v-11M16-5l9-2M10 14l6 11M-10 14l-6 11M-16-5l-9-2M11-34l10-6M35-14l4-12M29 4l-2 22M10 35h-20M-29 4l2 22M-35-14"
        "l-4-12M-11-34l-10-6"
    ),
    disc(0, 0, 46),
)
CUP = group(
    line("M-30-84c-26-2-26 36 6 38M30-84c26-2 26 36-6 38", 2.6),
    line("M-30-84c-26-2-26 36 6 38M30-84c26-2 26 36-6 38", 1.1, SUNNY),
    path("M-34-98h68c2 38-8 58-28 64v14h14v8h-40v-8h14v-14c-20-6-30-26-28-64z", SUNNY),
    path("M-30-12h60l4 12h-68z", PLUM),
    star(0, -68, 16, WHITE, 0.8),
    line("M-34-98h68", 1.3),
)
BOOT = group(
    path("M-42-44c8 6 22 6 30-2 10 16 26 22 46 26 12 4 14 20 6 24h-82c-8-14-8-34 0-48z", CORAL),
    path("M-45-6h90q4 10-6 12h-80q-6-4-4-12z", WHITE),
    line("M-6-34l-8 8M4-26l-7 9M15-20l-6 10"),
    path("M-36-24q16 6 22 18l-14 0q-4-10-10-12z", SUNNY, 0.7),
    line("M-34 7v7M-16 7v7M14 7v7M32 7v7", 1.7),
)
WHISTLE = group(
    line("M-14-14C-50-60 10-70 30-50", 1, CORAL),
    path("M46-20v18L12-4c6 26-14 40-34 36-20-6-26-30-10-44 8-8 16-8 26-8z", TEAL),
    disc(-14, 8, 10, WHITE, 0.8),
    path("M0-16l4 9 10-9z", INK, 0.5),
)
GOAL = group(
    line(
        "M-84-84L-66-4M84-84L66-4M-66-4H66M-78-56H78M-72-28H72M-52-84l8 80M-26-84l4 80M0-84v80M26-84l-4 80M52-84l-8 80",
        0.55,
    ),
    path("M-90 0v-88q0-4 4-4h172q4 0 4 4v88h-8v-80h-164v80z", WHITE),
)
FLOODLIGHT = group(
    path("M-7 0l4-260h6l4 260z", GREY),
    line("M-5-40l9-36M-4-110l8-36M-3-180l7-36", 0.6),
    box(-52, -320, 104, 64, NIGHT, 1, 6),
    *(disc(x, y, 11, SUNNY, 0.8) for y in (-303, -273) for x in (-35, 0, 35)),
)
FLAG = group(
    line("M0 0v-100", 1.5),
    path("M0-98q22-10 34 2 12 8 24 0v34q-14 8-26 0-14-10-32 0z", CORAL),
    disc(28, -78, 8, SUNNY, 0.7),
)
SHIRT = group(
    path("M-20-46q20 16 40 0l30 14-10 28-14-5v52h-52v-52l-14 5-10-28z", TEAL),
    path("M-8-36h16v79h-16z", WHITE, 0.7),
    line("M-20-46q20 16 40 0", 1.2),
)


def scarf(first: str, second: str) -> Group:
    """A supporter's scarf that hangs over the string, 40 wide."""
    return group(
        path("M-20-4h40v84h-40z", first),
        path("M-20 12h40v18h-40zM-20 48h40v18h-40z", second, 0.8),
        line("M-16 82v14M-5 82v14M6 82v14M16 82v14"),
    )


def long_scarf(first: str, second: str) -> Group:
    """A long scarf knotted at (0, 0), both ends hanging."""
    return group(
        path("M-8 0q-38 90-18 220h46q-14-130 4-220z", first),
        path("M-27 70h40l-2 40h-41zM-32 150l2 36h42l-3-36z", second, 0.9),
        line("M-24 222v20M-12 222v20M2 222v20M14 222v20"),
        path("M-2 0q34 60 26 150h44Q66 60 26 0z", first),
        path("M24 70l42-6 3 36-44 4z", second, 0.9),
        line("M28 152v18M40 152v18M52 152v18M64 152v18"),
        path("M-44-16q52-24 100 0l-4 26q-46 20-92 0z", second),
        path("M-6-24h30v42H-6z", first),
    )


TOWER = group(
    line("M-62 0L-30-1230M62 0L30-1230", 2.6),
    line("M-62 0L-30-1230M62 0L30-1230", 0.9, GREY),
    line("M-60-20L52-330-44-640 40-930-30-1190M60-20L-52-330 44-640-40-930 30-1190", 0.8),
    box(-128, -1450, 256, 232, NIGHT, 1, 22),
    *(disc(x, y, 33, SUNNY) for y in (-1390, -1280) for x in (-78, 0, 78)),
    line("M-104-1196l-20 66M104-1196l20 66", 1, SUNNY),
)
BALL_SIGN = (disc(0, 0, 15, WHITE, 0.7), polygon(((0, -7), (7, -2), (4, 6), (-4, 6), (-7, -2)), INK, 0.4))
FLAGS = (
    pennant(CORAL, (star(0, 0, 16, WHITE, 0),)),
    scarf(TEAL, WHITE),
    pennant(SUNNY, BALL_SIGN),
    pennant(PLUM, (heart(0, 0, 26, CREAM, 0),)),
    scarf(CORAL, SUNNY),
    pennant(SKY, BALL_SIGN),
    pennant(LEAF, (star(0, 0, 16, WHITE, 0),)),
)


def frame() -> list[Part]:
    scene: list[Part] = [
        # the stands and the light of evening behind the pitch
        path("M60 1790c300-60 560-80 820-20 360-70 860-70 1210 0 260-60 520-40 830 20v260H60z", PALE_LEAF, 1),
        path("M60 1850Q760 1740 1485 1800t1430 50v200H60z", LEAF),
        path("M60 1930Q760 1860 1485 1885t1430 45v120H60z", LIME, 0),
        path(
            "M330 1905l-120 130h300l60-150zM960 1882l-70 150h330l20-160zM1640 1874l50 160h330l-80-150zM2330 1892l110 140h300l-160-125z",
            LEAF,
            0,
        ),
        path("M60 1930Q760 1860 1485 1885t1430 45", "none", 1.1, WHITE),
        path("M1160 2040c30-100 620-100 650 0", "none", 1.2, WHITE),
        dot(1485, 1990, 12, WHITE),
        tall_tree().at(620, 1800, 1.1),
        round_tree().at(760, 1800, 1.3),
        round_tree(LIME).at(2190, 1800, 1.25),
        tall_tree().at(2320, 1806, 1.3),
        TOWER.at(205, 1850),
        TOWER.at(2765, 1850, mirrored=True),
        HOME.at(1485, 1840, 1.38),
        GOAL.at(330, 1925, 2.3),
        box(2618, 1830, 110, 124, WHITE, 1, 6),
        box(2690, 1762, 170, 192, CREAM, 1, 6),
        star(2775, 1850, 44, CORAL, 1),
        BALL.at(900, 1925, 1.0, 20),
        BOOT.at(1085, 1950, 1.25, -8),
        FLAG.at(2010, 1960, 1.4),
        WHISTLE.at(1870, 1935, 0.95, 14),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), BALL.at(0, 0, 0.9, 12), pin(SUNNY), BALL.at(0, 0, 0.9, -20))),
        line("M205 1010v40M120 1050H300", 1.1),
        SHIRT.at(210, 1190, 2.9, -5),
        CUP.at(2775, 1760, 3.1, 2),
        long_scarf(CORAL, SUNNY).at(2752, 690, 2.2),
        star(2625, 1500, 46, SUNNY, 1),
        star(2860, 1390, 28, CORAL, 1),
        star(2660, 1320, 24, SKY, 1),
        star(352, 1010, 30, SUNNY, 1),
        BALL.at(300, 1560, 1.5, -15),
        line("M352 1660q60 90 64 160M290 1655q40 80 44 130", 1.1),
        BOOT.at(480, 1960, 1.9, -6),
        BALL.at(2470, 1935, 1.2, 10),
    ]
    return framed(PALE_LEAF, LEAF, scene, above)


def cover() -> list[Part]:
    return [
        *sky("#e6f4f8", CREAM, 525, 745),
        sun().at(525, 750, 3.1),
        cloud().at(170, 620, 1.3),
        cloud().at(880, 610, 1.1),
        path("M-10 800c170-110 320-90 470-20 160-70 380-100 600 20v700H-10z", SKY),
        path("M-10 880c210-110 370-80 560-40 200-70 340-50 510 30v640H-10z", TEAL),
        FLOODLIGHT.at(120, 950, 1.18),
        FLOODLIGHT.at(930, 950, 1.18),
        round_tree().at(240, 880, 1.1),
        tall_tree(LEAF).at(320, 870, 1.0),
        tall_tree(LEAF).at(800, 880, 1.2),
        disc(525, 895, 155, PALE_SUN, 0),
        path("M-10 980Q520 880 1060 980v520H-10z", LEAF),
        HOME.at(525, 955, 1.9),
        *garland(((130, 800), (430, 830)), 26, 6, FLAGS, 0.42),
        *garland(((620, 830), (920, 800)), 26, 6, FLAGS[2:], 0.42),
        # the pitch, mown in stripes, runs towards whoever holds the card
        path("M330 1000h390l470 490h-1330z", LIME),
        path("M295 1037h460l60 63h-580zM165 1172h720l80 84h-880zM-10 1346h1070l100 110h-1270z", LEAF, 0),
        path("M330 1000h390l470 490h-1330z", "none", 1.3, WHITE),
        path("M330 1000h390l470 490h-1330z", "none", 0.5),
        path("M362 1240c20-90 306-90 326 0", "none", 1.1, WHITE),
        GOAL.at(525, 1068, 1.15),
        FLAG.at(880, 1180, 1.3),
        FLAG.at(170, 1180, 1.3, mirrored=True),
        CUP.at(850, 1430, 2.2, 4),
        BOOT.at(215, 1400, 2.1, -6),
        BALL.at(500, 1345, 2.1, 14),
        line("M360 1300q-40 10-62 40M374 1350q-26 8-40 26", 1),
        star(960, 1250, 26, SUNNY, 1),
        star(730, 1310, 18, WHITE, 1),
    ]


def strip() -> list[Part]:
    return [
        path("M10 134q120-26 300-10 10 4 0 8-140 8-296 6z", LEAF),
        path("M990 134q-120-26-300-10-10 4 0 8 140 8 296 6z", LEAF),
        *garland(
            ((252, 22), (500, 26), (748, 22)),
            26,
            7,
            FLAGS,
            0.36,
            pins=(group(), BALL.at(0, 0, 0.9, 15), group()),
        ),
        FLOODLIGHT.at(262, 130, 0.36),
        FLOODLIGHT.at(738, 130, 0.36),
        HOME.at(88, 126, 0.82),
        round_tree().at(176, 127, 0.66),
        BALL.at(222, 114, 0.36, 20),
        GOAL.at(870, 126, 0.86),
        CUP.at(954, 128, 0.8),
        BALL.at(800, 112, 0.42, -12),
        star(420, 108, 9, SUNNY),
        star(580, 108, 9, CORAL),
        dot(350, 104, 4, TEAL),
        dot(650, 104, 4, PLUM),
        dot(500, 118, 4, CORAL),
    ]
