"""Reading: towers of books, a lamp, and a book whose pages open on the home."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
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
    GREY,
    HIGH_SKY,
    LEAF,
    LIME,
    PALE_CORAL,
    PALE_PLUM,
    PALE_SKY,
    PALE_SUN,
    PLUM,
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
    group,
    heart,
    line,
    path,
    star,
)
from .animals import CAT


def book(fill: str, mark: str, width: float = 120, height: float = 26) -> Group:
    """A book that lies with its spine to us, its lower edge at y = 0."""
    half = width / 2
    return group(
        box(-half, -height, width, height, fill, 1, 6),
        path(f"M{half - 16} {-height + 5}h14q4 0 4 4v{height - 18}q0 4-4 4h-14z", CREAM, 0.8),
        line(f"M{-half + 18} {-height}v{height}M{-half + 28} {-height}v{height}", 0.8),
        box(-half + 40, -height + 8, width * 0.3, height - 16, mark, 0.8, 2),
    )


def upright(fill: str, mark: str, width: float = 30, height: float = 110) -> Group:
    """A book that stands, its spine to us."""
    half = width / 2
    return group(
        box(-half, -height, width, height, fill, 1, 4),
        line(f"M{-half} {-height + 14}h{width}M{-half} -16h{width}", 0.8),
        box(-half + 7, -height + 30, width - 14, height * 0.3, mark, 0.8, 2),
    )


OPEN = group(  # an open book, 150 across
    path("M0-8c-20-16-50-18-76-8v60c26-10 56-8 76 8 20-16 50-18 76-8v-60c-26-10-56-8-76 8z", CORAL),
    path("M0-14c-20-14-46-16-68-8v54c22-8 48-6 68 8 20-14 46-16 68-8v-54c-22-8-48-6-68 8z", WHITE),
    line("M0-14v54", 1),
    line(
        "M-56-10q22-6 44 4M-56 6q22-6 44 4M-56 22q22-6 44 4M56-10q-22-6-44 4M56 6q-22-6-44 4M56 22q-22-6-44 4",
        0.7,
    ),
    path("M30-22v34l7-6 7 7v-33z", SUNNY, 0.8),
)
LAMP = group(
    path("M-34 0q0-12 34-12T34 0z", TEAL),
    line("M0-12v-50L-34-110", 2.8),
    line("M0-12v-50L-34-110", 1, SUNNY),
    disc(0, -62, 7, SUNNY, 0.9),
    path("M-50-128l34 26-28 44-44-10z", TEAL),
    path("M-52-60q-26 6-36-10 20-8 36 10z", SUNNY, 0.8),
)
MUG = group(
    path("M24-40c26-6 26 32 0 26", "none", 2.8),
    path("M24-40c26-6 26 32 0 26", "none", 1, PLUM),
    path("M-28-50h54v42q0 8-8 8h-38q-8 0-8-8z", PLUM),
    heart(0, -26, 22, CREAM, 0.7),
    line("M-10-60q-8-8 0-16t0-16M8-60q-8-8 0-16t0-16", 1),
)
GLASSES = group(
    disc(-26, 0, 20, PALE_SKY), disc(26, 0, 20, PALE_SKY), line("M-6-4q6-6 12 0M-46-4l-14-8M46-4l14-8", 1.4)
)
PLANT = group(
    path("M-24-34h48l-6 34h-36z", CORAL),
    path("M-28-44h56v12h-56z", CORAL),
    path(
        "M0-44c-34-10-40-34-36-52 26 6 38 26 36 52zM0-44c34-10 40-34 36-52-26 6-38 26-36 52zM0-44c-16-26-10-54 0-66 10 12 16 40 0 66z",
        LEAF,
    ),
    line("M0-50v-34", 0.8),
)
BUTTERFLY_BOOK = group(
    path("M0 0c-14-24-40-34-60-30l6 50c20-2 40 4 54 20 14-16 34-22 54-20l6-50c-20-4-46 6-60 30z", SKY),
    path("M0-4c-14-20-36-28-52-26l5 42c18 0 34 4 47 18 13-14 29-18 47-18l5-42c-16-2-38 6-52 26z", WHITE, 0.9),
    line("M0-4v34M-40-16q18 2 28 14M-37 0q16 2 26 12M40-16q-18 2-28 14M37 0q-16 2-26 12", 0.7),
)
MOON = group(path("M14-44c-50 6-60 76-8 90-60 6-82-74-26-92 12-4 22-4 34 2z", SUNNY))


def bookmark(fill: str, sign: Part) -> Group:
    """A bookmark with a notch, hung on the string."""
    return group(path("M-20-2h40v88l-20-16-20 16z", fill), Group((sign,), 0, 30))


def little_book(fill: str, sign: Part) -> Group:
    """A book hung open over the string, seen from the front."""
    return group(
        path("M-30-6h54q8 0 8 8v72q0 8-8 8h-54z", fill),
        line("M-20-6v88", 0.8),
        Group((sign,), 6, 36),
        path("M-30 82v-8h62q0 8-8 8z", CREAM, 0.8),
    )


FLAGS = (
    little_book(CORAL, star(0, 0, 16, CREAM, 0)),
    bookmark(TEAL, heart(0, 0, 22, WHITE, 0)),
    pennant(SUNNY, (star(0, 0, 16, CORAL, 0),)),
    little_book(PLUM, heart(0, 0, 26, CREAM, 0)),
    bookmark(SKY, star(0, 0, 13, WHITE, 0)),
    pennant(LEAF, (heart(0, 0, 26, CREAM, 0),)),
    little_book(TEAL, path("M6-16c-18 2-22 26-4 32-22 2-30-26-10-32q8-2 14 0z", SUNNY, 0)),
)
COLOURS = (CORAL, TEAL, SUNNY, PLUM, SKY, LEAF, CREAM)


def tower(x: float, foot: float, books: tuple[tuple[float, float, float, int], ...]) -> list[Part]:
    """Books on top of each other: shift and width and height, and the colour's number."""
    parts: list[Part] = []
    for n, (shift, width, height, colour) in enumerate(books):
        parts.append(
            book(COLOURS[colour], COLOURS[(colour + 2 + n % 2) % 7], width / 2, height / 2).at(
                x + shift, foot, 2, 0, mirrored=n % 3 == 1
            )
        )
        foot -= height
    return parts


