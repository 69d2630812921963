"""Processes that serve on this machine, and requests to them."""

import json
import sys
from pathlib import Path

import pytest

from ghostprep.errors import InputError
from ghostprep.serving.rehearsal.loopback import ask, free_port, running


def test_a_server_runs_for_as_long_as_the_block(tmp_path: Path) -> None:
    (tmp_path / "hello.json").write_text(json.dumps("yo"))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)]
    with running(command, tmp_path, lambda: ask(url)[0] == 200):
        assert ask(f"{url}/hello.json") == (200, '"yo"')
        assert ask(f"{url}/nothing")[0] == 404
        assert ask(url, {"a": "POST that it does not take"})[0] == 501
    assert ask(url) == (0, "")
    assert "GET /hello.json" in (tmp_path / "log.txt").read_text()


def test_a_server_that_does_not_start_is_named_with_its_log(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('why'); exit(3)"]
    with pytest.raises(InputError, match=r"did not start; see .*log\.txt"), running(command, tmp_path, bool):
        raise AssertionError("it was not ready")
    assert (tmp_path / "log.txt").read_text() == "why\n"
