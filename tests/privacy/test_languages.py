"""Which countries' numbers are looked for, and what is said of chats in languages that are not masked."""

from collections import Counter

from ghostprep.config import PrivacyConfig
from ghostprep.privacy import unmasked_languages, with_regions
from ghostprep.privacy.languages import DEFAULT_REGIONS, REGIONS


def test_regions_follow_the_languages_and_the_users_list_wins():
    assert with_regions(PrivacyConfig(), ["fr", "pl"]).regions == list(DEFAULT_REGIONS)
    assert with_regions(PrivacyConfig(), ["de"]).regions == [*DEFAULT_REGIONS, "DE", "AT"]
    assert with_regions(PrivacyConfig(), ["de", "pt"]).regions == [*DEFAULT_REGIONS, "DE", "AT", "PT", "BR"]
    assert with_regions(PrivacyConfig(regions=["IT"]), ["de"]).regions == ["IT"]


def test_only_languages_that_are_not_masked_are_worth_a_warning():
    masked = {language: Counter(conversations=1, messages=9) for language in REGIONS}
    assert unmasked_languages(masked) is None
    warning = unmasked_languages({**masked, "pl": Counter(conversations=2, messages=1234), "xx": Counter()})
    assert "Polish (2 chats, 1,234 messages), xx (0 chats" in warning
    assert "German" not in warning and "languages: [" in warning
