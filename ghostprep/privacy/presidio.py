"""Presidio's names, imported without the training stack that may live in the same environment.

`presidio_analyzer` tries to import torch, transformers and others for recognizers that are not used here.
Where `ghostprep[train]` is installed they are found: 20 s and 700 MB for each worker. While Presidio is
imported they are hidden, which it takes for "not installed".
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_HEAVY = (
    "torch",
    "transformers",
    "gliner",
    "stanza",
    "langextract",
    "openai",
    "azure",
    "spacy_huggingface_pipelines",
    "cupy",
    "tensorflow",
    "mxnet",
)


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: "not installed", documented
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


with _hidden(_HEAVY):
    from presidio_analyzer import (
        AnalyzerEngine,
        EntityRecognizer,
        RecognizerRegistry,
        RecognizerResult,
    )
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

__all__ = [
    "AnalyzerEngine",
    "EntityRecognizer",
    "NoOpNlpEngine",
    "RecognizerRegistry",
    "RecognizerResult",
    "gliner_recognizer",
]


def gliner_recognizer() -> Any:
    """Presidio's module for GLiNER, imported anew with everything in sight."""
    return importlib.reload(
        importlib.import_module("presidio_analyzer.predefined_recognizers.ner.gliner_recognizer")
    )
