"""What every theme shares: the home, trees, clouds, hills' flowers, the mat of a frame, the string of a garland."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice, pairwise

from .pen import (
    CORAL,
    CREAM,
    GLOW,
    LEAF,
    LIME,
    PLUM,
    SUNNY,
    TEAL,
    WHITE,
    WOOD,
    Group,
    Part,
    box,
    disc,
    dot,
    group,
    hang,
    heart,
    line,
    path,
    star,
    string,
)

# The home: red roof, and a heart above the chimney. The same house on every piece of every theme.
HOME = group(
    box(24, -112, 16, 40, PLUM),
    box(-48, -62, 96, 62, CREAM),
    path("M-62-60L-6-108q6-5 12 0L62-60q-4 10-12 7l-100 0q-8 3-12-7z", CORAL),
    disc(0, -78, 11, SUNNY),
    line("M0-89v22M-11-78h22", 0.7),
    path("M-14 0v-30q0-15 14-15 14 0 14 15v30z", TEAL),
    dot(8, -18, 2.2),
    box(-40, -42, 20, 22, SUNNY, 0.9),
    line("M-30-42v22M-40-31h20", 0.6),
    box(20, -42, 20, 22, SUNNY, 0.9),
    line("M30-42v22M20-31h20", 0.6),
    path("M-66 0q-4-20 14-19 12-8 18 8 5 4 3 11z", LIME, 0.9),
    path("M35 0q-2-14 10-15 14-6 20 15z", LIME, 0.9),
    line("M-68 0H68"),
    heart(34, -128, 26, CORAL, 0.9),
)


def house(roof: str = SUNNY, walls: str = CREAM, door: str = PLUM) -> Group:
    """A neighbour's house, without a heart; 80 wide."""
    return group(
        box(20, -88, 12, 30, PLUM if roof != PLUM else CORAL),
        box(-36, -50, 72, 50, walls),
        path("M-48-48L-5-86q5-4 10 0L48-48q-4 8-9 6h-78q-5 2-9-6z", roof),
        path("M-10 0v-22q0-11 10-11 10 0 10 11V0z", door),
        box(-29, -34, 14, 15, SUNNY if roof != SUNNY else WHITE, 0.8),
        box(15, -34, 14, 15, SUNNY if roof != SUNNY else WHITE, 0.8),
    )


def round_tree(leaves: str = LEAF) -> Group:
    return group(
        path("M-5 0V-42h10V0z", WOOD),
        path(
            "M0-38c-18 8-38-4-34-20-12-10-4-30 10-28 4-18 44-18 48 0 14-2 22 18 10 28 4 16-16 28-34 20z",
            leaves,
        ),
        line("M-14-62q5 6 10 2M6-74q5 5 10 1", 0.7),
    )


def tall_tree(leaves: str = TEAL) -> Group:
    return group(
        path("M-4 0v-30h8V0z", WOOD),
        path("M0-100c22 20 28 50 20 68-8 10-32 10-40 0-8-18-2-48 20-68z", leaves),
        line("M0-64v40", 0.7),
    )


def bush(leaves: str = LIME) -> Group:
    return group(path("M-46 0c-6-20 10-34 24-26 6-22 38-22 44-2 16-6 28 10 24 28z", leaves))


def flower(petals: str = CORAL, middle: str = SUNNY, leaves: str = LIME) -> Group:
    return group(
        line("M0 0v-46", 1),
        path("M0-12q18 2 22-14-18-2-22 14z", leaves, 0.8),
        *(disc(x, y, 9, petals, 0.8) for x, y in ((0, -68), (12, -60), (8, -46), (-8, -46), (-12, -60))),
        disc(0, -56, 7, middle, 0.8),
    )


def cloud(fill: str = WHITE) -> Group:
    return group(path("M-42 20c-24 0-24-28-2-29 2-26 38-30 48-11 17-9 33 4 30 19 20 2 16 21-2 21z", fill))


def sun() -> Group:
    """A whole sun with short rays, 100 across."""
    rays = "M0-44v-14M31-31l10-10M44 0h14M31 31l10 10M0 44v14M-31 31l-10 10M-44 0h-14M-31-31l-10-10"
    return group(line(rays, 1), disc(0, 0, 32, SUNNY))


def note(fill: str = TEAL) -> Group:
    """One quaver."""
    return group(
        line("M12 34V-40q4 18 22 22", 1.2),
        path("M14 36c2 12-12 20-24 16-10-4-10-16 0-20 10-6 22-4 24 4z", fill),
    )


def beamed_notes(fill: str = PLUM) -> Group:
    return group(
        path("M-26-28L30-42v16L-26-12z", fill),
        line("M-26-28V32M30-42V20", 1.2),
        path("M-24 34c2 11-11 17-21 14-9-4-9-14 0-18 9-5 19-3 21 4z", fill),
        path("M32 22c2 11-11 17-21 14-9-4-9-14 0-18 9-5 19-3 21 4z", fill),
    )


