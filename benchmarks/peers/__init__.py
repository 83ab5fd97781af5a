"""Other ways to make the same papers, each written to be as fast as it honestly can be: ``python -m benchmarks.peers``."""
