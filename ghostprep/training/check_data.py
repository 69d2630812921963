"""Checks the data that a config names: is it there, does it fit its type, its end token and its length."""

from collections.abc import Iterator
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.problems import Problem
from ghostprep.prompt import END
from ghostprep.tokens import Count
from ghostprep.training.bases import OTHER_ENDS, load_count
from ghostprep.training.config import FORMATS, Dataset, TrainingConfig, count_tokens
from ghostprep.training.plan import example_lengths, micro_batches


def check_training_data(config: TrainingConfig) -> Iterator[Problem]:
    """Findings about every local file under `datasets` and `test_datasets`, at most one of a kind for each.

    Rows that may be too long are counted where the tokenizer of the base is at hand.
    """
    here = str(config.path)
    if not config.datasets():
        yield Problem(
            here, config.line("datasets"), "datasets is missing or names no path; add the files to train on."
        )
    train = {dataset.path for dataset in config.datasets()}
    for dataset in config.datasets("test_datasets"):
        if dataset.path in train:
            yield Problem(here, dataset.line, f"{dataset.path} is trained on too; evaluate on val.jsonl.")
    yield from _check_end(config)
    for dataset in config.local_datasets():
        if not dataset.path.is_file():
            yield Problem(here, dataset.line, f"{dataset.path} is missing; run `ghostprep build` first.")
            continue
        yield from _check_prepared(config, dataset)
        yield from _check_rows(config, dataset)


def _check_end(config: TrainingConfig) -> Iterator[Problem]:
    special = config.raw.get("special_tokens")
    end = special.get("eos_token") if isinstance(special, dict) else None
    if end not in (None, END):
        message = f"eos_token is {end!r}, but the data ends replies with {END}: it would not stop; remove it."
        yield Problem(str(config.path), config.line("special_tokens", "eos_token"), message)


def _check_prepared(config: TrainingConfig, dataset: Dataset) -> Iterator[Problem]:
    """Axolotl keys its prepared rows by path and settings: data built anew would train as it was before."""
    prepared = config.raw.get("dataset_prepared_path")
    if not prepared or not Path(str(prepared)).is_dir():
        return
    oldest = min((entry.stat().st_mtime for entry in Path(str(prepared)).iterdir()), default=None)
    if oldest is not None and oldest < dataset.path.stat().st_mtime:
        message = (
            f"{prepared} is older than {dataset.path}: the old data would be trained; delete the folder."
        )
        yield Problem(str(config.path), config.line("dataset_prepared_path"), message)


def _check_rows(config: TrainingConfig, dataset: Dataset) -> Iterator[Problem]:
    if dataset.type not in FORMATS:
        told = f"type {dataset.type}" if dataset.type else "type is missing"
        message = f"{told}; use one that `ghostprep build` writes data for: {', '.join(FORMATS)}."
        yield Problem(str(config.path), dataset.line, message)
        return
    rows = 0
    limit = config.count("sequence_len", 512)
    long: list[tuple[int, str]] = []
    try:
        for line, text in dataset.texts():
            rows += 1
            fault = _row_fault(text, dataset)
            if fault or text is None:
                yield Problem(str(dataset.path), line, fault)
                return
            if len(text.encode("utf-8", "surrogatepass")) > limit:
                long.append((line, text))
    except InputError as error:
        yield Problem(str(dataset.path), 0, str(error))
        return
    if not rows:
        yield Problem(str(dataset.path), 0, "holds no row; run `ghostprep build` on more messages.")
        return
    count = load_count(config.raw.get("base_model"))
    if count:
        yield from _check_lengths(config, dataset, long, count)
        yield from _check_filled(config, dataset, count)


def _row_fault(text: str | None, dataset: Dataset) -> str:
    """What is wrong with a row; its end is looked at where the data, not a template, ends the turns."""
    if text is None:
        reads = f"does not fit type {dataset.type}, which reads {dataset.field}"
        return f"{reads}; name the file that `ghostprep build` wrote for this type."
    if dataset.type == "chat_template":
        return ""
    body = text if dataset.type == "input_output" else text.removesuffix(END)
    foreign = next((end for end in OTHER_ENDS if body.endswith(end) or f"{end}\n" in body), None)
    if foreign:
        return f"ends a turn with {foreign}, but this base stops at {END}; build the data again."
    return (
        ""
        if text.endswith(END)
        else f"does not end with {END}: it would not learn to stop; build the data again."
    )


def _check_lengths(
    config: TrainingConfig, dataset: Dataset, long: list[tuple[int, str]], count: Count
) -> Iterator[Problem]:
    """A token is at least one byte, so only rows of more bytes than the limit have to be counted."""
    limit = config.count("sequence_len", 512)
    over = [(size, line) for line, text in long if (size := count_tokens(text, count)) > limit]
    if over:
        size, line = max(over)
        effect = "cuts them" if dataset.type == "completion" else "drops them or stops"
        message = (
            f"{len(over)} rows are over sequence_len ({limit}; this one has {size} tokens) and Axolotl "
            f"{effect}; build with a smaller max_tokens or raise sequence_len."
        )
        yield Problem(str(dataset.path), line, message)


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
        message = (
            f"{dataset.path} fills less than one micro-batch, and Axolotl drops what does not fill one: "
            "lower micro_batch_size (and raise gradient_accumulation_steps), or build from more messages."
        )
        yield Problem(str(config.path), dataset.line, message)
