"""What a trained ghost does with held-out prompts: does it stop, how long is it, what does it expect."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.ghost.train import Run
from ghostprep.prompt import END, cut_reply, make_reply
from ghostprep.serving.local import LocalModel
from ghostprep.serving.model import Sampling
from ghostprep.serving.prompts import val_prompts

MAX_REPLY = 96
"""Tokens after which an answer counts as running on: the longest tenth of real replies has half of them."""


def held_out(work: Path, limit: int) -> list[tuple[str, str]]:
    """(prompt, my real reply): the validation set and the witnesses, neither ever trained on."""
    data = work / "data" / "processed"
    pairs = val_prompts(data / "reply" / "val.jsonl", 10**6) + val_prompts(data / "witness.jsonl", 10**6)
    step = max(len(pairs) / limit, 1)
    return [pairs[int(number * step)] for number in range(min(limit, len(pairs)))]


def as_trained(run: Run, prompts: Sequence[str]) -> list[str]:
    """The prompts as the objective renders them: the seed knew no end token in a history."""
    return [prompt.replace(END, "") for prompt in prompts] if run.objective == "seed" else list(prompts)


def load(output: Path) -> LocalModel:
    model = LocalModel(output / "model")
    model.network = model.network.merge_and_unload()
    return model


def ask(model: LocalModel, prompts: Sequence[str], sampling: Sampling) -> list[str]:
    """One answer to each prompt, nothing cut; short prompts share a batch, which is quicker."""
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    written = model.write([prompts[index] for index in order], sampling)
    return [text for _, text in sorted(zip(order, written, strict=True))]


def describe(answers: Sequence[str]) -> dict[str, Any]:
    """Numbers only: how many stopped by themselves or wrote the other side too, and the lengths."""
    cut = [cut_reply(answer) for answer in answers]
    return {
        "answers": len(answers),
        "stopped": sum(stopped for _, stopped in cut),
        "both_sides": sum(not stop and "\nB:" in text for text, (_, stop) in zip(answers, cut, strict=True)),
        "empty": sum(not reply for reply, _ in cut),
        "lengths": [len(reply) for reply, _ in cut],
    }


def reply_losses(model: LocalModel, prompts: Sequence[str], replies: Sequence[str]) -> dict[str, list[float]]:
    """Nats of each true reply, of its end token alone, and its bytes."""
    import torch

    found: dict[str, list[float]] = {"nats": [], "end_nats": [], "bytes": []}
    for prompt, reply in zip(prompts, replies, strict=True):
        context = model.tokenizer(prompt)["input_ids"]
        whole = model.tokenizer(prompt + make_reply(reply), return_tensors="pt")["input_ids"]
        with torch.no_grad():
            scores = model.network(whole).logits[0, len(context) - 1 : -1].log_softmax(-1)
        target = whole[0, len(context) :]
        nats = -scores[torch.arange(len(target)), target]
        found["nats"].append(round(float(nats.sum()), 4))
        found["end_nats"].append(round(float(nats[-1]), 4))
        found["bytes"].append(len(reply.encode()))
    return found


def measure(
    run: Run, output: Path, pairs: Sequence[tuple[str, str]], samplings: Sequence[Sampling]
) -> dict[str, Any]:
    """Everything about one finished run, as numbers; its answers stay beside it."""
    model = load(output)
    prompts = as_trained(run, [prompt for prompt, _ in pairs])
    found: dict[str, Any] = {"loss": reply_losses(model, prompts, [reply for _, reply in pairs])}
    for sampling in samplings:
        name = f"{sampling.temperature:g}"
        answers = ask(model, prompts, sampling)
        (output / f"answers-{name}.json").write_text(json.dumps(answers, ensure_ascii=False))
        found[name] = describe(answers)
    return found
