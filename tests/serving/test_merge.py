"""The merged folder: complete for any server, and faithful to base + adapter."""

import json
import shutil
from pathlib import Path

import pytest
from safetensors.torch import load_file
from transformers import GenerationConfig

from ghostprep.prompt import END
from ghostprep.serving import agreement, merge
from ghostprep.serving.local import load_network
from tests.serving.ghost import Trained

FEW = ["--prompts", "data/processed/reply/val.jsonl", "--limit", "15"]


@pytest.fixture
def run(trained: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trained:
    """A copy of the trained run that a test may change; the current folder is in it."""
    copy = shutil.copytree(trained.work, tmp_path / "copy", symlinks=True)
    monkeypatch.chdir(copy)
    return trained._replace(work=copy)


def test_the_folder_holds_all_that_a_server_needs(run: Trained) -> None:
    merged = run.output / "merged"
    names = {path.name for path in merged.iterdir()}
    assert names >= {"model.safetensors", "config.json", "tokenizer.json", "tokenizer_config.json"}
    assert names >= {"generation_config.json", "chat_template.jinja", "README.md"}
    defaults = GenerationConfig.from_pretrained(merged)
    assert (defaults.eos_token_id, defaults.bos_token_id, defaults.do_sample) == (2, 1, True)
    assert 0 < defaults.temperature < 1
    assert "quantization_config" not in json.loads((merged / "config.json").read_text())
    network, tokenizer = load_network(merged)
    assert network.config.vocab_size == len(tokenizer) == 32768
    assert tokenizer.pad_token != END
    assert tokenizer("B: salut\nA:")["input_ids"][0] == 1
    assert not list(merged.rglob("*.jsonl")) and not (merged / "debug.log").exists()


def test_what_qlora_never_rounded_is_not_rounded(run: Trained) -> None:
    base, merged = (
        load_file(path / "model.safetensors") for path in (run.work / "base", run.output / "merged")
    )
    assert base.keys() == merged.keys()
    same = {name for name in base if base[name].equal(merged[name])}
    assert same == {name for name in base if "_proj" not in name}


def test_both_methods_answer_as_the_adapter_and_the_base_does_not(
    run: Trained, capsys: pytest.CaptureFixture[str]
) -> None:
    # The last percent is the rounding of sums in another order.
    assert agreement.main(["tiny.yaml", *FEW, "--at-least", "0.98"]) == 0
    shutil.rmtree(run.output / "merged")
    assert merge.main(["tiny.yaml", "--peft16"]) == 0
    assert agreement.main(["tiny.yaml", *FEW, "--at-least", "0.8"]) == 0
    capsys.readouterr()

    shutil.copy(run.work / "base" / "model.safetensors", run.output / "merged")
    assert agreement.main(["tiny.yaml", *FEW]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("merged against base + adapter: ")
    assert shown.count("\n") == 1


def test_the_adapter_remembers_the_revision_of_its_base(run: Trained) -> None:
    merge.pin_base(run.output, "caa1feb")
    merge.pin_base(run.output, None)
    assert json.loads((run.output / "adapter_config.json").read_text())["revision"] == "caa1feb"


def test_a_folder_without_weights_is_not_finished(run: Trained, capsys: pytest.CaptureFixture[str]) -> None:
    (run.output / "merged" / "model.safetensors").unlink()
    assert merge.main(["tiny.yaml"]) == 1
    assert "no merged weights here" in capsys.readouterr().err
