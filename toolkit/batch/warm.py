"""Loaded once before the processes of a batch are copied from it: the engines, and everything that no case changes."""

from contextlib import suppress

from ..errors import InputFault
from ..package.stock import read_stock
from ..writers import brf, docx, html, pdf, txt

__all__ = ["brf", "docx", "html", "pdf", "txt"]

with suppress(InputFault):  # whoever reads it in earnest tells it
    read_stock()
