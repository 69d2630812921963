"""`make rehearsal`: the whole path once for real."""

import re

from tests.serving.ghost import Trained, read_table

STEPS = ["build", "check", "estimate", "base", "train", "merge", "try", "chat", "publish", "stage", "serve"]


def test_from_exports_to_a_ghost_that_answers(trained: Trained) -> None:
    rows = read_table(trained.table)
    assert {name: state for name, (state, _) in rows.items()} == dict.fromkeys(STEPS, "passed"), rows
    assert trained.code == 0
    for name in STEPS:
        assert (trained.work / f"{name}.log").is_file()
    before, after = re.findall(r"\d+\.\d+", rows["train"][1])
    assert float(after) < float(before)
    assert (trained.output / "merged/model.safetensors").is_file()
    assert (trained.work / "replicate/weights/model.safetensors").is_file()
    assert not list(trained.work.glob("of-an-earlier-one*"))
