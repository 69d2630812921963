"""Work over processes: in order, whole, and quiet when a person stops it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.corpus import ME, write_corpus
from ghostprep.errors import InputError
from ghostprep.pool import Pool

ROOT = Path(__file__).resolve().parents[1]


def double(number):
    return 2 * number


def die(number):
    os.kill(os.getpid(), signal.SIGKILL)


def fail(number):
    raise InputError("no such thing", "look again", file="chats.zip", place=number)


@pytest.mark.parametrize("started", [True, False])
def test_results_come_in_the_order_of_the_tasks(started):
    with Pool(2, "json") as pool:
        if started:
            pool.start()
        assert list(pool.map(double, range(50))) == list(range(0, 100, 2))


def test_an_error_comes_back_from_a_worker_as_it_was():
    with pytest.raises(InputError) as caught, Pool(2, "json") as pool:
        pool.start()
        list(pool.map(fail, [7]))
    assert str(caught.value) == "chats.zip, line 7: no such thing; look again"


def test_a_worker_that_dies_is_an_error_with_a_mend():
    with pytest.raises(InputError, match=r"a worker process died.*--workers 1"), Pool(2, "json") as pool:
        pool.start()
        list(pool.map(die, range(9)))


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """So much that a build is still at work when it is stopped."""
    folder = tmp_path_factory.mktemp("exports")
    write_corpus(folder, 150_000)
    return folder


def has_children(process, out):
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text() != ""


def makes_rows(process, out):
    return any(out.parent.glob(".out.writing-*/sessions/val.jsonl"))


@pytest.mark.parametrize("reached", [has_children, makes_rows])
def test_ctrl_c_leaves_one_line_and_the_old_dataset(exports, tmp_path, reached):
    """Once when the workers are being started, once when they work."""
    out = tmp_path / "out"
    arguments = [exports, "--me", ME, "--workers", "2", "--out", out]
    process = subprocess.Popen(
        [sys.executable, "-m", "ghostprep", "build", *map(str, arguments)], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not reached(process, out) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes get it
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, "")
    assert stderr == "ghostprep: stopped; nothing was changed.\n"
    assert not out.exists() and not list(tmp_path.glob(".out*"))
