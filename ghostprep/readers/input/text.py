"""Text files in blocks, whatever their line ends."""

import codecs
from collections.abc import Iterator

from ghostprep.readers.input.sources import NotUtf8Error, Source

_BLOCK = 2**18  # bytes; larger blocks leave the processor's cache: slower


def text_blocks(source: Source) -> Iterator[str]:
    """The text, line ends as LF. NotUtf8Error where bytes are no UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with source.open() as stream:
        held = ""
        while data := stream.read(_BLOCK):
            text = held + _decoded(decoder, data, source.name)
            held = "\r" if text.endswith("\r") else ""
            yield text.removesuffix(held).replace("\r\n", "\n")
        yield held + _decoded(decoder, b"", source.name)


def _decoded(decoder: codecs.IncrementalDecoder, data: bytes, name: str) -> str:
    try:
        return decoder.decode(data, final=not data)
    except UnicodeDecodeError:
        raise NotUtf8Error(name) from None


def decode_head(data: bytes) -> str:
    """The text of the first bytes of a file."""
    return codecs.getincrementaldecoder("utf-8-sig")("replace").decode(data).replace("\r\n", "\n")
