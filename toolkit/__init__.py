"""One case file in, the whole Lasting Home package out: every document, each for its reader."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("lasting-home-toolkit")
except PackageNotFoundError:  # run from a clone that was not installed
    VERSION = "0.1.0"
