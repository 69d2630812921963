"""Which messages can hold personal data at all: the rest, most of a chat, is never analysed.

It must be sound: whatever a recognizer can find, the pre-filter lets through. A recognizer that gets a
new keyword needs it here too; the property tests compare with plain Presidio and would tell.
"""

import re

from ghostprep.privacy.names import WORD, plain_fold
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.person import NameRecognizer
from ghostprep.privacy.wordlists import words

NOTHING, NAMES, EVERYTHING = 0, 1, 2
"""What to look for in a message."""

_STRONG = re.compile(
    r"[@\uff20\ufe6b]|[.\uff0e\u2024\ufe52\u3002](?:[^\s.]|\s?\w)|[:\uff1a\ufe55][/\uff0f]|["
    r"(\[{<\uff08]\s?[aAcC]"
)
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(
    r"[A-Z]{2}|[A-Z][ -]?\d|\d[ -]?[A-Z]|::|[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]|\+|[a-z]{2}-\d"
)
_FEW_DIGITS = 4
"""Fewer than these, and only a keyword or capitals (a plate, a post code) can make them personal."""

_SECRET_WORDS = frozenset(
    words(
        """
mdp mdps passe depasse motdepasse password passwords passwd pw pwd pass passphrase wifi fi box wpa wep
insta instagram ig snap snapchat tiktok tok twitter discord telegram psn pseudo pseudos username usernames
user gamertag gamer steam twitch bereal real threads xbox switch kik skype github linkedin vinted mastodon
bluesky sky bsky handle epic soundcloud fb facebook onlyfans strava venmo cashapp arobase arobas arrobase
dot
"""
    )
)
_NUMBER_WORDS = frozenset(
    words(
        """
rue avenue av ave bd bld bvd blvd boulevard impasse imp chemin chem chm allee allees quai faubourg fbg fg
ruelle venelle square rte lotissement hameau lieu esplanade sentier rond cite residence place pl cours crs
route passage villa montee mail parvis pont voie promenade clos domaine porte traverse cour galerie street
st road rd lane ln terrace crescent cres parkway pkwy drive dr court ct sq way close gardens gdns grove
hill mews row walk park green view highway hwy broadway rise quay circle cir trail yard wharf piccadilly
strand plaque plaques reg registration licence license plate plates code codes digicode digicodes digi pin
pins passcode puk otp cvv cvc combo combos combination combinaison combinaisons
"""
    )
)
_NUMBER_STEMS = ("immat", "crypto")
_NAME, _SECRET, _NUMBER = 1, 2, 4


class _Words(dict[str, int]):
    """Word as written → `_NAME`, `_SECRET`, `_NUMBER` or 0, filled as words come by."""

    def __init__(self, recognizer: NameRecognizer | None) -> None:
        super().__init__()
        self.recognizer = recognizer
        handles = recognizer.table.handles if recognizer else {}
        self.triggers = {word for handle in handles for word in WORD.findall(handle)}

    def __missing__(self, token: str) -> int:
        if len(self) > 300_000:
            self.clear()
        folded = plain_fold(token)
        kind = _SECRET if folded in _SECRET_WORDS else 0
        if folded in _NUMBER_WORDS or folded.startswith(_NUMBER_STEMS):
            kind |= _NUMBER
        if self.recognizer and (self.recognizer.lookup[token] or folded in self.triggers):
            kind |= _NAME
        self[token] = kind
        return kind


class Prefilter:
    """Built for one table of names; holds a cache of the words seen."""

    def __init__(self, recognizer: NameRecognizer | None) -> None:
        self._words = _Words(recognizer)

    def look(self, text: str) -> int:
        """NOTHING, NAMES or EVERYTHING: what a message has to be searched for."""
        if _STRONG.search(text):
            return EVERYTHING
        kinds = set(map(self._words.__getitem__, WORD.findall(text)))
        kinds.discard(0)
        if _DIGIT.search(text):
            if any(kind & (_SECRET | _NUMBER) for kind in kinds) or len(_DIGIT.findall(text)) >= _FEW_DIGITS:
                return EVERYTHING
            if _SIGN.search(text if text.isascii() else normalise(text).text):
                return EVERYTHING
        if not kinds:
            return NOTHING
        return (
            EVERYTHING
            if any(kind & _SECRET for kind in kinds)
            else NAMES
            if any(kind & _NAME for kind in kinds)
            else NOTHING
        )
