"""Is it me, and does it stop? Lets a model answer real prompts and measures what it wrote.

    python launch/try_model.py MODEL [--prompts data/processed/reply/val.jsonl] [--limit 200] [--verbose]

MODEL is an adapter folder, a merged folder or the address of an OpenAI-compatible server (http://…/v1). No
stop strings are sent and nothing is cut off. Prints each figure with its limit, exits 1 when one is missed.
The replies are shown only with --verbose.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from generate import Sampling, load, val_prompts

from ghostprep.errors import InputError
from ghostprep.languages import language_shares
from ghostprep.prompt import END, cut_reply, make_prompt
from ghostprep.records import Turn

VAL = Path("data/processed/reply/val.jsonl")
# What a friend opens with, for a model without a validation set beside it.
OPENERS = (
    "salut, ça va ?",
    "tu fais quoi ce soir ?",
    "on mange où demain ?",
    "t'as vu le match ?",
    "tu rentres quand ?",
    "j'suis en retard, désolé",
    "tu peux m'appeler ?",
    "merci pour hier !",
    "hey, you up?",
    "how was your day?",
    "are you coming on saturday?",
    "lol",
    "can you send me the link?",
    "what did you think of the film?",
    "happy birthday!!",
    "sorry, i can't make it tonight",
)


class Replies(NamedTuple):
    """What a set of replies looks like, in shares of the replies; lengths in characters (p10, p50, p90)."""

    lengths: tuple[int, int, int]
    empty: float
    looping: float
    commonest: float
    languages: dict[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside what it must be; `passed` is None where nothing is asked of it."""

    name: str
    value: str
    limit: str = ""
    passed: bool | None = None


def describe(replies: Sequence[str]) -> Replies:
    """Raises ValueError for no replies."""
    if not replies:
        raise ValueError("no replies to describe")
    count = len(replies)
    lengths = [len(reply) for reply in replies]
    cuts = quantiles(lengths, n=10, method="inclusive") if count > 1 else lengths * 9
    return Replies(
        (round(cuts[0]), round(cuts[4]), round(cuts[8])),
        sum(not reply for reply in replies) / count,
        sum(map(loops, replies)) / count,
        Counter(replies).most_common(1)[0][1] / count,
        language_shares([reply for reply in replies if reply]),
    )


def loops(reply: str) -> bool:
    """Whether a reply got stuck: the same three words three times over, or one word six times in a row."""
    words = re.findall(r"\w+", reply.casefold())
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    return max(triples.values(), default=0) >= 3 or any(
        len(set(words[start : start + 6])) == 1 for start in range(len(words) - 5)
    )


def stop_figures(written: Sequence[str], least: float) -> list[Figure]:
    """Whether the replies ended by themselves, from the text as the model wrote it."""
    cut = [cut_reply(text) for text in written]
    clean = sum(stopped for _, stopped in cut) / len(written)
    both = sum(
        not stopped and len(text.partition(END)[0].strip()) > len(reply)
        for text, (reply, stopped) in zip(written, cut, strict=True)
    ) / len(written)
    return [
        Figure("stops by itself", f"{clean:.1%}", f"at least {least:.1%}", clean >= least),
        Figure(
            "writes the other side too", f"{both:.1%}", f"at most {1 - least:.1%}", both <= 1 - least + 1e-9
        ),
    ]


def style_figures(model: Replies, mine: Replies | None) -> list[Figure]:
    """How the replies compare with my real ones; without those, only what needs no comparison is judged."""
    most = max(0.2, 2 * mine.commonest) if mine else 0.2
    figures = [
        Figure("empty", f"{model.empty:.1%}", "at most 2.0%", model.empty <= 0.02),
        Figure("caught in a loop", f"{model.looping:.1%}", "at most 2.0%", model.looping <= 0.02),
        Figure("commonest reply", f"{model.commonest:.1%}", f"at most {most:.1%}", model.commonest <= most),
    ]
    if mine is None:
        return [
            *figures,
            Figure("length p10/p50/p90", _lengths(model)),
            Figure("language", _languages(model)),
        ]
    ratio = (model.lengths[1] + 1) / (mine.lengths[1] + 1)
    shared = sum(min(share, model.languages.get(name, 0)) for name, share in mine.languages.items())
    near = f"mine {_lengths(mine)}; median from a third to three times"
    alike = f"mine {_languages(mine)}; half shared"
    return [
        *figures,
        Figure("length p10/p50/p90", _lengths(model), near, 1 / 3 <= ratio <= 3),
        Figure("language", _languages(model), alike, shared >= 0.5 or not mine.languages),
    ]


def _lengths(replies: Replies) -> str:
    return "/".join(map(str, replies.lengths))


def _languages(replies: Replies) -> str:
    return (
        ", ".join(f"{name} {share:.0%}" for name, share in list(replies.languages.items())[:3]) or "none seen"
    )


def show(figures: Sequence[Figure]) -> None:
    for figure in figures:
        mark = {True: "ok", False: "FAILED", None: ""}[figure.passed]
        limit = f"({figure.limit})" if figure.limit else ""
        print(f"{figure.name:27}{figure.value:24}{mark:8}{limit}".rstrip())


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", help="adapter folder, merged folder, or http://…/v1")
    parser.add_argument(
        "--prompts", type=Path, help=f"reply/val.jsonl of a build (default: {VAL} if it exists)"
    )
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="prompts (default 200)")
    parser.add_argument("--temperature", type=float, default=0.7)
    parser.add_argument("--max-new-tokens", type=int, default=200, metavar="N")
    parser.add_argument("--min-stops", type=float, default=0.995, help="share that must stop (default 0.995)")
    parser.add_argument("--verbose", action="store_true", help="show each prompt and what was written")
    args = parser.parse_args(argv)
    try:
        pairs = choose_prompts(args.prompts, args.limit)
        sampling = Sampling(args.temperature, max_new_tokens=args.max_new_tokens, seed=0)
        written = load(args.model).write([prompt for prompt, _ in pairs], sampling)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    if args.verbose:
        for (prompt, _), text in zip(pairs, written, strict=True):
            print(f"{prompt}{text}\n{'-' * 40}")
    mine = [real for _, real in pairs if real]
    replies = describe([cut_reply(text)[0] for text in written])
    figures = [
        *stop_figures(written, args.min_stops),
        *style_figures(replies, describe(mine) if mine else None),
    ]
    print(f"{len(written)} replies at temperature {args.temperature:g}, no stop strings, nothing cut")
    show(figures)
    return 1 if any(figure.passed is False for figure in figures) else 0


def choose_prompts(path: Path | None, limit: int) -> list[tuple[str, str]]:
    """(prompt, my real reply or "") from a validation set, else from the openers.

    Raises InputError where none can be read.
    """
    if path or VAL.is_file():
        pairs = val_prompts(path or VAL, limit)
        if not pairs:
            raise InputError(f"{path or VAL}: no prompts in it; build with more chats.")
        return pairs
    return [(make_prompt([Turn(False, text, 0, 0)]), "") for text in OPENERS[:limit]]


if __name__ == "__main__":
    sys.exit(main())
