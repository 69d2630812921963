"""What a build counts, and the manifest it makes of that: numbers only, no message text, no names."""

import dataclasses
import platform
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from ghostprep import __version__
from ghostprep.config import PrepConfig
from ghostprep.privacy import ShapeCounts, count_types
from ghostprep.records import Message

LIBRARIES = ("presidio-analyzer", "langdetect", "emoji", "jsonlines", "mistral-common", "sentencepiece")


@dataclass(slots=True)
class Chat:
    """One conversation and its books: parsed = kept + dropped, at every stage.

    `messages` are let go when they become turns; `kept` goes on counting them.
    """

    platform: str
    title: str
    messages: list[Message]
    dropped: Counter[str]
    kept: int = field(init=False)

    def __post_init__(self) -> None:
        self.kept = len(self.messages)

    @property
    def parsed(self) -> int:
        return self.kept + self.dropped.total()

    def drop(self, messages: int, reason: str) -> None:
        """Moves so many messages from the kept to the dropped."""
        self.kept -= messages
        self.dropped[reason] += messages


@dataclass(slots=True)
class Books:
    """Everything that one build counts.

    `counts` has keys of two parts: "replies/target", "replies/opener", "rows/reply/train", "turns/all".
    `spans` counts what was masked by (type, shape). `seconds` are the clock's, by stage; `cpu_seconds` those
    of all processes that made rows, by what they did.
    """

    chats: list[Chat] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    spans: ShapeCounts = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    cpu_seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what happens inside."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)

    def open_chat(self, platform: str, title: str, kept: list[Message], dropped: Counter[str]) -> Chat:
        chat = Chat(platform, title, kept, dropped)
        self.chats.append(chat)
        return chat

    def section(self, name: str) -> dict[str, int]:
        """The counts under `name`, without that part of their keys."""
        prefix = f"{name}/"
        return {
            key.removeprefix(prefix): self.counts[key]
            for key in sorted(self.counts)
            if key.startswith(prefix)
        }


def totals(chats: Iterable[Chat]) -> dict[str, Any]:
    """parsed, kept and dropped by reason, summed."""
    chats = list(chats)
    dropped: Counter[str] = sum((chat.dropped for chat in chats), Counter())
    return {
        "parsed": sum(chat.parsed for chat in chats),
        "kept": sum(chat.kept for chat in chats),
        "dropped": dict(sorted(dropped.items())),
    }


def make_manifest(books: Books, config: PrepConfig) -> dict[str, Any]:
    """The manifest, without the digests of the files."""
    return {
        "ghostprep": __version__,
        "messages": totals(books.chats),
        "conversations": [{"platform": chat.platform, **totals([chat])} for chat in books.chats],
        "turns": books.section("turns"),
        "sessions": books.section("sessions"),
        "replies": books.section("replies"),
        "rows": books.section("rows"),
        "tokens": books.section("tokens"),
        "masked": count_types(books.spans),
        "settings": _settings(config),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "seconds": books.seconds,
        "cpu_seconds_of_rows": {name: round(spent, 3) for name, spent in books.cpu_seconds.items()},
    }


def _settings(config: PrepConfig) -> dict[str, Any]:
    """The settings, with a number in the place of every name and secret."""
    settings = dataclasses.asdict(config)
    settings["me"] = len(config.me)
    for key in ("people", "ignore"):
        settings["privacy"][key] = len(settings["privacy"][key])
    settings["privacy"]["salt"] = "given" if config.privacy.salt else "drawn from the oldest messages"
    del settings["workers"]
    return settings
