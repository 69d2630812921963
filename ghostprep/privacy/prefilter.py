"""Which messages can hold personal data, and of which kinds: most of a chat holds none and is never analysed.

It must be sound: whatever a recognizer can find, the pre-filter lets through. A recognizer that gets a
new keyword needs it here too; the property tests compare with plain Presidio and would tell.
"""

import re

from ghostprep.privacy.names import WORD, plain_fold
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.person import NameRecognizer
from ghostprep.privacy.wordlists import words

NAME, SECRET, CODE, SIGN, DIGITS, MANY_DIGITS = 1, 2, 4, 8, 16, 32
"""What is seen in a message. DIGITS: some that may mean something; MANY_DIGITS: at least five as well."""

LEADS_TO = {
    NAME: ("PERSON",),
    SECRET: ("EMAIL_ADDRESS", "PASSWORD", "HANDLE"),
    CODE: ("ACCESS_CODE",),
    SIGN: ("EMAIL_ADDRESS", "URL", "HANDLE", "COORDINATES"),
    DIGITS: ("STREET_ADDRESS", "LICENSE_PLATE", "COORDINATES", "IP_ADDRESS", "MAC_ADDRESS"),
    MANY_DIGITS: (
        "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "FR_NIR", "FR_SIRET", "UK_NINO", "UK_NHS", "US_SSN",
        "ID_NUMBER",
    ),
}  # fmt: skip
"""What is seen → the entity types that cannot be there without it (NINO and ID need the fewest digits)."""

_STRONG = re.compile(r"[@#]|\.(?:[^\s.]|\s?\w)|:/|[(\[{<]\s?[aAcC]")
_STRONG_CHARS = frozenset("@#.:([{<")
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(
    r"[A-Z]{2}|[A-Z][ -]?\d|\d[ -]?[A-Z]|::|[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]|\+|[a-z]{2}-\d"
)
_FEW, _MANY = 4, 5
"""Fewer digits than these: only a keyword or capitals (a plate, a post code) can make them personal;
no number with a check digit, no phone and no paper is that short."""

_SECRET_WORDS = frozenset(
    words(
        """
mdp mdps passe depasse motdepasse password passwords passwd pw pwd pass passphrase wifi fi box wpa wep
insta instagram ig snap snapchat tiktok tok twitter discord telegram psn pseudo pseudos username usernames
user gamertag gamer steam twitch bereal real threads xbox switch kik skype github linkedin vinted mastodon
bluesky sky bsky handle epic soundcloud fb facebook onlyfans strava venmo cashapp arobase arobas arrobase
dot point
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
strand plaque plaques reg registration licence license plate plates
"""
    )
)
_NUMBER_STEMS = ("immat", "crypto")
_CODE_PART = re.compile("code|pin|puk|otp|combo|combin|cvv|cvc|crypto")
_NUMBER, _POINTED, _DIGIT_SEEN = 64, 128, 256
_LONGEST_KEPT = 64


class _Chunks(dict[str, int]):
    """What stands between two spaces → what is seen in it, filled as chat comes by: it repeats itself.

    A chunk is normalised as the whole message is, so its words are the ones that the recognizers see.
    """

    def __init__(self, recognizer: NameRecognizer | None) -> None:
        super().__init__()
        self.recognizer = recognizer

    def __missing__(self, chunk: str) -> int:
        plain = normalise(chunk).text
        seen = 0
        for word in WORD.findall(plain):
            folded = plain_fold(word)
            if folded in _SECRET_WORDS:
                seen |= SECRET
            if folded in _NUMBER_WORDS or folded.startswith(_NUMBER_STEMS):
                seen |= _NUMBER
            if _CODE_PART.search(folded):
                seen |= CODE
            if self.recognizer and self.recognizer.lookup[word]:
                seen |= NAME
        if self.recognizer and self.recognizer.handles and self.recognizer.handles.search(plain):
            seen |= NAME
        if not _STRONG_CHARS.isdisjoint(plain):
            seen |= _POINTED
        if _DIGIT.search(plain):
            seen |= _DIGIT_SEEN
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) > 300_000:
                self.clear()
            self[chunk] = seen
        return seen


class Prefilter:
    """Built for one table of names; holds a cache of the chunks seen."""

    def __init__(self, recognizer: NameRecognizer | None) -> None:
        self._chunks = _Chunks(recognizer)

    def look(self, text: str) -> int:
        """What a message holds, as flags (see `LEADS_TO`); 0: nothing to search for."""
        seen = 0
        for each in set(map(self._chunks.__getitem__, text.split())):
            seen |= each
        found = seen & (NAME | SECRET)
        if not seen & (_POINTED | _DIGIT_SEEN):
            return found
        plain = normalise(text).text
        if seen & _POINTED and _STRONG.search(plain):
            found |= SIGN
        if seen & _DIGIT_SEEN:
            digits = len(_DIGIT.findall(plain))
            if (
                digits >= _FEW
                or found & (SECRET | SIGN)
                or seen & (_NUMBER | CODE)
                or _CAPITALS.search(plain)
            ):
                found |= DIGITS | (seen & CODE) | (MANY_DIGITS if digits >= _MANY else 0)
        return found
