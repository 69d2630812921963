"""The types that flow through the pipeline, one for each idea. All are immutable.

Named tuples rather than frozen dataclasses: a million messages are built on every run, and a
tuple is built four times faster.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

BUBBLE_BREAK = "\v"
"""Stands between the bubbles of a turn until it is rendered. No message holds it, as `clean_text` leaves no
control character but LF; recognizers see a line break."""


class Message(NamedTuple):
    """One bubble, as a reader found it.

    `time` is in whole seconds since 1970-01-01 00:00: of UTC where `utc`, else of the local clock
    that the export was written with. `reason` says why the message is no conversation ("" = keep);
    readers set what the platform tells (media, deleted, call, …), `clean` sets the rest. `place` is
    the line number in the file, or the message id, or the index: what a person needs to find it.
    `mine` is set only where the export itself says that its owner wrote the message.
    """

    sender: str
    time: int
    text: str
    reason: str = ""
    place: int = 0
    mine: bool = False
    utc: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """One chat, its messages in the order in which a person would read them.

    `files` names the sources (for reports), `layout` the dialect that was recognised and how sure
    that is, `unparsed` the line numbers that no rule understood. `key` identifies the chat within
    its platform (chat id, thread path, folded title): equal keys are exports of the same chat.
    """

    platform: str
    title: str
    messages: list[Message]
    key: str = ""
    files: tuple[str, ...] = ()
    layout: str = ""
    unparsed: tuple[int, ...] = ()


@dataclass(slots=True)
class Chat:
    """A conversation as `clean` leaves it: parsed = kept + dropped, at every later stage too.

    `senders` counts the kept messages of each; `people` are all who wrote, also what the settings leave
    out: others may talk about them. `messages` are let go when they become turns; `kept` goes on
    counting them.
    """

    platform: str
    title: str
    files: tuple[str, ...]
    layout: str
    unparsed: tuple[int, ...]
    messages: list[Message]
    senders: Counter[str]
    people: frozenset[str]
    dropped: Counter[str]
    kept: int

    @property
    def parsed(self) -> int:
        return self.kept + self.dropped.total()

    def drop(self, messages: int, reason: str) -> None:
        """Moves so many messages from the kept to the dropped."""
        self.kept -= messages
        self.dropped[reason] += messages


class Turn(NamedTuple):
    """Merged messages of one speaker: `mine`, or somebody else's. Times in seconds as in `Message`.

    `bubbles` is the number of messages that were merged; BUBBLE_BREAK stands between their texts until they
    are masked, then what the settings put there.
    """

    mine: bool
    text: str
    start: int
    end: int
    bubbles: int = 1


class Session(NamedTuple):
    """Turns of one conversation without a long silence. `chat` is the conversation's number in a build."""

    turns: tuple[Turn, ...]
    chat: int = 0

    @property
    def start(self) -> int:
        return self.turns[0].start

    @property
    def replies(self) -> int:
        """Turns of mine that answer something."""
        return sum(turn.mine for turn in self.turns[1:])


class Window(NamedTuple):
    """One training example: the turns before my reply, oldest first, and the reply.

    `sizes` are the tokens of each turn, the reply's last.
    """

    context: tuple[Turn, ...]
    reply: Turn
    sizes: Sequence[int]
