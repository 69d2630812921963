"""The SkyPilot task, checked offline.

SkyPilot is 459 MB, too much for every run of the suite, so its own schemas lie beside this file (the comment
in sky_schema.json says where they come from), and every key is held against them. Where SkyPilot is
installed, it parses the task itself too.
"""

import copy
import importlib.util
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.serving.merged import ROOT

SCHEMAS = json.loads(Path(__file__).with_name("sky_schema.json").read_text())
Task = dict[str, Any]


@pytest.fixture
def task() -> Task:
    loaded: Task = yaml.safe_load((ROOT / "launch/sky.yaml").read_text(encoding="utf-8"))
    return loaded


def validate(task: Task) -> None:
    """Raises for what SkyPilot would not take."""
    jsonschema.validate(task, SCHEMAS["task"])
    jsonschema.validate(task["resources"], SCHEMAS["resources"])
    if importlib.util.find_spec("sky"):
        import sky  # type: ignore[import-not-found]

        given = {"env_overrides": [("PUBLISH", "nora/ghost")], "secrets_overrides": [("HF_TOKEN", "hf_x")]}
        sky.Task.from_yaml_config(copy.deepcopy(task), **given)


def test_skypilot_takes_it(task: Task) -> None:
    validate(task)


def misspell(*path: str) -> Callable[[Task], None]:
    def change(task: Task) -> None:
        for key in path[:-1]:
            task = task[key]
        task[path[-1] + "s"] = task.pop(path[-1])

    return change


WRONG = {
    "resources": lambda task: task.update(resource=task["resources"]),
    "max_hourly_cost": misspell("resources", "max_hourly_cost"),
    "a cost in words": lambda task: task["resources"].update(max_hourly_cost="4 dollars"),
    "idle_minutes": misspell("resources", "autostop", "idle_minutes"),
    "down": misspell("resources", "autostop", "down"),
    "infra": lambda task: task["resources"]["any_of"].append({"infras": "lambda"}),
    "file_mounts": misspell("file_mounts"),
    "a variable": lambda task: task["envs"].update({"1ST": "x"}),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_mistake_would_have_been_found(how: str, task: Task) -> None:
    WRONG[how](task)
    with pytest.raises((jsonschema.ValidationError, ValueError)):
        validate(task)


def test_it_costs_no_more_than_told_and_ends_by_itself(task: Task) -> None:
    resources = task["resources"]
    assert 0 < resources["max_hourly_cost"] <= 5
    assert resources["autostop"] == {"idle_minutes": 15, "down": True}
    assert len(resources["any_of"]) > 1
    assert {gpu.partition("-")[0] for gpu in resources["accelerators"]} == {"H100", "A100"}


def test_of_the_data_only_what_is_masked_travels(task: Task) -> None:
    assert task["file_mounts"] == {"~/ghost_data": "data/processed"}
    assert task["workdir"] == "."
    private = ["data/raw/chat.zip", "data/prepared/x", "outputs/a/merged/model.safetensors", "models/x",
               "ghostprep.yaml", "user_config.json"]  # fmt: skip
    ignored = subprocess.run(["git", "check-ignore", *private], cwd=ROOT, capture_output=True, text=True)
    assert ignored.stdout.split() == private


def test_no_secret_stands_in_the_file(task: Task) -> None:
    assert task["secrets"] == {"HF_TOKEN": None}
    assert task["envs"]["PUBLISH"] is None  # SkyPilot asks for it


@pytest.mark.parametrize("step", ["setup", "run"])
def test_its_scripts_are_clean(step: str, task: Task) -> None:
    command = ["shellcheck", "--shell=bash", "--exclude=SC1091", "-"]
    done = subprocess.run(command, input=task[step], capture_output=True, text=True)
    assert done.stdout == ""


def test_it_calls_our_scripts_as_they_are(task: Task, tmp_path: Path) -> None:
    """Each of its lines that names a script of launch/, run with --dry-run added."""
    calls = [line.strip() for line in (task["setup"] + task["run"]).splitlines() if "launch/" in line]
    assert len(calls) == 3
    for call in calls:
        script, _, rest = call.partition(" ")
        environment = os.environ | {"PUBLISH": "nora/ghost", "CONFIG": task["envs"]["CONFIG"]}
        command = f"{script} --dry-run {rest}".replace("hf:$PUBLISH-adapter", str(tmp_path))
        if "backup.sh" in script:
            command = command.replace('"outputs/$(basename "$CONFIG" .yaml)"', str(tmp_path))
        bash = ["bash", "-c", command]
        done = subprocess.run(bash, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_the_outputs_that_are_backed_up_are_those_of_the_config(task: Task) -> None:
    config = task["envs"]["CONFIG"]
    settings = yaml.safe_load((ROOT / config).read_text())
    assert settings["output_dir"] == f"outputs/{Path(config).stem}"
