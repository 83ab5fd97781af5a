"""Transforms: a document tree in, a document tree out. One effect a file; ``variants.py`` names who gets which."""
