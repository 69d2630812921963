"""Secrets that only their sentence gives away: access codes, passwords, handles.

A keyword opens a short window of words; the first one that looks like the thing, or that a colon or
"c'est" points at, is it. Ordinary words are never a secret unless something points at them.
"""

import re
from collections.abc import Iterator

from ghostprep.privacy.base import TAG, TRAILING, Recognizer, before, tokens_after
from ghostprep.privacy.wordlists import NOT_NAMES, ORDINARY, words

_MORE_STOP = words(
    """
ok non oui ouais nan yes no nope yeah quoi bon bonne faux fausse mauvais mauvaise nul nulle mort morte
trop super cool bien mal pareil pareille même meme toujours jamais encore oublié oublie perdu changé
change marche marchait correct incorrect incorrecte invalide invalid wrong right good bad same still
expired expiré dead down up broken back here there là ici sur dans avec sans pour noté note écrit ecrit
envoyé envoye donné demandé demande requis obligatoire long longue court simple facile compliqué dur
secret top génial genial chiant relou lol mdr ptdr xd stp svp please pls hein quand comment pourquoi qui
où ou wtf idk jsp chaud mieux pire rien tout tous toute story stories live post posts photo photos pic
pics reel reels vidéo video compte account page profil profile public privé prive private bloqué bloque
blocked supprimé supprime deleted desactivé désactivé actif active boring fun funny lame great awesome
crazy weird drôle drole fou folle bizarre moche beau belle new nouveau nouvelle wifi netflix facebook
insta snap box compte needed required forgot forgotten reset lost yours mine ours partout nickel gratuit
free payant vide full plein moi toi lui elle nous vous eux me you him her us them
"""
)
STOP = ORDINARY | frozenset(_MORE_STOP)

_POINTS_AT = re.compile(
    r"(?:'s|c'?(?:est|é|t)|c|cest|est|sera|serait|etait|était|is|was|it's|its|=+|:|-+>|=>|→|devient|now"
    r"|vaut)\Z",
    re.I,
)
_TIME = re.compile(
    r"\d{1,2}(?:[h:]\d{0,2}(?:min)?|am|pm|hr?s?|mn|min|e|è?me|er|ère|nd|rd|th|st|x|€|\$|k|km|m|g|go|gb"
    r"|ans?|j|%)\Z",
    re.I,
)
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?\Z")
_LEAD = re.compile(r"^[(\[{\"'«<*_]{1,4}")


def _bare(start: int, end: int, token: str) -> tuple[int, int, str]:
    """The word without quotes, brackets and the sentence's punctuation; tags are left whole."""
    if TAG.match(token):
        return start, end, token
    lead = _LEAD.match(token)
    if lead:
        start, token = start + lead.end(), token[lead.end() :]
    tail = TRAILING.search(token)
    if tail:
        token = token[: tail.start()]
    return start, start + len(token), token


def _excluded(token: str) -> bool:
    return bool(not token or TAG.search(token) or _TIME.match(token) or _DATE.match(token) or "://" in token)


# --- access codes -----------------------------------------------------------------------------------------

