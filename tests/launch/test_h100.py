"""`benchmarks/h100.py` at toy size, in real Axolotl on the CPU: what it counts and checks, how it goes on."""

import json
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from transformers import AutoTokenizer

from benchmarks.h100 import LATE, Process, first_loss_fault, main
from benchmarks.h100_table import COLUMNS, alike, checks, figures, line, throughput
from benchmarks.h100_variants import BATCH, LOSS_SAMPLES, TOY_LOSS_STEPS, VARIANTS, recipe
from ghostprep.training.estimate import Gpu, committed
from tests.serving.forked import fork, run_here

TRAIN = ["accelerate", "-m", "axolotl.cli.train", "config.yaml"]
MEASURED = ["baseline", "loss_plain", "loss_again", "loss_fast"]
NAMED = {variant.name: variant for variant in VARIANTS}


def train(command: list[str], folder: Path) -> None:
    """One thread: the other one of the machine is somebody else's."""
    import torch

    torch.set_num_threads(1)
    run_here(command, folder)


def leak(command: list[str], folder: Path) -> None:
    """Trains with an attention that does not know where a packed sample begins."""
    from transformers import masking_utils

    masking_utils.find_packed_sequence_indices = lambda position_ids: None
    train(command, folder)


class Forked:
    """A Child that trains in a copy of the tests' fork server."""

    how: Callable[[list[str], Path], None] = staticmethod(train)

    def __init__(self, folder: Path, toy: bool) -> None:
        self.folder = folder

    def run(self, limit: float) -> str:
        process = fork(self.how, TRAIN, self.folder)
        process.join()
        return f"exit {process.exitcode}" if process.exitcode else ""

    def end(self) -> None: ...


class Leaky(Forked):
    how = staticmethod(leak)


class Bench:
    """A folder to bench in, and what the last call printed."""

    def __init__(self, work: Path) -> None:
        self.work, self.printed = work, ""

    def __call__(self, *arguments: str, start: Any = Forked, results: str = "results.json") -> int:
        common = ["--toy", "--steps", "2", "--work", str(self.work), "--results", str(self.work / results)]
        with redirect_stdout(StringIO()) as out:
            code = main([*common, *arguments], start)
        self.printed = out.getvalue()
        return code

    def runs(self, results: str = "results.json") -> dict[str, Any]:
        return json.loads((self.work / results).read_text())["runs"]

    def row(self, name: str) -> dict[str, str]:
        """The cells of a row of the printed table."""
        found = next(text for text in self.printed.splitlines() if text.startswith(f"| {name} |"))
        return dict(zip(COLUMNS, [cell.strip() for cell in found.split("|")[1:-1]], strict=True))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bench, int, str]:
    """A call that measured: the bench, its exit code, what it printed."""
    bench = Bench(tmp_path_factory.mktemp("bench"))
    return bench, bench("--only", *MEASURED), bench.printed


@pytest.fixture
def bench(first: tuple[Bench, int, str]) -> Bench:
    first[0].printed = first[2]
    return first[0]


def test_it_measures_and_finds_fast_and_plain_alike(bench: Bench, first: tuple[Bench, int, str]) -> None:
    row = bench.row("baseline")

    assert first[1] == 0, bench.printed
    assert row["apart"] == "yes"
    assert row["peak GB"] == "no GPU"
    assert all(float(row[name].rstrip("%").replace(",", "")) > 0 for name in COLUMNS[2:6] + COLUMNS[9:])
    assert "| packed samples do not see each other | yes, in 2 variants |" in bench.printed
    assert f"| fast and plain settings learn alike | yes: in {TOY_LOSS_STEPS} steps" in bench.printed
    losses = [[step["loss"] for step in bench.runs()[name]["steps"]] for name in MEASURED[1:]]
    assert losses[1] == pytest.approx(losses[0], abs=1e-4)
    assert losses[2] == pytest.approx(losses[0], abs=1e-4)
    assert "loss_" not in bench.printed.split("| check |")[0]
    assert len(bench.runs()["baseline"]["steps"]) == 3  # one to warm up


def test_tokens_are_those_of_the_rows(bench: Bench) -> None:
    tokenizer = AutoTokenizer.from_pretrained(bench.work / "base")
    rows = [json.loads(text) for text in (bench.work / "data/loss/train.jsonl").read_text().splitlines()]
    sizes = [
        [
            len(tokenizer(segment["text"], add_special_tokens=False)["input_ids"])
            for segment in row["segments"]
        ]
        for row in rows
    ]
    assert len(rows) % LOSS_SAMPLES == 0
    for name in ("loss_plain", "loss_fast"):
        for number, step in enumerate(bench.runs()[name]["steps"]):
            begin = number * LOSS_SAMPLES % len(rows)
            seen = sizes[begin : begin + LOSS_SAMPLES]
            assert step["tokens"] == sum(map(sum, seen))
            assert step["trained"] == sum(reply for _, reply in seen)
            assert step["positions"] >= step["tokens"]


