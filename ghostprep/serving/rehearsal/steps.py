"""Runs commands one after the other and prints a table of what each of them showed."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from ghostprep.training.offline import OFFLINE


class Part(NamedTuple):
    """A row of the table: it passed if its output holds `pattern`, whose groups go into `summary`.

    Where a process has several parts, each but the first begins at the line that `begins` matches.
    """

    name: str
    pattern: str
    summary: str
    begins: str = ""


class Step(NamedTuple):
    """One process, given `limit` seconds; it is run where every part named in `needs` has passed."""

    command: str
    parts: Sequence[Part]
    needs: Sequence[str] = ()
    limit: int = 90
    codes: Sequence[int] = (0,)
    typed: str = ""
    environment: Mapping[str, str] = {}


class Row(NamedTuple):
    """How a part went: `state` is passed, FAILED or not run."""

    name: str
    state: str
    seconds: float
    summary: str


def run_steps(steps: Sequence[Step], folder: Path) -> int:
    """Runs `steps` in `folder`, prints a row for each of their parts; 0 if all passed, else 1."""
    begun, states = time.perf_counter(), dict[str, str]()
    print(f"{'step':9} {'':8}{'s':>4}  what it showed", flush=True)
    for step in steps:
        missing = [name for name in step.needs if states[name] != "passed"]
        for row in [] if missing else run_step(step, folder):
            states[row.name] = row.state
            print(f"{row.name:9} {row.state:8}{row.seconds:4.0f}  {row.summary}", flush=True)
        for name in [part.name for part in step.parts if part.name not in states]:
            states[name] = "not run"
            print(f"{name:9} not run       needs {' and '.join(missing) or step.parts[0].name}", flush=True)
    passed, seconds = list(states.values()).count("passed"), time.perf_counter() - begun
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{passed} of {len(states)} passed in {seconds:.0f} s on {machine}")
    return 0 if passed == len(states) else 1


def run_step(step: Step, folder: Path) -> Iterator[Row]:
    """The row of each part of a step comes when that has ended; what it printed is in `folder`/PART.log."""
    (part, *coming), lines, begun = step.parts, list[str](), time.perf_counter()
    late = begun + step.limit
    process = start(step, folder)
    assert process.stdin and process.stdout
    timer = Timer(step.limit, end, [process])
    timer.start()
    try:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(step.typed)
        for line in process.stdout:
            if coming and re.match(coming[0].begins, line):
                yield judge(part, "".join(lines), time.perf_counter() - begun, "", folder)
                part, lines, begun = coming.pop(0), [], time.perf_counter()
            lines.append(line)
        code = process.wait()
    finally:
        timer.cancel()
        end(process)
        process.stdout.close()
    trouble = "" if code in step.codes else f"exit {code}"
    trouble = f"took more than {step.limit} s" if trouble and time.perf_counter() >= late else trouble
    yield judge(part, "".join(lines), time.perf_counter() - begun, trouble, folder)


def start(step: Step, folder: Path) -> subprocess.Popen[str]:
    """The step's process, in a session of its own so that `end` reaches all that it starts."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, **OFFLINE, "PATH": path, **step.environment}
    return subprocess.Popen(
        shlex.split(step.command), cwd=folder, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        text=True, errors="replace",
    )  # fmt: skip


def end(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):  # it and all that it started
        os.killpg(process.pid, signal.SIGKILL)


def judge(part: Part, output: str, seconds: float, trouble: str, folder: Path) -> Row:
    log = folder / f"{part.name}.log"
    log.write_text(output, encoding="utf-8")
    found = re.search(part.pattern, output)
    if trouble or not found:
        return Row(part.name, "FAILED", seconds, f"{trouble or 'did not show what it should'}; see {log}")
    return Row(part.name, "passed", seconds, part.summary.format(*found.groups()))
