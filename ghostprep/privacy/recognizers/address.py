"""What street addresses of all languages share: the town, and words that speak of an address."""

import re

from ghostprep.privacy.chat_words import STOP
from ghostprep.privacy.recognizers.address_words import CUES, any_of
from ghostprep.privacy.recognizers.recognizer import before

CITY_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}"
_CITY_ALONE = re.compile(
    rf"(?:,[ ]?|[ ](?:à|in)[ ]|[ ])(?P<city>{CITY_WORD}(?:[ -]{CITY_WORD}){{0,2}})(?:[ ]\d{{1,2}}(?:e"
    rf"|er|ème)?)?(?![\w])"
)
_ADDRESS_WORD = re.compile(
    rf"\b(?:{any_of(CUES)}"
    r"|adresse|habite\w{0,3}|hab|rdv|rendez-vous|livr\w{0,6}|chez|gar[ée]e?s?|devant|loge\w{0,3}"
    r"|vi[st]|vit|au|domicile|colis|envoie|pr[eè]s|face|address|live|lives|at|to|outside"
    r"|near)\b[^\n]{0,25}\Z",
    re.IGNORECASE,
)


def is_announced(text: str, start: int, size: int) -> bool:
    """Whether a word in the `size` characters before `start` speaks of an address."""
    return bool(_ADDRESS_WORD.search(before(text, start, size)))


def town_after(text: str, end: int, signs: tuple[str, ...]) -> int:
    """Where a town without a post code ends, if one of `signs` stands between; else `end`."""
    town = _CITY_ALONE.match(text, end)
    if town and town["city"].split()[0].lower() not in STOP and town.group().startswith(signs):
        return town.end()
    return end