def test_a_finished_variant_is_not_run_again(bench: Bench) -> None:
    def never(folder: Path, toy: bool) -> Any:
        raise AssertionError(f"{folder.name} was started")

    assert bench("--only", *MEASURED, start=never) == 0
    assert bench.row("baseline")["apart"] == "yes"
    with pytest.raises(AssertionError, match="baseline was started"):
        bench("--only", "baseline", "--steps", "3", start=never)


def test_a_leak_between_samples_is_found_and_shows_in_the_loss(bench: Bench) -> None:
    runs = {name: run for name, run in bench.runs().items() if name in ("loss_plain", "loss_again")}
    (bench.work / "leaky.json").write_text(json.dumps({"runs": runs}))

    assert bench("--only", *MEASURED[1:], start=Leaky, results="leaky.json") == 1

    assert "| packed samples do not see each other | NO: loss_fast |" in bench.printed
    assert "| fast and plain settings learn alike | NO: in" in bench.printed


def test_a_variant_that_fails_is_a_row(bench: Bench) -> None:
    assert bench("--only", "flash_attention_2", start=Process) == 0

    said = bench.row("flash_attention_2")["tokens/s"]
    assert said.startswith("failed: exit 1 ImportError: FlashAttention2")
    assert "ImportError: FlashAttention2" in bench.runs()["flash_attention_2"]["log"]
    assert "baseline" in bench.runs()


class Stub:
    """A Child that does nothing and says how it went."""

    def __init__(self, said: str, ended: list[str], folder: Path) -> None:
        self.said, self.ended, self.folder = said, ended, folder
        (folder / "log.txt").write_text("step 1\ntorch.OutOfMemoryError: CUDA out of memory. |\nbye\n")

    def run(self, limit: float) -> str:
        self.ended.append(f"{self.folder.name} {limit:.0f}")
        return self.said

    def end(self) -> None:
        self.ended.append(self.folder.name)


@pytest.mark.parametrize(
    ("said", "budget", "kept", "ended"),
    [
        ("exit 1", "inf", ["baseline", "micro8"], ["baseline 300", "baseline", "micro8 300", "micro8"]),
        (LATE, "inf", ["baseline", "micro8"], ["baseline 300", "baseline", "micro8 300", "micro8"]),
        (LATE, "50", [], ["baseline 50", "baseline", "micro8"]),
        ("", "-1", [], []),
    ],
)
def test_the_budget_ends_it_and_nothing_is_left_running(
    bench: Bench, tmp_path: Path, said: str, budget: str, kept: list[str], ended: list[str]
) -> None:
    did: list[str] = []
    results = tmp_path / "stub.json"

    bench("--only", "baseline", "micro8", "--budget", budget, "--results", str(results),
          start=lambda folder, toy: Stub(said, did, folder))  # fmt: skip

    assert (
        [name for name in json.loads(results.read_text())["runs"]] == kept if kept else not results.exists()
    )
    assert did == ended
    shown = f"failed: {said} torch.OutOfMemoryError: CUDA out of memory. ¦" if kept else "not run"
    assert bench.row("micro8")["tokens/s"] == shown


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    child = Process(tmp_path, toy=True)

    assert child.run(0.01) == LATE
    child.end()

    assert child.process.returncode


def result(**changes: Any) -> dict[str, Any]:
    """10 tokens a second of 7 billion weights, on a GPU of 1 TFLOP/s."""
    step = {"seconds": 2.0, "loss": 1.0, "positions": 40, "tokens": 20, "trained": 5}
    return {
        "warmup": 1, "steps": [step | {"seconds": 99.0}, step, step],
        "data": {"messages": 700, "replies": 50},
        "train": {"rows": 60, "tokens": 1000}, "val": {"rows": 6, "tokens": 100},
        "evaluation": {"seconds": 1.0, "tokens": 50}, "memory": {"allocated": 23e9, "reserved": 25e9},
        "matrix_tflops": 1.0, "parameters": 7_000_000_000,
        "device": "NVIDIA H200", "device_memory": 150 * 10**9,
        "apart": {"own": 3.0, "others": 0.0},
    } | changes  # fmt: skip


