"""Text with your ghost in the terminal.

    python launch/chat.py MODEL [--turns 20] [--temperature 0.7]

MODEL is an adapter folder, a merged folder or the address of an OpenAI-compatible server (http://…/v1). It
sees the last 20 turns. Lines of a reply are bubbles of their own. /regen asks for another reply, /reset
forgets everything, /quit (or Ctrl-D) leaves. Nothing is stored.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from generate import Model, Sampling, load, stream_reply

from ghostprep.errors import InputError
from ghostprep.records import Turn

GHOST = "ghost> "
YOU = "you> "


class Chat:
    """One conversation. `turns` is what was said so far, oldest first: the ghost's turns are `mine`."""

    def __init__(self, model: Model, sampling: Sampling, limit: int = 20) -> None:
        self.model, self.sampling, self.limit = model, sampling, limit
        self.turns: list[Turn] = []

    def say(self, text: str) -> Iterator[str]:
        """Pieces of the ghost's reply to `text`, as they come."""
        self.turns.append(Turn(False, text, 0, 0))
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
        said = ""
        for piece in stream_reply(self.model, self.turns[-self.limit :], self.sampling):
            said += piece
            yield piece
        self.turns.append(Turn(True, said, 0, 0))


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


def typed(prompt: str) -> Iterator[str]:
    """Lines as a person types them; they end at Ctrl-D."""
    while True:
        try:
            yield input(prompt)
        except (EOFError, KeyboardInterrupt):
            print()
            return


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", help="adapter folder, merged folder, or http://…/v1")
    parser.add_argument("--turns", type=int, default=20, metavar="N", help="turns it sees (default 20)")
    parser.add_argument("--temperature", type=float, default=0.7)
    parser.add_argument("--max-new-tokens", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, help="the same replies each time")
    args = parser.parse_args(argv)
    try:
        sampling = Sampling(args.temperature, max_new_tokens=args.max_new_tokens, seed=args.seed)
        chat = Chat(load(args.model), sampling, args.turns)
        talk(chat, typed(YOU) if sys.stdin.isatty() else sys.stdin, sys.stdout)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
