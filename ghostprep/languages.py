"""Which languages a conversation is in, on a sample. Code-switching is never filtered.

A sample that the commonest words of a language that is masked make plain needs no more; langdetect, which
takes three milliseconds for each, names the others.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

import emoji
from langdetect import DetectorFactory, LangDetectException, detect

from ghostprep.common_words import COMMON
from ghostprep.records import Chat

SAMPLES = 12
SAMPLE_CHARACTERS = 200
LETTERS = 20
"""Of a shorter sample nobody could say the language."""
SEEN_SHARE = 0.25
"""A language is seen in a chat when at least this share of the samples is in it: three of twelve."""

DetectorFactory.seed = 0  # langdetect draws at random otherwise

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PLAIN = ((0.35, 0.12, 1.0), (0.3, 0.0, 1.6))
"""A language is plain where its commonest words have such a share of a sample, and lead the next language by
so much, and so many times: Spanish and Portuguese share many words."""


def languages_seen(chats: Iterable[Chat]) -> dict[str, Counter[str]]:
    """Language → the `conversations` in which it is seen, and their `messages`; in alphabetical order."""
    seen: dict[str, Counter[str]] = {}
    for chat in chats:
        for language, share in language_shares([message.text for message in chat.messages]).items():
            if share >= SEEN_SHARE:
                counts = seen.setdefault(language, Counter())
                counts.update(conversations=1, messages=chat.kept)
    return dict(sorted(seen.items()))


def language_shares(texts: Sequence[str]) -> dict[str, float]:
    """ISO 639-1 code → share of the samples in that language, largest first; empty for no words.

    Chat messages are too short to tell, so each sample is a run of messages of about 200 characters. The
    same texts give the same answer.
    """
    samples = [sample for sample in _samples(texts) if sum(map(str.isalpha, sample)) >= LETTERS]
    plain = list(map(_plain_language, samples))
    if plain.count(None) >= SEEN_SHARE * len(samples):  # fewer could not make a language seen
        plain = [known or _detect(sample) for known, sample in zip(plain, samples, strict=True)]
    votes = Counter(filter(None, plain))
    total = votes.total()
    return {
        language: count / total for language, count in sorted(votes.items(), key=lambda kv: (-kv[1], kv[0]))
    }


def _samples(texts: Sequence[str]) -> list[str]:
    starts = range(len(texts))
    if len(texts) > SAMPLES:
        starts = sorted(random.Random(0).sample(starts, SAMPLES))  # type: ignore[assignment]
    return [_run_from(texts, start) for start in starts]


def _run_from(texts: Sequence[str], start: int) -> str:
    run, length = [], 0
    for text in texts[start : start + 50]:
        run.append(text)
        length += len(text)
        if length >= SAMPLE_CHARACTERS:
            break
    return "\n".join(run)[: 2 * SAMPLE_CHARACTERS]


def _plain_language(text: str) -> str | None:
    words = _WORD.findall(text.lower().replace("’", "'"))
    known = Counter(chain.from_iterable(map(_languages_of, words))).most_common(2)
    if not known:
        return None
    best, second = (count / len(words) for _, count in (*known, ("", 0))[:2])
    plain = any(
        best >= least and best - second >= lead and best >= times * second for least, lead, times in _PLAIN
    )
    return known[0][0] if plain else None


@lru_cache(50_000)
def _languages_of(word: str) -> tuple[str, ...]:
    """Those among whose commonest words it is."""
    return tuple(language for language, common in COMMON.items() if word in common)


def _detect(text: str) -> str | None:
    try:
        return str(detect(emoji.replace_emoji(text, " ")))
    except LangDetectException:  # nothing but emoji, digits and the like
        return None
