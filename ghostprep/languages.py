"""Which language a conversation is in, by langdetect on a sample. Code-switching is never filtered."""

import random
from collections import Counter
from collections.abc import Sequence

import emoji
from langdetect import DetectorFactory, LangDetectException, detect

SAMPLES = 12
SAMPLE_CHARACTERS = 200

DetectorFactory.seed = 0  # langdetect draws at random otherwise


def language_shares(texts: Sequence[str]) -> dict[str, float]:
    """ISO 639-1 code → share of the samples in that language, largest first; empty for no words.

    Chat messages are too short for langdetect, so each sample is a run of messages of about 200
    characters. The same texts give the same answer.
    """
    votes = Counter(filter(None, map(_detect, _samples(texts))))
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


def _detect(text: str) -> str | None:
    try:
        return str(detect(emoji.replace_emoji(text, " ")))
    except LangDetectException:  # nothing but emoji, digits and the like
        return None
