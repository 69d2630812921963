"""The languages that are masked, with the countries of their numbers, and what is said of the others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ghostprep.config import PrivacyConfig

DEFAULT_REGIONS = ("FR", "GB", "US", "BE", "CH")
REGIONS = {
    "fr": ("FR", "BE", "CH"),
    "en": ("GB", "US"),
    "de": ("DE", "AT", "CH"),
    "es": ("ES",),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "pt": ("PT", "BR"),
}
"""Language that is masked → countries whose numbers are written in it (ISO codes)."""

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "el": "Greek", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ne": "Nepali", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh-cn": "Chinese", "zh-tw": "Chinese",
}  # fmt: skip


def with_regions(settings: PrivacyConfig, languages: Iterable[str]) -> PrivacyConfig:
    """The settings with the countries of these languages, unless they name countries themselves."""
    if settings.regions:
        return settings
    spoken = [region for language in languages for region in REGIONS.get(language, ())]
    return replace(settings, regions=list(dict.fromkeys((*DEFAULT_REGIONS, *spoken))))


def unmasked_languages(languages: Mapping[str, Counter[str]]) -> str | None:
    """What was seen (`languages_seen`) of languages that are not masked and what to do, or None."""
    others = {language: counts for language, counts in languages.items() if language not in REGIONS}
    if not others:
        return None
    listed = ", ".join(
        f"{_NAMES.get(language, language)} ({seen['conversations']:,} chats, {seen['messages']:,} messages)"
        for language, seen in others.items()
    )
    return (
        f"Chats are in languages that are not masked: {listed}. E-mail addresses, links, international "
        "phone numbers and the names of participants are masked in them; street addresses, national phone "
        "numbers, passwords and the numbers of papers stay readable. `inspect` tells which chats these are. "
        "Leave them out by naming the languages to keep (`languages: [fr, en]` in ghostprep.yaml), or look "
        "through their rows before you train on them or share anything."
    )
