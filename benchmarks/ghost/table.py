"""The table of finished runs, from their numbers alone."""

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Result = dict[str, Any]
RESAMPLES = 2000
COLUMNS = (
    "objective", "random seed", "steps", "loss (nats a byte)", "against the baseline",
    "loss of the end token", "temperature", "stops by itself", "writes the other side too",
    "characters p10/50/90", "tokens of an epoch (with loss)", "CPU seconds",
)  # fmt: skip


def table(results: Mapping[str, Result], real_lengths: Sequence[int]) -> Iterator[str]:
    """Markdown; `results` by the name of the run ("baseline-1")."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    yield f"| my real replies {'| ' * 9}| {_tenths(real_lengths)} | | |"
    for name, result in results.items():
        yield from _rows(name, result, results.get(f"baseline-{result['seed']}"))


def _rows(name: str, result: Result, baseline: Result | None) -> Iterator[str]:
    loss = result["loss"]
    against = _difference(loss, baseline["loss"]) if baseline and baseline is not result else ""
    first = [
        name.rpartition("-")[0],
        str(result["seed"]),
        str(result["steps"]),
        f"{sum(loss['nats']) / sum(loss['bytes']):.3f}",
        against,
        f"{statistics.mean(loss['end_nats']):.2f}",
    ]
    last = [f"{result['tokens']:,} ({result['trained']:,})", f"{result['cpu_seconds']:,.0f}"]
    for temperature, asked in result["asked"].items():
        stops, both = (asked[key] / asked["answers"] for key in ("stopped", "both_sides"))
        cells = [f"{stops:.1%} of {asked['answers']}", f"{both:.1%}", _tenths(asked["lengths"])]
        yield f"| {' | '.join([*first, temperature, *cells, *last])} |"


def _tenths(lengths: Sequence[int]) -> str:
    cuts = statistics.quantiles(lengths, n=10, method="inclusive")
    return "/".join(f"{cuts[at]:.0f}" for at in (0, 4, 8))


def _difference(loss: Mapping[str, list[float]], other: Mapping[str, list[float]]) -> str:
    """Nats a byte more than `other` on the same replies, with a 95% interval over replies (bootstrap)."""
    gaps = [mine - theirs for mine, theirs in zip(loss["nats"], other["nats"], strict=True)]
    sizes, rng, count = loss["bytes"], random.Random(0), len(gaps)
    means = []
    for _ in range(RESAMPLES):
        drawn = rng.choices(range(count), k=count)
        means.append(sum(gaps[at] for at in drawn) / sum(sizes[at] for at in drawn))
    means.sort()
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]
    return f"{sum(gaps) / sum(sizes):+.3f} [{low:+.3f}, {high:+.3f}]"
