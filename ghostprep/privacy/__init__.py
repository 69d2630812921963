"""Masking of personal data: Presidio's engine, recognizers for chat, one pseudonym a person."""

from ghostprep.privacy.masker import Masked, Masker, MaskingError, Span
from ghostprep.privacy.name_table import build_name_table
from ghostprep.privacy.names import NameTable
from ghostprep.privacy.ner import blind_spots
from ghostprep.privacy.report import (
    NameReview,
    ShapeCounts,
    count_shapes,
    count_types,
    privacy_report,
    write_pseudonym_table,
)

__all__ = [
    "Masked",
    "Masker",
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
