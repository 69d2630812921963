"""What `check` says of a training config: each fault with line and mend, and nothing of a sound one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.errors import Problem
from ghostprep.training import check_data
from ghostprep.training.bases import load_count
from ghostprep.training.check_config import check_config, check_schema
from ghostprep.training.config import count_tokens
from ghostprep.training.keys import known_keys, read_schema
from ghostprep.training.prepared import main as prepare
from tests.published_tokenizer import published_v3
from tests.training.rows import END, rows, write_rows, write_sets

PACK = Path(__file__).parents[2] / "axolotl_configs"
BASELINE = PACK / "mistral7b_qlora.yaml"
COUNT = load_count("mistralai/Mistral-7B-v0.3")


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_sets(tmp_path, copies=200)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check_data, "LEAST_REPLIES", 1)  # most tests write a few rows
    return tmp_path


def check(text: str, name: str = "mine.yaml") -> list[Problem]:
    Path(name).write_text(text, encoding="utf-8")
    return check_config(Path(name), schema=False)


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def baseline(old: str = "", new: str = "") -> str:
    text = BASELINE.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_a_sound_config_has_no_problem() -> None:
    assert check(baseline()) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("eval_datasets: []", "test_datasets"),
        ("lr_scheduler_type: cosine", "lr_scheduler"),
        ("bnb_4bit_quant_type: nf4", "remove it"),
        ("bnb_4bit_compute_dtype: bfloat16", "remove it"),
        ("report_to: none", "use_wandb"),
        ("run_name: x", "wandb_name"),
        ("wandb_tags: [x]", "wandb_name"),
        ("log_level: info", "remove it"),
        ("logging_first_step: true", "remove it"),
        ("eval_accumulation_steps: 1", "remove it"),
        ("sdp_attention: true", "attn_implementation: sdpa"),
        ("evaluation_strategy: steps", "eval_strategy"),
        ("lora_rank: 8", "lora_r"),
        ("microbatch_size: 8", "micro_batch_size"),
        ("cut_cross_entropy: true", "plugins"),
        ("zzzzzz: 1", "unknown key zzzzzz"),
    ],
)
def test_a_key_that_axolotl_drops_is_named_with_the_one_to_write(written: str, told: str) -> None:
    text = f"{baseline()}\n{written}\n"
    problem = only(check(text))
    assert told in str(problem)
    assert problem.place == text.count("\n")


def test_an_unknown_key_inside_a_dataset_is_named() -> None:
    text = baseline("    field: text", "    fields: text")
    problem = only(check(text))
    assert "fields" in str(problem) and "field?" in str(problem)
    assert text.splitlines()[problem.place - 1].startswith("    fields:")


def test_a_key_of_a_plugin_that_is_not_listed_is_unknown() -> None:
    text = baseline("  - axolotl.integrations.liger.LigerPlugin\n", "")
    problems = check(text)
    assert len(problems) == 2
    assert all("axolotl.integrations.liger.LigerPlugin under plugins" in str(problem) for problem in problems)


@pytest.mark.parametrize("written", ["2e-4", "2E-4", "'0.0002'"])
def test_a_number_that_yaml_reads_as_text(written: str) -> None:
    text = baseline("learning_rate: 2.0e-4", f"learning_rate: {written}")
    problem = only(check(text))
    assert "learning_rate" in str(problem) and "not a number" in str(problem)
    mend = str(problem).rsplit("write ", 1)[1].rstrip(".")
    assert yaml.safe_load(f"x: {mend}") == {"x": 2e-4}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("use_wandb: false", "use_wandb: false\ntrust_remote_code: true", "trust_remote_code"),
        ("    field: text", "    trust_remote_code: true", "trust_remote_code"),
        ("use_wandb: false", "use_wandb: false\nsave_only_model: true", "resumed"),
        ("use_wandb: false", "use_wandb: false\npush_dataset_to_hub: me/chats", "uploads your messages"),
        ("use_wandb: false", "use_wandb: false\nhub_model_id: me/ghost", "uploads every checkpoint"),
        ('pad_token: "<unk>"', 'eos_token: "<|im_end|>"', "would not stop"),
        ("output_dir: outputs/mistral7b_qlora\n", "\n", "output_dir is missing"),
        ("base_model: mistralai/Mistral-7B-v0.3", "", "base_model is missing"),
        ("sequence_len: 1024", "sequence_len: many", "sequence_len must be a number"),
        ("sequence_len: 1024", "sequence_len: 0", "1 or more"),
        ("train.jsonl", "lost.jsonl", "lost.jsonl is missing"),
        ("type: completion", "type: alpaca", "type alpaca"),
        ("reply/val.jsonl", "completion/train.jsonl", "is trained on too"),
        ("type: completion", "type: chat_template", "does not fit type chat_template"),
        ("completion/train", "reply/train", "does not fit type completion"),
        ("eval_batch_size: 2", "eval_batch_size: 2\ndeepspeed: zero9.json", "zero9.json is missing"),
        ("datasets:\n", "datasets: []\nold_datasets:\n", "names no path"),
    ],
)
def test_faults_in_values(old: str, new: str, told: str) -> None:
    messages = [str(problem) for problem in check(baseline(old, new))]
    assert any(told in message for message in messages), messages


def test_evaluation_without_data_to_evaluate_on() -> None:
    text = baseline()
    start, end = text.index("test_datasets:"), text.index("# Tokenized rows")
    told = [problem.what.split()[0] for problem in check(text[:start] + text[end:])]
    assert told == ["eval_steps", "load_best_model_at_end"]


def test_two_configs_must_not_share_a_folder() -> None:
    shutil.copy(BASELINE, "first.yaml")
    problem = only(check(baseline("outputs/mistral7b_qlora", "./outputs/mistral7b_qlora/"), "second.yaml"))
    assert "first.yaml" in str(problem)


def test_data_built_after_it_was_prepared_is_told(workplace: Path) -> None:
    import os

    prepared = workplace / "data/prepared/mistral7b_qlora/0123abcd"
    prepared.mkdir(parents=True)
    assert check(baseline()) == [], "prepared after the build: as it should be"
    os.utime(prepared, (1, 1))
    assert all("the old data would be trained" in str(problem) for problem in check(baseline()))
    assert len(check(baseline())) == 2
    assert prepare([str(workplace / "mine.yaml")]) == 0
    assert not prepared.exists() and check(baseline()) == []


def test_prepared_rows_go_when_the_data_is_another_and_stay_when_it_is_not(workplace: Path) -> None:
    Path("mine.yaml").write_text(baseline(), encoding="utf-8")
    assert prepare(["mine.yaml"]) == 0
    tokenized = workplace / "data/prepared/mistral7b_qlora/0123abcd"
    tokenized.mkdir()
    (tokenized.parent / "mine").mkdir()
    assert prepare(["mine.yaml"]) == 0 and tokenized.exists() and check(baseline()) == []
    write_rows(workplace / "data/processed/completion/train.jsonl", rows("completion") * 201)
    assert "the old data would be trained" in str(check(baseline())[0])
    assert prepare(["mine.yaml"]) == 0
    assert not tokenized.exists() and (tokenized.parent / "mine").exists(), "only what Axolotl made"


@pytest.mark.parametrize("broken", ["a: [", "- a\n- b", "", "a: \x00", "a: *nobody", "'"])
def test_what_is_no_config_is_one_clear_problem(broken: str) -> None:
    problem = only(check(broken))
    assert "mine.yaml" in str(problem)


def test_a_missing_file_and_a_folder_are_problems_too(tmp_path: Path) -> None:
    assert "cannot be read" in str(only(check_config(tmp_path / "no.yaml", schema=False)))
    assert "cannot be read" in str(only(check_config(tmp_path, schema=False)))


def test_aliases_that_nest_without_end_are_no_trouble() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    text = baseline() + "\nl0: &l0 [x]\n" + "\n".join(levels)
    assert len(check(text)) == 30, "each is an unknown key, and that is all"


@pytest.mark.parametrize("typed", ["<|im_end|>", "<eos>", "<|eot_id|>"])
def test_somebody_who_types_an_end_token_of_another_family_is_no_fault(workplace: Path, typed: str) -> None:
    row = {"text": f"B: c'est quoi {typed}\nA: {typed}{END}\nB: {typed}\nA: aucune idée {typed}{END}"}
    write_rows(workplace / "data/processed/completion/train.jsonl", [row] * 200)
    assert check(baseline()) == []


@pytest.mark.parametrize("name", ["mistral7b_qlora", "mistral7b_qlora_reply", "mistral7b_qlora_mixed"])
@pytest.mark.parametrize("known", [True, False])
def test_a_base_with_another_end_token_trains_on_sessions_alone(name: str, known: bool) -> None:
    base = "Qwen/Qwen3-8B-Base"
    if not known:
        base = "folder"
        Path(base).mkdir()
        (Path(base) / "tokenizer_config.json").write_text('{"eos_token": {"content": "<|endoftext|>"}}')
        (Path(base) / "tokenizer.json").write_text("{}")
    text = (PACK / f"{name}.yaml").read_text(encoding="utf-8").replace("mistralai/Mistral-7B-v0.3", base)
    told = [str(problem) for problem in check(text)]
    assert any("<|endoftext|>" in each and "use the sessions config" in each for each in told), told


@pytest.mark.parametrize("name", ["mistral7b_qlora", "mistral7b_qlora_sessions"])
def test_too_little_to_learn_from(name: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        (PACK / f"{name}.yaml")
        .read_text(encoding="utf-8")
        .replace("micro_batch_size: 4", "micro_batch_size: 1")
    )
    monkeypatch.setattr(check_data, "LEAST_REPLIES", 200)
    kind, replies = ("sessions", 4) if name.endswith("sessions") else ("completion", 4)
    write_rows(workplace / f"data/processed/{kind}/train.jsonl", rows(kind) * (199 // replies))
    assert "too little to learn from: 196 replies" in str(only(check(text)))
    write_rows(workplace / f"data/processed/{kind}/train.jsonl", rows(kind) * (200 // replies))
    assert check(text) == []


def test_a_foreign_end_token_in_the_data_is_told(workplace: Path) -> None:
    path = workplace / "data/processed/completion/train.jsonl"
    write_rows(path, [*rows("completion"), {"text": "B: ça va ?\nA: oui<|im_end|>"}])
    problem = only(check(baseline()))
    assert (str(problem.file), problem.place) == ("data/processed/completion/train.jsonl", 5)
    assert "<|im_end|>" in str(problem) and END in str(problem)


def test_a_reply_without_end_token_is_told(workplace: Path) -> None:
    segments = [{"label": False, "text": "<s>B: ça va ?\nA:"}, {"label": True, "text": " oui"}]
    write_rows(workplace / "data/processed/reply/val.jsonl", [{"segments": segments}])
    text = (PACK / "mistral7b_qlora_reply.yaml").read_text(encoding="utf-8")
    assert f"does not end with {END}" in str(only(check(text)))


@pytest.mark.parametrize(
    "row",
    [{"text": 5}, {"text": None}, {"words": "B: x"}, [], "B: x", {"segments": [{}]}, {"messages": [{}]}],
)
def test_rows_of_the_wrong_shape_are_told_without_their_text(row: object, workplace: Path) -> None:
    write_rows(workplace / "data/processed/completion/train.jsonl", [*rows("completion"), row])  # type: ignore[list-item]
    problem = only(check(baseline()))
    assert "does not fit type completion" in str(problem)
    assert problem.place == 5


def test_an_empty_file_is_told(workplace: Path) -> None:
    write_rows(workplace / "data/processed/reply/val.jsonl", [])
    assert "holds no row" in str(only(check(baseline())))


def test_no_message_text_in_any_problem(workplace: Path) -> None:
    secret = "le code de la porte est hirondelle"
    for content in (f"B: {secret}", f"B: {secret}\nA: {secret}<|im_end|>", "B: " + f"{secret} " * 500):
        write_rows(workplace / "data/processed/completion/train.jsonl", [{"text": content}])
        assert all("hirondelle" not in str(problem) for problem in check(baseline()))


def long_row(words: int) -> dict[str, str]:
    return {"text": f"B: {'the ' * words}\nA: non{END}"}


def test_a_row_is_too_long_from_the_first_token_over_the_limit(workplace: Path) -> None:
    """`<s>` "B" ":" one token a word, a space, a line break, "A" ":" "▁non" `</s>`."""
    path = workplace / "data/processed/completion/train.jsonl"
    size = count_tokens(f"<s>{long_row(1000)['text']}", COUNT)
    fits = 1024 - (size - 1000)
    write_rows(path, [long_row(fits)] * 9)
    assert check(baseline()) == []
    write_rows(path, [long_row(3), long_row(fits + 1), long_row(fits + 9), *[long_row(fits)] * 9])
    problem = only(check(baseline()))
    assert problem.place == 3
    assert "2 rows are over sequence_len (1024; this one has 1033 tokens)" in str(problem)


def test_many_bytes_are_not_many_tokens(workplace: Path) -> None:
    """1,200 bytes, far fewer tokens: the rough bound alone would be wrong."""
    row = {"text": f"B: {'train ' * 200}\nA: ok{END}"}
    write_rows(workplace / "data/processed/completion/train.jsonl", [row] * 30)
    assert check(baseline()) == []


def test_data_that_fills_no_micro_batch_is_told_before_it_trains_on_nothing(workplace: Path) -> None:
    """Four rows of 1,024 make a micro-batch: three rows are dropped, and with them all of the validation."""
    train = workplace / "data/processed/completion/train.jsonl"
    write_rows(train, [long_row(900)] * 4)
    assert check(baseline()) == []
    write_rows(train, [long_row(900)] * 3)
    problem = only(check(baseline()))
    assert "train.jsonl fills less than one micro-batch" in str(problem)
    assert check(baseline("micro_batch_size: 4", "micro_batch_size: 1")) == []
    write_rows(workplace / "data/processed/reply/val.jsonl", rows("reply"))
    told = [str(problem) for problem in check(baseline())]
    assert any("val.jsonl fills less than one micro-batch" in problem for problem in told), (
        "eval_batch_size: 2"
    )


texts = st.lists(
    st.sampled_from(["B: ", "A: ", "\n", END, "<s>", " ", "ok", "é", "😘", "t'es où ?", "  "]), max_size=20
)


@settings(deadline=None, max_examples=150)
@given(texts.map("".join))
def test_tokens_are_counted_as_the_real_tokenizer_counts_them(text: str) -> None:
    text = f"<s>{text}"
    assert count_tokens(text, COUNT) == len(published_v3()(text, add_special_tokens=False).input_ids)


def test_the_check_needs_neither_torch_nor_axolotl() -> None:
    code = (
        "import sys; from pathlib import Path; from ghostprep.training.check_config import check_config;"
        "found = check_config(Path(sys.argv[1]), schema=False);"
        "heavy = {'torch', 'axolotl', 'transformers', 'presidio_analyzer'} & sys.modules.keys();"
        "sys.exit(f'{found} {heavy}' if found or heavy else 0)"
    )
    shutil.copy(BASELINE, "mine.yaml")
    root = str(PACK.parent)
    done = subprocess.run(
        [sys.executable, "-c", code, "mine.yaml"], env={"PYTHONPATH": root}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_list_of_keys_is_the_one_of_the_installed_axolotl() -> None:
    known = known_keys()
    fresh = read_schema()
    assert known.axolotl == fresh["axolotl"] == "0.19.0"
    assert known.top == set(fresh["top"])
    assert known.dataset == set(fresh["dataset"])
    assert known.deprecated == set(fresh["deprecated"])
    assert known.plugins == {name: set(keys) for name, keys in fresh["plugins"].items()}


def test_axolotls_own_schema_finds_what_a_list_of_keys_cannot() -> None:
    faults = {
        "drops.yaml": baseline("use_wandb: false", "use_wandb: false\nrun_name: x"),
        "refuses.yaml": baseline("attn_implementation: sdpa", "attn_implementation: flash"),
        "contradicts.yaml": baseline("eval_steps: 0.05", "eval_steps: 0.05\nevals_per_epoch: 2"),
        "mistypes.yaml": baseline("lora_r: 16", "lora_r: sixteen"),
        "sound.yaml": baseline(),
    }
    for name, text in faults.items():
        Path(name).write_text(text, encoding="utf-8")
    told = {str(problem.file): problem for problem in check_schema([Path(name) for name in faults])}
    assert set(told) == faults.keys() - {"sound.yaml"}
    assert "drops run_name" in str(told["drops.yaml"])
    assert "flash" in str(told["refuses.yaml"])
    assert "evals_per_epoch" in str(told["contradicts.yaml"])
    assert faults["mistypes.yaml"].splitlines()[told["mistypes.yaml"].place - 1] == "lora_r: sixteen"


def test_check_asks_the_schema_and_tells_each_fault_once() -> None:
    text = baseline("use_wandb: false", "use_wandb: false\nrun_name: x").replace(
        "lora_r: 16", "lora_r: sixteen"
    )
    Path("mine.yaml").write_text(text, encoding="utf-8")
    told = [text.splitlines()[problem.place - 1].split(":")[0] for problem in check_config(Path("mine.yaml"))]
    assert told == ["lora_r", "run_name"]
