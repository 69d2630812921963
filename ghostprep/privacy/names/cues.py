"""What the words beside a word say of it: whether it is somebody's name here."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ghostprep.privacy.names.spelling import plain_fold

AGAINST, NOTHING, HINT, CUE, PLAIN, SURE = range(-1, 5)
"""It is none here; nothing tells; little speaks for it, or something; only people stand there ("chez …"); a
title or kin says so."""


@lru_cache(1)
def cue_words() -> dict[str, frozenset[str]]:
    """Part of `lists/cues.txt` → its folded words."""
    parts: dict[str, set[str]] = {}
    part: set[str] = set()
    for line in (Path(__file__).parent / "lists" / "cues.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            part = parts.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            part.update(line.split())
    return {name: frozenset(words) for name, words in parts.items()}


class Around(NamedTuple):
    """The folded words before and after a word, "" where a sentence begins or ends there."""

    second: str
    before: str
    after: str
    following: str
    """What stands right after the word, a few characters."""


def around(text: str, matches: Sequence[re.Match[str]], at: int) -> Around:
    """`matches` are the words of the normalised `text`."""
    start, end = matches[at].span()
    before = second = after = ""
    gap = text[matches[at - 1].end() : start] if at else "\n"
    if gap in _CLOSE:
        before = plain_fold(matches[at - 1].group())
        if at > 1 and text[matches[at - 2].end() : matches[at - 1].start()] in _CLOSE:
            second = plain_fold(matches[at - 2].group())
    elif gap == ". " and (title := plain_fold(matches[at - 1].group())) in _SHORTENED:
        before = "m." if title == "m" else title
    if at + 1 < len(matches) and text[end : matches[at + 1].start()] in _CLOSE:
        after = plain_fold(matches[at + 1].group())
    return Around(second, before, after, text[end : end + 3])


_CLOSE = (" ", "'", "-", "' ")
_SHORTENED = ("m", "mr", "mrs", "ms", "dr", "st")


def cue(near: Around) -> int:
    """AGAINST, NOTHING, CUE or SURE: what the words `near` it say."""
    words = cue_words()
    second, before, after, following = near
    if before in words["place"]:
        return AGAINST
    if before in words["title"]:
        return SURE
    if before in words["kin"] and second in words["possessive"]:
        return SURE
    if before in words["never_before"]:
        return AGAINST
    if before in words["of"]:
        return PLAIN if second in words["whose"] else NOTHING
    if following.startswith(("'s ", "'s")) and not following[2:3].isalnum():
        return NOTHING if before in words["article"] else CUE
    if before in words["article"]:
        return NOTHING
    if before in words["before"]:
        return PLAIN
    if before in words["greeting"]:
        return CUE
    if (not before or before in ("que", "qu", "si", "quand", "when", "if", "that")) and after in words[
        "after"
    ]:
        return CUE
    return HINT if before in words["hint"] or after in ("et", "and", "y", "e", "und", "en") else NOTHING