_CODE_KEY = re.compile(
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
        for match in _CODE_KEY.finditer(text):
            if _NOT_A_CODE.match(text, match.end()) or _NOT_BEFORE.search(before(text, match.start(), 12)):
                continue
            weak = match.group().lower() in ("code", "codes", "combination", "pin")
            found = _announced_code(text, match.end(), weak)
            if found and _UNIT.match(text, found[1]):
                continue
            if found:
                yield found
        for pattern in (_CODE_BEFORE, _CARD_CODE):
            for match in pattern.finditer(text):
                yield match.span("n")


def _announced_code(text: str, after: int, weak: bool) -> tuple[int, int] | None:
    pointed = False
    for start, end, raw in tokens_after(text, after, 5 if weak else 7):
        if raw in (":", "=", "-", "->", "→"):
            pointed = True
            continue
        lead = re.match(r"[:=]", raw)
        if lead:
            start, raw, pointed = start + 1, raw[1:], True
        start, end, token = _bare(start, end, raw)
        if not _excluded(token) and (_CODE.match(token) or _MIXED_CODE.match(token)):
            if weak and not pointed and len(re.sub(r"\D", "", token)) < 4 and not re.search(r"[A-Z]", token):
                return None
            tail = re.match(r"[ ]\d{3}(?!\w)", text[end:]) if re.fullmatch(r"\d{3}", token) else None
            return start, end + (tail.end() if tail else 0)
        if _excluded(token) and not _TIME.match(token) and TAG.search(token):
            return None
        if weak and raw.lower() not in _GLUE:
            return None
        if raw[-1:] in ":=":
            pointed = True
        if raw[-1:] in "?!" or (raw[-1:] == "." and not pointed):
            return None
    return None


# --- passwords --------------------------------------------------------------------------------------------

_PASS_KEY = re.compile(
    r"(?<![^\W_])(?:mdps?|mot ?de ?passe|mots de passe|passwords?|passwd|pwd?|pass ?phrase|phrase de "
    r"passe|pass(?=[ ]?[:=])|(?:login|id)[ ]*/[ ]*pass|"
    r"(?:cl[eé]|code|key|pass)[ ](?:du |de la |of the )?(?:wi-?fi|box|wpa2?|wep)|wi-?fi[ ](?:key|pass"
    r"|code)|wi-?fi(?=[ ]?[:=]))(?![^\W_])",
    re.IGNORECASE,
)


def looks_secret(token: str) -> bool:
    """A word that nobody would write for its meaning: letters with digits, symbols or capitals inside."""
    if len(token) < 4 or _excluded(token):
        return False
    letters = any(char.isalpha() for char in token)
    if any(char.isdigit() for char in token):
        return letters or bool(re.search(r"[^\d.,:/€$%+-]", token)) or len(token) >= 6
    return letters and (
        bool(re.search(r"\w[@#$%&*_+=!]\w", token)) or bool(re.search(r"[a-zà-ÿ][A-Z].{0,20}[a-z]", token))
    )


class ChatPasswordRecognizer(Recognizer):
    """What stands after "mdp" or "password" and looks like one, or is pointed at by ":" or "c'est"."""

    entity = "PASSWORD"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _PASS_KEY.finditer(text):
            found = _announced_word(text, match.end(), looks_secret, 7, True)
            if found:
                yield found


def _announced_word(text: str, after: int, looks, window: int, digits: bool) -> tuple[int, int] | None:  # type: ignore[no-untyped-def]
    """The first word that `looks` like the thing; else the plain word that ":" or "c'est" points at."""
    tokens = tokens_after(text, after, window)
    pointer = 0
    for index, (start, end, raw) in enumerate(tokens):
        if re.match(r"[:=].", raw) and not re.match(r"[:=][-']?[)(DPpOo3*/|]", raw):
            start, raw, pointer = start + 1, raw[1:], 2
        if _POINTS_AT.match(raw):
            pointer = 2 if not raw[0].isalpha() else max(pointer, 1)
            continue
        bare_start, bare_end, token = _bare(start, end, raw)
        if TAG.search(token):
            return None
        if looks(token) or (digits and pointer and re.fullmatch(r"\d{4,64}", token)):
            return bare_start, bare_end
        if (
            pointer
            and len(token) >= 3
            and _is_plain_secret(token, pointer, text[bare_end:], index + 1 == len(tokens))
        ):
            return bare_start, bare_end
        elided = re.match(r"(?:c'est|it's)", raw, re.IGNORECASE)
        pointer = (
            2
            if raw[-1:] in ":="
            else max(pointer, 1)
            if elided
            else (pointer if token.lower() in _PASSING else 0)
        )
        if raw[-1:] in ".;" and not pointer:
            return None
    return None


_PASSING = frozenset(
    words(
        """
le la the toujours still now maintenant tout en minuscule minuscules majuscule lowercase all caps just
juste
"""
    )
)


def _is_plain_secret(token: str, pointer: int, rest: str, last: bool) -> bool:
    """A plain word counts when a colon points at it, or when it closes the sentence after "c'est"."""
    word = token.lower().strip("!?")
    if word in STOP or not re.fullmatch(r"[\w@#$%&*+=!.-]{3,64}", token) or word.isdigit():
        return False
    closes = (
        not rest.strip()
        or bool(re.match(r"[ ]*(?:[.,;!?()\n]|[^\w\s'\"]|$)", rest))
        or bool(re.match(r"[ ]+(?:stp|mdr|lol|ok|hein|merci|btw|avec|en)\b", rest))
    )
    return closes if pointer == 1 else closes or last or pointer == 2


# --- handles ----------------------------------------------------------------------------------------------

_AT = re.compile(r"(?<![\w@./+-])@(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_]))(?![^\W_])")
_DISCORD = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\w)")
_AT_WORDS = frozenset(
    words(
        """
home work school uni college the my your his her our their least all here everyone channel tous toutes
maison boulot taf fac ecole lecole bureau gare resto cine bar pub gym hotel airport station mall office
party place church beach park house chez paris lyon london nyc ikea mcdo starbucks demain tomorrow midi
minuit noon midnight tonight ce cette la le les un une this that first last night lunch dinner soon max
min me us them it moi toi nous vous eux lui elle
"""
    )
)
_HANDLE_KEY = re.compile(
    r"(?<![^\W_])(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|discord|telegram|psn|pseudos?|user "
    r"?names?|gamer ?tag|steam|twitch|"
    r"be ?real|threads|xbox|switch|kik|skype|github|linkedin|vinted|mastodon|blue ?sky|bsky|handle|epic"
    r"|soundcloud|fb|facebook|onlyfans|strava|venmo|cashapp)"
    r"(?![^\W_])(?!\.)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:mon|ma|ton|ta|son|sa|leur|my|your|his|her|their|the|le|un|an?|add|ajoute|follow|new|nouveau"
    r"|moi|me|on|sur)[ ]\Z",
    re.I,
)
_HANDLE = re.compile(r"@?[A-Za-z0-9_][A-Za-z0-9_.-]{1,30}\Z")


