"""The estimate: packed as Axolotl packs, counted as it counts, and honest about what was measured."""

import math
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.training import estimate
from ghostprep.training.bases import BASES
from ghostprep.training.config import load_training_config
from ghostprep.training.packing import pack
from ghostprep.training.plan import plan
from ghostprep.training.tokenized import AxolotlRows
from tests.training.rows import END, write_rows, write_sets

PACK = Path(__file__).parents[2] / "axolotl_configs"
CONFIGS = sorted(path.stem for path in PACK.glob("*.yaml"))


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_sets(tmp_path, copies=200)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(name: str) -> Path:
    return PACK / f"{name}.yaml"


def estimated(name: str, gpu: str = "h100", price: float = 3.0) -> str:
    return estimate.run(config(name), gpu, price)


def changed(changes: dict[str, Any]) -> Path:
    raw = yaml.safe_load(config("mistral7b_qlora").read_text(encoding="utf-8"))
    path = Path("mine.yaml")
    path.write_text(yaml.safe_dump(raw | changes), encoding="utf-8")
    return path


def dollars(report: str) -> list[float]:
    return [float(amount.replace(",", "")) for amount in re.findall(r" h +\$([\d,.]+)", report)]


lengths = st.lists(st.integers(1, 100), max_size=300)


@settings(deadline=None, max_examples=100)
@given(lengths, st.integers(100, 250), st.integers(1, 9), st.integers(1, 300))
def test_bins_are_those_of_axolotl(sizes: list[int], capacity: int, bin_size: int, group: int) -> None:
    import numpy as np
    from axolotl.utils.samplers.multipack import pack_parallel

    ours = pack(sizes, capacity, bin_size, group)
    theirs = pack_parallel(np.array(sizes, dtype=np.int32), capacity, group, bin_size, num_processes=1)
    assert ours == [[int(position) for position in one] for one in theirs]


@settings(deadline=None, max_examples=100)
@given(lengths, st.integers(100, 250), st.integers(1, 9))
def test_every_example_is_packed_once_and_no_bin_overflows(
    sizes: list[int], capacity: int, bin_size: int
) -> None:
    bins = pack(sizes, capacity, bin_size)
    assert sorted(position for one in bins for position in one) == list(range(len(sizes)))
    assert all(sum(sizes[position] for position in one) <= capacity for one in bins)
    assert all(1 <= len(one) <= bin_size for one in bins)


def test_an_example_longer_than_a_bin_is_refused() -> None:
    with pytest.raises(ValueError, match="12 > 10"):
        pack([3, 12], 10)


