"""Seed phrases: the words from which a wallet is made."""

import re
from collections.abc import Iterator

from mnemonic import Mnemonic

from ghostprep.privacy.names.spelling import PLAIN_WORD, fold
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

SHORTEST = 12
_LANGUAGES = ("english", "french", "spanish", "italian", "portuguese")


def _read_lists() -> dict[str, int]:
    lists: dict[str, int] = {}
    for bit, language in enumerate(_LANGUAGES):
        for word in map(fold, Mnemonic(language).wordlist):
            lists[word] = lists.get(word, 0) | 1 << bit
    return lists


LISTS = _read_lists()
"""Each word of the BIP-39 lists, folded → the lists that hold it, as bits."""
_FIRST_NUMBER = re.compile(r"(?<!\d)1[.):-]?[ ]?\Z")
_BETWEEN = re.compile(rf"[^\w{BATCH_MARK}]{{0,4}}(?:\d{{1,2}}[^\w{BATCH_MARK}]{{0,3}})?")
"""What may stand between two words: spaces, commas, line breaks, the next word's number."""


class ChatSeedPhraseRecognizer(Recognizer):
    """Twelve words or more on end, all of one BIP-39 list: no sentence has that many without a small word."""

    entity = "SEED_PHRASE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        words = [(word, LISTS.get(fold(word.group()), 0)) for word in PLAIN_WORD.finditer(text)]
        for bit in range(len(_LANGUAGES)):
            run: list[re.Match[str]] = []
            for word, lists in words:
                listed = lists >> bit & 1
                if run and not (listed and _BETWEEN.fullmatch(text, run[-1].end(), word.start())):
                    yield from _phrase(text, run)
                    run = []
                if listed:
                    run.append(word)
            yield from _phrase(text, run)


def _phrase(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    if len(run) >= SHORTEST:
        number = _FIRST_NUMBER.search(before(text, run[0].start(), 4))
        yield run[0].start() - (len(number.group()) if number else 0), run[-1].end()
