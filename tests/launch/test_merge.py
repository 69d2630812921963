"""The merged folder: complete for any server, faithful to base + adapter, and without a word of the chats."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import agreement
import merge
import pytest
from generate import load_network
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file
from tiny_base import save_tokenizer
from transformers import AutoTokenizer, GenerationConfig

from ghostprep.prompt import BOS, END, make_prompt, neutralise, render
from ghostprep.records import Turn
from tests.launch.ghost import BASELINE, BIN, Run, launch, trained

VAL = ["--prompts", "data/processed/reply/val.jsonl"]
FEW = [*VAL, "--limit", "15"]
TEXTS = st.one_of(
    st.text(min_size=1),
    st.lists(
        st.sampled_from(["A:", "B:", "\n", " ", "ok", END, BOS, "[INST]", "[control_12]", "<unk>", "😘",
                         "[IMG]", "\u202f", "<", "/s>", "A: oui", "plan B: non", "[TOOL_CALLS]", "[/INST]"])
    ).map("".join),
)  # fmt: skip


@pytest.fixture
def run(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A copy of the trained run that a test may change; the current folder is in it."""
    original = trained(project)
    copy = shutil.copytree(original.work, tmp_path / "copy", symlinks=True)
    monkeypatch.chdir(copy)
    return original._replace(work=copy)


@cache
def tokenizer() -> Any:
    """The tokenizer of Mistral-7B-v0.3 with the template of a merged model."""
    with TemporaryDirectory() as folder:
        save_tokenizer(Path(folder))
        loaded = AutoTokenizer.from_pretrained(folder)
    loaded.chat_template = merge.chat_template()
    return loaded


def test_the_folder_holds_all_that_a_server_needs(run: Run) -> None:
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


def test_the_card_tells_no_sample_and_no_path(run: Run) -> None:
    card = (run.output / "merged" / "README.md").read_text()
    assert "private" in card
    assert "rank 16" in card
    assert str(run.work) not in card and "data/" not in card
    rows = (run.work / "data/processed/completion/train.jsonl").read_text().splitlines()
    turns = {turn[3:].removesuffix(END) for row in rows for turn in json.loads(row)["text"].split("\n")}
    assert not [turn for turn in turns if len(turn) > 12 and turn in card]


def test_the_card_names_the_public_base_and_its_revision() -> None:
    config = {"base_model": "mistralai/Mistral-7B-v0.3", "revision_of_model": "caa1feb", "adapter": "qlora"}
    card = merge.model_card(config, "mistral7b_qlora")
    assert card.startswith("---\nbase_model: mistralai/Mistral-7B-v0.3\n")
    assert "revision caa1feb" in card


def test_what_qlora_never_rounded_is_not_rounded(run: Run) -> None:
    base, merged = (
        load_file(path / "model.safetensors") for path in (run.work / "base", run.output / "merged")
    )
    assert base.keys() == merged.keys()
    same = {name for name in base if base[name].equal(merged[name])}
    assert same == {name for name in base if "_proj" not in name}


def test_both_methods_answer_as_the_adapter_and_the_base_does_not(
    run: Run, capsys: pytest.CaptureFixture[str]
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


def test_the_adapter_remembers_the_revision_of_its_base(run: Run) -> None:
    merge.pin_base(run.output, "caa1feb")
    merge.pin_base(run.output, None)
    assert json.loads((run.output / "adapter_config.json").read_text())["revision"] == "caa1feb"


@given(st.lists(st.tuples(st.booleans(), TEXTS), min_size=1, max_size=6))
@settings(deadline=None, max_examples=300)
def test_a_chat_server_builds_our_prompts(turns: list[tuple[bool, str]]) -> None:
    # A server trims what a client sends; `build` has trimmed what was trained.
    said = [Turn(mine, text.strip(), 0, 0) for mine, text in turns]
    messages = [{"role": "assistant" if turn.mine else "user", "content": turn.text} for turn in said]

    asked = tokenizer().apply_chat_template(messages, add_generation_prompt=True)["input_ids"]
    told = tokenizer().apply_chat_template(messages, tokenize=False)

    # Token for token what a plain completion of our prompt is, and what completion trains.
    assert asked == tokenizer()(make_prompt(said))["input_ids"]
    assert told == f"{BOS} {render(said)}"


def test_a_system_message_changes_nothing() -> None:
    messages = [{"role": "system", "content": "You are helpful."}, {"role": "user", "content": " salut "}]
    assert (
        tokenizer().apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        == "<s> B: salut\nA:"
    )


def test_the_template_knows_every_special_token_of_the_tokenizer() -> None:
    for token in tokenizer().all_special_tokens:
        tokens = tokenizer().apply_chat_template([{"role": "user", "content": f"a {token} b"}])["input_ids"]
        assert not set(tokens[1:]) & set(tokenizer().all_special_ids), token
        assert neutralise(token) != token


@pytest.mark.parametrize(("method", "flag"), [("nf4", False), ("peft16", True)])
def test_a_dry_run_says_what_a_merge_would_do(method: str, flag: bool, tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(BASELINE.read_text())
    done = launch("merge.sh", "tiny.yaml", "--method", method, "--dry-run", work=tmp_path)
    assert done.returncode == 0
    assert ("axolotl merge-lora tiny.yaml" in done.stdout) != flag
    assert ("merge.py tiny.yaml --peft16" in done.stdout) == flag
    assert "agreement.py tiny.yaml" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.yaml"]


def test_a_merge_that_fails_leaves_no_older_weights_behind(run: Run, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "axolotl").write_text("#!/bin/sh\nmkdir -p outputs/mistral7b_qlora/merged; exit 1\n")
    (tools / "axolotl").chmod(0o755)
    done = launch("merge.sh", "tiny.yaml", *VAL, work=run.work, PATH=f"{tools}:{BIN}:/usr/bin:/bin")
    assert done.returncode == 1
    assert list((run.output / "merged").iterdir()) == []
    assert (run.output / "adapter_model.safetensors").exists()


def test_a_folder_without_weights_is_not_finished(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (run.output / "merged" / "model.safetensors").unlink()
    assert merge.main(["tiny.yaml"]) == 1
    assert "no merged weights here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        ([], 2, "name a config"),
        (["nowhere.yaml"], 1, "nowhere.yaml: no such config"),
        (["tiny.yaml", "--method", "magic"], 2, "--method is nf4 or peft16"),
        (["tiny.yaml"], 1, "outputs/mistral7b_qlora: no adapter here; train first"),
        (["bare.yaml"], 1, "bare.yaml: no output_dir in it"),
    ],
)
def test_what_cannot_be_merged_is_one_line(
    arguments: list[str], code: int, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / "tiny.yaml").write_text(BASELINE.read_text())
    (tmp_path / "bare.yaml").write_text("base_model: base\n")
    done = launch("merge.sh", *arguments, work=tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (code, 1)
    assert done.stdout.startswith(f"merge.sh: {complaint}")
