"""Messages a second of the readers, one process each, with whatstk and chat-miner on the same WhatsApp file.

    python -m benchmarks.read_speed [--messages 300000] [--folder build/read_speed]

Writes invented chats of three platforms (benchmarks/corpus.py), a third of the messages each, as one WhatsApp
file, one Telegram account export and Messenger's folders; another WhatsApp file has the iOS layout. Every row
is a fresh process that reads all messages once, imports not counted. CPU seconds say more than the clock's on
a machine that is not idle. Peak memory is the process's own, with interpreter and imports.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.words import FRENCH

ROOT = Path(__file__).resolve().parent.parent

# Each reads the path on its command line into `count`; `START` comes after the imports.
OURS = """
    from ghostprep.readers import read_exports
    START
    chats = read_exports([pathlib.Path(sys.argv[1])]).conversations
    count = sum(sum(1 for _ in chat.messages) for chat in chats)
"""
WHATSTK = """
    from whatstk import WhatsAppChat
    START
    count = len(WhatsAppChat.from_source(sys.argv[1]).df)
"""
CHAT_MINER = """
    from chatminer.chatparsers import WhatsAppParser
    logging.disable(logging.CRITICAL)
    START
    parser = WhatsAppParser(sys.argv[1])
    parser.parse_file()
    count = len(parser.parsed_messages.get_df())
"""
BEFORE = "import logging, pathlib, re, sys, time"
AFTER = """
    spent = time.perf_counter() - clock, time.process_time() - cpu
    peak = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())
    print("RESULT", count, *spent, int(peak[1]) / 1024)
"""


class Run(NamedTuple):
    messages: int
    seconds: float
    cpu: float
    megabytes: float


def run(code: str, path: Path) -> Run | None:
    """What a fresh process needs to read `path`; None if the parser is not installed."""
    start = "clock, cpu = time.perf_counter(), time.process_time()"
    program = "\n".join(textwrap.dedent(part) for part in (BEFORE, code, AFTER)).replace("START", start)
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "ModuleNotFoundError" in done.stderr:
        return None
    result = re.search(r"RESULT (\d+) (\S+) (\S+) (\S+)", done.stdout)
    if not result:
        sys.exit(f"a parser failed:\n{done.stderr[-2000:]}")
    return Run(int(result[1]), float(result[2]), float(result[3]), float(result[4]))


def write_exports(folder: Path, messages: int) -> dict[str, Path]:
    """One long chat a platform, `messages` each → what to read."""
    shutil.rmtree(folder, ignore_errors=True)
    people = ["Lou Ferrand", "Basile Ogier"]
    for name, writer in corpus.WRITERS.items():
        chat = corpus.make_chat(Random(7), people, messages, FRENCH)
        out = writer(folder)
        out.add(0, "Copains", chat, [corpus.ME, *people])
        out.close()
        print(f"wrote {messages:,} messages of {name}")
    android = next((folder / "whatsapp").glob("*.txt"))
    ios = folder / "ios" / android.name
    ios.parent.mkdir()
    text = android.read_text(encoding="utf-8")
    ios.write_text(re.sub(r"(?m)^(\d\d/\d\d/\d{4}, \d\d:\d\d) - ", r"[\1:07] ", text), encoding="utf-8")
    return {"android": android, "ios": ios} | {name: folder / name for name in ("telegram", "messenger")}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--messages", type=int, default=300_000, help="of each platform; default: 300000")
    parser.add_argument("--folder", type=Path, default=Path("build/read_speed"), help="made anew")
    args = parser.parse_args()
    exports = write_exports(args.folder.resolve(), args.messages)
    rows = [
        ("WhatsApp, Android", "ghostprep", OURS, exports["android"]),
        ("WhatsApp, Android", "whatstk 0.9.1", WHATSTK, exports["android"]),
        ("WhatsApp, Android", "chat-miner 0.6.0", CHAT_MINER, exports["android"]),
        ("WhatsApp, iOS", "ghostprep", OURS, exports["ios"]),
        ("WhatsApp, iOS", "whatstk 0.9.1", WHATSTK, exports["ios"]),
        ("WhatsApp, iOS", "chat-miner 0.6.0", CHAT_MINER, exports["ios"]),
        ("Telegram", "ghostprep", OURS, exports["telegram"]),
        ("Messenger", "ghostprep", OURS, exports["messenger"]),
    ]
    print(f"{len(os.sched_getaffinity(0))} cores, load of the last minute {os.getloadavg()[0]:.1f}\n")
    print("| export | parser | messages | messages/s | messages/CPU s | peak MB |")
    print("|---|---|--:|--:|--:|--:|")
    for export, name, code, path in rows:
        found = run(code, path)
        if found is None:
            print(f"| {export} | {name} | not installed: pip install -e '.[bench]' | | | |")
            continue
        rates = f"{found.messages / found.seconds:,.0f} | {found.messages / found.cpu:,.0f}"
        print(f"| {export} | {name} | {found.messages:,} | {rates} | {found.megabytes:,.0f} |")


if __name__ == "__main__":
    main()
