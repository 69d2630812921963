"""The configs for 1, 2 and 8 GPUs and the DeepSpeed files, each read by the library that will read it."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from accelerate.commands.config.config_args import ClusterConfig, load_config_from_file
from accelerate.commands.launch import _validate_launch_command, launch_command_parser

from tests.serving.merged import ROOT

CONFIGS = sorted((ROOT / "launch/accelerate").glob("*.yaml"))
DEEPSPEED = sorted((ROOT / "axolotl_configs/deepspeed").glob("*.json"))


def test_there_is_one_for_each() -> None:
    assert {path.stem for path in CONFIGS} == {"1gpu", "2gpu", "8gpu"}
    assert {path.stem for path in DEEPSPEED} == {"zero2", "zero3"}


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_accelerate_reads_every_key_and_starts_as_many_processes_as_the_name_says(path: Path) -> None:
    gpus = int(path.stem.removesuffix("gpu"))
    config = load_config_from_file(str(path))
    assert isinstance(config, ClusterConfig)
    assert yaml.safe_load(path.read_text()).items() <= config.to_dict().items()

    launch = ["--config_file", str(path), "-m", "axolotl.cli.train", "x.yaml"]
    args, _, _ = _validate_launch_command(launch_command_parser().parse_args(launch))
    assert args.num_processes == gpus
    assert args.multi_gpu == (gpus > 1)
    assert not (args.use_deepspeed or args.use_fsdp or args.use_cpu)  # Axolotl's YAML decides


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_accelerate_would_have_refused_a_misspelt_key(path: Path, tmp_path: Path) -> None:
    wrong = tmp_path / path.name
    wrong.write_text(path.read_text().replace("num_processes:", "num_process:"))
    with pytest.raises(ValueError, match="num_process"):
        load_config_from_file(str(wrong))


def read_with_deepspeed(settings: dict[str, Any]) -> Any:
    """DeepSpeed's own config, after the trainer has filled in what the file leaves to it ("auto")."""
    from deepspeed.runtime.config import DeepSpeedConfig
    from transformers import MistralConfig, TrainingArguments
    from transformers.integrations.deepspeed import HfTrainerDeepSpeedConfig

    class Model:
        config = MistralConfig()

    arguments = TrainingArguments(
        per_device_train_batch_size=4,
        gradient_accumulation_steps=8,
        max_grad_norm=1.0,
        bf16=True,
        use_cpu=True,
    )
    filled = HfTrainerDeepSpeedConfig(copy.deepcopy(settings))
    filled.trainer_config_process(arguments)
    filled.trainer_config_finalize(arguments, Model(), num_training_steps=100)
    return DeepSpeedConfig(filled.config)


@pytest.mark.parametrize("path", DEEPSPEED, ids=lambda path: path.stem)
def test_deepspeed_reads_its_file(path: Path) -> None:
    config = read_with_deepspeed(json.loads(path.read_text()))
    assert config.zero_optimization_stage == int(path.stem.removeprefix("zero"))
    assert config.train_micro_batch_size_per_gpu == 4
    assert config.gradient_accumulation_steps == 8
    assert config.gradient_clipping == 1.0
    assert config.bfloat16_config.enabled


@pytest.mark.parametrize("path", DEEPSPEED, ids=lambda path: path.stem)
def test_deepspeed_would_have_refused_a_misspelt_key(path: Path) -> None:
    settings = json.loads(path.read_text())
    settings["zero_optimization"]["overlap_com"] = settings["zero_optimization"].pop("overlap_comm")
    with pytest.raises(ValueError, match="overlap_com"):
        read_with_deepspeed(settings)


def test_what_a_config_of_the_pack_names_is_there() -> None:
    named = {
        settings["deepspeed"]
        for path in (ROOT / "axolotl_configs").glob("*.yaml")
        if "deepspeed" in (settings := yaml.safe_load(path.read_text()))
    }
    assert named
    assert named <= {str(path.relative_to(ROOT)) for path in DEEPSPEED}
