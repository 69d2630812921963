"""Axolotl's command lines in forked processes: the same code as in a shell, without 20 seconds of imports.

The fork server imports `preloaded.py` once; each command then runs in a fresh copy of it.
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from ghostprep.errors import InputError

ROOT = Path(__file__).resolve().parents[2]


def run_forked(command: list[str], work: Path) -> None:
    """A `RunCommand` of the rehearsal: what its own `run_command` does, quicker."""
    process = fork(run_here, command, work)
    process.join()
    if process.exitcode:
        raise InputError(f"{command} failed:\n{(work / 'log.txt').read_text()[-3000:]}")


def fork(run: Callable[[list[str], Path], None], command: list[str], work: Path) -> BaseProcess:
    """A started copy of the fork server that calls `run`."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.serving.preloaded"])
    os.environ["PYTHONPATH"] = str(ROOT)  # Python 3.11 does not hand its path to the server
    process = context.Process(target=run, args=(command, work))
    process.start()
    return process


def run_here(command: list[str], work: Path) -> None:
    """In the new process: what the console scripts `accelerate` and `axolotl` come down to."""
    os.chdir(work)
    log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if command[0] == "accelerate":
        os.environ["ACCELERATE_USE_CPU"] = "true"  # what `launch --cpu` sets
        sys.argv = command[command.index("-m") + 1 :]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        from axolotl.cli.main import cli

        cli(command[1:])
