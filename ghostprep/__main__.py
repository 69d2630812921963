"""`python -m ghostprep`."""

import sys

from ghostprep.cli import main

if __name__ == "__main__":
    sys.exit(main())
