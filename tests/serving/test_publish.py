"""Publishing, with the real huggingface_hub client against a stand-in of the Hub on loopback."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ghostprep.serving.rehearsal.hub_server import TOKEN, HubServer, Repo
from launch.publish import main as publish_main

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = [f"model-0000{n}-of-00003.safetensors" for n in (1, 2, 3)]


class Done(NamedTuple):
    """How a run ended: exit status, what it said on stdout and on stderr."""

    status: int
    said: str
    complained: str


Publish = Callable[..., Done]


@pytest.fixture
def server() -> Iterator[HubServer]:
    with HubServer() as hub:
        yield hub


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """A folder as a merge leaves it, with things in it that are nobody's business."""
    folder = tmp_path / "merged"
    folder.mkdir()
    for n, name in enumerate(WEIGHTS):
        (folder / name).write_bytes(bytes([n]) * 300_000)
    (folder / "tokenizer.json").write_bytes(b"{}" + b" " * 250_000)
    (folder / "config.json").write_text("{}")
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\nA card.\n", encoding="utf-8")
    (folder / "chat_template.jinja").write_text("")
    (folder / "train.jsonl").write_text('{"text": "B: secret"}')
    (folder / "debug.log").write_text("B: secret")
    return folder


MODEL = {*WEIGHTS, "tokenizer.json", "config.json", "README.md", "chat_template.jinja"}


