"""What is done to the toolkit to break it. Each module is one kind of attack, with one function, ``attack``.

The tests run a small, seeded sample of each; ``make attack`` runs them at length and prints the figures.
"""
