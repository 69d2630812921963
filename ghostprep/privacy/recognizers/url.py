"""Links."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_STOPPED = rf"[^\s<>\"{BATCH_MARK}]"
_AFTER_SCHEME = re.compile(rf"://{_STOPPED}{{1,2000}}")
_SCHEME = re.compile(r"(?<![^\W_])[a-z][a-z0-9+-]{1,30}\Z", re.IGNORECASE)
_WWW = re.compile(
    rf"(?<![\w.@])www\d?\.[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}(?:[/?#:]{_STOPPED}{{0,2000}})?",
    re.IGNORECASE,
)
_SURE_TLDS = (
    "com|fr|org|net|eu|edu|gov|mil|info|io|app|dev|co\\.uk|org\\.uk|ac\\.uk|gov\\.uk|com\\.au"
    "|co\\.nz|co\\.jp|xyz|bzh|example"
)
_MORE_TLDS = (
    "biz|online|shop|blog|site|tech|store|page|club|paris|swiss|london|brussels|cloud|link|news|wiki|social"
    "|live|tv|be|ch|de|es|it|nl|lu|ca|pt|me|co|us"
)
"""Endings that are words too: they need a subdomain, a hyphen or a digit ("mon-site.be", never "ok.de")."""
_SPACED = re.compile(
    rf"(?<![\w.@])www(?:[ ]?\.[ ]?[\w-]{{1,63}}){{1,4}}[ ]?\.[ ]?(?:{_SURE_TLDS}|{_MORE_TLDS})(?![^\W_])",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:[ ]?[(\[{](?:[ ]?(?:dot|point)[ ]?|\.)[)\]}][ ]?|[ ](?:dot|point)[ ])(?:com|fr|net|org|io|co[ .]uk)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_SAID_NAME = re.compile(r"(?<![\w.@-])[^\W_][\w-]{1,61}[^\W_]\Z")
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
        for match in _AFTER_SCHEME.finditer(text):
            scheme = _SCHEME.search(before(text, match.start(), 32))
            if scheme:
                yield match.start() - len(scheme.group()), _link_end(text, match)
        for pattern in (_WWW, _BARE, _BARE_PATH):
            for match in pattern.finditer(text):
                start, end = match.start(), _link_end(text, match)
                if (
                    end - start > 3
                    and not _NOT_A_LINK.match(text[start:end])
                    and not _is_sentence(text[start:end])
                ):
                    yield start, end
        yield from (match.span() for match in _SPACED.finditer(text))
        for match in _SAID.finditer(text):
            name = _SAID_NAME.search(before(text, match.start(), 64))
            if name and name.group().lower() not in ORDINARY:
                yield match.start() - len(name.group()), match.end()


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
