"""The commands' contracts: what goes to stdout, what to stderr, and the exit code."""

import csv
import io
import json
import subprocess
import sys

import pytest

TELEGRAM = {
    "name": "Lou",
    "type": "personal_chat",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-03-12T14:00:00", "date_unixtime": "1710248400"},
        {"id": 2, "type": "message", "date": "2024-03-12T14:00:01", "date_unixtime": "1710248401",
         "from": "Lou", "from_id": "user1", "text": "\u200e salut \ud83d\ude18 "},
        {"id": 3, "type": "message", "date": "2024-03-12T14:00:02", "date_unixtime": "1710248402",
         "from": "Nora", "from_id": "user2", "text": ["va voir ", {"type": "link", "text": "a.fr"}]},
    ],
}  # fmt: skip


@pytest.fixture
def telegram(tmp_path):
    path = tmp_path / "result.json"
    path.write_text(json.dumps(TELEGRAM))
    return path


def test_messages_prints_what_a_person_wrote(run, telegram):
    code, out, err = run("messages", telegram)
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "platform": "telegram",
            "conversation": "Lou",
            "sender": "Lou",
            "timestamp": "2024-03-12T13:00:01Z",
            "text": "salut 😘",
        },
        {
            "platform": "telegram",
            "conversation": "Lou",
            "sender": "Nora",
            "timestamp": "2024-03-12T13:00:02Z",
            "text": "va voir a.fr",
        },
    ]


def test_naive_times_stay_naive(run, whatsapp):
    out = run("messages", whatsapp([(0, "Lou", "a"), (61, "Nora", "b\nc")]))[1]
    assert [json.loads(line)["timestamp"] for line in out.splitlines()] == [
        "2024-03-25T09:00:00",
        "2024-03-25T10:01:00",
    ]


def test_messages_as_csv_into_a_file(run, telegram, tmp_path):
    target = tmp_path / "all.csv"
    assert run("messages", telegram, "--format", "csv", "--out", target)[:2] == (0, "")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [row["text"] for row in rows] == ["salut 😘", "va voir a.fr"]
    assert list(rows[0]) == ["platform", "conversation", "sender", "timestamp", "text"]


def test_a_failed_run_leaves_the_old_file(run, tmp_path):
    target = tmp_path / "all.jsonl"
    target.write_text("old")
    (tmp_path / "notes.txt").write_text("no chat")
    assert run("messages", tmp_path / "notes.txt", "--out", target)[0] == 1
    assert target.read_text() == "old" and len(list(tmp_path.iterdir())) == 2


def test_explain_dropped_names_place_and_reason_and_no_text(run, telegram):
    out = run("messages", telegram, "--explain-dropped")[1]
    assert json.loads(out) == {"platform": "telegram", "conversation": "Lou", "place": 1, "reason": "system"}


def test_inspect_tells_what_is_there(run, telegram, whatsapp, small_talk, tmp_path):
    (tmp_path / "holiday.csv").write_text("a,b")
    code, out, _ = run("inspect", telegram, whatsapp(small_talk), tmp_path / "holiday.csv", "--all")
    assert code == 0
    for said in (
        "telegram: Lou",
        "3 parsed, 2 kept",
        "system 1",
        "Lou 80, Nora 80",
        "2024-03-25 to 2024-05-03",
        "holiday.csv",
    ):
        assert said in out, out


def test_inspect_guesses_who_i_am(run, whatsapp):
    one = whatsapp([(0, "Lou", "a"), (1, "Nora", "b")], "one.txt")
    two = whatsapp([(0, "Max", "a"), (1, "Nora", "b")], "two.txt")
    assert "me: probably Nora (writes in 2 of 2 conversations)" in run("inspect", one, two)[1]
    assert "cannot be told" in run("inspect", one)[1]


def piped(text, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "ghostprep", *arguments], input=text.encode(), capture_output=True, timeout=120
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_mask_adds_the_masked_text_and_its_spans():
    text = "🎉 appelle Zoé au 06 39 98 12 34 ou zoe@example.org"
    code, out, err = piped(json.dumps({"id": 7, "text": text}) + "\n", "mask", "--name", "Zoé")
    assert (code, err) == (0, "")
    row = json.loads(out)
    assert (row["id"], row["text"]) == (7, text)
    spans = {span["type"]: text[span["start"] : span["end"]] for span in row["spans"]}
    assert spans == {"PERSON": "Zoé", "PHONE_NUMBER": "06 39 98 12 34", "EMAIL_ADDRESS": "zoe@example.org"}
    assert not any(value in row["masked"] for value in spans.values())
    assert row["masked"].startswith("🎉 appelle ")


@pytest.mark.parametrize("line", ["{", "[]", '{"texte": "a"}', '{"text": 3}', "[" * 100_000])
def test_mask_names_the_line_that_is_no_message(line):
    code, _, err = piped(f'{{"text": "ok"}}\n{line}\n', "mask", "-")
    assert code == 1 and "line 2" in err and err.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("sing",), ("messages",), ("build", "--pace", "3"), ("estimate",)])
def test_wrong_usage_is_exit_2(run, arguments):
    code, out, err = run(*arguments)
    assert code == 2 and (err or "commands:" in out)


def test_every_command_is_in_the_help(run):
    from ghostprep.cli import COMMANDS

    overview = run("--help")[1]
    for command in COMMANDS:
        assert f"\n  {command} " in overview
        code, out, _ = run(command, "--help")
        assert code == 0 and out.startswith("usage: ghostprep")


def test_a_defect_shows_no_message_text(run, telegram, monkeypatch):
    def fail(_):
        raise KeyError("salut, secret")

    monkeypatch.setattr("ghostprep.commands.clean", fail)
    code, _, err = run("messages", telegram)
    assert code == 1 and "KeyError" in err and "secret" not in err


def test_inspect_lists_likely_names_for_the_person_to_judge(run, whatsapp):
    said = [
        (0, "Lou", "hier avec Mirabelle on a ri"),
        (1, "Nora", "demande à Mirabelle"),
        (2, "Lou", "et Nora ?"),
    ]
    code, out, _ = run("inspect", whatsapp(said), "--names")
    assert code == 0 and "2  Mirabelle" in out and "Nora" not in out
