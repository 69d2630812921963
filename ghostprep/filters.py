"""Which chats are left out as a whole because the settings say so; the reason is counted."""

from ghostprep.config import PrepConfig
from ghostprep.languages import language_shares
from ghostprep.records import Chat


def leave_out(chat: Chat, config: PrepConfig) -> Chat:
    """The chat, emptied where a setting leaves it out."""
    if reason := _why_not(chat, config):
        chat.drop(len(chat.messages), reason)
        chat.messages.clear()
        chat.senders.clear()
    return chat


def _why_not(chat: Chat, config: PrepConfig) -> str:
    if config.max_group_size and len(chat.senders) > config.max_group_size:
        return "group_size"
    return "language" if config.languages and not _in_language(chat, config) else ""


def _in_language(chat: Chat, config: PrepConfig) -> bool:
    shares = language_shares([message.text for message in chat.messages])
    return sum(shares.get(language, 0) for language in config.languages) >= config.language_share
