"""Small merged models and the servers around them, for the tests of what answers over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import merge
from tiny_base import make_tiny_base

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = " ouiii j'arrive 👍"


def make_merged(folder: Path, **sizes: Any) -> Path:
    """A merged model as launch/merge.sh leaves it, with random weights.

    They are large enough for every token of the prompt to change the reply.
    """
    make_tiny_base(folder, **({"initializer_range": 0.4} | sizes))
    finish(folder)
    return folder


def finish(folder: Path) -> None:
    merge.finish({"base_model": "tiny"}, "tiny", folder, folder)


def make_scripted(folder: Path) -> Path:
    """A merged model that always answers SCRIPT and then stops: each token calls for the next one.

    So no token may stand twice in SCRIPT.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    make_merged(folder)
    model, tokenizer = AutoModelForCausalLM.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)
    chain = tokenizer(f"A:{SCRIPT}</s>").input_ids[2:]  # from the colon on
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.lm_head.weight.zero_()
        for token, following in pairwise(chain):
            vector = model.model.embed_tokens.weight[token]
            model.lm_head.weight[following] += 10 * vector / vector.norm()
    model.save_pretrained(folder)
    finish(folder)
    return folder


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    command: list[str], folder: Path, ready: Callable[[], bool], **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """`command` in `folder` until the block ends, which begins when it is `ready`. Its output: log.txt."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = (
        os.environ | {"PATH": path, "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"} | environment
    )
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=subprocess.STDOUT)
        try:
            while not ready():
                assert process.poll() is None, (folder / "log.txt").read_text()[-3000:]
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()
            process.wait()


def ask(url: str, body: Any = None, **headers: str) -> tuple[int, str]:
    """(status, body) of a GET, or of a POST of `body` as JSON; (0, "") where nobody listens."""
    data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"} | headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""
