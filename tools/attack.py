"""Attack the toolkit at length: every module of ``tests/attacks`` with its full count. Prints the figures of each.

``python tools/attack.py [NAME…]`` runs those alone. Exit status 1 where a promise was broken.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from attacks import full_disk, killing, left_behind, two_at_once  # noqa: E402
from attacks.hostile import generated, listed, pictures  # noqa: E402
from attacks.outcome import Outcome  # noqa: E402

# Each: how many, the seed, a folder to work in.
Attack = Callable[[int, int, Path], Outcome]

SEED = 20261201
ATTACKS: Mapping[str, tuple[Attack, int]] = {
    "killing": (killing.attack, 200),
    "full-disk": (full_disk.attack, 50),
    "real-disks": (full_disk.attack_real, len(full_disk.REAL_SIZES_KB)),
    "two-at-once": (two_at_once.attack, 60),
    "left-behind": (left_behind.attack, len(left_behind.ENDINGS)),
    "hostile-listed": (listed.attack, 1500),
    "hostile-pictures": (pictures.attack, 500),
    "hostile-generated": (generated.attack, 10_000),
}


def main(names: list[str]) -> int:
    """Run the attacks called ``names``, or all; gives the exit status."""
    broken = 0
    for name in names or ATTACKS:
        attack, count = ATTACKS[name]
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="attack-") as folder:
            outcome = attack(count, SEED, Path(folder))
        broken += not outcome.held
        _tell(name, outcome, time.monotonic() - began)
    return 1 if broken else 0


def _tell(name: str, outcome: Outcome, seconds: float) -> None:
    held = "held" if outcome.held else f"BROKEN {len(outcome.found)} times"
    print(f"{name}: {outcome.tried} tried, {held}, {seconds:.0f} s")
    for what, figure in outcome.figures.items():
        print(f"    {what}: {figure}")
    for sentence in outcome.found[:20]:
        print(f"    ! {sentence}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
