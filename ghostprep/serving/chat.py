"""A conversation with a ghost in the terminal: what it sees, the commands, and how a reply is shown."""

import select
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from ghostprep.records import Turn
from ghostprep.serving.history import BUBBLES, merge_in_a_row
from ghostprep.serving.model import Model, Sampling, stream_reply

GHOST = "ghost> "
YOU = "you> "


class Chat:
    """One conversation. `turns` are all so far, oldest first: the ghost's are `mine`."""

    def __init__(self, model: Model, sampling: Sampling, limit: int = 20) -> None:
        self.model, self.sampling, self.limit = model, sampling, limit
        self.turns: list[Turn] = []

    def say(self, text: str) -> Iterator[str]:
        """Pieces of the ghost's reply to `text`, as they come; its lines are messages sent in a row."""
        self.turns = merge_in_a_row([*self.turns, Turn(False, text, 0, 0)])
        return self._reply()

    def regenerate(self) -> Iterator[str]:
        """Another reply in place of the last one. Raises IndexError where nothing was said yet."""
        if self.turns[-1].mine:
            self.turns.pop()
        return self._reply()

    def reset(self) -> None:
        self.turns.clear()

    def _reply(self) -> Iterator[str]:
        if self.sampling.seed is not None:  # another reply needs another draw
            self.sampling = replace(self.sampling, seed=self.sampling.seed + 1)
        reply = ""
        for piece in stream_reply(self.model, self.turns[-self.limit :], self.sampling):
            reply += piece
            yield piece
        self.turns.append(Turn(True, reply, 0, 0))


def talk(chat: Chat, lines: Iterable[str], out: TextIO) -> None:
    """Answers each of `lines` on `out` until they end or one of them is /quit."""
    for line in lines:
        text = line.strip()
        if text == "/quit":
            return
        if text == "/reset":
            chat.reset()
            print("(forgotten)", file=out, flush=True)
        elif text == "/regen" and not chat.turns:
            print("(nothing was said yet)", file=out, flush=True)
        elif text:
            show(chat.regenerate() if text == "/regen" else chat.say(text), out)


def show(pieces: Iterable[str], out: TextIO) -> None:
    """Prints a reply as it comes, each line of it as a bubble. Ctrl-C breaks it off."""
    out.write(GHOST)
    try:
        for piece in pieces:
            # A reply must not steer the terminal.
            text = "".join(c for c in piece if c == "\n" or unicodedata.category(c) != "Cc")
            out.write(text.replace("\n", f"\n{GHOST}"))
            out.flush()
    except KeyboardInterrupt:
        out.write(" (broken off)")
    print(file=out, flush=True)


def typed_lines(prompt: str = YOU) -> Iterator[str]:
    """What a person types, until Ctrl-D; lines that they typed ahead are one turn."""
    while True:
        try:
            lines = [input(prompt)]
            while _is_typed_ahead():
                lines.append(input(prompt))
            yield BUBBLES.join(lines)
        except (EOFError, KeyboardInterrupt):
            print()
            return


def _is_typed_ahead() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):  # a console of Windows, or no terminal: one line at a time
        return False
