"""Backups with the real rsync, to a folder and a server on loopback, and to a stand-in of the Hub."""

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostprep.serving.rehearsal.hub_server import TOKEN, HubServer

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "launch/backup.sh"
KEPT = {
    "adapter_config.json",
    "adapter_model.safetensors",
    "checkpoint-10/optimizer.pt",
    "checkpoint-10/trainer_state.json",
}
LEFT = {
    "debug.log",
    "prepared/train.jsonl",
    "checkpoint-20/optimizer.pt",  # still being written: no trainer_state.json
    "merged/model.safetensors",
}


@pytest.fixture(params=["run", "a run, of (March) $1"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An output_dir of Axolotl, in the middle of a training."""
    folder: Path = tmp_path / "outputs" / request.param
    for name in KEPT | LEFT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode() * 1000)
    return folder


def backup(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    command = [SCRIPT, *map(str, arguments)]
    return subprocess.run(
        command, env=os.environ | {"PATH": path} | environment, capture_output=True, text=True
    )


def copied(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def expected(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in KEPT}


def test_a_folder_gets_the_adapter_and_the_whole_checkpoints(output: Path, tmp_path: Path) -> None:
    done = backup(output, tmp_path / "disk")
    assert (done.returncode, done.stderr) == (0, "")
    assert "verified" in done.stdout
    assert copied(tmp_path / "disk" / output.name) == expected(output)


def test_a_second_run_sends_nothing_and_deletes_nothing(output: Path, tmp_path: Path) -> None:
    backup(f"{output}/", tmp_path / "disk")
    (output / "checkpoint-10/optimizer.pt").unlink()  # as save_total_limit does
    (output / "checkpoint-20/trainer_state.json").write_text("{}")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "disk").rglob("*") if p.is_file()}
    assert backup(output, tmp_path / "disk").returncode == 0
    after = {p: p.stat().st_mtime_ns for p in (tmp_path / "disk").rglob("*") if p.is_file()}
    assert before.items() <= after.items()
    assert {p.name for p in after.keys() - before.keys()} == {"optimizer.pt", "trainer_state.json"}


def test_a_copy_that_went_bad_is_mended(output: Path, tmp_path: Path) -> None:
    backup(output, tmp_path / "disk")
    copy = tmp_path / "disk" / output.name / "adapter_model.safetensors"
    stat = copy.stat()
    copy.write_bytes(b"X" * stat.st_size)
    os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # nothing but the content tells
    assert backup(output, tmp_path / "disk").returncode == 0
    assert copied(tmp_path / "disk" / output.name) == expected(output)


def test_a_copy_that_is_wrong_is_named_and_not_called_verified(output: Path, tmp_path: Path) -> None:
    spoiled = shlex.quote(str(tmp_path / "disk" / output.name / "adapter_config.json"))
    rsync = tmp_path / "bin" / "rsync"  # the real one on a disk that loses bytes
    rsync.parent.mkdir()
    rsync.write_text(f'#!/bin/sh\n/usr/bin/rsync "$@" && if [ -f {spoiled} ]; then : > {spoiled}; fi\n')
    rsync.chmod(0o755)
    done = backup(output, tmp_path / "disk", PATH=f"{rsync.parent}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert "adapter_config.json" in done.stderr and "adapter_model" not in done.stderr
    assert "verified" not in done.stdout


@pytest.fixture
def rsync_server(tmp_path: Path) -> Iterator[str]:
    """The address of an rsync server on loopback that keeps what it gets in tmp_path/disk."""
    (tmp_path / "disk").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "rsyncd.conf"
    config.write_text(
        f"use chroot = no\npid file = {tmp_path}/pid\nlock file = {tmp_path}/lock\n"
        f"[disk]\npath = {tmp_path}/disk\nread only = no\nuid = {os.getuid()}\ngid = {os.getgid()}\n"
    )
    command = [
        "rsync",
        "--daemon",
        "--no-detach",
        "--address=127.0.0.1",
        f"--port={port}",
        f"--config={config}",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"rsync://127.0.0.1:{port}/disk"
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    """Return when something listens on `port`; after half a minute, raise what the last attempt raised."""
    for attempt in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if attempt == 299:
                raise
            time.sleep(0.1)


def test_to_a_server_and_back(output: Path, rsync_server: str, tmp_path: Path) -> None:
    there = backup(output, rsync_server)
    assert (there.returncode, there.stderr) == (0, "")
    back = backup(f"{rsync_server}/{output.name}", tmp_path / "home")
    assert (back.returncode, back.stderr) == (0, "")
    assert copied(tmp_path / "home" / output.name) == expected(output)


def test_to_a_private_repository(output: Path, tmp_path: Path) -> None:
    with HubServer() as hub:
        online = {
            "HF_ENDPOINT": hub.url,
            "HF_TOKEN": TOKEN,
            "HF_HOME": str(tmp_path / "hf"),
            "HF_HUB_OFFLINE": "0",
        }
        done = backup(output, "hf:nora/backup", **online)
    assert (done.returncode, done.stderr) == (0, "")
    assert hub.repos["nora/backup"].private
    assert {path: content for path, (content, _) in hub.repos["nora/backup"].files.items()} == expected(
        output
    )


def test_a_dry_run_names_what_it_would_send_and_sends_nothing(output: Path, tmp_path: Path) -> None:
    done = backup("--dry-run", output, tmp_path / "disk")
    assert done.returncode == 0
    assert all(name in done.stdout for name in KEPT)
    assert not any(name in done.stdout for name in LEFT)
    assert not (tmp_path / "disk").exists()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["one"], 2),
        (["--faster", "x"], 2),
        (["one", "two", "three"], 2),
        (["/nowhere/at/all", "disk"], 1),
    ],
)
def test_wrong_arguments(arguments: list[str], status: int, tmp_path: Path) -> None:
    done = backup(*arguments)
    assert done.returncode == status
    assert done.stderr
