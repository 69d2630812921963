"""What only its sentence gives away: a keyword opens a short window of words, and something in it is meant.

The first word that looks like the thing, or that a colon or "c'est" points at, is it. Ordinary words are
never a secret unless something points at them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from ghostprep.privacy.chat_words import STOP
from ghostprep.privacy.names.spelling import PLAIN_WORD
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.recognizer import following

TAG = re.compile(r"\[[A-Z_]{2,20}\]")
_TOKEN = re.compile(rf"[^\s{BATCH_MARK}]{{1,128}}")
_WINDOW = 200
"""Characters after a keyword in which its words are looked for."""
_POINTER = re.compile(
    r"(?:'s|c'?(?:est|é|t)|c|cest|est|sera|serait|etait|était|is|was|it's|its|=+|:|-+>|=>|→|devient|now"
    r"|vaut|ist|lautet|war|es|era|è|é|wordt)\Z",
    re.I,
)
TIME = re.compile(
    r"\d{1,2}(?:[h:]\d{0,2}(?:min)?|am|pm|hr?s?|mn|min|e|è?me|er|ère|nd|rd|th|st|x|€|\$|k|km|m|g|go|gb"
    r"|ans?|j|%)\Z",
    re.I,
)
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?\Z")
_LEAD = re.compile(r"^[(\[{\"'«<*_]{1,4}")
_TRAILING = re.compile(r"[.,;:)\]}\"'»…>]{1,8}$")

_PLAIN = re.compile(r"[\w@#$%&*+=!.-]{3,64}\Z")
_CLOSES = re.compile(r"[ ]*(?:[.,;!?()\n]|[^\w\s'\"]|$)|[ ]+(?:stp|mdr|lol|ok|hein|merci|btw|avec|en)\b")
"""What follows a word that ends what was announced."""


def tokens_after(text: str, start: int, limit: int) -> list[tuple[int, int, str]]:
    """Up to `limit` words after `start`, on this line and the next, never beyond the text's own end."""
    found = []
    stop = text.find(BATCH_MARK, start)
    end = min(len(text) if stop < 0 else stop, start + _WINDOW)
    for match in _TOKEN.finditer(text, start, end):
        found.append((match.start(), match.end(), match.group()))
        if len(found) == limit:
            break
    return found


def points(raw: str, pointer: int) -> int:
    """How surely a word such as ":" (2) or "c'est" (1) says that the next one is it; 0: it says nothing."""
    if not _POINTER.match(raw):
        return 0
    return max(pointer, 1) if raw[0].isalpha() else 2


def bare(start: int, end: int, token: str) -> tuple[int, int, str]:
    """The word without quotes, brackets and the sentence's punctuation; tags are left whole."""
    if TAG.search(token):
        return start, end, token
    lead = _LEAD.match(token)
    if lead:
        start, token = start + lead.end(), token[lead.end() :]
    tail = _TRAILING.search(token)
    if tail:
        token = token[: tail.start()]
    return start, start + len(token), token


def excluded(token: str) -> bool:
    """Whether it is a tag, a time, a date or a link, whatever it looks like."""
    return bool(not token or TAG.search(token) or TIME.match(token) or _DATE.match(token) or "://" in token)


def is_plain_secret(text: str, start: int, end: int, pointer: int) -> bool:
    """Whether a plain word is the secret: a colon points at it (2), or it closes the sentence."""
    token = text[start:end]
    word = token.lower().strip("!?")
    if word in STOP or not _PLAIN.match(token) or word.isdigit():
        return False
    rest = following(text, end, _WINDOW)
    return pointer == 2 or not rest.strip() or bool(_CLOSES.match(rest))


_ACCENTS = {
    "a": "aàâäáã", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóõò", "u": "uùûüú",
}  # fmt: skip
_BETWEEN_WORDS = r"(?:[ ]?['’.-][ ]?|[ ]{1,2})"


def spelt(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as a word of its own, accents or not; a tag announces nothing."""
    return rf"(?<![^\W_]){_branches(sorted(set(phrases)))}(?![^\W_])(?!(?<=(?-i:[A-Z]))\])"


def _branches(endings: Sequence[str]) -> str:
    """One branch a first letter: of hundreds of phrases side by side each would be tried in turn."""
    letters = groupby((ending for ending in endings if ending), key=lambda ending: ending[0])
    branches = [_letter(first) + _branches([ending[1:] for ending in group]) for first, group in letters]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in endings else f"(?:{'|'.join(branches)})"
    return inner + "?" * ("" in endings)


def _letter(char: str) -> str:
    if char in " '":
        return _BETWEEN_WORDS
    return f"[{_ACCENTS[char]}]" if char in _ACCENTS else re.escape(char)


_EVERYWHERE = frozenset(("numero", "number", "code", "codes", "time", "lettre"))


def signs(phrases: Iterable[str]) -> set[str]:
    """Of each phrase its rarest word: without it the phrase is in no text."""
    return {max(PLAIN_WORD.findall(phrase), key=_rarity) for phrase in phrases}


def _rarity(word: str) -> tuple[bool, int]:
    return word not in _EVERYWHERE, len(word)
