"""Door codes, PINs, one-time codes."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.recognizers.announced import TAG, bare, excluded, spelt, tokens_after
from ghostprep.privacy.recognizers.keywords import CODE, DOOR, GONE, WEAK_CODE
from ghostprep.privacy.recognizers.recognizer import Recognizer, before
from ghostprep.privacy.recognizers.thing_numbers import OF_A_THING

_CODE_OF = (
    r"(?<![^\W_])(?:c[oó]digo[ ](?:de[ ]la|de|del|da|do)|codice[ ](?:della|dello|dell'|del|di|d')"
    r"|pin[ ](?:della|dell'|del|do|da)|(?:code|pin)[ ](?:vom|am|zum|zur|van|voor|f[uü]rs?))(?:[ ]|(?<='))"
    r"(?:(?:de[rnm]?|das|het|m'n|mijn|mein|mi|mio|meu|il|la|o|a)[ ])?"
    r"(?!postal|barr|produ|prodot|art|desc|scont|rabat|korting|client|kund|klant|fiscal|pedido|ordine)"
    r"[^\W\d_]{3,20}(?![^\W_])"
)
"""A code of whatever opens with it: "código del candado", "pin van mijn telefoon"."""
_STRONG = re.compile(rf"(?:{spelt(CODE)}|{_CODE_OF})(?!-(?:barre|bar))", re.IGNORECASE)
_WEAK = re.compile(rf"{spelt(WEAK_CODE)}(?!-(?:barre|bar))", re.IGNORECASE)
_OPENING = r"(?:pour (?:entrer|ouvrir|monter)|to open)"
_DOOR = re.compile(
    rf"(?:{spelt(DOOR)}|(?<!\w)(?:tape[rz]?|press|fais)(?:[ ]le)?"
    rf"(?=[ ][\w#*]{{2,10}}(?:[ ]\d\d)?[ ](?:[aà] l'entr|at the|puis|then|{_OPENING}))"
    rf"|(?<!\w){_OPENING}(?:[ ](?:fais|tape[rz]?|c'est|press|type|do|it's))?(?:[ ]le)?)"
    r"(?:[ ](?:c'est|c|est|is|ist|es|è|é|its|it's|(?:tu |vous )(?:fais|faites|tape[sz]|sonne[sz])))?"
    r"[ ]?[:=]?[ ](?:le[ ])?",
    re.IGNORECASE,
)
_NOT_A_CODE = re.compile(
    r"[ ]*(?:postal|zip|promo|source|erreur|error|barres?|couleurs?|de la route|route|civil|p[eé]nal"
    r"|du travail|de r[eé]duc|r[eé]duc|rome|naf|ape|swift|bic|iban|de r[eé]servation|r[eé]sa|review|parrain"
    r"|vestimentaire|morse|wars|http|insee|qr|python|html|java|hex|coverage|is broken|red|rouge|quantum"
    r"|de (?:secours|r[eé]cup)\w{0,10}|fiscale?|prenotazione|de reserva|da reserva|de rastreio|spedizione"
    r"|di prenotazione|de barras|ci)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:error|erreur|zip|promo|area|country|dress|discount|qr|bar|source|status|http|exit|postal|plus"
    r"|referral|gift|voucher|sort|booking|reservation|swift|backup|recovery|morse|back up)[ ]\Z",
    re.I,
)
_SPACED = r"\d(?:[ ]\d){3,7}|\d{3}[ -]\d{3}|G-\d{6}|\d\d-\d\d-\d\d|[*#]?\d\d[ ]\d\d[#*]?"
"""Codes in groups, as they are sent and read out."""
_GROUPED = re.compile(rf"(?:{_SPACED})(?![\w.,/-]\d|[^\W_]|[ ]\d)")
_CODE = re.compile(r"(?:[*#]?\d{3,8}[A-Za-z]?[#*]?|[A-Za-z]\d{3,8}[A-Za-z]?[#*]?|[A-Z]-?\d{4,8})\Z")
_MIXED_CODE = re.compile(
    r"(?=[0-9A-Za-z]{0,7}\d)(?=[0-9A-Za-z]{0,7}[A-Z])[0-9A-Za-z]{3,8}[#*]?\Z|\d{1,4}[a-z]\d{1,4}[#*]?\Z"
    r"|\d{2,4}-\d{2,4}\Z"
)
_VALUE = rf"(?P<n>{_SPACED}|(?:[A-Z]-)?\d{{4,8}}[A-Z]?|\d{{1,4}}[A-Z]\d{{1,4}})"
_CODE_BEFORE = re.compile(
    rf"(?<![\w.,+-]){_VALUE}[ ](?:is|est|c'est|:|c|=|ist|es|è|é|as|comme|en|als|come|como)[ ]"
    r"(?:(?:your|the|my|ton|votre|le|mon|un|ma|du|de|for|door|gate|la|dein|ihr|der|mein|tu|su|il|tuo|suo|o|"
    r"teu|seu|je|uw|mijn|een)[ ]?){0,2}"
    rf"(?:[\w-]{{1,20}}[ ]){{0,4}}?(?:[^\W\d_]{{0,20}}code|c[oó]d[ie]\w{{2,3}}|pin|{spelt(CODE)})\b",
    re.IGNORECASE,
)
_TO_LOG_IN = re.compile(
    r"(?<![^\W_])(?:use|enter|type|utilise[rz]?|entre[rz]?|saisi\w{0,5}|tape[rz]?|insere|introduce|inserisci"
    rf"|voer)[ ](?:le[ ]|the[ ])?(?:code[ ])?{_VALUE}[ ](?:to|pour|as|para|per|um|om)[ ]"
    r"(?:te[ ]|vous[ ]|se[ ])?(?:log|sign|verif|confirm|connect|valid|activ|reset|authent|your code)",
    re.IGNORECASE,
)
_CARD_CODE = re.compile(
    r"\b(?:cvv|cvc|crypto(?:gramme)?(?:[ ]visuel)?|code[ ]de[ ]s[eé]curit[eé]|security[ ]code"
    r"|code[ ]au[ ]dos|chiffres[ ](?:au[ ]dos|derri[eè]re)|digits[ ]on[ ]the[ ]back)2?[ ]{0,2}"
    r"(?:c'est|est|is|[:=])?[ ]{0,2}(?P<n>\d{3,4})(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ ]?(?:balles|boules|euros?|eur|€|\$|£|fois|ans|points?|pts|pages?|lignes|lines|questions?"
    r"|personnes|people|times|years|bucks|dollars|pounds|k|km|m2|m|kg|%|min\w{0,4}|h)(?!\w)",
    re.IGNORECASE,
)
_PROMOTION = re.compile(r"[A-Z]{3,8}\d{1,3}\Z")
"""Of a shop: "SAVE20"."""
_SENT = re.compile(r"(?:\d{6}|\d{8}|\d{3}[ -]\d{3}|G-\d{6}|\d(?:[ ]\d){3,7})\Z")
"""Six digits or eight, as machines send them."""
_ARROWS = frozenset(("-", "->", "→"))
_VERBS = frozenset(words("c'est c est is ist es è é it's its"))
_GLUE = frozenset(
    words(
        """
