"""Rehearse a training YAML on a CPU, before a GPU costs money: the real commands, a model of toy size.

    python launch/rehearse.py axolotl_configs/mistral7b_qlora.yaml [--steps 6] [--root .]

Trains a tiny random Mistral with the real tokenizer through `accelerate launch -m axolotl.cli.train`, merges
it with `axolotl merge-lora`, loads what came out with transformers and asks it for a reply. The YAML is used
as it is but for the keys that ghostprep/serving/rehearsal/cpu_config.py lists. A run that was killed is
resumed when the same --work is given. About a minute; nothing leaves the machine.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.rehearsal.one_config import problems, rehearse, summary
from ghostprep.training.offline import OFFLINE


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path, help="an Axolotl YAML")
    parser.add_argument("--steps", type=int, default=6, help="optimizer steps (default 6)")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder that the YAML's paths start from (default .)"
    )
    parser.add_argument(
        "--work", type=Path, help="folder to work in (default: a temporary one, removed at the end)"
    )
    args = parser.parse_args(argv)
    os.environ |= OFFLINE
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as scratch:
        result = rehearse(args.config, args.root, (args.work or Path(scratch)).resolve(), args.steps)
        found = problems(result)
    for problem in found:
        print(f"{args.config.name}: {problem}", file=sys.stderr)
    print(f"{args.config.name}: {summary(result)}; {time.perf_counter() - begun:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
