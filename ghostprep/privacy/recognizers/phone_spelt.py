"""Phone numbers in words, as one dictates them to a friend or hides them from a robot."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import PLAIN_WORD, fold
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_DIGITS = (
    "zero un deux trois quatre cinq six sept huit neuf",
    "zero one two three four five six seven eight nine",
    "null eins zwei drei vier funf sechs sieben acht neun",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zero uno due tre quattro cinque sei sette otto nove",
    "zero um dois tres quatro cinco seis sete oito nove",
    "nul een twee drie vier vijf zes zeven acht negen",
)
_ALSO = {"oh": 0, "o": 0, "nought": 0, "zwo": 2, "fuenf": 5, "meia": 6, "ein": 1}
_FRENCH = words(
    """
dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante
octante nonante
"""
)
_BETWEEN = re.compile(r"[ ]?[,.;/-]?[ ]{0,2}|[ ]et[ ]")
_PASSING = frozenset(("et", "double", "triple", "plus"))
COMMON = frozenset(("un", "one", "uno", "um", "een", "oh", "o", "ein"))
"""They are in every second sentence."""
NUMBERS = frozenset(word for line in _DIGITS for word in words(line)) | frozenset(_ALSO) | frozenset(_FRENCH)
RARE_LEAST = 3
"""Words that a number has at least besides `COMMON` ones."""
_DICTATED = 9
"""Words of one digit each that make a number, whatever it begins with."""
_COUNTRY = re.compile(r"(?:\+|00)33[ ]{0,2}\Z")
_PAIRED = 6
"""Words of a French one: zero, then pairs."""
_VALUES = {word: at for line in _DIGITS for at, word in enumerate(words(line))} | _ALSO
_COUNTED = _VALUES | {word: at for at, word in enumerate(_FRENCH[:7], 10)}


class ChatSpeltPhoneRecognizer(Recognizer):
    """Nine digits or more in words; or "zéro six" and French pairs."""

    entity = "PHONE_NUMBER"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        run: list[re.Match[str]] = []
        for word in PLAIN_WORD.finditer(text):
            folded = fold(word.group())
            known = folded in NUMBERS or folded in _PASSING
            if run and not (known and _BETWEEN.fullmatch(text, run[-1].end(), word.start())):
                yield from _number(text, run)
                run = []
            if known:
                run.append(word)
        yield from _number(text, run)


def _number(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    said = [fold(word.group()) for word in run]
    while said and said[0] in _PASSING - {"double", "plus"}:
        said, run = said[1:], run[1:]
    while said and said[-1] in _PASSING:
        said, run = said[:-1], run[:-1]
    numbers = [word for word in said if word not in _PASSING]
    if sum(word not in COMMON for word in numbers) < RARE_LEAST:
        return
    values = [_VALUES[word] for word in numbers if word in _VALUES]
    counting = all(_COUNTED.get(b, 0) - _COUNTED.get(a, 0) == 1 for a, b in pairwise(numbers))
    dictated = len(values) + sum(word in ("double", "triple") for word in said) >= _DICTATED
    country = _COUNTRY.search(before(text, run[0].start(), 8))
    paired = (
        (said[0] == "zero" or country)
        and len(numbers) >= _PAIRED
        and any(word in _FRENCH for word in numbers)
    )
    if (dictated or paired) and not counting:
        yield run[0].start() - (len(country.group()) if country else 0), run[-1].end()
