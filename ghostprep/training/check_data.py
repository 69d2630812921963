"""Checks the data that a config names: is it there, does it fit its type, its end token and its length."""

from collections.abc import Iterator

from ghostprep.errors import InputError, Problem
from ghostprep.prompt import END
from ghostprep.rows import read_rows
from ghostprep.tokens import Count
from ghostprep.training.bases import OTHER_ENDS, end_token, load_count
from ghostprep.training.config import TYPES, Dataset, TrainingConfig, count_tokens
from ghostprep.training.plan import example_lengths, micro_batches
from ghostprep.training.prepared import of_other_data, prepared_folder

LEAST_REPLIES = 200
"""Below, a run repeats the same few replies until it has enough steps: a convention, not a measurement."""


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
    yield from _check_enough(config)
    for dataset in config.local_datasets():
        if not dataset.path.is_file():
            yield Problem(f"{dataset.path} is missing", "run `ghostprep build` first", here, dataset.line)
            continue
        yield from _check_prepared(config, dataset)
        yield from _check_rows(config, dataset)


def _check_end(config: TrainingConfig) -> Iterator[Problem]:
    """The template of whole sessions writes the base's own end token; the other formats hold `</s>`."""
    special = config.raw.get("special_tokens")
    given = special.get("eos_token") if isinstance(special, dict) else None
    end = given or end_token(config.raw.get("base_model"))
    written = [dataset for dataset in config.all_datasets() if dataset.type != "chat_template"]
    if end not in (None, END) and written:
        what = f"the data ends replies with {END}, but the end token is {end}: it would not stop"
        mend = "remove it" if given else "use the sessions config"
        line = config.line("special_tokens", "eos_token") if given else written[0].line
        yield Problem(what, mend, config.path, line)


def _check_prepared(config: TrainingConfig, dataset: Dataset) -> Iterator[Problem]:
    """Data built anew would train as it was before."""
    if of_other_data(config, dataset):
        what = f"{prepared_folder(config)} is not of {dataset.path} as it is: the old data would be trained"
        yield Problem(what, "delete the folder", config.path, config.line("dataset_prepared_path"))


def _check_enough(config: TrainingConfig) -> Iterator[Problem]:
    replies = 0
    for dataset in config.datasets():
        if not dataset.path.is_file() or dataset.type not in TYPES:
            return
        for _, row in read_rows(dataset.path):
            replies += dataset.replies(row) if row else 0
            if replies >= LEAST_REPLIES:
                return
    if replies:
        what = f"too little to learn from: {replies} replies of yours, {LEAST_REPLIES} are the least"
        yield Problem(what, "build from more chats", config.path, config.line("datasets"))


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
    foreign = next((end for end in OTHER_ENDS if text.endswith(end)), None)
    if foreign:
        return Problem(f"ends with {foreign}, but this base stops at {END}", "build the data again")
    if dataset.type == "completion" or text.endswith(END):  # Axolotl ends a completion itself
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
    if dataset in config.datasets("test_datasets"):
        config = config.changed({"micro_batch_size": config.count("eval_batch_size", 1)})
    enough = 2 * config.count("micro_batch_size", 1) * config.count("sequence_len", 512)
    lengths, total = [], 0
    for length in example_lengths(config, dataset, count):
        lengths.append(length)
        total += length
        if total >= enough:
            return
    if not micro_batches(config, lengths):
        what = f"{dataset.path} fills less than one micro-batch, and Axolotl drops what does not fill one"
        mend = "lower micro_batch_size or eval_batch_size, or build from more messages"
        yield Problem(what, mend, config.path, dataset.line)
