"""The elements of an XML backup as a stream, in bounded memory whatever is attached.

The app writes what is no XML: an emoji as references to its two UTF-16 halves, and references to control
characters. They are mended before the standard library's parser sees them. Attachments stand there as
base64, megabytes in one attribute, and are passed over. A document type is refused: nothing in a backup needs
one, and entities are what XML bombs and stolen files are made of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from ghostprep.errors import InputError
from ghostprep.readers.input.sources import Source
from ghostprep.readers.input.text import text_blocks

LARGEST_TAG = 1 << 24  # characters; a message is some hundreds
_DATA = ' data="'
_WIDEST_TAG_BEFORE_DATA = 8192
_HALVES = re.compile(
    r"&#(5[56][0-9]{3}|[xX][dD][89abAB][0-9a-fA-F]{2});&#(5[67][0-9]{3}|[xX][dD][c-fC-F][0-9a-fA-F]{2});"
)
_REFERENCE = re.compile(r"&#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CUT = (
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
)


class Element(NamedTuple):
    """A start tag, or, named with a slash, an end tag."""

    name: str
    attributes: Mapping[str, str]
    line: int


def elements(source: Source) -> Iterator[Element]:
    """Start and end tags in the order of the file. InputError, with its line, if it is broken."""
    found: list[Element] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append(
        Element(name, attributes, parser.CurrentLineNumber)
    )
    parser.EndElementHandler = lambda name: found.append(Element(f"/{name}", {}, parser.CurrentLineNumber))

    def refuse(*_: object) -> None:
        what = "declares a document type, which no backup does"
        raise InputError(what, "take the file out", file=source.name, place=parser.CurrentLineNumber)

    parser.StartDoctypeDeclHandler = refuse
    try:
        for text in _whole_tags(text_blocks(source), source.name):
            parser.Parse(_mend(text))
            yield from found
            found.clear()
        parser.Parse("", True)
    except expat.ExpatError as error:
        cut = error.code in _CUT
        what = "the file ends in the middle" if cut else "not valid XML"
        mend = "make the backup again, and do not edit the file"
        raise InputError(what, mend, file=source.name, place=error.lineno) from None


def _whole_tags(blocks: Iterable[str], name: str) -> Iterator[str]:
    """The text in pieces that end before a tag, so that none and no reference is cut, without attachments."""
    held, inside = "", False
    for block in blocks:
        if inside:
            end = block.find('"')
            if end < 0:
                continue
            block, inside = block[end:], False
        text, inside = _without_data(held + block)
        cut = max(text.rfind("<"), 0)
        held = text[cut:]
        if len(held) > LARGEST_TAG:
            what = f"not a backup of messages: more than {LARGEST_TAG >> 20} MB in one tag"
            raise InputError(what, "take the file out, or make the backup again", file=name)
        yield text[:cut]
    yield held


def _without_data(text: str) -> tuple[str, bool]:
    """(the text with the base64 of every part left out, whether it ends within one)."""
    kept: list[str] = []
    done = at = 0
    while (start := text.find(_DATA, at)) >= 0:
        at = start + len(_DATA)
        tag = text.rfind("<", max(start - _WIDEST_TAG_BEFORE_DATA, 0), start)
        if tag < 0 or not text.startswith("<part", tag):
            continue  # somebody's words
        kept.append(text[done:at])
        end = text.find('"', at)
        if end < 0:
            return "".join(kept), True
        done = at = end
    return "".join(kept) + text[done:], False


def _mend(text: str) -> str:
    if "&#" in text:
        text = _REFERENCE.sub(_allowed, _HALVES.sub(_joined, text))
    return _FORBIDDEN.sub("", text)


def _joined(pair: re.Match[str]) -> str:
    high, low = _code(pair[1]), _code(pair[2])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return pair[0]


def _allowed(reference: re.Match[str]) -> str:
    """The reference as it stands, or nothing if XML knows no such character."""
    code = _code(reference[1])
    known = code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return reference[0] if known or 0x10000 <= code < 0x110000 else ""


def _code(digits: str) -> int:
    return int(digits[1:], 16) if digits[0] in "xX" else int(digits)
