"""What the shell scripts are told of a config, read back by the real bash."""

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ghostprep.training.launch_settings import LaunchSettings, as_bash, main

CONFIGS = Path(__file__).resolve().parents[2] / "axolotl_configs"
BASELINE = CONFIGS / "mistral7b_qlora.yaml"
Told = Callable[..., dict[str, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Calls the module in an empty folder → name of each variable → value as bash has it then."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STOP_BILLING", "end me")

    def call(*arguments: object) -> dict[str, str]:
        assert main([*map(str, arguments)]) == 0
        return read_by_bash(capsys.readouterr().out)

    return call


def read_by_bash(assignments: str) -> dict[str, str]:
    """A name → the value after bash read the assignments; an array's values joined by a space."""
    names = LaunchSettings._fields
    script = f"eval {shlex.quote(assignments)}\n" + "".join(f'echo "${{{name}[*]}}"\n' for name in names)
    done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True)
    return dict(zip(names, done.stdout.splitlines(), strict=True))


def test_what_a_config_says(told: Told) -> None:
    assert told(BASELINE, "--price", "3.00", "--max-hours", "8", "--max-cost", "6") == {
        "output": "outputs/mistral7b_qlora",
        "gpus": "1",
        "cap": "7200",
        "data": "data/processed/completion/train.jsonl data/processed/reply/val.jsonl",
        "prompts": "data/processed/reply/val.jsonl",
        "stop": "end me",
    }


def test_gpus_are_those_of_the_launch_line_unless_given(told: Told) -> None:
    two = CONFIGS / "mistral7b_qlora_2gpu.yaml"
    assert told(two)["gpus"] == "2"
    assert told(two, "--gpus", "4")["gpus"] == "4"


def test_prompts_are_the_replies_of_its_own_build(told: Told, tmp_path: Path) -> None:
    config = tmp_path / "nemo.yaml"
    config.write_text(BASELINE.read_text().replace("data/processed/", "data/processed_nemo/"))
    assert told(config)["prompts"] == "data/processed/reply/val.jsonl"
    own = tmp_path / "data/processed_nemo/reply/val.jsonl"
    own.parent.mkdir(parents=True)
    own.touch()
    assert told(config)["prompts"] == "data/processed_nemo/reply/val.jsonl"
    assert told(config, "--prompts", "mine.jsonl")["prompts"] == "mine.jsonl"


def test_nothing_in_a_config_runs_in_the_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = "a b'; touch pwned; $(touch pwned) `touch pwned` \"*"
    settings = LaunchSettings(Path(hostile), 1, 2, (Path(hostile), Path("b c")), Path(hostile), hostile)
    read = read_by_bash(as_bash(settings))
    assert read["output"] == read["stop"] == hostile
    assert read["data"] == f"{hostile} b c"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        ({"base_model": "x"}, "run.yaml: no output_dir in it; give it a folder of its own\n"),
        ([], "run.yaml: not a training config; write `key: value` lines\n"),
    ],
)
def test_a_config_that_is_none_is_one_line(
    config: object, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("run.yaml").write_text(json.dumps(config))
    assert main(["run.yaml"]) == 1
    assert capsys.readouterr() == ("", complaint)
