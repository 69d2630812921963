"""Rehearses one training YAML: trains a tiny base by it, merges, and asks what came out for a reply."""

import json
import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from ghostprep.errors import InputError
from ghostprep.prompt import cut_reply, make_prompt
from ghostprep.records import Turn
from ghostprep.serving.local import LocalModel
from ghostprep.serving.model import Sampling
from ghostprep.serving.rehearsal.cpu_config import rehearsal_config
from ghostprep.serving.tiny_base import make_tiny_base
from ghostprep.training.config import TrainingConfig, load_training_config

TRAIN = ["accelerate", "launch", "--cpu", "--num_processes", "1", "-m", "axolotl.cli.train", "rehearsal.yaml"]
MERGE = ["axolotl", "merge-lora", "rehearsal.yaml"]
GREETING = [Turn(False, "salut, tu viens ce soir ?", 0, 0)]

RunCommand = Callable[[list[str], Path], None]
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


def run_command(command: list[str], folder: Path) -> None:
    """Runs `command` of this Python's environment in `folder`; its output goes to `folder`/log.txt."""
    program = Path(sys.executable).with_name(command[0])
    with (folder / "log.txt").open("a") as log:
        ended = subprocess.run([program, *command[1:]], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    if ended.returncode:
        what = f"`{' '.join(command)}` failed (exit {ended.returncode})"
        raise InputError(what, f"see {log.name}")


def rehearse(
    config: Path, root: Path, folder: Path, steps: int = 6, run: RunCommand = run_command
) -> Rehearsal:
    """Trains, merges and asks, in `folder`, on the datasets that the YAML names below `root`.

    Raises InputError when a dataset is missing, or a command fails or leaves nothing behind.
    """
    training = load_training_config(config)
    link_datasets(training, root, folder)
    base = folder / "base"
    if not (base / "config.json").exists():
        make_tiny_base(base)
    settings = rehearsal_config(training.raw, base, steps)
    (folder / "rehearsal.yaml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True))
    run(TRAIN, folder)
    run(MERGE, folder)
    output = folder / training.output_dir
    losses, eval_losses = read_losses(output)
    sampling = Sampling(temperature=0, max_new_tokens=24)
    (answer,) = LocalModel(output / "merged").write([make_prompt(GREETING)], sampling)
    return Rehearsal(losses, eval_losses, output, output / "merged", answer)


def link_datasets(training: TrainingConfig, root: Path, folder: Path) -> None:
    """Shows the folders of the YAML's datasets in `folder` under the names they have below `root`."""
    for dataset in training.all_datasets():
        if not (root / dataset.path).is_file():
            mend = "write it with `python -m ghostprep build`"
            raise InputError("no such dataset", mend, file=root / dataset.path)
        shown = folder / dataset.path.parent
        shown.parent.mkdir(parents=True, exist_ok=True)
        shown.unlink(missing_ok=True)
        shown.symlink_to((root / dataset.path.parent).resolve(), target_is_directory=True)


def read_losses(output: Path) -> tuple[list[float], list[float]]:
    """(training losses step by step, evaluation losses) from the newest checkpoint of a run."""
    checkpoints = sorted(output.glob("checkpoint-*"), key=lambda path: int(path.name.rpartition("-")[2]))
    if not checkpoints:
        raise InputError("training left no checkpoint", "look into its log", file=output)
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


def summary(result: Rehearsal) -> str:
    """One line of figures."""
    reply, stopped = cut_reply(result.answer)
    return (
        f"loss {result.losses[0]:.3f} → {result.losses[-1]:.3f} in {len(result.losses)} steps, "
        f"on val {result.eval_losses[0]:.3f} → {result.eval_losses[-1]:.3f}, "
        f"answered {len(reply)} characters, {'stopped' if stopped else 'did not stop'} by itself"
    )
