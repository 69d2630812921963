"""A training config (an Axolotl YAML) and the rows that it names, read without Axolotl and without torch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, END
from ghostprep.rows import FORMATS, read_rows, row_text
from ghostprep.tokens import Count, puts_space

TYPES = {"completion": "completion", "input_output": "reply", "chat_template": "sessions"}
"""Axolotl's `type` → the format that `build` writes for it."""

LOCAL_SUFFIXES = (".jsonl", ".json", ".csv", ".parquet", ".arrow", ".txt")
_SPECIALS = re.compile(f"{BOS}|{END}")


@dataclass(frozen=True, slots=True)
class Dataset:
    """One entry of `datasets` or `test_datasets`; `line` is where it stands in the config."""

    path: Path
    type: str
    raw: dict[str, Any]
    line: int

    @property
    def local(self) -> bool:
        """Whether this is a file here, not the name of a data set on a hub."""
        return self.path.suffix in LOCAL_SUFFIXES or "ds_type" in self.raw

    @property
    def field(self) -> str:
        """The field of a row that Axolotl reads."""
        if self.type == "completion":
            return str(self.raw.get("field") or "text")
        if self.type == "chat_template":
            return str(self.raw.get("field_messages") or "messages")
        return "segments" if self.type == "input_output" else ""

    def masks(self, row: dict[str, Any]) -> bool:
        """Whether loss is meant for my turns alone in this row."""
        if self.type == "chat_template":
            return "user" not in self.raw.get("roles_to_train", ["assistant"])
        return self.type == "input_output" and len(row[self.field]) > 1

    def replies(self, row: dict[str, Any]) -> int:
        """Replies of mine that a row trains."""
        if self.type == "chat_template":
            return sum(bool(message.get("train")) for message in row.get(self.field, ()))
        return 1

    def texts(self) -> Iterator[tuple[int, str | None]]:
        """(line, the text as it stands, special tokens included); None where a row does not fit."""
        for line, row in read_rows(self.path):
            yield line, self._text(row.get(self.field)) if row else None

    def _text(self, content: Any) -> str | None:
        """As Axolotl reads it: labels are true or false."""
        if self.type not in TYPES or content == []:
            return None
        try:
            if self.type == "input_output" and any(s["label"] not in (True, False) for s in content):
                return None
            return row_text({FORMATS[TYPES[self.type]]: content})
        except (TypeError, KeyError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """A config as YAML reads it, with the line of every key (dotted: `datasets.0.type`)."""

    path: Path
    raw: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def line(self, *keys: str | int) -> int:
        return self.lines.get(".".join(map(str, keys)), 0)

    def entries(self, section: str) -> list[tuple[int, dict[str, Any]]]:
        """(number, entry) of the mappings under `datasets` or `test_datasets`."""
        listed = self.raw.get(section)
        numbered = enumerate(listed if isinstance(listed, list) else [])
        return [(number, entry) for number, entry in numbered if isinstance(entry, dict)]

    def datasets(self, section: str = "datasets") -> list[Dataset]:
        """The entries that name a path."""
        return [
            Dataset(Path(str(entry["path"])), str(entry.get("type") or ""), entry, self.line(section, number))
            for number, entry in self.entries(section)
            if entry.get("path")
        ]

    def all_datasets(self) -> list[Dataset]:
        """What it trains on, then what it validates on."""
        return [*self.datasets(), *self.datasets("test_datasets")]

    def local_datasets(self) -> list[Dataset]:
        return [dataset for dataset in self.all_datasets() if dataset.local]

    def changed(self, keys: dict[str, Any]) -> "TrainingConfig":
        """The config with other values of some keys, as Axolotl takes them from its command line."""
        return replace(self, raw=self.raw | keys)

    @property
    def output_dir(self) -> Path:
        """Where the adapter goes. Raises InputError where the config does not say."""
        if not self.raw.get("output_dir"):
            raise InputError("no output_dir in it", "give it a folder of its own", file=self.path)
        return Path(str(self.raw["output_dir"]))

    def number(self, key: str, default: float) -> float:
        """A number from the config. Raises InputError where something else stands there."""
        value = self.raw.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{key} must be a number", file=self.path, place=self.line(key))
        return value

    def count(self, key: str, default: int) -> int:
        """A whole number from the config. Raises InputError for anything else, and for less than 1."""
        value = self.number(key, default)
        if value != int(value) or value < 1:
            what = f"{key} must be a whole number, 1 or more"
            raise InputError(what, file=self.path, place=self.line(key))
        return int(value)


def load_training_config(path: Path) -> TrainingConfig:
    """Raises InputError with file, line and mend for what is no YAML mapping."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        raw = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read ({type(error).__name__})"
        raise InputError(what, "check the path", file=path) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise InputError("not valid YAML", "check indentation and quotes", file=path, place=line) from error
    if not isinstance(raw, dict):
        raise InputError("not a training config", "write `key: value` lines", file=path)
    lines: dict[str, int] = {}
    _note_lines(node, "", lines, depth=3)
    return TrainingConfig(path, {str(key): value for key, value in raw.items()}, lines)


def _note_lines(node: Any, prefix: str, lines: dict[str, int], depth: int) -> None:
    """`depth` is as deep as anything is looked up; aliases could nest without end."""
    if depth and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{prefix}{getattr(key, 'value', '')}"
            lines[name] = key.start_mark.line + 1
            _note_lines(value, f"{name}.", lines, depth - 1)
    elif depth and isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            lines[f"{prefix}{number}"] = item.start_mark.line + 1
            _note_lines(item, f"{prefix}{number}.", lines, depth - 1)


def count_tokens(text: str, count: Count) -> int:
    """Tokens of a text in which `<s>` and `</s>` stand for themselves, as Axolotl counts them.

    SentencePiece puts a space in front of what it encodes, which no part after a special token has; a line
    break, which never joins with what follows, takes that space's place. Before a word, a run of spaces may
    count one token less than in the published tokenizer, which cuts such runs otherwise.
    """
    parts = _SPECIALS.split(text)
    lead, extra = ("\n", 2) if puts_space(count) else ("", 0)
    sizes = (count(lead + part) - extra for part in parts[1:] if part)
    return len(parts) - 1 + (count(parts[0]) if parts[0] else 0) + sum(sizes)
