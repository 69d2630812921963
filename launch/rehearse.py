"""Rehearse a training YAML on a CPU, before a GPU costs money: the real commands, a model of toy size.

    python launch/rehearse.py axolotl_configs/mistral7b_qlora.yaml [--steps 6] [--root .]

Trains a tiny random Mistral with the real tokenizer through `accelerate launch -m axolotl.cli.train`, merges
it with `axolotl merge-lora`, loads what came out with transformers and asks it for a reply. The YAML is used
as it is but for the keys listed in `CPU`, `SHORT`, `DROPPED` and `rehearsal_config`. A run that was killed is
resumed when the same --work is given. About a minute; nothing leaves the machine.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from generate import Sampling, load
from tiny_base import make_tiny_base

from ghostprep.errors import InputError
from ghostprep.prompt import cut_reply, make_prompt
from ghostprep.records import Turn
from ghostprep.training.config import TrainingConfig, load_training_config

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
    "revision_of_model", "tokenizer_config", "deepspeed", "fsdp", "fsdp_config", "fsdp_version", "plugins",
    "num_epochs", "warmup_ratio", "evals_per_epoch", "saves_per_epoch", "eval_strategy", "save_strategy",
    "hub_model_id", "wandb_project", "use_wandb",
)  # fmt: skip

# Nothing leaves the machine.
QUIET = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1",
         "AXOLOTL_DO_NOT_TRACK": "1", "WANDB_MODE": "disabled"}  # fmt: skip

TRAIN = ["accelerate", "launch", "--cpu", "--num_processes", "1", "-m", "axolotl.cli.train", "rehearsal.yaml"]
MERGE = ["axolotl", "merge-lora", "rehearsal.yaml"]
GREETING = [Turn(False, "salut, tu viens ce soir ?", 0, 0)]

Runner = Callable[[list[str], Path], None]
"""(command line, folder to run it in); raises InputError when it fails."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsal showed. Losses are in nats; `answer` is all that the merged model wrote to a greeting.

    `losses` has one for each optimizer step, from a run that was cut off and from its resumption alike.
    """

    losses: list[float]
    eval_losses: list[float]
    adapter: Path
    merged: Path
    answer: str


def rehearsal_config(config: dict[str, Any], base: Path, steps: int) -> dict[str, Any]:
    """`config` as a CPU can run it for `steps` optimizer steps on the model in `base`."""
    kept = {k: v for k, v in config.items() if k not in DROPPED and not k.startswith("liger_")}
    half = max(steps // 2, 1)
    run = {"base_model": str(base), "max_steps": steps, "eval_steps": half, "save_steps": half}
    return kept | CPU | SHORT | run


def run_command(command: list[str], work: Path) -> None:
    """Run `command` of this Python's environment in `work`; its output goes to `work`/log.txt."""
    program = Path(sys.executable).with_name(command[0])
    with (work / "log.txt").open("a") as log:
        done = subprocess.run([program, *command[1:]], cwd=work, stdout=log, stderr=subprocess.STDOUT)
    if done.returncode:
        raise InputError(f"`{' '.join(command)}` failed (exit {done.returncode}); see {log.name}.")


def rehearse(config: Path, root: Path, work: Path, steps: int = 6, run: Runner = run_command) -> Rehearsal:
    """Train, merge and ask, in the folder `work`, on the datasets that the YAML names below `root`.

    Raises InputError when a dataset is missing, or a command fails or leaves nothing behind.
    """
    training = load_training_config(config)
    link_datasets(training, root, work)
    base = work / "base"
    if not (base / "config.json").exists():
        make_tiny_base(base)
    settings = rehearsal_config(training.raw, base, steps)
    (work / "rehearsal.yaml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True))
    run(TRAIN, work)
    run(MERGE, work)
    output = work / settings["output_dir"]
    losses, eval_losses = read_losses(output)
    answer = load(str(output / "merged")).write(
        [make_prompt(GREETING)], Sampling(temperature=0, max_new_tokens=24)
    )
    return Rehearsal(losses, eval_losses, output, output / "merged", answer[0])


def link_datasets(training: TrainingConfig, root: Path, work: Path) -> None:
    """Show the folders of the YAML's datasets in `work` under the names they have below `root`."""
    for dataset in [*training.datasets("datasets"), *training.datasets("test_datasets")]:
        if not (root / dataset.path).is_file():
            raise InputError(
                f"{root / dataset.path}: no such dataset; `python -m ghostprep build` writes it."
            )
        shown = work / dataset.path.parent
        shown.parent.mkdir(parents=True, exist_ok=True)
        shown.unlink(missing_ok=True)
        shown.symlink_to((root / dataset.path.parent).resolve(), target_is_directory=True)


def read_losses(output: Path) -> tuple[list[float], list[float]]:
    """(training losses step by step, evaluation losses) from the newest checkpoint of a run."""
    checkpoints = sorted(output.glob("checkpoint-*"), key=lambda path: int(path.name.rpartition("-")[2]))
    if not checkpoints:
        raise InputError(f"{output}: training left no checkpoint.")
    history = json.loads((checkpoints[-1] / "trainer_state.json").read_text())["log_history"]
    losses, evals = ([entry[key] for entry in history if key in entry] for key in ("loss", "eval_loss"))
    return losses, evals


def problems(result: Rehearsal) -> list[str]:
    """What a rehearsal should have shown and did not."""
    losses, evals = result.losses, result.eval_losses
    checks = {
        "a training loss is not finite": not all(map(math.isfinite, losses)),
        "the training loss did not fall": not losses or losses[-1] >= losses[0],
        "no evaluation ran on the validation set": not evals,
        "an evaluation loss is not finite": not all(map(math.isfinite, evals)),
        "no adapter was written": not (result.adapter / "adapter_model.safetensors").exists(),
        "no merged weights were written": not list(result.merged.glob("*.safetensors")),
        "the merged model wrote nothing": not result.answer,
    }
    return [problem for problem, holds in checks.items() if holds]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path, help="an Axolotl YAML")
    parser.add_argument("--steps", type=int, default=6, help="optimizer steps (default 6)")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder that the YAML's paths start from (default .)"
    )
    parser.add_argument(
        "--work", type=Path, help="folder to work in (default: a temporary one, removed at the end)"
    )
    args = parser.parse_args(argv)
    os.environ |= QUIET
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as scratch:
        try:
            result = rehearse(args.config, args.root, (args.work or Path(scratch)).resolve(), args.steps)
        except InputError as error:
            print(error, file=sys.stderr)
            return 1
        found = problems(result)
    for problem in found:
        print(f"{args.config.name}: {problem}", file=sys.stderr)
    print(f"{args.config.name}: {summary(result)}; {time.perf_counter() - begun:.0f} s")
    return 1 if found else 0


def summary(result: Rehearsal) -> str:
    """One line of figures."""
    reply, stopped = cut_reply(result.answer)
    return (
        f"loss {result.losses[0]:.3f} → {result.losses[-1]:.3f} in {len(result.losses)} steps, "
        f"on val {result.eval_losses[0]:.3f} → {result.eval_losses[-1]:.3f}, "
        f"answered {len(reply)} characters, {'stopped' if stopped else 'did not stop'} by itself"
    )


if __name__ == "__main__":
    sys.exit(main())
