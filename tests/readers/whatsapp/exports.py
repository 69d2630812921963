"""A short WhatsApp chat, and what is read of a file."""

from pathlib import Path
from typing import Any

from ghostprep.readers import read_exports
from ghostprep.records import Conversation

CHAT = "13/02/2024, 14:23 - Léa: salut\n13/02/2024, 14:24 - Max: yo\n"
LRM = "\u200e"


def only(path: Path, **options: Any) -> Conversation:
    (conversation,) = read_exports([path], **options).conversations
    return conversation
