"""Baking: a kitchen table under dripping icing, with the home on the best cake of all."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    cloud,
    framed,
    garland,
    house,
    pennant,
    pin,
    round_tree,
    sky,
    sun,
    tall_tree,
)
from ..pen import (
    CORAL,
    CREAM,
    HIGH_SKY,
    LEAF,
    LIME,
    PALE_CORAL,
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
    dot,
    group,
    heart,
    line,
    path,
    star,
)

CUPCAKE = group(
    path("M-32-38h64L24 0h-48z", SUNNY),
    line("M-18-36l4 34M0-38v36M18-36l-4 34", 0.7),
    path("M-38-38c-8-14 2-24 12-24 0-14 12-20 22-18 14-6 28 4 28 18 12 0 22 10 14 24-8 8-70 8-76 0z", CORAL),
    line("M-22-56q10 8 20 0M6-66q8 6 14 2", 0.8),
    disc(2, -88, 9, PLUM),
)
CUPCAKE_TEAL = group(
    path("M-32-38h64L24 0h-48z", PLUM),
    line("M-18-36l4 34M0-38v36M18-36l-4 34", 0.7, CREAM),
    path("M-36-38q-8-14 6-20-4-12 12-18 2-14 20-22 14 10 14 22 16 4 12 18 16 8 8 20z", CREAM),
    line("M-28-58q26 12 54 0M-18-76q18 8 36 0", 0.8),
    star(2, -100, 13, SUNNY, 0.8),
)
WHISK = group(
    path("M-5-58h10v50h-10z", WOOD),
    path("M0-10c-34 14-30 62 0 76 30-14 34-62 0-76z", WHITE),
    line("M0-10c-12 20-12 56 0 76 12-20 12-56 0-76zM0-10v76", 0.8),
)
SPOON = group(
    path("M-5-60q5-6 10 0l3 78q14 10 10 30-6 18-18 18t-18-18q-4-20 10-30z", TAN),
    line("M-8 42q8 10 16 0", 0.7),
)
SPATULA = group(
    path("M-5-60h10v64h-10z", TEAL),
    path("M-17 4h34q4 0 4 4l-3 50q0 6-6 6h-24q-6 0-6-6l-3-50q0-4 4-4z", WHITE),
    line("M-7 16v34M7 16v34", 0.8),
)
ROLLING_PIN = group(
    path("M-74-7h24v14h-24q-8-7 0-14zM74-7h-24v14h24q8-7 0-14z", CORAL),
    box(-52, -17, 104, 34, TAN, 1, 9),
    line("M-38-8H20", 0.7),
)
BOWL = group(
    path("M-44-58c6-18 22-10 30-18 12-10 26 4 36 0 12-2 22 6 24 18z", CREAM),
    path("M-56-60h112q3 0 3 4C58-26 44-6 24 0h-48C-44-6-58-26-59-56q0-4 3-4z", SKY),
    line("M-55-42q55 10 110 0", 1.6, WHITE),
    path("M-56-60h112q3 0 3 4C58-26 44-6 24 0h-48C-44-6-58-26-59-56q0-4 3-4z"),
)
JAR = group(
    path("M-26-66h52q6 6 6 12V-8q0 8-8 8h-48q-8 0-8-8v-46q0-6 6-12z", WHITE),
    path("M-32-40q32 8 64 0v32q0 8-8 8h-48q-8 0-8-8z", PINK, 0.8),
    box(-28, -82, 56, 16, TEAL, 1, 4),
    heart(0, -20, 20, WHITE, 0.8),
)
ROLL = group(  # a cinnamon swirl
    disc(0, 0, 34, TAN),
    line("M26 14C6 36-26 20-22-6-18-28 16-28 18-6 18 12-6 14-8 0", 1),
)
STRAWBERRY = group(
    path("M0 34c-26-12-40-40-26-56 10-10 20-4 26 2 6-6 16-12 26-2 14 16 0 44-26 56z", CORAL),
    path("M-22-24q12-14 22-2 10-12 22 2-10 10-22 6-12 4-22-6z", LEAF, 0.9),
    dot(-10, 0, 2.4, CREAM),
    dot(10, 0, 2.4, CREAM),
    dot(0, 14, 2.4, CREAM),
)
STAND = group(
    path("M-7-40h14l4 34q24 0 28 6h-78q4-6 28-6z", WHITE),
    path("M-74-52h148q2 12-18 12h-112q-20 0-18-12z", WHITE),
)


def cake(sponge: str, icing: str, filling: str) -> Group:
    """A round cake with icing that drips, 120 wide and 70 high."""
    return group(
        path("M-60-62V-6q0 6 8 6h104q8 0 8-6v-56z", sponge),
        path("M-60-32h120v12h-120z", filling, 0.8),
        path(
            "M-62-66q0-8 10-8h104q10 0 10 8v14c0 12-14 12-14 0-2-8-14-8-14 2v10c0 12-16 12-16 0v-8c0-10-14-10-14 0 0 12-16 12-16 0"
            "-2-8-14-8-14 2v14c0 12-18 12-18 0v-14c0-10-12-10-12 0-2 10-14 6-14-4z",
            icing,
        ),
    )


def gingham(fill: str) -> Group:
    """A checked flag."""
    return group(
        path("M-38 0h76L4 92q-4 8-8 0z", CREAM),
        path("M-20 0h14v74L-20 44zM10 0h14v38L10 66z", fill, 0),
        path("M-31 18h62l-6 14h-50zM-19 46h38l-6 14h-26z", fill, 0),
        path("M-38 0h76L4 92q-4 8-8 0z"),
    )


FLAGS = (
    gingham(CORAL),
    pennant(SUNNY, (heart(0, 0, 28, CORAL, 0),)),
    gingham(TEAL),
    pennant(PLUM, (star(0, 0, 17, CREAM, 0),)),
    gingham(SKY),
    pennant(LEAF, (heart(0, 0, 28, CREAM, 0),)),
    pennant(PINK, (star(0, 0, 17, WHITE, 0),)),
)
SPRINKLES = (
    (150, 94, 20, SUNNY),
    (260, 108, -30, WHITE),
    (390, 90, 60, TEAL),
    (500, 112, 10, PLUM),
    (640, 92, -50, SUNNY),
    (760, 108, 30, WHITE),
    (1000, 90, 80, PLUM),
    (1120, 108, -20, TEAL),
    (1260, 92, 40, SUNNY),
    (1380, 106, -60, WHITE),
    (1600, 104, 20, SUNNY),
    (1720, 90, -35, PLUM),
    (1850, 110, 70, WHITE),
    (1970, 92, 15, TEAL),
    (2230, 106, -45, SUNNY),
    (2350, 90, 30, PLUM),
    (2470, 110, -10, WHITE),
    (2600, 92, 55, TEAL),
    (2720, 108, -25, SUNNY),
    (2830, 94, 30, PLUM),
)
# the icing's edge: how far each drip hangs, every 82 units from right to left
DRIPS = (
    40,
    22,
    58,
    16,
    34,
    50,
    12,
    28,
    44,
    18,
    30,
    56,
    14,
    36,
    20,
    48,
    26,
    14,
    52,
    22,
    38,
    16,
    46,
    28,
    18,
    54,
    24,
    40,
    14,
    34,
    50,
    20,
    44,
    26,
    60,
    30,
)
ICING = "M60 60H2930v44" + "".join(f"v{n}q0 22-22 22t-22-22v{-n}q-19-18-38 0" for n in DRIPS) + "z"


def tablecloth(y: float, width: float) -> list[Part]:
    """A gingham cloth with its edge at ``y``."""
    return [
        path(f"M-10 {y}H{width + 10}V2200H-10z", CREAM),
        *(box(x, y + 4, 44, 400, PALE_CORAL, 0) for x in range(26, int(width), 96)),
        *(box(0, y + 24 + step, width, 30, PINK, 0) for step in (0, 76, 152)),
        *(
            box(x, y + 24 + step, 44, 30, CORAL, 0)
            for x in range(26, int(width), 96)
            for step in (0, 76, 152)
        ),
        line(f"M0 {y}H{width}", 1.1),
    ]


def frame() -> list[Part]:
    white, brown, pink = cake(CREAM, WHITE, CORAL), cake(TAN, PINK, CREAM), cake(SUNNY, TEAL, WHITE)
    scene: list[Part] = [
        *tablecloth(1860, 2970),
        # hanging from the icing at the right: a rail of tools
        line("M2590 560H2880", 2.4),
        line("M2590 560H2880", 1, SUNNY),
        line("M2640 560v34M2735 560v34M2830 560v34", 1),
        WHISK.at(2640, 760, 2.7),
        SPATULA.at(2738, 760, 2.6),
        SPOON.at(2834, 766, 2.6),
        line("M2610 1130H2860", 2.4),
        line("M2610 1130H2860", 1, SUNNY),
        line("M2680 1130v30M2800 1130v30", 1),
        path("M2620 1160h120q2 90-60 100-62-10-60-100z", CORAL),
        line("M2640 1180q2 44 26 58", 1, WHITE),
        path("M2800 1160c-50 80-46 150 0 158 46-8 50-78 0-158z", TEAL),
        heart(2800, 1256, 44, WHITE, 0.8),
        # a tower of cakes at the left
        STAND.at(250, 1900, 2.2),
        pink.at(250, 1790, 2.6),
        brown.at(250, 1608, 2.15),
        white.at(250, 1458, 1.75),
        pink.at(250, 1334, 1.3),
        CUPCAKE.at(250, 1240, 1.75),
        STRAWBERRY.at(120, 1590, 0.95, -14),
        STRAWBERRY.at(385, 1594, 0.9, 12),
        STRAWBERRY.at(150, 1440, 0.8, -10),
        path(ICING, PINK),
        *(
            line(f"M{x - 11} {y}h22", 1.1, ink)
            if turn == 0
            else Group((line("M-11 0h22", 1.1, ink),), x, y, 1, turn)
            for x, y, turn, ink in SPRINKLES
        ),
        # the table
        BOWL.at(700, 1895, 1.9),
        WHISK.at(800, 1770, 1.5, 32),
        JAR.at(935, 1890, 1.3),
        ROLL.at(1090, 1882, 1.0),
        ROLL.at(1170, 1890, 0.9, 60),
        STAND.at(1485, 1935, 2.3),
        path("M1340 1824q0-44 145-48 145 4 145 48z", LIME),
        HOME.at(1485, 1800, 1.1),
        CUPCAKE.at(1790, 1900, 1.5),
        CUPCAKE_TEAL.at(1910, 1905, 1.35),
        CUPCAKE.at(2010, 1895, 1.15),
        ROLLING_PIN.at(2260, 1900, 1.6, -7),
        ROLL.at(2600, 1870, 1.0),
        BOWL.at(2740, 1910, 2.5),
        WHISK.at(2850, 1740, 2.1, 28),
        STRAWBERRY.at(2530, 1900, 0.9, 20),
        STRAWBERRY.at(2460, 1915, 0.75, -25),
    ]
    above: list[Part] = [
        *garland(
            ((92, 142), (866, 132), (1485, 126), (2104, 132), (2878, 142)),
            76,
            6,
            FLAGS,
            1.04,
            pins=(pin(CORAL), CUPCAKE_TEAL.at(0, 34, 0.8), pin(SUNNY), CUPCAKE_TEAL.at(0, 34, 0.8)),
        ),
        star(390, 1230, 34, SUNNY, 1),
        star(120, 1180, 26, CORAL, 1),
        heart(150, 620, 70),
        heart(315, 860, 50),
        star(330, 600, 30, SUNNY, 1),
        heart(130, 960, 40, PINK),
        STRAWBERRY.at(225, 770, 1.25, -18),
        heart(2820, 1440, 60),
        star(2640, 1400, 34, SUNNY, 1),
        STRAWBERRY.at(2720, 1570, 1.3, 14),
        star(2850, 1590, 24, TEAL, 1),
        SPOON.at(395, 1950, 2.0, 78),
    ]
    return framed(PALE_CORAL, CORAL, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 250, 740),
        sun().at(250, 740, 3.0),
        cloud().at(770, 640, 1.3),
        cloud().at(930, 690, 0.9),
        path("M-10 860c170-110 320-90 470-20 160-70 380-100 600 20v700H-10z", SKY),
        path("M-10 940c210-90 370-60 560-30 200-60 340-40 510 30v640H-10z", TEAL),
        house(SUNNY).at(150, 930, 1.1),
        round_tree().at(245, 936, 1.0),
        tall_tree(LEAF).at(60, 940, 0.9),
        house(PLUM, PALE_CORAL, CORAL).at(890, 930, 1.05),
        tall_tree(LEAF).at(975, 950, 1.1),
        disc(525, 805, 155, PALE_SUN, 0),
        # a cake for a hill
        path("M175 1230V960q0-26 30-26h640q30 0 30 26v270z", CREAM),
        path("M175 1072h700v44H175z", CORAL),
        path(
            "M165 960q0-44 50-50 100-14 310-14t310 14q50 6 50 50v50c0 36-52 36-52 0-4-26-50-26-52 4v40c0 36-56 36-56 0v-36c-4-26-54-26-56 0v10c0 36-58 36-58 0"
            "-2-30-50-30-54 0v50c0 36-58 36-58 0v-50c-2-26-52-26-54 0v14c0 36-56 36-56 0-2-32-50-32-52 0v44c0 36-58 36-58 0v-46c-2-30-52-26-54 0-4 36-54 30-54-8z",
            PINK,
        ),
        path("M250 902q120-34 275-34t275 34q-120 26-275 26t-275-26z", LIME),
        HOME.at(525, 902, 1.75),
        CUPCAKE.at(330, 905, 0.9),
        CUPCAKE_TEAL.at(725, 905, 0.9),
        STRAWBERRY.at(400, 900, 0.55),
        STRAWBERRY.at(655, 902, 0.55),
        *(
            Group((line("M-9 0h18", 1.2, ink),), x, y, 1, turn)
            for x, y, turn, ink in (
                (240, 960, 30, SUNNY),
                (330, 975, -40, WHITE),
                (450, 960, 10, TEAL),
                (560, 972, 70, SUNNY),
                (660, 958, -20, PLUM),
                (760, 975, 40, WHITE),
                (830, 960, -50, TEAL),
            )
        ),
        *garland(((0, 1000), (178, 960)), 26, 3, FLAGS, 0.5),
        *garland(((872, 960), (1050, 1000)), 26, 3, FLAGS[3:], 0.5),
        path("M95 1218h860q10 50-60 50H155q-70 0-60-50z", WHITE),
        *tablecloth(1262, 1050),
        BOWL.at(190, 1420, 2.3),
        WHISK.at(300, 1250, 1.7, 28),
        JAR.at(395, 1430, 1.4),
        ROLLING_PIN.at(560, 1430, 1.3, -8),
        CUPCAKE.at(740, 1420, 1.7),
        CUPCAKE_TEAL.at(890, 1430, 2.0),
        STRAWBERRY.at(985, 1430, 0.9, 14),
    ]


def strip() -> list[Part]:
    return [
        path("M8 128q150-10 296 0 10 6 0 8H14q-12-2-6-8z", PINK),
        path("M992 128q-150-10-296 0-10 6 0 8h290q12-2 6-8z", PINK),
        *garland(
            ((225, 22), (500, 26), (775, 22)), 30, 7, FLAGS, 0.4, pins=(pin(), CUPCAKE.at(0, 30, 0.8), pin())
        ),
        STAND.at(100, 130, 0.9),
        path("M44 86q0-18 56-20 56 2 56 20z", LIME),
        HOME.at(100, 76, 0.5),
        CUPCAKE.at(212, 128, 0.72),
        STRAWBERRY.at(268, 112, 0.42, 12),
        BOWL.at(880, 128, 0.95),
        WHISK.at(930, 62, 0.8, 30),
        CUPCAKE_TEAL.at(776, 128, 0.75),
        ROLL.at(724, 114, 0.4),
        heart(420, 106, 15),
        heart(580, 106, 15, PINK),
        dot(350, 108, 4, TEAL),
        dot(650, 108, 4, PLUM),
        star(500, 116, 9, SUNNY),
    ]