def axolotl_steps(raw: dict[str, Any], sizes: list[int], gpus: int) -> int:
    """What Axolotl itself will train, for examples of these sizes."""
    from axolotl.utils.dict import DictDefault
    from axolotl.utils.trainer import calculate_total_num_steps
    from datasets import Dataset

    rows = [{"input_ids": [5] * size, "labels": [5] * size, "length": size} for size in sizes]
    batch = raw["micro_batch_size"] * raw["gradient_accumulation_steps"] * gpus
    defaults = {"sample_packing_group_size": 100_000, "sample_packing_bin_size": 200, "dataset_num_proc": 1}
    cfg = DictDefault({**raw, **defaults, "batch_size": batch, "attn_supports_packing": False})
    return int(calculate_total_num_steps(cfg, Dataset.from_list(rows)))


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        (700, {}),
        (700, {"num_epochs": 2.5, "gradient_accumulation_steps": 3}),
        (700, {"micro_batch_size": 3, "gradient_accumulation_steps": 1}),
        (65, {}),
        (700, {"sample_packing": False, "eval_sample_packing": False, "gradient_accumulation_steps": 2}),
    ],
)
def test_steps_are_those_of_axolotl(rows: int, changes: dict[str, Any]) -> None:
    """Examples of one size pack alike in any order."""
    row = {"text": f"B: {'the ' * 290}\nA: non{END}"}
    write_rows(Path("data/processed/completion/train.jsonl"), [row] * rows)
    path = changed(changes)
    size = plan(load_training_config(path))
    assert size.tokens % rows == 0 and size.rows == rows
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if raw["sample_packing"]:
        assert size.steps == axolotl_steps(raw, [size.tokens // rows] * rows, gpus=1)
    else:
        batch = raw["micro_batch_size"] * raw["gradient_accumulation_steps"]
        assert abs(size.steps - rows * raw["num_epochs"] / batch) <= raw["num_epochs"]


@pytest.mark.parametrize("name", ["mistral7b_qlora", "mistral7b_qlora_reply", "mistral7b_qlora_sessions"])
def test_tokens_are_those_that_axolotl_trains(name: str) -> None:
    settings_ = load_training_config(config(name))
    with AxolotlRows(settings_, None) as source:
        expected = [len(row.ids) for row in source.rows()]
    size = plan(settings_)
    assert (size.rows, size.tokens) == (len(expected), sum(expected))


@pytest.mark.parametrize("name", CONFIGS)
def test_every_config_gets_an_estimate_and_fits_its_gpu(name: str) -> None:
    report = estimated(name, "rtx4090" if name.endswith("24gb") else "h100")
    version = (PACK / "VERSION").read_text().strip()
    assert f"config    {name}, pack {version}\n" in report
    assert "may not fit" not in report
    assert dollars(report)


def test_only_what_was_measured_is_called_so() -> None:
    seed = estimated("mistral7b_qlora_seed")
    assert "measured (the seed's author, one H100)" in seed and " 2,180 tokens/s" in seed
    assert "7.8 GiB (measured" in seed
    assert len(dollars(seed)) == 1
    for other in (estimated("mistral7b_qlora"), estimated("mistral7b_qlora_seed", "a100")):
        assert "measured (" not in other and "GiB" not in other
        assert "extrapolated: this config was never timed on this GPU" in other
        low, middle, high = dollars(other)
        assert low < middle < high


def test_the_limits_are_the_arithmetic_of_the_card() -> None:
    """AXOLOTL.md: 27,500 tokens/s keeping activations, 18,300 computing them again; the seed used 12%."""
    assert "27,526 tokens/s" in estimated("mistral7b_qlora")
    assert "18,351 tokens/s" in estimated("mistral7b_qlora_24gb")
    assert round(estimate.seed_share(), 2) == 0.12


def test_memory_that_cannot_fit_is_told() -> None:
    assert "may not fit: lower micro_batch_size" in estimated("mistral7b_qlora", "rtx4090")


def test_the_known_memory_is_not_underestimated() -> None:
    """The one figure there is: 7.8 GiB for the seed."""
    settings_ = load_training_config(config("mistral7b_qlora_seed"))
    assert 7.8 * 1.0737 < estimate.memory_gb(settings_, BASES["mistralai/Mistral-7B-v0.3"], 1) < 16


def test_dollars_follow_the_price_and_the_gpus() -> None:
    cheap, dear = (
        dollars(estimated("mistral7b_qlora", price=1)),
        dollars(estimated("mistral7b_qlora", price=100)),
    )
    assert all(math.isclose(100 * low, high, abs_tol=0.6) for low, high in zip(cheap, dear, strict=True))
    assert set(dollars(estimated("mistral7b_qlora", price=0))) == {0.0}
    two = estimated("mistral7b_qlora_2gpu")
    assert "on 2 GPUs" in two


@pytest.mark.parametrize(
    ("changes", "checkpoints", "evaluations"),
    [
        ({}, 17, 18),
        ({"save_steps": 10, "eval_steps": 20}, 10, 6),
        ({"save_steps": None, "saves_per_epoch": 2, "eval_steps": None, "evals_per_epoch": 1}, 16, 9),
        ({"save_steps": None, "eval_steps": None}, 8, 8),
        ({"test_datasets": None}, 17, 0),
    ],
)
def test_checkpoints_and_evaluations(changes: dict[str, Any], checkpoints: int, evaluations: int) -> None:
    """13 steps an epoch, 104 in 8; a twentieth of them is 5.2, so every 6th: 17 times,
    and Axolotl evaluates once before it begins."""
    row = {"text": f"B: {'the ' * 1000}\nA: non{END}"}
    write_rows(Path("data/processed/completion/train.jsonl"), [row] * 64 * 13)
    size = plan(load_training_config(changed(changes)))
    assert size.steps == 104
    assert (size.checkpoints, size.evaluations) == (checkpoints, evaluations)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"base_model": "someone/else"}, "no size is known for this base_model"),
        ({"base_model": None}, "no size is known for this base_model"),
        ({"micro_batch_size": "four"}, "micro_batch_size must be a number"),
        ({"gradient_accumulation_steps": 0.5}, "must be a whole number, 1 or more"),
        ({"datasets": [{"path": "lost.jsonl", "type": "completion"}]}, "lost.jsonl is missing"),
        ({"datasets": []}, "datasets holds no example"),
        (
            {"datasets": [{"path": "data/processed/reply/val.jsonl", "type": "completion"}]},
            "does not fit type",
        ),
    ],
)
def test_faults_are_one_clear_line(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told) as raised:
        estimate.run(changed(changes), "h100", 3.0)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("gpu", "price"), [("v100", 3.0), ("h100", -1.0), ("h100", math.nan), ("h100", math.inf)]
)
def test_options_that_make_no_sense(gpu: str, price: float) -> None:
    with pytest.raises(InputError, match=r"--(gpu|price) must be"):
        estimate.run(config("mistral7b_qlora"), gpu, price)
