"""What a run needs of a machine's GPUs and disk, against what nvidia-smi and the disk tell."""

from pathlib import Path

import pytest

from ghostprep.training import machine

CONFIGS = Path(__file__).resolve().parents[2] / "axolotl_configs"
BASELINE = CONFIGS / "mistral7b_qlora.yaml"


def smi(folder: Path, *gpus: str) -> str:
    """A PATH on which nvidia-smi lists `gpus`."""
    tool = folder / "nvidia-smi"
    tool.write_text("#!/bin/sh\n" + "".join(f"echo '{gpu}'\n" for gpu in gpus))
    tool.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


@pytest.mark.parametrize(
    ("config", "gpus", "count", "fits"),
    [
        ("mistral7b_qlora", ["NVIDIA H100 80GB HBM3, 80994"], 1, True),
        ("mistral7b_qlora", ["NVIDIA H100 80GB HBM3, 20994"], 1, False),  # somebody else computes on it
        ("mistral7b_qlora", ["NVIDIA GeForce RTX 4090, 24210"], 1, False),
        ("mistral7b_qlora_24gb", ["NVIDIA GeForce RTX 4090, 24210"], 1, True),
        ("mistral7b_qlora", ["NVIDIA H100 80GB HBM3, 80994"], 2, False),
        ("mistral7b_qlora", [], 1, False),
    ],
)
def test_the_gpu_must_hold_the_run(
    config: str, gpus: list[str], count: int, fits: bool, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", smi(tmp_path, *gpus))
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**12}))
    path = CONFIGS / f"{config}.yaml"
    assert machine.main([str(path), "--gpus", str(count)]) == (not fits)
    assert capsys.readouterr().err.count("\n") == (not fits)


def test_the_disk_must_hold_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", smi(tmp_path, "NVIDIA H100 80GB HBM3, 80994"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 40e9}))
    assert machine.main([str(BASELINE)]) == 1
    assert "too little disk" in capsys.readouterr().err

    blobs = tmp_path / "cache" / "hub" / "models--mistralai--Mistral-7B-v0.3" / "blobs"
    blobs.mkdir(parents=True)
    with (blobs / "weights").open("wb") as file:
        file.truncate(29 * 10**9)  # downloaded before: it need not fit again
    assert machine.main([str(BASELINE)]) == 0


def test_no_driver_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.main([str(BASELINE)]) == 1
    assert capsys.readouterr().err.startswith("nvidia-smi: no GPU answers")
