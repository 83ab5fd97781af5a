"""Drawing: pencil, brush and paint make a landscape of colour, with the home in the picture."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    cloud,
    flower,
    framed,
    garland,
    pennant,
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
    INK,
    LEAF,
    LIME,
    PALE_SKY,
    PALE_SUN,
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
    heart,
    line,
    oval,
    path,
    star,
)


def pencil(colour: str, length: float = 200) -> Group:
    """A pencil that points down to (0, 0), 28 wide."""
    return group(
        path(f"M-14-34V{-length}h28v{length - 34}z", colour),
        line(f"M-5-38V{-length + 24}M6-38V{-length + 24}", 0.6),
        path("M-14-34q7-8 14 0 7-8 14 0L2-3q-2 4-4 0z", TAN),
        path("M-5-14h10L2-2q-2 4-4 0z", INK, 0.6),
        path(f"M-14{-length}v-18h28v18z", GREY),
        path(f"M-14{-length - 18}v-10q0-14 14-14t14 14v10z", PINK),
    )


def brush(paint: str, handle: str, length: float = 200) -> Group:
    """A paintbrush that points down to (0, 0)."""
    return group(
        path(f"M-11-74q-3-60 5{-length + 100}q6-12 12 0Q15-134 11-74z", handle),
        box(-13, -84, 26, 24, GREY),
        path("M-13-60h26q8 22-2 40-4 8-9 20-8-10-13-20-8-20-2-40z", paint),
        line("M-3-54q-3 14 0 26", 0.7),
    )


def paint_pot(paint: str, label: str) -> Group:
    """An open pot with paint that runs over its edge."""
    return group(
        path("M-32-58v50q0 8 32 8t32-8v-50z", WHITE),
        path("M-32-38q32 10 64 0v22q-32 10-64 0z", label, 0.8),
        oval(0, -58, 32, 10, paint),
        path("M-26-54q26 8 44 2v10c0 8-11 8-11 0 0-4-8-4-9 0v14c0 8-11 8-11 0v-16q-8 0-13-4z", paint, 0.8),
    )


def crayon(colour: str) -> Group:
    """A wax crayon, lying, 110 long."""
    return group(
        path("M-54-11h84v22h-84z", colour),
        path("M30-9l20 4q6 5 0 10l-20 4z", colour),
        line("M-40-11v22M18-11v22", 0.8),
        box(-28, -11, 36, 22, CREAM, 0.8, 0),
    )


PALETTE = group(
    path(
        "M-62 6c-6-36 26-62 66-58 38 4 62 26 58 54-2 22-22 20-34 18-14-2-18 10-10 18 6 8-2 16-14 14-34-4-62-20-66-46z",
        TAN,
    ),
    disc(-34, -4, 11, CORAL, 0.9),
    disc(-14, -30, 11, SUNNY, 0.9),
    disc(18, -32, 11, TEAL, 0.9),
    disc(42, -10, 10, PLUM, 0.9),
    disc(-20, 26, 10, SKY, 0.9),
)
EASEL = group(
    line("M0-150v40M-40 0l30-120M40 0l-30-120M0 0v-30", 2.6),
    line("M0-150v40M-40 0l30-120M40 0l-30-120M0 0v-30", 1.1, TAN),
    box(-52, -136, 104, 84, WHITE),
    path("M-52-72q30-20 54-4 24-16 50 0v24h-104z", LEAF, 0.8),
    disc(26, -112, 12, SUNNY, 0.8),
    path("M-56-54h112v10h-112z", TAN),
)
SPLASH = (
    "M0-34c8 0 6 14 14 16 10 0 14-12 22-6 8 8-6 14-4 22 2 8 18 6 16 16-4 10-16 0-22 8-4 8 8 18-2 22-10 4-10-12-18-14-10 0-10 18-22 14"
    "-10-6 4-16-2-24-6-8-24 2-26-10 0-10 16-6 18-14 2-10-14-12-8-22 8-6 14 8 22 4 8-4 2-12 12-12z"
)


def splash(paint: str) -> Group:
    return group(path(SPLASH, paint))


def sheet(drawn: tuple[Part, ...], paper: str = WHITE) -> Group:
    """A drawing pegged to the string, 74 wide and 90 high."""
    return group(
        path("M-37 4h74v84h-60l-14-14z", paper),
        path("M-37 74h14v14z", GREY, 0.8),
        Group(drawn, 2, 42),
        box(-5, -12, 10, 26, TAN, 0.9),
    )


SUN_DRAWN = (disc(0, 0, 13, SUNNY, 0.8), line("M0-20v-6M0 20v6M-20 0h-6M20 0h6", 0.8))
HOUSE_DRAWN = (
    box(-14, -6, 28, 24, CREAM, 0.8),
    path("M-22-4L0-24 22-4z", CORAL, 0.8),
    path("M-5 18v-12h10v12z", TEAL, 0.7),
)
FISH_DRAWN = (path("M-22 0q20-26 36 0l12-10v20L14 0q-16 26-36 0z", SKY, 0.8), dot(-10, -3, 2.6))
FLOWER_DRAWN = (line("M0 0v22", 0.9), disc(0, -6, 13, PLUM, 0.8), disc(0, -6, 5, SUNNY, 0.7))
FLAGS = (
    pennant(CORAL, (heart(0, 0, 26, CREAM, 0),)),
    sheet(SUN_DRAWN),
    pennant(TEAL, (star(0, 0, 16, WHITE, 0),)),
    sheet(HOUSE_DRAWN),
    pennant(PLUM, (dot(0, 0, 12, CREAM),)),
    sheet(FISH_DRAWN, CREAM),
    pennant(SKY, (star(0, 0, 16, WHITE, 0),)),
    sheet((heart(0, 0, 36, CORAL, 0.8),)),
    pennant(SUNNY, (heart(0, 0, 26, CORAL, 0),)),
    sheet(FLOWER_DRAWN, CREAM),
)


def frame() -> list[Part]:
    scene: list[Part] = [
        # the line of the pencil and the stroke of the brush become hills
        path(
            "M60 1800c220-120 420-90 640 10 240-60 500-70 760-20 240-60 500-40 760 20 220-90 440-110 700-20v260H60z",
            PALE_SKY,
        ),
        path(
            "M60 1880c200-110 420-90 640-10 240-50 500-50 780 0 300-60 560-50 760-10 260-80 460-80 670 10v190H60z",
            TEAL,
        ),
        path(
            "M60 1960c240-80 480-70 780-20 240-50 400-40 640-20 240-20 400-30 640 20 300-60 540-60 790 20v140H60z",
            LEAF,
        ),
        line(
            "M980 1990l30-40 30 44 30-44 30 42 30-42 30 40M1820 1990l30-40 30 44 30-44 30 42 30-42 30 40",
            1,
            LIME,
        ),
        path("M1455 1912c-70 40 90 70-20 190h160c60-90-90-130-60-190z", CREAM),
        HOME.at(1485, 1920, 1.62),
        round_tree().at(1310, 1910, 1.0),
        tall_tree(LIME).at(1650, 1912, 1.0),
        round_tree(LIME).at(1730, 1920, 0.8),
        tall_tree().at(1230, 1912, 0.8),
        EASEL.at(690, 1960, 1.75),
        PALETTE.at(2290, 1900, 1.35, -10),
        paint_pot(SUNNY, CORAL).at(2080, 1985, 1.25),
        paint_pot(PLUM, SKY).at(2180, 2000, 1.05),
        crayon(CORAL).at(960, 1950, 1.1, 12),
        crayon(SKY).at(1030, 1985, 1.1, -16),
    ]
    above: list[Part] = [
        *top_garland(
            FLAGS, (splash(CORAL), splash(SUNNY), splash(TEAL), splash(PLUM), splash(CORAL)), swing=0.7
        ),
        # the wave that the pencil has drawn up the left side, and the stripe of the brush down the right
        line("M130 450c150 0 240 60 150 150s-150 130-50 210 140 120 30 200-110 130-20 200q16 20 10 40", 4.2),
        line(
            "M130 450c150 0 240 60 150 150s-150 130-50 210 140 120 30 200-110 130-20 200q16 20 10 40",
            2.2,
            SUNNY,
        ),
        pencil(CORAL, 430).at(250, 1262, 1.5, 176),
        splash(TEAL).at(352, 560, 1.0, 20),
        splash(CORAL).at(120, 830, 0.85),
        splash(PLUM).at(350, 1010, 0.75, 50),
        star(130, 1120, 34, SUNNY, 1),
        path(
            "M2700 420c80 10 110 50 80 110s-120 60-110 130 140 60 130 140-130 70-130 150 120 60 120 140q0 40-20 66-44 20-80 0 10-50-30-84c-60-50-70-120 10-180s70-80-10-140"
            "-90-130-10-190 60-60 20-80q-16-40 30-62z",
            SKY,
        ),
        brush(SKY, CORAL, 500).at(2745, 1160, 1.55, 180 + 0),
        splash(SUNNY).at(2610, 560, 0.9),
        splash(PLUM).at(2850, 700, 0.8, 30),
        splash(CORAL).at(2605, 930, 0.7, 10),
        star(2850, 1010, 30, SUNNY, 1),
        paint_pot(CORAL, SUNNY).at(150, 1985, 2.0),
        paint_pot(TEAL, PALE_SUN).at(285, 2010, 1.5),
        paint_pot(SKY, PLUM).at(2760, 1985, 2.3),
        crayon(PLUM).at(2560, 1975, 1.6, -12),
        crayon(SUNNY).at(450, 1990, 1.5, 10),
    ]
    return framed(PALE_SUN, SUNNY, scene, above)


def cover() -> list[Part]:
    return [
        *sky(HIGH_SKY, CREAM, 525, 740),
        sun().at(525, 750, 3.1),
        cloud().at(170, 620, 1.25),
        cloud().at(900, 615, 1.15),
        path("M-10 800c160-120 310-110 440-30 130-70 330-130 630 10v760H-10z", SKY),
        path("M-10 880c210-130 370-90 570-50 200-80 340-60 500 30v670H-10z", TEAL),
        line("M30 960l40-60 30 66 40-66 30 62 40-64M840 920l40-56 30 62 36-60 34 60 40-54", 1, LEAF),
        disc(525, 905, 155, PALE_SUN, 0),
        path("M-10 990c170-60 340-130 630-80 180-50 330-20 440 40v580H-10z", LEAF),
        # the white foot of the page: the picture is still being drawn
        path("M-10 1220c180-70 300-20 470 10 200 30 380-60 600-40v320H-10z", WHITE),
        path(
            "M488 966c-120 30-190 70-110 120 130 60 290 70 240 150-30 60-190 70-150 140l110 0c-30-60 200-80 170-190-30-90-200-100-230-130-30-30 10-70 50-90z",
            CREAM,
        ),
        HOME.at(525, 970, 1.95),
        round_tree(LIME).at(310, 965, 1.25),
        tall_tree().at(240, 985, 1.2),
        tall_tree(LIME).at(760, 960, 1.35),
        round_tree().at(850, 980, 1.1),
        tall_tree().at(940, 990, 0.9),
        flower().at(150, 1120, 1.0),
        flower(SUNNY, CORAL).at(215, 1160, 0.9),
        flower(WHITE).at(820, 1140, 0.9),
        flower().at(900, 1110, 1.0),
        line("M60 1290q50-80 100 0t100 0M640 1330q40-50 80 0t80 0", 1),
        pencil(CORAL, 240).at(500, 1376, 1.3, 38),
        paint_pot(CORAL, SUNNY).at(110, 1440, 1.9),
        paint_pot(SUNNY, TEAL).at(240, 1460, 1.6),
        PALETTE.at(880, 1375, 1.9, -8),
        brush(TEAL, PLUM, 210).at(930, 1375, 1.4, 52),
        crayon(PLUM).at(350, 1420, 1.3, -18),
        crayon(TEAL).at(700, 1440, 1.25, 12),
        splash(SKY).at(420, 1300, 0.7),
        splash(SUNNY).at(985, 1250, 0.7),
        splash(PLUM).at(40, 1270, 0.6),
    ]


def strip() -> list[Part]:
    return [
        path("M6 132c60-30 120-30 180-14 50-10 90-6 124 12 0 6-4 6-8 6H12q-8 0-6-4z", LEAF),
        path("M994 132c-60-30-120-30-180-14-50-10-90-6-124 12 0 6 4 6 8 6h290q8 0 6-4z", TEAL),
        *garland(
            ((225, 22), (500, 26), (775, 22)),
            28,
            7,
            FLAGS,
            0.4,
            swing=0.7,
            pins=(splash(CORAL), splash(SUNNY), splash(TEAL)),
        ),
        HOME.at(84, 122, 0.8),
        tall_tree().at(154, 120, 0.55),
        round_tree(LIME).at(196, 122, 0.6),
        pencil(CORAL, 64).at(262, 126, 0.6, 24),
        EASEL.at(900, 124, 0.72),
        paint_pot(SUNNY, CORAL).at(970, 128, 0.6),
        PALETTE.at(816, 104, 0.48, -10),
        crayon(PLUM).at(738, 122, 0.5, -10),
        line("M262 126q20-24 40 0t40 0 40 0 40 0", 1.2, CORAL),
        splash(SUNNY).at(470, 112, 0.28),
        splash(SKY).at(540, 108, 0.3, 20),
        splash(PLUM).at(610, 116, 0.26),
        star(672, 108, 8, CORAL),
    ]
