"""What `check` finds in a dataset."""

import json

import pytest

GOOD = {
    "completion": {"text": "B: tu viens ?\nA: oui</s>\nB: cool\nA: 😘</s>"},
    "reply": {
        "segments": [
            {"label": False, "text": "<s>B: tu viens ?\nA: oui</s>\nB: cool\nA:"},
            {"label": True, "text": " 😘</s>"},
        ]
    },
    "mixed": {"segments": [{"label": True, "text": "<s>B: tu viens ?\nA: oui</s>\nB: cool\nA: 😘</s>"}]},
    "sessions": {
        "messages": [
            {"role": "user", "content": " tu viens ?", "train": False},
            {"role": "assistant", "content": " oui", "train": True},
        ]
    },
}


@pytest.fixture
def check(run, tmp_path):
    def call(*lines):
        path = tmp_path / "train.jsonl"
        path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
        code, out, _ = run("check", path)
        return code, out

    return call


@pytest.mark.parametrize("row", GOOD.values(), ids=GOOD)
def test_a_good_row_passes(check, row):
    assert check(row) == (0, "")


def reply(prompt, answer):
    return {"segments": [{"label": False, "text": prompt}, {"label": True, "text": answer}]}


def session(*messages):
    return {"messages": [{"role": role, "content": text, "train": train} for role, text, train in messages]}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "B: a\nA: oui"}, "does not end with </s>"),
        ({"text": "B: a\nA: oui\nB: non\nA: si</s>"}, "does not end with </s>"),
        ({"text": "B: a</s>\nA: oui</s>"}, "</s> stands inside a turn"),
        ({"text": "B: a\nA: oui</s></s>"}, "</s> stands inside a turn"),
        ({"text": "B: a [INST] b\nA: oui</s>"}, "special token"),
        ({"text": "B: a\nA: oui</s>\nB: b"}, "no reply to learn"),
        ({"text": "salut\nA: oui</s>"}, "does not start with"),
        ({"text": "B:a\nA: oui</s>"}, "label without a space"),
        ({"text": "B: a\nA: </s>"}, "empty turn"),
        (reply("B: a\nA:", " oui</s>"), "must start with <s>"),
        ({"segments": [{"label": True, "text": "B: a\nA: oui</s>"}]}, "expected two segments"),
        ({"segments": [{"label": True, "text": "<s>B: a\nA: oui</s>\nB: b"}]}, "no reply to learn"),
        ({"segments": [{"label": False, "text": "<s>B: a\nA: oui</s>"}]}, "expected two segments"),
        (reply("<s>B: a\nA: ", "oui</s>"), "nothing after it"),
        (reply("<s>B: a\nA:", "oui</s>"), "start with its space"),
        (reply("<s>B: a\nA:", " oui"), "does not end with </s>"),
        ({"segments": [{"label": True, "text": "x"}]}, "expected two segments"),
        (session(("user", " a", False), ("assistant", "oui", True)), "start with its space"),
        (session(("user", " a", True), ("assistant", " oui", True)), "somebody else"),
        (session(("user", " a", False), ("assistant", " oui", False)), "trains on nothing"),
        (session(("user", " a", False), ("assistant", " oui</s>", True)), "special token"),
        (session(("system", " a", False)), "needs a role"),
        ({"txt": "B: a"}, "no text, segments or messages"),
        ("{oops", "not a JSON object"),
        ({"text": "B: 06 39 98 12 34\nA: oui</s>"}, "PHONE_NUMBER is left"),
    ],
)
def test_a_fault_is_named_with_its_line(check, row, said):
    code, out = check(GOOD["completion"], row)
    assert code == 1
    assert "train.jsonl, line 2: " in out and said in out


def test_an_empty_file_is_a_fault(check):
    assert "holds no row" in check()[1]


def test_a_name_of_a_participant_is_a_leak(run, whatsapp, tmp_path):
    export = whatsapp([(0, "Lou Ferrand", "a"), (1, "Nora", "b")])
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps({"text": "B: c'est Ferrand ?\nA: oui</s>"}) + "\n")
    assert run("check", path)[0] == 0
    code, out, _ = run("check", path, "--names-from", export)
    assert code == 1 and "PERSON is left" in out


def test_train_and_val_must_not_overlap(run, tmp_path):
    (tmp_path / "train.jsonl").write_text(json.dumps(GOOD["completion"]) + "\n")
    (tmp_path / "val.jsonl").write_text(json.dumps(GOOD["completion"]) + "\n")
    code, out, _ = run("check", tmp_path / "train.jsonl")
    assert code == 1 and "stands in train.jsonl too" in out


def test_short_rows_recur_by_themselves(run, tmp_path):
    for half in ("train", "val"):
        (tmp_path / f"{half}.jsonl").write_text(json.dumps({"text": "B: ok ?\nA: ok</s>"}) + "\n")
    assert run("check", tmp_path)[0] == 0


@pytest.mark.parametrize("name", ["missing.jsonl", "data.csv", "empty"])
def test_what_cannot_be_checked_is_named(run, tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.csv").write_text("a")
    code, _, err = run("check", tmp_path / name)
    assert code == 1 and name in err
