"""Rows tokenized by Axolotl's own strategies with the settings of a config: what the trainer is given."""

import contextlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ghostprep.errors import InputError
from ghostprep.rows import read_rows
from ghostprep.training.bases import BASES, save_tokenizer
from ghostprep.training.config import TYPES, Dataset, TrainingConfig
from ghostprep.training.offline import OFFLINE


class Tokenized(NamedTuple):
    """One training example: token ids, and labels in which -100 carries no loss. `row` is its line.

    `masked`: loss is meant for my turns alone.
    """

    row: int
    ids: list[int]
    labels: list[int]
    masked: bool


class AxolotlRows:
    """Axolotl's tokenizer and strategies for one config. Use it as a context manager."""

    def __init__(self, config: TrainingConfig, tokenizer: Path | None) -> None:
        """`tokenizer`: folder of the base's tokenizer; None takes the one that ships with mistral-common.

        Raises InputError where Axolotl is not installed, refuses the config, or no tokenizer is at hand.
        """
        if not importlib.util.find_spec("axolotl"):
            what = "xray runs Axolotl's own code, which is not installed"
            raise InputError(what, "pip install 'ghostprep[train]'")
        self.config = config
        with contextlib.redirect_stdout(sys.stderr), contextlib.ExitStack() as stack:
            self._cfg = _validated(config)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            self.tokenizer = _load_tokenizer(self._cfg, tokenizer or _own_tokenizer(config, folder), folder)
            self._stack = stack.pop_all()

    def __enter__(self) -> "AxolotlRows":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def rows(self, section: str = "datasets") -> Iterator[Tokenized]:
        """Every example of `datasets` or `test_datasets`, in the order of the files.

        Raises InputError with file and line for a row that Axolotl cannot tokenize.
        """
        for number, dataset in enumerate(self.config.datasets(section)):
            with contextlib.redirect_stdout(sys.stderr):
                strategy = self._strategy(self._cfg[section][number])
            for line, row in read_rows(dataset.path):
                yield from self._tokenize(strategy, dataset, line, row)

    def _strategy(self, settings: Any) -> Any:
        from axolotl.prompt_strategies import load

        strategy = load(settings["type"], self.tokenizer, self._cfg, settings)
        if strategy is None:
            what, mend = f"Axolotl knows no type {settings['type']!r}", f"use one of {', '.join(TYPES)}"
            raise InputError(what, mend, file=self.config.path)
        return strategy

    def _tokenize(self, strategy: Any, dataset: Dataset, line: int, row: Any) -> Iterator[Tokenized]:
        field = dataset.field
        if not row or field not in row:
            raise InputError(f"no {field}", "build the data again", file=dataset.path, place=line)
        batched = strategy.supports_batched
        try:
            tokenized = strategy.tokenize_prompt({field: [row[field]] if batched else row[field]})
            all_ids, all_labels = tokenized["input_ids"], tokenized["labels"]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"Axolotl cannot tokenize it ({type(error).__name__})"
            raise InputError(what, "build the data again", file=dataset.path, place=line) from error
        pairs = zip(all_ids, all_labels, strict=True) if batched else [(all_ids, all_labels)]
        for ids, labels in pairs:
            yield Tokenized(line, list(ids), list(labels), dataset.masks(row))

    def piece(self) -> Callable[[int], bytes]:
        """The text of a token as bytes, by the conventions of SentencePiece or of byte-level BPE."""
        vocabulary = self.tokenizer.get_vocab()
        names = {id: name for name, id in vocabulary.items()}
        special = set(self.tokenizer.all_special_tokens)
        alphabet = _byte_alphabet() if "Ġ" in vocabulary else None
        return lambda id: _piece(names.get(id, ""), special, alphabet)


def _piece(name: str, special: set[str], alphabet: dict[str, int] | None) -> bytes:
    if name in special:
        return name.encode()
    if alphabet is not None:
        return bytes(alphabet[letter] for letter in name if letter in alphabet)
    if len(name) == 6 and name.startswith("<0x"):
        return bytes([int(name[3:5], 16)])
    return name.replace("▁", " ").encode()


def _byte_alphabet() -> dict[str, int]:
    """Byte-level BPE writes printable bytes as themselves and the others as letters from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + n): byte for n, byte in enumerate(others)}


def _validated(config: TrainingConfig) -> Any:
    os.environ |= OFFLINE
    from ghostprep.training.schema import validate

    try:
        return validate(config.raw)
    except (ValueError, TypeError, DeprecationWarning, ImportError) as error:
        what, mend = "Axolotl refuses it", "run `ghostprep check` on it"
        raise InputError(what, mend, file=config.path) from error


def _own_tokenizer(config: TrainingConfig, folder: Path) -> Path:
    """The base's tokenizer where the base is a folder here, else the v3 model in its published form."""
    base = str(config.raw.get("base_model"))
    if Path(base).is_dir():
        return Path(base)
    if base not in BASES or BASES[base].tokenizer != "mistral-v3":
        what, mend = f"the tokenizer of {base} is not here", "give its folder with --tokenizer"
        raise InputError(what, mend, file=config.path)
    save_tokenizer(folder)
    return folder


def _load_tokenizer(cfg: Any, tokenizer: Path, folder: Path) -> Any:
    """By Axolotl's own loader, which applies `special_tokens` and the chat template of the config."""
    from axolotl.loaders import load_tokenizer
    from transformers import MistralConfig

    MistralConfig(sliding_window=None).save_pretrained(folder)
    cfg.base_model = cfg.base_model_config = str(folder)
    cfg.tokenizer_config = str(tokenizer)
    cfg.revision_of_model = None
    try:
        return load_tokenizer(cfg)
    except (OSError, ValueError, TypeError, KeyError) as error:
        what = f"cannot be read as a tokenizer folder ({type(error).__name__})"
        raise InputError(what, "check --tokenizer", file=tokenizer) from error
