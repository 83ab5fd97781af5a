"""Water: a bay with a lighthouse, sails and fish, and the home on its island."""
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
    DENIM,
    GLOW,
    GREY,
    HIGH_SKY,
    LEAF,
    LIME,
    NIGHT,
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

LIGHTHOUSE = group(  # 300 high
    path("M-40 0l12-200h56l12 200z", WHITE),
    path("M-36-66l3-50h66l3 50zM-31-150l3-50h56l3 50z", CORAL),
    box(-40, -214, 80, 14, NIGHT),
    box(-22, -254, 44, 40, SUNNY),
    line("M0-254v40"),
    path("M-32-254q32-46 64 0z", CORAL),
    line("M0-278v-12", 1.4),
    path("M-13 0v-28q0-14 13-14t13 14V0z", TEAL),
    box(-8, -142, 16, 18, SKY, 0.8),
)
FISH = group(
    path("M26 0l28-24q8 24 0 48z", CORAL),
    path("M-46 2c14-40 60-36 78-2-18 34-64 38-78 2z", SUNNY),
    path("M-14-24q-12 24 0 50M6-26q-8 26 0 52", "none", 0.8),
    dot(-28, -4, 3.4),
    line("M-40 8q6 5 12 2", 0.7),
)
FISH_TEAL = group(
    path("M26 0l28-24q8 24 0 48z", PLUM),
    path("M-46 2c14-40 60-36 78-2-18 34-64 38-78 2z", PINK),
    path("M-10-10q14 10 0 22", "none", 0.9),
    dot(-28, -4, 3.4),
    line("M-40 8q6 5 12 2", 0.7),
)
BOAT = group(
    path("M-58-26H58Q46 0 30 0h-60q-16 0-28-26z", CORAL),
    line("M0-26v-116", 1.8),
    path("M6-136q50 40 56 98H6z", WHITE),
    path("M-6-126q-34 40-44 88h44z", SUNNY),
    path("M0-142l24 7-24 9z", TEAL, 0.9),
)
STARFISH = group(
    path(
        "M0-44q8 24 16 28 8 2 28 2-18 14-20 22 0 8 10 30-22-14-34-14s-14 2-34 14c8-20 12-22 10-30q-4-8-20-22 18 2 26-2 10-4 18-28z",
        CORAL,
    ),
    dot(0, -18, 3, CREAM),
    dot(-14, -2, 3, CREAM),
    dot(14, -2, 3, CREAM),
    dot(-8, 14, 3, CREAM),
    dot(8, 14, 3, CREAM),
    dot(0, 0, 3, CREAM),
)
SHELL = group(
    path("M-34 4c-8-50 76-50 68 0L10 28h-20z", PINK),
    line("M0 26V-32M-8 26L-24-20M8 26l16-46"),
    path("M-14 26h28v10h-28z", CORAL),
)
BUOY = group(
    disc(0, 0, 40, WHITE),
    path(
        "M-40 0a40 40 0 0 1 12-29L-11-11A16 16 0 0 0-16 0zM40 0a40 40 0 0 1-12 29L11 11A16 16 0 0 0 16 0zM0-40",
        CORAL,
    ),
    disc(0, 0, 40),
    disc(0, 0, 16, PALE_SKY),
)
CRAB = group(
    path(
        "M-34-6c-24-4-30-26-20-38 4 10 10 10 14 4 4 10 2 20 6 26zM34-6c24-4 30-26 20-38-4 10-10 10-14 4-4 10-2 20-6 26z",
        CORAL,
    ),
    line("M-30 8l-18 8M-26 16l-14 12M30 8l18 8M26 16l14 12", 1.6),
    path("M-38 4c0-32 76-32 76 0 0 26-76 26-76 0z", CORAL),
    line("M-12-18v-14M12-18v-14", 1.2),
    disc(-12, -36, 7, WHITE, 0.9),
    disc(12, -36, 7, WHITE, 0.9),
    dot(-12, -35, 3),
    dot(12, -35, 3),
    line("M-8 6q8 7 16 0"),
)
GOGGLES = group(
    line("M-60-4q60-40 120 0", 3),
    line("M-60-4q60-40 120 0", 1.2, TEAL),
    path(
        "M-56-10h46q6 0 8 6 2-6 8-6h46q8 0 8 10-4 30-30 30-20 0-28-20-8 20-28 20-28 0-32-30 0-10 2-10z", CORAL
    ),
    path("M-48-2h34q4 0 2 6-4 16-18 16T-50 6zM48-2H14q-4 0-2 6 4 16 18 16T50 6z", SKY, 0.8),
)
TURTLE = group(
    path(
        "M-30 10c-26 0-44 14-46 26 20 4 44-4 54-18zM30 10c26 0 44 14 46 26-20 4-44-4-54-18zM-30-20c-20-8-36-4-42 4 12 12 32 12 44 8zM30-20c20-8 36-4 42 4-12 12-32 12-44 8z",
        LIME,
    ),
    path("M-14-36c0-36 28-36 28 0z", LIME),
    dot(-6, -52, 2.6),
    dot(6, -52, 2.6),
    oval(0, 0, 40, 42, TEAL),
    path("M0-22l18 12v22L0 24l-18-12v-22z", LEAF, 0.9),
    line("M0-22v-20M18-10l17-8M18 12l16 10M0 24v18M-18 12l-16 10M-18-10l-17-8"),
)
WEED = group(
    path("M-8 0c-26-50 14-80-6-130-8-20-4-40 6-54 4 30 24 40 18 80-6 36-14 70 6 104z", TEAL),
    path("M14 0c-14-40 20-60 10-100q10 20 20 26c10 26-10 44-8 74z", LEAF),
)
CORAL_FAN = group(
    line("M0 0v-60M0-30c-30-4-34-30-30-54M0-40c30-4 30-34 26-60M-28-60l-18-20M26-72l20-22", 5),
    line("M0 0v-60M0-30c-30-4-34-30-30-54M0-40c30-4 30-34 26-60M-28-60l-18-20M26-72l20-22", 3, PINK),
)
GULL = group(
    path("M-46-8c20-16 36-8 46 6 10-14 26-22 46-6-18-2-30 6-36 18q-10 8-20 0c-6-12-18-20-36-18z", WHITE, 0.9)
)
JELLY = group(
    path("M-34 0c-4-56 72-56 68 0q-8 10-17 0-8 10-17 0-8 10-17 0-9 10-17 0z", PLUM),
    line("M-22 8q-10 20 0 34t0 30M-6 8q8 20 0 38t2 32M10 8q-8 20 0 34t0 34M24 8q8 18 0 30t2 30"),
    dot(-10, -18, 3),
    dot(10, -18, 3),
    line("M-5-11q5 5 10 0", 0.8),
)


