"""When a run may go on in a folder, and what is swept out of it before."""

from pathlib import Path

import pytest

from ghostprep.training.resume import main

CONFIG = """\
output_dir: out
datasets:
  - path: data/train.jsonl
test_datasets:
  - path: data/val.jsonl
"""


@pytest.fixture(autouse=True)
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A config, its data, and an output folder that a run was begun in."""
    monkeypatch.chdir(tmp_path)
    for name in ("out", "data"):
        Path(name).mkdir()
    for name in ("train", "val"):
        Path(f"data/{name}.jsonl").write_text('{"text": "B: a\\nA: b</s>"}\n')
    Path("run.yaml").write_text(CONFIG)
    assert main(["run.yaml"]) == 0


def test_the_same_run_goes_on() -> None:
    assert main(["run.yaml"]) == 0


@pytest.mark.parametrize("changed", ["run.yaml", "data/train.jsonl", "data/val.jsonl"])
def test_another_run_is_refused(changed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Path(changed).open("a") as file:
        file.write("seed: 7\n")
    for _ in range(2):  # the refusal leaves the mark as it was
        assert main(["run.yaml"]) == 1
    complaint = "out: holds a run of other data or settings; move it away\n"
    assert capsys.readouterr() == ("", complaint * 2)


def test_missing_data_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("data/val.jsonl").unlink()
    assert main(["run.yaml"]) == 1
    assert capsys.readouterr().err == "data/val.jsonl: no such dataset; build it first\n"


def test_only_checkpoints_that_were_cut_short_are_dropped() -> None:
    for name in ("checkpoint-10", "checkpoint-20", "runs"):
        Path("out", name).mkdir()
        Path("out", name, "optimizer.pt").touch()
    Path("out/checkpoint-10/trainer_state.json").touch()
    Path("out/checkpoint-notes.txt").touch()
    assert main(["run.yaml"]) == 0
    left = {path.name for path in Path("out").iterdir()}
    assert left == {"fingerprint", "checkpoint-10", "runs", "checkpoint-notes.txt"}
