"""The whole path on a machine without a GPU, before a rented one costs money: `make rehearsal`.

From examples/exports to a ghost that answers, by the commands and scripts that a person runs. Axolotl is the
real one. The model is tiny and random: try_model is right to find it wanting, what counts is that it judged.
The Hub is a stand-in on loopback. Everything stays in build/rehearsal, what a step printed in its STEP.log.
Prints a table and exits 1 unless all of it passed.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.rehearsal.whole_path import rehearse_whole_path

ROOT = Path(__file__).resolve().parents[1]


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    script.parser(__doc__).parse_args(argv)
    return rehearse_whole_path(ROOT, ROOT / "build" / "rehearsal")


if __name__ == "__main__":
    sys.exit(main())
