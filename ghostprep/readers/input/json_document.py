"""JSON documents that fit into memory many times over; for all others see json_stream."""

import json
import re
from typing import Any

from ghostprep.errors import InputError
from ghostprep.readers.input.sources import NotUtf8Error, Source

# What a file may end with in the middle of a token: an escape such as \u00e9, or `tru`.
CUT = re.compile(r"(?:\\?u?[0-9A-Fa-f]{0,4}|[a-zN-]{0,8})\s*\Z")
_ESCAPED_X = re.compile(rb"\\x")
# A `\x0B` counts only after an even run of backslashes: `\\x0B` is a backslash that someone typed.
_BAD_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")


def _modest_int(digits: str) -> int | None:
    """None for a number so long that Python refuses it: the field is then simply malformed."""
    return int(digits) if len(digits) < 40 else None


LENIENT = json.JSONDecoder(strict=False, parse_int=_modest_int)


def load_json(source: Source) -> Any:
    """The whole file, decoded. InputError with the line if it is not JSON, or ends in the middle."""
    with source.open() as stream:
        return parse_json(stream.read(), source.name)


def parse_json(data: bytes, name: str, line: int = 1) -> Any:
    """One JSON document; `name` and its first `line` are for the error. InputError if it is broken."""
    try:
        text = mend(data).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8Error(name) from None
    try:
        return _decode(text)
    except json.JSONDecodeError as error:
        cut = error.msg.startswith("Unterminated") or bool(CUT.match(text, error.pos))
        raise broken(name, line + error.lineno - 1, cut) from None
    except RecursionError:
        raise nested_too_deeply(name, line) from None


def _decode(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of thousands of digits
        return LENIENT.decode(text)


def mend(block: bytes) -> bytes:
    """What Telegram writes against the standard, made valid: control characters as `\\x0B`."""
    return _BAD_ESCAPE.sub(rb"\1\\u00\2", block) if _ESCAPED_X.search(block) else block


def broken(name: str, line: int, cut: bool) -> InputError:
    """`cut`: nothing is wrong with the file but that it ends."""
    if cut:
        return InputError("the file ends in the middle", "export it again", file=name, place=line)
    return InputError("not valid JSON", "export it again, and do not edit the file", file=name, place=line)


def nested_too_deeply(name: str, line: int) -> InputError:
    """Brackets in brackets, deeper than the decoder follows."""
    return InputError("nested too deeply for a chat export", "export it again", file=name, place=line)
