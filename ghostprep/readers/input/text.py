"""Text files in blocks, whatever their encoding and line ends."""

import codecs
from collections.abc import Iterator

from ghostprep.readers.input.sources import Source

_BLOCK = 2**18  # bytes; larger blocks leave the processor's cache: slower


def text_blocks(source: Source) -> Iterator[str]:
    """The text, line ends as LF. Bytes that are no UTF-8 become U+FFFD."""
    with source.open() as stream:
        data = stream.read(_BLOCK)
        decoder = codecs.getincrementaldecoder(_encoding(data))("replace")
        held = ""
        while data:
            text = held + decoder.decode(data)
            held = "\r" if text.endswith("\r") else ""
            yield text.removesuffix(held).replace("\r\n", "\n")
            data = stream.read(_BLOCK)
        yield held + decoder.decode(b"", final=True)


def decode_head(data: bytes) -> str:
    """The text of the first bytes of a file."""
    return codecs.getincrementaldecoder(_encoding(data))("replace").decode(data).replace("\r\n", "\n")


def _encoding(start: bytes) -> str:
    return "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
