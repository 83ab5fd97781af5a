"""The last look: what is withheld from a reader, in every form it may take, searched for in what that reader would get.

A withheld fact cannot be reached by wording. But the same words may stand in free text: a child's letter that names the
street. So a document is searched for every value withheld from its reader (``tree``), and every finished file once more
(``toolkit/proof/last_look.py``), by the same forms.

    forms.py  the ways in which a value may be written, and where each of them is looked for
    texts.py  texts made ready to be searched
    tree.py   the search of a document, which knows where each of its texts came from
"""

from __future__ import annotations

from .tree import NOT_FROM_THE_CASE, leaked, telling_where

__all__ = ["NOT_FROM_THE_CASE", "leaked", "telling_where"]
