"""Text files in blocks, whatever their line ends."""

import codecs
from collections.abc import Iterator

from ghostprep.readers.input.sources import Source

_BLOCK = 2**18  # bytes; larger blocks leave the processor's cache: slower


def text_blocks(source: Source) -> Iterator[str]:
    """The text, line ends as LF. Bytes that are no UTF-8 become U+FFFD."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    with source.open() as stream:
        held = ""
        while data := stream.read(_BLOCK):
            text = held + decoder.decode(data)
            held = "\r" if text.endswith("\r") else ""
            yield text.removesuffix(held).replace("\r\n", "\n")
        yield held + decoder.decode(b"", final=True)


def decode_head(data: bytes) -> str:
    """The text of the first bytes of a file."""
    return codecs.getincrementaldecoder("utf-8-sig")("replace").decode(data).replace("\r\n", "\n")
