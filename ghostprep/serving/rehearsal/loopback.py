"""Servers on this machine: a free port, a process that serves there, a request to it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ghostprep.errors import InputError
from ghostprep.training.offline import OFFLINE


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], folder: Path, ready: Callable[[], bool], **environment: str
) -> Iterator[None]:
    """`command` in `folder` until the block ends, which begins when it is `ready`. Its output: log.txt.

    Raises InputError if it ends before.
    """
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = os.environ | OFFLINE | {"PATH": path} | environment
    log = folder / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=output, stderr=subprocess.STDOUT)
        try:
            while not ready():
                if process.poll() is not None:
                    raise InputError(f"{command[0]} did not start", f"see {log}")
                time.sleep(0.1)
            yield
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
