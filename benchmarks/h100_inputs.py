"""What `benchmarks/h100.py` trains, and on what: Mistral 7B with random weights, a built dataset.

    python -m benchmarks.h100_inputs data FOLDER    # invented chats: FOLDER/processed, FOLDER/processed_seed
    python -m benchmarks.h100_inputs base FOLDER    # the model, 14.5 GB

The model has the architecture, the tokenizer and the file format of Mistral-7B-v0.3: what is computed is the
same, only what it says is not. It is made on the GPU where there is one.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.h100_variants import LOSS_SAMPLES, PACKED, ROOT, VARIANTS, recipe
from ghostprep.rows import read_rows
from ghostprep.serving.tiny_base import make_tiny_base

MESSAGES, TOY_MESSAGES = 20_000, 1_200
MISTRAL_7B: dict[str, Any] = {
    "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32, "num_attention_heads": 32,
    "num_key_value_heads": 8, "max_position_embeddings": 32768, "rms_norm_eps": 1e-5, "rope_theta": 1e6,
}  # fmt: skip
SEED_TURNS = 6
"""Of the seed's shortest window: as many turns tell two windows with different last ones apart."""


def make_data(folder: Path, messages: int) -> None:
    """What `ghostprep build` makes of so many invented messages, with our recipe and with the seed's."""
    from benchmarks.corpus import ME, write_corpus

    write_corpus(folder / "raw", messages)
    (folder / "seed.yaml").write_text("recipe: seed\n")
    build = [sys.executable, "-m", "ghostprep", "build", str(folder / "raw"), "--me", ME, "--out"]
    for extra in (["processed"], ["processed_seed", "--config", str(folder / "seed.yaml")]):
        command = [*build, str(folder / extra[0]), *extra[1:]]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def make_base(folder: Path) -> None:
    """The 7B model, in a process of its own so that this one keeps no GPU memory."""
    command = [sys.executable, "-m", "benchmarks.h100_inputs", "base", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)


def make_random_7b(folder: Path) -> None:
    import torch

    torch.set_default_dtype(torch.bfloat16)
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        make_tiny_base(folder, **MISTRAL_7B)


def lay_out(work: Path, given: Path | None, toy: bool) -> None:
    """Everything that runs need below `work`: base/, and data/ as in the repository's root. Made once."""
    if not (work / "base").exists():
        fresh = work / "base.new"
        shutil.rmtree(fresh, ignore_errors=True)
        make_tiny_base(fresh) if toy else make_base(fresh)
        fresh.rename(work / "base")
    if given is None and not (work / "built").exists():
        fresh = work / "built.new"
        shutil.rmtree(fresh, ignore_errors=True)
        make_data(fresh, TOY_MESSAGES if toy else MESSAGES)
        fresh.rename(work / "built")
    for name in ("processed", "processed_seed"):
        link = work / "data" / name
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(((given or work / "built") / name).resolve(), target_is_directory=True)
    write_loss_rows(work, recipe(VARIANTS[0], toy)["sequence_len"])


def write_loss_rows(work: Path, sequence_len: int) -> None:
    """The rows of which always `PACKED` fit: no text has more tokens than bytes. A whole number of steps."""
    source = work / "data" / "processed" / "reply" / "train.jsonl"
    lines = [line for line in source.read_text(encoding="utf-8").split("\n") if line]
    short = [line for line in lines if text_bytes(json.loads(line)) <= sequence_len // PACKED]
    path = work / "data" / "loss" / "train.jsonl"
    path.parent.mkdir(exist_ok=True)
    kept = short[: len(short) - len(short) % LOSS_SAMPLES]
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def text_bytes(row: Mapping[str, Any]) -> int:
    return sum(len(segment["text"].encode()) for segment in row["segments"])


def facts(settings: Mapping[str, Any], work: Path) -> dict[str, Any]:
    """Of the variant's dataset: messages that it was built from, replies that it teaches, a digest."""
    path = work / settings["datasets"][0]["path"]
    if not path.exists():
        return {}  # the run itself fails, and says so
    rows = [row for _, row in read_rows(path) if row]
    manifest = path.parents[1] / "manifest.json"
    messages = (
        json.loads(manifest.read_text(encoding="utf-8"))["messages"]["kept"] if manifest.exists() else 0
    )
    return {
        "messages": messages,
        "replies": count_replies(rows, seed="_seed" in str(path)),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def count_replies(rows: list[dict[str, Any]], seed: bool) -> int:
    """Replies of mine that are a target: one a row, or each turn with `train`, or distinct last turns."""
    if seed:
        return len({tuple(row["text"].split("\n")[-SEED_TURNS:]) for row in rows})
    return sum(sum(m["train"] for m in row["messages"]) if "messages" in row else 1 for row in rows)


if __name__ == "__main__":
    kind, folder = sys.argv[1], Path(sys.argv[2])
    make_random_7b(folder) if kind == "base" else make_data(folder, MESSAGES)
