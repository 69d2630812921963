"""Which texts can hold personal data, and of which kinds: most of a chat holds none and is never analysed.

It must be sound: whatever a recognizer can find, the pre-filter lets through. The phrases of `keywords` are
read here; any other new keyword is needed here too. The property tests compare with plain Presidio and would
tell.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import PLAIN_WORD, plain_fold
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.recognizers import keywords
from ghostprep.privacy.recognizers.announced import signs
from ghostprep.privacy.recognizers.document import MIXED
from ghostprep.privacy.recognizers.name import NameRecognizer
from ghostprep.privacy.recognizers.phone_spelt import COMMON, NUMBERS, RARE_LEAST
from ghostprep.privacy.recognizers.seed_phrase import LISTS, SHORTEST
from ghostprep.privacy.recognizers.third_party import ThirdPartyRecognizer
from ghostprep.privacy.recognizers.wifi import SSID

(
    NAME, UNSURE_NAME, PASSWORD, ACCOUNT, CODE, AT, MAIL, LINK, FIGURES, MACHINE, SHAPE, LONG, KEY, SEED,
    SAID, SPELT, SPACED,
) = (1 << bit for bit in range(17))  # fmt: skip
"""What is seen in a text: words, signs, and what its digits may be."""

SEARCHES = {
    NAME | UNSURE_NAME: ["PERSON"],
    PASSWORD: ["PASSWORD"],
    ACCOUNT: ["HANDLE"],
    CODE: ["ACCESS_CODE"],
    AT: ["EMAIL_ADDRESS", "HANDLE", "PASSWORD"],
    MAIL: ["EMAIL_ADDRESS"],
    LINK: ["URL"],
    FIGURES: ["COORDINATES", "IP_ADDRESS"],
    MACHINE: ["IP_ADDRESS", "MAC_ADDRESS"],
    SHAPE: ["STREET_ADDRESS", "LICENSE_PLATE"],
    LONG: [
        "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "FR_NIR", "FR_SIRET", "UK_NINO", "UK_NHS", "US_SSN",
        "ID_NUMBER", "REFERENCE",
    ],
    KEY: ["SECRET", "CRYPTO_WALLET", "WIFI"],
    SEED: ["SEED_PHRASE"],
    SAID: ["DATE_OF_BIRTH", "BANK_ACCOUNT", "REFERENCE", "CREDIT_CARD", "IBAN_CODE"],
    SPELT: ["PHONE_NUMBER"],
    SPACED: ["URL"],
}  # fmt: skip
"""Flags → the entity types to search for where one of them is seen: a type is in no other text."""

ACROSS_LINES = ~(NAME | LINK | MACHINE)
"""Only where one of these is seen need the lines of a text be joined: a link, the address of a machine and
most names stand in one line. An unsure name is one only beside another, or by its capital in mid-sentence.
"""

(
    _AT_WORD, _DOT_WORD, _STOPPED, _BRACKET, _NUMBER, _CAPITALS, _STREET, _PASS, _TO_PASS, _COUNT, _LETTERS,
    _BORN, _DATED, _POST_CODE, _FIRST, _ENDS, _PERHAPS, _CUE, _KIN, _UPPER,
) = (1 << bit for bit in range(17, 37))  # fmt: skip
"""Signs that count only together: what may be a third party's name wants a cue, and a stranger to the lists a
capital after kin; an address that is written out has an "at" in some form, and a "dot" or a full stop; a
street has a number; "passe" alone is a verb.
"""

_WORDS = {
    PASSWORD: "contra pass login id fi sshpass token secret",
    _PASS: "passe depasse p",
    _TO_PASS: "mot mots motde phrase d palavra",
    ACCOUNT: """
insta instagram ig snap snapchat tiktok tok twitter discord telegram psn pseudo pseudos username usernames
user gamertag gamer steam twitch bereal real threads xbox switch kik skype github linkedin vinted mastodon
bluesky sky bsky handle epic soundcloud fb facebook onlyfans strava venmo cashapp gmail hotmail icloud
""",
    _AT_WORD: "at chez",
    _DOT_WORD: "dot point",
    SHAPE: "plaque plaques reg registration licence license plate plates vin chassis",
    _STREET: """
