"""Places and things with a registered sign: street addresses, coordinates, licence plates."""

import re
from collections.abc import Iterator

from ghostprep.privacy.base import Recognizer, before
from ghostprep.privacy.pseudonyms import FIRST_NAMES
from ghostprep.privacy.said import STOP
from ghostprep.privacy.wordlists import words

_FR_SURE = (
    "rue|avenue|av\\.?|ave\\.?|bd\\.?|bld\\.?|bvd\\.?|blvd\\.?|boulevard|impasse|imp\\.?|chemin"
    "|all[ée]es?|quai|faubourg|fbg|fg|ruelle|venelle|"
    "square|rte|lotissement|hameau|lieu-dit|esplanade|sentier|rond-point|cit[ée]|r[ée]sidence"
)
_FR_UNSURE = (
    "place|pl\\.?|cours|crs|route|passage|villa|mont[ée]e|mail|parvis|pont|voie|promenade|clos|domaine"
    "|porte|traverse|cour|galerie|che?m?\\."
)
_NUMBER = r"(?<![\w.,/:])(?:n°[ ]?)?\d{1,4}(?:[ ]?(?:bis|ter|quater)(?!\w)|[ ]?[A-Da-d](?!\w))?"
_PARTICLE = r"(?:(?:de[ ]la|de[ ]l'|de|du|des|aux?|la|le|les|l'|d'|en|sur|sous|et|à)(?:(?<=')|[ ]))"
_FR_WORD = (
    r"(?:[^\W\d_][\w'’.-]{0,30}|\d{1,2}(?:er|e|ème)?(?=[ ][a-zA-Zéû]{3,9}[ ]\d{4}|[ ](?:janvier"
    r"|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)))"
)
_FR_STREET = re.compile(
    rf"{_NUMBER}[ ]{{0,2}},?[ ]{{0,2}}(?:(?P<sure>{_FR_SURE})|(?P<unsure>{_FR_UNSURE}))[ ]+"
    rf"(?P<name>{_PARTICLE}{{0,3}}{_FR_WORD})",
    re.IGNORECASE,
)
_FR_MORE = re.compile(
    rf"(?P<glue>[ ](?:{_PARTICLE}){{0,3}})(?P<word>{_FR_WORD}|\d{{4}}(?!\w))", re.IGNORECASE
)
_FR_WORDS_TOO = frozenset(
    ("bd", "av", "ave", "square", "cité", "cite", "résidence", "residence", "imp", "fg")
)
"""Kinds of street that are other words too ("mes 2 bd préférées")."""
_MONTH = re.compile(
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\Z",
    re.I,
)
_TITLES = frozenset(
    words(
        """
saint sainte st ste général gal docteur dr maréchal mal président pdt professeur pr colonel commandant
abbé amiral victor jean jules louis charles georges émile emile anatole jacques henri alfred léon leon
édouard edouard gustave aristide jeanne marie jourdan ferdinand denis voltaire
"""
    )
)
_CITY_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}"
_FR_CITY = re.compile(
    rf"[ ]{{0,2}}[,\-–]?[ ]{{0,2}}\n?(?:à[ ])?(?:(?P<code>\d{{5}}|\d{{4}}(?=[ ]+[A-ZÀ-Ý]))(?:[ ]+"
    rf"(?:{_CITY_WORD}(?:[ -](?:de|du|la|le|les|sur|sous|en|lès|{_CITY_WORD})){{0,4}}(?:[ ]\d{{1,2}}(?:e"
    rf"|er|ème)?(?!\w))?|[a-zà-ÿ][\w'-]{{2,25}}))?)"
)
_CITY_ALONE = re.compile(
    rf"(?:,[ ]?|[ ](?:à|in)[ ]|[ ])(?P<city>{_CITY_WORD}(?:[ -]{_CITY_WORD}){{0,2}})(?:[ ]\d{{1,2}}(?:e"
    rf"|er|ème)?)?(?![\w])"
)
_ADDRESS_WORD = re.compile(
    r"\b(?:adresse|habite\w{0,3}|hab|rdv|rendez-vous|livr\w{0,6}|chez|gar[ée]e?s?|devant|loge\w{0,3}"
    r"|vi[st]|vit|au|domicile|colis|envoie|pr[eè]s|face|address|live|lives|at|to|outside"
    r"|near)\b[^\n]{0,25}\Z",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset(
    words(
        """
parking concert ciné cine cinéma théâtre theatre train avion maths math anglais français danse yoga sport
piano meals miles feet meters metres root inches km foot
"""
    )
)

_EN_SURE = "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Terrace|Boulevard|Blvd|Crescent|Cres|Parkway|Pkwy"
_EN_UNSURE = (
    "Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Way|Close|Gardens|Gdns|Grove|Hill|Mews|Row|Walk|Park|Green"
    "|View|Highway|Hwy|Broadway|Rise|Quay|Circle|Cir|Trail|Yard|Wharf"
)
_EN_STREET = re.compile(
    r"(?<![\w.,:/£$€-])\d{1,5}[A-Za-z]?,?[ ]"
    r"(?P<name>(?:[^\W\d_][\w'’.-]{0,25}|\d{1,3}(?:st|nd|rd|th))(?:[ ][^\W\d_][\w'’.-]{0,25}){0,3}?)[ ]"
    rf"(?:(?P<sure>{_EN_SURE})|(?P<unsure>{_EN_UNSURE}))(?!\w)(?!')\.?(?:[ ](?:North|South|East|West"
    rf"|[NSEW]{{1,2}})(?!\w))?"
    r"(?:,?[ ](?:flat|apt\.?|apartment|unit|suite|#)[ ]?#?\w{1,5}(?!\w))?",
    re.IGNORECASE,
)
_EN_FLAT = re.compile(r"(?<!\w)(?:Flat|Apt\.?|Apartment|Unit|Suite|Room)[ ]?#?\w{1,5},?[ ]\Z", re.IGNORECASE)
_EN_BROADWAY = re.compile(r"(?<![\w.,:/£$€-])\d{1,5}[ ](?:Broadway|Piccadilly|Strand)(?!\w)")
_UK_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}(?!\w)"
_EN_CITY = re.compile(
    rf"(?:,?[ ]{{0,2}}\n?{_CITY_WORD}(?:[ -]{_CITY_WORD}){{0,2}})?,?[ ]{{0,2}}(?:{_UK_POSTCODE}"
    rf"|[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?(?!\w))"
)
_POSTCODE = re.compile(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?![\w-])")
_EN_UNITS = frozenset(
    words(
        """
min mins minute minutes hr hrs hour hours sec secs mile miles km kms m block blocks more other people guys
cars star stars way ways car day days mph week weeks month months year years times time down up off step
steps metres meters yard yards big new old long lanes lane double single
"""
    )
)


