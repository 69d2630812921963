"""Who "me" is: the names the person gave, or the owner that an export itself names.

Exact matches of folded names alone count. What merely looks like a name of mine is said to the person, on the
terminal, who gives it with --me or does not.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from ghostprep.candidates import likely_names, me_option
from ghostprep.dialogue import fold_name
from ghostprep.errors import InputError
from ghostprep.records import Chat

SHOWN = 10
LOST = 0.1
"""Of the messages of two-person chats: more without me stop a build."""


class Me(NamedTuple):
    """My names: those given, and those that exports mark as their owner's, as both are spelled."""

    given: Sequence[str]
    marked: Sequence[str]

    def names_in(self, chat: Chat) -> set[str]:
        """Folded names that are me in the chat.

        An owner's name counts in chats of other exports, but not where the export itself tells who is who,
        nor in a chat titled so: that is a namesake.
        """
        given = set(map(fold_name, self.given))
        if any(message.mine for message in chat.messages):
            return given
        return given | (set(map(fold_name, self.marked)) - {fold_name(chat.title)})

    def writes_in(self, chat: Chat) -> bool:
        """Whether a speaker of the chat is me."""
        if any(message.mine for message in chat.messages):
            return True
        names = self.names_in(chat)
        return any(fold_name(sender) in names for sender in chat.senders)


def senders_by_chats(chats: Iterable[Chat]) -> list[tuple[str, int]]:
    """(sender, number of chats they wrote in), most first: I am in all of mine."""
    counts = Counter(sender for chat in chats for sender in chat.senders)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def me_by(chats: Iterable[Chat], names: Sequence[str]) -> Me:
    """Me by the names given and the exports' own marks."""
    marked = {message.sender for chat in chats for message in chat.messages if message.mine}
    return Me(names, sorted(marked))


def find_me(chats: Sequence[Chat], names: Sequence[str]) -> Me:
    """Me. Raises InputError that lists the senders seen in most chats where nobody is found."""
    senders, me = senders_by_chats(chats), me_by(chats, names)
    wrote = {fold_name(sender) for sender, _ in senders}
    if not senders or (any(fold_name(name) in wrote for name in names) if names else me.marked):
        return me
    listed = ", ".join(f"{sender!r} (in {count})" for sender, count in senders[:SHOWN])
    more = f" and {len(senders) - SHOWN} more" if len(senders) > SHOWN else ""
    asked = (
        "none of the names given with --me wrote any message" if names else "which of these people are you?"
    )
    likely = me_option(name for _, name in likely_names(_of_two(chats), [*names, *me.marked]) if name)
    raise InputError(
        f'who is "me": {asked}',
        "run again with --me and your name as the exports show it, once for each name you use"
        f"{f', perhaps {likely}' if likely else ''}. Senders, by chats: {listed}{more}",
    )


def chats_without(me: Me, chats: Iterable[Chat]) -> list[Chat]:
    """Chats in which people write, none of them me: those of two people first, the largest first."""
    strange = [chat for chat in chats if chat.senders and not me.writes_in(chat)]
    return sorted(strange, key=lambda chat: (len(chat.senders) != 2, -chat.kept, chat.platform, chat.title))


def strange_lines(strange: Sequence[Chat], me: Me, shown: int = SHOWN) -> list[str]:
    """A line for each chat without me: its name, and whom of its speakers I may be. For a terminal alone."""
    lines = []
    for chat, likely in islice(likely_names(strange, [*me.given, *me.marked]), shown):
        rest = sorted(chat.senders.keys() - {likely}, key=lambda sender: (-chat.senders[sender], sender))
        perhaps = f"perhaps you are {likely!r}; also " if likely else "speakers: "
        more = f" and {len(rest) - SHOWN} more" if len(rest) > SHOWN else ""
        speakers = ", ".join(map(repr, rest[:SHOWN])) + more
        lines.append(
            f"no message of yours in {chat.platform} {chat.title!r} ({chat.kept:,}): {perhaps}{speakers}"
        )
    if len(strange) > shown:
        lines.append(f"and {len(strange) - shown} more chats without you: `inspect --all` lists them")
    return lines


def option_for(strange: Sequence[Chat], me: Me) -> str:
    """The --me option with which the chats of two people without me would have me; "" if nobody is likely."""
    names = [name for _, name in likely_names(_of_two(strange), [*me.given, *me.marked]) if name]
    return me_option([*me.given, *names]) if names else ""


def report_chats_without(chats: Sequence[Chat], me: Me, tell: Callable[[str], None], go_on: bool) -> None:
    """Tells the person of each chat without me. Raises InputError if they are many and not `go_on`.

    A group stops nothing: one may only read in it.
    """
    strange = chats_without(me, chats)
    for line in strange_lines(strange, me):
        tell(line)
    mine, lost = (sum(chat.kept for chat in _of_two(some)) for some in (chats, strange))
    option = option_for(strange, me)
    if go_on or lost <= mine * LOST:
        if option:
            tell(f"if those are names of yours, run again with {option}")
        return
    raise InputError(
        f'who is "me" in {len(_of_two(strange))} of {len(_of_two(chats))} two-person chats '
        f"({lost:,} of their {mine:,} messages)? no speaker there bears a name of yours",
        f"run again with {option or '--me and your names there too'}, or with --yes to go on without them",
    )


def _of_two(chats: Iterable[Chat]) -> list[Chat]:
    return [chat for chat in chats if len(chat.senders) == 2]


def missing_names(chats: Iterable[Chat], names: Sequence[str]) -> list[str]:
    """A note where some of the given names wrote nothing: a typing error, or an export that is missing."""
    known = {fold_name(sender) for sender, _ in senders_by_chats(chats)}
    missing = sum(fold_name(name) not in known for name in names)
    if not missing:
        return []
    return [f"{missing} of the {len(names)} names given with --me wrote no message: check the spelling."]
