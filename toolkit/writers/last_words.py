"""A paragraph's content in, the same content out with its last two words kept on one line where the last is short.

A line that holds only "too." looks like a mistake. Browsers can be told (``text-wrap: pretty``); the engine cannot.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..document.nodes import Inlines, Text
from ..document.walk import plain

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LAST_SPACE = re.compile(r"(\S*) (\S{1,8})\Z")
LONGEST_PAIR = 24  # letters: a narrow column must have room for both
LONG_ENOUGH = 24  # letters: what is shorter has no third line to be alone on


def keep_last_words(content: Inlines) -> Inlines:
    """``content`` unchanged unless it ends in wording with a short last word; a value from a case stays as it is."""
    match content:
        case (*before, Text(text=text, fact=None, figures=False) as last):
            pair = LAST_SPACE.search(text)
            if pair and len(pair[0]) <= LONGEST_PAIR and len(plain(content)) >= LONG_ENOUGH:
                kept = f"{text[: pair.start()]}{pair[1]}{NO_BREAK_SPACE}{pair[2]}"
                return (*before, replace(last, text=kept))
    return content
