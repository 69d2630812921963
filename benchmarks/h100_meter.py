"""What a training run of `benchmarks/h100.py` measures about itself: a plugin of Axolotl, named in the YAML.

The run's folder is the current one. `meter.json` there says what is wanted, `measured.json` is what came out:
the seconds, tokens and loss of each optimizer step (clock read after `torch.cuda.synchronize`), peak memory,
an evaluation, the machine's own matrix rate, and whether packed samples see each other.
"""

import json
import os
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from axolotl.integrations.base import BasePlugin
from transformers import TrainerCallback

from ghostprep.training.bases import Base

LEAST_STEPS = 2
"""Measured at least, however long a step takes."""
CUDA_GB = 1.0
"""Of a card's memory: CUDA's own, and what its libraries take beside torch's allocator."""
LIBRARIES = ("axolotl", "torch", "transformers", "peft", "accelerate", "bitsandbytes", "trl", "liger-kernel")

Inputs = Mapping[str, torch.Tensor]


class Meter(BasePlugin):
    """Axolotl makes it from the key `plugins`, hands it the trainer, and calls it when training is over."""

    def pre_model_load(self, cfg: Any) -> None:
        """A run that must fit into a smaller card gets no more memory than that has, less what CUDA takes."""
        cap = json.loads(Path("meter.json").read_text())["cap_gb"]
        if cap and torch.cuda.is_available():
            share = (cap - CUDA_GB) * 1e9 / torch.cuda.mem_get_info()[1]
            torch.cuda.set_per_process_memory_fraction(min(share, 1.0))

    def pre_lora_load(self, cfg: Any, model: Any) -> None:
        """The same adapter to begin with in every run: Axolotl draws it before it looks at `seed`."""
        torch.manual_seed(cfg.seed)

    def add_callbacks_post_trainer(self, cfg: Any, trainer: Any) -> list[TrainerCallback]:
        self.watch = Watch(trainer, json.loads(Path("meter.json").read_text()))
        return [self.watch]

    def post_train(self, cfg: Any, model: Any) -> None:
        """Axolotl calls it twice: after the last step, and when the adapter is saved."""
        if not Path("measured.json").exists():
            self.watch.write()


class Counter:
    """Positions, real tokens and tokens with loss of the batches since `take`, added up where they lie."""

    def __init__(self, pad: int) -> None:
        self.pad = pad
        self.counts: dict[str, Any] = {}

    def add(self, inputs: Inputs) -> None:
        ids, labels = inputs["input_ids"], inputs["labels"]
        new = {
            "positions": ids.numel(),
            "tokens": (ids != self.pad).sum(),
            "trained": (labels[:, 1:] != -100).sum(),
        }
        self.counts = {name: self.counts.get(name, 0) + count for name, count in new.items()}

    def take(self) -> dict[str, float]:
        """The counts so far; the next ones begin at 0."""
        counts, self.counts = self.counts, {}
        return {name: int(count) for name, count in counts.items()}


class Watch(TrainerCallback):
    """Times optimizer steps and counts what they computed."""

    def __init__(self, trainer: Any, wanted: Mapping[str, Any]) -> None:
        self.trainer, self.wanted = trainer, wanted
        self.steps: list[dict[str, float]] = []
        self.found: dict[str, Any] = {}
        self.counter = Counter(trainer.processing_class.pad_token_id)
        self.loss: Any = 0.0
        self.train_step, trainer.training_step = trainer.training_step, self.training_step

    def training_step(self, model: Any, inputs: Inputs, *rest: Any, **named: Any) -> torch.Tensor:
        """The trainer's own, counted. Its loss is the micro-batch's share of the step's."""
        self.counter.add(inputs)
        loss: torch.Tensor = self.train_step(model, inputs, *rest, **named)
        self.loss = self.loss + loss
        return loss

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if args.sample_packing:
            self.found["apart"] = look_apart(kwargs["model"], kwargs["train_dataloader"], args.max_seq_length)
        self.found["memory"] = peak_memory()  # of loading: what comes next is not training
        self.found["matrix_tflops"] = matrix_rate()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()
        self.clock = now()

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        begun, self.clock = self.clock, now()
        self.steps.append({"seconds": self.clock - begun, "loss": float(self.loss)} | self.counter.take())
        self.loss = 0.0
        measured = [step["seconds"] for step in self.steps[self.wanted["warmup"] :]]
        if len(measured) >= LEAST_STEPS and sum(measured) >= self.wanted["seconds"]:
            control.should_training_stop = True

    def write(self) -> None:
        """measured.json, aside and renamed. The peak is read before the evaluation."""
        self.found["memory"] = {name: max(self.found["memory"][name], n) for name, n in peak_memory().items()}
        self.found |= {
            **device(),
            "versions": {name: version(name) for name in LIBRARIES},
            "parameters": parameters(self.trainer.model.config),
            "vocabulary": self.trainer.model.config.vocab_size,
            "steps": self.steps,
            "train": size(self.trainer.train_dataset),
        }
        if self.trainer.eval_dataset is not None:
            self.found |= {"val": size(self.trainer.eval_dataset), "evaluation": self.evaluate()}
        Path("measured.json.new").write_text(json.dumps(self.found))
        os.replace("measured.json.new", "measured.json")

    def evaluate(self) -> dict[str, float]:
        """Tokens and seconds of an evaluation; the first batch warms up where there are others."""
        marks: list[tuple[float, float]] = [(now(), 0)]
        predict, counter = self.trainer.prediction_step, Counter(self.counter.pad)

        def counted(model: Any, inputs: Inputs, *rest: Any, **named: Any) -> Any:
            counter.add(inputs)
            result = predict(model, inputs, *rest, **named)
            marks.append((now(), counter.take()["tokens"]))
            return result

        self.trainer.prediction_step = counted
        self.trainer.evaluate()
        warm = marks[1:] if len(marks) > 2 else marks
        return {"seconds": warm[-1][0] - warm[0][0], "tokens": sum(tokens for _, tokens in warm[1:])}