entrer rentrer ouvrir monter grille card carte bleue enter get into open house flat building apartment
shed lock safe appart accéder on
c'est c est is le la l' the de du des pour for d'entrée entrée porte immeuble portail : = -> → hall bat
bât bâtiment et puis sera etait était was your my mon ton son ma ta sa it's in en a à au as code now still
toujours front back door gate main building ist lautet es è é e' el il o reçu recu whatsapp vite maintenant
ein i got you wanted box boîte boite clés its
"""
    )
)


class ChatAccessCodeRecognizer(Recognizer):
    """Door codes, PINs, one-time codes: digits (or a short mix) that a word such as "digicode" announces."""

    entity = "ACCESS_CODE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_STRONG, _WEAK):
            for match in pattern.finditer(text):
                if _NOT_A_CODE.match(text, match.end()) or _NOT_BEFORE.search(
                    before(text, match.start(), 12)
                ):
                    continue
                found = _announced_code(text, match.end(), pattern is _WEAK)
                if found and not _UNIT.match(text, found[1]):
                    yield found
        for match in _DOOR.finditer(text):
            yield from _code_at(text, match.end())
        for pattern in (_CODE_BEFORE, _TO_LOG_IN, _CARD_CODE):
            for match in pattern.finditer(text):
                yield match.span("n")


def _code_at(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The code that stands exactly there: four digits or more, or a mix."""
    grouped = _GROUPED.match(text, at)
    if grouped:
        yield grouped.span()
        return
    for start, end, raw in tokens_after(text, at, 1):
        start, end, token = _bare_code(start, end, raw)
        code = _MIXED_CODE.match(token) or (_CODE.match(token) and len(token) > 3)
        if start - at < 3 and code and not excluded(token) and not _UNIT.match(text, end):
            yield start, end


def _bare_code(start: int, end: int, raw: str) -> tuple[int, int, str]:
    """As `bare`, but for the star that some doors want first."""
    starred = raw.startswith("*")
    start, end, token = bare(start, end, raw)
    return (start - 1, end, raw[: end - start + 1]) if starred and _CODE.match(token) else (start, end, token)


def _announced_code(text: str, after: int, weak: bool) -> tuple[int, int] | None:
    """`weak`: the keyword has other uses, so that only `_GLUE`, a colon or a verb may stand between."""
    pointed = lost = False
    for start, end, raw in tokens_after(text, after, 8):
        lead = re.match(r"[:=](?=.)", raw)
        if lead:
            start, raw, pointed, lost = start + 1, raw[1:], True, False
        grouped = _GROUPED.match(text, start)
        if grouped:
            return grouped.span() if not lost or _SENT.match(grouped.group()) else None
        if fold(raw.strip(",.!?")) in GONE or OF_A_THING.search(text[after:start]):
            return None
        start, end, token = _bare_code(start, end, raw.rstrip("!?"))
        if not excluded(token) and (_CODE.match(token) or _MIXED_CODE.match(token)):
            return (start, end) if not (weak or lost) or _is_meant(token, pointed, lost) else None
        if TAG.search(token):
            return None
        if raw[-1:] in ":=" or raw in _ARROWS:
            pointed, lost = True, False
        elif weak and raw.lower() not in _GLUE:
            lost = True
        elif lost and raw.lower() in _VERBS:
            lost = False
        if raw[-1:] == "." and not pointed:
            return None
        lost = lost or raw[-1:] in "?!"
    return None


def _is_meant(token: str, pointed: bool, lost: bool) -> bool:
    """Whether what follows "code" alone is one."""
    if _PROMOTION.match(token):
        return False
    if lost:
        return bool(_SENT.match(token))
    return pointed or len(re.sub(r"\D", "", token)) > 3 or bool(re.search(r"[A-Z]", token))
