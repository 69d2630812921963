"""One run of the real trainer: a YAML of the pack, with what a CPU and a model of 135M parameters need."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.ghost.chats import TOKENS
from ghostprep.serving.rehearsal.cpu_config import CPU, DROPPED
from ghostprep.serving.rehearsal.one_config import TRAIN, run_command
from ghostprep.training.keys import SEED_ADAPTER

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """A config of the pack (its name after `mistral7b_qlora_`; "" is the baseline) and a random seed."""

    objective: str
    seed: int

    @property
    def name(self) -> str:
        return f"{self.objective or 'baseline'}-{self.seed}"

    @property
    def config(self) -> Path:
        suffix = f"_{self.objective}" if self.objective else ""
        return ROOT / "axolotl_configs" / f"mistral7b_qlora{suffix}.yaml"


def cpu_config(run: Run, base: Path, output: Path, steps: int) -> dict[str, Any]:
    """The data section of the YAML as it stands. The learning rate is what a small model needs, LoRA is in
    32 bits, an evaluation would cost more than it tells."""
    raw = yaml.safe_load(run.config.read_text(encoding="utf-8"))
    no_evaluation = ("test_datasets", "eval_steps", "eval_sample_packing", "metric_for_best_model")
    kept = {
        key: value
        for key, value in (raw | CPU).items()
        if key not in (*DROPPED, *no_evaluation, "greater_is_better") and not key.startswith("liger_")
    }
    return kept | {
        "base_model": str(base),
        "adapter": "lora",
        "load_in_4bit": False,
        "lora_dropout": 0.0,
        "sequence_len": TOKENS,
        "micro_batch_size": 1,
        "gradient_accumulation_steps": 1,
        "learning_rate": 1.0e-3,
        "warmup_steps": steps // 25,
        "max_steps": steps,
        "save_steps": steps,
        "optimizer": "adamw_torch",
        "load_best_model_at_end": False,
        "logging_steps": 10,
        "dataset_num_proc": 1,
        "seed": run.seed,
        "plugins": [SEED_ADAPTER],
        "dataset_prepared_path": str(output / "prepared"),
        "output_dir": str(output / "model"),
    }


def train(run: Run, work: Path, base: Path, steps: int) -> Path:
    """The folder of a finished run, trained unless an earlier call did."""
    output = work / "runs" / f"{run.name}-{steps}"
    if not (output / "model" / "adapter_config.json").is_file():
        output.mkdir(parents=True, exist_ok=True)
        settings = cpu_config(run, base, output, steps)
        path = output / "config.yaml"
        path.write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), encoding="utf-8")
        os.environ |= {"AXOLOTL_DO_NOT_TRACK": "1", "HF_HUB_OFFLINE": "1"}
        run_command([*TRAIN[:-1], str(path)], work)
    return output


def tokens_trained(output: Path) -> tuple[int, int]:
    """(tokens, those with loss) of one pass over the data, as Axolotl tokenized it."""
    from datasets import load_from_disk

    rows = load_from_disk(str(next(path for path in (output / "prepared").iterdir() if path.is_dir())))
    tokens = sum(map(len, rows["input_ids"]))
    return tokens, sum(label != -100 for labels in rows["labels"] for label in labels)


def losses(output: Path) -> list[float]:
    """The training loss along the run."""
    state = next((output / "model").glob("checkpoint-*/trainer_state.json"))
    return [entry["loss"] for entry in json.loads(state.read_text())["log_history"] if "loss" in entry]