def frame() -> list[Part]:
    scene: list[Part] = [
        path(
            "M60 1800c260-90 480-80 720 10 240-60 480-50 705-10 240-50 480-50 705 10 240-90 480-90 720-10v280H60z",
            PALE_PLUM,
        ),
        # the book that all of it comes out of
        path("M560 2060V1900c300-70 640-60 925 30 285-90 625-100 925-30v160z", CORAL),
        path("M600 2060V1870c290-70 620-50 885 40 265-90 595-110 885-40v190z", WHITE),
        line("M600 1890c290-70 620-50 885 40 265-90 595-110 885-40M1485 1912v150", 1),
        line(
            "M680 1930q200-40 380-14M690 1965q200-40 380-14M2290 1930q-200-40-380-14M2280 1965q-200-40-380-14",
            0.8,
            GREY,
        ),
        path("M1160 1862q160-80 325-80t325 80q-160 40-325 70-165-30-325-70z", LEAF),
        path("M1450 1846c-30 20 40 50-6 76l50 8 48-10c20-20-40-50-22-74z", CREAM, 0.9),
        HOME.at(1485, 1854, 1.46),
        round_tree(LIME).at(1290, 1862, 1.0),
        tall_tree().at(1665, 1858, 1.15),
        round_tree().at(1740, 1868, 0.75),
        tall_tree(LEAF).at(1225, 1868, 0.8),
        box(60, 1990, 600, 60, WOOD),
        box(2310, 1990, 600, 60, WOOD),
        *(
            upright(c, m, w, h).at(x, 1990, 2, t)
            for x, w, h, c, m, t in (
                (470, 30, 110, TEAL, CREAM, 0),
                (532, 28, 92, SUNNY, PLUM, 0),
                (594, 26, 104, PLUM, SUNNY, 0),
                (2380, 26, 104, SKY, CORAL, 0),
                (2440, 30, 90, CORAL, CREAM, 0),
                (2502, 28, 112, LEAF, PLUM, 0),
            )
        ),
        *tower(
            245,
            1990,
            (
                (0, 340, 76, 1),
                (-14, 320, 64, 0),
                (16, 300, 84, 3),
                (-10, 330, 58, 2),
                (10, 290, 70, 4),
                (-20, 270, 80, 5),
                (14, 300, 60, 0),
                (0, 260, 66, 6),
                (-12, 280, 80, 1),
                (12, 240, 58, 3),
            ),
        ),
        *tower(
            2725,
            1990,
            (
                (0, 340, 70, 3),
                (14, 310, 80, 2),
                (-16, 320, 60, 5),
                (10, 290, 76, 0),
                (-6, 310, 64, 6),
                (18, 270, 84, 1),
                (-12, 300, 58, 4),
            ),
        ),
    ]
    above: list[Part] = [
        *top_garland(
            FLAGS, (pin(CORAL), OPEN.at(0, 0, 0.7, 0), pin(SUNNY), OPEN.at(0, 0, 0.7, 0)), swing=0.8
        ),
        LAMP.at(222, 1294, 2.2, mirrored=True),
        CAT.at(2705, 1498, 2.5),
        BUTTERFLY_BOOK.at(235, 870, 1.3, -14),
        BUTTERFLY_BOOK.at(2690, 1030, 1.4, 14),
        BUTTERFLY_BOOK.at(2810, 760, 1.05, -12),
        BUTTERFLY_BOOK.at(330, 640, 1.0, 16),
        MOON.at(180, 560, 1.3, 10),
        star(2640, 560, 46, SUNNY, 1),
        star(2820, 540, 26, CORAL, 1),
        star(120, 740, 30, SUNNY, 1),
        star(140, 1010, 26, CORAL, 1),
        star(2620, 850, 24, TEAL, 1),
        star(2830, 1180, 34, SUNNY, 1),
        star(2570, 1240, 24, CORAL, 1),
        GLASSES.at(830, 1905, 0.95, -8),
        MUG.at(2240, 1905, 1.35),
    ]
    return framed(PALE_PLUM, PLUM, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 525, 740),
        sun().at(525, 740, 3.0),
        BUTTERFLY_BOOK.at(170, 620, 1.1, -16),
        BUTTERFLY_BOOK.at(280, 720, 0.75, 12),
        BUTTERFLY_BOOK.at(890, 625, 1.2, 14),
        BUTTERFLY_BOOK.at(780, 700, 0.7, -10),
        star(70, 730, 18, SUNNY, 1),
        star(975, 740, 20, CORAL, 1),
        # a book as wide as the land: the hills stand up out of its pages
        path("M20 1240V900c170-80 380-60 505 30 125-90 335-110 505-30v340z", CORAL),
        path(
            "M60 1216V880c160-70 350-50 465 40 115-90 305-110 465-40v336c-160-60-350-40-465 40-115-80-305-100-465-40z",
            WHITE,
        ),
        path(
            "M100 900c120-150 300-140 425-40 125-100 305-110 425 40 10 80 0 160 0 160-130-50-300-30-425 50-125-80-295-100-425-50 0 0-10-80 0-160z",
            SKY,
        ),
        path(
            "M92 960c110-110 230-110 330-60 100-60 280-70 536 50v120c-130-50-300-40-433 50-133-90-303-100-433-50z",
            TEAL,
        ),
        tall_tree(LEAF).at(150, 950, 0.9),
        house(SUNNY).at(235, 930, 1.0),
        round_tree().at(310, 920, 0.9),
        house(PLUM, PALE_CORAL, CORAL).at(830, 930, 1.0),
        tall_tree(LEAF).at(905, 950, 1.0),
        round_tree().at(750, 920, 0.9),
        disc(525, 875, 155, PALE_SUN, 0),
        path(
            "M92 1050c140-110 290-130 433-130s293 20 433 130v26c-130-50-300-40-433 50-133-90-303-100-433-50z",
            LEAF,
        ),
        HOME.at(525, 945, 1.85),
        round_tree(LIME).at(350, 985, 1.0),
        tall_tree().at(705, 980, 1.15),
        flower().at(250, 1040, 0.6),
        flower(WHITE).at(800, 1040, 0.6),
        flower(SUNNY, CORAL).at(300, 1060, 0.6),
        flower().at(740, 1064, 0.6),
        path("M496 958c-40 40 60 60 10 100 20 10 10 30 20 64 20-34 40-50 46-80 6-30-40-50-14-84z", CREAM),
        line(
            "M120 1130q190-40 340 30M120 1170q190-40 340 30M930 1130q-190-40-340 30M930 1170q-190-40-340 30",
            0.8,
            GREY,
        ),
        line("M525 1120v136", 1),
        path("M-10 1270Q525 1230 1060 1270v230H-10z", TAN),
        line("M-10 1340Q525 1300 1060 1340M-10 1420Q525 1384 1060 1420", 0.8),
        *tower(190, 1450, ((0, 300, 66, 3), (14, 270, 56, 2), (-10, 250, 60, 1))),
        CAT.at(180, 1270, 1.35),
        MUG.at(430, 1430, 1.7),
        GLASSES.at(600, 1385, 1.3, -6),
        *tower(850, 1455, ((0, 310, 62, 0), (-14, 280, 70, 4))),
        PLANT.at(850, 1324, 1.4),
    ]


