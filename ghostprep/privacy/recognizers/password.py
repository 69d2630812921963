"""Passwords."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.announced import (
    TAG,
    bare,
    excluded,
    is_plain_secret,
    points,
    spelt,
    tokens_after,
)
from ghostprep.privacy.recognizers.keywords import GONE, PASSWORD
from ghostprep.privacy.recognizers.recognizer import Recognizer, before
from ghostprep.privacy.recognizers.thing_numbers import OF_A_THING

_PASS = (
    r"pass(?=[ ]?[:=]|[ ][\w-]{1,15}[ ]?(?:[:=→]|->)|[ ](?=\S{0,30}\d)(?=\S{0,30}[^\W\d_])\S{6,64})"
    r"|(?:login|id)[ ]{0,3}/[ ]{0,3}pass"
)
"""The word alone has other uses."""
_KEYWORD = re.compile(
    rf"(?:{spelt(PASSWORD)}"
    rf"|(?<![^\W_])(?:{_PASS}|contra(?=[ ]?[:=])|wi-?fi(?=(?:[ ][\w-]{{1,15}})?[ ]?[:=])|m[ .]d[ .]p)"
    r"(?![^\W_]))",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"(?<![\w-])(?:--?(?:password|passwd|pass|pwd|passphrase|token|secret)(?:=|[ ]{1,2})|sshpass[ ]-p[ ]?)"
    rf"[\"']?(?P<n>[^\s\"'{BATCH_MARK}[\]]{{3,128}})",
    re.IGNORECASE,
)
_USER = re.compile(
    rf"(?<!\S)(?:-u|--user)[ =]{{1,2}}[\"']?(?P<n>[^\s:{BATCH_MARK}]{{1,64}}:[^\s\"'{BATCH_MARK}]{{3,128}})"
)
_VARIABLE = re.compile(
    r"(?<!\w)[A-Z][A-Z0-9_]{0,40}(?:PASS|PASSWORD|PASSWD|PWD|SECRET|TOKEN|KEY)=[\"']?"
    rf"(?P<n>[^\s\"'{BATCH_MARK}[\]]{{4,200}})"
)
_BEFORE = re.compile(
    rf"(?<!\S)[\"'«(]?(?P<n>[^\s{BATCH_MARK}]{{4,64}}?)[\"'»),]?[ ]{{1,2}}"
    r"(?:c'?[eé]?(?:st|tait)|c|est|sera|is|was|are|ist|es|è|é|=|pour|for|en|as|comme|als|como|come|that's|thats"
    r"|it's)[ ]{1,2}(?:(?:le|la|les|mon|ma|ton|ta|son|sa|un|the|my|your|our|his|her|das|mein|dein|el|mi|tu|il"
    r"|mia|tua|a|o|minha|het|mijn|je|nouveau|new)[ ]){0,3}(?:[\w'-]{1,16}[ ]){0,2}\Z",
    re.IGNORECASE,
)
"""The value first: "Soleil2024 c'est le mot de passe"."""
_LOGIN = re.compile(
    rf"(?<=[\w\]])(?:[ ]{{0,2}}[/|;,:→>-]{{1,2}}[ ]{{0,2}}|[ ]{{1,2}})(?P<n>[^\s{BATCH_MARK}]{{5,64}})"
)
_MAIL_END = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[a-z]{2,12}(?![\w@.-]\w)", re.IGNORECASE)
_PASSING = frozenset(
    words(
        """
le la the toujours still now maintenant tout en minuscule minuscules majuscule lowercase all caps just
juste jetzt ahora adesso agora nu klein groß minúsculas minuscolo
"""
    )
)
"""They may stand between "c'est" and the password."""
_SMILEY = re.compile(r"[:=][-']?[)(DPpOo3*/|]")
_ELIDED = re.compile(r"(?:c'est|it's)", re.IGNORECASE)
_WINDOW = 7
_LEAD = 140
"""Characters before a keyword in which its value may stand."""


def looks_secret(token: str) -> bool:
    """A word that nobody would write for its meaning: letters with digits, symbols or capitals inside."""
    core = token.rstrip("!?")
    if len(token) < 4 or excluded(core):
        return False
    letters = any(char.isalpha() for char in token)
    if any(char.isdigit() for char in token):
        return letters or bool(re.search(r"[^\d.,:/€$%+-]", core)) or bool(re.fullmatch(r"[\d-]{6,64}", core))
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
            yield from _value_before(text, match.start())
        for pattern in (_OPTION, _USER, _VARIABLE):
            yield from (match.span("n") for match in pattern.finditer(text))
        for mail in _MAIL_END.finditer(text):
            beside = _LOGIN.match(text, mail.end())
            if beside and _is_mixed(beside["n"]):
                yield bare(*beside.span("n"), beside["n"])[:2]


def _value_before(text: str, keyword: int) -> Iterator[tuple[int, int]]:
    lead = before(text, keyword, _LEAD)
    match = _BEFORE.search(lead)
    if match and looks_secret(match["n"]) and not match["n"].isdigit():
        start = keyword - len(lead) + match.start("n")
        yield start, start + len(match["n"])


def _is_mixed(token: str) -> bool:
    """Letters and digits: beside an address it is no phone number, and no word."""
    return (
        looks_secret(token) and bool(re.search(r"[^\W\d_]", token)) and bool(re.search(r"[\d@#$%&*!]", token))
    )


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
        if TAG.search(token) or fold(token) in GONE or OF_A_THING.search(text[after:start]):
            return None
        if looks_secret(token) or (pointer and re.fullmatch(r"\d{4,64}", token)):
            return bare_start, bare_end
        if pointer and _KEYWORD.fullmatch(token):
            return None  # it opens a window of its own
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
