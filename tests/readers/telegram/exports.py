"""One Telegram conversation as its exports hold it: old and new, of one chat or of the whole account."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ghostprep.readers import telegram
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation

OWNER, FRIEND = 4100, 5200
LINES = [  # (id, second, me, text)
    (11, 1_583_000_000, False, "salut Zoé, ça va ?"),
    (12, 1_583_000_040, True, "ouiii 😂\net toi"),
    (14, 1_583_000_041, True, '« ok » ½ \\ " / é\u202f!'),
    (15, 1_583_000_100, False, "👩‍👩‍👧"),
    (19, 1_583_009_000, True, "."),
]
NAMES = {True: "Zoé Bernat", False: "Milo Ferrand"}


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(telegram.recognises(source) for source in sources)
    return list(telegram.read(sources, None))


def new_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": datetime.fromtimestamp(second + 3600, UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(second),
        "from": NAMES[me],
        "from_id": f"user{OWNER if me else FRIEND}",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
    }


def old_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    message = new_message(number, second - 3600, me, text)
    del message["date_unixtime"], message["text_entities"]
    return message | {"from_id": OWNER if me else FRIEND, "edited": "1970-01-01T01:00:00"}


def listed_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    parts: list[Any] = [text[:2], {"type": "bold", "text": text[2:4]}, text[4:]]
    return new_message(number, second, me, "") | {"text": parts}


def chat(make: Any = new_message, lines: Any = LINES, **fields: Any) -> dict[str, Any]:
    messages = [make(*line) for line in lines]
    return {"name": NAMES[False], "type": "personal_chat", "id": FRIEND, **fields, "messages": messages}


def account(*chats: dict[str, Any], left: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": OWNER, "first_name": "Zoé"},
        "contacts": {"about": "", "list": [{"first_name": "x", "deep": [[[[{"messages": []}]]]]}] * 3},
        "chats": {"about": "", "list": list(chats)},
        "left_chats": {"about": "", "list": list(left)},
    }


def pretty(export: Any) -> bytes:
    return json.dumps(export, ensure_ascii=False, indent=1).encode()
