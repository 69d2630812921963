"""Keys and tokens of machines: whoever holds one gets in."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.keywords import KEY_PREFIXES
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_KEY_BLOCK = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----(?:[\w+/=\s:,.()]|-(?!-)){0,20000}"
    r"(?:-----END [A-Z0-9 ]{0,60}-----)?"
)
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,2000})?")
_VENDOR = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, sorted(KEY_PREFIXES, key=len, reverse=True)))})"
    r"(?P<body>[\w.-]{14,300})"
)
_PAIRED = re.compile(
    r"(?<![\w:])\d{8,10}:[\w-]{34,36}(?![\w-])|(?<![\w.-])[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,40}"
)
"""Tokens of Telegram and Discord bots."""
_NAMED = re.compile(
    r"(?<![^\W_])(?:cookies?|session(?:[_-]?id)?|phpsessid|jsessionid|sid|token|jeton|secret|bearer|basic"
    r"|api[ _-]?keys?|apikey|access[ _-]?key|cl[eé][ ]api|auth\w{0,12}|csrf\w{0,8})(?![^\W_])"
    r"[ ]{0,2}(?:(?:c'est|est|is|ist|es|est)[ ])?[\"']?[ ]{0,2}(?:[:=][ ]{0,2}|(?=[\w.-]{2,40}=))?"
    r"(?:[\w.-]{2,40}=)?[\"']?(?P<n>(?=[\w%./+-]{0,200}?(?:\d|(?-i:[a-z][A-Z])))[\w%.~/+-]{16,2000}={0,2})",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,2000}={0,2}(?![A-Za-z0-9])")
_LICENCE = re.compile(
    r"(?<![\w-])(?=[A-Z-]{0,40}\d)(?=[\d-]{0,40}[A-Z])[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){3,6}(?![\w-])"
)
"""A key of a program, as it is printed."""
_HEX = re.compile(r"(?:[0-9a-f]{32,128}|[0-9A-F]{32,128})\Z")
_UUID = re.compile(r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])", re.IGNORECASE)
_HASH = re.compile(
    r"\b(?:commits?|hash\w{0,4}|sha-?\d{0,3}|md5|checksums?|digest|somme|empreinte|revisions?|r[eé]v|git|image"
    r"|docker|merge|cherry-pick)\b[^\n]{0,40}\Z",
    re.IGNORECASE,
)
"""What speaks of a fingerprint, which opens nothing."""
_CHANGES = re.compile(
    r"(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[0-9]|(?<=[A-Z])(?=[a-z])(?<![^A-Za-z0-9][A-Z])|(?<=\d)[A-Za-z]"
)


class ChatSecretRecognizer(Recognizer):
    """API keys by their vendor's prefix or by how random they are, JWTs, private keys, cookies."""

    entity = "SECRET"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_KEY_BLOCK, _JWT, _PAIRED, _LICENCE):
            for match in pattern.finditer(text):
                yield match.span()
        for match in _VENDOR.finditer(text):
            if _is_mixed(match["body"]):
                yield match.start(), _without_full_stop(text, match.end())
        for match in _NAMED.finditer(text):
            yield match.start("n"), _without_full_stop(text, match.end("n"))
        for match in _UUID.finditer(text):
            if not _HASH.search(before(text, match.start(), 60)):
                yield match.span()
        for match in _RUN.finditer(text):
            if is_random(match.group()) and not _HASH.search(before(text, match.start(), 60)):
                yield match.start(), _over_the_break(text, match.end())


def _is_mixed(body: str) -> bool:
    """Not a word after a short prefix ("re_installation-complete")."""
    return any(map(str.isdigit, body)) or bool(re.search(r"[a-z][A-Z]", body))


def _without_full_stop(text: str, end: int) -> int:
    while text[end - 1] in ".-":
        end -= 1
    return end


def is_random(run: str) -> bool:
    """Whether no one would write it: letters of both cases and digits change places all the time."""
    body = run.rstrip("=")
    if _HEX.match(body):
        return any(map(str.isdigit, body)) and any(map(str.isalpha, body))
    classes = sum(bool(re.search(kind, body)) for kind in ("[a-z]", "[A-Z]", r"\d"))
    share = len(_CHANGES.findall(body)) / len(body)
    if len(set(body)) < 8:
        return False
    if classes == 3:
        return share >= 0.25
    return len(body) >= 24 and classes == 2 and any(map(str.isdigit, body)) and share >= 0.3


def _over_the_break(text: str, end: int) -> int:
    """A key that goes on in the next line: what fills that line and looks like its rest belongs to it."""
    rest = re.compile(r"\n([A-Za-z0-9+/_-]{6,400}={0,2})(?![^\n])").match(text, end)
    if rest and any(map(str.isdigit, rest[1])) and len(_CHANGES.findall(rest[1])) >= 0.25 * len(rest[1]):
        return rest.end()
    return end
