"""Look at every page of HTML of every example, in every variant and every way, and tell what is wrong.

    python tools/prove_html.py [EXAMPLE…]             (``make prove-html``)

The tests look at a choice of them (tests/test_html_access.py says which); this looks at all. Ends with 1 if anything is
wrong. About 2.5 seconds a page in the browser, a tenth of a second in the Nu checker.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import track

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from toolkit.case.reader import read_case  # noqa: E402
from toolkit.package.building import build_blanks, build_package  # noqa: E402
from toolkit.package.choices import Choices  # noqa: E402
from toolkit.package.stock import read_stock  # noqa: E402
from toolkit.proof import nu  # noqa: E402
from toolkit.proof.browser import EVERY_WAY, open_browser  # noqa: E402
from toolkit.transforms.variants import VARIANTS  # noqa: E402

DEMONSTRATION_DAY: Final = date(2026, 3, 20)
BLANKS: Final = "blanks"


def main(names: list[str]) -> int:
    """Build the pages of the examples called ``names`` (all, and the blanks, where there are none) and prove them."""
    examples = [path.stem for path in sorted((ROOT / "examples").glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as folder:
        for name in names or [*examples, BLANKS]:
            build(name, Path(folder))
        pages = sorted(Path(folder).rglob("*.html"))
        found = [(page, what) for page, whole in nu.errors_in(pages).items() for what in whole]
        with open_browser() as visits:
            for page in track(pages, f"{len(pages)} pages", console=Console(stderr=True)):
                found.extend((page, what) for what in visits.found_in(page, EVERY_WAY))
        for page, what in found:
            print(f"{page.relative_to(folder)}: {what}")
    print(f"{len(pages)} pages, {len(found)} findings")
    return bool(found)


def build(name: str, out: Path) -> None:
    """Every document and variant of an example, or of the blanks, as HTML, in ``out``."""
    choices, stock = Choices(variants=tuple(VARIANTS), formats=("html",)), read_stock()
    if name == BLANKS:
        build_blanks(out, stock, choices, DEMONSTRATION_DAY, lambda name, done, of: None)
    else:
        path = ROOT / "examples" / f"{name}.yaml"
        case = read_case(path, DEMONSTRATION_DAY)
        build_package(case, path.parent, out, stock, choices, DEMONSTRATION_DAY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
