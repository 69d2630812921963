"""How fast the pack trains on this machine's GPU, and whether it computes the same, in Axolotl's own trainer.

    python -m benchmarks.h100 [--steps 4] [--warmup 1] [--work FOLDER] [--results FILE] [--data FOLDER]
                              [--toy] [--only NAME ...] [--budget SECONDS] [--price 3.0]

Needs no weights and no network (`h100_inputs.py`). Each variant (`h100_variants.py`) is a YAML of the pack,
run by `axolotl.cli.train` in a process of its own for a few optimizer steps after warm-up. What fails or runs
out of memory is a row that says so. Prints a Markdown table, the checks, and what to put into
throughput.json; exits 1 if a check fails.

All results are in one small file, --results, good on any machine: a variant that is in it with the same
settings is not run again (unless --only names it and it failed). --data is a folder with what
`ghostprep build` wrote, processed/ and, by `recipe: seed`, processed_seed/. Weights, logs and tokenized rows
stay in --work. --toy is a tiny model on the CPU, to rehearse the benchmark: its figures say nothing of a GPU.
"""

import argparse
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import yaml

from benchmarks import h100_inputs
from benchmarks.h100_table import Result, checks, table, throughput
from benchmarks.h100_variants import (
    ENVIRONMENT,
    LIMIT,
    LOSS_STEPS,
    ROOT,
    TOY_LOSS_STEPS,
    VARIANTS,
    Variant,
    place,
    recipe,
)

LEAST = 45
"""Seconds that must be left to begin a variant."""
FIRST_LOSS_NEAR = 1.0
"""Nats: what random weights of this size were seen to differ by is a tenth of it."""
MEASURE = 30
"""Seconds of measured steps after which a slow variant has shown enough."""
LATE = "took too long"
TOY = {"ACCELERATE_USE_CPU": "true", "OMP_NUM_THREADS": "1"}
ERROR = re.compile(r"^(?:[\w.]+\.)?\w*(?:Error|Exception|Interrupt|Value error)\b")


class Child(Protocol):
    """A run that has its imports done and waits."""

    def run(self, limit: float) -> str:
        """Run to the end or for `limit` seconds; "" or what went wrong."""

    def end(self) -> None:
        """End it, and wait until it is gone."""


Start = Callable[[Path, bool], Child]


class Process:
    """`benchmarks.h100_run` in `folder`; its output goes to log.txt there."""

    def __init__(self, folder: Path, toy: bool) -> None:
        environment = os.environ | ENVIRONMENT | (TOY if toy else {})
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        with (folder / "log.txt").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.h100_run"], cwd=folder, stdin=subprocess.PIPE, stdout=log,
                stderr=subprocess.STDOUT, env=environment | {"PYTHONPATH": path},
            )  # fmt: skip

    def run(self, limit: float) -> str:
        try:
            self.process.communicate(b"\n", timeout=limit)
        except subprocess.TimeoutExpired:
            return LATE
        return f"exit {self.process.returncode}" if self.process.returncode else ""

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


class Job:
    """A variant with its settings, and a key for all that its figures depend on."""

    def __init__(self, variant: Variant, args: argparse.Namespace) -> None:
        self.name, self.folder = variant.name, args.work / "runs" / variant.name
        self.wanted: dict[str, Any] = {"warmup": args.warmup, "steps": args.steps, "seconds": MEASURE}
        if variant.name.startswith("loss_"):
            steps = TOY_LOSS_STEPS if args.toy else LOSS_STEPS
            self.wanted = {"warmup": 0, "steps": steps, "seconds": LIMIT}
        self.wanted["cap_gb"], self.limit = variant.cap_gb, variant.limit
        self.settings = recipe(variant, args.toy)
        self.data = h100_inputs.facts(self.settings, args.work)
        key = json.dumps([self.settings, self.wanted, self.data, args.toy], sort_keys=True)
        self.key = hashlib.sha256(key.encode()).hexdigest()

    def prepare(self, work: Path) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        settings = place(self.settings, work, self.folder, self.wanted["warmup"] + self.wanted["steps"])
        (self.folder / "config.yaml").write_text(
            yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
        )
        (self.folder / "meter.json").write_text(json.dumps(self.wanted))

    def result(self, error: str, seconds: float) -> dict[str, Any]:
        """What the run measured, or why it did not."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        found = {
            "key": self.key,
            "seconds": round(seconds),
            "warmup": self.wanted["warmup"],
            "data": self.data,
        }
        measured = self.folder / "measured.json"
        if measured.exists():
            found |= json.loads(measured.read_text())
            fault = first_loss_fault(found["steps"][0]["loss"], found["vocabulary"])
            return {"error": fault} | {k: found[k] for k in ("key", "seconds")} if fault else found
        log = (self.folder / "log.txt").read_text(errors="replace")
        return found | {"error": f"{error} {error_line(log)}".strip(), "log": log[-3000:]}


def first_loss_fault(loss: float, vocabulary: int) -> str:
    """What is wrong with the first loss of random weights, which know nothing: ln(vocabulary) is right."""
    if math.isfinite(loss) and abs(loss - math.log(vocabulary)) <= FIRST_LOSS_NEAR:
        return ""
    return f"the first loss is {loss:.3f}, random weights give {math.log(vocabulary):.3f}"


def error_line(log: str) -> str:
    """The last line of a log that names an error, else its last line."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    named = [line for line in lines if ERROR.match(line)]
    return (named or lines or [""])[-1][:160]


