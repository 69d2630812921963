"""What masking finds and leaves: light enough for who only counts it (`masker` loads Presidio)."""

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
    "HANDLE": "[HANDLE]",
    "PERSON": "[NAME]",
}
"""Entity type → what stands for it. The order is the priority where two findings have the same span."""


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
