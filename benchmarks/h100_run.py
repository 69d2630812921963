"""One training run of `benchmarks/h100.py`, in a process of its own: Axolotl's `cli.train` on ./config.yaml.

It imports at once and begins when a line comes on standard input, so that its imports take place while the
run before it still has the GPU.
"""

import importlib
import runpy
import sys

HEAVY = ("axolotl.cli.main", "axolotl.common.datasets", "axolotl.core.builders", "axolotl.train",
         "benchmarks.h100_meter", "transformers.models.mistral.modeling_mistral")  # fmt: skip


def main() -> None:
    for name in HEAVY:
        importlib.import_module(name)
    if sys.stdin.readline():  # nothing comes where the benchmark itself was ended
        sys.argv = ["axolotl.cli.train", "config.yaml"]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
