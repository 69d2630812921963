"""Checks the data that a config names: is it there, does it fit its type, its end token and its length."""

from collections.abc import Iterator
from pathlib import Path

from ghostprep.errors import InputError, Problem
from ghostprep.prompt import END
from ghostprep.tokens import Count
from ghostprep.training.bases import OTHER_ENDS, load_count
from ghostprep.training.config import TYPES, Dataset, TrainingConfig, count_tokens
from ghostprep.training.plan import example_lengths, micro_batches


def check_training_data(config: TrainingConfig) -> Iterator[Problem]:
    """Findings about every local file under `datasets` and `test_datasets`, at most one of a kind for each.

    Rows that may be too long are counted where the tokenizer of the base is at hand.
    """
    here = config.path
    if not config.datasets():
        what, mend = "datasets is missing or names no path", "add the files to train on"
        yield Problem(what, mend, here, config.line("datasets"))
    train = {dataset.path for dataset in config.datasets()}
    for dataset in config.datasets("test_datasets"):
        if dataset.path in train:
            yield Problem(f"{dataset.path} is trained on too", "evaluate on val.jsonl", here, dataset.line)
    yield from _check_end(config)
    for dataset in config.local_datasets():
        if not dataset.path.is_file():
            yield Problem(f"{dataset.path} is missing", "run `ghostprep build` first", here, dataset.line)
            continue
        yield from _check_prepared(config, dataset)
        yield from _check_rows(config, dataset)


def _check_end(config: TrainingConfig) -> Iterator[Problem]:
    special = config.raw.get("special_tokens")
    end = special.get("eos_token") if isinstance(special, dict) else None
    if end not in (None, END):
        what = f"eos_token is {end!r}, but the data ends replies with {END}: it would not stop"
        yield Problem(what, "remove it", config.path, config.line("special_tokens", "eos_token"))


def _check_prepared(config: TrainingConfig, dataset: Dataset) -> Iterator[Problem]:
    """Axolotl keys its prepared rows by path and settings: data built anew would train as it was before."""
    prepared = config.raw.get("dataset_prepared_path")
    if not prepared or not Path(str(prepared)).is_dir():
        return
    oldest = min((entry.stat().st_mtime for entry in Path(str(prepared)).iterdir()), default=None)
    if oldest is not None and oldest < dataset.path.stat().st_mtime:
        what = f"{prepared} is older than {dataset.path}: the old data would be trained"
        yield Problem(what, "delete the folder", config.path, config.line("dataset_prepared_path"))


def _check_rows(config: TrainingConfig, dataset: Dataset) -> Iterator[Problem]:
    if dataset.type not in TYPES:
        what = f"type {dataset.type}" if dataset.type else "type is missing"
        mend = f"use one that `ghostprep build` writes data for: {', '.join(TYPES)}"
        yield Problem(what, mend, config.path, dataset.line)
        return
    rows = 0
    limit = config.count("sequence_len", 512)
    long: list[tuple[int, str]] = []
    try:
        for line, text in dataset.texts():
            rows += 1
            fault = _row_fault(text, dataset)
            if fault:
                yield fault._replace(file=dataset.path, place=line)
                return
            if text and len(text.encode("utf-8", "surrogatepass")) > limit:
                long.append((line, text))
    except InputError as error:
        yield error.problem
        return
    if not rows:
        yield Problem("holds no row", "run `ghostprep build` on more messages", dataset.path)
        return
    count = load_count(config.raw.get("base_model"))
    if count:
        yield from _check_lengths(config, dataset, long, count)
        yield from _check_filled(config, dataset, count)


def _row_fault(text: str | None, dataset: Dataset) -> Problem | None:
    """What is wrong with a row; its end is looked at where the data, not a template, ends the turns."""
    if text is None:
        what = f"does not fit type {dataset.type}, which reads {dataset.field}"
        return Problem(what, "name the file that `ghostprep build` wrote for this type")
    if dataset.type == "chat_template":
        return None
    body = text if dataset.type == "input_output" else text.removesuffix(END)
    foreign = next((end for end in OTHER_ENDS if body.endswith(end) or f"{end}\n" in body), None)
    if foreign:
        return Problem(f"ends a turn with {foreign}, but this base stops at {END}", "build the data again")
    if text.endswith(END):
        return None
    return Problem(f"does not end with {END}: it would not learn to stop", "build the data again")


def _check_lengths(
    config: TrainingConfig, dataset: Dataset, long: list[tuple[int, str]], count: Count
) -> Iterator[Problem]:
    """A token is at least one byte, so only rows of more bytes than the limit have to be counted."""
    limit = config.count("sequence_len", 512)
    over = [(size, line) for line, text in long if (size := count_tokens(text, count)) > limit]
    if over:
        size, line = max(over)
        effect = "cuts them" if dataset.type == "completion" else "drops them or stops"
        longest = f"{limit}; this one has {size} tokens"
        what = f"{len(over)} rows are over sequence_len ({longest}) and Axolotl {effect}"
        yield Problem(what, "build with a smaller max_tokens or raise sequence_len", dataset.path, line)


def _check_filled(config: TrainingConfig, dataset: Dataset, count: Count) -> Iterator[Problem]:
    """Axolotl drops what does not fill a micro-batch, in evaluation too: little data would be none at all."""
    enough = 2 * config.count("micro_batch_size", 1) * config.count("sequence_len", 512)
    lengths, total = [], 0
    for length in example_lengths(config, dataset, count):
        lengths.append(length)
        total += length
        if total >= enough:
            return
    if not micro_batches(config, lengths):
        what = f"{dataset.path} fills less than one micro-batch, and Axolotl drops what does not fill one"
        mend = "lower micro_batch_size (and raise gradient_accumulation_steps), or build from more messages"
        yield Problem(what, mend, config.path, dataset.line)
