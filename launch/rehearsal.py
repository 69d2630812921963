"""The whole path on a machine without a GPU, before a rented one costs money: `make rehearsal`.

From examples/exports to a ghost that answers, by the commands and scripts that a person runs. Axolotl is the
real one. The model is tiny and random: try_model is right to find it wanting, what counts is that it judged.
The Hub is a stand-in on loopback. Everything stays in build/rehearsal, what a step printed in its STEP.log.
Prints a table and exits 1 unless all of it passed.
"""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parent))

import yaml
from rehearse import QUIET, rehearsal_config

from tests.launch.hub_server import TOKEN, HubServer
from tests.launch.served import ask, free_port, running

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "axolotl_configs" / "mistral7b_qlora.yaml"
MERGED = "outputs/mistral7b_qlora/merged"


class Part(NamedTuple):
    """A row of the table: it passed if its output holds `shows`, whose groups go into `says`.

    Where a process has several parts, each but the first begins at the line that `begins` matches.
    """

    name: str
    shows: str
    says: str
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
    name: str
    state: str
    seconds: float
    said: str


def plan(hub_url: str, work: Path) -> list[Step]:
    """All steps from exports to a ghost that answers."""
    launch, examples = (shlex.quote(str(ROOT / name)) for name in ("launch", "examples"))
    hub = {"HF_ENDPOINT": hub_url, "HF_TOKEN": TOKEN, "HF_HUB_OFFLINE": "0", "HF_HOME": str(work / "hub")}
    return [
        Step(f"python -m ghostprep build {examples}/exports --config {examples}/ghostprep.yaml",
             [Part("build", r"Replies +(\d+) to learn from", "{} replies to learn from")]),
        Step("python -m ghostprep check data/processed",
             [Part("check", r"(\d+) files checked", "{} files, nothing wrong")], ["build"]),
        Step(f"python -m ghostprep estimate {shlex.quote(str(BASELINE))}",
             [Part("estimate", r"the goal .* ([\d.]+) h +(\$\S+)", "on an H100: {} h, {}")], ["build"]),
        Step(f"python {launch}/tiny_base.py base",
             [Part("base", r"(?m)^base$", "a random Mistral of two layers with the real tokenizer")]),
        Step(f"{launch}/train.sh tiny.yaml --cpu", [
             Part("train", r"(?s)'eval_loss': '([\d.]+)'.*'eval_loss': '([\d.]+)'",
                  "real Axolotl, loss on val {} → {}"),
             Part("merge", r"base \+ adapter: (\d+ of \d+) likeliest tokens agree",
                  "{} likeliest tokens as base + adapter has them", r"\+ .*/merge\.sh "),
             Part("try", r"(?s)(\d+) replies at .*stops by itself +(\S+).*\nlanguage ",
                  "{} replies judged; {} stop by themselves, with random weights", r"\+ .*/try_model\.py "),
             ], ["check", "base"], 540, (0, 4)),
        Step(f"python {launch}/chat.py {MERGED} --max-new-tokens 24",
             [Part("chat", r"(?s)ghost> .+ghost> .+\(forgotten\)", "a reply, another one, all forgotten")],
             ["merge"], typed="salut, tu viens ?\n/regen\n/reset\n/quit\n"),
        Step(f"python {launch}/publish.py {MERGED} nora/ghost",
             [Part("publish", r"verified, (\d+ files, [\d,]+ bytes)", "{} verified on the stand-in Hub")],
             ["merge"], environment=hub),
        Step(f"python {launch}/replicate/stage.py {MERGED} --out replicate",
             [Part("stage", r": ready", "wheel and weights laid out, preflight passed")], ["merge"]),
        Step(f"python {launch}/rehearsal.py serve replicate",
             [Part("serve", r"answered (\d+ characters)", "cog's server answered {}")], ["stage"]),
    ]  # fmt: skip