class ChatAddressRecognizer(Recognizer):
    """A house number, a kind of street and its name, with what follows of post code and town."""

    entity = "STREET_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _FR_STREET.finditer(text):
            if _is_french_street(match, text):
                yield match.start(), _town_end(text, _name_end(text, match))
        for match in _EN_STREET.finditer(text):
            if _is_english_street(match, text):
                flat = _EN_FLAT.search(before(text, match.start(), 20))
                start = match.start() - (len(flat.group()) if flat else 0)
                yield start, _english_town_end(text, match.end())
        for match in _EN_BROADWAY.finditer(text):
            yield match.start(), _english_town_end(text, match.end())
        for match in _POSTCODE.finditer(text):
            yield match.span()


def _is_french_street(match: re.Match[str], text: str) -> bool:
    if match["name"][-1:].isdigit():
        return True
    last = re.findall(r"[^\W\d_][\w-]*", match["name"])[-1]
    if (last.lower() in STOP and last.lower() not in _TITLES) or last.lower() in _NOT_A_NAME:
        return False
    if match["sure"] and not last[:1].isupper() and match["sure"].lower() in _FR_WORDS_TOO:
        number = int(re.findall(r"\d+", match.group())[0])
        return number > 9 or last.lower() in _TITLES or last.lower() in FIRST_NAMES or _is_said(match, text)
    if match["sure"] or last[:1].isupper():
        return bool(match["sure"]) or not text[match.start("unsure")].isspace()
    return _is_said(match, text)