def now() -> float:
    """Seconds, after all that the GPU was given is done."""
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter()


def device() -> dict[str, Any]:
    """What the run ran on, and its memory in bytes."""
    if not torch.cuda.is_available():
        return {"device": "CPU"}
    return {"device": torch.cuda.get_device_name(), "device_memory": torch.cuda.mem_get_info()[1]}


def peak_memory() -> dict[str, int]:
    """Most bytes at once since the last reset: in tensors, and held by the allocator. 0 without a GPU."""
    if not torch.cuda.is_available():
        return {"allocated": 0, "reserved": 0}
    return {"allocated": torch.cuda.max_memory_allocated(), "reserved": torch.cuda.max_memory_reserved()}


def matrix_rate() -> float:
    """10**12 operations a second of a product of random matrices: 8192³ in bf16, on a CPU 512³ in fp32."""
    gpu = torch.cuda.is_available()
    width, kind = (8192, torch.bfloat16) if gpu else (512, torch.float32)
    a, b = (torch.randn(width, width, device="cuda" if gpu else "cpu", dtype=kind) for _ in range(2))
    for _ in range(3):
        torch.mm(a, b)
    begun = now()
    for _ in range(10):
        torch.mm(a, b)
    return 10 * 2 * width**3 / (now() - begun) / 1e12


def parameters(config: Any) -> int:
    """Weights of the base, as `ghostprep estimate` counts them: the 4-bit ones are stored by twos."""
    keys = config.num_key_value_heads * config.head_dim
    shape = (config.num_hidden_layers, config.hidden_size, config.intermediate_size)
    return Base(
        "", *shape, config.num_attention_heads * config.head_dim, keys, config.vocab_size, 0
    ).parameters


def size(dataset: Any) -> dict[str, int]:
    """Rows and tokens of a dataset as the trainer has it."""
    return {"rows": len(dataset), "tokens": sum(map(len, dataset["input_ids"]))}


def look_apart(model: Any, loader: Any, limit: int) -> dict[str, float]:
    """How far logits move when the first sample of a packed row is replaced: its own, and the others'.

    Rows, collator and model are the ones that training is about to use, in training mode; dropout is drawn
    alike both times.
    """
    rows: list[Mapping[str, Any]] = []
    for row in loader.dataset:
        if sum(len(r["input_ids"]) for r in [*rows, row]) > limit:
            break
        rows.append(row)
    if len(rows) < 2:
        raise ValueError("no two samples fit into a packed row")
    batch = {name: value.to(model.device) for name, value in loader.collate_fn([rows]).items()}
    del batch["labels"]  # with labels, Liger's fused loss never makes the logits
    first, end = len(rows[0]["input_ids"]), sum(len(row["input_ids"]) for row in rows)
    before = logits(model, batch)
    ids = batch["input_ids"].clone()
    ids[:, 1:first] = (ids[:, 1:first] + 7919) % (model.config.vocab_size - 3) + 3
    moved = (logits(model, batch | {"input_ids": ids}) - before).abs()[0]
    return {"own": float(moved[:first].max()), "others": float(moved[first:end].max())}


def logits(model: Any, batch: Inputs) -> torch.Tensor:
    """In training mode and without a cache: with one, no packing is recognised."""
    model.train()
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(0)
        found: torch.Tensor = model(**batch, use_cache=False).logits.float()
        return found
