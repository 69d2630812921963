"""Would the tests notice? 300 lines of the library are changed, one at a time; a test must fail each time.

    python -m benchmarks.mutants [--processes 2]

mutmut makes every change that it knows to the rooms named in pyproject.toml; which of them are tried is drawn
with a fixed seed. Prints how many were noticed, by room, then each that was not, with the reason why it may
live (benchmarks/data/mutants.json, by the changed lines).
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REASONS = Path(__file__).parent / "data" / "mutants.json"
WORKPLACE = ROOT / "mutants"
ANY = "ghostprep.check.x_pairs__mutmut_1"
"""One that few tests run: mutmut makes all mutants before it tries the first."""
DRAWN, SEED = 300, 10
KILLED = ("killed", "timeout", "segfault")


def mutmut(*words: str) -> str:
    """What mutmut printed; ends the program with it where mutmut failed."""
    program = Path(sys.executable).with_name("mutmut")
    ended = subprocess.run([program, *words], cwd=ROOT, capture_output=True, text=True)
    if ended.returncode:
        sys.exit(f"mutmut {words[0]} failed:\n{ended.stdout[-1500:]}{ended.stderr[-1500:]}")
    return ended.stdout


def statuses() -> dict[str, str]:
    """Mutant → "killed", "survived", "not checked", …"""
    lines = mutmut("results", "--all", "true").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if "__mutmut_" in line)


def room(mutant: str) -> str:
    """ "ghostprep.privacy.masker.xǁMaskerǁmask__mutmut_1" → "privacy/masker"."""
    return mutant.split(".x")[0].removeprefix("ghostprep.").replace(".", "/")


def changed_lines(mutant: str) -> tuple[str, str]:
    """(before, after), each on one line."""
    diff = [line for line in mutmut("show", mutant).splitlines() if not line.startswith(("---", "+++"))]
    before, after = (" ".join(line[1:].strip() for line in diff if line.startswith(sign)) for sign in "-+")
    return before, after


def kills_table(status: Mapping[str, str]) -> list[str]:
    drawn = Counter(map(room, status))
    killed = Counter(room(mutant) for mutant, end in status.items() if end in KILLED)
    return [
        "| room | drawn | killed | survived |",
        "|---|--:|--:|--:|",
        *(
            f"| {name} | {drawn[name]} | {killed[name]} | {drawn[name] - killed[name]} |"
            for name in sorted(drawn)
        ),
        f"| **all** | {drawn.total()} | {killed.total()} ({killed.total() / drawn.total():.1%}) "
        f"| {drawn.total() - killed.total()} |",
    ]


def survivors_table(survivors: Sequence[str]) -> list[str]:
    reasons = json.loads(REASONS.read_text(encoding="utf-8"))
    rows = ["| survivor in | line | changed to | why it may live |", "|---|---|---|---|"]
    for mutant in survivors:
        before, after = changed_lines(mutant)
        why = reasons.get(f"{before} -> {after}", "**not known yet**")
        cells = (room(mutant), f"`{before}`", f"`{after}`", why)
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--processes", default="2")
    processes = parser.parse_args().processes
    shutil.rmtree(
        WORKPLACE, ignore_errors=True
    )  # its note of which test runs which function would be an old one
    mutmut("run", "--max-children", processes, ANY)
    sample = sorted(random.Random(SEED).sample(sorted(statuses()), DRAWN))
    mutmut("run", "--max-children", processes, *sample)
    after = statuses()
    status = {mutant: after[mutant] for mutant in sample}
    survivors = [mutant for mutant, end in status.items() if end not in KILLED]
    print("\n".join([*kills_table(status), "", *survivors_table(survivors)]))


if __name__ == "__main__":
    main()
