"""Animals: a meadow of friends, pawprints on the bunting, birds on the branches, and the home in the middle."""
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
    HIGH_SKY,
    INK,
    LEAF,
    LIME,
    PALE_LEAF,
    PALE_SKY,
    PALE_SUN,
    PINK,
    PLUM,
    SKY,
    SUNNY,
    TAN,
    TEAL,
    WHITE,
    WOOD,
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

DOG = group(
    line("M22-8q26-2 24-34", 4.6),
    line("M22-8q26-2 24-34", 2.6, TAN),
    path("M-26 0c-8-34 2-58 26-60 24 2 34 26 26 60z", TAN),
    path("M-9-48q9-8 18 0-2 18-9 22-7-4-9-22z", CREAM, 0.8),
    line("M-12 0v-20M12 0v-20"),
    path("M-28-92c4-26 52-26 56 0 3 24-8 40-28 40s-31-16-28-40z", TAN),
    path(
        "M-22-108c-20-4-28 22-22 40 6 12 16 6 17-6 1-12 2-24 5-34zM22-108c20-4 28 22 22 40-6 12-16 6-17-6-1-12-2-24-5-34z",
        WOOD,
    ),
    oval(0, -67, 16, 13, CREAM, 0.9),
    oval(0, -74, 6.5, 4.6, INK, 0.5),
    line("M0-70v6q-6 6-10 2M0-64q6 6 10 2", 0.8),
    dot(-12, -87, 3),
    dot(12, -87, 3),
    path("M-21-56q21 12 42 0l2 8q-23 12-46 0z", TEAL, 0.9),
    disc(0, -44, 5, SUNNY, 0.8),
)
CAT = group(
    line("M18-6c30 4 28-24 16-34", 4.2),
    line("M18-6c30 4 28-24 16-34", 2.2, CORAL),
    path("M-22 0c-8-30 2-50 22-52 20 2 30 22 22 52z", CORAL),
    line("M-10 0v-18M10 0v-18"),
    path("M-26-98l13 10q13-5 26 0l13-10q6 28-2 40-8 10-24 10t-24-10q-8-12-2-40z", CORAL),
    line("M-5-86v8M5-86v8M-24-70h-14M-23-63l-13 5M24-70h14M23-63l13 5", 0.7),
    dot(-10, -71, 3),
    dot(10, -71, 3),
    path("M-4-64h8l-4 5z", INK, 0.5),
    line("M0-59q-4 5-8 2M0-59q4 5 8 2", 0.7),
    path("M-6-40h12l-6 16z", CREAM, 0.7),
)
RABBIT = group(
    path("M-18-84c-14-14-16-46-6-50 12-2 16 28 16 46zM18-84c14-14 16-46 6-50-12-2-16 28-16 46z", WHITE),
    path("M-17-94c-6-8-7-26-4-30 6 4 7 18 7 28zM17-94c6-8 7-26 4-30-6 4-7 18-7 28z", PINK, 0.6),
    disc(26, -14, 10, WHITE),
    path("M-24 0c-8-34 4-54 24-54s32 20 24 54z", WHITE),
    line("M-10 0v-16M10 0v-16"),
    path("M-25-70c0-22 50-22 50 0 0 32-50 32-50 0z", WHITE),
    dot(-10, -71, 3),
    dot(10, -71, 3),
    path("M-4-64h8l-4 5z", CORAL, 0.6),
    line("M0-59v4M-5-52q5 4 10 0", 0.7),
)
HEDGEHOG = group(
    path("M-50-8l-8-8 8-6-4-10 10-2 0-11 11 2 5-10 9 6 9-8 7 9 11-4 3 11 12 0 0 11 10 6-6 12z", WOOD),
    line("M-36-22l6 4M-24-34l5 6M-6-40l4 7M-20-18l6 3M-4-24l5 5M10-32l3 6", 0.7, TAN),
    path("M-52 0q-4-10 8-12 40-4 50-26 22 2 34 18l12 14q2 6-4 6z", TAN),
    disc(50, -8, 5, INK, 0.5),
    dot(26, -19, 3),
    line("M-30 0v4M22 0v4", 1.6),
    line("M32-6q6 2 10-2", 0.7),
)
TORTOISE = group(
    path("M36-22c4-22 34-22 34-2 0 14-16 16-26 16z", LIME),
    dot(58, -26, 3),
    line("M56-15q6 0 9-4", 0.7),
    path("M-34-8h16V0q0 3-4 3h-10q-4 0-4-4zM16-8h16v8q0 3-4 3H18q-4 0-4-4z", LIME),
    path("M-50-8q-8-2-12 4", "none", 1.6),
    path("M-52-8c4-56 92-56 98 0z", TEAL),
    path("M-14-40h22l10 16-10 16h-22l-10-16z", LEAF, 0.8),
    line("M-14-40l-6-6M8-40l6-7M18-24h24M-24-24h-23", 0.8),
)
BIRD = group(
    path("M-22 2l-22-8 8 16z", SKY),
    path("M-28 2c0-26 18-34 34-32 14 2 20 12 20 22 0 18-16 26-30 26S-28 12-28 2z", SKY),
    path("M24-14l16 5-15 6z", SUNNY, 0.9),
    dot(14, -14, 3),
    path("M-18-2q14-8 24 2-6 16-24-2z", DENIM, 0.8),
    line("M-4 18v10M6 17v11"),
)
OWL = group(
    path("M-32-4c-6-40-2-66 4-80l12 10q16-4 32 0l12-10c6 14 10 40 4 80-8 6-56 6-64 0z", PLUM),
    path("M-20-4c-4-24 4-36 20-36s24 12 20 36q-20 6-40 0z", CREAM, 0.8),
    line("M-10-26q5 5 10 0 5 5 10 0M-10-14q5 5 10 0 5 5 10 0", 0.7),
    disc(-13, -58, 13, WHITE, 0.9),
    disc(13, -58, 13, WHITE, 0.9),
    dot(-12, -57, 5),
    dot(12, -57, 5),
    path("M-5-50h10l-5 10z", SUNNY, 0.8),
    line("M-12 0v6M-5 0v6M5 0v6M12 0v6", 1, SUNNY),
)
DUCK = group(
    path("M-44-26c10 6 22 4 32-2-8-32 36-40 38-14l16 4-14 8c2 30-20 30-36 30-26 0-36-12-36-26z", SUNNY),
    path("M24-44l20 6-18 8z", CORAL, 0.9),
    dot(10, -46, 3),
    path("M-24-18q16-6 26 2-10 14-26-2z", WHITE, 0.8),
)
BIRDHOUSE = group(
    line("M0 0v-130", 3),
    line("M0 0v-130", 1.2, WOOD),
    box(-26, -180, 52, 56, SKY),
    path("M-38-176L0-212l38 36z", CORAL),
    disc(0, -154, 10, INK, 0.5),
    line("M0-134v0M-8-136h16", 1.4),
)
BUTTERFLY = group(
    path("M-3 0c-16-30-40-26-36-6 2 12 18 14 36 6zM3 0c16-30 40-26 36-6-2 12-18 14-36 6z", SUNNY),
    path("M-3 4c-20 0-28 14-18 22 8 4 16-8 18-22zM3 4c20 0 28 14 18 22-8 4-16-8-18-22z", CORAL),
    line("M0-10v28M0-10l-8-12M0-10l8-12", 1.2),
)
PAW = group(
    path("M0 2c12 0 20 10 18 20-2 8-12 4-18 4s-16 4-18-4c-2-10 6-20 18-20z", CREAM, 0),
    dot(-18, -4, 6, CREAM),
    dot(-7, -13, 6.5, CREAM),
    dot(7, -13, 6.5, CREAM),
    dot(18, -4, 6, CREAM),
)
PRINT = group(
    path("M0 2c12 0 20 10 18 20-2 8-12 4-18 4s-16 4-18-4c-2-10 6-20 18-20z", CORAL),
    disc(-20, -6, 7, CORAL),
    disc(-8, -18, 8, CORAL),
    disc(8, -18, 8, CORAL),
    disc(20, -6, 7, CORAL),
)
BONE = group(
    line("M0 0v18"),
    path(
        "M-22 32c-14-4-22 10-12 18-10 8-2 22 12 18q4-6 8-6h28q4 0 8 6c14 4 22-10 12-18 10-8 2-22-12-18q-4 6-8 6h-28q-4 0-8-6z",
        CREAM,
    ),
)
FLAGS = (
    pennant(CORAL, (PAW.at(0, -6, 0.8),)),
    pennant(SUNNY, (heart(0, 0, 26, CORAL, 0),)),
    BONE,
    pennant(TEAL, (PAW.at(0, -6, 0.8),)),
    pennant(PLUM, (heart(0, 0, 26, CREAM, 0),)),
    pennant(LEAF, (PAW.at(0, -6, 0.8),)),
    pennant(SKY, (star(0, 0, 16, WHITE, 0),)),
)


