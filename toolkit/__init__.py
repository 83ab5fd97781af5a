"""One case file in, the whole Lasting Home package out: every document, each for its reader."""

VERSION = "0.1.0"  # as in pyproject.toml, which a test holds; asking the installed package costs a tenth of a second
