"""Which encoding a text file is in, where that is certain: UTF-8, UTF-16, Windows-1252 or Mac Roman.

Apps write UTF-8. Whoever opens an export in an old editor and saves it gets another encoding. Read in the
right one, what is beyond ASCII are letters of one language where letters stand; in a wrong one it is not.
"""

import codecs
import re
from dataclasses import replace

from ghostprep.errors import InputError
from ghostprep.readers.input.sources import HEAD_BYTES, Source

NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
}
# Letters beyond ASCII that a language of Western Europe writes, in small.
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",  # French
            "äöüßé",  # German
            "áéíóúüñç",  # Spanish
            "áàâãçéêíóôõúü",  # Portuguese
            "àèéìíîòóùú",  # Italian
            "áéèêëíïóöúü",  # Dutch
            "åäöé",  # Swedish, Finnish
            "æøåéèêóòôäö",  # Danish, Norwegian
            "àçèéíïòóúü",  # Catalan
        ),
    )
)
_SIGNS = frozenset("’‘“”„«»‹›…–—€°£§·•¿¡ªº²³½¼¾×©®™\u00a0\u00b4\u00a8")
_BETWEEN_LETTERS = frozenset("’‘·–—\u00b4…/\u00a0")
_STRANGERS = 0.03
"""The share of characters beyond ASCII that may be foreign to a language: a name, a loanword."""
_RUN = re.compile(r"[^\W\d_a-zA-Z]{3,}")
_AFTER_SMALL = re.compile(r"(?<=[a-z])[À-ÖØ-ÞŒŠŽŸ]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SURROUNDED = re.compile(rb"[\x20-\x7e]{0,20}(?:[\x80-\xff]+[\x20-\x7e]{0,20})+")
_Utf8 = codecs.getincrementaldecoder("utf-8")


def as_utf8(source: Source) -> Source:
    """The source, with its encoding where its head shows that it is not in UTF-8."""
    head = source.head()
    encoding = _wide(head)
    if not encoding and not _is_whole(head) and not _is_mostly_utf8(head):
        encoding = _narrow(head)
    return replace(source, encoding=encoding) if encoding else source


def look_again(source: Source) -> Source:
    """The source with the encoding that the whole file shows: itself, or "utf-8" for UTF-8 with damage.

    InputError where it is neither UTF-8 nor anything else that is certain.
    """
    is_whole, sample = (True, b"") if source.encoding else _beyond_ascii(source)
    if is_whole:
        return source
    encoding = "utf-8" if _is_mostly_utf8(sample) else _narrow(sample)
    if not encoding:
        what = "is not in UTF-8, and nothing tells for certain what else it is in"
        raise InputError(what, "export it again, or save it as UTF-8", file=source.name)
    return replace(source, encoding=encoding)


def _is_whole(head: bytes) -> bool:
    """Whether the first bytes of a file are UTF-8; the last character may be cut."""
    try:
        _Utf8().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _beyond_ascii(source: Source) -> tuple[bool, bytes]:
    """(whether all of it is UTF-8, what stands around bytes beyond ASCII: as much as a head holds)."""
    decoder, is_whole = _Utf8(), True
    sample = bytearray()
    with source.open() as stream:
        while block := stream.read(HEAD_BYTES):
            if is_whole:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    is_whole = False
            if len(sample) < HEAD_BYTES:
                sample += b"\n".join(_SURROUNDED.findall(block)) + b"\n"
    return is_whole, bytes(sample)


def _is_mostly_utf8(sample: bytes) -> bool:
    return 3 * sum(map(len, _MULTIBYTE.findall(sample))) >= 2 * len(_HIGH.findall(sample))


def _wide(head: bytes) -> str:
    """UTF-16, by its mark or by the zeros in every other byte of its Latin letters."""
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    if head.startswith(codecs.BOM_UTF16_LE):
        return "" if head.startswith(codecs.BOM_UTF32_LE) else "utf-16-le"
    if b"\0" not in head[:400]:
        return ""
    for encoding, zeros, letters in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if 2 * zeros.count(0) > len(zeros) and not letters.count(0):
            return encoding
    return ""


def _narrow(sample: bytes) -> str:
    """Windows-1252, or else Mac Roman, if the sample reads as a language in it; "" if in neither."""
    if b"\0" in sample:
        return ""
    return next((encoding for encoding in ("cp1252", "mac_roman") if _reads(sample, encoding)), "")


def _reads(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    beyond = _BEYOND.findall(text)
    letters = [char for char in beyond if char.isalpha() and char not in _SIGNS]
    strange = sum(char not in _SIGNS and not char.isalpha() for char in beyond)
    strange += len(_AFTER_SMALL.findall(text)) + sum(len(run) for run in _RUN.findall(text))
    strange += _misplaced_signs(text)
    foreign = min(sum(char.lower() not in alphabet for char in letters) for alphabet in _ALPHABETS)
    return strange + foreign <= _STRANGERS * len(beyond)


def _misplaced_signs(text: str) -> int:
    """Signs between two letters, where none of them stands."""
    between = re.finditer(r"(?<=[^\W\d_])[^\w\x00-\x7f](?=[^\W\d_])", text)
    return sum(found.group() not in _BETWEEN_LETTERS for found in between)