def strip() -> list[Part]:
    return [
        path("M6 122c50-18 100-14 146 6 46-20 96-24 146-6v14c-50-14-100-10-146 4-46-14-96-18-146-4z", CORAL),
        path("M14 114c46-16 94-10 138 10 44-20 92-26 138-10v14c-46-14-94-8-138 8-44-16-92-22-138-8z", WHITE),
        path("M70 116q40-18 82-18t82 18q-40 8-82 12-42-4-82-12z", LEAF),
        *garland(
            ((236, 20), (500, 26), (764, 20)),
            28,
            7,
            FLAGS,
            0.4,
            swing=0.8,
            pins=(pin(), OPEN.at(0, 0, 0.6), pin()),
        ),
        HOME.at(152, 114, 0.7),
        round_tree(LIME).at(90, 116, 0.42),
        tall_tree().at(214, 114, 0.46),
        *(
            part
            for part in (
                Group(
                    tuple(tower(0, 0, ((0, 340, 70, 1), (-14, 300, 60, 3), (10, 280, 64, 2)))), 850, 134, 0.36
                ),
            )
        ),
        CAT.at(846, 64, 0.5),
        *(
            upright(c, m, w, h).at(x, 134, 0.8, 0)
            for x, w, h, c, m in (
                (934, 30, 110, CORAL, CREAM),
                (958, 28, 96, TEAL, SUNNY),
                (981, 26, 104, PLUM, CREAM),
            )
        ),
        MUG.at(758, 134, 0.62),
        BUTTERFLY_BOOK.at(700, 104, 0.34, -10),
        BUTTERFLY_BOOK.at(390, 108, 0.3, -12),
        star(450, 112, 9, SUNNY),
        GLASSES.at(520, 118, 0.4, -6),
        star(590, 112, 9, CORAL),
        BUTTERFLY_BOOK.at(640, 116, 0.24, 12),
    ]
