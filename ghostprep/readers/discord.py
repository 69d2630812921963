"""Discord: the JSON of DiscordChatExporter, one channel a file, perhaps in parts.

Messages of bots and webhooks are set aside as `via_bot`; only plain messages and replies are kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ghostprep.readers import reasons
from ghostprep.readers.dates import iso_seconds
from ghostprep.readers.input.json_stream import load_messages
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

PLATFORMS = ("discord",)

_HEAD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"guild"\s*:\s*\{')
_WRITTEN = ("Default", "Reply", "0", "19")  # old exporters write numbers for some types
_ATTACHED = ("attachments", "embeds", "stickers")


def recognises(source: Source) -> bool:
    """An object that opens with a guild and goes on with a channel."""
    head = source.head()
    return bool(_HEAD.search(head)) and b'"channel"' in head


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each file; parts of a channel share its key. InputError if a file is broken."""
    for source in sources:
        messages, fields = load_messages(source, _messages)
        channel, guild = _object(fields.get("channel")), _object(fields.get("guild"))
        title = clean_name(channel.get("name"))
        if not str(channel.get("type", "")).startswith("Direct"):
            title = f"{clean_name(guild.get('name'))} #{title}"
        messages.sort(key=lambda message: message.time)
        key = channel.get("id")
        yield Conversation(
            "discord",
            title,
            messages,
            str(key) if key else source.name,
            (source.name,),
            "DiscordChatExporter",
        )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _messages(raws: Iterable[Any]) -> Iterator[Message]:
    last = 0
    for index, raw in enumerate(raws):
        author = _object(raw.get("author")) if isinstance(raw, dict) else {}
        sender = clean_name(author.get("nickname")) or clean_name(author.get("name"))
        if not sender:
            yield Message("", last, "", reasons.SENDERLESS, index, False, True)
            continue
        time, _ = iso_seconds(raw.get("timestamp"))
        text, reason = _text_and_reason(raw, author)
        if time < 0:
            time, reason = last, reason or reasons.UNDATED
        last = time
        yield Message(sender, time, text, reason, _place(raw.get("id"), index), False, True)


def _place(number: object, index: int) -> int:
    """The message's id, which Discord shows, else its index."""
    return int(number) if isinstance(number, str) and re.fullmatch("[0-9]{1,20}", number) else index


def _text_and_reason(raw: dict[str, Any], author: dict[str, Any]) -> tuple[str, str]:
    kind, text = str(raw.get("type", "Default")), raw.get("content", "")
    if kind not in _WRITTEN:
        return "", reasons.CALL if kind in ("Call", "3") else reasons.SYSTEM
    if not isinstance(text, str):
        return "", reasons.UNSUPPORTED
    if author.get("isBot") is True:
        return text, reasons.VIA_BOT
    if raw.get("forwardedMessage") or _object(raw.get("reference")).get("type") == "Forward":
        return text, reasons.FORWARDED
    if text:
        return text, ""
    return "", reasons.MEDIA if any(raw.get(key) for key in _ATTACHED) else reasons.EMPTY
