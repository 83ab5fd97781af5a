"""Hostile input: listed, drawn and generated files that are put before the real command line, which is watched.

``run_listed``, ``run_pictures`` and ``run_generated`` are the attacks; what they try is in modules of their own, as data.
"""
