"""Does the model stop? One small model, the same invented chats, four objectives, the real Axolotl on a CPU.

    python -m benchmarks.stop_rate [--seeds 3] [--steps 1000] [--samples 1000] [--work FOLDER]

For each objective the data section of its YAML in `axolotl_configs/` trains a small Mistral from scratch;
then the model answers prompts from unseen chats that end in "A:", at temperature 0.7, and nothing is cut
afterwards. The tokenizer is that of Mistral-7B-v0.3 with the pieces that the chats never use left out: same
tokens, but the output layer is a thirtieth. Prints a Markdown table. Finished runs in --work are kept.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from benchmarks.stop_chats import invent_sessions
from ghostprep.config import PrepConfig
from ghostprep.prompt import ME, cut_reply, make_prompt, make_reply, render, render_turn
from ghostprep.recipes import session_rows
from ghostprep.records import Session, Window
from ghostprep.rows import Row, to_jsonl
from ghostprep.serving.rehearsal.cpu_config import CPU, DROPPED
from ghostprep.serving.rehearsal.one_config import TRAIN, run_command
from ghostprep.serving.tiny_base import make_tiny_base
from ghostprep.training.bases import save_tokenizer
from ghostprep.windows import make_windows, seed_recipe_windows

ROOT = Path(__file__).resolve().parents[1]
OBJECTIVES = {
    "baseline: end token after each own turn, loss everywhere": "mistral7b_qlora",
    "reply: loss on the reply only": "mistral7b_qlora_reply",
    "sessions: loss on each own turn once": "mistral7b_qlora_sessions",
    "seed: end token after the last turn only, loss everywhere": "mistral7b_qlora_seed",
}
TRAIN_SESSIONS, VAL_SESSIONS = 3000, 200
MAX_TOKENS = 320
WHOLE = PrepConfig(max_tokens=10**6)
TEMPERATURE = 0.7
MAX_REPLY = 64
"""Tokens after which an answer counts as running on: more than twice the longest turn of the chats."""
SHAPE = {"hidden_size": 128, "intermediate_size": 384}
COLUMNS = [
    "objective", "ends by the end token", "writes B's turn too", "tokens written", "loss on reply tokens",
    "tokens a reply", "of them with loss", "replies taught to end", "seconds",
]  # fmt: skip
SPECIAL = ["<unk>", "<s>", "</s>"]


def make_rows(sessions: Sequence[Session]) -> dict[str, list[Row]]:
    """Folder below data/ → rows, as `ghostprep build` would write them."""
    rows: dict[str, list[Row]] = {}
    for folder, config in {"processed": WHOLE, "processed_seed": replace(WHOLE, recipe="seed")}.items():
        for session in sessions:
            for name, own in session_rows(session, "train", config, len).rows.items():
                rows.setdefault(f"{folder}/{name.removesuffix('/train')}", []).extend(own)
    return rows


def all_windows(sessions: Sequence[Session]) -> Iterator[Window]:
    """One for each of my replies, with 6 to 12 turns before it."""
    for session in sessions:
        yield from make_windows(session, [1] * len(session.turns), WHOLE.max_tokens, 6, 12)


def write_data(folder: Path) -> tuple[list[Session], list[Session]]:
    """Write the training rows below `folder`/data; returns the (training, validation) sessions."""
    sessions = invent_sessions(TRAIN_SESSIONS + VAL_SESSIONS, seed=1)
    train, val = sessions[:TRAIN_SESSIONS], sessions[TRAIN_SESSIONS:]
    for name, rows in make_rows(train).items():
        path = folder / "data" / name / "train.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(to_jsonl(rows))
    return train, val


def write_tokenizer(folder: Path, texts: list[str]) -> None:
    """The real tokenizer without the pieces that `texts` never use.

    A piece is kept when it is part of a used one, so that every merge that happens in `texts` still does.
    """
    from transformers import AutoTokenizer

    save_tokenizer(folder)
    (folder / "tokenizer.model").unlink()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    before = [tokenizer.convert_ids_to_tokens(ids) for ids in tokenizer(texts)["input_ids"]]
    parts = {
        piece[a:b]
        for piece in set().union(*before)
        for a in range(len(piece))
        for b in range(a + 1, len(piece) + 1)
    }
    whole = json.loads((folder / "tokenizer.json").read_text())
    pieces = [piece for piece in whole["model"]["vocab"] if piece in parts or piece.startswith("<0x")]
    kept = {piece: number for number, piece in enumerate(dict.fromkeys(SPECIAL + pieces))}
    whole["model"]["vocab"] = kept
    whole["model"]["merges"] = [(a, b) for a, b in whole["model"]["merges"] if {a, b, a + b} <= kept.keys()]
    whole["added_tokens"] = [token for token in whole["added_tokens"] if token["content"] in SPECIAL]
    (folder / "tokenizer.json").write_text(json.dumps(whole))
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    (folder / "tokenizer_config.json").write_text(json.dumps(settings | {"extra_special_tokens": []}))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    assert before == [tokenizer.convert_ids_to_tokens(ids) for ids in tokenizer(texts)["input_ids"]]


def training_config(name: str, run: Path, base: Path, steps: int, seed: int) -> dict[str, Any]:
    """The pack's YAML `name` for full training of the small model: its data section stays as it is."""
    raw = yaml.safe_load((ROOT / "axolotl_configs" / f"{name}.yaml").read_text())
    not_here = (
        "adapter",
        "load_in_4bit",
        "test_datasets",
        "eval_steps",
        "eval_sample_packing",
        "metric_for_best_model",
    )
    kept = {
        k: v
        for k, v in (raw | CPU).items()
        if k not in (*DROPPED, "plugins", *not_here) and not k.startswith(("lora_", "liger_"))
    }
    return kept | {
        "base_model": str(base),
        "sequence_len": MAX_TOKENS,
        "micro_batch_size": 3,
        "gradient_accumulation_steps": 1,
        "gradient_checkpointing": False,
        "learning_rate": 3.0e-3,
        "warmup_steps": 20,
        "max_steps": steps,
        "save_steps": steps,
        "load_best_model_at_end": False,
        "logging_steps": 50,
        "dataset_num_proc": 1,
        "dataset_prepared_path": str(run / "prepared"),
        "output_dir": str(run / "model"),
        "seed": seed,
    }


