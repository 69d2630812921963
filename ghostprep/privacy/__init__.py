"""Masking of personal data: Presidio's engine, recognizers for chat, one pseudonym a person.

The masker itself is in `ghostprep.privacy.masker`: importing it loads Presidio, which takes a second or two.
"""

from ghostprep.privacy.models import blind_spots
from ghostprep.privacy.name_table import build_name_table
from ghostprep.privacy.names import NameTable
from ghostprep.privacy.report import (
    NameReview,
    ShapeCounts,
    count_shapes,
    count_types,
    privacy_report,
    write_pseudonym_table,
)
from ghostprep.privacy.spans import Masked, MaskingError, Span

__all__ = [
    "Masked",
    "MaskingError",
    "NameReview",
    "NameTable",
    "ShapeCounts",
    "Span",
    "blind_spots",
    "build_name_table",
    "count_shapes",
    "count_types",
    "privacy_report",
    "write_pseudonym_table",
]
