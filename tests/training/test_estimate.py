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
from ghostprep.training.plan import gpus_in_header, optimizer_steps, plan, train_lengths
from ghostprep.training.sizing import size_run
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


def planned(path: Path) -> Any:
    """The plan of a config as it stands."""
    settings_ = load_training_config(path)
    return plan(settings_, train_lengths(settings_), gpus_in_header(settings_))


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
    size = planned(path)
    assert size.tokens % rows == 0 and size.rows == rows
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if raw["sample_packing"]:
        assert size.steps == axolotl_steps(raw, [size.tokens // rows] * rows, gpus=1)
    else:
        batch = raw["micro_batch_size"] * raw["gradient_accumulation_steps"]
        assert abs(size.steps - rows * raw["num_epochs"] / batch) <= raw["num_epochs"]


@pytest.mark.parametrize("name", ["mistral7b_qlora", "mistral7b_qlora_mixed", "mistral7b_qlora_sessions"])
def test_tokens_are_those_that_axolotl_trains(name: str) -> None:
    with AxolotlRows(load_training_config(config(name)), None) as source:
        expected = [len(row.ids) for row in source.rows()]
    size = planned(config(name))
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
        assert "nobody has timed this config on this card" in other
        low, high = dollars(other)
        assert low < high


def speeds_of(report: str) -> list[int]:
    return [int(speed.replace(",", "")) for speed in re.findall(r"([\d,]+) tokens/s", report)]


def test_the_band_is_that_of_the_reports() -> None:
    """AXOLOTL.md: QLoRA at 20 to 45% of the arithmetic: 27,526 tokens/s keeping activations, 18,351 not."""
    assert speeds_of(estimated("mistral7b_qlora")) == [round(0.45 * 27526), round(0.2 * 27526)]
    assert speeds_of(estimated("mistral7b_qlora_24gb")) == [round(0.45 * 18351), round(0.2 * 18351)]
    assert speeds_of(estimated("mistral7b_qlora_lora16"))[1] > speeds_of(estimated("mistral7b_qlora"))[1]
    assert "12% of the card" in estimated("mistral7b_qlora_seed", "a100"), "it was measured on another card"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("NVIDIA GeForce RTX 4090", "rtx4090"), ("GeForce RTX 4090", "rtx4090"), ("RTX 4090", "rtx4090"),
        ("NVIDIA H100 80GB HBM3", "h100"), ("NVIDIA A100-SXM4-80GB", "a100"),
        ("Tesla V100-SXM2-16GB", "v100"),
        ("h100", "h100"), ("rtx4090", "rtx4090"), ("CPU", "cpu"),
    ],
)  # fmt: skip
def test_a_card_is_known_by_the_name_that_nvidia_smi_shows(name: str, key: str) -> None:
    assert estimate.gpu_key(name) == key


def sized(name: str, rows: int, gpus: int | None = None, tokens: int = 400) -> tuple[dict[str, int], int]:
    """(what is changed, steps then) for so many examples of one size."""
    settings_ = load_training_config(config(name))
    gpus, lengths_ = gpus or gpus_in_header(settings_), [tokens] * rows
    overrides = size_run(settings_, lengths_, gpus)
    return overrides, optimizer_steps(settings_.changed(overrides), lengths_, gpus)


@pytest.mark.parametrize("name", [name for name in CONFIGS if not name.endswith("_seed")])
@pytest.mark.parametrize("rows", [400, 1_300, 4_000, 9_000, 30_000, 130_000])
def test_every_size_of_data_gets_enough_steps_and_not_too_many(name: str, rows: int) -> None:
    overrides, steps = sized(name, rows)
    assert 150 <= steps <= 2_000
    assert overrides.keys() <= {"gradient_accumulation_steps", "micro_batch_size", "num_epochs"}


def test_what_the_file_says_stays_where_it_is_enough() -> None:
    assert sized("mistral7b_qlora", 9_000) == ({}, 843)
    assert sized("mistral7b_qlora_seed", 400)[0] == sized("mistral7b_qlora_seed", 130_000)[0] == {}
    assert size_run(load_training_config(changed({"max_steps": 4})), [400] * 9_000, 1) == {}


def test_more_gpus_share_the_rows_of_a_step() -> None:
    assert sized("mistral7b_qlora", 9_000, gpus=2)[0] == {"gradient_accumulation_steps": 2}
    assert sized("mistral7b_qlora_2gpu", 9_000, gpus=1)[0] == {"gradient_accumulation_steps": 4}
    one, four = (sized("mistral7b_qlora", 130_000, gpus)[0]["gradient_accumulation_steps"] for gpus in (1, 4))
    assert one == pytest.approx(4 * four, abs=4)


def test_the_smallest_change_comes_first() -> None:
    """Accumulation, then the micro-batch, and only then more epochs."""
    assert sized("mistral7b_qlora", 1_300)[0] == {"gradient_accumulation_steps": 3}
    assert sized("mistral7b_qlora", 320)[0] == {"gradient_accumulation_steps": 1, "micro_batch_size": 2}
    few = sized("mistral7b_qlora", 60)
    assert few[0] == {"gradient_accumulation_steps": 1, "micro_batch_size": 1, "num_epochs": 5}
    assert "too little to learn from" not in estimated("mistral7b_qlora")
    write_rows(
        Path("data/processed/completion/train.jsonl"), [{"text": f"B: {'the ' * 290}\nA: non{END}"}] * 20
    )
    report = estimated("mistral7b_qlora")
    assert "too little to learn from" in report and "--num_epochs=10" in report


def test_a_base_whose_tokenizer_is_not_here_is_counted_about() -> None:
    assert "counted by Mistral's tokenizer" in estimated("qwen3_8b_qlora_sessions")
    assert "counted by" not in estimated("mistral_nemo12b_qlora")


def test_memory_that_cannot_fit_is_told() -> None:
    row = {"text": f"B: {'the ' * 900}\nA: non{END}"}
    write_rows(Path("data/processed/completion/train.jsonl"), [row] * 2_000)
    assert "may not fit: lower micro_batch_size" in estimated("mistral7b_qlora", "NVIDIA GeForce RTX 4090")


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
    size = planned(changed({"num_epochs": 8, "gradient_accumulation_steps": 16} | changes))
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
