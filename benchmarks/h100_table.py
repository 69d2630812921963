"""The figures of `benchmarks/h100.py`: from what the runs measured to a table, checks and throughput.json.

Useful operations of a real token: 4 for each weight of the base, 2 forward and 2 backward to the activations,
for the weights are frozen. Padding and what checkpointing computes again are not useful; the adapters and
attention itself are not counted. MFU is their share of the rate of a bf16 matrix product in the same process.

The reference job is 70,000 messages in 3 epochs and 21 evaluations, with as many tokens a message as this
dataset has, at the speeds measured here; loading the model and writing checkpoints come on top.
"""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.h100_variants import VARIANTS, Variant
from ghostprep.training.estimate import gpu_key

JOB_MESSAGES, JOB_EPOCHS, JOB_EVALUATIONS = 70_000, 3, 21
APART = 1e-3
"""Samples are apart where the others' logits move by no more than this share of the changed sample's own."""
LOSS_NOISE, LOSS_FLOOR = 3.0, 0.01
"""Losses agree within so many times what a mere change of summation order does, or within so many nats."""
LOSS_COMPARED = 10
"""Steps: later ones differ by what earlier ones rounded."""
H100_GB = 80
"""Memory of the card that the pack is made for; the one that is measured may have more."""
COLUMNS = ("variant", "what differs", "tokens/s", "trained tokens/s", "replies/s", "real", "peak GB", "MFU",
           "apart", "job h", "job $")  # fmt: skip

Result = Mapping[str, Any]


class Figures(NamedTuple):
    """What a run comes to. `real` is the share of positions that are no padding; memory in 10**9 bytes."""

    tokens: float
    positions: float
    trained: float
    replies: float
    real: float
    allocated: float
    reserved: float
    mfu: float
    hours: float


def figures(result: Result) -> Figures:
    steps = result["steps"][result["warmup"] :]
    seconds, tokens, positions, trained = (
        sum(step[key] for step in steps) for key in ("seconds", "tokens", "positions", "trained")
    )
    speed, epoch = tokens / seconds, result["train"]["tokens"]
    job = JOB_MESSAGES / result["data"]["messages"]
    evaluation = result["evaluation"]["tokens"] / result["evaluation"]["seconds"]
    job_seconds = JOB_EPOCHS * epoch / speed + JOB_EVALUATIONS * result["val"]["tokens"] / evaluation
    return Figures(
        tokens=speed,
        positions=positions / seconds,
        trained=trained / seconds,
        replies=speed * result["data"]["replies"] / epoch,
        real=tokens / positions,
        allocated=result["memory"]["allocated"] / 1e9,
        reserved=result["memory"]["reserved"] / 1e9,
        mfu=4 * result["parameters"] * speed / (result["matrix_tflops"] * 1e12),
        hours=job * job_seconds / 3600,
    )


def line(variant: Variant, result: Result | None, price: float) -> str:
    """A row of the table."""
    if result is None or "error" in result:
        said = f"failed: {result['error']}" if result else "not run"
        return cells([variant.name, variant.says, said])
    f = figures(result)
    memory = f"{f.allocated:.1f} / {f.reserved:.1f}" if f.reserved else "no GPU"
    memory += f", over {H100_GB}" if f.reserved > H100_GB else ""
    speeds = [f"{f.tokens:,.0f}", f"{f.trained:,.0f}", f"{f.replies:,.1f}", f"{f.real:.0%}"]
    cost = [f"{f.hours:.2f}", f"{f.hours * price:.2f}"]
    return cells([variant.name, variant.says, *speeds, memory, f"{f.mfu:.1%}", apart(result), *cost])


def cells(texts: Sequence[str]) -> str:
    filled = [text.replace("|", "¦") for text in texts] + [""] * (len(COLUMNS) - len(texts))
    return f"| {' | '.join(filled)} |"


def apart(result: Result) -> str:
    """Whether packed samples see each other; "" where nothing is packed."""
    if "apart" not in result:
        return ""
    moved = result["apart"]
    return "yes" if moved["own"] > 0 and moved["others"] <= APART * moved["own"] else "NO"


def table(variants: Sequence[Variant], results: Mapping[str, Result], price: float) -> str:
    head = [cells(COLUMNS), "|---" * len(COLUMNS) + "|"]
    timed = [variant for variant in variants if not variant.name.startswith("loss_")]
    return "\n".join(head + [line(variant, results.get(variant.name), price) for variant in timed])


def checks(results: Mapping[str, Result]) -> dict[str, str]:
    """Name of a check → what it found; it begins with `yes`, `NO` or `not run`."""
    found = {name: apart(result) for name, result in results.items() if "apart" in result}
    leaks = [name for name, said in found.items() if said == "NO"]
    said = f"NO: {', '.join(leaks)}" if leaks else f"yes, in {len(found)} variants" if found else "not run"
    return {
        "packed samples do not see each other": said,
        "fast and plain settings learn alike": alike(results),
    }


def alike(results: Mapping[str, Result]) -> str:
    """Whether the loss of the pack's settings follows that of plain ones, step by step."""
    names = ("loss_plain", "loss_again", "loss_fast")
    wrong = [name for name in names if "steps" not in results.get(name, {})]
    if wrong:
        errors = [f"{name}: {results[name]['error']}" for name in wrong if name in results]
        return f"NO: {'; '.join(errors)}" if errors else f"not run: {', '.join(wrong)}"
    steps = [results[name]["steps"] for name in names]
    if len({tuple(step["trained"] for step in run) for run in steps}) > 1:
        return "NO: the runs did not see the same samples"
    learned = steps[0][0]["loss"] - steps[0][-1]["loss"] > 10 * LOSS_FLOOR  # else agreement says nothing
    plain, again, fast = ([step["loss"] for step in run[:LOSS_COMPARED]] for run in steps)
    noise = [abs(b - a) for a, b in zip(plain, again, strict=True)]
    moved = [b - a for a, b in zip(plain, fast, strict=True)]
    most, mean = max(map(abs, moved)), statistics.fmean(moved)
    close = most <= max(LOSS_NOISE * max(noise), LOSS_FLOOR)
    close &= abs(mean) <= max(LOSS_NOISE * statistics.fmean(noise), LOSS_FLOOR / 10)
    said = "yes" if close and learned else "NO"
    return (
        f"{said}: in {len(plain)} steps from {plain[0]:.3f} to {plain[-1]:.3f}, "
        f"at most {most:.1e} nats apart, {mean:+.1e} in the mean; "
        f"plain with another attention: {max(noise):.1e}, {statistics.fmean(noise):.1e}"
    )


def throughput(results: Mapping[str, Result]) -> dict[str, Any]:
    """What was measured, as throughput.json holds it: YAMLs without a change, positions a second."""
    unchanged = {variant.name: variant.config for variant in VARIANTS if not variant.changes}
    done = {name: result for name, result in results.items() if name in unchanged and "steps" in result}
    entries, gpus = [], {}
    for name, result in done.items():
        key, f = gpu_key(result["device"]), figures(result)
        source = f"benchmarks/h100.py, one {result['device']}"
        entries.append({"gpu": key, "config": unchanged[name], "tokens_per_second": round(f.positions),
                        "memory_gib": round(f.reserved * 1e9 / 2**30, 1), "source": source})  # fmt: skip
        gpus[key] = {"name": result["device"], "memory_gb": round(result["device_memory"] / 2**30),
                     "tflops": round(result["matrix_tflops"]), "source": f"measured: {source}"}  # fmt: skip
    return {"gpus": gpus, "measured": entries}
