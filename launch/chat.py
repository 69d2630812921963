"""Text with your ghost in the terminal.

    python launch/chat.py MODEL [--turns 20] [--temperature 0.7]

MODEL is an adapter folder, a merged folder or the address of an OpenAI-compatible server (http://…/v1). It
sees the last 20 turns. Lines of a reply are bubbles of their own, and so are lines that you type while it
writes. /regen asks for another reply, /reset forgets everything, /quit (or Ctrl-D) leaves. Nothing is stored.
"""

import sys
from collections.abc import Sequence

from ghostprep import script
from ghostprep.serving.chat import Chat, talk, typed_lines
from ghostprep.serving.load import load
from ghostprep.serving.model import Sampling


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("model", help="adapter folder, merged folder, or http://…/v1")
    parser.add_argument("--turns", type=int, default=20, metavar="N", help="turns it sees (default 20)")
    parser.add_argument("--temperature", type=float, default=0.7)
    parser.add_argument("--max-new-tokens", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, help="the same replies each time")
    args = parser.parse_args(argv)
    sampling = Sampling(args.temperature, max_new_tokens=args.max_new_tokens, seed=args.seed)
    chat = Chat(load(args.model), sampling, args.turns)
    talk(chat, typed_lines() if sys.stdin.isatty() else sys.stdin, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
