"""Gaming: a level of blocks, coins and ladders, with the home where the flag would be."""
# ruff: noqa: E501 - a drawn line is one word, however long

from __future__ import annotations

from ..common import (
    HOME,
    a_star,
    framed,
    garland,
    house,
    pennant,
    pin,
    round_tree,
    tall_tree,
    top_garland,
)
from ..pen import (
    CORAL,
    CREAM,
    GLOW,
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
    Group,
    Part,
    box,
    disc,
    group,
    line,
    path,
    star,
)

PAD = group(  # a controller, 120 across
    line("M0-32v-10q0-10 12-10", 1.2),
    path(
        "M-34-34h68c16 0 24 18 28 44 4 26-14 36-26 20L24 14h-48l-12 16c-12 16-30 6-26-20 4-26 12-44 28-44z",
        PLUM,
    ),
    path("M-38-22h10v8h8v10h-8v8h-10v-8h-8v-10h8z", CREAM, 0.8),
    disc(32, -22, 5.5, SUNNY, 0.8),
    disc(32, 2, 5.5, LEAF, 0.8),
    disc(20, -10, 5.5, SKY, 0.8),
    disc(44, -10, 5.5, CORAL, 0.8),
    disc(0, -18, 5.5, SUNNY, 0.8),
    line("M-9 0h5M5 0h5", 1, CREAM),
)
COIN = group(disc(0, 0, 32, SUNNY), disc(0, 0, 22, "none", 0.7), star(0, 0, 14, CREAM, 0.7))
ARCADE = group(  # an arcade machine, 200 high
    path("M-46 0v-92l14-30v-66q0-10 10-10h64q8 0 8 8V0z", CORAL),
    path("M-22-186h56v30h-56z", SUNNY, 0.9),
    star(6, -171, 11, WHITE, 0.8),
    path("M-22-148h62v54h-58z", NIGHT),
    *(
        box(x, y, 9, 9, fill, 0, 0)
        for x, y, fill in (
            (-8, -116, LEAF),
            (1, -116, LEAF),
            (10, -116, LEAF),
            (1, -125, LEAF),
            (24, -134, SUNNY),
            (-14, -138, CORAL),
            (20, -108, SKY),
        )
    ),
    path("M-52-92l16-6H50v16h-100z", PLUM),
    line("M-28-98v-16", 1.4),
    disc(-28, -118, 7, TEAL, 0.9),
    disc(8, -95, 5, SUNNY, 0.8),
    disc(24, -95, 5, LEAF, 0.8),
    box(-16, -60, 38, 34, CREAM, 0.9, 3),
    line("M-6-50v14M8-50v14", 1.2),
)
LADDER = group(
    line("M-18 0v-150M18 0v-150M-18-15h36M-18-45h36M-18-75h36M-18-105h36M-18-135h36", 2.6),
    line("M-18 0v-150M18 0v-150M-18-15h36M-18-45h36M-18-75h36M-18-105h36M-18-135h36", 1.1, SUNNY),
)
GOAL_FLAG = group(
    line("M0 0v-128", 1.6),
    path("M2-126h60l-16 20 16 20H2z", TEAL),
    star(24, -106, 12, WHITE, 0.7),
    disc(0, -130, 6, SUNNY, 0.8),
    box(-14, -10, 28, 10, GREY),
)
HEADSET = group(
    path("M-40 12c-4-66 84-66 80 0", "none", 3.6),
    path("M-40 12c-4-66 84-66 80 0", "none", 1.6, NIGHT),
    box(-50, 2, 20, 42, TEAL, 1, 9),
    box(30, 2, 20, 42, TEAL, 1, 9),
    line("M-40 44q4 22 28 20", 1.4),
    disc(-8, 63, 6, CORAL, 0.9),
)
HANDHELD = group(
    box(-66, -34, 132, 68, TEAL, 1, 16),
    box(-36, -26, 72, 52, PALE_SKY, 0.9, 3),
    path("M-36 12q20-18 34-4 18-16 38 0v18h-72z", LEAF, 0.7),
    box(-8, -6, 14, 13, CREAM, 0.7),
    path("M-12-6L-1-16 10-6z", CORAL, 0.7),
    path("M-55-10h5v-5h5v5h5v5h-5v5h-5v-5h-5z", CREAM, 0.6),
    disc(51, -12, 4, SUNNY, 0.7),
    disc(51, 2, 4, CORAL, 0.7),
)


