"""Masking of personal data: Presidio's engine, recognizers for chat, one pseudonym a person.

The masker itself is in `ghostprep.privacy.masker`: importing it loads Presidio, which takes a second or two.
"""

from ghostprep.privacy.language_models import blind_spots
from ghostprep.privacy.languages import unmasked_languages, with_regions
from ghostprep.privacy.names.build import build_name_table
from ghostprep.privacy.names.review import NameReview
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.report import (
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
    "unmasked_languages",
    "with_regions",
    "write_pseudonym_table",
]
