"""What is said of a document to whoever does not see its page: lines in order, each with its part in the whole.

Plain text and braille are both laid out from these lines, so they say the same. Nothing here stands beside anything
else: a table's row is said cell by cell, each with its column's head; a road is said stop by stop; decoration is left out.
"""

from __future__ import annotations

from .blocks import lines_of
from .lines import Line, Role

__all__ = ["Line", "Role", "lines_of"]