def train(name: str, work: Path, steps: int, seed: int) -> Path:
    """One run of the real trainer, in the folder `work`; returns the folder of the run."""
    run = work / f"{name}-{seed}"
    base = run / "base"
    pieces = json.loads((work / "tokenizer" / "tokenizer.json").read_text())["model"]["vocab"]
    make_tiny_base(base, seed, vocab_size=len(pieces), **SHAPE)
    (base / "tokenizer.model").unlink()
    shutil.copytree(work / "tokenizer", base, dirs_exist_ok=True)
    (run / "config.yaml").write_text(
        yaml.safe_dump(training_config(name, run, base, steps, seed), sort_keys=False)
    )
    run_command([*TRAIN[:-1], str(run / "config.yaml")], work)
    return run


def make_prompts(name: str, windows: Sequence[Window]) -> list[str]:
    """What the model is asked with: the history as its own objective renders it, then `A:`."""
    if name.endswith("_seed"):
        return [
            "\n".join([*(render_turn(turn, end="") for turn in window.context), ME]) for window in windows
        ]
    return [make_prompt(window.context) for window in windows]


def sample(model: Any, tokenizer: Any, prompts: Sequence[str], seed: int) -> tuple[list[str], float]:
    """One answer to each prompt, its end token included if one was written, and the mean of their tokens."""
    import torch

    torch.manual_seed(seed)
    tokenizer.padding_side, tokenizer.pad_token = "left", "<unk>"
    written = []
    for start in range(0, len(prompts), 150):
        batch = tokenizer(list(prompts[start : start + 150]), return_tensors="pt", padding=True)
        ids = model.generate(
            **batch,
            do_sample=True,
            temperature=TEMPERATURE,
            top_k=0,
            top_p=1.0,
            max_new_tokens=MAX_REPLY,
            pad_token_id=0,
        )
        written += [
            [token for token in answer if token] for answer in ids[:, batch["input_ids"].shape[1] :].tolist()
        ]
    return tokenizer.batch_decode(written), statistics.mean(map(len, written))


