"""Lets `python -m belvedere` do what the `belvedere` command does."""

import sys

from belvedere.app.main import main

if __name__ == "__main__":
    sys.exit(main())
