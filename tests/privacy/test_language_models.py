"""What masking cannot see is told, with what would help."""

from ghostprep.config import PrivacyConfig
from ghostprep.privacy import blind_spots


def test_blind_spots_are_told():
    assert "surnames alone" in blind_spots(PrivacyConfig())
    assert "spacy download" in blind_spots(PrivacyConfig(third_parties="off"))
    assert "stays readable" in blind_spots(PrivacyConfig(names="keep"))
    assert blind_spots(PrivacyConfig(ner={"fr": "fr_core_news_md"})) is None
