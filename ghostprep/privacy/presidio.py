"""Presidio's engine, imported without the training stack that may live in the same environment.

`presidio_analyzer` tries to import torch, transformers and others for recognizers that are not used here.
Where `ghostprep[train]` is installed they are found: 20 s and 700 MB for each worker. While Presidio is
imported they are hidden, which it takes for "not installed".
"""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

LANGUAGE = "xx"
"""The one pseudo-language: chat switches languages inside a sentence, so nothing goes by language."""

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
    "build_engine",
    "gliner_recognizer",
]


class _Engine(AnalyzerEngine):
    """Presidio's engine less the step that raises scores by context: ours are 1 already, and to find that
    out it goes through all results once for each recognizer and copies them deeply."""

    def _enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        return raw_results


def build_engine(recognizers: Sequence[EntityRecognizer]) -> AnalyzerEngine:
    """Presidio without a model: everything registered once under one pseudo-language."""
    nlp = NoOpNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": "none"}])
    nlp.load()
    registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=[LANGUAGE])
    return _Engine(registry=registry, nlp_engine=nlp, supported_languages=[LANGUAGE])


def gliner_recognizer() -> Any:
    """Presidio's module for GLiNER, imported anew with everything in sight."""
    return importlib.reload(
        importlib.import_module("presidio_analyzer.predefined_recognizers.ner.gliner_recognizer")
    )
