"""`launch/train.sh`: the real thing once on a tiny model; every refusal, restart and cap with stand-ins."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serving.ghost import BASELINE, BIN, ROOT, Trained, launch
from tests.training.rows import rows, write_rows

DATA, VAL = "data/processed/completion/train.jsonl", "data/processed/reply/val.jsonl"

SCRIPTS = [ROOT / "launch" / name for name in ("setup.sh", "train.sh", "merge.sh")]

# Stand-ins write what they were called with; a file `fail-NAME` makes NAME fail, `hang-NAME` makes it hang.
# What is quick and needs no GPU is the real thing.
TOOL = """#!/usr/bin/env bash
name=%(name)s
if [[ $name == python ]]; then
  for real in launch_settings resume sizing; do
    if [[ $2 == ghostprep.training.$real ]]; then exec %(python)s "$@"; fi
  done
  name=${1##*/}
  if [[ $1 == -m ]]; then name=$2; fi
  if [[ $2 == ghostprep ]]; then name=$2-$3; fi
fi
echo "%(name)s $*" >>calls
env >"env-$name"
if [[ -f hang-$name ]]; then sleep 60; fi
[[ ! -f fail-$name ]]
"""


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder as a rented box has it: config, data, and stand-ins for all that is slow."""
    (tmp_path / "bin").mkdir()
    for name in ("python", "axolotl", "accelerate", "nvidia-smi", "stop-billing"):
        tool = tmp_path / "bin" / name
        tool.write_text(TOOL % {"name": name, "python": sys.executable})
        tool.chmod(0o755)
    (tmp_path / "tiny.yaml").write_text(BASELINE.read_text())
    write_rows(tmp_path / DATA, rows("completion") * 4_000)
    write_rows(tmp_path / VAL, rows("reply"))
    (tmp_path / "outputs" / "mistral7b_qlora").mkdir(parents=True)
    (tmp_path / "outputs" / "mistral7b_qlora" / "adapter_model.safetensors").touch()
    return tmp_path


@pytest.fixture
def train(box: Path) -> Callable[..., tuple[int, str, list[str]]]:
    """Runs `train.sh` in the box → (exit code, what it printed, the calls of stand-ins so far)."""

    def run(*arguments: str, **env: str) -> tuple[int, str, list[str]]:
        path = f"{box / 'bin'}:{BIN}:/usr/bin:/bin"
        done = launch("train.sh", "tiny.yaml", *arguments, work=box, **({"PATH": path} | env))
        calls = box / "calls"
        short = (
            [line.replace(f"{ROOT}/", "") for line in calls.read_text().splitlines()]
            if calls.exists()
            else []
        )
        return done.returncode, done.stdout, short

    return run


STEPS = [
    "python -m ghostprep.training.prepared tiny.yaml",
    f"python -m ghostprep check tiny.yaml {DATA} {VAL}",
    "python -m ghostprep.training.machine tiny.yaml --gpus 1",
    "python -m ghostprep estimate tiny.yaml --gpu h100 --price 3.00 --gpus 1",
    "axolotl preprocess tiny.yaml",
    "accelerate launch --num_processes 1 -m axolotl.cli.train tiny.yaml "
    "--auto_resume_from_checkpoints=True --use_tensorboard=True --gradient_accumulation_steps=3",
    "axolotl merge-lora tiny.yaml",
    "python -m ghostprep.serving.merge tiny.yaml",
    "python -m ghostprep.serving.agreement tiny.yaml --prompts data/processed/reply/val.jsonl",
    "python launch/try_model.py outputs/mistral7b_qlora/merged --prompts data/processed/reply/val.jsonl",
]


def test_the_real_thing_trains_merges_and_tries(trained: Trained) -> None:
    # All of it ran; four steps teach nobody to stop, and that is said.
    assert trained.code == 0, trained.table
    assert "try_model found the model wanting" in trained.log
    agreed = re.search(r"merged against base \+ adapter: (\d+) of (\d+) likeliest tokens agree", trained.log)
    assert agreed and int(agreed[1]) >= 0.98 * int(agreed[2]) > 0
    assert re.search(r"^stops by itself .*FAILED", trained.log, re.MULTILINE)
    losses = json.loads((trained.output / "checkpoint-4" / "trainer_state.json").read_text())["log_history"]
    assert [entry["step"] for entry in losses if "loss" in entry] == [1, 2, 3, 4]
    assert list((trained.output / "runs").rglob("events.out.tfevents.*"))
    assert (trained.output / "merged" / "model.safetensors").exists()
    assert not (trained.work / "wandb").exists()


def test_no_message_stands_in_any_log(trained: Trained) -> None:
    logs = trained.log + (trained.output / "debug.log").read_text()
    said = {
        part
        for line in (trained.work / "data/processed/completion/train.jsonl").read_text().splitlines()
        for part in json.loads(line)["text"].split("\n")
        if len(part) > 12
    }
    assert said
    assert not [part for part in said if part.removesuffix("</s>")[3:] in logs]


def test_the_steps_in_their_order(train: Callable[..., tuple[int, str, list[str]]], box: Path) -> None:
    code, out, calls = train("--yes")
    assert (code, calls) == (0, STEPS), out
    seen = (box / "env-accelerate").read_text().splitlines()
    assert {
        "AXOLOTL_DO_NOT_TRACK=1",
        "DO_NOT_TRACK=1",
        "HF_HUB_DISABLE_TELEMETRY=1",
        "WANDB_MODE=disabled",
    } <= set(seen)
    assert out.splitlines()[-1].startswith("the machine costs money until you run: ")


def test_a_dry_run_says_it_all_and_does_nothing(
    train: Callable[..., tuple[int, str, list[str]]], box: Path
) -> None:
    before = sorted(box.rglob("*"))
    code, out, calls = train("--dry-run")
    assert (code, calls) == (0, [])
    assert sorted(box.rglob("*")) == before
    for step in (
        "ghostprep check",
        "ghostprep estimate",
        "axolotl preprocess",
        "accelerate launch",
        "merge.sh",
        "try_model",
    ):
        assert re.search(rf"^\+ .*{step}", out, re.MULTILINE), step


@pytest.mark.parametrize(
    ("answer", "code", "count"), [("y\n", 0, 10), ("n\n", 1, 4), ("", 1, 4), ("\n", 1, 4)]
)
def test_a_question_before_money_is_spent(box: Path, answer: str, code: int, count: int) -> None:
    done = subprocess.run(
        [ROOT / "launch" / "train.sh", "tiny.yaml"],
        cwd=box,
        env=os.environ | {"PATH": f"{box / 'bin'}:{BIN}:/usr/bin:/bin"},
        input=answer,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    assert len((box / "calls").read_text().splitlines()) == count


@pytest.mark.parametrize(
    ("broken", "done"), [("ghostprep-check", 2), ("ghostprep.training.machine", 3), ("ghostprep-estimate", 4)]
)
def test_nothing_is_trained_where_a_check_fails(
    broken: str, done: int, box: Path, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    (box / f"fail-{broken}").touch()
    code, _, calls = train("--yes")
    assert (code, calls) == (1, STEPS[:done])


def test_it_goes_on_after_a_failure_and_trains_once(
    box: Path, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    (box / "fail-accelerate").touch()
    code, out, calls = train("--yes")
    assert (code, calls) == (1, STEPS[:6])
    assert "run it again to go on from the newest checkpoint" in out

    (box / "fail-accelerate").unlink()
    (box / "calls").unlink()
    assert train("--yes")[::2] == (0, STEPS)

    (box / "calls").unlink()
    code, out, calls = train("--yes")
    assert (code, calls) == (0, STEPS[:4] + STEPS[6:])
    assert "trained before" in out


def test_a_run_of_other_data_or_settings_is_not_resumed(
    box: Path, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    (box / "fail-accelerate").touch()
    train("--yes")
    with (box / "tiny.yaml").open("a") as file:
        file.write("lora_dropout: 0.2\n")
    code, out, calls = train("--yes")
    assert code == 1
    assert "holds a run of other data or settings; move it away" in out
    assert calls[len(STEPS[:6]) :] == STEPS[:4]


@pytest.mark.parametrize("cap", [("--max-hours", "0.0003"), ("--max-cost", "0.002", "--price", "7")])
def test_a_cap_stops_the_run_and_holds_over_restarts(
    cap: tuple[str, ...], box: Path, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    (box / "hang-accelerate").touch()
    code, out, calls = train("--yes", *cap, STOP_BILLING="stop-billing me")
    assert code == 3, out
    assert "to stop that: stop-billing me" in out
    assert len(calls) == 6

    (box / "hang-accelerate").unlink()
    code, _, again = train("--yes", *cap)
    assert (code, len(again) - len(calls)) == (3, 5)  # not even started

    assert train("--yes", "--max-hours", "1")[0] == 0


def test_two_runs_do_not_share_a_folder(box: Path, train: Callable[..., tuple[int, str, list[str]]]) -> None:
    lock = box / "outputs" / "mistral7b_qlora" / "lock"
    holder = subprocess.Popen(
        ["flock", lock, "sh", "-c", "echo held; read line"], stdin=-1, stdout=-1, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"
    code, out, calls = train("--yes")
    holder.communicate("\n")
    assert (code, calls) == (1, STEPS[:4])
    assert "still training" in out
    assert train("--yes")[0] == 0


def test_wandb_and_several_gpus_only_if_asked(
    train: Callable[..., tuple[int, str, list[str]]], box: Path
) -> None:
    _, _, calls = train("--yes", "--wandb", "ghost", "--gpus", "2", "--accelerate", "two.yaml")
    assert calls[5] == (
        "accelerate launch --num_processes 2 --config_file two.yaml -m axolotl.cli.train tiny.yaml "
        "--auto_resume_from_checkpoints=True --use_tensorboard=True --use_wandb=True --wandb_project=ghost "
        "--gradient_accumulation_steps=1"
    )
    assert "WANDB_MODE=disabled" not in (box / "env-accelerate").read_text()


def test_the_size_of_the_steps_is_said_and_kept_over_restarts(
    box: Path, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    (box / "fail-accelerate").touch()
    assert "for this much data: --gradient_accumulation_steps=3" in train("--yes")[1]
    noted = box / "outputs/mistral7b_qlora/sizing.json"
    assert json.loads(noted.read_text()) == {"gpus": 1, "overrides": {"gradient_accumulation_steps": 3}}
    noted.write_text('{"gpus": 1, "overrides": {"gradient_accumulation_steps": 7}}')
    assert train("--yes")[2][-1].endswith("--gradient_accumulation_steps=7"), "as the run began"


def test_a_config_for_two_gpus_gets_two(train: Callable[..., tuple[int, str, list[str]]], box: Path) -> None:
    (box / "tiny.yaml").write_text((ROOT / "axolotl_configs" / "mistral7b_qlora_2gpu.yaml").read_text())
    assert "--num_processes 2" in train("--dry-run")[1]


class TestTermination:
    UPLOAD = "python launch/publish.py outputs/mistral7b_qlora/merged me/ghost"

    def test_after_a_verified_upload(self, train: Callable[..., tuple[int, str, list[str]]]) -> None:
        code, _, calls = train(
            "--yes", "--publish", "me/ghost", "--terminate", STOP_BILLING="stop-billing me"
        )
        assert (code, calls) == (0, [*STEPS, self.UPLOAD, "stop-billing me"])

    def test_also_where_the_model_was_found_wanting(
        self, box: Path, train: Callable[..., tuple[int, str, list[str]]]
    ) -> None:
        (box / "fail-try_model.py").touch()
        code, _, calls = train(
            "--yes", "--publish", "me/ghost", "--terminate", STOP_BILLING="stop-billing me"
        )
        assert (code, calls[-2:]) == (4, [self.UPLOAD, "stop-billing me"])

    def test_not_where_the_upload_failed(
        self, box: Path, train: Callable[..., tuple[int, str, list[str]]]
    ) -> None:
        (box / "fail-publish.py").touch()
        code, _, calls = train(
            "--yes", "--publish", "me/ghost", "--terminate", STOP_BILLING="stop-billing me"
        )
        assert (code, calls[-1]) == (1, self.UPLOAD)

    def test_at_the_cap_once_the_checkpoints_are_safe(
        self, box: Path, train: Callable[..., tuple[int, str, list[str]]]
    ) -> None:
        (box / "hang-accelerate").touch()
        cap = ["--yes", "--max-hours", "0.0003", "--publish", "me/ghost", "--terminate"]
        code, _, calls = train(*cap, STOP_BILLING="stop-billing me")
        upload = "python launch/publish.py outputs/mistral7b_qlora me/ghost-checkpoints --checkpoints"
        assert (code, calls[-2:]) == (3, [upload, "stop-billing me"])

        (box / "fail-publish.py").touch()
        code, _, calls = train(*cap, STOP_BILLING="stop-billing me")
        assert (code, calls[-1]) == (1, upload)

    def test_not_unless_asked(self, train: Callable[..., tuple[int, str, list[str]]]) -> None:
        code, out, calls = train("--yes", "--publish", "me/ghost", RUNPOD_POD_ID="abc123")
        assert (code, calls[-1]) == (0, self.UPLOAD)
        assert out.endswith("until you run: runpodctl remove pod abc123\n")

    def test_refused_where_the_model_would_be_lost(
        self, train: Callable[..., tuple[int, str, list[str]]]
    ) -> None:
        assert train("--yes", "--terminate", STOP_BILLING="stop-billing me")[::2] == (2, [])
        assert train("--yes", "--terminate", "--publish", "me/ghost")[::2] == (2, [])


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--gpus", "none"], 2, "--gpus takes a whole number"),
        (["--max-hours", "soon"], 2, "--max-hours takes a number"),
        (["--price"], 2, "--price takes a value"),
        (["--faster"], 2, "unknown option --faster"),
        (["other.yaml"], 2, "one config at a time"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], code: int, complaint: str, train: Callable[..., tuple[int, str, list[str]]]
) -> None:
    returned, out, calls = train(*arguments)
    assert (returned, calls) == (code, [])
    assert out.startswith(f"train.sh: {complaint}")
    assert out.count("\n") == 1


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    done = subprocess.run(["shellcheck", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_help_is_the_head_of_the_script(script: Path, tmp_path: Path) -> None:
    done = launch(script.name, "--help", work=tmp_path)
    assert done.returncode == 0
    assert f"launch/{script.name}" in done.stdout
    options = set(re.findall(r"^    (--[a-z-]+)", script.read_text(), re.MULTILINE))
    assert not [option for option in options if option not in done.stdout]
