"""Is it me, and does it stop? What a model wrote to real prompts, measured against my real replies.

The replies must be as the model wrote them: no stop strings sent, nothing cut off.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import NamedTuple

from ghostprep.languages import language_shares
from ghostprep.prompt import END, cut_reply


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


def judge(written: Sequence[str], mine: Sequence[str], least_stops: float) -> list[Figure]:
    """All figures of what a model wrote; `mine` are my real replies, if there are any to compare with."""
    replies = describe([cut_reply(text)[0] for text in written])
    style = style_figures(replies, describe(mine) if mine else None)
    return [*stop_figures(written, least_stops), *style]


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
    """Prints a line for each: its name, its value, whether it passed, its limit."""
    for figure in figures:
        mark = {True: "ok", False: "FAILED", None: ""}[figure.passed]
        limit = f"({figure.limit})" if figure.limit else ""
        print(f"{figure.name:27}{figure.value:24}{mark:8}{limit}".rstrip())