def _is_said(match: re.Match[str], text: str) -> bool:
    """Whether the words before, a comma after the number or a post code speak of an address."""
    said = _ADDRESS_WORD.search(before(text, match.start(), 40))
    return bool(said or "," in match.group() or _FR_CITY.match(text, match.end()))


def _name_end(text: str, match: re.Match[str]) -> int:
    """The name goes on while words are capitalised, or follow a first name or a title ("victor hugo")."""
    end = _clean_end(text, match.start("name"), match.end())
    previous = re.split(r"[ ']", text[match.start("name") : end])[-1]
    for _ in range(6):
        more = _FR_MORE.match(text, end)
        if not more:
            break
        word = more["word"].rstrip(".-'’")
        joined = bool(more["glue"].strip())
        proper = word[:1].isupper() and word.lower() not in STOP
        known = previous.lower() in _TITLES or (previous.lower() in FIRST_NAMES and not joined)
        dated = (bool(_MONTH.match(word)) and previous[:1].isdigit()) or (
            word.isdigit() and bool(_MONTH.match(previous))
        )
        if not (
            (proper and not word.isupper())
            or (proper and previous.isupper())
            or dated
            or (known and word.lower() not in STOP and word.isalpha() and not joined)
        ):
            break
        if (
            joined
            and more["glue"].split()[0].lower() in ("à", "et", "en", "sur", "au", "aux")
            and not previous[:1].isupper()
        ):
            break
        end = _clean_end(text, more.start("word"), more.end())
        previous = word
        if text[end : end + 1] in ".,":
            break
    return end


def _clean_end(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in ".-'’":
        end -= 1
    return end


def _town_end(text: str, end: int) -> int:
    town = _FR_CITY.match(text, end)
    if town:
        return town.end()
    alone = _CITY_ALONE.match(text, end)
    if (
        alone
        and alone["city"].split()[0].lower() not in STOP
        and (text[end] == "," or " à " in alone.group())
    ):
        return alone.end()
    return end


def _is_english_street(match: re.Match[str], text: str) -> bool:
    """Whether it is an address, unlike "10 min walk" and "2 miles down the road"."""
    words = match["name"].split()
    compass = len(words) > 1 and words[0].rstrip(".") in ("N", "S", "E", "W", "NE", "NW", "SE", "SW")
    lowered = [word.lower() for word in words[compass:]]
    if (
        any(word in _EN_UNITS for word in lowered)
        or lowered[0] in STOP
        or (STOP & set(lowered[1:])) - {"of", "the", "and"}
        or lowered[-1] in STOP
    ):
        return False
    proper = all(word[:1].isupper() or word[:1].isdigit() or word in ("of", "the", "and") for word in words)
    kind = match["sure"] or match["unsure"]
    if proper and kind[:1].isupper():
        return True
    if len(words) > 2:
        return False
    if (match["sure"] and kind.lower() not in ("st", "ave")) or (match["sure"] and proper):
        return True
    said = _ADDRESS_WORD.search(before(text, match.start(), 30))
    return bool(said)


def _english_town_end(text: str, end: int) -> int:
    town = _EN_CITY.match(text, end)
    if town:
        return town.end()
    alone = _CITY_ALONE.match(text, end)
    if alone and text[end] == "," and alone["city"].split()[0].lower() not in STOP:
        return alone.end()
    return end


_DECIMAL = re.compile(
    r"(?<![\w.,])[-+]?(?P<lat>\d{1,2}\.\d{3,15})[ ]?°?[ ]?[NSns]?[ ]{0,2}[,;/ ][ ]{0,2}[-+]?"
    r"(?P<lon>\d{1,3}\.\d{3,15})(?:[ ]?°?[ ]?[EWOewo](?!\w)|[ ]?°)?(?![\w])"
)
_DECIMAL_COMMA = re.compile(
    r"(?<![\w.,])[-+]?(?P<lat>\d{1,2},\d{4,15})[ ]?°?[ ]?[NS]?[ ]{0,2}[;/ ][ ]{0,2}[-+]?"
    r"(?P<lon>\d{1,3},\d{4,15})(?:[ ]?°?[ ]?[EWO](?!\w)|[ ]?°)?(?![\w])"
)
_COMPASS_FIRST = re.compile(
    r"(?<!\w)[NS][ ]?(?P<lat>\d{1,2}\.\d{3,15})°?[ ]{0,2}[,;/]?[ ]{0,2}[EWO][ ]?"
    r"(?P<lon>\d{1,3}\.\d{3,15})°?(?!\w)"
)
_DEGREES = re.compile(
    r"(?<![\w.,])\d{1,2}[ ]?°[ ]?\d{1,2}(?:\.\d{1,6})?[ ]?'[ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|'')?)?[ "
    r"]?[NS][ ]{0,2},?[ ]{0,2}"
    r"\d{1,3}[ ]?°[ ]?\d{1,2}(?:\.\d{1,6})?[ ]?'[ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|'')?)?[ ]?[EWO](?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<![\w/:])///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}(?!\w)")
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?=[A-Z]{0,7}\d)(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])"
)


