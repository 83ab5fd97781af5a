"""Loaded once before the processes of a batch are copied from it: the engines, and everything that no case changes."""

from contextlib import suppress

from ..assets import BRAND
from ..errors import InputFault
from ..package.stock import read_stock
from ..writers import brf, docx, html, pdf, txt
from .keys import making, wording

__all__ = ["brf", "docx", "html", "pdf", "txt"]

with suppress(InputFault):  # whoever reads it in earnest tells it
    read_stock()
    making(), wording(BRAND)  # of what was read here: if it changes on the disk, this process is out of date
