"""What a build counts, and the manifest it makes of that: numbers only, no message text, no names."""

import dataclasses
import json
import platform
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from ghostprep import __version__
from ghostprep.config import PrepConfig
from ghostprep.privacy import ShapeCounts, count_types
from ghostprep.privacy.turns import MaskedSessions
from ghostprep.recipes import SessionRows
from ghostprep.records import Chat, Session

LIBRARIES = ("presidio-analyzer", "langdetect", "emoji", "jsonlines", "mistral-common", "sentencepiece")

MOST_BUBBLES = 9
"""Replies of so many messages or more are counted together."""

Manifest = dict[str, Any]


@dataclass(slots=True)
class Counts:
    """What is counted beside the messages of each chat; counts of several processes add up.

    `totals` has keys of parts: "replies/target", "turns/all", "rows/reply/train". `shapes` counts what was
    masked by (type, shape), `failed` the messages lost to a masking that failed, by chat; `languages` are
    those seen, in conversations and messages (a chat may be in two). `seconds` are the
    clock's, by stage; `cpu_seconds` those of all processes that made rows, by what they did.
    """

    totals: Counter[str] = field(default_factory=Counter)
    shapes: ShapeCounts = field(default_factory=Counter)
    failed: Counter[int] = field(default_factory=Counter)
    languages: dict[str, Counter[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    cpu_seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, other: "Counts") -> None:
        self.totals.update(other.totals)
        self.shapes.update(other.shapes)
        self.failed.update(other.failed)
        for name, spent in other.cpu_seconds.items():
            self.cpu_seconds[name] += spent

    def add_masking(self, masked: MaskedSessions) -> None:
        self.shapes.update(masked.shapes)
        self.failed.update(masked.failed)
        self.totals["replies/masking_failed"] += masked.failed_replies

    def add_session(self, session: Session, made: SessionRows) -> None:
        turns = session.turns
        self.totals.update(
            {"sessions/all": 1, "turns/all": len(turns), "turns/mine": sum(t.mine for t in turns)}
        )
        self.totals.update(f"bubbles/{min(turn.bubbles, MOST_BUBBLES)}" for turn in turns[1:] if turn.mine)
        self.totals.update({f"replies/{key}": count for key, count in made.replies.items()})
        self.totals.update({f"rows/{name}": len(rows) for name, rows in made.rows.items()})
        self.totals.update({f"tokens/{key}": count for key, count in made.tokens.items()})

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what happens inside, by the clock."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)

    @contextmanager
    def cpu(self, name: str) -> Iterator[None]:
        """Times what happens inside, by this process's own CPU time."""
        begun = time.process_time()
        yield
        self.cpu_seconds[name] += time.process_time() - begun

    def section(self, name: str) -> dict[str, int]:
        """The counts under `name`, without that part of their keys."""
        prefix = f"{name}/"
        return {
            key.removeprefix(prefix): self.totals[key]
            for key in sorted(self.totals)
            if key.startswith(prefix)
        }


def messages_of(chats: Iterable[Chat]) -> dict[str, Any]:
    """parsed, kept and dropped by reason, summed."""
    chats = list(chats)
    dropped: Counter[str] = sum((chat.dropped for chat in chats), Counter())
    return {
        "parsed": sum(chat.parsed for chat in chats),
        "kept": sum(chat.kept for chat in chats),
        "dropped": dict(sorted(dropped.items())),
    }


def make_manifest(
    chats: Sequence[Chat], counts: Counts, config: PrepConfig, files: dict[str, str]
) -> Manifest:
    """`files` are the digests of what was written."""
    return {
        "ghostprep": __version__,
        "files_left_unread": counts.section("unread"),
        "messages": messages_of(chats),
        "conversations": [{"platform": chat.platform, **messages_of([chat])} for chat in chats],
        "languages": {language: dict(seen) for language, seen in counts.languages.items()},
        "turns": counts.section("turns"),
        "sessions": counts.section("sessions"),
        "replies": counts.section("replies"),
        "bubbles_of_replies": counts.section("bubbles"),
        "rows": counts.section("rows"),
        "tokens": counts.section("tokens"),
        "masked": count_types(counts.shapes),
        "settings": _settings(config),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "seconds": counts.seconds,
        "cpu_seconds_of_rows": {name: round(spent, 3) for name, spent in counts.cpu_seconds.items()},
        "files": files,
    }


def to_json(manifest: Manifest) -> str:
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _settings(config: PrepConfig) -> dict[str, Any]:
    """The settings, with a number in the place of every name and secret."""
    settings = dataclasses.asdict(config)
    for key in ("me", "only", "exclude"):
        settings[key] = len(settings[key])
    settings["bubble_separator"] = config.separator
    for key in ("people", "ignore"):
        settings["privacy"][key] = len(settings["privacy"][key])
    settings["privacy"]["salt"] = "given" if config.privacy.salt else "drawn from the oldest messages"
    del settings["workers"]
    return settings