def pixels(rows: tuple[str, ...], colours: dict[str, str], size: float = 10) -> Group:
    """A picture of square dots, its middle at (0, 0), with one ink line all round: each letter of a row is a colour."""
    across, down = len(rows[0]), len(rows)
    left, top = -across * size / 2, -down * size / 2
    runs: list[Part] = []
    under: list[Part] = []
    for y, row in enumerate(rows):
        x = 0
        while x < across:
            end = x
            while end < across and row[end] == row[x]:
                end += 1
            if row[x] != ".":
                spot = (left + x * size, top + y * size, (end - x) * size, size)
                under.append(box(*spot, INK, 2, 0))
                runs.append(box(*spot, colours[row[x]], 0, 0))
            x = end
    return group(*under, *runs)


HEART = pixels(
    (".rr..rr.", "rwrrrrrr", "rwrrrrrr", "rrrrrrrr", ".rrrrrr.", "..rrrr..", "...rr..."),
    {"r": CORAL, "w": WHITE},
)
GHOST = pixels(
    ("..pppp..", ".pppppp.", "pwwppwwp", "pwkppwkp", "pppppppp", "pppppppp", "pppppppp", "pp.pp.pp"),
    {"p": PLUM, "w": WHITE, "k": INK},
)
INVADER = pixels(
    ("..t..t..", ".tttttt.", "tt.tt.tt".replace(".", "k"), "tttttttt", "t.tttt.t", "t.t..t.t"),
    {"t": TEAL, "k": INK},
)
GEM = pixels((".ssssss.", "swwsssss", "ssssssss", ".ssssss.", "..ssss..", "...ss..."), {"s": SKY, "w": WHITE})
SHIELD = pixels(
    ("yyyyyyyy", "ycccwwwy", "ycccwwwy", "ywwwcccy", ".ywwccy.", "..ywcy..", "...yy..."),
    {"y": SUNNY, "c": CORAL, "w": WHITE},
)


def block(fill: str = TAN) -> Group:
    """A block of the level, 60 each way, its foot at (0, 0)."""
    return group(box(-30, -60, 60, 60, fill, 1, 3), line("M-22-52h10M22-8h-10", 0.8, WHITE))


