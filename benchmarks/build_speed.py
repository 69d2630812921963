"""Messages a second of `ghostprep build`, its peak memory, and two well-known parsers beside it.

    python -m benchmarks.build_speed [--messages 1000000] [--folder build/speed] [--workers 0]

Writes invented chats of three platforms (benchmarks/corpus.py), runs the command line on them in a process
of its own, and reads the stages' seconds from the manifest. Then, in the same run, three parsers read one
WhatsApp file with all of the WhatsApp messages (one file is quicker for each of them than many), each in a
process of its own: ghostprep's, whatstk's and chat-miner's (`pip install -e '.[bench]'`). Peak memory is the
sum over the process tree, sampled: PSS counts a page that several processes share once, RSS in each of them.
Seconds are the clock's; CPU seconds, sampled too, say more on a machine that is not idle.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import Corpus, write_corpus

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SECONDS = 0.25
TICKS = os.sysconf("SC_CLK_TCK")

# Each reads the file named on its command line into `count`; `START` comes after the imports.
PARSERS = {
    "whatstk 0.9.1": """
        import sys, time
        from whatstk import WhatsAppChat
        START
        count = len(WhatsAppChat.from_source(sys.argv[1]).df)
    """,
    "chat-miner 0.6.0": """
        import logging, sys, time
        from chatminer.chatparsers import WhatsAppParser
        logging.disable(logging.CRITICAL)
        START
        parser = WhatsAppParser(sys.argv[1])
        parser.parse_file()
        count = len(parser.parsed_messages.get_df())
    """,
    "ghostprep, read": """
        import sys, time
        from pathlib import Path
        from ghostprep.readers import read_exports
        START
        chats = read_exports([Path(sys.argv[1])]).conversations
        count = sum(sum(1 for _ in chat.messages) for chat in chats)
    """,
}


class Spent(NamedTuple):
    """Seconds: the clock's, and those of all CPUs together."""

    clock: float
    cpu: float


class Memory(NamedTuple):
    """Bytes, summed over a process and all its descendants."""

    pss: int
    rss: int


def look_at_tree(pid: int, cpu: dict[int, float]) -> Memory:
    """What the process `pid` and its descendants hold now; a process that just ended counts as nothing.

    `cpu` gets the seconds that each has used until now.
    """
    children = defaultdict(list)
    used = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _read(entry / "stat")):
            fields = stat.rpartition(")")[2].split()
            children[int(fields[1])].append(int(entry.name))
            used[int(entry.name)] = (int(fields[11]) + int(fields[12])) / TICKS
    pss = rss = 0
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        waiting += children[current]
        cpu[current] = used.get(current, 0.0)
        rows = _read(Path(f"/proc/{current}/smaps_rollup")).splitlines()[1:]
        held = {name: size for name, _, size in (row.partition(":") for row in rows)}
        pss += int(held.get("Pss", "0 kB").split()[0]) * 1024
        rss += int(held.get("Rss", "0 kB").split()[0]) * 1024
    return Memory(pss, rss)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        return ""


def run_build(corpus: Corpus, out: Path, workers: int) -> tuple[Spent, Memory, dict[str, Any]]:
    """(time, peak memory, manifest) of one `ghostprep build`; ends the benchmark if it fails."""
    settings = out.with_name("settings.json")
    settings.write_text(json.dumps({"me": [corpus.me], "workers": workers}))
    command = [sys.executable, "-m", "ghostprep", "build", str(corpus.folder)]
    command += ["--config", str(settings), "--out", str(out)]
    peak = Memory(0, 0)
    cpu: dict[int, float] = {}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        now = look_at_tree(process.pid, cpu)
        peak = Memory(max(peak.pss, now.pss), max(peak.rss, now.rss))
        time.sleep(SAMPLE_SECONDS)
    spent = Spent(time.perf_counter() - start, sum(cpu.values()))
    if process.returncode:
        sys.exit(f"build ended with exit code {process.returncode}")
    return spent, peak, json.loads((out / "manifest.json").read_text())


