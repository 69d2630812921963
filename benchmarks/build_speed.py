"""Messages a second of `ghostprep build`, its peak memory, and two well-known parsers beside it.

    python -m benchmarks.build_speed [--messages 1000000] [--folder build/speed] [--workers 0]

Writes invented chats of three platforms (benchmarks/corpus.py), runs the command line on them in a process
of its own, and reads the stages' seconds from the manifest. Then, in the same run, three parsers read one
WhatsApp file with all of the WhatsApp messages (one file is quicker for each of them than many), each in a
process of its own: ghostprep's, whatstk's and chat-miner's (`pip install -e '.[bench]'`). Peak memory is the
sum over the process tree, sampled: PSS counts a page that several processes share once, RSS in each of them.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import Corpus, write_corpus

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SECONDS = 0.25

# Each reads the file named on its command line and prints messages and seconds, imports not counted.
PARSERS = {
    "ghostprep, read": """
        import sys, time
        from pathlib import Path
        from ghostprep.readers import read_exports
        start = time.perf_counter()
        chats = read_exports([Path(sys.argv[1])]).conversations
        count = sum(sum(1 for _ in chat.messages) for chat in chats)
    """,
    "whatstk 0.9.1": """
        import sys, time
        from whatstk import WhatsAppChat
        start = time.perf_counter()
        count = len(WhatsAppChat.from_source(sys.argv[1]).df)
    """,
    "chat-miner 0.6.0": """
        import logging, sys, time
        from chatminer.chatparsers import WhatsAppParser
        logging.disable(logging.CRITICAL)
        start = time.perf_counter()
        parser = WhatsAppParser(sys.argv[1])
        parser.parse_file()
        count = len(parser.parsed_messages.get_df())
    """,
}


class Memory(NamedTuple):
    """Bytes, summed over a process and all its descendants."""

    pss: int
    rss: int


def tree_memory(pid: int) -> Memory:
    """What the process `pid` and its descendants hold now; a process that just ended counts as nothing."""
    children = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _read(entry / "stat")):
            children[int(stat.rpartition(")")[2].split()[1])].append(int(entry.name))
    pss = rss = 0
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        waiting += children[current]
        fields = dict(
            row.split(":", 1) for row in _read(Path(f"/proc/{current}/smaps_rollup")).splitlines()[1:]
        )
        pss += int(fields.get("Pss", "0 kB").split()[0]) * 1024
        rss += int(fields.get("Rss", "0 kB").split()[0]) * 1024
    return Memory(pss, rss)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        return ""


def run_build(corpus: Corpus, out: Path, workers: int) -> tuple[float, Memory, dict[str, Any]]:
    """(seconds, peak memory, manifest) of one `ghostprep build`; ends the benchmark if it fails."""
    settings = out.with_name("settings.json")
    settings.write_text(json.dumps({"me": [corpus.me], "workers": workers}))
    command = [sys.executable, "-m", "ghostprep", "build", str(corpus.folder)]
    command += ["--config", str(settings), "--out", str(out)]
    peak = Memory(0, 0)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        now = tree_memory(process.pid)
        peak = Memory(max(peak.pss, now.pss), max(peak.rss, now.rss))
        time.sleep(SAMPLE_SECONDS)
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"build ended with exit code {process.returncode}")
    return seconds, peak, json.loads((out / "manifest.json").read_text())


def run_parser(code: str, file: Path) -> tuple[int, float] | None:
    """(messages, seconds) of a parser in a fresh process, or None where it is not installed."""
    lines = [line.removeprefix(" " * 8) for line in code.strip("\n").splitlines()]
    lines.append('print("RESULT", count, time.perf_counter() - start)')
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines), str(file)], cwd=ROOT, capture_output=True, text=True
    )
    if "ModuleNotFoundError" in done.stderr:
        return None
    result = [line.split() for line in done.stdout.splitlines() if line.startswith("RESULT")]
    if done.returncode or not result:
        sys.exit(f"a parser failed:\n{done.stderr[-2000:]}")
    return int(result[0][1]), float(result[0][2])


def print_build(corpus: Corpus, seconds: float, peak: Memory, manifest: dict[str, Any]) -> None:
    print(f"\nbuild of {corpus.messages:,} messages in {corpus.chats} chats, 3 platforms, {_machine()}")
    print(f"{'stage':<22}{'seconds':>10}{'messages/s':>14}")
    stages = manifest["seconds"]
    rest = seconds - sum(stages.values())
    for stage, spent in {**stages, "start, end, imports": rest}.items():
        print(f"{stage:<22}{spent:>10.2f}{corpus.messages / max(spent, 1e-9):>14,.0f}")
    print(f"{'in all':<22}{seconds:>10.2f}{corpus.messages / seconds:>14,.0f}")
    print(f"peak memory, process tree: {peak.pss / 1e6:,.0f} MB PSS (RSS summed: {peak.rss / 1e6:,.0f} MB)")


def print_parsers(corpus: Corpus, file: Path, build_rate: float) -> None:
    """Ratios are to whatstk's parse alone."""
    file.write_bytes(b"".join(path.read_bytes() for path in corpus.whatsapp))
    print(f"\nparse alone: {corpus.whatsapp_messages:,} WhatsApp messages in one file, one process each")
    print(f"{'parser':<22}{'messages':>10}{'seconds':>10}{'messages/s':>14}{'ratio':>8}")
    rates: dict[str, float] = {}
    for name in ("whatstk 0.9.1", "chat-miner 0.6.0", "ghostprep, read"):
        found = run_parser(PARSERS[name], file)
        if not found:
            print(f"{name:<22}not installed: pip install -e '.[bench]'")
            continue
        count, seconds = found
        rates[name] = count / seconds
        ratio = rates[name] / rates.get("whatstk 0.9.1", float("nan"))
        print(f"{name:<22}{count:>10,}{seconds:>10.2f}{rates[name]:>14,.0f}{ratio:>8.2f}")
    ratio = build_rate / rates.get("whatstk 0.9.1", float("nan"))
    print(f"{'the whole build':<22}{corpus.messages:>10,}{'':>10}{build_rate:>14,.0f}{ratio:>8.2f}")


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, load {os.getloadavg()[0]:.1f} before it began"


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
    print(f"wrote {corpus.messages:,} messages to {exports} in {time.perf_counter() - start:.0f} s")
    seconds, peak, manifest = run_build(corpus, (args.folder / "processed").resolve(), args.workers)
    print_build(corpus, seconds, peak, manifest)
    print_parsers(corpus, args.folder.resolve() / "whatsapp.txt", corpus.messages / seconds)


if __name__ == "__main__":
    main()