def test_figures_follow_from_the_steps_after_the_warm_up() -> None:
    found = figures(result())

    assert (found.tokens, found.positions, found.trained, found.real) == (10, 20, 2.5, 0.5)
    assert found.replies == pytest.approx(10 / 1000 * 50)
    assert found.mfu == pytest.approx(4 * 7e9 * 10 / 1e12)
    # 70,000 messages are a hundred times the dataset: 3 epochs at 10 tokens/s, 21 evaluations at 50.
    assert found.hours == pytest.approx(100 * (3 * 1000 / 10 + 21 * 100 / 50) / 3600)


def test_memory_over_that_of_an_h100_is_flagged() -> None:
    memory = {"allocated": 79e9, "reserved": 85e9}

    assert "| 23.0 / 25.0 |" in line(NAMED["baseline"], result(), 3.0)
    assert "| 79.0 / 85.0, over 80 |" in line(NAMED["micro32_checkpointing"], result(memory=memory), 3.0)


def test_the_24_gb_config_gets_no_more(bench: Bench) -> None:
    bench("--only", "24gb", start=lambda folder, toy: Stub("exit 1", [], folder), results="24gb.json")

    assert json.loads((bench.work / "runs/24gb/meter.json").read_text())["cap_gb"] == 24


def test_throughput_has_unchanged_configs_as_estimate_reads_them() -> None:
    found = throughput({"baseline": result(), "micro8": result(), "24gb": {"error": "no"}})

    assert [(row["gpu"], row["config"]) for row in found["measured"]] == [("h200", "mistral7b_qlora")]
    assert found["measured"][0].keys() == committed()["measured"][0].keys()
    assert found["measured"][0]["tokens_per_second"] == 20
    assert Gpu("h200", **found["gpus"]["h200"]).memory_gb == 140


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [(3.0, 0.0, "yes"), (3.0, 0.1, "NO"), (0.0, 0.0, "NO"), (3.0, float("nan"), "NO")],
)
def test_samples_are_apart_only_if_one_moves_and_the_others_do_not(
    own: float, others: float, said: str
) -> None:
    found = checks({"baseline": result(apart={"own": own, "others": others})})

    assert found["packed samples do not see each other"].startswith(said)


@pytest.mark.parametrize(
    ("again", "fast", "said"),
    [
        ([2.0, 1.5, 1.0], [2.0, 1.496, 1.005], "yes"),  # within the floor
        ([2.0, 1.5, 1.1], [2.0, 1.5, 1.25], "yes"),  # within thrice the noise
        ([2.0, 1.5, 1.0], [2.0, 1.5, 1.02], "NO"),  # one step is off
        ([2.0, 1.5, 1.0], [2.005, 1.505, 1.005], "NO"),  # all are a little off to one side
        ([2.0, 1.5, 1.0], [2.0, 1.5, float("nan")], "NO"),
    ],
)
def test_losses_agree_within_noise(again: list[float], fast: list[float], said: str) -> None:
    def run(losses: list[float]) -> dict[str, Any]:
        return {"steps": [{"loss": loss, "trained": 7} for loss in losses]}

    plain = run([2.0, 1.5, 1.0])
    assert alike({"loss_plain": plain, "loss_again": run(again), "loss_fast": run(fast)}).startswith(said)


def test_losses_of_other_samples_or_of_nothing_learned_agree_about_nothing() -> None:
    flat = {"steps": [{"loss": 2.0, "trained": 7}] * 3}
    other = {"steps": [{"loss": 2.0, "trained": 8}] * 3}

    assert alike({"loss_plain": flat, "loss_again": flat, "loss_fast": flat}).startswith("NO")
    assert "same samples" in alike({"loss_plain": flat, "loss_again": flat, "loss_fast": other})
    assert alike({"loss_plain": flat, "loss_fast": {"error": "no memory"}}).startswith(
        "NO: loss_fast: no memory"
    )


@pytest.mark.parametrize(
    ("loss", "fits"), [(10.4, True), (9.5, True), (10.397 + 1.1, False), (0.0, False), (float("nan"), False)]
)
def test_the_first_loss_of_random_weights_is_that_of_guessing(loss: float, fits: bool) -> None:
    assert (first_loss_fault(loss, 32768) == "") is fits


def test_what_must_answer_first_comes_first_and_what_may_fail_last() -> None:
    names = [variant.name for variant in VARIANTS]
    assert names[:3] == ["baseline", "sessions", "seed"]
    assert names[-1] == "flash_attention_torch" and NAMED["compile"].limit == 900


def test_every_variant_steps_over_the_same_number_of_rows() -> None:
    for variant in VARIANTS:
        raw = recipe(variant, toy=False)
        if not variant.name.startswith("loss_"):
            assert raw["micro_batch_size"] * raw["gradient_accumulation_steps"] == BATCH, variant.name
        assert raw["plugins"][-1] == "benchmarks.h100_meter.Meter"
