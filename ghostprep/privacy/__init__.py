"""Masking of personal data: Presidio's engine, recognizers for French and English chat, one pseudonym a person."""

from ghostprep.privacy.masker import Masked, Masker, MaskingError, Span
from ghostprep.privacy.names import NameTable, build_name_table

__all__ = ["Masked", "Masker", "MaskingError", "NameTable", "Span", "build_name_table"]