def reply_loss(model: Any, tokenizer: Any, prompts: Sequence[str], windows: Sequence[Window]) -> float:
    """Mean loss (nats) on the tokens of the true replies, their end token included."""
    import torch

    total, count = 0.0, 0
    for asked, window in zip(prompts, windows, strict=True):
        context = tokenizer(asked)["input_ids"]
        whole = tokenizer(asked + make_reply(window.reply.text), return_tensors="pt")["input_ids"]
        with torch.no_grad():
            scores = model(whole).logits[0, len(context) - 1 : -1].log_softmax(-1)
        target = whole[0, len(context) :]
        total -= float(scores[torch.arange(len(target)), target].sum())
        count += len(target)
    return total / count


def ask(name: str, run: Path, val: Sequence[Session], samples: int, seed: int) -> dict[str, float]:
    """What the trained model does with prompts from unseen chats."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(run / "model")
    model = AutoModelForCausalLM.from_pretrained(run / "model", dtype=torch.float32).eval()
    windows = list(all_windows(val))[:samples]
    prompts = make_prompts(name, windows)
    answers, written = sample(model, tokenizer, prompts, seed)
    stopped = [cut_reply(answer)[1] for answer in answers]
    return {
        "samples": len(answers),
        "stops": sum(stopped),
        "both": sum(not stop and "\nB:" in answer for stop, answer in zip(stopped, answers, strict=True)),
        "written": written,
        "loss": reply_loss(model, tokenizer, prompts, windows),
    }


def cost(run: Path, name: str, sessions: Sequence[Session]) -> dict[str, float]:
    """Tokens of one epoch as Axolotl tokenized it, for each of my replies that it teaches to end."""
    from datasets import load_from_disk

    rows = load_from_disk(str(next(path for path in (run / "prepared").iterdir() if path.is_dir())))
    tokens = sum(map(len, rows["input_ids"]))
    trained = sum(label != -100 for labels in rows["labels"] for label in labels)
    replies = sum(session.replies for session in sessions)
    windows = (seed_recipe_windows(one, [1] * len(one.turns), len(one.turns) + 2) for one in sessions)
    ends = {window[-1] for window in chain.from_iterable(windows)}
    taught = len(ends) if name.endswith("_seed") else replies
    return {"tokens": tokens / taught, "trained": trained / taught, "taught": taught / replies}


def measure(
    name: str, work: Path, data: tuple[list[Session], list[Session]], args: argparse.Namespace, seed: int
) -> dict[str, float]:
    """One run, or what an earlier call found."""
    done = work / f"{name}-{seed}" / "result.json"
    if done.exists():
        return json.loads(done.read_text())  # type: ignore[no-any-return]
    begun = time.perf_counter()
    run = train(name, work, args.steps, seed)
    result = ask(name, run, data[1], args.samples, seed) | cost(run, name, data[0])
    result["seconds"] = time.perf_counter() - begun
    done.write_text(json.dumps(result))
    print(f"{name}, seed {seed}: {result}", file=sys.stderr, flush=True)
    return result


def row(label: str, results: Sequence[dict[str, float]]) -> str:
    """One line of the table: answers pooled over seeds, the rest averaged."""
    samples = sum(result["samples"] for result in results)
    stops, both = (sum(result[key] for result in results) / samples for key in ("stops", "both"))
    mean = {key: statistics.mean(result[key] for result in results) for key in results[0]}
    cells = [
        f"{label} | {stops:.1%} | {both:.1%}",
        f"{mean['written']:.1f} | {mean['loss']:.3f}",
        f"{mean['tokens']:.0f} | {mean['trained']:.0f} | {mean['taught']:.0%} | {mean['seconds']:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=3, help="runs of each objective")
    parser.add_argument(
        "--steps", type=int, default=1000, help="optimizer steps of a run, of 960 packed tokens each"
    )
    parser.add_argument("--samples", type=int, default=1000, help="answers asked of each model")
    parser.add_argument(
        "--work", type=Path, default=Path("outputs/stop_rate"), help="folder for data and models"
    )
    args = parser.parse_args()
    # One core: the seconds are comparable, and nobody else's core is taken.
    os.environ |= {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    work = args.work.resolve()
    data = write_data(work)
    write_tokenizer(work / "tokenizer", [render(session.turns) for half in data for session in half])
    results: dict[str, list[dict[str, float]]] = {label: [] for label in OBJECTIVES}
    for seed in range(args.seeds):
        for label, name in OBJECTIVES.items():
            results[label].append(measure(name, work, data, args, seed))
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for label, found in results.items():
        print(row(label, found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