def leafy_branch(d: str, leaves: tuple[tuple[float, float, float], ...]) -> list[Part]:
    """A branch along ``d``, with leaves at (x, y, turn)."""
    leaf = group(path("M0 0c20-34 60-34 84-10-20 30-60 36-84 10z", LEAF), line("M4 0q36-2 62-8", 0.7))
    dark = group(path("M0 0c20-34 60-34 84-10-20 30-60 36-84 10z", TEAL), line("M4 0q36-2 62-8", 0.7))
    return [
        line(d, 3.6),
        line(d, 1.8, WOOD),
        *((dark if n % 3 == 0 else leaf).at(x, y, 1, turn) for n, (x, y, turn) in enumerate(leaves)),
    ]


def frame() -> list[Part]:
    scene: list[Part] = [
        path(
            "M60 1800c226-110 446-90 686 20 240-60 490-50 739 0 235-50 485-60 739 0 240-120 460-130 686-20v260H60z",
            PALE_SKY,
        ),
        path(
            "M60 1870c186-120 406-110 626-10 200-50 450-40 799 10 335-50 585-60 799-10 220-100 440-110 626 10v200H60z",
            TEAL,
        ),
        path(
            "M60 1935c226-70 486-80 786-20 240-40 440-40 639-20 185-20 400-20 639 20 300-60 560-50 786 20v140H60z",
            LEAF,
        ),
        path("M1450 1900c-60 40 100 70-20 190h170c60-80-100-120-70-190z", CREAM),
        round_tree().at(1290, 1905, 1.2),
        tall_tree(LIME).at(1210, 1905, 1.0),
        HOME.at(1485, 1908, 1.6),
        tall_tree().at(1690, 1908, 1.2),
        round_tree(LIME).at(1775, 1905, 1.0),
        path("M1960 1985c40-50 300-50 350 0 20 60-380 60-350 0z", SKY),
        DUCK.at(2080, 1985, 1.25),
        DUCK.at(2195, 1990, 0.85),
        flower().at(800, 1990, 1.0),
        flower(WHITE).at(860, 1975, 0.8),
        flower(SUNNY, CORAL).at(2370, 1985, 0.95),
        TORTOISE.at(1000, 1965, 1.25),
        HEDGEHOG.at(1830, 1975, 0.95, mirrored=True),
    ]
    above: list[Part] = [
        *leafy_branch(
            "M84 1700c100-120 120-300 70-480-50-180 40-380 0-640",
            (
                (150, 1590, -30),
                (170, 1440, 205),
                (178, 1330, -20),
                (140, 1160, 190),
                (140, 1080, -35),
                (160, 800, 200),
                (168, 690, -40),
                (150, 590, -80),
            ),
        ),
        *leafy_branch("M165 1390q90-10 190-40", ((330, 1356, -28),)),
        *leafy_branch("M140 930q120 10 220-20", ((340, 916, -20),)),
        *leafy_branch(
            "M2886 1700c-100-120-120-300-70-480 50-180-40-380 0-640",
            (
                (2816, 1590, 210),
                (2800, 1440, -20),
                (2792, 1330, 200),
                (2826, 1160, -10),
                (2826, 1080, 215),
                (2806, 800, -20),
                (2800, 690, 220),
                (2816, 590, 260),
            ),
        ),
        *leafy_branch("M2806 1290q-90-10-200-36", ((2630, 1258, 200),)),
        *leafy_branch("M2826 860q-120 6-220-24", ((2630, 842, 196),)),
        *top_garland(FLAGS, (pin(CORAL), BUTTERFLY.at(0, 0, 0.95), pin(SUNNY), BUTTERFLY.at(0, 0, 0.95))),
        OWL.at(262, 1352, 1.7),
        BIRD.at(270, 868, 1.55),
        BUTTERFLY.at(330, 610, 1.35, 14),
        BIRD.at(2690, 1208, 1.55, mirrored=True),
        OWL.at(2700, 836, 1.5),
        BUTTERFLY.at(2650, 560, 1.2, -16),
        heart(310, 1060, 50),
        heart(2640, 1010, 44, CORAL, 0.8),
        DOG.at(270, 1975, 2.7),
        CAT.at(480, 1985, 2.0),
        HEDGEHOG.at(660, 1985, 1.4),
        RABBIT.at(2720, 1985, 2.35),
        RABBIT.at(2550, 1990, 1.5),
    ]
    return framed(PALE_LEAF, TEAL, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 300, 740),
        sun().at(300, 740, 3.0),
        cloud().at(820, 625, 1.5),
        cloud().at(90, 610, 1.0),
        BIRD.at(640, 640, 0.9),
        BIRD.at(545, 665, 0.6),
        path("M-10 800c160-120 310-110 440-30 130-70 330-130 630 10v760H-10z", SKY),
        path("M-10 880c210-130 370-90 570-50 200-80 340-60 500 30v670H-10z", TEAL),
        tall_tree(LEAF).at(70, 860, 1.0),
        round_tree().at(150, 850, 1.0),
        house(SUNNY).at(245, 846, 1.0),
        tall_tree(LEAF).at(960, 830, 0.9),
        disc(640, 905, 155, PALE_SUN, 0),
        path("M-10 990c170-60 340-130 630-80 180-50 330-20 440 40v580H-10z", LEAF),
        path(
            "M606 950c-126 30-216 60-126 110 150 60 260 80 170 170-90 70-260 110-310 270h330c20-110 190-150 230-260 30-110-160-150-240-190-40-20 10-70 30-100z",
            CREAM,
        ),
        HOME.at(640, 955, 1.9),
        round_tree(LIME).at(430, 945, 1.25),
        tall_tree().at(850, 950, 1.3),
        BIRDHOUSE.at(950, 1010, 1.05),
        path("M-10 1180c140-60 300-20 330 50 20 60-60 130-150 160-80 30-120 60-130 110H-10z", TEAL),
        path("M1060 1180c-120-40-230 20-250 90-20 80-100 120-130 230h380z", TEAL),
        path("M810 1130c30-40 210-40 230 0 10 44-240 44-230 0z", SKY),
        DUCK.at(880, 1132, 0.9),
        DUCK.at(968, 1136, 0.65),
        TORTOISE.at(290, 1120, 1.05),
        flower().at(80, 1140, 0.9),
        flower(SUNNY, CORAL).at(150, 1110, 0.8),
        flower(WHITE).at(430, 1080, 0.8),
        flower().at(730, 1090, 0.7),
        DOG.at(180, 1430, 2.35),
        CAT.at(350, 1445, 1.75),
        RABBIT.at(900, 1430, 2.1),
        HEDGEHOG.at(720, 1455, 1.4),
        BUTTERFLY.at(760, 1240, 1.0, 12),
        BUTTERFLY.at(60, 1250, 0.8, -14),
        flower(WHITE).at(1010, 1440, 1.0),
    ]


def strip() -> list[Part]:
    return [
        path("M6 132c60-26 200-26 304-4 0 6-4 10-8 10H12q-8 0-6-6z", LEAF),
        path("M994 132c-60-26-200-26-304-4 0 6 4 10 8 10h290q8 0 6-6z", LEAF),
        *garland(
            ((236, 22), (500, 26), (764, 22)), 28, 7, FLAGS, 0.4, pins=(pin(), BUTTERFLY.at(0, 0, 0.9), pin())
        ),
        HOME.at(84, 122, 0.8),
        round_tree(LIME).at(160, 120, 0.6),
        RABBIT.at(212, 126, 0.55),
        HEDGEHOG.at(274, 128, 0.46),
        DOG.at(940, 124, 0.92),
        CAT.at(866, 126, 0.74),
        TORTOISE.at(780, 126, 0.56, mirrored=True),
        DUCK.at(716, 132, 0.4),
        *(
            PRINT.at(x, y, 0.42, turn, line=0.7)
            for x, y, turn in (
                (370, 110, 70),
                (420, 118, 100),
                (470, 106, 80),
                (520, 116, 100),
                (570, 106, 80),
                (620, 114, 95),
            )
        ),
    ]