def signal(fill: str, *signs: Part) -> Group:
    """A square signal flag, as ships fly."""
    return group(path("M-32 0h64v66h-64z", fill), *signs, path("M-32 0h64v66h-64z"))


def hung(motif: Group, drop: float, size: float) -> Group:
    return group(line(f"M0 0v{drop}"), motif.at(0, drop, size))


FLAGS = (
    signal(CORAL, path("M-32 22h64v22h-64z", WHITE, 0.7)),
    pennant(TEAL, (star(0, 0, 17, WHITE, 0),)),
    signal(SUNNY, disc(0, 33, 16, NIGHT, 0.7)),
    hung(SHELL, 48, 0.8),
    signal(SKY, path("M-32 0L0 33-32 66zM32 0L0 33l32 33z", WHITE, 0.7)),
    pennant(PLUM, (heart(0, 0, 26, CREAM, 0),)),
    signal(NIGHT, box(-14, 19, 28, 28, WHITE, 0.7, 0)),
    hung(STARFISH, 50, 0.75),
)


def crests(y: float, left: float, right: float, step: float, deep: float, height: float) -> str:
    """A sea whose waves roll from left to right: the path down to the sea's floor."""
    waves = "".join(
        f"q{step * 0.3:.0f} {-height:.0f} {step * 0.62:.0f} {-height:.0f} {step * 0.1:.0f} {height * 0.9:.0f} {step * 0.38:.0f} {height:.0f}"
        for _ in range(int((right - left) / step) + 1)
    )
    return f"M{left} {y}{waves}V{y + deep}H{left}z"


