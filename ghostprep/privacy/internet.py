"""E-mail addresses (also written out), links, IP and MAC addresses."""

import ipaddress
import re
from collections.abc import Iterator

from ghostprep.privacy.base import Recognizer, before
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.wordlists import ORDINARY

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
    rf"(?<![\w.]){_SAID_LOCAL}[ ]{{0,2}}@[ ]{{0,2}}{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}(?:{_MAIL_TLDS})\b",
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
_MAIL_CHEZ = re.compile(
    rf"(?<![\w.]){_SAID_LOCAL}[ ]chez[ ](?:gmail|hotmail|outlook|yahoo|wanadoo|laposte|icloud|protonmail)"
    rf"(?:[ ]point[ ]|[ ]?\.[ ]?)(?:{_MAIL_TLDS})\b",
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
            for pattern in (_MAIL, _MAIL_IP, _MAIL_SPACED, _MAIL_NO_DOMAIN):
                yield from (match.span() for match in pattern.finditer(text))
        if _MAIL_SIGN.search(text):
            yield from (match.span() for match in _MAIL_SAID_AT.finditer(text))
        if "chez" in text:
            yield from (match.span() for match in _MAIL_CHEZ.finditer(text))
        for match in _MAIL_PLAIN_AT.finditer(text) if _PLAIN_SIGN.search(text) else ():
            if not _NOT_LOCAL.match(match.group().split(" ")[0]):
                yield match.span()


_STOPPED = rf"[^\s<>\"{BATCH_MARK}]"
_SCHEME = re.compile(
    rf"(?<![^\W_])(?:https?|ftp|ftps|sftp|ssh|file|tg|whatsapp|spotify|magnet|steam"
    rf"|slack)://{_STOPPED}{{1,2000}}",
    re.I,
)
_WWW = re.compile(
    rf"(?<![\w.@])www\d?\.[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}(?:[/?#:]{_STOPPED}{{0,2000}})?",
    re.IGNORECASE,
)
_SURE_TLDS = (
    "com|fr|org|net|eu|edu|gov|mil|info|biz|io|app|dev|co\\.uk|org\\.uk|ac\\.uk|gov\\.uk|com\\.au"
    "|co\\.nz|co\\.jp|xyz|bzh|example"
)
_MORE_TLDS = (
    "online|shop|blog|site|tech|store|page|club|paris|swiss|london|brussels|cloud|link|news|wiki|social"
    "|live|tv|be|ch|de|es|it|nl|lu|ca|pt|me|co|us"
)
"""Endings that are words too: they need a subdomain, a hyphen or a digit ("mon-site.be", never "ok.de")."""
_HOSTS = (
    "t\\.me|wa\\.me|m\\.me|youtu\\.be|bit\\.ly|goo\\.gl|fb\\.me|fb\\.watch|ig\\.me|lnkd\\.in|discord\\.gg"
    "|forms\\.gle|spoti\\.fi|"
    "amzn\\.to|amzn\\.eu|tinyurl\\.com|vm\\.tiktok\\.com|maps\\.app\\.goo\\.gl|signal\\.me"
    "|chat\\.whatsapp\\.com|u\\.nu|"
    "cutt\\.ly|is\\.gd|dub\\.sh|linktr\\.ee|paypal\\.me|g\\.co|x\\.com|t\\.co"
)
_BARE = re.compile(
    rf"(?<![\w.@%+/-])(?=[\w-]{{1,63}}\.\w)(?:(?:{_HOSTS})|(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,5}}(?:{_SURE_TLDS})"
    rf"|(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{2,5}}(?:{_MORE_TLDS})"
    rf"|[^\W_]{{1,40}}[-\d][\w-]{{0,40}}[^\W_]\.(?:{_MORE_TLDS}))"
    rf"(?![\w@-])(?!\.\w)(?::\d{{2,5}})?(?:[/?#]{_STOPPED}{{0,2000}})?",
    re.IGNORECASE,
)
_BARE_PATH = re.compile(
    rf"(?<![\w.@%+/-])(?=[\w-]{{1,63}}\.\w)(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,5}}[a-z]{{2,12}}"
    rf"(?::\d{{2,5}})?/{_STOPPED}{{4,2000}}",
    re.IGNORECASE,
)
_NOT_A_LINK = re.compile(
    r"(?:asp|vb|ado)\.net\Z|[\w-]{1,64}\.(?:js|py|md|sh|ts|rs|go|pl|jpe?g|png|pdf|docx?|xlsx?|txt|zip"
    r"|mp[34]|mov|html?)\Z",
    re.I,
)
_LINK_TAIL = re.compile(r"[.,;:!?'»…*_~]{1,16}$")


class ChatUrlRecognizer(Recognizer):
    """Links with a scheme or www; bare domains only where the ending is no common word ("ok.no" is none)."""

    entity = "URL"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_SCHEME, _WWW, _BARE, _BARE_PATH):
            for match in pattern.finditer(text):
                start, end = match.start(), _link_end(text, match)
                if (
                    end - start > 3
                    and not _NOT_A_LINK.match(text[start:end])
                    and not _is_sentence(text[start:end])
                ):
                    yield start, end


