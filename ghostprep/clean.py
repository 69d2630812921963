"""What a person wrote, and why the rest is left out.

Readers set the reasons that only a platform's own signals can tell (system, media, deleted, call, …).
Here every text loses what no one typed, and what is then empty gets its reason too.
"""

import re
from collections import Counter
from operator import itemgetter

from ghostprep.records import Chat, Conversation, Message

# Bidi controls, control characters except LF, lone surrogates: nothing that a person sees or types.
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """`text` with LF line ends and without unseen characters and outer white space; else as written."""
    if not text.isprintable() and _UNSEEN.search(text):  # none of the unseen is printable; that is quicker
        text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def clean(message: Message) -> Message:
    """The message, cleaned; one that is no conversation carries a `reason`."""
    if message.reason:
        return message
    text = clean_text(message.text)
    if not text:
        return message._replace(text="", reason="empty")
    return message if text == message.text else message._replace(text=text)


def clean_chat(conversation: Conversation) -> Chat:
    """The conversation with its cleaned messages; what is no conversation is counted under its reason."""
    kept: list[Message] = []
    dropped: Counter[str] = Counter()
    for message in map(clean, conversation.messages):
        if message.reason:
            dropped[message.reason] += 1
        else:
            kept.append(message)
    senders = Counter(map(itemgetter(0), kept))
    return Chat(
        conversation.platform,
        conversation.title,
        conversation.files,
        conversation.layout,
        conversation.unparsed,
        kept,
        senders,
        frozenset(senders),
        dropped,
        len(kept),
    )
