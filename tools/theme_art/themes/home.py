"""Home: where no interest is known. Climbing flowers, neighbours, and the road to the door."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    a_heart,
    bush,
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
    HIGH_SKY,
    LEAF,
    LIME,
    PALE_CORAL,
    PALE_SKY,
    PALE_SUN,
    PINK,
    PLUM,
    SKY,
    SUNNY,
    TEAL,
    WHITE,
    Group,
    Part,
    disc,
    dot,
    group,
    heart,
    line,
    path,
    star,
)

VINE_LEAF = group(path("M0 0c20-36 64-38 90-8-22 32-64 38-90 8z", LEAF), line("M6 0q36-2 62-8", 0.7))
VINE_DARK = group(path("M0 0c20-36 64-38 90-8-22 32-64 38-90 8z", TEAL), line("M6 0q36-2 62-8", 0.7))
VINE_LIGHT = group(path("M0 0c20-36 64-38 90-8-22 32-64 38-90 8z", LIME), line("M6 0q36-2 62-8", 0.7))
FLAGS = (
    pennant(CORAL, (dot(0, 0, 12, CREAM),)),
    pennant(SUNNY, (heart(0, 0, 28, CREAM, 0),)),
    pennant(TEAL, (star(0, 0, 17, CREAM, 0),)),
    pennant(PLUM, (dot(0, 0, 12, CREAM),)),
    pennant(SKY, (heart(0, 0, 28, WHITE, 0),)),
    pennant(LEAF, (star(0, 0, 17, CREAM, 0),)),
    pennant(PINK, (heart(0, 0, 28, CREAM, 0),)),
)


def bloom(petals: str, middle: str) -> Group:
    return group(
        *(disc(x, y, 18, petals) for x, y in ((0, -26), (25, -8), (15, 21), (-15, 21), (-25, -8))),
        disc(0, 0, 15, middle),
    )


def vine() -> Group:
    """A climbing plant up the left side of a frame, as if round a trellis."""
    stem = "M205 1920q60-50 45-120c-110-60-110-190-20-260s110-190 10-270-100-200 0-280 90-190 0-260 -70-150 10-250"
    leaves = (
        (185, 1740, 160, 0),
        (160, 1670, 200, 1),
        (180, 1590, 20, 2),
        (262, 1510, -24, 0),
        (300, 1440, -50, 1),
        (285, 1350, 200, 2),
        (230, 1265, 20, 0),
        (175, 1190, 190, 1),
        (160, 1110, 20, 0),
        (205, 1010, 170, 2),
        (270, 960, -26, 1),
        (300, 880, 20, 0),
        (282, 800, 190, 0),
        (215, 715, 20, 2),
        (200, 640, 200, 1),
        (206, 560, 10, 0),
        (240, 480, 200, 2),
        (250, 474, -80, 0),
    )
    kinds = (VINE_LEAF, VINE_DARK, VINE_LIGHT)
    return group(
        line(stem, 1.8),
        *(kinds[kind].at(x, y, 1.05, turn) for x, y, turn, kind in leaves),
        bloom(CORAL, SUNNY).at(172, 1640, 1.35),
        bloom(SUNNY, CORAL).at(300, 1400, 1.2, 20),
        bloom(WHITE, SUNNY).at(166, 1130, 1.25, 10),
        bloom(CORAL, SUNNY).at(302, 900, 1.3, 30),
        bloom(SUNNY, CORAL).at(206, 620, 1.15, 12),
        star(330, 1180, 26, SUNNY, 1),
        star(120, 1400, 22, CORAL, 1),
        star(350, 680, 24, SKY, 1),
        star(120, 880, 26, SUNNY, 1),
        heart(330, 1610, 40),
        heart(140, 500, 36),
        dot(370, 1320, 12, TEAL),
        dot(120, 1010, 12, PLUM),
        dot(350, 1040, 12, CORAL),
        dot(345, 540, 12, TEAL),
        dot(120, 1540, 12, PLUM),
    )


def frame() -> list[Part]:
    scene: list[Part] = [
        path(
            "M60 1800c226-110 446-95 686 20 240-60 490-50 739 0 235-50 485-60 739 0 240-120 460-135 686-20v260H60z",
            PALE_SKY,
        ),
        path(
            "M60 1878c186-120 406-112 626-8 200-52 450-44 799 8 335-52 585-60 799-8 220-104 440-112 626 8v200H60z",
            TEAL,
        ),
        house(SUNNY, CREAM, PLUM).at(1010, 1862, 1.35),
        house(PLUM, PALE_CORAL, CORAL).at(1950, 1862, 1.3),
        tall_tree(LEAF).at(920, 1862, 1.0),
        round_tree().at(1105, 1862, 1.05),
        round_tree().at(1860, 1862, 1.1),
        tall_tree(LEAF).at(2045, 1862, 1.0),
        house(PLUM, CREAM, TEAL).at(450, 1856, 1.7),
        round_tree().at(570, 1862, 1.4),
        tall_tree(LEAF).at(640, 1868, 1.0),
        house(SUNNY, CREAM, CORAL).at(2525, 1856, 1.7),
        round_tree(LIME).at(2405, 1862, 1.35),
        tall_tree(LEAF).at(2340, 1866, 1.0),
        path(
            "M60 1942c226-70 486-78 786-17 240-44 440-42 639-18 185-24 400-26 639 18 300-60 560-52 786 17v120H60z",
            LEAF,
        ),
        path("M1450 1908c-60 36 100 62-20 150h170c60-70-100-110-66-150z", CREAM),
        tall_tree(LIME).at(1270, 1914, 1.1),
        round_tree(LIME).at(1340, 1918, 1.05),
        HOME.at(1485, 1914, 1.72),
        round_tree().at(1640, 1916, 1.15),
        tall_tree().at(1730, 1914, 1.1),
        *(
            flower(petals, middle).at(x, y, s)
            for x, y, s, petals, middle in (
                (720, 1985, 1.0, CORAL, SUNNY),
                (790, 2000, 0.85, WHITE, SUNNY),
                (880, 1985, 0.9, SUNNY, CORAL),
                (1040, 1990, 0.85, CORAL, SUNNY),
                (1180, 2000, 0.9, WHITE, SUNNY),
                (1810, 2000, 0.9, SUNNY, CORAL),
                (1900, 1985, 0.85, CORAL, SUNNY),
                (2080, 1995, 0.9, WHITE, SUNNY),
                (2190, 1985, 1.0, CORAL, SUNNY),
                (2270, 2000, 0.85, SUNNY, CORAL),
            )
        ),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), pin(SUNNY), a_heart().at(0, 0, 0.72), pin(SUNNY), pin(CORAL))),
        vine().at(-6, 60),
        vine().at(2976, 60, mirrored=True),
        bush(TEAL).at(215, 1990, 2.2),
        bush(LIME).at(350, 1990, 1.5),
        bush(TEAL).at(2755, 1990, 2.2),
        bush(LIME).at(2620, 1990, 1.5),
        bloom(CORAL, SUNNY).at(150, 1950, 0.9),
        bloom(WHITE, SUNNY).at(240, 1940, 0.8),
        bloom(SUNNY, CORAL).at(2730, 1940, 0.85),
        bloom(CORAL, SUNNY).at(2820, 1952, 0.85),
    ]
    return framed("#fff4df", SUNNY, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 525, 745),
        sun().at(525, 760, 3.3),
        cloud().at(160, 625, 1.5),
        cloud().at(890, 620, 1.3),
        path("M-10 790c160-120 310-110 440-30 130-70 330-130 630 10v760H-10z", SKY),
        tall_tree().at(60, 745, 0.8),
        tall_tree().at(120, 725, 0.65),
        tall_tree().at(960, 720, 0.8),
        tall_tree().at(1015, 745, 0.65),
        house(PLUM, CREAM, CORAL).at(850, 715, 0.85),
        path("M-10 870c210-130 370-90 570-50 200-80 340-60 500 30v670H-10z", TEAL),
        house(SUNNY).at(170, 826, 1.15),
        house(CORAL, PALE_CORAL, TEAL).at(290, 818, 0.9),
        tall_tree(LEAF).at(360, 815, 0.8),
        round_tree().at(85, 846, 1.0),
        round_tree().at(920, 815, 1.0),
        tall_tree(LEAF).at(1000, 840, 1.0),
        disc(600, 895, 155, PALE_SUN, 0),
        path("M-10 980c170-60 340-130 630-80 180-50 330-20 440 40v580H-10z", LEAF),
        path(
            "M574 946c-126 30-216 60-126 110 150 70 290 90 170 190-100 80-340 110-390 260h390c20-100 220-160 250-280 30-120-190-150-270-190-40-20 6-60 26-90z",
            CREAM,
        ),
        HOME.at(600, 950, 2.15),
        round_tree(LIME).at(400, 960, 1.3),
        tall_tree().at(820, 960, 1.4),
        flower().at(240, 1080, 1.0),
        flower(SUNNY, CORAL).at(300, 1050, 0.9),
        flower(WHITE).at(360, 1090, 0.85),
        flower().at(800, 1060, 0.9),
        flower(SUNNY, CORAL).at(870, 1090, 1.0),
        flower(WHITE).at(940, 1060, 0.9),
        path("M-10 1120c110-70 290-50 410 40 40 40 0 100-70 150-90 60-180 100-210 210H-10z", TEAL),
        house(PLUM, CREAM, CORAL).at(160, 1200, 1.7),
        round_tree().at(290, 1190, 1.2),
        tall_tree(LEAF).at(60, 1210, 1.5),
        tall_tree(LIME).at(350, 1210, 0.8),
        path("M1060 1200c-80-30-160 20-170 80-20 90-130 130-150 230h320z", TEAL),
        house(SUNNY, CREAM, CORAL).at(960, 1330, 1.5),
        tall_tree(LEAF).at(880, 1350, 1.2),
        flower().at(60, 1340, 1.0),
        flower(SUNNY, CORAL).at(130, 1310, 0.9),
        flower(WHITE).at(190, 1380, 1.0),
        flower().at(230, 1300, 0.9),
        flower(SUNNY, CORAL).at(60, 1440, 1.0),
        flower().at(850, 1440, 1.0),
        flower(WHITE).at(930, 1460, 0.9),
        flower(SUNNY, CORAL).at(1000, 1430, 1.0),
    ]


def strip() -> list[Part]:
    return [
        path("M6 132c60-26 200-26 304-4 0 6-4 10-8 10H12q-8 0-6-6z", LEAF),
        path("M994 132c-60-26-200-26-304-4 0 6 4 10 8 10h290q8 0 6-6z", TEAL),
        *garland(
            ((236, 22), (500, 26), (764, 22)),
            28,
            7,
            FLAGS,
            0.4,
            pins=(pin(), a_heart().at(0, 0, 0.66), pin()),
        ),
        HOME.at(84, 122, 0.8),
        round_tree(LIME).at(162, 120, 0.62),
        flower().at(212, 126, 0.5),
        flower(SUNNY, CORAL).at(244, 128, 0.42),
        flower(WHITE).at(276, 130, 0.42),
        house(SUNNY).at(840, 122, 0.85),
        house(PLUM, PALE_CORAL, CORAL).at(926, 124, 0.8),
        tall_tree(LEAF).at(980, 130, 0.6),
        round_tree().at(772, 126, 0.55),
        flower().at(724, 130, 0.42),
        star(400, 108, 9, SUNNY),
        heart(450, 118, 14),
        star(500, 106, 8, TEAL),
        heart(550, 118, 14, PINK),
        star(600, 108, 9, CORAL),
        dot(350, 116, 4, TEAL),
        dot(650, 116, 4, PLUM),
    ]
