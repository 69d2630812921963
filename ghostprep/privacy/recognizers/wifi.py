"""Names of home networks: one is enough to find a house on a map."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.password import looks_secret
from ghostprep.privacy.recognizers.recognizer import Recognizer

_ROUTERS = words(
    """
livebox freebox bbox numericable bthub bt-hub virginmedia talktalk plusnet tp-link netgear linksys dlink
d-link fritz!box fastweb proximus telenet swisscom movistar jazztel ziggo speedport easybox miwifi xfinity
"""
)
_BRANDS = words(
    """
sfr bt sky vm ee asus vodafone tim telecom sunrise upc orange kpn meo nos zon nowo telekom o2 wlan spectrum
verizon fios att huawei redmi galaxy
"""
)
"""They sell more than routers: only a number behind them makes a network."""
SSID = re.compile(
    rf"(?<![^\W_])(?:(?:{'|'.join(map(re.escape, _ROUTERS))})(?:[_-]?[0-9a-z]{{1,6}})?[-_][0-9a-z]{{3,12}}"
    rf"|(?:{'|'.join(map(re.escape, _BRANDS))})\d?(?:[_-][0-9a-z]{{1,6}})?[-_]"
    r"(?=[a-z]{0,11}\d|(?-i:[A-F]{4}))[0-9a-z]{3,12})(?![^\W_])",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"[ ]{0,2}(?:[/|:;,][ ]{0,2})?(?:(?:cl[eé]|key|code|mdp|pass)[ ]{0,2}(?:c'est|est|is|[:=])?[ ]{0,2})?"
    rf"(?P<n>[^\s{BATCH_MARK}]{{5,64}})",
    re.IGNORECASE,
)


class ChatWifiRecognizer(Recognizer):
    """The names that routers come with ("Livebox-7F3A"), and the key right behind."""

    entity = "WIFI"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in SSID.finditer(text):
            yield match.span()
            key = _KEY.match(text, match.end())
            if key and looks_secret(key["n"]):
                yield key.span("n")