rue avenue av ave bd bld bvd blvd boulevard impasse imp chemin ch che chem chm allee allees quai faubourg fbg
fg ruelle venelle square rte lotissement hameau lieu esplanade sentier rond cite residence place pl cours crs
route passage villa montee mail parvis pont voie promenade clos domaine porte traverse cour galerie street
st road rd lane ln terrace crescent cres parkway pkwy drive dr court ct sq way close gardens gdns grove
hill mews row walk park green view highway hwy broadway rise quay circle cir trail yard wharf piccadilly
strand
""",
    _FIRST: """
rue avenue av boulevard bd impasse chemin quai allee allees
calle avenida avda avd plaza pza paseo po camino ronda carrer travesia carretera ctra callejon glorieta
passeig placa avinguda rambla via viale vle piazza zza piazzale ple corso cso largo vicolo strada lungomare
contrada rua travessa tv praca alameda estrada calcada beco rodovia ladeira chaussee
""",
    CODE: "tape taper tapez press entrer ouvrir monter open digits chiffres",
    SPACED: "www",
}
_BESIDE = _CUE | _UPPER
"""Signs that are nothing without another."""
_CODE = re.compile(
    r"code|codi|pin|puk|otp|combo|combin|cvv|cvc|crypto"
    r"|\A(?:log|sign|verif|confirm|connect|valid|activ|reset|authent)"
)
_ANNOUNCED = {
    PASSWORD: [phrase for phrase in keywords.PASSWORD if "passe" not in phrase.split()],
    CODE: [
        phrase
        for phrase in (*keywords.CODE, *keywords.WEAK_CODE, *keywords.DOOR, *keywords.BACKUP)
        if not _CODE.search(phrase)
    ],
    _BORN: keywords.BORN,
    SAID: [
        *keywords.BOOKING, *keywords.PARCEL, *keywords.BIC, *keywords.SORT, *keywords.ACCOUNT,
        *keywords.ROUTING, *keywords.IBAN, *keywords.CARD_END,
    ],
    _COUNT: NUMBERS - COMMON,
    SHAPE: keywords.PLATE,
    ACCOUNT: keywords.USERNAME,
}  # fmt: skip


def _flags_of_words() -> dict[str, int]:
    flags: dict[str, int] = defaultdict(int)
    for flag, block in _WORDS.items():
        for word in words(block):
            flags[word] |= flag
    for flag, announced in _ANNOUNCED.items():
        for word in signs(announced):
            flags[word] |= flag
    return dict(flags)


_FLAGS_OF_WORD = _flags_of_words()
_IN_WORDS = {
    CODE: _CODE,
    SHAPE: re.compile(r"\Aimmat"),
    _AT_WORD: re.compile("arr?oba"),
    _ENDS: re.compile(
        r"(?:strasse|str|gasse|allee|weg|platz|damm|ufer|ring|chaussee|promenade|straat|gracht|laan|steeg|plein|kade"
        r"|dreef|singel|burgwal|pad|dijk|plantsoen|markt)\Z"
    ),
}
# None of these has a space in it, so what is seen in a chunk is all that there is.
_IN_CHUNKS = {
    KEY: re.compile(r"[\w%+/=.~:-]{16}"),
    SAID: re.compile(r"[*\u2022x]{4}|[as]/c|d\.o\.b", re.IGNORECASE),
    _LETTERS: re.compile("[A-Z]{6}|(?i:bic|swift)"),
    _CAPITALS: re.compile("[A-Z]{2}|-[A-Z]"),
}
# Nor do these, and no chunk of letters alone has them.
_IN_MIXED_CHUNKS = {
    LINK: re.compile(r"\.[\w-]|:/"),
    FIGURES: re.compile(r"\d\.\d|[.,]\d{3}|\u00b0|\+|///|w3w|what3words", re.IGNORECASE),
    MACHINE: re.compile(r"::|:[0-9A-Fa-f]{1,4}:|[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-"),
    AT: re.compile("[@#]"),
    ACCOUNT: re.compile("live:", re.IGNORECASE),
    PASSWORD: re.compile(r"\A--?u|(?:PASS|PASSWORD|PASSWD|PWD|SECRET|TOKEN|KEY)="),
    SHAPE: re.compile(r"[A-Z]-?\d|\d-?[A-Z]|[a-z]{2}-\d"),
    # An IBAN is the one number that words may part; a paper's may have few digits.
    LONG: re.compile(rf"(?<![^\W_])[A-Za-z]{{2}}\d\d|{MIXED.pattern}"),
    KEY: re.compile(rf"-----BEGIN|{SSID.pattern}", re.IGNORECASE),
    SPACED: re.compile(r"[(\[{]\.[)\]}]"),
    _DATED: re.compile(r"\d{4}|\d[/._-]\d|(?<!\d)(?<!\dh)(?<!:)\d\d(?!\d|[h:]\d)"),
    _STOPPED: re.compile(r"[.(\[{<]"),
    _BRACKET: re.compile(r"[(\[{<]"),
    _FIRST: re.compile(r"(?<![^\W_])(?:[cC]/|(?:[vVpP]\.?[lL][eE]|[cC]\.?[sS][oO]|[rR]\.)(?![^\W_]))"),
    _POST_CODE: re.compile(r"\d{4}"),
    _NUMBER: re.compile(r"\d"),
}
# These have a space, and two capitals in one chunk; and an "at" in brackets may have one.
_SPACED_PLATE = re.compile(r"[A-Z]{2} \d{3} [A-Z]|\d [A-Z]{2,3} \d|-[A-Z]{1,2} \d\d")
_SPACED_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2} \d\d")
_BRACKETED_AT = re.compile(r"[(\[{<]\s?[aAcC]")
_ALL_SIGNS = (*_IN_CHUNKS.items(), *_IN_MIXED_CHUNKS.items())
_DIGIT = _IN_MIXED_CHUNKS[_NUMBER]
_LONG = 5
"""Digits of the shortest number that needs no other sign: a paper's. Of 18h30 nothing can be made."""
_ENOUGH = (
    NAME | UNSURE_NAME | PASSWORD | ACCOUNT | AT | LINK | FIGURES | MACHINE | KEY | SEED | SPELT | SPACED
)
"""What counts by itself."""
_NEAR = 5
"""Words from a house number to the kind of street: "12 St John's Wood High Street"."""
_NEAR_AFTER = 14
"""The same where the number is last: "Avenida de los Reyes Católicos de la Cruz, nº 12"."""
_NEAR_POST_CODE = 3
"""From a house number to the post code: "12 bus 3 , 2000"."""
_LONGEST_KEPT = 64
_BETWEEN_PAIRS = frozenset(("puis", "then", "et", "and"))
"""Words that may part the digits of a number."""
_JOINS = re.compile("['-]")


