"""What a build counts, and the manifest it makes of that: numbers only, no message text, no names."""

import dataclasses
import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from ghostprep import __version__
from ghostprep.config import PrepConfig
from ghostprep.records import Message, Session

LIBRARIES = ("presidio-analyzer", "langdetect", "emoji", "jsonlines", "mistral-common", "sentencepiece")


@dataclass(slots=True)
class Chat:
    """One conversation and its books: parsed = len(messages) + dropped, at every stage."""

    platform: str
    title: str
    messages: list[Message]
    dropped: Counter[str]

    @property
    def parsed(self) -> int:
        return len(self.messages) + self.dropped.total()

    def drop_all(self, reason: str) -> None:
        self.dropped[reason] += len(self.messages)
        self.messages = []


@dataclass(slots=True)
class Books:
    """Everything that one build counts.

    `counts` has keys of two parts: "replies/target", "replies/opener", "rows/reply/train", "turns/all".
    `spans` counts what was masked by (type, shape).
    """

    chats: list[Chat] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    spans: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
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

    @property
    def masked(self) -> dict[str, int]:
        """Replacements by type, most first."""
        by_type: Counter[str] = Counter()
        for (kind, _), count in self.spans.items():
            by_type[kind] += count
        return dict(sorted(by_type.items(), key=lambda item: (-item[1], item[0])))


def totals(chats: Iterable[Chat]) -> dict[str, Any]:
    """parsed, kept and dropped by reason, summed."""
    chats = list(chats)
    dropped: Counter[str] = sum((chat.dropped for chat in chats), Counter())
    return {
        "parsed": sum(chat.parsed for chat in chats),
        "kept": sum(len(chat.messages) for chat in chats),
        "dropped": dict(sorted(dropped.items())),
    }


def count_session(books: Books, session: Session) -> None:
    """Adds one session to the counts."""
    books.counts["sessions/all"] += 1
    books.counts["turns/all"] += len(session.turns)
    books.counts["turns/mine"] += sum(turn.mine for turn in session.turns)


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
        "masked": books.masked,
        "settings": _settings(config),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "seconds": books.seconds,
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
