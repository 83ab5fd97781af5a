"""Space: night in the corners, planets and a rocket, and the home on a small moon."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    a_star,
    framed,
    garland,
    pennant,
    pin,
    round_tree,
    tall_tree,
    top_garland,
)
from ..pen import (
    CORAL,
    CREAM,
    DENIM,
    GLOW,
    GREY,
    LEAF,
    LIME,
    NIGHT,
    PALE_PLUM,
    PALE_SKY,
    PINK,
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
    dot,
    group,
    line,
    oval,
    path,
    star,
)

ROCKET = group(  # stands on (0, 0), 150 high
    path("M-18-14q-10 24 18 42 28-18 18-42z", SUNNY),
    path("M-9-12q-4 16 9 28 13-12 9-28z", CORAL, 0),
    path("M-24-64q-28 14-26 58l28-18zM24-64q28 14 26 58L22-24z", CORAL),
    path("M0-152c34 30 38 96 22 138h-44c-16-42-12-108 22-138z", CREAM),
    path("M0-152c15 13 24 31 28 51h-56c4-20 13-38 28-51z", TEAL),
    disc(0, -72, 15, SKY),
    disc(0, -72, 9, PALE_SKY, 0),
    path("M-5-34h10v34h-10z", PLUM, 0.9),
)
RINGED = group(
    disc(0, 0, 36, CORAL),
    path("M-34-12q30 14 68-2M-35 8q34 16 70 2", "none", 2, PINK),
    disc(0, 0, 36),
    path(
        "M-33 14c-40 22-40 30-8 22 40-10 80-34 92-50 10-14-6-14-18-8 10 2 4 10-10 18-20 12-44 20-56 18z",
        SUNNY,
        0.9,
    ),
)
BANDED = group(
    disc(0, 0, 46, TEAL),
    path("M-42-18q30 14 80-4l6 14q-50 18-90 2zM-40 20q40 16 82-2l-8 18q-34 10-62-4z", LEAF, 0.8),
    disc(0, 0, 46),
)
CRATERED = group(
    disc(0, 0, 40, PLUM),
    disc(-14, -10, 9, NIGHT, 0.8),
    disc(14, 10, 12, NIGHT, 0.8),
    disc(12, -20, 5, NIGHT, 0.7),
    disc(-14, 20, 6, NIGHT, 0.7),
)
MOON = group(
    path("M14-44c-50 6-60 76-8 90-60 6-82-74-26-92 12-4 22-4 34 2z", SUNNY),
    disc(-30, 6, 5, GLOW, 0.7),
    disc(-20, -20, 4, GLOW, 0.7),
)
COMET = group(path("M-8-20L90-62 40-26 110-24 34-6 84 14-4 20z", SKY), star(-16, 0, 32, SUNNY, 1))
SATELLITE = group(
    box(-66, -16, 40, 32, SKY),
    line("M-53-16v32M-40-16v32M-66 0h40"),
    box(26, -16, 40, 32, SKY),
    line("M40-16v32M53-16v32M26 0h40"),
    line("M-26 0h52", 1.6),
    box(-18, -24, 36, 48, CREAM, 1, 5),
    disc(0, 0, 9, CORAL, 0.8),
    line("M0-24v-16"),
    path("M-14-52q14 24 28 0z", SUNNY, 0.9),
)
ASTRONAUT = group(  # floating, 110 high
    path("M-20 14l-14 34q-4 10 6 12 8 2 12-6l14-26 8 30q4 8 14 6 8-4 6-12l-6-40z", WHITE),
    path("M-28-8l-26 18q-8 6-2 14 6 6 14 0l22-16zM26-8l20-24q8-6 14 2 4 6-2 14L32 14z", WHITE),
    path("M-28-14q28-12 56 0l-2 36q-26 10-52 0z", WHITE),
    box(-12, -2, 24, 16, SKY, 0.8, 3),
    dot(-5, 6, 2.6, CORAL),
    dot(5, 6, 2.6, SUNNY),
    disc(0, -36, 29, WHITE),
    path("M-20-38c0-22 40-22 40 0 0 20-40 20-40 0z", NIGHT),
    line("M-10-44q4-8 12-8", 1, WHITE),
)
TELESCOPE = group(
    line("M0-40L-26 0M0-40L26 0M0-40V2", 2.6),
    line("M0-40L-26 0M0-40L26 0M0-40V2", 1, TAN),
    Group(
        (path("M-50-12H10v24H-50z", TEAL), path("M10-17h42v34H10z", CORAL), box(-62, -8, 12, 16, GREY)),
        0,
        -52,
        1,
        -32,
    ),
)
SAUCER = group(
    path("M-26-8c0-40 52-40 52 0z", PALE_SKY),
    path("M-60 4c0-24 120-24 120 0 0 20-120 20-120 0z", PLUM),
    disc(-34, 4, 6, SUNNY, 0.8),
    disc(0, 8, 6, SUNNY, 0.8),
    disc(34, 4, 6, SUNNY, 0.8),
)


def hung(motif: Group, drop: float, size: float) -> Group:
    return group(line(f"M0 0v{drop}"), motif.at(0, drop, size))


FLAGS = (
    hung(a_star(), 46, 0.78),
    pennant(CORAL, (dot(0, 0, 12, CREAM),)),
    hung(RINGED, 46, 0.72),
    pennant(PLUM, (star(0, 0, 17, SUNNY, 0),)),
    hung(a_star(TEAL), 46, 0.72),
    pennant(SKY, (path("M6-14c-16 2-20 24-4 30-20 2-28-24-10-30q8-2 14 0z", CREAM, 0),)),
    hung(BANDED, 46, 0.6),
    pennant(SUNNY, (star(0, 0, 17, CORAL, 0),)),
)
CRATERS = (
    (420, 1975, 26),
    (640, 1930, 34),
    (860, 1972, 44),
    (1130, 1940, 24),
    (1840, 1945, 30),
    (2050, 1975, 46),
    (2300, 1935, 30),
    (2500, 1978, 30),
    (2730, 1950, 48),
)


def night_stars(places: tuple[tuple[float, float, float], ...]) -> list[Part]:
    return [star(x, y, radius, SUNNY, 0) for x, y, radius in places]


def frame() -> list[Part]:
    left = "M60 400c30-70 110-80 150-30 40-40 110-20 120 40 60 70 60 170 0 230 70 60 70 180 0 240 60 70 60 180-10 240 60 70 80 170 10 240 70 60 80 170 0 240q50 80 40 190H60z"
    scene: list[Part] = [
        path(left, NIGHT),
        Group((path(left, NIGHT),), 2970, 0, 1, 0, True),
        *night_stars(
            (
                (180, 420, 14),
                (120, 520, 18),
                (290, 650, 14),
                (130, 860, 20),
                (300, 960, 12),
                (120, 1180, 14),
                (320, 1240, 18),
                (130, 1420, 16),
                (300, 1540, 14),
                (110, 1660, 12),
                (2810, 410, 16),
                (2850, 560, 14),
                (2690, 640, 20),
                (2840, 880, 16),
                (2680, 960, 14),
                (2860, 1160, 20),
                (2660, 1250, 14),
                (2830, 1440, 16),
                (2670, 1560, 18),
                (2860, 1650, 12),
            )
        ),
        path(
            "M60 1800c200-70 420-50 640 10 240-50 480-60 760-10 280-60 520-40 780 10 220-70 440-80 680-10v260H60z",
            PALE_PLUM,
        ),
        path(
            "M60 1880c260-70 560-40 800-10 200-40 400-60 640-60s440 20 640 60c240-30 540-60 780 10v200H60z",
            GREY,
        ),
        *(oval(x, y, r, r * 0.36, DENIM) for x, y, r in CRATERS),
        path("M1235 1850c0-270 500-270 500 0z", PALE_SKY),
        HOME.at(1485, 1850, 1.25),
        tall_tree().at(1350, 1850, 0.8),
        round_tree(LIME).at(1620, 1850, 0.9),
        path("M1235 1850c0-270 500-270 500 0z"),
        line("M1280 1780q24-60 84-86", 1.2, WHITE),
        path("M1205 1846h560q16 30-16 34h-528q-32-4-16-34z", SUNNY),
        *(dot(x, 1863, 7, CORAL) for x in range(1255, 1740, 68)),
        TELESCOPE.at(960, 1880, 1.6),
        SAUCER.at(2020, 1790, 1.2, 8),
        SATELLITE.at(740, 1740, 1.0, -16),
        COMET.at(2260, 1740, 0.85, -4),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), pin(SUNNY), MOON.at(0, 0, 0.9), pin(SUNNY), pin(CORAL)), swing=0.4),
        RINGED.at(215, 560, 2.7),
        BANDED.at(290, 880, 1.5),
        CRATERED.at(160, 1080, 1.6),
        MOON.at(310, 1330, 1.4, 20),
        ROCKET.at(215, 1925, 2.9, 5),
        COMET.at(2690, 540, 1.75, 0),
        CRATERED.at(2660, 800, 1.3),
        BANDED.at(2790, 1010, 2.0),
        RINGED.at(2680, 1290, 1.6, -14),
        ASTRONAUT.at(2750, 1650, 3.2, -10),
        line("M2660 1800c-60 120-180 60-190 130-4 50 60 60 80 20", 1.4),
    ]
    return framed(PALE_PLUM, SUNNY, scene, above)


def cover() -> list[Part]:
    return [
        path("M0 0H1050V1480H0z", PALE_PLUM, 0),
        path("M0 0H1050V560q-130 40-260 10-150 50-300 0Q240 620 0 560z", "#f1ebf6", 0),
        path(
            "M-10 700c80-80 170-60 220-20 60-80 200-90 270-10 80-70 200-60 260 10 80-60 220-60 320 10v800H-10z",
            "#b9b3dc",
        ),
        path(
            "M-10 800c90-70 190-60 250-10 80-70 210-70 290 0 70-60 190-70 270 0 80-50 180-40 260 0v700H-10z",
            DENIM,
        ),
        path(
            "M-10 900c110-70 200-50 270-10 90-60 190-60 270 0 90-60 190-50 270 0 80-50 180-40 260 0v600H-10z",
            NIGHT,
        ),
        star(250, 590, 12, SUNNY, 0.6),
        star(790, 590, 14, SUNNY, 0.6),
        star(470, 610, 10, SUNNY, 0.6),
        *night_stars(
            (
                (60, 960, 14),
                (180, 930, 9),
                (300, 980, 12),
                (760, 950, 12),
                (900, 1000, 9),
                (1000, 930, 14),
                (90, 1080, 9),
                (960, 1100, 12),
            )
        ),
        MOON.at(150, 690, 1.5, -10),
        RINGED.at(880, 720, 2.4),
        CRATERED.at(215, 860, 1.1),
        COMET.at(640, 650, 0.95, -6),
        SATELLITE.at(400, 760, 0.9, -18),
        BANDED.at(960, 880, 1.1),
        # a small moon of one's own
        path("M-10 1220C240 1010 810 1010 1060 1220v280H-10z", GREY),
        path("M-10 1380c200-90 420-30 560-50 180-60 360-70 510 0v180H-10z", "#e4e6ec"),
        oval(70, 1230, 44, 15, DENIM),
        oval(330, 1290, 34, 12, DENIM),
        oval(900, 1260, 50, 18, DENIM),
        oval(720, 1310, 30, 10, DENIM),
        oval(800, 1160, 26, 9, DENIM),
        oval(235, 1160, 28, 10, DENIM),
        path("M265 1110c0-400 520-400 520 0z", PALE_SKY),
        path("M290 1106q235-70 470 0z", LEAF, 0.9),
        HOME.at(525, 1092, 1.75),
        tall_tree().at(345, 1098, 0.95),
        round_tree(LIME).at(705, 1098, 0.9),
        path("M265 1110c0-400 520-400 520 0z"),
        line("M312 1010q20-90 92-140", 1.3, WHITE),
        path("M245 1102h560q16 34-18 38h-524q-34-4-18-38z", SUNNY),
        *(dot(x, 1121, 7, CORAL) for x in range(290, 790, 58)),
        path(
            "M490 1140c-40 50 40 90-40 150s-130 90-130 200h300c-30-90 60-130 50-200-6-60-90-80-60-150z", CREAM
        ),
        ROCKET.at(885, 1420, 2.3, 6),
        ASTRONAUT.at(165, 1370, 1.75, -8),
    ]


def strip() -> list[Part]:
    return [
        path("M6 134c50-30 220-34 304-4 0 6-4 8-8 8H12q-6 0-6-4z", GREY),
        path("M994 134c-50-30-220-34-304-4 0 6 4 8 8 8h290q6 0 6-4z", GREY),
        oval(246, 126, 16, 5, DENIM),
        oval(776, 128, 16, 5, DENIM),
        *garland(
            ((236, 22), (500, 26), (764, 22)),
            26,
            7,
            FLAGS,
            0.4,
            swing=0.4,
            pins=(MOON.at(0, 0, 0.6), pin(), MOON.at(0, 0, 0.6)),
        ),
        path("M20 114c0-130 136-130 136 0z", PALE_SKY),
        HOME.at(88, 114, 0.56),
        path("M20 114c0-130 136-130 136 0z"),
        path("M14 112h148q6 10-6 12H20q-12-2-6-12z", SUNNY, 0.9),
        TELESCOPE.at(206, 118, 0.75),
        SAUCER.at(300, 104, 0.42, -8),
        ROCKET.at(950, 118, 0.68, 6),
        RINGED.at(850, 66, 0.85),
        ASTRONAUT.at(772, 92, 0.62, -10),
        BANDED.at(690, 108, 0.32),
        COMET.at(440, 110, 0.3),
        star(540, 112, 9, SUNNY),
        CRATERED.at(612, 112, 0.24),
    ]
