"""Which sender may be me under another name: said to the person, never taken.

What a person is asked to type is safe in a shell, whatever somebody called themselves in a chat.
"""

import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from ghostprep.dialogue import fold_name
from ghostprep.records import Chat

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+$")
_HARMLESS = re.compile(r"[\w .,'’@+-]+")


def are_neighbours(one: str, other: str) -> bool:
    """Whether two names may be one person's: "Nora", "Nora L.", "nora.lenoir"; but not "Anto" and "Antonia".

    They begin with the same word, and each further word of the shorter begins one of the longer; or they are
    the same but for spaces, signs and figures at the end.
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return False
    if _joined(short) == _joined(long):
        return True
    rest = iter(long[1:])
    return short[0] == long[0] and all(any(word.startswith(part) for word in rest) for part in short[1:])


def _words(name: str) -> list[str]:
    return _WORD.findall(fold_name(name))


def _joined(words: Sequence[str]) -> str:
    joined = "".join(words)
    return _DIGITS.sub("", joined) or joined


def likely_names(chats: Iterable[Chat], known: Collection[str]) -> Iterator[tuple[Chat, str]]:
    """Each chat with its sender who is probably me, "" if nobody is likelier; `known` are names of mine."""
    chats = list(chats)
    seen = Counter(sender for chat in chats if len(chat.senders) == 2 for sender in chat.senders)
    for chat in chats:
        yield chat, _likeliest(chat, known, seen)


def _likeliest(chat: Chat, known: Collection[str], seen: Counter[str]) -> str:
    """A neighbour of a known name; of two people the one not named by the title; who is in more chats."""
    others = sorted(chat.senders.keys() - _named_by(chat.title, chat.senders))
    near = [sender for sender in others if any(are_neighbours(sender, name) for name in known)]
    if len(near) == 1:
        return near[0]
    if len(chat.senders) != 2:
        return ""
    if len(others) == 1:
        return others[0]
    first, second = sorted(chat.senders, key=lambda sender: -seen[sender])
    return first if seen[first] > seen[second] else ""


def _named_by(title: str, senders: Iterable[str]) -> set[str]:
    same = {sender for sender in senders if fold_name(sender) == fold_name(title)}
    return same or {sender for sender in senders if are_neighbours(sender, title)}


def me_option(names: Iterable[str]) -> str:
    """The option to type: `--me "Nora Lenoir" "Nora L."`, each name once; "" for no names."""
    distinct = {fold_name(name): name for name in reversed(list(names))}
    plain = [_quoted(name) for name in reversed(distinct.values()) if not name.startswith("-")]
    dashed = [f"--me={_quoted(name)}" for name in reversed(distinct.values()) if name.startswith("-")]
    return " ".join([*(["--me", *plain] if plain else []), *dashed])


def _quoted(name: str) -> str:
    return f'"{name}"' if _HARMLESS.fullmatch(name) else shlex.quote(name)
