"""What every training process needs, imported once by the fork server of the tests (see `forked.py`).

Importing Axolotl takes ten seconds and compiling its packing another five; a forked process has both already.
No thread was started and no tensor used, so forking is safe. Frozen, a quarter of a million imported objects
are not walked by each of the trainer's many `gc.collect()`, which took most of the time of a short training.
"""

import gc
import importlib
import os

import numpy as np

os.environ |= {"AXOLOTL_DO_NOT_TRACK": "1", "HF_HUB_OFFLINE": "1", "WANDB_MODE": "disabled"}

for name in (
    "axolotl.cli.main",
    "axolotl.cli.merge_lora",
    "axolotl.cli.train",
    "axolotl.common.datasets",
    "axolotl.core.builders",
    "axolotl.train",
    "deepspeed",
    "peft.tuners.lora",
    "transformers.models.mistral.modeling_mistral",
):
    importlib.import_module(name)

packing = importlib.import_module("axolotl.utils.samplers.multipack")
packing.pack_group(np.array([3, 2], dtype=np.int32), 0, 8, 2, 2, True)
gc.freeze()
