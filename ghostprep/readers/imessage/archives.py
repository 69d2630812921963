"""Apple's two archives in which `chat.db` keeps words: a typedstream, and a property list of edits.

Of a typedstream only the first string is of interest, which is what the person wrote: no object is built.
"""

import plistlib
from typing import Any

_STRING = b"NSString"
_NEW_STRING = b"\x84\x01+"
_FARTHEST = 64
"""Bytes between the class and its first value."""
_WIDTHS = {0x81: 2, 0x82: 4}  # what says how many bytes, least first, the length has


def archived_text(stream: bytes) -> str | None:
    """The text of an NSAttributedString; None if it cannot be found, or is cut or no UTF-8."""
    named = stream.find(_STRING)
    start = stream.find(_NEW_STRING, named, named + _FARTHEST) + len(_NEW_STRING)
    if named < 0 or start < len(_NEW_STRING) or start >= len(stream):
        return None
    width = _WIDTHS.get(stream[start], 0)
    begin = start + 1 + width
    if begin > len(stream) or (not width and stream[start] >= 0x80):
        return None
    length = int.from_bytes(stream[start + 1 : begin], "little") if width else stream[start]
    text = stream[begin : begin + length]
    try:
        return text.decode("utf-8") if len(text) == length else None
    except UnicodeDecodeError:
        return None


def edited_text(summary: object) -> str | None:
    """The last text of each part of an edited message; "" if it was unsent, None if it is neither."""
    if not isinstance(summary, bytes) or not summary:
        return None
    try:
        root: Any = plistlib.loads(summary, fmt=plistlib.FMT_BINARY)
        if not isinstance(root, dict):
            return None
        edits = root.get("ec") or {}
        last = [edits[part][-1]["t"] for part in sorted(edits, key=int)]
        texts = [archived_text(one) or "" for one in last if isinstance(one, bytes)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError):
        return None
    return "".join(texts) if edits or root.get("rp") else None
