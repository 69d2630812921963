"""Addresses of machines: IP and MAC."""

import ipaddress
import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer, before

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
