"""`launch/merge.sh`: what it would do, what it refuses, and what a failed merge leaves."""

import shutil
from pathlib import Path

import pytest

from tests.serving.ghost import BASELINE, BIN, Trained, launch


@pytest.mark.parametrize(("method", "flag"), [("nf4", False), ("peft16", True)])
def test_a_dry_run_says_what_a_merge_would_do(method: str, flag: bool, tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(BASELINE.read_text())
    done = launch("merge.sh", "tiny.yaml", "--method", method, "--dry-run", work=tmp_path)
    assert done.returncode == 0
    assert ("axolotl merge-lora tiny.yaml" in done.stdout) != flag
    assert ("ghostprep.serving.merge tiny.yaml --peft16" in done.stdout) == flag
    assert "ghostprep.serving.agreement tiny.yaml" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.yaml"]


def test_a_merge_that_fails_leaves_no_older_weights_behind(trained: Trained, tmp_path: Path) -> None:
    run = trained._replace(work=shutil.copytree(trained.work, tmp_path / "copy", symlinks=True))
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "axolotl").write_text("#!/bin/sh\nmkdir -p outputs/mistral7b_qlora/merged; exit 1\n")
    (tools / "axolotl").chmod(0o755)
    done = launch("merge.sh", "tiny.yaml", work=run.work, PATH=f"{tools}:{BIN}:/usr/bin:/bin")
    assert done.returncode == 1
    assert list((run.output / "merged").iterdir()) == []
    assert (run.output / "adapter_model.safetensors").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        ([], 2, "name a config"),
        (["nowhere.yaml"], 1, "nowhere.yaml: no such config"),
        (["tiny.yaml", "--method", "magic"], 2, "--method is nf4 or peft16"),
        (["tiny.yaml"], 1, "outputs/mistral7b_qlora: no adapter here; train first"),
    ],
)
def test_what_cannot_be_merged_is_one_line(
    arguments: list[str], code: int, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / "tiny.yaml").write_text(BASELINE.read_text())
    done = launch("merge.sh", *arguments, work=tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (code, 1)
    assert done.stdout.startswith(f"merge.sh: {complaint}")


def test_a_config_without_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("base_model: base\n")
    done = launch("merge.sh", "bare.yaml", work=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "bare.yaml: no output_dir in it; give it a folder of its own\n"
