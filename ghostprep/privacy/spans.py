"""What masking finds and leaves: light enough for who only counts it (`masker` loads Presidio)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

TAGS = {
    "IBAN_CODE": "[IBAN]",
    "FR_NIR": "[NIR]",
    "FR_SIRET": "[SIRET]",
    "CREDIT_CARD": "[CARD]",
    "UK_NHS": "[NHS]",
    "UK_NINO": "[NINO]",
    "US_SSN": "[SSN]",
    "ID_NUMBER": "[ID]",
    "EMAIL_ADDRESS": "[EMAIL]",
    "URL": "[URL]",
    "PHONE_NUMBER": "[PHONE]",
    "STREET_ADDRESS": "[ADDRESS]",
    "COORDINATES": "[GPS]",
    "IP_ADDRESS": "[IP]",
    "MAC_ADDRESS": "[MAC]",
    "LICENSE_PLATE": "[PLATE]",
    "PASSWORD": "[PASSWORD]",
    "ACCESS_CODE": "[CODE]",
    "SEED_PHRASE": "[SEED]",
    "CRYPTO_WALLET": "[WALLET]",
    "SECRET": "[SECRET]",
    "WIFI": "[WIFI]",
    "BANK_ACCOUNT": "[BANK]",
    "DATE_OF_BIRTH": "[BIRTH]",
    "REFERENCE": "[REF]",
    "HANDLE": "[HANDLE]",
    "PERSON": "[NAME]",
}
"""Entity type → what stands for it. The order is the priority where two findings have the same span."""

SELF_ENDING = frozenset(
    (
        "IBAN_CODE", "FR_NIR", "FR_SIRET", "CREDIT_CARD", "UK_NHS", "UK_NINO", "US_SSN", "ID_NUMBER",
        "PHONE_NUMBER", "EMAIL_ADDRESS", "COORDINATES", "ACCESS_CODE", "SEED_PHRASE", "CRYPTO_WALLET",
        "SECRET", "BANK_ACCOUNT", "DATE_OF_BIRTH", "REFERENCE",
    )
)  # fmt: skip
"""Types whose form says where they end, also over a line break."""

_PRIORITY = {entity: rank for rank, entity in enumerate(TAGS)}


class Span(NamedTuple):
    """Code points of the text as written; `type` is Presidio's entity name."""

    start: int
    end: int
    type: str


class Masked(NamedTuple):
    """The masked text, and where in the original something was replaced."""

    text: str
    spans: tuple[Span, ...]


class MaskingError(Exception):
    """A recognizer failed: the message must be dropped, never passed through."""


def merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Overlapping findings as one that covers all of them, of the longest one's type."""
    if len(spans) == 1:
        return tuple(spans)
    merged: list[tuple[Span, Span]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, _PRIORITY[span.type])):
        if merged and span.start < merged[-1][0].end:
            union, best = merged[-1]
            rank = min((best, span), key=lambda each: (each.start - each.end, _PRIORITY[each.type]))
            merged[-1] = Span(union.start, max(union.end, span.end), rank.type), rank
        else:
            merged.append((span, span))
    return tuple(span for span, _ in merged)


def merge_joined(found: tuple[Span, ...], joined: Sequence[Span], lines: str) -> tuple[Span, ...]:
    """`found` line by line (merged), and what joining the `lines` adds.

    A joined line ends nowhere: a password would swallow what follows. So what was found already stands as it
    is, and only what ends by itself grows; so does an address, by a line.
    """
    if not found:
        return merge(joined)
    grown = (
        span
        for span in joined
        if span.type in SELF_ENDING
        or (span.type == "STREET_ADDRESS" and _grows_by_a_line(span, found, lines))
        or not _overlaps(span, found)
    )
    return merge([*found, *grown])


def _grows_by_a_line(span: Span, found: tuple[Span, ...], lines: str) -> bool:
    """Whether it then ends with a line; a word after its post code is no more of it ("Paris", "Super")."""
    inside = [other for other in found if span.start <= other.start and other.end <= span.end]
    if not inside or inside[-1].type != span.type:
        return False
    known, more = lines[inside[-1].start : inside[-1].end], lines[inside[-1].end : span.end]
    whole = lines[span.end : span.end + 1] in ("", "\n")
    unfinished = re.search(r"\d", more) or not re.search(r"\d{4}|\d[A-Z]{2}\Z", known)
    return not more or (whole and bool(unfinished))


def _overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """`others`: in order, without overlaps."""
    after = bisect_right(others, span.start, key=lambda other: other.end)
    return after < len(others) and others[after].start < span.end
