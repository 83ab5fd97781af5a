"""The toolkit's door: hands over to ``toolkit.cli``. See README.md."""

import sys

try:
    from toolkit.cli import main
except KeyboardInterrupt:  # loading takes a moment
    sys.exit("Stopped before anything was begun.")

if __name__ == "__main__":
    main()