def grassy(x: float, y: float, width: float, down: float) -> list[Part]:
    """A platform with grass on it: its upper edge at ``y``."""
    steps = int(width // 40)
    grass = min(34, down * 0.6)
    teeth = "".join(f"v{grass / (3 if n % 2 else -3):.1f}h-{width / steps:.1f}" for n in range(steps))
    return [box(x, y, width, down, TAN), path(f"M{x} {y}h{width}v{grass:.1f}{teeth}z", LEAF)]


def button(fill: str, sign: Part) -> Group:
    """A round button of a controller that hangs on the string."""
    return group(line("M0 0v14"), disc(0, 50, 36, fill), disc(0, 50, 26, "none", 0.5), Group((sign,), 0, 50))


FLAGS = (
    button(CORAL, disc(0, 0, 11, "none", 1.1, WHITE)),
    pennant(SUNNY, (Group(HEART.parts, 0, 2, 0.32),)),
    button(TEAL, path("M0-13l13 22h-26z", "none", 1.1, WHITE)),
    pennant(PLUM, (star(0, 0, 17, CREAM, 0),)),
    button(SKY, path("M-10-10l20 20M10-10l-20 20", "none", 1.3, INK)),
    pennant(LEAF, (path("M-5-14h10v9h9V5h-9v9h-10V5h-9v-10h9z", CREAM, 0),)),
    button(SUNNY, box(-11, -11, 22, 22, "none", 1.1)),
)


def frame() -> list[Part]:
    scene: list[Part] = [
        # stepped hills, like those of an old game
        path(
            "M60 1840H300v-50H420v-40H640v40H760v50H980v-40H1120v-40H1300v40H1700v-40H1850v40H1990v40H2210v-50H2330v-40H2550v40H2670v50H2910v200H60z",
            PALE_PLUM,
        ),
        *grassy(60, 1900, 560, 220),
        *grassy(700, 1900, 420, 220),
        *grassy(1120, 1880, 730, 240),
        *grassy(1850, 1900, 420, 220),
        *grassy(2350, 1900, 560, 220),
        path("M620 1950q20-20 40 0t40 0v80h-80zM2270 1950q20-20 40 0t40 0v80h-80z", SKY),
        HOME.at(1485, 1880, 1.55),
        tall_tree().at(1250, 1880, 1.15),
        round_tree(LIME).at(1720, 1880, 1.2),
        # platforms up both sides
        *grassy(70, 1500, 290, 60),
        *grassy(190, 1130, 220, 60),
        *grassy(70, 760, 250, 60),
        LADDER.at(140, 1896, 2.5, line=1),
        LADDER.at(290, 1498, 2.3),
        *grassy(2610, 1500, 290, 60),
        *grassy(2560, 1130, 220, 60),
        *grassy(2650, 760, 250, 60),
        LADDER.at(2830, 1896, 2.5),
        LADDER.at(2680, 1498, 2.3),
        LADDER.at(2830, 1128, 2.3),
        GOAL_FLAG.at(1010, 1900, 1.5),
        COIN.at(800, 1850, 1.2),
        COIN.at(890, 1850, 1.2),
        GHOST.at(1960, 1846, 1.05),
        COIN.at(2090, 1850, 1.2),
        COIN.at(2180, 1850, 1.2),
    ]
    above: list[Part] = [
        *top_garland(FLAGS, (pin(CORAL), HEART.at(0, 0, 0.85), pin(SUNNY), HEART.at(0, 0, 0.85))),
        ARCADE.at(318, 1970, 2.1),
        HEART.at(160, 1420, 1.5),
        COIN.at(330, 1060, 1.2),
        GHOST.at(190, 696, 1.35),
        COIN.at(140, 930, 1.0),
        COIN.at(220, 930, 1.0),
        COIN.at(300, 930, 1.0),
        GEM.at(190, 510, 1.4),
        a_star().at(340, 560, 0.55),
        INVADER.at(2800, 1430, 1.5),
        HEADSET.at(2640, 1050, 1.0),
        SHIELD.at(2780, 690, 1.5),
        COIN.at(2640, 930, 1.0),
        COIN.at(2720, 930, 1.0),
        HEART.at(2780, 500, 1.2),
        a_star(CORAL).at(2640, 560, 0.5),
        PAD.at(2560, 1905, 3.1, -10),
    ]
    return framed("#e9e4f3", PLUM, scene, above)


def cover() -> list[Part]:
    return [
        path("M0 0H1050V1480H0z", PALE_PLUM, 0),
        path("M0 0H1050V520H900v-40H700v40H480v-40H250v40H120v40H0z", "#f4f0f8", 0),
        path("M300 1000V560h60v-60h90v-40h170v40h90v60h60v440z", PALE_SUN, 0),
        path("M365 1000V620h50v-50h60v-30h120v30h60v50h50v380z", GLOW, 0),
        path("M415 1000V650h40v-40h50v-20h60v20h50v40h40v350z", SUNNY),
        COIN.at(150, 640, 1.0),
        COIN.at(900, 620, 1.0),
        HEART.at(830, 710, 0.8),
        GEM.at(230, 720, 0.7),
        path("M-10 860h90v-40h110v-40h130v40h90v50h220v-50h90v-50h140v40h110v40h110v700H-10z", SKY),
        path("M-10 950h120v-40h160v40h490v-40h180v40h130v500H-10z", TEAL),
        tall_tree(LEAF).at(185, 910, 1.0),
        round_tree().at(850, 910, 1.0),
        house(PLUM, PALE_CORAL, CORAL).at(90, 950, 0.9),
        house(SUNNY).at(965, 950, 0.9),
        *grassy(330, 960, 390, 90),
        HOME.at(525, 960, 1.9),
        tall_tree().at(368, 960, 0.8),
        round_tree(LIME).at(686, 960, 0.8),
        *grassy(-30, 1120, 330, 400),
        *grassy(750, 1120, 330, 400),
        *grassy(260, 1210, 530, 300),
        LADDER.at(525, 1208, 1.05),
        GOAL_FLAG.at(245, 1120, 0.95),
        GHOST.at(100, 1064, 1.1),
        ARCADE.at(900, 1120, 1.15),
        COIN.at(350, 1150, 0.75),
        COIN.at(410, 1150, 0.75),
        COIN.at(640, 1150, 0.75),
        COIN.at(700, 1150, 0.75),
        PAD.at(525, 1372, 3.3, -6),
        HEADSET.at(140, 1340, 1.55, -10),
        HANDHELD.at(900, 1400, 1.3, 8),
        HEART.at(930, 1260, 0.9),
    ]


def strip() -> list[Part]:
    return [
        *grassy(4, 112, 300, 26),
        *grassy(696, 112, 300, 26),
        *garland(
            ((250, 22), (500, 26), (750, 22)), 28, 7, FLAGS, 0.4, pins=(pin(), HEART.at(0, 0, 0.8), pin())
        ),
        HOME.at(84, 112, 0.72),
        round_tree(LIME).at(162, 112, 0.55),
        COIN.at(204, 92, 0.45),
        COIN.at(244, 92, 0.45),
        GOAL_FLAG.at(278, 112, 0.38),
        ARCADE.at(960, 114, 0.46),
        PAD.at(874, 82, 0.85, -8),
        GHOST.at(786, 88, 0.5),
        COIN.at(732, 92, 0.42),
        INVADER.at(430, 112, 0.3),
        COIN.at(500, 116, 0.32),
        GEM.at(570, 112, 0.3),
    ]