def _looks_handle(token: str) -> bool:
    if not _HANDLE.match(token) or _excluded(token) or not re.search(r"[A-Za-z]", token):
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
            if (
                name.lower() not in _AT_WORDS | NOT_NAMES
                and re.search(r"[A-Za-z]", name)
                and not _TIME.match(name)
            ):
                yield match.span()
        for match in _DISCORD.finditer(text):
            if re.search(r"[^\W\d_]", match.group()):
                yield match.span()
        for match in _HANDLE_KEY.finditer(text):
            loose = match.group().lower().replace(" ", "") in _NEEDS_SHAPE
            owned = not loose and bool(_OWNED.search(before(text, match.start(), 12)))
            found = _announced_handle(text, match.end(), owned, loose)
            if found:
                yield found


_NEEDS_SHAPE = frozenset(
    words(
        """
switch xbox steam epic fb facebook threads handle twitch github linkedin strava soundcloud skype bereal
"""
    )
)
"""Words with other uses: a plain word after them is no account name."""


def _announced_handle(text: str, after: int, owned: bool, loose: bool) -> tuple[int, int] | None:
    pointer = 0
    for start, end, raw in tokens_after(text, after, 4):
        if re.match(r"[:=][\w@]", raw):
            start, raw, pointer = start + 1, raw[1:], 2
        if _POINTS_AT.match(raw):
            pointer = 2 if not raw[0].isalpha() else max(pointer, 1)
            continue
        start, end, token = _bare(start, end, raw)
        if TAG.search(token):
            return None
        if _looks_handle(token):
            return start, end
        plain = (
            _HANDLE.match(token)
            and token.lower() not in STOP
            and len(token) >= 4
            and re.search(r"[A-Za-z]", token)
        )
        if (
            plain
            and not loose
            and (pointer == 2 or (pointer == 1 and owned))
            and _is_plain_secret(token, 1, text[end:], False)
        ):
            return start, end
        if pointer or raw.lower() not in (
            "name",
            "id",
            "user",
            "perso",
            "pro",
            "handle",
            "account",
            "tag",
            "à",
            "moi",
            "de",
            "lea",
        ):
            return None
        if raw[-1:] in ":=":
            pointer = 2
    return None
