"""A YAML trains, evaluates, merges and answers in the real Axolotl; a killed run resumes.

`make rehearsals` does the same with every YAML of the pack.
"""

import json
import math
import re
import time
from functools import partial
from pathlib import Path

import pytest
import yaml
from safetensors.torch import load_file

from ghostprep.errors import InputError
from ghostprep.serving.rehearsal.cpu_config import rehearsal_config
from ghostprep.serving.rehearsal.one_config import rehearse, run_command
from launch.rehearse import main as rehearse_main
from tests.serving.forked import ROOT, fork, run_forked, run_here

PACK = ROOT / "axolotl_configs"
BASELINE = PACK / "mistral7b_qlora.yaml"
OTHERS = [PACK / f"mistral7b_qlora_{name}.yaml" for name in ("reply", "sessions", "mixed", "seed")]
"""One of each type of dataset."""


@pytest.mark.parametrize("config", [BASELINE, *OTHERS], ids=lambda path: path.stem)
def test_a_config_trains_evaluates_merges_and_answers(config: Path, project: Path, tmp_path: Path) -> None:
    result = rehearse(config, project, tmp_path, steps=6, run=run_forked)

    assert len(result.losses) == 6
    assert all(map(math.isfinite, result.losses + result.eval_losses))
    assert result.losses[-1] < result.losses[0] - 0.1
    # Before the first step, in the middle and at the end: validation follows.
    assert len(result.eval_losses) == 3
    assert result.eval_losses[-1] < result.eval_losses[0] - 0.1
    assert load_file(result.adapter / "adapter_model.safetensors")
    assert {path.name for path in result.merged.iterdir()} >= {"config.json", "tokenizer.json"}
    assert result.answer


class TakenAway(Exception):
    """The machine is gone, as a spot machine goes: nobody could tidy up."""


def test_a_killed_run_goes_on_where_it_was(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checkpoint = tmp_path / "outputs" / "mistral7b_qlora" / "checkpoint-12"

    def run_and_kill(command: list[str], folder: Path) -> None:
        process = fork(run_here, command, folder)
        while not _log_history(checkpoint):
            assert process.is_alive(), (folder / "log.txt").read_text()[-3000:]
            time.sleep(0.05)
        process.kill()
        process.join()
        raise TakenAway

    with pytest.raises(TakenAway):
        rehearse(BASELINE, project, tmp_path, steps=24, run=run_and_kill)
    assert not checkpoint.with_name("checkpoint-24").exists()
    before = _log_history(checkpoint)
    (tmp_path / "log.txt").unlink()

    monkeypatch.setattr("launch.rehearse.rehearse", partial(rehearse, run=run_forked))
    assert (
        rehearse_main([str(BASELINE), "--root", str(project), "--steps", "24", "--work", str(tmp_path)]) == 0
    )

    assert re.search(r"auto-resume functionality .*checkpoint-12", (tmp_path / "log.txt").read_text())
    after = _log_history(checkpoint.with_name("checkpoint-24"))
    assert after[: len(before)] == before
    assert [entry["step"] for entry in after if "loss" in entry] == list(range(1, 25))
    shown = capsys.readouterr().out
    assert re.search(r"^mistral7b_qlora\.yaml: loss .* in 24 steps, on val .*, answered", shown, re.MULTILINE)


def _log_history(checkpoint: Path) -> list[dict[str, float]]:
    """What the trainer noted until this checkpoint; nothing while it is still being written."""
    try:
        state = json.loads((checkpoint / "trainer_state.json").read_text())
    except (OSError, ValueError):
        return []
    history: list[dict[str, float]] = state["log_history"]
    return history


def test_only_what_a_cpu_needs_is_changed(tmp_path: Path) -> None:
    raw = yaml.safe_load(BASELINE.read_text())

    changed = rehearsal_config(raw, tmp_path, steps=8)

    kept = ("datasets", "test_datasets", "adapter", "load_in_4bit", "lora_r", "lora_alpha", "lora_dropout",
            "lora_target_linear", "sequence_len", "sample_packing", "optimizer", "lr_scheduler", "output_dir",
            "special_tokens", "auto_resume_from_checkpoints", "load_best_model_at_end")  # fmt: skip
    assert {key: changed[key] for key in kept} == {key: raw[key] for key in kept}
    assert "mistralai" not in yaml.safe_dump(changed)


def test_a_missing_dataset_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rehearse_main([str(BASELINE), "--root", str(tmp_path), "--work", str(tmp_path / "work")]) == 1
    complaint = capsys.readouterr().err.splitlines()
    assert len(complaint) == 1
    assert "data/processed/completion/train.jsonl: no such dataset" in complaint[0]


def test_a_broken_config_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("base_model: [")
    assert rehearse_main([str(broken)]) == 1
    assert re.fullmatch(r".*broken\.yaml, line \d+: .*\n", capsys.readouterr().err)


def test_a_command_that_fails_is_named_with_its_log(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^`python -c .*` failed \(exit 3\); see .*log\.txt$"):
        run_command(["python", "-c", "print('why'); exit(3)"], tmp_path)
    assert (tmp_path / "log.txt").read_text() == "why\n"
