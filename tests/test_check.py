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


END = "a turn of A does not end with </s>: the model would not learn to stop"
INSIDE = "</s> stands inside a turn"
SPECIAL = "a special token or a line that opens a turn stands inside a text"
NO_REPLY = "ends with a turn of B: there is no reply to learn"
NO_LABEL = "does not start with A: or B:"
SEGMENTS = "expected two segments, the prompt (label false) and the reply (label true)"
PROMPT_END = "the prompt must end with 'A:' on a line of its own and nothing after it"
SPACE = "a content does not start with its space"
NOTHING = "trains on nothing: no message has train: true"
NOBODY = "each message needs a role (user or assistant) and a content"


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ({"text": "B: a\nA: oui"}, [END]),
        ({"text": "B: a\nA: oui\nB: non\nA: si</s>"}, [END]),
        ({"text": "B: a</s>\nA: oui</s>"}, [INSIDE]),
        ({"text": "B: a\nA: oui</s></s>"}, [INSIDE]),
        ({"text": "B: a [INST] b\nA: oui</s>"}, [SPECIAL]),
        ({"text": "B: a\nA: oui</s>\nB: b"}, [NO_REPLY]),
        ({"text": "salut\nA: oui</s>"}, [NO_LABEL]),
        ({"text": "B:a\nA: oui</s>"}, ["a label without a space after it"]),
        ({"text": "B: a\nA: </s>"}, ["an empty turn"]),
        ({"text": "B: \nA: oui"}, ["an empty turn", END]),
        ({"text": "salut\nB:a\nA: oui"}, [NO_LABEL, "a label without a space after it", END]),
        (reply("B: a\nA:", " oui</s>"), ["the prompt must start with <s>"]),
        (reply("<s>A:", " oui</s>"), []),
        ({"segments": [{"label": True, "text": "B: a\nA: oui</s>"}]}, [SEGMENTS]),
        ({"segments": [{"label": True, "text": "<s>B: a\nA: oui</s>\nB: b"}]}, [NO_REPLY]),
        ({"segments": [{"label": False, "text": "<s>B: a\nA: oui</s>"}]}, [SEGMENTS]),
        (reply("<s>B: a\nA: ", "oui</s>"), [PROMPT_END, "the reply must start with its space"]),
        (reply("<s>B: a A:", " oui</s>"), [PROMPT_END, INSIDE]),
        (
            reply("<s>B: a\nA:", "oui</s>"),
            ["the reply must start with its space", "a label without a space after it"],
        ),
        (reply("<s>B: a\nA:", " oui"), [END]),
        ({"segments": [{"label": True, "text": "x"}]}, [SEGMENTS]),
        ({"segments": []}, [SEGMENTS]),
        ({"segments": ["<s>B: a\nA:", " oui</s>"]}, [SEGMENTS]),
        ({"segments": [{"label": False}, {"label": True, "text": " oui</s>"}]}, [SEGMENTS]),
        (session(("user", " a", False), ("assistant", "oui", True)), [SPACE]),
        (session(("user", " a", True), ("assistant", " oui", True)), ["trains on a turn of somebody else"]),
        (session(("user", " a", False), ("assistant", " oui", False)), [NOTHING]),
        (session(("user", " a", False), ("assistant", " oui</s>", True)), [SPECIAL]),
        (session(("system", " a", False)), [NOBODY]),
        ({"messages": ["a"]}, [NOBODY]),
        ({"messages": [{"role": "user"}]}, [NOBODY]),
        ({"messages": []}, [NOTHING]),
        ({"txt": "B: a"}, ["no text, segments or messages in this row: it was not written by build"]),
        ("{oops", ["not a JSON object: a line was cut or edited by hand; build again"]),
        ("[1]", ["not a JSON object: a line was cut or edited by hand; build again"]),
        ({"text": "B: 06 39 98 12 34\nA: oui</s>"}, ["PHONE_NUMBER is left in a text; build again"]),
    ],
)
def test_each_fault_is_named_with_its_line(check, tmp_path, row, faults):
    code, out = check(GOOD["completion"], row, GOOD["reply"])
    assert out.splitlines() == [f"{tmp_path / 'train.jsonl'}, line 2: {fault}" for fault in faults]
    assert code == bool(faults)


def test_an_empty_file_is_a_fault(check):
    assert check()[1].endswith("train.jsonl: holds no row\n")


def test_the_same_text_is_searched_once(check):
    leaky = {"text": "B: 06 39 98 12 34\nA: oui</s>"}
    assert check(leaky, leaky, leaky)[1].count("PHONE_NUMBER") == 1


@pytest.mark.parametrize("text", ["c'est Ferrand ?", "oui @Ferrand", "oui @zkw_b75"])
def test_a_name_of_a_participant_is_a_leak_and_a_mention_where_the_people_are_known(
    run, whatsapp, tmp_path, text
):
    export = whatsapp([(0, "Lou Ferrand", "a"), (1, "Nora", "b")])
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps({"text": f"B: {text}\nA: oui</s>"}) + "\n")
    assert run("check", path)[0] == 0
    code, out, _ = run("check", path, "--names-from", export)
    kind = "HANDLE" if "zkw" in text else "PERSON"
    assert (code, out) == (1, f"{path}, line 1: {kind} is left in a text; build again\n")


def test_train_and_val_must_not_overlap(run, tmp_path):
    train, val = tmp_path / "train.jsonl", tmp_path / "val.jsonl"
    train.write_text("".join(json.dumps(row) + "\n" for row in GOOD.values()))
    other = {"text": "B: un\nA: deux</s>\nB: trois\nA: quatre</s>"}
    val.write_text("".join(json.dumps(row) + "\n" for row in (other, GOOD["reply"], GOOD["completion"])))
    said = "stands in train.jsonl too; train and val must not overlap: build again\n"
    for given in (train, val, tmp_path):
        assert run("check", given)[:2] == (1, f"{val}, line 2: {said}{val}, line 3: {said}")
    train.unlink()
    assert run("check", val)[0] == 0


@pytest.mark.parametrize(("turns", "code"), [(2, 0), (3, 0), (4, 1)])
def test_short_rows_recur_by_themselves(run, tmp_path, turns, code):
    row = {"text": "\n".join(["B: ok ?", "A: ok</s>", "B: ok", "A: ok</s>"][-turns:])}
    for half in ("train", "val"):
        (tmp_path / f"{half}.jsonl").write_text(json.dumps(row) + "\n")
    assert run("check", tmp_path)[0] == code


@pytest.mark.parametrize("name", ["missing.jsonl", "data.csv", "empty"])
def test_what_cannot_be_checked_is_named(run, tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.csv").write_text("a")
    code, _, err = run("check", tmp_path / name)
    assert code == 1 and name in err
