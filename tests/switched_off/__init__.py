"""Defences switched off on purpose, one at a time, to show that a test notices each.

``defences.py`` lists them; ``plugin.py`` switches one off for a run of pytest: ``-p switched_off.plugin`` with its name in
``SWITCHED_OFF``. ``test_defences.py`` runs the tests that a defence names, and asks that one of them fails.
"""
