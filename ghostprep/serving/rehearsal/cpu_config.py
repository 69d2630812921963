"""A training config as a CPU can run it: what is changed and why, and nothing else is."""

from pathlib import Path
from typing import Any

from ghostprep.training.keys import SEED_ADAPTER

# What a GPU has and a CPU has not: 16-bit arithmetic, Triton kernels, other GPUs.
CPU: dict[str, Any] = {
    "bf16": False,
    "fp16": False,
    "tf32": False,
    "lora_mlp_kernel": False,
    "lora_qkv_kernel": False,
    "lora_o_kernel": False,
    "lora_embedding_kernel": False,
    "attn_implementation": "sdpa",
    "torch_compile": False,
}
# What makes a run short and its effect visible: the tiny model starts from random weights, and at 5e-5 a few
# steps would not show in the loss.
SHORT: dict[str, Any] = {
    "micro_batch_size": 1,
    "eval_batch_size": 1,
    "gradient_accumulation_steps": 1,
    "learning_rate": 1.0e-2,
    "warmup_steps": 0,
    "logging_steps": 1,
    "dataset_num_proc": 1,
    "dataloader_num_workers": 0,
}
# Keys that name the real base, need several GPUs or a GPU's kernels, or contradict a key above.
DROPPED = (
    "revision_of_model", "tokenizer_config", "deepspeed", "fsdp", "fsdp_config", "fsdp_version",
    "num_epochs", "warmup_ratio", "evals_per_epoch", "saves_per_epoch", "eval_strategy", "save_strategy",
    "hub_model_id", "wandb_project", "use_wandb",
)  # fmt: skip


def rehearsal_config(config: dict[str, Any], base: Path, steps: int) -> dict[str, Any]:
    """`config` as a CPU can run it for `steps` optimizer steps on the model in `base`."""
    kept = {k: v for k, v in config.items() if k not in DROPPED and not k.startswith("liger_")}
    half = max(steps // 2, 1)
    run = {"base_model": str(base), "max_steps": steps, "eval_steps": half, "save_steps": half}
    plugins = [name for name in config.get("plugins") or [] if name == SEED_ADAPTER]
    return kept | CPU | SHORT | run | {"plugins": plugins}
