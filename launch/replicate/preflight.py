"""Look a merged model over before it is uploaded, served or paid for.

    python launch/replicate/preflight.py outputs/mistral7b_qlora/merged

Files, sizes and shapes against the config, the tokenizer's round trip, the end token, the chat template, and
one reply. No network. Exit 1 and a line for each problem.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.preflight import problems
from ghostprep.training.offline import OFFLINE


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("folder", type=Path, help="a merged model")
    args = parser.parse_args(argv)
    os.environ |= OFFLINE
    found = problems(args.folder)
    for problem in found:
        print(problem, file=sys.stderr)
    if not found:
        print(f"{args.folder}: ready")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