def bubbles(places: tuple[tuple[float, float, float], ...]) -> list[Part]:
    return [
        part
        for x, y, r in places
        for part in (
            disc(x, y, r, PALE_SKY, 0.9),
            line(
                f"M{x - r * 0.5:.0f} {y - r * 0.1:.0f}q{r * 0.1:.0f} {-r * 0.4:.0f} {r * 0.5:.0f} {-r * 0.4:.0f}",
                0.7,
            ),
        )
    ]


def frame() -> list[Part]:
    deep = "M2930 420c-40-60-120-70-170-20-60-40-140 0-130 70-60 60-50 140 10 200-70 60-70 160 0 220-70 70-70 170 0 240-70 60-70 160 0 230-70 60-60 160 10 220-60 70-60 160-20 300l20 200h280z"
    scene: list[Part] = [
        path(deep, SKY),
        Group((path(deep, DENIM, 0),), 90, 40),
        line("M2660 480q20-50 70-50M2640 1010q-14-50 10-90M2640 1460q-14-50 10-90", 1, WHITE),
        path(crests(1800, 50, 2920, 180, 300, 44), PALE_SKY),
        path("M1110 1940c40-90 190-136 375-136s335 46 375 136z", LEAF),
        HOME.at(1485, 1832, 1.32),
        tall_tree().at(1330, 1838, 0.95),
        tall_tree(LIME).at(1270, 1850, 0.7),
        round_tree(LIME).at(1640, 1838, 1.0),
        round_tree().at(1715, 1852, 0.7),
        path(
            "M1090 1940q30-36 90-44 60 20 120 0 60 20 120 4 60 20 120 2 60 20 120 0 70 20 130-6 50 10 90 44z",
            CREAM,
        ),
        BOAT.at(1010, 1850, 1.15),
        BOAT.at(2010, 1850, 0.9, mirrored=True),
        path(crests(1880, 20, 2920, 220, 300, 52), SKY),
        path(crests(1950, -60, 2920, 250, 200, 50), TEAL),
        FISH.at(800, 1985, 0.75),
        FISH_TEAL.at(1260, 1980, 0.7),
        FISH.at(1700, 1985, 0.7, mirrored=True),
        FISH_TEAL.at(2150, 1985, 0.75, mirrored=True),
        path("M60 1990c60-120 160-170 300-150 80 20 130 70 170 210H60z", GREY),
        line("M130 1960q40-60 100-80M320 1900q50 20 70 70", 0.9),
        LIGHTHOUSE.at(225, 1880, 3.55),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), BUOY, pin(SUNNY), BUOY), swing=0.8),
        GULL.at(330, 640, 1.3, -8),
        GULL.at(150, 520, 1.0, 6),
        GULL.at(390, 480, 0.7, 10),
        BUOY.at(376, 1600, 1.0, 12),
        CRAB.at(440, 1870, 1.1),
        STARFISH.at(130, 1900, 0.9, 12),
        TURTLE.at(2770, 620, 1.7, 24),
        FISH.at(2690, 930, 1.6),
        FISH_TEAL.at(2800, 1120, 1.4, mirrored=True),
        JELLY.at(2690, 1330, 1.7, 6),
        FISH.at(2800, 1590, 1.2, -8),
        *bubbles(
            (
                (2830, 860, 22),
                (2860, 800, 14),
                (2640, 1080, 18),
                (2850, 1300, 24),
                (2820, 1370, 14),
                (2650, 1560, 18),
                (2620, 800, 14),
            )
        ),
        WEED.at(2830, 1990, 1.9),
        CORAL_FAN.at(2680, 1995, 1.9),
        WEED.at(2590, 1995, 1.1, mirrored=True),
        SHELL.at(2480, 1965, 1.1, -10),
    ]
    return framed(PALE_SKY, TEAL, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 600, 750),
        sun().at(600, 755, 3.2),
        cloud().at(880, 620, 1.3),
        GULL.at(330, 620, 1.0, -8),
        GULL.at(420, 680, 0.7, 6),
        GULL.at(240, 700, 0.6, 10),
        path(crests(850, -60, 1060, 120, 700, 26), PALE_SKY),
        BOAT.at(740, 880, 1.0),
        BOAT.at(960, 850, 0.55, mirrored=True),
        path("M-10 880c80-70 180-110 300-120 90 10 160 60 240 150H-10z", TEAL),
        tall_tree(LEAF).at(30, 860, 0.8),
        LIGHTHOUSE.at(105, 830, 0.88),
        path(crests(930, -90, 1060, 150, 700, 32), SKY),
        disc(520, 905, 155, PALE_SUN, 0),
        path("M200 1060c40-80 160-130 330-130s300 60 340 130z", LEAF),
        HOME.at(520, 960, 1.85),
        round_tree(LIME).at(340, 985, 1.05),
        tall_tree().at(705, 975, 1.2),
        round_tree().at(780, 1005, 0.8),
        path("M496 962c-40 30 40 50 0 110h90c40-40-50-60-30-110z", CREAM),
        path("M150 1070q60-50 120-44 80 24 130 16 60 20 130 4 70 16 130 0 60 4 120-20 70 10 110 44z", CREAM),
        flower().at(270, 1030, 0.6),
        flower(SUNNY, CORAL).at(660, 1024, 0.6),
        STARFISH.at(240, 1058, 0.32),
        SHELL.at(800, 1050, 0.4),
        path(crests(1080, -40, 1060, 170, 500, 36), SKY),
        path(crests(1150, -120, 1060, 200, 500, 42), TEAL),
        # below the waves
        path("M-10 1400c160-50 300-40 450-10 190-40 400-50 620 0v110H-10z", GLOW),
        FISH.at(300, 1240, 1.35),
        FISH_TEAL.at(760, 1220, 1.3, mirrored=True),
        FISH.at(880, 1320, 0.8, mirrored=True),
        TURTLE.at(530, 1300, 1.35, 70),
        JELLY.at(130, 1250, 1.15, -6),
        FISH_TEAL.at(240, 1350, 0.8),
        WEED.at(80, 1450, 1.2),
        WEED.at(980, 1440, 1.4, mirrored=True),
        CORAL_FAN.at(900, 1450, 1.35),
        CRAB.at(360, 1432, 1.1),
        STARFISH.at(210, 1440, 0.7, 14),
        SHELL.at(760, 1450, 0.85, -10),
        GOGGLES.at(575, 1440, 0.8, -6),
        *bubbles(
            (
                (390, 1180, 12),
                (420, 1220, 8),
                (660, 1160, 10),
                (640, 1390, 10),
                (90, 1180, 9),
                (960, 1210, 13),
                (985, 1170, 8),
            )
        ),
    ]