def a_star(fill: str = SUNNY) -> Group:
    return group(star(0, 0, 50, fill, 1))


def a_heart(fill: str = CORAL) -> Group:
    return group(heart(0, 0, 90, fill, 1))


def pennant(fill: str, sign: Sequence[Part] = ()) -> Group:
    """A bunting flag that hangs from (0, 0), 76 wide and 96 long; ``sign`` is drawn at its upper middle."""
    return group(path("M-38 0h76L4 92q-4 8-8 0z", fill), Group(tuple(sign), 0, 32))


def pin(fill: str = SUNNY) -> Group:
    return group(star(0, 0, 40, fill, 1))


def garland(
    anchors: Sequence[tuple[float, float]],
    sag: float,
    count: int,
    flags: Sequence[Group],
    size: float,
    *,
    swing: float = 1,
    pins: Sequence[Group] = (),
    weight: float = 1,
) -> list[Part]:
    """Flags on strings between ``anchors``, ``count`` on each; ``swing`` is how far they follow the slope."""
    parts: list[Part] = []
    turns = cycle(flags)
    for left, right in pairwise(anchors):
        for spot, flag in zip(hang(left, right, sag, count), islice(turns, count), strict=True):
            parts.append(flag.at(spot.x, spot.y, size, spot.slope * swing))
        parts.append(line(string(left, right, sag), weight))
    parts.extend(
        one.at(x + one.x * size, y + one.y * size, size * one.scale, one.turn)
        for one, (x, y) in zip(cycle(pins), anchors, strict=False)
        if pins
    )
    return parts


ANCHORS = ((92, 128), (866, 112), (1485, 100), (2104, 112), (2878, 128))


def top_garland(flags: Sequence[Group], pins: Sequence[Group], *, swing: float = 1) -> list[Part]:
    """The garland along the head of a frame, above the words: flags as long as 96 end above y = 330."""
    return garland(ANCHORS, 84, 7, flags, 1.08, swing=swing, pins=pins)


def framed(mat: str, rule: str, scene: Sequence[Part], above: Sequence[Part] = ()) -> list[Part]:
    """A frame: white paper, ``rule`` round it, the scene, a mat that cuts the scene to a rounded window, and above it all
    what may break out of the window.
    """
    window = "M140 70H2830q70 0 70 70V1960q0 70-70 70H140q-70 0-70-70V140q0-70 70-70z"
    hole = "M140 70q-70 0-70 70V1960q0 70 70 70H2830q70 0 70-70V140q0-70-70-70z"
    return [
        path(window, WHITE, 0),
        path("M146 96H2824q50 0 50 50V1954q0 50-50 50H146q-50 0-50-50V146q0-50 50-50z", "none", 1.25, rule),
        *scene,
        path(f"M0 0H2970V2100H0z{hole}", mat, 0),
        path(window),
        *above,
    ]


def sky(high: str, low: str, glow_x: float = 525, glow_y: float = 740) -> list[Part]:
    """A cover's sky: quiet above for the words, warmer below, with the light of a low sun."""
    return [
        path("M0 0H1050V1480H0z", low, 0),
        path("M0 0H1050V500q-250 70-525 40Q250 510 0 600z", high, 0),
        disc(glow_x, glow_y, 250, "#fdebb8", 0),
        disc(glow_x, glow_y, 190, GLOW, 0),
    ]


def limb(d: str, fill: str, thickness: float = 3.4) -> list[Part]:
    """An arm or a leg along ``d``; ``thickness`` in lines."""
    return [line(d, thickness + 2), line(d, thickness, fill)]


def person(
    skin: str,
    hair: str,
    top: str,
    trousers: str,
    *,
    arms: Sequence[str],
    legs: Sequence[str],
    long_hair: bool = False,
) -> Group:
    """Someone on their feet, 130 high, in the way that ``arms`` (from the shoulders) and ``legs`` (from the hips) go."""
    tresses = [path("M-24-104c-8 20-4 38 2 44h44c6-6 10-24 2-44z", hair)] if long_hair else []
    return group(
        *tresses,
        *(part for leg in legs for part in limb(leg, trousers)),
        *(part for arm in arms for part in limb(arm, top, 2.8)),
        *(dot(*_end(arm), 7, skin) for arm in arms),
        *(disc(*_end(arm), 6, skin, 0.9) for arm in arms),
        path("M-16-76q16-8 32 0l5 38q-21 8-42 0z", top),
        disc(0, -104, 24, skin),
        path("M-25-102c-4-36 54-36 50 0-4-10-10-15-18-16-10 6-24 4-32 16z", hair),
        dot(-8, -102, 2.4),
        dot(8, -102, 2.4),
        line("M-7-93q7 7 14 0", 0.8),
    )


def _end(limb_path: str) -> tuple[float, float]:
    """Where an arm written as ``Mx y`` and one absolute ``Q`` ends."""
    x, y = limb_path.replace(",", " ").split()[-2:]
    return float(x), float(y)
