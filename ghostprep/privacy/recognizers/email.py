"""E-mail addresses, also written out."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.recognizers.recognizer import Recognizer

_LOCAL = r"[^\W_][\w.+%'-]{0,127}"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_PROVIDERS = (
    "gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|orange|wanadoo|free|sfr|neuf"
    "|bbox|"
    "laposte|numericable|protonmail|proton|pm|gmx|web|mail|tutanota|btinternet|virginmedia|sky|comcast"
    "|verizon|"
    "bluewin|skynet|telenet|example"
)
_MAIL_TLDS = (
    "com|fr|net|org|eu|be|ch|de|es|it|lu|ca|io|me|edu|gov|ac|co|uk|info|dev|app|us|ie|nl|pt|asso|pro|biz"
)
_DOT = r"(?:[ ]?[(\[{][ ]?(?:dot|point|\.)[ ]?[)\]}][ ]?|[ ](?:dot|point)[ ]|[ ]\.[ ]?|\.)"
_SAID_DOT = r"(?:[ ]?[(\[{][ ]?(?:dot|point|\.)[ ]?[)\]}][ ]?|[ ](?:dot|point)[ ])"
_SAID_AT = (
    r"(?:[ ]?[(\[{<][ ]?(?:at|a|arobase|arobas|arrobase|chez|@)[ ]?[)\]}>][ ]?|[ ]?(?:arobase|arobas"
    r"|arrobase)[ ])"
)
_SAID_LOCAL = rf"[^\W_][\w+'-]{{0,40}}(?:(?:\.|{_SAID_DOT}|[ ](?:underscore|tiret)[ ])[\w+'-]{{1,40}}){{0,3}}"

_MAIL = re.compile(rf"(?<![\w.+%-]){_LOCAL}@{_LABEL}(?:\.{_LABEL}){{0,4}}\.[^\W\d_]{{2,24}}(?![\w])")
_MAIL_IP = re.compile(rf"(?<![\w.+%-]){_LOCAL}@\[?\d{{1,3}}(?:\.\d{{1,3}}){{3}}\]?")
_MAIL_SAID_AT = re.compile(
    rf"(?<![\w.]){_SAID_LOCAL}{_SAID_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}(?:{_MAIL_TLDS})\b",
    re.IGNORECASE,
)
_MAIL_SPACED = re.compile(
    rf"(?<![\w.])(?P<local>{_SAID_LOCAL})[ ]{{0,2}}@[ ]{{0,2}}(?!www\.)"
    rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}(?:{_MAIL_TLDS})\b",
    re.IGNORECASE,
)
_MAIL_PLAIN_AT = re.compile(
    rf"(?<![\w.]){_SAID_LOCAL}[ ]at[ ]{_LABEL}(?:[ ]dot[ ]{_LABEL}){{0,3}}[ ]dot[ ](?:{_MAIL_TLDS})\b"
    rf"|(?<![\w.])[^\W_]\w{{0,30}}[._\d][\w.]{{0,30}}[ ]at[ ](?:{_PROVIDERS})\.(?:{_MAIL_TLDS})\b",
    re.IGNORECASE,
)
_MAIL_NO_DOMAIN = re.compile(rf"(?<![\w.+%-]){_LOCAL}@(?:{_PROVIDERS})\b(?![.@]\w)", re.IGNORECASE)
_MAIL_SIGN = re.compile(r"arr?oba|[(\[{<][ ]?(?:at|a|chez|@)[ ]?[)\]}>]", re.IGNORECASE)
_PLAIN_SIGN = re.compile(r"[ ]at[ ][^ ]{1,64}(?:[ ]dot[ ]|\.)", re.IGNORECASE)
_PROVIDER_SIGN = re.compile(
    r"[ ](?:at|chez)[ ](?:gmail|hotmail|outlook|yahoo|icloud|proton|wanad|lapos)", re.I
)
_MAIL_CHEZ = re.compile(
    rf"(?<![\w.]){_SAID_LOCAL}[ ]chez[ ](?:gmail|hotmail|outlook|yahoo|wanadoo|laposte|icloud|protonmail)"
    rf"(?:[ ]point[ ]|[ ]?\.[ ]?)(?:{_MAIL_TLDS})\b",
    re.IGNORECASE,
)
_MAIL_PROVIDER_ALONE = re.compile(
    rf"(?<![\w.])[^\W_][\w+'-]{{0,40}}(?:{_SAID_DOT}[\w+'-]{{1,40}}){{1,3}}[ ](?:at|chez)[ ]"
    r"(?:gmail|hotmail|outlook|yahoo|icloud|protonmail|wanadoo|laposte)\b",
    re.IGNORECASE,
)
_NOT_LOCAL = re.compile(
    r"(?:look|me|us|it|him|her|them|you|arrive|meet|are|is|was|be|work|shop|order|check|buy|up|out)\Z",
    re.IGNORECASE,
)


class ChatEmailRecognizer(Recognizer):
    """Addresses as they are, and as people write them to fool robots."""

    entity = "EMAIL_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        if "@" in text:
            for pattern in (_MAIL, _MAIL_IP, _MAIL_NO_DOMAIN):
                yield from (match.span() for match in pattern.finditer(text))
            for match in _MAIL_SPACED.finditer(text):
                if match["local"].lower() not in ORDINARY:
                    yield match.span()
        if _MAIL_SIGN.search(text):
            yield from (match.span() for match in _MAIL_SAID_AT.finditer(text))
        if "chez" in text:
            yield from (match.span() for match in _MAIL_CHEZ.finditer(text))
        if _PROVIDER_SIGN.search(text):
            yield from (match.span() for match in _MAIL_PROVIDER_ALONE.finditer(text))
        for match in _MAIL_PLAIN_AT.finditer(text) if _PLAIN_SIGN.search(text) else ():
            if not _NOT_LOCAL.match(match.group().split(" ")[0]):
                yield match.span()
