"""Account names."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import ORDINARY, words
from ghostprep.privacy.names.name_words import NOT_NAMES
from ghostprep.privacy.recognizers.announced import (
    TAG,
    TIME,
    bare,
    excluded,
    is_plain_secret,
    points,
    spelt,
    tokens_after,
)
from ghostprep.privacy.recognizers.keywords import USERNAME
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_AT = re.compile(r"(?<![\w@./+-])@(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_]))(?![^\W_])")
_SKYPE = re.compile(r"(?<![^\W_])live:[.\w-]{3,40}(?![^\W_])", re.IGNORECASE)
_AT_PLACE = re.compile(
    r"(?:\b(?:to|pm|am|now|meet|rdv|camp|club|party|diner|dinner|lunch|fair|outs)|\d)[ ]{1,2}\Z",
    re.IGNORECASE,
)
"""What people write before "@" for "at"."""
_DISCORD = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\w)")
_NO_ACCOUNT = (
    NOT_NAMES
    | ORDINARY
    | frozenset(
        words(
            """
home work school uni college the my your his her our their least all here everyone channel tous toutes
maison boulot taf fac ecole lecole bureau gare resto cine bar pub gym hotel airport station mall office
party place church beach park house chez paris lyon london nyc ikea mcdo starbucks demain tomorrow midi
minuit noon midnight tonight ce cette la le les un une this that first last night lunch dinner soon max
min ur lot me us them it moi toi nous vous eux lui elle
"""
        )
    )
)
"""What people write after "@" for "at"."""
_KEYWORD = re.compile(
    r"(?<![^\W_])(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|discord|telegram|psn|pseudos?|user "
    r"?names?|gamer ?tag|steam|twitch|"
    r"be ?real|threads|xbox|switch|kik|skype|github|linkedin|vinted|mastodon|blue ?sky|bsky|handle|epic"
    rf"|soundcloud|fb|facebook|onlyfans|strava|venmo|cashapp|gmail|hotmail|icloud|{spelt(USERNAME)})"
    r"(?![^\W_])(?!\.)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:mon|ma|ton|ta|son|sa|leur|my|your|his|her|their|the|le|un|an?|add|ajoute|follow|new|nouveau"
    r"|moi|me|on|sur"
    r"|mein|meine|dein|auf|mi|tu|su|en|mio|tuo|suo|su|meu|teu|no|mijn|jouw|op)[ ]\Z",
    re.I,
)
_HANDLE = re.compile(r"@?[A-Za-z0-9_][A-Za-z0-9_.-]{1,30}\Z")
_NEEDS_SHAPE = frozenset(
    words(
        """
switch xbox steam epic fb facebook threads handle twitch github linkedin strava soundcloud skype bereal
gmail hotmail icloud
"""
    )
)
"""Words with other uses: a plain word after them is no account name."""
_BETWEEN = frozenset(
    words(
        """
name id user perso pro handle account tag à moi de lea heiße heisse ich bin ben ik heet soy sono sou
naam als como come comme as
"""
    )
)
"""They may stand between the keyword and the account name."""
_WINDOW = 4


def _looks_handle(token: str) -> bool:
    if not _HANDLE.match(token) or excluded(token) or not re.search(r"[A-Za-z]", token):
        return False
    body = token.removeprefix("@")
    inner = re.search(r"[A-Za-z0-9](?:_|[.](?=[a-z0-9_]))|_[A-Za-z0-9]|[a-z]\d|\d[a-z]", body, re.IGNORECASE)
    return token.startswith("@") or bool(inner and len(body) >= 4)


class ChatHandleRecognizer(Recognizer):
    """`@name`, Discord tags, and the word that "insta:" or "mon snap c'est" points at."""

    entity = "HANDLE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _AT.finditer(text):
            name = match["name"]
            if name.lower() in _NO_ACCOUNT or not re.search(r"[A-Za-z]", name) or TIME.match(name):
                continue
            if not (name.isalpha() and _AT_PLACE.search(before(text, match.start(), 8))):
                yield match.span()
        yield from (match.span() for match in _SKYPE.finditer(text))
        for match in _DISCORD.finditer(text):
            if re.search(r"[^\W\d_]", match.group()):
                yield match.span()
        for match in _KEYWORD.finditer(text):
            loose = match.group().lower().replace(" ", "") in _NEEDS_SHAPE
            owned = not loose and bool(_OWNED.search(before(text, match.start(), 12)))
            found = _announced_handle(text, match.end(), owned, loose)
            if found:
                yield found


def _announced_handle(text: str, after: int, owned: bool, loose: bool) -> tuple[int, int] | None:
    """`owned`: "mon" or "son" before the keyword; `loose`: the keyword has other uses."""
    pointer = 0
    for start, end, raw in tokens_after(text, after, _WINDOW):
        if re.match(r"[:=][\w@]", raw):
            start, raw, pointer = start + 1, raw[1:], 2
        pointed = points(raw, pointer)
        if pointed:
            pointer = pointed
            continue
        start, end, token = bare(start, end, raw.rstrip("!?"))
        while start and text[start - 1] == "_":  # it belongs to the name
            start, token = start - 1, f"_{token}"
        if TAG.search(token):
            return None
        meant = not loose and (pointer == 2 or (pointer == 1 and owned))
        if _looks_handle(token) or (meant and _is_plain_handle(text, start, end)):
            return start, end
        if pointer or raw.lower().rstrip(":=") not in _BETWEEN:
            return None
        pointer = 2 * raw.endswith((":", "="))
    return None


def _is_plain_handle(text: str, start: int, end: int) -> bool:
    token = text[start:end]
    shaped = len(token) >= 4 and _HANDLE.match(token) and re.search(r"[A-Za-z]", token)
    return bool(shaped) and is_plain_secret(text, start, end, pointer=1)
