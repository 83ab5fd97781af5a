"""Music: hills over a keyboard, a stave that winds like a ribbon, instruments at both sides of the home."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    a_star,
    beamed_notes,
    flower,
    framed,
    garland,
    house,
    note,
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
    GREY,
    INK,
    LEAF,
    LIME,
    NIGHT,
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
    dot,
    group,
    heart,
    line,
    oval,
    path,
    star,
)

GUITAR = group(  # stands on (0, 0), 240 high
    path("M-8-244h16l4 18-4 22H-8l-4-22z", CORAL),
    line("M-17-238h6M-17-222h6M17-238h-6M17-222h-6", 1.6),
    path("M-7-206H7v112H-7z", WOOD),
    path(
        "M0-104c16 0 34 4 34 24 0 12-6 16-4 24 4 12 14 18 14 34 0 20-18 24-44 24s-44-4-44-24c0-16 10-22 14-34 2-8-4-12-4-24 0-20 18-24 34-24z",
        SUNNY,
    ),
    disc(0, -68, 14, WOOD),
    box(-20, -30, 40, 9, WOOD, 0.9, 3),
    line("M-3-204V-28M3-204V-28", 0.6, CREAM),
    line("M-7-190H7M-7-170H7M-7-150H7M-7-130H7M-7-112H7", 0.5),
)
ELECTRIC = group(  # an electric guitar, the same size
    path("M-10-236l20-14 4 40H-8z", CREAM),
    line("M-16-230h6M-16-220h6", 1.6),
    path("M-6-212H6v110H-6z", WOOD),
    path(
        "M-8-96c-4-22-30-26-32-4-2 20 8 26 6 42-6 22-16 26-8 46 10 16 74 16 84-2 8-20-6-26-10-44-2-18 10-22 8-44-4-22-26-18-36 8z",
        TEAL,
    ),
    path("M14-60c12 6 14 18 22 28-4 12-16 18-24 10-8-12-8-26 2-38z", WHITE, 0.8),
    box(-14, -66, 22, 9, INK, 0.6),
    box(-14, -46, 22, 9, INK, 0.6),
    box(-16, -26, 26, 8, GREY, 0.8),
    line("M-2-212V-26M3-212V-26", 0.6, CREAM),
    dot(28, -18, 4, SUNNY),
)
DRUM = group(
    path("M-48-60v48c0 16 96 16 96 0v-48z", CORAL),
    oval(0, -60, 48, 15, CREAM),
    path("M-48-50l16 44 16-38 16 42 16-42 16 38 16-44", "none", 1, SUNNY),
    path("M-48-16v6c0 16 96 16 96 0v-6c-6 14-90 14-96 0z", SUNNY, 0.9),
    path("M-48-60v8c6 16 90 16 96 0v-8c-6 16-90 16-96 0z", SUNNY, 0.9),
    line("M-60-104l46 38M58-108L16-64", 2.4),
    line("M-60-104l46 38M58-108L16-64", 1.1, TAN),
)
AMP = group(
    box(-56, -104, 112, 98, PLUM, 1, 8),
    box(-48, -78, 96, 64, NIGHT, 0.9, 4),
    disc(0, -46, 27, GREY),
    disc(0, -46, 11, INK, 0.6),
    *(disc(x, -91, 5, SUNNY, 0.7) for x in (-38, -20, -2)),
    box(20, -96, 26, 10, CREAM, 0.7),
    line("M-44-6V0M44-6V0", 2.4),
    line("M-20-104q0-12 20-12t20 12", 1.4),
)
MIC = group(
    line("M0-150V0M-34 0Q0-16 34 0", 2.6),
    line("M0-150V0M-34 0Q0-16 34 0", 0.9, GREY),
    path("M-9-160h18l-3-34h-12z", NIGHT),
    disc(0, -206, 20, GREY),
    line("M-18-212h36M-18-202h36M-8-224v36M8-224v36", 0.6),
    box(-12, -198, 24, 8, SUNNY, 0.8, 3),
)
TRUMPET = group(
    path("M-70-8h92q20-2 42-28v60Q42 4 22 4h-92z", SUNNY),
    path("M-30 2v16q0 14 14 14h28q14 0 14-14V2", "none", 3),
    path("M-30 2v16q0 14 14 14h28q14 0 14-14V2", "none", 1.2, SUNNY),
    path("M-70-12h-8v20h8z", CREAM),
    box(-18, -24, 9, 34, CREAM, 0.8),
    box(-2, -24, 9, 34, CREAM, 0.8),
    box(14, -24, 9, 34, CREAM, 0.8),
)
HEADPHONES = group(
    path("M-40 10c-4-66 84-66 80 0", "none", 3.6),
    path("M-40 10c-4-66 84-66 80 0", "none", 1.6, TEAL),
    box(-50, 2, 20, 42, CORAL, 1, 9),
    box(30, 2, 20, 42, CORAL, 1, 9),
)
RECORD = group(
    disc(0, 0, 48, NIGHT),
    disc(0, 0, 36, "none", 0.5, DENIM),
    disc(0, 0, 27, "none", 0.5, DENIM),
    disc(0, 0, 17, CORAL, 0.9),
    dot(0, 0, 4, CREAM),
)


def half_note(fill: str) -> tuple[Part, ...]:
    return (
        line("M7 8v-26q2 10 12 12", 0.7),
        path("M8 9c1 6-6 10-12 8-5-2-5-8 0-10 5-3 11-2 12 2z", fill, 0.7),
    )


def hung(motif: Group, drop: float, size: float) -> Group:
    """A motif that hangs on a short thread."""
    return group(line(f"M0 0v{drop}"), motif.at(0, drop, size))


FLAGS = (
    pennant(CORAL, half_note(CREAM)),
    pennant(SUNNY, half_note(PLUM)),
    hung(RECORD, 48, 0.8),
    pennant(TEAL, half_note(WHITE)),
    pennant(PLUM, (star(0, 0, 16, CREAM, 0),)),
    pennant(SKY, half_note(CORAL)),
    pennant(LEAF, (heart(0, 0, 26, CREAM, 0),)),
)


def stave(run: str, steps: tuple[tuple[float, float], ...]) -> list[Part]:
    """Five lines that run together, each a little away from the next."""
    return [Group((line(run, 0.75),), x, y) for x, y in steps]


def keyboard(y: float, width: float, key: float) -> list[Part]:
    """Piano keys whose upper edge is at ``y``, ``key`` wide each."""
    count = int(width / key) + 1
    return [
        box(0, y, width, 500, WHITE, 1, 0),
        line("".join(f"M{n * key:.0f} {y:.0f}v400" for n in range(1, count))),
        *(
            path(
                f"M{n * key - key * 0.3:.0f} {y:.0f}h{key * 0.6:.0f}v{key * 0.95:.0f}h{-key * 0.6:.0f}z",
                INK,
                0.6,
            )
            for n in range(1, count)
            if n % 7 not in (0, 3)
        ),
    ]


def frame() -> list[Part]:
    rise = "M{0} 1870c40-80 60-110 0-170c-150-190 150-330 20-520s-150-330 0-500"
    scene: list[Part] = [
        # the stave winds up both sides
        *(Group((line(rise.format(300), 0.8),), n * 26 - 60, -n * 10) for n in range(5)),
        *(Group((line(rise.format(300), 0.8),), 2970 - n * 26 + 60, -n * 10, 1, 0, True) for n in range(5)),
        path(
            "M60 1800c260-110 500-90 760 0 240-70 460-80 680-20 240-70 460-60 680 10 240-90 480-90 730 10v200H60z",
            PALE_SKY,
        ),
        path("M60 1860c300-80 600-60 900-20 300-60 640-60 1000-20 340-60 640-60 960 20v200H60z", TEAL),
        tall_tree(LEAF).at(1120, 1850, 1.0),
        round_tree().at(1235, 1842, 1.05),
        round_tree(LIME).at(1735, 1842, 1.1),
        tall_tree(LEAF).at(1850, 1848, 1.2),
        house(PLUM, PALE_CORAL, CORAL).at(960, 1850, 1.0),
        house(SUNNY).at(2010, 1850, 1.0),
        path("M60 1915Q800 1840 1485 1845t1430 70v100H60z", LEAF),
        HOME.at(1485, 1862, 1.55),
        *keyboard(1915, 2970, 90),
        DRUM.at(720, 1930, 1.65),
        TRUMPET.at(2230, 1900, 1.35, -8),
    ]
    above: list[Part] = [
        *top_garland(
            FLAGS,
            (pin(CORAL), note(SUNNY).at(0, 0, 1.15, -8), pin(SUNNY), beamed_notes(CORAL).at(0, 0, 1.1, 6)),
        ),
        note(CORAL).at(330, 620, 1.5, -6),
        beamed_notes(PLUM).at(190, 830, 1.5, 8),
        note(TEAL).at(250, 1060, 1.35, 10),
        a_star().at(120, 560, 0.6),
        RECORD.at(150, 1240, 1.25, 0),
        note(SUNNY).at(2650, 640, 1.5, 8, mirrored=False),
        beamed_notes(CORAL).at(2790, 830, 1.5, -8),
        note(PLUM).at(2700, 1050, 1.35, -8),
        a_star(CORAL).at(2850, 580, 0.5),
        HEADPHONES.at(2830, 1160, 1.5, 12),
        AMP.at(180, 1965, 2.0),
        GUITAR.at(318, 1975, 2.55, 4),
        ELECTRIC.at(2650, 1975, 2.6, -4),
        MIC.at(2810, 1990, 2.8),
        a_star().at(390, 1290, 0.4),
        a_star(TEAL).at(2590, 1270, 0.4),
    ]
    return framed(PALE_PLUM, PLUM, scene, above)


def cover() -> list[Part]:
    road = "M{0} 990C{1} 1030 210 1090 {2} 1180S{3} 1290 {4} 1490"
    lines = [
        road.format(500 + 16 * n, 390 + 8 * n, 420 + 38 * n, 760 + 40 * n, 330 + 74 * n) for n in range(5)
    ]
    return [
        *sky("#f1ebf6", CREAM, 525, 740),
        sun().at(525, 750, 3.1),
        note(PLUM).at(215, 640, 1.2, -10),
        beamed_notes(TEAL).at(120, 740, 0.9, 8),
        note(CORAL).at(840, 620, 1.2, 10),
        beamed_notes(SUNNY).at(945, 700, 1.0, -8),
        path("M-10 820c170-110 320-90 470-20 160-70 380-100 600 20v700H-10z", SKY),
        path("M-10 900c210-110 370-80 560-40 200-70 340-50 510 30v640H-10z", TEAL),
        house(SUNNY).at(170, 880, 1.1),
        round_tree().at(80, 905, 1.0),
        tall_tree(LEAF).at(262, 880, 0.9),
        house(PLUM, PALE_CORAL, CORAL).at(895, 880, 1.05),
        tall_tree(LEAF).at(810, 890, 1.0),
        round_tree().at(990, 905, 1.0),
        disc(525, 925, 155, PALE_SUN, 0),
        path("M-10 1000Q520 900 1060 1000v520H-10z", LEAF),
        # five lines run from the door as a stave, and the notes come out to play
        path(
            "M492 990C382 1030 190 1090 404 1180S744 1290 300 1490h370C750 1400 1020 1290 600 1180S470 1040 572 990z",
            CREAM,
        ),
        *(line(one, 0.7) for one in lines),
        HOME.at(525, 985, 1.95),
        round_tree(LIME).at(330, 985, 1.1),
        tall_tree().at(740, 985, 1.2),
        note(PLUM).at(520, 1180, 1.05, 6),
        beamed_notes(CORAL).at(660, 1268, 1.15, -6),
        note(TEAL).at(560, 1372, 1.4, 8),
        flower().at(110, 1110, 0.9),
        flower(SUNNY, CORAL).at(230, 1080, 0.8),
        flower(WHITE).at(880, 1080, 0.9),
        flower().at(970, 1120, 0.9),
        AMP.at(130, 1420, 1.75),
        GUITAR.at(262, 1450, 1.55, 10),
        DRUM.at(880, 1440, 2.0),
        TRUMPET.at(880, 1200, 1.15, -10),
        HEADPHONES.at(680, 1430, 0.9, -10),
        a_star().at(985, 1260, 0.45),
        a_star(WHITE).at(110, 1190, 0.3),
    ]


def strip() -> list[Part]:
    return [
        path("M6 132c60-24 200-24 304-4 0 6-4 10-8 10H12q-8 0-6-6z", LEAF),
        path("M994 132c-60-24-200-24-304-4 0 6 4 10 8 10h290q8 0 6-6z", TEAL),
        *garland(((236, 22), (500, 26), (764, 22)), 28, 7, FLAGS, 0.4, pins=(pin(), note(CORAL), pin())),
        HOME.at(84, 122, 0.8),
        round_tree(LIME).at(164, 120, 0.6),
        DRUM.at(226, 126, 0.55),
        GUITAR.at(906, 130, 0.5, 8),
        AMP.at(850, 126, 0.62),
        MIC.at(966, 130, 0.48),
        HEADPHONES.at(768, 106, 0.5, -8),
        *(Group((line("M330 100q85-22 170 0t170 0", 0.6),), 0, n * 7) for n in range(5)),
        note(PLUM).at(392, 104, 0.34),
        beamed_notes(CORAL).at(460, 112, 0.32),
        note(TEAL).at(560, 120, 0.34),
        beamed_notes(SUNNY).at(628, 118, 0.32),
    ]
