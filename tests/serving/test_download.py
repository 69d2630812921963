"""A model comes back from the Hub at one commit, verified; what was swapped on the way is named."""

from pathlib import Path

import pytest

from ghostprep.serving.rehearsal.hub_server import HubServer
from launch.replicate.weights import main as weights


def test_weights_come_from_one_commit_and_are_verified(
    hub: HubServer, scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = hub.repos["nora/ghost"].sha
    for _ in range(2):  # safe to run twice
        assert weights(["nora/ghost", commit, str(tmp_path / "weights")]) == 0
        assert f"at {commit}, verified" in capsys.readouterr().out
    got = {path.name: path.read_bytes() for path in (tmp_path / "weights").iterdir()}
    assert got == {path.name: path.read_bytes() for path in scripted.iterdir()}


@pytest.mark.parametrize("commit", ["main", "v1", "0" * 39, "0" * 40, "../../etc/passwd"])
def test_a_branch_or_an_unknown_commit_is_refused(
    commit: str, hub: HubServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert weights(["nora/ghost", commit, str(tmp_path / "weights")]) == 1
    said, complained = capsys.readouterr()
    assert complained.count("\n") == 1
    assert "verified" not in said
    assert not list((tmp_path).glob("weights/*.safetensors"))


def test_a_swapped_file_is_named(hub: HubServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.repos["nora/ghost"].sha
    folder = str(tmp_path / "weights")
    assert weights(["nora/ghost", commit, folder]) == 0
    config = tmp_path / "weights/config.json"
    config.write_bytes(config.read_bytes()[::-1])  # the same size
    (tmp_path / "weights/adapter_model.safetensors").write_bytes(b"left from before")
    capsys.readouterr()
    weights(["nora/ghost", commit, folder])
    said, complained = capsys.readouterr()
    assert "adapter_model.safetensors" in complained
    assert "verified" not in said
