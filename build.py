"""The toolkit's door: hands over to ``toolkit.cli``. See README.md."""

from toolkit.cli import main

if __name__ == "__main__":
    main()
