"""Download a merged model from the Hub at one exact commit, and verify every file.

    python launch/replicate/weights.py USER/REPO COMMIT FOLDER

COMMIT is the 40 digits that publish.py printed: a branch could change under you. Run it again after a break
and it goes on.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.download import download


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("repo", help="USER/REPO on the Hub")
    parser.add_argument("commit", help="its commit, 40 hexadecimal digits")
    parser.add_argument("folder", type=Path, help="where to put the model")
    args = parser.parse_args(argv)
    download(args.repo, args.commit, args.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
