"""French street addresses."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP, words
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.recognizers.address import CITY_WORD, is_announced, town_after
from ghostprep.privacy.recognizers.recognizer import Recognizer

_SURE = (
    "rue|avenue|av\\.?|ave\\.?|bd\\.?|bld\\.?|bvd\\.?|blvd\\.?|boulevard|impasse|imp\\.?|chemin"
    "|all[ée]es?|quai|faubourg|fbg|fg|ruelle|venelle|"
    "square|rte|lotissement|hameau|lieu-dit|esplanade|sentier|rond-point|cit[ée]|r[ée]sidence"
)
_UNSURE = (
    "place|pl\\.?|cours|crs|route|passage|villa|mont[ée]e|mail|parvis|pont|voie|promenade|clos|domaine"
    "|porte|traverse|cour|galerie|che?m?\\."
)
_NUMBER = r"(?<![\w.,/:])(?:n°[ ]?)?\d{1,4}(?:[ ]?(?:bis|ter|quater)(?!\w)|[ ]?[A-Da-d](?!\w))?"
_PARTICLE = r"(?:(?:de[ ]la|de[ ]l'|de|du|des|aux?|la|le|les|l'|d'|en|sur|sous|et|à)(?:(?<=')|[ ]))"
_WORD = (
    r"(?:[^\W\d_][\w'’.-]{0,30}|\d{1,2}(?:er|e|ème)?(?=[ ][a-zA-Zéû]{3,9}[ ]\d{4}|[ ](?:janvier"
    r"|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)))"
)
_STREET = re.compile(
    rf"{_NUMBER}[ ]{{0,2}},?[ ]{{0,2}}(?:(?P<sure>{_SURE})|(?P<unsure>{_UNSURE}))[ ]+"
    rf"(?P<name>{_PARTICLE}{{0,3}}{_WORD})",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?P<glue>[ ](?:{_PARTICLE}){{0,3}})(?P<word>{_WORD}|\d{{4}}(?!\w))", re.IGNORECASE)
_WORDS_TOO = frozenset(("bd", "av", "ave", "square", "cité", "cite", "résidence", "residence", "imp", "fg"))
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
_CITY = re.compile(
    rf"[ ]{{0,2}}[,\-–]?[ ]{{0,2}}\n?(?:à[ ])?(?:(?:\d{{5}}|\d{{4}}(?=[ ]+[A-ZÀ-Ý]))(?:[ ]+"
    rf"(?:{CITY_WORD}(?:[ -](?:de|du|la|le|les|sur|sous|en|lès|{CITY_WORD})){{0,4}}(?:[ ]\d{{1,2}}(?:e"
    rf"|er|ème)?(?!\w))?|[a-zà-ÿ][\w'-]{{2,25}}))?)"
)
_NOT_A_NAME = frozenset(
    words(
        """
parking concert ciné cine cinéma théâtre theatre train avion maths math anglais français danse yoga sport
piano meals miles feet meters metres root inches km foot
"""
    )
)
_MORE_WORDS = 6
_APART = frozenset(("à", "et", "en", "sur", "au", "aux"))
"""After a street in lower case they begin something else ("rue des lilas à Paris")."""


class ChatFrenchAddressRecognizer(Recognizer):
    """A house number, a kind of street and its name, with what follows of post code and town."""

    entity = "STREET_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _STREET.finditer(text):
            if _is_street(match, text):
                yield match.start(), _town_end(text, _name_end(text, match))


def _is_street(match: re.Match[str], text: str) -> bool:
    if match["name"][-1:].isdigit():
        return True
    last = re.findall(r"[^\W\d_][\w-]*", match["name"])[-1]
    word = last.lower()
    if (word in STOP and word not in _TITLES) or word in _NOT_A_NAME:
        return False
    if match["sure"] and not last[:1].isupper() and match["sure"].lower() in _WORDS_TOO:
        number = int(re.findall(r"\d+", match.group())[0])
        return number > 9 or word in _TITLES or word in FIRST_NAMES or _is_meant(match, text)
    return bool(match["sure"]) or last[:1].isupper() or _is_meant(match, text)


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether the words before, a comma after the number or a post code speak of an address."""
    announced = is_announced(text, match.start(), 40)
    return announced or "," in match.group() or bool(_CITY.match(text, match.end()))


def _name_end(text: str, match: re.Match[str]) -> int:
    end = _clean_end(text, match.start("name"), match.end())
    previous = re.split(r"[ ']", text[match.start("name") : end])[-1]
    for _ in range(_MORE_WORDS):
        more = _MORE.match(text, end)
        if not more or not _goes_on(previous, more["glue"].split(), more["word"].rstrip(".-'’")):
            break
        end = _clean_end(text, more.start("word"), more.end())
        previous = more["word"].rstrip(".-'’")
        if text[end : end + 1] in ".,":
            break
    return end


def _goes_on(previous: str, glue: list[str], word: str) -> bool:
    """The name goes on while words are capitalised, or follow a first name or a title ("victor hugo")."""
    stop = word.lower() in STOP
    proper = word[:1].isupper() and not stop and (not word.isupper() or previous.isupper())
    known = previous.lower() in _TITLES or previous.lower() in FIRST_NAMES
    dated = (_MONTH.match(word) and previous[:1].isdigit()) or (word.isdigit() and _MONTH.match(previous))
    if not (proper or dated or (known and not glue and not stop and word.isalpha())):
        return False
    return not glue or glue[0].lower() not in _APART or previous[:1].isupper()


def _clean_end(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in ".-'’":
        end -= 1
    return end


def _town_end(text: str, end: int) -> int:
    town = _CITY.match(text, end)
    return town.end() if town else town_after(text, end, (",", " à "))
