"""One Messenger thread as its exports hold it: Meta's download, and the end-to-end export."""

import json
from pathlib import Path
from typing import Any

from ghostprep.readers import meta
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message

ME, FRIEND = "Zoé Bernat", "Björk Ferrand"
LINES = [  # (millisecond, me, text), oldest first
    (1_583_000_000_123, False, "salut Zoé, ça va ?"),
    (1_583_000_040_000, True, "ouiii 😂\nà demain"),
    (1_583_000_040_000, True, "« ok » ½ é\u202f!"),
    (1_583_000_100_999, False, "👩‍👩‍👧 déjà"),
    (1_583_009_000_000, True, "."),
]
BOX = "your_facebook_activity/messages/inbox/bjorkferrand_77"
CUT_OVER = "your_facebook_activity/messages/e2ee_cutover/bjorkferrand_77"


def mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def classic(lines: Any = LINES, garble: Any = mojibake, title: str = FRIEND, **fields: Any) -> dict[str, Any]:
    return {
        "participants": [{"name": garble(FRIEND)}, {"name": garble(ME)}],
        "messages": [
            {
                "sender_name": garble(ME if me else FRIEND),
                "timestamp_ms": ms,
                "content": garble(text),
                "is_geoblocked_for_viewer": False,
            }
            for ms, me, text in reversed(lines)
        ],
        "title": garble(title),
        "is_still_participant": True,
        "thread_path": "inbox/bjorkferrand_77",
        "magic_words": [],
        **fields,
    }


def end_to_end(lines: Any = LINES, order: int = -1) -> dict[str, Any]:
    return {
        "participants": [ME, FRIEND],
        "threadName": f"{FRIEND}_12",
        "messages": [
            {
                "isUnsent": False,
                "media": [],
                "reactions": [{"actor": ME, "reaction": "❤"}],
                "senderName": ME if me else FRIEND,
                "text": text,
                "timestamp": ms,
                "type": "text",
            }
            for ms, me, text in list(lines)[::order]
        ],
    }


def thread(*messages: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A thread of the given messages, oldest first; the sender and the time are filled in."""
    filled = [
        {"sender_name": mojibake(ME), "timestamp_ms": 1000 * i} | message
        for i, message in enumerate(messages, 1)
    ]
    return classic([]) | {"messages": filled[::-1]} | fields


def write(folder: Path, files: dict[str, Any]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8"
        )
    return folder


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(meta.recognises(source) for source in sources), [source.name for source in sources]
    return list(meta.read(sources, None))


def read_one(path: Path) -> list[Message]:
    (conversation,) = read(path)
    return conversation.messages


EXPECTED = [Message(ME if me else FRIEND, ms // 1000, text, utc=True) for ms, me, text in LINES]