def run_all(jobs: Sequence[Job], args: argparse.Namespace, start: Start) -> Iterator[tuple[str, Result]]:
    """Run `jobs` one after the other as far as the budget goes; the next one's imports overlap."""
    coming = list[Child]()
    try:
        for number, job in enumerate(jobs):
            left = args.deadline - time.monotonic()
            if left < LEAST:
                print(f"{job.name} and what follows: no time left", file=sys.stderr)
                return
            child = coming.pop() if coming else begin(job, args, start)
            if number + 1 < len(jobs):
                coming.append(begin(jobs[number + 1], args, start))
            clock = time.monotonic()
            try:
                error = child.run(min(job.limit, left))
            finally:
                child.end()
            if error == LATE and left < job.limit:
                return  # the budget ended it: that is no result
            yield job.name, job.result(error, time.monotonic() - clock)
    finally:
        for child in coming:
            child.end()


def begin(job: Job, args: argparse.Namespace, start: Start) -> Child:
    job.prepare(args.work)
    return start(job.folder, args.toy)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--steps", type=int, default=4, help="measured optimizer steps (default 4)")
    parser.add_argument("--warmup", type=int, default=1, help="optimizer steps before them (default 1)")
    parser.add_argument("--work", type=Path, help="folder for weights and logs (default outputs/h100)")
    parser.add_argument("--results", type=Path, help="file of all results (default WORK/results.json)")
    parser.add_argument("--data", type=Path, help="folder with processed/ (default: invented chats)")
    parser.add_argument("--toy", action="store_true", help="a tiny model on the CPU")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[variant.name for variant in VARIANTS])
    parser.add_argument(
        "--budget",
        type=float,
        default=float("inf"),
        help="seconds for all; what does not fit is left for the next call",
    )
    parser.add_argument("--price", type=float, default=3.0, help="dollars an hour (default 3.0)")
    args = parser.parse_args(argv)
    args.work = (args.work or Path("outputs/h100-toy" if args.toy else "outputs/h100")).resolve()
    args.results = (args.results or args.work / "results.json").resolve()
    args.data = args.data and args.data.resolve()
    args.deadline = time.monotonic() + args.budget
    return args


def main(argv: Sequence[str] | None = None, start: Start = Process) -> int:
    args = parse(argv)
    args.work.mkdir(parents=True, exist_ok=True)
    h100_inputs.lay_out(args.work, args.data, args.toy)
    variants = [variant for variant in VARIANTS if not args.only or variant.name in args.only]
    jobs = [Job(variant, args) for variant in variants]
    results = json.loads(args.results.read_text())["runs"] if args.results.exists() else {}
    for name, result in run_all([job for job in jobs if wanted(job, results, args)], args, start):
        results[name] = result
        save(results, args.results)
        print(f"{name}: {result['seconds']} s {result.get('error', '')}", file=sys.stderr, flush=True)
    keys = {job.name: job.key for job in jobs}
    return report(variants, {n: r for n, r in results.items() if keys.get(n) == r["key"]}, args)


def wanted(job: Job, results: Mapping[str, Result], args: argparse.Namespace) -> bool:
    """Whether there is no result with these settings, or a failure that was asked for again."""
    found = results.get(job.name, {})
    return found.get("key") != job.key or bool(args.only and "error" in found)


def save(results: Mapping[str, Result], path: Path) -> None:
    """Written aside and renamed."""
    aside = path.with_name(path.name + ".new")
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(json.dumps({"runs": results}, indent=1))
    os.replace(aside, path)


def report(variants: Sequence[Variant], results: Mapping[str, Result], args: argparse.Namespace) -> int:
    """Print what was found; 1 if a check failed."""
    found = checks(results)
    rates = {f"{r['device']}, {r['matrix_tflops']:.3g} TFLOP/s" for r in results.values() if "device" in r}
    said = ["Toy size: nothing here was measured on a GPU."] if args.toy else []
    print("\n".join([*said, *sorted(rates), "", table(variants, results, args.price), "", "| check | |"]))
    print("\n".join(["|---|---|", *(f"| {name} | {text} |" for name, text in found.items())]))
    if not args.toy:
        print(f"\nFor ghostprep/training/throughput.json:\n{json.dumps(throughput(results), indent=1)}")
    return 1 if any(text.startswith("NO") for text in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
