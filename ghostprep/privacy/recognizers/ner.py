"""People who are no participants: found by an installed language model, when there is one.

`privacy.ner` maps a language to a spaCy model ("fr": "fr_core_news_md", or a folder that holds one) or to
"gliner". Every model that is named reads every message, as chat switches languages; nothing is downloaded.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ghostprep.config import PrivacyConfig
from ghostprep.errors import InputError
from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.language_models import SPACY_MODELS
from ghostprep.privacy.names.name_words import NOT_NAMES
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.presidio import LANGUAGE, EntityRecognizer, RecognizerResult, gliner_recognizer
from ghostprep.privacy.recognizers.recognizer import before

_PERSON_LABELS = frozenset(("PER", "PERSON", "person", "name"))
_LONGEST = 20_000
"""Characters of one message that a model reads; a longer message fails and is dropped."""
_GLINER = "urchade/gliner_multi_pii-v1"


class SpacyPersonRecognizer(EntityRecognizer):
    """The person entities of one spaCy pipeline, without kin words, pseudonyms and everyday words."""

    def __init__(self, pipeline: Any, names: NameTable) -> None:
        self.pipeline, self.names = pipeline, names
        super().__init__(supported_entities=["PERSON"], supported_language=LANGUAGE)

    def load(self) -> None:
        """The pipeline was loaded by whoever built this."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        """Person names in one message."""
        if len(text) > _LONGEST:
            raise ValueError("text too long for a language model")
        found = []
        for entity in self.pipeline(text).ents:
            if entity.label_ in _PERSON_LABELS:
                found += _name_parts(text, entity.start_char, entity.end_char, self.names)
        return found


class GlinerPersonRecognizer(EntityRecognizer):
    """Presidio's own GLiNER recognizer, filtered in the same way."""

    def __init__(self, names: NameTable) -> None:
        self.names = names
        module = gliner_recognizer()
        self.inner = module.GLiNERRecognizer(
            model_name=_GLINER,
            entity_mapping={"person": "PERSON", "name": "PERSON"},
            supported_language=LANGUAGE,
        )
        super().__init__(supported_entities=["PERSON"], supported_language=LANGUAGE)

    def load(self) -> None:
        """The inner recognizer loads the model from the local cache."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        """Person names in one message."""
        if len(text) > _LONGEST:
            raise ValueError("text too long for a language model")
        results = self.inner.analyze(text, ["PERSON"], nlp_artifacts)
        return [
            part for result in results for part in _name_parts(text, result.start, result.end, self.names)
        ]


def _name_parts(text: str, start: int, end: int, names: NameTable) -> list[RecognizerResult]:
    """The capitalised words of what a model takes for a person, each run of neighbours as one name."""
    parts: list[RecognizerResult] = []
    for word_start, word in _words(text, start, end):
        folded = fold(word)
        known = folded in names.reserved or folded in ORDINARY or folded in NOT_NAMES
        if known or not word[0].isupper() or len(word) < 2 or before(text, word_start, 1) == "[":
            continue
        word_end = word_start + len(word)
        if parts and text[parts[-1].end : word_start] in (" ", "-"):
            parts[-1].end = word_end
        else:
            parts.append(RecognizerResult("PERSON", word_start, word_end, 1.0))
    return parts


def _words(text: str, start: int, end: int) -> Iterable[tuple[int, str]]:
    at = start
    while at < end:
        stop = at
        while stop < end and text[stop].isalpha():
            stop += 1
        if stop > at:
            yield at, text[at:stop]
        at = stop + 1


def build_ner_recognizers(settings: PrivacyConfig, names: NameTable) -> list[EntityRecognizer]:
    """One recognizer for each model named in the settings. Raises InputError when one is not installed."""
    built: list[EntityRecognizer] = []
    for language, model in sorted(settings.ner.items()):
        if model == "gliner":
            if not any(isinstance(each, GlinerPersonRecognizer) for each in built):
                built.append(_gliner(names))
        else:
            built.append(SpacyPersonRecognizer(_spacy(language, model), names))
    return built


def _spacy(language: str, model: str) -> Any:
    import spacy  # only for those who ask for a model

    try:
        return spacy.load(model, exclude=["parser", "lemmatizer", "textcat"])
    except (OSError, ValueError, ImportError) as error:
        raise InputError(
            f"the spaCy model {Path(model).name!r} is not installed",
            f"run `python -m spacy download {SPACY_MODELS.get(language, model)}`, or take the line out",
            place=f"privacy.ner, {language}",
        ) from error


def _gliner(names: NameTable) -> EntityRecognizer:
    try:
        return GlinerPersonRecognizer(names)
    except Exception as error:  # no package, no cached weights, no memory: all mean the same to the user
        raise InputError(
            "GLiNER cannot be loaded",
            f"run `pip install 'presidio-analyzer[gliner]'` and fetch {_GLINER} once, or name a spaCy model",
            place="privacy.ner",
        ) from error
