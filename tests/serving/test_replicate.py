"""The folder for `cog push`: from a folder or from the Hub, with a wheel that holds the whole package."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from ghostprep.serving.rehearsal.hub_server import HubServer
from ghostprep.serving.replicate import build_wheel
from launch.replicate.stage import main as stage
from tests.serving.merged import ROOT


def test_the_wheel_holds_every_file_of_the_package_and_none_that_is_gone(tmp_path: Path) -> None:
    build_wheel(ROOT, tmp_path)
    (wheel,) = tmp_path.iterdir()
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "ghostprep"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert inside == {name for name in listed if (ROOT / name).is_file()}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_image_is_laid_out_from_the_hub_twice(
    hub: HubServer, scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = f"nora/ghost@{hub.repos['nora/ghost'].sha}"
    for _ in range(2):
        assert stage([model, "--out", str(tmp_path / "out")]) == 0
    assert "cog push" in capsys.readouterr().out
    assert {"cog.yaml", "run.py", "requirements.txt", "weights"} < names(tmp_path / "out")
    assert names(tmp_path / "out/weights") == names(scripted)


def test_a_broken_model_gets_no_image(
    scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in scripted.iterdir():
        whole = path.read_bytes()
        (tmp_path / path.name).write_bytes(whole[:-1000] if path.suffix == ".safetensors" else whole)
    assert stage([str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    shown, complained = capsys.readouterr()
    assert "its header says" in complained
    assert "cog push" not in shown


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stage(["outputs/merged", "--out", str(tmp_path / "out"), "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "outputs/merged" in shown and "run.py" in shown
    assert not (tmp_path / "out").exists()
