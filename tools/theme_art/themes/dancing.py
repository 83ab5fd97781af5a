"""Dancing: a stage between curtains, lights on a string, dancers, and the home as the finest piece of scenery."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    beamed_notes,
    framed,
    garland,
    house,
    note,
    pennant,
    person,
    pin,
    round_tree,
    tall_tree,
    top_garland,
)
from ..pen import (
    CORAL,
    CREAM,
    DENIM,
    GREY,
    INK,
    LEAF,
    LIME,
    NIGHT,
    PALE_CORAL,
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

BROWN, FAIR, DARK, OLIVE = "#b88058", "#f1c7a3", "#996541", "#d9a27a"
HAIR, GINGER = "#4a3c4a", "#d9713a"
LEAPER = person(
    BROWN,
    HAIR,
    CORAL,
    PLUM,
    arms=("M-13-70Q-40-76 -52 -104", "M13-70Q40-66 56 -88"),
    legs=("M-7-40Q-30-34 -44-10", "M7-40Q30-44 48-26"),
)
TWIRLER = person(
    FAIR,
    GINGER,
    TEAL,
    DENIM,
    arms=("M-12-70Q-44-80 -24 -132", "M12-70Q44-80 24 -132"),
    legs=("M-5-40L-4-4", "M5-40Q30-34 14-16"),
    long_hair=True,
)
BREAKER = person(
    DARK,
    HAIR,
    SUNNY,
    NIGHT,
    arms=("M-13-70Q-44-60 -56 -84", "M13-70Q36-50 22 -38"),
    legs=("M-7-40Q-34-30 -24-4", "M7-40Q28-26 34-4"),
)
STEPPER = person(
    OLIVE,
    "#6b4430",
    PLUM,
    TEAL,
    arms=("M-13-70Q-40-50 -50 -72", "M13-70Q30-96 48 -112"),
    legs=("M-6-40L-14-4", "M6-40Q22-30 30-6"),
    long_hair=True,
)
BALL = group(
    disc(0, 0, 46, PALE_SKY),
    path("M-44-14h88l-6-16h-76zM-44 16h88l-10 16h-68z", SKY, 0),
    line("M-44-14h88M-44 14h88M-32-32h64M-32 32h64M0-46v92M0-46c-30 24-30 68 0 92M0-46c30 24 30 68 0 92"),
    disc(0, 0, 46),
    box(-8, -58, 16, 14, SUNNY),
)
SHOE = group(
    path("M-44 10c-6-24 0-34 8-42 8 14 22 20 34 20 22 0 42 4 46 22z", PINK),
    path("M-46 8h90q6 10-4 12h-80q-8-2-6-12z", CREAM),
    path("M-30-18c14 10 24 12 36 10-6 10-28 8-36-10z", CREAM, 0.7),
    line("M-38-30c10-30 34-30 30-60M-14-16c14-30-4-44 16-70", 1.4, CORAL),
)
TRAINER = group(
    path("M-42-40h34c2 14 14 24 46 28 12 4 12 18 8 24h-88c-6-18-4-36 0-52z", TEAL),
    path("M-46 10h94q2 12-8 12h-80q-8-2-6-12z", WHITE),
    line("M-6-26l10-8M4-18l10-8M16-12l8-8", 1, WHITE),
    star(-24, -10, 12, SUNNY, 0.7),
)
SPEAKER = group(
    box(-40, -130, 80, 130, NIGHT, 1, 6),
    disc(0, -94, 20, GREY),
    disc(0, -94, 8, INK, 0.5),
    disc(0, -40, 30, GREY),
    disc(0, -40, 12, CORAL, 0.9),
    line("M-30-120h6M24-120h6M-30-8h6M24-8h6", 0.8, GREY),
)
BOOMBOX = group(
    line("M-40-60q0-26 16-26h48q16 0 16 26", 1.6),
    box(-68, -62, 136, 62, CORAL, 1, 8),
    disc(-40, -28, 22, NIGHT),
    disc(-40, -28, 9, SKY, 0.8),
    disc(40, -28, 22, NIGHT),
    disc(40, -28, 9, SKY, 0.8),
    box(-14, -38, 28, 20, CREAM, 0.9, 2),
    box(-14, -54, 28, 9, SUNNY, 0.8, 2),
)


def lamp(fill: str) -> Group:
    """A light bulb on the string."""
    return group(
        box(-11, -2, 22, 22, INK, 0.6, 3),
        path("M-10 20h20c4 12 18 18 18 36 0 36-56 36-56 0 0-18 14-24 18-36z", fill),
        line("M-12 58q2 12 12 14", 1, WHITE),
    )


FLAGS = (
    lamp(SUNNY),
    pennant(CORAL, (star(0, 0, 17, CREAM, 0),)),
    lamp(SKY),
    pennant(PLUM, (heart(0, 0, 26, CREAM, 0),)),
    lamp(LIME),
    pennant(TEAL, (star(0, 0, 17, WHITE, 0),)),
    lamp(PINK),
)


def frame() -> list[Part]:
    drape = group(
        path(
            "M60 330c60-30 150-30 220-10 60 20 110 10 130 24 16 300-10 560-80 740-30 60-70 90-110 104H60z",
            CORAL,
        ),
        line("M130 330c20 340 10 560-20 850M220 322c30 300 10 560-50 860M320 340c20 280-10 560-90 790", 1),
        path("M60 1160l180-10q30 30 6 70l-186 10z", SUNNY),
        path("M60 1226l190-8c60 130 90 340 96 700H60z", CORAL),
        line("M110 1250c20 200 20 420 10 640M180 1250c40 180 50 420 50 640M230 1270c36 160 60 400 60 610", 1),
        line("M70 1196h160", 0.7),
        disc(236, 1186, 22, SUNNY),
    )
    scene: list[Part] = [
        # the painted scenery
        path(
            "M60 1780c260-90 480-80 720 10 240-60 480-50 705-10 240-50 480-50 705 10 240-90 480-90 720-10v280H60z",
            PALE_SKY,
        ),
        path("M340 1850c260-70 480-50 720-10 240-40 620-40 850 0 240-40 480-50 720 10v200H340z", TEAL),
        HOME.at(1485, 1852, 1.46),
        round_tree().at(1280, 1846, 1.15),
        tall_tree(LEAF).at(1180, 1846, 1.1),
        round_tree(LIME).at(1690, 1846, 1.1),
        tall_tree(LEAF).at(1800, 1846, 1.2),
        # the boards
        path("M60 1890H2910v160H60z", TAN),
        line(
            "M60 1890H2910M60 1950H2910M430 1890l-60 60M760 1890l-40 60M1090 1890l-30 60M1420 1890l-8 60M1750 1890l14 60M2080 1890l30 60M2410 1890l50 60M600 1950l-60 80M1050 1950l-40 80M1500 1950v80M1950 1950l40 80M2400 1950l60 80"
        ),
        drape,
        Group((drape,), 2970, 0, 1, 0, True),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), BALL.at(0, 0, 1.0), pin(SUNNY), BALL.at(0, 0, 1.0)), swing=0.5),
        SPEAKER.at(190, 1975, 2.1),
        LEAPER.at(440, 1940, 2.0),
        TWIRLER.at(720, 1955, 1.55),
        BOOMBOX.at(960, 1975, 1.15),
        BREAKER.at(2230, 1955, 1.6),
        STEPPER.at(2520, 1950, 2.0, mirrored=True),
        SPEAKER.at(2780, 1975, 2.1),
        SHOE.at(2020, 1955, 1.05),
        star(355, 1440, 34, SUNNY, 1),
        star(400, 1290, 22, CORAL, 1),
        note(PLUM).at(360, 1560, 0.9, 6),
        star(2620, 1430, 34, SUNNY, 1),
        star(2570, 1300, 22, TEAL, 1),
        beamed_notes(TEAL).at(2600, 1570, 0.9, -6),
    ]
    return framed(PALE_CORAL, SUNNY, scene, above)


def cover() -> list[Part]:
    return [
        path("M0 0H1050V1480H0z", CREAM, 0),
        path("M0 0H1050V500q-250 70-525 40Q250 510 0 600z", "#fdf0ea", 0),
        path("M525 640L180 1100H870z", PALE_SUN, 0),
        path("M-10 820c170-110 320-90 470-20 160-70 380-100 600 20v700H-10z", SKY),
        path("M-10 900c210-110 370-80 560-40 200-70 340-50 510 30v640H-10z", TEAL),
        house(SUNNY).at(150, 884, 1.1),
        round_tree().at(240, 890, 1.0),
        tall_tree(LEAF).at(60, 900, 1.1),
        house(PLUM, PALE_CORAL, CORAL).at(905, 880, 1.05),
        tall_tree(LEAF).at(820, 880, 1.0),
        round_tree().at(995, 900, 1.0),
        disc(525, 915, 155, PALE_SUN, 0),
        path("M-10 990Q520 900 1060 990v520H-10z", LEAF),
        HOME.at(525, 975, 1.95),
        round_tree(LIME).at(320, 985, 1.15),
        tall_tree().at(745, 980, 1.25),
        # strings of lights from post to post
        line("M90 1200V610M960 1200V610", 3),
        line("M90 1200V610M960 1200V610", 1.2, WOOD),
        *garland(
            ((90, 620), (525, 618), (960, 620)),
            56,
            6,
            FLAGS,
            0.62,
            swing=0.5,
            pins=(pin(), BALL.at(0, 10, 1.3), pin()),
        ),
        # the dance floor in the garden
        path("M170 1120H880L1090 1500H-40z", TAN),
        path(
            "M170 1120H348L275 1236H105zM525 1120H702L760 1236H525zM275 1236H525V1356H206zM760 1236H945L1010 1356H826zM40 1356H206L140 1500H-40zM525 1356H826L880 1500H525z",
            CREAM,
            0.7,
        ),
        line("M170 1120H880L1090 1500H-40z", 1),
        LEAPER.at(220, 1340, 1.75),
        TWIRLER.at(430, 1290, 1.5),
        STEPPER.at(620, 1300, 1.5),
        BREAKER.at(830, 1340, 1.7),
        SPEAKER.at(78, 1210, 1.15),
        SPEAKER.at(972, 1210, 1.15),
        BOOMBOX.at(520, 1445, 1.5),
        SHOE.at(150, 1430, 1.1),
        TRAINER.at(890, 1435, 1.15, mirrored=True),
        star(730, 1400, 20, SUNNY, 1),
        star(320, 1420, 18, CORAL, 1),
    ]


def strip() -> list[Part]:
    return [
        path("M6 130c60-20 200-20 304-2 0 6-4 10-8 10H12q-8 0-6-8z", LEAF),
        path("M690 124h306v14H690z", TAN),
        *garland(
            ((236, 22), (500, 26), (764, 22)),
            28,
            7,
            FLAGS,
            0.4,
            swing=0.5,
            pins=(pin(), BALL.at(0, 0, 0.9), pin()),
        ),
        HOME.at(84, 122, 0.8),
        round_tree(LIME).at(166, 120, 0.6),
        LEAPER.at(240, 126, 0.56),
        SPEAKER.at(966, 126, 0.66),
        TWIRLER.at(892, 124, 0.72),
        BREAKER.at(814, 124, 0.72),
        BOOMBOX.at(726, 126, 0.44),
        note(PLUM).at(390, 108, 0.4, 6),
        star(450, 112, 9, SUNNY),
        SHOE.at(512, 120, 0.36),
        star(572, 110, 9, CORAL),
        beamed_notes(TEAL).at(630, 110, 0.4, -6),
    ]
