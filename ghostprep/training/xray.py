"""Shows training examples as the trainer sees them, and proves what they teach.

Axolotl's own tokenizing strategy runs with the settings of the config. Then: does every turn of mine that is
trained end in the end token, and where loss is masked, does no token of the other side carry any?
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from ghostprep.errors import InputError
from ghostprep.training.anatomy import Example, Fault, Part, Shares, dissect, faults
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.tokenized import AxolotlRows
from ghostprep.training.xray_page import write_page

FAULTS = {
    "unended": (
        "turns of mine do not end in the end token: the model would go on as the other",
        "build anew",
    ),
    "ended twice": (
        "turns of mine hold an end token before their end: replies would be cut short",
        "build anew",
    ),
    "not mine": (
        "tokens carry loss outside my turns: it would learn to write them",
        "check type and labels",
    ),
}
"""Kind of fault → (what is wrong, how to mend it)."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Findings:
    """What was seen: counts over all rows, the faults by kind with the first of each, the first examples.

    `masked` counts the rows in which loss is meant for my turns alone.
    """

    shares: Shares = field(default_factory=Shares)
    masked: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, Fault] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)


def run(config: Path, tokenizer: Path | None, html: Path | None, limit: int) -> str:
    """The report to print: `limit` examples, then what all rows of `datasets` add up to.

    `html` writes the same as a page. Raises InputError where a row would teach wrongly, after writing it.
    """
    settings = load_training_config(config)
    for dataset in settings.all_datasets():
        if not dataset.path.is_file():
            what = f"{dataset.path} is missing"
            raise InputError(what, "build it first", file=config, place=dataset.line)
    with AxolotlRows(settings, tokenizer) as source:
        found = examine(settings, source, limit)
    if html:
        write_page(html, config, found.shares, verdicts(found), found.examples)
    fault = next(iter(found.first.values()), None)
    if fault:
        wrong, mend = FAULTS[fault.kind]
        place = f"row {fault.row}, turn {fault.turn}"
        raise InputError(f"{found.counts[fault.kind]:,} {wrong}", mend, file=config, place=place)
    summary = (f"{name:<22}{value}" for name, value in verdicts(found))
    return "\n".join([*map(show, found.examples), *summary])


def examine(settings: TrainingConfig, source: AxolotlRows, limit: int) -> Findings:
    """All rows, training and validation alike; counts are of the training rows."""
    found, end, piece = Findings(), source.tokenizer.eos_token_id, source.piece()
    for section in ("datasets", "test_datasets"):
        for row in tqdm(source.rows(section), desc=f"xray {section}", unit=" rows", disable=None, delay=1):
            example = dissect(row.row, row.ids, row.labels, piece)
            if section == "datasets":
                found.shares.add(example, end)
                found.masked += row.masked
                found.examples += [example] if len(found.examples) < limit else []
            note(found, faults(example, end, row.masked))
    if not found.shares.tokens:
        mend = "build the data from more messages"
        raise InputError("datasets holds no row", mend, file=settings.path)
    return found


def note(found: Findings, seen: Iterable[Fault]) -> None:
    for fault in seen:
        found.counts[fault.kind] += 1
        found.first.setdefault(fault.kind, fault)


def verdicts(found: Findings) -> list[tuple[str, str]]:
    """The summary: (name, value) of each line."""
    shares, turns = found.shares, max(found.shares.trained_turns, 1)
    lines = [
        ("rows", f"{shares.rows:,}"),
        ("tokens", f"{shares.tokens:,}"),
        ("tokens with loss", f"{shares.loss:,} ({shares.loss / shares.tokens:.0%} of all)"),
        ("of those mine", f"{shares.mine:,} ({shares.mine / max(shares.loss, 1):.0%})"),
        ("turns of mine", f"{shares.own_turns:,}, trained {shares.trained_turns:,}"),
        ("trained and ended", f"{shares.ended_turns:,} ({shares.ended_turns / turns:.1%})"),
        ("tokens a trained turn", f"{shares.tokens / turns:,.1f}"),
        ("loss on", _loss_on(found)),
    ]
    return [*lines, *(("FAULT", f"{found.counts[kind]:,} {'; '.join(FAULTS[kind])}") for kind in found.first)]


def _loss_on(found: Findings) -> str:
    if found.masked == found.shares.rows:
        return "my turns only"
    if found.masked:
        return f"my turns only in {found.masked / found.shares.rows:.0%} of the rows, else on both sides'"
    return "both sides' turns, as this config means to"


def show(example: Example) -> str:
    """An example for the terminal: what carries loss stands between ⟦ and ⟧."""
    shown, open_ = b"", False
    for token in example.tokens:
        if token.loss != open_:
            shown += "⟦".encode() if token.loss else "⟧".encode()
            open_ = token.loss
        shown += token.text
    text = (shown + ("⟧".encode() if open_ else b"")).decode("utf-8", "replace")
    mine = sum(token.loss and token.part is Part.MINE for token in example.tokens)
    loss = sum(token.loss for token in example.tokens)
    head = f"row {example.row}: {len(example.tokens)} tokens, {loss} with loss, {mine} of them mine"
    return f"{head}\n{_CONTROLS.sub('�', text)}\n"
