"""The keys that Axolotl knows, as plain data: so that a config is checked where Axolotl is not installed.

Axolotl drops an unknown key in silence. `axolotl_keys.json` beside this file is made from Axolotl's own
schema; make it again when Axolotl is upgraded, in an environment that has it:

    python -m ghostprep.training.keys
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

DATA = "axolotl_keys.json"
LIGER = "axolotl.integrations.liger.LigerPlugin"
CUT_CROSS_ENTROPY = "axolotl.integrations.cut_cross_entropy.CutCrossEntropyPlugin"
SEED_ADAPTER = "ghostprep.training.seeding.SeedAdapter"

INSTEAD = {
    "bnb_4bit_compute_dtype": "Axolotl computes in bf16 by itself; remove it",
    "bnb_4bit_quant_type": "load_in_4bit is NF4 by itself; remove it",
    "bnb_4bit_use_double_quant": "load_in_4bit quantizes twice by itself; remove it",
    "eval_datasets": "test_datasets",
    "evaluation_strategy": "eval_strategy",
    "eval_accumulation_steps": "remove it",
    "flash_attention": "attn_implementation: flash_attention_2",
    "log_level": "remove it",
    "logging_first_step": "remove it",
    "lr_scheduler_type": "lr_scheduler",
    "max_seq_length": "sequence_len",
    "model_name_or_path": "base_model",
    "num_train_epochs": "num_epochs",
    "packing": "sample_packing",
    "per_device_eval_batch_size": "eval_batch_size",
    "per_device_train_batch_size": "micro_batch_size",
    "report_to": "use_wandb",
    "run_name": "wandb_name",
    "sdp_attention": "attn_implementation: sdpa",
    "wandb_tags": "wandb_name, which can say it too",
    "xformers_attention": "attn_implementation: xformers",
}
"""What to write for keys that other tools, or older versions, call otherwise."""


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """`top` and `dataset` are accepted, `deprecated` accepted for now or refused, `numbers` hold a number."""

    axolotl: str
    top: frozenset[str]
    deprecated: frozenset[str]
    numbers: frozenset[str]
    dataset: frozenset[str]
    plugins: dict[str, frozenset[str]]


@cache
def known_keys() -> KnownKeys:
    """The keys of the Axolotl version that `axolotl_keys.json` was made from."""
    raw = json.loads(files("ghostprep.training").joinpath(DATA).read_text(encoding="utf-8"))
    plugins = {name: frozenset(keys) for name, keys in raw.pop("plugins").items()}
    version = raw.pop("axolotl")
    return KnownKeys(
        axolotl=version, plugins=plugins, **{name: frozenset(keys) for name, keys in raw.items()}
    )


def read_schema() -> dict[str, Any]:
    """The contents of `axolotl_keys.json`, from the installed Axolotl (which imports torch: slow)."""
    from importlib.metadata import version

    from axolotl.integrations.cut_cross_entropy import CutCrossEntropyArgs
    from axolotl.integrations.liger.args import LigerArgs
    from axolotl.utils.schemas.config import AxolotlInputConfig
    from axolotl.utils.schemas.datasets import SFTDataset
    from axolotl.utils.schemas.deprecated import DeprecatedParameters

    fields = AxolotlInputConfig.model_fields
    deprecated = {name for name, field in fields.items() if field.deprecated} | set(
        DeprecatedParameters.model_fields
    )
    aliases = {field.alias for field in fields.values() if field.alias}
    return {
        "axolotl": version("axolotl"),
        "top": sorted(set(fields) | aliases),
        "deprecated": sorted(deprecated),
        "numbers": sorted(name for name, field in fields.items() if _holds_number(field.annotation)),
        "dataset": sorted(SFTDataset.model_fields),
        "plugins": {
            LIGER: sorted(LigerArgs.model_fields),
            CUT_CROSS_ENTROPY: sorted(CutCrossEntropyArgs.model_fields),
            SEED_ADAPTER: [],
        },
    }


def _holds_number(annotation: Any) -> bool:
    parts = getattr(annotation, "__args__", None)
    return any(map(_holds_number, parts)) if parts else annotation in (int, float)


if __name__ == "__main__":
    Path(__file__).with_name(DATA).write_text(json.dumps(read_schema(), indent=1) + "\n", encoding="utf-8")
