"""Packages: which documents a case calls for, and how they come to lie in a folder, whole or not at all."""