def strip() -> list[Part]:
    return [
        path(crests(116, -10, 1010, 62, 60, 12), SKY),
        path("M20 134c10-24 60-36 120-36s110 12 126 36z", LEAF),
        path("M12 140q10-16 40-14 40 8 88 0 50 8 90 0 30-2 44 14z", CREAM),
        *garland(
            ((250, 20), (500, 26), (750, 20)),
            26,
            7,
            FLAGS,
            0.4,
            swing=0.8,
            pins=(pin(), BUOY.at(0, 0, 0.85), pin()),
        ),
        HOME.at(140, 106, 0.68),
        round_tree(LIME).at(76, 114, 0.46),
        tall_tree().at(204, 110, 0.48),
        path("M884 140c8-24 40-40 70-36 26 4 40 20 44 36z", GREY),
        LIGHTHOUSE.at(946, 112, 0.35),
        BOAT.at(800, 122, 0.62, mirrored=True),
        BOAT.at(340, 120, 0.3),
        path(crests(132, -30, 1010, 70, 40, 10), TEAL),
        GULL.at(870, 30, 0.42, -6),
        GULL.at(700, 96, 0.3, 6),
        FISH.at(480, 108, 0.36, -20),
        FISH_TEAL.at(570, 106, 0.32, 16),
        CRAB.at(240, 126, 0.3),
    ]
