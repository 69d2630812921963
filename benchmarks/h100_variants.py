"""What `benchmarks/h100.py` runs side by side: YAMLs of the pack, levers one at a time, loss checks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ghostprep.serving.rehearsal.cpu_config import CPU
from ghostprep.training.offline import OFFLINE

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = OFFLINE | {"TOKENIZERS_PARALLELISM": "false"}
"""Of every run."""
BATCH = 64
"""Packed rows of a step in every timed variant: more than the pack's own, so that few steps do."""
LIMIT = 300
"""Seconds that a variant may take."""
LOSS_STEPS, TOY_LOSS_STEPS, LOSS_SAMPLES, PACKED = 50, 10, 16, 4
"""Of the loss checks: steps, steps at toy size, samples of a step, samples of a packed row."""

NO_LIGER: dict[str, Any] = dict.fromkeys(["plugins", "liger_rms_norm", "liger_fused_linear_cross_entropy"])
NO_KERNELS = {"lora_mlp_kernel": False, "lora_qkv_kernel": False, "lora_o_kernel": False}
UNPACKED = {"sample_packing": False, "eval_sample_packing": False, "pad_to_sequence_len": False}
CHECKPOINTING = {"gradient_checkpointing": True}

# Each step has the same samples in every loss check, and nothing is random: what differs is arithmetic.
# Random weights have more to learn than a real base has, so a higher rate shows in few steps.
LOSS = {
    "datasets": [
        {"path": "data/loss/train.jsonl", "ds_type": "json", "split": "train", "type": "input_output"}
    ],
    "test_datasets": None,
    "eval_sample_packing": None,
    "sample_packing_bin_size": PACKED,
    "curriculum_sampling": True,
    "lora_dropout": 0.0,
    "learning_rate": 1.0e-3,
    "lr_scheduler": "constant",
    "warmup_ratio": None,
    "warmup_steps": 0,
}
PLAIN = LOSS | NO_LIGER | NO_KERNELS | CHECKPOINTING | UNPACKED | {"eval_sample_packing": None}

# The same mathematics in another order of sums. (Not in other micro-batches: Axolotl takes the mean of each
# and then of all, so that where labels are masked their size changes what is trained.)
EAGER = {"attn_implementation": "eager"}

# What does not fit a few steps on local weights.
DROPPED = (
    "revision_of_model", "num_epochs", "eval_steps", "save_steps", "save_total_limit",
    "load_best_model_at_end", "metric_for_best_model", "greater_is_better", "auto_resume_from_checkpoints",
)  # fmt: skip


class Variant(NamedTuple):
    """A YAML of the pack and what is changed in it; None removes a key. It gets no more than `cap_gb`."""

    name: str
    config: str
    changes: Mapping[str, Any]
    says: str
    cap_gb: float | None = None
    limit: int = LIMIT


def micro(size: int, rows: int = BATCH) -> dict[str, Any]:
    return {"micro_batch_size": size, "gradient_accumulation_steps": rows // size}


def lever(name: str, changes: Mapping[str, Any], says: str = "") -> Variant:
    return Variant(name, "mistral7b_qlora", changes, says or name)


def attention(backend: str) -> Variant:
    return lever(backend, {"attn_implementation": backend}, f"attention: {backend}")


def loss(name: str, changes: Mapping[str, Any], says: str) -> Variant:
    return Variant(name, "mistral7b_qlora_reply", changes, f"loss check: {says}")


# The most important first: a lease may end before the list does, and half an hour of it must give an answer.
# (Micro-batches of 16 and 32 without checkpointing would need 202 and 398 GB.)
VARIANTS = [
    lever("baseline", {}),
    Variant("sessions", "mistral7b_qlora_sessions", {}, "whole sessions"),
    Variant("seed", "mistral7b_qlora_seed", {}, "the seed's settings"),
    lever("micro8_checkpointing", micro(8) | CHECKPOINTING, "micro-batch 8, checkpointing"),
    lever("micro32_checkpointing", micro(32) | CHECKPOINTING, "micro-batch 32, checkpointing"),
    Variant("lora16", "mistral7b_qlora_lora16", {}, "16-bit LoRA"),
    Variant("24gb", "mistral7b_qlora_24gb", {}, "the 24 GB config", cap_gb=24),
    loss("loss_plain", PLAIN | micro(LOSS_SAMPLES, LOSS_SAMPLES), "plain"),
    loss("loss_again", PLAIN | micro(LOSS_SAMPLES, LOSS_SAMPLES) | EAGER, "plain, with another attention"),
    loss("loss_fast", LOSS | micro(LOSS_SAMPLES // PACKED, LOSS_SAMPLES // PACKED), "the pack's settings"),
    lever("checkpointing", CHECKPOINTING),
    lever("selective", CHECKPOINTING | {"selective_checkpointing": True}, "selective checkpointing"),
    lever("liger_rope", {"liger_rope": True}, "Liger's rotary embedding"),
    lever("micro8", micro(8), "micro-batch 8"),
    lever("no_kernels", NO_KERNELS, "without fused LoRA kernels"),
    lever("no_liger", NO_LIGER, "without Liger"),
    lever("unpacked", UNPACKED, "without packing"),
    lever("sdpa_mask", {"sdpa_varlen": False}, "attention: sdpa with a mask"),
    Variant("reply", "mistral7b_qlora_reply", {}, "loss on the reply"),
    attention("flex_attention"),
    attention("flash_attention_2"),
    Variant("compile", "mistral7b_qlora", {"torch_compile": True}, "torch_compile", limit=900),
    attention("flash_attention_torch"),
]


def recipe(variant: Variant, toy: bool) -> dict[str, Any]:
    """The variant's YAML, its paths still those of the pack; at toy size as a CPU can run it."""
    raw = yaml.safe_load((ROOT / "axolotl_configs" / f"{variant.config}.yaml").read_text(encoding="utf-8"))
    changed = raw | variant.changes
    if not variant.name.startswith("loss_"):
        changed["gradient_accumulation_steps"] = BATCH // changed["micro_batch_size"]
    changed |= toy_changes(changed) if toy else {}
    kept = {key: value for key, value in changed.items() if value is not None and key not in DROPPED}
    plugins = [*kept.get("plugins", []), "benchmarks.h100_meter.Meter"]
    return kept | {"plugins": plugins, "save_strategy": "no"}


def toy_changes(raw: Mapping[str, Any]) -> dict[str, Any]:
    """No GPU's arithmetic and kernels, about an eighth of a step's rows, a rate that moves a tiny model."""
    here = {key: value for key, value in CPU.items() if key != "attn_implementation"} | NO_LIGER
    rows, micro_steps = raw["micro_batch_size"], raw["gradient_accumulation_steps"]
    if rows * micro_steps == BATCH:
        here["gradient_accumulation_steps"] = max(1, micro_steps // 8)
    here |= {"sequence_len": 512, "excess_length_strategy": "drop"}
    return here | {"learning_rate": 1.0e-2, "dataset_num_proc": 1, "dataloader_num_workers": 0}


def place(settings: Mapping[str, Any], work: Path, run: Path, steps: int) -> dict[str, Any]:
    """`settings` on this machine: weights and data below `work`, what is trained below `run`."""
    paths = {
        section: [dataset | {"path": str(work / dataset["path"])} for dataset in settings[section]]
        for section in ("datasets", "test_datasets")
        if section in settings
    }
    return {
        **settings,
        **paths,
        "base_model": str(work / "base"),
        "dataset_prepared_path": str(work / "prepared"),
        "output_dir": str(run / "output"),
        "max_steps": steps,
    }