def run_parser(code: str, file: Path) -> tuple[int, Spent] | None:
    """(messages, time) of a parser in a fresh process, imports not counted; None if it is not installed."""
    timed = textwrap.dedent(code).replace("START", "clock, cpu = time.perf_counter(), time.process_time()")
    timed += "print('RESULT', count, time.perf_counter() - clock, time.process_time() - cpu)"
    command = [sys.executable, "-c", timed, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "ModuleNotFoundError" in done.stderr:
        return None
    result = [line.split() for line in done.stdout.splitlines() if line.startswith("RESULT")]
    if done.returncode or not result:
        sys.exit(f"a parser failed:\n{done.stderr[-2000:]}")
    return int(result[0][1]), Spent(float(result[0][2]), float(result[0][3]))


def print_build(corpus: Corpus, spent: Spent, peak: Memory, manifest: dict[str, Any]) -> None:
    print(f"\nbuild of {corpus.messages:,} messages in {corpus.chats} chats of 3 platforms")
    print(f"{'stage':<22}{'seconds':>10}{'messages/s':>14}")
    stages = manifest["seconds"]
    rest = spent.clock - sum(stages.values())
    in_workers = {
        f"CPU seconds, {name}": seconds for name, seconds in manifest["cpu_seconds_of_rows"].items()
    }
    table = {**stages, "start, end, imports": rest, "in all": spent.clock, "CPU seconds, in all": spent.cpu}
    for stage, seconds in (table | in_workers).items():
        print(f"{stage:<22}{seconds:>10.2f}{corpus.messages / max(seconds, 1e-9):>14,.0f}")
    print(f"peak memory, process tree: {peak.pss / 1e6:,.0f} MB PSS (RSS summed: {peak.rss / 1e6:,.0f} MB)")


def print_parsers(corpus: Corpus, file: Path, build: Spent) -> None:
    """Ratios are of messages a second, to whatstk's parse alone."""
    file.write_bytes(b"".join(path.read_bytes() for path in corpus.whatsapp))
    print(f"\nparse alone: {corpus.whatsapp_messages:,} WhatsApp messages in one file, one process each")
    print(f"{'parser':<22}{'messages':>10}{'seconds':>10}{'messages/s':>14}{'ratio':>8}{'CPU s':>8}")
    base = float("nan")
    for name, code in PARSERS.items():
        found = run_parser(code, file)
        if not found:
            print(f"{name:<22}not installed: pip install -e '.[bench]'")
            continue
        count, spent = found
        rate = count / spent.clock
        base = rate if name.startswith("whatstk") else base
        print(f"{name:<22}{count:>10,}{spent.clock:>10.2f}{rate:>14,.0f}{rate / base:>8.2f}{spent.cpu:>8.2f}")
    rate = corpus.messages / build.clock
    row = f"{corpus.messages:>10,}{build.clock:>10.2f}{rate:>14,.0f}{rate / base:>8.2f}{build.cpu:>8.2f}"
    print(f"{'the whole build':<22}{row}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--messages", type=int, default=1_000_000, help="default: 1000000")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/speed"), help="made anew; default: build/speed"
    )
    parser.add_argument(
        "--workers", type=int, default=0, help="worker processes of the build; 0: one for each core"
    )
    args = parser.parse_args()
    exports = args.folder / "exports"
    shutil.rmtree(exports, ignore_errors=True)
    start = time.perf_counter()
    corpus = write_corpus(exports.resolve(), args.messages)
    cores = len(os.sched_getaffinity(0))
    print(f"{cores} cores, load of the last minute {os.getloadavg()[0]:.1f}")
    print(f"wrote {corpus.messages:,} messages to {exports} in {time.perf_counter() - start:.0f} s")
    spent, peak, manifest = run_build(corpus, (args.folder / "processed").resolve(), args.workers)
    print_build(corpus, spent, peak, manifest)
    print_parsers(corpus, args.folder.resolve() / "whatsapp.txt", spent)


if __name__ == "__main__":
    main()
