"""Nature: an old oak and a birch, a brook, what grows and lives between them, and the home in the clearing."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    cloud,
    flower,
    framed,
    garland,
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
    INK,
    LEAF,
    LIME,
    PALE_LEAF,
    PALE_SKY,
    PALE_SUN,
    SKY,
    SUNNY,
    TAN,
    TEAL,
    WHITE,
    WOOD,
    Group,
    Part,
    box,
    disc,
    dot,
    group,
    heart,
    line,
    oval,
    path,
    star,
)
from .animals import BUTTERFLY, HEDGEHOG, OWL

FOX = group(
    path("M20-8c40 10 60-26 44-52-20 6-36 22-44 40z", CORAL),
    path("M58-40c6-10 8-16 6-20-8 2-14 6-18 10z", CREAM, 0.8),
    path("M-24 0c-6-34 2-54 24-56 22 2 30 24 24 56z", CORAL),
    path("M-10-44q10-6 20 0-2 20-10 26-8-6-10-26z", CREAM, 0.8),
    line("M-12 0v-18M12 0v-18"),
    path("M-32-108l16 14q16-5 32 0l16-14q4 26-4 38L0-48l-28-22q-8-12-4-38z", CORAL),
    path("M-30-74q14-2 22 8L0-50l8-16q8-10 22-8L0-48z", CREAM, 0.8),
    dot(-12, -78, 3),
    dot(12, -78, 3),
    oval(0, -51, 5, 4, INK, 0.5),
)
SQUIRREL = group(
    path("M14-6c44 0 54-40 34-62-16-16-40-2-28 14 12 10-2 22-12 28z", TAN),
    path("M-20 0c-4-22 0-46 18-48 20 0 24 26 18 48z", WOOD),
    path("M-30-62c0-20 38-22 40 0 2 16-10 24-22 22-10 0-18-8-18-22z", WOOD),
    path("M-6-80l10-14 4 18zM-20-80l-2-12 10 8z", WOOD),
    dot(-16, -64, 3),
    dot(-30, -58, 3),
    path("M-34-32c0-14 18-14 18 0q0 12-9 16-9-4-9-16z", SUNNY, 0.9),
    path("M-36-34q11-10 22 0z", TAN, 0.9),
)
TOADSTOOL = group(
    path("M-12 0c-2-16 4-24 2-34h20c-2 10 4 18 2 34z", CREAM),
    path("M-42-34c0-48 84-48 84 0q-42 12-84 0z", CORAL),
    disc(-18, -48, 6, WHITE, 0.7),
    disc(8, -58, 7, WHITE, 0.7),
    disc(24, -42, 5, WHITE, 0.7),
)
FERN = group(
    line("M0 0C-6-40-30-70-54-78M0 0C6-50 20-84 48-100M0 0C0-40 0-80-6-110", 1.2),
    path(
        "M-54-78c2 12 10 14 18 14-4-8-8-12-18-14zM48-100c0 12-8 16-18 18 2-10 6-16 18-18zM-6-110c8 8 6 18 2 26-8-8-8-18-2-26z",
        LEAF,
        0.8,
    ),
    path(
        "M-30-60c-10 4-16 10-16 18 10 0 14-6 18-16zM-18-44c-10 6-14 12-12 20 8-2 12-8 14-18zM28-80c14-2 20 6 22 12-10 4-18 0-24-6zM16-56c14-2 22 4 24 12-10 4-20 0-26-6zM-4-80c-10 2-16 10-16 16 8 2 14-2 17-8zM-2-56c10 0 16 6 18 12-8 4-16 0-18-6z",
        LEAF,
        0.8,
    ),
)
REEDS = group(
    line("M-14 0q-2-50-8-90M4 0q0-60 2-110M18 0q4-40 12-70", 1.2),
    box(-29, -112, 12, 34, WOOD, 0.9, 6),
    box(0, -134, 12, 36, WOOD, 0.9, 6),
    box(25, -92, 11, 30, WOOD, 0.9, 5),
    path("M-4 0q-24-30-34-70 22 24 40 70zM8 0q24-30 40-40-14 26-32 40z", LEAF, 0.9),
)
OAK_LEAF_EDGE = "M0 4c-8 4-6 12-14 12-10 0-12 12-4 16-10 2-12 14-2 18-6 8 0 16 10 14 2 10 8 18 10 28 2-10 8-18 10-28 10 2 16-6 10-14 10-4 8-16-2-18 8-4 6-16-4-16-8 0-6-8-14-12z"
DRAGONFLY = group(
    path(
        "M-4-12c-30-22-50-10-44 0 8 8 28 8 44 6zM4-12c30-22 50-10 44 0-8 8-28 8-44 6zM-4-2c-26 4-36 18-28 22 12 2 22-10 28-16zM4-2c26 4 36 18 28 22-12 2-22-10-28-16z",
        PALE_SKY,
        0.9,
    ),
    path("M-4-16h8l-1 66q-3 6-6 0z", TEAL, 0.9),
    disc(0, -22, 8, TEAL, 0.9),
)
LADYBIRD = group(
    path("M-30 0c0-38 56-38 56 0z", CORAL),
    path("M20-16c20-4 24 16 12 16H24z", INK, 0.6),
    dot(-14, -10, 4),
    dot(-2, -20, 4),
    dot(8, -8, 4),
    line("M-2-28V0", 0.8),
)


def leaf(fill: str) -> Group:
    return group(
        line("M0 0v10"),
        path("M0 6c-34 14-38 54 0 84 38-30 34-70 0-84z", fill),
        line("M0 18v56M0 40l-14-8M0 40l14-8M0 58l-13-8M0 58l13-8", 0.7),
    )


def oak_leaf(fill: str) -> Group:
    return group(path(OAK_LEAF_EDGE, fill), line("M0 4v66M0 30l-10-4M0 44l10-6M0 56l-8-4", 0.7))


ACORN = group(
    line("M0 0v16"),
    path("M-18 34c0 26 8 36 18 44 10-8 18-18 18-44z", SUNNY),
    path("M-24 36c-2-26 50-26 48 0q-24 8-48 0z", WOOD),
)
FLAGS = (
    oak_leaf(LEAF),
    pennant(SUNNY, (heart(0, 0, 26, CORAL, 0),)),
    leaf(TEAL),
    ACORN,
    pennant(CORAL, (star(0, 0, 16, CREAM, 0),)),
    leaf(LIME),
    oak_leaf(SUNNY),
    pennant(SKY, (heart(0, 0, 26, WHITE, 0),)),
    leaf(CORAL),
)
OAK = "M40 2070c60-120 50-300 36-560-10-240-20-560-36-860H240c-6 80 4 140 20 180 30-10 60-40 80-90l44 16c-20 70-70 130-120 160-6 220 0 560 20 860 10 130 60 240 130 294z"
CROWN = "M40 300c60-30 110-10 130 20 60-30 130 0 140 50 70-10 110 50 80 100 40 40 30 110-30 120 10 60-50 90-100 70-30 50-110 50-130 10-40 20-80 20-90 0z"


def frame() -> list[Part]:
    birch = "M2930 2070V560h-170c0 200-6 500-14 700-8 220-20 560-60 810z"
    scene: list[Part] = [
        path(
            "M60 1790c260-100 480-80 720 10 240-60 480-50 720-10 240-50 480-50 700 10 240-90 480-90 710-10v280H60z",
            PALE_SKY,
        ),
        path(
            "M60 1850c260-90 480-70 720-10 240-50 480-40 705-10 260-40 500-40 715 10 240-70 480-70 710 0v220H60z",
            TEAL,
        ),
        tall_tree(LEAF).at(640, 1840, 1.3),
        tall_tree(LEAF).at(730, 1830, 1.0),
        round_tree().at(830, 1840, 1.1),
        tall_tree(LEAF).at(2130, 1830, 1.2),
        round_tree(LIME).at(2230, 1830, 1.1),
        tall_tree(LEAF).at(2330, 1836, 1.35),
        path(
            "M60 1915c300-60 600-50 900-20 180-20 350-30 525-25 180 0 350 5 525 25 300-40 600-30 900 20v120H60z",
            LEAF,
        ),
        path(
            "M1710 1890c140 16 40 50 140 70 100 24 40 60-20 80h260c60-40 20-80-80-100-110-20-60-40-190-52z",
            SKY,
        ),
        line("M1850 1940q20 8 40 4M1930 1990q26 8 46 2", 0.9, WHITE),
        HOME.at(1420, 1884, 1.6),
        round_tree(LIME).at(1230, 1890, 1.15),
        tall_tree().at(1610, 1888, 1.15),
        path("M1395 1888c-40 40 70 70-10 160h130c60-70-70-110-50-160z", CREAM),
        path(OAK, WOOD),
        line(
            "M120 1880c20-160 16-300 4-460M190 1900c16-220 10-420-4-640M250 1760q10 90 40 160M120 1300c-10-120-14-260-24-360M200 1120q-10-90-14-180",
            1,
            TAN,
        ),
        oval(180, 1450, 66, 90, INK),
        path(CROWN, LEAF),
        line(
            "M110 410q30 30 60 4M230 430q30 26 56 0M150 520q30 26 56 2M280 540q26 22 48-2M90 620q24 20 46-2M220 630q26 22 50-2",
            1,
        ),
        path(birch, CREAM),
        line(
            "M2750 700h60M2860 770h40M2740 900h40M2830 990h70M2736 1130h60M2860 1210h40M2726 1330h40M2800 1420h70M2716 1520h60M2850 1600h50M2706 1700h50M2790 1790h70M2860 680h30M2790 1070h30",
            2.2,
        ),
        Group(
            (
                path(CROWN, LIME),
                line(
                    "M110 410q30 30 60 4M230 430q30 26 56 0M150 520q30 26 56 2M280 540q26 22 48-2M90 620q24 20 46-2M220 630q26 22 50-2",
                    1,
                ),
            ),
            2970,
            10,
            1,
            0,
            True,
        ),
        path("M2740 1240c-70-4-130-30-170-70l-14 22c40 50 110 80 180 84z", CREAM),
        REEDS.at(2140, 1985, 1.1),
    ]
    above: list[Part] = [
        *top_garland(
            FLAGS, (pin(CORAL), flower(CORAL).at(0, 40, 1), pin(SUNNY), flower(SUNNY, CORAL).at(0, 40, 1))
        ),
        OWL.at(180, 1530, 1.45),
        SQUIRREL.at(345, 757, 1.3, mirrored=True),
        SQUIRREL.at(2630, 1190, 1.4, mirrored=True),
        *(
            leaf(fill).at(x, y, 0.8, turn)
            for x, y, turn, fill in (
                (350, 1010, 30, LEAF),
                (300, 1180, -40, SUNNY),
                (370, 1290, 50, CORAL),
                (2640, 830, 30, LEAF),
                (2560, 950, -40, SUNNY),
                (2600, 1420, 40, LIME),
            )
        ),
        FERN.at(430, 1985, 1.7),
        TOADSTOOL.at(330, 1985, 1.6),
        TOADSTOOL.at(255, 1995, 1.0, -6),
        HEDGEHOG.at(620, 1985, 1.5),
        FOX.at(2500, 1985, 2.1, mirrored=True),
        TOADSTOOL.at(2690, 1990, 1.5),
        FERN.at(2800, 1990, 1.7),
        LADYBIRD.at(920, 1975, 0.8),
        flower(SUNNY, CORAL).at(790, 1990, 1.05),
        flower(WHITE).at(1090, 1985, 0.85),
        flower().at(1150, 1990, 0.95),
        DRAGONFLY.at(2020, 1830, 0.9, 30),
        flower().at(2290, 1990, 1.0),
        BUTTERFLY.at(2630, 1640, 1.1, 16),
        BUTTERFLY.at(380, 1600, 1.1, -12),
    ]
    return framed(PALE_LEAF, LEAF, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 700, 740),
        sun().at(700, 740, 3.0),
        cloud().at(200, 625, 1.4),
        path("M300 660q16-16 28 0 12-16 28 0M400 620q12-12 22 0 10-12 22 0", "none", 0.9),
        path("M-10 830l150-130 90 70 150-140 190 180 120-60 180 90 180-90v700H-10z", SKY),
        path("M230 770l150-140 70 66-50 40-40-20-44 36-30-20z", WHITE, 0.9),
        path("M-10 880c210-110 370-80 560-40 200-70 340-50 510 10v640H-10z", TEAL),
        tall_tree(LEAF).at(60, 880, 1.1),
        tall_tree(LEAF).at(130, 860, 1.3),
        tall_tree(LEAF).at(205, 860, 1.0),
        tall_tree(LEAF).at(880, 850, 1.2),
        tall_tree(LEAF).at(955, 850, 1.4),
        tall_tree(LEAF).at(1020, 870, 1.1),
        round_tree().at(290, 860, 1.0),
        disc(500, 915, 155, PALE_SUN, 0),
        path("M-10 990Q520 880 1060 990v520H-10z", LEAF),
        HOME.at(500, 965, 1.9),
        round_tree(LIME).at(300, 980, 1.3),
        round_tree().at(720, 970, 1.3),
        tall_tree().at(800, 980, 1.2),
        path(
            "M1060 1020c-160 0-260 30-300 70-60 60 60 90 20 150-60 80-380 60-440 260h420c30-130 200-110 240-200 30-70-70-110-40-150 20-30 60-36 100-40z",
            SKY,
        ),
        line("M860 1090q30 10 56 0M800 1200q26 12 52 4M560 1380q36 14 70 2M640 1300q26 8 46 2", 0.9, WHITE),
        path(
            "M476 976c-60 40 20 70-70 120-90 60-330 60-416 120v110c110-90 330-90 430-180 60-60 20-110 100-170z",
            CREAM,
        ),
        path("M-10 1370c110-50 260-30 330 40q30 40 20 90H-10z", TEAL),
        FOX.at(150, 1440, 2.1),
        TOADSTOOL.at(290, 1465, 1.3),
        TOADSTOOL.at(40, 1450, 1.0, -6),
        FERN.at(345, 1475, 1.0),
        HEDGEHOG.at(560, 1190, 1.1),
        REEDS.at(800, 1420, 1.25),
        FERN.at(960, 1470, 1.6),
        TOADSTOOL.at(870, 1465, 1.2),
        SQUIRREL.at(985, 1340, 1.2),
        flower().at(120, 1120, 0.9),
        flower(SUNNY, CORAL).at(200, 1090, 0.8),
        flower(WHITE).at(280, 1110, 0.7),
        flower().at(620, 1090, 0.8),
        DRAGONFLY.at(790, 1160, 0.95, 36),
        LADYBIRD.at(395, 1300, 0.7),
        BUTTERFLY.at(230, 1240, 0.95, -12),
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
            pins=(pin(), flower(CORAL).at(0, 40, 1), pin()),
        ),
        HOME.at(84, 122, 0.8),
        round_tree(LIME).at(160, 120, 0.62),
        TOADSTOOL.at(212, 124, 0.6),
        HEDGEHOG.at(272, 128, 0.5),
        tall_tree(LEAF).at(966, 126, 0.95),
        round_tree().at(908, 122, 0.85),
        FOX.at(838, 124, 0.78, mirrored=True),
        FERN.at(774, 126, 0.6),
        TOADSTOOL.at(728, 128, 0.44),
        *(
            leaf(fill).at(x, y, 0.24, turn)
            for x, y, turn, fill in (
                (380, 102, 40, LEAF),
                (450, 112, -50, SUNNY),
                (560, 104, 60, TEAL),
                (630, 112, -30, CORAL),
            )
        ),
        LADYBIRD.at(506, 122, 0.4),
    ]