class _Chunks(dict[str, int]):
    """What stands between two spaces → what is seen in it, filled as chat comes by: it repeats itself.

    A chunk is normalised as the whole message is, so its words are the ones that the recognizers see.
    `empty` are those in which nothing is seen. `seeds` counts the words of seed phrases in a chunk: they
    are a quarter of all English, and mean something only where a dozen meet.
    """

    def __init__(self, recognizer: NameRecognizer | None, others: ThirdPartyRecognizer | None) -> None:
        super().__init__()
        self.recognizer, self.others = recognizer, others
        self.empty: set[str] = set()
        self.seeds: dict[str, int] = {}

    def __missing__(self, chunk: str) -> int:
        plain = normalise(chunk).text
        seen = seeds = 0
        for word in PLAIN_WORD.findall(plain):
            folded = plain_fold(word)
            flags = _FLAGS_OF_WORD.get(folded, 0)
            seen |= flags | SPELT * bool(seen & flags & _COUNT)
            seeds += folded in LISTS
            for flag, sign in _IN_WORDS.items():
                if sign.search(folded):
                    seen |= flag
            if self.recognizer:
                seen |= _name_flag(self.recognizer, word)
            if self.others:
                seen |= _third_party_flag(self.others, word)
        seen |= SEED * (seeds > 2 or (seeds > 0 and len(chunk) > _LONGEST_KEPT))
        signs_here = _IN_CHUNKS.items() if plain.isalpha() else _ALL_SIGNS
        for flag, sign in signs_here:
            if sign.search(plain):
                seen |= flag
        if self.others and _JOINS.search(plain):
            seen |= _CUE
        if self.recognizer and any(self.recognizer.find_accounts(plain)):
            seen |= NAME
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) > 300_000:
                self.clear()
                self.empty.clear()
                self.seeds.clear()
            self[chunk] = seen
            if seeds:
                self.seeds[chunk] = seeds
            if not seen & ~_BESIDE:
                self.empty.add(chunk)
        return seen