def _is_sentence(link: str) -> bool:
    """A full stop without its space: "c'est.fr" and "non.net" are two words."""
    label, _, ending = link.lower().partition(".")
    return label in ORDINARY and ending.isalpha() and "/" not in link


def _link_end(text: str, match: re.Match[str]) -> int:
    """Without the punctuation of the sentence; a closing bracket stays when its partner is in the link."""
    link = match.group()
    while link:
        cut = _LINK_TAIL.sub("", link)
        if cut[-1:] in ")]}" and cut.count(cut[-1]) > cut.count("([{"[")]}".index(cut[-1])]):
            cut = cut[:-1]
        if cut == link:
            break
        link = cut
    return match.start() + len(link)


_V4 = re.compile(r"(?<![\w.,-])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:/\d{1,2})?(?![\w-])(?!\.\d)")
_V6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}|:)(?::[0-9a-f]{0,4}){2,7}(?:/\d{1,3})?(?![\w:])", re.IGNORECASE
)
_MAC = re.compile(r"(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])", re.IGNORECASE)
_VERSION = re.compile(
    r"(?:\b(?:v|ver|versions?|maj|mise [aà] jour|updates?|firmware|release|ios|android|chrome|firefox"
    r"|patch|build|"
    r"driver|kernel|windows|macos|os|app|section|chapitre|chapter|§|art(?:icle)?|ex(?:ercice"
    r"|ercise)?)\b\.?[^\n.]{0,20})\Z",
    re.IGNORECASE,
)
_IP_WORD = re.compile(
    r"\b(?:ip|ipv4|dns|ping|ssh|serveur|server|routeur|router|adresse|host|lan|nas|gateway|box)\b", re.I
)


class ChatIpRecognizer(Recognizer):
    """IPv4 and IPv6. Four small numbers are a version unless a port or a word before speaks of a machine."""

    entity = "IP_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _V4.finditer(text):
            if _is_v4(match.group(), before(text, match.start(), 40)):
                yield match.span()
        for match in _V6.finditer(text):
            if _is_v6(match.group()):
                yield match.span()


def _is_v4(written: str, before: str) -> bool:
    address, *port_or_mask = re.split(r"[:/]", written)
    octets = [int(part) for part in address.split(".")]
    if max(octets) > 255:
        return False
    if port_or_mask or _IP_WORD.search(before):
        return True
    if _VERSION.search(before):
        return False
    return octets[0] == 10 or max(octets) >= 100 or sum(octet >= 10 for octet in octets) >= 2


def _is_v6(written: str) -> bool:
    """Long or clearly an address: "ab::cd" in code and clock times are none."""
    address = written.split("/")[0]
    if not any(char.isdigit() for char in address):
        return False
    if address.count(":") < 3 and not re.match(
        r"(?:2[0-9a-f]{3}|f[cde][0-9a-f]{2}):", address, re.IGNORECASE
    ):
        return False
    try:
        ipaddress.IPv6Address(address)
    except ValueError:
        return False
    return True


class ChatMacRecognizer(Recognizer):
    """Hardware addresses: they name one phone as surely as its number does."""

    entity = "MAC_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _MAC.finditer(text):
            if any(char.isdigit() for char in match.group()):
                yield match.span()