def serve(folder: Path) -> None:
    """Install the wheel as Replicate's image does, start cog's server around the runner and ask it once."""
    site, (wheel,) = folder / "site", folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*pip, site, wheel], check=True)
    url = f"http://127.0.0.1:{(port := free_port())}"
    environment = {"PORT": str(port), "COG_PREDICT_TYPE_STUB": "run.py:Runner", "PYTHONPATH": str(site)}

    def ready() -> bool:
        health = str(json.loads(ask(f"{url}/health-check")[1] or "{}").get("status"))
        assert health != "SETUP_FAILED", f"the runner did not start; see {folder / 'log.txt'}"
        return health == "READY"

    server = [sys.executable, "-m", "cog.server.http", "--host", "127.0.0.1"]
    with running(server, folder, ready, **environment):
        status, body = 409, ""
        while status == 409:  # its one slot is not free yet
            said = {"message": "salut, tu viens ?", "max_new_tokens": 24}
            status, body = ask(f"{url}/predictions", {"input": said})
    assert status == 200, f"cog's server said {status}; see {folder / 'log.txt'}"
    print(f"answered {len(''.join(json.loads(body)['output']))} characters")


def run(step: Step, work: Path) -> Iterator[Row]:
    """Run a step in `work`; the row of each of its parts comes when that has ended."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    process = subprocess.Popen(
        shlex.split(step.command), cwd=work, env={**os.environ, **QUIET, "PATH": path, **step.environment},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        text=True, errors="replace",
    )  # fmt: skip
    assert process.stdin and process.stdout
    (part, *coming), lines, begun = step.parts, list[str](), time.perf_counter()
    late = begun + step.limit

    def end() -> None:
        with suppress(ProcessLookupError):  # it and all that it started
            os.killpg(process.pid, signal.SIGKILL)

    timer = Timer(step.limit, end)
    timer.start()
    try:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(step.typed)
        for line in process.stdout:
            if coming and re.match(coming[0].begins, line):
                yield judge(part, "".join(lines), time.perf_counter() - begun, "", work)
                part, lines, begun = coming.pop(0), [], time.perf_counter()
            lines.append(line)
        code = process.wait()
    finally:
        timer.cancel()
        end()
    trouble = "" if code in step.codes else f"exit {code}"
    trouble = f"took more than {step.limit} s" if trouble and time.perf_counter() >= late else trouble
    yield judge(part, "".join(lines), time.perf_counter() - begun, trouble, work)


def judge(part: Part, output: str, seconds: float, trouble: str, work: Path) -> Row:
    log = work / f"{part.name}.log"
    log.write_text(output, encoding="utf-8")
    shown = re.search(part.shows, output)
    if trouble or not shown:
        return Row(part.name, "FAILED", seconds, f"{trouble or 'did not show what it should'}; see {log}")
    return Row(part.name, "passed", seconds, part.says.format(*shown.groups()))


def rehearse_all(steps: Sequence[Step], work: Path) -> int:
    """Run `steps` in an emptied `work`, print a row for each of their parts; 0 if all passed, else 1."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    settings = rehearsal_config(yaml.safe_load(BASELINE.read_text(encoding="utf-8")), Path("base"), steps=4)
    (work / "tiny.yaml").write_text(yaml.safe_dump(settings | {"dataset_prepared_path": "prepared"}))
    begun, states = time.perf_counter(), dict[str, str]()
    print(f"{'step':9} {'':8}{'s':>4}  what it showed", flush=True)
    for step in steps:
        missing = [name for name in step.needs if states[name] != "passed"]
        for row in [] if missing else run(step, work):
            states[row.name] = row.state
            print(f"{row.name:9} {row.state:8}{row.seconds:4.0f}  {row.said}", flush=True)
        for name in [part.name for part in step.parts if part.name not in states]:
            states[name] = "not run"
            print(f"{name:9} not run       needs {' and '.join(missing) or step.parts[0].name}", flush=True)
    passed, seconds = list(states.values()).count("passed"), time.perf_counter() - begun
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{passed} of {len(states)} passed in {seconds:.0f} s on {machine}")
    return 0 if passed == len(states) else 1


def main(argv: Sequence[str] = (), work: Path = ROOT / "build" / "rehearsal") -> int:
    if len(argv) == 2 and argv[0] == "serve":  # the last step, in a process of its own
        serve(Path(argv[1]).resolve())
        return 0
    if argv:
        print(__doc__)
        return 0 if argv[0] in ("-h", "--help") else 2
    with HubServer() as hub:
        return rehearse_all(plan(hub.url, work), work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