class ChatCoordinatesRecognizer(Recognizer):
    """Latitude and longitude in the usual notations, what3words, plus codes."""

    entity = "COORDINATES"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_DECIMAL, _DECIMAL_COMMA, _COMPASS_FIRST):
            for match in pattern.finditer(text):
                lat, lon = (float(match[name].replace(",", ".")) for name in ("lat", "lon"))
                exact = (
                    "," in match.group()
                    or ";" in match.group()
                    or min(len(match[name]) - match[name].find(".") for name in ("lat", "lon")) > 4
                )
                if lat <= 90 and lon <= 180 and exact:
                    yield match.span()
        for pattern in (_DEGREES, _WORDS, _PLUS_CODE):
            for match in pattern.finditer(text):
                yield match.span()


_L = "A-HJ-NP-TV-Z"
_FR_PLATE = re.compile(
    rf"(?<![\w-])(?:(?!SS|WW)[{_L}]{{2}}(?P<sep>[- ]?)\d{{3}}(?P=sep)(?!SS)[{_L}]{{2}}|(?!ss"
    rf"|ww)[{_L.lower()}]{{2}}-\d{{3}}-(?!ss)[{_L.lower()}]{{2}})(?![\w-])"
)
_UK_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7]\d)[ ]?[A-HJ-PR-Z]{3}(?![\w-])")
_SAID_PLATE = re.compile(
    r"\b(?:plaques?|immat\w{0,13}|reg(?:istration)?|licen[cs]e|plates?|num[ée]ro de "
    r"plaque)\b[^\n\d]{0,24}?(?<!\w)(?P<n>(?:[a-z]{2}[ -]?\d{3}[ -]?[a-z]{2}"
    r"|[a-z]{2}\d{2}[ -]?[a-z]{3}|\d{2,4}[ -]?[a-z]{2,3}[ -]?(?:\d{2}|2[ab])|[a-z]\d{1,3}[ ]?[a-z]{3}|\d[ "
    r"-]?[a-z]{3}[ -]?\d{3}|\d[a-z]{3}\d{3}|[a-z]{3}[ -]\d{3,4}|[a-z]{2}[ ]?\d{4,6}))(?!\w)",
    re.IGNORECASE,
)
_OLD_FR_PLATE = re.compile(
    rf"(?<![\w-])\d{{2,4}}[- ][{_L}]{{2,3}}[- ](?:0[1-9]|[1-8]\d|9[0-5]|2[AB])(?![\w-])"
)


class ChatPlateRecognizer(Recognizer):
    """French and UK number plates in capitals or with hyphens; other shapes after a word such as "plaque"."""

    entity = "LICENSE_PLATE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_FR_PLATE, _UK_PLATE, _OLD_FR_PLATE):
            for match in pattern.finditer(text):
                yield match.span()
        for match in _SAID_PLATE.finditer(text):
            yield match.span("n")
