"""Does a ghost stop, and what does it learn? One real person's chats, a real pretrained base, a CPU.

    python -m benchmarks.ghost [--runs baseline-1 sessions-1 …] [--steps 600] [--answers 800] [--work FOLDER]
    python -m benchmarks.ghost --table     # of the committed numbers

Each run is a YAML of the pack through the real Axolotl, its data section as it stands, for the same number of
steps of 512 packed tokens, in 32 bits, on one thread; two runs at a time. Then it answers held-out prompts,
and nothing is cut. Finished runs are kept in --work, their numbers (no text) in benchmarks/results/ghost/.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.ghost.base import make_base
from benchmarks.ghost.chats import build_datasets
from benchmarks.ghost.measure import MAX_REPLY, held_out, measure
from benchmarks.ghost.table import table
from benchmarks.ghost.train import ROOT, Run, losses, tokens_trained, train
from ghostprep.serving.model import Sampling

RESULTS = ROOT / "benchmarks" / "results" / "ghost"
TWICE = ("baseline", "sessions", "mixed")
ONCE = ("sessions_all", "reply", "seed")
RUNS = [f"{name}-1" for name in (*TWICE, *ONCE)] + [f"{name}-2" for name in TWICE]
TEMPERATURES = (0.7, 1.0)
AT_ONCE = 2


def one_run(name: str, args: argparse.Namespace) -> None:
    """Trains and measures in this process; writes the numbers."""
    objective, _, seed = name.rpartition("-")
    run = Run("" if objective == "baseline" else objective, int(seed))
    work = args.work.resolve()
    output = train(run, work, work / "base", args.steps)
    samplings = [Sampling(t, max_new_tokens=MAX_REPLY, seed=run.seed) for t in TEMPERATURES]
    found = measure(run, output, held_out(work, args.answers), samplings)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    tokens, trained = tokens_trained(output)
    result = {
        "seed": run.seed,
        "steps": args.steps,
        "tokens": tokens,
        "trained": trained,
        "cpu_seconds": round(sum(each.ru_utime + each.ru_stime for each in used)),
        "training_loss": losses(output),
        "loss": found.pop("loss"),
        "asked": found,
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result) + "\n")


def run_all(args: argparse.Namespace) -> None:
    """Each run in a process of its own; what has its numbers already is not run again."""
    work = args.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    build_datasets(work, make_base(work / "base"))
    real = [len(reply) for _, reply in held_out(work, args.answers)]
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "real.json").write_text(json.dumps({"lengths": real}) + "\n")
    single = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [sys.executable, "-m", "benchmarks.ghost", "--work", str(work)]
    command += ["--steps", str(args.steps), "--answers", str(args.answers), "--one"]
    waiting = [name for name in args.runs if not (RESULTS / f"{name}.json").is_file()]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(
            pool.map(
                lambda name: subprocess.run([*command, name], cwd=ROOT, env=os.environ | single, check=True),
                waiting,
            )
        )


def print_table() -> None:
    names = [name for name in RUNS if (RESULTS / f"{name}.json").is_file()]
    results = {name: json.loads((RESULTS / f"{name}.json").read_text()) for name in names}
    print("\n".join(table(results, json.loads((RESULTS / "real.json").read_text())["lengths"])))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", nargs="+", default=RUNS, metavar="OBJECTIVE-SEED")
    parser.add_argument("--steps", type=int, default=600, help="optimizer steps, of 512 packed tokens each")
    parser.add_argument("--answers", type=int, default=800, help="asked of each ghost, a temperature")
    parser.add_argument("--work", type=Path, default=Path("outputs/ghost"))
    parser.add_argument("--table", action="store_true", help="only print what is there")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one_run(args.one, args)
        return
    if not args.table:
        run_all(args)
    print_table()


if __name__ == "__main__":
    main()
