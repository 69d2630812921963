"""One message of Telegram's JSON → `Message`: who, when, what, or why it is no conversation."""

from collections.abc import Iterable, Iterator
from typing import Any

from ghostprep.readers import reasons
from ghostprep.readers.dates import iso_seconds
from ghostprep.readers.names import clean_name
from ghostprep.records import Message

_CALLS = {"phone_call", "group_call", "conference_call"}
_WORDLESS = (  # what a message without text is, by the first of these keys that it has
    ("self_destruct_period_seconds", reasons.VIEW_ONCE),
    ("poll", reasons.POLL),
    ("location_information", reasons.LOCATION),
    ("place_name", reasons.LOCATION),
    ("contact_information", reasons.CONTACT),
    ("contact_vcard", reasons.CONTACT),
    ("photo", reasons.MEDIA),
    ("file", reasons.MEDIA),
    ("media_type", reasons.MEDIA),
    ("mime_type", reasons.MEDIA),
    ("paid_stars_amount", reasons.MEDIA),
    ("story_data", reasons.MEDIA),
)
_DEEPEST_BLOCK = 50
_INLINE = (
    *("plain", "text", "bold", "italic", "underline", "strikethrough", "spoiler", "code", "link"),
    *("text_link", "mention", "mention_name", "hashtag", "cashtag", "email", "phone", "custom_emoji"),
)
_new = tuple.__new__  # of a Message: twice as fast as calling its class
_FIRST_YEAR = 31_536_000
_LAST_SECOND = 253_402_300_799  # of the year 9999


def convert(raws: Iterable[Any], owner: frozenset[object]) -> Iterator[tuple[Message, int]]:
    """Each message with the second of its last edit (0: never); a malformed one is kept as unsupported.

    `owner` holds every form of the owner's id.
    """
    last, senders = 0, _Senders(owner)
    for index, raw in enumerate(raws):
        if type(raw) is not dict:
            yield Message("", last, "", reasons.UNSUPPORTED, index), 0
            continue
        get = raw.get
        text, reason = _text_and_reason(raw)
        time, utc = _when(raw)
        try:
            sender, mine = senders[get("from"), get("from_id")]
            if not sender:  # a service message has an actor; any other must have a sender
                sender, _ = senders[get("actor"), get("actor_id")]
                reason = reason or reasons.SENDERLESS
        except TypeError:  # a list where a name or an id should be
            sender, mine, reason = "", False, reasons.UNSUPPORTED
        if time < 0:
            time, reason = last, reason or reasons.UNDATED
        last = time
        number = get("id")
        place = number if type(number) is int else index
        edited = _edited(raw) if "edited" in raw or "edited_unixtime" in raw else 0
        yield _new(Message, (sender, time, text, reason, place, mine, utc)), edited


def _when(raw: dict[str, Any]) -> tuple[int, bool]:
    """(second, whether it is UTC): -1 if the message has no date that can be read."""
    try:
        seconds = int(raw["date_unixtime"])
        if 0 <= seconds <= _LAST_SECOND:
            return seconds, True
    except (KeyError, TypeError, ValueError, OverflowError):
        pass
    return iso_seconds(raw.get("date"))[0], False


def _edited(raw: dict[str, Any]) -> int:
    """The second of the last edit; 0 for "never", for which old exports write 1970, in local time."""
    stamp = raw.get("edited_unixtime")
    edited = _whole_seconds(stamp) if stamp is not None else iso_seconds(raw.get("edited"))[0]
    return edited if edited > _FIRST_YEAR else 0


def _whole_seconds(stamp: object) -> int:
    try:
        seconds = int(stamp)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return -1
    return seconds if 0 <= seconds <= _LAST_SECOND else -1


class _Senders(dict[tuple[object, object], tuple[str, bool]]):
    """(`from`, `from_id`) → (sender, whether it is the owner); made once for each distinct pair."""

    def __init__(self, owner: frozenset[object]) -> None:
        self.owner = owner

    def __missing__(self, pair: tuple[object, object]) -> tuple[str, bool]:
        name, sender_id = pair
        sender = clean_name(name)
        if not sender and isinstance(sender_id, str | int):
            sender = clean_name(str(sender_id))
        found = sender, type(sender_id) in (str, int) and sender_id in self.owner
        self[pair] = found
        return found


def _text_and_reason(raw: dict[str, Any]) -> tuple[str, str]:
    text = raw.get("text")
    if type(text) is not str:
        text = _join(text if text is not None else raw.get("text_entities", ""))
    kind = raw.get("type", "message")
    if kind != "message":
        if kind != "service":
            return text or "", reasons.UNSUPPORTED
        action = raw.get("action")
        return "", reasons.CALL if isinstance(action, str) and action in _CALLS else reasons.SYSTEM
    if not text and "rich_message" in raw:
        text = _flatten(raw["rich_message"])
    if text is None:
        return "", reasons.UNSUPPORTED
    if "forwarded_from" in raw or "saved_from" in raw or "forwarded_from_id" in raw:
        return text, reasons.FORWARDED
    if "via_bot" in raw:
        return text, reasons.VIA_BOT
    if text:
        return text, ""
    return "", next((reason for key, reason in _WORDLESS if key in raw), reasons.EMPTY)


def _join(parts: object) -> str | None:
    """The text of a list of strings and `{type, text}` objects. None if it is anything else."""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list):
        return None
    try:
        return "".join([part["text"] if isinstance(part, dict) else part for part in parts])
    except (TypeError, KeyError):
        return None


def _flatten(rich: object) -> str:
    """The words of a `rich_message`: its text leaves in order, one line for each block."""
    lines: list[str] = []
    _gather(rich, lines, 0)
    return "\n".join(line for line in lines if line)


def _gather(node: object, lines: list[str], depth: int) -> None:
    if depth > _DEEPEST_BLOCK:
        return
    if isinstance(node, str) or _is_inline(node):
        lines.append(_inline(node, depth))
    elif isinstance(node, list):
        for part in node:
            _gather(part, lines, depth + 1)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "text":
                lines.append(_inline(value, depth))
            elif isinstance(value, dict | list):
                _gather(value, lines, depth + 1)


def _is_inline(node: object) -> bool:
    """A list of words and formatted words, as `text` has it, and not of blocks."""
    return isinstance(node, list) and all(
        isinstance(part, str) or (isinstance(part, dict) and part.get("type") in _INLINE) for part in node
    )


def _inline(node: object, depth: int) -> str:
    if isinstance(node, dict):
        node = node.get("text")
    if isinstance(node, list) and depth <= _DEEPEST_BLOCK:
        return "".join(_inline(part, depth + 1) for part in node)
    return node if isinstance(node, str) else ""
