"""People who are no participants, with a small pipeline that the test builds and saves itself."""

import pytest
import spacy

from ghostprep.config import PrivacyConfig
from ghostprep.errors import InputError
from ghostprep.privacy import build_name_table
from ghostprep.privacy.masker import Masker


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> str:
    pipeline = spacy.blank("fr")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "PER", "pattern": name} for name in ("Gontran Delattre", "Ysaline", "Maman", "zut", "Léa")]
    )
    ruler.add_patterns([{"label": "LOC", "pattern": "Paris"}])
    path = tmp_path_factory.mktemp("models") / "fr_small"
    pipeline.to_disk(path)
    return str(path)


def masker_with(model: str, **options) -> Masker:
    settings = PrivacyConfig(ner={"fr": model}, **options)
    return Masker(settings, build_name_table(["Léa Dupont"], [], settings, b"secret"))


def test_third_parties_get_a_pseudonym_that_holds(model):
    masker = masker_with(model)
    masked = masker.mask("hier Gontran Delattre et Ysaline, au 06 39 98 12 34")
    assert [span.type for span in masked.spans] == ["PERSON", "PERSON", "PHONE_NUMBER"]
    assert "Gontran" not in masked.text and "Delattre" not in masked.text and "Ysaline" not in masked.text
    assert masker.mask(masked.text) == (masked.text, ())
    assert masker.mask("Ysaline").text == masker.mask("Ysaline").text


def test_words_that_a_model_takes_for_people_stay(model):
    masker = masker_with(model)
    assert masker.mask("Maman dit zut à Paris").spans == ()


def test_participants_keep_their_own_pseudonym(model):
    with_model, without = (
        masker_with(model),
        Masker(PrivacyConfig(), build_name_table(["Léa Dupont"], [], PrivacyConfig(), b"secret")),
    )
    assert with_model.mask("Léa").text == without.mask("Léa").text


def test_tag_and_keep(model):
    assert masker_with(model, names="tag").mask("Ysaline!").text == "[NAME]!"
    assert masker_with(model, names="keep").mask("Ysaline!").spans == ()


def test_fast_path_equals_plain_with_a_model(model):
    masker = masker_with(model)
    texts = [
        "Ysaline",
        "",
        "ok",
        "vu Ysaline\vau 0612\v345678 Gontran\vDelattre",
        "Léa et Gontran Delattre",
        "06 39 98 12 34",
        "x\u200bYsaline",
    ]
    assert masker.mask_many(texts) == [masker.mask_plainly(text) for text in texts]


def test_a_text_too_long_for_the_model_is_dropped(model):
    assert masker_with(model).mask_many(["ok", "a " * 30_000]) == [("ok", ()), None]


@pytest.mark.parametrize(
    "ner, needle", [({"fr": "no_such_model"}, "spacy download fr_core_news_md"), ({"fr": "gliner"}, "GLiNER")]
)
def test_a_model_that_is_not_there_is_the_users_to_mend(ner, needle):
    settings = PrivacyConfig(ner=ner)
    with pytest.raises(InputError, match=needle):
        Masker(settings, build_name_table(["Léa"], [], settings, b"secret"))
