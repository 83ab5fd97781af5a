"""Hold the imports to the layers in ``pyproject.toml``; prints what breaks them."""

import sys

from importlinter.cli import lint_imports

sys.exit(lint_imports())