def _name_flag(recognizer: NameRecognizer, word: str) -> int:
    key = recognizer.lookup[word]
    if not key:
        return 0
    name = recognizer.table.names.get(key)
    return NAME if name and not name.capital else UNSURE_NAME


def _third_party_flag(recognizer: ThirdPartyRecognizer, word: str) -> int:
    flag = recognizer.signs(word)
    upper = _UPPER * word[0].isupper()
    if flag == "name":
        return NAME | _CUE
    if flag == "perhaps":
        return _CUE | (UNSURE_NAME if upper else _PERHAPS)
    if flag == "title":
        return UNSURE_NAME | _CUE
    return upper | {"kin": _KIN | _CUE, "cue": _CUE}.get(flag, 0)


class Prefilter:
    """Built for one table of names; holds a cache of the chunks seen."""

    def __init__(self, recognizer: NameRecognizer | None, others: ThirdPartyRecognizer | None = None) -> None:
        self._chunks = _Chunks(recognizer, others)

    def look(self, text: str) -> int:
        """What a text holds, as flags (see `SEARCHES`); 0: nothing to search for."""
        chunks = text.split()
        if self._chunks.empty.issuperset(chunks):
            return SEED * self._may_hold_seed(chunks)
        flags = list(map(self._chunks.__getitem__, chunks))
        seen = reduce(or_, flags)
        found = seen & _ENOUGH | SEED * self._may_hold_seed(chunks)
        if (seen & _PERHAPS and seen & _CUE) or (seen & _KIN and seen & _UPPER):
            found |= UNSURE_NAME
        if seen & _PASS and seen & _TO_PASS:
            found |= PASSWORD
        spelt_dot = seen & (_STOPPED | _DOT_WORD) and not seen & AT
        bracketed = seen & _BRACKET and _BRACKETED_AT.search(normalise(text).text)
        if spelt_dot and (seen & _AT_WORD or bracketed):
            found |= MAIL
        if seen & _DOT_WORD:
            found |= SPACED
        if seen & _COUNT and sum(map(bool, map(_COUNT.__and__, flags))) >= RARE_LEAST:
            found |= SPELT
        if seen & (_NUMBER | _LETTERS):
            found |= seen & SAID | SAID * bool(seen & _BORN and seen & _DATED)
        if seen & _NUMBER:
            found |= seen & (CODE | SHAPE | LONG) | _look_at_numbers(chunks, flags)
            if seen & _CAPITALS:
                line = normalise(text).text.replace("\n", " ")
                found |= SHAPE * bool(_SPACED_PLATE.search(line)) | LONG * bool(_SPACED_IBAN.search(line))
        return found

    def _may_hold_seed(self, chunks: Sequence[str]) -> bool:
        """Whether a dozen words of seed phrases stand on end; a chunk with three is seen by itself."""
        seeds = self._chunks.seeds
        if 2 * len(chunks) < SHORTEST or 2 * sum(map(seeds.__contains__, chunks)) < SHORTEST:
            return False
        run = longest = 0
        for chunk in chunks:
            if chunk in seeds:
                run += seeds[chunk]
                longest = max(longest, run)
            elif any(map(str.isalpha, chunk)):
                run = 0
        return longest >= SHORTEST


def _look_at_numbers(chunks: Sequence[str], flags: Sequence[int]) -> int:
    """SHAPE where a number stands shortly before or after a kind of street, or right before a post code; LONG
    where no word parts its digits."""
    found, digits, number, street = 0, 0, -_NEAR - 1, -_NEAR_AFTER - 1
    for at, (chunk, seen) in enumerate(zip(chunks, flags, strict=True)):
        if seen & _FIRST:
            street = at
        if seen & _NUMBER:
            ended = at > 0 and flags[at - 1] & _ENDS
            posted = seen & _POST_CODE and at - number <= _NEAR_POST_CODE
            if ended or posted or at - street <= _NEAR_AFTER:
                found |= SHAPE
            number = at
            digits += len(_DIGIT.findall(chunk))
            if digits >= _LONG:
                found |= LONG
        elif chunk.isalpha() and chunk not in _BETWEEN_PAIRS:
            digits = 0
        if seen & _STREET and at - number <= _NEAR:
            found |= SHAPE
    return found