@pytest.fixture
def publish(
    server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Publish:
    """launch/publish.py, with the stand-in as its Hub."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_ENDPOINT", server.url)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)

    def run(*arguments: object, token: str = TOKEN) -> Done:
        monkeypatch.setenv("HF_TOKEN", token)
        try:
            status = publish_main([*map(str, arguments)])
        except SystemExit as left:
            status = int(left.code or 0)
        return Done(status, *capsys.readouterr())

    return run


def stored(server: HubServer, repo: str = "nora/ghost") -> dict[str, bytes]:
    return {path: content for path, (content, _) in server.repos[repo].files.items()}


def test_a_new_repository_is_private_and_gets_the_model_and_nothing_else(
    publish: Publish, server: HubServer, merged: Path
) -> None:
    done = publish(merged, "nora/ghost")
    assert (done.status, done.complained) == (0, "")
    sha = server.repos["nora/ghost"].sha
    assert done.said.endswith(f"verified, {len(MODEL)} files, {size_of(merged):,} bytes, commit {sha}\n")
    assert server.repos["nora/ghost"].private
    assert stored(server) == {name: (merged / name).read_bytes() for name in MODEL}


def size_of(merged: Path) -> int:
    return sum((merged / name).stat().st_size for name in MODEL)


def test_the_command_as_a_person_types_it(server: HubServer, merged: Path, tmp_path: Path) -> None:
    environment = {"HF_ENDPOINT": server.url, "HF_TOKEN": TOKEN, "HF_HOME": str(tmp_path / "hf")}
    command = [sys.executable, ROOT / "launch/publish.py", merged, "nora/ghost"]
    environment |= {"HF_HUB_OFFLINE": "0"}
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "verified" in done.stdout
    assert not any("telemetry" in path for _, path in server.requests)


def test_a_second_run_sends_nothing(publish: Publish, server: HubServer, merged: Path) -> None:
    publish(merged, "nora/ghost")
    commits = list(server.repos["nora/ghost"].commits)
    done = publish(merged, "nora/ghost")
    assert done.status == 0
    assert "verified" in done.said
    assert server.repos["nora/ghost"].commits == commits


def test_a_broken_upload_goes_on_where_it_stopped(publish: Publish, server: HubServer, merged: Path) -> None:
    server.break_after = 2
    broken = publish(merged, "nora/ghost")
    assert broken.status == 1
    assert "verified" not in broken.said
    assert "run it again" in broken.complained and broken.complained.count("\n") == 1
    there = {name for name in stored(server) if name in WEIGHTS}
    assert 0 < len(there) < len(WEIGHTS)

    server.break_after = None
    before = len(server.requests)
    done = publish(merged, "nora/ghost")
    assert done.status == 0
    assert set(stored(server)) == MODEL
    sent_again = {path.rpartition("/")[2] for method, path in server.requests[before:] if method == "PUT"}
    assert not sent_again & {hashlib.sha256((merged / name).read_bytes()).hexdigest() for name in there}


def test_a_changed_file_is_sent_again(publish: Publish, server: HubServer, merged: Path) -> None:
    publish(merged, "nora/ghost")
    (merged / "config.json").write_text("[]")  # the same size
    assert publish(merged, "nora/ghost").status == 0
    assert stored(server)["config.json"] == b"[]"


@pytest.mark.parametrize("name", ["config.json", WEIGHTS[1]])
def test_a_file_that_arrived_wrong_is_named_and_nothing_is_called_verified(
    publish: Publish, server: HubServer, merged: Path, name: str
) -> None:
    server.spoil = name
    done = publish(merged, "nora/ghost")
    assert done.status == 1
    assert name in done.complained
    assert "verified" not in done.said


def test_a_public_repository_is_refused(publish: Publish, server: HubServer, merged: Path) -> None:
    server.repos["nora/ghost"] = Repo(private=False)
    done = publish(merged, "nora/ghost")
    assert done.status == 1
    assert "--public" in done.complained
    assert stored(server) == {}


def test_public_only_when_told(publish: Publish, server: HubServer, merged: Path) -> None:
    server.repos["nora/ghost"] = Repo(private=False)
    assert publish(merged, "nora/ghost", "--public").status == 0
    assert set(stored(server)) == MODEL
    assert publish(merged, "nora/new", "--public").status == 0
    assert not server.repos["nora/new"].private


def test_weights_of_an_earlier_model_are_reported(publish: Publish, server: HubServer, merged: Path) -> None:
    server.repos["nora/ghost"] = Repo(private=True, files={"model.safetensors": (b"old", True)})
    done = publish(merged, "nora/ghost")
    assert done.status == 1
    assert "model.safetensors" in done.complained


def test_a_dry_run_changes_nothing(publish: Publish, server: HubServer, merged: Path) -> None:
    done = publish(merged, "nora/ghost", "--dry-run")
    assert done.status == 0
    assert all(name in done.said for name in MODEL)
    assert "private" in done.said
    assert server.repos == {}
    assert {method for method, _ in server.requests} == {"GET"}


def test_whole_checkpoints_go_along_when_asked(publish: Publish, server: HubServer, merged: Path) -> None:
    for step, names in ((10, ["trainer_state.json", "optimizer.pt"]), (20, ["optimizer.pt"])):
        (merged / f"checkpoint-{step}").mkdir()
        for name in names:
            (merged / f"checkpoint-{step}" / name).write_text("state")
    assert publish(merged, "nora/ghost").status == 0
    assert set(stored(server)) == MODEL
    assert publish(merged, "nora/ghost", "--checkpoints").status == 0
    assert set(stored(server)) == MODEL | {"checkpoint-10/trainer_state.json", "checkpoint-10/optimizer.pt"}


@pytest.mark.parametrize(
    ("folder", "repo", "status", "message"),
    [("nowhere", "nora/ghost", 1, "nowhere: no such folder"),
     (".", "nora/ghost", 1, "no *.safetensors"),
     (".", "ghost", 2, "USER/REPO")],
)  # fmt: skip
def test_a_wrong_argument_is_named(
    publish: Publish, folder: str, repo: str, status: int, message: str
) -> None:
    done = publish(folder, repo)
    assert done.status == status
    assert message in done.complained


def test_without_a_token_nothing_is_sent(publish: Publish, server: HubServer, merged: Path) -> None:
    done = publish(merged, "nora/ghost", token="hf_somebody_else")
    assert done.status == 1
    assert "401" in done.complained
    assert server.repos == {}
