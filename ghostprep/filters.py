"""What is left out because the settings say so, counted under a reason each.

A chat's names are asked first, then the dates of its messages, then its size and language.
"""

import calendar
import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from ghostprep.config import PrepConfig
from ghostprep.dialogue import fold_name
from ghostprep.errors import InputError
from ghostprep.languages import language_shares
from ghostprep.records import Chat, Message


def leave_out(chat: Chat, config: PrepConfig) -> Chat:
    """The chat without what a setting leaves out."""
    excluded = _folded(config.exclude)
    if config.only and not _names_of(chat) & _folded(config.only):
        _empty(chat, "not_in_only")
    elif excluded & _names_of(chat) and (fold_name(chat.title) in excluded or len(chat.senders) <= 2):
        _empty(chat, "excluded")
    elif excluded:
        barred = {sender for sender in chat.senders if fold_name(sender) in excluded}
        _drop(chat, "excluded", lambda message: message.sender in barred)
    if config.since:
        first = _seconds(date.fromisoformat(config.since))
        _drop(chat, "before_since", lambda message: message.time < first)
    if config.until:
        end = _seconds(date.fromisoformat(config.until) + timedelta(days=1))
        _drop(chat, "after_until", lambda message: message.time >= end)
    if reason := _why_not(chat, config):
        _empty(chat, reason)
    return chat


def refuse_unknown_names(chats: Sequence[Chat], config: PrepConfig) -> None:
    """InputError if a name in `only` or `exclude` is no chat's and nobody's."""
    if not (config.only or config.exclude):
        return
    known = {fold_name(name): name for chat in chats for name in (chat.title, *chat.senders)}
    for key, names in (("only", config.only), ("exclude", config.exclude)):
        for name in names:
            if fold_name(name) not in known:
                close = difflib.get_close_matches(fold_name(name), known, n=1)
                mend = f"did you mean {known[close[0]]!r}?" if close else "`inspect --all` lists all of them"
                raise InputError(f"{name!r} is no chat and nobody in these exports", mend, place=key)


def _why_not(chat: Chat, config: PrepConfig) -> str:
    if config.max_group_size and len(chat.people) > config.max_group_size:
        return "group_size"
    return "language" if config.languages and not _in_language(chat, config) else ""


def _in_language(chat: Chat, config: PrepConfig) -> bool:
    shares = language_shares([message.text for message in chat.messages])
    return sum(shares.get(language, 0) for language in config.languages) >= config.language_share


def _names_of(chat: Chat) -> set[str]:
    return _folded([chat.title, *chat.senders])


def _folded(names: Iterable[str]) -> set[str]:
    return set(map(fold_name, names))


def _seconds(day: date) -> int:
    return calendar.timegm(day.timetuple())


def _empty(chat: Chat, reason: str) -> None:
    _drop(chat, reason, lambda message: True)


def _drop(chat: Chat, reason: str, is_out: Callable[[Message], bool]) -> None:
    kept = [message for message in chat.messages if not is_out(message)]
    if len(kept) < len(chat.messages):
        chat.drop(len(chat.messages) - len(kept), reason)
        chat.messages, chat.senders = kept, Counter(message.sender for message in kept)
