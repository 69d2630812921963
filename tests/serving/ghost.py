"""A tiny ghost, trained once for all tests by `make rehearsal`; models that write what they are told to."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from ghostprep.serving.model import Sampling
from ghostprep.serving.rehearsal.whole_path import rehearse_whole_path

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "axolotl_configs" / "mistral7b_qlora.yaml"
BIN = str(Path(sys.executable).parent)
OFFLINE = {"HF_HUB_OFFLINE": "1", "PATH": f"{BIN}:{os.environ['PATH']}"}


class Trained(NamedTuple):
    """A rehearsal of the whole path: its folder, its exit code, the table that it printed."""

    work: Path
    code: int
    table: str

    @property
    def output(self) -> Path:
        return self.work / "outputs" / "mistral7b_qlora"

    @property
    def log(self) -> str:
        """All that `train.sh` printed: training, merging, trying."""
        return "".join((self.work / f"{part}.log").read_text() for part in ("train", "merge", "try"))


@cache
def rehearse_once(work: Path) -> Trained:
    """`make rehearsal`, once for all tests: four steps of the baseline on a CPU, and all that follows."""
    work.mkdir()
    (work / "of-an-earlier-one.log").touch()
    with redirect_stdout(io.StringIO()) as printed:
        code = rehearse_whole_path(ROOT, work)
    return Trained(work, code, printed.getvalue())


def read_table(printed: str) -> dict[str, tuple[str, str]]:
    """Step → (state, what it showed) of a printed table."""
    rows = re.findall(r"^(\w+) +(passed|FAILED|not run) +(?:\d+  )?(.*)$", printed, re.MULTILINE)
    return {name: (state, said) for name, state, said in rows}


def launch(script: str, *arguments: str, work: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a script of `launch/` in the folder `work`; stderr comes with stdout, in its order."""
    return subprocess.run(
        [ROOT / "launch" / script, *arguments],
        cwd=work,
        # What Axolotl, run in this process by other tests, has set is not what a person's shell has.
        env={name: value for name, value in os.environ.items() if name != "WANDB_MODE"} | OFFLINE | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
    )


class Scripted:
    """A Model that writes the given pieces, one list for each reply, and notes what it was asked."""

    def __init__(self, *replies: Sequence[str]) -> None:
        self.replies = list(replies)
        self.prompts: list[str] = []
        self.unheard = 0

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        self.prompts.append(prompt)
        pieces = self.replies.pop(0)
        for number, piece in enumerate(pieces):
            self.unheard = len(pieces) - number - 1
            yield piece

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]:
        return ["".join(self.stream(prompt, sampling)) for prompt in prompts]


@contextmanager
def completions_server(
    answer: Callable[[int], tuple[str, str]],
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An OpenAI-compatible server that answers the n-th prompt with `answer(n)`: text and finish reason.

    Yields its address and the requests that it got.
    """
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("application/json", json.dumps({"data": [{"id": "ghost"}]}))

        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            text, reason = answer(len(asked) - 1)
            half = len(text) // 2
            events = [(text[:half], None), (text[half:], None), ("", reason)]
            choices = [{"choices": [{"text": part, "finish_reason": end}]} for part, end in events]
            self.reply(
                "text/event-stream",
                "".join(f"data: {json.dumps(c)}\n\n" for c in choices) + "data: [DONE]\n\n",
            )

        def reply(self, kind: str, body: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
