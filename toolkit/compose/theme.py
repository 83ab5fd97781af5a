"""The theme that a child's interests choose: the family of drawings on certificate, card and strips.

The child's order counts: the first interest that a theme knows chooses it, whole ("model trains") before word by word
("playing football on Sundays"). Nothing known gives the theme of home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from ..case.text import folded

HOME = "home"


def theme_of(interests: Iterable[str], themes: Mapping[str, tuple[str, ...]]) -> str:
    """The name of a theme; ``themes`` maps each to the interests that choose it."""
    known = _by_interest(tuple(themes.items()))
    return next((known[part] for interest in interests for part in _parts(interest) if part in known), HOME)


@lru_cache(maxsize=4)
def _by_interest(themes: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    return {_plain(interest): theme for theme, interests in themes for interest in interests}


def _parts(interest: str) -> Iterator[str]:
    """The whole of what was typed, then its words from left to right, pairs before single ones."""
    words = _plain(interest).split()
    yield " ".join(words)
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from words


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))
