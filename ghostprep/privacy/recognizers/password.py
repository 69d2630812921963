"""Passwords."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.recognizers.announced import (
    TAG,
    bare,
    excluded,
    is_plain_secret,
    points,
    tokens_after,
)
from ghostprep.privacy.recognizers.recognizer import Recognizer

_KEYWORD = re.compile(
    r"(?<![^\W_])(?!(?-i:PASSWORD)\])(?:mdps?|mot ?de ?passe|mots de passe|passwords?|passwd|pwd?"
    r"|pass ?phrase|phrase de passe|pass(?=[ ]?[:=])|(?:login|id)[ ]*/[ ]*pass"
    r"|(?:cl[eé]|code|key|pass)[ ](?:du |de la |of the )?(?:wi-?fi|box|wpa2?|wep)|wi-?fi[ ](?:key|pass|code)"
    r"|wi-?fi(?=[ ]?[:=]))(?![^\W_])",
    re.IGNORECASE,
)
"""The tag that stands for a password announces none."""
_PASSING = frozenset(
    words(
        """
le la the toujours still now maintenant tout en minuscule minuscules majuscule lowercase all caps just
juste
"""
    )
)
"""They may stand between "c'est" and the password."""
_SMILEY = re.compile(r"[:=][-']?[)(DPpOo3*/|]")
_ELIDED = re.compile(r"(?:c'est|it's)", re.IGNORECASE)
_WINDOW = 7


def _looks_secret(token: str) -> bool:
    """A word that nobody would write for its meaning: letters with digits, symbols or capitals inside."""
    if len(token) < 4 or excluded(token):
        return False
    letters = any(char.isalpha() for char in token)
    if any(char.isdigit() for char in token):
        return letters or bool(re.search(r"[^\d.,:/€$%+-]", token)) or len(token) >= 6
    return letters and (
        bool(re.search(r"\w[@#$%&*_+=!]\w", token)) or bool(re.search(r"[a-zà-ÿ][A-Z].{0,20}[a-z]", token))
    )


class ChatPasswordRecognizer(Recognizer):
    """What stands after "mdp" or "password" and looks like one, or is pointed at by ":" or "c'est"."""

    entity = "PASSWORD"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _KEYWORD.finditer(text):
            found = _announced_password(text, match.end())
            if found:
                yield found


def _announced_password(text: str, after: int) -> tuple[int, int] | None:
    pointer = 0
    for start, end, raw in tokens_after(text, after, _WINDOW):
        if re.match(r"[:=].", raw) and not _SMILEY.match(raw):
            start, raw, pointer = start + 1, raw[1:], 2
        pointed = points(raw, pointer)
        if pointed:
            pointer = pointed
            continue
        bare_start, bare_end, token = bare(start, end, raw)
        if TAG.search(token):
            return None
        if _looks_secret(token) or (pointer and re.fullmatch(r"\d{4,64}", token)):
            return bare_start, bare_end
        if pointer and is_plain_secret(text, bare_start, bare_end, pointer):
            return bare_start, bare_end
        pointer = _still_points(raw, token, pointer)
        if raw[-1:] in ".;" and not pointer:
            return None
    return None


def _still_points(raw: str, token: str, pointer: int) -> int:
    if raw[-1:] in ":=":
        return 2
    if _ELIDED.match(raw):
        return max(pointer, 1)
    return pointer if token.lower() in _PASSING else 0
