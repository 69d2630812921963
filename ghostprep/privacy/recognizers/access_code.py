"""Door codes, PINs, one-time codes."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.recognizers.announced import TAG, bare, excluded, tokens_after
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_KEYWORD = re.compile(
    r"(?<![^\W_])(?:digi-?codes?|(?:code|pin|combinaison)s?[ ](?:d'acc[eè]s|d'entr[eé]e|d'activation|de "
    r"(?:la |ma |l')?(?:porte|entr[eé]e|"
    r"r[eé]sidence|grille|barri[eè]re|cave|alarme|carte|cb|v[eé]rif\w{0,10}|confirmation|s[eé]curit[eé]"
    r"|d[eé]verrouillage|retrait|connexion|"
    r"immeuble|appart\w{0,8}|maison|bo[iî]te)|de l'\w{1,14}|du (?:portail|b[aâ]timent|bat|hall|garage"
    r"|parking|cadenas|t[eé]l\w{0,8}|local|coffre|sas)|"
    r"porte|portail|immeuble|entr[eé]e|hall|garage|alarme|secret|bat(?:iment)?|b[aâ]timent|pin|sms|cb"
    r"|carte|sim|puk|bo[iî]te|interphone|parking|cadenas|coffre)|code[ ](?:d'en[ ](?:bas|haut)|en[ ]bas"
    r"|du[ ](?:rez|bas)|2fa)"
    r"|(?:door|gate|entry|access|building|alarm|garage|security|verification|confirmation|buzzer|lock "
    r"?box|key ?box|lock|locker|safe|sms|login|auth\w{0,12}|pickup|"
    r"one[- ]time|2fa|otp|bank|card|phone|sim|pass)[ -]?(?:code|pin|combo)s?|passcode|pin(?:[ ]code)?|puk"
    r"|otp|combination|"
    r"code)(?![^\W_])(?!-(?:barre|bar))",
    re.IGNORECASE,
)
_NOT_A_CODE = re.compile(
    r"[ ]*(?:postal|zip|promo|source|erreur|error|barres?|couleur|de la route|route|civil|p[eé]nal|du "
    r"travail|de r[eé]duc|r[eé]duc|rome|naf|ape|"
    r"parrain|vestimentaire|morse|review|wars|http|insee|qr|python|html|java|couleurs?|hex|review"
    r"|coverage|is broken|red|rouge|quantum)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:error|erreur|zip|promo|area|country|dress|discount|qr|bar|source|status|http|exit|postal"
    r"|referral|gift|voucher)[ ]\Z",
    re.I,
)
_CODE = re.compile(r"(?:[*#]?\d{3,8}[A-Za-z]?[#*]?|[A-Za-z]\d{3,8}[A-Za-z]?[#*]?|[A-Z]-?\d{4,8})\Z")
_MIXED_CODE = re.compile(
    r"(?=[0-9A-Za-z]{0,7}\d)(?=[0-9A-Za-z]{0,7}[A-Z])[0-9A-Za-z]{3,8}[#*]?\Z|\d{1,4}[a-z]\d{1,4}[#*]?\Z"
    r"|\d{2,4}-\d{2,4}\Z"
)
_CODE_BEFORE = re.compile(
    r"(?<![\w.,+-])(?P<n>(?:[A-Z]-)?\d{4,8}[A-Z]?|\d{1,4}[A-Z]\d{1,4})[ ](?:is|est|c'est|:|c|=)[ ](?:"
    r"(?:your|the|my|ton|votre|le|mon|un|ma|du|de|for|door|gate|la)[ ]?)"
    r"(?:[\w-]{1,20}[ ]){0,4}?(?:digi)?(?:code|pin|passcode)\b",
    re.IGNORECASE,
)
_CARD_CODE = re.compile(
    r"\b(?:cvv|cvc|crypto(?:gramme)?(?:[ ]visuel)?|code[ ]de[ ]s[eé]curit[eé]|security[ ]code)2?[ ]{0,2}"
    r"(?:c'est|est|is|[:=])?[ ]{0,2}(?P<n>\d{3,4})(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ ]?(?:balles|boules|euros?|eur|€|\$|£|fois|ans|points?|pts|pages?|lignes|lines|questions?"
    r"|personnes|people|times|years|bucks|dollars|pounds|k)(?!\w)",
    re.IGNORECASE,
)
_THREE_MORE = re.compile(r"[ ]\d{3}(?!\w)")
_GLUE = frozenset(
    words(
        """
entrer rentrer ouvrir monter grille card carte bleue enter get into open house flat building apartment
shed lock safe appart accéder on
c'est c est is le la l' the de du des pour for d'entrée entrée porte immeuble portail : = -> → hall bat
bât bâtiment et puis sera etait était was your my mon ton son ma ta sa it's in en a à au as code now still
toujours front back door gate main building
"""
    )
)


class ChatAccessCodeRecognizer(Recognizer):
    """Door codes, PINs, one-time codes: digits (or a short mix) that a word such as "digicode" announces."""

    entity = "ACCESS_CODE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _KEYWORD.finditer(text):
            if _NOT_A_CODE.match(text, match.end()) or _NOT_BEFORE.search(before(text, match.start(), 12)):
                continue
            weak = match.group().lower() in ("code", "codes", "combination", "pin")
            found = _announced_code(text, match.end(), weak)
            if found and not _UNIT.match(text, found[1]):
                yield found
        for pattern in (_CODE_BEFORE, _CARD_CODE):
            for match in pattern.finditer(text):
                yield match.span("n")


def _announced_code(text: str, after: int, weak: bool) -> tuple[int, int] | None:
    """`weak`: the keyword is a word with other uses, so that only `_GLUE` may stand between."""
    pointed = False
    for start, end, raw in tokens_after(text, after, 5 if weak else 7):
        if raw in (":", "=", "-", "->", "→"):
            pointed = True
            continue
        lead = re.match(r"[:=]", raw)
        if lead:
            start, raw, pointed = start + 1, raw[1:], True
        start, end, token = bare(start, end, raw)
        if not excluded(token) and (_CODE.match(token) or _MIXED_CODE.match(token)):
            if weak and not pointed and len(re.sub(r"\D", "", token)) < 4 and not re.search(r"[A-Z]", token):
                return None
            tail = _THREE_MORE.match(text, end) if re.fullmatch(r"\d{3}", token) else None
            return start, tail.end() if tail else end
        if TAG.search(token):
            return None
        if weak and raw.lower() not in _GLUE:
            return None
        if raw[-1:] in ":=":
            pointed = True
        if raw[-1:] in "?!" or (raw[-1:] == "." and not pointed):
            return None
    return None
