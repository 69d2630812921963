"""What the Hub shows of a model, and that it tells nothing of the chats."""

import json

from ghostprep.prompt import END
from ghostprep.serving.model_card import model_card
from tests.serving.ghost import Trained


def test_the_card_tells_no_sample_and_no_path(trained: Trained) -> None:
    card = (trained.output / "merged" / "README.md").read_text()
    assert "private" in card
    assert "rank 16" in card
    assert str(trained.work) not in card and "data/" not in card
    rows = (trained.work / "data/processed/completion/train.jsonl").read_text().splitlines()
    turns = {turn[3:].removesuffix(END) for row in rows for turn in json.loads(row)["text"].split("\n")}
    assert not [turn for turn in turns if len(turn) > 12 and turn in card]


def test_the_card_names_the_public_base_and_its_revision() -> None:
    config = {"base_model": "mistralai/Mistral-7B-v0.3", "revision_of_model": "caa1feb", "adapter": "qlora"}
    card = model_card(config, "mistral7b_qlora")
    assert card.startswith("---\nbase_model: mistralai/Mistral-7B-v0.3\n")
    assert "revision caa1feb" in card
