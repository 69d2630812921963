"""The language models that find strangers' names, and what masking cannot see without one."""

import importlib.util

from ghostprep.config import PrivacyConfig

SPACY_MODELS = {
    "fr": "fr_core_news_md",
    "en": "en_core_web_md",
    "de": "de_core_news_md",
    "es": "es_core_news_md",
    "it": "it_core_news_md",
}


def blind_spots(settings: PrivacyConfig) -> str | None:
    """One line on what masking cannot see with these settings and what would help, or None."""
    if settings.names == "keep":
        return "Names are kept as they are (privacy.names: keep): everybody in the chats stays readable."
    if settings.ner:
        return None
    if settings.third_parties == "mask":
        return (
            "People who only are talked about are found by a list of first names and by what stands beside: "
            "surnames alone and rare nicknames pass. `inspect --names` lists likely ones for privacy.people."
        )
    installed = [
        f"{language}: {model}" for language, model in SPACY_MODELS.items() if importlib.util.find_spec(model)
    ]
    add = (
        f"add to ghostprep.yaml under privacy: ner: {{{', '.join(installed)}}}"
        if installed
        else "`python -m spacy download fr_core_news_md`, then under privacy: ner: {fr: fr_core_news_md}"
    )
    return (
        "Names of people who are not in the chats themselves are not masked. `inspect --names` lists "
        "likely ones for "
        f"privacy.people; a language model finds more: {add}."
    )
